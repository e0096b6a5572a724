//! What figures measure, and of what.

use rust_decimal::Decimal;
use serde::Deserialize;

/// Verbs and nouns that say what a figure measures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Name in the contract's closed list ("transferred").
    pub measure: String,
    /// Who does what in the verb's clause.
    #[serde(default)]
    pub frame: Frame,
    /// Whether one person does it to another, so that a person named as its object counts as one: kill, arrest.
    #[serde(default)]
    pub personal: bool,
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
    /// Nouns that are this thing only behind a designation ("MiG-29 fighters") or another word of its class.
    #[serde(default)]
    pub of_type: Vec<String>,
    /// What a count of it measures where no verb tells ("observed" for ships).
    #[serde(default)]
    pub measure: Option<String>,
    /// Whether it holds other things ("container"): what it holds is its content, not its count.
    #[serde(default)]
    pub holds: bool,
}

/// A place that things leave and reach.
#[derive(Debug, Default, Deserialize)]
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
    /// Degrees north: for the ledger, as the next two.
    #[serde(default)]
    pub latitude: Option<Decimal>,
    /// Degrees east.
    #[serde(default)]
    pub longitude: Option<Decimal>,
    /// Where the degrees were read.
    #[serde(default)]
    pub position_source: Option<String>,
}
