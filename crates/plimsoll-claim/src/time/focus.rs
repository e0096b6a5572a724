//! Where the tale of a text stands: the date that what follows is counted from.
//!
//! A tale looks back and ahead ("a paper released in 2005 says", "planned for 1976") and goes on where it was. Whether a
//! date leads on or only aside is told by the next date of month and year behind it.

use super::shape::{Atom, Shape};
use crate::{Date, Reading};

/// The date named last, as far as the tale has moved there.
pub(super) struct Focus {
    date: Option<Date>,
    /// A date aside, and its token.
    aside: Option<(Date, usize)>,
    /// The date named last, aside or not, and its token.
    last: Option<(Date, usize)>,
    /// The one named before that.
    before: Option<(Date, usize)>,
    /// The dates of the text that name month and year, with their first tokens and in order.
    fixed: Vec<(usize, Date)>,
    /// The first of those that is not behind.
    next: usize,
}

impl Focus {
    /// Before the first of `atoms`; only a narrative knows dates aside.
    pub(super) fn new(atoms: &[Atom], narrative: bool) -> Self {
        let fixed = if narrative { atoms.iter().filter_map(fixed).collect() } else { Vec::new() };
        Self { date: None, aside: None, last: None, before: None, fixed, next: 0 }
    }

    /// The date that an expression at token `first` is counted from.
    pub(super) fn at(&self, reading: &Reading<'_>, first: usize) -> Option<Date> {
        let here = self.aside.filter(|(date, at)| holds(reading, *date, *at, first));
        here.map(|found| found.0).or(self.date)
    }

    /// The date named last: what "that year" points at.
    pub(super) fn last(&self) -> Option<Date> {
        self.last.map(|found| found.0)
    }

    /// The date named last, where it stands in the sentence of token `first`.
    pub(super) fn last_in_sentence(&self, reading: &Reading<'_>, first: usize) -> Option<Date> {
        let here = |at: usize| reading.sentence_at(at) == reading.sentence_at(first);
        self.last.filter(|found| here(found.1)).map(|found| found.0)
    }

    /// The only date named in the sentence of token `first` or the one before: what "then" points at.
    pub(super) fn only_near(&self, reading: &Reading<'_>, first: usize) -> Option<Date> {
        let near = |found: &(Date, usize)| reading.sentence_at(found.1) + 1 >= reading.sentence_at(first);
        let (last, before) = (self.last.filter(near)?.0, self.before.filter(near));
        Some(last).filter(|last| before.is_none_or(|before| before.0 == *last))
    }

    /// Moves on to `date`, named at token `first`, or only aside.
    pub(super) fn move_to(&mut self, reading: &Reading<'_>, first: usize, date: Date) {
        let sentence = reading.sentence_at(first);
        let ahead = self.ahead(reading, first, sentence);
        (self.before, self.aside, self.last) = (self.last, None, Some((date, first)));
        match self.date {
            Some(stands) if leads_aside(stands, date, ahead) => {
                let back = date.year() < stands.year();
                self.aside = (back || date.month().is_some()).then_some((date, first));
            }
            // "On December 7 (December 8 there), 1941": the year alone says less.
            Some(stands)
                if date.month().is_none() && date.season().is_none() && date.year() == stands.year() => {}
            _ => self.date = Some(date),
        }
    }

    /// The next date of month and year in a later sentence.
    fn ahead(&mut self, reading: &Reading<'_>, first: usize, sentence: usize) -> Option<Date> {
        while self
            .fixed
            .get(self.next)
            .is_some_and(|(at, _)| *at <= first || reading.sentence_at(*at) == sentence)
        {
            self.next += 1;
        }
        self.fixed.get(self.next).map(|found| found.1)
    }
}

/// Whether the date aside at token `at` still holds at token `first`: a year to the end of its sentence, a month to that of
/// its paragraph.
fn holds(reading: &Reading<'_>, date: Date, at: usize, first: usize) -> bool {
    let (there, here) = (reading.sentence_at(at), reading.sentence_at(first));
    let in_paragraph = reading.sentences[there].paragraph == reading.sentences[here].paragraph;
    here == there || (date.month().is_some() && in_paragraph)
}

/// A date of month and year, with its first token.
fn fixed(atom: &Atom) -> Option<(usize, Date)> {
    let Shape::Date(parts) = atom.shape else { return None };
    Some((atom.first, Date::month_of(Some(parts.year?), parts.month?)))
}

/// Whether the tale that stands at `stands` goes on from there after naming `date`, because it goes on to `ahead`.
fn leads_aside(stands: Date, date: Date, ahead: Option<Date>) -> bool {
    let (Some(here), Some(there), Some(then)) = (stands.year(), date.year(), ahead.and_then(Date::year))
    else {
        return false;
    };
    here != there && then.abs_diff(here) < then.abs_diff(there)
}
