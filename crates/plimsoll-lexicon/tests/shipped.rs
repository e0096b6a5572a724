//! The word lists that come with the crate compile, and answer.

#![allow(clippy::unwrap_used)]

use plimsoll_lexicon::{Lexicon, Meaning};
use plimsoll_text::tokens;

#[test]
fn every_shipped_pack_compiles() {
    for pack in ["arms-transfers", "none"] {
        Lexicon::shipped(pack).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn an_unknown_pack_names_those_there_are() {
    let error = Lexicon::shipped("arms").unwrap_err().to_string();
    assert!(error.contains("arms-transfers"), "{error}");
}

#[test]
fn capitals_ask_for_capitals() {
    let lexicon = Lexicon::shipped("none").unwrap();
    let is_country = |text: &str| {
        let tokens = tokens(text);
        lexicon.hits(text, &tokens).all().any(|hit| matches!(hit.meaning, Meaning::Actor(..)))
    };
    assert!(is_country("the US said"));
    assert!(!is_country("it told us"));
    assert!(is_country("NORTH KOREA SAID"));
}

#[test]
fn the_longest_hit_comes_first() {
    let lexicon = Lexicon::shipped("none").unwrap();
    let text = "more than hundreds of thousands";
    let tokens = tokens(text);
    let hits = lexicon.hits(text, &tokens);
    assert_eq!(hits.at(0).longest().unwrap().len, 2);
    assert_eq!(hits.at(2).longest().unwrap().len, 3);
}
