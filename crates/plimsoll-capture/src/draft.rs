use plimsoll_text::{Language, language_of};

use crate::date::{DateLine, outside};
use crate::layout::{self, Layout};
use crate::{Moment, Options, Remark, Report, SourceMap, Zone, ZoneSpan, link, wire};

/// What was read of a report before its text is cut into zones.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) url: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) published: Option<Moment>,
    /// Whether it is a file of its own, whose name is then its id.
    pub(crate) is_file: bool,
    pub(crate) updated: Option<Moment>,
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    pub(crate) source_map: SourceMap,
    pub(crate) remarks: Vec<Remark>,
    /// Addresses that the input itself gives as links.
    pub(crate) links: Vec<String>,
    /// Zones of whole lines that the input itself tells (headings and captions of a page).
    pub(crate) known_zones: Vec<ZoneSpan>,
}

impl Draft {
    /// Cuts the text into zones, takes from it what is not known yet, and remarks on what is missing.
    pub(crate) fn finish(mut self, received: &[u8], options: &Options) -> Report {
        let mut layout = layout::layout(&self.text, self.title.as_deref());
        for zoned in &mut layout.zones {
            let known =
                self.known_zones.binary_search_by_key(&zoned.span.start(), |known| known.span.start());
            zoned.zone = known.map_or(zoned.zone, |at| self.known_zones[at].zone);
        }
        self.take_dates(&layout.dates);
        if self.published.or(self.updated).or(options.published).is_none() {
            self.take_date_from_outside(&layout);
        }
        let language = language_of(body_of(&self.text, &layout));
        self.remark(language, &layout, options);
        let byline = self.byline.or(layout.byline);
        Report {
            wires: wire::tags(&self.text, &layout.zones, byline.as_deref()),
            links: link::links(self.links, &self.text, self.url.as_deref()),
            id: self.id,
            url: self.url,
            outlet: self.outlet.or(layout.outlet),
            byline,
            published: self.published.or(options.published),
            updated: self.updated,
            title: self.title,
            language,
            text: self.text,
            zones: layout.zones,
            hash: format!("blake3:{}", blake3::hash(received).to_hex()),
            remarks: self.remarks,
            source_map: self.source_map,
        }
    }

    /// A date that a word calls so goes before a bare one, and the first of each before the rest.
    fn take_dates(&mut self, dates: &[DateLine]) {
        let published = || dates.iter().filter(|date| date.published.is_some());
        let first = published().find(|date| date.has_cue).or_else(|| published().next());
        let updated = dates.iter().find(|date| date.updated.is_some());
        if self.published.is_none() {
            self.published = first.and_then(|date| date.published);
            self.remarks.extend(first.and_then(|date| date.remark.clone()));
        }
        if self.updated.is_none() {
            self.updated = updated.and_then(|date| date.updated);
            let remark = updated.and_then(|date| date.remark.clone());
            self.remarks.extend(remark.filter(|remark| !self.remarks.contains(remark)));
        }
    }

    /// Where the text tells no day, its address or the name of its file may.
    fn take_date_from_outside(&mut self, layout: &Layout) {
        let address = self.url.as_deref().and_then(outside::in_address);
        let name = || outside::in_name(&self.id, layout.dateline.filter(|_| self.is_file)?);
        if let Some(day) = address {
            let message = format!("the page tells no date of publication; {day} is that of its address");
            self.remarks.push(Remark::new("date-of-address", message));
            self.published = Some(day);
        } else if let Some(day) = name() {
            let message = format!("the dateline leaves the year out; {day} has that of the file's name");
            self.remarks.push(Remark::new("year-of-name", message));
            self.published = Some(day);
        }
    }

    fn remark(&mut self, language: Language, layout: &Layout, options: &Options) {
        if layout.zones.is_empty() {
            self.remarks.push(Remark::new("empty", "there is no text to read"));
        }
        if self.published.or(options.published).is_none() {
            let message = match self.updated {
                Some(_) => "only the date of the last update is told; days are counted from it",
                None => "no date of publication is told; days such as \"Monday\" cannot be placed",
            };
            self.remarks.push(Remark::new("no-date", message));
        }
        if language != Language::ENGLISH && language != Language::UNDETERMINED {
            let message = format!(
                "the text seems to be in another language ({}); only English is read",
                language.code()
            );
            self.remarks.push(Remark::new("not-english", message));
        }
        if let Some(digits) = longest_number(&self.text).filter(|digits| *digits > MOST_DIGITS) {
            let message = format!("a number of {digits} digits is no figure; it was left out");
            self.remarks.push(Remark::new("absurd-number", message));
        }
        if is_cut_off(&self.text, layout) {
            self.remarks.push(Remark::new(
                "truncated",
                "the text breaks off; the dump seems to hold only its beginning",
            ));
        }
    }
}

/// The body and what follows it: menus and by-lines say little of the language.
fn body_of<'a>(text: &'a str, layout: &Layout) -> &'a str {
    let first = layout.zones.iter().find(|zoned| zoned.zone == Zone::Body);
    first.map_or(text, |zoned| &text[zoned.span.start() as usize..])
}

/// Most digits of a figure: what a decimal holds exactly.
const MOST_DIGITS: usize = 27;

/// Digits of the longest number that may be past what a decimal holds. Such a number covers one of any `MOST_DIGITS`
/// bytes in a row, so only every so many is looked at.
fn longest_number(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b',' | b'.');
    let (mut longest, mut at) = (None, MOST_DIGITS);
    while at < bytes.len() {
        if is_part(&&bytes[at]) {
            let start = at - bytes[..at].iter().rev().take_while(is_part).count();
            at += bytes[at..].iter().take_while(is_part).count();
            let digits = bytes[start..at].iter().filter(|byte| byte.is_ascii_digit()).count();
            longest = longest.max(Some(digits));
        }
        at += MOST_DIGITS;
    }
    longest
}

/// Whether the last line of the body ends as dumps end that keep only a report's beginning ("… [+1234 chars]").
fn is_cut_off(text: &str, layout: &Layout) -> bool {
    let Some(last) = layout.zones.iter().rfind(|zoned| zoned.zone == Zone::Body) else { return false };
    let line = last.span.of(text);
    let bare = line.trim_end_matches([']', ')']);
    bare.ends_with('…') || bare.ends_with("...") || (bare.len() < line.len() && bare.ends_with(" chars"))
}
