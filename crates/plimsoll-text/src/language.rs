use serde::Serialize;

/// The language of a text: "en", "und" where too little is there to tell, else an ISO 639-3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Language(&'static str);

impl Language {
    /// English, the language that is read.
    pub const ENGLISH: Self = Self("en");
    /// Too short to tell.
    pub const UNDETERMINED: Self = Self("und");

    /// Its code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// Letters below which a text's language is not guessed.
const LEAST_LETTERS: usize = 40;
/// Letters below which a guess of another language than English is believed only where the text has letters that
/// English does not use: names and figures make half of a headline, and the guess is often wrong.
const SURE_LETTERS: usize = 80;
/// Bytes that are looked at: enough to be sure, little enough to cost nothing on a large text.
const MOST_BYTES: usize = 4096;

/// Tells the language of `text` from its first few thousand bytes.
pub fn language_of(text: &str) -> Language {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let letters = head.chars().filter(|letter| letter.is_alphabetic()).take(SURE_LETTERS).count();
    if letters < LEAST_LETTERS {
        return Language::UNDETERMINED;
    }
    let foreign = || head.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    match whichlang::detect_language(head) {
        whichlang::Lang::Eng => Language::ENGLISH,
        _ if letters < SURE_LETTERS && !foreign() => Language::UNDETERMINED,
        other => Language(other.three_letter_code()),
    }
}
