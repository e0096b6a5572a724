//! The rows of `corpus/claims/en/actor.toml`, and laws that hold for any text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plimsoll_capture::Zone;
use plimsoll_claim::Reading;
use plimsoll_claim::actor::{self, MentionForm};
use plimsoll_lexicon::Lexicon;
use proptest::prelude::*;

const CASES: &str = include_str!("../../../corpus/claims/en/actor.toml");

fn words(case: &toml::Value, name: &str) -> Vec<toml::Value> {
    case.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default()
}

#[test]
fn the_corpus_is_read() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let corpus: toml::Table = CASES.parse().unwrap();
    let mut wrong = Vec::new();
    for case in corpus["case"].as_array().unwrap() {
        let (name, text) = (case["name"].as_str().unwrap(), case["text"].as_str().unwrap());
        let reading = Reading::new(text, &lexicon, |_| Zone::Body);
        let actors = actor::read(&reading, &[]);
        for pair in words(case, "find") {
            let (at, expected) = (pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
            let start = text.find(at).unwrap_or_else(|| panic!("{name}: {at:?} is not in the text")) as u32;
            let longest = actors
                .mentions
                .iter()
                .filter(|mention| mention.span.start() == start && mention.form != MentionForm::Adjective)
                .max_by_key(|mention| mention.span.len());
            let got = longest.map(|mention| actors.of(mention).name.as_str());
            if got != Some(expected) {
                wrong.push(format!("{name}: {at:?} is {got:?}, not {expected:?}"));
            }
        }
        for at in words(case, "none") {
            let at = at.as_str().unwrap();
            if let Some(mention) = actors.mentions.iter().find(|mention| mention.span.of(text) == at) {
                wrong.push(format!("{name}: {at:?} is taken for {:?}", actors.of(mention).name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn mentions_are_in_order_and_in_the_text(text in TEXTS) {
        let lexicon = Lexicon::shipped("arms-transfers").unwrap();
        let reading = Reading::new(&text, &lexicon, |_| Zone::Body);
        let actors = actor::read(&reading, &[]);
        for pair in actors.mentions.windows(2) {
            prop_assert!(pair[0].first <= pair[1].first);
        }
        for mention in &actors.mentions {
            prop_assert!(mention.actor < actors.actors.len());
            prop_assert!(mention.first < mention.end);
            prop_assert!(text.get(mention.span.range()).is_some());
        }
    }
}

/// Arbitrary characters between words that matter here.
const TEXTS: &str = "(\\PC{0,6}|( ?(Shin|Won-sik|the|minister|said|ministry|South Korea|'s|of|a|report|by|according to|,|\\.|\"|he|it|citing|Yonhap|told|that|officials|\\(|NIS|\\)|-|:|\n\n)){0,12}){0,6}";
