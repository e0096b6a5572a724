//! Period: the time a figure covers, from the windows and dates of its sentence.

mod aside;
mod base;
mod carried;
mod like;
mod other;
mod own;
mod reference;
mod window;

pub(in crate::claim) use carried::carry_over;
pub(in crate::claim) use like::{LIKE_STRETCH, Like, like_stretch};
pub(in crate::claim) use own::is_dated;
pub(in crate::claim) use reference::up_to_reference;

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, SpeechWord};
use plimsoll_text::TokenKind;

use super::Measure;
use super::event_time::{dated_event, is_of_event};
use super::lent::is_compared;
use crate::attribution::opening;
use crate::edtf::{Date, Period};
use crate::measure::{Governor, Window, is_of_them};
use crate::quantity::QuantityMention;
use crate::time::{Relation, TimeMention};
use crate::{Analysis, Reading};
use aside::{is_aside, relative_around, whole_before};
use base::{is_base, is_base_of, is_in_comparison, is_multiplied, is_of_base_behind, is_of_compared};
use other::{
    Part, dates_naming, dates_words, is_abandoned, is_counted_from, is_of_aside_words, is_of_count,
    is_of_data, is_of_further, is_of_goal, is_of_order, is_of_other_clause, is_of_other_deed,
    is_of_other_predicate, is_of_other_tense, is_of_part, is_of_part_behind, is_of_participle, is_of_picture,
    is_of_rank, is_of_thing, is_of_total, is_of_whole, is_parted, opens_more_words, opens_next_clause,
    opens_words, summed_from,
};
use own::{
    dates_deed, dates_figure, is_joined, is_of_own_clause, names_sum, opens_when_clause, stands_behind,
};
use window::{ahead, coming, forecasts, is_weekday, said_window, tells_year, up_to, was_ahead, window_of};

/// Tokens between "since" and the date of the event it names.
const OPENING: usize = 24;

