//! What all objects of a bundle share, and the extension that holds what STIX has no place for.

use jiff::Timestamp;
use plimsoll_ledger::Scales;

use crate::clock::stamp;
use crate::ids;
use crate::object::{Object, Value};

/// The day on which the extension and the objects that every bundle has were defined. They are the same object in each
/// bundle, so they have one time for good.
const DEFINED: &str = "2026-11-26T00:00:00.000Z";

/// What the extension is, for those who read it.
const ABOUT: &str = "Figures as Plimsoll reads them. x_plimsoll_kind says what an object is: claim (one quantity asserted by someone in one report), \
     statement, origin (the one utterance that claims go back to), finding, series, ratio, estimate, verdict, judgement, sighting, \
     report or export. x_plimsoll_row has its fields as Plimsoll's JSON Lines give them: figures are decimal strings with low, high, approximate and \
     bound (exact, about, more_than, at_least, less_than, at_most, range, vague); alternative_to lists claims joined by OR; dates are EDTF; spans are bytes of \
     the report's text; fields that are empty are left out.";

/// The namespace of one kind of objects.
pub(super) fn id<const N: usize>(kind: &str, what: &str, parts: [&str; N]) -> String {
    format!("{kind}--{}", ids::uuid(&format!("stix {what}"), parts))
}

/// The extension's id.
pub(super) fn extension_id() -> String {
    id("extension-definition", "extension", ["1"])
}

/// The id of Plimsoll itself, which made all objects.
pub(super) fn maker_id() -> String {
    id("identity", "maker", ["Plimsoll"])
}

/// An object with what every object has.
pub(super) fn dated(kind: &str, id: String, created: Timestamp, modified: Timestamp) -> Object {
    // A version cannot be older than its first.
    with_times(kind, id, stamp(created), stamp(modified.max(created)))
}

/// An object that is the same in every bundle.
pub(super) fn lasting(kind: &str, id: String) -> Object {
    with_times(kind, id, DEFINED.to_string(), DEFINED.to_string())
}

fn with_times(kind: &str, id: String, created: String, modified: String) -> Object {
    let object = Object::new().with("type", kind).with("spec_version", "2.1").with("id", id);
    object.with("created_by_ref", maker_id()).with("created", created).with("modified", modified)
}

/// The extension of an object: what it is, and its row.
pub(super) fn extension(kind: &str, row: Value) -> Object {
    let row = row.pruned();
    let own = Object::new()
        .with("extension_type", "property-extension")
        .with("x_plimsoll_kind", kind)
        .and("x_plimsoll_row", (row != Value::Null).then_some(row));
    Object::new().with(&extension_id(), own)
}

/// The objects that say who made the bundle and what its extension means.
pub(super) fn definitions() -> [Object; 2] {
    let scale: Vec<String> = Scales::shipped()
        .credibility
        .grades
        .iter()
        .map(|grade| match grade.stix_confidence {
            Some(confidence) => format!("{} is {confidence}", grade.code),
            None => format!("{} ({}) gives none", grade.code, grade.words),
        })
        .collect();
    let maker = lasting("identity", maker_id())
        .with("name", "Plimsoll")
        .with("description", format!("A program that reads news reports and shows how much weight each figure can bear. confidence is taken from the suggested Admiralty credibility by STIX's own table: {}.", scale.join(", ")))
        .with("identity_class", "system");
    let extension = lasting("extension-definition", extension_id())
        .with("name", "Plimsoll rows")
        .with("description", ABOUT)
        .with("schema", "The rows of `plimsoll read --format jsonl`, by x_plimsoll_kind; described in docs/exports.md of Plimsoll.")
        .with("version", "1.0.0")
        .list("extension_types", ["property-extension"]);
    [maker, extension]
}
