//! Which times of a case are in scope: those made of the words that times of news are made of.

use std::collections::HashSet;

use anyhow::{Context, Result};
use serde::Deserialize;

/// The words of times.
pub(super) struct Scope(HashSet<String>);

#[derive(Deserialize)]
struct Words {
    scope: Vec<String>,
}

impl Scope {
    /// The words that `xtask/times.toml` lists.
    pub(super) fn shipped() -> Result<Self> {
        let text = include_str!("../../../times.toml");
        let words: Words = toml::from_str(text).context("cannot understand times.toml")?;
        Ok(Self(words.scope.iter().flat_map(|line| line.split_whitespace()).map(str::to_owned).collect()))
    }

    /// Whether a time is in scope: all its words are listed, and no day and month stand in digits without their year, which
    /// two readers read two ways ("5/12").
    pub(super) fn holds(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let mut words = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        words.all(|word| self.0.contains(word)) && !is_short_date(&lower)
    }
}

/// "5/12", "03/18/40": numbers of two digits around a slash, no year beside them, and no unit that they are a part of.
fn is_short_date(text: &str) -> bool {
    let numbers = || text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
    let slashed = text
        .as_bytes()
        .windows(3)
        .any(|three| three[1] == b'/' && three[0].is_ascii_digit() && three[2].is_ascii_digit());
    slashed && numbers().all(|number| number.len() <= 2) && !text.contains("hour")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        Scope(["next", "friday", "half", "hour"].map(str::to_owned).into())
    }

    #[test]
    fn a_time_of_listed_words_is_in_scope() {
        assert!(scope().holds("next Friday"));
        assert!(!scope().holds("next ides"));
    }

    #[test]
    fn a_day_and_month_in_digits_need_their_year() {
        assert!(!scope().holds("5/12"));
        assert!(scope().holds("5/12/2020"));
        assert!(scope().holds("1/2 hour"));
    }
}
