//! What a model said, as proposals. Nothing about its form is taken on trust.

use plimsoll_claim::{Bound, Measure, Proposal};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

use crate::Opinion;

/// An entry of an answer; numbers may come as numbers or in quotes.
#[derive(Deserialize)]
struct Entry {
    sentence: String,
    quantity: String,
    #[serde(default)]
    low: Value,
    #[serde(default)]
    high: Value,
    bound: Bound,
    #[serde(default)]
    item: Option<String>,
    #[serde(default)]
    measure: Option<String>,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    cue: Option<String>,
}

/// Reads an answer: `{"claims": […]}` or the list alone, with or without words and fences around it. None: there is no such
/// list in it.
pub fn read(said: &str) -> Option<Opinion> {
    let entries = list(said)?;
    let mut opinion = Opinion::default();
    for entry in entries {
        match serde_json::from_value::<Entry>(entry).ok().and_then(proposal) {
            Some(proposal) => opinion.proposals.push(proposal),
            None => opinion.malformed += 1,
        }
    }
    Some(opinion)
}

/// The list of entries: in what stands from the first bracket on.
fn list(said: &str) -> Option<Vec<Value>> {
    let from = said.find(['{', '['])?;
    let value = serde_json::Deserializer::from_str(&said[from..]).into_iter::<Value>().next()?.ok()?;
    match value {
        Value::Array(entries) => Some(entries),
        Value::Object(mut object) => match object.remove("claims")? {
            Value::Array(entries) => Some(entries),
            _ => None,
        },
        _ => None,
    }
}

fn proposal(entry: Entry) -> Option<Proposal> {
    let measure = entry.measure.as_deref().and_then(Measure::named);
    Some(Proposal {
        sentence: entry.sentence,
        quantity: entry.quantity,
        low: end(&entry.low)?,
        high: end(&entry.high)?,
        bound: entry.bound,
        item: set(entry.item),
        measure,
        speaker: set(entry.speaker),
        cue: set(entry.cue),
    })
}

/// An end of a figure: none where it is null, and no proposal where it is anything but a number.
fn end(value: &Value) -> Option<Option<Decimal>> {
    let digits = match value {
        Value::Null => return Some(None),
        Value::String(digits) => digits.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    digits.trim().parse().ok().map(Some)
}

fn set(words: Option<String>) -> Option<String> {
    words.filter(|words| !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GOOD: &str = r#"{"claims": [{"sentence": "They sent 5 boats.", "quantity": "5 boats", "low": 5, "high": "5", "bound": "exact"}]}"#;

    #[test]
    fn words_and_fences_around_it_do_not_matter() {
        let fenced = format!("Here you are:\n```json\n{GOOD}\n```\nAnything else?");
        assert_eq!(read(&fenced), read(GOOD));
        assert_eq!(read(GOOD).map(|opinion| opinion.proposals.len()), Some(1));
    }

    #[test]
    fn an_entry_of_another_shape_is_counted_and_the_others_are_kept() {
        let entry = &GOOD[12..GOOD.len() - 2];
        let said = format!(
            r#"[{entry}, {{"quantity": 5}}, "five boats", {}]"#,
            entry.replace(r#""low": 5"#, r#""low": "many""#)
        );
        let opinion = read(&said).unwrap_or_default();
        assert_eq!((opinion.proposals.len(), opinion.malformed), (1, 3));
    }

    #[test]
    fn without_a_list_there_is_no_answer() {
        for said in ["", "I found nothing.", "{\"claims\": 3}", "{\"figures\": []}", "[1, 2", "{"] {
            assert_eq!(read(said), None, "{said}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_fails(said in ".{0,200}", cut in 0..GOOD.len()) {
            read(&said);
            read(&format!("{said}{}", &GOOD[..cut]));
            read(&format!("{}{said}", &GOOD[..cut]));
        }
    }
}
