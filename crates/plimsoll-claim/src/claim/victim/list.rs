//! Persons listed together: "a Taliban leader, his deputy and two suspects".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::person::{Form, Part, part_at};
use crate::quantity::noun_phrase::is_verb;
use crate::{Analysis, Reading};

/// Members of one list.
const MOST: usize = 8;
/// Tokens of a phrase behind a member: "a leader in Tavia and two guards".
const LONGEST_PHRASE: usize = 6;
/// Tokens of an apposition: "the mayor, a father of three, and his driver".
const LONGEST_APPOSITION: usize = 10;

/// Persons listed together, in order; one or more.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct List {
    pub(super) parts: Vec<Part>,
}

impl List {
    /// The list that begins at token `at`. What commas alone join is one list only where "and" closes it: "a guard, a father of
    /// two" is one man.
    pub(super) fn at(analysis: &Analysis<'_>, at: usize) -> Option<Self> {
        Self::of_at_most(analysis, at, MOST)
    }

    /// The list that begins at token `at`, of at most so many members.
    pub(super) fn of_at_most(analysis: &Analysis<'_>, at: usize, most: usize) -> Option<Self> {
        let reading = &analysis.reading;
        let mut parts = vec![member(analysis, at)?];
        let mut closed = 1;
        while let Some(last) = parts.last().filter(|_| parts.len() < most) {
            let end = phrase_end(reading, apposition_end(reading, last));
            let Some((next, adds)) = joint(reading, end) else { break };
            let Some(part) = member(analysis, next) else { break };
            let describes = matches!(part.form, Form::Article | Form::Unknown);
            if !adds && last.points() && describes || !reading.in_one_sentence(at, next) {
                break;
            }
            parts.push(part);
            closed = if adds { parts.len() } else { closed };
        }
        parts.truncate(closed);
        Some(Self { parts })
    }

    /// First token.
    pub(super) fn first(&self) -> usize {
        self.parts[0].first
    }

    /// One past the last token.
    pub(super) fn end(&self) -> usize {
        self.parts[self.parts.len() - 1].end()
    }
}

/// The member of a list at token `at`, within its sentence: a person, or what is joined to persons and counts nobody.
fn member(analysis: &Analysis<'_>, at: usize) -> Option<Part> {
    let reading = &analysis.reading;
    let part = part_at(analysis, at).or_else(|| Part::unknown(reading, at));
    part.filter(|part| reading.in_one_sentence(part.first, part.end() - 1))
}

/// One past a comma, "and", ", and" or "as well as" at token `at`, and whether it adds what follows.
fn joint(reading: &Reading<'_>, at: usize) -> Option<(usize, bool)> {
    let comma = usize::from(reading.is_mark(at, ','));
    match addition_end(reading, at + comma) {
        Some(end) => Some((end, true)),
        None => (comma > 0).then_some((at + comma, false)),
    }
}

/// One past "and" or "as well as" at token `at`.
pub(super) fn addition_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.is_class(at, Class::Addition) {
        return None;
    }
    reading.find(at, |hit| matches!(hit.meaning, Meaning::Grammar(Class::Addition)).then(|| hit.end()))
}

/// One past a prepositional phrase at token `at` that a joint ends, else `at`.
fn phrase_end(reading: &Reading<'_>, at: usize) -> usize {
    if !reading.is_class(at, Class::Preposition) || reading.is_class(at, Class::Addition) {
        return at;
    }
    let is_word = |at: usize| {
        reading.kind(at) == Some(TokenKind::Word)
            && !reading.is_class(at, Class::Relative)
            && !is_verb(reading, at)
    };
    let end = (at..at + LONGEST_PHRASE).find(|at| joint(reading, *at).is_some() || !is_word(*at));
    end.filter(|end| joint(reading, *end).is_some()).unwrap_or(at)
}

/// The comma that closes what is said of somebody pointed at: "the mayor, Juan Lopez, and two guards".
fn apposition_end(reading: &Reading<'_>, part: &Part) -> usize {
    let at = part.end();
    let opens = match part.form {
        Form::Named(..) => {
            reading.is_class(at + 1, Class::Article)
                || reading.is_class(at + 1, Class::Definite)
                || reading.kind(at + 1) == Some(TokenKind::Number)
        }
        Form::Definite(_) => reading.is_class(at + 1, Class::Article) || reading.is_capital(at + 1),
        _ => false,
    };
    if !(opens && reading.is_mark(at, ',')) {
        return at;
    }
    let ends = |at: &usize| {
        reading.kind(*at).is_none_or(|kind| matches!(kind, TokenKind::Mark(mark) if mark != '-'))
            || reading.is_class(*at, Class::Addition)
            || is_verb(reading, *at)
    };
    let close = (at + 1..at + LONGEST_APPOSITION).find(ends);
    close.filter(|close| reading.is_mark(*close, ',')).unwrap_or(at)
}

/// One past what is said of the last member and a phrase behind it.
pub(super) fn reach(reading: &Reading<'_>, list: &List) -> usize {
    list.parts.last().map_or(list.end(), |part| {
        let end = apposition_end(reading, part);
        end + usize::from(end > part.end())
    })
}
