use std::collections::BTreeSet;

use maud::{Markup, html};
use plimsoll_claim::ClaimId;
use rustc_hash::FxHashMap;

use super::Story;
use crate::Sheet;

/// Where links lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// To a place on the same page.
    OnePage,
    /// To a page of its own, as a server has them.
    Pages,
}

/// What can be led to on the page.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    reports: FxHashMap<&'a str, usize>,
}

impl<'a> Anchors<'a> {
    pub(super) fn of(sheet: &Sheet<'a>) -> Self {
        let mut reports = FxHashMap::default();
        for (number, read) in sheet.reports.iter().enumerate() {
            reports.entry(read.report.id.as_str()).or_insert(number);
        }
        Self { reports }
    }
}

/// Those of `ids` that are marked in the report of that number: of two reports of one text, in the first.
pub(super) fn marked_in<'a>(
    story: &Story<'a>,
    number: usize,
    ids: impl Iterator<Item = &'a ClaimId>,
) -> BTreeSet<&'a ClaimId> {
    ids.filter(|id| story.index.report_of(id) == Some(number)).collect()
}

/// Words that lead to a claim, where it is on the page, and the number of its note, where the page has notes.
pub(super) fn to_claim(story: &Story<'_>, id: &ClaimId, words: &str) -> Markup {
    html! { (to_mark(story, id, words)) (to_source(story, id)) }
}

/// Words that lead to a claim, where it is on the page.
pub(super) fn to_mark(story: &Story<'_>, id: &ClaimId, words: &str) -> Markup {
    html! {
        @if story.index.report_of(id).is_some() { a href=(address_of_claim(story, id)) { (words) } } @else { (words) }
    }
}

/// The number of a claim's note, leading to it; nothing where the page has no notes.
fn to_source(story: &Story<'_>, id: &ClaimId) -> Markup {
    html! {
        @if let Some(number) = story.numbers.get(id) {
            sup { a href={ "#source-" (number) } aria-label={ "source " (number) } { (number) } }
        }
    }
}

/// A report's name, leading to it.
pub(super) fn to_report(story: &Story<'_>, report: &str) -> Markup {
    html! {
        @match address_of_report(story, report) {
            Some(address) => a href=(address) { (report) },
            None => (report),
        }
    }
}

/// Where a report is.
pub(super) fn address_of_report(story: &Story<'_>, report: &str) -> Option<String> {
    let number = *story.anchors.reports.get(report)?;
    match story.layout {
        Layout::OnePage => Some(format!("#report-{}", number + 1)),
        Layout::Pages => {
            let hash = &story.sheet.reports.get(number)?.report.hash;
            Some(format!("/reports/{}", hash.trim_start_matches("blake3:")))
        }
    }
}

/// Where a claim is.
pub(super) fn address_of_claim(story: &Story<'_>, id: &ClaimId) -> String {
    match story.layout {
        Layout::OnePage => format!("#claim-{id}"),
        Layout::Pages => format!("/claims/{id}"),
    }
}

/// An address as a link, if it is one of the web; else its words alone.
pub(super) fn to_address(address: &str) -> Markup {
    html! {
        @if is_web(address) {
            a href=(address) rel="noreferrer noopener" { (address) }
        } @else {
            (address)
        }
    }
}

/// An address that leads to the web and nowhere else; none of any other.
pub fn web_address(address: &str) -> Option<&str> {
    is_web(address).then_some(address)
}

/// Whether an address leads to the web and nowhere else.
fn is_web(address: &str) -> bool {
    let begins = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    (begins("https://") || begins("http://"))
        && !address.contains(|letter: char| letter.is_control() || letter == ' ')
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for address in ["https://a.example/x?y=1", "HTTP://a.example"] {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            " https://a.example",
            "https://",
            "data:text/html,x",
            "//a.example",
            "https:\n//a",
            "jAvascript:https://a",
        ] {
            assert!(!is_web(address), "{address}");
        }
    }
}
