use plimsoll_claim::{Bound, Part};
use rust_decimal::Decimal;

use super::beside::Beside;
use crate::view::View;
use crate::{Finding, FindingKind};

/// A heading, or the first figure of the text, is not what the text goes on to say. That a heading drops "about" is no
/// disagreement.
pub(super) fn in_report(view: &View<'_>, _: &Beside<'_>, report: usize) -> Vec<Finding> {
    let members = view.pile.of_report(report);
    of_one_origin(view, members).or_else(|| not_in_text(view, members)).into_iter().collect()
}

/// A figure of a heading that the text has otherwise: 7,600 over 6,700. The text must count the same thing, and neither the
/// same number, a rounding of it, nor parts that add up to it.
fn not_in_text(view: &View<'_>, members: &[usize]) -> Option<Finding> {
    let statements = &view.pile.statements;
    let (heads, body): (Vec<usize>, Vec<usize>) =
        members.iter().copied().partition(|&index| view.pile.is_headline(&statements[index]));
    heads.into_iter().take(MOST_HEADS).find_map(|head| {
        let own = &statements[head];
        let value = own.figure.value().filter(|_| !own.figure.vague)?;
        let counts_the_same = |index: &usize| {
            let other = &statements[*index];
            other.claim.measure == own.claim.measure
                && other.item == own.item
                && other.figure.value().is_some()
                && !other.figure.vague
                && (other.claim.supplier == own.claim.supplier || own.claim.supplier.is_none())
        };
        let of_text: Vec<usize> = body.iter().copied().filter(counts_the_same).take(MOST_FIGURES).collect();
        let told = of_text.iter().any(|&index| {
            let other = &statements[index].figure;
            own.figure.same(other) || own.figure.coarser(other)
        });
        let mut parts = of_text.iter().filter_map(|&index| statements[index].figure.value());
        let sum = parts.try_fold(Decimal::ZERO, Decimal::checked_add);
        let near = of_text.iter().copied().find(|&index| {
            statements[index]
                .figure
                .value()
                .is_some_and(|other| other > value / Decimal::TWO && value > other / Decimal::TWO)
        })?;
        if told || sum == Some(value) {
            return None;
        }
        let why =
            format!("the heading has “{}”, the text “{}”", view.pile.wording(head), view.pile.wording(near));
        Some(match own.claim.part {
            Part::Title => view.finding(FindingKind::HeadlineDisagrees, near, &[head], why),
            Part::Text => view.finding(FindingKind::HeadlineDisagrees, head, &[near], why),
        })
    })
}

/// Figures of one kind in a report that are held against its headings.
const MOST_FIGURES: usize = 64;

/// More headings with figures than this are a list.
const MOST_HEADS: usize = 12;

/// A heading, or the first figure of the text, and the figures of its origin in the text.
fn of_one_origin(view: &View<'_>, members: &[usize]) -> Option<Finding> {
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
