//! Which turn is meant: the last Friday, May or Christmas, or the next.

use jiff::{Span, ToSpan};

use super::Wanted;
use crate::score::cases::when::{Stretch, stretch};

/// A year they leave open ("XXXX-06-15", "XXXX-WXX-5"): ours next to the day of reading.
pub(super) fn is_open(wanted: &Wanted<'_>, ours: &str) -> bool {
    let (Some(ours), Some(reference)) = (stretch(ours), wanted.reference) else { return false };
    if let Some(weekday) = wanted.value.strip_prefix("XXXX-WXX-").and_then(|day| day.parse::<i8>().ok()) {
        let days = ours.from.date().until(reference.date()).map_or(99, |span| span.get_days());
        return ours.from.weekday().to_monday_one_offset() == weekday && days.abs() <= 7;
    }
    let Some(rest) = wanted.value.strip_prefix("XXXX-") else { return false };
    let year = reference.year();
    (year - 1..=year + 1).any(|year| stretch(&format!("{year:04}-{rest}")) == Some(ours))
}

/// A turn before or after: they take the next Friday, May or Christmas, we the last. Not where a year is said.
pub(super) fn is_other_turn(wanted: &Wanted<'_>, ours: Option<Stretch>, theirs: Option<Stretch>) -> bool {
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return false };
    other_turns(wanted, ours).into_iter().flatten().any(|ours| ours == theirs)
}

pub(super) fn other_turns(wanted: &Wanted<'_>, ours: Stretch) -> [Option<Stretch>; 7] {
    let says_year =
        wanted.text.split(|letter: char| !letter.is_ascii_digit()).any(|number| number.len() == 4);
    let week = |length: Span| ours.moved(length).filter(|_| is_days(ours));
    let year = |length: Span| ours.moved(length).filter(|_| !says_year);
    // "the last Friday of October" falls on another day each year, and "the 15th" comes each month.
    let near = wanted.reference.is_some_and(|at| {
        ours.holds_moment(at) || ours.from < at && ours.moved(1.months()).is_some_and(|next| next.to > at)
    });
    let month = ours.moved(1.months()).filter(|_| is_days(ours) && near && !says_year);
    [
        week(1.weeks()),
        week((-1).weeks()),
        year(1.years()),
        year((-1).years()),
        year(52.weeks()),
        year(53.weeks()),
        month,
    ]
}

fn is_days(stretch: Stretch) -> bool {
    stretch.from.checked_add(2.days()).is_ok_and(|end| stretch.to <= end)
}
