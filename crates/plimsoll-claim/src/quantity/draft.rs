//! A quantity being put together from its numeral outwards.

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::{Span, TokenKind};
use rust_decimal::Decimal;
use smol_str::SmolStr;

use super::age::{YEAR_OF_AGE, aged_before, is_age_of_person, unit_of_age};
use super::attribute::{Place, bare, is_attribute};
use super::bound::Bounds;
use super::change::{Figure, change, is_compared};
use super::compound::{beyond_unit, closes_bracket, is_next};
use super::noun_phrase::NounPhrase;
use super::numeral::{Numeral, NumeralKind, below_zero, past_article, sign_before};
use super::range::range_from;
use super::rate::{each, per};
use super::unit::{UnitWords, unit_before, unit_of};
use super::{Bound, Elided, Quantity, QuantityKind, QuantityMention};
use crate::Reading;

pub(super) struct Draft<'a, 'b> {
    pub(super) reading: &'a Reading<'b>,
    pub(super) numeral: Numeral,
    high: Option<Numeral>,
    pub(super) bounds: Bounds,
    pub(super) first: usize,
    /// One past number and unit.
    end: usize,
    pub(super) unit: Option<UnitWords>,
    /// Whether the unit is that of an age ("aged 5 years").
    aged: bool,
    /// Where a time expression begins, which no noun phrase reaches into.
    pub(super) limit: usize,
}

impl<'a, 'b> Draft<'a, 'b> {
    /// `free`: one past the figure before; `limit`: where the next time expression begins.
    pub(super) fn new(reading: &'a Reading<'b>, numeral: Numeral, free: usize, limit: usize) -> Self {
        let here = |at: usize| reading.in_one_sentence(numeral.first, at);
        let range =
            range_from(reading, &numeral).filter(|(_, high, begins)| here(high.end - 1) && here(*begins));
        let last = range.map_or(numeral, |(_, high, _)| high);
        let unit = unit_of(reading, &last, numeral.first, last.end, free)
            .or_else(|| range.and_then(|(_, _, begins)| unit_before(reading, begins)))
            .filter(|unit| here(unit.first) && here(unit.end - 1));
        let (mut numeral, unit_end) = beyond_unit(reading, numeral, unit, range.is_some());
        let mut first = unit.map_or(numeral.first, |unit| unit.first.min(numeral.first));
        let aged = aged_before(reading, numeral.first, unit);
        first = aged.unwrap_or(first);
        if let Some((sign, at)) = sign_before(reading, first).filter(|_| first < numeral.first) {
            (numeral.value, first) = (numeral.value * Decimal::from(sign), at);
        }
        let below = below_zero(reading, unit.map_or(last.end, |unit| unit.end.max(last.end)));
        if below.is_some() && range.is_none() {
            numeral.value = -numeral.value.abs();
        }
        // "topped the 3 million mark": the words around it are part of the level.
        let is_bare = unit.is_none_or(|unit| unit.end <= numeral.first);
        let is_mark = is_bare && is_milestone(reading, first, last.end);
        let (mut bounds, mut first) = Bounds::before(reading, first - usize::from(is_mark));
        let (low, high) = match range {
            Some((low, high, begins)) => {
                if begins < first {
                    first = bounds.before_too(reading, begins);
                }
                (low, Some(high))
            }
            None => (numeral, None),
        };
        let end = unit
            .filter(|unit| unit.first >= last.end && is_next(reading, unit, last.end))
            .map_or(last.end, |unit| unit.end.max(unit_end));
        let end = end + usize::from(end > last.end && closes_bracket(reading, last.end, end));
        let end = below.filter(|_| range.is_none()).unwrap_or(end) + usize::from(is_mark);
        Self { reading, numeral: low, high, bounds, first, end, unit, aged: aged.is_some(), limit }
    }

    /// The mention, and the token from which the next may begin: figures behind the unit are read, "17 of 24".
    pub(super) fn finish(mut self) -> (QuantityMention, usize) {
        let reading = self.reading;
        let own = self.unit.filter(|unit| unit.end <= self.end);
        if let Some(unit) = own.filter(|unit| is_attribute(reading, &self.numeral, unit, self.first)) {
            return (self.attribute(unit), unit.end);
        }
        let span_end = self.bound_after(self.end);
        let rate = self.rate(span_end);
        let next = rate.as_ref().map_or(span_end, |(_, end)| *end);
        let phrase = self.phrase(next).filter(|_| !self.is_of_point());
        let mut end = phrase.map_or(span_end, |phrase| phrase.end);
        let after_phrase = rate.is_none().then(|| self.rate(end)).flatten();
        let rate = rate.or(after_phrase).map(|(unit, after)| {
            end = end.max(after);
            unit
        });
        end = self.bound_after(end);
        let span = reading.span(self.first, span_end);
        let named = phrase.map(|phrase| past_more(reading, &phrase)..phrase.end);
        // "2 more than in May": more of what was told.
        let only_more = |at: usize| reading.is_class(at, Class::More) && reading.is(at + 1, "than");
        // "hundreds more are missing": no noun.
        let is_more = |at: usize| reading.is(at, "more");
        let named = named.filter(|named| !only_more(named.start) && !named.clone().all(is_more));
        let figure = Figure {
            value: self.numeral.value,
            first: self.first,
            end: self.end,
            unit: self.unit,
            phrase: phrase.as_ref(),
            share: self.kind() == QuantityKind::Share,
        };
        let kind = self.kind();
        let mention = QuantityMention {
            quantity: self.quantity(span),
            kind,
            unit: self.unit_name(kind),
            rate,
            item: named.clone().map(|named| wording(reading, named.start, named.end)),
            elided: Elided::default(),
            change: change(reading, &figure),
            compared: is_compared(reading, self.end),
            span,
            unit_span: self.unit.map(|unit| reading.span(unit.first, unit.end)),
            item_span: named.map(|named| reading.span(named.start, named.end)),
            phrase,
            first: self.first,
            number: self.numeral.first,
            end,
        };
        (mention, next)
    }

