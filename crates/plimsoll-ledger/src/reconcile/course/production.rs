use plimsoll_claim::Measure;
use rust_decimal::Decimal;

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
    origin: &'v Traced,
    maker: String,
    item: ItemFamily,
    per_month: Interval,
    value: Decimal,
}

/// What is sent against what is made, and what is made against what plants can make: where such figures exist.
pub(super) fn find(view: &View<'_>, series: &[Counted]) -> Vec<Finding> {
    let made = rates(view, Measure::Produced);
    let plants = rates(view, Measure::Capacity);
    if made.is_empty() && plants.is_empty() {
        return Vec::new();
    }
    let mut found = over_capacity(view, &made, &plants);
    for one in series {
        let Some(supplier) = &one.row.supplier else { continue };
        let (Some(last), Some(since)) = (stands(view, one).pop(), one.since) else { continue };
        let rate = made.iter().find(|rate| &rate.maker == supplier && is_item(view, &last, &rate.item));
        found.extend(rate.and_then(|rate| over_production(view, &last, since.first, rate)));
    }
    found
}

fn is_item(view: &View<'_>, stand: &Stand<'_>, item: &ItemFamily) -> bool {
    view.pile.statements[nearest(view, stand)].item == *item
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
fn over_capacity(view: &View<'_>, made: &[Rate<'_>], plants: &[Rate<'_>]) -> Vec<Finding> {
    let of = |rate: &Rate<'_>| {
        let plant = plants.iter().find(|plant| plant.maker == rate.maker && plant.item == rate.item)?;
        let share = utilisation(view, plant.origin);
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

/// The share of capacity in use that the same counter tells, in percent, and the statement that tells it.
fn utilisation(view: &View<'_>, plant: &Traced) -> Option<(Decimal, usize)> {
    let same =
        view.traced.iter().filter(|origin| origin.counter.is_some() && origin.counter == plant.counter);
    same.map(Traced::nearest).find_map(|index| {
        let statement = &view.pile.statements[index];
        let is_share = statement.claim.measure == Measure::Utilisation;
        statement.figure.high.filter(|_| is_share).map(|share| (share, index))
    })
}

/// The rates of one measure: "2 million rounds a year".
fn rates<'v>(view: &View<'v>, measure: Measure) -> Vec<Rate<'v>> {
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
        Some(Rate {
            origin,
            maker: claim.supplier.clone()?,
            item: ItemFamily::named(unit),
            per_month: said.over(Interval::of(months, months)),
            value: figure.value()?,
        })
    };
    let mut rates: Vec<Rate<'v>> = view.traced.iter().filter_map(rate).collect();
    rates.sort_by(|a, b| (b.value, &a.origin.id).cmp(&(a.value, &b.origin.id)));
    rates
}
