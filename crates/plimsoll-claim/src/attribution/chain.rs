//! Frames that hold the same words, put together: who is nearest the origin, and through whom it came.

use plimsoll_capture::Zone;
use plimsoll_text::Span;

use super::Voice;
use super::clause;
use super::frame::{Frame, Tokens};
use super::gerund::ADDING;
use super::voices::{LABELLED, Voices};
use crate::actor::ActorIndex;
use plimsoll_lexicon::tables::{Act, ActorKind, Commitment, SpeechWord};

/// Pieces of earlier text whose voice a later sentence can still put right.
const CORRECTABLE: usize = 8;

impl Voices<'_, '_> {
    /// The voice of frames that somebody answers for, innermost first: whoever speaks, as far as it is no more than believed.
    pub(super) fn answered(&self, covering: &[&Frame], base: Option<&Voice>) -> Voice {
        // "MS REED: We assess that": who has the floor speaks of themselves.
        let own = |frame: &Frame| {
            let first = frame.source.tokens.as_ref().map(|tokens| tokens.start);
            first.is_some_and(|at| {
                clause::is_speech(self.reading, at, SpeechWord::Own) || self.reading.is(at, "i")
            })
        };
        let of_oneself = |frame: &Frame| own(frame) && has_floor(covering, base);
        let (weak, spoken): (Vec<&Frame>, Vec<&Frame>) =
            covering.iter().copied().partition(|frame| frame.is_impersonal || of_oneself(frame));
        let Some(weakest) = weak.iter().map(|frame| frame.commitment).max() else {
            return self.spoken(covering, base);
        };
        let mut voice = match (spoken.as_slice(), base) {
            ([], Some(base)) => base.clone(),
            ([], None) => Voice { speaker_span: None, ..self.spoken(covering, None) },
            (spoken, _) => self.spoken(spoken, base),
        };
        voice.commitment = voice.commitment.max(weakest);
        voice
    }

