//! The currency of an amount that is told without it: "€5 billion, and Chile 2 billion".

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning, Sort};
use rust_decimal::Decimal;

use super::QuantityMention;
use super::ellipsis::ends_noun;
use crate::Reading;

/// Tokens between an amount of money and a million of the same: "$3 million on shells in 2022 and 4 million".
const MOST_TO_MILLION: usize = 8;

/// Most words of the name of who gave the second amount.
const LONGEST_NAME: usize = 3;
/// Tokens between such an amount and one that somebody says.
const MOST_TO_SAYING: usize = 16;
/// Figures looked back over for the currency of what something is worth.
const MOST_TO_SUM: usize = 3;

/// Tokens between two amounts that "but" sets against each other.
const MOST_TO_CONTRAST: usize = 16;

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// "Norway gave €5 billion, Chile 2 billion": the currency of the amount before, for a bare figure of the same scale. Millions
/// count other things as well, so no verb may stand between.
pub(super) fn before(
    reading: &Reading<'_>,
    before: &[QuantityMention],
    last: &QuantityMention,
) -> Option<String> {
    let own = scale_of(reading, last)?;
    if is_of_takings(reading, last) {
        let sum = before.iter().rev().take(MOST_TO_TAKINGS).find(|other| is_money(reading, other))?;
        return sum.unit.clone();
    }
    if let Some(whole) = before.last().filter(|whole| is_part(reading, whole, last)) {
        return whole.unit.clone();
    }
    if last.first > 0 && reading.is(last.first - 1, "worth") && ends_amount(reading, last.end) {
        let sum = before.iter().rev().take(MOST_TO_SUM).find(|other| is_money(reading, other))?;
        let near = reading.sentence_at(last.first) - reading.sentence_at(sum.first) <= 1;
        return sum.unit.clone().filter(|_| near);
    }
    // "$3 million in six months but only 2 million": the length of time has no money in it.
    let other = before.iter().rev().take(MOST_TO_SUM).find(|other| scale_of(reading, other).is_some())?;
    if scale_of(reading, other) != Some(own) {
        return None;
    }
    // "2 billion shekels ($590 million) and 71 million": what stands in brackets is the same once more.
    if other.first.checked_sub(1).is_some_and(|at| reading.is_mark(at, '(')) {
        return None;
    }
    let currency = other.unit.as_ref().filter(|_| is_money(reading, other)).or_else(|| {
        let first = before.iter().rev().nth(1).filter(|first| is_money(reading, first))?;
        other.elided.unit.as_ref().filter(|unit| first.unit.as_ref() == Some(*unit))
    })?;
    let between = other.end..last.first;
    let sentences = reading.sentence_at(last.first) - reading.sentence_at(other.first);
    let is_near = if own > MILLION {
        sentences <= 1
    } else {
        let verb = |at: usize| reading.has(at, Sort::Finite) || reading.is_mark(at, ';');
        let joint = last.first - 1;
        // "and Chile 30 million": who else gave as much.
        let giver = (joint.saturating_sub(LONGEST_NAME)..=joint).rev().find(|at| !reading.is_capital(*at));
        let joint = giver.filter(|at| *at >= other.end).unwrap_or(joint);
        let joins = reading.is_class(joint, Class::Conjunction) || reading.is_mark(joint, ',');
        // "would cost £4 million; the council now says 6 million"
        let is_said =
            sentences <= 1 && between.len() <= MOST_TO_SAYING && reading.has(last.first - 1, Sort::Saying);
        // "of which 2 million went to Chad and 3 million to Mali"
        let goes_on = other.unit.is_none();
        let near = between.len() <= MOST_TO_MILLION;
        // "needs 580 million dollars but has received only 120 million"
        let contrasts = sentences == 0
            && between.len() <= MOST_TO_CONTRAST
            && between.clone().any(|at| reading.is(at, "but"));
        is_said || contrasts || joins && sentences == 0 && near && (goes_on || !between.into_iter().any(verb))
    };
    (is_near && ends_amount(reading, last.end)).then(|| currency.clone())
}

/// Figures looked back over for the currency of what is only told in money.
const MOST_TO_TAKINGS: usize = 12;
/// Tokens from "profit" to what it came to: "spending on roads would be halved to".
const FROM_TAKINGS: usize = 9;

/// "Profit fell to 3 million", "spending would be halved to 700 million": a bare amount that something told in money comes to.
pub(crate) fn is_of_takings(reading: &Reading<'_>, last: &QuantityMention) -> bool {
    let Some(joint) = last.first.checked_sub(1) else { return false };
    let leads = reading.is_any(joint, &["to", "from", "at"])
        || [Class::Be, Class::LevelVerb].iter().any(|class| reading.is_class(joint, *class));
    let is_bare = last.unit.is_none() && last.item.is_none() && ends_amount(reading, last.end);
    let is_word = |at: &usize| {
        matches!(reading.kind(*at), Some(plimsoll_text::TokenKind::Word))
            && reading.in_one_sentence(*at, joint)
            && !reading.is_class(*at, Class::Subordinator)
    };
    let mut near = (joint.saturating_sub(FROM_TAKINGS)..joint).rev().take_while(is_word);
    leads && is_bare && near.any(|at| reading.is_class(at, Class::Takings))
}

/// "€3 billion, of which 400 million": a part of an amount of money.
fn is_part(reading: &Reading<'_>, whole: &QuantityMention, last: &QuantityMention) -> bool {
    let of_which = last.first >= 2 && reading.is(last.first - 1, "which") && reading.is(last.first - 2, "of");
    of_which
        && whole.unit.is_some()
        && is_money(reading, whole)
        && reading.in_one_sentence(whole.first, last.first)
        && last.quantity.low <= whole.quantity.low
        && ends_amount(reading, last.end)
}

/// The word of scale in a figure: "million", "bn".
fn scale_of(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Decimal> {
    (mention.number..mention.end).rev().find_map(|at| {
        reading.find(at, |hit| match hit.meaning {
            Meaning::Scale(scale) | Meaning::Suffix(scale) if scale >= MILLION => Some(scale),
            _ => None,
        })
    })
}

fn is_money(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_currency = |hit: &Hit| match hit.meaning {
        // Pounds by the million have the name of a currency.
        Meaning::Unit(unit) | Meaning::UnitBefore(unit) => {
            let unit = reading.lexicon.unit(unit);
            unit.dimension == Dimension::Money || mention.unit.as_deref() != Some(unit.name.as_str())
        }
        _ => false,
    };
    let unit = mention.unit_span.map(|span| reading.token_at(span.start()));
    unit.is_some_and(|unit| reading.hits.at(unit).any(is_currency))
}

/// Whether what stands behind an amount is no noun that it counts.
fn ends_amount(reading: &Reading<'_>, at: usize) -> bool {
    ends_noun(reading, at) || reading.has(at, Sort::Finite) || reading.is_class(at, Class::Preposition)
}
