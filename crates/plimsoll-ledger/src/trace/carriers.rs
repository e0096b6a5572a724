//! What the reports themselves show of where they have their text and their figures: an agency's tag, a link, a paper named.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::address::plain;
use super::forest::Forest;
use super::gather::may_be_one;
use crate::statement::{Exact, ItemFamily, MeasureFamily, Name, Pile, Statement, Symbol, Voice, fold};

/// Days between two reports of one agency's text.
const DAYS_OF_A_WIRE: i32 = 3;
/// Days for which a report is looked back to as that of a paper named.
const DAYS_OF_A_CITATION: i32 = 31;
/// Words before an outlet's name.
const MOST_BEFORE: usize = 4;
/// Statements of one carrier and figure that one is compared with.
const MOST_COMPARED: usize = 16;

/// Who carries what in a pile, by folded names.
#[derive(Debug)]
pub(crate) struct Carriers {
    /// The outlet of each report, if told.
    outlets: Vec<Option<Symbol>>,
    /// Of each name of the pile, whom it names.
    named: Vec<Symbol>,
    /// The agencies of each report, sorted.
    wires: Vec<Box<[Symbol]>>,
    /// The reports of the pile each report leads to, sorted.
    leads_to: Vec<Box<[usize]>>,
}

impl Carriers {
    pub(crate) fn of(pile: &Pile<'_>) -> Self {
        let voices = &pile.voices;
        let folded = |name: Name| voices.known(name).folded;
        let outlets: Vec<Option<Symbol>> =
            (0..pile.reports.len()).map(|report| pile.outlet_name(report).map(folded)).collect();
        // One word may be anybody's.
        let is_long = |report: &usize| pile.outlet(*report).trim().contains(' ');
        let long: FxHashSet<Symbol> =
            (0..pile.reports.len()).filter(is_long).filter_map(|report| outlets[report]).collect();
        let named = voices.all().par_iter().map(|known| {
            let behind = known
                .text
                .char_indices()
                .filter(|(_, letter)| *letter == ' ')
                .map(|(at, _)| &known.text[at + 1..]);
            let folded = behind.take(MOST_BEFORE).filter_map(|rest| voices.symbol(&fold(rest)));
            folded.into_iter().find(|rest| long.contains(rest)).unwrap_or(known.folded)
        });
        let named = named.collect();
        let wires = pile.reports.iter().map(|report| {
            let tags = report.wires.iter().filter_map(|tag| voices.name(&tag.name)).map(folded);
            sorted(tags.collect())
        });
        Self { outlets, named, wires: wires.collect(), leads_to: leads_to(pile) }
    }

    /// The folded name of someone named: that of an outlet of the pile where the name ends with it ("news agency Strait
    /// Wire").
    pub(crate) fn named(&self, name: Name) -> Symbol {
        self.named[name.place()]
    }

    /// The reports of the pile that a report leads to.
    pub(crate) fn leads_to(&self, report: usize) -> &[usize] {
        &self.leads_to[report]
    }

    /// The agencies a report has its text from, its own outlet included.
    fn agencies(&self, report: usize) -> impl Iterator<Item = Symbol> {
        let own = self.outlets[report].filter(move |outlet| !self.wires[report].contains(outlet));
        self.tags(report).chain(own)
    }

    /// The agencies whose tag a report bears.
    pub(crate) fn tags(&self, report: usize) -> impl Iterator<Item = Symbol> {
        self.wires[report].iter().copied()
    }

    /// The folded name of a report's outlet.
    pub(crate) fn outlet(&self, report: usize) -> Option<Symbol> {
        self.outlets[report]
    }

    /// Whether an outlet of the pile has this name.
    fn papers(&self) -> FxHashSet<Symbol> {
        self.outlets.iter().copied().flatten().collect()
    }
}

