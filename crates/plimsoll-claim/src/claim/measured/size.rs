//! Lengths and weights that are of an object.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;

use crate::Reading;
use crate::claim::Measure;
use crate::measure::Governor;
use crate::quantity::QuantityMention;

/// "50 m by 20 m", "50 m x 20 m": how long or wide an object is.
pub(super) fn is_side(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = reading.token_at(mention.span.end());
    let is_number = |at: usize| reading.kind(at) == Some(TokenKind::Number);
    let joins = |at: usize| reading.is_any(at, &["by", "x"]) || reading.is_mark(at, '×');
    let before = mention.first.checked_sub(2);
    joins(end) && is_number(end + 1) && reading.in_one_sentence(mention.first, end)
        || before.is_some_and(|unit| {
            let is_unit = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Unit(_));
            joins(unit + 1) && (is_number(unit) || reading.hits.at(unit).any(is_unit))
        })
}

/// "a cap of 500 barrels", "the limit set by the council is 500 barrels": what is allowed, not what is.
pub(super) fn is_ceiling(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let of = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "of"));
    of.is_some_and(|noun| reading.is_class(noun, Class::Ceiling))
        || equals_ceiling(reading, mention)
        || is_capped(reading, mention)
}

/// Tokens of "cap what may be sold to the country at".
const CAPPED: usize = 12;

/// "sanctions cap what may be sold at 500,000 barrels", "limits exports to 40 tonnes": a verb that sets a limit.
fn is_capped(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(joint) = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["at", "to"])) else {
        return false;
    };
    let caps = |at: usize| reading.is_any(at, &["cap", "caps", "capped", "limit", "limits", "limited"]);
    let is_word = |at: &usize| reading.kind(*at) == Some(TokenKind::Word);
    let before = (joint.saturating_sub(CAPPED)..joint).rev().take_while(is_word);
    before.into_iter().any(|at| caps(at) && !reading.is(at + 1, "of"))
}

/// Tokens from "the limit" to its "is".
const LIMIT: usize = 9;

/// "the limit set by the council is 500 barrels": whether a figure is said to be one.
fn equals_ceiling(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(be) = mention.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Be)) else {
        return false;
    };
    let near = (be.saturating_sub(LIMIT)..be).rev();
    let mut near = near.take_while(|at| {
        reading.kind(*at) == Some(TokenKind::Word)
            && ![Class::Be, Class::Have, Class::Modal, Class::Relative]
                .iter()
                .any(|class| reading.is_class(*at, *class))
    });
    near.any(|at| reading.is_class(at, Class::Ceiling) && !reading.is(at + 1, "of"))
}

/// Tokens of "(13 km)" between a length and what it measures.
const CONVERSION: usize = 5;

/// "115 metres long", "eight miles (13 km) wide": the adjective that a length stands before.
pub(super) fn is_extent(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = mention.end;
    let opens = reading.is_mark(end, '(');
    let close = (end + 1..end + 1 + CONVERSION).find(|at| opens && reading.is_mark(*at, ')'));
    reading.is_class(close.map_or(end, |close| close + 1), Class::Extent)
}

/// Tokens of "its seasonal average" behind "above".
const MARK: usize = 4;

/// "40 centimetres above flood level", "2.5 metres below normal": by how much a level that things are held to is passed.
pub(super) fn is_off_mark(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let behind = mention.end;
    let near = behind + 1..behind + 1 + MARK;
    reading.is_any(behind, &["above", "below"])
        && near
            .take_while(|at| reading.kind(*at) == Some(TokenKind::Word))
            .any(|at| reading.is_class(at, Class::Benchmark))
}

/// Tokens of "was down to" before a level.
const LEVEL: usize = 3;

/// "peaked at 7 metres", "fell to 4 metres", "waves of up to four metres": how high something stands, not how far it is.
pub(super) fn is_height(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let before = mention.first.checked_sub(1).filter(|_| is_stature(mention));
    before.is_some_and(|at| is_of_things(reading, at) || is_reached(reading, at))
}

/// Whether a length is one that things are high or deep.
pub(super) fn is_stature(mention: &QuantityMention) -> bool {
    matches!(mention.unit.as_deref(), Some("m" | "foot" | "inch" | "yard")) && mention.rate.is_none()
}

/// "rose by two metres to 6 metres", "at a depth of 40 metres": by how much it changes, or how high or deep it is.
pub(super) fn stature(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: &Governor,
) -> Option<Measure> {
    let before = mention.first.checked_sub(1)?;
    match governor.measure {
        Measure::Change if reading.is(before, "by") => Some(Measure::Change),
        Measure::Change if reading.is_any(before, &["to", "from"]) => Some(Measure::Size),
        // "at a depth of 40 metres, 300 metres from the pier"
        Measure::Size if governor.end <= before && before - governor.end < LEVEL => Some(Measure::Size),
        _ => None,
    }
}

/// "waves of", "a wall of": whether an "of" at token `at` tells what things are like, not how far apart.
fn is_of_things(reading: &Reading<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(1).filter(|_| reading.is(at, "of")) else { return false };
    crate::quantity::noun_phrase::is_plural(reading, noun) && !reading.is_class(noun, Class::Way)
}

/// "rose to", "was down to", "drop below": whether a level is reached by the word at token `at`.
fn is_reached(reading: &Reading<'_>, at: usize) -> bool {
    let leads = reading.is_class(at, Class::Goal) || reading.is_class(at, Class::Level);
    let leads = leads || reading.is_any(at, &["below", "above", "over", "under"]);
    // "Water levels reached 7.3 metres"
    if reading.is_class(at, Class::LevelVerb)
        && reading.is_any(at.saturating_sub(1), &["level", "levels", "depth", "height"])
    {
        return true;
    }
    let moves = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    leads
        && (at.saturating_sub(LEVEL)..at).any(|before| {
            reading.hits.at(before).any(moves)
                || reading.is_class(before, Class::Trend)
                || reading
                    .hits
                    .at(before)
                    .any(|hit| hit.end() == at + 1 && hit.meaning == Meaning::Grammar(Class::LevelVerb))
        })
}

/// "40,000 barrels", "9,000 tonnes of sorghum": so much of a stuff, where no verb and no noun tells what is done with it.
pub(super) fn is_amount(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let of = mention.phrase.and_then(|phrase| phrase.first.checked_sub(1));
    mention.unit.as_deref() == Some("barrel") || of.is_some_and(|of| reading.is(of, "of") && of < mention.end)
}

/// "projectiles of 43.5 kg", "rockets at 66 kg apiece": what one of them weighs.
pub(super) fn is_of_each(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(before) = mention.first.checked_sub(1).filter(|at| *at > 0) else { return false };
    let counted = crate::quantity::noun_phrase::is_plural(reading, before - 1)
        && reading.find(before - 1, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some();
    // "60 tonnes every four weeks": how often, not of each.
    let is_rate = reading.kind(mention.end + 1) == Some(TokenKind::Number)
        || reading.has(mention.end + 1, Sort::Numeral);
    reading.is(before, "of") && counted || reading.is_class(mention.end, Class::Distributive) && !is_rate
}

/// "a 150 kg warhead": what one thing weighs, whose noun stands behind in the singular.
pub(super) fn is_of_one(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let article = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Article));
    let unit = mention.unit_span.map(|unit| reading.token_at(unit.end()));
    let noun = mention.phrase.filter(|phrase| Some(phrase.first) == unit);
    article && noun.is_some_and(|noun| !crate::quantity::noun_phrase::is_plural(reading, noun.head))
}
