//! Numbers, bounds and units.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

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
    /// "half", "½": the part of one.
    pub fraction: BTreeMap<String, Decimal>,
    /// "third", "quarters": what the number before it is divided by.
    pub denominator: BTreeMap<String, u32>,
    /// "minus" = -1
    pub sign: BTreeMap<String, i8>,
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

/// Words of rising or falling.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trend {
    /// Which way.
    pub change: Direction,
    /// Verbs that say it of any figure.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Verbs that say it of prices, temperatures, shares and points.
    #[serde(default)]
    pub price_verbs: Vec<String>,
    /// Verbs that say it of a share or of points only.
    #[serde(default)]
    pub share_verbs: Vec<String>,
    /// Nouns.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Words right before the change ("up 3 percent").
    #[serde(default)]
    pub before: Vec<String>,
    /// Words right behind it ("3 percent lower").
    #[serde(default)]
    pub after: Vec<String>,
    /// Words behind a figure that set it beside another ("3 percent more").
    #[serde(default)]
    pub compared: Vec<String>,
}

/// Of which figures a verb of rising or falling says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendOf {
    /// "rose 300"
    Any,
    /// "dropped 3 cents", but not "dropped 3 bombs"
    Price,
    /// "lost 3 percent", but not "lost 3 ships" or "lost $3"
    Share,
}

/// Which way a figure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// rose, up
    Up,
    /// fell, down
    Down,
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
    /// Words and marks that mean it only against the digits ("2in", 5'').
    #[serde(default)]
    pub glued: Vec<String>,
    /// The currency that its words mean as well ("pound", "dram").
    pub money: Option<Namesake>,
    /// Whether several nations call theirs so, and a country near it tells whose is meant ("rupee", "peso").
    #[serde(default)]
    pub shared: bool,
    /// What it is called where nothing tells whose is meant.
    pub unplaced: Option<String>,
}

/// A currency called like a unit of measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Namesake {
    /// Its name: "GBP".
    pub name: String,
    /// From which figure on it is meant where nothing says of what they are ("361 million pounds").
    pub from: Decimal,
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
    /// the magnitude of a quake
    Strength,
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
