//! Lists, a page at a time.
//!
//! A cursor names the last row of the page before it, by a hash of what it is known by, with its place in the list. Where rows came or went meanwhile the row is looked for, so that
//! no row is passed over and none comes twice; where the row itself is gone, the caller is told to begin anew.

use axum::http::StatusCode;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::get::Answer;
use crate::fault::{Fault, Told};
use crate::routes::shared::encoded;

/// Rows on a page, where nobody says how many.
const USUAL: usize = 100;
/// Rows on a page at most.
const MOST: usize = 1000;

/// Which part of a list is asked for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Paging {
    /// How many rows, at most
    #[serde(default)]
    #[param(value_type = Option<usize>, minimum = 1, maximum = 1000, default = 100)]
    limit: Limit,
    /// Where to go on: as the answer before it gave it in `next`
    #[param(value_type = Option<String>, pattern = "^[1-9][0-9]{0,8}-[0-9a-f]{16}$")]
    cursor: Option<Cursor>,
}

/// A page of rows.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Page<T> {
    /// The rows.
    pub(super) items: Vec<T>,
    /// How many rows there are on all pages together.
    pub(super) total: usize,
    /// The address of the next page; null on the last.
    pub(super) next: Option<String>,
}

#[derive(Clone, Copy, Debug)]
struct Limit(usize);

impl Default for Limit {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number =
            String::deserialize(deserializer)?.parse().ok().filter(|number| (1..=MOST).contains(number));
        number.map(Self).ok_or_else(|| D::Error::custom(format!("it is a whole number from 1 to {MOST}")))
    }
}

/// The last row that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cursor {
    /// How many rows came up to it.
    rows: usize,
    /// Digits of a hash of what the row is known by.
    digits: String,
}

/// Digits of the hash in a cursor.
const DIGITS: usize = 16;

impl Cursor {
    fn at(rows: usize, key: &str) -> Self {
        Self { rows, digits: blake3::hash(key.as_bytes()).to_hex()[..DIGITS].to_string() }
    }

    fn text(&self) -> String {
        format!("{}-{}", self.rows, self.digits)
    }

    fn of(text: &str) -> Option<Self> {
        let (rows, digits) = text.split_once('-')?;
        let is_hash =
            digits.len() == DIGITS && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let is_number = rows.len() < 10 && !rows.starts_with(['0', '+']);
        let rows = rows.parse().ok().filter(|_| is_number && is_hash)?;
        Some(Self { rows, digits: digits.to_string() })
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of(&text).ok_or_else(|| D::Error::custom("it is none that an answer gave"))
    }
}

/// A list that is asked for: where, with what, and which part.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) path: String,
    pub(super) pairs: Vec<(String, String)>,
    pub(super) paging: Paging,
}

impl Wanted {
    /// The page of rows that are there; `key`: what a row is known by, `row`: how it is written.
    pub(super) fn of_rows<R: Copy, T: Serialize>(
        &self,
        rows: &[R],
        key: impl Fn(&R) -> String,
        row: impl Fn(R) -> T,
    ) -> Result<Answer, Fault> {
        let fetch = |from: usize, most: usize| {
            let part = rows.get(from..).unwrap_or_default();
            Ok((part[..most.min(part.len())].to_vec(), rows.len()))
        };
        self.of(fetch, key, row)
    }

    /// The page of rows that are fetched: those from a number on, at most so many, with how many there are in all.
    pub(super) fn of<R, T: Serialize>(
        &self,
        fetch: impl Fn(usize, usize) -> Result<(Vec<R>, usize), Fault>,
        key: impl Fn(&R) -> String,
        row: impl Fn(R) -> T,
    ) -> Result<Answer, Fault> {
        let from = match &self.paging.cursor {
            None => 0,
            Some(cursor) => after(cursor, &fetch, &key)?,
        };
        let (rows, total) = fetch(from, self.paging.limit.0)?;
        let end = from + rows.len();
        let last = rows.last().filter(|_| end < total).map(|row| Cursor::at(end, &key(row)));
        let next = last.map(|cursor| self.address(&cursor.text()));
        let page = Page { items: rows.into_iter().map(row).collect(), total, next: next.clone() };
        Ok(Answer { next, ..Answer::of(&page)? })
    }

