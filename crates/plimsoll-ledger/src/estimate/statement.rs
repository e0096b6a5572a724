use plimsoll_claim::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::types::EstimativeStatement;
use crate::scales::Scales;

/// Draws in a hundred below the number that the sentence names.
const BELOW: usize = 10;

/// How likely the estimate is to be more than a round number near its low end, as the draws have it. The words are those of
/// the scale, and they are about the estimate: no report's "likely" is read so.
pub(super) fn statement(
    draws: &[Decimal],
    unit: &str,
    (supplier, recipient): (&str, &str),
    date: Date,
) -> Option<EstimativeStatement> {
    let near = *draws.get(draws.len() * BELOW / 100)?;
    let number = near.round_sf_with_strategy(2, RoundingStrategy::ToZero)?.normalize();
    let above = draws.iter().filter(|draw| **draw > number).count();
    let percent = u32::try_from(above * 100 / draws.len()).ok()?;
    let scales = Scales::shipped();
    let term = scales.icd203.of(percent)?;
    let words = format!(
        "our estimate, under the assumptions listed: {} ({}, {} to {} %) more than {} {unit}s from {supplier} to {recipient} by {date}",
        term.words[0],
        scales.icd203.name,
        term.low,
        term.high,
        grouped(number),
    );
    Some(EstimativeStatement {
        words,
        term: term.words[0].clone(),
        scale: scales.icd203.name.clone(),
        percent,
    })
}

/// 13000 as 13,000.
pub(super) fn grouped(number: Decimal) -> String {
    let plain = number.to_string();
    let (whole, rest) = plain
        .split_once('.')
        .map_or((plain.as_str(), String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + &rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_the_scale_s_for_the_share_of_draws() {
        let draws: Vec<Decimal> = (0..1_000).map(|at| Decimal::from(10_000 + at * 10)).collect();
        let said = statement(&draws, "container", ("A", "B"), "2031-03".parse().expect("a date"));
        let said = said.expect("draws");
        assert_eq!((said.term.as_str(), said.percent), ("very likely", 89));
        assert!(said.words.contains("more than 11,000 containers from A to B by 2031-03"), "{}", said.words);
        assert!(said.words.starts_with("our estimate"), "{}", said.words);
    }
}
