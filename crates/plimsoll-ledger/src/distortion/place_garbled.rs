use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::beside::Beside;
use crate::limits::Place;
use crate::statement::find_word;
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A place is written as the pack knows it to be garbled, where another report of the same figure has it right.
pub(super) fn in_report(view: &View<'_>, beside: &Beside<'_>, report: usize) -> Vec<Finding> {
    let places = &beside.places;
    let garbled = |(at, wrong)| garbled_in(view, report, wrong, &places.spelt[at]);
    places.wrong_in(&view.pile.reports[report].text).into_iter().filter_map(garbled).collect()
}

/// The places of the pack that are known to be garbled, and who has them right.
pub(super) struct Places<'p> {
    spelt: Vec<Spelt<'p>>,
    /// Of all garbled spellings.
    automaton: Option<AhoCorasick>,
    /// Whether small letters are compared as they are: in other scripts they are not.
    is_plain: bool,
}

impl<'p> Places<'p> {
    pub(super) fn of(view: &View<'p>) -> Self {
        let places = view.pile.limits.places.iter().filter(|place| !place.garbled.is_empty());
        let spelt: Vec<Spelt<'p>> = places.map(Spelt::of).collect();
        let words = || spelt.iter().flat_map(|place| place.wrong.iter().map(|(_, lower)| lower));
        let is_plain = words().all(|word| word.is_ascii());
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(words()).ok();
        Self { spelt, automaton, is_plain }
    }

    /// The places that a text garbles.
    fn wrong_in(&self, text: &str) -> Vec<(usize, Wrong<'p>)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        // Most texts have none of the words, and need not be put in small letters.
        if self.is_plain && !automaton.is_match(text) {
            return Vec::new();
        }
        let lower = text.to_lowercase();
        let wrong = |(at, place): (usize, &Spelt<'p>)| Some((at, place.wrong_in(&lower)?));
        self.spelt.iter().enumerate().filter_map(wrong).collect()
    }
}

/// A garbled spelling, and where it stands.
type Wrong<'p> = (&'p str, usize);

/// The spellings of a place, as they are written and in small letters.
struct Spelt<'p> {
    wrong: Vec<(&'p str, String)>,
    right: Vec<(&'p str, String)>,
    /// The right spelling that each report has, where it was asked for.
    names: OnceLock<Vec<OnceLock<Option<&'p str>>>>,
    /// The carriers of each origin that have one, where they were asked for.
    carriers: OnceLock<Vec<OnceLock<Vec<usize>>>>,
}

impl<'p> Spelt<'p> {
    fn of(place: &'p Place) -> Self {
        let both = |name: &'p String| (name.as_str(), name.to_lowercase());
        Self {
            wrong: place.garbled.iter().map(both).collect(),
            right: std::iter::once(&place.name).chain(&place.names).map(both).collect(),
            names: OnceLock::new(),
            carriers: OnceLock::new(),
        }
    }

    /// The right spelling in a report.
    fn name_in(&self, view: &View<'_>, report: usize) -> Option<&'p str> {
        let names = self.names.get_or_init(|| vec![OnceLock::new(); view.pile.reports.len()]);
        *names[report].get_or_init(|| self.right_in(&view.pile.reports[report].text.to_lowercase()))
    }

    /// The carriers of an origin that have the name right, the nearest first.
    fn carriers(&self, view: &View<'_>, origin: usize) -> &[usize] {
        let carriers = self.carriers.get_or_init(|| vec![OnceLock::new(); view.traced.len()]);
        carriers[origin].get_or_init(|| {
            let members = view.traced[origin].members.iter().copied();
            let has_name = |index: &usize| self.name_in(view, view.pile.statements[*index].report).is_some();
            members.filter(has_name).collect()
        })
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

fn garbled_in(view: &View<'_>, report: usize, (wrong, at): Wrong<'_>, place: &Spelt<'_>) -> Option<Finding> {
    let members = view.pile.of_report(report);
    let report_of = |index: usize| view.pile.statements[index].report;
    let mut right: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for &member in members {
        let with_name = place.carriers(view, view.origin_of[member]).iter().copied();
        let others = with_name.filter(|&other| report_of(other) != report).take(WITNESSES);
        for (other, name) in others.filter_map(|other| Some((other, place.name_in(view, report_of(other))?)))
        {
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
