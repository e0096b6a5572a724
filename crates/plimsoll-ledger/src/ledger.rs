use std::collections::BTreeSet;

use plimsoll_claim::{Date, Part};

use crate::reconcile;
use crate::statement::Pile;
use crate::trace::{Carriers, Cited, Group, Traced, Whole, copies, gather, redate};
use crate::view::View;
use crate::{
    Counts, Finding, FindingKind, Grading, Ledger, Limits, ReportClaims, distortion, estimate, grade, parallel,
    ratio, stable_id,
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
        let mut pile = Pile::of(reports, limits);
        let copies = copies(&pile.reports);
        redate(&mut pile, &copies);
        let (carriers, cited) = (Carriers::of(&pile), Cited::of(&pile));
        let whole = Whole { pile: &pile, copies: &copies, carriers: &carriers };
        let groups = gather(&pile, &copies, &carriers);
        let traced = parallel::map(&groups, |group| Traced::of(&pile, &cited, group));
        let pairs: Vec<(&Traced<'_>, &Group)> = traced.iter().zip(&groups).collect();
        let mut origins = parallel::map(&pairs, |(one, group)| one.row(&whole, group));
        origins.sort_by(|a, b| (a.uttered_on, &a.origin).cmp(&(b.uttered_on, &b.origin)));
        let view = View::of(&pile, &traced);
        let (series, mut findings) = reconcile::reconcile(&view);
        findings.extend(distortion::find(&view));
        findings.sort();
        // One kind is said once of a claim; two calibres of one report are two conversions.
        findings.dedup_by(|a, b| {
            a.kind == b.kind
                && a.report == b.report
                && a.claim == b.claim
                && a.kind != FindingKind::UnitConverted
        });
        findings.dedup();
        drop_repeated_titles(&view, &mut findings);
        findings.iter_mut().for_each(|finding| finding.finding = finding_id(finding));
        let ratios = ratio::find(&view);
        grade::grade(&view, &mut origins, &series, &findings, &ratios, &question.grading);
        let estimates = estimate::find(&view, &series, question.as_of);
        let counts = counts(&pile, &traced);
        Self { origins, series, findings, ratios, estimates, counts }
    }
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
        Some(((finding.kind, finding.report.clone(), view.origin_of[index]), is_title))
    };
    let told: BTreeSet<_> =
        findings.iter().filter_map(place).filter(|(_, is_title)| !is_title).map(|(place, _)| place).collect();
    findings
        .retain(|finding| place(finding).is_none_or(|(place, is_title)| !is_title || !told.contains(&place)));
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