    /// Reads a bound behind the figure; one past it, or `at`.
    fn bound_after(&mut self, at: usize) -> usize {
        if self.reading.in_one_sentence(self.first, at) { self.bounds.after(self.reading, at) } else { at }
    }

    /// The base of the rate at token `at`; "contracts a week earlier" and "half a game" are no rates.
    fn rate(&self, at: usize) -> Option<(String, usize)> {
        if self.kind() == QuantityKind::Share && self.reading.is_class(at, Class::Article) {
            return None;
        }
        let is_money = || self.unit.is_some_and(|unit| unit.dimension(self.reading) == Dimension::Money);
        let (base, end) = per(self.reading, at)
            .or_else(|| is_money().then(|| each(self.reading, at)).flatten())
            .filter(|_| self.reading.in_one_sentence(self.first, at))?;
        // "contracts a week earlier", but "dollars a barrel after the cut"
        let is_time = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
        let is_offset = |hit: &Hit| matches!(hit.meaning, Meaning::TimeOffset(_));
        let offset = self.reading.hits.at(end - 1).any(is_time) && self.reading.hits.at(end).any(is_offset);
        (!offset).then_some((base, end))
    }

    fn unit_name(&self, kind: QuantityKind) -> Option<String> {
        match (kind, self.numeral.kind) {
            (QuantityKind::Share, _) | (_, NumeralKind::Percent) => Some("percent".to_string()),
            _ if self.is_of_point() => Some("percent".to_string()),
            (QuantityKind::Multiple, _) => Some("time".to_string()),
            _ if self.is_age() => Some(YEAR_OF_AGE.to_string()),
            _ => {
                let unit = self.unit?.name(self.reading, self.high.as_ref().unwrap_or(&self.numeral));
                Some(if self.aged { unit_of_age(unit) } else { unit })
            }
        }
    }

    fn is_age(&self) -> bool {
        self.unit.is_none() && self.high.is_none() && is_age_of_person(self.reading, &self.numeral)
    }

    /// "raised its rate by a quarter of a point": of one per cent, as rates are counted.
    fn is_of_point(&self) -> bool {
        let reading = self.reading;
        let of = self.numeral.end + usize::from(reading.is(self.numeral.end, "of"));
        let point = past_article(reading, of);
        let by = self.first.checked_sub(1).is_some_and(|at| reading.is(at, "by"));
        self.numeral.kind == NumeralKind::Fraction && by && point > of && reading.is(point, "point")
    }

    fn kind(&self) -> QuantityKind {
        match self.numeral.kind {
            NumeralKind::Fraction if self.unit.is_none() && !self.is_of_point() => QuantityKind::Share,
            NumeralKind::Multiple => QuantityKind::Multiple,
            _ => QuantityKind::Plain,
        }
    }

    fn quantity(&self, span: Span) -> Quantity {
        let text = SmolStr::new(span.of(self.reading.text));
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
                low: Some(percent(self.numeral.value).normalize()),
                high: Some(percent(high.value)),
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

    fn attribute(&self, unit: UnitWords) -> QuantityMention {
        let reading = self.reading;
        let first = if self.high.is_some() { self.first } else { self.numeral.first };
        bare(reading, self.quantity(reading.span(first, unit.end)), unit.name(reading, &self.numeral), {
            Place { first, number: self.numeral.first, unit: Some((unit.first, unit.end)), end: unit.end }
        })
    }
}

/// "the 3 million mark": whether a number with its article tells a level that a noun behind it names.
fn is_milestone(reading: &Reading<'_>, first: usize, end: usize) -> bool {
    let the = first.checked_sub(1).is_some_and(|at| reading.is(at, "the"));
    the && reading.is_class(end, Class::Milestone)
        && NounPhrase::plain_at(reading, end).is_none_or(|noun| noun.head <= end)
}

/// The words from token `first` up to `end` with single spaces, "152mm" as "152 mm".
pub(crate) fn wording(reading: &Reading<'_>, first: usize, end: usize) -> String {
    let mut words = String::new();
    for at in first..end {
        let is_word = reading.kind(at) == Some(TokenKind::Word);
        let on_digits =
            at > first && reading.touches(at) && is_word && reading.kind(at - 1) == Some(TokenKind::Number);
        // "MiG-29s", "Leopard 2A6": digits of a name.
        let unit_on_digits =
            on_digits && (at == first + 1 || !reading.touches(at - 1)) && !reading.is_capital(at);
        if at > first && (!reading.touches(at) || unit_on_digits) {
            words.push(' ');
        }
        words.push_str(reading.word(at));
    }
    words
}

/// "two more tanks", "40 additional launchers": the first token of what is counted, behind the words that say it comes on top.
fn past_more(reading: &Reading<'_>, phrase: &NounPhrase) -> usize {
    (phrase.first..phrase.head).find(|at| !reading.is_class(*at, Class::More)).unwrap_or(phrase.head)
}
