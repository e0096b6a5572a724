//! The shapes of the TOML tables. Any file may hold any of them; entries of several files are put together.
//!
//! In every list of words a capital letter asks for a capital in the text ("May" the month, "US" the country), small
//! letters match either. Nouns match their plural too, verbs all their forms; a verb is written with its principal
//! parts where they are irregular or double a letter ("send sent", "ship shipped", "fly flew flown").

use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All tables of one file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tables {
    /// What the file is for; not read.
    pub about: Option<String>,
    /// Number words.
    pub numbers: Numbers,
    /// Words that bound a figure.
    pub bound: Vec<Bound>,
    /// Units of measure and currencies.
    pub unit: Vec<Unit>,
    /// Words by their grammatical class: `prepositions = [..]`.
    pub grammar: BTreeMap<Class, Vec<String>>,
    /// Calendar words.
    pub calendar: Calendar,
    /// Verbs and nouns of saying.
    pub reporting: Vec<Reporting>,
    /// Words that weaken or deny what they stand with.
    pub hedge: Vec<Hedge>,
    /// Verbs and nouns that say what a figure measures.
    pub measure: Vec<Measure>,
    /// Counted things.
    pub item: Vec<Item>,
    /// Countries, bodies, outlets and vessels known by name.
    pub actor: Vec<Actor>,
    /// Nouns for what people are ("minister", "spokesman").
    pub role: Vec<Role>,
    /// Nouns for bodies, whose names are made with them ("ministry", "agency").
    pub body: Vec<Body>,
    /// Words that personal names are made of.
    pub names: Names,
    /// Participles that say whose a document is, and through whom it came.
    pub provenance: ProvenanceWords,
    /// Places that things leave and reach.
    pub place: Vec<Place>,
}

/// Number words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Numbers {
    /// "one" to "ninety".
    pub cardinal: BTreeMap<String, u32>,
    /// "hundred", "million".
    pub scale: BTreeMap<String, Decimal>,
    /// Scales written against the digits only ("5.5bn", "13K").
    pub suffix: BTreeMap<String, Decimal>,
    /// "dozens": the least that the word can mean.
    pub vague: BTreeMap<String, Decimal>,
    /// "half", "third": the part of one.
    pub fraction: BTreeMap<String, Decimal>,
    /// "twofold", "doubled".
    pub multiple: BTreeMap<String, Decimal>,
    /// "full capacity": per cent.
    pub percent: BTreeMap<String, Decimal>,
    /// "first" to "thirty-first" and beyond.
    pub ordinal: BTreeMap<String, u32>,
}

/// A word that bounds a figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// What it makes of the figure.
    pub bound: BoundKind,
    /// Words that stand before the figure.
    #[serde(default)]
    pub before: Vec<String>,
    /// Words that stand behind the figure ("or more").
    #[serde(default)]
    pub after: Vec<String>,
}

/// How a figure is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoundKind {
    /// exactly, just
    Exact,
    /// about, some
    About,
    /// over, more than
    MoreThan,
    /// at least
    AtLeast,
    /// under, nearly
    LessThan,
    /// up to, as many as
    AtMost,
}

/// A unit of measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Canonical singular: "km", "USD".
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// Words and signs for it; a noun matches its plural too.
    pub words: Vec<String>,
    /// Signs that stand before the figure ("$").
    #[serde(default)]
    pub before: Vec<String>,
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// metres, miles
    Length,
    /// square metres, hectares
    Area,
    /// litres, barrels
    Volume,
    /// kilograms, tonnes
    Mass,
    /// seconds to years
    Time,
    /// kilometres per hour
    Speed,
    /// degrees
    Temperature,
    /// watts
    Power,
    /// joules, kilowatt hours
    Energy,
    /// per cent
    Percent,
    /// currencies
    Money,
    /// bytes, hertz, others
    Other,
}

/// A grammatical class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// of, to, from
    Preposition,
    /// a, the, some
    Determiner,
    /// he, they
    Pronoun,
    /// his, their
    PossessivePronoun,
    /// and, or
    Conjunction,
    /// that, while, because
    Subordinator,
    /// who, which
    Relative,
    /// is, has, do
    Auxiliary,
    /// could, may
    Modal,
    /// not, no, never
    Negation,
    /// also, already, only
    Adverb,
    /// Common verbs that are in no other list: they end noun phrases.
    Verb,
    /// Plural nouns that stand before other nouns ("arms factories").
    PluralModifier,
    /// Plurals that do not end in s ("people", "troops" does).
    IrregularPlural,
    /// Nouns that a number behind them names ("Resolution 1874").
    Label,
    /// war, invasion: what happens between parties
    Conflict,
    /// What a measure behind a figure measures: long, wide, deep.
    Extent,
    /// "other", "such", "more": adjectives without content.
    EmptyAdjective,
}

