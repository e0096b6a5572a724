//! Units of measure beside a numeral.

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::numeral::{Numeral, NumeralKind, joins, numeral_at, past_article};
use crate::Reading;

/// Longest unit before a figure, in tokens ("U.S. $").
const LONGEST_BEFORE: usize = 5;
/// Numerals that may share the unit of the last of them ("5, 10 or 20 percent").
const MOST_SHARING: usize = 3;
/// Tokens of a sentence before a figure in which a quotation may have begun that the mark behind it closes.
const LONGEST_QUOTED: usize = 60;

/// A unit: its index in the lexicon, first token, one past its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitWords {
    pub(super) unit: u32,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl UnitWords {
    pub(super) fn dimension(&self, reading: &Reading<'_>) -> Dimension {
        reading.lexicon.unit(self.unit).dimension
    }

    /// Whether barrels are measured in it: millimetres and inches.
    pub(super) fn is_calibre(&self, reading: &Reading<'_>) -> bool {
        matches!(reading.lexicon.unit(self.unit).name.as_str(), "mm" | "cm" | "inch")
    }

    /// Its name beside `numeral`: a currency's where many are of nothing, "361 million pounds".
    pub(super) fn name(&self, reading: &Reading<'_>, numeral: &Numeral) -> String {
        let unit = reading.lexicon.unit(self.unit);
        let money =
            unit.money.as_ref().filter(|money| numeral.value >= money.from && !reading.is(self.end, "of"));
        money.map_or(&unit.name, |money| &money.name).clone()
    }
}

/// The unit of a numeral that begins at `first` and ends at `end`: a currency sign before it, a unit behind it, else
/// what says before it what it measures ("aged 18"), else the unit it shares with the next. Words before `free` belong
/// to the figure before.
pub(super) fn unit_of(
    reading: &Reading<'_>,
    numeral: &Numeral,
    first: usize,
    end: usize,
    free: usize,
) -> Option<UnitWords> {
    let before = unit_before(reading, first).filter(|unit| unit.first >= free);
    let is_sign = before.is_some_and(|unit| unit.dimension(reading) == Dimension::Money);
    before
        .filter(|_| is_sign)
        .or_else(|| unit_at(reading, end))
        .or_else(|| of_unit(reading, numeral, end))
        .or_else(|| behind_adjective(reading, end))
        .or(before)
        .or_else(|| {
            // "24 million and 3.5 percent": no per cents in millions.
            let fits = |unit: &UnitWords| {
                unit.dimension(reading) != Dimension::Percent || numeral.scale == rust_decimal::Decimal::ONE
            };
            shared(reading, end).filter(|unit| !numeral.is_relative() && fits(unit))
        })
}

/// The unit that begins at token `at`, perhaps after a hyphen or in brackets.
pub(super) fn unit_at(reading: &Reading<'_>, at: usize) -> Option<UnitWords> {
    let first = at + usize::from(joins(reading, at) || is_loose_hyphen(reading, at));
    let bracket = matches!(reading.kind(at), Some(TokenKind::Mark('[' | '<' | '(')));
    if bracket && matches!(reading.kind(at + 2), Some(TokenKind::Mark(']' | '>' | ')'))) {
        return unit_words(reading, at + 1).filter(|unit| unit.end == at + 2);
    }
    unit_words(reading, first).or_else(|| glued(reading, at))
}

/// "a 30 - year bond": a hyphen with white space on either side, before a singular.
fn is_loose_hyphen(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at, '-')
        && !reading.touches(at)
        && !reading.touches(at + 1)
        && reading.kind(at + 1) == Some(TokenKind::Word)
        && !reading.word(at + 1).ends_with('s')
}

fn unit_words(reading: &Reading<'_>, first: usize) -> Option<UnitWords> {
    reading.find(first, |hit| match hit.meaning {
        Meaning::Unit(unit) if is_whole(reading, hit) && (hit.len > 1 || fits(reading, unit, first)) => {
            Some(UnitWords { unit, first, end: hit.end() })
        }
        _ => None,
    })
}

/// "m2" in one piece, but not the two of "12 m 2 dm".
fn is_whole(reading: &Reading<'_>, hit: &Hit) -> bool {
    hit.len == 1 || reading.kind(hit.end() - 1) != Some(TokenKind::Number) || reading.touches(hit.end() - 1)
}

/// "two more days".
fn behind_adjective(reading: &Reading<'_>, at: usize) -> Option<UnitWords> {
    reading.is_class(at, Class::EmptyAdjective).then(|| unit_words(reading, at + 1)).flatten()
}

