//! Times: dates, clock times, durations and sets, resolved against the report's day.
//!
//! Tokens are read for cores (a month, a weekday, a unit, a number); `rules` read the expression around a core into
//! parts; `combine` joins neighbours; `window` sees prepositions and ranges; `resolve` counts from the report's
//! day, or in a narrative from the date named before.

mod civil;
mod combine;
mod count;
mod counted;
mod focus;
mod infer;
mod inside;
mod meant;
mod mention;
mod nearby;
mod resolve;
mod rules;
mod scan;
mod shape;
mod values;
mod window;

use plimsoll_lexicon::tables::{Class, TimeReference, TimeRelation};
use plimsoll_lexicon::{Hit, Meaning, Sort, Sorts};
use plimsoll_text::TokenKind;

pub use counted::Counted;
pub(crate) use infer::HALF_A_YEAR;
pub use mention::{Relation, TimeKind, TimeMention};

use crate::Reading;
use scan::{Core, Scan};
use shape::Atom;

/// All time expressions of a text, in order and disjoint.
pub fn read(reading: &Reading<'_>) -> Vec<TimeMention> {
    let atoms = combine::combine(reading, atoms(reading));
    let mut resolver = resolve::Resolver::new(reading, &atoms);
    window::mentions(reading, &atoms, &mut resolver)
}

/// The expressions as single rules read them.
fn atoms(reading: &Reading<'_>) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut floor = 0;
    for at in reading.hits.having(CORES) {
        let Some(core) = core(reading, at).filter(|_| at >= floor) else { continue };
        let scan = Scan::around(reading, at, floor);
        if rules::read(&scan, at, core, &mut atoms) {
            floor = atoms.last().map_or(floor, |atom| atom.end);
        }
    }
    atoms
}

/// What a core can be.
const CORES: Sorts = Sorts::of(&[Sort::Digits, Sort::Time, Sort::Numeral]);

/// What core token `at` is, if any.
fn core(reading: &Reading<'_>, at: usize) -> Option<Core> {
    if reading.kind(at) == Some(TokenKind::Number) {
        return Some(Core::Number);
    }
    if !reading.has(at, Sort::Time) {
        return hour_in_words(reading, at);
    }
    let small = !reading.is_capital(at) && !reading.is_shouted(at);
    reading.find(at, |hit| match hit.meaning {
        Meaning::Month(month) => Some(Core::Month(month)),
        Meaning::SmallMonth(month) if small => Some(Core::Month(month)),
        Meaning::Weekday(day) => Some(Core::Weekday(day)),
        Meaning::Season(season) => Some(Core::Season(season)),
        Meaning::CalendarUnit(unit) => Some(Core::Unit(unit)),
        Meaning::Deictic(days) if !is_in_name(reading, at) => Some(Core::Deictic(days)),
        Meaning::DayPart(part) => Some(Core::Part(part)),
        Meaning::NamedDay(month, day) => Some(Core::Named(month, day)),
        Meaning::Feast(feast) => Some(Core::Feast(feast)),
        Meaning::ClockWord(hour) => Some(Core::ClockWord(hour)),
        Meaning::Frequency(text) => Some(Core::Frequency(text)),
        Meaning::TimeReference(reference) => Some(Core::Reference(reference)),
        _ => None,
    })
}

/// "the Harbour Today channel": a word that ends a name in capitals, before one in small letters.
fn is_in_name(reading: &Reading<'_>, at: usize) -> bool {
    let follows = || at > 0 && reading.is_capital(at - 1) && reading.in_one_sentence(at - 1, at);
    let goes_on = || reading.kind(at + 1) == Some(TokenKind::Word) && !reading.is_capital(at + 1);
    reading.is_capital(at) && follows() && goes_on()
}

/// A number word up to twelve behind "past" or "to", before "o'clock" or before minutes.
fn hour_in_words(reading: &Reading<'_>, at: usize) -> Option<Core> {
    if !reading.has(at, Sort::Numeral) {
        return None;
    }
    let hour = reading.find(at, |hit| match hit.meaning {
        Meaning::Cardinal(hour) if (1..=12).contains(&hour) => Some(hour),
        _ => None,
    })?;
    let is_cue = |hit: &Hit| {
        matches!(hit.meaning, Meaning::ClockCue | Meaning::TimeReference(TimeReference::Past))
            || matches!(
                hit.meaning,
                Meaning::TimeRelation(TimeRelation::After) | Meaning::Grammar(Class::RangeJoint)
            )
    };
    let behind = reading.is_hyphen(at + 1) || reading.hits.at(at + 1).any(is_cue);
    (behind || at > 0 && reading.hits.at(at - 1).any(is_cue)).then_some(Core::Hour(hour))
}
