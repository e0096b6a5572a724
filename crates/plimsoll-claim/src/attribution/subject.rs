//! Who stands before a verb of saying, or behind it.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Class, RoleKind, SpeechWord};
use plimsoll_text::TokenKind;

use super::clause;
use super::frame::{Source, Tokens, mention_ending, mention_starting};
use crate::Reading;
use crate::actor::Actors;
use crate::time::TimeMention;

/// Tokens a subject may stand before its verb, appositions included.
const REACH: usize = 45;
/// Tokens between a relative pronoun and its verb.
const OWN: usize = 3;
/// Adjectives before a mention.
const ADJECTIVES: usize = 4;
/// Tokens of a bracket behind a name.
const BRACKET: usize = 12;
/// Parts of a list of speakers, and tokens of each.
const LIST: usize = 4;
const ITEM: usize = 8;
/// Tokens of a noun phrase that is no actor.
const PHRASE: usize = 24;

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
        // "officials here said"
        let here = verb > self.start + 1 && clause::is_speech(reading, verb - 1, SpeechWord::Here);
        let verb = verb - usize::from(here);
        if verb <= self.start {
            return None;
        }
        if clause::is_relative(reading, verb - 1) || (reading.is(verb - 1, "that") && verb >= self.start + 2)
        {
            return self.antecedent(verb - 1);
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
        let source = self.ending(verb)?;
        let found = source.tokens.as_ref().map_or(verb, |tokens| tokens.start);
        self.across_relative(found, verb).or(Some(source))
    }

    /// "The ministry on Monday said": where the time that ends before `verb` begins, else `verb`.
    fn before_time(&self, verb: usize) -> usize {
        let next = self.times.partition_point(|time| time.first < verb);
        let time = next.checked_sub(1).map(|last| &self.times[last]).filter(|time| time.end == verb);
        let Some(first) = time.map(|time| time.first).filter(|first| *first > self.start) else {
            return verb;
        };
        let on = first - 1;
        let before = on > self.start
            && (clause::is_preposition(self.reading, on)
                || clause::time_end(self.reading, self.times, on) == Some(verb));
        if before { on } else { first }
    }

    /// "Shin, who said": whom the relative pronoun means.
    fn antecedent(&self, relative: usize) -> Option<Source> {
        let end = relative - usize::from(clause::is_comma(self.reading, relative.checked_sub(1)?));
        let source = mention_ending(self.actors, end).map(|(_, source)| source).unwrap_or_default();
        Some(Source { tokens: Some(relative..relative + 1), ..source })
    }

    /// "John, who coordinates …, said": the subject before the comma that matches the one at `comma`.
    fn across_apposition(&self, comma: usize) -> Option<Source> {
        let reading = self.reading;
        let from = self.start.max(comma.saturating_sub(REACH));
        let dash = clause::is_dash(reading, comma);
        let commas = (from..comma)
            .rev()
            .filter(|at| clause::is_dash(reading, *at) || (!dash && clause::is_comma(reading, *at)));
        for at in commas.take(4) {
            let nominal = || !(at + 1..comma).any(|at| clause::is_finite(reading, at));
            if !self.opens_apposition(at + 1) && !nominal() {
                continue;
            }
            // A pair of dashes, a relative clause or an age tells an apposition behind whomever it stands.
            let told = clause::is_relative(reading, at + 1)
                || (clause::is_dash(reading, at) && clause::is_dash(reading, comma))
                || (reading.kind(at + 1) == Some(TokenKind::Number) && clause::is_comma(reading, at + 2));
            let Some(source) = self.ending(at).filter(|source| told || source.speaker.is_some()) else {
                continue;
            };
            let Some(tokens) = source.tokens.clone() else { continue };
            if let Some(whole) = self.apposed(&tokens) {
                return Some(Source { tokens: whole.tokens.map(|tokens| tokens.start..comma), ..whole });
            }
            return Some(Source { tokens: Some(tokens.start..comma), ..source });
        }
        None
    }

    /// "Minna Ode, a docker from Tavia, who …": whom a phrase between commas is about.
    fn apposed(&self, phrase: &Tokens) -> Option<Source> {
        let reading = self.reading;
        let comma = phrase.start.checked_sub(1).filter(|at| *at > self.start)?;
        let describes = clause::is_comma(reading, comma) && reading.is_class(phrase.start, Class::Determiner);
        let (tokens, source) = mention_ending(self.actors, comma).filter(|_| describes)?;
        (tokens.start >= self.start && source.speaker.is_some())
            .then_some(Source { tokens: Some(tokens), ..source })
    }

    fn opens_apposition(&self, at: usize) -> bool {
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
            || reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::Role(_)))
    }

    /// The noun phrase that ends before token `end`.
    pub(super) fn ending(&self, end: usize) -> Option<Source> {
        let name = self.before_bracket(end);
        if name < end {
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

    /// "dockers, sailors and port officials": where a list begins whose last part begins at `first`.
    fn list_start(&self, mut first: usize, end: usize) -> usize {
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
            let Some(item) = self.phrase_start(comma).filter(|item| self.is_item(*item..comma)) else {
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
    fn is_item(&self, item: Tokens) -> bool {
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

    fn ending_plainly(&self, end: usize) -> Option<Source> {
        let mention = mention_ending(self.actors, end).filter(|(tokens, _)| tokens.start >= self.start);
        let first = self.phrase_start(end).or_else(|| self.before_participle(end));
        let Some((tokens, source)) = mention else {
            return first.map(|first| self.unknown(first..end));
        };
        if let Some(asked) = self.asked_by(&tokens, &source) {
            return Some(asked);
        }
        match first.filter(|first| *first < tokens.start) {
            Some(whole) => Some(self.within_phrase(whole, tokens, source)),
            None => Some(Source { tokens: Some(tokens), ..source }),
        }
    }

    /// "economists polled by the Gazette": they speak, through whoever asked them.
    fn asked_by(&self, asker: &Tokens, through: &Source) -> Option<Source> {
        let reading = self.reading;
        let by = asker.start.checked_sub(1).filter(|by| *by > self.start + 1 && reading.is(*by, "by"))?;
        let asked = clause::is_speech(reading, by - 1, SpeechWord::Asked);
        let source = asked.then(|| self.ending(by - 1)).flatten()?;
        let first = source.tokens.as_ref()?.start;
        let via = through.speaker.into_iter().filter(|asker| Some(*asker) != source.speaker).collect();
        Some(Source { tokens: Some(first..asker.end), via, ..source })
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
        let before = tokens.start - 1;
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
        let determined =
            reading.is_class(before, Class::Determiner) || reading.is_class(before, Class::PossessivePronoun);
        let owned = reading.kind(before) == Some(TokenKind::Possessive);
        let first = match () {
            () if joined || owned => whole,
            () if determined => before,
            () => tokens.start,
        };
        Source { tokens: Some(first..tokens.end), ..source }
    }

    /// "advisers who have run the numbers argue": the subject before a relative clause that ends at the verb.
    fn across_relative(&self, found: usize, verb: usize) -> Option<Source> {
        let reading = self.reading;
        let from = self.start.max(found.saturating_sub(REACH));
        // "officials who spoke on condition of anonymity": a verb of saying in the clause itself is none before it.
        let own = |at: usize| (at.saturating_sub(OWN)..at).any(|at| clause::is_relative(reading, at));
        let stops = |at: &usize| {
            clause::is_stop(reading, *at)
                || clause::is_double_quote(reading, *at)
                || (clause::saying_at(reading, *at).is_some() && !own(*at))
        };
        let from = (from..found).rev().find(stops).map_or(from, |stop| stop + 1);
        let relative = (from..found).rev().find(|at| clause::is_relative(reading, *at))?;
        let told = (relative + 1..found).any(|at| clause::is_finite(reading, at));
        let source = self.ending(relative).filter(|_| told && relative > from)?;
        let first = source.tokens.as_ref()?.start;
        Some(Source { tokens: Some(first..verb), ..source })
    }

    /// A phrase that is no actor; imagery and data, and "you" and "one", are nobody's voice.
    fn unknown(&self, tokens: Tokens) -> Source {
        let reading = self.reading;
        let shows = |at: usize| {
            reading.hits.at(at).iter().any(|hit| hit.meaning == Meaning::Role(RoleKind::Evidence))
                || clause::is_speech(reading, at, SpeechWord::Nobody)
        };
        let is_evidence = tokens.clone().any(shows);
        Source { tokens: Some(tokens), is_evidence, ..Source::default() }
    }

    /// Where the noun phrase that ends before `end` begins, by its words.
    fn phrase_start(&self, end: usize) -> Option<usize> {
        let reading = self.reading;
        let from = self.start.max(end.saturating_sub(PHRASE));
        let mut first = end;
        while first > from && !self.bars(first - 1) {
            first -= 1;
        }
        while first < end && self.is_before_subject(first) {
            first += 1;
        }
        // A preposition at the start of the clause begins an adverbial: the subject is the last phrase behind it.
        if first < end && clause::is_preposition(reading, first) {
            let begins = |at: &usize| {
                reading.is_class(*at, Class::Determiner)
                    || reading.is_class(*at, Class::PossessivePronoun)
                    || reading.is_class(*at, Class::Pronoun)
            };
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

    fn bars(&self, at: usize) -> bool {
        let reading = self.reading;
        // "Mr. Brandt"
        let shortened =
            reading.is_mark(at, '.') && reading.touches(at) && reading.is_capital(at.saturating_sub(1));
        if shortened && reading.is_capital(at + 1) && reading.in_one_sentence(at, at + 1) {
            return false;
        }
        if clause::is_stop(reading, at) || clause::is_double_quote(reading, at) {
            return true;
        }
        let made = || reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::Provenance(_)));
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

    /// The noun phrase that begins at token `first`, up to `limit`.
    pub(super) fn starting(&self, first: usize, limit: usize) -> Option<Source> {
        let reading = self.reading;
        if let Some((tokens, source)) = mention_starting(self.actors, first) {
            return Some(Source { tokens: Some(tokens), ..source });
        }
        if let Some(source) = self.modified(first, limit) {
            return Some(source);
        }
        let mut end = first;
        while end < limit.min(first + PHRASE)
            && !(end > first && reading.is(end, "as"))
            && !clause::is_stop(reading, end)
            && !clause::is_double_quote(reading, end)
            && (end == first || !(clause::is_finite(reading, end) || clause::is_relative(reading, end)))
        {
            end += 1;
        }
        let opens = reading.is_class(first, Class::Determiner)
            || reading.is_class(first, Class::Pronoun)
            || reading.is_class(first, Class::PossessivePronoun)
            || reading.is_capital(first)
            || reading.kind(first) == Some(TokenKind::Number)
            || (reading.kind(first) == Some(TokenKind::Word) && !clause::is_preposition(reading, first));
        (end > first && opens).then(|| self.owned(first..end))
    }

    /// "unnamed diplomats": a mention behind its adjectives.
    fn modified(&self, first: usize, limit: usize) -> Option<Source> {
        let reading = self.reading;
        let modifies = |at: usize| {
            let word = reading.word(at);
            reading.kind(at) == Some(TokenKind::Word)
                && !reading.is_capital(at)
                && (clause::is_speech(reading, at, SpeechWord::Adjective)
                    || reading.is_class(at, Class::EmptyAdjective)
                    || reading.is_class(at, Class::Determiner)
                    || word.ends_with("ed"))
        };
        let end =
            (first..limit.min(first + ADJECTIVES)).find(|at| !modifies(*at)).filter(|end| *end > first)?;
        let (tokens, source) = mention_starting(self.actors, end)?;
        Some(Source { tokens: Some(first..tokens.end), ..source })
    }

    /// A phrase that is no actor speaks for the actor in it that it comes from: "figures from the agency".
    fn owned(&self, tokens: Tokens) -> Source {
        let by = (tokens.clone()).find(|at| clause::is_speech(self.reading, *at, SpeechWord::ComesFrom));
        let owner = by.and_then(|at| {
            (at + 1..(at + 4).min(tokens.end))
                .find_map(|at| mention_starting(self.actors, at))
                .map(|(_, source)| source)
        });
        Source { tokens: Some(tokens), ..owner.unwrap_or_default() }
    }
}
