//! The description of the interface, as OpenAPI 3.1: made from the handlers, then completed with what goes for all of them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;

use super::problem::{MEDIA_TYPE, Problem};
use super::{BASE, addings, operations};

/// What the interface is, in a few sentences.
const ABOUT: &str = "A case of Plimsoll for programs: the rows that the command prints, and everything that can be decided. \
     Lists come page by page; every read has a strong ETag, which also says on what state of the case a write is made (If-Match). \
     What goes wrong is a problem after RFC 9457. Figures are decimal strings, dates are EDTF (ISO 8601-2), offsets are bytes.";

/// Parts by which operations are told apart.
const TAGS: [(&str, &str); 6] = [
    ("case", "The case as a whole, its settings and its log"),
    ("reports", "What was received"),
    ("claims", "What was read in the reports"),
    ("ledger", "What follows from it"),
    ("decisions", "What people decided"),
    ("export", "The case in other forms"),
];

/// A tag, or whatever there is.
const TAG: &str = "^(\\*|\"[0-9a-f]{16}-[0-9a-f]{16}\")$";

#[derive(utoipa::OpenApi)]
#[openapi(info(title = "Plimsoll"), components(schemas(Problem)))]
struct Description;

/// The description, as it is served.
pub(super) static TEXT: LazyLock<String> = LazyLock::new(|| {
    // Plain data always serialises.
    serde_json::to_string_pretty(&whole()).expect("a description is plain data") + "\n"
});

fn whole() -> Value {
    let (_, described) = OpenApiRouter::with_openapi(Description::openapi())
        .nest(BASE, operations().merge(addings()))
        .split_for_parts();
    // Plain data always serialises.
    let mut whole = serde_json::to_value(&described).expect("a description is plain data");
    head(&mut whole);
    whole["components"]["schemas"]["NewReport"]["anyOf"] =
        json!([{"required": ["text"]}, {"required": ["html"]}]);
    let sent = sent(&whole);
    if let Some(schemas) = whole["components"]["schemas"].as_object_mut() {
        let printed = schemas.iter_mut().filter(|(name, _)| !sent.contains(*name));
        printed.for_each(|(_, schema)| require(schema));
    }
    let examples: Value = serde_json::from_str(include_str!("examples.json")).unwrap_or_default();
    if let Some(paths) = whole["paths"].as_object_mut() {
        for (path, item) in paths {
            for (method, operation) in item.as_object_mut().into_iter().flatten() {
                complete(path, method, operation);
                illustrate(operation, &examples);
            }
        }
    }
    plain(whole)
}

fn head(whole: &mut Value) {
    whole["info"] = json!({
        "title": "Plimsoll", "version": env!("CARGO_PKG_VERSION"), "description": ABOUT,
        "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
    });
    whole["servers"] = json!([{"url": "/"}]);
    whole["tags"] = TAGS.map(|(name, description)| json!({"name": name, "description": description})).into();
    whole["components"]["securitySchemes"] = json!({"bearer": {
        "type": "http", "scheme": "bearer",
        "description": "A token of an account. A server on this machine alone, without accounts, asks for none.",
    }});
    whole["security"] = json!([{}, {"bearer": []}]);
    whole["components"]["responses"] = json!({"Problem": {
        "description": "What is wrong, and what to do",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }});
}

/// The schemas of what is sent, with all that they name.
fn sent(whole: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = Vec::new();
    for operation in whole["paths"].as_object().into_iter().flat_map(Map::values).flat_map(methods) {
        named(&operation["requestBody"], &mut open);
    }
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) {
            named(&whole["components"]["schemas"][&name], &mut open);
        }
    }
    found
}

fn methods(item: &Value) -> impl Iterator<Item = &Value> {
    item.as_object().into_iter().flat_map(Map::values)
}

/// The schemas that something names.
fn named(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| match value {
            Value::String(text) if key == "$ref" => {
                names.extend(text.rsplit('/').next().map(str::to_string));
            }
            value => named(value, names),
        }),
        Value::Array(items) => items.iter().for_each(|item| named(item, names)),
        _ => {}
    }
}

/// Says of every field that can be null that it is there: what is printed has all its fields, and null where nothing is known.
fn require(schema: &mut Value) {
    if let Some(properties) = schema["properties"].as_object() {
        let nullable =
            properties.iter().filter(|(_, field)| is_nullable(field)).map(|(name, _)| name.clone());
        let mut required: BTreeSet<String> = nullable.collect();
        let told = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        required.extend(told.map(str::to_string));
        if !required.is_empty() {
            schema["required"] = required.into_iter().collect();
        }
    }
    for parts in ["oneOf", "allOf"] {
        if let Some(parts) = schema.get_mut(parts).and_then(Value::as_array_mut) {
            parts.iter_mut().for_each(require);
        }
    }
}

fn is_nullable(field: &Value) -> bool {
    let is_null = |kind: &Value| kind == "null";
    field["type"].as_array().is_some_and(|kinds| kinds.iter().any(is_null))
        || field["oneOf"].as_array().is_some_and(|parts| parts.iter().any(|part| is_null(&part["type"])))
}

