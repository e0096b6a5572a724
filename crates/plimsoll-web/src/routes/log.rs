use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use plimsoll_account::Event;
use plimsoll_case::Entry;
use plimsoll_ledger::{Decided, Rulings};
use plimsoll_report::wording;

use super::shared::{Asked, Choice, Pages, number, shell, time};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;

/// Entries on a page.
const MOST: usize = 50;
/// Digits of a hash that a row shows.
const SHOWN: usize = 16;
const KINDS: [(&str, &str); 7] = [
    ("", "all"),
    ("received", "received"),
    ("decided", "decided"),
    ("setting", "settings"),
    (Event::KIND, "accounts and sign-ins"),
    ("merged", "merged"),
    ("created", "begun"),
];

#[derive(Template)]
#[template(path = "log.html")]
struct Page {
    shell: Shell,
    head_seq: i64,
    head_hash: String,
    kinds: Vec<Choice>,
    found: String,
    entries: Vec<Row>,
    pages: Option<Pages>,
}

struct Row {
    seq: i64,
    words: String,
    address: Option<String>,
    by: String,
    at: String,
    machine: String,
    hash: String,
    decision: Option<String>,
    can_undo: bool,
    is_undone: bool,
}

/// The changes of the case, latest first.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let kind = asked.get("kind").map(String::as_str).filter(|kind| !kind.is_empty());
        let found = desk.case.log(kind, (number(&asked) - 1).saturating_mul(MOST), MOST)?;
        let head = desk.case.head()?;
        let shell = shell("Log", "/log", snapshot, &visitor, &asked);
        let all = &snapshot.taken.decided;
        let by_id: BTreeMap<&str, &Decided> = all.iter().map(|one| (one.id.as_str(), one)).collect();
        let page = Page {
            shell,
            head_seq: head.seq,
            head_hash: head.hash,
            kinds: Choice::all(&KINDS, kind.unwrap_or_default()),
            found: match found.total {
                1 => "1 entry".to_string(),
                total => format!("{} entries", wording::number(total.into())),
            },
            entries: found.entries.iter().map(|entry| row(entry, all, &by_id)).collect(),
            pages: Pages::of("/log", &asked, found.total, MOST),
        };
        Ok(page)
    })
    .await
}

fn row(entry: &Entry, all: &[Decided], by_id: &BTreeMap<&str, &Decided>) -> Row {
    let content: serde_json::Value = serde_json::from_str(&entry.content).unwrap_or_default();
    let text = |key: &str| content.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let decided = (entry.kind == "decided").then(|| by_id.get(text("id")).copied()).flatten();
    let holds = decided.is_some_and(|one| Rulings::holds(all, &one.id));
    let hash = text("hash").trim_start_matches("blake3:");
    Row {
        seq: entry.seq,
        words: match entry.kind.as_str() {
            "received" => format!("Received {}", text("name")),
            "setting" => format!("Set {}", text("key").replace('_', " ")),
            "created" => format!("Begun with {}", text("tool")),
            "merged" => "Took over another case".to_string(),
            "decided" => {
                decided.map_or_else(|| "Decided".to_string(), |one| wording::decision(&one.decision))
            }
            other => Event::of(entry).map_or_else(|| other.to_string(), |event| event.to_string()),
        },
        address: (entry.kind == "received" && !hash.is_empty()).then(|| format!("/reports/{hash}")),
        by: entry.by.clone(),
        at: time(entry.at),
        machine: entry.at.to_string(),
        hash: entry.hash.get(..SHOWN).unwrap_or(&entry.hash).to_string(),
        decision: decided.map(|one| one.id.to_string()),
        can_undo: holds,
        is_undone: decided.is_some() && !holds,
    }
}
