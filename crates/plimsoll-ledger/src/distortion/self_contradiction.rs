use super::beside::Beside;
use crate::statement::has_any;
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A figure bounded from above and below at once: "as many as more than 6 million". "No more than" is one bound.
pub(super) fn in_report(view: &View<'_>, _: &Beside<'_>, report: usize) -> Vec<Finding> {
    let words = &view.pile.limits.words;
    let is_bounded_twice = |index: usize| {
        let before = before_number(view, index);
        let rest = words.upper_bound.iter().fold(before.clone(), |rest, upper| rest.replace(upper, " "));
        has_any(&before, &words.upper_bound) && has_any(&rest, &words.lower_bound)
    };
    let bounded = view.pile.of_report(report).iter().filter(|&&index| is_bounded_twice(index));
    bounded.map(|&index| finding(view, index)).collect()
}

fn finding(view: &View<'_>, index: usize) -> Finding {
    let statement = &view.pile.statements[index];
    let others = view.origin(index).members.iter().copied();
    let in_others = others.filter(|&other| view.pile.statements[other].report != statement.report);
    let against: Vec<usize> = in_others.take(WITNESSES).collect();
    let words = statement.claim.quantity.text.trim();
    let why = format!("“{words}” is bounded from above and from below at once");
    view.finding(FindingKind::SelfContradiction, index, &against, why)
}

/// The words that bound the number: those of the quantity up to its first digit, and a few before it.
fn before_number(view: &View<'_>, index: usize) -> String {
    const BEFORE: usize = 20;
    let statement = &view.pile.statements[index];
    let text = view.pile.text(statement);
    let quantity = statement.claim.spans.quantity;
    let start = text.floor_char_boundary((quantity.start() as usize).saturating_sub(BEFORE).min(text.len()));
    let lead = text.get(start..quantity.start() as usize).unwrap_or_default();
    let own = text.get(quantity.range()).unwrap_or_default();
    let own = own.find(|letter: char| letter.is_ascii_digit()).map_or(own, |at| &own[..at]);
    // Small letters can be longer than capitals, so nothing is cut by place behind this line.
    let words = format!("{lead}{own}").to_lowercase();
    let clause = words.rfind([',', '.', ';', '(']).map_or(0, |at| at + 1);
    words[clause..].to_string()
}
