//! A year before: the like stretch of the year before, not the whole of that year.

use super::base::is_counted_back;
use crate::claim::Measure;
use crate::claim::draft::Draft;
use crate::claim::lent::is_compared;
use crate::edtf::{Date, Period};
use crate::quantity::QuantityMention;
use crate::time::TimeMention;
use crate::{Analysis, Reading};

/// The rule of a period that is the like one of a year before.
pub(in crate::claim) const LIKE_STRETCH: &str = "period.like-stretch";

/// What "a year earlier" says of the time of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::claim) enum Like {
    /// The like stretch of that year.
    Stretch(Period),
    /// A stretch of that year that nothing tells.
    Untold,
}

/// "41,000 tonnes in January, down from 52,000 a year earlier": the stretch a year before that of the figure which this one, dated by
/// the tokens `at`, is compared with. `before`: the drafts of the text so far.
pub(in crate::claim) fn like_stretch(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    at: &std::ops::Range<usize>,
    before: &[Draft<'_>],
) -> Option<Like> {
    let reading = &analysis.reading;
    let time = analysis
        .times
        .iter()
        .find(|time| time.first == at.start)
        .filter(|time| is_year_off(reading, time))?;
    let year = time.date()?.year()?;
    let is_one = reading.is_any(time.first, &["a", "one", "the"]);
    let last = before.last()?;
    let ends = last.period.and_then(|period| period.to?.year());
    let year = if is_one { ends.map_or(year, |ends| ends.saturating_sub(1)) } else { year };
    // "from $366 million, or $1.08 a share, a year earlier": the same by another measure.
    let is_same = reading.in_one_sentence(last.mention.first, mention.first)
        && reading.is(mention.first.saturating_sub(1), "or")
        && is_compared(reading, last.mention);
    if is_same {
        return Some(last.period.map_or(Like::Untold, Like::Stretch));
    }
    let here = reading.sentence_at(mention.first);
    let there = reading.sentence_at(last.mention.first);
    let is_set_beside = here == there && is_compared(reading, mention);
    let is_alike = here <= there + 1 && last.measure != Measure::Change && is_of_one_kind(mention, last);
    match last.period.map(|period| shifted(period, year)) {
        Some(Some(period)) if is_set_beside || is_alike => Some(Like::Stretch(period)),
        None if is_set_beside => Some(Like::Untold),
        _ => None,
    }
}

/// "a year earlier": counted in years, and no narrower.
fn is_year_off(reading: &Reading<'_>, time: &TimeMention) -> bool {
    is_counted_back(reading, time)
        && time.date().is_some_and(|date| date.year().is_some() && date.month().is_none())
}

/// Whether two figures count in one unit.
fn is_of_one_kind(mention: &QuantityMention, last: &Draft<'_>) -> bool {
    let own = mention.unit.as_ref();
    own.is_none_or(|own| last.unit.as_ref().is_some_and(|unit| unit.split('/').next() == Some(own.as_str())))
}

/// A stretch of months or days, moved so that it ends in `year`.
fn shifted(period: Period, year: i16) -> Option<Period> {
    let to = period.to.filter(|to| to.month().is_some())?;
    let from = period.from.filter(|from| from.month().is_some())?;
    let years = to.year()?.checked_sub(year).filter(|years| *years > 0)?;
    let back = |date: Date| Some(date.in_year(date.year()?.checked_sub(years)?));
    Some(Period { from: Some(back(from)?), to: Some(back(to)?) })
}
