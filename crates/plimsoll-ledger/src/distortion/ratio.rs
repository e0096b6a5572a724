use plimsoll_claim::Measure;
use rust_decimal::Decimal;

use super::beside::Beside;
use crate::limits::{most_by_mass, shells_must_be_rockets};
use crate::statement::{ItemFamily, has_any};
use crate::view::View;
use crate::{Finding, FindingKind};

/// Counts of rounds that the containers they stand for do not allow.
pub(super) fn in_report(view: &View<'_>, _: &Beside<'_>, report: usize) -> Vec<Finding> {
    let members = view.pile.of_report(report).iter().copied();
    let of_shells: Vec<usize> = members.filter(|&index| shells(view, index).is_some()).collect();
    // The two calibres of one load stand in neighbouring figures.
    let pairs = of_shells.windows(2).filter_map(|pair| calibre_order(view, pair[0], pair[1]));
    pairs.chain(of_shells.iter().filter_map(|&index| by_mass(view, index))).collect()
}

/// Calibre and count of a claim about shells; none where the words are of rockets.
fn shells(view: &View<'_>, index: usize) -> Option<(u32, Decimal)> {
    let statement = &view.pile.statements[index];
    let (calibre, _) = statement.calibre.filter(|_| statement.item == ItemFamily::ROUND)?;
    let item = statement.claim.item.as_deref().unwrap_or_default().to_lowercase();
    let is_rocket = statement.claim.item_class.as_deref() == Some("rocket_round")
        || has_any(&item, &view.pile.limits.words.rocket);
    Some((calibre, statement.figure.value()?)).filter(|_| !is_rocket)
}

fn calibre_order(view: &View<'_>, a: usize, b: usize) -> Option<Finding> {
    let (one, two) = (&view.pile.statements[a], &view.pile.statements[b]);
    let joined = one.claim.alternative_to.contains(&two.claim.claim)
        || (one.claim.of.is_some() && one.claim.of == two.claim.of)
        || (one.claim.spans.sentence == two.claim.spans.sentence && is_room(view, a) && is_room(view, b));
    let (first, second) = (shells(view, a)?, shells(view, b)?);
    let (lighter, heavier) = if first.0 < second.0 { (a, b) } else { (b, a) };
    let (light, heavy) = (shells(view, lighter)?, shells(view, heavier)?);
    if !joined || !shells_must_be_rockets(light, heavy) {
        return None;
    }
    let times = (heavy.1 / light.1).round_dp(1).normalize();
    let each = containers(view, heavier).map_or_else(String::new, |(count, _)| {
        let each = |rounds: Decimal| (rounds / count).round().normalize();
        format!(" ({} against {} in each of {count})", each(light.1), each(heavy.1))
    });
    let why = format!(
        "the same load is “{}” or “{}”{each}: {times} times fewer of the lighter {} mm round than of {} mm cannot be for want of room, unless the {} mm rounds are rockets",
        view.pile.wording(heavier),
        view.pile.wording(lighter),
        light.0,
        heavy.0,
        light.0,
    );
    Some(view.finding(FindingKind::ImplausibleRatio, lighter, &[heavier], why))
}

/// Whether a figure, here or in another carrier of it, is what could be held. Two of those in one sentence are of one load; what
/// was found or sent of each calibre may be any number.
fn is_room(view: &View<'_>, index: usize) -> bool {
    let members = &view.traced[view.origin_of[index]].members;
    members.iter().any(|&member| view.pile.statements[member].claim.measure == Measure::Capacity)
}

/// The containers a claim is about.
fn containers(view: &View<'_>, index: usize) -> Option<(Decimal, usize)> {
    let about = view.statement_of(view.pile.statements[index].claim.of.as_ref()?)?;
    let statement = &view.pile.statements[about];
    let count = statement.figure.value().filter(|count| *count > Decimal::ZERO)?;
    (statement.item == ItemFamily::CONTAINER).then_some((count, about))
}

/// More shells a container than its payload carries.
fn by_mass(view: &View<'_>, index: usize) -> Option<Finding> {
    let (calibre, rounds) = shells(view, index)?;
    let (count, about) = containers(view, index)?;
    let (most, payload, mass) = most_by_mass(view.pile.limits, calibre)?;
    let each = (rounds / count).round();
    if each <= most {
        return None;
    }
    let why = format!(
        "“{}” in “{}” are {each} a container; at {mass} kg a bare {calibre} mm shell {most} are the most that {payload} kg of payload carry",
        view.pile.wording(index),
        view.pile.wording(about),
    );
    Some(view.finding(FindingKind::ImplausibleRatio, index, &[about], why))
}
