//! What a bare figure counts where it tells of another load of the same things: "with 122 mm rockets, 500,000".

use plimsoll_text::TokenKind;

use super::Measure;
use super::counted::{Counted, as_told, named};
use super::draft::Draft;
use super::elsewhere::condition_behind;
use crate::Analysis;
use crate::measure::Thing;
use crate::quantity::QuantityMention;

/// Tokens of a condition behind a bare figure.
const SUPPOSED: usize = 14;
/// Tokens from "with" to the end of the thing behind it.
const LOADED: usize = 6;

/// What a bare figure counts if it is of another load than the one before.
pub(super) fn other_load(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<Counted> {
    supposed(analysis, mention).or_else(|| instead(analysis, mention, before))
}

/// "or more than 500,000 if they held 122 mm rounds": what is supposed to be there.
fn supposed(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let reading = &analysis.reading;
    let condition = condition_behind(reading, mention)?;
    let clause = condition + 1..condition + 1 + SUPPOSED;
    let end =
        clause.clone().find(|at| matches!(reading.kind(*at), None | Some(TokenKind::Mark(',' | '.' | ';'))));
    let things = analysis.outline.things(condition + 1..end.unwrap_or(clause.end));
    let content = |thing: &&Thing| thing.plural && !reading.lexicon.item(thing.item).holds;
    things.iter().find(content).map(|thing| named(reading, thing))
}

/// "could hold 3 million shells; with 122 mm rockets, 500,000": the thing before it; "8 million shells, or 3.2 million": the like.
fn instead(analysis: &Analysis<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> Option<Counted> {
    let reading = &analysis.reading;
    let is_room = |last: &&Draft<'_>| {
        last.measure == Measure::Capacity
            && !last.facts.holds
            && last.class.is_some()
            && last.mention.unit.is_none()
            && reading.in_one_sentence(last.mention.first, mention.first)
    };
    let last = before.last().filter(is_room)?;
    let joint = mention.first.checked_sub(1)?;
    if reading.is(joint, "or") {
        return Some(as_told(reading, last));
    }
    let things = analysis.outline.things(last.mention.end..joint);
    let thing = things.last().filter(|thing| thing.end == joint && reading.is_mark(joint, ','))?;
    let mut words = last.mention.end.max(joint.saturating_sub(LOADED))..joint;
    words.any(|at| reading.is_any(at, &["with", "of"])).then(|| named(reading, thing))
}