/// Adds to an operation what goes for all: tags, conditions, problems, and who may ask for it.
fn complete(path: &str, method: &str, operation: &mut Value) {
    let is_read = method == "get";
    let role = match (is_read, path.ends_with("/settings")) {
        (true, _) => "viewer",
        (_, true) => "admin",
        (..) => "analyst",
    };
    operation["x-role"] = role.into();
    let told = operation["description"].as_str().unwrap_or_default();
    operation["description"] = format!("{told}\n\nRole: {role}.").trim().into();
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let has = |name: &str| parameters.iter().any(|parameter| parameter["name"] == name);
    let (is_list, is_adding) = (has("cursor"), path.ends_with("/reports") || path.ends_with("/files"));
    let mut more = parameters.clone();
    if is_read {
        more.push(condition(
            "If-None-Match",
            "ETags of answers that the caller has: where one is the same, the answer is 304",
        ));
    } else if !is_adding && !has("If-Match") {
        more.push(condition(
            "If-Match",
            "An ETag of any answer: the case is changed only if it was not changed since",
        ));
    }
    more.iter_mut().filter(|parameter| parameter["name"] == "If-Match").for_each(|parameter| {
        parameter["schema"]["pattern"] = TAG.into();
    });
    operation["parameters"] = more.into();
    if let Some(sent) = operation.pointer_mut("/requestBody/content/application~1octet-stream/schema") {
        *sent = json!({"type": "string", "format": "binary"});
    }
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, response) in responses.iter_mut().filter(|(status, _)| status.starts_with('2')) {
        let contents = response.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten();
        // Bytes of any kind: nothing is said of them.
        contents
            .filter(|(kind, _)| *kind != "application/json")
            .for_each(|(_, content)| *content = json!({}));
        let mut headers = Map::new();
        if is_read || !is_adding {
            headers.insert("ETag".into(), header("The state of the case, and which answer of it this is"));
        }
        if is_list {
            headers.insert(
                "Link".into(),
                header("The address of the next page, with `rel=\"next\"` (RFC 8288)"),
            );
        }
        if status == "201" {
            headers.insert("Location".into(), header("Where it is"));
        }
        response["headers"] = headers.into();
        if response["description"].as_str().unwrap_or_default().is_empty() {
            response["description"] = if is_read { "What was asked for" } else { "It is done" }.into();
        }
    }
    if has("assume") {
        responses.insert("422".into(), json!({"$ref": "#/components/responses/Problem"}));
    }
    if is_read {
        responses.insert("304".into(), json!({"description": "It is what the caller has"}));
    }
    for status in problems(path, is_read, is_adding, role) {
        responses.insert(status.into(), json!({"$ref": "#/components/responses/Problem"}));
    }
}

/// What can go wrong; `default`: with the server, the case or the disk.
fn problems(path: &str, is_read: bool, is_adding: bool, role: &str) -> Vec<&'static str> {
    let mut statuses = vec!["400", "403", "default"];
    if path.contains('{') {
        statuses.push("404");
    }
    if !is_read {
        statuses.extend(["413", "415", "422"]);
    }
    if !is_read && !is_adding {
        statuses.extend(["404", "409", "412"]);
    }
    if role == "admin" {
        statuses.push("428");
    }
    statuses
}

fn condition(name: &str, description: &str) -> Value {
    let schema = match name {
        "If-Match" => json!({"type": "string", "pattern": TAG}),
        _ => json!({"type": "string"}),
    };
    json!({"name": name, "in": "header", "required": false, "description": description, "schema": schema})
}

fn header(description: &str) -> Value {
    json!({"description": description, "schema": {"type": "string"}})
}

/// Puts in what the sample reports give.
fn illustrate(operation: &mut Value, examples: &Value) {
    let example = &examples[operation["operationId"].as_str().unwrap_or_default()];
    if example.is_null() {
        return;
    }
    for parameter in operation["parameters"].as_array_mut().into_iter().flatten() {
        let given = &example["parameters"][parameter["name"].as_str().unwrap_or_default()];
        if !given.is_null() {
            parameter["example"] = given.clone();
        }
    }
    let show = |content: Option<&mut Value>, example: &Value| {
        if let (false, Some(content)) = (example.is_null(), content) {
            content["example"] = example.clone();
        }
    };
    show(operation.pointer_mut("/requestBody/content/application~1json"), &example["request"]);
    for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
        if status.starts_with('2') {
            show(response.pointer_mut("/content/application~1json"), &example["response"]);
        }
    }
}

/// The same with its keys sorted, whatever other crates ask of `serde_json`, and with links of the documentation as plain names.
fn plain(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let sorted: std::collections::BTreeMap<String, Value> = fields.into_iter().collect();
            Value::Object(sorted.into_iter().map(|(key, value)| (key, plain(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::String(text) => Value::String(text.replace("[`", "`").replace("`]", "`")),
        other => other,
    }
}
