//! What is asked of every token, as sets of bits: most words are passed by without a look at their entries.

use plimsoll_text::TokenKind;

use crate::Meaning;
use crate::tables::{Class, EventWord, NameWord, SpeechWord};

/// Groups of meanings that one step of reading looks for at every token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An actor, or a noun that actors are called by: a country, "minister", "ministry"
    Actor,
    /// A verb, of whatever list
    Verb,
    /// A verb, preposition or noun of saying, wishing or judging
    Saying,
    /// A day, a month or a word that places one
    Calendar,
    /// A numeral in words, or the beginning of one
    Numeral,
    /// A single word of a closed class, or an adverb
    Closed,
    /// A single word that stands between a verb's parts, or between it and its subject
    Helping,
    /// A verb that a clause can have, or a word that stands for one ("he'll")
    Finite,
    /// A determiner, possessive or number, with which a noun phrase can begin
    Determining,
    /// "van" in "van Dijk"
    Particle,
    /// What an expression of time is read from
    Time,
    /// A word that tells an event, as "denied" and "summit" do
    Event,
    /// What a frame of saying is looked for at
    Cue,
    /// A measure word, or a counted thing
    Measured,
    /// A number in digits, whatever entries begin at it
    Digits,
    /// A mark, whatever entries begin at it
    Mark,
    /// A word, whatever entries begin at it
    Word,
    /// A word that begins with a capital, where its sentence is not in capitals throughout
    Capital,
    /// Whatever stands in a sentence that is in capitals throughout, so that they tell nothing
    Shouted,
}

/// Several sorts: those that a token is, or those that are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts(u32);

