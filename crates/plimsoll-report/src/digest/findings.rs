use std::collections::BTreeSet;

use plimsoll_ledger::{Finding, FindingKind};

use crate::Sheet;
use crate::index::Index;
use crate::layout::{Page, Style};
use crate::wording;

/// Kinds, most serious first: what cannot be, what was distorted, what to be careful with, what is good to know.
const BY_WEIGHT: [FindingKind; 23] = [
    FindingKind::TrueConflict,
    FindingKind::DateImpossible,
    FindingKind::SelfContradiction,
    FindingKind::ImplausibleRatio,
    FindingKind::CapacityAsDelivery,
    FindingKind::AlternativesMerged,
    FindingKind::ValueChanged,
    FindingKind::DirectionReversed,
    FindingKind::ItemChanged,
    FindingKind::UnitConverted,
    FindingKind::SpeakerChanged,
    FindingKind::ScopeChanged,
    FindingKind::WindowChanged,
    FindingKind::BoundChanged,
    FindingKind::HedgeDropped,
    FindingKind::HeadlineDisagrees,
    FindingKind::PlaceGarbled,
    FindingKind::SingleOrigin,
    FindingKind::RelativeChecked,
    FindingKind::Corroborated,
    FindingKind::OtherCounter,
    FindingKind::OtherWindow,
    FindingKind::Update,
];
/// Kinds from here on are no reason for care.
const FIRST_HARMLESS: FindingKind = FindingKind::RelativeChecked;
/// Kinds that the tables of figures show already: counted, not listed.
const SHOWN_ALREADY: [FindingKind; 3] =
    [FindingKind::OtherCounter, FindingKind::OtherWindow, FindingKind::Update];
/// Findings of one kind that are listed.
const MOST_LISTED: usize = 12;

/// The findings by kind, most serious first, each with its reason and the words it is about.
pub(super) fn write(page: &mut Page, sheet: &Sheet<'_>, index: &Index<'_>) {
    if sheet.ledger.findings.is_empty() {
        return;
    }
    page.heading("Findings");
    let harmless = BY_WEIGHT.iter().position(|kind| *kind == FIRST_HARMLESS).unwrap_or(BY_WEIGHT.len());
    for (rank, kind) in BY_WEIGHT.iter().enumerate().filter(|(_, kind)| !SHOWN_ALREADY.contains(kind)) {
        let found = of_kind(sheet, *kind);
        if !found.is_empty() {
            let style = if rank < harmless { Style::Warning } else { Style::Bold };
            write_kind(page, *kind, &found, style, index);
        }
    }
    also(page, sheet);
}

/// The findings of a kind; those that say the same of the same report (in its title and its text) once.
fn of_kind<'a>(sheet: &Sheet<'a>, kind: FindingKind) -> Vec<&'a Finding> {
    let mut said = BTreeSet::new();
    let findings = sheet.ledger.findings.iter().filter(|finding| finding.kind == kind);
    findings.filter(|finding| said.insert((&finding.report, &finding.why))).collect()
}

fn write_kind(page: &mut Page, kind: FindingKind, found: &[&Finding], style: Style, index: &Index<'_>) {
    page.blank();
    let times = if found.len() == 1 { String::new() } else { format!(" ({})", found.len()) };
    page.paragraph(2, style, &format!("{}{times}", wording::heading_of(kind)));
    for finding in found.iter().take(MOST_LISTED) {
        page.hanging(4, "· ", Style::Plain, &format!("{}: {}", finding.report, finding.why));
        if let Some(words) = both_wordings(finding, index) {
            page.paragraph(6, Style::Faint, &words);
        }
    }
    if let Some(more) = found.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        page.paragraph(4, Style::Faint, &format!("and {more} more; --rows findings lists them all"));
    }
}

/// The words it rests on and the words it is about, where the reason does not quote them:
/// “could hold up to 3 million rounds” (a) ↔ “3 million shells”.
fn both_wordings(finding: &Finding, index: &Index<'_>) -> Option<String> {
    let about = finding.claim.as_ref().filter(|_| !finding.why.contains('“'))?;
    let words = index.wording(about)?;
    let against = finding.against.iter().find(|other| *other != about);
    let other = against.and_then(|other| Some((index.claim(other)?, index.wording(other)?)));
    Some(match other {
        Some((claim, original)) if claim.report == finding.report => format!("{original} ↔ {words}"),
        Some((claim, original)) => format!("{original} ({}) ↔ {words}", claim.report),
        None => words,
    })
}

fn also(page: &mut Page, sheet: &Sheet<'_>) {
    let counted: Vec<String> = SHOWN_ALREADY
        .iter()
        .rev()
        .filter_map(|kind| {
            let count = sheet.ledger.findings.iter().filter(|finding| finding.kind == *kind).count();
            (count > 0).then(|| format!("{count} × {}", wording::heading_of(*kind).to_lowercase()))
        })
        .collect();
    if !counted.is_empty() {
        page.blank();
        let words =
            format!("Also {}; the tables above show them, --rows findings lists them.", counted.join(", "));
        page.paragraph(2, Style::Faint, &words);
    }
}
