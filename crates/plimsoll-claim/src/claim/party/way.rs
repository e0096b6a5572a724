//! Whence and whither: the actors and places behind prepositions.

use plimsoll_lexicon::tables::{ActorKind, Class, Frame};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::{Finder, NEAR_TARGET, REACH, TARGETS};
use crate::Reading;
use crate::actor::{ActorMention, MentionForm};
use crate::measure::Governor;
use crate::quantity::noun_phrase::is_verb;

/// Tokens of a verb of several words.
const LONGEST_VERB: usize = 4;
/// Tokens from "by" to the end of who does it.
const NEAR_AGENT: usize = 6;
/// Most figures of a list that goes to one.
const MOST_LISTED: usize = 5;

/// Tokens from a preposition to the noun of the place behind it: "from a secret munitions depot".
const LONGEST_SITE: usize = 5;

impl Finder<'_, '_> {
    /// "fired at Ukrainian cities": whose they are.
    pub(super) fn owner_of_target(&self, governor: &Governor) -> Option<String> {
        let near = self.actors.within(governor.end..governor.end + NEAR_TARGET);
        let aimed_at = |found: &&ActorMention| {
            let preposition = self.preposition(found.first);
            found.form == MentionForm::Adjective
                && preposition.is_some_and(|at| self.reading.is_any(at, &TARGETS))
        };
        near.iter().find(aimed_at).and_then(|found| self.party(found))
    }

    /// Whence it goes: the actor behind "from", else the country of the place.
    pub(super) fn from(&self, near: usize) -> Option<String> {
        // "a contract from Norland": who orders gives nothing.
        let is_order = |mention: &ActorMention| {
            let from = self.preposition(mention.first);
            from.and_then(|from| from.checked_sub(1))
                .is_some_and(|noun| self.reading.is_class(noun, Class::Commission))
        };
        let from = self.origin().or_else(|| self.after_where(near, &["from"], |mention| !is_order(mention)));
        from.or_else(|| self.country_of_place(near, &["from", "out"]))
    }

    /// Where it goes: the actor behind one of `prepositions`, else the country of the place.
    pub(super) fn to(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        // "in an address to Sarvia he proposed 40 tanks for Norland": what stands against the figure tells most.
        let to = self.destination().or_else(|| self.after(near, prepositions));
        to.or_else(|| self.country_of_place(near, prepositions))
    }

    /// "40 tanks bound for Norland", "40 tanks for Norland", "and 30 to Sarvia": whom the words against the figure say it is for.
    pub(super) fn destination(&self) -> Option<String> {
        let end = self.behind_list()?;
        let destined = |hit: &Hit| (hit.meaning == Meaning::Grammar(Class::Destined)).then(|| hit.end());
        let goes = self.reading.is_any(end, &["for", "to"]);
        self.state_at(if goes { end + 1 } else { self.reading.find(end, destined)? })
    }

    /// "40 tanks from Norland and 30 from Sarvia": from whom the words against the figure say it comes.
    fn origin(&self) -> Option<String> {
        let end = self.behind_list()?;
        // "12 of them from Norland"
        let them = self.reading.is(end, "of") && self.reading.is_any(end + 1, &["them", "which"]);
        if them && self.reading.is(end + 2, "from") {
            return self.state_at(end + 3);
        }
        if self.reading.is(end, "from") && !self.is_fixed(end) { self.state_at(end + 1) } else { None }
    }

    /// The token behind the figure and those that it is listed with.
    fn behind_list(&self) -> Option<usize> {
        let end = (!self.figure.is_empty()).then(|| self.list_end())?;
        (end < self.reading.tokens.len()).then_some(end)
    }

    /// The country that is named at token `at`, behind its article.
    pub(super) fn state_at(&self, at: usize) -> Option<String> {
        let first = at + usize::from(self.reading.is(at, "the"));
        let found = self.actors.within(first..first + 1);
        let state = |found: &&ActorMention| {
            found.form != MentionForm::Adjective && self.actors.of(found).kind == ActorKind::Country
        };
        found.iter().find(state).and_then(|found| self.party(found))
    }

    /// "from Rajin", "out of the North Korean port": the country of the place behind the nearest of `prepositions`.
    fn country_of_place(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        let behind = near..self.clause.end.min(near + REACH);
        let mut places = self
            .reading
            .hits
            .of_class(behind, Class::Preposition)
            .filter(|at| self.reading.is_any(*at, prepositions) && !self.is_fixed(*at));
        places.find_map(|at| {
            let first = at + 1 + usize::from(self.reading.is(at + 1, "of"));
            let is_goal = self.reading.is_class(at, Class::Goal) || self.reading.is_any(at, &["in", "at"]);
            self.country_at(first).or_else(|| self.country_of_site(first, is_goal))
        })
    }

