use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Event};
use plimsoll_ledger::{Finding, Origin};

use super::Bundle;
use super::identity::identity_id;
use super::object::{dated, extension, id, maker_id};
use super::report::{references, report_id};
use crate::citation::{self, Citation};
use crate::object::{Object, Value};
use crate::wording;

/// The id of a claim in its report: two reports of one text have claims of one id.
pub(super) fn claim_id(report: &Report, claim: &Claim) -> String {
    id("note", "claim", [&report.hash, &report.id, claim.claim.as_str()])
}

pub(super) fn origin_id(origin: &str) -> String {
    id("note", "origin", [origin])
}

pub(super) fn finding_id(finding: &str) -> String {
    id("note", "finding", [finding])
}

/// A claim: its figure in words, its sentence, and in the extension all its fields. It has no confidence: the grade is that of the origin, and
/// a report may have changed what was said there.
pub(super) fn claim(bundle: &Bundle<'_>, report: &Report, claim: &Claim) -> Object {
    let citation = Citation { report, claim };
    let bound = wording::name_of(&claim.quantity.bound);
    let who = claim.speaker.as_deref().or(report.outlet.as_deref());
    let place = match citation.raw(claim.spans.quantity) {
        Some(raw) => format!(" Bytes {} to {} of {}.", raw.start(), raw.end(), report.hash),
        None => String::new(),
    };
    dated("note", claim_id(report, claim), bundle.created(report), bundle.made_at)
        .with("abstract", citation::in_words(claim))
        .with("content", format!("“{}” ({}).{place}", citation.sentence(), citation.source()))
        .list(
            "labels",
            ["claim".to_string(), wording::named(claim.measure), wording::name_of(&claim.modality), bound],
        )
        .with("external_references", references(report))
        .list("object_refs", [who.map_or_else(maker_id, identity_id)])
        .with("extensions", extension("claim", Value::of(claim)))
}

/// A statement without a number.
pub(super) fn statement(bundle: &Bundle<'_>, report: &Report, event: &Event) -> Object {
    let who = event.speaker.as_deref().or(report.outlet.as_deref());
    let sentence = crate::statements::sentence(report, event);
    let own = id("note", "statement", [&report.hash, &report.id, event.statement.as_str()]);
    dated("note", own, bundle.created(report), bundle.made_at)
        .with("abstract", wording::event(event))
        .with("content", format!("“{sentence}” ({}).", citation::source(report)))
        .list(
            "labels",
            ["statement".to_string(), event.kind.name().to_string(), wording::name_of(&event.modality)],
        )
        .with("external_references", references(report))
        .list("object_refs", [who.map_or_else(maker_id, identity_id)])
        .with("extensions", extension("statement", Value::of(event)))
}

/// The one utterance that claims go back to, with the confidence that its grade gives.
pub(super) fn origin(bundle: &Bundle<'_>, origin: &Origin) -> Object {
    let figure = bundle.index.claim(&origin.nearest).map(citation::in_words);
    let figure = figure.unwrap_or_else(|| wording::point(origin.low, origin.high, origin.bound));
    let said = origin
        .uttered_on
        .map_or_else(|| "on a day not told".to_string(), |date| format!("on {}", wording::date(date)));
    let who = origin.speaker.as_deref().unwrap_or("nobody named");
    let content = format!(
        "{figure}: said by {who} {said}; carried by {} of {}. Grade {} (source {}, item {}): {}",
        crate::digest::opening::many(origin.reports.len(), "report"),
        crate::digest::opening::many(origin.outlets, "outlet"),
        wording::grade(&origin.grade),
        origin.grade.reliability,
        origin.grade.credibility,
        origin.grade.why
    );
    let parties = [origin.speaker.as_deref(), origin.counter.as_deref()];
    let mut refs = bundle.claims(&origin.claims);
    refs.extend(parties.into_iter().flatten().map(identity_id));
    dated("note", origin_id(&origin.origin), bundle.first_created(&origin.claims), bundle.made_at)
        .with("abstract", format!("Origin: {figure}"))
        .with("content", content)
        .list("labels", ["origin"])
        .and("confidence", origin.grade.stix_confidence)
        .with("object_refs", unique(refs))
        .with("extensions", extension("origin", Value::of(origin)))
}

/// What an analyst should see.
pub(super) fn finding(bundle: &Bundle<'_>, finding: &Finding) -> Object {
    let about: Vec<ClaimId> = finding.claim.iter().chain(&finding.against).cloned().collect();
    let mut refs = bundle.claims(&about);
    if refs.is_empty() {
        refs.extend(bundle.report(&finding.report).map(report_id));
    }
    if refs.is_empty() {
        refs.push(maker_id());
    }
    dated("note", finding_id(&finding.finding), bundle.first_created(&about), bundle.made_at)
        .with("abstract", wording::heading_of(finding.kind))
        .with("content", format!("{}: {}", finding.report, finding.why))
        .list("labels", ["finding"])
        .with("object_refs", unique(refs))
        .with("extensions", extension("finding", Value::of(finding)))
}

/// A row that is computed from origins: a series, a ratio, an estimate.
pub(super) fn computed<'o>(
    bundle: &Bundle<'_>,
    (kind, own): (&str, &str),
    (title, content): (String, String),
    origins: impl IntoIterator<Item = &'o str>,
    row: Value,
) -> Object {
    let known = origins.into_iter().filter(|origin| bundle.index.origin(origin).is_some());
    let mut refs: Vec<String> = known.map(origin_id).collect();
    if refs.is_empty() {
        refs.push(maker_id());
    }
    dated("note", id("note", kind, [own]), bundle.made_at, bundle.made_at)
        .with("abstract", title)
        .with("content", content)
        .list("labels", [kind])
        .with("object_refs", unique(refs))
        .with("extensions", extension(kind, row))
}

pub(super) fn unique(mut refs: Vec<String>) -> Vec<String> {
    refs.sort();
    refs.dedup();
    refs
}
