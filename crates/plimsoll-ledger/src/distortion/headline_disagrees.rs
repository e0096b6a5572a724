use plimsoll_claim::{Bound, Part};

use crate::view::View;
use crate::{Finding, FindingKind};

/// A heading, or the first figure of the text, is not what the text goes on to say. That a heading drops "about" is no
/// disagreement.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    view.of_report.iter().filter_map(|members| in_report(view, members)).collect()
}

/// More headings with figures than this are a list.
const MOST_HEADS: usize = 12;

fn in_report(view: &View<'_>, members: &[usize]) -> Option<Finding> {
    let statements = &view.pile.statements;
    let is_headline = |index: usize| view.pile.is_headline(&statements[index]);
    let first = members.iter().copied().find(|&index| statements[index].claim.part == Part::Text)?;
    // Headings in the text before a title apart from it.
    let (of_text, titles): (Vec<usize>, Vec<usize>) = members
        .iter()
        .copied()
        .filter(|&index| is_headline(index) || index == first)
        .take(MOST_HEADS)
        .partition(|&index| statements[index].claim.part == Part::Text);
    of_text.into_iter().chain(titles).find_map(|head| {
        let body: Vec<usize> = members
            .iter()
            .copied()
            .filter(|&other| {
                other != head && !is_headline(other) && view.origin_of[other] == view.origin_of[head]
            })
            .collect();
        let differs = |&other: &usize| {
            if is_headline(head) { disagree(view, head, other) } else { other_value(view, head, other) }
        };
        let other = body.iter().copied().find(differs).filter(|_| body.iter().all(differs))?;
        let why = format!(
            "the heading has “{}”, the text “{}”",
            view.pile.wording(head),
            view.pile.wording(other),
        );
        // A title apart from the text has no place in it: the finding is then about the text's figure.
        Some(match statements[head].claim.part {
            Part::Title => view.finding(FindingKind::HeadlineDisagrees, other, &[head], why),
            Part::Text => view.finding(FindingKind::HeadlineDisagrees, head, &body, why),
        })
    })
}

fn disagree(view: &View<'_>, head: usize, body: usize) -> bool {
    let bound = |index: usize| match view.pile.statements[index].figure.bound {
        Bound::MoreThan | Bound::AtLeast | Bound::Vague => 1,
        Bound::LessThan | Bound::AtMost => -1,
        Bound::Exact | Bound::About | Bound::Range => 0,
    };
    // Titles apart from the text are cut to length: one that only leaves out a bound says nothing else.
    let is_cut = view.pile.statements[head].claim.part == Part::Title && bound(head) == 0;
    (bound(head) != bound(body) && !is_cut) || other_value(view, head, body)
}

/// Another number: not one that the other's bound allows and that is only rounder.
fn other_value(view: &View<'_>, head: usize, body: usize) -> bool {
    let (a, b) = (&view.pile.statements[head].figure, &view.pile.statements[body].figure);
    a.vague != b.vague && a.value() > b.value()
}
