//! Words of the lists in any order, on which what passes a token by is held against what it spares.

use plimsoll_capture::Zone;
use plimsoll_lexicon::Lexicon;
use proptest::prelude::*;

use crate::Reading;

/// What stands between known words.
const BETWEEN: &[&str] =
    &["12", "6,700", "1,2,3", "Kowal", "'s", "’", "\"", "(", "-", ",", ".", "$", "a", "the", "said", "\n\n"];

/// Holds `law` at every token of many readings.
pub(crate) fn holds_at_every_token(law: impl Fn(&Reading<'_>, usize) -> bool) {
    let lexicon = Lexicon::shipped("arms-transfers").unwrap();
    let known: Vec<String> = lexicon.words().into_iter().map(str::to_string).collect();
    let capital = |word: String| word[..1].to_uppercase() + &word[1..];
    let word = prop_oneof![
        2 => prop::sample::select(known.clone()),
        1 => prop::sample::select(known).prop_filter("begins in ASCII", |word| word.is_char_boundary(1)).prop_map(capital),
        1 => prop::sample::select(BETWEEN).prop_map(str::to_string),
    ];
    let words = prop::collection::vec(word, 1..40);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) };
    proptest!(config, |(words in words)| {
        let text = words.join(" ");
        let reading = Reading::new(&text, &lexicon, |_| Zone::Body);
        for at in 0..reading.tokens.len() {
            prop_assert!(law(&reading, at), "{:?} in {text}", reading.word(at));
        }
    });
}
