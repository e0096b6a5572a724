//! Looking at the tokens around a calendar word, never past its sentence nor into the expression before.

use plimsoll_lexicon::tables::{CalendarUnit, Class, DayPart, Feast, Season, TimeModifier, TimeRelation};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use crate::Reading;

/// A token index that no text reaches, and that can still be counted from.
const NOWHERE: usize = usize::MAX / 2;

/// Tokens of an entry that is looked for from its end.
const LONGEST: usize = 4;

/// Steps back from a token index.
pub(super) trait Back {
    /// So many tokens back; nowhere before the first token.
    fn back(self, steps: usize) -> usize;
}

impl Back for usize {
    fn back(self, steps: usize) -> usize {
        self.checked_sub(steps).unwrap_or(NOWHERE)
    }
}

/// A calendar word or number that time expressions are read around.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Core {
    Number,
    Month(u8),
    Weekday(u8),
    Season(Season),
    Unit(CalendarUnit),
    Deictic(i8),
    Part(DayPart),
    Named(u8, u8),
    Feast(Feast),
    ClockWord(u8),
    /// A number word up to twelve where an hour can stand
    Hour(u32),
    Frequency(u32),
    Reference(plimsoll_lexicon::tables::TimeReference),
}

/// The tokens that may belong to the expression around a core.
#[derive(Clone, Copy)]
pub(super) struct Scan<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    /// First token that may be looked at.
    from: usize,
    /// One past the last.
    to: usize,
}

impl<'r, 'a> Scan<'r, 'a> {
    /// The surroundings of token `at`; tokens before `floor` belong to other expressions.
    pub(super) fn around(reading: &'r Reading<'a>, at: usize, floor: usize) -> Self {
        let sentence = &reading.sentences[reading.sentence_at(at)].tokens;
        Self { reading, from: floor.max(sentence.start), to: sentence.end }
    }

    pub(super) fn holds(&self, at: usize) -> bool {
        (self.from..self.to).contains(&at)
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        if self.holds(at) { self.reading.word(at) } else { "" }
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.holds(at) && self.reading.is(at, word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.holds(at) && self.reading.is_any(at, words)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.holds(at) && self.reading.is_mark(at, mark)
    }

    /// Whether token `at` is a hyphen or dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.holds(at) && (self.reading.is_hyphen(at) || self.reading.is_mark(at, '—'))
    }

    /// A hyphen that ties its neighbours ("three-day").
    pub(super) fn is_tie(&self, at: usize) -> bool {
        self.is_dash(at) && self.reading.touches(at) && self.touches(at + 1)
    }

    pub(super) fn touches(&self, at: usize) -> bool {
        at > 0 && self.holds(at) && self.reading.touches(at)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.holds(at) && self.reading.kind(at) == Some(TokenKind::Word)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.holds(at) && self.reading.is_capital(at)
    }

    pub(super) fn is_class(&self, at: usize, class: Class) -> bool {
        self.holds(at) && self.reading.is_class(at, class)
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.holds(at) && self.reading.kind(at) == Some(TokenKind::Possessive)
    }

