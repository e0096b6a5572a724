use maud::{Markup, html};
use plimsoll_claim::Claim;

use super::{Story, link};
use crate::digest::assisted::{WHAT_THEY_ARE, claims};
use crate::wording;

/// Claims that a language model proposed, apart from all others.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    let claims = claims(&story.sheet);
    html! {
        @if !claims.is_empty() {
            section id="assisted" aria-labelledby="assisted-title" {
                h2 id="assisted-title" { "Proposed by a language model" }
                p { (WHAT_THEY_ARE) }
                ul class="findings" { @for claim in claims { li { (line(story, claim)) } } }
            }
        }
    }
}

fn line(story: &Story<'_>, claim: &Claim) -> Markup {
    html! {
        b { (wording::figure_with_unit(claim)) }
        @if let Some(words) = story.index.wording(&claim.claim) { ": " (words) }
        ", " (claim.speaker.as_deref().unwrap_or("the report itself")) ", in "
        (link::to_report(story, &claim.report))
    }
}