/// The period that the sentence gives a figure of `measure` said on `said_on` by words that end before token `said_at`, and the
/// tokens that tell it.
pub(super) fn period(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    (measure, governor): (Measure, Option<&Governor>),
    window: Window,
    said_on: Option<Date>,
    said_at: Option<usize>,
) -> Option<(Period, std::ops::Range<usize>)> {
    let reading = &analysis.reading;
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let from = analysis.times.partition_point(|time| time.first < sentence.start);
    if matches!(measure, Measure::Other | Measure::Distance | Measure::Size) {
        let of_clause = || {
            (measure == Measure::Other)
                .then(|| own_window(analysis, from, mention, window, said_on))
                .flatten()
        };
        let Some(own) = own_date(analysis, from, &sentence, mention) else { return of_clause() };
        let window =
            said_window(own, said_on).filter(|period| said_on.is_none() || period.from != said_on)?;
        return Some((window, own.first..own.end));
    }
    if !covers_time(measure) {
        return None;
    }
    // "…, an official conceded last week", "said last week it had fined 40": when it was said.
    // "A: In summer it was 40": no verb.
    let says = |at: usize| at > 0 && reading.has(at - 1, Sort::Saying);
    let of_saying = |time: &&TimeMention| {
        said_at.is_some_and(|at| {
            (mention.end < at || says(at) && at < mention.first && opens_words(reading, time.end))
                && (time.first == at || time.first == at + 1 && reading.is_class(at, Class::Preposition))
        }) || said_at.is_some_and(|at| is_of_putting(reading, time, mention, at))
            || is_of_aside_words(reading, time, mention)
            || is_abandoned(reading, time)
            || is_counted_from(reading, time)
            || dates_naming(reading, time)
            || time.first > mention.end && dates_words(reading, time)
            || opens_more_words(reading, time)
            || is_of_data(reading, time)
            || is_of_part(analysis, time, mention)
    };
    let times = analysis.times[from..].iter().take_while(|time| time.first < sentence.end);
    let of_order = |time: &&TimeMention| is_of_order(analysis, time, mention, measure);
    let filed = opening(reading, &sentence);
    let times = times.filter(|time| time.first >= filed && !of_saying(time) && !of_order(time));
    let times =
        times.filter(|time| !is_multiplied(reading, time, mention) && !is_of_thing(reading, time, mention));
    // "700,000 by 2026, up from 70,000": the base has no time that stands before it.
    let base = is_set_beside(analysis, mention);
    let times = times.filter(|time| !base || time.first > mention.first);
    // "40 on Monday, bringing the total to 300"
    let summed = summed_from(reading, mention);
    let times = times.filter(|time| match summed {
        Some(noun) => time.first > noun,
        None => !is_of_total(reading, time),
    });
    let times = times.filter(|time| !is_of_other_tense(analysis, time, mention, governor));
    let times = times
        .filter(|time| !is_of_part_behind(analysis, time, mention) && !is_of_goal(analysis, time, mention))
        .filter(|time| !is_of_further(analysis, time, mention));
    let times = times.filter(|time| !is_base(analysis, time) && !is_base_of(reading, time, mention));
    let times = times.filter(|time| {
        !is_of_base_behind(analysis, time, mention) && !opens_next_clause(analysis, time, mention)
    });
    let aside = relative_around(reading, mention.first);
    let times = times.filter(|time| aside.as_ref().is_none_or(|aside| aside.contains(&time.first)));
    let whole = whole_before(reading, &analysis.times[from..], mention);
    let times = times.filter(|time| whole.is_none_or(|comma| time.first > comma));
    let times = times.filter(|time| time.first < mention.end || !is_of_other_deed(analysis, time, mention));
    let distance =
        |time: &&TimeMention| (is_joined(reading, time, mention), time.first.abs_diff(mention.first));
    let part = Part::of(reading, &sentence, mention);
    let has_own = part.is_some_and(|own| times.clone().any(|time| own.hold(time) && is_dated(time)));
    // "In March 400 were ordered; 110 had been handed over by May": what is told first may date what follows, not the other way.
    let in_part =
        |time: &&TimeMention| part.is_none_or(|own| own.hold(time) || !has_own && time.first < mention.first);
    let windows = times
        .clone()
        .filter(in_part)
        .filter(|time| !is_of_other_clause(reading, time, mention) && !is_of_whole(analysis, time, mention))
        .filter(|time| !is_in_comparison(reading, time, mention) && !is_of_rank(reading, time, mention))
        .filter(|time| !is_of_participle(analysis, time, mention))
        .filter(|time| !is_of_compared(analysis, time, mention))
        .filter(|time| !is_of_other_predicate(analysis, time, mention) && !is_of_picture(reading, time))
        .filter_map(|time| Some((distance(&time), window_of(reading, time, sentence.start, said_on)?, time)));
    if let Some(event) =
        measure.is_fate().then(|| dated_event(&analysis.times[from..], reading, mention)).flatten()
    {
        return Some((event.period?, event.first..event.end));
    }
    let in_clause = |time: &&TimeMention| {
        let near = (window.first..window.end).contains(&time.first)
            || measure.is_fate() && is_of_event(reading, time, mention);
        is_dated(time)
            && (near
                || is_of_picture(reading, time)
                || stands_behind(reading, time, mention)
                || is_of_own_clause(reading, time, mention)
                || names_sum(reading, time, mention)
                || opens_when_clause(reading, time, mention))
            && !is_aside(reading, time, mention)
    };
    let plain = times
        .clone()
        .filter(in_clause)
        .filter(|time| time.relation == Relation::At || is_of_picture(reading, time))
        .filter(|time| !is_of_compared(analysis, time, mention))
        // "since a ferry sank on Tuesday", of another clause: no day of this one.
        .filter(|time| {
            is_of_picture(reading, time) || window_of(reading, time, sentence.start, said_on).is_none()
        })
        .filter(|time| !is_of_count(reading, time) && !is_in_comparison(reading, time, mention))
        .filter(|time| !is_of_participle(analysis, time, mention) && !is_of_whole(analysis, time, mention))
        .filter(|time| !is_of_other_predicate(analysis, time, mention));
    let dates_deed = |time: &&TimeMention| governor.is_some_and(|by| dates_deed(reading, time, mention, by));
    let behind = plain.clone().find(|time| stands_behind(reading, time, mention) || dates_deed(time));
    let nearest_window = windows.min_by_key(|(distance, ..)| *distance);
    // "since it was founded last October, the port received 40 ships in 2024"
    let fronted = |time: &TimeMention| (time.end..mention.first).any(|at| reading.is_mark(at, ','));
    // "750,000 this year, up from 70,000 in 2022, and 1.1 million by 2027": each figure has the time against it.
    let own = times.clone().find(|time| stands_behind(reading, time, mention) || dates_deed(time));
    let of_another = |time: &TimeMention| {
        own.is_some_and(|own| own.first != time.first)
            && (is_parted(analysis, time, mention)
                || is_compared(reading, mention)
                || is_of_them(reading, mention.end)
                || time.end <= mention.first
                    && (is_joined(reading, time, mention) || is_before_relative(reading, time, mention)))
    };
    if let Some((_, (window, relation), time)) =
        nearest_window.filter(|(.., time)| (behind.is_none() || !fronted(time)) && !of_another(time))
    {
        let looks_ahead =
            measure == Measure::Pledged || relation == Relation::Until && forecasts(reading, time);
        let window = if looks_ahead
            && !tells_year(reading, time)
            && !is_weekday(reading, time)
            && !was_ahead(reading, time)
        {
            ahead(window, reading.published)
        } else if measure == Measure::Pledged && relation == Relation::Since && is_weekday(reading, time) {
            coming(window, reading.published)
        } else {
            window
        };
        let counted = times.clone().find(|other| is_count_day(reading, other)).and_then(TimeMention::date);
        let window = match (counted, relation) {
            (Some(_), Relation::Until) if is_count_day(reading, time) => {
                let begins = |other: &&TimeMention| other.relation == Relation::Since;
                let from = times.clone().find(begins).and_then(|other| said_window(other, said_on)?.from);
                Period { from: from.or(window.from), ..window }
            }
            (Some(to), Relation::Since) => Period { to: Some(to), ..window },
            _ => up_to(window, relation, said_on),
        };
        return Some((window, time.first..time.end));
    }
    let nearest = plain.clone().min_by_key(distance)?;
    // "from 12,000 in January to 20,000 in June": the time that stands behind the figure before is that one's.
    let last = analysis.quantities.partition_point(|other| other.first < mention.first).checked_sub(1);
    let is_taken = || last.is_some_and(|last| dates_figure(reading, nearest, &analysis.quantities[last]));
    let nearest = behind.filter(|_| nearest.end <= mention.first && is_taken()).unwrap_or(nearest);
    if let Some(day) =
        nearest.period.and_then(|period| period.from).filter(|_| is_of_picture(reading, nearest))
    {
        return Some((Period { from: Some(day), to: Some(day) }, nearest.first..nearest.end));
    }
    let window = said_window(nearest, said_on).filter(|period| period.from != said_on)?;
    joined_time(analysis, nearest, said_on).or(Some((window, nearest.first..nearest.end)))
}

