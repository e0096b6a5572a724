use plimsoll_claim::{Bound, Claim, Date, Measure, Modality, Period};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use utoipa::ToSchema;

/// A figure as a person puts it; the words stay those of the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Figure {
    /// The least it can be; none: no lower bound.
    pub low: Option<Decimal>,
    /// The most it can be; none: no upper bound.
    pub high: Option<Decimal>,
    /// Whether it is approximate.
    #[serde(default)]
    #[schema(required = true)]
    pub approximate: bool,
    /// How it is bounded.
    pub bound: Bound,
}

/// One field of a claim, as it should read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum Correction {
    /// The figure with its bound.
    Quantity(Figure),
    /// Canonical unit.
    Unit(Option<String>),
    /// What is counted, as worded.
    Item(Option<String>),
    /// The pack's class for it.
    ItemClass(Option<String>),
    /// What the figure measures.
    Measure(Measure),
    /// Who gives, makes, holds or does.
    Supplier(Option<String>),
    /// Who gets or suffers.
    Recipient(Option<String>),
    /// Where from.
    PlaceFrom(Option<String>),
    /// Where to.
    PlaceTo(Option<String>),
    /// Whom the text makes responsible; none: the outlet itself.
    Speaker(Option<String>),
    /// Between speaker and report, nearest the speaker first.
    Via(Vec<String>),
    /// Day of the utterance.
    SaidOn(Option<Date>),
    /// Time the figure covers.
    Period(Option<Period>),
    /// What the text commits to.
    Modality(Modality),
}

impl Correction {
    /// The name of the field, as the rows of claims have it.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Quantity(_) => "quantity",
            Self::Unit(_) => "unit",
            Self::Item(_) => "item",
            Self::ItemClass(_) => "item_class",
            Self::Measure(_) => "measure",
            Self::Supplier(_) => "supplier",
            Self::Recipient(_) => "recipient",
            Self::PlaceFrom(_) => "place_from",
            Self::PlaceTo(_) => "place_to",
            Self::Speaker(_) => "speaker",
            Self::Via(_) => "via",
            Self::SaidOn(_) => "said_on",
            Self::Period(_) => "period",
            Self::Modality(_) => "modality",
        }
    }

    /// What a claim has in this field.
    pub fn reading(&self, claim: &Claim) -> Self {
        match self {
            Self::Quantity(_) => Self::Quantity(Figure {
                low: claim.quantity.low,
                high: claim.quantity.high,
                approximate: claim.quantity.approximate,
                bound: claim.quantity.bound,
            }),
            Self::Unit(_) => Self::Unit(worded(&claim.unit)),
            Self::Item(_) => Self::Item(worded(&claim.item)),
            Self::ItemClass(_) => Self::ItemClass(worded(&claim.item_class)),
            Self::Measure(_) => Self::Measure(claim.measure),
            Self::Supplier(_) => Self::Supplier(worded(&claim.supplier)),
            Self::Recipient(_) => Self::Recipient(worded(&claim.recipient)),
            Self::PlaceFrom(_) => Self::PlaceFrom(worded(&claim.place_from)),
            Self::PlaceTo(_) => Self::PlaceTo(worded(&claim.place_to)),
            Self::Speaker(_) => Self::Speaker(worded(&claim.speaker)),
            Self::Via(_) => Self::Via(claim.via.iter().map(SmolStr::to_string).collect()),
            Self::SaidOn(_) => Self::SaidOn(claim.said_on),
            Self::Period(_) => Self::Period(claim.period),
            Self::Modality(_) => Self::Modality(claim.modality),
        }
    }

    /// Puts it into a claim, whose id stays that of the reading.
    pub fn put(&self, claim: &mut Claim) {
        match self {
            Self::Quantity(figure) => {
                claim.quantity.low = figure.low;
                claim.quantity.high = figure.high;
                claim.quantity.approximate = figure.approximate;
                claim.quantity.bound = figure.bound;
            }
            Self::Unit(unit) => claim.unit = short(unit),
            Self::Item(item) => claim.item = short(item),
            Self::ItemClass(class) => claim.item_class = short(class),
            Self::Measure(measure) => claim.measure = *measure,
            Self::Supplier(name) => claim.supplier = short(name),
            Self::Recipient(name) => claim.recipient = short(name),
            Self::PlaceFrom(place) => claim.place_from = short(place),
            Self::PlaceTo(place) => claim.place_to = short(place),
            Self::Speaker(name) => claim.speaker = short(name),
            Self::Via(hands) => claim.via = hands.iter().map(SmolStr::new).collect(),
            Self::SaidOn(date) => claim.said_on = *date,
            Self::Period(period) => claim.period = *period,
            Self::Modality(modality) => claim.modality = *modality,
        }
    }
}

fn worded(words: &Option<SmolStr>) -> Option<String> {
    words.as_ref().map(SmolStr::to_string)
}

fn short(words: &Option<String>) -> Option<SmolStr> {
    words.as_ref().map(SmolStr::new)
}
