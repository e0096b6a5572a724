use std::cell::OnceCell;
use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use crate::limits::Place;
use crate::statement::find_word;
use crate::view::View;
use crate::{Finding, FindingKind, parallel};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A place is written as the pack knows it to be garbled, where another report of the same figure has it right.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let places = view.pile.limits.places.iter();
    let garbled: Vec<Spelt<'_>> = places.filter(|place| !place.garbled.is_empty()).map(Spelt::of).collect();
    let words = || garbled.iter().flat_map(|place| place.wrong.iter().map(|(_, lower)| lower));
    // In small letters other scripts are compared.
    let is_plain = words().all(|word| word.is_ascii());
    let Ok(automaton) = AhoCorasick::builder().ascii_case_insensitive(true).build(words()) else {
        return Vec::new();
    };
    let wrong = parallel::map(&view.pile.reports, |report| {
        // Most texts have none of the words, and need not be put in small letters.
        let may_be = !is_plain || automaton.is_match(&report.text);
        let lower = may_be.then(|| report.text.to_lowercase());
        lower.map_or_else(Vec::new, |lower| {
            garbled.iter().enumerate().filter_map(|(at, place)| Some((at, place.wrong_in(&lower)?))).collect()
        })
    });
    let mut reports: Vec<Vec<(usize, Wrong<'_>)>> = vec![Vec::new(); garbled.len()];
    for (report, (place, wrong)) in
        wrong.into_iter().enumerate().flat_map(|(report, all)| all.into_iter().map(move |one| (report, one)))
    {
        reports[place].push((report, wrong));
    }
    let of_place = |(place, wrong): (&Spelt<'_>, Vec<(usize, Wrong<'_>)>)| {
        if wrong.is_empty() {
            return Vec::new();
        }
        let right = parallel::map(&view.pile.reports, |report| place.right_in(&report.text.to_lowercase()));
        let carriers = vec![OnceCell::new(); view.traced.len()];
        let of_report = |(report, wrong)| garbled_in(view, report, wrong, &right, &carriers);
        wrong.into_iter().filter_map(of_report).collect()
    };
    garbled.iter().zip(reports).flat_map(of_place).collect()
}

/// A garbled spelling, and where it stands.
type Wrong<'p> = (&'p str, usize);

/// The spellings of a place, as they are written and in small letters.
struct Spelt<'p> {
    wrong: Vec<(&'p str, String)>,
    right: Vec<(&'p str, String)>,
}

impl<'p> Spelt<'p> {
    fn of(place: &'p Place) -> Self {
        let both = |name: &'p String| (name.as_str(), name.to_lowercase());
        Self {
            wrong: place.garbled.iter().map(both).collect(),
            right: std::iter::once(&place.name).chain(&place.names).map(both).collect(),
        }
    }

    /// The first garbled spelling of a text (lower case), with its place.
    fn wrong_in(&self, lower: &str) -> Option<Wrong<'p>> {
        self.wrong.iter().find_map(|(wrong, word)| Some((*wrong, find_word(lower, word)?)))
    }

    /// The first right spelling of a text (lower case).
    fn right_in(&self, lower: &str) -> Option<&'p str> {
        self.right.iter().find(|(_, word)| find_word(lower, word).is_some()).map(|(name, _)| *name)
    }
}

fn garbled_in(
    view: &View<'_>,
    report: usize,
    (wrong, at): Wrong<'_>,
    names: &[Option<&str>],
    carriers: &[OnceCell<Vec<usize>>],
) -> Option<Finding> {
    let members = view.pile.of_report(report);
    let report_of = |index: usize| view.pile.statements[index].report;
    let mut right: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for &member in members {
        // The carriers of the figure that have the name right, the nearest first.
        let has_name = |other: &usize| names[report_of(*other)].is_some();
        let with_name = carriers[view.origin_of[member]]
            .get_or_init(|| view.origin(member).members.iter().copied().filter(has_name).collect());
        let others = with_name.iter().filter(|&&other| report_of(other) != report).take(WITNESSES);
        for (other, name) in others.filter_map(|&other| Some((other, names[report_of(other)]?))) {
            right.entry(report_of(other)).or_insert((other, name));
        }
    }
    let (witness, name) = *right.values().next()?;
    let spans = |index: usize| &view.pile.statements[index].claim.spans;
    let in_sentence = |&&index: &&usize| {
        (spans(index).sentence.start() as usize..spans(index).sentence.end() as usize).contains(&at)
    };
    let before = |&&index: &&usize| (spans(index).quantity.start() as usize) < at;
    let claim =
        *members.iter().find(in_sentence).or_else(|| members.iter().rfind(before)).or(members.first())?;
    let why = format!("“{wrong}” here is {name} in {}", view.pile.source(witness));
    let witnesses: Vec<usize> = right.values().map(|(witness, _)| *witness).collect();
    Some(view.finding(FindingKind::PlaceGarbled, claim, &witnesses, why))
}