/// Calendar words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    /// January = 1
    pub month: BTreeMap<String, u8>,
    /// Monday = 1
    pub weekday: BTreeMap<String, u8>,
    /// "spring" = "spring"
    pub season: BTreeMap<String, Season>,
    /// "day" = "day": words for units of the calendar
    pub unit: BTreeMap<String, CalendarUnit>,
    /// "today" = 0, "yesterday" = -1, "tomorrow" = 1
    pub deictic: BTreeMap<String, i8>,
    /// "morning" = "MO": TIMEX3 parts of a day
    pub part: BTreeMap<String, DayPart>,
    /// "last" = -1, "this" = 0, "next" = 1: steps from the day of publication
    pub shift: BTreeMap<String, i8>,
    /// "past" = -1, "coming" = 1: lengths that end or begin at the anchor
    pub stretching: BTreeMap<String, i8>,
    /// "previous" = -1, "same" = 0, "following" = 1: steps from the date named before
    pub step: BTreeMap<String, i8>,
    /// "early" = "START", "mid" = "MID", "late" = "END": TIMEX3 mod
    pub modifier: BTreeMap<String, TimeModifier>,
    /// "end" = "END": nouns for a stretch of the date that follows with "of"
    pub stretch: BTreeMap<String, TimeModifier>,
    /// Named days: "Christmas" = "12-25"
    pub named: BTreeMap<String, String>,
    /// Behind a length of time: "ago", "later", "earlier"
    pub offset: BTreeMap<String, TimeOffset>,
    /// "now" = "present", "recently" = "past"
    pub reference: BTreeMap<String, TimeReference>,
    /// "noon" = "12:00"
    pub clock: BTreeMap<String, String>,
    /// "am" = 0, "pm" = 12: hours to add
    pub meridiem: BTreeMap<String, u8>,
    /// "EST" = -300: minutes east of UTC
    pub zone: BTreeMap<String, i16>,
    /// "BC" = -1, "AD" = 1
    pub era: BTreeMap<String, i8>,
    /// "daily" = "XXXX-XX-XX": TIMEX3 value of a set
    pub frequency: BTreeMap<String, String>,
    /// Words before a date that say how it stands to what it dates
    pub relation: BTreeMap<String, TimeRelation>,
    /// Words above that are something else unless calendar words or prepositions stand beside them ("May", "March")
    pub uncertain: Vec<String>,
    /// Words that make the unit after them a set ("every")
    pub every: Vec<String>,
    /// Words that say what follows is to come ("will", "scheduled")
    pub future: Vec<String>,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May
    Spring,
    /// June to August
    Summer,
    /// September to November
    Autumn,
    /// December to February
    Winter,
}

/// A unit of the calendar or of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarUnit {
    /// 60 make a minute
    Second,
    /// 60 make an hour
    Minute,
    /// 24 make a day
    Hour,
    /// A date
    Day,
    /// Saturday and Sunday
    Weekend,
    /// Monday to Sunday
    Week,
    /// Two weeks
    Fortnight,
    /// January to December
    Month,
    /// Three months
    Quarter,
    /// Twelve months
    Year,
    /// Ten years
    Decade,
    /// A hundred years
    Century,
}

/// Parts of a day, by TIMEX3's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DayPart {
    /// Morning
    Mo,
    /// Midday
    Mi,
    /// Afternoon
    Af,
    /// Evening
    Ev,
    /// Night
    Ni,
    /// Daytime
    Dt,
}

/// Which part of a date is meant, by TIMEX3's mods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeModifier {
    /// early, the beginning of
    Start,
    /// mid, the middle of
    Mid,
    /// late, the end of
    End,
}

/// Which way a length of time leads, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeOffset {
    /// Back from the day of publication
    Ago,
    /// On from the day of publication
    Hence,
    /// Back from the date named before
    Earlier,
    /// On from the date named before
    Later,
}

/// A time that is only pointed at, by TIMEX3's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeReference {
    /// Before
    Past,
    /// At the time of writing
    Present,
    /// To come
    Future,
    /// At the date named before
    Then,
}

/// How a date stands to what it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeRelation {
    /// in, on, at
    At,
    /// since, starting in
    Since,
    /// until, by
    Until,
    /// as of: up to a date that has come
    AsOf,
    /// between, from: a second date may follow
    Between,
    /// after
    After,
    /// before
    Before,
    /// over the past months: within the length
    Within,
}

/// How far a text commits itself, by FactBank's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commitment {
    /// said, confirmed
    Asserted,
    /// estimated, could, may
    Hedged,
    /// claimed, reportedly
    Alleged,
    /// if, would
    Hypothetical,
    /// denied
    Denied,
}

/// Verbs and nouns of saying.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// How far what is said is committed to.
    pub commitment: Commitment,
    /// say, tell, report
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Verbs that take whom they tell as object and the content after: "told reporters that".
    #[serde(default)]
    pub telling: Vec<String>,
    /// "according to", "citing": before a source.
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// "statement", "claim", "estimate": nouns whose owner speaks.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Whether the word relays somebody else ("citing", "quoted"): its object is nearer the origin than its subject.
    #[serde(default)]
    pub relays: bool,
}

