//! One speaker, one day: where all words of a speaker that have a day are of one day, the others are too. A month is that of an
//! earlier utterance looked back on ("in March he spoke of 7,000"). Where none has a day, that of the occasion on which the speaker is
//! told to have spoken holds.

use super::Voice;
use crate::Date;
use crate::actor::ActorIndex;

/// The day of each speaker's words.
#[derive(Debug)]
pub(super) struct Days {
    by_actor: Vec<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Unknown,
    One(Date),
    Several,
}

impl Days {
    /// The days that `voices` and `occasions` tell of so many actors.
    pub(super) fn of<'v>(
        voices: impl Iterator<Item = &'v Voice>,
        occasions: impl Iterator<Item = (ActorIndex, Date)>,
        actors: usize,
    ) -> Self {
        let (mut by_actor, mut met) = (vec![Day::Unknown; actors], vec![Day::Unknown; actors]);
        // "On Tuesday she had spoken of 38": a day of its own.
        for voice in voices.filter(|voice| !voice.is_earlier) {
            let day = voice.said_on.filter(|date| date.day().is_some());
            if let (Some(speaker), Some(day)) = (voice.speaker, day) {
                by_actor[speaker] = by_actor[speaker].and(day);
            }
        }
        for (speaker, day) in occasions {
            met[speaker] = met[speaker].and(day);
        }
        for (day, met) in by_actor.iter_mut().zip(met).filter(|(day, _)| **day == Day::Unknown) {
            *day = met;
        }
        Self { by_actor }
    }

    /// The one day on which a speaker spoke, if there is one.
    pub(super) fn of_speaker(&self, speaker: ActorIndex) -> Option<Date> {
        match self.by_actor[speaker] {
            Day::One(day) => Some(day),
            Day::Unknown | Day::Several => None,
        }
    }
}

impl Day {
    fn and(self, day: Date) -> Self {
        match self {
            Self::Unknown => Self::One(day),
            Self::One(same) if same == day => self,
            Self::One(_) | Self::Several => Self::Several,
        }
    }
}
