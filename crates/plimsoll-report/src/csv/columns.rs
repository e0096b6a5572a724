//! The columns of each kind of row: its header and, in the same order, its cells.

use std::collections::BTreeMap;
use std::fmt::Display;

use plimsoll_capture::Report;
use plimsoll_claim::Claim;
use plimsoll_ledger::{Finding, Origin, Point, Series};
use plimsoll_text::Span;
use serde::Serialize;

use crate::wording::or_empty;

pub(super) const CLAIM: &[&str] = &[
    "report",
    "claim",
    "quantity_low",
    "quantity_high",
    "quantity_approximate",
    "quantity_bound",
    "quantity_text",
    "unit",
    "item",
    "item_class",
    "measure",
    "supplier",
    "recipient",
    "place_from",
    "place_to",
    "speaker",
    "via",
    "said_on",
    "period",
    "modality",
    "of",
    "alternative_to",
    "part",
    "zone",
    "spans_quantity_start",
    "spans_quantity_end",
    "spans_unit_start",
    "spans_unit_end",
    "spans_item_start",
    "spans_item_end",
    "spans_measure_start",
    "spans_measure_end",
    "spans_speaker_start",
    "spans_speaker_end",
    "spans_cue_start",
    "spans_cue_end",
    "spans_period_start",
    "spans_period_end",
    "spans_sentence_start",
    "spans_sentence_end",
    "derivation",
    "assisted",
];

pub(super) fn claim(claim: &Claim) -> Vec<String> {
    let quantity = &claim.quantity;
    let mut cells = vec![
        claim.report.to_string(),
        claim.claim.to_string(),
        or_empty(quantity.low),
        or_empty(quantity.high),
        quantity.approximate.to_string(),
        name(&quantity.bound),
        quantity.text.to_string(),
        or_empty(claim.unit.as_ref()),
        or_empty(claim.item.as_ref()),
        or_empty(claim.item_class.as_ref()),
        name(&claim.measure),
        or_empty(claim.supplier.as_ref()),
        or_empty(claim.recipient.as_ref()),
        or_empty(claim.place_from.as_ref()),
        or_empty(claim.place_to.as_ref()),
        or_empty(claim.speaker.as_ref()),
        list(&claim.via),
        or_empty(claim.said_on),
        or_empty(claim.period),
        name(&claim.modality),
        or_empty(claim.of.as_ref()),
        list(&claim.alternative_to),
        name(&claim.part),
        claim.zone.name().to_string(),
    ];
    let spans = &claim.spans;
    let parts =
        [Some(spans.quantity), spans.unit, spans.item, spans.measure, spans.speaker, spans.cue, spans.period];
    for span in parts.into_iter().chain([Some(spans.sentence)]) {
        cells.extend([or_empty(span.map(Span::start)), or_empty(span.map(Span::end))]);
    }
    cells.push(list(&claim.derivation));
    cells.push(claim.assisted.to_string());
    cells
}

pub(super) const REPORT: &[&str] =
    &["report", "url", "outlet", "published", "title", "language", "hash", "remarks"];

pub(super) fn report(report: &Report) -> Vec<String> {
    let remarks = report.remarks.iter().map(|remark| format!("{}: {}", remark.code, remark.message));
    vec![
        report.id.clone(),
        or_empty(report.url.as_ref()),
        or_empty(report.outlet.as_ref()),
        or_empty(report.published),
        or_empty(report.title.as_ref()),
        report.language.code().to_string(),
        report.hash.clone(),
        list(remarks),
    ]
}

pub(super) const ORIGIN: &[&str] = &[
    "origin",
    "speaker",
    "counter",
    "uttered_on",
    "claims",
    "evidence",
    "unclear",
    "reports",
    "outlets",
    "mirrors",
    "chains",
    "measure",
    "item_class",
    "unit",
    "low",
    "high",
    "bound",
    "nearest",
    "grade_reliability",
    "grade_credibility",
    "grade_why",
    "grade_stix_confidence",
    "grade_set_by",
    "grade_set_on",
];

pub(super) fn origin(origin: &Origin) -> Vec<String> {
    let evidence = origin.evidence.iter().map(|one| format!("{}: {}", name(&one.kind), one.why));
    vec![
        origin.origin.to_string(),
        or_empty(origin.speaker.as_ref()),
        or_empty(origin.counter.as_ref()),
        or_empty(origin.uttered_on),
        list(&origin.claims),
        list(evidence),
        or_empty(origin.unclear.as_ref()),
        list(&origin.reports),
        origin.outlets.to_string(),
        list(&origin.mirrors),
        list(origin.chains.paths.iter().map(|path| path.through.join(" > "))),
        name(&origin.measure),
        or_empty(origin.item_class.as_ref()),
        or_empty(origin.unit.as_ref()),
        or_empty(origin.low),
        or_empty(origin.high),
        name(&origin.bound),
        origin.nearest.to_string(),
        origin.grade.reliability.to_string(),
        origin.grade.credibility.to_string(),
        origin.grade.why.clone(),
        or_empty(origin.grade.stix_confidence),
        or_empty(origin.grade.set_by.as_ref()),
        or_empty(origin.grade.set_on),
    ]
}

pub(super) const SERIES: &[&str] = &[
    "series",
    "counter",
    "organ_of",
    "measure",
    "item_class",
    "supplier",
    "recipient",
    "window",
    "points_origin",
    "points_stated_on",
    "points_low",
    "points_high",
    "points_bound",
    "relations",
];

/// A row a figure, with its relations to the one before it in the series and to figures of other series.
pub(super) fn series(series: &Series) -> Vec<Vec<String>> {
    let mut relations: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for relation in &series.relations {
        let (own, other) = match relation.series {
            None => (&relation.to, &relation.from),
            Some(_) => (&relation.from, &relation.to),
        };
        let words = format!("{} {other}: {}", name(&relation.kind), relation.why);
        relations.entry(own).or_default().push(words);
    }
    let of = |point: &Point| relations.get(point.origin.as_str()).map_or(&[][..], Vec::as_slice);
    series.points.iter().map(|point| figure(series, point, of(point))).collect()
}

fn figure(series: &Series, point: &Point, relations: &[String]) -> Vec<String> {
    vec![
        series.series.clone(),
        or_empty(series.counter.as_ref()),
        or_empty(series.organ_of.as_ref()),
        name(&series.measure),
        or_empty(series.item_class.as_ref()),
        or_empty(series.supplier.as_ref()),
        or_empty(series.recipient.as_ref()),
        or_empty(series.window),
        point.origin.to_string(),
        or_empty(point.stated_on),
        or_empty(point.low),
        or_empty(point.high),
        name(&point.bound),
        list(relations),
    ]
}

pub(super) const FINDING: &[&str] = &["kind", "report", "claim", "against", "why", "finding"];

pub(super) fn finding(finding: &Finding) -> Vec<String> {
    vec![
        name(&finding.kind),
        finding.report.to_string(),
        or_empty(finding.claim.as_ref()),
        list(&finding.against),
        finding.why.to_string(),
        finding.finding.to_string(),
    ]
}

pub(super) fn list<T: Display>(members: impl IntoIterator<Item = T>) -> String {
    members.into_iter().map(|member| member.to_string()).collect::<Vec<_>>().join("; ")
}

/// A value's name in JSON.
pub(super) fn name(value: &impl Serialize) -> String {
    crate::wording::name_of(value)
}
