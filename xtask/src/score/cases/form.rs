//! Forms of figures that are left out of what is in scope, by `xtask/numbers.toml`: patterns of words and marks.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Digits from which on a number without marks between them is an identifier.
const LONG: usize = 11;

/// The forms, and the words that are numbers.
#[derive(Deserialize)]
pub(super) struct Forms {
    form: Vec<Form>,
    numerals: Vec<String>,
    #[serde(skip)]
    numbers: HashSet<String>,
}

/// Figures that are written so, and why they are left out.
#[derive(Deserialize)]
pub(super) struct Form {
    kinds: Vec<String>,
    pub(super) class: Class,
    #[serde(default, rename = "where")]
    place: Place,
    patterns: Vec<String>,
    pub(super) why: String,
}

/// Why a form is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Class {
    /// News does not write it so.
    Out,
    /// It means something else to us.
    Other,
}

impl Class {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Out => "out of scope",
            Self::Other => "another convention",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Place {
    #[default]
    Anywhere,
    Alone,
    Tied,
}

impl Forms {
    /// The forms that `xtask/numbers.toml` lists.
    pub(super) fn shipped() -> Result<Self> {
        let mut forms: Self = toml::from_str(include_str!("../../../numbers.toml"))
            .context("cannot understand numbers.toml")?;
        forms.numbers =
            forms.numerals.iter().flat_map(|line| line.split_whitespace()).map(str::to_owned).collect();
        Ok(forms)
    }

    /// The first form that the value of this kind has at this place of a text.
    pub(super) fn of(&self, kind: &str, text: &str, place: Range<usize>) -> Option<&Form> {
        let words = words(text.get(place.clone())?);
        self.form.iter().find(|form| {
            form.kinds.iter().any(|listed| listed == kind)
                && form.place.holds(text, &place)
                && form.patterns.iter().any(|pattern| {
                    let pattern: Vec<&str> = pattern.split(' ').collect();
                    self.matches(&pattern, &words)
                })
        })
    }

    fn matches(&self, pattern: &[&str], words: &[String]) -> bool {
        match (pattern, words) {
            ([], words) => words.is_empty(),
            (["*", rest @ ..], _) => (0..=words.len()).any(|skipped| self.matches(rest, &words[skipped..])),
            (_, []) => false,
            (["N+", rest @ ..], [first, others @ ..]) => {
                self.is_number(first) && (self.matches(rest, others) || self.matches(pattern, others))
            }
            (["N", rest @ ..], [first, others @ ..]) => self.is_number(first) && self.matches(rest, others),
            ([one, rest @ ..], [first, others @ ..]) => {
                one.split('|').any(|one| fits(one, first)) && self.matches(rest, others)
            }
        }
    }

    fn is_number(&self, word: &str) -> bool {
        word.starts_with(|letter: char| letter.is_ascii_digit()) || self.numbers.contains(word)
    }
}

impl Place {
    fn holds(self, text: &str, place: &Range<usize>) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Alone => text.trim().trim_start_matches('-').len() <= place.len(),
            Self::Tied => {
                let joins = |letter: char| matches!(letter, '-' | '.' | ',' | '/');
                let tied = |mut letters: std::iter::Peekable<&mut dyn Iterator<Item = char>>| {
                    letters.next_if(|letter| joins(*letter));
                    letters.peek().is_some_and(|letter| letter.is_alphanumeric())
                };
                let (mut before, mut behind) = (text[..place.start].chars().rev(), text[place.end..].chars());
                let before: &mut dyn Iterator<Item = char> = &mut before;
                let behind: &mut dyn Iterator<Item = char> = &mut behind;
                tied(before.peekable()) || tied(behind.peekable())
            }
        }
    }
}

/// Whether a word is one of a pattern: `L` a long row of digits, `D` in it some digits, else itself.
fn fits(pattern: &str, word: &str) -> bool {
    if pattern == "L" {
        return word.len() >= LONG && word.bytes().all(|byte| byte.is_ascii_digit());
    }
    let mut rest = word;
    for part in pattern.split_inclusive('D') {
        let (literal, digits) = part.strip_suffix('D').map_or((part, false), |literal| (literal, true));
        let Some(after) = rest.strip_prefix(literal) else { return false };
        let more =
            after.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ','));
        if digits && more.len() == after.len() {
            return false;
        }
        rest = if digits { more } else { after };
    }
    rest.is_empty()
}

/// Words, digits with the letters against them, and marks, in small letters; a hyphen or sign only before white space.
fn words(text: &str) -> Vec<String> {
    let text = text.trim().to_lowercase();
    let mut words: Vec<String> = Vec::new();
    let mut apart = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let in_number = matches!(letter, '.' | ',')
            && next.is_some_and(|next| next.is_ascii_digit())
            && words.last().is_some_and(|word| !apart && word.ends_with(|last: char| last.is_ascii_digit()));
        if letter.is_alphanumeric() || in_number {
            match words.last_mut().filter(|_| !apart) {
                Some(word) => word.push(letter),
                None => words.push(letter.to_string()),
            }
            apart = false;
            continue;
        }
        apart = true;
        let joins = matches!(letter, '-' | '+') && next.is_some_and(|next| !next.is_whitespace());
        if !letter.is_whitespace() && !joins {
            words.push(letter.to_string());
        }
    }
    words
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn class(kind: &str, text: &str, value: &str) -> Option<Class> {
        let start = text.find(value).unwrap();
        Forms::shipped().unwrap().of(kind, text, start..start + value.len()).map(|form| form.class)
    }

    #[test]
    fn a_form_holds_where_its_words_stand() {
        assert_eq!(class("number", "It is 7 over 9.", "7 over 9"), Some(Class::Out));
        assert_eq!(class("number", "over 9 men", "9"), None);
        assert_eq!(class("number", "twenty - three", "twenty - three"), Some(Class::Out));
        assert_eq!(class("number", "twenty-three", "twenty-three"), None);
        assert_eq!(class("number", "thirty two fifths", "thirty two fifths"), Some(Class::Out));
        assert_eq!(class("number", "two fifths of it", "two fifths"), None);
    }

    #[test]
    fn a_form_asks_for_its_place() {
        assert_eq!(class("number", "a fifth", "a fifth"), Some(Class::Other));
        assert_eq!(class("number", "a fifth of them", "a fifth"), None);
        assert_eq!(class("number", "10.20.30.40", "20"), Some(Class::Out));
        assert_eq!(class("number", "10, 20, 30", "20"), None);
    }

    #[test]
    fn digits_are_told_from_powers() {
        assert_eq!(class("number", "about 2.5e7 of it", "2.5e7"), Some(Class::Out));
        assert_eq!(class("number", "about 2.5 of it", "2.5"), None);
        assert_eq!(class("number", "12345678901", "12345678901"), Some(Class::Out));
        assert_eq!(class("number", "1,234,567,890", "1,234,567,890"), None);
    }
}
