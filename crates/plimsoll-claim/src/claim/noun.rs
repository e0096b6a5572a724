//! What a figure counts and the words that govern it: its own noun, the noun of a list of victims, or one said elsewhere.

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_text::TokenKind;

use super::Measure;
use super::calibre::{of_calibre, with_calibre};
use super::counted::{Counted as Found, elided, is_elliptic, of_phrase, sibling};
use super::draft::Draft;
use super::elsewhere::{asked, claimed};
use super::item::ItemFacts;
use super::lent::of_money;
use super::listed::{self, LISTED_BELOW, label};
use super::victim::{Counted, is_role};
use super::whole::{is_whole, whole};
use crate::measure::{Governor, Window, either_fate, governor, governor_of_whole, is_alone_in_quotes};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

/// The rule of a part whose noun stands with the whole.
pub(super) const OF_WHOLE: &str = "item.of-the-whole";
/// The rule of a noun that stands before the figure and a colon.
pub(super) const OF_LABEL: &str = "item.of-label";
/// The rule of a noun that a question before tells.
pub(super) const ASKED: &str = "item.asked";
/// The rule of a noun said elsewhere.
pub(super) const ELIDED: &str = "item.elided";
/// The rule of the whole itself.
pub(super) const WHOLE: &str = "claim.whole";

/// What a figure counts, before that is measured.
#[derive(Debug)]
pub(super) struct Noun {
    pub(super) governor: Option<Governor>,
    pub(super) facts: ItemFacts,
    pub(super) item: Option<String>,
    pub(super) rules: Vec<&'static str>,
}

