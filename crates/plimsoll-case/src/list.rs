//! The reports of a case: searched, filtered, sorted, a page at a time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::Serialize;

use crate::log::parsed;
use crate::{Case, CaseError};

/// What is asked of the reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words that stand in title, outlet or text, all of them; the last may be cut short. Words in quotation marks stand together.
    pub words: String,
    /// The outlet, as the report has it.
    pub outlet: Option<String>,
    /// The language, by its code.
    pub language: Option<String>,
    /// Published on this day or later: `2031`, `2031-03`, `2031-03-01`.
    pub from: Option<String>,
    /// Published on this day or earlier.
    pub to: Option<String>,
    /// Only those with claims, or only those without.
    pub with_claims: Option<bool>,
    /// Only those with remarks, or only those without.
    pub with_remarks: Option<bool>,
    /// By what they are sorted.
    pub order: Order,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// How many are passed over.
    pub offset: usize,
    /// How many are shown at most; 0: none, only counted.
    pub limit: usize,
}

/// By what reports are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The latest published first; those of no date last.
    #[default]
    Published,
    /// The last received first.
    Received,
    /// By name.
    Name,
    /// By outlet.
    Outlet,
    /// By title.
    Title,
    /// Those with most claims first.
    Claims,
    /// Those that fit the words best first. Without words, or with words that hardly any report is without ([`Page::MOST_RANKED`]), the latest
    /// published.
    Fit,
}

impl Order {
    /// The order in which so many reports can be shown.
    fn among(self, total: usize, have_words: bool) -> Self {
        match self {
            Self::Fit if !have_words || total > Page::MOST_RANKED => Self::Published,
            other => other,
        }
    }
}

/// A page of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The reports on it.
    pub reports: Vec<ReportLine>,
    /// How many fit on all pages together.
    pub total: usize,
    /// By what they are sorted.
    pub order: Order,
    /// Whether more have the words than are ranked by how well they fit, as was asked.
    pub is_unranked: bool,
}

impl Page {
    /// Reports that are ranked by how well they fit, at most: words that more have tell none of them apart.
    pub const MOST_RANKED: usize = 10_000;
}

/// A report as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportLine {
    /// The hash of its bytes.
    pub hash: String,
    /// Its name, alone in the case.
    pub name: String,
    /// Who published it; empty: nobody is told.
    pub outlet: String,
    /// When, as it prints; empty: no date is told.
    pub published: String,
    /// Its title, or first headline.
    pub title: String,
    /// The code of its language.
    pub language: String,
    /// How many claims.
    pub claims: usize,
    /// How many remarks.
    pub remarks: usize,
    /// How many bytes.
    pub size: u64,
    /// When it was added first.
    pub added_at: Timestamp,
    /// By whom.
    pub added_by: String,
    /// Where the words stand, these between [`ReportLine::MARKS`]; none without words.
    pub excerpt: Option<String>,
}

impl ReportLine {
    /// What stands before and after a word that was looked for: private characters, which hardly any text holds. Escape an
    /// excerpt before these are replaced.
    pub const MARKS: [char; 2] = ['\u{e000}', '\u{e001}'];
}

impl Case {
    /// How many reports there are.
    pub fn count(&self) -> Result<usize, CaseError> {
        let count = self.tried(|db| {
            db.prepare_cached("SELECT count(*) FROM report")?.query_row([], |row| row.get::<_, i64>(0))
        })?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// A page of the reports that fit.
    pub fn search(&self, search: &Search) -> Result<Page, CaseError> {
        self.tried(|db| page(db, search))
    }

    /// The outlets, each with how many reports it has, by name.
    pub fn outlets(&self) -> Result<Vec<(String, usize)>, CaseError> {
        self.tried(|db| {
            let mut rows =
                db.prepare_cached("SELECT outlet, count(*) FROM listed GROUP BY outlet ORDER BY outlet")?;
            let found = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as usize)))?;
            found.collect()
        })
    }
}

