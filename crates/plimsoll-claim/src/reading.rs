//! What every step of the cascade reads: the text's tokens, sentences and lexicon hits.

use std::ops::Range;

use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Hits, Lexicon, Meaning, Sort, Sorts};
use plimsoll_text::{Sentence, Span, Token, TokenKind, sentences, tokens};

use crate::edtf::Date;

/// Tokens of the longest phrase of grammar that is asked for by its end.
const LONGEST_PHRASE: usize = 5;

/// Words between a verb and the noun it takes, at most: "the planned further delivery".
const MOST_MODIFIERS: usize = 3;

/// One part of a report (its text, or its title), cut up for reading.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The text itself.
    pub text: &'a str,
    /// The word lists.
    pub lexicon: &'a Lexicon,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences; every token is in one.
    pub sentences: Vec<Sentence>,
    /// The zone of each sentence.
    pub zones: Vec<Zone>,
    /// Entries of the word lists.
    pub hits: Hits<'a>,
    /// When the report was published, as far as it says: what "Monday" is counted from.
    pub published: Option<Date>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    sentence_of: Vec<u32>,
}

/// Words of a sentence from which on it is no heading that happens to be short.
const FEW: usize = 5;

/// Whether a sentence is in capitals throughout, so that they tell nothing.
fn is_shouted(text: &str, tokens: &[Token]) -> bool {
    let words =
        || tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.span.of(text));
    words().all(|word| !word.contains(char::is_lowercase)) && words().count() >= FEW
}

impl<'a> Reading<'a> {
    /// Cuts `text` up. `zone_of` tells the zone at a byte.
    pub fn new(text: &'a str, lexicon: &'a Lexicon, zone_of: impl Fn(u32) -> Zone) -> Self {
        let tokens = tokens(text);
        let sentences = sentences(text, &tokens);
        let zones = sentences.iter().map(|sentence| zone_of(sentence.span.start())).collect();
        let mut hits = lexicon.hits(text, &tokens);
        let mut sentence_of = Vec::with_capacity(tokens.len());
        for (number, sentence) in sentences.iter().enumerate() {
            sentence_of.resize(sentence.tokens.end, number as u32);
            if is_shouted(text, &tokens[sentence.tokens.clone()]) {
                hits.shout(sentence.tokens.clone());
            }
        }
        Self { text, lexicon, tokens, sentences, zones, hits, published: None, outlet: None, sentence_of }
    }

