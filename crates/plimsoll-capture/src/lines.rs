//! The lines of a text, and what each looks like.

use memchr::memchr_iter;
use plimsoll_text::Span;

/// A line that is not blank, without the white space at its edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Blank lines, or the edge of the text, come before it.
    pub(crate) after_blank: bool,
    /// Blank lines, or the edge of the text, come after it.
    pub(crate) before_blank: bool,
}

impl Line {
    pub(crate) fn of(self, text: &str) -> &str {
        self.span.of(text)
    }

    pub(crate) fn stands_alone(self) -> bool {
        self.after_blank && self.before_blank
    }
}

/// The lines of `text` that are not blank, in order.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut blank) = (0, true);
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        let bare = line.trim_start_matches(is_blank);
        let from = start + line.len() - bare.len();
        let length = bare.trim_end_matches(is_blank).len();
        start = end + 1;
        if length == 0 {
            if let Some(last) = lines.last_mut() {
                last.before_blank = true;
            }
            blank = true;
            continue;
        }
        lines.push(Line {
            span: Span::of_range(from..from + length),
            after_blank: blank,
            before_blank: false,
        });
        blank = false;
    }
    if let Some(last) = lines.last_mut() {
        last.before_blank = true;
    }
    if is_wrapped(text, &lines) { unwrap(&lines) } else { lines }
}

/// Bytes from which a line may be filled to the width.
const LEAST_FILLED: usize = 50;
/// Pairs of lines that are looked at to tell whether a text is wrapped.
const PAIRS: usize = 400;

/// Whether line ends fall inside sentences, as where a text is filled to a width.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let (mut ends, mut inside) = (0u32, 0u32);
    for pair in lines.windows(2).filter(|pair| !pair[0].before_blank).take(PAIRS) {
        let (line, next) = (pair[0].of(text), pair[1].of(text));
        ends += 1;
        let goes_on = next.starts_with(char::is_lowercase);
        let shouting = !next.bytes().any(|byte| byte.is_ascii_lowercase())
            && !line.bytes().any(|byte| byte.is_ascii_lowercase());
        inside += u32::from(line.len() >= LEAST_FILLED && !ends_sentence(line) && (goes_on || shouting));
    }
    // Of few line ends all must be inside, of many a good part.
    inside > 0 && (inside == ends || (ends >= 3 && inside * 5 >= ends * 2))
}

/// Joins the lines of each paragraph of a wrapped text into one.
fn unwrap(lines: &[Line]) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        match joined.last_mut().filter(|_| goes_on) {
            Some(last) => {
                *last = Line { span: last.span.cover(line.span), before_blank: line.before_blank, ..*last }
            }
            None => joined.push(*line),
        }
        goes_on = !line.before_blank && line.span.len() as usize >= LEAST_FILLED;
    }
    joined
}

fn is_blank(mark: char) -> bool {
    mark.is_whitespace() || mark.is_control() || matches!(mark, '\u{200b}' | '\u{feff}')
}

/// Bytes up to which a line may be a title or a heading.
pub(crate) const LONGEST_TITLE: usize = 220;

/// What a short line looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Words of letters.
    pub(crate) words: usize,
    /// Words that begin with a capital.
    pub(crate) capitals: usize,
    /// Words of four letters and more that begin small.
    pub(crate) small: usize,
    /// Any digit.
    pub(crate) has_digit: bool,
}

impl Look {
    pub(crate) fn of(line: &str) -> Self {
        let mut look = Self::default();
        let mut in_word = 0;
        let mut small = false;
        for letter in line.chars() {
            look.has_digit |= letter.is_ascii_digit();
            if letter.is_alphabetic() {
                if in_word == 0 {
                    look.words += 1;
                    small = letter.is_lowercase();
                    look.capitals += usize::from(letter.is_uppercase());
                }
                in_word += 1;
                look.small += usize::from(small && in_word == 4);
            } else if !matches!(letter, '\'' | '’' | '-') {
                in_word = 0;
            }
        }
        look
    }

    /// Whether all words that carry meaning begin with a capital, and there are at least `least` of them.
    pub(crate) fn is_title_case(self, least: usize) -> bool {
        self.capitals >= least && self.small == 0
    }
}

/// Whether a line ends as a sentence ends, quotation marks and brackets aside.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '*', '_']);
    bare.ends_with(['.', '!', '?', '…', ':', ';', '。'])
}

/// Whether a line begins as an item of a list.
pub(crate) fn is_item(line: &str) -> bool {
    line.starts_with(['•', '·', '▪', '◦', '‣', '*', '–', '-', '—', '|'])
}

/// Whether a line reads as running text: long, or a sentence of some words.
pub(crate) fn is_prose(line: &str) -> bool {
    if line.len() > LONGEST_TITLE {
        return true;
    }
    let words = line.split_ascii_whitespace().take(8).count();
    words == 8 && ends_sentence(line) && !line.trim_end_matches(['"', '”', '’', ' ']).ends_with('?')
}
