//! Who stands before a verb of saying, or behind it.

use plimsoll_lexicon::tables::{Class, RoleKind, SpeechWord};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::clause;
use super::frame::{Source, Tokens, mention_ending, mention_starting};
use crate::Reading;
use crate::actor::{Actors, is_plural_word};
use crate::time::TimeMention;

/// Tokens a subject may stand before its verb, appositions included.
pub(super) const REACH: usize = 45;
/// Tokens of a bracket behind a name.
const BRACKET: usize = 12;
/// Tokens of a noun phrase that is no actor.
pub(super) const PHRASE: usize = 24;

pub(super) struct Subjects<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) actors: &'r Actors,
    pub(super) times: &'r [TimeMention],
    /// Where the clause can begin at the earliest.
    pub(super) start: usize,
}

impl Subjects<'_, '_> {
    /// The subject of the verb group that begins at `verb`.
    pub(super) fn before(&self, verb: usize) -> Option<Source> {
        let reading = self.reading;
        // "a study published Monday found": the day belongs to the mention.
        let dated = mention_ending(self.actors, verb).is_some_and(|(tokens, _)| {
            tokens.start >= self.start && clause::time_end(reading, self.times, tokens.start) != Some(verb)
        });
        let verb = if dated { verb } else { self.before_time(verb) };
        // "the Gazette first reported"
        let first = verb > self.start + 1
            && clause::is_speech(reading, verb - 1, SpeechWord::BeforeVerb)
            && mention_ending(self.actors, verb - 1).is_some();
        let verb = verb - usize::from(first);
        // "officials here said"
        let here = verb > self.start + 1 && clause::is_speech(reading, verb - 1, SpeechWord::Here);
        let verb = verb - usize::from(here);
        if verb <= self.start {
            return None;
        }
        if clause::is_relative(reading, verb - 1) || (reading.is(verb - 1, "that") && verb >= self.start + 2)
        {
            return self.antecedent(verb - 1, verb);
        }
        if clause::is_comma(reading, verb - 1) || clause::is_dash(reading, verb - 1) {
            // "The document, seen by the Gazette, says": the commas belong to the mention.
            let whole = mention_ending(self.actors, verb - 1).filter(|(tokens, _)| {
                tokens.start >= self.start && tokens.clone().any(|at| clause::is_comma(reading, at))
            });
            if let Some((tokens, source)) = whole {
                return Some(Source { tokens: Some(tokens), ..source });
            }
            return self.across_apposition(verb - 1);
        }
        if let Some(source) = self.briefed(verb) {
            return Some(source);
        }
        // "a trader who asked not to be named said": no phrase ends there, but a relative clause may.
        let Some(source) = self.ending(verb) else { return self.across_relative(verb, verb) };
        let found = source.tokens.as_ref().map_or(verb, |tokens| tokens.start);
        self.across_relative(found, verb).or(Some(source))
    }

    /// "The ministry on Monday said": where the time that ends before `verb` begins, else `verb`.
    pub(super) fn before_time(&self, verb: usize) -> usize {
        let next = self.times.partition_point(|time| time.first < verb);
        let time = next.checked_sub(1).map(|last| &self.times[last]).filter(|time| time.end == verb);
        let Some(first) = time.map(|time| time.first).filter(|first| *first > self.start) else {
            return verb;
        };
        let on = first - 1;
        // "a study from 2011 noted": when it was made, not when it noted.
        if on > self.start && self.reading.is(on, "from") {
            return verb;
        }
        let before = on > self.start
            && (clause::is_preposition(self.reading, on)
                || clause::time_end(self.reading, self.times, on) == Some(verb));
        if before { on } else { first }
    }

    /// "Shin, who said": whom the relative pronoun before the verb at token `verb` means; of "a list of donors that shows" not the donors.
    fn antecedent(&self, relative: usize, verb: usize) -> Option<Source> {
        let reading = self.reading;
        let end = relative - usize::from(clause::is_comma(reading, relative.checked_sub(1)?));
        let is_one = clause::saying_at(reading, verb).is_some_and(|saying| saying.form == VerbForm::THIRD);
        let is_of = |tokens: &Tokens| tokens.start.checked_sub(1).is_some_and(|of| reading.is(of, "of"));
        let agrees =
            |tokens: &Tokens| !is_one || !is_of(tokens) || !is_plural_word(reading.word(tokens.end - 1));
        let found = mention_ending(self.actors, end).filter(|(tokens, _)| agrees(tokens));
        let source = found.map(|(_, source)| source).unwrap_or_default();
        Some(Source { tokens: Some(relative..relative + 1), ..source })
    }

