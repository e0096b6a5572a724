//! The words of an actor's names and roles: what a description is looked for in.

use super::name::fold_word;

/// Bytes of words kept for an actor.
const MOST: usize = 240;

/// Words as they are looked for, in order: small, in one spelling, in the singular.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// Each between spaces.
    text: String,
    /// A bit for each, by its letters: a word whose bit is missing is not among them.
    bits: u64,
}

impl Words {
    /// The words of a name or role, those without a meaning of their own left out.
    pub(super) fn of(name: &str) -> Self {
        let mut text = String::with_capacity(name.len() + 2);
        let mut bits = 0;
        text.push(' ');
        for word in name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 1) {
            let from = text.len();
            fold_word(word, &mut text);
            match &text[from..] {
                "of" | "the" | "for" | "and" | "an" => {
                    text.truncate(from);
                    continue;
                }
                "defence" => text.replace_range(from.., "defense"),
                "centre" => text.replace_range(from.., "center"),
                other if other.len() > 4 && other.ends_with('s') && !other.ends_with("ss") => {
                    text.pop();
                }
                _ => {}
            }
            bits |= bit(&text[from..]);
            text.push(' ');
        }
        Self { text, bits }
    }

    /// The words, each between spaces.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text.split_ascii_whitespace()
    }

    /// Whether the word is among them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.bits & bit(word) != 0 && self.iter().any(|other| other == word)
    }

    /// Whether the others are all among them.
    pub(super) fn hold(&self, others: &Self) -> bool {
        others.bits & !self.bits == 0 && others.iter().all(|word| self.has(word))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// All but the last.
    pub(super) fn without_last(&self) -> Self {
        let kept = self.text.trim_end().rfind(' ').map_or("", |at| &self.text[..at]);
        let bits = kept.split_ascii_whitespace().fold(0, |bits, word| bits | bit(word));
        Self { text: kept.to_string(), bits }
    }

    /// Adds words that are not there yet, as long as there is room.
    pub(super) fn add(&mut self, more: &Self) {
        for word in more.iter() {
            if self.text.len() < MOST && !self.has(word) {
                self.text.push_str(word);
                self.text.push(' ');
                self.bits |= bit(word);
            }
        }
    }
}

/// One of 64 bits, by a word's ends and length.
fn bit(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
    1 << ((usize::from(first) * 5 + usize::from(last) * 3 + bytes.len()) % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_numbers_are_one() {
        let words = Words::of("the Ministers of Defence");
        assert_eq!(words.iter().collect::<Vec<_>>(), ["minister", "defense"]);
        assert!(words.hold(&Words::of("defense minister")));
        assert!(!words.hold(&Words::of("defense agency")));
    }

    #[test]
    fn what_is_added_is_there_once() {
        let mut words = Words::of("harbour minister");
        words.add(&Words::of("minister of ports"));
        assert_eq!(words.text(), " harbour minister port ");
        assert_eq!(words.without_last().iter().collect::<Vec<_>>(), ["harbour", "minister"]);
        assert!(Words::of("the").is_empty());
    }
}
