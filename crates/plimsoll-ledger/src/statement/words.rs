/// Whether `word` (lower case) stands in `text` (lower case) as a whole word or run of words.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).is_some()
}

/// Where `word` first stands in `text` as a whole.
pub(crate) fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric();
    text.match_indices(word).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let starts = !word.starts_with(is_part) || !before.is_some_and(is_part);
        let ends = !word.ends_with(is_part) || !after.is_some_and(is_part);
        starts && ends
    })
}

/// Whether any of `words` stands in `text`; both lower case.
pub(crate) fn has_any<S: AsRef<str>>(text: &str, words: &[S]) -> bool {
    words.iter().any(|word| has_word(text, word.as_ref()))
}

/// Words of a report on one line, cut to what a sentence can quote.
pub(crate) fn short(words: &str) -> String {
    const MOST: usize = 90;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        None => line,
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
    }
}
