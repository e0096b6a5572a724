//! Finds the frames of saying of one sentence.

use plimsoll_lexicon::tables::{Class, Commitment};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::frame::{Frame, Source, Tokens, mention_starting};
use super::subject::Subjects;
use super::when;
use crate::Reading;
use crate::actor::Actors;
use crate::time::TimeMention;

/// Frames looked for in one sentence: a text of nothing but verbs of saying must not cost more than others.
const MOST: usize = 12;

pub(super) struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) actors: &'r Actors,
    pub(super) times: &'r [TimeMention],
    /// The sentence's tokens, its closing mark left out.
    pub(super) start: usize,
    pub(super) limit: usize,
    /// Where the quotation began that is open at the sentence's start.
    pub(super) quoted_from: Option<usize>,
    pub(super) frames: Vec<Frame>,
    /// A source cited before the verb that says something: "CBS, citing officials, reported".
    pub(super) cited: Option<(Source, Tokens)>,
}

/// What follows a verb of saying.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum After {
    /// What is said begins here.
    Clause(usize),
    /// The clause of saying ends here.
    Stop(usize),
}

/// The frames of the sentence of these tokens, in order of their cues.
pub(super) fn frames(
    reading: &Reading<'_>,
    actors: &Actors,
    times: &[TimeMention],
    sentence: Tokens,
    quoted_from: Option<usize>,
) -> Vec<Frame> {
    let mut limit = sentence.end;
    while limit > sentence.start + 1 && (reading.is_mark(limit - 1, '.') || reading.is_mark(limit - 1, '!')) {
        limit -= 1;
    }
    let start = opening(reading, &sentence);
    let mut finder =
        Finder { reading, actors, times, start, limit, quoted_from, frames: Vec::new(), cited: None };
    finder.run();
    finder.finish()
}

/// Where a sentence begins behind a dateline: "SEOUL (Wire) -".
fn opening(reading: &Reading<'_>, sentence: &Tokens) -> usize {
    let head = sentence.start..sentence.end.min(sentence.start + 14);
    let bracket = head.clone().find(|at| reading.is_mark(*at, '(') || reading.is_mark(*at, ')'));
    let short = sentence.start + 4;
    let dash = head.clone().find(|at| {
        clause::is_dash(reading, *at) && (*at < short || bracket.is_some_and(|bracket| bracket < *at))
    });
    match dash {
        Some(dash)
            if dash + 1 < sentence.end
                && !(sentence.start..dash).any(|at| clause::is_finite(reading, at)) =>
        {
            dash + 1
        }
        _ => sentence.start,
    }
}

impl Finder<'_, '_> {
    fn run(&mut self) {
        self.colon();
        let mut at = self.start;
        while at < self.limit && self.frames.len() < MOST {
            at = self.step(at).max(at + 1);
        }
        self.dash();
    }

