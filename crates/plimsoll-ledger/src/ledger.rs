use std::collections::BTreeSet;
use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::Date;
use rayon::prelude::*;

use crate::decision::{Regrouping, regroup};
use crate::findings;
use crate::keys::{Key, Keys};
use crate::memo::{Work, by_key, known_or};
use crate::reconcile;
use crate::statement::{Pile, in_order};
use crate::trace::{Carriers, Cited, Copies, Group, Told, Traced, Whole, copies, gather, redated};
use crate::view::View;
use crate::{
    Counts, Estimate, Filed, Finding, Grade, Grading, Ledger, Limits, Memo, Origin, Ratio, ReportClaims,
    Series, estimate, grade, ratio,
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

    /// The ledger of these reports with what a person asks and adds, merges and splits. What the memo holds is not worked out anew,
    /// and the memo holds then what was worked out.
    pub(crate) fn kept(
        question: &Question,
        reports: &[Filed],
        limits: &Limits,
        regroupings: &[Regrouping],
        memo: &mut Memo,
    ) -> Self {
        let numbers = memo.numbers(reports, limits);
        let claims: Vec<ReportClaims<'_>> = reports.iter().map(ReportClaims::from).collect();
        let asked = Asked { question, regroupings, numbers: &numbers };
        let (ledger, work) = Reckoning::of(&asked, &claims, limits, &memo.work).kept(&memo.work);
        memo.work = work;
        ledger
    }
}

/// All that a ledger hangs on besides reports and limits.
struct Asked<'q> {
    question: &'q Question,
    regroupings: &'q [Regrouping],
    /// Numbers of the reports by which their work is kept; none: it is not.
    numbers: &'q [u64],
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
    pub findings: Vec<Arc<Finding>>,
    /// Figures that were given together, one divided by the other.
    pub ratios: Vec<Ratio>,
    /// What the figures amount to on a day, as intervals.
    pub estimates: Vec<Estimate>,
    /// How many of each.
    pub counts: Counts,
    keys: Keys,
    /// What may serve the next.
    work: Work,
}

/// Origins that are written out together.
const AT_ONCE: usize = 256;

impl<'a> Reckoning<'a> {
    /// What these reports amount to, with what a person asks and adds.
    pub fn answering(question: &Question, reports: &[ReportClaims<'a>], limits: &'a Limits) -> Self {
        let asked = Asked { question, regroupings: &[], numbers: &[] };
        Self::of(&asked, reports, limits, &Work::default())
    }

    fn of(asked: &Asked<'_>, reports: &[ReportClaims<'a>], limits: &'a Limits, before: &Work) -> Self {
        let (sorted, numbers) = in_order(reports, asked.numbers);
        let bare: Vec<&Report> = sorted.iter().map(|one| one.report).collect();
        let (mut pile, (copies, compared)) = rayon::join(
            || Pile::of(sorted, &numbers, limits, &before.facts),
            || copies(&bare, &numbers, &before.compared),
        );
        let (carriers, redated) = rayon::join(|| Carriers::of(&pile), || redated(&pile, &copies));
        pile.redate(&copies.mirror_of, redated);
        if numbers.is_empty() {
            // Nobody asks for them again.
            pile.facts = Vec::new();
        }
        let whole = Whole { pile: &pile, copies: &copies, carriers: &carriers };
        let mut keys = Keys::of(&whole, &numbers);
        let facts = numbers.iter().copied().zip(pile.facts.iter().cloned()).collect();
        let mut work = Work { facts, compared, ..Work::default() };
        let groups = regroup(&pile, gather(&whole, &keys, before, &mut work), asked.regroupings);
        let (traced, of_groups) = traced(&pile, &groups, &keys, before, &mut work);
        keys.origins = of_groups;
        let view = View::of(&pile, &traced);
        keys.look_in_reports(&view);
        let ((series, further, ratios), found) = rayon::join(
            || {
                let (series, further) = reconcile::reconcile(&view, &keys, &before.seen, &mut work.seen);
                (series, further, ratio::find(&view, &keys, &before.joined, &mut work.joined))
            },
            || findings::find(&view, &keys, &before.found, &mut work.found),
        );
        let findings = findings::told_once(&view, found, further);
        let (grades, estimates) = rayon::join(
            || grade::grades(&view, &series, &findings, &ratios, &asked.question.grading),
            || estimate::find(&view, &series, asked.question.as_of),
        );
        let counts = counts(&pile, &traced);
        let mut order: Vec<usize> = (0..traced.len()).collect();
        let key = |at: usize| (traced[at].uttered_on, traced[at].id.as_str());
        order.par_sort_by(|&a, &b| key(a).cmp(&key(b)));
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
            keys,
            work,
        }
    }

    /// The origins, in the order of the ledger.
    pub fn origins(&self) -> impl Iterator<Item = Origin> {
        let whole = Whole { pile: &self.pile, copies: &self.copies, carriers: &self.carriers };
        self.order.chunks(AT_ONCE).flat_map(move |some| {
            let row = |&at: &usize| self.traced[at].row(&whole, &self.groups[at], self.grades[at].clone());
            some.par_iter().map(row).collect::<Vec<Origin>>()
        })
    }
}

impl Reckoning<'_> {
    /// The ledger, and what may serve the next; rows that are as they were `before` are taken from there.
    fn kept(self, before: &Work) -> (Ledger, Work) {
        let whole = Whole { pile: &self.pile, copies: &self.copies, carriers: &self.carriers };
        let row = |&at: &usize| {
            let grade = &self.grades[at];
            let key = self.keys.origins.get(at);
            let known = key.and_then(|key| before.rows.get(key));
            match known {
                Some(row) if row.grade == *grade => Arc::clone(row),
                Some(row) => Arc::new(Origin { grade: grade.clone(), ..Origin::clone(row) }),
                None => Arc::new(self.traced[at].row(&whole, &self.groups[at], grade.clone())),
            }
        };
        let origins: Vec<Arc<Origin>> = self.order.par_iter().map(row).collect();
        let Reckoning { series, findings, ratios, estimates, counts, keys, order, mut work, .. } = self;
        let of_key = |(at, row): (&usize, &Arc<Origin>)| Some((*keys.origins.get(*at)?, Arc::clone(row)));
        work.rows = order.iter().zip(&origins).filter_map(of_key).collect();
        (Ledger { origins, series, findings, ratios, estimates, counts, ..Ledger::default() }, work)
    }
}

impl From<Reckoning<'_>> for Ledger {
    fn from(reckoning: Reckoning<'_>) -> Self {
        reckoning.kept(&Work::default()).0
    }
}

/// The origins, with their keys where reports have some.
fn traced<'a>(
    pile: &Pile<'a>,
    groups: &[Group],
    keys: &Keys,
    before: &Work,
    work: &mut Work,
) -> (Vec<Traced<'a>>, Vec<Key>) {
    let of_groups: Vec<Option<Key>> = groups.par_iter().map(|group| keys.of_group(pile, group)).collect();
    let is_known = |key: &Option<Key>| key.is_some_and(|key| before.told.contains_key(&key));
    let cited = if of_groups.par_iter().all(is_known) { Cited::default() } else { Cited::of(pile) };
    let told = groups.par_iter().zip(&of_groups).map(|(group, key)| {
        let told = known_or(&before.told, *key, || Arc::new(Told::of(pile, &cited, group)));
        (told.traced(pile, group), told)
    });
    let (traced, told): (Vec<Traced<'a>>, Vec<Arc<Told>>) = told.unzip();
    work.told = by_key(of_groups.iter().copied().zip(told));
    (traced, of_groups.into_iter().flatten().collect())
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
