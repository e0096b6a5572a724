//! Things in a clause: lists of noun phrases, and what a verb of disputing is about.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, EventWord};
use plimsoll_lexicon::{Meaning, Sort};

use super::scene::{REACH, Scene};

/// Things of one list.
const LIST: usize = 8;
/// Tokens of one thing.
const LONGEST: usize = 14;

impl Scene<'_, '_> {
    /// The things listed from token `at` on: "food, parts and oil". What comes behind a preposition belongs to the last of
    /// them where it is "of" or "for".
    pub(super) fn things_at(&self, mut at: usize) -> Vec<Range<usize>> {
        let mut things: Vec<Range<usize>> = Vec::new();
        while things.len() < LIST {
            at = self.skip_determiners(at);
            if let Some(end) = self.word_end(at, EventWord::SuchAs).filter(|_| !things.is_empty()) {
                at = end;
                continue;
            }
            let end = self.thing_end(at);
            if end == at {
                break;
            }
            let trimmed = self.without_adverbs(at..end);
            if !trimmed.is_empty() {
                things.push(trimmed);
            }
            let Some(next) = self.joint(end) else { break };
            at = next;
        }
        things
    }

    /// Where the next thing of a list begins behind token `end`.
    fn joint(&self, end: usize) -> Option<usize> {
        let reading = self.reading();
        let comma = usize::from(reading.is_mark(end, ','));
        let such_as = self.word_end(end + comma, EventWord::SuchAs);
        if such_as.is_some() {
            return Some(end + comma);
        }
        let and =
            usize::from(reading.is_class(end + comma, Class::Addition) || reading.is(end + comma, "or"));
        let as_well = reading.find(end + comma, |hit| {
            (hit.len > 1 && hit.meaning == Meaning::Grammar(Class::Addition)).then_some(hit.end())
        });
        let next = as_well.unwrap_or(end + comma + and);
        let goes_on = next > end && next < self.end && !self.begins_clause(next);
        goes_on.then_some(next)
    }

    /// Whether what begins at token `at` is a clause, or who says it, and no more thing of a list.
    fn begins_clause(&self, at: usize) -> bool {
        let reading = self.reading();
        let cites = reading.has(at, Sort::Saying) && !reading.is_class(at, Class::Determiner);
        let verb = |next: usize| self.is_predicate(next) && !(next > at && reading.is(next - 1, "to"));
        let stop = self.end.min(at + LONGEST);
        let end = (at..stop).find(|at| self.is_stop(*at) || reading.is_mark(*at, ',')).unwrap_or(stop);
        cites
            || self.opens_clause(at)
            || reading.is_class(at, Class::Pronoun)
            || reading.is_class(at, Class::Preposition)
            || (at..end).any(verb) && !self.is_before_infinitive(at, end)
    }

    /// "technology to help improve": verbs behind "to" belong to the noun before it.
    fn is_before_infinitive(&self, at: usize, end: usize) -> bool {
        let to = (at..end).find(|at| self.reading().is(*at, "to"));
        to.is_some_and(|to| !(at..to).any(|at| self.is_predicate(at)))
    }

    fn skip_determiners(&self, mut at: usize) -> usize {
        let reading = self.reading();
        let skips = |at: usize| {
            (reading.is_class(at, Class::Determiner) && !reading.is_class(at, Class::Pronoun))
                || reading.is_class(at, Class::PossessivePronoun)
                || reading.is_class(at, Class::Adverb)
                || reading.is(at, "both")
        };
        while at < self.end && skips(at) {
            at += 1;
        }
        at
    }

