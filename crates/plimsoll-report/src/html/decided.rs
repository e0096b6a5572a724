use maud::{Markup, html};

use super::{Story, link};
use crate::wording;

/// Whether people decided anything.
pub(super) fn has_any(story: &Story<'_>) -> bool {
    !story.sheet.record.rulings().is_empty() || !story.sheet.ledger.second_look.is_empty()
}

/// Verdicts with their grounds, sightings, and every decision in force with who and when.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    let rulings = story.sheet.record.rulings();
    html! {
        @if has_any(story) {
            section id="decided" aria-labelledby="decided-title" {
                h2 id="decided-title" { "What people decided" }
                p class="aside" { "Plimsoll gives no verdict. What stands here was written by those who are named." }
                @if rulings.verdicts().next().is_some() {
                    h3 { "Verdicts" }
                    ul class="findings" {
                        @for (decided, verdict) in rulings.verdicts() {
                            li {
                                p {
                                    (wording::verdict(decided, verdict))
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
                        li { p { (wording::decided(one)) } }
                    }
                }
                @if !story.sheet.ledger.second_look.is_empty() {
                    h3 { "Decisions to look at again" }
                    ul class="findings" {
                        @for look in &story.sheet.ledger.second_look { li { p { (wording::second_look(look)) } } }
                    }
                }
            }
        }
    }
}