    /// The noun phrase that ends before token `end`.
    pub(super) fn ending(&self, end: usize) -> Option<Source> {
        let name = self.before_bracket(end);
        // "the Harbour Office (HO)": its acronym belongs to the mention.
        if name < end && mention_ending(self.actors, end).is_none() {
            let source = self.ending_plainly(name)?;
            let first = source.tokens.as_ref()?.start;
            return Some(Source { tokens: Some(first..end), ..source });
        }
        let mut source = self.ending_plainly(end)?;
        if let Some(tokens) = &mut source.tokens {
            tokens.start = self.list_start(tokens.start, end);
        }
        Some(source)
    }

    fn ending_plainly(&self, end: usize) -> Option<Source> {
        let mention = mention_ending(self.actors, end).filter(|(tokens, _)| tokens.start >= self.start);
        let first = self.phrase_start(end).or_else(|| self.before_participle(end));
        let Some((tokens, source)) = mention else {
            let phrase = first?..end;
            return self.asked_by(&phrase, &Source::default()).or_else(|| Some(self.unknown(phrase)));
        };
        if let Some(asked) = self.asked_by(&tokens, &source) {
            return Some(asked);
        }
        match first.filter(|first| *first < tokens.start) {
            Some(whole) => Some(self.within_phrase(whole, tokens, source)),
            None => Some(Source { tokens: Some(tokens), ..source }),
        }
    }

    /// The phrase that a clause opens with, up to its first comma, as the subject of a verb behind appositions.
    pub(super) fn opening(&self, start: usize, verb: usize) -> Option<Source> {
        let reading = self.reading;
        let comma = (start..verb).find(|at| clause::is_comma(reading, *at))?;
        let source = self.ending(comma)?;
        let first = source.tokens.as_ref()?.start;
        (clause::is_comma(reading, verb - 1)).then_some(Source { tokens: Some(first..verb - 1), ..source })
    }

    /// "Brandt (D-Ill.)": a bracket behind a name belongs to it.
    fn before_bracket(&self, end: usize) -> usize {
        let reading = self.reading;
        if end == 0 || !reading.is_mark(end - 1, ')') {
            return end;
        }
        let from = self.start.max(end.saturating_sub(BRACKET));
        (from..end)
            .rev()
            .find(|at| reading.is_mark(*at, '('))
            .filter(|open| *open > self.start)
            .unwrap_or(end)
    }

    /// A mention that ends a longer phrase: "a review of Russian data", "Holm and Brandt", "the latest Gazette poll".
    fn within_phrase(&self, whole: usize, tokens: Tokens, source: Source) -> Source {
        let reading = self.reading;
        let mut before = tokens.start - 1;
        // "of newly filed records", "in northern Chad"
        let leads = |at: usize| clause::helps(reading, at) || reading.is_class(at, Class::CompassAdjective);
        while before > whole && leads(before) && clause::is_preposition(reading, before - 1) {
            before -= 1;
        }
        // "one of the officials", "some of the dockers": they speak.
        let part = clause::is_figure(reading, whole)
            || clause::is_speech(reading, whole, SpeechWord::StandsAlone)
            || reading.is_class(whole, Class::Determiner);
        if part && reading.is(whole + 1, "of") && whole + 2 == tokens.start {
            return Source { tokens: Some(whole..tokens.end), ..source };
        }
        // Somebody else's head noun; but a time or a bare adverb before is none.
        if clause::is_preposition(reading, before) && before > whole {
            return self.unknown(whole..tokens.end);
        }
        if reading.is(before, "and") {
            let speaker =
                mention_ending(self.actors, before).map_or(source.speaker, |(_, first)| first.speaker);
            return Source { tokens: Some(whole..tokens.end), speaker, ..source };
        }
        let joined = reading.is_mark(before, '/') || reading.is_hyphen(before);
        let determined = reading.determines(before);
        let owned = reading.kind(before) == Some(TokenKind::Possessive);
        let first = match () {
            () if joined || owned => whole,
            () if determined => before,
            () => tokens.start,
        };
        Source { tokens: Some(first..tokens.end), ..source }
    }

