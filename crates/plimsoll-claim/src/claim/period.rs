//! Period: the time a figure covers, from the windows and dates of its sentence.

use super::Measure;
use crate::edtf::{Date, Period};
use crate::measure::Window;
use crate::quantity::QuantityMention;
use crate::time::{Relation, TimeKind, TimeMention};
use crate::Analysis;

/// The period that the sentence gives a figure of `measure` said on `said_on`.
pub(super) fn period(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    window: Window,
    said_on: Option<Date>,
) -> Option<Period> {
    if !covers_time(measure) {
        return None;
    }
    let reading = &analysis.reading;
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let from = analysis.times.partition_point(|time| time.first < sentence.start);
    let times = analysis.times[from..].iter().take_while(|time| time.first < sentence.end);
    let distance = |time: &&TimeMention| time.first.abs_diff(mention.first);
    let nearest = times.clone().filter(|time| is_window(time)).min_by_key(distance);
    if let Some(time) = nearest {
        return time.window().map(|window| up_to(window, time.relation, said_on));
    }
    let in_clause =
        |time: &&TimeMention| time.kind == TimeKind::Date && (window.first..window.end).contains(&time.first);
    let plain = times.filter(in_clause).filter(|time| time.relation == Relation::At);
    plain.min_by_key(distance).and_then(|time| time.period).filter(|period| period.from != said_on)
}

/// Room, working rates and distances hold at a time; they do not add up over one.
fn covers_time(measure: Measure) -> bool {
    !matches!(
        measure,
        Measure::Capacity | Measure::Utilisation | Measure::Distance | Measure::Size | Measure::Other
    )
}

fn is_window(time: &TimeMention) -> bool {
    time.period.is_some() && !matches!(time.relation, Relation::At)
}

/// A window that is open to the right ends, as far as is known, on the day of the utterance.
fn up_to(window: Period, relation: Relation, said_on: Option<Date>) -> Period {
    match relation {
        Relation::Since | Relation::After => Period { to: said_on, ..window },
        _ => window,
    }
}
