//! Tags of news agencies: from which wire a report has its text.
//!
//! An agency is known by where its name stands, not by being named: in the brackets of a dateline, in a by-line, in a
//! signature at the end, in a line of rights. A picture's credit and an agency that the text cites are no tags.

mod names;

use plimsoll_text::Span;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};
use utoipa::ToSchema;

use crate::{Zone, ZoneSpan, layout};

/// Where a tag stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WirePlace {
    /// "SEOUL, Feb. 27 (Reuters) -"
    Dateline,
    /// "By Ana Ruiz, Reuters"
    Byline,
    /// "(Yonhap)" or "– AFP" at the end.
    Signature,
    /// "© 2024 AFP"
    Rights,
}

/// An agency's tag on a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WireTag {
    /// The agency, canonical where it is known, else as printed.
    pub name: String,
    /// Where it stands.
    pub place: WirePlace,
    /// The name in the text; none where the by-line stands apart from it.
    pub span: Option<Span>,
}

/// An agency's tag as it is written.
#[derive(Deserialize, ToSchema)]
struct WireTagRow {
    /// The agency, canonical where it is known, else as printed.
    name: String,
    /// Where it stands.
    place: WirePlace,
    /// The first byte of the name in the text; none where the by-line stands apart from it.
    start: Option<u32>,
    /// The byte past its last.
    end: Option<u32>,
}

impl utoipa::PartialSchema for WireTag {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        WireTagRow::schema()
    }
}

impl ToSchema for WireTag {
    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
        WireTagRow::schemas(schemas);
    }
}

impl<'de> Deserialize<'de> for WireTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let WireTagRow { name, place, start, end } = WireTagRow::deserialize(deserializer)?;
        let span = start.zip(end).filter(|(start, end)| start <= end);
        Ok(Self { name, place, span: span.map(|(start, end)| Span::new(start, end)) })
    }
}

impl Serialize for WireTag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("WireTag", 4)?;
        row.serialize_field("name", &self.name)?;
        row.serialize_field("place", &self.place)?;
        row.serialize_field("start", &self.span.map(Span::start))?;
        row.serialize_field("end", &self.span.map(Span::end))?;
        row.end()
    }
}

/// Lines at either edge of the body in which a tag may stand.
const EDGE: usize = 3;
/// Lines of furniture that are looked at from either end.
const MOST_FURNITURE: usize = 40;
/// Bytes past which a line of furniture is no by-line and no line of rights.
const LONGEST_LINE: usize = 200;

/// The tags of a report, each agency once, in the order dateline, by-line, signature, rights.
pub(crate) fn tags(text: &str, zones: &[ZoneSpan], byline: Option<&str>) -> Vec<WireTag> {
    let mut tags: Vec<WireTag> = Vec::new();
    let mut add = |found: Option<(String, Option<Span>)>, place: WirePlace| {
        if let Some((name, span)) = found
            && !tags.iter().any(|tag| tag.name == name)
        {
            tags.push(WireTag { name, place, span });
        }
    };
    let body = || zones.iter().filter(|zoned| zoned.zone == Zone::Body).map(|zoned| zoned.span);
    for line in body().take(EDGE) {
        add(placed(line, dateline(line.of(text))), WirePlace::Dateline);
    }
    if let Some(byline) = byline {
        add(names::last_in(byline).map(|(_, name)| (name, None)), WirePlace::Byline);
    }
    let furniture = || zones.iter().filter(|zoned| zoned.zone == Zone::Furniture).map(|zoned| zoned.span);
    let edges: Vec<Span> =
        both_ends(furniture().filter(|line| line.len() as usize <= LONGEST_LINE).collect());
    for &line in &edges {
        add(placed(line, in_byline(line.of(text))), WirePlace::Byline);
    }
    for line in last_of(body()).into_iter().chain(edges.iter().copied()) {
        add(placed(line, signature(line.of(text))), WirePlace::Signature);
    }
    for &line in &edges {
        add(placed(line, in_rights(line.of(text))), WirePlace::Rights);
    }
    tags
}

/// A name found at a range of a line, with its span in the text.
type Found = Option<(std::ops::Range<usize>, String)>;

fn placed(line: Span, found: Found) -> Option<(String, Option<Span>)> {
    let (range, name) = found?;
    let start = line.start() as usize;
    Some((name, Some(Span::of_range(start + range.start..start + range.end))))
}

fn both_ends(mut lines: Vec<Span>) -> Vec<Span> {
    if lines.len() > 2 * MOST_FURNITURE {
        let tail = lines.split_off(lines.len() - MOST_FURNITURE);
        lines.truncate(MOST_FURNITURE);
        lines.extend(tail);
    }
    lines
}

fn last_of(lines: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut last: std::collections::VecDeque<Span> = std::collections::VecDeque::new();
    for line in lines {
        if last.len() == EDGE {
            last.pop_front();
        }
        last.push_back(line);
    }
    last.into()
}

/// Bytes within which a dateline closes its bracket.
const DATELINE: usize = 90;

/// "SEOUL, Feb. 27 (Reuters) -": a name in brackets behind a place and a day, or behind nothing, with a dash after it.
fn dateline(line: &str) -> Found {
    let head = &line[..line.floor_char_boundary(DATELINE)];
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let rest = line[close + 1..].trim_start();
    if !rest.starts_with(['-', '–', '—', ':']) || !is_place(&line[..open]) {
        return None;
    }
    let name = line[open + 1..close].trim();
    let start = open + 1 + (line[open + 1..close].len() - line[open + 1..close].trim_start().len());
    let known = names::known(name).or_else(|| {
        let plausible = layout::is_name(name) && name.split(' ').count() <= 4;
        plausible.then(|| name.to_owned())
    })?;
    Some((start..start + name.len(), known))
}

/// Whether words can be a place with a day: all begin with a capital or a digit.
fn is_place(words: &str) -> bool {
    words
        .split_ascii_whitespace()
        .all(|word| word.starts_with(|first: char| first.is_uppercase() || !first.is_alphabetic()))
}

/// An agency in a by-line: "By Ana Ruiz, Reuters".
fn in_byline(line: &str) -> Found {
    layout::byline(line)?;
    names::last_in(line)
}

/// "© 2024 AFP", "Copyright 2024 The Associated Press. All rights reserved."
fn in_rights(line: &str) -> Found {
    names::is_rights(line).then(|| names::last_in(line)).flatten()
}

/// A signature: an agency's name that ends one of the last lines and is all of it, or that a bracket, a dash, a stroke or a
/// lead sets off ("… he said. (Yonhap)", "– Reuters", "Source: AFP").
fn signature(line: &str) -> Found {
    const BEHIND: [char; 5] = ['.', '/', ']', ')', ' '];
    const BEFORE: [char; 6] = ['(', '[', '-', '–', '—', '/'];
    let bare = line.trim_end_matches(BEHIND);
    let (range, name) = names::at_end(bare)?;
    let before = bare[..range.start].trim_end();
    let after_mark =
        before.rfind(BEFORE).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let led = names::is_lead(before[after_mark..].trim());
    let unmarked = before.trim_end_matches(BEFORE);
    let parted =
        unmarked.len() < before.len() && (unmarked.is_empty() || unmarked.ends_with(char::is_whitespace));
    (before.is_empty() || parted || led).then_some((range, name))
}
