use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use plimsoll_capture::Report;
use plimsoll_case::{KeptReceipt, Order, Search};
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::Finding;
use plimsoll_report::rows::ReportRow;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use super::asked::Nothing;
use super::day::Day;
use super::files::{AddedReports, adding};
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use super::post::{Post, part};
use crate::App;
use crate::add::{Given, Terms};
use crate::fault::Fault;
use crate::routes::add::plain_name;
use crate::routes::report::file_name;

/// Which reports, and in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Words in title, outlet or text, all of them; those in quotation marks stand together
    words: Option<String>,
    /// The outlet, as the report has it
    outlet: Option<String>,
    /// The language, by its code
    language: Option<String>,
    /// Published on this day or later: `2031`, `2031-03`, `2031-03-01`
    #[param(inline)]
    from: Option<Day>,
    /// Published on this day or earlier
    #[param(inline)]
    to: Option<Day>,
    /// Only those with claims, or only those without
    claims: Option<bool>,
    /// Only those with remarks, or only those without
    remarks: Option<bool>,
    /// By what they are sorted; without this by how well the words fit, else the latest first
    #[param(inline)]
    sort: Option<Sort>,
    /// Whether the order is turned round
    reversed: Option<bool>,
}

/// By what reports are sorted.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sort {
    /// The latest published first; those of no date last.
    Published,
    /// The last received first.
    Received,
    /// Those that fit the words best first.
    Fit,
    /// Those with most claims first.
    Claims,
    /// By outlet.
    Outlet,
    /// By title.
    Title,
    /// By name.
    Name,
}

impl Asked {
    fn search(&self, offset: usize, limit: usize) -> Search {
        let words = self.words.clone().unwrap_or_default();
        let unsorted = if words.trim().is_empty() { Order::Published } else { Order::Fit };
        let order = self.sort.map_or(unsorted, |sort| match sort {
            Sort::Published => Order::Published,
            Sort::Received => Order::Received,
            Sort::Fit => Order::Fit,
            Sort::Claims => Order::Claims,
            Sort::Outlet => Order::Outlet,
            Sort::Title => Order::Title,
            Sort::Name => Order::Name,
        });
        Search {
            words,
            outlet: self.outlet.clone(),
            language: self.language.clone(),
            from: self.from.as_ref().map(Day::words),
            to: self.to.as_ref().map(Day::words),
            with_claims: self.claims,
            with_remarks: self.remarks,
            order,
            reversed: self.reversed.unwrap_or_default(),
            offset,
            limit,
        }
    }
}

/// Reports
///
/// What was read, searched and filtered: the rows of `plimsoll read --rows reports`.
#[utoipa::path(
    get,
    path = "/reports",
    operation_id = "reports",
    tag = "reports",
    params(Asked, Paging),
    responses((status = 200, body = Page<ReportRow>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let snapshot = desk.stand.get();
        let fetch = |from: usize, most: usize| {
            let found = desk.case.search(&asked.search(from, most))?;
            let reports = found.reports.iter().filter_map(|line| snapshot.read(&line.hash));
            Ok((reports.map(|read| ReportRow::of(read.report)).collect(), found.total))
        };
        wanted.of(fetch, |row: &ReportRow| row.hash.clone(), |row| row)
    })
    .await
}

/// One report with all that was read in it.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeReport<'a> {
    /// The report with its text, as `plimsoll capture` prints it.
    report: &'a Report,
    /// How it was received, the receipt that it is read by first.
    receipts: Vec<KeptReceipt>,
    /// Its claims, as decided; the `derivation` of each names the rules that made it.
    claims: &'a [Claim],
    /// What it tells without a number.
    statements: &'a [&'a Event],
    /// The findings about it.
    findings: Vec<&'a Finding>,
}

/// One report
///
/// Its text and zones, its receipts, its claims and statements with how they were read, and the findings about it.
#[utoipa::path(
    get,
    path = "/reports/{report}",
    operation_id = "report",
    tag = "reports",
    params(("report" = String, Path, description = "Its name or the hash of its bytes")),
    responses((status = 200, body = WholeReport)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let snapshot = desk.stand.get();
        let read = snapshot.read(&id).ok_or(Fault::NotFound("report"))?;
        Answer::of(&WholeReport {
            report: read.report,
            receipts: desk.case.custody_of(&read.report.hash)?,
            claims: read.claims,
            statements: snapshot.events_in(&read.report.id),
            findings: snapshot.findings_in(&read.report.id),
        })
    })
    .await
}

