//! The interface for programs.

mod described;
mod reads;
mod refused;
mod writes;

use serde_json::Value;

use crate::asking::{Answer, ask};
use crate::served::Served;

/// What an address below `/api/v1` answers.
fn get(served: &Served, path: &str) -> Answer {
    asked(served, "GET", path, &[], "")
}

/// A request to an address below `/api/v1`.
fn asked(served: &Served, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let host = served.address.to_string();
    let mut all = vec![("Host", host.as_str())];
    all.extend_from_slice(headers);
    ask(served.address, method, &format!("/api/v1{path}"), &all, body.as_bytes())
}

/// Sends JSON.
fn send(served: &Served, path: &str, body: &Value) -> Answer {
    asked(served, "POST", path, &[("Content-Type", "application/json")], &body.to_string())
}

/// The rows of a list, all of its pages together.
fn rows(served: &Served, path: &str) -> Vec<Value> {
    let mut all = Vec::new();
    let mut next = Some(format!("/api/v1{path}"));
    while let Some(path) = next {
        let page = served.get(&path).json();
        all.extend(page["items"].as_array().unwrap_or_else(|| panic!("{path}: {page}")).iter().cloned());
        next = page["next"].as_str().map(str::to_string);
    }
    all
}

/// The first row of a list.
fn first(served: &Served, path: &str) -> Value {
    get(served, path).json()["items"][0].clone()
}

/// A field of words.
fn words(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_else(|| panic!("no {field} in {row}")).to_string()
}
