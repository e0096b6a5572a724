use maud::{Markup, html};
use plimsoll_ledger::{Finding, FindingKind};

use super::{Story, link, quote};
use crate::digest::findings::{Kind, also, by_kind, heading, shows_quotes};
use crate::wording;

/// The findings by kind, most serious first; where one claim stands against another, both in their own words.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    let also = also(&story.sheet);
    html! {
        @if !story.sheet.ledger.findings.is_empty() {
            section id="findings" aria-labelledby="findings-title" {
                h2 id="findings-title" { "Findings" }
                @for kind in by_kind(&story.sheet) { (of_kind(story, &kind)) }
                @if let Some(also) = also { p class="aside" { "Also " (also) "; the tables above show them." } }
            }
        }
    }
}

fn of_kind(story: &Story<'_>, kind: &Kind<'_>) -> Markup {
    html! {
        h3 class=(if kind.is_grave && kind.dismissed < kind.findings.len() { "grave" } else { "plain" }) { (heading(kind)) }
        ul class="findings" {
            @for finding in &kind.findings {
                li class=[finding.is_dismissed().then_some("dismissed")] {
                    p { (link::to_report(story, &finding.report)) ": " (finding.why) }
                    @if let Some(mark) = &finding.mark { p class="judged" { (wording::mark(mark)) } }
                    @if shows_quotes(kind, finding) { (pair(story, finding)) }
                }
            }
        }
    }
}

/// The report's words beside those of the carrier they were held against, or alone where it is held against itself.
pub(super) fn pair(story: &Story<'_>, finding: &Finding) -> Markup {
    let about = finding.claim.as_ref().and_then(|id| story.index.source(id));
    let against = finding.against.iter().find(|id| Some(*id) != finding.claim.as_ref());
    let other = against.and_then(|id| story.index.source(id));
    html! {
        @if let Some(about) = about {
            div class="pair" {
                (quote::markup(story, "This report", about, other.map_or(about.1, |(_, claim)| claim), finding))
                @if let Some(other) = other {
                    @let nearer = match finding.kind {
                        _ if other.0.id == about.0.id => "The same report",
                        kind if is_distortion(kind) => "Nearer carrier",
                        _ => "Against",
                    };
                    (quote::markup(story, nearer, other, about.1, finding))
                }
            }
        }
    }
}

/// Whether a kind holds a report against a carrier nearer the origin.
fn is_distortion(kind: FindingKind) -> bool {
    !matches!(
        kind,
        FindingKind::TrueConflict
            | FindingKind::DateImpossible
            | FindingKind::SelfContradiction
            | FindingKind::ImplausibleRatio
            | FindingKind::CountFell
            | FindingKind::RateJump
            | FindingKind::ExceedsProduction
            | FindingKind::SingleOrigin
    )
}