    /// The address of the page that a cursor leads to.
    fn address(&self, cursor: &str) -> String {
        let others = self.pairs.iter().filter(|(name, _)| name != "cursor");
        let others = others.map(|(name, value)| format!("{}={}&", encoded(name), encoded(value)));
        format!("{}?{}cursor={cursor}", self.path, others.collect::<String>())
    }
}

/// The number of the row after the one that a cursor names.
fn after<R>(
    cursor: &Cursor,
    fetch: impl Fn(usize, usize) -> Result<(Vec<R>, usize), Fault>,
    key: impl Fn(&R) -> String,
) -> Result<usize, Fault> {
    let is_it = |row: &R| Cursor::at(0, &key(row)).digits == cursor.digits;
    if fetch(cursor.rows - 1, 1)?.0.first().is_some_and(is_it) {
        return Ok(cursor.rows);
    }
    let place = fetch(0, usize::MAX)?.0.iter().position(is_it);
    place.map(|place| place + 1).ok_or_else(|| {
        Fault::Asked(Box::new(Told::new(
            StatusCode::CONFLICT,
            "cursor-lost",
            "The row that the cursor names is not in the list any more.",
            "Begin again without a cursor.",
        )))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(limit: usize, cursor: Option<Cursor>) -> Wanted {
        Wanted { path: "/x".into(), pairs: Vec::new(), paging: Paging { limit: Limit(limit), cursor } }
    }

    /// The rows of a page and the cursor that it ends with.
    fn page(rows: &[u32], limit: usize, cursor: Option<Cursor>) -> Result<(Vec<u32>, Option<Cursor>), Fault> {
        let answer = wanted(limit, cursor).of_rows(rows, u32::to_string, |row| row)?;
        let page: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        let items = serde_json::from_value(page["items"].clone()).unwrap();
        let next = page["next"].as_str().and_then(|next| Cursor::of(next.split_once("cursor=")?.1));
        Ok((items, next))
    }

    #[test]
    fn all_pages_together_are_the_list() {
        let rows: Vec<u32> = (0..23).collect();
        for limit in 1..=24 {
            let (mut seen, mut next) = page(&rows, limit, None).unwrap();
            while let Some(cursor) = next {
                let (more, after) = page(&rows, limit, Some(cursor)).unwrap();
                assert!(!more.is_empty() && more.len() <= limit);
                seen.extend(more);
                next = after;
            }
            assert_eq!(seen, rows, "{limit} at a time");
        }
    }

    #[test]
    fn a_list_that_changes_goes_on_where_it_was() {
        let (_, next) = page(&[1, 2, 3, 4], 2, None).unwrap();
        let goes_on = |rows: &[u32]| page(rows, 9, next.clone()).map(|(rows, _)| rows);
        assert_eq!(goes_on(&[1, 2, 3, 4]).unwrap(), [3, 4]);
        assert_eq!(goes_on(&[0, 1, 2, 3, 4]).unwrap(), [3, 4]);
        assert_eq!(goes_on(&[2, 3]).unwrap(), [3]);
        assert!(goes_on(&[1, 3, 4]).is_err(), "where it was is gone");
        assert!(goes_on(&[]).is_err());
    }

    #[test]
    fn a_cursor_is_one_that_was_given() {
        let cursor = Cursor::at(7, "wire é 3f2a");
        assert_eq!(Cursor::of(&cursor.text()), Some(cursor));
        let hash = "0123456789abcdef";
        for text in [
            "",
            "x",
            "7",
            "7-",
            &format!("0-{hash}"),
            &format!("-1-{hash}"),
            &format!("7-{hash}0"),
            "7-0123456789ABCDEF",
        ] {
            assert_eq!(Cursor::of(text), None, "{text}");
        }
    }
}
