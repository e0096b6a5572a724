//! Every kind of row: its fields, and one as the program prints it.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::{Context, Result};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::Program;
use super::description::{Description, Field, cell};

const HEAD: &str = "\
# Rows

What `plimsoll read --rows KIND --format jsonl` prints, `plimsoll case export` too, and [the interface for programs](../api.md) gives: one JSON object a row. Fields may be added and are never renamed.
A field that is *always* there is null where nothing is known. Figures are decimals as text, never floating-point numbers; dates are EDTF (ISO 8601-2); offsets are bytes into the report’s `text`.

The examples are the first row that the program prints of `examples/reports`. `cargo xtask reference` writes this page, and a test holds it to the program.
";

/// The sample reports.
const SAMPLES: &str = "examples/reports";

/// Kinds of rows: as they are asked for, the schema, and the command.
const KINDS: [(&str, &str, &[&str]); 9] = [
    ("claims", "Claim", &["read", "--rows", "claims", "--format", "jsonl", SAMPLES]),
    ("statements", "Event", &["read", "--rows", "statements", "--format", "jsonl", SAMPLES]),
    ("origins", "Origin", &["read", "--rows", "origins", "--format", "jsonl", SAMPLES]),
    ("series", "Series", &["read", "--rows", "series", "--format", "jsonl", SAMPLES]),
    ("findings", "Finding", &["read", "--rows", "findings", "--format", "jsonl", SAMPLES]),
    ("ratios", "Ratio", &["read", "--rows", "ratios", "--format", "jsonl", SAMPLES]),
    ("estimates", "Estimate", &["read", "--rows", "estimates", "--format", "jsonl", SAMPLES]),
    ("reports", "ReportRow", &["read", "--rows", "reports", "--format", "jsonl", SAMPLES]),
    ("captured", "Report", &["capture", "--format", "jsonl", SAMPLES]),
];

pub(super) fn page(program: &Program, description: &Description) -> Result<String> {
    let mut page = HEAD.to_string();
    let mut below: Vec<&str> = Vec::new();
    for (name, schema, command) in KINDS {
        let printed = program.says(command)?;
        let row = printed.lines().next().with_context(|| format!("no row of {name}"))?;
        let keys: Keys =
            serde_json::from_str(row).with_context(|| format!("a row of {name} is no object"))?;
        let shape = description.schema(schema);
        let what = shape["description"].as_str().unwrap_or_default();
        page.push_str(&format!("\n## {name}\n\n{what}\n\n{}", table(description.fields(shape), &keys.0)));
        page.push_str(&format!("\n`plimsoll {}`\n\n```json\n{row}\n```\n", command.join(" ")));
        description.names(shape, &mut below);
    }
    page.push_str(&parts(description, below));
    Ok(page)
}

/// The fields in the order in which they are printed.
fn table(mut fields: Vec<Field<'_>>, order: &[String]) -> String {
    let place = |field: &Field<'_>| order.iter().position(|name| name == field.name).unwrap_or(order.len());
    fields.sort_by_key(place);
    let row = |field: &Field<'_>| {
        let always = if field.is_always { "always" } else { "sometimes" };
        format!("| `{}` | {} | {always} | {} |\n", field.name, cell(&field.kind), cell(field.words))
    };
    format!(
        "| field | holds | there | what |\n|---|---|---|---|\n{}",
        fields.iter().map(row).collect::<String>()
    )
}

/// What the rows are made of, and what that is made of.
fn parts<'d>(description: &'d Description, mut open: Vec<&'d str>) -> String {
    let mut seen: BTreeSet<&'d str> = BTreeSet::new();
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            description.names(description.schema(name), &mut open);
        }
    }
    let rows: Vec<&str> = KINDS.iter().map(|(_, schema, _)| *schema).collect();
    let part = |name: &&str| {
        let schema = description.schema(name);
        let what = schema["description"].as_str().unwrap_or_default();
        let fields = description.fields(schema);
        let holds = match schema["enum"].is_array() {
            true => format!("One of {}.\n", description.kind(schema)),
            false if fields.is_empty() => String::new(),
            false => table(fields, &[]),
        };
        format!("\n### `{name}`\n\n{what}\n\n{holds}").trim_end().to_string() + "\n"
    };
    let text = seen.iter().filter(|name| !rows.contains(name)).map(part).collect::<String>();
    format!("\n## What rows are made of\n{text}")
}

/// The keys of an object, in order.
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some((key, IgnoredAny)) = map.next_entry()? {
                    keys.push(key);
                }
                Ok(Keys(keys))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn keys_keep_their_order() {
        let keys: Keys = serde_json::from_str("{\"b\": 1, \"a\": {\"c\": []}}").expect("an object");
        assert_eq!(keys.0, ["b", "a"]);
    }
}
