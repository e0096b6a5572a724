//! `plimsoll case log`

use std::io::Write;

use plimsoll_account::Event;
use plimsoll_case::{Case, Entry, LogPage};
use plimsoll_report::{Listing, jsonl, listing};

use super::args::{ListFormat, Log};
use crate::console;
use crate::exit::Outcome;
use crate::verbs::output;

/// Digits of a hash that are shown in a table.
const SHOWN: usize = 12;

pub(crate) fn run(log: &Log) -> anyhow::Result<Outcome> {
    let case = Case::open(&log.file).map_err(super::told)?;
    let page = case.log(log.kind.as_deref(), log.offset, log.limit).map_err(super::told)?;
    let mut out = output();
    match log.format {
        ListFormat::Jsonl => out.write_all(&jsonl::rows(&page.entries))?,
        ListFormat::Table => out.write_all(table(&page).as_bytes())?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn table(page: &LogPage) -> String {
    let rows = page.entries.iter().map(|entry| {
        vec![
            entry.seq.to_string(),
            entry.at.strftime("%Y-%m-%d %H:%M:%SZ").to_string(),
            entry.by.clone(),
            in_short(entry),
            entry.hash.get(..SHOWN).unwrap_or(&entry.hash).to_string(),
        ]
    });
    let foot = format!("{} of {} entries", page.entries.len(), page.total);
    let listed = Listing {
        head: &["Entry", "When", "Who", "What", "Hash"],
        words: &[3],
        numbers: &[0],
        rows: rows.collect(),
        foot,
    };
    listing(&listed, console::width(), console::has_colour())
}

/// What an entry says, in a line.
fn in_short(entry: &Entry) -> String {
    let content: serde_json::Value = serde_json::from_str(&entry.content).unwrap_or_default();
    let text = |key: &str| content.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    match entry.kind.as_str() {
        "received" => format!("received {} from {}", text("name"), text("source")),
        "decided" => match text("decision") {
            "undo" => format!("decision {}: undo {}", text("id"), text("of")),
            decision => format!("decision {}: {}", text("id"), decision.replace('_', " ")),
        },
        "setting" => format!("set {}", text("key")),
        "created" => format!("begun with {}", text("tool")),
        "merged" => {
            format!("taken over from a case of {} entries", content.get("entries").unwrap_or_default())
        }
        other => Event::of(entry).map_or_else(|| other.to_string(), |event| event.to_string()),
    }
}
