//! What holds for any text: cutting loses nothing, and sentences hold every token once.

use plimsoll_text::{Gap, LineIndex, Span, TokenKind, sentences, tokens};
use proptest::prelude::*;

/// Text with the marks that cutting turns on.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Shin", "U.S.", "6,700", "7 000", "152mm", "don't", "Seoul's", "’s", "“", "”", ".", "!", "\n",
        "\n\n", " ", "(", ")", "Sept.", "e.g.", "é", "한국", "\u{200b}", "-", "—", "3.5.", "a", "The",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_white(mark: char) -> bool {
    mark.is_whitespace() || mark.is_control() || "\u{200b}\u{feff}\u{ad}".contains(mark)
}

proptest! {
    #[test]
    fn tokens_and_the_white_space_between_them_are_the_text(text in prop_oneof![prose(), any::<String>()]) {
        let mut end = 0;
        for token in tokens(&text) {
            let between = &text[end..token.span.range().start];
            prop_assert!(between.chars().all(is_white));
            prop_assert_eq!(between.is_empty(), token.gap == Gap::None);
            prop_assert!(!token.span.is_empty());
            end = token.span.range().end;
        }
        prop_assert!(text[end..].chars().all(is_white));
    }

    #[test]
    fn every_token_is_in_just_one_sentence(text in prose()) {
        let tokens = tokens(&text);
        let mut next = 0;
        for sentence in sentences(&text, &tokens) {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.end > next);
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, tokens.len());
    }

    #[test]
    fn a_position_stands_in_its_line(text in prose()) {
        let lines = LineIndex::new(&text);
        for (at, _) in text.char_indices() {
            let position = lines.position(&text, at as u32);
            let line = text.split('\n').nth(position.line as usize - 1).unwrap_or_default();
            prop_assert!(position.column as usize <= line.chars().count() + 1);
        }
    }

    #[test]
    fn the_cover_of_two_spans_holds_both(a in 0u32..100, b in 0u32..100, c in 0u32..100, d in 0u32..100) {
        let (one, other) = (Span::new(a.min(b), a.max(b)), Span::new(c.min(d), c.max(d)));
        let cover = one.cover(other);
        prop_assert!(cover.contains(one) && cover.contains(other));
        prop_assert_eq!(cover, other.cover(one));
    }
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let cases: &[(&str, &[&str])] = &[
        ("Gov. Lee met Rep. Cho. They left.", &["Gov. Lee met Rep. Cho.", "They left."]),
        ("It came on Sept. 7 from the north.", &["It came on Sept. 7 from the north."]),
        ("He left the U.S. The rest stayed.", &["He left the U.S.", "The rest stayed."]),
        ("“We counted 40.” Then he left.", &["“We counted 40.”", "Then he left."]),
        ("Was it 4.8 million? Yes!", &["Was it 4.8 million?", "Yes!"]),
        ("A headline\n\nA sentence.", &["A headline", "A sentence."]),
    ];
    for (text, expected) in cases {
        let tokens = tokens(text);
        let found: Vec<&str> =
            sentences(text, &tokens).iter().map(|sentence| sentence.span.of(text)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn possessives_and_contractions_are_told_apart() {
    use TokenKind::{Number, Possessive, Word};
    let kinds: Vec<TokenKind> =
        tokens("Seoul's army doesn't say 1990's").iter().map(|token| token.kind).collect();
    assert_eq!(kinds, [Word, Possessive, Word, Word, Word, Number, Possessive]);
}

#[test]
fn languages_are_told_by_words_not_by_names_or_white_space() {
    let english = "The port counted 40 ships on Monday, the harbour master said.";
    let spaced = format!("{english}{}He counted the tugs that were there.", " ".repeat(10_000));
    let names =
        "Kowalczyk, Wiśniewska and Wójcik of Rzeszów said that the Przemyśl depot was full of Krab shells.";
    let roster = "Guards: Ola Lindqvist (14.2 pts), Per Sandstrom (11.9 pts), Nils Hedberg (9.3 pts), Bo Ekdahl (8.8 pts)";
    for (text, code) in [
        (english, "en"),
        (roster, "und"),
        (spaced.as_str(), "en"),
        (names, "en"),
        ("Der Hafen zählte am Montag 40 Schiffe, sagte der Hafenmeister in einer Mitteilung.", "deu"),
        ("De haven telde maandag 40 schepen, zei de havenmeester, en dat is veel meer dan in juni.", "nld"),
        ("El puerto contó 40 barcos el lunes, dijo el capitán a los periodistas.", "spa"),
        ("40 ships", "und"),
    ] {
        assert_eq!(plimsoll_text::language_of(text).code(), code, "{text}");
    }
}
