//! Every value against the shape that its table has: unknown keys, missing keys, wrong types.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::entry::decimal;
use crate::fault::{Fault, Place};
use crate::known::nearest;
use crate::parse::Parsed;
use crate::shape::{Key, Shape};
use crate::tables::{is_of_the_language, tables};

/// The faults of shape in a file.
pub(crate) fn walk(parsed: &Parsed<'_>, faults: &mut Vec<Fault>) {
    let mut walker = Walker { file: parsed.file, faults };
    let root = parsed.root.get_ref();
    walker.unknown(root, tables(), "");
    for table in tables() {
        if let Some(value) = root.get(table.name) {
            walker.value(value, &table.shape, &format!("[[{}]]", table.name), table.name);
        }
    }
}

struct Walker<'f> {
    file: usize,
    faults: &'f mut Vec<Fault>,
}

impl Walker<'_> {
    fn fault(&mut self, bytes: std::ops::Range<usize>, says: String, help: String) {
        self.faults.push(Fault::new(Place { file: self.file, bytes }, says, help));
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, shape: &Shape, inside: &str, key: &str) {
        match (shape, value.get_ref()) {
            (Shape::Text, DeValue::String(_)) | (Shape::Truth, DeValue::Boolean(_)) => {}
            (Shape::OneOf(words), DeValue::String(word)) => {
                if !words.contains(&word.as_ref()) {
                    self.not_of(value, word, words, key);
                }
            }
            (Shape::Whole, DeValue::Integer(whole)) if whole.as_str().parse::<u32>().is_ok() => {}
            (Shape::Figure, DeValue::Integer(_) | DeValue::String(_))
                if decimal(value.get_ref()).is_some() => {}
            (Shape::Figure, DeValue::Float(float)) => {
                let says = format!("`{key}` of {inside} is a figure with a fraction outside quotation marks");
                let help =
                    format!("write \"{}\": figures are kept digit by digit, as they stand", float.as_str());
                self.fault(value.span(), says, help);
            }
            (Shape::List(of), DeValue::Array(list)) => {
                list.iter().for_each(|one| self.value(one, of, inside, key));
            }
            (Shape::Table(keys), DeValue::Table(table)) => self.table(table, value.span(), keys, inside),
            (Shape::Map(of), DeValue::Table(table)) => {
                table.iter().for_each(|(_, one)| self.value(one, of, inside, key));
            }
            (shape, other) => self.wrong_type(value, shape, other, inside, key),
        }
    }

    fn table(&mut self, table: &DeTable<'_>, head: std::ops::Range<usize>, keys: &[Key], inside: &str) {
        self.unknown(table, keys, inside);
        for key in keys {
            match table.get(key.name) {
                Some(value) => self.value(value, &key.shape, inside, key.name),
                // A slip in the key is told where it stands.
                None if key.required && !is_mistyped(key.name, table, keys) => {
                    let says = format!("this {inside} has no `{}`", key.name);
                    let help = format!("add `{} = {}`", key.name, key.shape.example());
                    self.fault(head.clone(), says, help);
                }
                None => {}
            }
        }
    }

    /// Keys that no type reads.
    fn unknown(&mut self, table: &DeTable<'_>, keys: &[Key], inside: &str) {
        let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
        for (name, _) in table.iter().filter(|(name, _)| !known.contains(&name.get_ref().as_ref())) {
            let (word, place) = (name.get_ref().as_ref(), name.span());
            let says = match inside {
                "" => format!("`{word}` is no table of a pack"),
                _ => format!("`{word}` is no key of {inside}"),
            };
            let help = match nearest(word, known.iter().copied()) {
                Some(near) => format!("`{near}` is one; did you mean it?"),
                None if inside.is_empty() && is_of_the_language(word) => {
                    format!("it is a table of the language; a pack holds {}", known.join(", "))
                }
                None => format!("there are: {}", known.join(", ")),
            };
            self.fault(place, says, help);
        }
    }

    fn not_of(&mut self, value: &Spanned<DeValue<'_>>, word: &str, words: &[&str], key: &str) {
        let help = match nearest(word, words.iter().copied()) {
            Some(near) => format!("`{near}` is one; did you mean it?"),
            None => format!("there are: {}", words.join(", ")),
        };
        self.fault(value.span(), format!("`{word}` is no {}", key.replace('_', " ")), help);
    }

    fn wrong_type(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        shape: &Shape,
        other: &DeValue<'_>,
        inside: &str,
        key: &str,
    ) {
        let is_table = matches!(shape, Shape::List(of) if matches!(**of, Shape::Table(_)));
        let (says, help) = match (shape, other) {
            _ if is_table => (
                format!("`{key}` is a list of tables"),
                format!("write each of them under a line `[[{key}]]`"),
            ),
            (Shape::Figure, DeValue::String(text)) => (
                format!("`{key}` of {inside} is a figure, and “{text}” is none"),
                "write digits with a full stop before the fraction: \"43.56\"".to_string(),
            ),
            (Shape::Whole, DeValue::Integer(_) | DeValue::Float(_)) => (
                format!("`{key}` of {inside} is a whole number from 0"),
                format!("write `{key} = {}`", shape.example()),
            ),
            _ => (
                format!("`{key}` of {inside} is {}, and this is {}", a(&shape.name()), a(kind(other))),
                format!("write `{key} = {}`", shape.example()),
            ),
        };
        self.fault(value.span(), says, help);
    }
}

/// Whether a key of the table that no type reads is most likely this one.
fn is_mistyped(key: &str, table: &DeTable<'_>, keys: &[Key]) -> bool {
    let known = || keys.iter().map(|key| key.name);
    let unknown = table.keys().filter(|name| known().all(|known| known != name.get_ref().as_ref()));
    unknown.into_iter().any(|name| nearest(name.get_ref(), known()) == Some(key))
}

fn a(noun: &str) -> String {
    match noun.starts_with('`') || noun.starts_with("one of") || noun == "text" {
        true => noun.to_string(),
        false => format!("a {noun}"),
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "number",
        DeValue::Float(_) => "number with a fraction",
        DeValue::Boolean(_) => "truth value",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "list",
        DeValue::Table(_) => "table",
    }
}
