use memchr::memmem;

/// Whether `word` (lower case) stands in `text` (lower case) as a whole word or run of words.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).is_some()
}

/// Where `word` first stands in `text` as a whole.
pub(crate) fn find_word(text: &str, word: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), word.as_bytes()).find(|&at| stands_alone(text, at, at + word.len()))
}

/// Whether what stands at `start..end` of `text` is no part of a longer word.
pub(super) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    let word = &text[start..end];
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let starts = !word.starts_with(is_part) || !before.is_some_and(is_part);
    let ends = !word.ends_with(is_part) || !after.is_some_and(is_part);
    starts && ends
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
