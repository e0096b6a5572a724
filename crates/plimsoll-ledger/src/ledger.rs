use std::collections::BTreeSet;

use crate::reconcile;
use crate::statement::Pile;
use crate::trace::{Traced, copies, gather};
use crate::view::View;
use crate::{Counts, FindingKind, Ledger, Limits, ReportClaims, distortion};

impl Ledger {
    /// The ledger of these reports.
    pub fn of(reports: &[ReportClaims<'_>], limits: &Limits) -> Self {
        let pile = Pile::of(reports, limits);
        let copies = copies(&pile.reports);
        let groups = gather(&pile, &copies);
        let traced: Vec<Traced> = groups.iter().map(|group| Traced::of(&pile, group)).collect();
        let mut origins: Vec<_> =
            traced.iter().zip(&groups).map(|(one, group)| one.row(&pile, group)).collect();
        origins.sort_by(|a, b| (a.uttered_on, &a.origin).cmp(&(b.uttered_on, &b.origin)));
        let view = View::of(&pile, &traced);
        let series = reconcile::series(&view);
        let mut findings = distortion::find(&view);
        findings.extend(reconcile::findings(&view, &series));
        findings.sort();
        // One kind is said once of a claim; two calibres of one report are two conversions.
        findings.dedup_by(|a, b| {
            a.kind == b.kind
                && a.report == b.report
                && a.claim == b.claim
                && a.kind != FindingKind::UnitConverted
        });
        findings.dedup();
        let counts = counts(&pile, &traced);
        Self { origins, series, findings, counts }
    }
}

fn counts(pile: &Pile<'_>, traced: &[Traced]) -> Counts {
    let outlets: BTreeSet<&str> = (0..pile.reports.len()).map(|report| pile.outlet(report)).collect();
    let counters: BTreeSet<&str> = traced.iter().filter_map(|one| one.counter.as_deref()).collect();
    let utterances: BTreeSet<_> =
        traced.iter().filter_map(|one| Some((one.counter.as_deref()?, one.days, one.uttered_on))).collect();
    Counts {
        reports: pile.reports.len(),
        outlets: outlets.len(),
        claims: pile.statements.len(),
        origins: traced.len(),
        independent_origins: utterances.len(),
        counters: counters.len(),
    }
}
