//! The noun phrase behind a figure: what it counts or what its unit measures.

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::attribute::calibre_end;
use super::change::is_compared;
use super::draft::Draft;
use super::ellipsis::ends_noun;
use super::noun_phrase::NounPhrase;
use super::numeral::{NumeralKind, joins, numeral_at};
use super::unit::hanging_end;
use super::word_form::{fate_end, has_past_ending, is_only_verb, is_plural, is_shift};
use crate::Reading;

/// Words between "of" and the number of the whole: "of their last 15".
const MOST_TO_WHOLE: usize = 3;

/// Tokens of "larger, heavier type".
const KIND: usize = 4;

/// "9,000 of these reached the port": "of" and a pronoun that the verb stands behind, not "of these captured guns".
fn is_of_these(reading: &Reading<'_>, of: usize) -> bool {
    let behind = of + 2;
    reading.is_class(of + 1, Class::Demonstrative)
        && has_past_ending(reading, behind)
        && !is_plural(reading, behind + 1)
}

/// "two of the wounded later died": "of" and those whom something befell, by no noun: an adverb or an auxiliary stands behind.
fn is_of_befallen(reading: &Reading<'_>, of: usize) -> bool {
    let end = fate_end(reading, of + 2).filter(|_| reading.is_class(of + 1, Class::Definite));
    end.is_some_and(|end| {
        reading.is(end, "later")
            || [Class::Adverb, Class::Auxiliary].iter().any(|class| reading.is_class(end, *class))
    })
}

/// Whether a noun phrase with a plural for its head begins at token `at`.
fn ends_plural(reading: &Reading<'_>, at: usize) -> bool {
    let phrase = NounPhrase::plain_at(reading, at);
    let is_many = |head: usize| is_plural(reading, head) || reading.word(head).ends_with("men");
    phrase.is_some_and(|phrase| is_many(phrase.head))
}

/// "3 million shells, or 500,000 of a larger type": "of" and a noun for a kind, which tells others of the same things apart.
pub(crate) fn is_of_kind(reading: &Reading<'_>, of: usize) -> bool {
    let words = of + 2..of + 2 + KIND;
    let noun = words.into_iter().find(|at| reading.is_class(*at, Class::Kind));
    let opens = reading.is(of, "of") && reading.is_class(of + 1, Class::Article);
    opens && noun.is_some_and(|noun| reading.in_one_sentence(of, noun) && !reading.is(noun + 1, "of"))
}