/// Single letters are units only where they touch the number or no word follows ("5 m", not "5 C students").
fn fits(reading: &Reading<'_>, unit: u32, at: usize) -> bool {
    let word = reading.word(at);
    let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let dimension = reading.lexicon.unit(unit).dimension;
    if is_letter {
        let is_last = reading.kind(at + 1) != Some(TokenKind::Word)
            || reading.is(at + 1, "of")
            || reading.is_class(at + 1, Class::Conjunction)
                && (word.bytes().all(|byte| byte.is_ascii_lowercase())
                    || matches!(dimension, Dimension::Power | Dimension::Other))
            || reading.is_class(at + 1, Class::SideJoint);
        let names = reading.touches(at + 1)
            && matches!(reading.kind(at + 1), Some(TokenKind::Number | TokenKind::Mark('-')));
        if names || !reading.lexicon.unit(unit).words.iter().any(|listed| listed == word) {
            return false;
        }
        return match dimension {
            Dimension::Money => reading.touches(at),
            Dimension::Other => is_last,
            _ => reading.touches(at) || is_last,
        };
    }
    let is_acronym = || dimension == Dimension::Other && is_acronym_alike(reading, unit, at);
    !is_of_next(reading, at) && !is_model(reading, at) && !is_acronym()
}

/// "12 RPG rounds", "40 RPGs": letters in capitals that would be a unit in small ones ("7.4 rpg").
fn is_acronym_alike(reading: &Reading<'_>, unit: u32, at: usize) -> bool {
    let word = reading.word(at).trim_end_matches('s');
    let is_loud = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_written_so = || reading.lexicon.unit(unit).words.iter().any(|listed| listed == word);
    is_loud && !reading.is_shouted(at) && !is_written_so()
}

/// "100 KN-23 missiles", "20 TB2 drones": letters that a number is tied to are a model's.
fn is_model(reading: &Reading<'_>, at: usize) -> bool {
    let is_tied = |at: usize| reading.touches(at) && reading.kind(at) == Some(TokenKind::Number);
    let is_code = || reading.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
    is_tied(at + 1) && is_code() || reading.is_hyphen(at + 1) && reading.touches(at + 1) && is_tied(at + 2)
}

/// "6ft 2in", "5' 10''", but not "12 in the harbour", nor the mark that closes a quotation.
fn glued(reading: &Reading<'_>, at: usize) -> Option<UnitWords> {
    let on_digits =
        |at: usize| reading.touches(at) && at > 0 && reading.kind(at - 1) == Some(TokenKind::Number);
    let unit = reading.find(at, |hit| match hit.meaning {
        Meaning::UnitGlued(unit) if on_digits(at) || is_set_apart(reading, at) => {
            Some(UnitWords { unit, first: at, end: hit.end() })
        }
        _ => None,
    })?;
    let start =
        reading.sentences[reading.sentence_at(at)].tokens.start.max(at.saturating_sub(LONGEST_QUOTED));
    let closes =
        reading.is_quote(at) && (start..at).any(|before| reading.is_quote(before) && !on_digits(before));
    // "6’2”", wherever it stands
    let between = reading.touches(at + 1) && reading.kind(at + 1) == Some(TokenKind::Number);
    let behind = at >= 3 && reading.touches(at - 1) && reading.is_quote(at - 2) && on_digits(at - 2);
    (!closes || between || behind).then_some(unit)
}

/// "a rod 10 \" long", "5 ft 2 in.": apart from the digits where what follows or the feet before it say that it measures.
fn is_set_apart(reading: &Reading<'_>, at: usize) -> bool {
    let behind_number = at > 0 && reading.kind(at - 1) == Some(TokenKind::Number);
    let feet = || {
        let is_length = |hit: &Hit| match hit.meaning {
            Meaning::Unit(unit) => reading.lexicon.unit(unit).dimension == Dimension::Length,
            _ => false,
        };
        at >= 3
            && reading.kind(at - 3) == Some(TokenKind::Number)
            && reading.hits.at(at - 2).any(is_length)
            && reading.kind(at + 1) != Some(TokenKind::Word)
    };
    let measures =
        || reading.is_class(at + 1, Class::Extent) && !reading.touches(at) && !reading.touches(at + 1);
    behind_number && if reading.is_quote(at) { measures() } else { feet() }
}

/// "10 $30 tickets": a sign against the next number is that number's, unless that one has its own ("10 $ 30 cents").
fn is_of_next(reading: &Reading<'_>, at: usize) -> bool {
    let is_sign = || reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::UnitBefore(_)));
    if reading.kind(at + 1) != Some(TokenKind::Number) || !is_sign() {
        return false;
    }
    let stands_apart = !reading.touches(at) && !reading.touches(at + 1);
    reading.touches(at + 1) || stands_apart && !has_money_behind(reading, at + 2)
}

