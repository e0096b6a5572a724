use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes inside ("don't"); a possessive ending is a token of its own.
    Word,
    /// Digits, with commas and points between digits ("6,700", "4.8").
    Number,
    /// The ending `'s` after a letter or digit.
    Possessive,
    /// One other character.
    Mark(char),
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing: the two touch.
    None,
    /// White space in one line.
    Space,
    /// One line end.
    Line,
    /// An empty line.
    Paragraph,
}

/// A word, a number or a mark. Tokens and the white space between them are the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// Whether it is the mark `mark`.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    /// Whether it touches the token before it.
    pub fn touches(&self) -> bool {
        self.gap == Gap::None
    }
}

/// Cuts `text` into tokens. What is cut out between them is white space (and control characters) only.
///
/// ```
/// use plimsoll_text::tokens;
///
/// let text = "Seoul's 6,700 containers of 152mm";
/// let words: Vec<_> = tokens(text).iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(words, ["Seoul", "'s", "6,700", "containers", "of", "152", "mm"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(1 + text.len() / 4);
    let (mut at, mut gap) = (0, Gap::None);
    while let Some(byte) = bytes.get(at) {
        let (kind, end) = if let Some(end) = plain_word(bytes, at) {
            (TokenKind::Word, end)
        } else if is_plain_mark(*byte) {
            (TokenKind::Mark(char::from(*byte)), at + 1)
        } else {
            match (Cutter { text, at, gap }).cut(tokens.last()) {
                Cut::Token(kind, end) => (kind, end),
                Cut::White(wider, end) => {
                    (gap, at) = (wider, end);
                    continue;
                }
            }
        };
        tokens.push(Token { span: Span::of_range(at..end), kind, gap });
        // Behind most tokens stands a space.
        let spaced = bytes.get(end) == Some(&b' ');
        (at, gap) = if spaced { (end + 1, Gap::Space) } else { (end, Gap::None) };
    }
    tokens
}

/// Where a word of the letters of ASCII ends that begins at byte `at`, if some other character of ASCII ends it, but no
/// apostrophe: most tokens are such words.
#[inline]
fn plain_word(bytes: &[u8], at: usize) -> Option<usize> {
    let (end, behind) = plain_end(bytes, at);
    let is_over = behind.is_some_and(|behind| behind.is_ascii() && behind != b'\'');
    (is_over && end > at).then_some(end)
}

/// Whether it is a mark of ASCII by itself, whatever stands around it.
#[inline]
fn is_plain_mark(byte: u8) -> bool {
    byte.is_ascii_graphic() && !byte.is_ascii_alphanumeric() && byte != b'\''
}

/// Where cutting stands.
#[derive(Clone, Copy)]
struct Cutter<'a> {
    text: &'a str,
    at: usize,
    /// What stands between here and the token before.
    gap: Gap,
}

/// What begins here, and where it ends.
enum Cut {
    /// White space, and the gap that it makes of the one before it.
    White(Gap, usize),
    /// A token of this kind.
    Token(TokenKind, usize),
}