    /// "the Norlandic port", "ports in Norland", of a goal "ports in eastern Norland": the country of the place that nouns tell from
    /// token `at`. From ports in a part of a country goes what others have sent there.
    fn country_of_site(&self, at: usize, is_goal: bool) -> Option<String> {
        let reading = self.reading;
        let is_site = |at: &usize| reading.is_class(*at, Class::PlaceNoun);
        let site = (at..at + LONGEST_SITE).take_while(|at| !is_closed_off(reading, *at)).find(is_site)?;
        let near = self.actors.within(at..site);
        if let Some(adjective) = near.iter().find(|found| found.end == site) {
            return self.party(adjective).filter(|_| adjective.form == MentionForm::Adjective);
        }
        let within = site + 1;
        let point = usize::from(reading.is_class(within + 1, Class::CompassAdjective));
        let state = within + 1 + point;
        let is_part = point == 1 || reading.kind(state + 1) == Some(TokenKind::Possessive);
        (reading.is(within, "in") && (is_goal || !is_part)).then(|| self.state_at(state)).flatten()
    }

    /// "unloaded in the Norlandic port", "docked at Rajin": the country of the place where it arrives.
    pub(super) fn landed(&self, governor: &Governor) -> Option<String> {
        let arrives = self.reading.is_class(governor.first, Class::Arriving);
        arrives.then(|| self.country_of_place(governor.end, &["in", "at"])).flatten()
    }

    /// The country of the place of the word lists at a token.
    pub(super) fn country_at(&self, at: usize) -> Option<String> {
        self.reading.find(at, |hit| match hit.meaning {
            Meaning::Place(place) => self.reading.lexicon.place(place).country.clone(),
            _ => None,
        })
    }

    /// One past the last figure of the list that begins with this one: "40 tanks, 20 guns and 3,000 shells".
    fn list_end(&self) -> usize {
        let reading = self.reading;
        let next = self.quantities.partition_point(|other| other.first < self.figure.end);
        let joins = |at: usize| reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
        self.quantities[next..].iter().take(MOST_LISTED).fold(self.figure.end, |end, other| {
            let between = other.first.saturating_sub(end);
            let is_next = (1..=2).contains(&between) && (end..other.first).all(joins) && other.item.is_some();
            if is_next { other.end } else { end }
        })
    }

    /// The actor behind one of `prepositions` nearest to token `near`: behind it first, before it only if none is behind.
    pub(super) fn after(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        self.after_where(near, prepositions, |_| true)
    }

    /// The same of those that fit.
    fn after_where(
        &self,
        near: usize,
        prepositions: &[&str],
        fits: impl Fn(&ActorMention) -> bool,
    ) -> Option<String> {
        let sentence =
            &self.reading.sentences[self.reading.sentence_at(near.min(self.reading.tokens.len() - 1))].tokens;
        let end = self.next_figure(near).min(sentence.end).min(near + REACH);
        // "missiles, which were launched into": the way of another clause.
        let mut relatives = self.reading.hits.of_class(near..end, Class::Relative);
        let relative = relatives.find(|at| self.opens_relative(*at)).unwrap_or(end);
        let range = sentence.start.max(near.saturating_sub(REACH))..relative;
        let found = self.actors.within(range).iter().filter(|mention| {
            let preposition = self.preposition(mention.first);
            mention.form != MentionForm::Adjective
                && self.can_get(mention)
                && !self.is_region(mention)
                && preposition.is_some_and(|at| self.reading.is_any(at, prepositions) && !self.is_fixed(at))
                && fits(mention)
        });
        let distance = |mention: &&ActorMention| {
            if mention.first >= near { mention.first - near } else { 1000 + near - mention.first }
        };
        found.min_by_key(distance).and_then(|mention| self.party(mention))
    }

