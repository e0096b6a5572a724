//! What stands for everything that a piece of work looks at: where two keys are equal, so are its results.
//!
//! A report has a number as long as it is one and the same in memory ([`crate::Memo`]); what other reports make of it stands in its
//! context. An origin hangs on the contexts of its statements, the findings of a report on its context and on the origins of its
//! statements.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use crate::statement::{Name, Pile, Voice};
use crate::trace::{Group, Whole};
use crate::view::View;

/// Half of a BLAKE3 hash.
pub(crate) type Key = u128;

/// What a key is made of.
#[derive(Default)]
pub(crate) struct Parts(Vec<u8>);

/// Takes the bytes of a value as they are.
impl Hasher for Parts {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        self.done() as u64
    }
}

impl Parts {
    pub(crate) fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u64).to_le_bytes());
    }

    fn day(&mut self, day: i32) {
        self.0.extend_from_slice(&day.to_le_bytes());
    }

    fn key(&mut self, key: Key) {
        self.0.extend_from_slice(&key.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn done(&self) -> Key {
        let hash = blake3::hash(&self.0);
        hash.as_bytes().first_chunk().map_or(0, |half| Key::from_le_bytes(*half))
    }
}

/// The key of two things together.
pub(crate) fn both(one: Key, other: Key) -> Key {
    let mut parts = Parts::default();
    parts.key(one);
    parts.key(other);
    parts.done()
}

/// The keys of a pile.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Of each report, with all that others make of it.
    pub(crate) reports: Vec<Key>,
    /// Of each origin.
    pub(crate) origins: Vec<Key>,
    /// Of each report with the origins of its statements.
    in_reports: Vec<Key>,
}

impl Keys {
    /// The keys of reports that have these numbers; none without numbers.
    pub(crate) fn of(whole: &Whole<'_>, serials: &[u64]) -> Self {
        if serials.is_empty() {
            return Self::default();
        }
        let voices = &whole.pile.voices;
        let names: Vec<Name> = voices.names().collect();
        let names: Vec<Key> = names.into_par_iter().map(|name| of_name(whole, name)).collect();
        let context = Context { whole, serials, names: &names };
        let reports = (0..whole.pile.reports.len()).into_par_iter().map(|report| context.of_report(report));
        Self { reports: reports.collect(), ..Self::default() }
    }

    /// The key of statements that are parted by who speaks and when; none where there are no keys.
    pub(crate) fn of_bin(&self, pile: &Pile<'_>, members: &[usize]) -> Option<Key> {
        (!self.reports.is_empty()).then(|| self.of_statements(pile, members.iter().copied()))
    }

    /// The key of a group of statements; none where there are no keys.
    pub(crate) fn of_group(&self, pile: &Pile<'_>, group: &Group) -> Option<Key> {
        let mut parts = Parts::default();
        for &index in &group.members {
            let report = pile.statements[index].report;
            parts.key(*self.reports.get(report)?);
            parts.number(index - pile.of_report(report)[0]);
        }
        let place = |index: usize| group.members.binary_search(&index).unwrap_or(usize::MAX);
        for join in &group.joins {
            parts.number(join.reason as usize);
            parts.number(place(join.a));
            parts.number(place(join.b));
        }
        for ruling in &group.rulings {
            parts.text(&ruling.why);
            parts.number(ruling.members.len());
            ruling.members.iter().for_each(|&index| parts.number(place(index)));
        }
        Some(parts.done())
    }

    /// The key of what an origin's statements and those that they are about say of its figure.
    pub(crate) fn of_facet(&self, view: &View<'_>, origin: usize) -> Option<Key> {
        let own = *self.origins.get(origin)?;
        let about = view.traced[origin].members.iter().filter_map(|&index| view.pile.about(index));
        let mut about = about.peekable();
        if about.peek().is_none() {
            return Some(own);
        }
        let mut parts = Parts::default();
        parts.key(own);
        for about in about {
            let said = view.origin(about);
            (said.days, said.uttered_on).hash(&mut parts);
            parts.key(*self.reports.get(view.pile.statements[about].report)?);
        }
        Some(parts.done())
    }

