//! Which cluster a statement of no certain voice belongs to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::cluster::Cluster;
use super::gather::Reason;
use super::speakers::Speakers;
use crate::statement::{DAYS_OF_AN_OCCASION, Days, Pile, Statement, Symbol, Voice};

/// Days before and after an occasion within which a report is printed soon after it.
const SOON: (i32, i32) = (-1, 14);

/// Days that are looked up one by one; longer stretches are few.
const LONGEST: i32 = 31;

/// How many members, and which cluster; of equals the first.
type Size = (usize, Reverse<usize>);

/// The largest clusters of some voices, by when they were said.
#[derive(Debug, Default)]
struct Largest {
    of_all: Option<Size>,
    undated: Option<Size>,
    /// By their last day.
    by_last: BTreeMap<i32, Size>,
    /// By their days, these no more than [`LONGEST`].
    short: BTreeMap<Days, Size>,
    long: BTreeMap<Days, Size>,
}

impl Largest {
    fn grow(&mut self, days: Option<Days>, size: Size) {
        let larger = |held: &mut Size| *held = size.max(*held);
        self.of_all = self.of_all.max(Some(size));
        let Some(days) = days else {
            self.undated = self.undated.max(Some(size));
            return;
        };
        let by_days = if days.last - days.first <= LONGEST { &mut self.short } else { &mut self.long };
        larger(by_days.entry(days).or_insert(size));
        larger(self.by_last.entry(days.last).or_insert(size));
    }

    /// Those said no further from `said` than an occasion is long: the nearest first, then those soon before `published`.
    fn near(&self, said: Days, published: Option<i32>) -> Option<(i32, bool, Size)> {
        let least = said.first - DAYS_OF_AN_OCCASION - LONGEST;
        let most = said.last + DAYS_OF_AN_OCCASION;
        let ends = Days { first: least, last: i32::MIN }..=Days { first: most, last: i32::MAX };
        let rank = |(days, size): (&Days, &Size)| {
            let distance = said.distance(*days);
            (distance <= DAYS_OF_AN_OCCASION).then_some((-distance, is_soon(published, days.last), *size))
        };
        self.short.range(ends).chain(&self.long).filter_map(rank).max()
    }

    /// Those of no day, and those said soon before `published`.
    fn soon(&self, published: Option<i32>) -> Option<Size> {
        let Some(day) = published else { return self.of_all };
        let before = self.by_last.range(day - SOON.1..=day - SOON.0).map(|(_, size)| *size);
        before.chain(self.undated).max()
    }
}

fn is_soon(published: Option<i32>, last: i32) -> bool {
    published.is_none_or(|day| (SOON.0..=SOON.1).contains(&(day - last)))
}

/// The clusters of one figure by bodies and named persons, as those look for one whom nothing but country or day ties to any.
#[derive(Debug)]
pub(super) struct Fitting<'f, 'a> {
    pile: &'f Pile<'a>,
    speakers: &'f Speakers,
    of_any: Largest,
    of_country: BTreeMap<&'f str, Largest>,
    of_voice: BTreeMap<Voice, Largest>,
    /// Clusters with a member in each report.
    in_report: FxHashMap<usize, Vec<usize>>,
}

impl<'f, 'a> Fitting<'f, 'a> {
    pub(super) fn of(pile: &'f Pile<'a>, speakers: &'f Speakers, clusters: &[Cluster]) -> Self {
        let mut fitting = Self {
            pile,
            speakers,
            of_any: Largest::default(),
            of_country: BTreeMap::new(),
            of_voice: BTreeMap::new(),
            in_report: FxHashMap::default(),
        };
        for (at, cluster) in clusters.iter().enumerate() {
            fitting.grow(at, cluster);
            for &index in &cluster.members {
                fitting.enter(at, index);
            }
        }
        fitting
    }

    /// Takes note of a statement that went to a cluster.
    pub(super) fn add(&mut self, at: usize, cluster: &Cluster, index: usize) {
        self.grow(at, cluster);
        self.enter(at, index);
    }

