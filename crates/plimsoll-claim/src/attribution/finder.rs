//! Finds the frames of saying of one sentence.

use std::cell::OnceCell;

use plimsoll_lexicon::tables::{ActorKind, Class, Commitment, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, Sorts};
use plimsoll_text::Sentence;

use super::clause;
use super::dateline::opening;
use super::frame::{Frame, Source, Tokens};
use super::gerund::ADDING;
use super::quotation::Quotation;
use super::subject::Subjects;
use super::when;
use crate::actor::{self, ActorIndex, Actors};
use crate::time::TimeMention;
use crate::{Date, Reading};

/// Frames looked for in one sentence: a text of nothing but verbs of saying must not cost more than others.
const MOST: usize = 20;

pub(super) struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) actors: &'r Actors,
    pub(super) times: &'r [TimeMention],
    /// The sentence's tokens, its closing mark left out.
    pub(super) start: usize,
    pub(super) limit: usize,
    /// Where the quotation began that is open at the sentence's start.
    pub(super) quoted_from: Option<usize>,
    /// The quotation that ends right before the sentence.
    pub(super) just_quoted: Option<Tokens>,
    pub(super) frames: Vec<Frame>,
    /// Wishes, judgments and the like: nobody answers for a figure by them.
    pub(super) stances: Vec<Frame>,
    pub(super) occasions: Vec<(ActorIndex, Date)>,
    /// Who answers under "A:".
    pub(super) interviewee: Option<ActorIndex>,
    /// Whether most words begin with a capital, as in titles; looked at where it matters.
    heading: OnceCell<bool>,
    /// Whether it ends in a full stop.
    pub(super) is_closed: bool,
    /// A source cited before the verb that says something: "CBS, citing officials, reported".
    pub(super) cited: Option<(Source, Tokens)>,
    /// Where a question begins that goes on to the sentence's end: whom it asks to say something has not said it.
    asked_from: Option<usize>,
}

/// What follows a verb of saying.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum After {
    /// What is said begins here.
    Clause(usize),
    /// The clause of saying ends here.
    Stop(usize),
}

/// What is said in a sentence, and what is wished, judged and the like: frames in order of their cues.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) frames: Vec<Frame>,
    pub(super) stances: Vec<Frame>,
    /// Who is told to have spoken on which day, wherever what they said stands.
    pub(super) occasions: Vec<(ActorIndex, Date)>,
}

/// The frames of the sentence of these tokens.
pub(super) fn frames(
    reading: &Reading<'_>,
    actors: &Actors,
    times: &[TimeMention],
    whole: &Sentence,
    quotation: &Quotation,
    interviewee: Option<ActorIndex>,
) -> Found {
    let sentence = whole.tokens.clone();
    let mut limit = sentence.end;
    while limit > sentence.start + 1 && (reading.is_mark(limit - 1, '.') || reading.is_mark(limit - 1, '!')) {
        limit -= 1;
    }
    let start = opening(reading, &sentence);
    let mut finder = Finder {
        reading,
        actors,
        times,
        start,
        limit,
        quoted_from: quotation.open,
        just_quoted: quotation.just_closed(whole),
        frames: Vec::new(),
        stances: Vec::new(),
        occasions: Vec::new(),
        interviewee,
        heading: OnceCell::new(),
        is_closed: limit < sentence.end,
        cited: None,
        asked_from: asked_from(reading, start..limit),
    };
    finder.run();
    finder.finish()
}

/// Where a question begins by its verb: "Can the minister confirm that …?", behind "Brandt:" or a quotation mark as well.
fn asked_from(reading: &Reading<'_>, tokens: Tokens) -> Option<usize> {
    if !reading.is_mark(tokens.end.checked_sub(1)?, '?') {
        return None;
    }
    let opens = |at: usize| {
        at == tokens.start || reading.is_mark(at - 1, ':') || clause::is_double_quote(reading, at - 1)
    };
    let asks = |at: usize| reading.is_class(at, Class::Modal) || reading.is_class(at, Class::Auxiliary);
    tokens.clone().find(|at| asks(*at) && opens(*at))
}

impl Finder<'_, '_> {
    fn run(&mut self) {
        self.colon();
        let mut next = self.start;
        for at in self.reading.hits.having_in(self.start..self.limit, Sorts::of(&[Sort::Cue])) {
            if at >= next && self.frames.len() + self.stances.len() < MOST {
                next = self.step(at);
            }
        }
        self.dash();
        self.before_colon();
        self.behind_quotation();
        self.interviews();
        self.gapped();
    }

