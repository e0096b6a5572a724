//! Who is who in an export: what a name stands for, and the code of a country.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use plimsoll_claim::Analysis;
use plimsoll_lexicon::tables::ActorKind;

use crate::Sheet;

/// Names of countries and their ISO 3166-1 alpha-2 codes; XK, which the standard leaves to its users, is Kosovo’s by common use.
const COUNTRIES: &str = include_str!("../data/countries.csv");

static CODES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(COUNTRIES.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    rows.map(|row| (row[0].to_string(), row[1].to_string())).collect()
});

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PartyKind {
    Person,
    /// A ministry, an army, an agency of a state: a body that the pack knows as counting.
    PublicBody,
    Organisation,
    Outlet,
    Country,
    /// Nothing tells.
    Unknown,
}

/// A name with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    pub(crate) kind: PartyKind,
    /// Name of its country.
    pub(crate) country: Option<String>,
}

impl Party {
    /// The code of its country.
    pub(crate) fn country_code(&self) -> Option<&'static str> {
        self.country.as_deref().and_then(code_of)
    }
}

/// What the names of a sheet stand for.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    known: BTreeMap<String, Party>,
    sheet: Sheet<'a>,
}

/// The ISO 3166-1 alpha-2 code of a country, by the name that the lexicon has for it.
pub(crate) fn code_of(country: &str) -> Option<&'static str> {
    CODES.get(country).map(String::as_str)
}

impl<'a> Names<'a> {
    pub(crate) fn of(sheet: &Sheet<'a>) -> Self {
        let mut known = BTreeMap::new();
        for actor in sheet.events.iter().flat_map(|event| &event.actors) {
            let Some(kind) = actor.kind.map(PartyKind::of) else { continue };
            known.entry(actor.name.clone()).or_insert(Party { kind, country: actor.country.clone() });
        }
        for (name, kind) in by_reports(sheet) {
            known.entry(name).or_insert(Party { kind, country: None });
        }
        let outlets = sheet.reports.iter().filter_map(|read| read.report.outlet.clone());
        known.extend(outlets.map(|name| (name, Party { kind: PartyKind::Outlet, country: None })));
        Self { known, sheet: *sheet }
    }

    /// What a name stands for: what the pack and the word lists say, then what reports tell.
    pub(crate) fn party(&self, name: &str) -> Party {
        let told = || self.known.get(name).cloned();
        self.counter(name).or_else(|| self.listed(name)).or_else(told).unwrap_or_else(|| Party {
            kind: if code_of(name).is_some() { PartyKind::Country } else { PartyKind::Unknown },
            country: code_of(name).map(|_| name.to_string()),
        })
    }

    fn counter(&self, name: &str) -> Option<Party> {
        let counters = &self.sheet.record.known?.limits.counters;
        let counter = counters.iter().find(|counter| counter.name == name)?;
        Some(Party { kind: PartyKind::PublicBody, country: counter.country.clone() })
    }

    fn listed(&self, name: &str) -> Option<Party> {
        let lexicon = self.sheet.record.known?.lexicon;
        let actor = lexicon.actor(lexicon.actor_named(name)?);
        let kind = PartyKind::of(actor.kind);
        let own = (kind == PartyKind::Country).then(|| name.to_string());
        Some(Party { kind, country: actor.country.clone().or(own) })
    }
}

/// What reports take names for, as most mentions do; names on which they are at odds are left out.
fn by_reports(sheet: &Sheet<'_>) -> Vec<(String, PartyKind)> {
    let Some(known) = sheet.record.known else { return Vec::new() };
    let mut votes: BTreeMap<String, BTreeMap<PartyKind, usize>> = BTreeMap::new();
    for read in sheet.reports.iter().filter(|read| !read.claims.is_empty()) {
        let analysis = Analysis::of_text(read.report, known.lexicon);
        let actors = analysis.actors();
        for mention in &actors.mentions {
            let actor = actors.of(mention);
            let own = votes.entry(actor.name.clone()).or_default();
            *own.entry(PartyKind::of(actor.kind)).or_default() += 1;
        }
    }
    let decided = votes.into_iter().filter_map(|(name, kinds)| {
        let most = kinds.values().copied().max()?;
        let mut first = kinds.into_iter().filter(|(_, count)| *count == most).map(|(kind, _)| kind);
        let kind = first.next()?;
        first.next().is_none().then_some((name, kind))
    });
    decided.collect()
}

impl PartyKind {
    fn of(kind: ActorKind) -> Self {
        match kind {
            ActorKind::Person => Self::Person,
            ActorKind::Organisation => Self::Organisation,
            ActorKind::Country => Self::Country,
            ActorKind::Outlet => Self::Outlet,
            ActorKind::Place | ActorKind::Vessel => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, code_of};

    #[test]
    fn countries_have_codes_of_two_letters() {
        assert!(CODES.values().all(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())));
        assert_eq!(["North Korea", "Russia", "Atlantis"].map(code_of), [Some("KP"), Some("RU"), None]);
    }

    #[test]
    fn every_country_of_the_lexicon_has_a_code() {
        let lexicon = plimsoll_lexicon::Lexicon::shipped("arms-transfers").expect("the shipped lexicon");
        let countries = lexicon.actors().iter().filter(|actor| {
            actor.kind == plimsoll_lexicon::tables::ActorKind::Country && actor.name != "European Union"
        });
        let without: Vec<&str> =
            countries.map(|one| one.name.as_str()).filter(|name| code_of(name).is_none()).collect();
        assert!(without.is_empty(), "{without:?}: add them to data/countries.csv");
    }
}