    /// Makes the keys of what is found in reports, where there are keys.
    pub(crate) fn look_in_reports(&mut self, view: &View<'_>) {
        let key = |report| self.of_report_in(view, report).unwrap_or_default();
        self.in_reports = (0..self.reports.len()).into_par_iter().map(key).collect();
    }

    /// The key of what is found in a report.
    pub(crate) fn in_report(&self, report: usize) -> Option<Key> {
        self.in_reports.get(report).copied()
    }

    fn of_report_in(&self, view: &View<'_>, report: usize) -> Option<Key> {
        let mut parts = Parts::default();
        parts.key(*self.reports.get(report)?);
        for &index in view.pile.of_report(report) {
            parts.key(*self.origins.get(view.origin_of[index])?);
            if let Some(about) = view.pile.about(index) {
                parts.key(*self.reports.get(view.pile.statements[about].report)?);
                parts.key(*self.origins.get(view.origin_of[about])?);
            }
        }
        Some(parts.done())
    }

    /// The key of some statements with their reports.
    pub(crate) fn of_statements(&self, pile: &Pile<'_>, statements: impl Iterator<Item = usize>) -> Key {
        let mut parts = Parts::default();
        for index in statements {
            let report = pile.statements[index].report;
            parts.key(self.reports.get(report).copied().unwrap_or_default());
            parts.number(index - pile.of_report(report)[0]);
        }
        parts.done()
    }
}

/// The key of all that is known of a name.
fn of_name(whole: &Whole<'_>, name: Name) -> Key {
    let voices = &whole.pile.voices;
    let known = voices.known(name);
    let mut parts = Parts::default();
    parts.text(known.text);
    match known.voice {
        Voice::Counter(counter) => parts.number(counter),
        Voice::Named(one) => parts.text(voices.string(one)),
        Voice::Country(one) => {
            parts.text("of");
            parts.text(voices.string(one));
        }
        Voice::Nobody => parts.text("nobody"),
    }
    parts.text(voices.string(known.key));
    parts.text(voices.string(known.folded));
    parts.text(voices.string(whole.carriers.named(name)));
    parts.number(usize::from(known.is_body) * 2 + usize::from(known.is_told));
    parts.done()
}

struct Context<'c> {
    whole: &'c Whole<'c>,
    serials: &'c [u64],
    names: &'c [Key],
}

impl Context<'_> {
    /// The key of a report with what others make of it: who its names are, what it copies, whom it leads to, when its sentences
    /// were said, and which statements its own stand for or are about.
    fn of_report(&self, report: usize) -> Key {
        let pile = self.whole.pile;
        let mut parts = Parts::default();
        self.report(&mut parts, Some(report));
        parts.key(self.names[pile.printed_by[report].place()]);
        for tag in &pile.reports[report].wires {
            parts.key(pile.voices.name(&tag.name).map_or(0, |name| self.names[name.place()]));
        }
        self.report(&mut parts, pile.mirror_of[report]);
        self.report(&mut parts, self.whole.copies.several(report));
        self.whole.carriers.leads_to(report).iter().for_each(|target| self.report(&mut parts, Some(*target)));
        for &index in pile.of_report(report) {
            let statement = &pile.statements[index];
            parts.day(statement.said.map_or(i32::MIN, |said| said.first));
            parts.day(statement.said.map_or(i32::MIN, |said| said.last));
            for name in statement.speaker.into_iter().chain(pile.hands(statement)) {
                parts.key(self.names[name.place()]);
            }
            self.statement(&mut parts, index, Some(pile.first(index)));
            self.statement(&mut parts, index, pile.about(index));
        }
        parts.done()
    }

    fn report(&self, parts: &mut Parts, report: Option<usize>) {
        parts.number(report.map_or(usize::MAX, |report| self.serials[report] as usize));
    }

    /// A statement, where it is another.
    fn statement(&self, parts: &mut Parts, own: usize, other: Option<usize>) {
        let pile = self.whole.pile;
        let Some(other) = other.filter(|other| *other != own) else { return parts.number(usize::MAX) };
        let report = pile.statements[other].report;
        self.report(parts, Some(report));
        parts.number(other - pile.of_report(report)[0]);
    }
}
