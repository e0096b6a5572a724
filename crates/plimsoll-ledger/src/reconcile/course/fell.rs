use rust_decimal::Decimal;

use super::{Stand, nearest, tell};
use crate::view::View;
use crate::{Finding, FindingKind};

/// A figure this share below another is its rounding, not a fall.
fn slack() -> Decimal {
    Decimal::new(93, 2)
}

/// A running total that a later figure of the same count leaves no room for.
pub(super) fn find(view: &View<'_>, stands: &[Stand<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut highest: Option<&Stand<'_>> = None;
    for stand in stands {
        if let Some(earlier) = highest
            && earlier.days.last < stand.days.first
            && let (Some(low), Some(high)) = (earlier.said.low, stand.said.high)
            && low.checked_mul(slack()).is_some_and(|low| high < low)
        {
            let why = format!(
                "{} is less than {} of the same count, and a total to date cannot fall: a correction, another window, or another thing counted",
                tell(view, stand),
                tell(view, earlier),
            );
            found.push(view.finding(
                FindingKind::CountFell,
                nearest(view, stand),
                &[nearest(view, earlier)],
                why,
            ));
        }
        if highest.is_none_or(|highest| highest.said.low < stand.said.low) {
            highest = Some(stand);
        }
    }
    found
}