    pub(super) fn spoken(&self, covering: &[&Frame], base: Option<&Voice>) -> Voice {
        let inner = covering.iter().find(|frame| !frame.is_nobodys()).unwrap_or(&covering[0]);
        let mut chain: Vec<ActorIndex> = Vec::new();
        // "Moscow denied reports by CNN that …": who denies what another says is not one it came through.
        // "The port rejects it: its office puts the loss at 40": behind the colon it is said how things are.
        let ends = |at: usize| self.reading.is_mark(at, ':') || self.reading.is_mark(at, ';');
        // "The army denies that, saying that 40 were killed": what is added is what they hold.
        let adds = inner.rule == ADDING
            && inner.cue.start.checked_sub(1).is_some_and(|at| self.reading.is_mark(at, ','));
        let ends_before = |frame: &Frame| {
            let of_same = adds && inner.source.speaker == frame.source.speaker;
            of_same || (frame.cue.end..inner.cue.start).any(ends)
        };
        let denies = |frame: &&&Frame| {
            frame.commitment == Commitment::Denied && !std::ptr::eq(**frame, *inner) && !ends_before(frame)
        };
        let is_denied = covering.iter().any(|frame| denies(&frame));
        // "Donors promised $1 billion, the office said": who promises does something, and who tells of it answers.
        let told = covering
            .iter()
            .filter(|_| covering.len() > 1)
            .find(|frame| !frame.is_nobodys() && frame.rule != LABELLED && !self.promises(frame));
        let inner = told.filter(|_| self.promises(inner)).unwrap_or(inner);
        let is_deed = |frame: &&&Frame| told.is_some() && self.promises(frame);
        let named =
            covering.iter().filter(|frame| !denies(frame) && !is_deed(frame)).flat_map(|frame| frame.chain());
        let side = base.filter(|_| covering.iter().all(|frame| frame.is_side));
        let passage = side
            .map(|base| base.speaker.iter().chain(&base.via).copied().filter(|actor| self.is_outlet(*actor)));
        for actor in named.chain(passage.into_iter().flatten()).chain(self.dateline) {
            if !chain.contains(&actor) {
                chain.push(actor);
            }
        }
        let house =
            chain.first().and_then(|first| self.actors.houses.iter().find(|(outlet, _)| outlet == first));
        if let Some((_, house)) = house {
            chain.retain(|actor| actor != house);
            chain.insert(0, *house);
        }
        let nobody = inner.is_nobodys();
        let speaker = if nobody { None } else { chain.first().copied() };
        let mut via: Vec<ActorIndex> = chain.into_iter().skip(usize::from(speaker.is_some())).collect();
        via.retain(|actor| !nobody && self.is_carrier(*actor) && !self.is_own(*actor));
        // "The firm expects to make 40, its head told analysts on Monday": what is held has the day on which it is told.
        let is_told = self.is_unsaid(inner) || inner.act == Act::Holding;
        let said_on = covering.iter().take(1 + usize::from(is_told)).find_map(|frame| frame.said_on);
        // "is expected to fall this year": the time of what is expected.
        let said_on = said_on.filter(|_| !(nobody && inner.act == Act::Holding));
        let is_earlier = inner.cue.clone().any(|at| self.reading.is(at, "had"));
        let mut voice = Voice {
            speaker,
            via,
            said_on,
            is_earlier,
            commitment: if is_denied { Commitment::Denied } else { inner.commitment },
            speaker_span: self.span_of(
                inner
                    .relayed
                    .as_ref()
                    .and_then(|source| source.tokens.clone())
                    .or(inner.source.tokens.clone()),
            ),
            cue_span: self.span_of(Some(inner.cue.clone())),
            rules: covering.iter().rev().map(|frame| frame.rule).collect(),
        };
        if let Some((before, _)) = self.current.as_ref().filter(|_| base.is_some())
            && before.speaker == voice.speaker
            && voice.speaker.is_some()
        {
            if voice.via.is_empty() {
                voice.via.clone_from(&before.via);
            }
            let is_timed = is_earlier || covering.iter().any(|frame| frame.is_timed);
            voice.said_on = voice.said_on.or(before.said_on.filter(|_| !is_timed));
        }
        voice
    }

    /// Whether the words of saying promise a thing: "pledged 40 tanks"; not "promised that", "promised to".
    pub(super) fn promises(&self, frame: &Frame) -> bool {
        let end = frame.cue.end;
        let of_thing = !self.reading.is(end, "that") && !self.reading.is(end, "to");
        of_thing && clause::pledges(self.reading, frame.cue.clone())
    }

    pub(super) fn span_of(&self, tokens: Option<Tokens>) -> Option<Span> {
        tokens
            .filter(|tokens| tokens.start < tokens.end)
            .map(|tokens| self.reading.span(tokens.start, tokens.end))
    }

    pub(super) fn is_outlet(&self, actor: ActorIndex) -> bool {
        self.actors.actors[actor].kind == ActorKind::Outlet
    }

    /// Whether it is the outlet of the report itself: the last of every chain, and not named in it.
    pub(super) fn is_own(&self, actor: ActorIndex) -> bool {
        self.is_outlet(actor) && self.reading.outlet == Some(self.actors.actors[actor].name.as_str())
    }

    /// Countries and crowds are nobody's messengers.
    pub(super) fn is_carrier(&self, actor: ActorIndex) -> bool {
        let actor = &self.actors.actors[actor];
        !matches!(actor.kind, ActorKind::Country | ActorKind::Place) && !actor.is_document
    }

    /// Whether the source only carries on what somebody else says or holds: its day is that of what it cites.
    pub(super) fn is_unsaid(&self, frame: &Frame) -> bool {
        frame.relayed.is_some()
    }

