use maud::{Markup, html};
use plimsoll_claim::{Claim, Measure};

use super::{Story, link};
use crate::digest::figures::{IN_EACH, headings, in_each, speaker, through, variants};
use crate::digest::subjects::{Figure, Subject};
use crate::wording;

/// A table for each subject with a history, by counter and window, then all figures that stand alone.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    html! {
        @if !story.subjects.is_empty() {
            section id="figures" aria-labelledby="figures-title" {
                h2 id="figures-title" { "Figures by counter and window" }
                @for (number, subject) in story.subjects.iter().filter(|subject| subject.has_history()).enumerate() {
                    (history(story, subject, number))
                }
                (single(story))
            }
        }
    }
}

fn history(story: &Story<'_>, subject: &Subject<'_>, number: usize) -> Markup {
    let ratios: Vec<Option<String>> =
        subject.figures().map(|figure| in_each(figure.nearest, &story.index)).collect();
    let has_ratio = ratios.iter().any(Option::is_some);
    let columns = if has_ratio { 8 } else { 7 };
    let title = format!("series-{}", number + 1);
    let mut ratio = ratios.into_iter();
    html! {
        h3 id=(title) { (subject.title) }
        div class="scroll" tabindex="0" role="region" aria-labelledby=(title) {
            table class="series" {
                thead {
                    tr {
                        th scope="col" { "Stated" }
                        th scope="col" class="number" { "Figure" }
                        th scope="col" { span class="unseen" { "Unit" } }
                        @if has_ratio { th scope="col" class="number" { "In each" } }
                        th scope="col" { "Said by" }
                        th scope="col" { "Through" }
                        th scope="col" class="number" { "Reports" }
                        th scope="col" { "Claim" }
                    }
                }
                @for (count, heading) in subject.counts.iter().zip(headings(subject)) {
                    tbody {
                        tr class="count" { th colspan=(columns) scope="rowgroup" { (heading) } }
                        @for figure in &count.figures {
                            @let ratio = ratio.next().flatten();
                            (row(story, figure, count.counter, has_ratio.then_some(ratio)))
                        }
                    }
                }
            }
        }
        @if subject.measure == Measure::Capacity && has_ratio { p class="aside" { (IN_EACH) } }
    }
}

fn row(
    story: &Story<'_>,
    figure: &Figure<'_>,
    counter: Option<&str>,
    ratio: Option<Option<String>>,
) -> Markup {
    html! {
        tr {
            td class="date" { (figure.stated_on.map_or_else(|| "no date".to_string(), wording::date)) }
            (quantity(story, figure.nearest))
            @if let Some(ratio) = &ratio { td class="number" { (ratio.as_deref().unwrap_or_default()) } }
            td { (speaker(figure, counter)) }
            td { (through(figure, &story.index)) }
            td class="number" { (figure.origin.reports.len()) }
            td class="id" { (link::to_claim(story, &figure.origin.nearest, story.index.short(&figure.origin.nearest))) }
        }
        @if let Some(words) = variants(figure, &story.index) {
            tr class="variants" { td {} td colspan=(if ratio.is_some() { 7 } else { 6 }) { (words) } }
        }
    }
}

/// A figure to the right with its bound before it, and its unit to the left behind it.
fn quantity(story: &Story<'_>, claim: &Claim) -> Markup {
    html! {
        td class="number figure" { (link::to_claim(story, &claim.claim, &wording::figure(&claim.quantity))) }
        td class="unit" { (wording::unit(claim).unwrap_or_default()) }
    }
}

/// Figures that one report gives once.
fn single(story: &Story<'_>) -> Markup {
    let alone = || story.subjects.iter().filter(|subject| !subject.has_history());
    html! {
        @if alone().next().is_some() {
            h3 id="single" { "Other figures, each in one report" }
            div class="scroll" tabindex="0" role="region" aria-labelledby="single" {
                table class="series" {
                    thead {
                        tr {
                            th scope="col" class="number" { "Figure" }
                            th scope="col" { span class="unseen" { "Unit" } }
                            th scope="col" { "Of what" }
                            th scope="col" { "Said by" }
                            th scope="col" { "Stated" }
                            th scope="col" { "Report" }
                        }
                    }
                    tbody { @for subject in alone() { @for figure in subject.figures() { (lone(story, subject, figure)) } } }
                }
            }
        }
    }
}

fn lone(story: &Story<'_>, subject: &Subject<'_>, figure: &Figure<'_>) -> Markup {
    html! {
        tr {
            (quantity(story, figure.nearest))
            td { (subject.title) }
            td { (figure.origin.speaker.as_deref().unwrap_or_default()) }
            td class="date" { (figure.stated_on.map_or_else(String::new, wording::date)) }
            td class="report" { (link::to_report(story, &figure.nearest.report)) }
        }
    }
}