    /// Looks for a frame whose cue begins at `at`; returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        let reading = self.reading;
        if clause::is_speech(reading, at, SpeechWord::Appears) {
            let occasion = self.occasion(at);
            self.occasions.extend(occasion);
        }
        if clause::is_speech(reading, at, SpeechWord::Account)
            && let Some(end) = self.owned_count(at)
        {
            return end;
        }
        if !reading.has(at, Sort::Saying) {
            return self.without_verb(at);
        }
        let passive = at > self.start && clause::is_be(reading, at - 1);
        let preposition = reading.find(at, |hit| match hit.meaning {
            Meaning::ReportingPreposition { commitment, relays } => Some((hit.end(), commitment, relays)),
            _ => None,
        });
        if let Some((end, commitment, relays)) = preposition.filter(|_| !passive) {
            if self.is_told_to(at, end) {
                return end;
            }
            return self.preposition(at, end, commitment, relays);
        }
        if let Some(end) = clause::fixed_preposition_end(reading, at) {
            return end;
        }
        let is_asked = self.asked_from.is_some_and(|from| from < at);
        if let Some(saying) = clause::saying_at(reading, at).filter(|_| !is_asked && !self.inside_name(at)) {
            return self.or_noun(at, |finder| finder.verb(at, saying));
        }
        if let Some(stance) = clause::stance_at(reading, at).filter(|_| !self.inside_name(at)) {
            return self.or_noun(at, |finder| finder.stance(at, stance));
        }
        match self.noun_at(at) {
            Some((act, _)) if act.answers() => self.noun(at),
            Some(_) => self.owned_noun(at),
            None => self.without_verb(at),
        }
    }

    /// A word that is no verb here may be a noun of saying: "a claim by the militia that".
    fn or_noun(&mut self, at: usize, verb: impl Fn(&mut Self) -> usize) -> usize {
        let before = self.frames.len() + self.stances.len();
        let end = verb(self);
        let found = self.frames.len() + self.stances.len() > before;
        match self.noun_at(at).filter(|_| !found) {
            Some((act, _)) if act.answers() => self.noun(at).max(end),
            Some(_) => self.owned_noun(at).max(end),
            None => end,
        }
    }

    /// Cues that are no words of saying by themselves: "put the number at", "in his words", "it is clear that".
    fn without_verb(&mut self, at: usize) -> usize {
        let reading = self.reading;
        if clause::is_speech(reading, at, SpeechWord::PollFinds) && self.poll_finds(at) {
            return at + 1;
        }
        if clause::is_speech(reading, at, SpeechWord::Puts)
            || clause::is_speech(reading, at, SpeechWord::Revises)
        {
            return self.put_at(at);
        }
        if clause::is_speech(reading, at, SpeechWord::Expletive) {
            return self.it_is_clear(at);
        }
        if clause::is_speech(reading, at, SpeechWord::BeforeWords) {
            return self.in_words(at);
        }
        at + 1
    }

    pub(super) fn is_heading(&self) -> bool {
        *self.heading.get_or_init(|| actor::is_heading(self.reading, self.start..self.limit))
    }

    pub(super) fn subjects(&self) -> Subjects<'_, '_> {
        Subjects { reading: self.reading, actors: self.actors, times: self.times, start: self.start }
    }

    /// Whether the token stands inside a mention: "report" in "an agency report".
    pub(super) fn inside_name(&self, at: usize) -> bool {
        let near = self.actors.within(at.saturating_sub(24)..at + 1);
        near.iter().any(|mention| mention.first <= at && at < mention.end)
    }

    pub(super) fn is_reporting_noun(&self, at: usize) -> bool {
        self.reading.has(at, Sort::Saying)
            && self.reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::ReportingNoun(_)))
    }

    /// Takes a frame, if something is said in it or pointed at.
    pub(super) fn push(&mut self, mut frame: Frame) {
        if let Some((source, tokens)) =
            self.cited.take().filter(|(_, tokens)| !self.only_refers(&frame, tokens.start))
        {
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
        frame.is_timed = frame.said_on.is_none() && when::is_timed(self.reading, self.times, &frame);
        if frame.content.is_empty() && !frame.points_back {
            return;
        }
        self.frames.push(frame);
    }

    /// "The army said 40 had died, but 60 had, doctors said": parts what is said before a frame from what another says before that.
    fn part(&mut self) {
        for later in 1..self.frames.len() {
            let Some(joint) = self.joint_before(later) else { continue };
            self.frames[later].content[0].start = joint + 1;
            let earlier = self.frames[..later].iter_mut().filter(|frame| frame.cue.start < joint);
            for piece in earlier.flat_map(|frame| &mut frame.content) {
                piece.end = piece.end.min(joint.max(piece.start));
            }
        }
    }

    /// The comma that parts them. An outlet reports all of it: "The army said 40 had died, but 60 were safe, the Gazette reported".
    fn joint_before(&self, later: usize) -> Option<usize> {
        let reading = self.reading;
        let (earlier, frame) = (&self.frames[..later], &self.frames[later]);
        let own = frame.content.first().filter(|_| frame.is_before)?;
        let speaker =
            frame.source.speaker.filter(|speaker| self.actors.actors[*speaker].kind != ActorKind::Outlet)?;
        let is_other =
            |other: &&Frame| own.contains(&other.cue.start) && other.source.speaker != Some(speaker);
        let other = earlier.iter().rev().find(is_other).filter(|_| !self.holds_quote(own))?;
        let from = other.cue.end.max(other.source.tokens.as_ref().map_or(0, |tokens| tokens.end));
        let tells = |tokens: Tokens| {
            clause::has_clause(reading, tokens.clone())
                || tokens.into_iter().any(|at| clause::is_figure(reading, at))
        };
        let joins = |at: usize| clause::is_comma(reading, at) && clause::is_joint(reading, at + 1);
        (from..own.end).rev().find(|at| joins(*at) && tells(at + 2..own.end))
    }

    fn holds_quote(&self, tokens: &Tokens) -> bool {
        tokens.clone().any(|at| clause::is_double_quote(self.reading, at))
    }

    /// Ends what one says where another begins to speak.
    fn finish(mut self) -> Found {
        self.part();
        for at in 0..self.frames.len() {
            let Some(last) = self.frames[at].content.last().cloned() else { continue };
            let behind = self.frames[at + 1..].iter().filter(|later| later.cue.start > last.start);
            let cut = behind.into_iter().find_map(|later| {
                let takes_over = || self.takes_over(later).filter(|_| later.clause.start > last.start);
                let cut = self.goes_on(&self.frames[at], later).or_else(takes_over);
                cut.filter(|cut| *cut > last.start && *cut < last.end)
            });
            if let (Some(cut), Some(content)) = (cut, self.frames[at].content.last_mut()) {
                content.end = cut;
            }
        }
        let reading = self.reading;
        for frame in &mut self.frames {
            // "Norland has pledged 40; Chile sent two": a thing ends with the semicolon, where a clause may go on.
            if let Some(last) = frame.content.last_mut().filter(|last| last.start >= frame.cue.end)
                && let Some(semicolon) = reading.marks(last.clone()).find(|at| reading.is_mark(*at, ';'))
                && !clause::has_clause(reading, last.start..semicolon)
            {
                last.end = semicolon;
            }
            frame.content.retain(|piece| piece.start < piece.end);
        }
        Found { frames: self.frames, stances: self.stances, occasions: self.occasions }
    }

    /// "rejected the port's claim that 40 were lost, saying 12 were": the comma before a gerund, behind which whoever rejects or quotes
    /// something says how it is; "reported 40 dead, the mayor reported 46": before the same verb of another.
    fn goes_on(&self, frame: &Frame, later: &Frame) -> Option<usize> {
        let is_another = frame.source.speaker != later.source.speaker;
        let adds = later.rule == ADDING && (is_another || frame.commitment == Commitment::Denied);
        let verb = self.reading.word(frame.cue.end - 1);
        let is_again = is_another && !later.is_before && self.reading.is(later.cue.end - 1, verb);
        let subject = later.source.tokens.as_ref().filter(|_| !adds).map(|tokens| tokens.start);
        let comma = subject.unwrap_or(later.clause.start).checked_sub(1);
        let comma = comma.filter(|at| clause::is_comma(self.reading, *at))?;
        (adds || is_again).then_some(comma)
    }

    /// Where a later frame ends the content of those before it: it is joined to them, or stands behind what it says.
    fn takes_over(&self, later: &Frame) -> Option<usize> {
        let reading = self.reading;
        let from = later.clause.start.saturating_sub(1);
        // ", though its owner put": the comma stands before the word that opens the clause.
        let opened = from > self.start && clause::is_speech(reading, from, SpeechWord::Contrast);
        let from = from - usize::from(opened);
        if later.is_before {
            let own = later.content.first().map(|piece| piece.start).filter(|first| *first > self.start);
            if let Some(semicolon) = own.map(|first| first - 1).filter(|at| reading.is_mark(*at, ';')) {
                return Some(semicolon);
            }
            return Some(if clause::is_comma(reading, from) { from } else { later.clause.start });
        }
        let subject = later.source.tokens.as_ref().map_or(later.cue.start, |tokens| tokens.start);
        // "The ministry denied the charge and said 40 had fallen": two verbs of one subject, each with words of its own.
        let joint = later.clause.start.checked_sub(1).filter(|joint| subject < *joint);
        if let Some(joint) = joint.filter(|at| clause::is_speech(reading, *at, SpeechWord::Joins)) {
            return Some(joint - usize::from(clause::is_comma(reading, joint - 1)));
        }
        (from..subject.min(later.cue.start)).rev().find(|at| clause::parts_clauses(reading, *at))
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