/// The reports each report leads to.
fn leads_to(pile: &Pile<'_>) -> Vec<Box<[usize]>> {
    let mut by_address: FxHashMap<String, usize> = FxHashMap::default();
    if pile.reports.iter().any(|report| !report.links.is_empty()) {
        for (index, report) in pile.reports.iter().enumerate() {
            if let Some(url) = &report.url {
                by_address.entry(plain(url)).or_insert(index);
            }
        }
    }
    let of_report = |(index, report): (usize, &&plimsoll_capture::Report)| {
        let targets = report.links.iter().filter_map(|link| by_address.get(&plain(link)).copied());
        sorted(targets.filter(|&target| target != index).collect())
    };
    pile.reports.iter().enumerate().map(of_report).collect()
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Box<[T]> {
    all.sort_unstable();
    all.dedup();
    all.into_boxed_slice()
}

/// What has to agree of two statements that carriers join.
type Key = (Symbol, MeasureFamily, ItemFamily, bool, Exact);

/// Statements by what has to agree.
type ByKey = FxHashMap<Key, Vec<usize>>;

fn key(carrier: Symbol, statement: &Statement<'_>) -> Option<Key> {
    let figure = &statement.figure;
    Some((carrier, statement.measure, statement.item, figure.vague, figure.exact()?))
}

/// Whether two statements give one figure of one thing.
fn one_figure(a: &Statement<'_>, b: &Statement<'_>) -> bool {
    let key = |one: &Statement<'_>| (one.measure, one.item, one.figure.vague, one.figure.exact());
    a.figure.exact().is_some() && key(a) == key(b)
}

/// Joins a figure that a report gives to nobody, to a country or to the paper itself with the same figure where its text
/// comes from: a report with the same agency's tag or of that agency, a report it leads to, a report of the paper it names.
/// Sets that two different speakers stand in are left apart.
pub(super) fn join(pile: &Pile<'_>, carriers: &Carriers, carried: &Carried, forest: &mut Forest) {
    let Carried { by_agency, by_outlet } = carried;
    let mut joiner = Joiner::of(pile, carriers, forest);
    for (index, statement) in pile.statements.iter().enumerate() {
        let tagged = carriers.tags(statement.report).filter_map(|tag| key(tag, statement));
        for other in tagged.filter_map(|key| by_agency.get(&key)).flatten().take(MOST_COMPARED) {
            let near = joiner.days_before(index, *other).is_some_and(|days| days.abs() <= DAYS_OF_A_WIRE);
            joiner.try_join(index, *other, near);
        }
        for &target in carriers.leads_to(statement.report) {
            for &other in pile.of_report(target).iter().take(MOST_COMPARED * MOST_COMPARED) {
                let same = one_figure(statement, &pile.statements[other]);
                let before = joiner.days_before(index, other).is_none_or(|days| days >= -1);
                joiner.try_join(index, other, same && before);
            }
        }
        for name in statement.speaker.into_iter().chain(pile.hands(statement)) {
            let own = key(carriers.named(name), statement).and_then(|key| by_outlet.get(&key));
            for other in own.into_iter().flatten().take(MOST_COMPARED) {
                let recent = joiner
                    .days_before(index, *other)
                    .is_some_and(|days| (-1..=DAYS_OF_A_CITATION).contains(&days));
                joiner.try_join(index, *other, recent);
            }
        }
    }
}

/// Statements by whom a text can have them from.
pub(super) struct Carried {
    /// Of agencies whose tag any report bears.
    by_agency: ByKey,
    /// Of outlets that anybody names.
    by_outlet: ByKey,
}

/// The statements that a text can have from somebody.
pub(super) fn carried(pile: &Pile<'_>, carriers: &Carriers) -> Carried {
    let tags: FxHashSet<Symbol> = carriers.wires.iter().flatten().copied().collect();
    let told = pile.voices.all().iter().zip(&carriers.named).filter(|(known, _)| known.is_told);
    let told: FxHashSet<Symbol> = told.map(|(_, named)| *named).collect();
    let (mut by_agency, mut by_outlet) = (ByKey::default(), ByKey::default());
    let enter = |map: &mut ByKey, carrier: Symbol, index: usize| {
        if let Some(key) = key(carrier, &pile.statements[index]) {
            map.entry(key).or_default().push(index);
        }
    };
    for report in 0..pile.reports.len() {
        for agency in carriers.agencies(report).filter(|agency| tags.contains(agency)) {
            pile.of_report(report).iter().for_each(|&index| enter(&mut by_agency, agency, index));
        }
        if let Some(outlet) = carriers.outlet(report).filter(|outlet| told.contains(outlet)) {
            pile.of_report(report).iter().for_each(|&index| enter(&mut by_outlet, outlet, index));
        }
    }
    Carried { by_agency, by_outlet }
}

/// Who speaks in a set of statements.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spoken {
    ByNobody,
    By(Voice),
    BySeveral,
}

impl Spoken {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::ByNobody, one) | (one, Self::ByNobody) => one,
            (one, other) if one == other => one,
            _ => Self::BySeveral,
        }
    }
}

/// Joins sets as long as no two speakers come to stand in one.
struct Joiner<'j, 'a> {
    pile: &'j Pile<'a>,
    forest: &'j mut Forest,
    /// Bodies and names that speak in each set, by its root; papers that only carry are none.
    spoken: Vec<Spoken>,
}

impl<'j, 'a> Joiner<'j, 'a> {
    fn of(pile: &'j Pile<'a>, carriers: &Carriers, forest: &'j mut Forest) -> Self {
        let papers = carriers.papers();
        let mut spoken = vec![Spoken::ByNobody; pile.statements.len()];
        for (index, statement) in pile.statements.iter().enumerate() {
            let speaks = match statement.voice {
                Voice::Counter(_) => true,
                Voice::Named(name) => !papers.contains(&name),
                Voice::Country(_) | Voice::Nobody => false,
            };
            if speaks {
                let root = forest.root(index);
                spoken[root] = spoken[root].and(Spoken::By(statement.voice));
            }
        }
        Self { pile, forest, spoken }
    }

    /// Days by which the report of `other` was printed before that of `index`.
    fn days_before(&self, index: usize, other: usize) -> Option<i32> {
        let day = |index: usize| self.pile.published_day(&self.pile.statements[index]);
        Some(day(index)? - day(other)?)
    }

    fn try_join(&mut self, index: usize, other: usize, fits: bool) {
        let (a, b) = (&self.pile.statements[index], &self.pile.statements[other]);
        if !fits || a.report == b.report || !may_be_one(self.pile, a, b) {
            return;
        }
        let (x, y) = (self.forest.root(index), self.forest.root(other));
        let both = self.spoken[x].and(self.spoken[y]);
        if x == y || both == Spoken::BySeveral {
            return;
        }
        self.forest.join(x, y);
        self.spoken[x.min(y)] = both;
    }
}
