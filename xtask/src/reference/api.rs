//! The interface for programs, operation by operation.

use serde_json::Value;

use super::description::{Description, Field, cell, name_of};

const HEAD: &str = "\
# The interface for programs: every operation

What `/api/v1/openapi.json` says, in words; [docs/api.md](../api.md) tells how to use it, [rows.md](rows.md) what rows hold. Every answer can also be a
problem (`application/problem+json`). `cargo xtask reference` writes this page, and a test holds it to the program.
";

/// Bytes of an example that are shown; more is told of in the description.
const SHOWN: usize = 2_000;

pub(super) fn page(description: &Description) -> String {
    let mut page = HEAD.to_string();
    for tag in description.0["tags"].as_array().into_iter().flatten() {
        page.push_str(&format!("\n## {}\n", text(&tag["description"])));
        for (path, method, operation) in operations(description) {
            if operation["tags"][0] == tag["name"] {
                page.push_str(&one(description, path, method, operation));
            }
        }
    }
    page
}

fn operations(description: &Description) -> impl Iterator<Item = (&String, &String, &Value)> {
    let paths = description.0["paths"].as_object().into_iter().flatten();
    paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| (path, method, operation))
    })
}

fn one(description: &Description, path: &str, method: &str, operation: &Value) -> String {
    let mut part = format!("\n### {}\n\n`{} {path}`\n", text(&operation["summary"]), method.to_uppercase());
    part.push_str(&format!("\n{}\n", text(&operation["description"])));
    let parameters: Vec<String> = operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| parameter(description, one))
        .collect();
    if !parameters.is_empty() {
        part.push_str(&format!(
            "\n| parameter | where | holds | needed | what |\n|---|---|---|---|---|\n{}",
            parameters.concat()
        ));
    }
    if let Some((kind, content)) =
        operation["requestBody"]["content"].as_object().and_then(|all| all.iter().next())
    {
        part.push_str(&format!("\n**Sent** as `{kind}`{}", shape(description, &content["schema"])));
        part.push_str(&example(&content["example"]));
    }
    for (status, response) in operation["responses"].as_object().into_iter().flatten() {
        if !status.starts_with('2') {
            continue;
        }
        part.push_str(&format!("\n**{status}**"));
        for (kind, content) in response["content"].as_object().into_iter().flatten() {
            part.push_str(&format!(" as `{kind}`{}", shape(description, &content["schema"])));
            part.push_str(&example(&content["example"]));
        }
    }
    let problems =
        operation["responses"].as_object().into_iter().flatten().map(|(status, _)| status.as_str());
    let problems: Vec<&str> = problems.filter(|status| status.starts_with(['3', '4', '5'])).collect();
    part.push_str(&format!("\nAlso: {}.\n", problems.join(", ")));
    part
}

fn parameter(description: &Description, parameter: &Value) -> String {
    let (name, place) = (text(&parameter["name"]), text(&parameter["in"]));
    let needed = if parameter["required"] == true { "yes" } else { "" };
    let schema = &parameter["schema"];
    let kind = description.kind(schema).replace(" or null", "");
    let bounds = match (schema["minimum"].as_i64(), schema["maximum"].as_i64()) {
        (Some(least), Some(most)) => format!(", {least} to {most}"),
        _ => String::new(),
    };
    let usual = schema.get("default").map_or_else(String::new, |usual| format!(", else {usual}"));
    format!(
        "| `{name}` | {place} | {}{bounds}{usual} | {needed} | {} |\n",
        cell(&kind),
        cell(text(&parameter["description"]))
    )
}

/// What a body holds: rows by name, anything else field by field.
fn shape(description: &Description, schema: &Value) -> String {
    let name = name_of(schema);
    let schema = name.map_or(schema, |name| description.schema(name));
    let fields = description.fields(schema);
    if fields.is_empty()
        || name.is_some_and(|name| {
            !name.contains("Request") && !name.starts_with("New") && !name.starts_with("Whole")
        })
    {
        return match name.map(|name| name.strip_prefix("Page_").map_or((name, ""), |row| (row, "a page of ")))
        {
            Some((row, page)) => format!(": {page}`{row}`\n"),
            None => "\n".to_string(),
        };
    }
    let row = |field: &Field<'_>| {
        let needed = if field.is_always { "yes" } else { "" };
        format!("| `{}` | {} | {needed} | {} |\n", field.name, cell(&field.kind), cell(field.words))
    };
    format!(
        "\n\n| field | holds | needed | what |\n|---|---|---|---|\n{}",
        fields.iter().map(row).collect::<String>()
    )
}

fn example(example: &Value) -> String {
    if example.is_null() {
        return String::new();
    }
    let text = serde_json::to_string_pretty(example).unwrap_or_default();
    if text.len() > SHOWN { String::new() } else { format!("\n```json\n{text}\n```\n") }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
