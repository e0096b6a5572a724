use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bodies::{Bodies, Named};
use super::facts::Facts;
use super::name::{Names, Reading, full_names};
use super::offices::Offices;
use super::symbols::{Symbol, Symbols};
use crate::{Limits, ReportClaims};

/// Who a figure is put down to, as far as names and texts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Voice {
    /// A body that keeps a count, by its place in the pack's table.
    Counter(usize),
    /// Someone named, by folded name, whose body is not known.
    Named(Symbol),
    /// A country, or someone unnamed of it.
    Country(Symbol),
    /// Nobody, or someone unnamed.
    Nobody,
}

/// A name of the pile: a speaker's, a hand's, an outlet's or an agency's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(u32);

/// What is known of a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    /// The name as it is written.
    pub(crate) text: &'a str,
    /// Who speaks under it.
    pub(crate) voice: Voice,
    /// The folded name, in full where a shorter form of it can be only one.
    pub(crate) key: Symbol,
    /// The folded name.
    pub(crate) folded: Symbol,
    /// Whether it is a body's own, not that of a person who speaks for it.
    pub(crate) is_body: bool,
    /// Whether a claim names it, as its speaker or on its way.
    pub(crate) is_told: bool,
}

/// Names to voices: by the name, by the office that a report puts beside the name, and by what most reports put there.
#[derive(Debug)]
pub(crate) struct Voices<'a> {
    limits: &'a Limits,
    symbols: Symbols,
    /// The countries of the pack: a few.
    countries: Vec<(Symbol, &'a str)>,
    known: Vec<Known<'a>>,
    places: FxHashMap<&'a str, Name>,
}

impl<'a> Voices<'a> {
    /// Learns from each report which offices it puts beside the names of its speakers. Gives the names of each report, too, as it
    /// lists them itself.
    pub(super) fn of(
        limits: &'a Limits,
        reports: &[ReportClaims<'a>],
        facts: &[Arc<Facts>],
    ) -> (Self, Vec<Box<[Name]>>) {
        let bodies = Bodies::of(limits);
        let names = Names::of(reports, facts);
        let full = full_names(&names.speakers);
        let read: Vec<Reading<'_>> =
            names.all.par_iter().map(|name| Reading::of(&bodies, &full, name)).collect();
        let places: FxHashMap<&str, Name> =
            names.all.iter().zip(0..).map(|(name, place)| (*name, Name(place))).collect();
        let words =
            read.iter().flat_map(Reading::strings).chain(limits.countries.iter().map(|one| &one.name));
        let symbols = Symbols::of(words.cloned());
        let in_report = reports.par_iter().zip(facts).map(|(one, facts)| {
            let names = facts.names.iter().map(|name| places[name.of(one)]);
            names.collect()
        });
        let in_reports: Vec<Box<[Name]>> = in_report.collect();
        let by_office = Offices { bodies: &bodies, read: &read }.of(reports, facts, &in_reports);
        let symbol = |string: &str| symbols.get(string).expect("every string was put in above");
        let known = names.all.iter().zip(&read).map(|(text, read)| {
            let key = symbol(&read.key);
            let voice = match &read.named {
                Named::Counter(counter) => Voice::Counter(*counter),
                Named::Someone(_) => by_office
                    .get(read.key.as_str())
                    .map_or(Voice::Named(key), |&counter| Voice::Counter(counter)),
                Named::Country(country) => Voice::Country(symbol(country)),
                Named::Nobody => Voice::Nobody,
            };
            Known {
                text,
                voice,
                key,
                folded: symbol(&read.folded),
                is_body: read.is_body,
                is_told: names.is_told(text),
            }
        });
        let known = known.collect();
        let countries = limits.countries.iter().map(|one| (symbol(&one.name), one.name.as_str())).collect();
        (Self { limits, known, places, countries, symbols }, in_reports)
    }

    /// A name of the pile.
    pub(crate) fn name(&self, text: &str) -> Option<Name> {
        self.places.get(text).copied()
    }

    /// What is known of a name.
    pub(crate) fn known(&self, name: Name) -> &Known<'a> {
        &self.known[name.0 as usize]
    }

    /// What is known of all names; a [`Name`] is a place among them.
    pub(crate) fn all(&self) -> &[Known<'a>] {
        &self.known
    }

    /// All names.
    pub(crate) fn names(&self) -> impl Iterator<Item = Name> + use<> {
        (0..u32::try_from(self.known.len()).unwrap_or(u32::MAX)).map(Name)
    }

    /// The voice of a speaker's name.
    pub(crate) fn voice(&self, name: Option<Name>) -> Voice {
        name.map_or(Voice::Nobody, |name| self.known(name).voice)
    }

    /// The string of a folded name or of a country.
    pub(crate) fn string(&self, symbol: Symbol) -> &str {
        self.symbols.name(symbol)
    }

    /// The symbol of a folded name, if a name of the pile folds so.
    pub(crate) fn symbol(&self, folded: &str) -> Option<Symbol> {
        self.symbols.get(folded)
    }

    /// The country a voice speaks for, if known.
    pub(crate) fn country(&self, voice: Voice) -> Option<&'a str> {
        match voice {
            Voice::Counter(counter) => self.limits.counters[counter].country.as_deref(),
            Voice::Country(country) => {
                self.countries.iter().find(|(symbol, _)| *symbol == country).map(|(_, name)| *name)
            }
            Voice::Named(_) | Voice::Nobody => None,
        }
    }
}

impl Name {
    /// Its place among the names.
    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }
}
