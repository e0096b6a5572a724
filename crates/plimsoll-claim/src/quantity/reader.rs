//! The quantities of a text, one after the other.

use plimsoll_lexicon::tables::{Class, Dimension, Frame};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::{Span, TokenKind};
use rust_decimal::Decimal;

use super::bound::Bounds;
use super::label::is_label;
use super::noun_phrase::{NounPhrase, calibre_end, is_plural};
use super::number::{Numeral, NumeralKind, numeral_at};
use super::range::range_from;
use super::unit::{UnitWords, rate_at, unit_at, unit_before};
use super::{Bound, Change, Quantity, QuantityKind, QuantityMention};
use crate::Reading;
use crate::time::{TimeKind, TimeMention};

/// All quantities of a text, in order. Dates and clock times (`times`) are not quantities.
pub fn read(reading: &Reading<'_>, times: &[TimeMention]) -> Vec<QuantityMention> {
    let mut mentions = Vec::new();
    let mut times = times.iter().filter(|time| time.kind != TimeKind::Duration).peekable();
    let mut at = 0;
    while at < reading.tokens.len() {
        while times.next_if(|time| time.end <= at).is_some() {}
        if let Some(time) = times.peek().filter(|time| time.first <= at) {
            at = time.end;
            continue;
        }
        match quantity_at(reading, at) {
            Found::Quantity(mention, next) => {
                at = next;
                mentions.push(*mention);
            }
            Found::Skip(next) => at = next,
            Found::Nothing => at += 1,
        }
    }
    mentions
}

enum Found {
    Quantity(Box<QuantityMention>, usize),
    Skip(usize),
    Nothing,
}

fn quantity_at(reading: &Reading<'_>, at: usize) -> Found {
    let Some(numeral) = numeral_at(reading, at).or_else(|| a_unit(reading, at)) else {
        return Found::Nothing;
    };
    if is_label(reading, &numeral) {
        return Found::Skip(numeral.end);
    }
    if is_no_figure(reading, &numeral) {
        return Found::Skip(at + 1);
    }
    let mention = Draft::new(reading, numeral).finish();
    // What the item's words hold is not counted again, but figures behind the unit are: "17 of 24".
    let next = mention.number_end(reading);
    Found::Quantity(Box::new(mention), next)
}

/// "more than a year's supply", "enough for a year": an article counts one where a bound or room stands before it.
fn a_unit(reading: &Reading<'_>, at: usize) -> Option<Numeral> {
    if !reading.is_any(at, &["a", "an"]) {
        return None;
    }
    unit_at(reading, at + 1).filter(|unit| unit.first == at + 1)?;
    let room = (at.saturating_sub(3)..at).any(|start| {
        reading
            .find(start, |hit| {
                (hit.end() == at && matches!(hit.meaning, Meaning::MeasurePhrase { .. })).then_some(())
            })
            .is_some()
    });
    let bounded = Bounds::before(reading, at).0.any();
    (room || bounded).then_some(Numeral {
        value: Decimal::ONE,
        kind: NumeralKind::Article,
        first: at,
        end: at + 1,
        scale: Decimal::ONE,
    })
}

