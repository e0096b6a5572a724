//! Persons told together are as many as their parts: "a leader and several associates" are at least four.

use plimsoll_lexicon::tables::Class;
use rust_decimal::Decimal;

use super::Victim;
use super::list::{List, addition_end};
use super::person::{Form, Part};
use crate::Analysis;
use crate::measure::Governor;
use crate::quantity::noun_phrase::is_verb;
use crate::quantity::{Bound, Elided, NounPhrase, Quantity, QuantityKind, QuantityMention, wording};

/// The rule of a sum.
pub(in super::super) const RULE: &str = "victim.listed-together";

/// Tokens between two lists under two verbs of one fate.
const NEAR: usize = 12;

/// The sum of a list of more than one.
pub(super) fn of(analysis: &Analysis<'_>, list: &List) -> Option<Victim> {
    let parts: Vec<&Part> = list.parts.iter().collect();
    sum(analysis, &parts)
}

/// "Arrested a leader and detained two suspects": the sum of two lists under two verbs of one fate, joined by "and".
pub(super) fn across(
    analysis: &Analysis<'_>,
    (first, verb): &(List, Governor),
    (second, other): (&List, &Governor),
) -> Option<Victim> {
    let reading = &analysis.reading;
    let is_one_fate =
        verb.personal && other.personal && verb.measure == other.measure && verb.first < other.first;
    // One subject does both: "a mayor was kidnapped, and a gunman was arrested" are two stories.
    let is_object = first.first() >= verb.end && second.first() >= other.end;
    let adds = is_additional(analysis, second);
    let (from, to) =
        if is_object { (first.end(), other.first) } else { (verb.end.max(first.end()), second.first()) };
    let near = from < to && to - from <= NEAR && reading.in_one_sentence(verb.first, second.end() - 1);
    let comma = || is_object && to > from && reading.is_mark(to - 1, ',');
    let joined = || comma() || (to.saturating_sub(2)..to).any(|at| addition_end(reading, at) == Some(to));
    let parts: Vec<&Part> = first.parts.iter().chain(&second.parts).collect();
    (is_one_fate && (is_object || adds) && near && joined()).then(|| sum(analysis, &parts)).flatten()
}

/// "and two other suspects were held": those before are told of as well.
fn is_additional(analysis: &Analysis<'_>, list: &List) -> bool {
    let words = list.parts.first().map(|part| part.first..part.phrase.head + 1);
    words.is_some_and(|mut words| words.any(|at| analysis.reading.is_class(at, Class::EmptyAdjective)))
}

/// The parts counted together.
pub(super) fn sum(analysis: &Analysis<'_>, parts: &[&Part]) -> Option<Victim> {
    let reading = &analysis.reading;
    let (first, last) = (parts.first()?, parts.last()?);
    let are_persons = parts.iter().any(|part| part.form != Form::Figure(false));
    let has_unknown = parts.iter().any(|part| part.form == Form::Unknown);
    // "He" has been told by his name or noun.
    let has_pronoun = parts.iter().any(|part| part.form == Form::Pronoun);
    if parts.len() < 2 || !are_persons || has_unknown || has_pronoun || is_of_days(analysis, first, last) {
        return None;
    }
    let span = reading.span(first.first, last.end());
    let quantity = total(parts.iter().map(|part| &part.quantity), span.of(reading.text).to_string())?;
    // Where a verb stands between them only the last noun phrase is one.
    let has_verb = (first.end()..last.first).any(|at| is_verb(reading, at));
    let named = if has_verb { last.phrase.first } else { first.phrase.first };
    let phrase = NounPhrase { first: named, ..last.phrase };
    let mention = QuantityMention {
        quantity,
        kind: QuantityKind::Plain,
        unit: None,
        rate: None,
        item: Some(wording(reading, phrase.first, phrase.end)),
        change: None,
        compared: false,
        elided: Elided::default(),
        span,
        unit_span: None,
        item_span: Some(reading.span(phrase.first, phrase.end)),
        phrase: Some(phrase),
        first: first.first,
        number: first.first,
        end: phrase.end,
    };
    Some(Victim { mention, rule: RULE })
}

/// Tokens from a part to its day: "on the following".
const TO_DAY: usize = 3;

/// "40 people on Monday and 12 more on Tuesday": whether each end of a list has a time of its own, which no time is that of all.
fn is_of_days(analysis: &Analysis<'_>, first: &Part, last: &Part) -> bool {
    let is_timed = |end: usize| {
        let time = analysis.times.partition_point(|time| time.first < end);
        let near = analysis.times.get(time).filter(|time| time.first <= end + TO_DAY);
        near.is_some_and(|time| analysis.reading.in_one_sentence(end, time.first))
    };
    is_timed(first.end()) && is_timed(last.end())
}

/// The sum of figures, as far as they bound it on the same side.
fn total<'a>(parts: impl Iterator<Item = &'a Quantity> + Clone, text: String) -> Option<Quantity> {
    let add = |end: fn(&Quantity) -> Option<Decimal>| {
        parts.clone().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(end(part)?))
    };
    let (low, high) = (add(|part| part.low), add(|part| part.high));
    let all = |bound: Bound| parts.clone().all(|part| part.bound == bound || part.bound == Bound::Exact);
    let bound = match (low, high) {
        (Some(_), Some(_)) if all(Bound::Exact) => Bound::Exact,
        (Some(low), Some(high)) if low == high => Bound::About,
        (Some(_), Some(_)) => Bound::Range,
        (Some(_), None) if all(Bound::MoreThan) => Bound::MoreThan,
        (Some(_), None) => Bound::AtLeast,
        (None, Some(_)) if all(Bound::LessThan) => Bound::LessThan,
        (None, Some(_)) => Bound::AtMost,
        (None, None) => return None,
    };
    let approximate = parts.clone().any(|part| part.approximate);
    Some(Quantity { low, high, approximate, bound, text: text.into() })
}
