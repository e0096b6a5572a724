use plimsoll_claim::Date;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::{PayloadUse, PublishedRatio, Volume};

/// What the ledger needs of a pack: physical limits, bodies that count, places, and the words it weighs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// What containers can carry.
    #[serde(rename = "payload")]
    pub payloads: Vec<Payload>,
    /// The room in containers.
    #[serde(rename = "volume")]
    pub volumes: Vec<Volume>,
    /// Ratios that others' figures imply.
    #[serde(rename = "ratio")]
    pub ratios: Vec<PublishedRatio>,
    /// Calibres and the masses known for them.
    #[serde(rename = "calibre")]
    pub calibres: Vec<Calibre>,
    /// Bodies that keep a count.
    #[serde(rename = "counter")]
    pub counters: Vec<Counter>,
    /// Words for countries.
    #[serde(rename = "country")]
    pub countries: Vec<Country>,
    /// Places and what they are garbled into.
    #[serde(rename = "place")]
    pub places: Vec<Place>,
    /// Words the ledger weighs.
    pub words: Words,
}

/// The most a container can carry.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Payload {
    /// Which container.
    pub name: String,
    /// What it is the weight of.
    #[serde(default, rename = "use")]
    pub of: PayloadUse,
    /// Least of the published values.
    pub low_kg: Decimal,
    /// Most of the published values.
    pub high_kg: Decimal,
    /// Where it was read.
    pub source: String,
    /// The date of the source, where it gives one.
    pub date: Option<Date>,
    /// How far it can be trusted.
    pub note: String,
}

/// A calibre. A mass that is not known is missing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Calibre {
    /// In millimetres.
    pub millimetres: u32,
    /// How it is put in inches.
    pub inches: Vec<String>,
    /// Mass of the bare shell.
    pub shell_kg: Option<Decimal>,
    /// Mass of the rocket.
    pub rocket_kg: Option<Decimal>,
    /// Room that a round takes in a load, whatever its kind.
    pub cubic_metres: Option<Decimal>,
    /// Where the masses were read.
    pub source: Option<String>,
    /// The date of the source, where it gives one.
    pub date: Option<Date>,
    /// How far they can be trusted.
    pub note: String,
}

/// A body that keeps a count.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Counter {
    /// Its name.
    pub name: String,
    /// The country it speaks for.
    pub country: Option<String>,
    /// Its words are common to many countries: one of the country must stand with them.
    #[serde(default)]
    pub of_country: bool,
    /// The body it is an organ of.
    pub part_of: Option<String>,
    /// Its names, lower case.
    #[serde(default)]
    pub names: Vec<String>,
    /// Offices of those who speak for it, lower case.
    #[serde(default)]
    pub offices: Vec<String>,
}

/// A country and the words for it, lower case.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Country {
    /// Its name.
    pub name: String,
    /// Words for it and its people.
    pub words: Vec<String>,
}

/// A place and its spellings.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Other right spellings.
    #[serde(default)]
    pub names: Vec<String>,
    /// What it is garbled into.
    #[serde(default)]
    pub garbled: Vec<String>,
    /// Degrees north, for maps.
    pub latitude: Option<Decimal>,
    /// Degrees east.
    pub longitude: Option<Decimal>,
    /// Where the degrees were read: without it they are not told.
    pub position_source: Option<String>,
}

/// Words the ledger weighs, lower case.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Words {
    /// Someone unnamed.
    pub unnamed: Vec<String>,
    /// Part of a whole.
    pub part_of_whole: Vec<String>,
    /// Words that leave nothing out.
    pub whole: Vec<String>,
    /// Sets a figure equal to another.
    pub sets_equal: Vec<String>,
    /// Something is in something.
    pub holds: Vec<String>,
    /// Something is full of something.
    pub filled: Vec<String>,
    /// What is in a container.
    pub contents: Vec<String>,
    /// Shells.
    pub shell: Vec<String>,
    /// Rockets.
    pub rocket: Vec<String>,
    /// Bounds from above.
    pub upper_bound: Vec<String>,
    /// Bounds from below.
    pub lower_bound: Vec<String>,
    /// Marks of direct speech.
    pub quotation_marks: Vec<String>,
}

