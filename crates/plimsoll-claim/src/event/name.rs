//! Names that no list and no role tells of, and what is known of the others.

use std::ops::Range;

use plimsoll_lexicon::tables::{ActorKind, Class};

use super::draft::{Party, Who};
use super::scene::Scene;
use crate::actor::{Actor, MentionForm};

/// Words of one name.
const LONGEST: usize = 5;

impl Scene<'_, '_> {
    /// "Rell and Vole": names that end a phrase and that nothing is known of; none where one of them is no name.
    pub(super) fn unknown_names(&self, tokens: Range<usize>) -> Vec<Party> {
        let reading = self.reading();
        let tokens = self.name_begin(tokens.start)..tokens.end;
        let Some(first) =
            (tokens.start..tokens.end).find(|at| self.unknown_name(*at).is_some_and(|end| end == tokens.end))
        else {
            return Vec::new();
        };
        // "the Fair" behind a name is no name of its own.
        let determined = first > self.start && reading.is_class(first - 1, Class::Determiner);
        if determined && first + 1 == tokens.end {
            return Vec::new();
        }
        let last = self.named(self.with_adjective(first)..tokens.end);
        let and = first.checked_sub(1).filter(|and| *and > tokens.start && reading.is(*and, "and"));
        if let Some(and) = and {
            let before = (tokens.start..and).find(|at| self.name_run(*at).is_some_and(|end| end == and));
            return before.map(|before| vec![self.named(before..and), last]).unwrap_or_default();
        }
        let stands_alone = first == tokens.start || !self.belongs(first, tokens.start);
        if stands_alone { vec![last] } else { Vec::new() }
    }

    /// "the Norlandian Republic": the adjective of a country that a name goes on from.
    fn with_adjective(&self, first: usize) -> usize {
        let near = self.analysis.actors().within(first.saturating_sub(4)..first);
        let before = near.iter().find(|found| found.end == first && found.form == MentionForm::Adjective);
        before.map_or(first, |found| found.first)
    }

    /// The same, where a single word at the begin of a sentence may be any word.
    pub(super) fn unknown_name(&self, at: usize) -> Option<usize> {
        self.name_run(at).filter(|end| *end > at + 1 || at > self.start)
    }

    /// One past a name in capitals at token `at` that no list and no role tells of.
    fn name_run(&self, at: usize) -> Option<usize> {
        let reading = self.reading();
        let is_name = |at: usize| self.is_unknown_capital(at);
        if at > self.start && is_name(at - 1) {
            return None;
        }
        let mut end = at;
        while is_name(end) && end < at + LONGEST {
            end += 1;
            while reading.is_hyphen(end)
                && reading.touches(end)
                && reading.touches(end + 1)
                && end + 1 < self.end
            {
                end += 2;
            }
        }
        (end > at && !self.is_title() && end <= self.end).then_some(end)
    }

    /// Where a name begins that token `at` may stand in the middle of.
    fn name_begin(&self, mut at: usize) -> usize {
        let from = self.start.max(at.saturating_sub(LONGEST));
        while at > from && self.is_unknown_capital(at) && self.is_unknown_capital(at - 1) {
            at -= 1;
        }
        at
    }

    /// A word in capitals that is of no closed class, no date and nobody known.
    fn is_unknown_capital(&self, at: usize) -> bool {
        let reading = self.reading();
        at < self.end
            && reading.is_capital(at)
            && !reading.is_shouted(at)
            && !crate::actor::is_closed(reading, at)
            && !reading.hits.at(at).any(|hit| hit.meaning.is_calendar())
            && !self.in_mention(at)
    }

    pub(super) fn named(&self, tokens: Range<usize>) -> Party {
        Party { who: Who::Named(super::finish::words(self.reading(), tokens.clone())), tokens: Some(tokens) }
    }

    /// The actor that a party is, where one is known.
    pub(super) fn actor_of(&self, party: &Party) -> Option<&Actor> {
        match party.who {
            Who::Known(actor) => Some(&self.analysis.actors().actors[actor]),
            Who::Named(_) => None,
        }
    }

    pub(super) fn name_of<'p>(&'p self, party: &'p Party) -> &'p str {
        match &party.who {
            Who::Known(actor) => &self.analysis.actors().actors[*actor].name,
            Who::Named(name) => name,
        }
    }

    pub(super) fn kind_of_party(&self, party: &Party) -> Option<ActorKind> {
        self.actor_of(party).map(|actor| actor.kind)
    }
}
