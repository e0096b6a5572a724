//! What is set for a case, each change of it in the log.

use plimsoll_claim::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::log::Change;
use crate::reader::Reader;
use crate::{Case, CaseError, Stamp, TOOL};

/// What a case begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// What the case is about, in a line.
    pub title: String,
    /// The words of its field.
    pub pack: Vec<PackPart>,
}

impl Default for New {
    fn default() -> Self {
        Self { title: String::new(), pack: vec![PackPart::Shipped { name: "arms-transfers".into() }] }
    }
}

/// What is set for a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Settings {
    /// What the case is about, in a line.
    pub title: String,
    /// The words of its field.
    pub pack: Vec<PackPart>,
    /// The day of the estimates; none: for each pair, the last on which a figure of it was stated.
    pub as_of: Option<Date>,
}

/// A part of the words of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum PackPart {
    /// A pack that comes with Plimsoll, by name. It changes with the version.
    Shipped {
        /// The name.
        name: String,
    },
    /// Files of a person's own, kept in the case.
    Files {
        /// The files.
        files: Vec<PackFile>,
    },
}

/// A file of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PackFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// The first entry of the log.
#[derive(Serialize)]
struct Created<'n> {
    tool: &'static str,
    title: &'n str,
}

/// An entry that sets something.
#[derive(Serialize, Deserialize)]
pub(crate) struct Set {
    pub(crate) key: String,
    pub(crate) value: serde_json::Value,
}

impl New {
    /// Refuses words that do not compile, before anything is written.
    pub(crate) fn check(&self) -> Result<(), CaseError> {
        let settings = Settings { pack: self.pack.clone(), ..Settings::default() };
        Reader::of(&settings).map(drop)
    }
}

/// Writes what a case begins with.
pub(crate) fn begin(change: &mut Change<'_>, new: &New, stamp: &Stamp) -> Result<(), CaseError> {
    change.note(stamp, "created", &Created { tool: TOOL, title: &new.title })?;
    set(change, "title", &new.title, stamp)?;
    set(change, "pack", &new.pack, stamp)
}

fn set<T: Serialize>(change: &mut Change<'_>, key: &str, value: &T, stamp: &Stamp) -> Result<(), CaseError> {
    // Plain data with text for keys always serialises.
    let value = serde_json::to_value(value).expect("settings are plain data");
    let text = value.to_string();
    change.note(stamp, "setting", &Set { key: key.to_string(), value })?;
    change.tried(|db| {
        db.prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        )?
        .execute((key, &text))
    })?;
    Ok(())
}

pub(crate) fn read(case: &Case) -> Result<Settings, CaseError> {
    Ok(Settings {
        title: one(case, "title")?.unwrap_or_default(),
        pack: one(case, "pack")?.unwrap_or_default(),
        as_of: one::<Option<Date>>(case, "as_of")?.flatten(),
    })
}

fn one<T: serde::de::DeserializeOwned>(case: &Case, key: &str) -> Result<Option<T>, CaseError> {
    use rusqlite::OptionalExtension;
    let text: Option<String> = case.tried(|db| {
        db.prepare_cached("SELECT value FROM setting WHERE key = ?")?
            .query_row([key], |row| row.get(0))
            .optional()
    })?;
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| case.unreadable(format!("the setting {key}"), error))
}

impl Case {
    /// Changes what is set. What stays as it is leaves no entry in the log.
    pub fn set(&mut self, settings: &Settings, stamp: &Stamp) -> Result<(), CaseError> {
        let before = self.settings()?;
        if settings.pack != before.pack {
            Reader::of(settings)?;
        }
        self.change(|change| {
            if settings.title != before.title {
                set(change, "title", &settings.title, stamp)?;
            }
            if settings.pack != before.pack {
                set(change, "pack", &settings.pack, stamp)?;
            }
            if settings.as_of != before.as_of {
                set(change, "as_of", &settings.as_of, stamp)?;
            }
            Ok(())
        })?;
        self.forget_reader();
        Ok(())
    }
}
