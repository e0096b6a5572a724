use plimsoll_capture::Report;
use plimsoll_ledger::ReportClaims;

use super::Bundle;
use super::identity::identity_id;
use super::note::claim_id;
use super::object::{dated, extension, id, maker_id};
use crate::clock::{stamp, start_of};
use crate::object::{Object, Value};
use crate::rows::ReportRow;
use crate::{address, citation};

/// The id of a report. One whose day is not told is a grouping: a report of STIX must have a time, and none is made up.
pub(super) fn report_id(report: &Report) -> String {
    let kind = if published(report).is_some() { "report" } else { "grouping" };
    id(kind, "report", [&report.hash, &report.id])
}

/// A news report with what was read in it.
pub(super) fn report(bundle: &Bundle<'_>, read: &ReportClaims<'_>) -> Object {
    let report = read.report;
    let created = bundle.created(report);
    let kind = if published(report).is_some() { "report" } else { "grouping" };
    let name = report.title.clone().unwrap_or_else(|| citation::source(report));
    let outlet = report.outlet.as_deref().map(identity_id).unwrap_or_else(maker_id);
    let claims = read.claims.iter().map(|claim| claim_id(report, claim));
    let mut refs: Vec<String> = std::iter::once(outlet).chain(claims).collect();
    refs.dedup();
    let object = dated(kind, report_id(report), created, bundle.made_at).with("name", name).with(
        "description",
        format!("{}. Hash of the bytes received: {}", citation::source(report), report.hash),
    );
    let object = match published(report) {
        Some(time) => object.with("published", stamp(time)),
        None => object.with("context", "unspecified"),
    };
    object
        .with("external_references", references(report))
        .with("object_refs", refs)
        .with("extensions", extension("report", Value::of(&ReportRow::of(report))))
}

fn published(report: &Report) -> Option<jiff::Timestamp> {
    report.dated().and_then(start_of)
}

/// Where it was published, and the bytes that were received.
pub(super) fn references(report: &Report) -> Vec<Value> {
    let name = report.outlet.as_deref().unwrap_or("outlet not named");
    let bytes = Object::new().with("source_name", "blake3").with("external_id", report.hash.as_str());
    let published = report.url.as_deref().and_then(address::of_the_web);
    let published = published.map(|url| Object::new().with("source_name", name).with("url", url));
    published.into_iter().chain([bytes]).map(Value::Object).collect()
}
