//! Polls and tallies: those asked say it, the poll counts it.

use plimsoll_lexicon::tables::{Class, Commitment, SpeechWord};

use super::clause;
use super::finder::Finder;
use super::frame::{Frame, Source, Tokens, mention_ending};
use super::gerund::ADDING;

/// Tokens of a poll's mention among which its noun stands.
const POLL: usize = 8;
/// Tokens before a poll within which the figure stands that it found.
const FOUND: usize = 25;
/// Tokens of "by most analysts" before a poll.
const ASKED: usize = 4;
/// Tokens between "put" and the "at" before the figure.
const PUT: usize = 14;

/// Whose count it is tells that count, and nothing behind it.
pub(super) const OWN_COUNT: &str = "attribution.own-count";

/// The rule of who puts a figure somewhere.
const PUT_AT: &str = "attribution.put-at";

impl Finder<'_, '_> {
    /// "In a poll by the institute, half of …", "… had 38 percent in a recent poll".
    pub(super) fn is_poll_behind(&self, at: usize, tokens: &Tokens) -> bool {
        let reading = self.reading;
        let from = self.start.max(at.saturating_sub(FOUND));
        let found = || {
            (tokens.end >= self.limit || clause::is_stop(reading, tokens.end))
                && (from..at).any(|at| clause::is_figure(reading, at))
                && clause::has_clause(reading, from..at)
        };
        let document = self.actors.document_at(tokens.start);
        let known = document.is_some_and(|document| document.author.is_some())
            || reading.is_class(tokens.start, Class::Article);
        // "the 430 million expected by analysts in a poll": they are asked what they expect of that figure.
        let asks_others =
            || (self.start.max(at.saturating_sub(ASKED))..at).any(|by| reading.is_class(by, Class::Agent));
        self.is_poll(tokens) && (self.opens(at) || (known && found() && !asks_others()))
    }

    fn is_poll(&self, tokens: &Tokens) -> bool {
        tokens.clone().take(POLL).any(|at| clause::is_speech(self.reading, at, SpeechWord::Poll))
    }

    /// Whether a source is a poll or tally, that can have, give or put a figure.
    pub(super) fn counts(&self, source: &Source) -> bool {
        source.tokens.as_ref().is_some_and(|tokens| self.is_poll(tokens))
    }

    /// "The latest poll has Brandt at 40 percent", "the wire's count gives her 300".
    pub(super) fn poll_finds(&mut self, at: usize) -> bool {
        let reading = self.reading;
        let auxiliary = clause::is_verb(reading, at + 1) || clause::helps(reading, at + 1);
        let figure = (at + 1..self.limit.min(at + FOUND)).any(|at| clause::is_figure(reading, at));
        let object = reading.is_capital(at + 1)
            || reading.is_class(at + 1, Class::Pronoun)
            || reading.is_class(at + 1, Class::PossessivePronoun);
        let finds = object && figure && !auxiliary;
        let gives = self.gives_figure(at);
        let source = if gives { self.subject(self.group(at)) } else { self.subjects().before(at) };
        let source = source.filter(|source| gives || finds && self.counts(source));
        let Some(source) = source else { return false };
        let mut frame = Frame::new(source, at..at + 1, "attribution.poll-finds", Commitment::Asserted);
        frame.content.push(at + 1..self.limit);
        self.push(frame);
        true
    }

    /// "gave a figure of 40 dead", "put a number of 12 on it": whoever gives it tells it.
    fn gives_figure(&self, at: usize) -> bool {
        let reading = self.reading;
        let noun = at + 2;
        let opens = reading.is_class(at + 1, Class::Article) || reading.is_class(at + 1, Class::Definite);
        opens
            && (clause::is_speech(reading, noun, SpeechWord::Figures)
                || clause::is_speech(reading, noun, SpeechWord::Account))
            && (reading.is(noun + 1, "of") || reading.is(noun + 1, "as"))
            && (noun + 2..noun + 4).any(|at| clause::is_figure(reading, at))
    }

    /// "Norland's own figure is 20", "the army's estimates range from 50 to 60", "its count of 40 boats", "her office's count shows that": the count is whose it is.
    pub(super) fn owned_count(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let verb = at + 1;
        let told = clause::is_be(reading, verb)
            || reading.is_class(verb, Class::LevelVerb)
            || (clause::is_finite(reading, verb) && reading.is(verb + 1, "from"));
        let counted = reading.is(verb, "of") && (verb + 1..verb + 3).any(|at| clause::is_figure(reading, at));
        let figure =
            |at: usize| clause::is_figure(reading, at) && clause::time_end(reading, self.times, at).is_none();
        let tells = told && (verb + 1..self.limit.min(verb + PUT)).any(figure);
        let shows = self.shown_behind(verb);
        if !(counted || tells || shows.is_some()) {
            return None;
        }
        // "The army's estimates" can be one mention, whose author is the army.
        let whole = || mention_ending(self.actors, verb).and_then(|(_, source)| source.speaker);
        let (_, mut source) = self.owner_before(at)?;
        source.speaker = source.speaker.or_else(whole);
        let end = if counted { self.phrase_end(verb + 1) } else { self.limit };
        let mut frame = Frame::new(source, at..verb, OWN_COUNT, Commitment::Asserted);
        frame.content.push(shows.unwrap_or(verb + usize::from(told))..end);
        self.push(frame);
        Some(shows.unwrap_or(verb + 1))
    }

