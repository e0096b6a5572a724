//! The rows of `corpus/claims/en/attribution.toml`, and laws that hold for any text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plimsoll_capture::Zone;
use plimsoll_claim::time::{Relation, TimeKind, TimeMention};
use plimsoll_claim::{Date, Period, Reading, actor, attribution};
use plimsoll_lexicon::Lexicon;
use plimsoll_text::Span;
use proptest::prelude::*;

const CASES: &str = include_str!("../../../corpus/claims/en/attribution.toml");

/// A time at the words that a row's `day` names, as the time reader would find it.
fn times(reading: &Reading<'_>, case: &toml::Value) -> Vec<TimeMention> {
    let Some(day) = case.get("day") else { return Vec::new() };
    let (words, value) = (day[0].as_str().unwrap(), day[1].as_str().unwrap());
    let start = reading.text.find(words).unwrap() as u32;
    let date: Date = value.parse().unwrap();
    let (first, end) = (reading.token_at(start), reading.token_at(start + words.len() as u32));
    vec![TimeMention {
        span: reading.span(first, end),
        first,
        end,
        kind: TimeKind::Date,
        value: value.to_string(),
        period: Some(Period::within(date)),
        relation: Relation::At,
        rule: "time.by-hand",
        counted: None,
        ends: None,
    }]
}

/// Source and cue of each attribution, as a row's `said` writes them.
fn said_in(text: &str, found: &attribution::Attributions) -> toml::Value {
    let words = |spans: &[Span]| spans.first().map_or("", |span| span.of(text)).to_string();
    let pair = |row: &attribution::Attribution| toml::Value::from(vec![words(&row.source), words(&row.cue)]);
    found.attributions.iter().map(pair).collect::<Vec<_>>().into()
}

fn check(lexicon: &Lexicon, case: &toml::Value) -> Result<(), String> {
    let field = |name: &str| case.get(name).and_then(toml::Value::as_str);
    let text = field("text").unwrap();
    let reading = Reading::new(text, lexicon, |_| Zone::Body);
    let times = times(&reading, case);
    let actors = actor::read(&reading, &times);
    let found = attribution::read(&reading, &actors, &times);
    if let Some(said) = case.get("said") {
        let got = said_in(text, &found);
        if got != *said {
            return Err(format!("said {got}"));
        }
    }
    let Some(at) = field("at") else { return Ok(()) };
    let start = text.find(at).unwrap() as u32;
    let voice = found.voice_at(Span::new(start, start + at.len() as u32));
    let name = |index: usize| actors.actors[index].name.clone();
    let speaker = voice.and_then(|voice| voice.speaker).map(name).unwrap_or_default();
    if Some(speaker.as_str()) != field("speaker") {
        return Err(format!("speaker {speaker:?} {voice:?}"));
    }
    if let Some(via) = case.get("via") {
        let via: Vec<String> =
            via.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_string()).collect();
        let got: Vec<String> =
            voice.map(|voice| voice.via.iter().map(|index| name(*index)).collect()).unwrap_or_default();
        if got != via {
            return Err(format!("via {got:?}"));
        }
    }
    if let Some(said_on) = field("said_on") {
        let got = voice.and_then(|voice| voice.said_on).map(|day| day.to_string()).unwrap_or_default();
        if got != said_on {
            return Err(format!("said on {got:?}"));
        }
    }
    match field("rule") {
        Some(rule) if !voice.is_some_and(|voice| voice.rules.contains(&rule)) => {
            Err(format!("rules {voice:?}"))
        }
        _ => Ok(()),
    }
}

#[test]
fn the_corpus_is_read() {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let corpus: toml::Table = CASES.parse().unwrap();
    let wrong: Vec<String> = corpus["case"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|case| check(&lexicon, case).err().map(|error| format!("{}: {error}", case["name"])))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #[test]
    fn voices_are_sorted_disjoint_and_in_the_text(text in TEXTS) {
        let lexicon = Lexicon::shipped("arms-transfers").unwrap();
        let reading = Reading::new(&text, &lexicon, |_| Zone::Body);
        let actors = actor::read(&reading, &[]);
        let found = attribution::read(&reading, &actors, &[]);
        for pair in found.voices.windows(2) {
            prop_assert!(pair[0].0.end() <= pair[1].0.start());
        }
        for (span, voice) in &found.voices {
            prop_assert!(!span.is_empty() && text.get(span.range()).is_some());
            prop_assert!(voice.speaker.iter().chain(&voice.via).all(|actor| *actor < actors.actors.len()));
        }
    }
}

/// Arbitrary characters between words that matter here.
const TEXTS: &str = "(\\PC{0,6}|( ?(Shin|Won-sik|the|minister|said|ministry|South Korea|'s|of|a|report|by|according to|,|\\.|\"|he|it|citing|Yonhap|told|that|officials|this|stated|was|quoted|as|saying|;|while|-|:|\n\n)){0,12}){0,6}";