impl Sorts {
    /// All of these.
    pub const fn of(sorts: &[Sort]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < sorts.len() {
            bits |= 1 << sorts[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// What a token of this kind is by itself.
    pub(crate) fn of_kind(kind: TokenKind) -> Self {
        match kind {
            TokenKind::Word => Self::of(&[Sort::Word]),
            TokenKind::Number => Self::of(&[Sort::Digits]),
            TokenKind::Mark(_) => Self::of(&[Sort::Mark]),
            TokenKind::Possessive => Self::default(),
        }
    }

    /// These and others.
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These but for others.
    pub(crate) const fn but(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether it is one of these.
    pub const fn has(self, sort: Sort) -> bool {
        self.0 & (1 << sort as u32) != 0
    }

    /// Whether any of the others is one of these.
    pub const fn has_any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether these are `all` and more, but none of `none`.
    pub const fn has_all_but(self, all: Self, none: Self) -> bool {
        self.0 & (all.0 | none.0) == all.0
    }
}

/// What the entries that begin at a token are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits {
    /// In parts, as no machine has a number of so many bits.
    classes: [u64; PARTS],
    /// Words around speech, and about names behind `NAMES`.
    around: u64,
    events: u32,
    pub(crate) sorts: Sorts,
}

/// Numbers that hold a bit for each class of grammar.
const PARTS: usize = 4;

/// The bit of the first kind of words about names.
const NAMES: u32 = 48;

impl Traits {
    /// What an entry of so many words is.
    pub(crate) fn of(meaning: Meaning, words: usize) -> Self {
        let mut traits = Self::default();
        match meaning {
            Meaning::Grammar(class) => traits.classes[class as usize / 64] = class_bit(class),
            Meaning::NameWord(kind) => {
                assert!(NAMES + (kind as u32) < u64::BITS, "words about names have more kinds than bits");
                traits.around = name_bit(kind);
            }
            Meaning::EventWord(kind) => {
                assert!((kind as u32) < u32::BITS, "words of events have more kinds than bits");
                traits.events = 1 << kind as u32;
            }
            Meaning::SpeechWord(kind) => {
                assert!((kind as u32) < NAMES, "words around speech reach into those about names");
                traits.around = speech_bit(kind);
            }
            _ => {}
        }
        let sorts = SORTS.iter().filter(|sort| sort.holds(meaning, words));
        traits.sorts = sorts.fold(Sorts::default(), |sorts, sort| sorts.and(Sorts::of(&[*sort])));
        traits
    }

    pub(crate) fn join(&mut self, other: Self) {
        self.sorts = self.sorts.and(other.sorts);
        self.around |= other.around;
        self.events |= other.events;
        for (classes, others) in self.classes.iter_mut().zip(other.classes) {
            *classes |= others;
        }
    }

    pub(crate) fn is_class(self, class: Class) -> bool {
        self.classes[class as usize / 64] & class_bit(class) != 0
    }

    pub(crate) fn is_name_word(self, kind: NameWord) -> bool {
        self.around & name_bit(kind) != 0
    }

    pub(crate) fn is_event_word(self, kind: EventWord) -> bool {
        self.events & (1 << kind as u32) != 0
    }

    pub(crate) fn is_speech_word(self, kind: SpeechWord) -> bool {
        self.around & speech_bit(kind) != 0
    }
}

fn name_bit(kind: NameWord) -> u64 {
    1 << (NAMES + kind as u32)
}

fn speech_bit(kind: SpeechWord) -> u64 {
    1 << kind as u32
}

/// The bit of a class in its part.
fn class_bit(class: Class) -> u64 {
    1 << (class as u32 % u64::BITS)
}

const SORTS: [Sort; 14] = [
    Sort::Actor,
    Sort::Verb,
    Sort::Saying,
    Sort::Calendar,
    Sort::Numeral,
    Sort::Closed,
    Sort::Helping,
    Sort::Finite,
    Sort::Determining,
    Sort::Particle,
    Sort::Time,
    Sort::Event,
    Sort::Cue,
    Sort::Measured,
];

impl Sort {
    fn holds(self, meaning: Meaning, words: usize) -> bool {
        match self {
            Self::Actor => matches!(
                meaning,
                Meaning::Actor(..) | Meaning::ActorAdjective(_) | Meaning::Role(_) | Meaning::Body(_)
            ),
            Self::Verb => matches!(
                meaning,
                Meaning::Verb(_)
                    | Meaning::ReportingVerb { .. }
                    | Meaning::MeasureVerb { .. }
                    | Meaning::Stance { .. }
            ),
            Self::Saying => matches!(
                meaning,
                Meaning::ReportingVerb { .. }
                    | Meaning::Stance { .. }
                    | Meaning::ReportingPreposition { .. }
                    | Meaning::ReportingNoun(_)
                    | Meaning::StanceNoun { .. }
            ),
            Self::Event => {
                matches!(meaning, Meaning::EventVerb { .. } | Meaning::EventNoun(_) | Meaning::EventPhrase(_))
            }
            Self::Closed => {
                let closed = |class: Class| class.is_closed() || class == Class::Adverb;
                words == 1
                    && (matches!(meaning, Meaning::Grammar(class) if closed(class))
                        || meaning == Meaning::SpeechWord(SpeechWord::Contraction))
            }
            Self::Helping => {
                words == 1
                    && matches!(
                        meaning,
                        Meaning::Grammar(Class::Auxiliary | Class::Modal | Class::Adverb | Class::Negation)
                    )
            }
            Self::Finite => match meaning {
                Meaning::Verb(form)
                | Meaning::ReportingVerb { form, .. }
                | Meaning::MeasureVerb { form, .. } => form.is_finite(),
                _ => matches!(
                    meaning,
                    Meaning::Grammar(Class::Auxiliary | Class::Modal)
                        | Meaning::SpeechWord(SpeechWord::Contraction)
                ),
            },
            Self::Determining => matches!(
                meaning,
                Meaning::Grammar(Class::Determiner | Class::PossessivePronoun)
                    | Meaning::NameWord(NameWord::Definite)
                    | Meaning::Cardinal(_)
            ),
            Self::Particle => meaning == Meaning::NameParticle,
            Self::Time => matches!(
                meaning,
                Meaning::Month(_)
                    | Meaning::SmallMonth(_)
                    | Meaning::Weekday(_)
                    | Meaning::Season(_)
                    | Meaning::CalendarUnit(_)
                    | Meaning::Deictic(_)
                    | Meaning::DayPart(_)
                    | Meaning::NamedDay(..)
                    | Meaning::Feast(_)
                    | Meaning::ClockWord(_)
                    | Meaning::Frequency(_)
                    | Meaning::TimeReference(_)
            ),
            Self::Cue => {
                Self::Saying.holds(meaning, words)
                    || matches!(meaning, Meaning::SpeechWord(word) if word.is_cue())
            }
            Self::Measured => matches!(
                meaning,
                Meaning::MeasureVerb { .. }
                    | Meaning::MeasureNoun { .. }
                    | Meaning::MeasurePhrase { .. }
                    | Meaning::Item(_)
            ),
            Self::Digits | Self::Mark | Self::Word | Self::Capital | Self::Shouted => false,
            Self::Calendar => meaning.is_calendar(),
            Self::Numeral => matches!(
                meaning,
                Meaning::Cardinal(_)
                    | Meaning::Scale(_)
                    | Meaning::Vague(_)
                    | Meaning::Fraction(_)
                    | Meaning::Denominator(_)
                    | Meaning::Multiple(_)
                    | Meaning::WholePercent(_)
                    | Meaning::Grammar(Class::Article)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use plimsoll_text::tokens;

    use super::SORTS;
    use crate::Lexicon;

    #[test]
    fn a_token_is_what_its_entries_are() {
        let lexicon = Lexicon::shipped("arms-transfers").unwrap();
        let text = lexicon.words().join(" ");
        for text in [text.to_uppercase(), text] {
            let tokens = tokens(&text);
            let hits = lexicon.hits(&text, &tokens);
            for (at, token) in tokens.iter().enumerate() {
                for sort in SORTS {
                    let is = hits.at(at).any(|hit| sort.holds(hit.meaning, hit.len));
                    assert_eq!(hits.has(at, sort), is, "{sort:?} {}", token.span.of(&text));
                }
            }
        }
    }
}
