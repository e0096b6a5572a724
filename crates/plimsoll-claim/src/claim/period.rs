//! Period: the time a figure covers, from the windows and dates of its sentence.

use crate::Analysis;
use crate::edtf::{Date, Period};
use crate::measure::Window;
use crate::quantity::QuantityMention;
use crate::time::{Relation, TimeKind, TimeMention};

/// The period that the sentence gives a figure said on `said_on`.
pub(super) fn period(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    window: Window,
    said_on: Option<Date>,
) -> Option<Period> {
    let sentence = analysis.reading.sentences[analysis.reading.sentence_at(mention.first)].tokens.clone();
    let from = analysis.times.partition_point(|time| time.first < sentence.start);
    let times = analysis.times[from..].iter().take_while(|time| time.first < sentence.end);
    let distance = |time: &&TimeMention| time.first.abs_diff(mention.first);
    let windows = times
        .clone()
        .filter(|time| is_window(time))
        .min_by_key(distance)
        .and_then(|time| as_period(time, said_on));
    let inside = || {
        let in_clause = |time: &&TimeMention| {
            time.kind == TimeKind::Date && (window.first..window.end).contains(&time.first)
        };
        let plain = times.clone().filter(in_clause).filter(|time| time.relation == Relation::At);
        plain.min_by_key(distance).and_then(|time| time.period).filter(|period| period.from != said_on)
    };
    windows.or_else(inside)
}

fn is_window(time: &TimeMention) -> bool {
    matches!(time.relation, Relation::Since | Relation::Between | Relation::Until) && time.period.is_some()
}

fn as_period(time: &TimeMention, said_on: Option<Date>) -> Option<Period> {
    let period = time.period?;
    Some(match time.relation {
        Relation::Since => Period { from: period.from, to: said_on },
        Relation::Until => Period::until(period.to.or(period.from)?),
        _ => period,
    })
}
