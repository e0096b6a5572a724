use maud::{Markup, html};
use plimsoll_claim::Claim;

use super::{Story, link};
use crate::digest::figures::{
    IN_EACH, headings, in_each, range_of_each, speaker, through, variants, verdict,
};
use crate::digest::subjects::{Figure, Subject};
use crate::wording;

/// A table for each subject with a history, by counter and window, then all figures that stand alone.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    html! {
        @if !story.subjects.is_empty() {
            section id="figures" aria-labelledby="figures-title" {
                h2 id="figures-title" { "Figures by counter and window" }
                @for (number, subject) in story.subjects.iter().filter(|subject| subject.has_history()).enumerate() {
                    (history(story, subject, number, usize::MAX))
                }
                (single(story))
            }
        }
    }
}

/// Columns that a table has only where some row fills them.
#[derive(Clone, Copy, Debug)]
struct Optional {
    ratio: bool,
    range: bool,
    relay: bool,
}

impl Optional {
    fn of(story: &Story<'_>, subject: &Subject<'_>) -> Self {
        let ratio = subject.figures().any(|figure| !in_each(figure, &story.index).is_empty());
        let range = subject.figures().any(|figure| !range_of_each(figure, &story.index).is_empty());
        let relay = subject.figures().any(|figure| !through(figure, &story.index).is_empty());
        Self { ratio, range, relay }
    }

    /// All columns.
    fn many(self) -> usize {
        6 + usize::from(self.ratio) + usize::from(self.range) + usize::from(self.relay)
    }
}

/// The table of a subject, with at most `most` figures of each count.
pub(super) fn history(story: &Story<'_>, subject: &Subject<'_>, number: usize, most: usize) -> Markup {
    let optional = Optional::of(story, subject);
    let title = format!("series-{}", number + 1);
    html! {
        h3 id=(title) { (wording::unbroken(&subject.title)) }
        div class="scroll" tabindex="0" role="region" aria-labelledby=(title) {
            table class="series" {
                thead {
                    tr {
                        th scope="col" { "Stated" }
                        th scope="col" class="number figure" { "Figure" }
                        th scope="col" { span class="unseen" { "Unit" } }
                        @if optional.ratio { th scope="col" class="number" { "In each" } }
                        @if optional.range { th scope="col" class="number" { "Range" } }
                        th scope="col" { "Said by" }
                        @if optional.relay { th scope="col" { "Through" } }
                        th scope="col" class="number" { "Reports" }
                        th scope="col" { "Claim" }
                    }
                }
                @for (count, heading) in subject.counts.iter().zip(headings(subject)) {
                    tbody {
                        tr class="count" { th colspan=(optional.many()) scope="rowgroup" { span class="stays" { (heading) } } }
                        @for figure in count.figures.iter().take(most) { (row(story, figure, count.counter, optional)) }
                        @if count.figures.len() > most {
                            tr class="variants" { td colspan=(optional.many()) { span class="stays" { "and " (count.figures.len() - most) " more" } } }
                        }
                    }
                }
            }
        }
        @if optional.ratio { p class="aside" { (IN_EACH) } }
    }
}

fn row(story: &Story<'_>, figure: &Figure<'_>, counter: Option<&str>, optional: Optional) -> Markup {
    html! {
        tr {
            td class="date" { (figure.stated_on.map_or_else(|| "no date".to_string(), wording::date)) }
            (quantity(story, figure.nearest))
            @if optional.ratio {
                td class="number" { (in_each(figure, &story.index)) }
            }
            @if optional.range { td class="number" { (range_of_each(figure, &story.index)) } }
            td { (speaker(figure, counter)) }
            @if optional.relay { td { (through(figure, &story.index)) } }
            td class="number" { (figure.origin.reports.len()) }
            td class="id" { (link::to_mark(story, &figure.origin.nearest, story.index.short(&figure.origin.nearest))) }
        }
        @for words in variants(figure, &story.index).into_iter().chain(verdict(figure, &story.index)) {
            tr class="variants" { td colspan=(optional.many()) { span class="stays" { (words) } } }
        }
        (carriers(story, figure, optional.many()))
    }
}

/// In a dossier every other carrier of a figure too, each as it words it, with its note.
fn carriers(story: &Story<'_>, figure: &Figure<'_>, columns: usize) -> Markup {
    let others = figure.origin.claims.iter().filter(|id| **id != figure.origin.nearest);
    let others: Vec<&Claim> = others.filter_map(|id| story.index.claim(id)).collect();
    html! {
        @if !story.sources.is_empty() && !others.is_empty() {
            tr class="variants" {
                td colspan=(columns) {
                    span class="stays" {
                        "carried by "
                        @for (number, claim) in others.iter().enumerate() {
                            @if number > 0 { ", " }
                            (link::to_report(story, &claim.report)) " as "
                            (link::to_claim(story, &claim.claim, &wording::figure_with_unit(claim)))
                        }
                    }
                }
            }
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
pub(super) fn single(story: &Story<'_>) -> Markup {
    let alone = || story.subjects.iter().filter(|subject| !subject.has_history());
    html! {
        @if alone().next().is_some() {
            h3 id="single" { "Other figures, each in one report" }
            div class="scroll" tabindex="0" role="region" aria-labelledby="single" {
                table class="series" {
                    thead {
                        tr {
                            th scope="col" class="number figure" { "Figure" }
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
        @if let Some(words) = verdict(figure, &story.index) {
            tr class="variants" { td colspan="6" { span class="stays" { (words) } } }
        }
    }
}
