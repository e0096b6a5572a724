//! The actors found so far, and which words stand for which of them.

use std::borrow::Cow;

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, NameWord};
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::name::{PersonName, fold};
use super::words::Words;
use super::{Actor, ActorIndex};
use crate::Reading;

/// An actor while the report is being read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) actor: Actor,
    /// The words of its names and roles.
    pub(super) words: Words,
    /// Its words without its country, where the country is still to be told from the report.
    pub(super) local: Option<String>,
    /// Whether it is called by a name of its own.
    pub(super) named: bool,
    /// Whether it is many.
    pub(super) plural: bool,
    /// What its titles and pronouns tell.
    pub(super) gender: Option<Gender>,
    /// Whether the report has called it by the family name alone.
    pub(super) by_family: bool,
    /// The actor it turned out to be.
    pub(super) merged: Option<ActorIndex>,
}

/// Whether a person is spoken of as a man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

impl Gender {
    /// What the words in tokens `first..end` tell.
    pub(super) fn told(reading: &Reading<'_>, first: usize, end: usize) -> Option<Self> {
        (first..end).find_map(|at| {
            reading.find(at, |hit| match hit.meaning {
                Meaning::NameWord(NameWord::Masculine) => Some(Self::Masculine),
                Meaning::NameWord(NameWord::Feminine) => Some(Self::Feminine),
                _ => None,
            })
        })
    }

    /// What a given name tells where a family name stands behind it: "Rosa Korvald".
    pub(super) fn of_given(reading: &Reading<'_>, first: usize, end: usize) -> Option<Self> {
        (end >= first + 2).then(|| Self::of_name(reading, first)).flatten()
    }

    /// What a given name tells by itself: "Rosa".
    pub(super) fn of_name(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let (given, lexicon) = (reading.word(at), reading.lexicon);
        match () {
            () if lexicon.is_mans_name(given) => Some(Self::Masculine),
            () if lexicon.is_womans_name(given) => Some(Self::Feminine),
            () => None,
        }
    }
}

/// Actors that are looked at, latest first, for whom a description means.
const LOOK_BACK: usize = 48;

#[derive(Debug)]
pub(super) struct Registry {
    pub(super) drafts: Vec<Draft>,
    by_name: FxHashMap<String, ActorIndex>,
    by_family: FxHashMap<String, ActorIndex>,
    /// Actors in order of their mentions, repetitions in a row left out, and whether somebody is quoted who mentions them.
    recent: Vec<(ActorIndex, bool)>,
}

impl Registry {
    /// A registry with room for so many actors.
    pub(super) fn with_capacity(actors: usize) -> Self {
        Self {
            drafts: Vec::with_capacity(actors),
            by_name: FxHashMap::with_capacity_and_hasher(actors, FxBuildHasher),
            by_family: FxHashMap::default(),
            recent: Vec::with_capacity(actors),
        }
    }

    /// The actor that `index` turned out to be.
    pub(super) fn root(&self, mut index: ActorIndex) -> ActorIndex {
        while let Some(next) = self.drafts[index].merged {
            index = next;
        }
        index
    }

    pub(super) fn draft(&self, index: ActorIndex) -> &Draft {
        &self.drafts[self.root(index)]
    }

    pub(super) fn draft_mut(&mut self, index: ActorIndex) -> &mut Draft {
        let root = self.root(index);
        &mut self.drafts[root]
    }

