use std::collections::BTreeMap;

use crate::statement::{find_word, has_word};
use crate::view::View;
use crate::{Finding, FindingKind, Place};

/// A place is written as the pack knows it to be garbled, where another report of the same figure has it right.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for place in view.pile.limits.places.iter().filter(|place| !place.garbled.is_empty()) {
        for (report, lower) in view.pile.lower.iter().enumerate() {
            let wrong = place
                .garbled
                .iter()
                .find_map(|wrong| Some((wrong, find_word(lower, &wrong.to_lowercase())?)));
            if let Some((wrong, at)) = wrong {
                found.extend(garbled(view, report, place, wrong, at));
            }
        }
    }
    found
}

fn garbled(view: &View<'_>, report: usize, place: &Place, wrong: &str, at: usize) -> Option<Finding> {
    let members = &view.of_report[report];
    let mut right: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    for &member in members {
        for &other in &view.origin(member).members {
            let other_report = view.pile.statements[other].report;
            let names = || std::iter::once(&place.name).chain(&place.names);
            let name = names().find(|name| has_word(&view.pile.lower[other_report], &name.to_lowercase()));
            if let Some(name) = name.filter(|_| other_report != report) {
                right.entry(other_report).or_insert((other, name));
            }
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
