use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::token::{char_at, letters_end};

/// The language of a text: "en", "und" where too little is there to tell, else an ISO 639-3 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(value_type = String)]
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

    /// The language of a code that [`Self::code`] gives; none for any other.
    pub fn of_code(code: &str) -> Option<Self> {
        let others = whichlang::LANGUAGES.iter().map(|one| Self(one.three_letter_code()));
        [Self::ENGLISH, Self::UNDETERMINED].into_iter().chain(others).find(|one| one.0 == code)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::of_code(&code).ok_or_else(|| D::Error::custom(format!("{code:?} is the code of no language")))
    }
}

/// Letters below which a text's language is not guessed.
const LEAST_LETTERS: usize = 40;
/// Letters of different words below which a text that is not English by its function words could be in any language.
const LEAST_TELLING: usize = 20;
/// Letters below which a single function word is enough of a sign.
const FEW_LETTERS: usize = 200;
/// Bytes that are looked at in each of three places: more tell no more, and telling it is the dearest
/// step of a short report.
const WINDOW: usize = 350;
/// A text of which one word in so many is a function word of English is English, whatever its names look like.
const FUNCTION_WORDS_IN: usize = 8;

/// Function words of English that are no common words of its neighbours ("in" is German, "a" Spanish, "on" French).
static ENGLISH_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../data/english.txt").lines().collect());
/// Bytes of the longest of them.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| ENGLISH_WORDS.iter().map(|word| word.len()).max().unwrap_or(0));

/// Tells the language of `text` from its beginning, middle and end.
pub fn language_of(text: &str) -> Language {
    let windows = windows(text);
    let plain = plain_letters(&windows);
    let letters = letters(&windows, plain);
    if letters < LEAST_LETTERS {
        return Language::UNDETERMINED;
    }
    let (words, english) = english_words(&windows, plain);
    // To take English for another language loses a report, so its own words count before the letters.
    if english * FUNCTION_WORDS_IN >= words {
        return Language::ENGLISH;
    }
    let sample = sample(&windows);
    if telling_letters(&sample) < LEAST_TELLING {
        return Language::UNDETERMINED;
    }
    match whichlang::detect_language(&sample) {
        whichlang::Lang::Eng => Language::ENGLISH,
        _ if english > 0 && letters < FEW_LETTERS => Language::UNDETERMINED,
        other => Language(other.three_letter_code()),
    }
}

/// How many letters there are, `plain` of them of ASCII, up to as many as are not few.
fn letters(windows: &[&str], plain: usize) -> usize {
    if plain >= FEW_LETTERS {
        return FEW_LETTERS;
    }
    let letters = windows.iter().flat_map(|window| window.chars()).filter(|letter| letter.is_alphabetic());
    letters.take(FEW_LETTERS).count()
}

/// How many letters of ASCII there are: counted in stretches whose number fits a byte, many bytes at once.
fn plain_letters(windows: &[&str]) -> usize {
    let stretches = windows.iter().flat_map(|window| window.as_bytes().chunks(usize::from(u8::MAX)));
    let plain = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(byte.is_ascii_alphabetic())).sum::<u8>();
    stretches.map(|bytes| usize::from(plain(bytes))).sum()
}

/// Letters of the different words that tell a language: a name has a capital and is the same in many. In a text without
/// small letters every word counts.
fn telling_letters(sample: &str) -> usize {
    let shouted = !sample.contains(char::is_lowercase);
    let words = sample.split(|letter: char| !letter.is_alphabetic());
    let telling: FxHashSet<&str> =
        words.filter(|word| shouted || !word.starts_with(char::is_uppercase)).collect();
    telling.iter().map(|word| word.chars().count()).sum()
}

/// Three places of the text.
fn windows(text: &str) -> [&str; 3] {
    let (end, middle) = (text.len(), text.len() / 2);
    let places = if end <= 3 * WINDOW {
        [0..end, end..end, end..end]
    } else {
        [0..WINDOW, middle..middle + WINDOW, end - WINDOW..end]
    };
    places.map(|place| &text[text.floor_char_boundary(place.start)..text.floor_char_boundary(place.end)])
}

/// Their words, one space between them.
fn sample(windows: &[&str]) -> String {
    let mut sample = String::with_capacity(3 * WINDOW);
    for word in windows.iter().flat_map(|window| window.split_whitespace()) {
        sample.push_str(word);
        sample.push(' ');
    }
    sample
}

/// How many words there are in windows of so many plain letters, and how many of them are function words of English; of a text
/// that is English for sure only its beginning is counted.
fn english_words(windows: &[&str], plain: usize) -> (usize, usize) {
    let bytes: usize = windows.iter().map(|window| window.len()).sum();
    let most = windows.len() + bytes - plain;
    let (mut words, mut english, longest) = (0, 0, *LONGEST);
    for window in windows {
        let small = window.to_ascii_lowercase();
        let mut at = 0;
        while at < small.len() {
            let end = letters_end(&small, at, char::is_alphabetic);
            if end > at {
                words += 1;
                english += usize::from(end - at <= longest && ENGLISH_WORDS.contains(&small[at..end]));
                // However many words follow, it is English.
                if english * FUNCTION_WORDS_IN >= most {
                    return (words, english);
                }
            }
            // What ends the letters is none.
            at = end + char_at(&small, end).map_or(1, char::len_utf8);
        }
    }
    (words, english)
}