impl Cutter<'_> {
    fn char_at(self, at: usize) -> Option<char> {
        char_at(self.text, at)
    }

    /// What begins here behind the token `last`.
    #[inline(never)]
    fn cut(self, last: Option<&Token>) -> Cut {
        match self.char_at(self.at) {
            Some('0'..='9') => self.number(),
            Some(first) if is_white(first) => self.white(first),
            Some(first) if !is_letter(first) => self.mark(first, last),
            _ => self.word(),
        }
    }

    /// The mark that begins here behind the token `last`.
    fn mark(self, mark: char, last: Option<&Token>) -> Cut {
        let end = self.at + mark.len_utf8();
        let is_possessive = is_apostrophe(mark) && self.possessive(end, last);
        if is_possessive {
            Cut::Token(TokenKind::Possessive, end + 1)
        } else {
            Cut::Token(TokenKind::Mark(mark), end)
        }
    }

    fn white(self, white: char) -> Cut {
        let gap = match (white, self.gap) {
            ('\n', Gap::Line | Gap::Paragraph) | ('\u{2029}', _) => Gap::Paragraph,
            ('\n', _) => Gap::Line,
            (_, gap) => gap.max(Gap::Space),
        };
        Cut::White(gap, self.at + white.len_utf8())
    }

    fn word(self) -> Cut {
        let mut end = self.letters(self.at);
        if let Some(mark) = self.char_at(end).filter(|mark| is_apostrophe(*mark)) {
            let rest = end + mark.len_utf8();
            let after = self.letters(rest);
            let is_possessive = after == rest + 1 && self.text[rest..after].eq_ignore_ascii_case("s");
            if after > rest && !is_possessive {
                end = after;
            }
        }
        Cut::Token(TokenKind::Word, end)
    }

    /// Where the letters that begin at byte `at` end.
    fn letters(self, at: usize) -> usize {
        letters_end(self.text, at, |letter| is_letter(letter) || is_combining(letter))
    }

    fn number(self) -> Cut {
        let bytes = self.text.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = self.at;
        while is_digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1)) {
            end += 1;
        }
        Cut::Token(TokenKind::Number, end)
    }

    /// Whether an apostrophe here, which ends at `end`, begins the ending `'s` of the token `last`.
    fn possessive(self, end: usize, last: Option<&Token>) -> bool {
        let is_word = |last: &Token| matches!(last.kind, TokenKind::Word | TokenKind::Number);
        self.gap == Gap::None
            && last.is_some_and(is_word)
            && matches!(self.text.as_bytes().get(end), Some(b's' | b'S'))
            && !self.char_at(end + 1).is_some_and(|next| is_letter(next) || next.is_ascii_digit())
    }
}

/// The character that begins at byte `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 { Some(byte as char) } else { text[at..].chars().next() }
}

/// Where the characters for which `is_letter` holds, as it does for the letters of ASCII, end that begin at byte `at`.
pub(crate) fn letters_end(text: &str, mut at: usize, is_letter: impl Fn(char) -> bool) -> usize {
    let behind;
    (at, behind) = plain_end(text.as_bytes(), at);
    if behind.is_some_and(|behind| behind.is_ascii()) {
        return at;
    }
    while let Some(letter) = char_at(text, at).filter(|letter| is_letter(*letter)) {
        at += letter.len_utf8();
    }
    at
}

/// Where the letters of ASCII end that begin at byte `at`, and the byte behind them; none where the text goes on for too few
/// bytes to be looked at together.
#[inline]
fn plain_end(bytes: &[u8], mut at: usize) -> (usize, Option<u8>) {
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let plain = plain_letters(u64::from_le_bytes(*chunk));
        at += plain;
        if let Some(behind) = chunk.get(plain) {
            return (at, Some(*behind));
        }
    }
    (at, None)
}

/// How many of eight bytes, the lowest first, are letters of ASCII before one that is none. All bytes are told at once, each by
/// the highest bit of a sum.
fn plain_letters(bytes: u64) -> usize {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHEST: u64 = EACH * 0x80;
    let small = (bytes | (EACH * 0x20)) & !HIGHEST;
    let reaches = |letter: u8| small + EACH * u64::from(0x80 - letter);
    let letters = reaches(b'a') & !reaches(b'z' + 1) & !bytes & HIGHEST;
    (letters ^ HIGHEST).trailing_zeros() as usize / 8
}

/// Whether it is a letter; quotation marks and dashes beyond ASCII, which are no letters, are told without a look at tables.
fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphabetic(),
        '\u{2000}'..='\u{206f}' => false,
        _ => letter.is_alphabetic(),
    }
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2019}' | '\u{2bc}')
}

fn is_white(mark: char) -> bool {
    match mark {
        '\0'..='\x7f' => mark <= ' ' || mark == '\x7f',
        _ => mark.is_whitespace() || mark.is_control() || matches!(mark, '\u{200b}' | '\u{feff}' | '\u{ad}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_at_once_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut bytes = *b"azAZmMqQ";
                bytes[at] = byte;
                let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(plain_letters(u64::from_le_bytes(bytes)), plain, "{byte} at {at}");
            }
        }
    }
}
