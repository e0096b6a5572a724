use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::string;
use crate::charset::Decoded;
use crate::draft::Draft;
use crate::{Moment, Place, Problem, Remark};

/// What the fields are called.
#[derive(Deserialize)]
struct Names {
    id: Vec<String>,
    url: Vec<String>,
    outlet: Vec<String>,
    byline: Vec<String>,
    published: Vec<String>,
    updated: Vec<String>,
    title: Vec<String>,
    text: Vec<String>,
    links: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/fields.toml")).expect("data/fields.toml is well formed")
});

/// Reads `raw`, a part of the decoded input that is to be an object.
pub(super) fn draft(raw: &str, decoded: &Decoded<'_>, place: &Place) -> Result<Draft, Problem> {
    let not_json =
        |error: serde_json::Error| Problem::NotJson { place: place.clone(), reason: error.to_string() };
    let found = kind_of(raw);
    if found != "an object" {
        serde_json::from_str::<IgnoredAny>(raw).map_err(not_json)?;
        return Err(Problem::NotAnObject { place: place.clone(), found });
    }
    let values: BTreeMap<String, &RawValue> = serde_json::from_str(raw).map_err(not_json)?;
    let mut fields = Fields { values, remarks: Vec::new() };
    let mut draft = Draft {
        id: fields.words(&NAMES.id).unwrap_or_default(),
        url: fields.words(&NAMES.url),
        outlet: fields.words(&NAMES.outlet),
        byline: fields.words(&NAMES.byline),
        published: fields.moment(&NAMES.published),
        updated: fields.moment(&NAMES.updated),
        title: fields.words(&NAMES.title),
        links: fields.list(&NAMES.links),
        ..Draft::default()
    };
    fields.text(&mut draft, decoded, place)?;
    draft.remarks = decoded.remarks.iter().cloned().chain(fields.remarks).collect();
    Ok(draft)
}

struct Fields<'a> {
    values: BTreeMap<String, &'a RawValue>,
    remarks: Vec<Remark>,
}

impl Fields<'_> {
    /// The first of `names` that is there and says something, with its raw JSON.
    fn first<'n>(&self, names: &'n [String]) -> Option<(&'n str, &RawValue)> {
        let says = |raw: &&&RawValue| !matches!(raw.get(), "null" | "\"\"" | "[]");
        names.iter().find_map(|name| Some((name.as_str(), *self.values.get(name).filter(says)?)))
    }

    /// A field of words; a list of words is joined, a number is taken as written.
    fn words(&mut self, names: &[String]) -> Option<String> {
        let (name, raw) = self.first(names)?;
        let words = match kind_of(raw.get()) {
            "a string" => serde_json::from_str::<String>(raw.get()).ok(),
            "a number" => Some(raw.get().to_owned()),
            "an array" => serde_json::from_str::<Vec<String>>(raw.get()).ok().map(|list| list.join(", ")),
            _ => None,
        };
        if words.is_none() {
            let message = format!("`{name}` is {} and was not read", kind_of(raw.get()));
            self.remarks.push(Remark::new("field-ignored", message));
        }
        words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
    }

    /// A field that is a list of words; anything else in it is left out.
    fn list(&self, names: &[String]) -> Vec<String> {
        let Some((_, raw)) = self.first(names) else { return Vec::new() };
        let values: Vec<serde_json::Value> = serde_json::from_str(raw.get()).unwrap_or_default();
        values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
    }

    fn moment(&mut self, names: &[String]) -> Option<Moment> {
        let words = self.words(names)?;
        let moment = Moment::parse(&words);
        if moment.is_none() {
            let shown: String = words.chars().take(40).collect();
            self.remarks.push(Remark::new(
                "date-unread",
                format!("\u{201c}{shown}\u{201d} was not understood as a date"),
            ));
        }
        moment
    }

    fn text(&self, draft: &mut Draft, decoded: &Decoded<'_>, place: &Place) -> Result<(), Problem> {
        let Some((name, raw)) = self.first(&NAMES.text) else {
            let is_there =
                NAMES.text.iter().any(|name| self.values.get(name).is_some_and(|raw| raw.get() == "\"\""));
            // An empty text under a title is a report with nothing but its title.
            return if is_there && draft.title.is_some() {
                Ok(())
            } else {
                Err(Problem::NoText { place: place.clone() })
            };
        };
        let field = name.to_owned();
        let found = kind_of(raw.get());
        if found != "a string" {
            return Err(Problem::FieldNotText { place: place.clone(), field, found });
        }
        let at = raw.get().as_ptr() as usize - decoded.text.as_ptr() as usize;
        let map = string::source_map(raw.get(), at);
        draft.text = string::text(raw.get(), at, &map).map_err(|error| Problem::NotJson {
            place: place.clone(),
            reason: format!("`{field}`: {error}"),
        })?;
        draft.source_map = map.through(&decoded.map);
        Ok(())
    }
}

fn kind_of(raw: &str) -> &'static str {
    match raw.trim_start().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}
