use maud::{Markup, html};
use plimsoll_claim::ClaimId;

use super::{Story, link};
use crate::dossier::{Note, Notes, order};
use crate::record::Custody;

/// Notes of every figure and statement, numbered in the order in which the page shows them.
pub(super) fn numbered<'a>(story: &Story<'a>) -> Vec<(usize, Note<'a>)> {
    let mut notes = Notes::of(&story.sheet);
    for claim in order(&story.subjects, &story.index) {
        notes.number(&claim.claim);
    }
    let claims = story.sheet.reports.iter().flat_map(|read| read.claims).map(|claim| &claim.claim);
    let told = story.sheet.events.iter().map(|event| &event.statement);
    let all: Vec<&ClaimId> = claims.chain(told).collect();
    for id in all {
        notes.number(id);
    }
    notes.asked().map(|(number, note)| (number, note.clone())).collect()
}

/// For every figure: its sentence, where it was published, its bytes and their hash; then how each report was received.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    html! {
        @if !story.sources.is_empty() {
            section id="sources" aria-labelledby="sources-title" {
                h2 id="sources-title" { "Where every figure stands" }
                p class="aside" { "Bytes are counted in what was received and in the text that was read from it; the hash is BLAKE3 of the bytes received." }
                ol class="sources" {
                    @for (number, note) in &story.sources { li id={ "source-" (number) } value=(number) { (one(story, note)) } }
                }
            }
        }
        (custody(story))
    }
}

fn one(story: &Story<'_>, note: &Note<'_>) -> Markup {
    html! {
        @if !note.sentence.is_empty() { q { (note.sentence) } " " }
        (note.source) " (" (link::to_report(story, &note.report.id)) "). "
        @if let Some(url) = &note.url { (link::to_address(url)) " " }
        span class="hash" { (note.report.hash) } ", " (note.place())
        @if let Some(time) = &note.retrieved { ", retrieved " (time) }
        "; id " (link::to_mark(story, note.id, note.id.as_str())) "."
    }
}

/// What was noted when the bytes were taken in.
fn custody(story: &Story<'_>) -> Markup {
    let custody = Custody::of(&story.sheet.record);
    let received: Vec<_> =
        story.sheet.reports.iter().filter_map(|read| custody.of_report(read.report)).collect();
    html! {
        @if !story.sources.is_empty() && !received.is_empty() {
            section id="custody" aria-labelledby="custody-title" {
                h2 id="custody-title" { "How the reports were received" }
                div class="scroll" tabindex="0" role="region" aria-label="Table of what was received" {
                    table class="series" {
                        thead { tr { @for title in ["Report", "File", "Bytes", "Media type", "Source", "Retrieved", "By", "Tool", "Note"] { th scope="col" { (title) } } } }
                        tbody {
                            @for one in received {
                                tr {
                                    td { (link::to_report(story, one.report)) }
                                    td { (one.name) }
                                    td class="number" { (one.bytes.len()) }
                                    td { (one.media_type.unwrap_or_default()) }
                                    td { (one.source.unwrap_or_default()) }
                                    td { (one.retrieved_at.map(|time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()).unwrap_or_default()) }
                                    td { (one.operator.unwrap_or_default()) }
                                    td { (one.tool.unwrap_or_default()) }
                                    td { (one.note.unwrap_or_default()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
