use std::collections::BTreeSet;
use std::sync::Arc;

use plimsoll_capture::Report;
use plimsoll_claim::Date;
use rayon::prelude::*;

use crate::decision::{Regrouping, regroup};
use crate::findings;
use crate::keys::{Key, Keys};
use crate::memo::{Asked, Known, Work};
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
        let asked = Wanted { question, regroupings, numbers: &numbers };
        Reckoning::of(&asked, &claims, limits, &mut memo.work).kept(&mut memo.work.rows)
    }
}

/// All that a ledger hangs on besides reports and limits.
struct Wanted<'q> {
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
}

/// Origins that are written out together.
const AT_ONCE: usize = 256;

impl<'a> Reckoning<'a> {
    /// What these reports amount to, with what a person asks and adds.
    pub fn answering(question: &Question, reports: &[ReportClaims<'a>], limits: &'a Limits) -> Self {
        let asked = Wanted { question, regroupings: &[], numbers: &[] };
        Self::of(&asked, reports, limits, &mut Work::default())
    }

    /// What is worked out is taken up by `work`, where the reports have numbers.
    fn of(asked: &Wanted<'_>, reports: &[ReportClaims<'a>], limits: &'a Limits, work: &mut Work) -> Self {
        let (sorted, numbers) = in_order(reports, asked.numbers);
        let bare: Vec<&Report> = sorted.iter().map(|one| one.report).collect();
        let (mut pile, copies) = rayon::join(
            || Pile::of(sorted, &numbers, limits, &work.facts),
            || copies(&bare, &numbers, &mut work.compared),
        );
        let (carriers, redated) = rayon::join(|| Carriers::of(&pile), || redated(&pile, &copies));
        pile.redate(&copies.mirror_of, redated);
        if numbers.is_empty() {
            // Nobody asks for them again.
            pile.facts = Vec::new();
        }
        let whole = Whole { pile: &pile, copies: &copies, carriers: &carriers };
        let mut keys = Keys::of(&whole, &numbers);
        work.facts = numbers.iter().copied().zip(pile.facts.iter().cloned()).collect();
        let groups = regroup(&pile, gather(&whole, &keys, &mut work.parted), asked.regroupings);
        let (traced, of_groups) = traced(&pile, &groups, &keys, &mut work.told);
        keys.origins = of_groups;
        let view = View::of(&pile, &traced);
        keys.look_in_reports(&view);
        let ((series, further, ratios), found) = rayon::join(
            || {
                let (series, further) = reconcile::reconcile(&view, &keys, &mut work.seen);
                (series, further, ratio::find(&view, &keys, &mut work.joined))
            },
            || findings::find(&view, &keys, &mut work.found),
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
    /// The ledger. Rows that are known as they are to be are taken from there.
    fn kept(self, rows: &mut Known<Arc<Origin>>) -> Ledger {
        let whole = Whole { pile: &self.pile, copies: &self.copies, carriers: &self.carriers };
        let row = |&at: &usize| {
            let grade = &self.grades[at];
            let key = self.keys.origins.get(at).copied();
            let row = rows.or(key, || Arc::new(self.traced[at].row(&whole, &self.groups[at], grade.clone())));
            if row.value.grade == *grade {
                return row;
            }
            let graded = Origin { grade: grade.clone(), ..Origin::clone(&row.value) };
            row.with(Arc::new(graded))
        };
        let origins: Vec<Asked<Arc<Origin>>> = self.order.par_iter().map(row).collect();
        rows.take_up(&origins);
        let origins = origins.into_iter().map(|row| row.value).collect();
        let Reckoning { series, findings, ratios, estimates, counts, .. } = self;
        Ledger { origins, series, findings, ratios, estimates, counts, ..Ledger::default() }
    }
}

impl From<Reckoning<'_>> for Ledger {
    fn from(reckoning: Reckoning<'_>) -> Self {
        reckoning.kept(&mut Known::default())
    }
}

/// The origins, with their keys where reports have some.
fn traced<'a>(
    pile: &Pile<'a>,
    groups: &[Group],
    keys: &Keys,
    known: &mut Known<Arc<Told>>,
) -> (Vec<Traced<'a>>, Vec<Key>) {
    let of_groups: Vec<Option<Key>> = groups.par_iter().map(|group| keys.of_group(pile, group)).collect();
    let is_known = |key: &Option<Key>| key.is_some_and(|key| known.has(key));
    let cited = if of_groups.par_iter().all(is_known) { Cited::default() } else { Cited::of(pile) };
    let told = groups.par_iter().zip(&of_groups).map(|(group, key)| {
        let told = known.or(*key, || Arc::new(Told::of(pile, &cited, group)));
        (told.value.traced(pile, group), told)
    });
    let (traced, told): (Vec<Traced<'a>>, Vec<Asked<_>>) = told.unzip();
    known.take_up(&told);
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
