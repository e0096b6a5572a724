//! What the reports themselves show of where they have their text and their figures: an agency's tag, a link, a paper named.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::address::plain;
use super::forest::Forest;
use super::gather::may_be_one;
use crate::statement::{ItemFamily, MeasureFamily, Pile, Statement, Voice, fold};

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
    outlet: Vec<Option<String>>,
    /// All outlets of more than one word.
    outlets: BTreeSet<String>,
    /// The agencies of each report.
    wires: Vec<BTreeSet<String>>,
    /// Reports of each address.
    by_address: BTreeMap<String, usize>,
    /// Addresses each report leads to, as reports of the pile.
    leads_to: Vec<BTreeSet<usize>>,
}

impl Carriers {
    pub(crate) fn of(pile: &Pile<'_>) -> Self {
        let reports = || pile.reports.iter();
        let mut by_address = BTreeMap::new();
        for (index, report) in reports().enumerate() {
            if let Some(url) = &report.url {
                by_address.entry(plain(url)).or_insert(index);
            }
        }
        let leads_to = reports()
            .enumerate()
            .map(|(index, report)| {
                let targets = report.links.iter().filter_map(|link| by_address.get(&plain(link)).copied());
                targets.filter(|&target| target != index).collect()
            })
            .collect();
        let outlets = reports().filter_map(|report| report.outlet.as_deref());
        Self {
            outlets: outlets.filter(|outlet| outlet.trim().contains(' ')).map(fold).collect(),
            outlet: reports().map(|report| report.outlet.as_deref().map(fold)).collect(),
            wires: reports().map(|report| report.wires.iter().map(|tag| fold(&tag.name)).collect()).collect(),
            by_address,
            leads_to,
        }
    }

    /// The folded name of someone named: that of an outlet of the pile where the name ends with it ("news agency Strait
    /// Wire").
    pub(crate) fn named(&self, name: &str) -> String {
        let behind = name.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| &name[at + 1..]);
        let known = behind.take(MOST_BEFORE).map(fold).find(|rest| self.outlets.contains(rest));
        known.unwrap_or_else(|| fold(name))
    }

    /// The reports of the pile that a report leads to.
    pub(crate) fn leads_to(&self, report: usize) -> &BTreeSet<usize> {
        &self.leads_to[report]
    }

    /// The agencies a report has its text from, its own outlet included.
    pub(crate) fn agencies(&self, report: usize) -> impl Iterator<Item = &str> {
        let own = self.outlet[report].iter().filter(move |outlet| !self.wires[report].contains(*outlet));
        self.wires[report].iter().chain(own).map(String::as_str)
    }

    /// The agencies whose tag a report bears.
    pub(crate) fn tags(&self, report: usize) -> impl Iterator<Item = &str> {
        self.wires[report].iter().map(String::as_str)
    }

    /// The folded name of a report's outlet.
    pub(crate) fn outlet(&self, report: usize) -> Option<&str> {
        self.outlet[report].as_deref()
    }

    /// Whether no report shows anything of the kind.
    fn are_silent(&self) -> bool {
        self.wires.iter().all(BTreeSet::is_empty) && self.by_address.is_empty()
    }
}

/// What has to agree of two statements that carriers join.
type Key<'k> = (&'k str, MeasureFamily, &'k ItemFamily, bool, Decimal);

fn key<'k>(carrier: &'k str, statement: &'k Statement<'_>) -> Option<Key<'k>> {
    let figure = &statement.figure;
    Some((carrier, statement.measure, &statement.item, figure.vague, figure.value()?))
}

/// Joins a figure that a report gives to nobody, to a country or to the paper itself with the same figure where its text
/// comes from: a report with the same agency's tag or of that agency, a report it leads to, a report of the paper it names.
/// Sets that two different speakers stand in are left apart.
pub(super) fn join(pile: &Pile<'_>, carriers: &Carriers, forest: &mut Forest) {
    let mut by_agency: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let mut by_outlet: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let mut of_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        of_report.entry(statement.report).or_default().push(index);
        for agency in carriers.agencies(statement.report) {
            by_agency.entry_of(key(agency, statement), index);
        }
        if let Some(outlet) = carriers.outlet(statement.report) {
            by_outlet.entry_of(key(outlet, statement), index);
        }
    }
    let mut joiner = Joiner::of(pile, forest);
    for (index, statement) in pile.statements.iter().enumerate() {
        if !carriers.are_silent() {
            let tagged = carriers.tags(statement.report).filter_map(|tag| key(tag, statement));
            for other in tagged.filter_map(|key| by_agency.get(&key)).flatten().take(MOST_COMPARED) {
                let near = joiner.days_before(index, *other).is_some_and(|days| days.abs() <= DAYS_OF_A_WIRE);
                joiner.try_join(index, *other, near);
            }
            let linked =
                carriers.leads_to(statement.report).iter().filter_map(|target| of_report.get(target));
            for other in linked.flat_map(|all| all.iter().take(MOST_COMPARED * MOST_COMPARED)) {
                let same =
                    key("", statement).is_some_and(|own| Some(own) == key("", &pile.statements[*other]));
                let before = joiner.days_before(index, *other).is_none_or(|days| days >= -1);
                joiner.try_join(index, *other, same && before);
            }
        }
        let names: Vec<String> = statement
            .claim
            .speaker
            .iter()
            .chain(&statement.claim.via)
            .map(|name| carriers.named(name))
            .collect();
        for name in &names {
            let own = key(name, statement).and_then(|key| by_outlet.get(&key));
            for other in own.into_iter().flatten().take(MOST_COMPARED) {
                let recent = joiner
                    .days_before(index, *other)
                    .is_some_and(|days| (-1..=DAYS_OF_A_CITATION).contains(&days));
                joiner.try_join(index, *other, recent);
            }
        }
    }
}

trait EntryOf<K> {
    fn entry_of(&mut self, key: Option<K>, index: usize);
}

impl<K: Ord> EntryOf<K> for BTreeMap<K, Vec<usize>> {
    fn entry_of(&mut self, key: Option<K>, index: usize) {
        if let Some(key) = key {
            self.entry(key).or_default().push(index);
        }
    }
}

/// Joins sets as long as no two speakers come to stand in one.
struct Joiner<'j, 'a> {
    pile: &'j Pile<'a>,
    forest: &'j mut Forest,
    /// Bodies and names that speak in each set, by its root; papers that only carry are none.
    speakers: BTreeMap<usize, BTreeSet<&'j Voice>>,
}

impl<'j, 'a> Joiner<'j, 'a> {
    fn of(pile: &'j Pile<'a>, forest: &'j mut Forest) -> Self {
        let papers: BTreeSet<String> =
            pile.reports.iter().filter_map(|report| report.outlet.as_deref()).map(fold).collect();
        let mut speakers: BTreeMap<usize, BTreeSet<&Voice>> = BTreeMap::new();
        for (index, statement) in pile.statements.iter().enumerate() {
            let speaks = match &statement.voice {
                Voice::Counter(_) => true,
                Voice::Named(name) => !papers.contains(name),
                Voice::Country(_) | Voice::Nobody => false,
            };
            if speaks {
                speakers.entry(forest.root(index)).or_default().insert(&statement.voice);
            }
        }
        Self { pile, forest, speakers }
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
        if x == y {
            return;
        }
        let both: BTreeSet<&Voice> =
            [x, y].iter().filter_map(|root| self.speakers.get(root)).flatten().copied().collect();
        if both.len() > 1 {
            return;
        }
        self.forest.join(x, y);
        self.speakers.remove(&x);
        self.speakers.remove(&y);
        self.speakers.insert(x.min(y), both);
    }
}
