//! Where a time stands, for those who only have to step over it.

use plimsoll_lexicon::tables::SpeechWord;
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;

use crate::Reading;
use crate::time::TimeMention;

/// Words before a day: "late on".
const MOST_BEFORE_DAY: usize = 2;

/// Where the time expression that begins at `at` ends, its preposition included.
pub(crate) fn time_end(reading: &Reading<'_>, times: &[TimeMention], at: usize) -> Option<usize> {
    let before_day = |at: usize| reading.hits.is_speech_word(at, SpeechWord::BeforeDay);
    // "on Monday", "late on Monday"
    let from = at + (0..MOST_BEFORE_DAY).take_while(|words| before_day(at + words)).count();
    for start in at..=from {
        let found = times.partition_point(|time| time.first < start);
        if let Some(time) = times.get(found).filter(|time| time.first == start) {
            return Some(time.end);
        }
    }
    let is_calendar = |at: usize| reading.has(at, Sort::Calendar);
    let is_unit = |at: usize| reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::CalendarUnit(_)));
    let mut end = from;
    while end < from + 6
        && (is_calendar(end)
            || (end > from
                && (is_unit(end)
                    || reading.kind(end) == Some(TokenKind::Number)
                    || (reading.is_mark(end, ',') && reading.kind(end + 1) == Some(TokenKind::Number))
                    || (reading.is_mark(end, '.')
                        && reading.touches(end)
                        && reading.kind(end + 1) == Some(TokenKind::Number)))))
    {
        end += 1;
    }
    (end > from).then_some(end)
}

/// "11:40 BST": one past the time of day that stands at token `start`, with its zone; else `start`.
pub(crate) fn clock_end(reading: &Reading<'_>, start: usize) -> usize {
    let is_number = |at: usize| reading.kind(at) == Some(TokenKind::Number);
    // "* 09:15"
    let bullet = matches!(reading.kind(start), Some(TokenKind::Mark('-' | '*' | '•' | '–' | '—' | '·')));
    let hour = start + usize::from(bullet);
    let end = hour + 3;
    if !is_number(hour) || !reading.is_mark(hour + 1, ':') || !is_number(hour + 2) {
        return start;
    }
    let is_zone = reading.is_acronym(end) && reading.kind(end + 1) == Some(TokenKind::Word);
    end + usize::from(is_zone)
}
