//! Figures of the means by which things came, "410 drones on 17 voyages": no bare figure of a later sentence counts them unless it
//! stands as they do.

use plimsoll_lexicon::tables::Frame;

use super::counted::{Counted, as_told};
use super::draft::Draft;
use crate::measure::{Governor, Thing, VerbChain};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// What carries things, or is a way of theirs, by its unit.
const CARRIES: [&str; 11] = [
    "ship",
    "vehicle",
    "train",
    "railcar",
    "aircraft",
    "trip",
    "flight",
    "shipment",
    "container",
    "crate",
    "convoy",
];
/// Figures of means behind one of what they carried.
const MOST: usize = 2;
/// Tokens of "would together be able to hold".
const ROOM: usize = 8;
/// Tokens looked back over for what holds things.
const REACH: usize = 12;

/// Whether a figure tells of the means by which things came: "on 17 voyages", "aboard 13 vessels", "in 300 crates".
fn is_means(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let carries =
        draft.facts.unit.as_deref().is_some_and(|unit| CARRIES.contains(&unit)) || draft.facts.holds;
    carries && draft.mention.first.checked_sub(1).is_some_and(|at| bears(reading, at))
}

/// Whether a preposition stands before what things come by.
fn bears(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_any(at, &["on", "aboard", "in", "by"])
}

/// The figures before a bare one without those of means that end the sentence they stand in, where it is an earlier one and tells what
/// they carried.
pub(super) fn without_means<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> &'b [Draft<'a>] {
    let sentence = |draft: &Draft<'_>| reading.sentence_at(draft.mention.first);
    let Some(last) = before.last().filter(|last| sentence(last) < reading.sentence_at(mention.first)) else {
        return before;
    };
    let means = before.iter().rev().take(MOST).take_while(|draft| is_means(reading, draft)).count();
    let rest = &before[..before.len() - means];
    let is_load = |load: &Draft<'_>| {
        sentence(load) == sentence(last) && load.class.is_some() && load.facts.unit != last.facts.unit
    };
    if rest.last().is_some_and(is_load) { rest } else { before }
}

/// "counted 700 drones on 29 trips. In May it had counted 410 on 17": the means before that stand behind the same preposition.
pub(super) fn by_like_means(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let at = mention.first.checked_sub(1).filter(|at| bears(reading, *at))?;
    let here = reading.sentence_at(mention.first);
    let is_like = |draft: &&Draft<'_>| {
        is_means(reading, draft)
            && reading.sentence_at(draft.mention.first) + 1 == here
            && reading.is(draft.mention.first - 1, reading.word(at))
    };
    let mut earlier =
        before.iter().rev().skip_while(|draft| reading.sentence_at(draft.mention.first) == here);
    earlier.next().filter(is_like).map(|draft| as_told(reading, draft))
}

/// "Each container holds 260 shells, so 10,000 could hold 2.6 million": whether a bare figure is of what holds things, which has the verb
/// behind it: a sum that is made up, of which nobody says that there are so many.
pub(super) fn is_of_holders(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> bool {
    let reading = &analysis.reading;
    let has_subject = |by: &Governor| {
        matches!(by.frame, Frame::Content | Frame::Vessel)
            && by.rule == "measure.verb"
            && VerbChain::before(reading, by.first).first == mention.end
    };
    let holds = |thing: &Thing| reading.lexicon.item(thing.item).holds;
    let least = before.last().map_or(0, |last| last.mention.first).saturating_sub(REACH);
    analysis.outline.within(mention.end..mention.end + ROOM).iter().any(has_subject)
        && analysis.outline.things(least..mention.first).iter().any(holds)
}

/// Whether a thing is a ship or a way of one, which nothing that is carried is.
pub(super) fn conveys(unit: Option<&str>) -> bool {
    matches!(unit, Some("ship" | "trip" | "flight" | "shipment"))
}
