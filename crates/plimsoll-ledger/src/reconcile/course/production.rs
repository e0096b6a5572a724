use std::collections::BTreeMap;

use plimsoll_claim::Measure;
use rust_decimal::Decimal;
use smol_str::SmolStr;

use super::{Stand, nearest, stands, tell};
use crate::months::{months, months_of};
use crate::reconcile::series::Counted;
use crate::statement::ItemFamily;
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind, Interval};

/// Windows shorter than this give no rate worth a comparison.
const LEAST_DAYS: i32 = 60;

/// A rate of making, per month.
#[derive(Clone, Debug)]
struct Rate<'v> {
    origin: &'v Traced<'v>,
    per_month: Interval,
    value: Decimal,
}

/// The highest rate of each maker and thing.
type Rates<'v> = BTreeMap<(SmolStr, ItemFamily), Rate<'v>>;

/// What is sent against what is made, and what is made against what plants can make: where such figures exist.
pub(super) fn find(view: &View<'_>, series: &[Counted<'_>]) -> Vec<Finding> {
    let made = rates(view, Measure::Produced);
    if made.is_empty() {
        return Vec::new();
    }
    let mut found = over_capacity(view, &made);
    for one in series {
        let Some(supplier) = &one.row.supplier else { continue };
        let (Some(last), Some(since)) = (stands(view, one).pop(), one.since) else { continue };
        let item = view.pile.statements[nearest(view, &last)].item;
        let rate = made.get(&(supplier.as_str().into(), item));
        found.extend(rate.and_then(|rate| over_production(view, &last, since.first, rate)));
    }
    found
}

/// A total that grew faster than things are made.
fn over_production(view: &View<'_>, stand: &Stand<'_>, since: i32, rate: &Rate<'_>) -> Option<Finding> {
    let days = stand.days.last - since;
    let monthly = stand.said.low?.checked_div(months(days)).filter(|_| days >= LEAST_DAYS)?;
    let most = rate.per_month.high.filter(|most| monthly > *most)?;
    let why = format!(
        "{} over {} months is {} a month; “{}” is {} a month. What exceeds it came from stocks, or the two do not fit",
        tell(view, stand),
        months(days).round_dp(1).normalize(),
        monthly.round(),
        view.pile.wording(rate.origin.nearest()),
        most.round(),
    );
    Some(view.finding(FindingKind::ExceedsProduction, nearest(view, stand), &[rate.origin.nearest()], why))
}

/// Things made faster than the plants can make them, at the share of capacity that is told.
fn over_capacity(view: &View<'_>, made: &Rates<'_>) -> Vec<Finding> {
    let plants = rates(view, Measure::Capacity);
    let shares = shares(view);
    let of = |(thing, rate): (&(SmolStr, ItemFamily), &Rate<'_>)| {
        let plant = plants.get(thing)?;
        let share = plant.origin.counter.and_then(|counter| shares.get(counter).copied());
        let part = share.map_or(Decimal::ONE_HUNDRED, |(share, _)| share);
        let most = plant.per_month.high?.checked_mul(part)?.checked_div(Decimal::ONE_HUNDRED)?;
        let least = rate.per_month.low.filter(|least| *least > most)?;
        let at = share.map_or_else(String::new, |(_, index)| format!(" at “{}”", view.pile.wording(index)));
        let why = format!(
            "“{}” is {} a month; “{}”{at} is {} a month at most",
            view.pile.wording(rate.origin.nearest()),
            least.round(),
            view.pile.wording(plant.origin.nearest()),
            most.round(),
        );
        let mut against = vec![plant.origin.nearest()];
        against.extend(share.map(|(_, index)| index));
        Some(view.finding(FindingKind::ExceedsProduction, rate.origin.nearest(), &against, why))
    };
    made.iter().filter_map(of).collect()
}

/// The highest share of capacity in use that each counter tells, in percent, and the statement that tells it.
fn shares<'v>(view: &View<'v>) -> BTreeMap<&'v str, (Decimal, usize)> {
    let mut shares = BTreeMap::new();
    for origin in view.traced {
        let statement = &view.pile.statements[origin.nearest()];
        let share = statement.figure.high.filter(|_| statement.claim.measure == Measure::Utilisation);
        let Some((counter, share)) = origin.counter.zip(share) else { continue };
        let held = shares.entry(counter).or_insert((share, origin.nearest()));
        if share > held.0 {
            *held = (share, origin.nearest());
        }
    }
    shares
}

/// The rates of one measure: "2 million rounds a year".
fn rates<'v>(view: &View<'v>, measure: Measure) -> Rates<'v> {
    let rate = |origin: &'v Traced| {
        let statement = &view.pile.statements[origin.nearest()];
        let claim = statement.claim;
        let (unit, each) = claim.unit.as_deref()?.split_once('/')?;
        if claim.measure != measure || statement.figure.vague {
            return None;
        }
        let months = months_of(each)?;
        let figure = &statement.figure;
        let said = Interval::said(figure.low, figure.high, figure.bound);
        let per_month = said.over(Interval::of(months, months));
        let value = figure.value()?.checked_div(months)?;
        Some(((claim.supplier.clone()?, view.pile.items.named(unit)?), Rate { origin, per_month, value }))
    };
    let mut rates = Rates::new();
    for (thing, rate) in view.traced.iter().filter_map(rate) {
        match rates.get(&thing) {
            Some(held) if (held.value, &rate.origin.id) >= (rate.value, &held.origin.id) => {}
            _ => {
                rates.insert(thing, rate);
            }
        }
    }
    rates
}
