//! Sizes and ages that only describe what a noun names: "152 mm shells", "a three-day visit", a "20-foot" box.

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, joins, numeral_at};
use super::unit::{UnitWords, unit_at};
use super::word_form::is_plural;
use super::{Elided, Quantity, QuantityKind, QuantityMention};
use crate::Reading;

/// Whether `numeral` and its unit are the size of something, not a count. `first`: where bound and number begin.
pub(super) fn is_attribute(reading: &Reading<'_>, numeral: &Numeral, unit: &UnitWords, first: usize) -> bool {
    let length = unit.dimension(reading) == Dimension::Length;
    let hyphen = unit.first > numeral.first && reading.is_hyphen(unit.first - 1);
    if !(length || hyphen || is_counted(reading, numeral)) || unit.first < numeral.end {
        return false;
    }
    match NounPhrase::plain_at(reading, unit.end) {
        Some(noun) if !length && !hyphen => {
            size_end(reading, numeral.first) == Some(unit.end) && noun.first == unit.end
        }
        Some(noun) if length && reading.is_class(noun.head, Class::Calibre) => is_of_calibre(reading, first),
        Some(noun) => {
            let joined = length && unit.is_calibre(reading) && follows_calibre(reading, first);
            hyphen || joined || is_calibre_of(reading, numeral, unit, noun)
        }
        None => {
            length
                && unit.is_calibre(reading)
                && (hyphen
                    || is_of_calibre(reading, first)
                    || is_behind_count(reading, first)
                    || is_joined_calibre(reading, unit)
                    || follows_calibre(reading, first))
        }
    }
}

/// "two 500 kg bombs": a size behind the number of what has it.
fn is_counted(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let counts = |hit: &Hit| matches!(hit.meaning, Meaning::Cardinal(_) | Meaning::Scale(_));
    let is_number = reading.kind(before) == Some(TokenKind::Number);
    (is_number || reading.hits.at(before).any(counts)) && !reading.touches(numeral.first)
}

/// "152 mm shells", "6 inch guns": a length before things that have one.
fn is_calibre_of(reading: &Reading<'_>, numeral: &Numeral, unit: &UnitWords, noun: NounPhrase) -> bool {
    let length = calibre_end(reading, numeral.first).is_some();
    length && (is_item(reading, noun) || unit.is_calibre(reading) && is_plural(reading, noun.head))
}

/// "of 152 mm", "in 122 mm": what kind, not how long.
fn is_of_calibre(reading: &Reading<'_>, first: usize) -> bool {
    first > 0 && reading.is_any(first - 1, &["of", "in", "with"])
}

/// "500,000 were 155 mm and 300,000 122 mm": behind another number, a kind.
fn is_behind_count(reading: &Reading<'_>, first: usize) -> bool {
    first > 0 && reading.kind(first - 1) == Some(TokenKind::Number)
}

/// "122 mm or 152 mm shells", "3,000 122 mm and 5,000 152 mm shells".
fn is_joined_calibre(reading: &Reading<'_>, unit: &UnitWords) -> bool {
    let joint = unit.end;
    let next = || numeral_at(reading, joint + 1).map_or(joint + 1, |numeral| numeral.end);
    reading.is_any(joint, &["or", "and"])
        && reading.kind(joint + 1) == Some(TokenKind::Number)
        && (calibre_end(reading, joint + 1).is_some() || calibre_end(reading, next()).is_some())
}

/// "of 122 mm and 152 mm"
fn follows_calibre(reading: &Reading<'_>, first: usize) -> bool {
    let Some(joint) = first.checked_sub(1) else { return false };
    let joins = reading.is_any(joint, &["or", "and"]) || reading.is_mark(joint, ',');
    (joint.saturating_sub(3)..joint).any(|at| joins && calibre_end(reading, at) == Some(joint))
}

/// Whether the phrase names a counted thing of the word lists: what has a calibre.
fn is_item(reading: &Reading<'_>, phrase: NounPhrase) -> bool {
    (phrase.first..phrase.end)
        .any(|at| reading.find(at, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some())
}

/// One past a size that begins at `at`, whatever it measures: "500 kg", "250ml", "2,000-lb"; no age, no price, no share.
pub(super) fn size_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let unit = unit_at(reading, at + 1)?;
    let sizes = !matches!(unit.dimension(reading), Dimension::Time | Dimension::Money | Dimension::Percent);
    (sizes && unit.first == at + 1 + usize::from(joins(reading, at + 1))).then_some(unit.end)
}

/// One past a calibre that begins at `at`: "152 mm", "152-millimeter", "6-inch", "122mm".
pub(crate) fn calibre_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let unit = at + 1 + usize::from(reading.is_hyphen(at + 1));
    reading.find(unit, |hit| match hit.meaning {
        Meaning::Unit(id) if reading.lexicon.unit(id).dimension == Dimension::Length => Some(hit.end()),
        _ => None,
    })
}

/// Where a quantity without a noun phrase stands, in tokens.
pub(super) struct Place {
    pub(super) first: usize,
    pub(super) number: usize,
    pub(super) unit: Option<(usize, usize)>,
    pub(super) end: usize,
}

/// A size or an age: a figure that describes and counts nothing.
pub(super) fn bare(reading: &Reading<'_>, quantity: Quantity, unit: String, place: Place) -> QuantityMention {
    QuantityMention {
        quantity,
        kind: QuantityKind::Attribute,
        unit: Some(unit),
        rate: None,
        item: None,
        elided: Elided::default(),
        change: None,
        compared: false,
        span: reading.span(place.first, place.end),
        unit_span: place.unit.map(|(first, end)| reading.span(first, end)),
        item_span: None,
        phrase: None,
        first: place.first,
        number: place.number,
        end: place.end,
    }
}
