//! Counts that belong together, one divided by the other, beside what the pack's limits allow.

mod pairs;
mod verdict;

use std::collections::BTreeSet;

use plimsoll_claim::{ClaimId, Date};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

pub(crate) use self::pairs::Joined;
use self::pairs::{Pair, pairs};
use crate::keys::Keys;
use crate::limits::RatioKind;
use crate::memo::JoinedBy;
use crate::statement::calibres_in;
use crate::view::View;
use crate::{Interval, stable_id};

/// Two figures that were given together, divided: a row of `--rows ratios`. It is arithmetic; nobody quoted said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ratio {
    /// Stable id.
    pub ratio: String,
    /// Which ratio.
    pub kind: RatioKind,
    /// The body that keeps the count that is divided.
    pub counter: Option<String>,
    /// When it was said.
    pub stated_on: Option<Date>,
    /// The origin of the figure that is divided.
    #[schema(value_type = String)]
    pub origin: SmolStr,
    /// The origin of the figure it is divided by.
    #[schema(value_type = String)]
    pub per: SmolStr,
    /// A carrier of the one and a carrier of the other, in one report.
    pub claims: [ClaimId; 2],
    /// What is counted.
    #[schema(value_type = Option<String>)]
    pub item_class: Option<SmolStr>,
    /// Its calibre in millimetres, if told.
    pub millimetres: Option<u32>,
    /// The quotient of the two numbers as they are said, their bounds left aside.
    pub value: Decimal,
    /// What the bounds of the two leave: least.
    pub low: Option<Decimal>,
    /// What the bounds of the two leave: most.
    pub high: Option<Decimal>,
    /// A full load after the pack, or what others have published: least.
    pub range_low: Option<Decimal>,
    /// The same: most.
    pub range_high: Option<Decimal>,
    /// What that range is, with its sources; or what is missing for one.
    pub range_why: String,
    /// How the ratio lies to the range, in words.
    pub verdict: String,
    /// Whether it is more than the payload ceiling allows.
    pub is_above_the_ceiling: bool,
    /// The arithmetic.
    pub why: String,
}

/// The ratios of a pile, by the day and the kind.
pub(crate) fn find(view: &View<'_>, keys: &Keys, before: &JoinedBy, work: &mut JoinedBy) -> Vec<Ratio> {
    let mut found: Vec<Ratio> =
        pairs(view, keys, before, work).iter().filter_map(|pair| row(view, pair)).collect();
    found.sort_by(|a, b| (a.kind, a.stated_on, &a.ratio).cmp(&(b.kind, b.stated_on, &b.ratio)));
    found
}

fn row(view: &View<'_>, pair: &Pair) -> Option<Ratio> {
    let (of, per) = (&view.pile.statements[pair.of], &view.pile.statements[pair.per]);
    let scale = if pair.kind == RatioKind::KgPerRound { Decimal::ONE_THOUSAND } else { Decimal::ONE };
    let value = of.figure.value()?.checked_mul(scale)?.checked_div(per.figure.value()?)?;
    let said = |figure: &crate::statement::Figure| Interval::said(figure.low, figure.high, figure.bound);
    let left = said(&of.figure).times(Interval::of(scale, scale)).over(said(&per.figure));
    let origin = view.origin(pair.of);
    let value = shown(value);
    let calibres = calibres(view, pair.of);
    let millimetres = calibres.first().copied().filter(|_| calibres.len() == 1);
    let class = of.claim.item_class.as_deref();
    let beside = if calibres.len() > 1 && pair.kind == RatioKind::RoundsPerContainer {
        verdict::of_several(&calibres)
    } else {
        verdict::beside(view.pile.limits, pair.kind, class, millimetres, value)
    };
    let unit = match pair.kind {
        RatioKind::RoundsPerContainer => "rounds in each container",
        RatioKind::RoundsPerVoyage => "rounds in each voyage",
        RatioKind::ContainersPerVoyage => "containers in each voyage",
        RatioKind::KgPerRound => "kg for each round",
    };
    let why = format!(
        "“{}” over “{}” is {} {unit}{}",
        view.pile.wording(pair.of),
        view.pile.wording(pair.per),
        value,
        bounds(left, value),
    );
    Some(Ratio {
        ratio: stable_id(["ratio", pair.kind_name(), &origin.id, &view.origin(pair.per).id]),
        kind: pair.kind,
        counter: origin.counter.map(str::to_string),
        stated_on: origin.uttered_on,
        origin: origin.id.clone(),
        per: view.origin(pair.per).id.clone(),
        claims: [view.pile.id(pair.of), view.pile.id(pair.per)],
        item_class: of.claim.item_class.clone(),
        millimetres,
        value,
        low: left.low.map(shown),
        high: left.high.map(shown),
        range_low: beside.range.low,
        range_high: beside.range.high,
        range_why: beside.why,
        verdict: beside.verdict,
        is_above_the_ceiling: beside.is_above_the_ceiling,
        why,
    })
}

/// The calibres that a figure is of: "122 mm and 152 mm shells".
fn calibres(view: &View<'_>, index: usize) -> BTreeSet<u32> {
    let statement = &view.pile.statements[index];
    let item = statement.claim.item.as_deref().unwrap_or_default().to_lowercase();
    let limits = view.pile.limits;
    let named = calibres_in(&item, limits).into_iter().chain(calibres_in(&joined(view, index), limits));
    named
        .map(|(millimetres, _)| millimetres)
        .chain(statement.calibre.map(|(millimetres, _)| millimetres))
        .collect()
}

/// The few words behind the item, which may join a calibre to it: "shells of 122 mm and 152 mm".
fn joined(view: &View<'_>, index: usize) -> String {
    const FEW: usize = 16;
    let statement = &view.pile.statements[index];
    let spans = &statement.claim.spans;
    let text = view.pile.text(statement);
    let start = spans.item.map_or(text.len(), |item| item.end() as usize).min(text.len());
    let end = text.floor_char_boundary((start + FEW).min(spans.sentence.end() as usize).max(start));
    text.get(start..end).unwrap_or_default().to_lowercase()
}

/// To three digits, or to whole numbers where these are more.
fn shown(value: Decimal) -> Decimal {
    let whole = value.round();
    if whole.abs() >= Decimal::ONE_HUNDRED { whole } else { value.round_sf(3).unwrap_or(value) }.normalize()
}

/// What the bounds of both figures leave of a quotient.
fn bounds(left: Interval, value: Decimal) -> String {
    match (left.low, left.high) {
        (Some(low), Some(high)) if shown(low) == value && shown(high) == value => String::new(),
        (Some(low), Some(high)) => format!("; the bounds leave {} to {}", shown(low), shown(high)),
        (Some(low), None) => format!("; the bounds leave {} or more", shown(low)),
        (None, Some(high)) => format!("; the bounds leave {} or less", shown(high)),
        (None, None) => "; the bounds of the two leave it open".to_string(),
    }
}