    /// A phrase that is no actor; imagery and data, and "you" and "one", are nobody's voice.
    fn unknown(&self, tokens: Tokens) -> Source {
        let reading = self.reading;
        let shows = |at: usize| {
            reading.hits.at(at).any(|hit| hit.meaning == Meaning::Role(RoleKind::Evidence))
                || clause::is_speech(reading, at, SpeechWord::Nobody)
        };
        let head = mention_starting(self.actors, tokens.start)
            .filter(|(head, _)| head.end < tokens.end && clause::is_preposition(reading, head.end));
        // "the institute's analysis of customs data": who made it speaks, whatever it is of.
        let is_made = |head: &Tokens| {
            let document = self.actors.document_at(head.start);
            document.is_some_and(|document| document.author.is_some() && !document.is_evidence)
        };
        let told = head.as_ref().filter(|(head, _)| is_made(head)).map_or(tokens.end, |(head, _)| head.end);
        let is_evidence = (tokens.start..told).any(shows);
        // "a resident of the nearby village": the head of the phrase speaks.
        let source = head.filter(|_| !is_evidence).map(|(_, source)| source).unwrap_or_default();
        let is_evidence = is_evidence || source.is_evidence;
        Source { tokens: Some(tokens), is_evidence, ..source }
    }

    /// Where the noun phrase that ends before `end` begins, by its words.
    pub(super) fn phrase_start(&self, end: usize) -> Option<usize> {
        let reading = self.reading;
        let from = self.start.max(end.saturating_sub(PHRASE));
        let mut first = end;
        // "the Gazette count gives": a bare form that stands against the verb is a noun.
        first -= usize::from(first > from && self.is_noun_against_verb(first - 1));
        while first > from && !self.bars(first - 1) {
            first -= 1;
        }
        while first < end && self.is_before_subject(first) {
            first += 1;
        }
        // "what Holm called a fleet": the object of the verb.
        first += usize::from(reading.is(first, "what") && first + 1 < end);
        // A preposition at the start of the clause begins an adverbial: the subject is the last phrase behind it.
        if first < end && clause::is_preposition(reading, first) {
            let begins = |at: &usize| reading.determines(*at) || reading.is_class(*at, Class::Pronoun);
            first = (first + 1..end).rev().find(begins).unwrap_or(end - 1);
        }
        let is_phrase =
            (first..end).any(|at| matches!(reading.kind(at), Some(TokenKind::Word | TokenKind::Number)));
        (first < end && is_phrase).then_some(first)
    }

    /// "also", "and": they stand before a subject; but not "nearly half", "only two", nor the name Will Brandt.
    fn is_before_subject(&self, at: usize) -> bool {
        let reading = self.reading;
        let name = reading.is_class(at, Class::Modal) && reading.is_capital(at) && reading.is_capital(at + 1);
        let counts = clause::is_figure(reading, at + 1) || reading.is_class(at + 1, Class::Determiner);
        let degree =
            counts && !reading.is_class(at, Class::Conjunction) && !reading.is_class(at, Class::Auxiliary);
        (clause::helps(reading, at) || reading.is_class(at, Class::Conjunction)) && !name && !degree
    }

    /// "those surveyed", "dockers questioned": where a noun phrase begins that a participle ends.
    fn before_participle(&self, end: usize) -> Option<usize> {
        let participle = end.checked_sub(1).filter(|at| self.reading.word(*at).ends_with("ed"))?;
        self.phrase_start(participle)
    }

    fn is_noun_against_verb(&self, at: usize) -> bool {
        let reading = self.reading;
        at > self.start
            && clause::is_finite(reading, at)
            && !reading.word(at).ends_with("ed")
            && clause::is_speech(reading, at, SpeechWord::AlsoNoun)
                | clause::is_speech(reading, at, SpeechWord::Poll)
            && (reading.is_capital(at - 1) || reading.kind(at - 1) == Some(TokenKind::Possessive))
    }

    fn bars(&self, at: usize) -> bool {
        let reading = self.reading;
        if clause::is_stop(reading, at) || clause::is_double_quote(reading, at) {
            return true;
        }
        let made = || clause::is_made(reading, at);
        let side = reading.is_class(at, Class::Subordinator);
        let verb = clause::is_finite(reading, at)
            && !made()
            && !clause::is_owned(reading, at)
            && !self.inside_mention(at);
        verb || side || clause::is_relative(reading, at) || clause::is_speech(reading, at, SpeechWord::OrBut)
    }

    fn inside_mention(&self, at: usize) -> bool {
        self.actors
            .within(at.saturating_sub(16)..at + 1)
            .iter()
            .any(|mention| mention.first <= at && at < mention.end)
    }
}
