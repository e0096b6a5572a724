//! Estimates, with assumptions that can be tried. What is tried stands in the address and nowhere else.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use plimsoll_claim::Date;
use plimsoll_ledger::{Assumption, Estimate};
use plimsoll_report::wording;
use rust_decimal::Decimal;

use super::shared::{Asked, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;
use crate::snapshot::Snapshot;

/// Estimates that are shown.
const MOST: usize = 24;

#[derive(Template)]
#[template(path = "estimates.html")]
struct Page {
    shell: Shell,
    none: String,
    blocks: Vec<Block>,
}

/// An estimate with its form.
struct Block {
    id: String,
    title: String,
    is_changed: bool,
    /// As markup.
    shown: String,
    as_of: String,
    ranges: Vec<Range>,
}

/// An assumption with a range.
struct Range {
    at: usize,
    name: String,
    unit: String,
    low: String,
    high: String,
    most: String,
    step: String,
}

/// The estimates; of the one that is named, with what was tried.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let shell = shell("Estimates", "/estimates", snapshot, &visitor, &asked);
        let ledger = snapshot.ledger();
        let with_interval = ledger.estimates.iter().filter(|estimate| estimate.low.is_some());
        let why = ledger.estimates.iter().find_map(|estimate| estimate.reason.as_deref());
        let none = match why {
            Some(why) => format!("There is no interval: {why}."),
            None => "There is no estimate: no counter gives a dated total between two parties.".to_string(),
        };
        let mut blocks = Vec::new();
        for (number, estimate) in with_interval.take(MOST).enumerate() {
            blocks.push(block(snapshot, number, estimate, &asked)?);
        }
        Ok(Page { shell, none, blocks })
    })
    .await
}

fn block(
    snapshot: &Snapshot<'_>,
    number: usize,
    estimate: &Estimate,
    asked: &BTreeMap<String, String>,
) -> Result<Block, Fault> {
    let is_tried = asked.get("estimate").is_some_and(|id| *id == estimate.estimate);
    let tried = if is_tried { Some(tried(snapshot, estimate, asked)?) } else { None };
    let shown = tried.as_ref().unwrap_or(estimate);
    let all: Vec<&Estimate> = snapshot.ledger().estimates.iter().chain(&tried).collect();
    let ranges = shown.assumptions.iter().enumerate();
    Ok(Block {
        id: estimate.estimate.clone(),
        title: wording::estimated(estimate),
        is_changed: tried.as_ref().is_some_and(|tried| tried != estimate),
        shown: snapshot.story.estimate(shown, &all, number).into_string(),
        as_of: shown.as_of.and_then(Date::last_day).map(|day| day.to_string()).unwrap_or_default(),
        ranges: ranges.filter_map(|(at, one)| range(at, one, &estimate.assumptions[at])).collect(),
    })
}

/// The estimate with what the address asks for.
fn tried(
    snapshot: &Snapshot<'_>,
    estimate: &Estimate,
    asked: &BTreeMap<String, String>,
) -> Result<Estimate, Fault> {
    let some = |name: &str| asked.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
    let day = some("as_of").map(|day| day.parse::<Date>().map_err(|_| no_day(day))).transpose()?;
    // A day that only restates the estimate's own keeps it as it is written: a month stays a month.
    let is_own = day.is_some() && day.and_then(Date::last_day) == estimate.as_of.and_then(Date::last_day);
    let number = |name: String| {
        let words = some(&name);
        words.map(|words| words.replace(',', "").parse::<Decimal>().map_err(|_| no_number(words))).transpose()
    };
    let mut ranges = Vec::new();
    for (at, one) in estimate.assumptions.iter().enumerate() {
        let (Some(low), Some(high)) = (one.low, one.high) else { continue };
        let (new_low, new_high) = (number(format!("low{at}"))?, number(format!("high{at}"))?);
        let (new_low, new_high) = (new_low.unwrap_or(low), new_high.unwrap_or(high));
        if new_low.is_sign_negative() || new_high.is_sign_negative() {
            return Err(Fault::refused("A count cannot be less than nothing.", "Give numbers of 0 or more."));
        }
        if (new_low, new_high) != (low, high) {
            ranges.push((at, new_low, new_high));
        }
    }
    Ok(estimate.revised(snapshot.ledger(), day.filter(|_| !is_own), &ranges))
}

fn no_day(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no day."), "Write it as 2024-12-31.")
}

fn no_number(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no number."), "Write it as 13000 or 0.5.")
}

/// The fields of an assumption; `own`: as the case has it, from which the length of the slider comes.
fn range(at: usize, one: &Assumption, own: &Assumption) -> Option<Range> {
    let (low, high, most) = (one.low?, one.high?, own.high?.max(Decimal::ONE).checked_mul(Decimal::TWO)?);
    Some(Range {
        at,
        name: one.name.clone(),
        unit: one.unit.clone().unwrap_or_default(),
        low: low.normalize().to_string(),
        high: high.normalize().to_string(),
        most: most.max(high).normalize().to_string(),
        step: "any".to_string(),
    })
}
