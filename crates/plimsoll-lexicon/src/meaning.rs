use rust_decimal::Decimal;

use crate::VerbForm;
use crate::tables::{
    ActorKind, BoundKind, CalendarUnit, Class, Commitment, DayPart, Direction, Frame, Provenance, RoleKind,
    Season, TimeModifier, TimeOffset, TimeReference, TimeRelation,
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
    /// A verb of rising or falling; `of_share`: only where it is said of a share or of points
    TrendVerb {
        /// Which way
        direction: Direction,
        /// "lost 3 percent", but not "lost 3 ships"
        of_share: bool,
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
    /// A word of a closed class
    Grammar(Class),
    /// A common verb
    Verb(VerbForm),
    /// January = 1
    Month(u8),
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
    /// "will", "scheduled"
    FutureCue,
    /// A verb of saying
    ReportingVerb {
        /// How far what is said is committed to
        commitment: Commitment,
        /// Which form it has
        form: VerbForm,
        /// "told reporters that"
        telling: bool,
        /// "quoted": its object is nearer the origin than its subject
        relays: bool,
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
    },
    /// A noun that says what a figure measures
    MeasureNoun {
        /// Index into the measures
        measure: u32,
        /// Who does what
        frame: Frame,
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
    /// A known place
    Place(u32),
    /// A mistake for a known place
    GarbledPlace(u32),
}
