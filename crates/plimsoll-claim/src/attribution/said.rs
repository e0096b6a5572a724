//! Verbs of saying with their subject: "S said C", "C, S said", "C, said S", "adding C".

use plimsoll_lexicon::tables::{Act, ActorKind, Class, Commitment, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::{After, Finder};
use super::frame::{Frame, Source, Tokens, mention_starting};
use crate::quantity::noun_phrase::is_past_form;

/// Tokens of a figure and what it counts before a clause about them.
const PHRASE: usize = 8;
/// Tokens of a bound before a number.
const BOUND: usize = 4;
/// Tokens of an answer without a verb.
const ANSWER: usize = 12;
/// Tokens before a figure that opens a longer one.
const OPENS: usize = 4;
/// Tokens behind "claimed" in which "lives" stands.
const LIVES: usize = 5;
/// Tokens behind "found" in which the noun of the thing stands.
const THING: usize = 6;
/// Tokens of what an office is of, before the name of who has it.
const OFFICE: usize = 12;
/// Tokens of "two days" before "after S said".
const TIME: usize = 3;
/// Tokens behind "found" in which a clause has its verb.
const FOUND: usize = 24;

impl Finder<'_, '_> {
    /// "S said C", "C, S said", "C, S said, C".
    pub(super) fn said(&mut self, source: Source, group: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let shared = group > self.start && clause::is_speech(reading, group - 1, SpeechWord::Joins);
        let subject = source.tokens.clone().filter(|_| !shared).map_or(group, |tokens| tokens.start);
        // "Had the ministry agreed, 40 would have": nobody did.
        if subject == self.start + 1 && reading.is_class(self.start, Class::Have) {
            return saying.end;
        }
        // "Contrary to what the minister said, 40 were lost"
        if subject > self.start
            && reading.is(subject - 1, "what")
            && reading.follows(subject - 1, Class::Contrary)
        {
            return saying.end;
        }
        let as_put = subject > self.start && reading.is(subject - 1, "as");
        let before_end = subject - usize::from(as_put);
        let mut frame = Frame::new(source, group..saying.end, "attribution.said-that", saying.commitment)
            .doing(saying.act);
        let (after, told) = self.after(saying.end, &saying);
        frame.told = told;
        frame.clause = subject..saying.end;
        frame.points_back = self.points_back(saying.end);
        let before = self.before(before_end);
        let told_of = self.told_of_figure(subject, group);
        if frame.points_back {
            frame.clause = self.clause_start(subject)..saying.end + 1;
            while let Some(end) =
                clause::time_end(reading, self.times, frame.clause.end).filter(|end| *end <= self.limit)
            {
                frame.clause.end = end;
            }
            self.push(frame);
            return saying.end;
        }
        if let After::Clause(object) = after
            && (self.is_deed(object, saying.commitment)
                || self.adds_thing(object, saying)
                || !self.is_trailing(object, before.is_some())
                    && self.finds_thing(&frame.source, saying, object))
        {
            return saying.end;
        }
        // "Norway sent 40 tents, Chile promised 20": what is promised is a thing, and nothing before it is said.
        let gives = match after {
            After::Clause(object) => {
                clause::pledges(reading, group..saying.end) && self.begins_figure(object)
            }
            After::Stop(_) => false,
        };
        let before = before.filter(|_| !gives);
        frame.is_apart = gives;
        // "Last July, he recalled, the ship sank", "as the guard has stated, it sank"
        let is_put = as_put || subject > self.start && clause::is_comma(reading, subject - 1);
        // "The government responded and sent 40": a deed, whatever stands before.
        let is_deed = reading.is_class(saying.end - 1, Class::Answering)
            && reading.is_class(saying.end, Class::Conjunction);
        if is_deed {
            return saying.end;
        }
        if before.is_none() && !is_put && self.only_acts(&frame.source, saying, after) {
            return saying.end;
        }
        match after {
            After::Clause(clause)
                if !self.is_trailing(clause, before.is_some())
                    && clause::can_follow(reading, saying.act, saying.takes, clause, self.limit) =>
            {
                frame.clause = if shared { group } else { self.clause_start(subject) }..clause;
                frame.content.push(clause..if gives { self.deed_end(clause) } else { self.limit });
                if before.is_some() && clause::is_double_quote(reading, clause) {
                    frame.content.insert(0, before.clone().unwrap_or_default());
                    frame.is_before = true;
                }
                self.side(&mut frame, subject);
            }
            // "Of the crates that the minister promised, 40 came": the clause tells of a thing, and nothing behind it is said.
            After::Clause(stop) | After::Stop(stop)
                if before.is_none() && self.follows_noun_that(subject) =>
            {
                frame.clause.end = stop.max(frame.clause.end);
            }
            After::Clause(stop) | After::Stop(stop) => {
                frame.clause.end = stop.max(frame.clause.end);
                // "in many states, ports are full": a noun, unless it is quoted what is said.
                let quoted = clause::is_double_quote(reading, stop + 1);
                let speaks = clause::is_speech(reading, saying.end - 1, SpeechWord::Speaks);
                let may_be_noun = !quoted && !speaks && !saying.form.is_any(VerbForm::PAST);
                if before.is_none() && may_be_noun && stop == saying.end {
                    return saying.end;
                }
                self.around(&mut frame, before, stop);
            }
        }
        if let Some(figure) = told_of.filter(|_| !frame.is_before) {
            // "40 of the boats it promised": who promises does something, and whoever tells of it says so.
            if !clause::pledges(reading, frame.cue.clone()) {
                frame.content.insert(0, figure);
            }
            frame.clause.start = subject;
            frame.is_side = true;
        }
        self.push(frame);
        saying.end
    }

    /// "the crates that the minister promised": whether the word before token `subject` opens a clause about the noun before it.
    pub(super) fn follows_noun_that(&self, subject: usize) -> bool {
        let reading = self.reading;
        let Some(that) = subject.checked_sub(1).filter(|that| *that > self.start) else { return false };
        let is_noun = || {
            // "a ship that": no verb behind its article.
            reading.kind(that - 1) == Some(TokenKind::Word)
                && (!clause::is_finite(reading, that - 1) || clause::is_owned(reading, that - 1))
                && !reading.has(that - 1, Sort::Saying)
                && !reading.has(that - 1, Sort::Closed)
        };
        (reading.is(that, "that") || clause::is_relative(reading, that)) && is_noun()
    }

    /// "less than the $40 million the union says it needs", "40 crates that the guard said were lost": the figure that a clause without
    /// a comma tells of, where its subject begins at `subject`; the rest of the sentence is nothing of what is said.
    fn told_of_figure(&self, subject: usize, group: usize) -> Option<Tokens> {
        let reading = self.reading;
        let opens = subject < group
            && !clause::is_relative(reading, subject)
            && (reading.is_class(subject, Class::Definite)
                || reading.is_class(subject, Class::Pronoun)
                || reading.is_class(subject, Class::PossessivePronoun)
                || reading.is_capital(subject));
        let joined =
            self.follows_noun_that(subject) || subject > 0 && clause::is_relative(reading, subject - 1);
        let end = subject.checked_sub(usize::from(joined)).filter(|end| *end > self.start)?;
        let plain = |at: &usize| {
            matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Mark('%')))
                && !clause::is_finite(reading, *at)
                && (joined || !clause::is_preposition(reading, *at))
                && (!reading.is_class(*at, Class::Subordinator) || clause::is_preposition(reading, *at))
                && !reading.is_class(*at, Class::Conjunction)
                && !clause::is_relative(reading, *at)
                && clause::time_end(reading, self.times, *at).is_none()
        };
        let near = (self.start.max(end.saturating_sub(PHRASE))..end).rev().take_while(plain);
        let figure = |at: &usize| clause::is_figure(reading, *at) && !self.is_in_time(*at);
        let figure = near.into_iter().filter(figure).last()?;
        let first = self.figure_start(figure);
        let before = first.checked_sub(1).filter(|before| *before >= self.start);
        let placed = before.is_some_and(|at| clause::is_preposition(reading, at) && !reading.is(at, "of"));
        (opens && (joined || !placed)).then_some(first..end)
    }

    /// "4 March": whether token `at` is part of a time.
    pub(super) fn is_in_time(&self, at: usize) -> bool {
        let next = self.times.partition_point(|time| time.end <= at);
        self.times.get(next).is_some_and(|time| time.first <= at)
    }

    /// "more than $40", "the 40": where the words of a figure begin whose number is at `figure`.
    pub(super) fn figure_start(&self, figure: usize) -> usize {
        let reading = self.reading;
        let mark =
            figure.checked_sub(1).filter(|at| reading.touches(figure) && !clause::is_stop(reading, *at));
        let number = mark.filter(|at| reading.kind(*at) != Some(TokenKind::Word)).unwrap_or(figure);
        let bound = |at: usize| {
            reading.find(at, |hit| {
                (hit.end() == number && matches!(hit.meaning, Meaning::BoundBefore(_))).then_some(at)
            })
        };
        (number.saturating_sub(BOUND)..number).find_map(bound).unwrap_or(number).max(self.start)
    }

    /// "has dismissed 190 of them", "rejected at least 40 ballots": what denies nothing; "the flood claimed eight lives": what claims
    /// nothing.
    fn is_deed(&self, object: usize, commitment: Commitment) -> bool {
        let takes_life = || {
            let mut phrase = object..self.limit.min(object + LIVES);
            phrase.any(|at| self.reading.is_class(at, Class::Life))
                && ((object..object + 2).any(|at| self.begins_figure(at))
                    // "claimed the lives of nine"
                    || self.reading.is(object, "the") && self.reading.is_class(object + 1, Class::Life))
        };
        match commitment {
            Commitment::Denied => self.begins_figure(object) || self.is_somebody_alone(object),
            Commitment::Alleged => takes_life(),
            _ => false,
        }
    }

    /// "added 160 jobs": who adds things says nothing by that, unless a clause tells what.
    fn adds_thing(&self, object: usize, saying: Saying) -> bool {
        let reading = self.reading;
        let end = (object..self.limit).find(|at| clause::is_stop(reading, *at)).unwrap_or(self.limit);
        reading.is_any(saying.end - 1, &["add", "adds", "added"])
            && self.begins_figure(object)
            && (!self.tells_clause(object..end) || self.are_things(object..end))
    }

    /// "15,500 artillery shells from its own stocks": whether all words that can be verbs are plural nouns for things as well.
    fn are_things(&self, words: Tokens) -> bool {
        let reading = self.reading;
        let is_thing = |hit: &plimsoll_lexicon::Hit| {
            matches!(hit.meaning, Meaning::Item(_) | Meaning::MeasureNoun { .. })
        };
        let is_owned = |at: usize| reading.is_class(at - 1, Class::PossessivePronoun);
        let is_noun =
            |at: usize| is_owned(at) || reading.word(at).ends_with('s') && reading.hits.at(at).any(is_thing);
        words.into_iter().all(|at| {
            !clause::is_double_quote(reading, at) && (!clause::is_finite(reading, at) || is_noun(at))
        })
    }

    /// "responded with fire, killing four", "the talks concluded, and 40 came", "September saw 40 ships": verbs that also tell what is
    /// done, where no words of anybody follow.
    fn only_acts(&self, source: &Source, saying: Saying, after: After) -> bool {
        let reading = self.reading;
        let (After::Clause(at) | After::Stop(at)) = after;
        let verb = saying.end - 1;
        let speaks = || clause::is_speech(reading, verb, SpeechWord::Speaks);
        let quoted = || {
            reading.is(at, "that")
                || at > 0 && reading.is_mark(at - 1, ':')
                || clause::is_double_quote(reading, at)
                || clause::is_comma(reading, at) && clause::is_double_quote(reading, at + 1)
        };
        if reading.is_class(verb, Class::Answering) {
            return !quoted();
        }
        // "boasts just the one ship"
        let thing = at + usize::from(reading.is_class(at, Class::Adverb));
        let has = reading.is_class(thing, Class::Determiner) || clause::is_figure(reading, thing);
        if reading.is_class(verb, Class::Boasting) && has && !quoted() {
            return true;
        }
        let is_time =
            |tokens: &Tokens| clause::time_end(reading, self.times, tokens.start) == Some(tokens.end);
        if source.speaker.is_none() && source.tokens.as_ref().is_some_and(is_time) {
            return true;
        }
        after == After::Stop(saying.end) && saying.end < self.limit && !speaks() && !quoted()
    }

    /// "dismissed the minister, who had sold 30 trucks": whether somebody is the object at token `at`, of whom nothing is said: not "the
    /// minister's claim", not "denied the minister had sold 30".
    fn is_somebody_alone(&self, at: usize) -> bool {
        let reading = self.reading;
        let Some((tokens, source)) = mention_starting(self.actors, at) else { return false };
        let is_person = source.speaker.is_some_and(|speaker| {
            let actor = &self.actors.actors[speaker];
            actor.kind == ActorKind::Person && !actor.is_document
        });
        let ends = matches!(reading.kind(tokens.end), None | Some(TokenKind::Mark(_)))
            || clause::is_preposition(reading, tokens.end)
            || reading.is_class(tokens.end, Class::Conjunction);
        is_person && !source.is_evidence && ends
    }

    /// "promised 20 tents, and Norway sent 40": where what somebody promises from token `object` on ends, before another does something.
    fn deed_end(&self, object: usize) -> usize {
        let reading = self.reading;
        let joins =
            |at: usize| clause::is_comma(reading, at) || clause::is_speech(reading, at, SpeechWord::Joins);
        let acts = |at: usize| {
            mention_starting(self.actors, at + 1).is_some_and(|(tokens, _)| {
                clause::is_finite(reading, tokens.end) || clause::helps(reading, tokens.end)
            })
        };
        (object + 1..self.limit).find(|at| joins(*at) && acts(*at)).unwrap_or(self.limit)
    }

    /// Whether a figure stands at token `at`, with or without a bound before it.
    fn begins_figure(&self, at: usize) -> bool {
        let bound = |hit: &Hit| matches!(hit.meaning, Meaning::BoundBefore(_)).then(|| hit.end());
        let number = self.reading.find(at, bound).unwrap_or(at);
        // "$2 million"
        let sign = |hit: &Hit| matches!(hit.meaning, Meaning::UnitBefore(_)).then(|| hit.end());
        clause::is_figure(self.reading, self.reading.find(number, sign).unwrap_or(number))
    }

    /// "Divers found 40 crates": a person comes upon a thing, and says nothing by that.
    fn finds_thing(&self, source: &Source, saying: Saying, from: usize) -> bool {
        let reading = self.reading;
        let end = self.limit.min(from + FOUND);
        let no_clause = |end: usize| !self.tells_clause(from..end);
        let speaker = source.speaker.map(|speaker| &self.actors.actors[speaker]);
        let finds = match speaker {
            Some(speaker) if speaker.is_document => false,
            Some(speaker) if speaker.kind == ActorKind::Organisation => {
                // "The guard found 40 rifles in a shed, the office said": what another says behind a comma is no clause of theirs.
                let comma = (from..end).find(|at| clause::is_comma(reading, *at)).unwrap_or(end);
                let is_common = is_common(&speaker.name) || self.is_body_noun(source);
                let is_thing = self.names_item(from)
                    || self.begins_figure(from)
                    || reading.is_class(from, Class::Article);
                is_common && is_thing && no_clause(comma)
            }
            _ => no_clause(end),
        };
        clause::is_speech(reading, saying.end - 1, SpeechWord::Finds)
            && !reading.is(from, "that")
            && !source.is_evidence
            && finds
    }

    /// "that nine men were shot" as against "nine men who were shot", "one wounded man", "a cache and detained two": whether the words
    /// behind "found" are a clause with a verb of its own.
    fn tells_clause(&self, words: Tokens) -> bool {
        let reading = self.reading;
        let attributive = |at: usize| {
            let before = at - 1;
            let opens = clause::is_figure(reading, before)
                || reading.is_class(before, Class::Determiner)
                || reading.is_class(before, Class::EmptyAdjective)
                || reading.is_class(before, Class::Conjunction);
            opens
                && is_past_form(reading.word(at))
                && reading.kind(at + 1) == Some(TokenKind::Word)
                && !reading.has(at + 1, Sort::Closed)
        };
        let ends = |at: usize| clause::is_relative(reading, at) || reading.is_mark(at, ';');
        let verb = words.take_while(|at| !ends(*at)).find(|at| {
            clause::is_double_quote(reading, *at) || clause::is_finite(reading, *at) && !attributive(*at)
        });
        // "found and destroyed 40": another verb of the same subject.
        verb.is_some_and(|verb| !clause::is_speech(reading, verb - 1, SpeechWord::Joins))
    }

    /// Whether a thing of the word lists is named right behind token `from`.
    fn names_item(&self, from: usize) -> bool {
        let is_item = |hit: &Hit| matches!(hit.meaning, Meaning::Item(_));
        (from..self.limit.min(from + THING)).any(|at| self.reading.hits.at(at).any(is_item))
    }

    /// Puts what stands before and behind the words of saying into the frame.
    pub(super) fn around(&mut self, frame: &mut Frame, before: Option<Tokens>, stop: usize) {
        let goes_on = stop + 1 < self.limit && clause::is_comma(self.reading, stop);
        if let Some(before) = before {
            frame.rule = "attribution.said-after";
            frame.is_before = true;
            frame.content.push(before);
        } else if goes_on {
            // "Last year, he added, half were duds": when they were, not when he said it.
            let opens = frame.clause.start;
            let is_inserted = opens > self.start
                && clause::is_comma(self.reading, opens - 1)
                && !clause::is_double_quote(self.reading, stop + 1)
                && !(self.start..opens).any(|at| self.is_reporting_noun(at));
            frame.clause.start = if is_inserted { opens } else { self.clause_start(opens) };
        }
        let shifts = frame.content.is_empty()
            && clause::is_speech(self.reading, stop + 1, SpeechWord::Joins)
            && !frame.is_before;
        // ", said S, whose warehouse holds 40": about whoever speaks.
        let describes = frame.is_before && clause::is_relative(self.reading, stop + 1);
        if goes_on && !shifts && !describes {
            frame.content.push(stop + 1..self.limit);
        }
    }

    /// Whether what follows the verb only says when and where it was said.
    pub(super) fn is_trailing(&self, from: usize, has_before: bool) -> bool {
        let reading = self.reading;
        if !has_before
            || reading.is(from, "that")
            || clause::is_double_quote(reading, from)
            || reading.is_mark(from - 1, ':')
        {
            return false;
        }
        // "Asked how many had gone, the envoy said about 3,000": a figure answers.
        let figure =
            |at: usize| clause::is_figure(reading, at) && clause::time_end(reading, self.times, at).is_none();
        // "The ministry reported 40 dead, the mayor reported 46"
        let verb = reading.word(from - 1);
        let is_again = self.frames.last().is_some_and(|last| reading.is(last.cue.end - 1, verb));
        if (figure(from) || figure(from + 1)) && (self.is_asked_before() || is_again) {
            return false;
        }
        let end = (from..self.limit).find(|at| clause::is_comma(reading, *at)).unwrap_or(self.limit);
        !clause::has_clause(reading, from..end.min(from + 60))
    }

    /// "Asked whether …, the envoy said": whether the sentence begins with the question.
    fn is_asked_before(&self) -> bool {
        let asks = |at: usize| {
            clause::stance_at(self.reading, at)
                .is_some_and(|stance| stance.act == Act::Asking && stance.form.is_any(VerbForm::PARTICIPLE))
        };
        asks(self.start) || asks(self.start + 1)
    }

    /// What is said before token `end`, if something is.
    pub(super) fn before(&self, end: usize) -> Option<Tokens> {
        let reading = self.reading;
        let start = self.part_start(end);
        if self.is_set_against(start, end) {
            return None;
        }
        if end <= start + 1 {
            return self.just_quoted.clone().filter(|_| end == self.start);
        }
        let parts = clause::is_comma(reading, end - 1)
            || clause::is_double_quote(reading, end - 1)
            || clause::is_dash(reading, end - 1)
            || reading.is_mark(end - 1, '?')
            || reading.is_mark(end - 1, '!');
        let quoted = clause::is_double_quote(reading, end - 1);
        if quoted && !self.is_quoted_clause(start, end - 1) {
            return None;
        }
        let last = if quoted { end } else { end - 1 };
        // "$6 on average in March, the bureau says": a figure alone answers a question. "At least 12 dead, four of them in the town
        // of Issel, says the ministry": a heading's figure needs no verb.
        let answers = || {
            let dated = |at: usize| {
                let next = self.times.partition_point(|time| time.end <= at);
                self.times.get(next).is_some_and(|time| time.first <= at)
            };
            let stop = if last - start <= ANSWER { last } else { last.min(start + OPENS) };
            (start..stop).any(|at| clause::is_figure(reading, at) && !dated(at))
        };
        let said = parts && (clause::has_clause(reading, start..last) || start == self.start && answers());
        let from = self.quoted_from.filter(|_| quoted && start == self.start).unwrap_or(start);
        said.then_some(from..last)
    }

    /// Whether what the mark at `close` ends is quoted speech, no quoted name or word: a mark stands before it, or the
    /// sentence begins with it.
    fn is_quoted_clause(&self, start: usize, close: usize) -> bool {
        let reading = self.reading;
        self.quoted_from.is_some()
            || clause::is_double_quote(reading, start)
            || clause::is_stop(reading, close - 1)
            || clause::is_double_quote(reading, close - 1)
    }

    /// "While the trackers count 60, the ministry", "Asked whether 40 had gone, the ministry": whether a clause that only sets something
    /// else against what is said, or asks for it, ends before token `end`.
    fn is_set_against(&self, start: usize, end: usize) -> bool {
        let reading = self.reading;
        let comma = end.checked_sub(1).filter(|comma| *comma > start && clause::is_comma(reading, *comma));
        comma.is_some_and(|comma| {
            [Class::Contrasting, Class::Prompted].iter().any(|class| reading.is_class(start, *class))
                && !reading.marks(start..comma).any(|at| clause::is_comma(reading, at))
        })
    }

    /// Where the part of the sentence that holds `at` begins: behind the semicolon that ends what another says.
    pub(super) fn part_start(&self, at: usize) -> usize {
        let other = self.frames.last().map(|frame| frame.cue.end).filter(|end| *end > self.start);
        let from = other.map(|end| end.max(at.saturating_sub(120)));
        let start = from
            .and_then(|from| (from..at).rev().find(|at| self.reading.is_mark(*at, ';')))
            .map_or(self.start, |semicolon| semicolon + 1);
        start + usize::from(start + 1 < at && clause::is_speech(self.reading, start, SpeechWord::Joins))
    }

    /// Where the clause whose subject begins at `subject` begins, adverbials before the subject included.
    pub(super) fn clause_start(&self, subject: usize) -> usize {
        let earlier = self.frames.last().map_or(self.start, |frame| frame.cue.end);
        let from = earlier.max(subject.saturating_sub(40));
        let bars = |at: &usize| {
            clause::is_finite(self.reading, *at)
                || clause::is_double_quote(self.reading, *at)
                || self.reading.is_mark(*at, ';')
                || clause::is_speech(self.reading, *at, SpeechWord::Contrast)
        };
        let barrier = (from..subject).rev().find(bars);
        barrier.map_or(from, |barrier| barrier + 1).min(subject)
    }

    /// A clause that depends on another: the voice before it goes on behind it.
    pub(super) fn side(&self, frame: &mut Frame, subject: usize) {
        let reading = self.reading;
        let relative = clause::is_relative(reading, subject);
        let opener = subject
            .checked_sub(1)
            .filter(|at| *at >= self.start && clause::is_speech(reading, *at, SpeechWord::Side));
        frame.is_side = relative || opener.is_some();
        // "the crates, which officials said were lost, sank": what is said ends with the clause.
        let opens = opener.filter(|at| clause::is_relative(reading, *at)).or(relative.then_some(subject));
        let inserted = opens.is_some_and(|at| at > self.start && clause::is_comma(reading, at - 1));
        // "After S said", "A day after S said"
        let opens_sentence = opener.is_some_and(|opener| {
            opener <= self.start + TIME && !(self.start..opener).any(|at| reading.has(at, Sort::Finite))
        });
        if (opens_sentence || inserted)
            && let Some(content) = frame.content.first_mut()
            && let Some(comma) = (content.start..content.end).find(|at| clause::is_comma(reading, *at))
        {
            content.end = comma;
        }
    }

    pub(super) fn points_back(&self, at: usize) -> bool {
        let reading = self.reading;
        // "denied this: the port had sold 40"
        clause::is_speech(reading, at, SpeechWord::PointsBack)
            && !self.is_in_time(at)
            && !reading.is_mark(at + 1, ':')
            && (clause::is_stop(reading, at + 1)
                || clause::is_preposition(reading, at + 1)
                || clause::time_end(reading, self.times, at + 1).is_some())
            && !reading.hits.at(at + 1).any(|hit| matches!(hit.meaning, Meaning::CalendarUnit(_)))
    }

    /// Whether who speaks is named right behind the verb, and nothing more is said behind them.
    pub(super) fn is_inverted(&self, group: usize, saying: Saying) -> bool {
        let reading = self.reading;
        let parted = group > self.start + 2
            && (clause::is_comma(reading, group - 1) || clause::is_double_quote(reading, group - 1));
        let named = mention_starting(self.actors, saying.end).filter(|(tokens, source)| {
            source.speaker.is_some()
                && (tokens.end >= self.limit
                    || clause::is_stop(reading, tokens.end)
                    || clause::is_preposition(reading, tokens.end)
                    || clause::is_relative(reading, tokens.end)
                    || clause::time_end(reading, self.times, tokens.end).is_some())
        });
        let is_charge = saying.commitment == Commitment::Alleged
            && named.as_ref().is_some_and(|(tokens, _)| reading.is(tokens.end, "of"));
        parted
            && !is_charge
            && !saying.relays
            && !saying.telling
            && named.is_some()
            && self.before(group).is_some()
    }

    fn ends_quotation(&self, at: usize) -> bool {
        clause::is_double_quote(self.reading, at.saturating_sub(1))
    }

    /// "said S", "informed on Wednesday the head of the board Jon Kelm": who is named behind the verb of saying that ends before token
    /// `end`, or behind the day on which it was said.
    fn subject_behind(&self, end: usize) -> Option<Source> {
        let reading = self.reading;
        let dated = clause::time_end(reading, self.times, end).filter(|from| *from < self.limit);
        let Some(from) = dated else { return self.subjects().starting(end, self.limit) };
        let opens = reading.is_class(from, Class::Definite) || mention_starting(self.actors, from).is_some();
        let office = opens.then(|| self.subjects().starting(from, self.limit)).flatten()?;
        let Tokens { start: first, end: behind } = office.tokens.clone()?;
        let is_person = |speaker: usize| self.actors.actors[speaker].kind == ActorKind::Person;
        let goes_on = |at: &usize| !clause::is_stop(reading, *at) && !clause::is_finite(reading, *at);
        let mut rest = (behind..self.limit.min(behind + OFFICE)).take_while(goes_on);
        let closes = |end: usize| end >= self.limit || clause::is_stop(reading, end);
        let name =
            rest.find_map(|at| mention_starting(self.actors, at).filter(|(tokens, _)| closes(tokens.end)));
        let name = name.filter(|(_, source)| source.speaker.is_some_and(is_person));
        Some(match name {
            Some((tokens, source)) => Source { tokens: Some(first..tokens.end), ..source },
            None => office,
        })
    }

    /// "said S": the verb before its subject.
    pub(super) fn inverted(&mut self, group: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let after_quotation = group == self.start && self.just_quoted.is_some();
        let comes_after = after_quotation
            || group > self.start + 2
                && (clause::is_comma(reading, group - 1)
                    || clause::is_double_quote(reading, group - 1)
                    || clause::is_dash(reading, group - 1));
        if !comes_after || !saying.form.is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::BASE)) {
            return saying.end;
        }
        let Some(source) = self.subject_behind(saying.end) else { return saying.end };
        let source_end = source.tokens.as_ref().map_or(saying.end, |tokens| tokens.end);
        // "for example, said Brandt's visit": what is said begins there.
        if reading.kind(source_end) == Some(plimsoll_text::TokenKind::Possessive) {
            return saying.end;
        }
        // "Sroka, a spokesman of the group, said Sanders has options": a clause follows, no subject.
        if source_end < self.limit && clause::is_finite(reading, source_end) && !self.ends_quotation(group) {
            return match self.subjects().opening(self.part_start(group), group) {
                Some(subject) => self.said(subject, group, saying),
                None => saying.end,
            };
        }
        let named = source.tokens.clone().map_or(saying.end, |tokens| tokens.end);
        let end = self.described_end(named);
        let source = Source { tokens: source.tokens.map(|tokens| tokens.start..end), ..source };
        let stop = match self.after(end, &Saying { telling: false, ..saying }).0 {
            After::Clause(stop) | After::Stop(stop) => stop,
        };
        let Some(before) = self.before(group) else { return saying.end };
        let mut frame = Frame::new(source, group..saying.end, "attribution.said-inverted", saying.commitment)
            .doing(saying.act);
        frame.clause = group..stop;
        self.around(&mut frame, Some(before), stop);
        frame.rule = "attribution.said-inverted";
        self.push(frame);
        end
    }
}

impl Finder<'_, '_> {
    /// "Police found": a body by one word that is a common noun, in capitals only because it opens the sentence.
    fn is_body_noun(&self, source: &Source) -> bool {
        let body = |hit: &Hit| matches!(hit.meaning, Meaning::Body(_)) && hit.len == 1;
        let single = source.tokens.clone().filter(|tokens| tokens.len() == 1);
        single.is_some_and(|tokens| self.reading.hits.at(tokens.start).any(body))
    }
}

/// Whether a body has a common noun for its name, as guards and teams have: an institute by name finds by study.
fn is_common(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(|noun| noun.starts_with(char::is_lowercase))
}