/// "last week the ministry put the losses at 40", "put the losses at 40 at the time": whether a time is that of a verb of putting a figure
/// somewhere, which ends before token `said_at`.
fn is_of_putting(
    reading: &Reading<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
    said_at: usize,
) -> bool {
    let words = [SpeechWord::Puts, SpeechWord::Revises];
    let puts = |at: usize| words.iter().any(|word| reading.hits.is_speech_word(at, *word));
    said_at > 0
        && (time.end < said_at || reading.is(time.end - 1, "time"))
        && said_at <= mention.first
        && time.relation == Relation::At
        && puts(said_at - 1)
}

/// "since May, for the guard, whose office has told of 40 this year": whether a relative clause stands between a time and the figure.
fn is_before_relative(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let opens = |at: usize| reading.is_mark(at, ',') && reading.is_class(at + 1, Class::Relative);
    (time.end..mention.first).any(opens)
}

/// "said on 12 February that 40, and on 14 February that 60": the day of the words in which a figure stands, where they are not the first.
pub(super) fn said_again(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Date> {
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let end = analysis.times.partition_point(|time| time.end < mention.first);
    let near =
        analysis.times[..end].iter().rev().take_while(|time| reading.sentence_at(time.first) == sentence);
    near.into_iter().find(|time| opens_more_words(reading, time)).and_then(TimeMention::date)
}

/// "reported 40 deaths on Monday, 60 on Tuesday": the day behind a figure, where the day behind the one before it in the sentence is
/// `said`, that of the saying.
pub(super) fn said_in_turn(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    last: &QuantityMention,
    said: Date,
) -> Option<Date> {
    let reading = &analysis.reading;
    let is_day = |time: &&TimeMention| time.date().is_some_and(|date| date.day().is_some());
    // "14 dead on Monday"
    let is_fate =
        |at: usize| reading.is_any(at, &["dead", "injured", "wounded", "missing", "killed", "hurt"]);
    let behind = |figure: &QuantityMention| {
        let next = analysis.times.partition_point(|time| time.first < figure.end);
        let joint = figure.end + usize::from(is_fate(figure.end));
        let is_right = |time: &TimeMention| {
            stands_behind(reading, time, figure) || time.first == joint + 1 && reading.is(joint, "on")
        };
        analysis.times.get(next).filter(is_day).filter(|time| is_right(time))
    };
    let is_next = reading.in_one_sentence(last.first, mention.first)
        && !(last.end..mention.first).any(|at| reading.has(at, Sort::Finite));
    let told = behind(last).filter(|time| is_next && time.date() == Some(said))?;
    behind(mention).filter(|time| time.first > told.first).and_then(TimeMention::date)
}

/// "…, up from 70,000": whether a figure is compared with the one before it in its sentence.
fn is_set_beside(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let last = analysis.quantities.partition_point(|other| other.first < mention.first).checked_sub(1);
    let reading = &analysis.reading;
    // "40 a day; output rose from 30": another clause.
    let is_base_of = |last: &QuantityMention| {
        reading.in_one_sentence(last.first, mention.first)
            && !(last.end..mention.first).any(|at| reading.has(at, Sort::Finite))
    };
    let votes = mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "against"));
    !votes && is_compared(reading, mention) && last.is_some_and(|last| is_base_of(&analysis.quantities[last]))
}