    /// One past the noun phrase that begins at token `at`.
    pub(super) fn thing_end(&self, at: usize) -> usize {
        let reading = self.reading();
        let stop = self.end.min(at + LONGEST);
        let mut end = at;
        while end < stop && !self.is_word(end, EventWord::SuchAs) {
            let first = end == at;
            let belongs = reading.is(end, "of") || (reading.is(end, "for") && !first);
            let ends = self.is_stop(end)
                || reading.is_mark(end, ',')
                || (self.opens_clause(end) && !reading.is_class(end, Class::Determiner))
                || (reading.is_class(end, Class::Preposition) && !belongs)
                || reading.is_class(end, Class::Conjunction)
                || reading.is_class(end, Class::Addition)
                || reading.is_class(end, Class::Auxiliary)
                || reading.is_class(end, Class::Modal)
                || reading.is_class(end, Class::Pronoun)
                || self.is_predicate(end)
                || self.in_time(end);
            if ends || (first && belongs) {
                break;
            }
            end += 1;
        }
        // A preposition that nothing follows is none of the thing's.
        while end > at && (reading.is(end - 1, "of") || reading.is(end - 1, "for")) {
            end -= 1;
        }
        end
    }

    /// Whether the word is the verb of a clause, and no noun of the same form.
    fn is_predicate(&self, at: usize) -> bool {
        self.is_finite(at) && !self.in_mention(at) && !self.can_be_noun(at)
    }

    /// "supplies", "other needs": a plural may be the form of a verb.
    fn can_be_noun(&self, at: usize) -> bool {
        if at > self.start && self.reading().is_class(at - 1, Class::EmptyAdjective) {
            return true;
        }
        let hits = self.reading().hits.at(at);
        hits.iter().any(|hit| {
            matches!(
                hit.meaning,
                Meaning::MeasureNoun { .. } | Meaning::Item(_) | Meaning::EventWord(EventWord::Deed)
            )
        }) || self.reading().is_class(at, Class::PluralModifier)
    }

    /// The words up to the first comma or relative pronoun: "shipments" of "shipments, which …".
    pub(super) fn head_of(&self, tokens: Range<usize>) -> Range<usize> {
        let reading = self.reading();
        let ends = |at: &usize| {
            reading.is_mark(*at, ',') || self.is_stop(*at) || (*at > tokens.start && self.opens_clause(*at))
        };
        tokens.start..tokens.clone().find(ends).unwrap_or(tokens.end)
    }

    fn without_adverbs(&self, tokens: Range<usize>) -> Range<usize> {
        let reading = self.reading();
        let mut end = tokens.end;
        while end > tokens.start && (reading.is_class(end - 1, Class::Adverb) || reading.is_quote(end - 1)) {
            end -= 1;
        }
        tokens.start..end
    }

    /// The clause or phrase that is disputed, from token `at` on, up to the end of what is said of it.
    pub(super) fn content_at(&self, at: usize) -> Range<usize> {
        let reading = self.reading();
        let limit = self.end.min(at + REACH);
        let ends = |at: &usize| {
            let comma = reading.is_mark(*at, ',');
            let turns = |next: usize| {
                reading.has(next, Sort::Saying)
                    || self.opens_clause(next)
                    || reading.is_class(next, Class::Preposition)
                    || reading.is_class(next, Class::Conjunction)
                    || reading.word(next).ends_with("ing")
                    || self.is_told_behind(next)
            };
            matches!(
                reading.kind(*at),
                Some(plimsoll_text::TokenKind::Mark('.' | ';' | ':' | '!' | '?' | '—' | '–' | '('))
            ) || (comma && turns(*at + 1))
                || (reading.is(*at, "as")
                    && (*at + 1..*at + 4)
                        .any(|next| self.is_untrue(next) || self.is_word(next, EventWord::Allegation)))
        };
        let end = (at..limit).find(ends).unwrap_or(limit);
        let mut end = end;
        while end > at && (reading.is_quote(end - 1) || reading.is_mark(end - 1, ',')) {
            end -= 1;
        }
        at..end
    }

    /// ", the ministry said": who tells it, behind it.
    fn is_told_behind(&self, at: usize) -> bool {
        let reading = self.reading();
        let near = self.analysis.actors().within(at..at + 2);
        let end = near.iter().map(|mention| mention.end).max();
        end.is_some_and(|end| reading.has(end, Sort::Saying))
    }
}