/// Words that weaken or deny what they stand with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hedge {
    /// What they make of it.
    pub commitment: Commitment,
    /// The words.
    pub words: Vec<String>,
}

/// Verbs and nouns that say what a figure measures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Name in the contract's closed list ("transferred").
    pub measure: String,
    /// Who does what in the verb's clause.
    #[serde(default)]
    pub frame: Frame,
    /// Verbs.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns ("delivery", "shipment of").
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Fixed phrases ("at full capacity", "enough for").
    #[serde(default)]
    pub phrases: Vec<String>,
}

/// Who is supplier and who recipient in a verb's clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// The subject gives, "to" names who gets: send, supply
    #[default]
    Giver,
    /// The subject gets, "from" names who gives: receive, buy
    Getter,
    /// The subject does it at, on or against another: fire, launch
    Attacker,
    /// The subject holds, makes or counts: no second party
    Holder,
    /// The object suffers it: kill, injure, destroy
    Victim,
    /// The subject has room for the figure: accommodate, equal
    Vessel,
    /// The subject has the figure in it; with a modal it has room for it: hold, carry
    Content,
    /// The counted thing is itself the subject: "is enough for"
    Subject,
    /// The subject turns into the figure, or makes it: make
    Yield,
    /// The subject, counted, moves from one party to another: go, leave
    Mover,
}

/// A counted thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Class in the pack ("artillery_round"), or none.
    #[serde(default)]
    pub class: Option<String>,
    /// Unit that the figure gets ("round"); the noun itself where absent.
    #[serde(default)]
    pub unit: Option<String>,
    /// Head nouns and noun phrases; the longest that ends the item's noun phrase counts.
    pub words: Vec<String>,
    /// Words anywhere in the noun phrase that make it this class ("122 mm", "rocket").
    #[serde(default)]
    pub with: Vec<String>,
    /// What a count of it measures where no verb tells ("observed" for ships).
    #[serde(default)]
    pub measure: Option<String>,
    /// Whether it holds other things ("container"): what it holds is its content, not its count.
    #[serde(default)]
    pub holds: bool,
}

/// A country, body, outlet, vessel or person known by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Canonical name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names, metonyms ("Pyongyang", "the North").
    #[serde(default)]
    pub names: Vec<String>,
    /// Adjectives and demonyms ("North Korean").
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Country it belongs to (canonical name), for bodies.
    #[serde(default)]
    pub country: Option<String>,
    /// The word its bodies' names begin with, where that is not the first adjective ("US" officials).
    #[serde(default)]
    pub attributive: Option<String>,
    /// The body that speaks through it (canonical name), for the outlet of a think tank or ministry.
    #[serde(default)]
    pub house: Option<String>,
}

impl Actor {
    /// The word that the names of its bodies begin with: "South Korean", "US".
    pub fn attributive(&self) -> &str {
        self.attributive.as_deref().or(self.adjectives.first().map(String::as_str)).unwrap_or(&self.name)
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A human being
    Person,
    /// A ministry, company, agency, group
    Organisation,
    /// A state
    Country,
    /// A town, port, region
    Place,
    /// A newspaper, broadcaster, news agency
    Outlet,
    /// A ship
    Vessel,
}

/// Participles that say whose a document is, and through whom it came.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProvenanceWords {
    /// "published by": who made it.
    pub made: Vec<String>,
    /// "disclosed by": who made it known.
    pub disclosed: Vec<String>,
    /// "given to": who has it from its maker.
    pub given: Vec<String>,
}

/// What a participle says about a document and the one named behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// "published by"
    Made,
    /// "disclosed by"
    Disclosed,
    /// "given to"
    Given,
}

/// A noun for what people are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Which kind of role.
    pub kind: RoleKind,
    /// The nouns ("minister", "spokesman").
    pub words: Vec<String>,
}

/// Kinds of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Stands before a name: Mr., President, Rep.
    Title,
    /// Names a person by office: minister, spokesman, lawmaker
    Office,
    /// Names people without a name: officials, witnesses, analysts
    Source,
    /// Names a document that speaks: report, study, fact sheet
    Document,
    /// Names what shows something and is nobody's word: imagery, photos, data
    Evidence,
}

/// Words that personal names are made of.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Family names of peoples who write them first ("Shin" in "Shin Won-sik").
    pub family_first: Vec<String>,
    /// Small words inside names ("van", "de").
    pub particle: Vec<String>,
}

/// Nouns that names of bodies are made with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// What such a body is.
    pub kind: ActorKind,
    /// The nouns ("ministry", "agency", "News").
    pub words: Vec<String>,
}

/// A place that things leave and reach.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Canonical name.
    pub name: String,
    /// Spellings.
    #[serde(default)]
    pub names: Vec<String>,
    /// Spellings that are mistakes for it ("Danube" for Dunay).
    #[serde(default)]
    pub garbled: Vec<String>,
    /// Country it lies in (canonical name).
    #[serde(default)]
    pub country: Option<String>,
}