/// "employed 400 people in 1994": the date against a figure of which nothing is known but what it counts; not "40 horses on today's
/// scale".
fn own_date<'t>(
    analysis: &'t Analysis<'_>,
    from: usize,
    sentence: &std::ops::Range<usize>,
    mention: &QuantityMention,
) -> Option<&'t TimeMention> {
    let reading = &analysis.reading;
    let mut times = analysis.times[from..].iter().take_while(|time| time.first < sentence.end);
    times.find(|time| {
        time.relation == Relation::At
            && is_dated(time)
            && stands_behind(reading, time, mention)
            && reading.kind(time.end) != Some(TokenKind::Possessive)
    })
}

/// "has turned away 73 trucks since March", "94 planes landed from June to November": the window behind a figure of which nothing
/// is known but what it counts, in its clause and with no other figure between.
fn own_window(
    analysis: &Analysis<'_>,
    from: usize,
    mention: &QuantityMention,
    window: Window,
    said_on: Option<Date>,
) -> Option<(Period, std::ops::Range<usize>)> {
    let reading = &analysis.reading;
    let within = |time: &&TimeMention| mention.end <= time.first && time.first < window.end;
    let mut times = analysis.times[from..].iter().take_while(|time| time.first < window.end).filter(within);
    let time = times.find(|time| {
        matches!(time.relation, Relation::Since | Relation::Between)
            && !(mention.end..time.first).any(|at| reading.is_mark(at, ','))
            && !is_parted(analysis, time, mention)
            && !is_of_other_clause(reading, time, mention)
            && !is_of_rank(reading, time, mention)
            && !is_in_comparison(reading, time, mention)
            && reading.kind(time.end) != Some(TokenKind::Possessive)
    })?;
    let (window, relation) = window_of(reading, time, mention.first, said_on)?;
    Some((up_to(window, relation, said_on), time.first..time.end))
}

/// "as of 18 March": the day up to which a count goes.
fn is_count_day(reading: &Reading<'_>, time: &TimeMention) -> bool {
    time.relation == Relation::Until
        && time.first > 1
        && reading.is(time.first - 1, "of")
        && reading.is(time.first - 2, "as")
}

/// "in 2020 and 2021": the period that two times of a kind joined by a conjunction make together.
fn joined_time(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    said_on: Option<Date>,
) -> Option<(Period, std::ops::Range<usize>)> {
    let times = &analysis.times;
    let at = times.partition_point(|other| other.first < time.first);
    let joins = |one: &TimeMention, next: &TimeMention| {
        next.first == one.end + 1
            && analysis.reading.is_class(one.end, Class::Conjunction)
            && next.relation == Relation::At
            && one.relation == Relation::At
            && next.value.len() == one.value.len()
    };
    let behind = times.get(at + 1).filter(|next| joins(time, next)).map(|next| (time, next));
    let before =
        || at.checked_sub(1).map(|at| &times[at]).filter(|one| joins(one, time)).map(|one| (one, time));
    let (one, next) = behind.or_else(before)?;
    let (from, to) = (said_window(one, said_on)?.from?, said_window(next, said_on)?.to?);
    (from.first_day() < to.first_day())
        .then_some((Period { from: Some(from), to: Some(to) }, one.first..next.end))
}

/// The first period that the line opening a list tells, for a figure of `measure` below it.
pub(super) fn period_of_line(
    analysis: &Analysis<'_>,
    line: std::ops::Range<usize>,
    measure: Measure,
    said_on: Option<Date>,
) -> Option<(Period, std::ops::Range<usize>)> {
    let from = analysis.times.partition_point(|time| time.first < line.start);
    let times = analysis.times[from..].iter().take_while(|time| time.first < line.end);
    let tells = |time: &&TimeMention| {
        time.relation != Relation::At || is_dated(time) && (said_on.is_none() || time.date() != said_on)
    };
    let mut periods = times.filter(tells).filter_map(|time| {
        let window = said_window(time, said_on).filter(|period| period.from != said_on)?;
        // "What we know this morning: 40 died, the police said on Wednesday"
        let begins = window.from.and_then(|from| from.first_day());
        let is_later = said_on.is_some_and(|said| begins > said.last_day() && begins.is_some());
        (!is_later).then(|| (up_to(window, time.relation, said_on), time.first..time.end))
    });
    periods.next().filter(|_| covers_time(measure))
}

/// Room, working rates and distances hold at a time; they do not add up over one.
fn covers_time(measure: Measure) -> bool {
    !matches!(
        measure,
        Measure::Capacity | Measure::Utilisation | Measure::Distance | Measure::Size | Measure::Other
    )
}