    pub(super) fn add(&mut self, draft: Draft) -> ActorIndex {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    /// Makes one actor of two: `from` turned out to be `into`.
    pub(super) fn merge(&mut self, from: ActorIndex, into: ActorIndex) {
        let (from, into) = (self.root(from), self.root(into));
        if from == into {
            return;
        }
        let other = self.drafts[from].clone();
        self.drafts[from].merged = Some(into);
        let draft = &mut self.drafts[into];
        draft.words.add(&other.words);
        draft.actor.role = draft.actor.role.take().or(other.actor.role);
        draft.actor.country = draft.actor.country.take().or(other.actor.country);
        draft.gender = draft.gender.or(other.gender);
        draft.by_family |= other.by_family;
    }

    /// The actor of this name; one spelling is as good as another.
    pub(super) fn by_name(&self, name: &str) -> Option<ActorIndex> {
        self.by_folded(&fold(name))
    }

    /// The same for a name that is folded.
    pub(super) fn by_folded(&self, name: &str) -> Option<ActorIndex> {
        self.by_name.get(name).map(|index| self.root(*index))
    }

    pub(super) fn call(&mut self, index: ActorIndex, name: &str) {
        let folded = fold(name);
        if !folded.is_empty() {
            self.by_name.insert(folded, index);
        }
    }

    /// Spells an actor as it is written in a sentence, where a heading had it all in capitals.
    pub(super) fn spell(&mut self, index: ActorIndex, name: &str) {
        let is_loud = |name: &str| !name.contains(char::is_lowercase);
        let own = &mut self.draft_mut(index).actor.name;
        if is_loud(own) && !is_loud(name) && own.eq_ignore_ascii_case(name) {
            *own = name.to_string();
        }
    }

    /// The person whose family name, or given name written second, is this word.
    pub(super) fn by_family(&self, word: &str) -> Option<ActorIndex> {
        self.by_folded_family(&fold(word))
    }

    /// The same for a word that is folded.
    pub(super) fn by_folded_family(&self, word: &str) -> Option<ActorIndex> {
        self.by_family.get(word).map(|index| self.root(*index))
    }

    /// The same, noted: the report calls them by it alone.
    pub(super) fn called_by_family(&mut self, word: &str) -> Option<ActorIndex> {
        let person = self.by_folded_family(word)?;
        self.drafts[person].by_family = true;
        Some(person)
    }

    /// Enters a person under the words that stand for them: the whole name, folded, and its parts.
    pub(super) fn call_person(&mut self, index: ActorIndex, folded: String, name: &PersonName<'_>) {
        if !folded.is_empty() {
            self.by_name.insert(folded, index);
        }
        // "Cruz said": of a family who is called by its name alone keeps it, whoever else bears it.
        let family = fold(name.family());
        let holder = self.by_folded_family(&family).filter(|holder| self.draft(*holder).by_family);
        if holder.is_none_or(|holder| holder == self.root(index)) {
            self.by_family.insert(family, index);
        }
        if let Some(given) = name.given() {
            self.by_family.insert(fold(given), index);
        }
    }

    /// Notes that an actor was mentioned, in a quotation or outside.
    pub(super) fn mention(&mut self, index: ActorIndex, quoted: bool) {
        if self.recent.last() != Some(&(index, quoted)) {
            self.recent.push((index, quoted));
        }
    }

    /// The latest actor that `fits`.
    pub(super) fn latest(&self, fits: impl Fn(&Draft) -> bool) -> Option<ActorIndex> {
        self.latest_mentioned(|_| true, fits)
    }

    /// The latest actor that `fits` of those the report names outside of quotations.
    pub(super) fn latest_told(&self, fits: impl Fn(&Draft) -> bool) -> Option<ActorIndex> {
        self.latest_mentioned(|quoted| !quoted, fits)
    }

    fn latest_mentioned(
        &self,
        counts: impl Fn(bool) -> bool,
        fits: impl Fn(&Draft) -> bool,
    ) -> Option<ActorIndex> {
        let looked_at = self.recent.iter().rev().take(LOOK_BACK).filter(|(_, quoted)| counts(*quoted));
        looked_at.map(|(index, _)| self.root(*index)).find(|index| fits(&self.drafts[*index]))
    }

    /// The latest actor whose names and roles hold all `words`, of a country that does not contradict.
    pub(super) fn described(
        &self,
        words: &Words,
        country: Option<&str>,
        fits: impl Fn(&Draft) -> bool,
    ) -> Option<ActorIndex> {
        if words.is_empty() {
            return None;
        }
        self.latest(|draft| {
            draft.words.hold(words) && fits(draft) && !differ(country, draft.actor.country.as_deref())
        })
    }
}

/// Whether two countries are both known and not the same.
pub(super) fn differ(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// The words in tokens `first..end`, white space made single.
pub(super) fn text_of<'a>(reading: &Reading<'a>, first: usize, end: usize) -> Cow<'a, str> {
    if first >= end {
        return Cow::default();
    }
    let words = reading.span(first, end).of(reading.text);
    if (first + 1..end).all(|at| is_single_spaced(reading, at)) {
        return words.into();
    }
    let mut text = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.into()
}

/// Whether nothing or a single space stands before token `at`, which is not the first.
fn is_single_spaced(reading: &Reading<'_>, at: usize) -> bool {
    let (before, start) = (reading.tokens[at - 1].span.end(), reading.tokens[at].span.start());
    start == before || start == before + 1 && reading.text.as_bytes()[before as usize] == b' '
}

impl Draft {
    pub(super) fn new(name: String, kind: ActorKind) -> Self {
        let words = Words::of(&name);
        let actor = Actor { name, kind, role: None, country: None, is_document: false };
        Self {
            actor,
            words,
            local: None,
            named: true,
            plural: false,
            gender: None,
            by_family: false,
            merged: None,
        }
    }

    pub(super) fn of_country(mut self, country: Option<&str>) -> Self {
        self.actor.country = country.map(str::to_string);
        self
    }
}