/// Why a text is no table of limits.
#[derive(Debug, thiserror::Error)]
#[error("this is no table of limits: {0}")]
pub struct NotLimits(#[from] toml::de::Error);

impl NotLimits {
    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        self.0.message()
    }

    /// Bytes of the text where it stands.
    pub fn span(&self) -> Option<std::ops::Range<usize>> {
        self.0.span()
    }
}

impl Limits {
    /// The limits in a TOML text: any of the tables `payload`, `volume`, `ratio`, `calibre`, `counter`, `country`, `place`, `words`.
    pub fn from_toml(text: &str) -> Result<Self, NotLimits> {
        let mut limits: Self = toml::from_str(text)?;
        let lists = limits.counters.iter_mut().flat_map(|counter| [&mut counter.names, &mut counter.offices]);
        for word in lists.chain(limits.countries.iter_mut().map(|country| &mut country.words)).flatten() {
            *word = word.to_lowercase();
        }
        Ok(limits)
    }

    /// What the ledger knows without a pack: the words it weighs.
    pub fn language() -> Self {
        let words = toml::from_str(include_str!("../../data/en.toml"))
            .expect("a test reads every file that is shipped");
        Self { words, ..Self::default() }
    }

    /// Those of the pack `arms-transfers`.
    pub fn shipped() -> Self {
        let read = |text: &str| Self::from_toml(text).expect("a test reads every file that is shipped");
        read(include_str!("../../../../packs/arms-transfers/limits.toml"))
            .and(read(include_str!("../../../../packs/arms-transfers/counters.toml")))
            .and(read(include_str!("../../../../packs/arms-transfers/places.toml")))
            .and(Self::language())
    }

    /// These limits and others. Where both have words, those of the others hold.
    pub fn and(mut self, other: Self) -> Self {
        self.payloads.extend(other.payloads);
        self.volumes.extend(other.volumes);
        self.ratios.extend(other.ratios);
        self.calibres.extend(other.calibres);
        self.counters.extend(other.counters);
        self.countries.extend(other.countries);
        self.places.extend(other.places);
        if other.words != Words::default() {
            self.words = other.words;
        }
        self
    }

    /// What is known of a calibre.
    pub fn calibre(&self, millimetres: u32) -> Option<&Calibre> {
        self.calibres.iter().find(|calibre| calibre.millimetres == millimetres)
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn the_shipped_limits_name_their_sources() {
        let limits = Limits::shipped();
        let volumes = limits.volumes.iter().map(|volume| (&volume.source, &volume.note));
        let ratios = limits.ratios.iter().map(|ratio| (&ratio.source, &ratio.note));
        let payloads = limits.payloads.iter().map(|payload| (&payload.source, &payload.note));
        for (source, note) in payloads.chain(volumes).chain(ratios) {
            assert!(!source.is_empty() && !note.is_empty(), "{source}: {note}");
        }
        for calibre in &limits.calibres {
            let has_mass = calibre.shell_kg.is_some() || calibre.rocket_kg.is_some();
            assert_eq!(has_mass, calibre.source.is_some(), "{} mm", calibre.millimetres);
        }
    }

    #[test]
    fn every_organ_is_part_of_a_counter_and_every_counter_of_a_country_with_words() {
        let limits = Limits::shipped();
        for counter in &limits.counters {
            if let Some(whole) = &counter.part_of {
                assert!(limits.counters.iter().any(|other| &other.name == whole), "{whole}");
            }
            if let Some(country) = &counter.country {
                assert!(limits.countries.iter().any(|other| &other.name == country), "{country}");
            }
        }
    }
}
