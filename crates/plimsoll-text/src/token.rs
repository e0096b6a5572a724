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
    let mut cutter = Cutter { text, at: 0, gap: Gap::None, tokens: Vec::with_capacity(text.len() / 5) };
    while let Some(byte) = text.as_bytes().get(cutter.at) {
        match KINDS.get(*byte as usize) {
            Some(Plain::White) => cutter.white(*byte as char),
            Some(Plain::Letter) => cutter.word(),
            Some(Plain::Digit) => cutter.number(),
            Some(Plain::Mark) => cutter.mark(*byte as char),
            None => cutter.foreign(),
        }
    }
    cutter.tokens
}

/// What an ASCII character begins.
#[derive(Clone, Copy)]
enum Plain {
    White,
    Letter,
    Digit,
    Mark,
}

/// By the character.
const KINDS: [Plain; 128] = {
    let mut kinds = [Plain::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Plain::Letter,
            b'0'..=b'9' => Plain::Digit,
            b' ' | 0..=31 | 127 => Plain::White,
            _ => Plain::Mark,
        };
        byte += 1;
    }
    kinds
};

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    gap: Gap,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 { Some(byte as char) } else { self.text[at..].chars().next() }
    }

    /// Takes what begins with a character past ASCII.
    fn foreign(&mut self) {
        let Some(first) = self.peek() else { return };
        if is_white(first) {
            self.white(first);
        } else if is_letter(first) {
            self.word();
        } else {
            self.mark(first);
        }
    }

    fn mark(&mut self, mark: char) {
        if is_apostrophe(mark) && self.possessive() {
            self.push(TokenKind::Possessive, self.at + mark.len_utf8() + 1);
        } else {
            self.push(TokenKind::Mark(mark), self.at + mark.len_utf8());
        }
    }

    fn push(&mut self, kind: TokenKind, end: usize) {
        self.tokens.push(Token { span: Span::of_range(self.at..end), kind, gap: self.gap });
        self.at = end;
        self.gap = Gap::None;
    }

    fn white(&mut self, white: char) {
        self.gap = match (white, self.gap) {
            ('\n', Gap::Line | Gap::Paragraph) | ('\u{2029}', _) => Gap::Paragraph,
            ('\n', _) => Gap::Line,
            (_, gap) => gap.max(Gap::Space),
        };
        self.at += white.len_utf8();
    }

    fn word(&mut self) {
        let mut end = self.letters(self.at);
        if let Some(mark) = self.char_at(end).filter(|mark| is_apostrophe(*mark)) {
            let rest = end + mark.len_utf8();
            let after = self.letters(rest);
            let is_possessive = after == rest + 1 && self.text[rest..after].eq_ignore_ascii_case("s");
            if after > rest && !is_possessive {
                end = after;
            }
        }
        self.push(TokenKind::Word, end);
    }

    fn letters(&self, mut at: usize) -> usize {
        let plain = self.text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic());
        at += plain.count();
        while let Some(letter) = self.char_at(at).filter(|letter| is_letter(*letter) || is_combining(*letter))
        {
            at += letter.len_utf8();
        }
        at
    }

    fn number(&mut self) {
        let bytes = self.text.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = self.at;
        while is_digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1)) {
            end += 1;
        }
        self.push(TokenKind::Number, end);
    }

    /// Whether an apostrophe here begins the ending `'s`.
    fn possessive(&self) -> bool {
        let bytes = self.text.as_bytes();
        let mark = self.peek().map_or(1, char::len_utf8);
        let touches_word = self.gap == Gap::None
            && self
                .tokens
                .last()
                .is_some_and(|last| matches!(last.kind, TokenKind::Word | TokenKind::Number));
        touches_word
            && matches!(bytes.get(self.at + mark), Some(b's' | b'S'))
            && !self.char_at(self.at + mark + 1).is_some_and(|next| is_letter(next) || next.is_ascii_digit())
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || (!letter.is_ascii() && letter.is_alphabetic())
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2019}' | '\u{2bc}')
}

fn is_white(mark: char) -> bool {
    mark.is_whitespace() || mark.is_control() || matches!(mark, '\u{200b}' | '\u{feff}' | '\u{ad}')
}
