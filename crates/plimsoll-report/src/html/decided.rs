use maud::{Markup, html};

use super::{Story, link};
use crate::wording;

/// Whether people decided anything.
pub(super) fn has_any(story: &Story<'_>) -> bool {
    !story.sheet.record.rulings().is_empty()
}

/// Verdicts with their grounds, sightings, and every decision in force with who and when.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    let rulings = story.sheet.record.rulings();
    html! {
        @if !rulings.is_empty() {
            section id="decided" aria-labelledby="decided-title" {
                h2 id="decided-title" { "What people decided" }
                p class="aside" { "Plimsoll gives no verdict. What stands here was written by those who are named." }
                @if rulings.verdicts().next().is_some() {
                    h3 { "Verdicts" }
                    ul class="findings" {
                        @for (decided, verdict) in rulings.verdicts() {
                            li {
                                p {
                                    b { (verdict.verdict) }
                                    @if let Some(rating) = verdict.rating { " (" (wording::rating(rating)) ")" }
                                    ": " (verdict.text) " — " (verdict.author.as_deref().unwrap_or(&decided.by))
                                    @for anchor in &verdict.about { " " (link::to_claim(story, &anchor.claim, &anchor.words)) }
                                    @if let Some(url) = &verdict.url { " " (link::to_address(url)) }
                                }
                            }
                        }
                    }
                }
                @if rulings.sightings().next().is_some() {
                    h3 { "Sightings" }
                    ul class="findings" {
                        @for (_, sighting) in rulings.sightings() { li { p { (wording::sighting(sighting)) } } }
                    }
                }
                h3 { "Decisions in force" }
                ul class="findings" {
                    @for one in rulings.decided() {
                        li { p { (one.at.strftime("%Y-%m-%d %H:%M UTC")) ", " (one.by) ": " (wording::decision(&one.decision)) } }
                    }
                }
            }
        }
    }
}
