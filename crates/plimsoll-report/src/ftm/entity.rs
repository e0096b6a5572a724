use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::object::{Object, Value};

/// Letters that a name may have; the model cuts longer ones.
const LONGEST_NAME: usize = 380;

/// An entity: a schema and properties that are lists of text.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) id: String,
    schema: &'static str,
    properties: Vec<(&'static str, Vec<String>)>,
}

impl Entity {
    pub(super) fn new(schema: &'static str, id: String) -> Self {
        Self { id, schema, properties: Vec::new() }
    }

    /// The entity with values of a property, each once, those without a letter left out.
    pub(super) fn with<T: AsRef<str>>(
        mut self,
        property: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let mut seen = BTreeSet::new();
        let clean = values.into_iter().map(|value| clean(value.as_ref()));
        let values: Vec<String> =
            clean.filter(|value| !value.is_empty() && seen.insert(value.clone())).collect();
        if !values.is_empty() {
            self.properties.push((property, values));
        }
        self
    }

    /// The entity with names, cut where they are longer than the model allows.
    pub(super) fn named<T: AsRef<str>>(
        self,
        property: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.with(property, values.into_iter().map(|value| cut(&clean(value.as_ref()))))
    }

    pub(super) fn line(&self) -> String {
        let properties =
            self.properties.iter().fold(Object::new(), |all, (name, values)| all.with(name, values.clone()));
        let entity = Object::new().with("id", self.id.as_str()).with("schema", self.schema);
        entity.with("properties", Value::Object(properties)).line()
    }
}

/// One line as the model has its texts: composed letters, plain blanks, no control characters, and none of the marks that nobody sees.
fn clean(value: &str) -> String {
    let seen = value.nfc().filter(|letter| !is_invisible(*letter));
    let plain: String = seen.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
}

fn cut(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((at, _)) => format!("{}…", name[..at].trim_end()),
        None => name.to_string(),
    }
}