    /// "her office's count shows that": where begins what is shown, behind a verb at `verb` whose subject is no document.
    fn shown_behind(&self, verb: usize) -> Option<usize> {
        let saying = clause::saying_at(self.reading, verb).filter(|saying| saying.form.is_finite())?;
        let is_document = mention_ending(self.actors, verb).is_some();
        (self.reading.is(saying.end, "that") && !is_document).then_some(saying.end)
    }

    /// "put the deliveries at more than 11,000", "revised the toll to 40".
    pub(super) fn put_at(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let revises = clause::is_speech(reading, at, SpeechWord::Revises);
        let mut window = (at + 1..self.limit.min(at + PUT)).take_while(|at| !clause::is_stop(reading, *at));
        // "put it closer to 40"
        let is_near = |at: usize| reading.is(at, "to") && reading.is_any(at - 1, &["closer", "nearer"]);
        let place = window.clone().find(|at| match revises {
            true => reading.is(*at, "to"),
            false => reading.is(*at, "at") || is_near(*at),
        });
        let figure = place.filter(|place| (place + 1..place + 5).any(|at| clause::is_figure(reading, at)));
        // "Holm had spoken of 60; Brandt corrected that to 40"
        let again = revises
            && self.frames.last().is_some_and(|frame| {
                frame.rule == PUT_AT && reading.is(at + 1, "it")
                    || reading.is_class(at + 1, Class::Demonstrative) && place == Some(at + 2)
            });
        // "The governor later raised that to five."
        let points = reading.is(at + 1, "that") && place == Some(at + 2) && clause::is_stop(reading, at + 4);
        let again = again || revises && points;
        let names_figure = again
            || window
                .any(|at| clause::is_speech(reading, at, SpeechWord::Figures) || self.noun_at(at).is_some());
        if figure.is_none() || (revises && !names_figure) {
            return at + 1;
        }
        if reading.is(at, "putting") {
            self.putting(at);
            return at + 1;
        }
        let group = self.group(at);
        if (group..at).any(|at| clause::is_be(reading, at)) {
            return figure.map_or(at + 1, |figure| self.put_by(group, at, figure));
        }
        let Some(source) = self.subject(group).filter(|source| source.tokens.is_some()) else {
            return at + 1;
        };
        let subject = source.tokens.clone().map_or(at, |tokens| tokens.start);
        let mut frame = Frame::new(source, group..at + 1, PUT_AT, Commitment::Asserted);
        frame.clause = self.clause_start(subject)..at + 1;
        // "which Brandt values at $40 million, went to Chad"
        let values = clause::is_relative(reading, subject.saturating_sub(1));
        let end = (at + 1..self.limit).find(|at| values && clause::is_comma(reading, *at));
        frame.content.push(at + 1..end.unwrap_or(self.limit));
        self.side(&mut frame, subject);
        self.push(frame);
        at + 1
    }

    /// "disputed the figure of 40, putting the toll at 12": goes on with who spoke last.
    fn putting(&mut self, at: usize) {
        let parted = at > self.start && clause::is_comma(self.reading, at - 1);
        let Some(source) = self.main_frame(parted).filter(|_| parted).map(|frame| frame.source.clone())
        else {
            return;
        };
        let mut frame = Frame::new(source, at..at + 1, ADDING, Commitment::Asserted);
        frame.clause = at..at + 1;
        frame.content.push(at + 1..self.limit);
        self.push(frame);
    }

    /// "The toll was put at 40 by the ministry".
    fn put_by(&mut self, group: usize, at: usize, figure: usize) -> usize {
        let reading = self.reading;
        let mut behind = figure..self.limit.min(figure + PUT);
        let Some(by) = behind.find(|at| reading.is_class(*at, Class::Agent)) else { return at + 1 };
        let Some(source) = self.subjects().starting(by + 1, self.limit) else { return at + 1 };
        let end = source.tokens.clone().map_or(by + 1, |tokens| tokens.end);
        let mut frame = Frame::new(source, group..at + 1, PUT_AT, Commitment::Asserted);
        frame.clause = group..end;
        frame.is_before = true;
        frame.content.push(self.sentence_part(group)..by);
        self.push(frame);
        end
    }
}