    /// The words of token `at`.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether token `at` is `word`, whatever its case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| self.reads(token.span, word))
    }

    /// Whether token `at` is one of `words`, whatever its case.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let here = self.tokens.get(at).map(|token| token.span);
        here.is_some_and(|here| words.iter().any(|word| self.reads(here, word)))
    }

    /// Whether `word` stands at a span, whatever its case: most words differ in length, which tells without a look at the text.
    #[inline]
    fn reads(&self, span: Span, word: &str) -> bool {
        word.len() == span.len() as usize
            && self.text.as_bytes()[span.range()].eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether token `at` is the mark `mark`.
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// The tokens of `tokens` that are marks, in order.
    pub fn marks(&self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.hits.having_in(tokens, Sorts::of(&[Sort::Mark]))
    }

    /// Whether token `at` is a hyphen or dash.
    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Mark('-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–')))
    }

    /// Whether token `at` is an apostrophe that is no part of a word.
    pub fn is_apostrophe(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Mark('\'' | '\u{2019}')))
    }

    /// Whether token `at` is a quotation mark.
    pub fn is_quote(&self, at: usize) -> bool {
        matches!(
            self.kind(at),
            Some(TokenKind::Mark('"' | '“' | '”' | '„' | '«' | '»' | '‘' | '\u{2019}' | '\''))
        )
    }

    /// What token `at` is made of.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether a noun for persons ("sailor", "displaced people") begins at token `at`.
    pub(crate) fn names_person(&self, at: usize) -> bool {
        self.hits.at(at).any(|hit| match hit.meaning {
            Meaning::Item(item) => self.lexicon.item(item).class.as_deref() == Some("person"),
            _ => false,
        })
    }

    /// "the", "its": whether what begins a noun phrase stands at token `at`.
    pub(crate) fn determines(&self, at: usize) -> bool {
        self.is_class(at, Class::Determiner) || self.is_class(at, Class::PossessivePronoun)
    }

    /// Whether token `at` is a word that begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.hits.has(at, Sort::Capital)
    }

    /// Whether token `at` is letters in capitals, in a sentence that is not in capitals throughout.
    pub fn is_acronym(&self, at: usize) -> bool {
        self.is_capital(at) && self.word(at).chars().all(char::is_uppercase) && self.word(at).len() > 1
    }

    /// "US", "U.S.": whether token `at` is letters in capitals, with or without points, where capitals tell something.
    pub fn is_initials(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_capital(at) && word.len() > 1 && !word.contains(char::is_lowercase)
    }

    /// Whether token `at` is in a sentence whose capitals tell nothing.
    pub fn is_shouted(&self, at: usize) -> bool {
        self.hits.has(at, Sort::Shouted)
    }

    /// Whether token `at` touches the one before it.
    pub fn touches(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::touches)
    }

    /// Whether token `at` is the ending of an ordinal in digits ("26th").
    pub fn is_ordinal_ending(&self, at: usize) -> bool {
        self.touches(at) && self.is_any(at, &["th", "st", "nd", "rd"])
    }

    /// From token `first` up to, not with, token `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        self.tokens[first].span.cover(self.tokens[end - 1].span)
    }

    /// The number of the sentence that token `at` is in.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentence_of[at] as usize
    }

    /// Whether the tokens `a` and `b` are both there and in one sentence.
    pub fn in_one_sentence(&self, a: usize, b: usize) -> bool {
        self.sentence_of.get(a).is_some_and(|sentence| self.sentence_of.get(b) == Some(sentence))
    }

    /// The first token that begins at or after byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start() < at)
    }

    /// Whether an entry of the grammar class `class` begins at token `at`.
    pub fn is_class(&self, at: usize, class: Class) -> bool {
        self.hits.is_class(at, class)
    }

    /// Whether a word or phrase of a class of grammar ends where token `at` begins.
    pub fn follows(&self, at: usize, class: Class) -> bool {
        self.stands_before(at, class, 0)
    }

    /// Whether a word or phrase of a class of grammar stands before token `at` with nothing but the beginning of a noun phrase
    /// ("the", "further", "planned") between.
    pub fn object_of(&self, at: usize, class: Class) -> bool {
        self.stands_before(at, class, MOST_MODIFIERS)
    }

    /// Whether a word or phrase of a class ends before token `at`, with so many words between at most and nothing else.
    fn stands_before(&self, at: usize, class: Class, most_between: usize) -> bool {
        let fits = |hit: &Hit| {
            hit.meaning == Meaning::Grammar(class)
                && hit.end() <= at
                && at - hit.end() <= most_between
                && (hit.end()..at).all(|between| self.kind(between) == Some(TokenKind::Word))
        };
        let starts = at.saturating_sub(most_between + LONGEST_PHRASE)..at;
        starts.rev().any(|start| self.is_class(start, class) && self.hits.at(start).any(fits))
    }

    /// What token `at` is.
    pub fn sorts(&self, at: usize) -> Sorts {
        self.hits.sorts(at)
    }

    /// Whether token `at` is of this sort.
    pub fn has(&self, at: usize, sort: Sort) -> bool {
        self.hits.has(at, sort)
    }

    /// The first answer `pick` gives for an entry that begins at token `at`, longest first.
    pub fn find<T>(&self, at: usize, pick: impl Fn(&Hit) -> Option<T>) -> Option<T> {
        self.hits.find(at, pick)
    }
}
