use rust_decimal::Decimal;

use super::{Stand, nearest, tell};
use crate::months::months;
use crate::reconcile::series::Counted;
use crate::view::View;
use crate::{Finding, FindingKind};

/// Figures closer together than this give no rate.
const LEAST_DAYS: i32 = 14;
/// A rate is out of line where it is this many times the highest before.
const TIMES: i64 = 3;
/// Rates before that it takes to have a line.
const LEAST_RATES: usize = 2;
/// A window that begins on no narrower date than this has no first day to count months from.
const DAYS_OF_A_MONTH: i32 = 31;

/// A step of a running total that is far faster than the steps before it.
pub(super) fn find(view: &View<'_>, one: &Counted<'_>, stands: &[Stand<'_>]) -> Vec<Finding> {
    let mut rates: Vec<Decimal> = first_rate(one, stands).into_iter().collect();
    let mut found = Vec::new();
    let mut before: Option<&Stand<'_>> = stands.first();
    for stand in stands.iter().skip(1) {
        let Some(earlier) = before else { break };
        let days = stand.days.first - earlier.days.last;
        if days < LEAST_DAYS || stand.value <= earlier.value {
            continue;
        }
        let Some(rate) = rate(stand.value - earlier.value, days) else { continue };
        let highest = rates.iter().copied().max();
        if let Some(highest) = highest.filter(|_| rates.len() >= LEAST_RATES)
            && highest.checked_mul(Decimal::from(TIMES)).is_some_and(|line| rate > line)
        {
            let why = format!(
                "from {} to {} the count grows by {} a month; before it grew by {} a month at most. The figures are taken as said, their bounds left aside",
                tell(view, earlier),
                tell(view, stand),
                rate.round(),
                highest.round(),
            );
            found.push(view.finding(
                FindingKind::RateJump,
                nearest(view, stand),
                &[nearest(view, earlier)],
                why,
            ));
        }
        rates.push(rate);
        before = Some(stand);
    }
    found
}

/// From the first day of the window to the first figure.
fn first_rate(one: &Counted<'_>, stands: &[Stand<'_>]) -> Option<Decimal> {
    let (first, since) = (stands.first()?, one.since?);
    let days = first.days.first - since.first;
    (since.last - since.first <= DAYS_OF_A_MONTH && days >= LEAST_DAYS).then(|| rate(first.value, days))?
}

fn rate(rise: Decimal, days: i32) -> Option<Decimal> {
    rise.checked_div(months(days))
}
