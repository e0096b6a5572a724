//! The log: its chain, and what follows from it.

use std::collections::BTreeMap;

use plimsoll_ledger::Decided;
use serde_json::Value;

use super::{Checked, Step, Stop};
use crate::settings::Set;
use crate::{Case, CaseError, Entry, log};

pub(super) fn check(case: &Case, head: Option<&str>, checked: &mut Checked) -> Step {
    let mut before: (i64, String) = (0, String::new());
    let mut has_head = head.is_none();
    let mut settings: BTreeMap<String, Value> = BTreeMap::new();
    each(case, |entry| {
        let place = || format!("entry {} of the log", entry.seq);
        let wrong = |message: &str| Err(Stop::at("log", place(), message));
        if entry.seq != before.0 + 1 {
            return wrong(&format!("the entry before it has number {}: entries are missing", before.0));
        }
        if entry.previous != before.1 {
            return wrong("it does not follow from the entry before it: one of the two was changed");
        }
        if !entry.is_sound() {
            return wrong("its hash is not that of what it says: it was changed");
        }
        has_head |= head == Some(entry.hash.as_str());
        match entry.kind.as_str() {
            "decided" => {
                let decided: Decided = parsed(&entry)?;
                if !decided.is_sound() {
                    let message = "its id is not that of what it says";
                    return Err(Stop::at("decided", format!("decision {}", decided.id), message));
                }
                checked.decisions += 1;
            }
            "setting" => {
                let Set { key, value } = parsed(&entry)?;
                settings.insert(key, value);
            }
            _ => {}
        }
        checked.entries += 1;
        before = (entry.seq, entry.hash);
        Ok(())
    })?;
    if !has_head {
        let message = format!("no entry has the hash {}: entries were taken away", head.unwrap_or_default());
        return Err(Stop::at("log", "the log", message));
    }
    checked.head = before.1;
    check_settings(case, &settings)
}

fn check_settings(case: &Case, told: &BTreeMap<String, Value>) -> Step {
    let kept: BTreeMap<String, String> = case.tried(|db| {
        let mut rows = db.prepare("SELECT key, value FROM setting")?;
        rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    })?;
    // None: it does not read.
    let kept: BTreeMap<String, Option<Value>> =
        kept.into_iter().map(|(key, value)| (key, serde_json::from_str(&value).ok())).collect();
    let is_as_told = |key: &&String| kept.get(*key).is_some_and(|value| value.as_ref() == told.get(*key));
    match told.keys().chain(kept.keys()).find(|key| !is_as_told(key)) {
        Some(key) => Err(Stop::at("setting", format!("the setting {key}"), "it is not what the log says")),
        None => Ok(()),
    }
}

fn parsed<T: serde::de::DeserializeOwned>(entry: &Entry) -> Result<T, Stop> {
    serde_json::from_str(&entry.content).map_err(|error| {
        Stop::at(
            "log",
            format!("entry {} of the log", entry.seq),
            format!("it does not read as it should: {error}"),
        )
    })
}

/// Goes through the log.
pub(super) fn each(case: &Case, mut see: impl FnMut(Entry) -> Step) -> Step {
    struct Broken(Stop);
    impl From<rusqlite::Error> for Broken {
        fn from(error: rusqlite::Error) -> Self {
            Self(Stop::at("log", "the log", format!("it does not read as it should: {error}")))
        }
    }
    log::each(&case.db, None, |entry| see(entry).map_err(Broken)).map_err(|Broken(stop)| match stop {
        Stop::Failed(CaseError::Database { source, .. }) => {
            Stop::at("log", "the log", format!("it does not read as it should: {source}"))
        }
        other => other,
    })
}
