//! Verbs of saying: their group, whether they are verbs at all, and who stands before them.

use plimsoll_lexicon::tables::{Act, Class, Complement, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::Finder;
use super::frame::{Frame, Source, Tokens, mention_starting};
use super::poll::OWN_COUNT;
use crate::Reading;
use crate::quantity::NounPhrase;

/// Auxiliaries and adverbs before a verb.
const GROUP: usize = 5;
/// Tokens of a relative clause inside a subject.
const RELATIVE: usize = 10;
/// Tokens of a figure and what it counts before a participle.
const COUNTED: usize = 6;
/// Tokens within which a sentence names whom it is about.
const OPENING: usize = 12;

impl Finder<'_, '_> {
    /// A verb of saying at `at`.
    pub(super) fn verb(&mut self, at: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let group = self.group(at);
        let passive =
            saying.form.is_any(VerbForm::PARTICIPLE) && (group..at).any(|at| clause::is_be(reading, at));
        if passive {
            return self.passive(group, saying);
        }
        // "showed up", "called off": another verb.
        if clause::is_speech(reading, saying.end, SpeechWord::Particle) || takes_in(reading, &saying) {
            return saying.end;
        }
        if let Some(first) = self.is_first_to(group) {
            return self.subject(first).map_or(saying.end, |source| self.said(source, group, saying));
        }
        if group > self.start && (reading.is(group - 1, "to") || self.is_noun(at, group, &saying)) {
            return saying.end;
        }
        let gerund = saying.form.is_any(VerbForm::GERUND);
        let progressive = (group..at).any(|at| clause::is_be(reading, at));
        if gerund && !progressive {
            return self.gerund(at, saying);
        }
        if !(saying.form.is_finite() || progressive || self.is_perfect(group, at, &saying)) {
            return saying.end;
        }
        if self.is_inverted(group, saying) {
            return self.inverted(group, saying);
        }
        match self.subject(group) {
            Some(source) if self.is_reduced(&source, group, &saying) => self.told_of(group, saying),
            // "Norland expects to buy 40 tanks": what it means to do, not what it holds for true.
            Some(source) if self.intends(&saying) => {
                self.take_stance(source, group, Saying { act: Act::Intending, ..saying })
            }
            Some(source) if saying.relays => self.relaying(source, at, saying),
            Some(source) => self.said(source, group, saying),
            None => self.inverted(group, saying),
        }
    }

    /// "was the first to report", "became the latest to say": where the verb group before the ordinal begins.
    fn is_first_to(&self, group: usize) -> Option<usize> {
        let reading = self.reading;
        let be = group.checked_sub(4).filter(|be| *be > self.start)?;
        let first = reading.is(group - 1, "to")
            && reading.is_any(group - 2, &["first", "latest", "last"])
            && reading.is(group - 3, "the");
        let is_verb = clause::is_be(reading, be) || reading.is_any(be, &["became", "becomes"]);
        (first && is_verb).then(|| self.group(be))
    }

    /// "expects to buy": whether a verb of holding for true stands before an infinitive of the same subject.
    fn intends(&self, saying: &Saying) -> bool {
        saying.act == Act::Holding
            && saying.takes.has(Complement::Infinitive)
            && self.reading.is(saying.end, "to")
            && self.is_infinitive(saying.end)
    }

    /// "the 400 boats claimed by the army": who tells the figure before the participle.
    fn told_of(&mut self, group: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let told = |at: usize| mention_starting(self.actors, at).filter(|(_, source)| !source.is_evidence);
        let Some((tokens, source)) = told(saying.end + 1).filter(|_| reading.is(saying.end, "by")) else {
            return saying.end;
        };
        let Some(told) = self.told_by_others(group) else { return saying.end };
        let end = tokens.end;
        let source = Source { tokens: Some(tokens), ..source };
        let mut frame = Frame::new(source, group..saying.end, OWN_COUNT, saying.commitment);
        // Whoever tells of the rest of the sentence is another.
        frame.is_side = true;
        frame.is_before = true;
        frame.content.push(told);
        self.push(frame);
        end
    }

    /// The nearest figure of the phrase that ends before token `end`, with what it counts.
    pub(super) fn told_by_others(&self, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        let near = (self.start.max(end.saturating_sub(COUNTED))..end).rev();
        let mut phrase =
            near.take_while(|at| !clause::is_stop(reading, *at) && !clause::is_finite(reading, *at));
        let figure = phrase.find(|at| clause::is_figure(reading, *at))?;
        // "2.4 billion": the words of a number.
        let number = phrase.take_while(|at| clause::is_figure(reading, *at)).last().unwrap_or(figure);
        Some(self.figure_start(number)..end)
    }

    /// "has spoken of", "had written that"; but "has shown little interest", "have seen gains" say nothing.
    fn is_perfect(&self, group: usize, at: usize, saying: &Saying) -> bool {
        let reading = self.reading;
        let end = saying.end;
        let opens = || {
            reading.is(end, "that")
                || clause::is_double_quote(reading, end)
                || clause::is_figure(reading, end)
                || (clause::is_comma(reading, end) && clause::is_double_quote(reading, end + 1))
        };
        saying.form.is_any(VerbForm::PARTICIPLE)
            && (group..at).any(|at| reading.is_class(at, Class::Have))
            && (!saying.takes.has(Complement::Object) || opens())
    }

    /// Where the verb group begins whose verb is at `at`, with its auxiliaries and adverbs: "has since said", "went on to
    /// say".
    pub(super) fn group(&self, at: usize) -> usize {
        let reading = self.reading;
        let helps = |from: usize| {
            let mut group = from;
            while group > self.start && at - group < GROUP && self.helps(group - 1) {
                group -= 1;
            }
            while group < from && !clause::helps(reading, group) {
                group += 1;
            }
            group
        };
        let group = helps(at);
        let from = self.start.max(group.saturating_sub(3));
        let leads = |meaning: &Meaning| {
            matches!(meaning, Meaning::SpeechWord(SpeechWord::GoesOn | SpeechWord::Aside))
        };
        let goes_on = (from..group)
            .find(|first| reading.hits.at(*first).any(|hit| hit.end() == group && leads(&hit.meaning)));
        goes_on.map_or(group, helps)
    }

    /// "has", "never", "long"; but no "May" of a name.
    fn helps(&self, at: usize) -> bool {
        let name = at > self.start && self.reading.is_capital(at) && !self.is_heading();
        let helps = clause::helps(self.reading, at)
            || clause::is_speech(self.reading, at, SpeechWord::BeforeVerb)
            || (self.reading.is(at, "to") && self.reading.is(at.saturating_sub(1), "yet"));
        helps && !name
    }

    /// Whether the word is a noun or adjective here: behind a determiner or preposition, or a bare form behind a noun in
    /// the singular ("his initial tweet").
    pub(super) fn is_noun(&self, at: usize, group: usize, saying: &Saying) -> bool {
        let reading = self.reading;
        let before = group - 1;
        let alone = clause::is_speech(reading, before, SpeechWord::StandsAlone);
        let determined = (!alone && reading.determines(before))
            || reading.kind(before) == Some(TokenKind::Possessive)
            || (group == at
                && clause::is_preposition(reading, before)
                && !saying.form.is_any(VerbForm::GERUND)
                && !reading.is(before, "as"));
        let capital = reading.is_capital(at) && (!self.is_heading() || !reading.is_capital(before));
        let bare =
            group == at && !saying.form.is_any(VerbForm::THIRD.or(VerbForm::PAST).or(VerbForm::GERUND));
        // "self-published", "home-state"
        let compound = reading.touches(at) && reading.is_hyphen(at - 1);
        determined
            || compound
            || capital
            || (bare
                && !self.is_plural(before)
                && !self.ends_several(before)
                && !self.ends_relative(before)
                && !self.is_followed(before, saying.end)
                && !self.ends_asked(before))
            || self.modifies(at, group, saying)
            || (group == at && self.is_nominal(at, saying))
    }

    /// "data obtained by the Gazette show that": a name may end a subject in the plural, if what is said follows.
    fn is_followed(&self, last: usize, at: usize) -> bool {
        let reading = self.reading;
        let opens = reading.is(at, "that") || clause::is_double_quote(reading, at);
        let of_several = || self.ends_plural_document(last);
        // "The ships lie idle, data compiled by the Gazette show."
        let ends = at >= self.limit || clause::is_stop(reading, at);
        (opens && (reading.is_capital(last) || of_several()))
            || (ends && of_several())
            || (clause::is_figure(reading, at) && of_several())
    }

    /// "economists polled by the Gazette": whether a plural is asked by whom this word ends.
    fn ends_asked(&self, last: usize) -> bool {
        let Some((tokens, _)) = super::frame::mention_ending(self.actors, last + 1) else { return false };
        let by = tokens.start.checked_sub(1).filter(|by| *by > self.start + 1 && self.reading.is(*by, "by"));
        by.is_some_and(|by| {
            clause::is_speech(self.reading, by - 1, SpeechWord::Asked) && self.is_plural(by - 2)
        })
    }

    /// "those who fled", "officials who were there": whether a relative clause of a plural ends with this word.
    fn ends_relative(&self, last: usize) -> bool {
        let reading = self.reading;
        let from = (self.start + 1).max(last.saturating_sub(RELATIVE));
        let mut own = (from..=last).rev().take_while(|at| !clause::is_stop(reading, *at));
        let relative = own.find(|at| clause::is_relative(reading, *at));
        relative.is_some_and(|relative| {
            let verb =
                (relative + 1..=last).any(|at| clause::is_finite(reading, at) || clause::helps(reading, at));
            verb && self.is_plural(relative - 1)
        })
    }

    /// "the documents reviewed by the Gazette": whether a mention ends with this word that begins with a plural.
    fn ends_plural_document(&self, last: usize) -> bool {
        let reading = self.reading;
        let mention = super::frame::mention_ending(self.actors, last + 1).map(|(tokens, _)| tokens);
        let phrase = || self.subjects().phrase_start(last + 1).map(|first| first..last + 1);
        // "farmers in northern Chad": a place is no whole subject.
        let leads = |tokens: &Tokens| {
            tokens.start < last && tokens.clone().any(|at| clause::is_preposition(reading, at))
        };
        let Some(tokens) = mention.filter(leads).or_else(phrase) else { return false };
        let head = tokens
            .clone()
            .take_while(|at| !clause::is_preposition(reading, *at) && !clause::is_made(reading, *at));
        let ends = |head: usize, ending: &str| reading.word(head).ends_with(ending);
        let plural = |head: usize| ["s", "men", "data"].iter().any(|ending| ends(head, ending));
        let data = |head: usize| plural(head) || reading.word(head).ends_with("Data");
        head.last().is_some_and(|head| head < last && data(head))
    }

    /// Whether a subject that ends with this word can stand before a bare verb.
    fn is_plural(&self, last: usize) -> bool {
        let reading = self.reading;
        let word = reading.word(last);
        let joined = (self.start.max(last.saturating_sub(4))..last).any(|at| reading.is(at, "and"));
        word.ends_with('s')
            || word.ends_with("men")
            || reading.is_class(last, Class::IrregularPlural)
            || reading.is_class(last, Class::Pronoun)
            || clause::is_relative(reading, last)
            || reading.kind(last) != Some(TokenKind::Word)
            || clause::is_speech(reading, last, SpeechWord::StandsAlone)
            || (reading.is_capital(last) && joined)
            || reading.is_class(last, Class::Conjunction)
            || reading.word(last).ends_with("data")
    }

    /// "a large pledged lead", "the 11 battleground states": behind a determiner or number and one more word, with a noun
    /// or nothing behind it.
    fn modifies(&self, at: usize, group: usize, saying: &Saying) -> bool {
        let reading = self.reading;
        let participle = saying.form.is_any(VerbForm::PARTICIPLE);
        let noun_behind = reading.kind(saying.end) == Some(TokenKind::Word)
            && !clause::helps(reading, saying.end)
            && !crate::actor::is_closed(reading, saying.end);
        let counted = participle && noun_behind && clause::is_figure(reading, group - 1);
        // "two other suspected rebels", "guards and suspected rebels", "a leader suspected of it"
        let joined = participle
            && group == at
            && !saying.telling
            && (noun_behind && self.opens_noun(group - 1)
                || reading.is(saying.end, "of") && saying.takes.has(Complement::Object));
        if joined {
            return true;
        }
        if group != at || group < self.start + 2 {
            return group == at && counted;
        }
        let before = group - 2;
        let adjective = !reading.is_capital(group - 1)
            && reading.kind(group - 1) == Some(TokenKind::Word)
            && !reading.is_class(group - 1, Class::Pronoun);
        // "A docker said Brandt had gone": somebody is the subject.
        let indefinite = (reading.is(before, "a") || reading.is(before, "an"))
            && super::frame::mention_ending(self.actors, group).is_none();
        // "two air force claims"; "09:42 The air force claims" has a subject of its own.
        let counts = |at: usize| {
            clause::is_figure(reading, at)
                && !(at + 1..group).any(|next| reading.is_class(next, Class::Determiner))
        };
        let number = (before.max(self.start + 2) - 2..=before).any(counts)
            && !reading.is_hyphen(group - 1)
            && !clause::is_stop(reading, before);
        let third = saying.form.is_any(VerbForm::THIRD) && !saying.form.is_any(VerbForm::PAST);
        counted || (adjective && ((indefinite && participle && noun_behind) || (number && third)))
    }

    /// "other", "and", ",": whether a participle behind token `before` goes with a noun, where a noun follows.
    fn opens_noun(&self, before: usize) -> bool {
        let reading = self.reading;
        let other = reading.is_class(before, Class::EmptyAdjective) || clause::is_figure(reading, before);
        let joins =
            before > 0 && reading.is(before, "and") && reading.kind(before - 1) == Some(TokenKind::Word);
        let joined = joins && !clause::has_clause(reading, self.start..before);
        other || joined
    }

    /// The subject of the verb group at `group`; who is only cited between is none.
    pub(super) fn subject(&self, group: usize) -> Option<Source> {
        let reading = self.reading;
        let subjects = self.subjects();
        if group > self.start && clause::is_speech(reading, group - 1, SpeechWord::Joins) {
            // "The army said 40 died, but S doubts it and says": the nearer of the two.
            let spoken = self.frames.last().filter(|frame| !frame.is_before);
            let shared = spoken.into_iter().chain(self.last_stance()).max_by_key(|frame| frame.cue.start);
            let shared = shared.map(|frame| frame.source.clone());
            return shared.or_else(|| self.first_subject(group));
        }
        let source = subjects.before(group)?;
        match (&self.cited, &source.tokens) {
            (Some((_, cited)), Some(tokens)) if tokens.start >= cited.start && tokens.start < cited.end => {
                let before =
                    cited.start - usize::from(clause::is_comma(reading, cited.start.checked_sub(1)?));
                subjects.ending(before)
            }
            _ => Some(source),
        }
    }

    /// Whom the sentence is about, as far as it goes before `at`: the first actor, else the subject of its first verb.
    pub(super) fn first_subject(&self, at: usize) -> Option<Source> {
        let reading = self.reading;
        let opening = self.start..at.min(self.start + OPENING);
        let main = |at: &usize| {
            clause::is_finite(reading, *at)
                && !clause::is_owned(reading, *at)
                && !self.inside_name(*at)
                && !(at.saturating_sub(3)..*at).any(|at| clause::is_relative(reading, at))
        };
        let verb = opening.clone().find(main).filter(|verb| *verb > self.start);
        let subject = verb.and_then(|verb| self.subjects().before(self.group(verb)));
        let is_known = |source: &Source| {
            let pronoun = |tokens: &super::frame::Tokens| reading.is_class(tokens.start, Class::Pronoun);
            source.speaker.is_some() || source.tokens.as_ref().is_some_and(pronoun)
        };
        if subject.as_ref().is_some_and(is_known) {
            return subject;
        }
        let mention = opening.into_iter().find_map(|at| mention_starting(self.actors, at));
        let mention = mention.map(|(tokens, source)| Source { tokens: Some(tokens), ..source });
        mention.or(subject)
    }
}

/// Tokens of "more than 31 young".
const TAKEN_IN: usize = 5;

/// "admitted 40 patients on Monday": who is let in, where no verb goes on behind them as in "admitted 40 soldiers had died".
fn takes_in(reading: &Reading<'_>, saying: &Saying) -> bool {
    let verb = saying.end.saturating_sub(1);
    let counts = |at: usize| reading.kind(at) == Some(TokenKind::Number) || reading.has(at, Sort::Numeral);
    let near = saying.end..saying.end + TAKEN_IN;
    let is_word = |at: &usize| matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number));
    let goes_on = |at: usize| reading.has(at, Sort::Finite) || reading.is_class(at, Class::Auxiliary);
    let phrase = || {
        let number = near.clone().take_while(is_word).find(|at| counts(*at))?;
        let is_clause = |at: usize| goes_on(at) || reading.is_class(at, Class::Pronoun);
        NounPhrase::at(reading, number + 1).filter(|_| !(saying.end..number).any(is_clause))
    };
    let person = |hit: &Hit| match hit.meaning {
        Meaning::Item(item) => reading.lexicon.item(item).unit.as_deref() == Some("person"),
        _ => false,
    };
    reading.is_any(verb, &["admit", "admits", "admitted", "admitting"])
        && phrase().is_some_and(|phrase| {
            let is_person = reading.is_class(phrase.head, Class::IrregularPlural)
                || reading.is_class(phrase.head, Class::Dear)
                || reading.hits.at(phrase.head).any(person);
            is_person && !goes_on(phrase.end)
        })
}
