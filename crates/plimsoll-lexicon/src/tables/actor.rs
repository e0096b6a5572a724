//! Who acts and speaks.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

/// A country, body, outlet, vessel or person known by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Canonical name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names, metonyms ("Pyongyang", "the North").
    #[serde(default)]
    pub names: Vec<String>,
    /// Adjectives and demonyms ("North Korean").
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Country it belongs to (canonical name), for bodies.
    #[serde(default)]
    pub country: Option<String>,
    /// The word its bodies' names begin with, where that is not the first adjective ("US" officials).
    #[serde(default)]
    pub attributive: Option<String>,
    /// The body that speaks through it (canonical name), for the outlet of a think tank or ministry.
    #[serde(default)]
    pub house: Option<String>,
}

impl Actor {
    /// The word that the names of its bodies begin with: "South Korean", "US".
    pub fn attributive(&self) -> &str {
        self.attributive.as_deref().or(self.adjectives.first().map(String::as_str)).unwrap_or(&self.name)
    }
}

/// What an actor is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, serde::Serialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A human being
    Person,
    /// A ministry, company, agency, group
    Organisation,
    /// A state
    Country,
    /// A town, port, region
    Place,
    /// A newspaper, broadcaster, news agency
    Outlet,
    /// A ship
    Vessel,
}

/// A noun for what people are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Which kind of role.
    pub kind: RoleKind,
    /// The nouns ("minister", "spokesman").
    pub words: Vec<String>,
}

/// Kinds of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Stands before a name: Mr., President, Rep.
    Title,
    /// Names a person by office: minister, spokesman, lawmaker
    Office,
    /// Names people without a name: officials, witnesses, analysts
    Source,
    /// Names a document that speaks: report, study, fact sheet
    Document,
    /// Names what shows something and is nobody's word: imagery, photos, data
    Evidence,
}

/// Words that personal names are made of.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Family names of peoples who write them first ("Shin" in "Shin Won-sik").
    pub family_first: Vec<String>,
    /// Given names of men.
    pub masculine: Vec<String>,
    /// Given names of women.
    pub feminine: Vec<String>,
    /// Small words inside names ("van", "de").
    pub particle: Vec<String>,
    /// Words around names, by what they tell there.
    pub word: BTreeMap<NameWord, Vec<String>>,
}

/// What a word tells about a name or noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameWord {
    /// "South": names a country in some reports and nothing in others
    Direction,
    /// "officials" in "officials in Seoul": they speak for the country of the capital
    Governing,
    /// "Jan", "April": a month, and before a family name a forename
    Forename,
    /// "PhD": stands behind a name and belongs to it
    PostNominal,
    /// "Mr.", "he": a man
    Masculine,
    /// "Ms.", "she": a woman
    Feminine,
    /// "the", "this": means something known
    Definite,
    /// "times", "post": part of an outlet's name with a capital, a plain word without
    OutletPart,
    /// "institute", "university": bodies that are called after their city
    OfCity,
    /// "of" in "Ministry of Defence": what a body is of
    BodyOf,
    /// "of", "for", "with": whom somebody with a role serves
    RoleOf,
    /// "of", "from", "at" behind a person's name: where the person belongs
    PersonOf,
    /// "on", "in": before where something is said, not who says it
    BeforePlace,
    /// "lawmaker", "Rep.": whoever sits in a parliament
    Legislator,
    /// "official", "leader": whoever has any office at all
    AnyOffice,
    /// "AG", "plc" behind a name: what a company is called by law
    Company,
}

/// Nouns that names of bodies are made with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// What such a body is.
    pub kind: ActorKind,
    /// The nouns ("ministry", "agency", "News").
    pub words: Vec<String>,
}
