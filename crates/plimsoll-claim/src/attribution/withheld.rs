//! Frames whose words nobody answers for: "did not say that", "neither confirmed nor denied", "has not explained why".

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, Commitment};

use super::Voice;
use super::frame::Frame;
use super::voices::Voices;
use crate::measure::VerbChain;

impl Voices<'_, '_> {
    /// The voice of frames, innermost first. Whoever withholds something is not made to say it: what is left open is hedged.
    pub(super) fn voice(&self, covering: &[&Frame], base: Option<&Voice>) -> Voice {
        let (withheld, answered): (Vec<&Frame>, Vec<&Frame>) =
            covering.iter().copied().partition(|frame| self.withholds(frame));
        if withheld.is_empty() {
            return self.answered(covering, base);
        }
        let mut voice = match answered.as_slice() {
            [] => Voice { speaker: None, via: Vec::new(), ..self.spoken(&withheld, None) },
            answered => self.answered(answered, base),
        };
        let told = if answered.is_empty() { Commitment::Asserted } else { voice.commitment };
        let is_open = withheld.iter().any(|frame| !self.is_given(frame));
        voice.commitment = if is_open { told.max(Commitment::Hedged) } else { told };
        voice
    }

    /// "did not say that", "neither confirmed nor denied that": whether somebody does not answer for what follows.
    pub(super) fn withholds(&self, frame: &Frame) -> bool {
        let reading = self.reading;
        let verb = (frame.cue.clone().rev()).find(|at| reading.has(*at, Sort::Saying));
        let Some(verb) = verb.filter(|_| frame.act.answers() && !frame.is_impersonal) else { return false };
        let behind =
            frame.content.first().is_some_and(|piece| piece.start > verb && !self.is_quotation(piece));
        let chain = VerbChain::before(reading, verb).first.saturating_sub(1)..verb;
        let negates =
            |at: usize| reading.is_class(at, Class::Negation) && !reading.is_any(at + 1, &["only", "just"]);
        // "has yet to confirm"
        let is_ahead = verb > 1 && reading.is(verb - 1, "to") && reading.is(verb - 2, "yet");
        behind && (is_ahead || self.is_nobody(frame) || chain.into_iter().any(negates))
    }

    /// "Neither the ministry nor the army would confirm", "no official has said": whether those who speak are none.
    fn is_nobody(&self, frame: &Frame) -> bool {
        let Some(source) = &frame.source.tokens else { return false };
        let reading = self.reading;
        let start = reading.sentences[reading.sentence_at(source.start)].tokens.start;
        let opening = start.max(source.start.saturating_sub(1))..source.start + 1;
        let is_none = |at: usize| reading.is_any(at, &["neither", "nor", "no", "nobody", "none"]);
        opening.into_iter().any(is_none)
    }

    /// "has not said why its own number is lower": whether what nobody speaks of is so all the same.
    fn is_given(&self, frame: &Frame) -> bool {
        frame
            .content
            .first()
            .is_some_and(|piece| self.reading.is_any(piece.start, &["why", "how", "when", "where"]))
    }
}
