//! GeoJSON (RFC 7946): sightings, and the places that reports name, for maps.
//!
//! A point is written only where somebody gave its degrees: a person with a sighting, or the pack with a source. All else is a feature
//! without a geometry, which the standard allows, so that nothing is lost and nothing is made up.

use std::collections::BTreeMap;
use std::io;

use plimsoll_claim::event::PlaceRole;
use plimsoll_ledger::{Decided, Place, Sighting};
use rust_decimal::Decimal;

use crate::object::{Object, Value};
use crate::{Exporter, Sheet, clock, wording};

/// A feature collection.
#[derive(Clone, Copy, Debug)]
pub struct GeoJson;

impl Exporter for GeoJson {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let rulings = sheet.record.rulings();
        let seen = rulings.sightings().map(|(decided, sighting)| sighted(decided, sighting));
        let named = named(sheet);
        let without =
            named.iter().filter(|(name, _)| known(sheet, name).and_then(degrees_of).is_none()).count();
        let places = named.iter().map(|(name, mentions)| place(known(sheet, name), name, mentions));
        let about = format!(
            "Sightings that people entered and places that reports name, as Plimsoll read them. {without} of {} places have no geometry: their degrees are \
             in no list with a source. Figures stand in words with their bounds; GeoJSON has no place for alternatives, spans and chains.",
            named.len()
        );
        let head = Object::new()
            .with("type", "FeatureCollection")
            .with("name", sheet.record.name.unwrap_or("Reports read by Plimsoll"))
            .with("description", about)
            .with("generated", clock::stamp(clock::made_at(sheet)))
            .line();
        write!(out, "{},\"features\":[", head.trim_end_matches('}'))?;
        for (number, feature) in seen.chain(places).enumerate() {
            write!(out, "{}{}", if number == 0 { "\n" } else { ",\n" }, feature.line())?;
        }
        out.write_all(b"\n]}\n")
    }
}

fn sighted(decided: &Decided, sighting: &Sighting) -> Object {
    let properties = Object::new()
        .with("kind", "sighting")
        .with("name", sighting.what.as_str())
        .with("place", sighting.place.as_str())
        .and("from", sighting.from.map(|date| date.to_string()))
        .and("to", sighting.to.map(|date| date.to_string()))
        .with("source", sighting.source.as_str())
        .and("note", sighting.note.as_ref())
        .with("entered_by", decided.by.as_str())
        .with("entered_at", clock::stamp(decided.at));
    feature(decided.id.as_str(), sighting.latitude.zip(sighting.longitude), properties)
}

/// What reports say of a place: role, figure or event, report.
type Mentions = Vec<Object>;

/// The places that claims and statements name, by name.
fn named(sheet: &Sheet<'_>) -> BTreeMap<String, Mentions> {
    let mut named: BTreeMap<String, Mentions> = BTreeMap::new();
    for claim in sheet.reports.iter().flat_map(|read| read.claims) {
        for (role, place) in [("from", &claim.place_from), ("to", &claim.place_to)] {
            let Some(place) = place else { continue };
            let mention = Object::new()
                .with("role", role)
                .with("what", crate::citation::in_words(claim))
                .with("modality", wording::name_of(&claim.modality))
                .with("report", claim.report.as_str())
                .with("claim", claim.claim.as_str());
            named.entry(place.to_string()).or_default().push(mention);
        }
    }
    for event in sheet.events {
        for place in &event.places {
            let role = match place.role {
                PlaceRole::At => "at",
                PlaceRole::From => "from",
                PlaceRole::Via => "via",
                PlaceRole::To => "to",
            };
            let mention = Object::new()
                .with("role", role)
                .with("what", wording::event(event))
                .with("modality", wording::name_of(&event.modality))
                .with("report", event.report.as_str())
                .with("statement", event.statement.as_str());
            named.entry(place.name.clone()).or_default().push(mention);
        }
    }
    named
}

fn known<'a>(sheet: &Sheet<'a>, name: &str) -> Option<&'a Place> {
    let places = &sheet.record.known?.limits.places;
    places.iter().find(|place| place.name == name)
}

fn degrees_of(place: &Place) -> Option<(Decimal, Decimal)> {
    place.position_source.as_ref()?;
    place.latitude.zip(place.longitude)
}

fn place(known: Option<&Place>, name: &str, mentions: &Mentions) -> Object {
    let properties = Object::new()
        .with("kind", "place")
        .with("name", name)
        .and("position_source", known.and_then(|place| place.position_source.as_ref()))
        .list("also_written", known.iter().flat_map(|place| &place.names))
        .with("mentions", mentions.iter().cloned().map(Value::Object).collect::<Vec<_>>());
    feature(&crate::ids::uuid("geojson place", [name]), known.and_then(degrees_of), properties)
}

/// A feature; degrees that are none on the globe give no geometry.
fn feature(id: &str, degrees: Option<(Decimal, Decimal)>, properties: Object) -> Object {
    let is_on_globe = |(latitude, longitude): &(Decimal, Decimal)| {
        latitude.abs() <= Decimal::from(90) && longitude.abs() <= Decimal::from(180)
    };
    let geometry = degrees.filter(is_on_globe).map_or(Value::Null, |(latitude, longitude)| {
        let point = Object::new().with("type", "Point");
        Value::Object(point.with("coordinates", vec![Value::Number(longitude), Value::Number(latitude)]))
    });
    Object::new()
        .with("type", "Feature")
        .with("id", id)
        .with("geometry", geometry)
        .with("properties", properties)
}
