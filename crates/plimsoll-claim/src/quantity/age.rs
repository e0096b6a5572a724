//! Ages that no unit tells: "Rahm, 47, said", "she is 67".

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::QuantityMention;
use super::attribute::{Place, bare};
use super::bound::Bounds;
use super::numeral::Numeral;
use super::unit::{UnitWords, unit_before};
use super::word_form::{is_plural, is_shift};
use crate::Reading;

/// The unit of an age in years.
pub(super) const YEAR_OF_AGE: &str = "year of age";
/// What makes a unit of time that of an age.
const OF_AGE: &str = " of age";
/// Oldest age that a number without a unit can be.
const OLDEST: Decimal = Decimal::from_parts(110, 0, 0, false, 0);
/// Most words of a person between the article and the age: "the former captain, 44,".
const MOST_OF_PERSON: usize = 4;
/// Words between a pronoun's verb and the age: "would now be 67".
const MOST_BEFORE: usize = 2;

/// "aged 5 years", "under the age of 12 months": where the words begin that make a length of time an age.
pub(super) fn aged_before(reading: &Reading<'_>, first: usize, unit: Option<UnitWords>) -> Option<usize> {
    let is_length =
        unit.is_some_and(|unit| unit.first >= first && unit.dimension(reading) == Dimension::Time);
    let aged = unit_before(reading, first).filter(|_| is_length)?;
    (aged.dimension(reading) == Dimension::Time).then_some(aged.first)
}

/// The unit of an age in units of time.
pub(super) fn unit_of_age(unit: String) -> String {
    if unit.ends_with(OF_AGE) { unit } else { unit + OF_AGE }
}

fn is_an_age(numeral: &Numeral) -> bool {
    numeral.value >= Decimal::ONE && numeral.value <= OLDEST && numeral.value.is_integer()
}

/// "Rahm, 47, said", "Rahm, now 47 and retired": an age between commas behind a name.
pub(super) fn age_in_apposition(reading: &Reading<'_>, numeral: &Numeral) -> Option<QuantityMention> {
    let (first, end) = (numeral.first, numeral.end);
    let today = usize::from(first > 0 && reading.is_class(first - 1, Class::AgeAdverb));
    let name = first.checked_sub(2 + today)?;
    let ends = reading.is_mark(end, ',') || today == 1 && reading.is_class(end, Class::Conjunction);
    let between = reading.is_mark(first - 1 - today, ',') && ends;
    let plain = end == first + 1 && reading.word(first).bytes().all(|byte| byte.is_ascii_digit());
    let has_age = || reading.is_capital(name) || is_person_in_words(reading, name);
    if !(between && plain && is_an_age(numeral) && has_age()) {
        return None;
    }
    let quantity = Bounds::default().apply(numeral.value, false, reading.word(first).into());
    Some(bare(reading, quantity, YEAR_OF_AGE.to_string(), Place { first, number: first, unit: None, end }))
}

/// "the striker, 27,", "his younger sister, 31,": a singular noun behind what makes it one, and no word for figures.
fn is_person_in_words(reading: &Reading<'_>, noun: usize) -> bool {
    let is_figure = |hit: &Hit| {
        matches!(
            hit.meaning,
            Meaning::MeasureNoun { .. }
                | Meaning::TrendNoun(_)
                | Meaning::Grammar(Class::CountNoun | Class::Label)
        )
    };
    let is_word = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word)
            && !reading
                .hits
                .at(*at)
                .any(|hit| matches!(hit.meaning, Meaning::Grammar(class) if class.is_closed()))
    };
    let words = (0..MOST_OF_PERSON).map_while(|back| noun.checked_sub(back)).take_while(is_word).count();
    let opens = |at: usize| {
        [Class::Article, Class::PossessivePronoun].iter().any(|class| reading.is_class(at, *class))
            || reading.is(at, "the")
    };
    words > 0
        && noun.checked_sub(words).is_some_and(opens)
        && !is_plural(reading, noun)
        && !reading.hits.at(noun).any(is_figure)
}

/// "she is 67", "he turned 40 last week": a bare number behind a person's pronoun and what says an age.
pub(super) fn is_age_of_person(reading: &Reading<'_>, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.first, numeral.end);
    let Some(mut verb) = first.checked_sub(1) else { return false };
    for _ in 0..MOST_BEFORE {
        let skips = reading.is_class(verb, Class::Adverb) || reading.is(verb, "be");
        verb = if skips && verb > 0 { verb - 1 } else { break };
    }
    let says = reading.is_class(verb, Class::AgeVerb)
        || reading.kind(verb) == Some(TokenKind::Possessive)
        || reading.is_class(verb, Class::Modal);
    let person = says && verb > 0 && reading.is_class(verb - 1, Class::PersonPronoun);
    let ends = match reading.kind(end) {
        Some(TokenKind::Word) => {
            let goes_on = [Class::Preposition, Class::Conjunction, Class::Subordinator, Class::Adverb];
            goes_on.iter().any(|class| reading.is_class(end, *class)) && !reading.is(end, "of")
                || is_shift(reading, end)
        }
        Some(TokenKind::Mark(mark)) => matches!(mark, ',' | '.' | ';' | '!' | '?' | ')' | '”' | '"'),
        _ => true,
    };
    person && ends && is_an_age(numeral)
}
