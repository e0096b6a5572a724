//! What a figure is counted for each of: "40 wagons a day", "$52 a barrel", "$1.40 per share", "52,000 barrel-a-day".

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::ellipsis::ends_noun;
use super::noun_phrase::is_plural;
use super::numeral::joins;
use super::word_form::singular;
use crate::Reading;

/// "a year", "per month", "each day", "/day" at token `at`: the calendar unit and one past it.
pub(crate) fn rate_at(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    opens(reading, at).then(|| time_at(reading, at + 1)).flatten()
}

/// A rate for any base, at token `at`, perhaps after a hyphen: the base and one past it.
pub(super) fn per(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    let first = at + usize::from(joins(reading, at));
    if !opens(reading, first) {
        return None;
    }
    let base = first + 1 + usize::from(first > at && joins(reading, first + 1));
    time_at(reading, base)
        .or_else(|| unit_at(reading, base))
        .or_else(|| thousands_at(reading, base))
        .or_else(|| noun_at(reading, first, base))
}

fn opens(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Article) || reading.is_class(at, Class::Per)
}

fn time_at(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::Unit(unit) if hit.len == 1 => {
            let unit = reading.lexicon.unit(unit);
            let singular = reading.is(at, &unit.name);
            (unit.dimension == Dimension::Time && singular).then(|| (unit.name.clone(), hit.end()))
        }
        _ => None,
    })
}

/// "a barrel", "per gallon", "/km": the singular of a unit of measure.
fn unit_at(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::Unit(unit) => {
            let unit = reading.lexicon.unit(unit);
            let counts = !matches!(unit.dimension, Dimension::Percent | Dimension::Money);
            let is_short = reading.touches(at);
            let singular = !reading.word(hit.end() - 1).ends_with('s') && unit.dimension != Dimension::Time;
            (counts && (singular || is_short)).then(|| (unit.name.clone(), hit.end()))
        }
        _ => None,
    })
}

/// "per thousand cubic feet".
fn thousands_at(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    reading.find(at, |hit| matches!(hit.meaning, Meaning::Scale(_)).then_some(()))?;
    reading.find(at + 1, |hit| match hit.meaning {
        Meaning::Unit(unit) => {
            let scale = reading.word(at).to_lowercase();
            Some((format!("{scale} {}", reading.lexicon.unit(unit).name), hit.end()))
        }
        _ => None,
    })
}

/// "a crate" behind an amount of money: what each costs, where the noun is listed and ends there.
pub(super) fn each(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    let noun = at + 1;
    let is_item = |hit: &Hit| (matches!(hit.meaning, Meaning::Item(_))).then(|| hit.end());
    let end = reading.find(noun, is_item).filter(|_| reading.is_class(at, Class::Article))?;
    let is_one = !is_plural(reading, end - 1) && ends_noun(reading, end);
    is_one.then(|| (reading.word(end - 1).to_lowercase(), end))
}

/// "per share", "a share": any noun behind "per", the usual bases behind an article.
fn noun_at(reading: &Reading<'_>, opener: usize, at: usize) -> Option<(String, usize)> {
    let any = reading.is(opener, "per");
    if reading.kind(at) != Some(TokenKind::Word) || !(any || reading.is_class(at, Class::PerNoun)) {
        return None;
    }
    let word = reading.word(at).to_lowercase();
    Some((if word == "annum" { "year".to_string() } else { singular(&word) }, at + 1))
}
