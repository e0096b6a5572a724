use maud::{Markup, html};

use super::{Story, link, timeline};
use crate::digest::opening::{Piece, many, sentences};
use crate::wording;

/// What the page is about: the subject of most reports, else how much was read.
pub(super) fn title(story: &Story<'_>) -> String {
    let counts = story.sheet.ledger.counts;
    let main = story.subjects.iter().find(|subject| subject.has_history());
    match main {
        Some(subject) => format!("{}: what {} say", subject.title, many(counts.reports, "report")),
        None => format!("{} in {}", many(counts.claims, "figure"), many(counts.reports, "report")),
    }
}

/// The title, the sentences that the terminal opens with, how many stand behind them, and the way to the parts.
pub(super) fn markup(story: &Story<'_>, title: &str, has_chart: bool) -> Markup {
    html! {
        header class="opening" {
            p class="kicker" { "Plimsoll" span { " How much weight each figure can bear" } }
            h1 { (wording::unbroken(title)) }
            (paragraphs(story))
            (counts(story))
            (contents(story, has_chart))
        }
    }
}

/// The sentences that the terminal opens with, each figure leading to its claim.
pub(super) fn paragraphs(story: &Story<'_>) -> Markup {
    html! {
        @for (number, sentence) in sentences(&story.sheet, &story.subjects).iter().enumerate() {
            p class=(if number == 0 { "lead" } else { "sentence" }) {
                @for piece in sentence {
                    @match piece {
                        Piece::Words(words) => (words),
                        Piece::Figure(words, claim) => (link::to_claim(story, claim, words)),
                    }
                }
            }
        }
    }
}

/// From what was read down to who counts.
pub(super) fn counts(story: &Story<'_>) -> Markup {
    let counts = story.sheet.ledger.counts;
    let steps = [
        (counts.reports, "report", "read"),
        (counts.outlets, "outlet", "that published them"),
        (counts.origins, "origin", "that the figures go back to"),
        (counts.counters, "counter", "named as counting"),
    ];
    html! {
        ol class="counts" aria-label="From reports to counters" {
            @for (count, thing, what) in steps {
                li {
                    b { (wording::number(count.into())) }
                    span { (thing) @if count != 1 { "s" } }
                    small { (what) }
                }
            }
        }
    }
}

fn contents(story: &Story<'_>, has_chart: bool) -> Markup {
    let parts = [
        (has_chart, "#chart", "Over time"),
        (!story.subjects.is_empty(), "#figures", "Figures by counter"),
        (super::provenance::has_any(story), "#provenance", "Who has it from whom"),
        (!timeline::of(story).is_empty(), "#timeline", "Timeline"),
        (super::estimates::has_any(story), "#estimates", "Estimates"),
        (!story.sheet.ledger.findings.is_empty(), "#findings", "Findings"),
        (super::decided::has_any(story), "#decided", "What people decided"),
        (!story.sheet.reports.is_empty(), "#reports", "The reports"),
        (!story.sources.is_empty(), "#sources", "Where every figure stands"),
        (super::remarks::has_any(story), "#remarks", "Remarks"),
        (true, "#reading", "How to read this"),
    ];
    html! {
        nav class="contents" aria-label="Parts of this page" {
            ul { @for (_, address, words) in parts.iter().filter(|part| part.0) { li { a href=(address) { (words) } } } }
        }
    }
}
