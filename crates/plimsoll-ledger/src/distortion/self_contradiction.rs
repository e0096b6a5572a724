use crate::statement::has_any;
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A figure bounded from above and below at once: "as many as more than 6 million".
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let words = &view.pile.limits.words;
    let mut found = Vec::new();
    for (index, statement) in view.pile.statements.iter().enumerate() {
        let before = before_number(view, index);
        if has_any(&before, &words.upper_bound) && has_any(&before, &words.lower_bound) {
            let others = &view.origin(index).members;
            let against: Vec<usize> = others
                .iter()
                .copied()
                .filter(|&other| view.pile.statements[other].report != statement.report)
                .take(WITNESSES)
                .collect();
            let words = statement.claim.quantity.text.trim();
            let why = format!("“{words}” is bounded from above and from below at once");
            found.push(view.finding(FindingKind::SelfContradiction, index, &against, why));
        }
    }
    found
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
