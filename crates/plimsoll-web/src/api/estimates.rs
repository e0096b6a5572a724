use axum::extract::Path;
use axum::response::Response;
use plimsoll_ledger::Estimate;
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::IntoParams;

use super::asked::refused;
use super::day::Day;
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use crate::fault::Fault;

/// For which day.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Another day than that of the case
    #[param(inline)]
    as_of: Option<Day>,
}

/// With which assumptions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Tried {
    /// Another day than that of the case
    #[param(inline)]
    as_of: Option<Day>,
    /// Other ranges, separated by commas, each as NUMBER:LOW:HIGH: the place of the assumption in `assumptions`, counted from 0, and its ends
    #[param(
        pattern = r"^[0-9]{1,3}:[0-9]{1,12}(\.[0-9]{1,6})?:[0-9]{1,12}(\.[0-9]{1,6})?(,[0-9]{1,3}:[0-9]{1,12}(\.[0-9]{1,6})?:[0-9]{1,12}(\.[0-9]{1,6})?){0,31}$",
        example = "0:13000:15000"
    )]
    assume: Option<String>,
}

/// Estimates
///
/// What the figures amount to on a day, as intervals with their assumptions: the rows of `plimsoll read --rows estimates`. Asking for another day changes
/// nothing in the case.
#[utoipa::path(
    get,
    path = "/estimates",
    operation_id = "estimates",
    tag = "ledger",
    params(Asked, Paging),
    responses((status = 200, body = Page<Estimate>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let ledger = desk.stand.get().ledger();
        let estimates: Vec<&Estimate> = ledger.estimates.iter().collect();
        let as_of = asked.as_of.as_ref().map(Day::date);
        let revised = |estimate: &Estimate| match as_of {
            Some(_) => estimate.revised(ledger, as_of, &[]),
            None => estimate.clone(),
        };
        wanted.of_rows(&estimates, |estimate| estimate.estimate.clone(), revised)
    })
    .await
}

/// One estimate
///
/// As the case has it, or with another day and other ranges. What is tried changes nothing in the case.
#[utoipa::path(
    get,
    path = "/estimates/{estimate}",
    operation_id = "estimate",
    tag = "ledger",
    params(("estimate" = String, Path, description = "Its id"), Tried),
    responses((status = 200, body = Estimate)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Tried>) -> Result<Response, Fault> {
    get.answer(move |desk, tried| {
        let ledger = desk.stand.get().ledger();
        let own = ledger.estimates.iter().find(|estimate| estimate.estimate == id);
        let own = own.ok_or(Fault::NotFound("estimate"))?;
        let ranges =
            tried.assume.as_deref().map(|assume| ranges(assume, own)).transpose()?.unwrap_or_default();
        match tried.as_of.is_none() && ranges.is_empty() {
            true => Answer::of(own),
            false => Answer::of(&own.revised(ledger, tried.as_of.as_ref().map(Day::date), &ranges)),
        }
    })
    .await
}

fn ranges(assume: &str, own: &Estimate) -> Result<Vec<(usize, Decimal, Decimal)>, Fault> {
    let range = |words: &str| {
        let parts: Vec<&str> = words.split(':').collect();
        let [at, low, high] = parts.as_slice() else { return None };
        let number =
            |digits: &str| digits.parse::<Decimal>().ok().filter(|number| !number.is_sign_negative());
        Some((at.parse().ok()?, number(low)?, number(high)?))
    };
    let refused = |why: &str| refused("assume", why);
    let ranges: Option<Vec<(usize, Decimal, Decimal)>> = assume.split(',').map(range).collect();
    let ranges =
        ranges.ok_or_else(|| refused("it is NUMBER:LOW:HIGH, several of them separated by commas"))?;
    let has_range =
        |at: usize| own.assumptions.get(at).is_some_and(|one| one.low.is_some() && one.high.is_some());
    match ranges.iter().find(|(at, ..)| !has_range(*at)) {
        Some((at, ..)) => Err(Fault::refused(
            format!("The estimate has no assumption {at} with a range."),
            "See its assumptions.",
        )),
        None => Ok(ranges),
    }
}
