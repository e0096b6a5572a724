use axum::extract::Path;
use axum::response::Response;
use plimsoll_claim::{Claim, ClaimId, Date, Measure, Modality, Part};
use plimsoll_ledger::{Corrected, Decided, Finding, Origin, Series, SetAside};
use plimsoll_report::rows::ReportRow;
use plimsoll_text::Span;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::Nothing;
use super::day::Day;
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use crate::fault::Fault;
use crate::snapshot::Snapshot;

/// Which claims.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Of one report: its name or its hash
    report: Option<String>,
    /// What the figure measures
    #[param(inline)]
    measure: Option<Measure>,
    /// What the text commits to
    #[param(inline)]
    modality: Option<Modality>,
    /// Canonical unit, singular
    unit: Option<String>,
    /// The pack's class of what is counted
    item_class: Option<String>,
    /// Who gives
    supplier: Option<String>,
    /// Who gets
    recipient: Option<String>,
    /// Whom the text makes responsible
    speaker: Option<String>,
    /// The body that keeps the count
    counter: Option<String>,
    /// Said on this day or later: `2024`, `2024-02`, `2024-02-26`
    #[param(inline)]
    since: Option<Day>,
    /// Said on this day or earlier
    #[param(inline)]
    until: Option<Day>,
}

impl Asked {
    fn fits(&self, snapshot: &Snapshot<'_>, claim: &Claim) -> bool {
        let counter = || snapshot.origin_of(&claim.claim).and_then(|origin| origin.counter.as_deref());
        self.measure.is_none_or(|measure| claim.measure == measure)
            && self.modality.is_none_or(|modality| claim.modality == modality)
            && is(&self.unit, claim.unit.as_deref())
            && is(&self.item_class, claim.item_class.as_deref())
            && is(&self.supplier, claim.supplier.as_deref())
            && is(&self.recipient, claim.recipient.as_deref())
            && is(&self.speaker, claim.speaker.as_deref())
            && within(claim.said_on, self.since.as_ref(), self.until.as_ref())
            && (self.counter.is_none() || is(&self.counter, counter()))
    }
}

/// Whether a field is what is asked for.
pub(super) fn is(asked: &Option<String>, field: Option<&str>) -> bool {
    asked.as_deref().is_none_or(|asked| field == Some(asked))
}

/// Whether a date can lie in a time that is asked for; one that is not told lies in none.
pub(super) fn within(date: Option<Date>, since: Option<&Day>, until: Option<&Day>) -> bool {
    let begins = since.is_none_or(|since| date.and_then(Date::last_day) >= since.date().first_day());
    let first = date.and_then(Date::first_day);
    begins && until.is_none_or(|until| first.is_some() && first <= until.date().last_day())
}

/// Claims
///
/// One quantity asserted of something by someone: the rows of `plimsoll read --format jsonl`, as decided, by report.
#[utoipa::path(
    get,
    path = "/claims",
    operation_id = "claims",
    tag = "claims",
    params(Asked, Paging),
    responses((status = 200, body = Page<Claim>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let snapshot = desk.stand.get();
        let of = asked.report.as_deref().map(|report| snapshot.read(report));
        let one = of.as_ref().map(|read| read.as_slice());
        let reads = one.unwrap_or(snapshot.story.sheet().reports);
        let claims = reads.iter().flat_map(|read| read.claims);
        let claims: Vec<&Claim> = claims.filter(|claim| asked.fits(snapshot, claim)).collect();
        wanted.of_rows(&claims, |claim| format!("{} {}", claim.claim, claim.report), |claim| claim)
    })
    .await
}

/// One claim with all that is known of it.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeClaim<'a> {
    /// The claim, as decided; its `derivation` names the rules that made it.
    claim: &'a Claim,
    /// The report it stands in.
    report: ReportRow,
    /// Its sentence.
    sentence: &'a str,
    /// Where its figure stands in the bytes received; null: it has no place there of its own.
    bytes: Option<Span>,
    /// What it goes back to, with from whom each outlet has it.
    origin: Option<&'a Origin>,
    /// The series that its origin stands in.
    series: &'a [&'a Series],
    /// The findings that rest on it.
    findings: Vec<&'a Finding>,
    /// Fields that people corrected, each with what was read.
    corrected: Vec<&'a Corrected>,
    /// Who held it to be no claim, and why.
    set_aside: Option<&'a SetAside>,
    /// What was decided on it, undone decisions among it.
    decisions: Vec<&'a Decided>,
}

/// One claim
///
/// With its sentence, its place in the bytes, its origin, its series, the findings that rest on it and what was decided on it.
#[utoipa::path(
    get,
    path = "/claims/{claim}",
    operation_id = "claim",
    tag = "claims",
    params(("claim" = String, Path, description = "Its id")),
    responses((status = 200, body = WholeClaim)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let snapshot = desk.stand.get();
        let id = ClaimId::from(id.as_str());
        let (report, claim) = snapshot.claim(&id).ok_or(Fault::NotFound("claim"))?;
        let words = match claim.part {
            Part::Text => report.text.as_str(),
            Part::Title => report.title.as_deref().unwrap_or_default(),
        };
        // What a picture holds has no way back to the bytes.
        let kept = desk.case.kept(&report.hash)?;
        let raw =
            (claim.part == Part::Text).then(|| kept.report.source_map.raw_of(claim.spans.quantity)).flatten();
        let origin = snapshot.origin_of(&id);
        let ledger = snapshot.ledger();
        Answer::of(&WholeClaim {
            claim,
            report: ReportRow::of(report),
            sentence: words.get(claim.spans.sentence.range()).unwrap_or_default(),
            bytes: raw,
            origin,
            series: origin.map_or(&[], |origin| snapshot.series_of(&origin.origin)),
            findings: snapshot.findings_of(&id),
            corrected: ledger.corrected.iter().filter(|one| one.claim == id).collect(),
            set_aside: ledger.set_aside.iter().find(|one| one.claim.claim == id),
            decisions: snapshot.decisions_on(&id).collect(),
        })
    })
    .await
}
