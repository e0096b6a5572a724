use super::object::{extension, id, lasting};
use crate::names::{Names, PartyKind};
use crate::object::{Object, Value};

/// The id of whoever bears a name.
pub(super) fn identity_id(name: &str) -> String {
    id("identity", "identity", [name])
}

/// Somebody who speaks, counts, prints, gives or gets.
pub(super) fn identity(name: &str, names: &Names<'_>) -> Object {
    let party = names.party(name);
    let class = match party.kind {
        PartyKind::Person => "individual",
        PartyKind::PublicBody | PartyKind::Organisation | PartyKind::Outlet => "organization",
        PartyKind::Country => "group",
        PartyKind::Unknown => "unknown",
    };
    let sectors = match party.kind {
        PartyKind::PublicBody | PartyKind::Country => Some("government"),
        PartyKind::Outlet => Some("communications"),
        _ => None,
    };
    let row = Object::new().with("name", name).and("country", party.country_code());
    lasting("identity", identity_id(name))
        .with("name", name)
        .with("identity_class", class)
        .list("sectors", sectors)
        .with("extensions", extension("identity", Value::Object(row)))
}
