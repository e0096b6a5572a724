use rust_decimal::Decimal;

use crate::VerbForm;
use crate::tables::{
    Act, ActorKind, BoundKind, CalendarUnit, Class, Commitment, DayPart, Direction, EventFrame, EventWord,
    Feast, Frame, NameWord, Provenance, RoleKind, Season, SpeechWord, Takes, TimeModifier, TimeOffset,
    TimeReference, TimeRelation, TrendOf,
};

/// What an entry of the lexicon means. Numbers index the tables of the [`Lexicon`](crate::Lexicon).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// "seven"
    Cardinal(u32),
    /// "million"
    Scale(Decimal),
    /// "bn" against digits
    Suffix(Decimal),
    /// "dozens": at least so many
    Vague(Decimal),
    /// "half": the part of one
    Fraction(Decimal),
    /// "thirds": what the number before it is divided by
    Denominator(u32),
    /// "minus" = -1
    Sign(i8),
    /// A verb of rising or falling
    TrendVerb {
        /// Which way
        direction: Direction,
        /// Of which figures
        of: TrendOf,
    },
    /// "drop"
    TrendNoun(Direction),
    /// "up" before a change
    TrendBefore(Direction),
    /// "lower" behind a change
    TrendAfter(Direction),
    /// "more" behind a figure that is set beside another
    Compared(Direction),
    /// "twofold"
    Multiple(Decimal),
    /// "full capacity": per cent
    WholePercent(Decimal),
    /// "third"
    Ordinal(u32),
    /// "more than" before a figure
    BoundBefore(BoundKind),
    /// "or more" behind a figure
    BoundAfter(BoundKind),
    /// A unit behind a figure
    Unit(u32),
    /// A unit before a figure
    UnitBefore(u32),
    /// A unit where it touches the figure before it
    UnitGlued(u32),
    /// A word of a closed class
    Grammar(Class),
    /// A common verb
    Verb(VerbForm),
    /// January = 1
    Month(u8),
    /// may = 5: a month in small letters that is another word first
    SmallMonth(u8),
    /// Monday = 1
    Weekday(u8),
    /// "spring"
    Season(Season),
    /// "day", "week", …
    CalendarUnit(CalendarUnit),
    /// "yesterday" = -1
    Deictic(i8),
    /// "morning"
    DayPart(DayPart),
    /// "last" = -1, from the day of publication
    Shift(i8),
    /// "previous" = -1, from the date named before
    Step(i8),
    /// "past" = -1, "coming" = 1
    Stretching(i8),
    /// "early", "late"
    TimeModifier(TimeModifier),
    /// "beginning", "end" before "of"
    TimeStretch(TimeModifier),
    /// "Thanksgiving"
    Feast(Feast),
    /// "Christmas": month and day
    NamedDay(u8, u8),
    /// "ago", "later"
    TimeOffset(TimeOffset),
    /// "now", "recently"
    TimeReference(TimeReference),
    /// "noon": the hour
    ClockWord(u8),
    /// "pm": hours to add
    Meridiem(u8),
    /// "EST": minutes east of UTC
    TimeZone(i16),
    /// "BC" = -1
    Era(i8),
    /// Index into [`Lexicon::text`](crate::Lexicon::text): the TIMEX3 value of "daily"
    Frequency(u32),
    /// "since", "until"
    TimeRelation(TimeRelation),
    /// A calendar word that is often something else ("May")
    UncertainTime,
    /// "every", "per"
    EveryCue,
    /// "o'clock"
    ClockCue,
    /// "ended": between a length and the date it leads up to
    EndingCue,
    /// "fiscal"
    FiscalCue,
    /// "will", "scheduled"
    FutureCue,
    /// A verb of saying or holding: who does it answers for what is said
    ReportingVerb {
        /// Which of the two
        act: Act,
        /// How far what is said is committed to
        commitment: Commitment,
        /// Which form it has
        form: VerbForm,
        /// "told reporters that"
        telling: bool,
        /// "quoted": its object is nearer the origin than its subject
        relays: bool,
        /// What can follow it
        takes: Takes,
    },
    /// A verb or adjective of wishing, judging and the like, by which nobody answers for a figure
    Stance {
        /// What is done by it
        act: Act,
        /// How far what is said is committed to
        commitment: Commitment,
        /// Which form it has; an adjective has none
        form: VerbForm,
        /// What can follow it
        takes: Takes,
    },
    /// "according to"
    ReportingPreposition {
        /// How far what is said is committed to
        commitment: Commitment,
        /// "citing"
        relays: bool,
    },
    /// "statement"
    ReportingNoun(Commitment),
    /// "support", "refusal": what somebody wishes, judges or intends, as a noun
    StanceNoun {
        /// What is done by it
        act: Act,
        /// How far what is said is committed to
        commitment: Commitment,
    },
    /// A word that helps to tell what stands around a verb of saying
    SpeechWord(SpeechWord),
    /// "could", "reportedly"
    Hedge(Commitment),
    /// A verb that says what a figure measures
    MeasureVerb {
        /// Index into [`Lexicon::measure`](crate::Lexicon::measure)
        measure: u32,
        /// Who does what
        frame: Frame,
        /// Which form it has
        form: VerbForm,
        /// Whether one person does it to another
        personal: bool,
    },
    /// A noun that says what a figure measures
    MeasureNoun {
        /// Index into the measures
        measure: u32,
        /// Who does what
        frame: Frame,
        /// Whether one person does it to another
        personal: bool,
    },
    /// A fixed phrase that says what a figure measures
    MeasurePhrase {
        /// Index into the measures
        measure: u32,
        /// Who does what
        frame: Frame,
    },
    /// A counted thing
    Item(u32),
    /// A word in a counted thing's noun phrase that decides its class
    ItemWith(u32),
    /// A noun that is this thing behind a type of it: "MiG-29 fighters"
    ItemOfType(u32),
    /// A known actor, by name
    Actor(u32, ActorKind),
    /// A known actor, by adjective
    ActorAdjective(u32),
    /// "minister"
    Role(RoleKind),
    /// "ministry"
    Body(ActorKind),
    /// "published", "given" behind a document
    Provenance(Provenance),
    /// A family name that stands first: "Shin" in "Shin Won-sik"
    FamilyFirst,
    /// "van" in "van Dijk"
    NameParticle,
    /// "South", "PhD", "Mr.": a word that tells something about a name
    NameWord(NameWord),
    /// A verb that tells an event
    EventVerb {
        /// How its clause is read
        frame: EventFrame,
        /// Which form it has
        form: VerbForm,
    },
    /// A noun that tells an event
    EventNoun(EventFrame),
    /// A fixed phrase that tells an event
    EventPhrase(EventFrame),
    /// A word in the clause of an event
    EventWord(EventWord),
    /// A known place
    Place(u32),
    /// A mistake for a known place
    GarbledPlace(u32),
}

impl Meaning {
    /// Whether it names a day or a part of the year: such a word is no name, and ends a noun phrase.
    pub fn is_calendar(self) -> bool {
        matches!(
            self,
            Self::Month(_) | Self::Weekday(_) | Self::Deictic(_) | Self::Shift(_) | Self::DayPart(_)
        )
    }
}
