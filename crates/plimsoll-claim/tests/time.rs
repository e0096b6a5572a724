//! Time expressions, by the rows of `corpus/claims/en/time.toml`, and laws that hold for any text.

#![allow(clippy::unwrap_used)]

use plimsoll_capture::Zone;
use plimsoll_claim::time::{self, TimeMention};
use plimsoll_claim::{Date, Reading};
use plimsoll_lexicon::Lexicon;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Corpus {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    published: Option<String>,
    #[serde(default)]
    expect: Vec<Expected>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Expected {
    text: String,
    kind: String,
    value: String,
    edtf: Option<String>,
    #[serde(default = "at")]
    relation: String,
}

fn at() -> String {
    "at".to_string()
}

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_string()
}

fn read(text: &str, published: Option<&str>, lexicon: &Lexicon) -> Vec<TimeMention> {
    let mut reading = Reading::new(text, lexicon, |_| Zone::Body);
    reading.published = published.map(|date| date.parse::<Date>().unwrap());
    time::read(&reading)
}

#[test]
fn the_corpus_is_read_as_it_says() {
    let corpus: Corpus = toml::from_str(include_str!("../../../corpus/claims/en/time.toml")).unwrap();
    let lexicon = Lexicon::shipped("none").unwrap();
    let mut wrong = Vec::new();
    for case in &corpus.case {
        let found: Vec<Expected> = read(&case.text, case.published.as_deref(), &lexicon)
            .iter()
            .map(|mention| Expected {
                text: mention.span.of(&case.text).to_string(),
                kind: name(mention.kind),
                value: mention.value.clone(),
                edtf: mention.edtf(),
                relation: name(mention.relation),
            })
            .collect();
        if found != case.expect {
            wrong.push(format!("{:?}\n  found {found:#?}\n  not {:#?}", case.text, case.expect));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), corpus.case.len(), wrong.join("\n"));
}

/// Texts of calendar words, numbers and marks in any order, which arbitrary text hardly ever holds.
fn calendar_salad() -> impl Strategy<Value = String> {
    let words = [
        "May",
        "March",
        "Sept.",
        "Monday",
        "second",
        "the",
        "of",
        "last",
        "next",
        "years",
        "day",
        "century",
        "half",
        "two",
        "twenty",
        "-",
        "–",
        ",",
        ".",
        "'",
        "s",
        "2023",
        "1990",
        "31",
        "0",
        "99999",
        "2023-10-05",
        "13.09.2023",
        "6:11",
        "a.m.",
        "ago",
        "later",
        "before",
        "from",
        "to",
        "between",
        "and",
        "since",
        "every",
        "a",
        "BC",
        "AD",
        "th",
        "\n",
        "\n\n",
        "é",
        "million",
        "the end of",
        "early",
        "Q3",
        "spring",
        "night",
        "yesterday",
        "hundred",
        "in",
        "this",
        "quarter",
        "month",
    ];
    proptest::collection::vec((0..words.len(), proptest::bool::ANY), 0..40).prop_map(move |picks| {
        picks
            .into_iter()
            .map(|(word, space)| format!("{}{}", words[word], if space { " " } else { "" }))
            .collect()
    })
}

fn holds_its_laws(text: &str, lexicon: &Lexicon) -> Result<(), TestCaseError> {
    for published in [None, Some("2024-02-28"), Some("2024-02"), Some("2024")] {
        let mentions = read(text, published, lexicon);
        let mut end = 0;
        for mention in &mentions {
            prop_assert!(
                mention.span.start() >= end && !mention.span.is_empty(),
                "{mention:?} begins before {end}"
            );
            prop_assert!(text.get(mention.span.range()).is_some());
            prop_assert!(mention.timexes().iter().all(|timex| mention.span.contains(timex.span)));
            end = mention.span.end();
        }
        prop_assert_eq!(&mentions, &read(text, published, lexicon));
    }
    Ok(())
}

#[test]
fn any_text_gives_mentions_in_order() {
    let lexicon = Lexicon::shipped("none").unwrap();
    proptest!(|(text in "\\PC{0,200}")| holds_its_laws(&text, &lexicon)?);
}

#[test]
fn calendar_words_in_any_order_give_mentions_in_order() {
    let lexicon = Lexicon::shipped("none").unwrap();
    proptest!(ProptestConfig::with_cases(3000), |(text in calendar_salad())| holds_its_laws(&text, &lexicon)?);
}

#[test]
fn absurd_counts_of_time_give_no_date() {
    let lexicon = Lexicon::shipped("none").unwrap();
    for text in ["last 20232023 day", "99999999 months ago", "4000000000 years later", "in 2147483647 weeks"]
    {
        for mention in read(text, Some("2024-02-28"), &lexicon) {
            assert!(mention.period.is_none(), "{text}: {mention:?}");
        }
    }
}
