use rust_decimal::Decimal;

use crate::VerbForm;
use crate::tables::{ActorKind, BoundKind, Class, Commitment, Frame, Provenance, RoleKind};

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
    /// "twofold"
    Multiple(Decimal),
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
    /// Index into [`Lexicon::text`](crate::Lexicon::text): "SP", "SU", "FA", "WI"
    Season(u32),
    /// Index into the texts: "day", "week", …
    CalendarUnit(u32),
    /// "yesterday" = -1
    Deictic(i8),
    /// Index into the texts: "MO", "AF", …
    DayPart(u32),
    /// "last" = -1
    Shift(i8),
    /// Index into the texts: "START", "MID", "END"
    TimeModifier(u32),
    /// Index into the texts: "12-25"
    NamedDay(u32),
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
