use maud::{Markup, html};
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};

use super::{Story, link};
use crate::wording;

/// Bytes of a sentence that are quoted before and behind the figure, at most.
const MOST_AROUND: usize = 220;

/// The sentence of a claim, its figure marked, and where it stands.
pub(super) fn markup(story: &Story<'_>, who: &str, (report, claim): (&Report, &Claim)) -> Markup {
    let (before, figure, behind) = around(report, claim);
    let outlet = report.outlet.as_deref().unwrap_or("outlet not named");
    let dated = report.dated().map_or_else(|| "no date".to_string(), wording::moment);
    html! {
        figure class="quote" {
            figcaption { b { (who) } " " (outlet) ", " (dated) }
            blockquote { (before) b { (link::to_claim(story, &claim.claim, &figure)) } (behind) }
        }
    }
}

/// What stands before the figure in its sentence, the figure, and what stands behind it; a long sentence is cut.
fn around(report: &Report, claim: &Claim) -> (String, String, String) {
    let text = match claim.part {
        Part::Text => report.text.as_str(),
        Part::Title => report.title.as_deref().unwrap_or_default(),
    };
    let (sentence, figure) = (claim.spans.sentence.range(), claim.spans.quantity.range());
    let from = sentence.start.max(figure.start.saturating_sub(MOST_AROUND));
    let to = sentence.end.min(figure.end.saturating_add(MOST_AROUND));
    let from = text.ceil_char_boundary(from.min(figure.start));
    let to = text.floor_char_boundary(to.max(figure.end));
    let part = |range: std::ops::Range<usize>| spaced(text.get(range).unwrap_or_default());
    let (mut before, mut behind) = (part(from..figure.start), part(figure.end..to));
    if from > sentence.start {
        before = format!("… {}", before.split_once(' ').map_or("", |(_, rest)| rest));
    }
    if to < sentence.end {
        behind = format!("{} …", behind.rsplit_once(' ').map_or("", |(rest, _)| rest));
    }
    (before, part(figure), behind)
}

/// Words with single spaces, also at both ends if there was any.
fn spaced(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter.is_whitespace() {
            true if text.ends_with(' ') => {}
            true => text.push(' '),
            false => text.push(letter),
        }
    }
    text
}
