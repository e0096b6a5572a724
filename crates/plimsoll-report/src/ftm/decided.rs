use plimsoll_ledger::{Decided, Decision, Sighting, Verdict};

use super::Graph;
use super::entity::Entity;
use super::report::{claim_id, known_day};
use crate::{address, ids, wording};

/// Verdicts and sightings in force.
pub(super) fn all(graph: &Graph<'_>) -> Vec<Entity> {
    let mut entities = Vec::new();
    for one in graph.sheet.record.rulings().decided() {
        match &one.decision {
            Decision::WriteVerdict { verdict: written } => entities.push(verdict(graph, one, written)),
            Decision::AddSighting { sighting: seen } => entities.extend(sighting(one, seen)),
            _ => {}
        }
    }
    entities
}

fn verdict(graph: &Graph<'_>, decided: &Decided, verdict: &Verdict) -> Entity {
    let about = verdict.about.iter().filter_map(|anchor| graph.index.source(&anchor.claim));
    let rating = verdict.rating.map(wording::rating);
    Entity::new("Note", ids::uuid("ftm verdict", [decided.id.as_str()]))
        .named("name", [format!("Verdict: {}", verdict.verdict)])
        .with("description", [verdict.text.as_str()])
        .with("summary", rating)
        .with("entity", about.map(|(report, claim)| claim_id(report, claim)))
        .with("publisher", [verdict.author.as_deref().unwrap_or(&decided.by)])
        .with("sourceUrl", verdict.url.as_deref().and_then(address::of_the_web))
        .with("keywords", ["verdict"])
        .with("createdAt", [decided.at.strftime("%Y-%m-%dT%H:%M:%S").to_string()])
}

/// Something seen, and where, if the degrees are known.
fn sighting(decided: &Decided, sighting: &Sighting) -> Vec<Entity> {
    let degrees = sighting.latitude.zip(sighting.longitude);
    let address = degrees.map(|(latitude, longitude)| {
        let own = ids::uuid("ftm place", [&sighting.place, &latitude.to_string(), &longitude.to_string()]);
        Entity::new("Address", own)
            .with("full", [sighting.place.as_str()])
            .with("latitude", [latitude.to_string()])
            .with("longitude", [longitude.to_string()])
    });
    let event = Entity::new("Event", ids::uuid("ftm sighting", [decided.id.as_str()]))
        .named("name", [sighting.what.as_str()])
        .with("location", [sighting.place.as_str()])
        .with("startDate", sighting.from.and_then(known_day))
        .with("endDate", sighting.to.and_then(known_day))
        .with("summary", sighting.note.as_ref())
        .with("publisher", [sighting.source.as_str()])
        .with("addressEntity", address.iter().map(|one| one.id.as_str()))
        .with("keywords", ["sighting"]);
    address.into_iter().chain([event]).collect()
}
