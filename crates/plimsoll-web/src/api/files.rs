use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use plimsoll_capture::Remark;
use plimsoll_case::{Added, Case, KeptReceipt};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::BASE;
use super::asked::{asked, names, pairs, refuse_unknown};
use super::day::Day;
use super::get::Answer;
use super::post::{bytes, is_of};
use crate::App;
use crate::add::{self, Given, Happened, Terms};
use crate::fault::Fault;
use crate::guard::Actor;
use crate::routes::add::plain_name;

/// What is known of a file.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Its name, whose ending tells what it is: txt, html, json, jsonl
    name: String,
    /// Where it came from; without it its name
    source: Option<String>,
    /// When it was retrieved; without it now
    #[param(value_type = Option<String>, format = DateTime)]
    retrieved_at: Option<Timestamp>,
    /// The date of publication of reports that tell none
    #[param(inline)]
    published: Option<Day>,
    /// Anything to be kept with it
    note: Option<String>,
}

/// A file that was sent.
pub(super) struct Sent {
    app: Arc<App>,
    given: Given,
    terms: Terms,
}

impl FromRequest<Arc<App>> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let actor = Actor::from_request_parts(&mut parts, app).await?;
        let pairs = pairs(parts.uri.query().unwrap_or_default());
        refuse_unknown(&pairs, &names::<Asked>())?;
        let Asked { name, source, retrieved_at, published, note } = asked(&pairs)?;
        is_of(&parts.headers, "application/octet-stream")?;
        let bytes = bytes(Request::from_parts(parts, body), app).await?.to_vec();
        let given = Given { name: plain_name(&name), bytes, media_type: None, source: None };
        let published = published.map(Day::moment);
        let terms = Terms { source, retrieved_at, published, note, stamp: actor.stamp() };
        Ok(Self { app: Arc::clone(app), given, terms })
    }
}

/// What became of reports that were sent.
#[derive(Serialize, ToSchema)]
pub(super) struct AddedReports {
    /// The reports.
    reports: Vec<AddedReport>,
    /// What is no report, and why.
    problems: Vec<String>,
}

/// What became of a report.
#[derive(Serialize, ToSchema)]
struct AddedReport {
    /// Its name, alone in the case.
    report: String,
    /// The hash of its bytes.
    hash: String,
    /// What became of it.
    became: Became,
    /// What is odd about it.
    remarks: Vec<Remark>,
    /// How it was received, the receipt that it is read by first.
    receipts: Vec<KeptReceipt>,
}

/// What became of a report that was sent.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Became {
    /// It is in the case.
    Added,
    /// Its bytes were there; that they were received under another name or from another source as well is kept.
    AlsoReceived,
    /// It was there, as it is.
    Already,
}

/// Add a file
///
/// A saved page, a text, or a dump of JSON or JSON Lines, as it is. Each report is known by the hash of its bytes: sending one again changes nothing.
#[utoipa::path(
    post,
    path = "/files",
    operation_id = "add_file",
    tag = "reports",
    params(Asked),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "All were there", body = AddedReports), (status = 201, description = "Some were added", body = AddedReports)),
)]
pub(super) async fn add(sent: Sent) -> Result<Response, Fault> {
    adding(&sent.app, vec![sent.given], sent.terms).await
}

/// Adds what was given, and tells what became of it.
pub(super) async fn adding(app: &Arc<App>, given: Vec<Given>, terms: Terms) -> Result<Response, Fault> {
    let app = Arc::clone(app);
    let added = tokio::task::spawn_blocking(move || {
        let mut case = app.case()?;
        let mut happened = Vec::new();
        add::add(&mut case, given, &terms, &mut |one| happened.push(one))?;
        told(&mut case, happened)
    });
    let (status, added) = added.await.map_err(|_| Fault::Ours)??;
    let at = match added.reports.as_slice() {
        [one] => format!("{BASE}/reports/{}", one.hash.trim_start_matches("blake3:")),
        _ => format!("{BASE}/reports"),
    };
    let mut response = Answer::of(&added)?.into_response();
    *response.status_mut() = status;
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_str(&at).map_err(|_| Fault::Ours)?);
    Ok(response.into_response())
}

fn told(case: &mut Case, happened: Vec<Happened>) -> Result<(StatusCode, AddedReports), Fault> {
    let mut added = AddedReports { reports: Vec::new(), problems: Vec::new() };
    for one in happened {
        match one {
            Happened::Report(hash, became) => added.reports.push(of_report(case, &hash, became)?),
            Happened::Problem(words) => added.problems.push(words),
            Happened::File => {}
        }
    }
    if added.reports.is_empty() {
        let why = if added.problems.is_empty() { "it is empty".into() } else { added.problems.join("; ") };
        return Err(Fault::refused(
            format!("There is no report in what was sent: {why}."),
            "Nothing was added.",
        ));
    }
    let is_all_there = added.reports.iter().all(|one| matches!(one.became, Became::Already));
    Ok((if is_all_there { StatusCode::OK } else { StatusCode::CREATED }, added))
}

fn of_report(case: &mut Case, hash: &str, became: Added) -> Result<AddedReport, Fault> {
    let kept = case.kept(hash)?;
    Ok(AddedReport {
        report: kept.report.id,
        hash: kept.report.hash,
        became: match became {
            Added::Added => Became::Added,
            Added::AlsoReceived => Became::AlsoReceived,
            Added::Already => Became::Already,
        },
        remarks: kept.report.remarks,
        receipts: kept.receipts,
    })
}
