//! Units of measure beside a numeral, and the time a rate is for.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Dimension;

use plimsoll_text::TokenKind;

use crate::Reading;

/// A unit: its index in the lexicon, first token, one past its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitWords {
    pub(super) unit: u32,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// The unit that begins at token `at`, perhaps after a hyphen.
pub(super) fn unit_at(reading: &Reading<'_>, at: usize) -> Option<UnitWords> {
    let hyphen = reading.is_hyphen(at) && reading.touches(at) && reading.touches(at + 1);
    let first = at + usize::from(hyphen);
    reading.find(first, |hit| match hit.meaning {
        Meaning::Unit(unit) if hit.len > 1 || fits(reading, unit, first) => {
            Some(UnitWords { unit, first, end: hit.end() })
        }
        _ => None,
    })
}

/// Single letters are units only where they touch the number or no word follows ("5 m", not "5 C students").
fn fits(reading: &Reading<'_>, unit: u32, at: usize) -> bool {
    let is_letter =
        reading.word(at).len() == 1 && reading.word(at).bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_other = reading.lexicon.unit(unit).dimension == Dimension::Other;
    !is_letter || (reading.touches(at) && !is_other) || reading.kind(at + 1) != Some(TokenKind::Word)
}

/// The currency sign that ends before token `first`.
pub(super) fn unit_before(reading: &Reading<'_>, first: usize) -> Option<UnitWords> {
    (first.saturating_sub(4)..first).find_map(|start| {
        reading.find(start, |hit| match hit.meaning {
            Meaning::UnitBefore(unit) if hit.end() == first => {
                Some(UnitWords { unit, first: start, end: first })
            }
            _ => None,
        })
    })
}

/// "a year", "per month", "each day", "/day" at token `at`: the calendar unit and one past it.
pub(crate) fn rate_at(reading: &Reading<'_>, at: usize) -> Option<(String, usize)> {
    let opens = reading.is_any(at, &["a", "an", "per", "each", "every"]) || reading.is_mark(at, '/');
    if !opens {
        return None;
    }
    reading.find(at + 1, |hit| match hit.meaning {
        Meaning::Unit(unit) if hit.len == 1 => {
            let unit = reading.lexicon.unit(unit);
            let singular = reading.is(at + 1, &unit.name);
            (unit.dimension == Dimension::Time && singular).then(|| (unit.name.clone(), hit.end()))
        }
        _ => None,
    })
}
