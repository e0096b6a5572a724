//! Names of persons: their words, which of them is the family name, and how they are written.

use std::borrow::Cow;

use plimsoll_lexicon::Meaning;
use plimsoll_text::TokenKind;

use crate::Reading;

/// A person's name as its words, hyphens inside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonName<'a> {
    pub(super) words: Vec<Cow<'a, str>>,
    /// Whether the first word is the family name.
    pub(super) family_first: bool,
    /// Whether nothing but small words stands before the family name: "van der Meulen".
    pub(super) is_family: bool,
}

impl<'a> PersonName<'a> {
    /// The name in tokens `first..end`.
    pub(super) fn read(reading: &Reading<'a>, first: usize, end: usize) -> Self {
        let mut words = Vec::with_capacity(end - first);
        let mut from = first;
        for at in first + 1..=end {
            if at == end || !reading.touches(at) {
                words.push(Cow::Borrowed(reading.span(from, at).of(reading.text)));
                from = at;
            }
        }
        let listed = reading.hits.at(first).any(|hit| hit.meaning == Meaning::FamilyFirst)
            && reading.kind(first) == Some(TokenKind::Word);
        let family_first = listed && looks_family_first(&words);
        let particles = (first..end.saturating_sub(1)).all(|at| super::word::is_particle(reading, at));
        let is_family = words.len() == 1 || particles;
        let mut name = Self { words, family_first, is_family };
        name.settle();
        name
    }

    /// Writes two syllables of a given name as "Won-sik".
    fn settle(&mut self) {
        if !self.family_first {
            return;
        }
        if self.words.len() == 3 {
            let second = self.words.remove(2);
            self.words[1] = format!("{}-{second}", self.words[1]).into();
        }
        if let Some((one, two)) = self.words.get(1).and_then(|given| given.split_once('-')) {
            let given = format!("{one}-{}", two.to_lowercase());
            self.words[1] = given.into();
        }
    }

    /// As it is written.
    pub(super) fn canonical(&self) -> String {
        self.words.join(" ")
    }

    /// The family name.
    pub(super) fn family(&self) -> &str {
        let word = if self.family_first { self.words.first() } else { self.words.last() };
        word.map_or("", Cow::as_ref)
    }

    /// The given name of a name written family first, which reports also take for a family name.
    pub(super) fn given(&self) -> Option<&str> {
        self.family_first.then(|| self.words.get(1).map(Cow::as_ref)).flatten()
    }
}

/// "Shin Won-sik", "Shin Won Sik", "Shin Wonsik", not "Kim Davis Miller".
fn looks_family_first(words: &[Cow<'_, str>]) -> bool {
    match words {
        [_, given] => given.contains('-') || given.chars().count() >= 3,
        [_, one, two] => {
            !one.contains('-') && !two.contains('-') && one.chars().count() <= 6 && two.chars().count() <= 6
        }
        _ => false,
    }
}

const ACCENTED: &str = "áàâäãåāăąçćčďéèêëēęěíìîïīıłñńňóòôöõøōőřśšşťúùûüūůűýÿźżžğ";
const PLAIN: &str = "aaaaaaaaacccdeeeeeeeiiiiiilnnnoooooooorssstuuuuuuuyyzzzg";

/// A name's letters and digits, small and without accents: what spellings of one name share.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_word(name, &mut folded);
    folded
}

/// What a character of ASCII is folded to; 0 for what is neither letter nor digit.
const SMALL: [u8; 128] = {
    let mut small = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            small[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    small
};

/// Puts the letters and digits of `word` behind `folded`, small and without accents.
pub(super) fn fold_word(word: &str, folded: &mut String) {
    folded.reserve(word.len());
    for letter in word.chars() {
        match SMALL.get(letter as usize) {
            Some(0) => {}
            Some(small) => folded.push(*small as char),
            None if letter.is_alphanumeric() => folded.extend(letter.to_lowercase().map(without_accent)),
            None => {}
        }
    }
}

fn without_accent(small: char) -> char {
    let plain = ACCENTED.chars().position(|accented| accented == small).and_then(|at| PLAIN.chars().nth(at));
    plain.unwrap_or(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accented_letter_has_a_plain_one() {
        assert_eq!(ACCENTED.chars().count(), PLAIN.chars().count());
    }

    #[test]
    fn spellings_fold_together() {
        assert_eq!(fold("Won-sik"), fold("WON SIK"));
        assert_eq!(fold("Türkiye"), "turkiye");
    }
}