/// Words that can be numerals and are none here: "one can say", "double standards", "a third time".
fn is_no_figure(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let (before, after) = (numeral.first.checked_sub(1), numeral.end);
    match numeral.kind {
        NumeralKind::Words if numeral.value == Decimal::ONE && numeral.end == numeral.first + 1 => {
            let pronoun = !matches!(reading.kind(after), Some(TokenKind::Word | TokenKind::Mark('-')))
                && unit_at(reading, after).is_none()
                || ends_pronoun(reading, after);
            let suffers = before.is_some_and(|at| is_fate_verb(reading, at));
            pronoun && !suffers
                || before.is_some_and(|at| {
                    reading
                        .is_any(at, &["no", "any", "every", "some", "this", "that", "another", "each", "the"])
                })
        }
        NumeralKind::Fraction => {
            let of = reading.is(after, "of")
                || reading.is_any(after, &["the", "its", "their", "his", "her"])
                || reading.is_any(after, &["as"]);
            let half_unit = unit_at(reading, after).is_some();
            // "Two-thirds have been delivered": a subject.
            let subject = reading.is_class(after, Class::Auxiliary);
            !(of || half_unit || subject)
        }
        NumeralKind::Multiple => {
            let word = reading.word(numeral.first).to_ascii_lowercase();
            match word.as_str() {
                "double" | "triple" | "quadruple" => {
                    !reading.is_any(after, &["the", "that", "what", "its", "their", "digits"])
                }
                "twice" => !reading.is_any(after, &["as", "the", "that", "a"]),
                _ => false,
            }
        }
        _ => false,
    }
}

/// "killing one and wounding two": a victim, not a pronoun.
fn is_fate_verb(reading: &Reading<'_>, at: usize) -> bool {
    let is_fate = |hit: &Hit| matches!(hit.meaning, Meaning::MeasureVerb { frame: Frame::Victim, .. });
    reading.hits.at(at).iter().any(is_fate)
}

/// Whether the word behind "one" shows that it stands for a noun: "one of", "one said", not "one suspected arsonist".
fn ends_pronoun(reading: &Reading<'_>, at: usize) -> bool {
    let hits = reading.hits.at(at);
    let describes = hits.iter().any(|hit| matches!(hit.meaning, Meaning::Hedge(_)));
    hits.iter().any(|hit| match hit.meaning {
        Meaning::Grammar(class) => class != Class::EmptyAdjective,
        Meaning::Verb(_) | Meaning::ReportingVerb { .. } => !describes,
        _ => false,
    })
}

/// A quantity being put together.
struct Draft<'a, 'b> {
    reading: &'a Reading<'b>,
    numeral: Numeral,
    high: Option<Numeral>,
    bounds: Bounds,
    first: usize,
    /// One past number and unit.
    end: usize,
    unit: Option<UnitWords>,
}

impl<'a, 'b> Draft<'a, 'b> {
    fn new(reading: &'a Reading<'b>, numeral: Numeral) -> Self {
        let range = range_from(reading, &numeral);
        let (low, high, mut first) = match range {
            Some((low, high, first)) => (low, Some(high), first),
            None => (numeral, None, numeral.first),
        };
        let last_end = high.map_or(low.end, |high| high.end);
        let sign = unit_before(reading, low.first);
        if let Some(sign) = sign {
            first = first.min(sign.first);
        }
        let (bounds, first) = Bounds::before(reading, first);
        let unit = sign.or_else(|| unit_at(reading, last_end)).or_else(|| unit_of(reading, last_end));
        let end = unit.filter(|unit| unit.first >= last_end).map_or(last_end, |unit| unit.end);
        Self { reading, numeral: low, high, bounds, first, end, unit }
    }

    fn finish(mut self) -> QuantityMention {
        let reading = self.reading;
        if let Some(unit) = self.unit.filter(|unit| self.is_attribute(unit)) {
            return self.attribute(unit);
        }
        let span_end = self.bounds.after(reading, self.end);
        let rate = rate_at(reading, span_end);
        let phrase = self.phrase(rate.as_ref().map_or(span_end, |(_, end)| *end));
        let unit_span = self.unit.map(|unit| reading.span(unit.first, unit.end));
        let mut end = phrase.map_or(span_end, |phrase| phrase.end);
        let after_phrase = rate.is_none().then(|| rate_at(reading, end)).flatten();
        let rate = rate.or(after_phrase).map(|(unit, after)| {
            end = end.max(after);
            unit
        });
        end = self.bounds.after(reading, end);
        let span = reading.span(self.first, span_end);
        let (kind, change) = (self.kind(), self.change(end));
        QuantityMention {
            quantity: self.quantity(span),
            kind,
            unit: self.unit_name(kind),
            rate,
            item: phrase.map(|phrase| wording(reading, phrase.first, phrase.end)),
            change,
            span,
            unit_span,
            item_span: phrase.map(|phrase| reading.span(phrase.first, phrase.end)),
            phrase,
            first: self.first,
            number: self.numeral.first,
            end,
        }
    }