    /// Whether token `at` ends a clause: a mark, or nothing.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        !self.holds(at) || (matches!(self.reading.kind(at), Some(TokenKind::Mark(_))) && !self.is_dash(at))
    }

    /// The first answer for an entry that begins at token `at`, and one past its last token.
    pub(super) fn pick<T>(&self, at: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(T, usize)> {
        if !self.holds(at) {
            return None;
        }
        self.reading
            .find(at, |hit| pick(hit.meaning).map(|answer| (answer, hit.end())))
            .filter(|found| found.1 <= self.to)
    }

    /// The same for an entry that ends just before token `end`: the answer and its first token.
    pub(super) fn pick_back<T>(&self, end: usize, pick: impl Fn(Meaning) -> Option<T>) -> Option<(T, usize)> {
        let from = end.saturating_sub(LONGEST).max(self.from);
        (from..end.min(self.to)).find_map(|first| {
            let hits = self.reading.hits.at(first);
            // The longest stands first: where it is too short, all are.
            hits.longest().filter(|longest| longest.end() >= end)?;
            let ending = |hit: &Hit| (hit.end() == end).then(|| pick(hit.meaning)).flatten();
            hits.iter().find_map(|hit| ending(&hit)).map(|answer| (answer, first))
        })
    }

    /// Whether the calendar word at `at` is often another word.
    pub(super) fn is_uncertain(&self, at: usize) -> bool {
        self.pick(at, |meaning| (meaning == Meaning::UncertainTime).then_some(())).is_some()
    }

    pub(super) fn month(&self, at: usize) -> Option<(u8, usize)> {
        self.pick(at, |meaning| match meaning {
            Meaning::Month(month) => Some(month),
            Meaning::SmallMonth(month) if self.is_small_month(at) => Some(month),
            _ => None,
        })
    }

    /// Whether a noun in small letters may begin at token `at`: "a March operation".
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let closed =
            [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Modal, Class::Complementiser];
        let is_closed = closed.into_iter().any(|class| self.is_class(at, class));
        self.is_word(at) && !self.is_capital(at) && !is_closed
    }

    /// Whether token `at` is a weekday, of this expression or of one before.
    pub(super) fn is_weekday(&self, at: usize) -> bool {
        self.reading.find(at, |hit| matches!(hit.meaning, Meaning::Weekday(_)).then_some(())).is_some()
    }

    /// Whether token `at` is a month, of this expression or of one before.
    pub(super) fn is_month(&self, at: usize) -> bool {
        let month = |meaning| matches!(meaning, Meaning::Month(_) | Meaning::SmallMonth(_));
        self.reading.find(at, |hit| month(hit.meaning).then_some(())).is_some()
    }

    /// Whether a word in small letters that is another word first stands where months stand: "in may 2023", "since march",
    /// "5 august".
    pub(super) fn is_small_month(&self, at: usize) -> bool {
        if self.is_capital(at) || self.reading.is_shouted(at) {
            return false;
        }
        let dates = |at: usize| self.year(at).is_some() || self.day(at).is_some();
        if dates(at + 1)
            || (at > 0
                && self.digits(at - 1).is_some_and(|day| (1..=31).contains(&day))
                && !self.is_word(at + 1))
        {
            return true;
        }
        let before = at.back(1);
        let relation = |meaning| match meaning {
            Meaning::TimeRelation(relation) => Some(relation != TimeRelation::At),
            _ => None,
        };
        if self.is(before, "of") && self.ordinal_back(before).is_some() || self.ordinal(at + 1).is_some() {
            return true;
        }
        let joined = self.is_class(before, Class::Conjunction) || self.is_class(before, Class::RangeJoint);
        let dated = self.is(before, "in")
            || joined && self.is_month(before.back(1))
            || self.pick_back(at, relation).is_some_and(|found| found.0);
        let closed = [Class::Determiner, Class::Pronoun, Class::Conjunction, Class::Preposition];
        let goes_on = closed.into_iter().any(|class| self.is_class(at + 1, class));
        dated && (self.ends_clause(at + 1) || goes_on)
    }

    pub(super) fn unit(&self, at: usize) -> Option<(CalendarUnit, usize)> {
        self.pick(at, |meaning| if let Meaning::CalendarUnit(unit) = meaning { Some(unit) } else { None })
    }

    /// A number in plain digits.
    pub(super) fn digits(&self, at: usize) -> Option<u32> {
        let is_number = self.holds(at) && self.reading.kind(at) == Some(TokenKind::Number);
        is_number.then(|| self.word(at).parse().ok()).flatten()
    }

    /// The number of an ordinal word.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        self.pick(at, |meaning| if let Meaning::Ordinal(number) = meaning { Some(number) } else { None })
    }

    /// Whether token `at` is the ending of an ordinal in digits ("26th").
    pub(super) fn is_ordinal_ending(&self, at: usize) -> bool {
        at > 0 && self.holds(at) && self.reading.is_ordinal_ending(at)
    }

    /// An ordinal in words or digits that ends just before `end`, and its first token.
    pub(super) fn ordinal_back(&self, end: usize) -> Option<(u32, usize)> {
        let last = end.checked_sub(1)?;
        if self.is_ordinal_ending(last) {
            return self.digits(last - 1).map(|number| (number, last - 1));
        }
        let is_ordinal = |meaning| if let Meaning::Ordinal(number) = meaning { Some(number) } else { None };
        self.pick_back(end, is_ordinal)
    }

    /// A day of the month in digits at `at`, and one past it.
    pub(super) fn day(&self, at: usize) -> Option<(u8, usize)> {
        let day = self.digits(at).filter(|day| (1..=31).contains(day) && self.word(at).len() <= 2)? as u8;
        Some((day, if self.is_ordinal_ending(at + 1) { at + 2 } else { at + 1 }))
    }

    /// A year at `at` in four digits, in two after an apostrophe, or with its era, and one past it.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(found) = self.year_of_era(at) {
            return Some(found);
        }
        if (self.is_mark(at, '\'') || self.is_mark(at, '\u{2019}')) && self.touches(at + 1) {
            let short = self.digits(at + 1).filter(|_| self.word(at + 1).len() == 2)?;
            return Some((century_of_short(short), at + 2));
        }
        let year = self.digits(at).filter(|year| (1000..=2100).contains(year) && self.word(at).len() == 4)?;
        Some((year as i16, at + 1))
    }

    /// "490 BC", "70 AD": years before our era are counted from 0 back.
    pub(super) fn year_of_era(&self, at: usize) -> Option<(i16, usize)> {
        let number = self.digits(at).filter(|number| (1..=3000).contains(number))? as i16;
        let era = |meaning| if let Meaning::Era(sign) = meaning { Some(sign) } else { None };
        let (sign, end) =
            self.pick(at + 1, era).filter(|_| self.word(at + 1).starts_with(char::is_uppercase))?;
        Some((if sign < 0 { 1 - number } else { number }, end))
    }

    /// "early", "mid-", "the end of" before `first`: its new first token and what it says.
    pub(super) fn lead(&self, first: usize) -> (usize, Option<TimeModifier>) {
        let adjective = |meaning| if let Meaning::TimeModifier(part) = meaning { Some(part) } else { None };
        let noun = |meaning| if let Meaning::TimeStretch(part) = meaning { Some(part) } else { None };
        let before = first.back(1);
        let bare = if self.is(before, "the") { before } else { first };
        let glue = bare.back(1);
        let found = if self.is_dash(before) {
            self.pick_back(before, adjective)
        } else if self.is(glue, "of") {
            self.pick_back(glue, noun)
        } else if self.is(glue, "in") {
            self.pick_back(glue, adjective)
        } else {
            self.pick_back(first, adjective)
        };
        match found {
            Some((part, at)) => (self.skip_the(at), Some(part)),
            None => (first, None),
        }
    }

    /// `first`, or the article before it.
    pub(super) fn skip_the(&self, first: usize) -> usize {
        let very = first.back(1);
        let first = if self.is(very, "very") { very } else { first };
        if self.is(first.back(1), "the") { first - 1 } else { first }
    }
}

/// The year that two digits stand for in a report.
pub(super) fn century_of_short(short: u32) -> i16 {
    if short < 50 { 2000 + short as i16 } else { 1900 + short as i16 }
}
