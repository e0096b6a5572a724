//! All findings of a pile, each told once.

use std::sync::Arc;

use plimsoll_claim::Part;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::distortion::{self, Alternatives, Beside};
use crate::keys::{self, Key, Keys};
use crate::memo::{FoundBy, OfOrigin, by_key, known_or};
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind, parallel, stable_id};

/// Findings as they are found.
pub(crate) type Found = Vec<Arc<Finding>>;

/// What reports changed, a part each for origins, reports and what is looked at together.
pub(crate) fn find(view: &View<'_>, keys: &Keys, before: &FoundBy, work: &mut FoundBy) -> Vec<Found> {
    let places: Vec<usize> = (0..view.traced.len()).collect();
    let of_origins = parallel::map(&places, |&at| {
        let key = keys.origins.get(at).copied();
        (key, known_or(&before.of_origins, key, || Arc::new(OfOrigin::of(view, &view.traced[at]))))
    });
    let beside = Beside::of(view);
    let anywhere = keys.of_statements(view.pile, beside.anywhere());
    let reports: Vec<usize> = (0..view.pile.reports.len()).collect();
    let in_reports = parallel::map(&reports, |&report| {
        let key = keys.in_report(report).map(|key| keys::both(key, anywhere));
        (
            key,
            known_or(&before.in_reports, key, || shared(distortion::in_report(view, &beside, report)).into()),
        )
    });
    let alternatives = parallel::map(&Alternatives::all(view), |one| {
        let key = one.key(view, keys);
        let merged = || shared(distortion::downstream(view, one.merged(view).into_iter())).into();
        (key, known_or(&before.alternatives, key, merged))
    });
    let mut found = vec![shared(distortion::of_all(view)), passed_on(view, &of_origins)];
    found.push(alternatives.iter().flat_map(|(_, found): &(_, Arc<[_]>)| found.iter()).cloned().collect());
    work.alternatives = by_key(alternatives);
    found.push(of_origins.iter().flat_map(|(_, of)| &of.found).cloned().collect());
    found.push(in_reports.iter().flat_map(|(_, found)| found.iter()).cloned().collect());
    work.of_origins = by_key(of_origins);
    work.in_reports = by_key(in_reports);
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

/// Who passed a figure on is made its speaker: one finding a report, on the first of its figures.
fn passed_on(view: &View<'_>, of_origins: &[(Option<Key>, Arc<OfOrigin>)]) -> Found {
    let hands = view.traced.iter().zip(of_origins).flat_map(|(origin, (_, of))| {
        of.hands.iter().map(|(place, finding)| (origin.members[*place as usize], finding))
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
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    // Reports of the pile are sorted by id.
    view.pile.reports.iter().enumerate().for_each(|(at, report)| {
        places.entry(report.id.as_str()).or_insert(at);
    });
    let place = |finding: &Arc<Finding>| places.get(finding.report.as_str()).copied();
    let mut by_kind: Vec<Vec<(Option<usize>, Arc<Finding>)>> = Vec::new();
    for finding in found.into_iter().chain(further).flatten() {
        let kind = finding.kind as usize;
        if by_kind.len() <= kind {
            by_kind.resize_with(kind + 1, Vec::new);
        }
        by_kind[kind].push((place(&finding), finding));
    }
    let in_order = parallel::each(&by_kind, |found| {
        let mut found: Vec<&(Option<usize>, Arc<Finding>)> = found.iter().collect();
        found.sort_unstable();
        found.dedup_by(|a, b| is_repeated(&a.1, &b.1));
        let found = found.into_iter().map(|(_, finding)| Arc::clone(finding)).collect();
        without_repeated_titles(view, found)
    });
    in_order.into_iter().flatten().collect()
}

/// One kind is said once of a claim, but for conversions, which are told apart by what they say.
fn finding_id(finding: &Finding) -> String {
    let is_one = finding.claim.is_some() && finding.kind != FindingKind::UnitConverted;
    let claim = finding.claim.as_ref().map_or("", |id| id.as_str());
    let why = if is_one { "" } else { finding.why.as_str() };
    stable_id(["finding", &format!("{:?}", finding.kind), &finding.report, claim, why])
}

/// What a title shares with a figure of its own text is told of the text alone.
fn without_repeated_titles(view: &View<'_>, mut findings: Found) -> Found {
    let place = |finding: &Arc<Finding>| {
        let index = finding.claim.as_ref().and_then(|id| view.statement_of(id))?;
        let is_title = view.pile.statements[index].claim.part == Part::Title;
        Some((view.origin_of[index], is_title))
    };
    let places: Vec<Option<(usize, bool)>> = parallel::map(&findings, place);
    if places.iter().flatten().all(|(_, is_title)| !is_title) {
        return findings;
    }
    let mut told: FxHashSet<(&str, usize)> = FxHashSet::default();
    for (finding, place) in findings.iter().zip(&places) {
        if let Some((origin, false)) = place {
            told.insert((&finding.report, *origin));
        }
    }
    let is_repeated = |(finding, place): (&Arc<Finding>, &Option<(usize, bool)>)| match place {
        Some((origin, true)) => told.contains(&(finding.report.as_str(), *origin)),
        _ => false,
    };
    let mut repeated = findings.iter().zip(&places).map(is_repeated).collect::<Vec<bool>>().into_iter();
    findings.retain(|_| !repeated.next().unwrap_or(false));
    findings
}
