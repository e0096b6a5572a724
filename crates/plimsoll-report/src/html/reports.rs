use maud::{Markup, PreEscaped, html};
use plimsoll_capture::{Report, Zone};
use plimsoll_claim::Part;
use plimsoll_ledger::ReportClaims;
use plimsoll_text::Language;

use super::text::Marks;
use super::{Story, link};
use crate::wording;

/// The beginning of the part with the reports: what was read, each with the number of its figures.
pub(super) fn before(story: &Story<'_>) -> Markup {
    html! {
        @if !story.sheet.reports.is_empty() {
            (PreEscaped("<section id=\"reports\" aria-labelledby=\"reports-title\">\n"))
            h2 id="reports-title" { "The reports" }
            div class="scroll" tabindex="0" role="region" aria-label="Table of the reports" {
                table {
                    thead {
                        tr {
                            th scope="col" { "Report" }
                            th scope="col" { "Outlet" }
                            th scope="col" { "Published" }
                            th scope="col" class="number" { "Figures" }
                        }
                    }
                    tbody { @for (number, read) in story.sheet.reports.iter().enumerate() { (row(number, read)) } }
                }
            }
        }
    }
}

/// The end of that part.
pub(super) fn after(story: &Story<'_>) -> Markup {
    PreEscaped(if story.sheet.reports.is_empty() { String::new() } else { "</section>\n".to_string() })
}

fn row(number: usize, read: &ReportClaims<'_>) -> Markup {
    html! {
        tr {
            td class="report" { a href={ "#report-" (number + 1) } { (read.report.id) } }
            td { (read.report.outlet.as_deref().unwrap_or("–")) }
            td class="date" { (published(read.report)) }
            td class="number" { (read.claims.len()) }
        }
    }
}

fn published(report: &Report) -> String {
    report.dated().map_or_else(|| "no date".to_string(), wording::moment)
}

/// The report of that number, whole, with its claims marked.
pub(super) fn report(story: &Story<'_>, number: usize) -> Markup {
    let Some(read) = story.sheet.reports.get(number) else { return Markup::default() };
    let report = read.report;
    let anchored = link::marked_in(story, number, read.claims.iter().map(|claim| &claim.claim));
    let heading = match &report.outlet {
        Some(outlet) => format!("{outlet}, {}", published(report)),
        None => format!("{}, {}", report.id, published(report)),
    };
    let mut titled = Marks::of(read.claims, Part::Title, &anchored);
    let mut marks = Marks::of(read.claims, Part::Text, &anchored);
    html! {
        article class="report" id={ "report-" (number + 1) } {
            h3 { (heading) }
            (facts(report))
            div class="text" lang=[(report.language != Language::UNDETERMINED).then_some(report.language.code())] {
                @if let Some(title) = &report.title {
                    p class="headline" { (titled.written(title, 0..title.len())) }
                }
                @for (zone, range) in stretches(report) {
                    p class=(zone.name()) { (marks.written(&report.text, range)) }
                }
            }
        }
    }
}

/// The zones of a report; a report without zones is all body.
fn stretches(report: &Report) -> Vec<(Zone, std::ops::Range<usize>)> {
    if report.zones.is_empty() {
        return vec![(Zone::Body, 0..report.text.len())];
    }
    report.zones.iter().map(|zoned| (zoned.zone, zoned.span.range())).collect()
}

/// What is known of a report besides its words.
fn facts(report: &Report) -> Markup {
    let facts = [
        ("Report", Some(report.id.clone())),
        ("By", report.byline.clone()),
        ("Published", report.published.map(|moment| moment.to_string())),
        ("Updated", report.updated.map(|moment| moment.to_string())),
        ("Hash", Some(report.hash.clone())),
    ];
    html! {
        dl class="facts" {
            @for (name, value) in facts {
                @if let Some(value) = value { div { dt { (name) } dd { (value) } } }
            }
            @if let Some(url) = &report.url { div { dt { "Address" } dd { (link::to_address(url)) } } }
        }
    }
}
