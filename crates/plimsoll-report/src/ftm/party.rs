use super::entity::Entity;
use crate::ids;
use crate::names::{Names, PartyKind};

/// The id of whoever bears a name.
pub(super) fn party_id(name: &str) -> String {
    ids::uuid("ftm party", [name])
}

/// Somebody who speaks, counts, prints, gives or gets.
pub(super) fn party(name: &str, names: &Names<'_>) -> Entity {
    let party = names.party(name);
    let schema = match party.kind {
        PartyKind::Person => "Person",
        PartyKind::PublicBody | PartyKind::Country => "PublicBody",
        PartyKind::Organisation | PartyKind::Outlet => "Organization",
        // What the model has for "a person, organisation or company: the data do not say".
        PartyKind::Unknown => "LegalEntity",
    };
    let entity = Entity::new(schema, party_id(name)).named("name", [name]);
    let entity = entity.with("country", party.country_code().map(str::to_lowercase));
    match party.kind {
        PartyKind::Country => entity.with("legalForm", ["State"]),
        PartyKind::Outlet => entity.with("sector", ["News media"]),
        _ => entity,
    }
}

/// What the model calls the kind of a name that a report mentions.
pub(super) fn detected(kind: PartyKind) -> Option<&'static str> {
    match kind {
        PartyKind::Person => Some("Person"),
        PartyKind::PublicBody | PartyKind::Country => Some("PublicBody"),
        PartyKind::Organisation | PartyKind::Outlet => Some("Organization"),
        PartyKind::Unknown => None,
    }
}
