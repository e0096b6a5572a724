//! The description of the interface for programs, as its snapshot has it, and what its schemas say in words.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// The snapshot that the tests of the server hold to what is served.
const SNAPSHOT: &str = "crates/plimsoll-web/tests/server/api/snapshots/server__api__described__openapi.snap";

/// The description.
pub(super) struct Description(pub(super) Value);

/// A field of an object.
pub(super) struct Field<'d> {
    pub(super) name: &'d str,
    pub(super) kind: String,
    pub(super) is_always: bool,
    pub(super) words: &'d str,
}

impl Description {
    pub(super) fn read(root: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(root.join(SNAPSHOT)).with_context(|| format!("cannot read {SNAPSHOT}"))?;
        // The head of a snapshot ends at the second line of dashes.
        let json = text.splitn(3, "---\n").nth(2).with_context(|| format!("{SNAPSHOT} has no head"))?;
        Ok(Self(serde_json::from_str(json).with_context(|| format!("{SNAPSHOT} is no JSON"))?))
    }

    /// A schema by its name.
    pub(super) fn schema(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }

    /// The fields of an object, in the order of the description.
    pub(super) fn fields<'d>(&'d self, schema: &'d Value) -> Vec<Field<'d>> {
        let parts = schema["allOf"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|part| self.fields(self.resolved(part)));
        let required = |name: &str| {
            schema["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name))
        };
        let own = schema["properties"].as_object().into_iter().flatten().map(|(name, field)| Field {
            name,
            kind: self.kind(field),
            is_always: required(name),
            words: self.words(field),
        });
        own.chain(parts).collect()
    }

    /// What a schema holds, in a few words: "text or null", "list of `ChainNode`".
    pub(super) fn kind(&self, schema: &Value) -> String {
        if let Some(name) = name_of(schema) {
            return self.named(name);
        }
        if let Some(parts) = schema["oneOf"].as_array() {
            let kinds: Vec<String> = parts.iter().map(|part| self.kind(part)).collect();
            let (null, rest): (Vec<String>, Vec<String>) = kinds.into_iter().partition(|kind| kind == "null");
            return [rest, null].concat().join(" or ");
        }
        if let Some(words) = schema["enum"].as_array() {
            let words: Vec<String> =
                words.iter().filter_map(Value::as_str).map(|word| format!("`{word}`")).collect();
            return words.join(", ");
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => return "anything".into(),
        };
        kinds.into_iter().map(|kind| self.plain(kind, schema)).collect::<Vec<_>>().join(" or ")
    }

    fn plain(&self, kind: &str, schema: &Value) -> String {
        match (kind, schema["format"].as_str()) {
            ("array", _) if schema["maxItems"] == 2 => {
                format!("pair of {}", plural(&self.kind(&schema["items"])))
            }
            ("array", _) => format!("list of {}", plural(&self.kind(&schema["items"]))),
            ("string", Some("decimal")) => "decimal as text".into(),
            ("string", Some("date-time")) => "time in UTC".into(),
            ("string", _) => "text".into(),
            ("integer", _) => "whole number".into(),
            ("boolean", _) => "true or false".into(),
            (other, _) => other.into(),
        }
    }

    /// A named schema: what it is where that is said in a word, else its name.
    fn named(&self, name: &str) -> String {
        let schema = self.schema(name);
        match (schema["properties"].is_object() || schema["allOf"].is_array(), schema["oneOf"].is_array()) {
            (true, _) | (_, true) => format!("`{name}`"),
            _ if schema["enum"].is_array() => format!("`{name}`"),
            _ if ["Date", "Period", "Moment", "Span", "Day"].contains(&name) => format!("`{name}`"),
            _ => self.kind(schema),
        }
    }

    fn words<'d>(&'d self, field: &'d Value) -> &'d str {
        let in_part = || field["oneOf"].as_array()?.iter().find_map(|part| part["description"].as_str());
        field["description"].as_str().or_else(in_part).unwrap_or_default()
    }

    fn resolved<'d>(&'d self, schema: &'d Value) -> &'d Value {
        name_of(schema).map_or(schema, |name| self.schema(name))
    }

    /// The names that a schema refers to, in its fields and theirs.
    pub(super) fn names<'d>(&self, schema: &'d Value, found: &mut Vec<&'d str>) {
        match schema {
            Value::Object(fields) => {
                found.extend(name_of(schema));
                fields.values().for_each(|value| self.names(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| self.names(item, found)),
            _ => {}
        }
    }
}

/// The name that a reference leads to.
pub(super) fn name_of(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

fn plural(kind: &str) -> String {
    match kind {
        "text" => "texts".into(),
        "whole number" => "whole numbers".into(),
        other => other.into(),
    }
}

/// Words in a cell of a table.
pub(super) fn cell(words: &str) -> String {
    words.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}
