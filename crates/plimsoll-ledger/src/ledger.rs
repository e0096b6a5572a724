use std::collections::BTreeSet;

use plimsoll_claim::{Date, Part};
use rustc_hash::FxHashSet;

use crate::decision::{Regrouping, regroup};
use crate::reconcile;
use crate::statement::Pile;
use crate::trace::{Carriers, Cited, Copies, Group, Traced, Whole, copies, gather, redate};
use crate::view::View;
use crate::{
    Counts, Estimate, Finding, FindingKind, Grade, Grading, Ledger, Limits, Origin, Ratio, ReportClaims,
    Series, distortion, estimate, grade, parallel, ratio, stable_id,
};

/// What a person adds to the reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The day of the estimates; without it, for each pair, the last on which a figure of it was stated.
    pub as_of: Option<Date>,
    /// Grades of sources.
    pub grading: Grading,
}

impl Ledger {
    /// The ledger of these reports.
    pub fn of(reports: &[ReportClaims<'_>], limits: &Limits) -> Self {
        Self::answering(&Question::default(), reports, limits)
    }

    /// The ledger of these reports, with what a person asks and adds.
    pub fn answering(question: &Question, reports: &[ReportClaims<'_>], limits: &Limits) -> Self {
        Reckoning::answering(question, reports, limits).into()
    }

    /// The ledger, with origins merged and split by decision.
    pub(crate) fn regrouped(
        question: &Question,
        reports: &[ReportClaims<'_>],
        limits: &Limits,
        regroupings: &[Regrouping],
    ) -> Self {
        Reckoning::regrouped(question, reports, limits, regroupings).into()
    }
}

/// A ledger whose origins are written out as they are asked for: their rows name every claim several times, and of a large
/// pile take more room than all else.
#[derive(Debug)]
pub struct Reckoning<'a> {
    pile: Pile<'a>,
    copies: Copies,
    carriers: Carriers,
    groups: Vec<Group>,
    traced: Vec<Traced<'a>>,
    grades: Vec<Grade>,
    /// Places of the origins, in the order of the ledger.
    order: Vec<usize>,
    /// The successive figures by counter.
    pub series: Vec<Series>,
    /// What an analyst should see.
    pub findings: Vec<Finding>,
    /// Figures that were given together, one divided by the other.
    pub ratios: Vec<Ratio>,
    /// What the figures amount to on a day, as intervals.
    pub estimates: Vec<Estimate>,
    /// How many of each.
    pub counts: Counts,
}

/// Origins that are written out together.
const AT_ONCE: usize = 1_024;

impl<'a> Reckoning<'a> {
    /// What these reports amount to, with what a person asks and adds.
    pub fn answering(question: &Question, reports: &[ReportClaims<'a>], limits: &'a Limits) -> Self {
        Self::regrouped(question, reports, limits, &[])
    }

    fn regrouped(
        question: &Question,
        reports: &[ReportClaims<'a>],
        limits: &'a Limits,
        regroupings: &[Regrouping],
    ) -> Self {
        let mut pile = Pile::of(reports, limits);
        let copies = copies(&pile.reports);
        redate(&mut pile, &copies);
        let carriers = Carriers::of(&pile);
        let groups = regroup(&pile, gather(&pile, &copies, &carriers), regroupings);
        let cited = Cited::of(&pile);
        let traced = parallel::map(&groups, |group| Traced::of(&pile, &cited, group));
        drop(cited);
        let view = View::of(&pile, &traced);
        let (series, course) = reconcile::reconcile(&view);
        let findings = told_once(&view, distortion::find(&view).into_iter().chain(course));
        let ratios = ratio::find(&view);
        let grades = grade::grades(&view, &series, &findings, &ratios, &question.grading);
        let estimates = estimate::find(&view, &series, question.as_of);
        let counts = counts(&pile, &traced);
        let mut order: Vec<usize> = (0..traced.len()).collect();
        let key = |at: usize| (traced[at].uttered_on, traced[at].id.as_str());
        order.sort_by(|&a, &b| key(a).cmp(&key(b)));
        Self {
            pile,
            copies,
            carriers,
            groups,
            traced,
            grades,
            order,
            series,
            findings,
            ratios,
            estimates,
            counts,
        }
    }

    /// The origins, in the order of the ledger.
    pub fn origins(&self) -> impl Iterator<Item = Origin> {
        let whole = Whole { pile: &self.pile, copies: &self.copies, carriers: &self.carriers };
        self.order.chunks(AT_ONCE).flat_map(move |some| {
            parallel::map(some, |&at| self.traced[at].row(&whole, &self.groups[at], self.grades[at].clone()))
        })
    }
}

impl From<Reckoning<'_>> for Ledger {
    fn from(reckoning: Reckoning<'_>) -> Self {
        let origins = reckoning.origins().collect();
        let Reckoning { series, findings, ratios, estimates, counts, .. } = reckoning;
        Self { origins, series, findings, ratios, estimates, counts, ..Self::default() }
    }
}

/// All findings in their order, each told once.
fn told_once(view: &View<'_>, found: impl Iterator<Item = Vec<Finding>>) -> Vec<Finding> {
    let mut found: Vec<Vec<Finding>> = found.collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.len()));
    // Into the longest, which has not to be moved then.
    let all = found.into_iter().reduce(|mut all, found| {
        all.extend(found);
        all
    });
    let mut findings = all.unwrap_or_default();
    in_order(&mut findings);
    drop_repeated_titles(view, &mut findings);
    for finding in &mut findings {
        finding.finding = finding_id(finding);
    }
    findings
}

/// Sorts findings. One kind is said once of a claim; two calibres of one report are two conversions.
pub(crate) fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_unstable();
    findings.dedup_by(|a, b| {
        a.kind == b.kind && a.report == b.report && a.claim == b.claim && a.kind != FindingKind::UnitConverted
    });
    findings.dedup();
    findings.shrink_to_fit();
}

