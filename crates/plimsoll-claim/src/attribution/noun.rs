//! Nouns of saying, wishing and judging with their owner: "a statement by S that C", "S's call for C".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Act, ActorKind, Class, Commitment, SpeechWord};
use plimsoll_text::TokenKind;

use super::clause;
use super::finder::Finder;
use super::frame::{Frame, Source, mention_ending, mention_starting};

/// Adjectives between an owner and the noun.
const ADJECTIVES: usize = 3;

impl Finder<'_, '_> {
    /// "a statement by S that C", "made the announcement".
    pub(super) fn noun(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let pointing = at >= self.start + 3
            && reading.is(at - 1, "the")
            && clause::is_speech(reading, at - 2, SpeechWord::Makes);
        if pointing {
            if let Some(source) = self.subjects().before(at - 2) {
                let mut frame =
                    Frame::new(source, at - 2..at + 1, "attribution.pointing-back", Commitment::Asserted);
                frame.points_back = true;
                frame.clause = self.clause_start(frame.clause.start)..self.adverbials_end(at + 1);
                self.push(frame);
            }
            return at + 1;
        }
        let near = self.actors.within(at.saturating_sub(12)..at + 1);
        let owner = near.iter().find(|mention| mention.first <= at && at < mention.end);
        let owned = owner.filter(|mention| reading.is(mention.end, "that"));
        let Some(mention) = owned else { return self.owned_noun(at) };
        let Some((tokens, source)) = mention_starting(self.actors, mention.first) else { return at + 1 };
        if source.is_evidence
            || self.actors.document_at(mention.first).is_none_or(|document| document.author.is_none())
        {
            return at + 1;
        }
        let end = tokens.end;
        if self.is_carried(tokens.start, &source) {
            return end;
        }
        let mut frame = Frame::new(
            Source { tokens: Some(tokens), ..source },
            at..at + 1,
            "attribution.statement-that",
            self.commitment(at),
        );
        frame.content.push(end..self.limit);
        self.push(frame);
        end
    }

    /// "Brandt said in a report published by the Gazette that": whether an outlet only carries, in the document that begins at token
    /// `first`, what somebody else says.
    fn is_carried(&self, first: usize, document: &Source) -> bool {
        let is_outlet = |source: &Source| {
            source.speaker.is_some_and(|speaker| self.actors.actors[speaker].kind == ActorKind::Outlet)
        };
        let inside = first > self.start && self.reading.is(first - 1, "in") && is_outlet(document);
        inside
            && self.frames.last().is_some_and(|frame| {
                let opens = frame.content.first().is_some_and(|said| said.start > first);
                opens && frame.cue.end < first && !is_outlet(&frame.source)
            })
    }

    /// What the noun of saying or wishing at `at` does.
    pub(super) fn noun_at(&self, at: usize) -> Option<(Act, Commitment)> {
        self.reading.find(at, |hit| match hit.meaning {
            Meaning::ReportingNoun(commitment) => Some((Act::Saying, commitment)),
            Meaning::StanceNoun { act, commitment } => Some((act, commitment)),
            _ => None,
        })
    }

    /// "Shin's claim that C", "her repeated calls for C", "the ministry's refusal to C".
    pub(super) fn owned_noun(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let Some((act, commitment)) = self.noun_at(at) else { return at + 1 };
        if act == Act::Saying && clause::is_speech(reading, at + 1, SpeechWord::ComesFrom) {
            return self.noun_by(at, commitment);
        }
        // "his comments about the port": what they say is not told.
        let takes = act != Act::Saying && clause::is_speech(reading, at + 1, SpeechWord::NounTakes);
        let opens = reading.is(at + 1, "that")
            || (takes && clause::time_end(reading, self.times, at + 2).is_none())
            || (reading.is(at + 1, "to") && self.is_infinitive(at + 1));
        let Some((first, source)) = opens.then(|| self.owner_before(at)).flatten() else { return at + 1 };
        let says = act == Act::Saying && reading.is(at + 1, "that");
        let mut frame =
            Frame::new(source, first..at + 1, "attribution.statement-that", commitment).doing(act);
        if says {
            frame.content.push(at + 1..self.limit);
            self.push(frame);
            return at + 2;
        }
        frame.cue.end += usize::from(clause::is_preposition(reading, at + 1));
        frame.content.push(at + 2..self.phrase_end(at + 2));
        if frame.content[0].start < frame.content[0].end {
            self.stances.push(frame);
        }
        at + 1
    }

    /// "the announcement by the ministry that C", "a claim from the militia that C".
    fn noun_by(&mut self, at: usize, commitment: Commitment) -> usize {
        let reading = self.reading;
        let Some((tokens, source)) = mention_starting(self.actors, at + 2) else { return at + 1 };
        let speaks = source.speaker.is_some() && !source.is_evidence;
        if !speaks || !reading.is(tokens.end, "that") || tokens.end + 1 >= self.limit {
            return at + 1;
        }
        let end = tokens.end;
        let source = Source { tokens: Some(tokens), ..source };
        let mut frame = Frame::new(source, at..at + 1, "attribution.statement-that", commitment);
        frame.content.push(end..self.limit);
        self.push(frame);
        end
    }

    /// Whose the noun at `at` is, and where its adjectives begin.
    pub(super) fn owner_before(&self, at: usize) -> Option<(usize, Source)> {
        let reading = self.reading;
        let mut first = at;
        while first > self.start + 1 && at - first < ADJECTIVES && self.is_adjective(first - 1) {
            first -= 1;
        }
        let owner = first.checked_sub(1).filter(|owner| *owner >= self.start)?;
        if reading.is_class(owner, Class::PossessivePronoun) && !clause::is_relative(reading, owner) {
            let speaker = mention_starting(self.actors, owner).and_then(|(_, source)| source.speaker);
            return Some((first, Source { tokens: Some(owner..first), speaker, ..Source::default() }));
        }
        let plural = reading.is_mark(owner, '’') || reading.is_mark(owner, '\'');
        if !(reading.kind(owner) == Some(TokenKind::Possessive) || (plural && reading.touches(owner))) {
            return None;
        }
        let (tokens, source) =
            mention_ending(self.actors, owner).filter(|(tokens, _)| tokens.start >= self.start)?;
        Some((first, Source { tokens: Some(tokens), ..source }))
    }

    /// Where a phrase that begins at `from` ends: before the next verb, comma or other end of a clause.
    pub(super) fn phrase_end(&self, from: usize) -> usize {
        let reading = self.reading;
        let ends = |at: &usize| {
            clause::is_stop(reading, *at)
                || (clause::is_finite(reading, *at) && !clause::is_owned(reading, *at))
        };
        (from + 1..self.limit).find(ends).unwrap_or(self.limit).max(from)
    }

    /// "It is clear that", "it's not known whether": nobody is named.
    pub(super) fn it_is_clear(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let be = at + 1;
        let is_be = clause::is_be(reading, be) || reading.kind(be) == Some(TokenKind::Possessive);
        if !is_be || !reading.is(at, "it") {
            return at + 1;
        }
        let stop = self.limit.min(be + 5);
        let clear = (be + 1..stop).find(|at| clause::is_speech(reading, *at, SpeechWord::Clear));
        let Some(clear) = clear.filter(|clear| reading.is_class(clear + 1, Class::Subordinator)) else {
            return at + 1;
        };
        let mut frame =
            Frame::new(Source::default(), at..clear + 1, "attribution.unsourced", Commitment::Asserted)
                .doing(Act::Seeming);
        frame.content.push(clear + 1..self.limit);
        self.stances.push(frame);
        clear + 1
    }
}