    /// "were delivered by Norland": who does it; "of the 48 ordered by Norland, 24 were delivered" names who gets them.
    pub(super) fn agent(&self, governor: &Governor) -> Option<String> {
        let gets = |by: usize| {
            let near = self.analysis.outline.within(by.saturating_sub(LONGEST_VERB)..by);
            near.iter()
                .any(|words| words.end == by && words.frame == Frame::Getter && words.first != governor.first)
        };
        // "sold by a Norlandic maker": whoever it is, it is nobody that another "by" leads to.
        if self.reading.is(governor.end, "by") {
            let behind = self.actors.within(governor.end + 1..governor.end + NEAR_AGENT);
            let ends = |at: usize| self.reading.is_class(at, Class::Preposition);
            let near = |found: &&ActorMention| !(governor.end + 1..found.first).any(ends);
            let mut near = behind.iter().filter(near);
            return near.find_map(|found| self.party(found));
        }
        self.after_where(governor.end, &["by"], |mention| !self.preposition(mention.first).is_some_and(gets))
    }

    /// "the purchase by Norland of 40", "the sale of 40 tanks by Norland": who stands behind "by" against the noun or its figure.
    pub(super) fn agent_of_noun(&self, governor: &Governor) -> Option<String> {
        let by = [governor.end, self.figure.end].into_iter().find(|at| self.reading.is(*at, "by"))?;
        let near = self.actors.within(by + 1..by + 1 + NEAR_AGENT);
        let first = near.iter().find(|found| found.form != MentionForm::Adjective)?;
        let stands_against = (by + 1..first.first).all(|at| self.reading.is_class(at, Class::Determiner));
        if stands_against { self.party(first) } else { None }
    }

    /// "from eastern Norland", "to northern Sarvia": a part of a country, in which others may have or get it.
    fn is_region(&self, mention: &ActorMention) -> bool {
        let is_compass = |at: usize| self.reading.is_class(at, Class::CompassAdjective);
        is_compass(mention.first) || mention.first.checked_sub(1).is_some_and(is_compass)
    }

    /// A person gets nothing for a country, unless by a name that stands for it: "sent to Brandt", where no office is told.
    fn can_get(&self, mention: &ActorMention) -> bool {
        let actor = self.actors.of(mention);
        actor.kind != ActorKind::Person
            || mention.form == MentionForm::Name && actor.role.is_none() && actor.country.is_some()
    }

    /// "Fourteen were delivered, plus five from Norway": where a further figure begins behind a verb that has this one before it.
    fn next_figure(&self, near: usize) -> usize {
        let is_subject = !self.figure.is_empty() && self.figure.end <= near;
        let next = self.quantities.partition_point(|other| other.first < near);
        let joined =
            |first: usize| (first.max(1) - 1..=first).any(|at| self.reading.is_class(at, Class::Conjunction));
        let next = self.quantities.get(next).map(|other| other.first);
        next.filter(|first| is_subject && joined(*first)).unwrap_or(usize::MAX)
    }

    /// ", which", ", of whom": a relative pronoun that opens a clause of what stands before, which goes on to no end of its sentence.
    fn opens_relative(&self, at: usize) -> bool {
        let closed = || {
            let mut marks = self.reading.marks(at + 1..at + REACH);
            marks.any(|comma| self.reading.is_mark(comma, ',') && self.reading.in_one_sentence(at, comma))
        };
        let part = usize::from(at > 1 && self.reading.is(at - 1, "of"));
        at > part && self.reading.is_mark(at - 1 - part, ',') && !closed()
    }

    /// The preposition before a mention, determiners, compass points and "the Republic of" skipped.
    pub(super) fn preposition(&self, first: usize) -> Option<usize> {
        let polity = first.checked_sub(2).filter(|at| self.reading.is_class(*at, Class::Polity));
        let before = polity.unwrap_or(first).checked_sub(1)?;
        let skipped =
            self.reading.is(before, "the") || self.reading.is_class(before, Class::CompassAdjective);
        if skipped { before.checked_sub(1) } else { Some(before) }
    }

    /// "according to", "due to", "in response to": no direction; nor is whence people come: "refugees from Norland", "most of them from
    /// Norland".
    fn is_fixed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.reading.is_class(before, Class::Directionless)
            || self.reading.is_any(before, &["rest", "remainder", "others"])
            || self.reading.is(at, "from") && self.is_person_noun(before)
    }

    /// Whether the word at token `at` is a noun for persons, or "them" behind "of".
    fn is_person_noun(&self, at: usize) -> bool {
        let reading = self.reading;
        let of_them = at > 1 && reading.is_any(at, &["them", "whom"]) && reading.is(at - 1, "of");
        of_them || reading.names_person(at)
    }
}

/// Whether the words for a place end before token `at`.
fn is_closed_off(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) != Some(TokenKind::Word)
        || reading.is_class(at, Class::Preposition)
        || is_verb(reading, at)
}
