use std::ops::Range;

use super::{Layout, Page, byline};
use crate::date::{self, DateLine};
use crate::lines::{self, LONGEST_TITLE, Look};
use crate::{Zone, cues};

/// Words up to which a heading goes.
const MOST_HEADING_WORDS: usize = 16;
/// Words up to which a line of the tail without a full stop is a link.
const MOST_LINK_WORDS: usize = 8;
/// Bytes of the label of who speaks.
const LONGEST_LABEL: usize = 60;
/// Bytes from which a line is long enough to be the paragraph under a heading that no blank line sets off.
const LEAST_PARAGRAPH: usize = 80;

/// Reads the lines from the first of prose to the last.
pub(super) fn read(page: &Page<'_>, range: Range<usize>, layout: &mut Layout) {
    for at in range.clone() {
        let line = page.line(at);
        match told(line) {
            Some(Zone::Furniture) => {
                // In the prose a date dates the report if it has a cue or a time of day; a bare one is a heading or a table's.
                let date = date_of(line).filter(tells_publication);
                layout.furniture(page, at, date);
            }
            Some(zone) => layout.put(zone, page.lines[at]),
            None if is_heading(page, at, &range) => layout.put(Zone::Headline, page.lines[at]),
            None => layout.put(Zone::Body, page.lines[at]),
        }
    }
}

/// Reads the lines after the last of prose.
pub(super) fn read_tail(page: &Page<'_>, last: usize, layout: &mut Layout) {
    for at in last..page.lines.len() {
        let line = page.line(at);
        let date = if line.len() <= LONGEST_TITLE { date::read_line(line) } else { None };
        let zone = told(line).or_else(|| date.is_some().then_some(Zone::Furniture));
        match zone.unwrap_or_else(|| tail_zone(line)) {
            Zone::Furniture => layout.furniture(page, at, date),
            zone => layout.put(zone, page.lines[at]),
        }
    }
}

/// The dates of a line, or of its last sentence where that says what they are: "Reporting by the bureau. Published …".
fn date_of(line: &str) -> Option<DateLine> {
    let last =
        || line.rsplit_once(". ").and_then(|(_, last)| date::read_line(last)).filter(|date| date.has_cue);
    date::read_line(line).or_else(last)
}

fn tells_publication(date: &DateLine) -> bool {
    date.has_cue || date.published.is_some_and(|published| published.time().is_some())
}

/// What a line's own words tell.
fn told(line: &str) -> Option<Zone> {
    let zone = cues::zone_of(line);
    if zone.is_some() || line.len() > LONGEST_TITLE {
        return zone;
    }
    let starts_as_byline =
        line.as_bytes()[0].eq_ignore_ascii_case(&b'b') || line.as_bytes()[0].eq_ignore_ascii_case(&b'p');
    let is_byline = starts_as_byline && !lines::ends_sentence(line) && byline::byline(line).is_some();
    let dated = line.as_bytes()[0].is_ascii_alphanumeric()
        && !lines::ends_sentence(line)
        && date_of(line).is_some_and(|date| tells_publication(&date));
    (is_byline || dated).then_some(Zone::Furniture)
}

fn tail_zone(line: &str) -> Zone {
    let words = Look::of(line).words;
    if lines::ends_sentence(line) || lines::is_item(line) || words > MOST_LINK_WORDS {
        Zone::Body
    } else {
        Zone::Furniture
    }
}

/// A short line without a full stop that stands alone between paragraphs, or in title case right above one.
fn is_heading(page: &Page<'_>, at: usize, range: &Range<usize>) -> bool {
    let line = page.line(at);
    if line.len() > LONGEST_TITLE || at == range.start || at + 1 >= range.end || lines::is_item(line) {
        return false;
    }
    let alone = page.lines[at].stands_alone();
    let question = line.ends_with('?');
    if lines::ends_sentence(line) && !(question && alone) {
        return false;
    }
    let begins = line.starts_with(|first: char| {
        first.is_uppercase() || first.is_ascii_digit() || matches!(first, '"' | '“' | '‘' | '#')
    });
    if !begins || ends_open(line) || is_speech(line) || is_labelled(line) {
        return false;
    }
    let look = Look::of(line);
    let before = page.line(at - 1);
    let closed = lines::ends_sentence(before) || before.len() <= LONGEST_TITLE && told(before).is_some();
    if alone {
        return closed && look.words <= if question { MOST_HEADING_WORDS / 2 } else { MOST_HEADING_WORDS };
    }
    closed
        && (2..=MOST_HEADING_WORDS).contains(&look.words)
        && look.is_title_case(2)
        && page.lines[at + 1].span.len() as usize >= LEAST_PARAGRAPH
        && before.len() >= LEAST_PARAGRAPH
        && page.line(at + 1).starts_with(|first: char| !first.is_lowercase())
}

/// Whether a line is all in quotation marks.
fn is_speech(line: &str) -> bool {
    line.starts_with(['"', '“', '‘']) && line.ends_with(['"', '”', '’'])
}

/// Whether a line begins with who speaks, in capitals, as in a transcript: "MS BREK: And the drones?"
fn is_labelled(line: &str) -> bool {
    let label = line.split_once(':').map(|(label, _)| label).filter(|label| label.len() <= LONGEST_LABEL);
    label.is_some_and(|label| {
        let letters = || label.chars().filter(|letter| letter.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    })
}

/// Whether a line ends in the middle of a sentence.
fn ends_open(line: &str) -> bool {
    line.ends_with([',', '-', '–', '—', '('])
}