fn page(db: &Connection, search: &Search) -> rusqlite::Result<Page> {
    let matching = matching(&search.words);
    let (conditions, values) = conditions(search, matching.as_deref());
    let from = match matching {
        Some(_) => "search JOIN listed ON listed.report = search.rowid",
        None => "listed",
    };
    // What only words are asked of is counted in the index alone.
    let asks_words_only = values.len() == 1 && search.with_claims.is_none() && search.with_remarks.is_none();
    let counted = if matching.is_some() && asks_words_only { "search" } else { from };
    let count = format!("SELECT count(*) FROM {counted} WHERE {conditions}");
    let total: i64 =
        db.prepare_cached(&count)?.query_row(params_from_iter(values.iter()), |row| row.get(0))?;
    let total = usize::try_from(total).unwrap_or_default();
    let order = search.order.among(total, matching.is_some());
    let sorted = sorted(order, search.reversed);
    let ids =
        format!("SELECT listed.report FROM {from} WHERE {conditions} ORDER BY {sorted} LIMIT ? OFFSET ?");
    let paging = [search.limit, search.offset].map(|number| Value::Integer(number as i64));
    let mut rows = db.prepare_cached(&ids)?;
    let ids = rows.query_map(params_from_iter(values.iter().chain(&paging)), |row| row.get(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut excerpts = match &matching {
        Some(matching) => excerpts(db, matching, &ids)?,
        None => BTreeMap::new(),
    };
    let reports =
        ids.into_iter().map(|id| line(db, id, excerpts.remove(&id))).collect::<rusqlite::Result<_>>()?;
    let is_unranked = matching.is_some() && order != search.order;
    Ok(Page { reports, total, order, is_unranked })
}

fn conditions(search: &Search, matching: Option<&str>) -> (String, Vec<Value>) {
    let mut conditions = vec!["TRUE".to_string()];
    let mut values = Vec::new();
    let mut ask = |condition: &str, value: Option<String>| {
        if let Some(value) = value {
            conditions.push(condition.to_string());
            values.push(Value::Text(value));
        }
    };
    ask("search MATCH ?", matching.map(str::to_string));
    ask("listed.outlet = ?", search.outlet.clone());
    ask("listed.language = ?", search.language.clone());
    // A day lies before the end of its month as text does: what is longer sorts after its beginning.
    ask("listed.published >= ? AND listed.published <> ''", search.from.clone());
    ask("listed.published < ? AND listed.published <> ''", search.to.clone().map(|to| format!("{to}~")));
    let mut ask_count = |column: &str, wanted: Option<bool>| {
        if let Some(wanted) = wanted {
            conditions.push(format!("listed.{column} {} 0", if wanted { ">" } else { "=" }));
        }
    };
    ask_count("claimed", search.with_claims);
    ask_count("remarked", search.with_remarks);
    (conditions.join(" AND "), values)
}

fn sorted(order: Order, is_reversed: bool) -> String {
    let (up, down) = if is_reversed { ("DESC", "ASC") } else { ("ASC", "DESC") };
    match order {
        Order::Fit => format!("search.rank {up}, listed.report {up}"),
        Order::Published => format!("listed.published {down}, listed.report {down}"),
        Order::Received => format!("listed.report {down}"),
        Order::Name => format!("listed.name {up}, listed.report {up}"),
        Order::Outlet => format!("listed.outlet {up}, listed.published {down}, listed.report {up}"),
        Order::Title => format!("listed.title {up}, listed.report {up}"),
        Order::Claims => format!("listed.claimed {down}, listed.report {up}"),
    }
}

/// Words as the index is asked for them; none where there are none. Whatever a person writes is words, never an operator.
fn matching(words: &str) -> Option<String> {
    let mut terms: Vec<String> = Vec::new();
    for (at, part) in words.split('"').enumerate() {
        let quoted = |words: &str| format!("\"{}\"", words.replace('\0', " "));
        if at % 2 == 1 {
            terms.push(quoted(part));
        } else {
            terms.extend(part.split_whitespace().map(quoted));
        }
    }
    terms.retain(|term| term.chars().any(char::is_alphanumeric));
    let is_cut_short = words.ends_with(char::is_alphanumeric);
    if let Some(last) = terms.last_mut().filter(|_| is_cut_short) {
        last.push('*');
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

fn excerpts(db: &Connection, matching: &str, ids: &[i64]) -> rusqlite::Result<BTreeMap<i64, String>> {
    let [before, after] = ReportLine::MARKS;
    let ids = serde_json::to_string(ids).unwrap_or_default();
    // By the plus the index is gone through once: else it is for each report, and a word cut short is put together each time.
    let mut rows = db.prepare_cached(
        "SELECT rowid, snippet(search, -1, ?, ?, '…', 16) FROM search \
         WHERE search MATCH ? AND +rowid IN (SELECT value FROM json_each(?))",
    )?;
    let found = rows.query_map((before.to_string(), after.to_string(), matching, ids), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    found.collect()
}

fn line(db: &Connection, id: i64, excerpt: Option<String>) -> rusqlite::Result<ReportLine> {
    let mut rows = db.prepare_cached(
        "SELECT report.hash, report.size, listed.*, log.at, log.by, \
         EXISTS (SELECT 1 FROM listed AS other WHERE other.name = listed.name AND other.report <> listed.report) AS shared \
         FROM report JOIN listed ON listed.report = report.id JOIN receipt ON receipt.report = report.id \
         JOIN log ON log.seq = receipt.seq WHERE report.id = ? ORDER BY log.seq LIMIT 1",
    )?;
    rows.query_row([id], |row| {
        let (hash, name): (String, String) = (row.get("hash")?, row.get("name")?);
        Ok(ReportLine {
            name: if row.get("shared")? { apart(&name, &hash) } else { name },
            hash,
            outlet: row.get("outlet")?,
            published: row.get("published")?,
            title: row.get("title")?,
            language: row.get("language")?,
            claims: row.get::<_, i64>("claimed")? as usize,
            remarks: row.get::<_, i64>("remarked")? as usize,
            size: row.get("size")?,
            added_at: parsed(row, "at")?,
            added_by: row.get("by")?,
            excerpt,
        })
    })
}

/// A name that several reports share, told apart by the first digits of the hash.
pub(crate) fn apart(name: &str, hash: &str) -> String {
    let digits = hash.trim_start_matches("blake3:");
    format!("{name}~{}", digits.get(..8).unwrap_or(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_most_reports_have_rank_none_before_others() {
        let most = Page::MOST_RANKED;
        assert_eq!(Order::Fit.among(most, true), Order::Fit);
        assert_eq!(Order::Fit.among(most + 1, true), Order::Published);
        assert_eq!(Order::Fit.among(1, false), Order::Published);
        assert_eq!(Order::Title.among(most + 1, true), Order::Title);
    }

    #[test]
    fn what_a_person_writes_is_words_and_never_an_operator() {
        assert_eq!(matching("  "), None);
        assert_eq!(matching("* ( -"), None);
        assert_eq!(matching("containers"), Some("\"containers\"*".into()));
        assert_eq!(matching("six OR seven "), Some("\"six\" \"OR\" \"seven\"".into()));
        assert_eq!(matching("\"sea lane\" port"), Some("\"sea lane\" \"port\"*".into()));
        assert_eq!(matching("\"sea lane"), Some("\"sea lane\"*".into()));
    }
}
