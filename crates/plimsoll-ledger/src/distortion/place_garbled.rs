use std::collections::BTreeMap;

use crate::statement::{find_word, has_word};
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A place is written as the pack knows it to be garbled, where another report of the same figure has it right.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for place in view.pile.limits.places.iter().filter(|place| !place.garbled.is_empty()) {
        let wrong_in = |lower: &String| {
            place
                .garbled
                .iter()
                .find_map(|wrong| Some((wrong.as_str(), find_word(lower, &wrong.to_lowercase())?)))
        };
        let wrong: Vec<_> = view.pile.lower.iter().map(wrong_in).collect();
        if wrong.iter().all(Option::is_none) {
            continue;
        }
        let names: Vec<(&str, String)> = std::iter::once(&place.name)
            .chain(&place.names)
            .map(|name| (name.as_str(), name.to_lowercase()))
            .collect();
        let right_in =
            |lower: &String| names.iter().find(|(_, name)| has_word(lower, name)).map(|(name, _)| *name);
        let right: Vec<Option<&str>> = view.pile.lower.iter().map(right_in).collect();
        for (report, wrong) in wrong.into_iter().enumerate() {
            found.extend(wrong.and_then(|wrong| garbled(view, report, wrong, &right)));
        }
    }
    found
}

fn garbled(
    view: &View<'_>,
    report: usize,
    (wrong, at): (&str, usize),
    names: &[Option<&str>],
) -> Option<Finding> {
    let members = &view.of_report[report];
    let mut right: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for &member in members {
        let others = view.origin(member).members.iter();
        let with_name = others.filter_map(|&other| {
            let other_report = view.pile.statements[other].report;
            Some((other_report, other, names[other_report]?)).filter(|_| other_report != report)
        });
        for (other_report, other, name) in with_name.take(WITNESSES) {
            right.entry(other_report).or_insert((other, name));
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
