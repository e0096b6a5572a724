use maud::{Markup, html};
use plimsoll_ledger::{Assumption, Estimate};
use rust_decimal::Decimal;

use super::{Story, link};
use crate::digest::estimates::{WHAT_THEY_ARE, heading, narrows, range_of, sentences, with_interval};
use crate::wording;

/// The estimates: each interval as a bar with its numbers, and what it rests on.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    let estimates = with_interval(&story.sheet);
    html! {
        @if !estimates.is_empty() {
            section id="estimates" aria-labelledby="estimates-title" {
                h2 id="estimates-title" { "Estimates" }
                p class="aside" { (WHAT_THEY_ARE) }
                @for (number, estimate) in estimates.iter().enumerate() { (one(story, estimate, &estimates, number)) }
            }
        }
    }
}

/// Whether the page has the section.
pub(super) fn has_any(story: &Story<'_>) -> bool {
    !with_interval(&story.sheet).is_empty()
}

pub(super) fn one(story: &Story<'_>, estimate: &Estimate, all: &[&Estimate], number: usize) -> Markup {
    let title = format!("estimate-{}", number + 1);
    html! {
        h3 id=(title) { (wording::unbroken(&heading(estimate))) }
        (bar(estimate, all))
        ul class="notes" { @for sentence in sentences(estimate) { li { (sentence) } } }
        div class="scroll" tabindex="0" role="region" aria-labelledby=(title) {
            table class="series assumptions" {
                thead {
                    tr {
                        th scope="col" { "Assumption" }
                        th scope="col" { "Range" }
                        th scope="col" class="number" { "Narrows by" }
                        th scope="col" { "From" }
                        th scope="col" { "Claims" }
                    }
                }
                tbody { @for assumption in &estimate.assumptions { (row(story, assumption)) } }
            }
        }
        @for assumption in estimate.assumptions.iter().filter(|one| !one.sources.is_empty()) {
            details class="sources" {
                summary { "Sources of the pack for " (assumption.name) }
                ul { @for source in &assumption.sources { li { (published(source)) } } }
            }
        }
    }
}

fn row(story: &Story<'_>, assumption: &Assumption) -> Markup {
    html! {
        tr {
            td { (assumption.name) }
            td { (range_of(assumption)) }
            td class="number narrows" { (narrows(assumption)) }
            td { (assumption.source) }
            td class="id" {
                @for (number, id) in assumption.claims.iter().enumerate() {
                    @if number > 0 { " " }
                    (link::to_claim(story, id, story.index.short(id)))
                }
            }
        }
    }
}

/// "Harbour Office, 2031-02: https://…", the address as a link.
fn published(source: &str) -> Markup {
    html! {
        @match source.rsplit_once(": ") {
            Some((who, address)) => { (who) ": " (link::to_address(address)) },
            None => (source),
        }
    }
}

/// The interval as a thin bar, nine draws in ten as a thick one on it, from nothing to the most of all estimates in that unit.
fn bar(estimate: &Estimate, all: &[&Estimate]) -> Markup {
    let most = all.iter().filter(|other| other.unit == estimate.unit).filter_map(|other| other.high).max();
    let share = |value: Option<Decimal>| {
        let share = value?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(most?)?;
        Some(share.round_dp(2))
    };
    let (low, high) = (share(estimate.low), share(estimate.high));
    let inner = share(estimate.inner_low).zip(share(estimate.inner_high));
    let range = |low, high| wording::range(low, high, None).unwrap_or_default();
    html! {
        @if let Some((low, high)) = low.zip(high) {
            svg class="interval" width="100%" height="28" role="img" aria-label={ "From " (range(estimate.low, estimate.high)) } {
                line class="base" x1="0" y1="14" x2="100%" y2="14" {}
                rect class="bound" x={ (low) "%" } y="10" width={ ((high - low).max(Decimal::new(4, 1))) "%" } height="8" {}
                @if let Some((from, to)) = inner {
                    rect class="inner" x={ (from) "%" } y="5" width={ ((to - from).max(Decimal::new(4, 1))) "%" } height="18" {}
                }
            }
            p class="scale aside" {
                span { "0" }
                span { "thin: " (range(estimate.low, estimate.high)) "; thick: " (range(estimate.inner_low, estimate.inner_high)) }
                span { (most.map(wording::number).unwrap_or_default()) }
            }
        }
    }
}
