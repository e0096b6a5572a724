use plimsoll_claim::{Measure, Modality};
use plimsoll_ledger::FindingKind;
use plimsoll_lexicon::plural;
use serde::Serialize;

use super::figure::units;

/// How a measure is put into words.
enum Phrase {
    /// Behind the name of the things counted: "containers sent".
    Behind(&'static str),
    /// In place of their name: "capacity in use".
    Alone(&'static str),
}

fn measured(measure: Measure) -> Phrase {
    let behind = match measure {
        Measure::Transferred => "sent",
        Measure::Capacity => "that could be held",
        Measure::Produced => "produced",
        Measure::Held => "held or deployed",
        Measure::Used => "used",
        Measure::Lost => "lost or destroyed",
        Measure::Killed => "killed",
        Measure::Injured => "injured",
        Measure::Missing => "missing",
        Measure::Affected => "affected",
        Measure::Pledged => "promised or expected",
        Measure::Requested => "requested",
        Measure::Observed => "observed",
        Measure::Sanctioned => "sanctioned",
        Measure::Other => "",
        Measure::Utilisation => return Phrase::Alone("capacity in use"),
        Measure::Value => return Phrase::Alone("money"),
        Measure::Share => return Phrase::Alone("share of a whole"),
        Measure::Change => return Phrase::Alone("change"),
        Measure::Distance => return Phrase::Alone("distance"),
        Measure::Duration => return Phrase::Alone("duration"),
        Measure::Size => return Phrase::Alone("size"),
    };
    Phrase::Behind(behind)
}

/// A measure by its name in the contract: "transferred", "capacity".
pub fn named(measure: Measure) -> String {
    format!("{measure:?}").to_lowercase()
}

/// What rows call one of a closed list: "more_than", "capacity_as_delivery".
pub fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// How far a text commits itself: "hedged".
pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Hedged => "hedged",
        Modality::Alleged => "alleged",
        Modality::Hypothetical => "hypothetical",
        Modality::Denied => "denied",
    }
}

/// What figures are about: "Containers sent, North Korea → Russia".
pub fn subject(
    thing: Option<&str>,
    measure: Measure,
    supplier: Option<&str>,
    recipient: Option<&str>,
) -> String {
    let parties = match (supplier, recipient) {
        (Some(supplier), Some(recipient)) => format!(", {supplier} → {recipient}"),
        (Some(supplier), None) => format!(", {supplier}"),
        (None, Some(recipient)) => format!(", to {recipient}"),
        (None, None) => String::new(),
    };
    let what = match measured(measure) {
        // "Enough for two days": a stock is measured by how long it lasts.
        _ if measure == Measure::Capacity && thing.is_some_and(is_time) => {
            "time that a stock lasts".to_string()
        }
        Phrase::Behind(words) => format!("{} {words}", thing.map_or_else(|| "figures".to_string(), things)),
        Phrase::Alone(words) => words.to_string(),
    };
    capitalised(&format!("{}{parties}", what.trim_end()))
}

fn is_time(unit: &str) -> bool {
    matches!(unit, "minute" | "hour" | "day" | "week" | "month" | "year")
}

/// The same without a line end beside the arrow.
pub(crate) fn unbroken(subject: &str) -> String {
    subject.replace(" → ", "\u{a0}→ ")
}

/// The plural of a unit or of a pack's class ("artillery_round"); some classes are named by a plural ("troops").
fn things(name: &str) -> String {
    match name {
        "percent" => "percentages".to_string(),
        name if name.ends_with('s') && !name.ends_with("ss") => name.replace('_', " "),
        name if name.contains('_') => plural(&name.replace('_', " ")),
        name => units(name, false),
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a kind of finding is called, for a person.
pub fn heading_of(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::AlternativesMerged => "Alternatives merged",
        FindingKind::CapacityAsDelivery => "Capacity told as delivery",
        FindingKind::BoundChanged => "Bound changed",
        FindingKind::HedgeDropped => "Hedge dropped",
        FindingKind::UnitConverted => "Unit converted",
        FindingKind::ItemChanged => "Item changed",
        FindingKind::ValueChanged => "Value changed",
        FindingKind::WindowChanged => "Window changed",
        FindingKind::SpeakerChanged => "Speaker changed",
        FindingKind::DirectionReversed => "Direction reversed",
        FindingKind::PlaceGarbled => "Place garbled",
        FindingKind::ScopeChanged => "Scope changed",
        FindingKind::DateImpossible => "Date impossible",
        FindingKind::SelfContradiction => "Contradicts itself",
        FindingKind::HeadlineDisagrees => "Headline disagrees with the text",
        FindingKind::TrueConflict => "Conflict",
        FindingKind::ImplausibleRatio => "Implausible ratio",
        FindingKind::SingleOrigin => "Single origin",
        FindingKind::Update => "Update",
        FindingKind::Revision => "Revised downwards",
        FindingKind::Corroborated => "Corroborated",
        FindingKind::OtherCounter => "Other counter",
        FindingKind::OtherWindow => "Other window",
        FindingKind::RelativeChecked => "Relative claim checked",
        FindingKind::CountFell => "A count fell",
        FindingKind::RateJump => "A rate jumped",
        FindingKind::ExceedsProduction => "More than is made",
    }
}

#[cfg(test)]
mod tests {
    use super::subject;
    use plimsoll_claim::Measure;

    #[test]
    fn a_stock_lasts_for_a_time_and_a_container_has_room() {
        assert_eq!(subject(Some("day"), Measure::Capacity, None, None), "Time that a stock lasts");
        assert_eq!(subject(Some("round"), Measure::Capacity, None, None), "Rounds that could be held");
    }
}
