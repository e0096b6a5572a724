//! Quantities, by the rows of `corpus/claims/en/quantity.toml`, and what holds for any text.

#![allow(clippy::unwrap_used)]

use plimsoll_capture::Zone;
use plimsoll_claim::quantity::{Change, QuantityKind, QuantityMention};
use plimsoll_claim::{Bound, Reading, quantity, time};
use plimsoll_lexicon::Lexicon;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Rows {
    case: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    low: Option<String>,
    high: Option<String>,
    bound: Option<Bound>,
    unit: Option<String>,
    item: Option<String>,
    rate: Option<String>,
    /// What only another figure of the sentence says that it counts or measures.
    elided: Option<String>,
    change: Option<Change>,
    #[serde(default)]
    attribute: bool,
}

fn read(lexicon: &Lexicon, text: &str) -> Vec<QuantityMention> {
    let reading = Reading::new(text, lexicon, |_| Zone::Body);
    quantity::read(&reading, &time::read(&reading))
}

fn summary(
    low: Option<String>,
    high: Option<String>,
    bound: Bound,
    rest: [&Option<String>; 4],
    change: Option<Change>,
    attribute: bool,
) -> String {
    format!(
        "low={low:?} high={high:?} bound={bound:?} unit={:?} item={:?} rate={:?} elided={:?} change={change:?} attribute={attribute}",
        rest[0], rest[1], rest[2], rest[3]
    )
}

#[test]
fn every_row_holds() {
    let rows: Rows = toml::from_str(include_str!("../../../corpus/claims/en/quantity.toml")).unwrap();
    let lexicon = Lexicon::shipped("none").unwrap();
    let mut wrong = Vec::new();
    for row in &rows.case {
        let expected: Vec<String> = row
            .expect
            .iter()
            .map(|one| {
                summary(
                    one.low.clone(),
                    one.high.clone(),
                    one.bound.unwrap_or(Bound::Exact),
                    [&one.unit, &one.item, &one.rate, &one.elided],
                    one.change,
                    one.attribute,
                )
            })
            .collect();
        let found: Vec<String> = read(&lexicon, &row.text)
            .iter()
            .map(|one| {
                let text = |value: Option<rust_decimal::Decimal>| value.map(|value| value.to_string());
                let quantity = &one.quantity;
                let elided = one.elided.item.clone().or_else(|| one.elided.unit.clone());
                summary(
                    text(quantity.low),
                    text(quantity.high),
                    quantity.bound,
                    [&one.unit, &one.item, &one.rate, &elided],
                    one.change,
                    one.kind == QuantityKind::Attribute,
                )
            })
            .collect();
        if expected != found {
            wrong.push(format!("{}\n  expected {expected:#?}\n  found    {found:#?}", row.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn any_text_is_read_in_order_and_inside_itself(text in ".{0,200}") {
        let lexicon = Lexicon::shipped("arms-transfers").unwrap();
        let found = read(&lexicon, &text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.start() <= pair[1].span.start());
        }
        for one in &found {
            prop_assert_eq!(one.span.of(&text), one.quantity.text.as_str());
        }
    }

    #[test]
    fn words_about_numbers_never_trip_the_reader(words in prop::collection::vec(prop::sample::select(vec![
        "3", "million", "more than", "-", "of", "152 mm", "shells", "or", "$", "%", "a", "half", "point", "to", "between", "and", "several", "'s", ",", "1,2,3", "9999999999999999999999999999999", "hundred", "twofold", "per", "day", "minus",
        "thirds", "quarter", "1/4", "×", "10", "^", "dollars", "cents", "rose", "up", "one", "the", "ships", "through",
        "lakh", ":", "(", ")", "year", "aged", "S&P", "Big", "2019", ".5", "79228162514264337593543950335", "trillion",
    ]), 0..40)) {
        let lexicon = Lexicon::shipped("none").unwrap();
        let text = words.join(" ");
        prop_assert_eq!(read(&lexicon, &text), read(&lexicon, &text));
    }
}