/// The bytes of one report
///
/// As they were received, to be kept and never to be shown: whatever they are, they are sent as plain text.
#[utoipa::path(
    get,
    path = "/reports/{report}/bytes",
    operation_id = "report_bytes",
    tag = "reports",
    params(("report" = String, Path, description = "Its name or the hash of its bytes")),
    responses((status = 200, body = Vec<u8>, content_type = "text/plain")),
)]
pub(super) async fn bytes(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let read = desk.stand.get().read(&id).ok_or(Fault::NotFound("report"))?;
        let (body, _) = desk.case.bytes(&read.report.hash)?;
        let file = Some(file_name(&read.report.id));
        Ok(Answer { body, media_type: "text/plain; charset=utf-8", file, next: None })
    })
    .await
}

/// Reports to be added, with what goes for all of them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReports {
    /// The reports. Each is kept as it is sent, byte for byte, as a line of a dump is; of a page the page is kept.
    #[schema(value_type = Vec<NewReport>, min_items = 1, max_items = 1000)]
    reports: Vec<Box<RawValue>>,
    /// Where they came from; without it the address of each, else its name.
    source: Option<String>,
    /// When they were retrieved; without it now.
    #[schema(value_type = Option<String>, format = DateTime)]
    retrieved_at: Option<Timestamp>,
    /// The date of publication of those that tell none.
    published: Option<Day>,
    /// Anything to be kept with them.
    note: Option<String>,
}

/// A report to be added: with its text, or the page it stands in.
#[derive(Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "the report is kept as it is sent; here only its shape is looked at")]
pub(super) struct NewReport {
    /// Its name.
    id: Option<String>,
    /// Where it was published.
    url: Option<String>,
    /// Who published it.
    outlet: Option<String>,
    /// When.
    published: Option<String>,
    /// Its title.
    title: Option<String>,
    /// Its text.
    text: Option<String>,
    /// The page it stands in, in place of its text. A page tells outlet, date and title itself.
    html: Option<String>,
}

/// Add reports
///
/// Each is known by the hash of its bytes: sending one again changes nothing. Answers 201 where something was added and 200 where all was
/// there, with what became of each, its remarks and its receipts.
#[utoipa::path(
    post,
    path = "/reports",
    operation_id = "add_reports",
    tag = "reports",
    request_body = NewReports,
    responses((status = 200, description = "All were there", body = AddedReports), (status = 201, description = "Some were added", body = AddedReports)),
)]
pub(super) async fn add(State(app): State<Arc<App>>, post: Post<NewReports>) -> Result<Response, Fault> {
    let NewReports { reports, source, retrieved_at, published, note } = post.sent;
    if reports.is_empty() {
        return Err(Fault::wrong("/reports", "There is no report.", "Send one or more."));
    }
    let given =
        reports.iter().enumerate().map(|(number, raw)| given(number, raw)).collect::<Result<_, _>>()?;
    let published = published.map(Day::moment);
    let terms = Terms { source, retrieved_at, published, note, stamp: post.actor.stamp() };
    adding(&app, given, terms).await
}

fn given(number: usize, raw: &RawValue) -> Result<Given, Fault> {
    let report: NewReport = part(&format!("/reports/{number}"), raw)?;
    let name = |ending: &str, other: &str| {
        let name = report.id.as_deref().map(plain_name).filter(|name| !name.is_empty());
        format!("{}.{ending}", name.as_deref().unwrap_or(other))
    };
    Ok(match &report.html {
        Some(page) => Given {
            name: name("html", "page"),
            bytes: page.as_bytes().to_vec(),
            media_type: None,
            source: report.url.clone(),
        },
        None => Given {
            name: name("json", "report"),
            bytes: raw.get().as_bytes().to_vec(),
            media_type: None,
            source: report.url.clone(),
        },
    })
}
