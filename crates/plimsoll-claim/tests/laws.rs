//! Laws of reading that hold for any text.

#![allow(clippy::unwrap_used)]

use plimsoll_capture::{Input, Kind, Moment, Options, capture};
use plimsoll_claim::{Claim, Event, read, read_all};
use plimsoll_lexicon::Lexicon;
use proptest::prelude::*;

/// What stands between known words in any text: figures of every shape, marks, line ends, unknown names.
const BETWEEN: &[&str] = &[
    "1",
    "7",
    "12",
    "152",
    "2023",
    "6,700",
    "4.8",
    "0.5",
    "1,2,3",
    "99999999999999999999999",
    "-",
    "–",
    "—",
    "\"",
    "“",
    "”",
    "'",
    "’s",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    "$",
    "€",
    "%",
    "/",
    "?",
    "!",
    "…",
    "\n",
    "\n\n",
    "é",
    "Kowal",
    "KN-23",
    "a",
    "the",
    "of",
    "and",
    "or",
    "to",
    "that",
    "which",
    "who",
    "he",
    "said",
    "by",
    "in",
];

/// Words of the lists, figures and marks in any order, joined with and without white space.
fn salad(lexicon: &Lexicon) -> impl Strategy<Value = String> {
    let mut words: Vec<String> = lexicon.words().into_iter().map(str::to_string).collect();
    words.sort();
    let word = prop_oneof![
        3 => prop::sample::select(words).prop_flat_map(|word| prop_oneof![
            3 => Just(word.clone()),
            1 => Just(word.to_uppercase()),
            2 => Just(capital(&word)),
        ]),
        2 => prop::sample::select(BETWEEN).prop_map(str::to_string),
    ];
    prop::collection::vec((word, prop::bool::weighted(0.85)), 0..40).prop_map(|words| {
        words.into_iter().map(|(word, space)| word + if space { " " } else { "" }).collect()
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn claims_of(text: &str, lexicon: &Lexicon) -> (String, Vec<Claim>) {
    let options = Options { published: Moment::day(2024, 2, 28) };
    let captured = capture(Input { name: "law", bytes: text.as_bytes(), kind: Kind::Text }, &options);
    let report = &captured.reports[0];
    (report.text.clone(), read(report, lexicon))
}

fn holds_its_laws(text: &str, lexicon: &Lexicon) -> Result<(), TestCaseError> {
    let (text, claims) = claims_of(text, lexicon);
    prop_assert_eq!(&claims, &claims_of(&text, lexicon).1);
    let known = |id| claims.iter().any(|claim| claim.claim == id);
    for claim in &claims {
        let spans = &claim.spans;
        prop_assert_eq!(spans.quantity.of(&text), &claim.quantity.text);
        for span in [spans.unit, spans.item, spans.measure, spans.speaker, spans.cue].into_iter().flatten() {
            prop_assert!(text.get(span.range()).is_some_and(|words| !words.trim().is_empty()));
        }
        prop_assert!(spans.sentence.contains(spans.quantity));
        prop_assert!(claim.of.iter().chain(&claim.alternative_to).all(|id| known(id.clone())));
        prop_assert!(claim.of.as_ref() != Some(&claim.claim) && !claim.alternative_to.contains(&claim.claim));
        let (low, high) = (claim.quantity.low, claim.quantity.high);
        prop_assert!(low.zip(high).is_none_or(|(low, high)| low <= high), "{:?}", claim.quantity);
    }
    Ok(())
}

/// Statements: every part in its sentence or, where it is who speaks, in the text; the same for the same input.
fn statements_hold_their_laws(text: &str, lexicon: &Lexicon) -> Result<(), TestCaseError> {
    let (text, events) = events_of(text, lexicon);
    prop_assert_eq!(&events, &events_of(&text, lexicon).1);
    for event in &events {
        let spans = &event.spans;
        let worded = event.instrument.iter().chain(&event.means).map(|worded| worded.span);
        let things = event.about.iter().chain(&event.in_return_for).map(|thing| thing.span);
        let places = event.places.iter().map(|place| place.span);
        for span in worded.chain(things).chain(places).chain([spans.trigger]).chain(spans.time) {
            prop_assert!(spans.sentence.contains(span), "{:?}", event);
            prop_assert!(text.get(span.range()).is_some_and(|words| !words.trim().is_empty()), "{:?}", event);
        }
        for span in event.actors.iter().filter_map(|actor| actor.span).chain(spans.speaker).chain(spans.cue) {
            prop_assert!(text.get(span.range()).is_some_and(|words| !words.trim().is_empty()), "{:?}", event);
        }
        let mut names: Vec<&str> = event.actors.iter().map(|actor| actor.name.as_str()).collect();
        names.sort_unstable();
        prop_assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", names);
    }
    Ok(())
}

fn events_of(text: &str, lexicon: &Lexicon) -> (String, Vec<Event>) {
    let options = Options { published: Moment::day(2024, 2, 28) };
    let captured = capture(Input { name: "law", bytes: text.as_bytes(), kind: Kind::Text }, &options);
    let report = &captured.reports[0];
    (report.text.clone(), read_all(report, lexicon).events)
}

#[test]
fn statements_of_known_words_in_any_order_stand_in_their_sentence() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) };
    proptest!(config, |(text in salad(&lexicon))| statements_hold_their_laws(&text, &lexicon)?);
}

#[test]
fn known_words_in_any_order_are_read_within_the_text() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) };
    proptest!(config, |(text in salad(&lexicon))| holds_its_laws(&text, &lexicon)?);
}

#[test]
fn any_text_is_read_within_itself() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) };
    proptest!(config, |(text in "\\PC{0,300}")| holds_its_laws(&text, &lexicon)?);
}
