//! The injured told as killed, the missing as dead: one figure of one voice, under two fates.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_claim::Measure;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::gather::{Join, Reason};
use crate::statement::{Exact, ItemFamily, Pile, Statement, Symbol, Voice, exact};

/// Smaller figures meet by chance: three killed and three injured.
const LEAST: Decimal = Decimal::TEN;

/// Days between two tellings of one toll: a retelling is printed the next day.
const MOST_DAYS: i32 = 1;

/// More figures of one number do not stand beside each other in one story.
const MOST_ALIKE: usize = 32;

/// Joins of a figure that one report alone gives to one fate of people with the same figure that another report, from the same
/// voice and day, gives to another fate.
///
/// The report must not have that figure in its own place as well, and must have figures by way of the other's outlet, so that
/// it is a retelling.
pub(super) fn find(pile: &Pile<'_>) -> Vec<Join> {
    let mut joins = Vec::new();
    let mut alike: BTreeMap<(Voice, ItemFamily, Exact), Vec<usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        let value = statement.figure.value().filter(|value| *value >= LEAST && !statement.figure.vague);
        let is_voice = matches!(statement.voice, Voice::Counter(_) | Voice::Named(_));
        if let Some(value) = value.filter(|_| is_voice && is_fate(statement.claim.measure)) {
            alike.entry((statement.voice, statement.item, exact(value))).or_default().push(index);
        }
    }
    alike.retain(|_, members| members.len() > 1 && members.len() <= MOST_ALIKE);
    let hands = if alike.is_empty() { Hands::default() } else { hands(pile) };
    for members in alike.into_values() {
        let told: BTreeSet<(usize, Measure)> = members
            .iter()
            .map(|&index| (pile.statements[index].report, pile.statements[index].claim.measure))
            .collect();
        let alone = |statement: &Statement<'_>| {
            told.iter().filter(|(_, measure)| *measure == statement.claim.measure).count() == 1
        };
        for &index in &members {
            let own = &pile.statements[index];
            let retold = |&&other: &&usize| {
                let other = &pile.statements[other];
                other.report != own.report
                    && other.claim.measure != own.claim.measure
                    && !told.contains(&(own.report, other.claim.measure))
                    && !told.contains(&(other.report, own.claim.measure))
                    && is_retelling(pile, &hands, own, other)
            };
            if let Some(&from) = members.iter().find(retold).filter(|_| alone(own)) {
                joins.push(Join::of(Reason::TwoFates, from.min(index), from.max(index)));
            }
        }
    }
    joins
}

/// The outlets that each report has figures by way of.
type Hands = FxHashSet<(usize, Symbol)>;

/// Whether a report has figures by way of the other's outlet, and this one of about the same day.
fn is_retelling(pile: &Pile<'_>, hands: &Hands, own: &Statement<'_>, other: &Statement<'_>) -> bool {
    let near = own.said.zip(other.said).is_none_or(|(own, other)| own.distance(other) <= MOST_DAYS);
    let folded = |report: usize| pile.outlet_name(report).map(|name| pile.voices.known(name).folded);
    let outlet = folded(other.report).filter(|outlet| folded(own.report) != Some(*outlet));
    near && outlet.is_some_and(|outlet| hands.contains(&(own.report, outlet)))
}

fn hands(pile: &Pile<'_>) -> Hands {
    let mut hands = Hands::default();
    for statement in &pile.statements {
        hands.extend(pile.hands(statement).map(|hand| (statement.report, pile.voices.known(hand).folded)));
    }
    hands
}

/// What befalls people.
pub(crate) fn is_fate(measure: Measure) -> bool {
    matches!(measure, Measure::Killed | Measure::Injured | Measure::Missing)
}