    /// Looks for a frame whose cue begins at `at`; returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let passive = at > self.start && clause::is_be(reading, at - 1);
        let preposition = reading.find(at, |hit| match hit.meaning {
            Meaning::ReportingPreposition { commitment, relays } => Some((hit.end(), commitment, relays)),
            _ => None,
        });
        if let Some((end, commitment, relays)) = preposition.filter(|_| !passive) {
            return self.preposition(at, end, commitment, relays);
        }
        if let Some(saying) = clause::saying_at(reading, at).filter(|_| !self.inside_name(at)) {
            return self.verb(at, saying);
        }
        if reading.is_any(at, &["put", "puts"]) {
            return self.put_at(at);
        }
        if reading.is_any(at, &["in", "by"]) {
            return self.in_words(at);
        }
        if self.is_reporting_noun(at) {
            return self.noun(at);
        }
        at + 1
    }

    pub(super) fn subjects(&self) -> Subjects<'_, '_> {
        Subjects { reading: self.reading, actors: self.actors, start: self.start }
    }

    /// Whether the token stands inside a mention: "report" in "an agency report".
    fn inside_name(&self, at: usize) -> bool {
        let near = self.actors.within(at.saturating_sub(24)..at + 1);
        near.iter().any(|mention| mention.first <= at && at < mention.end)
    }

    pub(super) fn is_reporting_noun(&self, at: usize) -> bool {
        self.reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::ReportingNoun(_)))
    }

    /// A verb of saying at `at`.
    pub(super) fn verb(&mut self, at: usize, saying: Saying) -> usize {
        let reading = self.reading;
        let mut group = at;
        while group > self.start && at - group < 5 && clause::helps(reading, group - 1) {
            group -= 1;
        }
        let passive =
            saying.form.is_any(VerbForm::PARTICIPLE) && (group..at).any(|at| clause::is_be(reading, at));
        if passive {
            return self.passive(group, saying);
        }
        if group > self.start && (reading.is(group - 1, "to") || self.is_noun(at, group, saying)) {
            return saying.end;
        }
        let gerund = saying.form.is_any(VerbForm::GERUND);
        let progressive = (group..at).any(|at| clause::is_be(reading, at));
        if gerund && !progressive {
            return self.gerund(at, saying);
        }
        if !(saying.form.is_finite() || progressive) {
            return saying.end;
        }
        if self.is_inverted(group, saying) {
            return self.inverted(group, saying);
        }
        match self.subject(group) {
            Some(source) if saying.relays => self.relaying(source, at, saying),
            Some(source) => self.said(source, group, saying),
            None => self.inverted(group, saying),
        }
    }

    /// Whether the word is a noun or adjective here: behind a determiner or preposition, or a bare form behind a noun in
    /// the singular ("his initial tweet").
    fn is_noun(&self, at: usize, group: usize, saying: Saying) -> bool {
        let reading = self.reading;
        let before = group - 1;
        let pronoun = reading.is_any(
            before,
            &["that", "this", "some", "all", "many", "both", "each", "most", "few", "another", "her", "what"],
        );
        let determined = (reading.is_class(before, Class::Determiner) && !pronoun)
            || reading.is_class(before, Class::PossessivePronoun)
            || reading.kind(before) == Some(TokenKind::Possessive)
            || (group == at
                && clause::is_preposition(reading, before)
                && !saying.form.is_any(VerbForm::GERUND)
                && !reading.is(before, "as"));
        let capital = reading.is_capital(at) && !reading.is_capital(before);
        let bare =
            group == at && !saying.form.is_any(VerbForm::THIRD.or(VerbForm::PAST).or(VerbForm::GERUND));
        let word = reading.word(before);
        let plural = word.ends_with('s')
            || word.ends_with("men")
            || word == "people"
            || reading.is_class(before, Class::Pronoun)
            || reading.kind(before) != Some(TokenKind::Word)
            || pronoun
            || reading.is_capital(before)
            || reading.is_class(before, Class::Conjunction)
            || word == "data";
        determined || capital || (bare && !plural)
    }

    /// The subject of the verb group at `group`; who is only cited between is none.
    fn subject(&self, group: usize) -> Option<Source> {
        let reading = self.reading;
        let subjects = self.subjects();
        if group > self.start && reading.is_any(group - 1, &["and", "but"]) {
            let shared =
                self.frames.last().filter(|frame| !frame.is_before).map(|frame| frame.source.clone());
            return shared.or_else(|| self.first_mention());
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

    pub(super) fn first_mention(&self) -> Option<Source> {
        let first =
            (self.start..self.limit.min(self.start + 12)).find_map(|at| mention_starting(self.actors, at))?;
        Some(Source { tokens: Some(first.0), ..first.1 })
    }

    /// Takes a frame, if something is said in it or pointed at.
    pub(super) fn push(&mut self, mut frame: Frame) {
        if let Some((source, tokens)) = self.cited.take() {
            if frame.clause.start <= tokens.start
                || frame.source.tokens.as_ref().is_some_and(|own| own.end <= tokens.start)
                || tokens.start == self.start
            {
                frame.relayed = Some(source);
            } else {
                self.cited = Some((source, tokens));
            }
        }
        frame.said_on = when::said_on(self.reading, self.times, &frame);
        if frame.content.is_empty() && !frame.points_back {
            return;
        }
        self.frames.push(frame);
    }

    /// Ends what one says where another begins to speak.
    fn finish(mut self) -> Vec<Frame> {
        for at in 0..self.frames.len() {
            let Some(last) = self.frames[at].content.last().cloned() else { continue };
            let cut = self.frames[at + 1..]
                .iter()
                .filter(|later| later.clause.start > last.start)
                .find_map(|later| self.takes_over(later).filter(|cut| *cut > last.start && *cut < last.end));
            if let (Some(cut), Some(content)) = (cut, self.frames[at].content.last_mut()) {
                content.end = cut;
            }
        }
        for frame in &mut self.frames {
            frame.content.retain(|piece| piece.start < piece.end);
        }
        self.frames
    }

    /// Where a later frame ends the content of those before it: it is joined to them, or stands behind what it says.
    fn takes_over(&self, later: &Frame) -> Option<usize> {
        let reading = self.reading;
        let mut at = later.clause.start;
        if later.is_before {
            return Some(at.saturating_sub(usize::from(clause::is_comma(reading, at - 1))));
        }
        if at > 0
            && reading
                .is_any(at - 1, &["and", "but", "while", "whereas", "though", "although", "when", "where"])
        {
            at -= 1;
        } else if at > 0 && !reading.is_mark(at - 1, ';') {
            return None;
        }
        let parted = at > 0 && (clause::is_comma(reading, at - 1) || reading.is_mark(at - 1, ';'));
        parted.then(|| at - 1)
    }

    pub(super) fn commitment(&self, at: usize) -> Commitment {
        self.reading
            .find(at, |hit| match hit.meaning {
                Meaning::ReportingNoun(commitment) => Some(commitment),
                _ => None,
            })
            .unwrap_or(Commitment::Asserted)
    }
}
