//! Subjects that are more than one phrase: with an apposition, a relative clause, as a list, or asked by somebody.

use plimsoll_lexicon::tables::{ActorKind, Class, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;

use super::clause;
use super::frame::{Source, Tokens, mention_ending, mention_starting};
use super::subject::{REACH, Subjects};
use crate::actor::{Actor, is_plural_word};
use crate::quantity::noun_phrase::is_past_form;

/// Parts of a list of speakers, and tokens of each.
const LIST: usize = 4;
const ITEM: usize = 8;
/// Tokens of a phrase that a participle modifies.
const BRIEFED: usize = 12;
/// Tokens between a relative pronoun and its verb.
const OWN: usize = 3;

impl Subjects<'_, '_> {
    /// "John, who coordinates …, said": the subject before the comma that matches the one at `comma`.
    pub(super) fn across_apposition(&self, comma: usize) -> Option<Source> {
        let reading = self.reading;
        let from = self.start.max(comma.saturating_sub(REACH));
        let dash = clause::is_dash(reading, comma);
        let commas = (from..comma)
            .rev()
            .filter(|at| clause::is_dash(reading, *at) || (!dash && clause::is_comma(reading, *at)));
        let mut nobody = None;
        for at in commas.take(4) {
            // "An official who briefed reporters, and who asked for no name, said"
            if reading.is(at + 1, "and") && clause::is_relative(reading, at + 2) {
                let whole = self.across_relative(at, comma).or_else(|| self.across_apposition(at));
                return whole.and_then(|whole| {
                    let first = whole.tokens.as_ref()?.start;
                    Some(Source { tokens: Some(first..comma), ..whole })
                });
            }
            // "The agency, he said, put": who tells it.
            if self.only_tells(at + 1..comma) {
                return self.ending(at);
            }
            let nominal = || !(at + 1..comma).any(|at| clause::is_finite(reading, at));
            if !self.opens_apposition(at + 1) && !nominal() {
                continue;
            }
            // A pair of dashes, a relative clause or an age tells an apposition behind whomever it stands.
            let told = clause::is_relative(reading, at + 1)
                || (clause::is_dash(reading, at) && clause::is_dash(reading, comma))
                || (reading.kind(at + 1) == Some(TokenKind::Number) && clause::is_comma(reading, at + 2));
            let Some(source) = self.ending(at) else { continue };
            let Some(tokens) = source.tokens.clone() else { continue };
            // "the landlord, Jon Holm,": of a noun that no list knows the name tells that it is somebody.
            let is_phrase = reading.determines(tokens.start)
                || reading.is(tokens.start + 1, "of") && clause::is_figure(reading, tokens.start);
            let is_known = told || source.speaker.is_some();
            if let Some(named) = self.named_between(at + 1, comma, &source).filter(|_| is_known || is_phrase)
            {
                return Some(Source { tokens: Some(tokens.start..comma), ..named });
            }
            if !is_known {
                continue;
            }
            if let Some(whole) = self.apposed(&tokens) {
                return Some(Source { tokens: whole.tokens.map(|tokens| tokens.start..comma), ..whole });
            }
            let is_somebody = source.speaker.is_some();
            let source = Source { tokens: Some(tokens.start..comma), ..source };
            if is_somebody {
                return Some(source);
            }
            // "The minister, asked about the ship, which sank in May, replied": no ship replies.
            nobody = nobody.or(Some(source));
        }
        nobody
    }

    /// "he said": words that are all between two commas and only tell who speaks.
    fn only_tells(&self, aside: Tokens) -> bool {
        let reading = self.reading;
        let verb = aside.start + 1;
        let says = |hit: &Hit| hit.end() == aside.end && matches!(hit.meaning, Meaning::ReportingVerb { .. });
        reading.is_class(aside.start, Class::Pronoun) && reading.hits.at(verb).any(says)
    }

    /// "Minna Ode, a docker from Tavia, who …": whom a phrase between commas is about.
    pub(super) fn apposed(&self, phrase: &Tokens) -> Option<Source> {
        let reading = self.reading;
        let comma = phrase.start.checked_sub(1).filter(|at| *at > self.start)?;
        let describes = clause::is_comma(reading, comma) && reading.is_class(phrase.start, Class::Determiner);
        let (tokens, source) = mention_ending(self.actors, comma).filter(|_| describes)?;
        // "in the city of Tal, the governor, Ines Prata,": no place is whom the phrase tells of.
        let is_place = |speaker: usize| {
            matches!(self.actors.actors[speaker].kind, ActorKind::Place | ActorKind::Country)
        };
        (tokens.start >= self.start && source.speaker.is_some_and(|speaker| !is_place(speaker)))
            .then_some(Source { tokens: Some(tokens), ..source })
    }

    /// "our reporter at the scene, Ines Prata,": who is named between the commas, where no name stands before.
    fn named_between(&self, first: usize, end: usize, described: &Source) -> Option<Source> {
        let actor = |speaker: usize| &self.actors.actors[speaker];
        let (_, source) = mention_starting(self.actors, first).filter(|(tokens, _)| tokens.end == end)?;
        let is_body = |actor: &Actor| matches!(actor.kind, ActorKind::Organisation | ActorKind::Outlet);
        let named = source.speaker.map(actor).filter(|actor| {
            let bears_name = actor.name.chars().any(char::is_uppercase) && !actor.is_document;
            bears_name && (actor.kind == ActorKind::Person || is_body(actor))
        })?;
        // "Its author, the Harbour Institute,": a body can be what one word calls a person.
        let is_short = described.tokens.as_ref().is_some_and(|tokens| tokens.len() <= 2);
        let described = described.speaker.map(actor);
        let nameless = |actor: &Actor| actor.name.chars().all(|letter| !letter.is_uppercase());
        let fits = match described {
            Some(body) if is_body(body) => nameless(body) && !body.is_document && named.role.is_none(),
            Some(person) => {
                let is_alike = named.kind == person.kind || is_short && is_body(named);
                person.kind == ActorKind::Person && nameless(person) && is_alike
            }
            None => named.kind == ActorKind::Person,
        };
        fits.then_some(source)
    }

    pub(super) fn opens_apposition(&self, at: usize) -> bool {
        let reading = self.reading;
        clause::is_relative(reading, at)
            || reading.is_class(at, Class::Determiner)
            || reading.is_capital(at)
            || reading.kind(at) == Some(TokenKind::Number)
            || clause::is_preposition(reading, at)
            || reading.is_class(at, Class::PossessivePronoun)
            || reading.is_class(at, Class::Adverb)
            || reading.word(at).ends_with("ing")
            || reading.word(at).ends_with("ed")
            || reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Role(_)))
    }

    /// "dockers, sailors and port officials": where a list begins whose last part begins at `first`.
    pub(super) fn list_start(&self, mut first: usize, end: usize) -> usize {
        let reading = self.reading;
        let and = |at: usize| reading.is(at, "and");
        if !(first..end).any(and) && !first.checked_sub(1).is_some_and(and) {
            return first;
        }
        for _ in 0..LIST {
            let comma = first.checked_sub(1 + usize::from(first > 0 && and(first - 1)));
            let Some(comma) = comma.filter(|at| clause::is_comma(reading, *at) && *at > self.start) else {
                break;
            };
            // "It sent 40 boats, the navy and the guard said": a clause, or the object of one.
            let is_said =
                |item: usize| clause::has_clause(reading, item.saturating_sub(1).max(self.start)..comma);
            let is_item = |item: &usize| self.is_item(*item..comma) && !is_said(*item);
            let Some(item) = self.phrase_start(comma).filter(is_item) else {
                break;
            };
            // "…, and officials said": another clause, unless there are more parts.
            let oxford = comma + 1 < first && and(comma + 1);
            if oxford && !clause::is_comma(reading, item.saturating_sub(1)) {
                break;
            }
            first = item;
        }
        first
    }

    /// Whether a phrase can be one part of a list of those who speak.
    pub(super) fn is_item(&self, item: Tokens) -> bool {
        let reading = self.reading;
        let opens = |at: usize| {
            reading.is_capital(at)
                || reading.is_class(at, Class::Determiner)
                || reading.word(item.end - 1).ends_with('s')
        };
        let adverbial = |at: usize| {
            clause::is_preposition(reading, at)
                || clause::helps(reading, at)
                || clause::time_end(reading, self.times, at).is_some()
        };
        let before = item.start.checked_sub(1);
        item.len() <= ITEM
            && opens(item.start)
            && !adverbial(item.start)
            && !before.is_some_and(|before| clause::is_preposition(reading, before))
            && !reading.is_class(item.end - 1, Class::Pronoun)
    }

    /// "economists polled by the Gazette": they speak, through whoever asked them.
    pub(super) fn asked_by(&self, asker: &Tokens, through: &Source) -> Option<Source> {
        let reading = self.reading;
        let by = asker.start.checked_sub(1).filter(|by| *by > self.start + 1 && reading.is(*by, "by"))?;
        let asked = clause::is_speech(reading, by - 1, SpeechWord::Asked);
        let source = asked.then(|| self.ending(by - 1)).flatten()?;
        let first = source.tokens.as_ref()?.start;
        let via = through.speaker.into_iter().filter(|asker| Some(*asker) != source.speaker).collect();
        Some(Source { tokens: Some(first..asker.end), via, ..source })
    }

    /// "people briefed on the plan said", "families camped at the gate say": a participle and its preposition between a noun
    /// in the plural and the verb.
    pub(super) fn briefed(&self, verb: usize) -> Option<Source> {
        let reading = self.reading;
        let from = (self.start + 1).max(verb.saturating_sub(BRIEFED));
        let stops = |at: &usize| clause::is_stop(reading, *at) || clause::is_double_quote(reading, *at);
        let from = (from..verb).rev().find(stops).map_or(from, |stop| stop + 2);
        let participle = (from..verb.saturating_sub(1)).rev().find(|at| clause::is_finite(reading, *at))?;
        let plural = reading.word(participle - 1).ends_with('s')
            || reading.is_class(participle - 1, Class::IrregularPlural)
            || reading.is_class(participle - 1, Class::Demonstrative);
        let reduced = reading.word(participle).ends_with("ed")
            && clause::is_preposition(reading, participle + 1)
            && !reading.is_class(participle + 1, Class::Agent)
            && clause::saying_at(reading, participle).is_none_or(|saying| saying.telling);
        // The participle may belong to somebody the report knows by it.
        let is_part = |tokens: Tokens| tokens.start < participle && self.start <= tokens.start;
        if !reduced || mention_ending(self.actors, verb).is_some_and(|(tokens, _)| is_part(tokens)) {
            return None;
        }
        let source = self.ending(participle).filter(|_| plural)?;
        let first = source.tokens.as_ref()?.start;
        Some(Source { tokens: Some(first..verb), ..source })
    }

    /// "advisers who have run the numbers argue": the subject before a relative clause that ends at the verb.
    pub(super) fn across_relative(&self, found: usize, verb: usize) -> Option<Source> {
        let reading = self.reading;
        let from = self.start.max(found.saturating_sub(REACH));
        // "officials who spoke on condition of anonymity": a verb of saying in the clause itself is none before it.
        let own = |at: usize| {
            at > 0 && reading.is(at - 1, "to")
                || (at.saturating_sub(OWN)..at).any(|at| clause::is_relative(reading, at))
        };
        let stops = |at: &usize| {
            clause::is_stop(reading, *at)
                || clause::is_double_quote(reading, *at)
                || (clause::saying_at(reading, *at).is_some() && !own(*at))
        };
        let from = (from..found).rev().find(stops).map_or(from, |stop| stop + 1);
        // "the ministry that runs the port said"
        let is_that = |at: usize| reading.is(at, "that") && mention_ending(self.actors, at).is_some();
        let opens = |at: &usize| clause::is_relative(reading, *at) || is_that(*at);
        let relative = (from..found).rev().find(opens)?;
        let verb_of_clause = relative + 1 + usize::from(reading.is_class(relative + 1, Class::Adverb));
        // "in which employers are": no verb.
        let behind = verb_of_clause + 1;
        let has_object = (reading.has(behind, Sort::Closed) || reading.is_capital(behind))
            && !reading.is_class(behind, Class::Auxiliary)
            && !reading.is_class(behind, Class::Modal);
        let acts = !reading.has(verb_of_clause, Sort::Closed)
            && has_object
            && (is_plural_word(reading.word(verb_of_clause)) || is_past_form(reading.word(verb_of_clause)));
        let told = acts || (relative + 1..found).any(|at| clause::is_finite(reading, at));
        let source = self.ending(relative).filter(|_| told && relative > from)?;
        let first = source.tokens.as_ref()?.start;
        Some(Source { tokens: Some(first..verb), ..source })
    }
}
