//! Clauses without their verb behind one that has it: "The ministry put the losses at 40, the union at 55".

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning};

use super::clause;
use super::finder::Finder;
use super::frame::{Frame, Source, Tokens, mention_starting};

/// Speakers that share one verb.
const SHARED: usize = 6;
/// Words of a bound before a figure.
const BOUND: usize = 3;
/// Tokens behind a figure in which a verb makes it a clause of its own.
const OWN: usize = 8;

impl Finder<'_, '_> {
    /// "Norland promised 40 boats, Chile 20 and Peru five": each speaks of the figure behind their name.
    pub(super) fn gapped(&mut self) {
        let mut at = 0;
        while at < self.frames.len() && self.frames.len() < at + SHARED {
            if let Some(next) = self.gap_in(&self.frames[at]) {
                let end = next.clause.start;
                if let Some(content) = self.frames[at].content.last_mut() {
                    content.end = end;
                }
                self.frames.insert(at + 1, next);
            }
            at += 1;
        }
    }

    /// The frame of the first speaker behind the one of `frame` who shares its verb.
    fn gap_in(&self, frame: &Frame) -> Option<Frame> {
        let reading = self.reading;
        let content = frame.content.last().filter(|content| content.start >= frame.cue.end)?;
        let is_joint = |at: &usize| {
            clause::is_comma(reading, *at)
                || reading.is_mark(*at, ';')
                || reading.is(*at, "and") && !clause::is_comma(reading, *at - 1)
        };
        let joint =
            (content.start + 1..content.end).find(|at| is_joint(at) && self.gap_behind(*at).is_some())?;
        let (tokens, source) = self.gap_behind(joint)?;
        if !self.tallies(&tokens) && !self.shares(frame, content.start..joint) {
            return None;
        }
        let end = content.end;
        let content = tokens.end..end;
        let source = Source { tokens: Some(tokens), ..source };
        Some(Frame {
            source,
            content: vec![content],
            clause: joint..joint + 1,
            relayed: None,
            told: None,
            ..frame.clone()
        })
    }

    /// Whether the verb of a frame is that of a clause without one, where this is what is said before: a thing, or a clause with a
    /// figure for its subject.
    fn shares(&self, frame: &Frame, said: Tokens) -> bool {
        let reading = self.reading;
        let from = said.start + usize::from(reading.is(said.start, "that"));
        let has_figure = said.clone().any(|at| clause::is_figure(reading, at));
        let has_clause = || clause::has_clause(reading, said.clone());
        let names_nobody = || mention_starting(self.actors, from).is_none();
        has_figure && (!has_clause() || names_nobody() && self.opens_figure(from)) && !frame.points_back
    }

    /// "while the union counts 55": whether a verb of counting stands behind the name.
    fn tallies(&self, name: &Tokens) -> bool {
        self.reading.is_class(name.end, Class::Tally)
    }

    /// Who is named right behind the mark or word at `joint`, with a figure behind and no verb but one of counting.
    fn gap_behind(&self, joint: usize) -> Option<(Tokens, Source)> {
        let reading = self.reading;
        let opens = clause::is_joint(reading, joint + 1);
        let first = joint + 1 + usize::from(opens);
        let (tokens, source) = mention_starting(self.actors, first)?;
        let tallies = self.tallies(&tokens);
        let figure = tokens.end + usize::from(tallies || reading.is(tokens.end, "at"));
        let speaks = source.speaker.is_some() && !source.is_evidence;
        let last = self.limit.min(figure + OWN);
        let is_own = || {
            (figure..last)
                .take_while(|at| !clause::is_stop(reading, *at) && !reading.is(*at, "and"))
                .any(|at| clause::is_finite(reading, at) && !clause::is_owned(reading, at))
        };
        (speaks && self.opens_figure(figure) && (tallies || !is_own())).then_some((tokens, source))
    }

    /// "at least 40", "€40": whether a figure begins at token `at`, with its bound or mark.
    fn opens_figure(&self, at: usize) -> bool {
        let reading = self.reading;
        let bound = |hit: &Hit| matches!(hit.meaning, Meaning::BoundBefore(_)).then(|| hit.end());
        let at = reading.find(at, bound).filter(|end| *end <= at + BOUND).unwrap_or(at);
        let is_money = !clause::is_stop(reading, at) && reading.touches(at + 1);
        clause::is_figure(reading, at) && !self.is_in_time(at)
            || is_money && clause::is_figure(reading, at + 1)
    }
}