/// "cents", "$" with no number behind it.
fn has_money_behind(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .find(at, |hit| match hit.meaning {
            Meaning::Unit(unit) if reading.lexicon.unit(unit).dimension == Dimension::Money => {
                Some(hit.end())
            }
            _ => None,
        })
        .is_some_and(|end| reading.kind(end) != Some(TokenKind::Number))
}

/// The unit that ends before token `first`: a currency sign, "aged".
pub(super) fn unit_before(reading: &Reading<'_>, first: usize) -> Option<UnitWords> {
    // "A $160 million contract": no Australian dollars.
    let is_article = |start: usize| reading.is_class(start, Class::Article) && !reading.touches(start + 1);
    (first.saturating_sub(LONGEST_BEFORE)..first).filter(|start| !is_article(*start)).find_map(|start| {
        reading.find(start, |hit| match hit.meaning {
            Meaning::UnitBefore(unit) if hit.end() == first => {
                Some(UnitWords { unit, first: start, end: first })
            }
            _ => None,
        })
    })
}

/// "hundreds of millions of dollars", "thousands of tonnes", "half a mile", "two thirds of an acre".
fn of_unit(reading: &Reading<'_>, numeral: &Numeral, at: usize) -> Option<UnitWords> {
    let of = reading.is(at, "of");
    let noun = at + usize::from(of);
    if numeral.kind == NumeralKind::Fraction {
        // "half a mile", "half of one percent"
        let first = if reading.is(noun, "one") { noun + 1 } else { past_article(reading, noun) };
        return unit_at(reading, first).filter(|_| first > noun);
    }
    let unit = of.then(|| unit_at(reading, noun)).flatten()?;
    let measures = !matches!(unit.dimension(reading), Dimension::Time | Dimension::Percent);
    (measures && reading.kind(unit.first) == Some(TokenKind::Word)).then_some(unit)
}

/// "four-, five- and six-cylinder engines": the hyphen of the last of a row, whose noun the others share.
pub(super) fn hanging_end(reading: &Reading<'_>, mut end: usize) -> Option<usize> {
    for _ in 0..MOST_SHARING {
        if !hangs(reading, end) {
            return joins(reading, end).then_some(end);
        }
        end = numeral_at(reading, past_joint(reading, end + 1)?)?.end;
    }
    None
}

/// "7- or": a hyphen that touches what stands before it only.
fn hangs(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_hyphen(at) && reading.touches(at) && (!reading.touches(at + 1) || reading.is_mark(at + 1, ','))
}

/// Past the comma, the conjunction or both between the numerals of a row; past what joins the sides of a thing.
fn past_joint(reading: &Reading<'_>, joint: usize) -> Option<usize> {
    let conjunction = |at: usize| reading.is(at, "and") || reading.is(at, "or");
    let comma = reading.is_mark(joint, ',');
    (comma || conjunction(joint)).then(|| joint + 1 + usize::from(comma && conjunction(joint + 1)))
}

/// "rose by 12, or 25 percent": the same in other words, unlike the last of "5, 10, or 20 percent".
fn is_reworded(reading: &Reading<'_>, end: usize) -> bool {
    let in_row = end > 1 && reading.is_mark(end - 2, ',');
    reading.is_mark(end, ',') && reading.is(end + 1, "or") && !in_row
}

/// "10 and 20 percent", "a 7- or 8-inch screen", "20 by 30 metres": the unit of the numeral at the end of the row.
fn shared(reading: &Reading<'_>, mut end: usize) -> Option<UnitWords> {
    for _ in 0..MOST_SHARING {
        let hanging = hangs(reading, end);
        let side = end + usize::from(joins(reading, end));
        let sides = reading.is_class(side, Class::SideJoint);
        let first = if sides {
            side + 1 + usize::from(joins(reading, side + 1))
        } else {
            past_joint(reading, end + usize::from(hanging)).filter(|_| !is_reworded(reading, end))?
        };
        // "8 or $9"
        let sign = || {
            reading.find(first, |hit| match hit.meaning {
                Meaning::UnitBefore(unit) => Some(UnitWords { unit, first, end: hit.end() }),
                _ => None,
            })
        };
        let Some(next) = numeral_at(reading, first) else {
            return sign().filter(|sign| {
                sign.dimension(reading) == Dimension::Money
                    && reading.is(first - 1, "or")
                    && numeral_at(reading, sign.end).is_some()
            });
        };
        if let Some(unit) = unit_at(reading, next.end) {
            let lends = match unit.dimension(reading) {
                Dimension::Percent | Dimension::Money => unit_before(reading, next.first).is_none(),
                Dimension::Length => sides,
                _ => false,
            };
            return (lends || hanging).then_some(unit);
        }
        end = next.end;
    }
    None
}
