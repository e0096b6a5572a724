use plimsoll_text::{Token, TokenKind, tokens};

use super::words::Cue;
use super::{clock, clock::Clock, day, words};
use crate::{Moment, Remark};

/// Bytes past which a line is not looked at: date lines are short.
pub(crate) const LONGEST: usize = 200;
/// Words that are neither date nor filler past which a line is not a date line.
const MOST_OTHER_WORDS: usize = 6;

/// What a date line tells.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct DateLine {
    pub(crate) published: Option<Moment>,
    pub(crate) updated: Option<Moment>,
    /// Whether a word says what the date is ("Published", "Updated").
    pub(crate) has_cue: bool,
    /// Words that are neither date nor filler.
    pub(crate) others: usize,
    /// A zone's name that may mean another offset.
    pub(crate) remark: Option<Remark>,
}

/// Reads a line that holds dates, times, cues and little else. None for any other line.
pub(crate) fn read_line(line: &str) -> Option<DateLine> {
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let row = row(line);
    if row.others > MOST_OTHER_WORDS || row.is_sentence {
        return None;
    }
    row.date_line()
}

/// Reads the date at the head of a report's first sentence: "KABUL, Afghanistan (Nov. 20, 2011) –", "Brussels, 21 November
/// 2023 –".
pub(crate) fn dateline(paragraph: &str) -> Option<Moment> {
    at_head(paragraph, day::read)
}

/// The month and day of a dateline that leaves the year out, as wires do: "SEOUL, Feb. 26 (Meridian Wire) –".
pub(crate) fn dateline_without_year(paragraph: &str) -> Option<(u8, u8)> {
    at_head(paragraph, day::read_without_year)
}

/// What `read` finds behind a place at the head of a paragraph, set apart by marks.
fn at_head<T>(paragraph: &str, read: impl Fn(&str, &[Token], usize) -> Option<(T, usize)>) -> Option<T> {
    let head = &paragraph[..paragraph.floor_char_boundary(100)];
    if !head.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(head);
    let place = tokens.first().filter(|token| token.kind == TokenKind::Word)?.span.of(head);
    if place.chars().count() < 3 || !place.starts_with(char::is_uppercase) {
        return None;
    }
    for at in 1..tokens.len() {
        if let Some((date, next)) = read(head, &tokens, at) {
            let opens = tokens[at - 1].is_mark('(') || tokens[at - 1].is_mark(',');
            let closes = tokens
                .get(next)
                .is_some_and(|mark| matches!(mark.kind, TokenKind::Mark(')' | '(' | '-' | '–' | '—')));
            return Some(date).filter(|_| opens && closes);
        }
        let word = tokens[at].span.of(head);
        let in_place = match tokens[at].kind {
            TokenKind::Word => word.starts_with(char::is_uppercase),
            TokenKind::Mark(mark) => matches!(mark, ',' | '(' | '.' | '-' | '/'),
            _ => false,
        };
        if !in_place {
            return None;
        }
    }
    None
}

enum Item {
    Date(Moment),
    Clock(Clock),
    Cue(Cue),
}

/// What a line is made of.
struct Row {
    items: Vec<Item>,
    others: usize,
    /// Words run into the date, or go on in small letters.
    is_sentence: bool,
}

fn row(line: &str) -> Row {
    let tokens = tokens(line);
    let mut row = Row { items: Vec::new(), others: 0, is_sentence: false };
    let mut at = 0;
    while at < tokens.len() {
        at = row.take(line, &tokens, at);
    }
    row
}

impl Row {
    fn take(&mut self, line: &str, tokens: &[Token], at: usize) -> usize {
        if let Some((date, next)) = day::read(line, tokens, at) {
            self.is_sentence |= self.items.is_empty() && self.others > 0 && !is_parted(line, tokens, at);
            self.items.push(Item::Date(date));
            return next;
        }
        if let Some(clock) = clock::read(line, tokens, at) {
            let next = clock.next;
            self.items.push(Item::Clock(clock));
            return next;
        }
        let word = tokens[at].span.of(line);
        match tokens[at].kind {
            TokenKind::Word => {
                if let Some(cue) = words::cue(word) {
                    self.items.push(Item::Cue(cue));
                } else if !words::is_filler(word) {
                    self.others += 1;
                    self.is_sentence |= word.starts_with(char::is_lowercase);
                }
            }
            TokenKind::Number => self.others += 1,
            _ => {}
        }
        at + 1
    }

    fn date_line(self) -> Option<DateLine> {
        let others = self.others;
        let mut read = DateLine { others, ..DateLine::default() };
        let (mut cue, mut date, mut clock): (Option<Cue>, Option<Moment>, Option<Clock>) = (None, None, None);
        for item in self.items {
            match item {
                // "Last modified" after "published" with no date between belongs to the same date.
                Item::Cue(new) => {
                    read.settle(cue, &mut date, &mut clock);
                    cue = Some(new);
                }
                Item::Date(new) => date = date.or(Some(new)),
                Item::Clock(new) => clock = clock.or(Some(new)),
            }
        }
        read.settle(cue, &mut date, &mut clock);
        // "March 2024 Shipments" is a heading: a bare month dates a report only where it stands alone.
        let coarse = read.published.is_some_and(|moment| moment.date().2.is_none());
        if coarse && others > 0 && !read.has_cue {
            return None;
        }
        (read.published.is_some() || read.updated.is_some()).then_some(read)
    }
}

impl DateLine {
    fn settle(&mut self, cue: Option<Cue>, date: &mut Option<Moment>, clock: &mut Option<Clock>) {
        let Some(date) = date.take() else { return };
        let moment = match clock.take() {
            None => date,
            Some(clock) => {
                if let Some((name, also)) = clock.doubt {
                    let message = format!("{name} in the date may also mean {also}");
                    self.remark = Some(Remark::new("zone-ambiguous", message));
                }
                date.at(clock.time, clock.offset_minutes)
            }
        };
        self.has_cue |= cue.is_some();
        let field = if cue == Some(Cue::Updated) { &mut self.updated } else { &mut self.published };
        *field = field.or(Some(moment));
    }
}

/// Whether a mark parts the date at `at` from the words before it, or a filler leads into it.
fn is_parted(line: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return true };
    match before.kind {
        TokenKind::Word => {
            let word = before.span.of(line);
            words::is_filler(word) && !matches!(word, "of" | "in" | "from" | "by" | "the" | "and")
        }
        TokenKind::Mark(_) => true,
        _ => false,
    }
}
