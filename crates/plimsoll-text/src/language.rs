use serde::{Deserialize, Serialize};

/// The language of a text, as far as Plimsoll needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English: read.
    #[serde(rename = "en")]
    English,
    /// Another language, by its ISO 639-3 code: named, kept, not read.
    #[serde(untagged)]
    Other(Code),
    /// Too short to tell.
    #[serde(rename = "und")]
    Undetermined,
}

/// A three-letter language code of ISO 639-3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code([char; 3]);

impl Language {
    /// The code: "en", an ISO 639-3 code, or "und".
    pub fn code(self) -> String {
        match self {
            Self::English => "en".into(),
            Self::Other(Code(letters)) => letters.iter().collect(),
            Self::Undetermined => "und".into(),
        }
    }
}

/// Letters below which a text's language is not guessed.
const LEAST_LETTERS: usize = 40;
/// Bytes that are looked at: enough to be sure, little enough to cost nothing on a large text.
const MOST_BYTES: usize = 4096;

/// Tells the language of `text` from its first few thousand bytes.
pub fn language_of(text: &str) -> Language {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    if head.chars().filter(|letter| letter.is_alphabetic()).take(LEAST_LETTERS).count() < LEAST_LETTERS {
        return Language::Undetermined;
    }
    match whichlang::detect_language(head) {
        whichlang::Lang::Eng => Language::English,
        other => {
            let mut letters = other.three_letter_code().chars();
            let mut next = || letters.next().unwrap_or('?');
            Language::Other(Code([next(), next(), next()]))
        }
    }
}
