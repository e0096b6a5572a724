use maud::{Markup, html};
use plimsoll_claim::Date;

use super::{Story, link};
use crate::digest::timeline::{Entry, Timeline};
use crate::wording;

/// Entries of the page: more is no reading.
const MOST: usize = 250;
/// Reports that an entry leads to.
const MOST_REPORTS: usize = 4;

/// Figures and statements by date, a list a year, and the statements that nobody dates.
pub(super) fn of<'a>(story: &Story<'a>) -> Timeline<'a> {
    Timeline::of(&story.sheet, &story.subjects, MOST)
}

pub(super) fn markup(story: &Story<'_>) -> Markup {
    let timeline = of(story);
    html! {
        @if !timeline.is_empty() {
            section id="timeline" aria-labelledby="timeline-title" {
                h2 id="timeline-title" { "Timeline" }
                p class="aside" {
                    "What the reports tell without a number, and between it the figures that several reports or several days have. \
                     A statement stands at the day on which it is told to have happened; of a denial or an accusation, where no \
                     other day is told, that is the day on which it was said."
                }
                @for entries in timeline.dated.chunk_by(|one, other| year(one) == year(other)) {
                    h3 { (year(&entries[0]).unwrap_or_default()) }
                    ol class="timeline" { @for entry in entries { (item(story, entry)) } }
                }
                @if !timeline.undated.is_empty() {
                    h3 { "Told without a date" }
                    ul class="timeline" { @for entry in &timeline.undated { (item(story, entry)) } }
                }
                @if timeline.left_out > 0 {
                    p class="aside" { "and " (timeline.left_out) " more, told in fewer reports" }
                }
            }
        }
    }
}

fn year(entry: &Entry<'_>) -> Option<i16> {
    entry.on.and_then(Date::year)
}

fn item(story: &Story<'_>, entry: &Entry<'_>) -> Markup {
    let class = entry.is_figure.then_some("figure-entry");
    html! {
        li class=[class] {
            @match entry.on {
                Some(on) => time datetime=[machine(on)] { (wording::date(on)) },
                None => span class="no-date" { "no date" },
            }
            div {
                p { @if entry.is_figure { (link::to_claim(story, entry.id, &entry.words)) } @else { (entry.words) } }
                p class="aside" { "Said by " (entry.said_by) "; in " (reports(story, entry)) }
            }
        }
    }
}

/// A date as HTML takes it: to the year, the month or the day.
fn machine(on: Date) -> Option<String> {
    let exact = on.exactly();
    (exact.year().is_some() && exact.season().is_none()).then(|| exact.to_string())
}

/// The reports, leading to each; of many only how many.
fn reports(story: &Story<'_>, entry: &Entry<'_>) -> Markup {
    let many = entry.reports.len();
    html! {
        @if many > MOST_REPORTS { (many) " reports: " }
        @for (number, report) in entry.reports.iter().take(MOST_REPORTS).enumerate() {
            @if number > 0 { ", " }
            span class="report" { (link::to_report(story, report)) }
        }
        @if many > MOST_REPORTS { " and " (many - MOST_REPORTS) " more" }
    }
}
