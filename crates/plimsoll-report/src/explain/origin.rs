use std::sync::Arc;

use plimsoll_ledger::Origin;

use super::computed::{evidence, head, part, rule};
use super::origin_chains;
use crate::Sheet;
use crate::graph::evidence_name;
use crate::index::Index;
use crate::layout::{Column, Columns, Page, Style};
use crate::wording;

/// Carriers that are quoted.
const MOST_QUOTED: usize = 12;

/// Why claims are held to be one utterance, with their sentences, its grade, and what was found about it.
pub(super) fn write(page: &mut Page, origin: &Origin, sheet: &Sheet<'_>, index: &Index<'_>) {
    head(page, "origin", &origin.origin);
    page.table(2, &fields(origin, index));
    part(page, "its grade, after the Admiralty code");
    page.table(2, &grade(origin));
    if !origin.evidence.is_empty() {
        part(page, "why its claims are one utterance");
        for one in &origin.evidence {
            let kind = evidence_name(one.kind);
            page.hanging(2, "· ", Style::Plain, &format!("{kind} (weighs {}): {}", one.weight, one.why));
        }
    }
    part(page, "who has it from whom");
    origin_chains::write(page, origin);
    part(page, "its carriers, the nearest first");
    let others = origin.claims.iter().filter(|id| **id != origin.nearest);
    for id in [&origin.nearest].into_iter().chain(others).take(MOST_QUOTED) {
        evidence(page, id, index);
    }
    if let Some(more) = origin.claims.len().checked_sub(MOST_QUOTED).filter(|more| *more > 0) {
        page.paragraph(2, Style::Plain, &format!("and {more} more"));
    }
    for ratio in index.ratios(&origin.origin) {
        part(page, "divided by what it was given together with");
        page.paragraph(2, Style::Plain, &format!("{}: {}", ratio.why, ratio.verdict));
    }
    let about = |finding: &&Arc<plimsoll_ledger::Finding>| {
        finding.claim.as_ref().is_some_and(|id| origin.claims.binary_search(id).is_ok())
    };
    let found: Vec<_> = sheet.ledger.findings.iter().filter(about).collect();
    if !found.is_empty() {
        part(page, "what was found about it");
        for finding in found {
            let heading = wording::heading_of(finding.kind);
            page.hanging(2, "· ", Style::Plain, &format!("{heading} in {}: {}", finding.report, finding.why));
        }
    }
    rule(page, "origin");
}

fn fields(origin: &Origin, index: &Index<'_>) -> Columns {
    let mut table = Columns::new(&[Column::short("").styled(Style::Faint), Column::words("")]);
    let nearest = index.claim(&origin.nearest);
    let fields = [
        ("figure", nearest.map(wording::figure_with_unit)),
        ("measure", Some(wording::named(origin.measure))),
        ("said by", Some(origin.speaker.as_deref().unwrap_or("nobody known").to_string())),
        ("counter", origin.counter.as_ref().map(ToString::to_string)),
        ("stated", origin.uttered_on.map(wording::date)),
        ("carried by", Some(format!("{} reports of {} outlets", origin.reports.len(), origin.outlets))),
        ("unclear", origin.unclear.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            table.row([name.to_string(), value]);
        }
    }
    table
}

fn grade(origin: &Origin) -> Columns {
    let grade = &origin.grade;
    let [reliability, credibility] = wording::grade_in_words(grade);
    let set = grade.set_by.as_ref().zip(grade.set_on);
    let set = set.map_or_else(
        || "nobody has graded the source; --grades takes a person's grades".to_string(),
        |(by, on)| format!("set by {by}, {}", wording::date(on)),
    );
    let stix =
        grade.stix_confidence.map_or_else(|| "none: a missing value".to_string(), |one| one.to_string());
    let mut table = Columns::new(&[Column::short("").styled(Style::Faint), Column::words("")]);
    table.row(["reliability".to_string(), format!("{reliability} ({set})")]);
    table.row(["credibility".to_string(), format!("{credibility} (suggested)")]);
    table.row(["because".to_string(), grade.why.clone()]);
    table.row(["STIX confidence".to_string(), stix]);
    table
}
