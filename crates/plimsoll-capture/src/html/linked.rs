//! Linked data (JSON-LD, schema.org) about the article of a page.

use serde_json::{Map, Value};

use super::head::flat;
use crate::Moment;

/// What linked data say of the article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<Moment>,
    pub(super) updated: Option<Moment>,
}

/// Reads the first article in the scripts of a page: alone, in a list, or in an `@graph`.
pub(super) fn read(scripts: &[&str]) -> Option<Linked> {
    scripts.iter().find_map(|script| {
        let script = script
            .trim()
            .trim_start_matches("<!--")
            .trim_start_matches("//<![CDATA[")
            .trim_end_matches("//]]>");
        let value: Value =
            serde_json::from_str(script.trim()).or_else(|_| serde_json::from_str(&tamed(script))).ok()?;
        article(&value).map(linked)
    })
}

/// Line ends inside strings are no JSON, and common.
fn tamed(script: &str) -> String {
    script.replace(['\n', '\r', '\t'], " ")
}

/// The first object that is an article, breadth first.
fn article(value: &Value) -> Option<&Map<String, Value>> {
    let mut waiting = std::collections::VecDeque::from([value]);
    while let Some(value) = waiting.pop_front() {
        match value {
            Value::Array(values) => waiting.extend(values),
            Value::Object(object) if is_article(object) => return Some(object),
            Value::Object(object) => waiting.extend(
                ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key)),
            ),
            _ => {}
        }
    }
    None
}

fn is_article(object: &Map<String, Value>) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kind.contains("Article") || kind.ends_with("Posting"))
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn linked(object: &Map<String, Value>) -> Linked {
    let moment = |key: &str| object.get(key).and_then(Value::as_str).and_then(Moment::parse);
    let url = object.get("url").or_else(|| object.get("mainEntityOfPage"));
    Linked {
        title: object.get("headline").or_else(|| object.get("name")).and_then(name),
        byline: object.get("author").and_then(names),
        outlet: object.get("publisher").and_then(names),
        url: url
            .and_then(|url| url.as_str().or_else(|| url.get("@id").and_then(Value::as_str)))
            .map(str::to_owned),
        published: moment("datePublished"),
        updated: moment("dateModified"),
    }
}

/// A name given as words or as an object with a name.
fn name(value: &Value) -> Option<String> {
    let words = value.as_str().or_else(|| value.get("name").and_then(Value::as_str))?;
    Some(flat(words)).filter(|words| !words.is_empty())
}

fn names(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => {
            let all: Vec<String> = values.iter().filter_map(name).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        value => name(value),
    }
}