/// One kind is said once of a claim, but for conversions, which are told apart by what they say.
fn finding_id(finding: &Finding) -> String {
    let is_one = finding.claim.is_some() && finding.kind != FindingKind::UnitConverted;
    let claim = finding.claim.as_ref().map_or("", |id| id.as_str());
    let why = if is_one { "" } else { finding.why.as_str() };
    stable_id(["finding", &format!("{:?}", finding.kind), &finding.report, claim, why])
}

/// What a title shares with a figure of its own text is told of the text alone.
fn drop_repeated_titles(view: &View<'_>, findings: &mut Vec<Finding>) {
    let place = |finding: &Finding| {
        let index = finding.claim.as_ref().and_then(|id| view.statement_of(id))?;
        let is_title = view.pile.statements[index].claim.part == Part::Title;
        Some((view.origin_of[index], is_title))
    };
    let places: Vec<Option<(usize, bool)>> = findings.iter().map(place).collect();
    let mut told: FxHashSet<(FindingKind, &str, usize)> = FxHashSet::default();
    for (finding, place) in findings.iter().zip(&places) {
        if let Some((origin, false)) = place {
            told.insert((finding.kind, &finding.report, *origin));
        }
    }
    let is_repeated = |(finding, place): (&Finding, &Option<(usize, bool)>)| match place {
        Some((origin, true)) => told.contains(&(finding.kind, finding.report.as_str(), *origin)),
        _ => false,
    };
    let mut repeated = findings.iter().zip(&places).map(is_repeated).collect::<Vec<bool>>().into_iter();
    findings.retain(|_| !repeated.next().unwrap_or(false));
}

fn counts(pile: &Pile<'_>, traced: &[Traced<'_>]) -> Counts {
    let own = |report: &usize| pile.mirror_of[*report].is_none();
    let outlets: BTreeSet<&str> =
        (0..pile.reports.len()).filter(own).map(|report| pile.outlet(report)).collect();
    let counters: BTreeSet<&str> = traced.iter().filter_map(|one| one.counter).collect();
    let utterances: BTreeSet<_> =
        traced.iter().filter_map(|one| Some((one.counter?, one.days, one.uttered_on))).collect();
    Counts {
        reports: pile.reports.len(),
        mirrors: pile.mirror_of.iter().flatten().count(),
        outlets: outlets.len(),
        claims: pile.statements.len(),
        origins: traced.len(),
        independent_origins: utterances.len(),
        counters: counters.len(),
    }
}