    /// "The depot was hit. This was stated by S": the sentence before, which nobody's voice covers, gets who stated it.
    fn answer(&mut self, number: usize, frame: &Frame) {
        let Some(before) = number.checked_sub(1).map(|before| &self.reading.sentences[before]) else {
            return;
        };
        let here = &self.reading.sentences[number];
        let span = self.reading.span(before.tokens.start, before.tokens.end);
        let is_free = self.pieces.last().is_none_or(|(covered, _)| covered.end() <= span.start());
        // "…; the rebels deny this": what stands before in the same sentence.
        let opens = frame.clause.start <= here.tokens.start + 1;
        let told =
            opens && before.paragraph == here.paragraph && self.reading.zones[number - 1] == Zone::Body;
        if frame.is_nobodys() || frame.relayed.is_some() || !is_free || !told {
            return;
        }
        let mut voice = self.voice(&[frame], None);
        voice.rules.insert(0, "attribution.put-right");
        self.pieces.push((span, voice.clone()));
        self.current = Some((voice, here.paragraph));
    }

    /// "Shin stated this", "the channel cites a report": what was said before is put right.
    pub(super) fn point_back(&mut self, number: usize, frames: &[Frame]) {
        for frame in frames.iter().filter(|frame| frame.points_back && frame.content.is_empty()) {
            let Some((current, paragraph)) = self.current.clone() else {
                self.answer(number, frame);
                continue;
            };
            let mut chain = frame.chain();
            let outer: Vec<ActorIndex> =
                frames.iter().filter(|other| other.covers(frame.cue.start)).flat_map(Frame::chain).collect();
            chain.extend(outer.into_iter().filter(|actor| self.is_outlet(*actor)));
            let cites = frame.relayed.is_some();
            // "Brussels disputes this", "Brussels confirmed this": who denies or repeats it did not say it first.
            let repeats = || clause::is_speech(self.reading, frame.cue.end - 1, SpeechWord::Seconds);
            let is_said = current.speaker.is_some_and(|speaker| !self.is_outlet(speaker));
            // "a cargo that explains this": a thing, whatever it explains.
            let is_thing = frame.is_nobodys() && self.is_relative(frame);
            if frame.commitment == Commitment::Denied || is_said && repeats() || is_thing {
                continue;
            }
            if cites && !(current.speaker.is_some() && chain.contains(&current.speaker.unwrap_or_default())) {
                continue;
            }
            if !cites {
                chain.extend(
                    current
                        .speaker
                        .into_iter()
                        .chain(current.via.iter().copied())
                        .filter(|actor| self.is_outlet(*actor)),
                );
            } else {
                chain.extend(current.via.iter().copied());
            }
            let mut unique: Vec<ActorIndex> = Vec::new();
            chain.into_iter().for_each(|actor| {
                if !unique.contains(&actor) {
                    unique.push(actor);
                }
            });
            let (speaker, via) = (unique.first().copied(), unique.get(1..).unwrap_or_default());
            let via: Vec<ActorIndex> = via.iter().copied().filter(|actor| self.is_carrier(*actor)).collect();
            let right = |voice: &mut Voice| {
                voice.speaker = speaker;
                voice.via.clone_from(&via);
                voice.said_on = frame.said_on.or(voice.said_on);
                voice.rules.insert(0, "attribution.put-right");
            };
            let from = self.pieces.len().saturating_sub(CORRECTABLE);
            for (_, voice) in
                self.pieces[from..].iter_mut().filter(|(_, voice)| voice.speaker == current.speaker)
            {
                right(voice);
            }
            let mut voice = current;
            right(&mut voice);
            self.current = Some((voice, paragraph));
        }
    }
}

impl Voices<'_, '_> {
    /// Whether the subject of a verb of saying is "that" or "which".
    fn is_relative(&self, frame: &Frame) -> bool {
        let single = frame.source.tokens.clone().filter(|tokens| tokens.len() == 1);
        single.is_some_and(|tokens| {
            self.reading.is(tokens.start, "that") || clause::is_relative(self.reading, tokens.start)
        })
    }
}

/// Whether somebody has the floor, by a label before what they say here or before.
fn has_floor(covering: &[&Frame], base: Option<&Voice>) -> bool {
    let labelled = base.is_some_and(|base| base.rules.contains(&LABELLED));
    labelled || covering.iter().any(|frame| frame.rule == LABELLED)
}
