//! The time up to which a figure counts that a change is measured against.

use plimsoll_lexicon::tables::Class;

use super::covers_time;
use crate::claim::Measure;
use crate::edtf::{Date, Period};
use crate::quantity::QuantityMention;
use crate::time::{Relation, TimeMention};
use crate::{Analysis, Reading};

/// Times before the figure that are looked at.
const TIMES: usize = 3;

/// "twice as many as in February, when the agency told of 700", "It has doubled since June. At that time the agency said that 700":
/// what was told at the time that a change is counted from, `said_on`, had come together by then.
pub(in crate::claim) fn up_to_reference(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    said_on: Option<Date>,
) -> Option<(Period, std::ops::Range<usize>)> {
    let reading = &analysis.reading;
    let said = said_on.filter(|_| covers_time(measure))?;
    let sentence = reading.sentence_at(mention.first);
    let from = reading.sentences[sentence.saturating_sub(1)].tokens.start;
    let behind = analysis.times.partition_point(|time| time.first < mention.first);
    let mut times = analysis.times[..behind].iter().rev().take(TIMES).take_while(|time| time.first >= from);
    let time = times.find(|time| {
        time.period.and_then(|period| period.from) == Some(said)
            && (time.relation == Relation::Since || is_compared_from(reading, time))
    })?;
    Some((Period::until(said), time.first..time.end))
}

/// "up 30 percent from March, when": a time that a clause goes on about, behind "from".
fn is_compared_from(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let when = time.end + usize::from(reading.is_mark(time.end, ','));
    time.first.checked_sub(1).is_some_and(|at| reading.is(at, "from")) && reading.is_class(when, Class::When)
}