impl Noun {
    /// The noun of a figure. `before`: the drafts of the text so far.
    pub(super) fn of(
        analysis: &Analysis<'_>,
        counted: &Counted<'_>,
        window: Window,
        before: &[Draft<'_>],
    ) -> Self {
        let mention = counted.mention;
        let facts = ItemFacts::of(&analysis.reading, mention);
        let facts = if is_strength(&analysis.reading, mention, &facts) { ItemFacts::person() } else { facts };
        let of_persons = counted.fate.is_some() || counts_persons(analysis, mention, &facts, before);
        let is_whole = is_whole(analysis, mention);
        let governor = if is_whole {
            governor_of_whole(analysis, mention)
        } else {
            let governor = befallen(governor(analysis, mention, window, of_persons), counted.fate);
            governor.map(|governor| either_fate(analysis, governor))
        };
        let opener = governor.is_none().then(|| listed::governor(analysis, mention)).flatten();
        let rules = opener.map(|_| LISTED_BELOW).into_iter().collect();
        let own = Self { governor: governor.or(opener), facts, item: mention.item.clone(), rules };
        let mut noun = own
            .of_victim(counted, of_persons)
            .said_elsewhere(analysis, mention, before)
            .like_its_sibling(&analysis.reading, mention, before);
        noun.rules.extend(is_whole.then_some(WHOLE));
        noun
    }

    /// Whether the figure is the whole of which the one before it is a part.
    pub(super) fn is_whole(&self) -> bool {
        self.rules.contains(&WHOLE)
    }

    /// Persons, where words of fate tell that no other can be meant.
    fn of_victim(mut self, counted: &Counted<'_>, of_persons: bool) -> Self {
        if let Some(victim) = counted.victim {
            self.rules.push(victim.rule);
            self.facts = Some(self.facts).filter(|_| victim.is_by_noun()).unwrap_or_else(ItemFacts::person);
        }
        if of_persons && self.facts.class.is_none() && is_victim(self.governor.as_ref()) {
            self.facts = ItemFacts::person();
        }
        self
    }

    /// The noun of the whole, of a label, of what was counted before or of a question, where the figure has none of its own.
    fn said_elsewhere(
        mut self,
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        before: &[Draft<'_>],
    ) -> Self {
        let reading = &analysis.reading;
        let governor = self.governor.as_ref();
        let of_whole = || whole(analysis, mention).map(|counted| (counted, OF_WHOLE));
        let of_quoted = || behind_quote(reading, mention).map(|found| (found, OF_WHOLE));
        let of_label = || label(analysis, mention, governor, before).map(|found| (found, OF_LABEL));
        let of_another = || {
            let calibre = of_calibre(reading, mention);
            let bare =
                calibre.is_some() || of_money(analysis, mention).is_none() && is_elliptic(analysis, mention);
            let found = bare.then(|| elided(analysis, mention, governor, before)).flatten();
            let asked = || bare.then(|| asked(analysis, mention)).flatten().map(|found| (found, ASKED));
            let (found, rule) = found.map(|found| (found, ELIDED)).or_else(asked)?;
            Some((calibre.into_iter().fold(found, |found, of| with_calibre(reading, of, found)), rule))
        };
        let Some(((facts, item), rule)) = of_whole().or_else(of_quoted).or_else(of_label).or_else(of_another)
        else {
            return self;
        };
        (self.facts, self.item) = (facts, item);
        self.rules.push(rule);
        // "Norland fired nine missiles; Sarvia counts six": of what is done with them.
        let counts =
            |by: &Governor| by.measure == Measure::Observed && reading.is_class(by.first, Class::Tally);
        let is_counted = rule == ELIDED && self.governor.as_ref().is_some_and(counts);
        self.governor =
            self.governor.filter(|_| !(is_counted && claimed(reading, mention, before).is_some()));
        self
    }

    /// A bare model name is the like of the thing counted beside it.
    fn like_its_sibling(
        mut self,
        reading: &Reading<'_>,
        mention: &QuantityMention,
        before: &[Draft<'_>],
    ) -> Self {
        if let Some(sibling) = sibling(reading, mention, &self.facts, before) {
            self.facts = sibling;
            self.rules.push("item.like-its-sibling");
        }
        self
    }
}

/// "“hundreds” of the works", "“six or seven” guards": the noun behind the mark that closes around a figure alone.
fn behind_quote(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Found> {
    if mention.phrase.is_some() || mention.unit.is_some() || !is_alone_in_quotes(reading, mention) {
        return None;
    }
    let mut first = mention.end + 1;
    if reading.is(first, "of") {
        first += 1;
        first += usize::from(reading.is_class(first, Class::Determiner));
    }
    let is_near =
        reading.in_one_sentence(mention.first, first) && reading.kind(first) == Some(TokenKind::Word);
    let phrase =
        NounPhrase::at(reading, first).filter(|phrase| is_near && is_plural(reading, phrase.head))?;
    Some(of_phrase(reading, phrase))
}

/// "a 5,200-strong workforce": so many persons, where the noun is of nothing that is counted otherwise.
fn is_strength(reading: &Reading<'_>, mention: &QuantityMention, facts: &ItemFacts) -> bool {
    let strong = mention.phrase.and_then(|phrase| phrase.first.checked_sub(1));
    strong.is_some_and(|at| {
        facts.class.is_none() && reading.is(at, "strong") && at > 0 && reading.is_hyphen(at - 1)
    })
}

/// Whether a figure counts persons: by its noun, by what people are, or as the bare figure behind other persons.
fn counts_persons(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> bool {
    let reading = &analysis.reading;
    let in_role = || mention.phrase.is_some_and(|phrase| is_role(reading, phrase.first..phrase.head + 1));
    facts.unit.as_deref() == Some("person")
        || facts.class.is_none() && in_role()
        || is_elliptic(analysis, mention) && follows_persons(reading, mention, before)
}

/// "killed five soldiers and captured several others": a bare figure behind persons in its sentence.
fn follows_persons(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    before.last().is_some_and(|last| {
        last.unit.as_deref() == Some("person")
            && reading.sentence_at(last.mention.first) == reading.sentence_at(mention.first)
    })
}

/// Whether the governor tells what became of persons.
fn is_victim(governor: Option<&Governor>) -> bool {
    governor.is_some_and(|governor| governor.frame == Frame::Victim && governor.measure != Measure::Lost)
}

/// A figure in a list of victims has the fate of the list.
fn befallen(governor: Option<Governor>, fate: Option<&Governor>) -> Option<Governor> {
    let differs = |fate: &&Governor| governor.is_none_or(|governor| governor.measure != fate.measure);
    fate.filter(differs).copied().or(governor)
}
