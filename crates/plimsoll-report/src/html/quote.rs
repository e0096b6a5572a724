use maud::{Markup, html};
use plimsoll_capture::Report;
use plimsoll_claim::Claim;
use plimsoll_ledger::{Finding, FindingKind};

use super::{Story, link};
use crate::changed::{Quoted, Stretch};
use crate::wording;

/// Bytes of a sentence that are quoted, at most, unless what is to be marked takes more.
const MOST_QUOTED: usize = 440;

/// The sentence of a claim, the words marked in which it differs from `other`, and where it stands.
pub(super) fn markup(
    story: &Story<'_>,
    who: &str,
    (report, claim): (&Report, &Claim),
    other: &Claim,
    finding: &Finding,
) -> Markup {
    let quoted = Quoted::of((report, claim), other, finding, &story.index);
    let outlet = report.outlet.as_deref().unwrap_or("outlet not named");
    let dated = report.dated().map_or_else(|| "no date".to_string(), wording::moment);
    html! {
        figure class="quote" {
            figcaption {
                b { (who) } " " (outlet) ", " (dated)
                @if finding.kind == FindingKind::SpeakerChanged {
                    "; put down to " (claim.speaker.as_deref().unwrap_or("nobody"))
                }
            }
            blockquote { @for stretch in quoted.stretches(MOST_QUOTED) { (written(story, claim, &stretch)) } }
        }
    }
}

fn written(story: &Story<'_>, claim: &Claim, stretch: &Stretch) -> Markup {
    let words = || match stretch.is_figure {
        true => html! { b { (link::to_claim(story, &claim.claim, &stretch.words)) } },
        false => html! { (stretch.words) },
    };
    html! {
        @if stretch.is_changed { span class="changed" { (words()) } } @else { (words()) }
    }
}
