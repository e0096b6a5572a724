use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use plimsoll_claim::Date;

use crate::decision::{Regrouping, regroup};
use crate::findings;
use crate::keys::{Key, Keys};
use crate::memo::{Work, known_or};
use crate::reconcile;
use crate::statement::Pile;
use crate::trace::{Carriers, Cited, Copies, Group, Told, Traced, Whole, copies, gather, redate};
use crate::view::View;
use crate::{
    Counts, Estimate, Filed, Finding, Grade, Grading, Ledger, Limits, Memo, Origin, Ratio, ReportClaims,
    Series, estimate, grade, parallel, ratio,
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
const AT_ONCE: usize = 1_024;

impl<'a> Reckoning<'a> {
    /// What these reports amount to, with what a person asks and adds.
    pub fn answering(question: &Question, reports: &[ReportClaims<'a>], limits: &'a Limits) -> Self {
        let asked = Asked { question, regroupings: &[], numbers: &[] };
        Self::of(&asked, reports, limits, &Work::default())
    }

    fn of(asked: &Asked<'_>, reports: &[ReportClaims<'a>], limits: &'a Limits, before: &Work) -> Self {
        let (mut pile, numbers) = Pile::of(reports, asked.numbers, limits, &before.facts);
        let (copies, compared) = copies(&pile.reports, &numbers, &before.compared);
        redate(&mut pile, &copies);
        if numbers.is_empty() {
            // Nobody asks for them again.
            pile.facts = Vec::new();
        }
        let carriers = Carriers::of(&pile);
        let whole = Whole { pile: &pile, copies: &copies, carriers: &carriers };
        let mut keys = Keys::of(&whole, &numbers);
        let facts = numbers.iter().copied().zip(pile.facts.iter().cloned()).collect();
        let mut work = Work { facts, compared, ..Work::default() };
        let groups = regroup(&pile, gather(&whole, &keys, before, &mut work), asked.regroupings);
        let (traced, of_groups) = traced(&pile, &groups, &keys, before, &mut work);
        keys.origins = of_groups;
        let view = View::of(&pile, &traced);
        keys.look_in_reports(&view);
        let ((series, further, ratios), found) = parallel::both(
            || {
                let (series, further) = reconcile::reconcile(&view, &keys, &before.seen, &mut work.seen);
                (series, further, ratio::find(&view, &keys, &before.joined, &mut work.joined))
            },
            || findings::find(&view, &keys, &before.found, &mut work.found),
        );
        let findings = findings::told_once(&view, found, further);
        let grades = grade::grades(&view, &series, &findings, &ratios, &asked.question.grading);
        let estimates = estimate::find(&view, &series, asked.question.as_of);
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
            keys,
            work,
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
        let origins: Vec<Arc<Origin>> = parallel::map(&self.order, row);
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
    let cited = OnceLock::new();
    let told = parallel::map(groups, |group| {
        let key = keys.of_group(pile, group);
        let cited = || cited.get_or_init(|| Cited::of(pile));
        let told = known_or(&before.told, key, || Arc::new(Told::of(pile, cited(), group)));
        (told.traced(pile, group), key, told)
    });
    let mut traced = Vec::with_capacity(groups.len());
    let mut of_groups = Vec::with_capacity(groups.len());
    for (one, key, told) in told {
        traced.push(one);
        if let Some(key) = key {
            work.told.insert(key, told);
            of_groups.push(key);
        }
    }
    (traced, of_groups)
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
