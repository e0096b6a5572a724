//! What each line of a copied news page is: title, caption, body or furniture.
//!
//! A page has a head (titles, by-line, date, the first picture), then prose with headings, captions and links between
//! its paragraphs, then a tail. The head ends with the first line that reads as prose, the tail begins after the last.

mod body;
mod byline;
mod head;

pub(crate) use byline::{byline, is_name};

use crate::date::{self, DateLine};
use crate::lines::{self, Line};
use crate::{Zone, ZoneSpan, cues};

/// What the lines of a text are, and what they tell of the report.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) zones: Vec<ZoneSpan>,
    pub(crate) byline: Option<String>,
    pub(crate) outlet: Option<String>,
    /// Date lines in order; those without a cue only from the head and the tail.
    pub(crate) dates: Vec<DateLine>,
    /// Month and day of a dateline that leaves the year out.
    pub(crate) dateline: Option<(u8, u8)>,
}

/// Reads the layout of `text`. With `title`, the title stands apart and the text may have no head of its own.
pub(crate) fn layout(text: &str, title: Option<&str>) -> Layout {
    let lines = lines::lines(text);
    let page = Page { text, lines: &lines, title };
    let (first, last) = page.prose();
    let mut layout = Layout { zones: Vec::with_capacity(lines.len()), ..Layout::default() };
    head::read(&page, first, &mut layout);
    body::read(&page, first..last, &mut layout);
    body::read_tail(&page, last, &mut layout);
    layout.dates.extend(page.dateline(first));
    if layout.dates.is_empty() {
        layout.dateline = page.first_paragraphs(first).find_map(date::dateline_without_year);
    }
    layout
}

/// The lines of a text under reading.
struct Page<'a> {
    text: &'a str,
    lines: &'a [Line],
    title: Option<&'a str>,
}

/// Lines at the top that may be the head; a page whose head is longer has none.
const LONGEST_HEAD: usize = 80;

impl<'a> Page<'a> {
    fn line(&self, at: usize) -> &'a str {
        self.lines[at].of(self.text)
    }

    /// From the first line of prose to past the last.
    fn prose(&self) -> (usize, usize) {
        let is_prose = |at: &usize| {
            let line = self.line(*at);
            (lines::is_prose(line) || self.opens_list(*at)) && cues::zone_of(line).is_none()
        };
        let head = self.lines.len().min(LONGEST_HEAD);
        let Some(first) = (0..head).find(is_prose) else {
            // No prose: a lone line is body, more than one are a title and what follows it.
            return (
                usize::from(self.lines.len() > 1 && self.title.is_none()).min(self.lines.len()),
                self.lines.len(),
            );
        };
        let last = (first..self.lines.len()).rfind(is_prose).unwrap_or(first);
        (first, last + 1)
    }

    /// "Norland has promised:", with items below it.
    fn opens_list(&self, at: usize) -> bool {
        self.line(at).ends_with(':') && at + 1 < self.lines.len() && lines::is_item(self.line(at + 1))
    }

    fn first_paragraphs(&self, first: usize) -> impl Iterator<Item = &'a str> {
        (first..self.lines.len()).take(3).map(|at| self.line(at))
    }

    /// The date at the head of one of the first paragraphs.
    fn dateline(&self, first: usize) -> Option<DateLine> {
        let published = self.first_paragraphs(first).find_map(date::dateline)?;
        Some(DateLine { published: Some(published), ..DateLine::default() })
    }
}

impl Layout {
    fn put(&mut self, zone: Zone, line: Line) {
        self.zones.push(ZoneSpan { zone, span: line.span });
    }

    /// Takes what a line of furniture tells: a by-line, a date, the holder of the rights.
    fn furniture(&mut self, page: &Page<'_>, at: usize, date: Option<DateLine>) {
        let line = page.line(at);
        self.byline = self.byline.take().or_else(|| byline(line));
        self.outlet = self.outlet.take().or_else(|| byline::rights_holder(line));
        self.dates.extend(date);
        self.put(Zone::Furniture, page.lines[at]);
    }
}
