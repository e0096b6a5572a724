//! Period: the time a figure covers, from the windows and dates of its sentence.

use super::Measure;
use crate::edtf::{Date, Period};
use crate::measure::Window;
use crate::quantity::QuantityMention;
use crate::time::{Relation, TimeKind, TimeMention};
use crate::{Analysis, Reading};

/// Tokens between "since" and the date it opens a window with ("since the two leaders met in September").
const OPENING: usize = 16;

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
    let opened = |time: &&TimeMention| is_window(time) || opener(reading, time, sentence.start).is_some();
    let nearest = times.clone().filter(|time| time.period.is_some()).filter(opened).min_by_key(distance);
    if let Some(time) = nearest {
        return as_period(time, said_on);
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
    matches!(time.relation, Relation::Since | Relation::Between | Relation::Until)
}

/// "since", "following" some tokens before a date, with nothing but the event between: "since the September summit".
fn opener(reading: &Reading<'_>, time: &TimeMention, start: usize) -> Option<usize> {
    if time.kind != TimeKind::Date || time.relation != Relation::At {
        return None;
    }
    let least = start.max(time.first.saturating_sub(OPENING));
    (least..time.first)
        .rev()
        .take_while(|at| !reading.is_mark(*at, ',') && !reading.is_mark(*at, ';'))
        .find(|at| reading.is_any(*at, &["since", "following"]))
}

fn as_period(time: &TimeMention, said_on: Option<Date>) -> Option<Period> {
    let period = time.period?;
    Some(match time.relation {
        Relation::Since | Relation::At => Period { from: period.from, to: said_on },
        Relation::Until => Period::until(period.to.or(period.from)?),
        _ => period,
    })
}
