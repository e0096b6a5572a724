use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::Claim;
use plimsoll_ledger::{Finding, FindingKind};

use crate::Sheet;
use crate::changed::{Quoted, Stretch};
use crate::index::Index;
use crate::layout::{Canvas, Style};
use crate::wording;

/// Kinds, most serious first: what cannot be, what was distorted, what to be careful with, what is good to know.
const BY_WEIGHT: [FindingKind; 27] = [
    FindingKind::TrueConflict,
    FindingKind::DateImpossible,
    FindingKind::SelfContradiction,
    FindingKind::ImplausibleRatio,
    FindingKind::CountFell,
    FindingKind::ExceedsProduction,
    FindingKind::RateJump,
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
    FindingKind::Revision,
    FindingKind::RelativeChecked,
    FindingKind::Corroborated,
    FindingKind::OtherCounter,
    FindingKind::OtherWindow,
    FindingKind::Update,
];
/// Kinds from here on are no reason for care.
const FIRST_HARMLESS: FindingKind = FindingKind::Revision;
/// Kinds that the tables of figures show already: counted, not listed.
const SHOWN_ALREADY: [FindingKind; 3] =
    [FindingKind::OtherCounter, FindingKind::OtherWindow, FindingKind::Update];
/// Findings of one kind that are listed.
const MOST_LISTED: usize = 12;

/// The findings of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Kind<'a> {
    pub(crate) kind: FindingKind,
    /// Whether a reader should be careful with what it is about.
    pub(crate) is_grave: bool,
    /// Those that say the same of the same report (in its title and its text) once; those that a person dismissed last.
    pub(crate) findings: Vec<&'a Finding>,
    /// How many of them a person dismissed.
    pub(crate) dismissed: usize,
}

/// Whether the words a finding rests on are shown with it.
pub(crate) fn shows_quotes(kind: &Kind<'_>, finding: &Finding) -> bool {
    kind.is_grave && kind.kind != FindingKind::SingleOrigin && !finding.is_dismissed()
}

/// The findings that the tables of figures do not show, by kind, most serious first.
pub(crate) fn by_kind<'a>(sheet: &Sheet<'a>) -> Vec<Kind<'a>> {
    let mut of_kind: BTreeMap<FindingKind, Vec<&Finding>> = BTreeMap::new();
    // Findings are sorted by kind and report.
    for alike in sheet.ledger.findings.chunk_by(|a, b| (a.kind, &a.report) == (b.kind, &b.report)) {
        let mut said = BTreeSet::new();
        let findings = of_kind.entry(alike[0].kind).or_default();
        findings.extend(alike.iter().map(Arc::as_ref).filter(|finding| said.insert(&finding.why)));
    }
    let harmless = BY_WEIGHT.iter().position(|kind| *kind == FIRST_HARMLESS).unwrap_or(BY_WEIGHT.len());
    let listed = BY_WEIGHT.iter().enumerate().filter(|(_, kind)| !SHOWN_ALREADY.contains(kind));
    listed
        .filter_map(|(rank, kind)| {
            let mut findings = of_kind.remove(kind)?;
            findings.sort_by_key(|finding| finding.is_dismissed());
            let dismissed = findings.iter().filter(|finding| finding.is_dismissed()).count();
            Some(Kind { kind: *kind, is_grave: rank < harmless, findings, dismissed })
        })
        .collect()
}

/// The findings by kind, most serious first, each with its reason and the words it is about.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>, index: &Index<'_>) {
    if sheet.ledger.findings.is_empty() {
        return;
    }
    page.heading("Findings");
    by_kind(sheet).iter().for_each(|kind| write_kind(page, kind, index));
    if let Some(also) = also(sheet) {
        page.aside(&format!("Also {also}; the tables above show them, --rows findings lists them."));
    }
}

fn write_kind(page: &mut dyn Canvas, kind: &Kind<'_>, index: &Index<'_>) {
    let style =
        if kind.is_grave && kind.dismissed < kind.findings.len() { Style::Warning } else { Style::Bold };
    page.subheading(style, &heading(kind));
    for finding in kind.findings.iter().take(MOST_LISTED) {
        let style = if finding.is_dismissed() { Style::Faint } else { Style::Plain };
        page.item(style, &format!("{} {}: {}", index.short_finding(finding), finding.report, finding.why));
        if let Some(mark) = &finding.mark {
            page.item_note(&wording::mark(mark));
        }
        if shows_quotes(kind, finding) {
            quoted(finding, index).iter().for_each(|line| page.item_note(line));
        }
    }
    if let Some(more) = kind.findings.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        page.item_note(&format!("and {more} more; --rows findings lists them all"));
    }
}

/// "Bound changed (3)", "Bound changed (3, 1 dismissed)"
pub(crate) fn heading(kind: &Kind<'_>) -> String {
    let times = match (kind.findings.len(), kind.dismissed) {
        (1, 0) => String::new(),
        (all, 0) => format!(" ({all})"),
        (1, 1) => " (dismissed)".to_string(),
        (all, dismissed) => format!(" ({all}, {dismissed} dismissed)"),
    };
    format!("{}{times}", wording::heading_of(kind.kind))
}

/// Bytes of a sentence that are quoted, at most, unless what is to be marked takes more.
const MOST_QUOTED: usize = 110;

/// The sentence it is about and the one it is held against, in each the words between ‹ and › in which they differ.
fn quoted(finding: &Finding, index: &Index<'_>) -> Vec<String> {
    let about = finding.claim.as_ref().and_then(|id| index.source(id));
    let against = finding.against.iter().find(|id| Some(*id) != finding.claim.as_ref());
    let other = against.and_then(|id| index.source(id));
    let line = |who: &str, one: (&Report, &Claim), other: &Claim| {
        let quoted = Quoted::of(one, other, finding, index);
        format!("{who}: {}", marked(&quoted.stretches(MOST_QUOTED)))
    };
    let Some(about) = about else { return Vec::new() };
    let mut lines = vec![line("here", about, other.map_or(about.1, |(_, claim)| claim))];
    if let Some(other) = other {
        let outlet = other.0.outlet.as_deref().unwrap_or(&other.0.id);
        let who = if other.0.id == about.0.id { "here too" } else { outlet };
        lines.push(line(who, other, about.1));
    }
    lines
}

fn marked(stretches: &[Stretch]) -> String {
    let mut words = String::new();
    for (number, stretch) in stretches.iter().enumerate() {
        let is_changed =
            |at: Option<usize>| at.and_then(|at| stretches.get(at)).is_some_and(|stretch| stretch.is_changed);
        if stretch.is_changed && !is_changed(number.checked_sub(1)) {
            words.push('‹');
        }
        words.push_str(&stretch.words);
        if stretch.is_changed && !is_changed(Some(number + 1)) {
            words.push('›');
        }
    }
    words.trim().to_string()
}

/// How many findings the tables of figures show already: "4 × update, 2 × other counter".
pub(crate) fn also(sheet: &Sheet<'_>) -> Option<String> {
    let counted: Vec<String> = SHOWN_ALREADY
        .iter()
        .rev()
        .filter_map(|kind| {
            let count = sheet.ledger.findings.iter().filter(|finding| finding.kind == *kind).count();
            (count > 0).then(|| format!("{count} × {}", wording::heading_of(*kind).to_lowercase()))
        })
        .collect();
    (!counted.is_empty()).then(|| counted.join(", "))
}
