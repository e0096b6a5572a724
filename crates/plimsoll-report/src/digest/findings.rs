use std::collections::{BTreeMap, BTreeSet};

use plimsoll_ledger::{Finding, FindingKind};

use crate::Sheet;
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
    /// Those that say the same of the same report (in its title and its text) once.
    pub(crate) findings: Vec<&'a Finding>,
}

/// The findings that the tables of figures do not show, by kind, most serious first.
pub(crate) fn by_kind<'a>(sheet: &Sheet<'a>) -> Vec<Kind<'a>> {
    let mut of_kind: BTreeMap<FindingKind, Vec<&Finding>> = BTreeMap::new();
    let mut said = BTreeSet::new();
    for finding in &sheet.ledger.findings {
        if said.insert((finding.kind, &finding.report, &finding.why)) {
            of_kind.entry(finding.kind).or_default().push(finding);
        }
    }
    let harmless = BY_WEIGHT.iter().position(|kind| *kind == FIRST_HARMLESS).unwrap_or(BY_WEIGHT.len());
    let listed = BY_WEIGHT.iter().enumerate().filter(|(_, kind)| !SHOWN_ALREADY.contains(kind));
    listed
        .filter_map(|(rank, kind)| {
            let findings = of_kind.remove(kind)?;
            Some(Kind { kind: *kind, is_grave: rank < harmless, findings })
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
    let style = if kind.is_grave { Style::Warning } else { Style::Bold };
    page.subheading(style, &heading(kind));
    for finding in kind.findings.iter().take(MOST_LISTED) {
        page.item(Style::Plain, &format!("{}: {}", finding.report, finding.why));
        if let Some(words) = both_wordings(finding, index) {
            page.item_note(&words);
        }
    }
    if let Some(more) = kind.findings.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        page.item_note(&format!("and {more} more; --rows findings lists them all"));
    }
}

/// "Bound changed (3)"
pub(crate) fn heading(kind: &Kind<'_>) -> String {
    let times = if kind.findings.len() == 1 { String::new() } else { format!(" ({})", kind.findings.len()) };
    format!("{}{times}", wording::heading_of(kind.kind))
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
