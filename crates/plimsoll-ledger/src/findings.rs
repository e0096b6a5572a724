//! All findings of a pile, each told once.

use std::sync::Arc;

use plimsoll_claim::Part;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use crate::distortion::{self, Alternatives, Beside};
use crate::keys::{self, Keys};
use crate::memo::{Asked, FoundBy, OfOrigin};
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind, reconcile, stable_id};

/// Findings as they are found.
pub(crate) type Found = Vec<Arc<Finding>>;

/// What reports changed, a part each for origins, reports and what is looked at together.
pub(crate) fn find(view: &View<'_>, keys: &Keys, known: &mut FoundBy) -> Vec<Found> {
    let of_origins = (0..view.traced.len()).into_par_iter().map(|at| {
        let key = keys.origins.get(at).copied();
        known.of_origins.or(key, || Arc::new(OfOrigin::of(view, &view.traced[at])))
    });
    let of_origins: Vec<Asked<_>> = of_origins.collect();
    let beside = Beside::of(view);
    let anywhere = keys.of_statements(view.pile, beside.anywhere());
    let in_report = |report| {
        let mut found = distortion::in_report(view, &beside, report);
        found.extend(reconcile::multiples(view, report));
        shared(found).into()
    };
    let in_reports = (0..view.pile.reports.len()).into_par_iter().map(|report| {
        let key = keys.in_report(report).map(|key| keys::both(key, anywhere));
        known.in_reports.or(key, || in_report(report))
    });
    let in_reports: Vec<Asked<_>> = in_reports.collect();
    let all = Alternatives::all(view);
    let alternatives = all.par_iter().map(|one| {
        let key = one.key(view, keys);
        let merged = || shared(distortion::downstream(view, one.merged(view).into_iter())).into();
        known.alternatives.or(key, merged)
    });
    let alternatives: Vec<Asked<_>> = alternatives.collect();
    let mut found = vec![shared(distortion::of_all(view)), passed_on(view, &of_origins)];
    found.push(alternatives.iter().flat_map(told).collect());
    found.push(of_origins.iter().flat_map(|of| &of.value.found).cloned().collect());
    found.push(in_reports.par_iter().flat_map_iter(told).collect());
    known.alternatives.take_up(&alternatives);
    known.of_origins.take_up(&of_origins);
    known.in_reports.take_up(&in_reports);
    found
}

impl OfOrigin {
    fn of(view: &View<'_>, origin: &Traced<'_>) -> Self {
        if origin.members.len() < 2 {
            return Self { found: Vec::new(), hands: Vec::new() };
        }
        let hand = |(index, finding): (usize, Finding)| {
            let place = origin.members.iter().position(|member| *member == index).unwrap_or_default();
            let finding = distortion::downstream(view, std::iter::once(finding)).pop();
            (place as u32, finding.map(finished))
        };
        Self {
            found: shared(distortion::of_origin(view, origin)),
            hands: distortion::hands(view, origin).into_iter().map(hand).collect(),
        }
    }
}

/// The findings of what was asked for.
fn told(one: &Asked<Arc<[Arc<Finding>]>>) -> impl Iterator<Item = Arc<Finding>> + '_ {
    one.value.iter().cloned()
}

/// Who passed a figure on is made its speaker: one finding a report, on the first of its figures.
fn passed_on(view: &View<'_>, of_origins: &[Asked<Arc<OfOrigin>>]) -> Found {
    let hands = view.traced.iter().zip(of_origins).flat_map(|(origin, of)| {
        of.value.hands.iter().map(|(place, finding)| (origin.members[*place as usize], finding))
    });
    let mut hands: Vec<(usize, &Option<Arc<Finding>>)> = hands.collect();
    hands.sort_by_key(|(index, _)| *index);
    hands.dedup_by_key(|(index, _)| view.pile.statements[*index].report);
    hands.into_iter().filter_map(|(_, finding)| finding.clone()).collect()
}

/// Findings as the ledger holds them.
pub(crate) fn shared(mut found: Vec<Finding>) -> Found {
    in_order(&mut found);
    found.into_iter().map(finished).collect()
}

fn finished(mut finding: Finding) -> Arc<Finding> {
    finding.finding = finding_id(&finding);
    Arc::new(finding)
}

/// Sorts findings. One kind is said once of a claim; two calibres of one report are two conversions.
fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_unstable();
    findings.dedup_by(|a, b| is_repeated(a, b));
}

/// Whether two findings say one thing of one claim.
fn is_repeated(a: &Finding, b: &Finding) -> bool {
    let is_one = a.kind == b.kind && a.report == b.report && a.claim == b.claim;
    is_one && (a.kind != FindingKind::UnitConverted || (&a.against, &a.why) == (&b.against, &b.why))
}

/// All findings in their order, each told once.
pub(crate) fn told_once(view: &View<'_>, found: Vec<Found>, further: Vec<Found>) -> Found {
    let found: Vec<Arc<Finding>> = found.into_iter().chain(further).flatten().collect();
    let mut found: Vec<Placed> = found.into_par_iter().map(|finding| Placed::of(view, finding)).collect();
    found.par_sort_unstable();
    found.dedup_by(|a, b| is_repeated(&a.finding, &b.finding));
    let of_report = found.par_chunk_by(|a, b| (a.kind, a.report) == (b.kind, b.report));
    let repeats_text: Vec<bool> = of_report.flat_map_iter(|found| repeat_text(view, found)).collect();
    found.into_iter().zip(repeats_text).filter(|(_, repeats)| !repeats).map(|(one, _)| one.finding).collect()
}

/// A finding with its place among all: by kind and report.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    kind: FindingKind,
    report: Option<usize>,
    finding: Arc<Finding>,
    /// The statement that it is about.
    about: Option<usize>,
}

impl Placed {
    fn of(view: &View<'_>, finding: Arc<Finding>) -> Self {
        let about = finding.claim.as_ref().and_then(|id| view.statement_of(id));
        Self { kind: finding.kind, report: view.pile.report_of(&finding.report, about), finding, about }
    }
}

/// One kind is said once of a claim, but for conversions, which are told apart by what they say.
fn finding_id(finding: &Finding) -> SmolStr {
    let is_one = finding.claim.is_some() && finding.kind != FindingKind::UnitConverted;
    let claim = finding.claim.as_ref().map_or("", |id| id.as_str());
    let why = if is_one { "" } else { &finding.why };
    stable_id(["finding", &format!("{:?}", finding.kind), &finding.report, claim, why]).into()
}

/// Of the findings of one kind in a report, whether each is of a title and only says what one of the text says of the same figure.
fn repeat_text(view: &View<'_>, found: &[Placed]) -> impl Iterator<Item = bool> {
    let place = |one: &Placed| {
        let about = one.about?;
        Some((view.origin_of[about], view.pile.statements[about].claim.part == Part::Title))
    };
    let of_texts = found.iter().filter_map(place).filter(|(_, is_title)| !is_title);
    let of_texts: FxHashSet<usize> = of_texts.map(|(origin, _)| origin).collect();
    found
        .iter()
        .map(move |one| place(one).is_some_and(|(origin, is_title)| is_title && of_texts.contains(&origin)))
}
