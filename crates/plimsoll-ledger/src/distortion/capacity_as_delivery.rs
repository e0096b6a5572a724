use plimsoll_capture::Zone;
use plimsoll_claim::{Measure, Modality};

use super::beside::Beside;
use super::reference::weighed;
use crate::statement::{ItemFamily, Pile, has_any};
use crate::trace::{Traced, may_be_one};
use crate::view::View;
use crate::{Finding, FindingKind};

/// What could be held is told as what was sent, in one report.
pub(super) fn in_report(view: &View<'_>, _: &Beside<'_>, report: usize) -> Vec<Finding> {
    let members = view.pile.of_report(report);
    let mut found = lead_against_body(view, members);
    found.extend(filled(view, members));
    found
}

fn capacity_or_delivery(view: &View<'_>, index: usize) -> Option<Measure> {
    let measure = view.pile.statements[index].claim.measure;
    matches!(measure, Measure::Capacity | Measure::Transferred).then_some(measure)
}

/// The very figure that nearer carriers give as room, told as what was sent.
pub(super) fn of_origin(view: &View<'_>, origin: &Traced<'_>) -> Vec<Finding> {
    // "Could hold" gets lost on the way and is seldom added: of carriers as near, whose report came out first is believed.
    let room_first = rooms_came_first(view, origin);
    let is_bare = |measure: &Measure| room_first && *measure == Measure::Transferred;
    let Some(reference) = weighed(view, origin, |index| capacity_or_delivery(view, index), is_bare) else {
        return Vec::new();
    };
    if reference.value != Measure::Capacity {
        return Vec::new();
    }
    let nearest = reference.carriers[0];
    view.first_of_reports(origin, |index| {
        told_as(view, index).filter(|_| capacity_or_delivery(view, index) == Some(Measure::Transferred))
    })
    .into_iter()
    .map(|(index, told_as)| {
        let why = format!(
            "“{}” is told as {told_as}; in {} it is what could be held: “{}”",
            view.pile.wording(index),
            view.carrier(nearest),
            view.pile.wording(nearest),
        );
        view.finding(FindingKind::CapacityAsDelivery, index, &reference.carriers, why)
    })
    .collect()
}

/// Whether a report that tells what ammunition could be held came out before every one that tells it as sent.
fn rooms_came_first(view: &View<'_>, origin: &Traced<'_>) -> bool {
    let statements = &view.pile.statements;
    let first = |measure: Measure| {
        let told = origin.members.iter().map(|&index| &statements[index]);
        let told = told.filter(|one| one.item == ItemFamily::ROUND && one.claim.measure == measure);
        told.filter(|one| !view.pile.is_headline(one)).filter_map(|one| view.pile.published_day(one)).min()
    };
    first(Measure::Capacity).zip(first(Measure::Transferred)).is_some_and(|(room, sent)| room < sent)
}

/// What a carrier that speaks of a delivery tells of it; nothing where it is denied.
fn told_as(view: &View<'_>, index: usize) -> Option<&'static str> {
    match view.pile.statements[index].claim.modality {
        Modality::Asserted | Modality::Alleged => Some("sent"),
        Modality::Hedged => Some("perhaps sent"),
        Modality::Hypothetical => Some("what would be sent"),
        Modality::Denied => None,
    }
}

/// More figures than this are no head of a report.
const MOST_LEADS: usize = 12;

/// A heading or the first figures of a report say that ammunition was sent, and its own text goes on to say what the
/// containers could hold.
fn lead_against_body(view: &View<'_>, members: &[usize]) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let first = members.iter().copied().find(|&index| !view.pile.is_headline(&statements[index]));
    let lead = |index: usize| {
        let own = statements[index].claim;
        view.pile.is_headline(&statements[index])
            || first.is_some_and(|first| statements[first].claim.spans.sentence == own.spans.sentence)
    };
    let sent = |index: usize| {
        let one = &statements[index];
        one.claim.measure == Measure::Transferred
            && one.item == ItemFamily::ROUND
            && matches!(one.claim.modality, Modality::Asserted | Modality::Alleged)
    };
    let mut found = Vec::new();
    for &index in members.iter().filter(|&&index| lead(index) && sent(index)).take(MOST_LEADS) {
        let room = members.iter().copied().find(|&other| {
            statements[other].claim.measure == Measure::Capacity
                && statements[other].item == ItemFamily::ROUND
                && view.origin_of[other] != view.origin_of[index]
                && may_be_one(view.pile, &statements[index], &statements[other])
        });
        if let Some(room) = room {
            let why = format!(
                "“{}” is told as sent at the head of the report; its text has what the containers could hold: “{}”",
                view.pile.wording(index),
                view.pile.wording(room),
            );
            found.push(view.finding(FindingKind::CapacityAsDelivery, index, &[room], why));
        }
    }
    found
}

/// Containers are called full of something, and the same report says what they could hold.
fn filled(view: &View<'_>, members: &[usize]) -> Vec<Finding> {
    let statements = &view.pile.statements;
    let room = members.iter().copied().find(|&index| {
        statements[index].claim.measure == Measure::Capacity && statements[index].item == ItemFamily::ROUND
    });
    let Some(room) = room else { return Vec::new() };
    members
        .iter()
        .filter(|&&index| statements[index].item == ItemFamily::CONTAINER && is_filled(view.pile, index))
        .map(|&index| {
            let why = format!(
                "“{}” says what is in them; the same report has what they could hold: “{}”",
                view.pile.wording(index),
                view.pile.wording(room),
            );
            view.finding(FindingKind::CapacityAsDelivery, index, &[room], why)
        })
        .collect()
}

/// "Containers of shells" in a heading; in a sentence it takes more, "filled with", since "containers of ammunition" may be
/// what they are for.
fn is_filled(pile: &Pile<'_>, index: usize) -> bool {
    let statement = &pile.statements[index];
    let words = &pile.limits.words;
    let item = statement.claim.item.as_deref().unwrap_or_default().to_lowercase();
    let holds = if pile.is_headline(statement) || statement.claim.zone == Zone::Caption {
        &words.holds
    } else {
        &words.filled
    };
    has_any(&item, holds) && has_any(&item, &words.contents)
}
