//! What was read in a report, as it is kept beside it.

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use rusqlite::{Connection, Row};

use crate::{Read, pressed};

/// A row of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) version: String,
    pub(crate) name: String,
    outlet: String,
    published: String,
    language: String,
    title: String,
    text: String,
    row: String,
    claims: String,
    events: String,
    claimed: i64,
    remarked: i64,
    told: Vec<String>,
}

/// What was read, as it was before it was kept; without the way back to the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Restored {
    pub(crate) report: Report,
    pub(crate) claims: Vec<Claim>,
    pub(crate) events: Vec<Event>,
}

impl Reading {
    pub(crate) fn of(read: &Read) -> Self {
        let Read { report, claims, events, version, .. } = read;
        let mut told: Vec<String> = claims.iter().map(|claim| claim.claim.to_string()).collect();
        told.extend(events.iter().map(|event| event.statement.to_string()));
        told.sort();
        told.dedup();
        let bare = Report { text: String::new(), ..report.clone() };
        Self {
            version: version.clone(),
            name: report.id.clone(),
            outlet: report.outlet.clone().unwrap_or_default(),
            published: report.dated().map_or_else(String::new, |moment| moment.to_string()),
            language: report.language.code().to_string(),
            title: titled(report),
            text: report.text.clone(),
            row: json(&bare),
            claims: json(claims),
            events: json(events),
            claimed: claims.len() as i64,
            remarked: report.remarks.len() as i64,
            told,
        }
    }

    /// Puts it in the place of what was read before.
    pub(crate) fn put(&self, db: &Connection, report: i64) -> rusqlite::Result<()> {
        take_out(db, report)?;
        let told =
            pressed::press([&self.row, &self.claims, &self.events].map(String::as_str).join("\n").as_bytes());
        db.prepare_cached("INSERT INTO reading (report, text, told) VALUES (?, ?, ?)")?
            .execute((report, &self.text, told))?;
        db.prepare_cached(
            "INSERT INTO listed (report, version, name, outlet, published, language, title, claimed, remarked) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute((
            report,
            &self.version,
            &self.name,
            &self.outlet,
            &self.published,
            &self.language,
            &self.title,
            self.claimed,
            self.remarked,
        ))?;
        db.prepare_cached("INSERT INTO search (rowid, title, outlet, text) VALUES (?, ?, ?, ?)")?
            .execute((report, &self.title, &self.outlet, &self.text))?;
        let mut told = db.prepare_cached("INSERT INTO told (id, report) VALUES (?, ?)")?;
        self.told.iter().try_for_each(|id| told.execute((id, report)).map(drop))
    }

    /// What is kept of a report.
    pub(crate) fn kept(db: &Connection, report: i64) -> rusqlite::Result<Self> {
        let mut told = db.prepare_cached("SELECT id FROM told WHERE report = ? ORDER BY id")?;
        let told = told.query_map([report], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        db.prepare_cached(
            "SELECT listed.*, text, reading.told FROM listed JOIN reading ON reading.report = listed.report \
             WHERE listed.report = ?",
        )?
        .query_row([report], |row| {
            // What is damaged differs from anything that was read.
            let [own, claims, events] = lines(&row.get::<_, Vec<u8>>("told")?).unwrap_or_default();
            Ok(Self {
                version: row.get("version")?,
                name: row.get("name")?,
                outlet: row.get("outlet")?,
                published: row.get("published")?,
                language: row.get("language")?,
                title: row.get("title")?,
                text: row.get("text")?,
                row: own,
                claims,
                events,
                claimed: row.get("claimed")?,
                remarked: row.get("remarked")?,
                told,
            })
        })
    }

    /// The names of the parts in which two readings of one report differ.
    pub(crate) fn differences(&self, other: &Self) -> Vec<&'static str> {
        let parts = [
            ("name", self.name == other.name),
            ("outlet", self.outlet == other.outlet),
            ("published", self.published == other.published),
            ("language", self.language == other.language),
            ("title", self.title == other.title),
            ("text", self.text == other.text),
            ("report", self.row == other.row),
            ("claims", self.claims == other.claims && self.claimed == other.claimed),
            ("events", self.events == other.events),
            ("remarks", self.remarked == other.remarked),
            ("ids", self.told == other.told),
        ];
        parts.into_iter().filter(|(_, is_same)| !is_same).map(|(name, _)| name).collect()
    }
}

/// What was read, as its row has it.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) report: i64,
    text: String,
    told: Vec<u8>,
}

/// Why a row says nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unrestored {
    #[error("it does not open")]
    Pressed,
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Raw {
    pub(crate) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { report: row.get("report")?, text: row.get("text")?, told: row.get("told")? })
    }

    /// What it says.
    pub(crate) fn restored(self) -> Result<Restored, Unrestored> {
        let [row, claims, events] = lines(&self.told).ok_or(Unrestored::Pressed)?;
        let mut report: Report = serde_json::from_str(&row)?;
        report.text = self.text;
        let mut claims: Vec<Claim> = serde_json::from_str(&claims)?;
        claims.shrink_to_fit();
        Ok(Restored { report, claims, events: serde_json::from_str(&events)? })
    }
}

/// The lines of what was told: the report without its text, its claims, its events.
fn lines(pressed: &[u8]) -> Option<[String; 3]> {
    let told = String::from_utf8(pressed::open(pressed)?).ok()?;
    let mut lines = told.split('\n').map(str::to_string);
    let all = [lines.next()?, lines.next()?, lines.next()?];
    lines.next().is_none().then_some(all)
}

/// What is kept of a report, as its row has it.
pub(crate) fn raw_of(db: &Connection, report: i64) -> rusqlite::Result<Raw> {
    db.prepare_cached("SELECT * FROM reading WHERE report = ?")?.query_row([report], Raw::of)
}

/// Takes out what was read before; the index of words is told the words that leave it.
fn take_out(db: &Connection, report: i64) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO search (search, rowid, title, outlet, text) \
         SELECT 'delete', report, title, outlet, text FROM searched WHERE report = ?",
    )?
    .execute([report])?;
    db.prepare_cached("DELETE FROM told WHERE report = ?")?.execute([report])?;
    db.prepare_cached("DELETE FROM listed WHERE report = ?")?.execute([report])?;
    db.prepare_cached("DELETE FROM reading WHERE report = ?")?.execute([report])?;
    Ok(())
}

/// The title as a list shows it: the one that stands apart, else the first headline of the text.
fn titled(report: &Report) -> String {
    let headline = || report.spans_of(plimsoll_capture::Zone::Headline).next();
    let first = || headline().and_then(|span| report.text.get(span.range())).map(str::to_string);
    report.title.clone().or_else(first).unwrap_or_default()
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    // Plain data with text for keys always serialises.
    serde_json::to_string(value).expect("rows are plain data")
}