impl Draft<'_, '_> {
    /// The noun phrase behind number and unit, "of" and determiners skipped.
    pub(super) fn phrase(&self, at: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        if at > 0 && reading.is_class(at - 1, Class::Milestone) {
            return None;
        }
        let at = self.past_quote(at);
        let mut first = at;
        if let Some(shared) = hanging_end(reading, at).filter(|_| self.unit.is_none()) {
            return self.hyphened(shared);
        }
        if reading.is_hyphen(first) && reading.touches(first) {
            return self.hyphened(first);
        }
        // "a quake of magnitude 6.4 flattened villages", unlike "a magnitude 6.4 quake"
        let scale = self.first.checked_sub(2).filter(|of| reading.is(*of, "of"));
        if self.unit.is_none() && scale.is_some_and(|of| reading.is_class(of + 1, Class::ScaleNoun)) {
            return None;
        }
        // "16 grams daily": how often, and nothing that is measured.
        let is_how_often = |hit: &Hit| matches!(hit.meaning, Meaning::Frequency(_));
        if self.unit.is_some() && reading.hits.at(first).any(is_how_often) && ends_noun(reading, first + 1) {
            return None;
        }
        // "was 90 percent effective": what it is like, and not of what.
        let is_percent = self.unit.is_some_and(|unit| unit.dimension(reading) == Dimension::Percent);
        let equates = self.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Be));
        let is_quality =
            ["ive", "able", "ible", "ful", "ous", "ent"].iter().any(|end| reading.word(first).ends_with(end));
        if is_percent && equates && is_quality && ends_noun(reading, first + 1) {
            return None;
        }
        // "a third lower."
        let is_trend = |hit: &Hit| matches!(hit.meaning, Meaning::TrendAfter(_));
        let is_part = self.numeral.kind == NumeralKind::Fraction;
        if is_part && reading.hits.at(first).any(is_trend) && ends_noun(reading, first + 1) {
            return None;
        }
        if self.unit.is_some() && self.ends_measurement(first) || reading.is_class(first, Class::SideJoint) {
            return None;
        }
        // "three months' pay"
        let possessive = reading.kind(first) == Some(TokenKind::Possessive)
            || matches!(reading.kind(first), Some(TokenKind::Mark('\'' | '’'))) && reading.touches(first);
        first += usize::from(self.unit.is_some() && possessive);
        let is_of_others = |of: usize| {
            let is_of_those = is_of_these(reading, of) || is_of_befallen(reading, of);
            self.is_of_number(of + 1) || is_of_those || is_of_kind(reading, of)
        };
        // "hundreds, perhaps thousands, of shells", "30, perhaps 40, tanks"
        let is_closed = reading.is_mark(first, ',') && self.is_set_off();
        first += usize::from(is_closed && (reading.is(first + 1, "of") || ends_plural(reading, first + 1)));
        if reading.is(first, "of") && is_of_others(first) {
            return None;
        }
        if reading.is(first, "of") {
            first += 1;
            while reading.determines(first) {
                first += 1;
            }
        } else if matches!(self.numeral.kind, NumeralKind::Fraction | NumeralKind::Multiple) {
            while reading.determines(first) || reading.is(first, "as") {
                first += 1;
            }
        }
        let phrase = NounPhrase::at(reading, first).filter(|_| reading.in_one_sentence(self.first, first))?;
        // "10 percent higher", "3 miles less" measure no higher and no less.
        let only_compares = self.unit.is_some() && phrase.head == first && is_compared(reading, first);
        if only_compares || first == at && self.is_paid_by(&phrase) {
            None
        } else {
            self.before_limit(phrase)
        }
    }

    /// "hundreds, perhaps thousands": whether another figure and a comma stand before this one.
    fn is_set_off(&self) -> bool {
        let reading = self.reading;
        let hedges = |hit: &Hit| matches!(hit.meaning, Meaning::Hedge(_));
        let hedged =
            self.first.checked_sub(1).filter(|at| reading.hits.at(*at).any(hedges)).unwrap_or(self.first);
        hedged.checked_sub(2).is_some_and(|at| {
            reading.is_mark(at + 1, ',') && numeral_at(reading, at).is_some_and(|other| other.end == at + 1)
        })
    }

    /// "“over 200” missiles": past the mark that closes a quotation of the figure alone.
    fn past_quote(&self, at: usize) -> usize {
        let reading = self.reading;
        let is_quoted = matches!(reading.kind(at), Some(TokenKind::Mark('"' | '”')))
            && self.first.checked_sub(1).is_some_and(|open| reading.is_quote(open))
            && matches!(reading.kind(at + 1), Some(TokenKind::Word));
        let is_noun = || reading.is(at + 1, "of") || ends_plural(reading, at + 1);
        // What stands in straight marks may be a name.
        let is_said = || self.bounds.any() || reading.is_mark(at, '”');
        at + usize::from(is_quoted && is_said() && is_noun())
    }

    /// "the $3.9bn analysts had forecast": who speaks of the money, and nothing that it pays for.
    fn is_paid_by(&self, phrase: &NounPhrase) -> bool {
        let reading = self.reading;
        let money = self.unit.is_some_and(|unit| unit.dimension(reading) == Dimension::Money);
        let role = |hit: &Hit| matches!(hit.meaning, Meaning::Role(_));
        money && is_plural(reading, phrase.head) && reading.hits.at(phrase.head).any(role)
    }

    /// "two of the five suspects", "12 of their last 15 matches": the next figure says of what.
    fn is_of_number(&self, mut at: usize) -> bool {
        let reading = self.reading;
        for _ in 0..MOST_TO_WHOLE {
            let skips = reading.determines(at) || is_shift(reading, at);
            if !skips {
                break;
            }
            at += 1;
        }
        self.unit.is_none()
            && numeral_at(reading, at).is_some_and(|whole| {
                matches!(whole.kind, NumeralKind::Digits | NumeralKind::Words)
                    && !joins(reading, whole.end)
                    && calibre_end(reading, at).is_none()
            })
    }

    /// Whether what stands behind a unit is nothing measured: "6 feet tall", "6 feet 2 inches", "9 miles north".
    fn ends_measurement(&self, at: usize) -> bool {
        let reading = self.reading;
        [Class::Adverb, Class::Extent, Class::Compass].iter().any(|class| reading.is_class(at, *class))
            || is_only_verb(reading, at)
            || reading.kind(at) == Some(TokenKind::Number) && reading.kind(at + 1) == Some(TokenKind::Word)
            || self.is_within(at)
    }

    /// "within 5 km of the coast": how near, not how much of what.
    fn is_within(&self, at: usize) -> bool {
        let before = self.first.checked_sub(1);
        self.reading.is(at, "of") && before.is_some_and(|before| self.reading.is(before, "within"))
    }

    /// The part of a phrase that stands before the next time expression: "2.1 last year" counts no years.
    fn before_limit(&self, phrase: NounPhrase) -> Option<NounPhrase> {
        let limit = if self.limit > self.first { self.limit } else { phrase.end };
        (phrase.first < limit && phrase.head < limit)
            .then_some(NounPhrase { end: phrase.end.min(limit), ..phrase })
    }

    /// "a four-cylinder engine": what is counted stands behind the hyphen, and describes what follows it.
    fn hyphened(&self, hyphen: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        let noun = hyphen + 1;
        if reading.is_class(noun, Class::Extent) {
            // "a 500-strong workforce"
            return NounPhrase::at(reading, noun + 1).filter(|_| joins(reading, hyphen));
        }
        let is_noun = !reading.is_class(noun, Class::Preposition);
        (is_noun
            && joins(reading, hyphen)
            && reading.kind(noun) == Some(TokenKind::Word)
            && self.unit.is_none())
        .then_some(NounPhrase { first: noun, head: noun, end: noun + 1 })
    }
}