    fn unit_name(&self, kind: QuantityKind) -> Option<String> {
        let name = self.unit.map(|unit| self.reading.lexicon.unit(unit.unit).name.clone());
        match (kind, self.numeral.kind) {
            (QuantityKind::Share, _) | (_, NumeralKind::Percent) => Some("percent".to_string()),
            (QuantityKind::Multiple, _) => Some("time".to_string()),
            _ => name,
        }
    }

    fn kind(&self) -> QuantityKind {
        match self.numeral.kind {
            NumeralKind::Fraction if self.unit.is_none() => QuantityKind::Share,
            NumeralKind::Multiple => QuantityKind::Multiple,
            _ => QuantityKind::Plain,
        }
    }

    fn quantity(&self, span: Span) -> Quantity {
        let text = span.of(self.reading.text).to_string();
        let percent = |value: Decimal| {
            if self.kind() == QuantityKind::Share {
                (value * Decimal::ONE_HUNDRED).round_dp(1).normalize()
            } else {
                value
            }
        };
        if let Some(high) = self.high {
            let about = self.bounds.any();
            return Quantity {
                low: Some(self.numeral.value.normalize()),
                high: Some(high.value),
                approximate: about,
                bound: Bound::Range,
                text,
            };
        }
        let vague = self.numeral.kind == NumeralKind::Vague;
        let mut quantity = self.bounds.apply(percent(self.numeral.value), vague, text);
        if self.numeral.kind == NumeralKind::Multiple && quantity.bound == Bound::Exact {
            (quantity.bound, quantity.approximate) = (Bound::About, true);
        }
        quantity
    }

    /// "152 mm shells", "a three-day visit", "20-foot container": the size of what a noun names, not a count.
    fn is_attribute(&self, unit: &UnitWords) -> bool {
        let reading = self.reading;
        let length = reading.lexicon.unit(unit.unit).dimension == Dimension::Length;
        let hyphen = unit.first > 0 && reading.is_hyphen(unit.first - 1) && unit.first > self.numeral.first;
        if !(length || hyphen) || unit.first < self.numeral.end {
            return false;
        }
        let noun = NounPhrase::plain_at(reading, unit.end);
        match noun {
            Some(noun) => hyphen || self.is_calibre_of(unit, noun),
            None => {
                length
                    && self.is_small_calibre(unit)
                    && (hyphen || self.is_of_calibre() || self.is_joined_calibre(unit))
            }
        }
    }

    /// "152 mm shells", "6 inch guns": a length before things that have one.
    fn is_calibre_of(&self, unit: &UnitWords, noun: NounPhrase) -> bool {
        let reading = self.reading;
        let length = calibre_end(reading, self.numeral.first).is_some();
        length && (is_item(reading, noun) || self.is_small_calibre(unit) && is_plural(reading, noun.head))
    }

    /// "of 152 mm", "in 122 mm": what kind, not how long.
    fn is_of_calibre(&self) -> bool {
        self.first > 0 && self.reading.is_any(self.first - 1, &["of", "in", "with"])
    }

    /// "122 mm or 152 mm shells".
    fn is_joined_calibre(&self, unit: &UnitWords) -> bool {
        let joint = unit.end;
        self.reading.is_any(joint, &["or", "and"])
            && self.reading.kind(joint + 1) == Some(TokenKind::Number)
            && calibre_end(self.reading, joint + 1).is_some()
    }

