use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::{Gap, Span, Token, TokenKind};

/// A sentence: its tokens and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Indexes of its tokens.
    pub tokens: Range<usize>,
    /// From its first token to its last.
    pub span: Span,
    /// Number of the paragraph it stands in, from 0.
    pub paragraph: u32,
}

/// Words whose full stop does not end a sentence when a capital or a digit follows.
static ABBREVIATIONS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../data/abbreviations.txt").lines().collect());
/// Names of days and months: "5 p.m. Friday" goes on.
static DAYS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| include_str!("../data/days.txt").lines().collect());
/// Words that, with a capital, hardly stand anywhere but at the start of a sentence.
static OPENERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../data/openers.txt").lines().collect());

/// Tokens of a sentence, about: room that is set aside at first.
const TOKENS_A_SENTENCE: usize = 24;

/// Cuts tokens into sentences. Every token is in just one sentence, in order.
///
/// A sentence ends at `.`, `!`, `?` or `…` (and the quotation marks and brackets that close after it), at an empty
/// line, and at a line end unless the text is wrapped (its lines end where the width ends, in the middle of sentences).
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let is_wrapped = LazyCell::new(|| is_wrapped(text, tokens));
    let mut sentences = Vec::with_capacity(1 + tokens.len() / TOKENS_A_SENTENCE);
    let (mut start, mut paragraph) = (0, 0);
    let sentence = |tokens: &[Token], start: usize, paragraph: u32| {
        let span = tokens[start].span.cover(tokens[tokens.len() - 1].span);
        Sentence { tokens: start..tokens.len(), span, paragraph }
    };
    for (at, pair) in tokens.windows(2).enumerate() {
        let (token, next) = (&pair[0], &pair[1]);
        if next.gap < Gap::Line && !matches!(token.kind, TokenKind::Mark(_)) {
            continue;
        }
        let parts = next.gap == Gap::Paragraph || (next.gap == Gap::Line && !*is_wrapped);
        if parts || ends_sentence(text, tokens, at) {
            sentences.push(sentence(&tokens[..=at], start, paragraph));
            start = at + 1;
        }
        paragraph += u32::from(parts);
    }
    if start < tokens.len() {
        sentences.push(sentence(tokens, start, paragraph));
    }
    sentences
}

/// Whether single line ends fall inside sentences: most lines that are followed by another go on with a small letter,
/// or are filled to about the same width.
fn is_wrapped(text: &str, tokens: &[Token]) -> bool {
    let (mut ends, mut inside) = (0u32, 0u32);
    for pair in tokens.windows(2).filter(|pair| pair[1].gap == Gap::Line).take(400) {
        ends += 1;
        let closed = matches!(pair[0].kind, TokenKind::Mark('.' | '!' | '?' | ':' | '"' | '”' | ')' | '|'));
        let goes_on = pair[1].span.of(text).starts_with(char::is_lowercase);
        let shouting = is_upper(pair[0].span.of(text)) && is_upper(pair[1].span.of(text));
        inside += u32::from(goes_on || (shouting && !closed));
    }
    ends >= 3 && inside * 5 >= ends * 2
}

fn is_upper(word: &str) -> bool {
    word.len() > 1
        && word.bytes().all(|byte| !byte.is_ascii_lowercase())
        && word.bytes().any(|byte| byte.is_ascii_uppercase())
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let stop = last_stop(tokens, at);
    let Some(stop) = stop else { return false };
    let next = &tokens[at + 1];
    if closes(next) && next.touches() {
        return false;
    }
    let word = next.span.of(text);
    let opens = word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        || matches!(
            next.kind,
            TokenKind::Mark('"' | '“' | '‘' | '(' | '[' | '\'' | '•' | '–' | '—' | '-' | '$' | '€' | '£')
        );
    if next.touches() {
        return false;
    }
    match tokens[stop].kind {
        TokenKind::Mark('.') => opens && !is_abbreviation(text, tokens, stop, next),
        _ => opens || stop == at,
    }
}

/// The stop that token `at` is, or that it closes with quotation marks and brackets.
fn last_stop(tokens: &[Token], mut at: usize) -> Option<usize> {
    for _ in 0..4 {
        match tokens[at].kind {
            TokenKind::Mark('.' | '!' | '?' | '…') => return Some(at),
            _ if closes(&tokens[at]) && tokens[at].touches() && at > 0 => at -= 1,
            _ => return None,
        }
    }
    None
}

fn closes(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark('"' | '”' | '’' | '\'' | ')' | ']' | '»'))
}

fn is_abbreviation(text: &str, tokens: &[Token], stop: usize, next: &Token) -> bool {
    let Some(before) = stop.checked_sub(1).map(|at| &tokens[at]) else { return false };
    if before.kind != TokenKind::Word || !tokens[stop].touches() {
        return false;
    }
    let word = before.span.of(text);
    let initials = stop >= 2 && tokens[stop - 2].is_mark('.') && before.touches();
    // "in a post on X. Fifteen countries": the name of a platform, no initial.
    let platform = word == "X" && stop >= 2 && tokens[stop - 2].span.of(text) == "on";
    if word.chars().count() == 1 && !platform {
        // "U.S. Officials said" ends nothing unless a word follows that only begins sentences.
        return word.chars().all(char::is_uppercase) && !(initials && begins_sentences(next.span.of(text)))
            || initials && (next.kind == TokenKind::Number || DAYS.contains(next.span.of(text)));
    }
    let lower = word.to_ascii_lowercase();
    ABBREVIATIONS.contains(lower.as_str()) && (lower != "no" || next.kind == TokenKind::Number)
}

fn begins_sentences(word: &str) -> bool {
    OPENERS.contains(word)
}