    fn grow(&mut self, at: usize, cluster: &Cluster) {
        let size = (cluster.members.len(), Reverse(at));
        let country =
            self.pile.voices.country(cluster.voice).map(|own| self.of_country.entry(own).or_default());
        let voice = self.of_voice.entry(cluster.voice).or_default();
        for largest in [&mut self.of_any, voice].into_iter().chain(country) {
            largest.grow(cluster.days, size);
        }
    }

    fn enter(&mut self, at: usize, index: usize) {
        let own = self.in_report.entry(self.pile.statements[index].report).or_default();
        if !own.contains(&at) {
            own.push(at);
        }
    }

    /// The cluster to which a statement of no certain voice belongs, and why if it is none of country and day.
    pub(super) fn best(&self, clusters: &[Cluster], index: usize) -> Option<(usize, Option<Reason>)> {
        let statement = &self.pile.statements[index];
        if let Some(at) = self.in_own_report(clusters, statement) {
            return Some((at, Some(Reason::InOneReport)));
        }
        match statement.voice {
            Voice::Country(country) => self.of_its_country(country, statement),
            _ => self.told_or_heard(statement),
        }
    }

    /// Of the clusters with a member in the statement's own report.
    fn in_own_report(&self, clusters: &[Cluster], statement: &Statement<'_>) -> Option<usize> {
        let voices = &self.pile.voices;
        let country = voices.country(statement.voice);
        let published = self.pile.published_day(statement);
        let rank = |&at: &usize| {
            let cluster = &clusters[at];
            let own = voices.country(cluster.voice);
            let known = country.is_some() && own == country;
            // A body of no country is of several, and none of them speaks for it.
            let is_body = matches!(cluster.voice, Voice::Counter(_));
            if country.is_some() && !known && (own.is_some() || is_body) {
                return None;
            }
            let distance = statement.said.zip(cluster.days).map(|(said, days)| said.distance(days));
            if distance.is_some_and(|distance| distance > DAYS_OF_AN_OCCASION) {
                return None;
            }
            let near = distance.map_or(i32::MIN, |distance| -distance);
            let soon = cluster.days.is_none_or(|days| is_soon(published, days.last));
            Some((known, near, soon, cluster.members.len(), Reverse(at)))
        };
        let own = self.in_report.get(&statement.report)?;
        own.iter().filter_map(rank).max().map(|(.., at)| at.0)
    }

    /// A country's figure goes with a body or person of that country.
    fn of_its_country(&self, country: Symbol, statement: &Statement<'_>) -> Option<(usize, Option<Reason>)> {
        let published = self.pile.published_day(statement);
        let of_country = self.of_country.get(self.pile.voices.country(Voice::Country(country))?)?;
        let size = match statement.said {
            Some(said) => of_country.near(said, published).map(|(.., size)| size).or(of_country.undated),
            None => of_country.soon(published).or(of_country.of_all),
        };
        size.map(|(_, at)| (at.0, None))
    }

    /// Nobody's figure in another report must be told for the same day; or stand where that voice speaks, be printed soon
    /// after, and be more than a word.
    fn told_or_heard(&self, statement: &Statement<'_>) -> Option<(usize, Option<Reason>)> {
        let published = self.pile.published_day(statement);
        let is_vague = statement.figure.vague;
        if let Some(said) = statement.said
            && (!is_vague || said.is_day())
            && let Some((.., (_, at))) = self.of_any.near(said, published)
        {
            return Some((at.0, None));
        }
        let spoken = self.speakers.in_report(statement.report).iter().filter(|_| !is_vague);
        let heard = spoken.filter_map(|voice| self.of_voice.get(voice)).filter_map(|of_voice| {
            if statement.said.is_some() { of_voice.undated } else { of_voice.soon(published) }
        });
        heard.max().map(|(_, at)| (at.0, Some(Reason::Heard)))
    }
}