    fn is_small_calibre(&self, unit: &UnitWords) -> bool {
        matches!(self.reading.lexicon.unit(unit.unit).name.as_str(), "mm" | "inch")
    }

    fn attribute(&self, unit: UnitWords) -> QuantityMention {
        let reading = self.reading;
        let span = reading.span(self.numeral.first, unit.end);
        QuantityMention {
            quantity: self.quantity(span),
            kind: QuantityKind::Attribute,
            unit: Some(reading.lexicon.unit(unit.unit).name.clone()),
            rate: None,
            item: None,
            change: None,
            span,
            unit_span: Some(reading.span(unit.first, unit.end)),
            item_span: None,
            phrase: None,
            first: self.numeral.first,
            number: self.numeral.first,
            end: unit.end,
        }
    }

    /// The noun phrase behind number and unit, "of" and determiners skipped.
    fn phrase(&self, at: usize) -> Option<NounPhrase> {
        let reading = self.reading;
        let mut first = at;
        if reading.is_hyphen(first) && reading.touches(first) && !reading.touches(first + 1) {
            return None;
        }
        if self.unit.is_some()
            && (reading.is_class(first, Class::Adverb) || reading.is_class(first, Class::Extent))
        {
            return None;
        }
        first += usize::from(self.unit.is_some() && reading.kind(first) == Some(TokenKind::Possessive));
        if reading.is(first, "of") {
            first += 1;
            while reading.is_any(
                first,
                &["the", "all", "its", "their", "his", "her", "these", "those", "our", "a", "an"],
            ) {
                first += 1;
            }
        } else if self.numeral.kind == NumeralKind::Fraction || self.numeral.kind == NumeralKind::Multiple {
            while reading.is_any(first, &["the", "its", "their", "as", "many", "much"]) {
                first += 1;
            }
        }
        NounPhrase::at(reading, first)
    }

    fn change(&self, end: usize) -> Option<Change> {
        let reading = self.reading;
        let up =
            ["more", "larger", "higher", "increase", "rise", "greater", "bigger", "up", "jump", "growth"];
        let down = ["less", "fewer", "lower", "decrease", "fall", "smaller", "decline", "down", "drop"];
        (self.end..end.max(self.end + 1)).find_map(|at| match () {
            () if reading.is_any(at, &up) => Some(Change::Up),
            () if reading.is_any(at, &down) => Some(Change::Down),
            () => None,
        })
    }
}

/// "hundreds of millions of dollars", "thousands of tonnes".
fn unit_of(reading: &Reading<'_>, at: usize) -> Option<UnitWords> {
    let unit = reading.is(at, "of").then(|| unit_at(reading, at + 1)).flatten()?;
    let measures = !matches!(reading.lexicon.unit(unit.unit).dimension, Dimension::Time | Dimension::Percent);
    (measures && reading.kind(unit.first) == Some(TokenKind::Word)).then_some(unit)
}

/// Whether the phrase's head is a counted thing of the word lists: what has a calibre.
fn is_item(reading: &Reading<'_>, phrase: NounPhrase) -> bool {
    (phrase.first..phrase.end)
        .any(|at| reading.find(at, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some())
}

/// The words from token `first` up to `end` with single spaces, "152mm" as "152 mm".
pub(crate) fn wording(reading: &Reading<'_>, first: usize, end: usize) -> String {
    let mut words = String::new();
    for at in first..end {
        let is_word = reading.kind(at) == Some(TokenKind::Word);
        let unit_on_digits =
            at > first && reading.touches(at) && is_word && reading.kind(at - 1) == Some(TokenKind::Number);
        if at > first && (!reading.touches(at) || unit_on_digits) {
            words.push(' ');
        }
        words.push_str(reading.word(at));
    }
    words
}

impl QuantityMention {
    /// One past the number and unit: where the next figure can begin.
    fn number_end(&self, reading: &Reading<'_>) -> usize {
        reading.token_at(self.span.end()).max(self.number + 1)
    }
}
