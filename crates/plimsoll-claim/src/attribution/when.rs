//! The day of an utterance, from the times in its clause of saying.

use std::ops::Range;

use plimsoll_lexicon::tables::{ActorKind, Class, RoleKind, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;

use super::clause;
use super::frame::Frame;
use crate::time::{Relation, TimeKind, TimeMention};
use crate::{Date, Reading};

/// When it was said: the first day, month or year in the clause of saying that dates the saying itself.
pub(super) fn said_on(reading: &Reading<'_>, times: &[TimeMention], frame: &Frame) -> Option<Date> {
    let clause = frame.clause.clone();
    let from = times.partition_point(|time| time.first < clause.start);
    // "announced on Tuesday": a day that nothing places says that no other time of the clause is meant.
    let after = frame.cue.end..frame.cue.end + 3;
    let stands = |time: &&TimeMention| after.contains(&time.first) && time.kind == TimeKind::Date;
    if let Some(unplaced) = times[from..].iter().take_while(|time| time.first < after.end).find(stands)
        && unplaced.date().is_none()
        && unplaced.period.is_none()
    {
        return None;
    }
    let near = times[from..].iter().take_while(|time| time.end <= clause.end);
    let own = near.filter(|time| dates_saying(reading, time, frame)).find_map(TimeMention::date);
    own.or_else(|| pointed_at(reading, times, clause.start))
        .or_else(|| behind_object(reading, times, frame))
        .or_else(|| in_paper(reading, times, frame))
        .or_else(|| speaking_behind(reading, times, frame))
        .map(plain)
}

/// Tokens of "speaking in the port of Korvik on".
const SPEAKING: usize = 8;

/// "said that 40 were lost, speaking on Monday in Korvik": the time behind a comma and a participle of speaking.
fn speaking_behind(reading: &Reading<'_>, times: &[TimeMention], frame: &Frame) -> Option<Date> {
    let said = frame.content.last().filter(|said| said.start >= frame.cue.end)?;
    let speaks =
        |at: &usize| reading.is_any(*at, &["speaking", "talking"]) && clause::is_comma(reading, *at - 1);
    let verb = (said.start + 1..said.end).find(speaks)?;
    let end = (verb..said.end).find(|at| clause::is_comma(reading, *at)).unwrap_or(said.end);
    let from = times.partition_point(|time| time.first < verb);
    let mut near = times[from..].iter().take_while(|time| time.end <= end.min(verb + SPEAKING));
    near.find(|time| time.relation == Relation::At).and_then(TimeMention::date)
}

/// "had put the toll at 40 in a report last May": the time of the paper behind what is said.
fn in_paper(reading: &Reading<'_>, times: &[TimeMention], frame: &Frame) -> Option<Date> {
    let said = frame.content.last().filter(|said| said.start >= frame.cue.end)?;
    let from = times.partition_point(|time| time.first < said.start);
    let end = (said.start..said.end).find(|at| clause::is_comma(reading, *at)).unwrap_or(said.end);
    let mut near = times[from..].iter().take_while(|time| time.end <= end);
    near.find(|time| is_within_paper(reading, time)).and_then(TimeMention::date)
}

/// "announced a package of 40 boats on Monday": the day behind a thing made known, no clause with a time of its own.
fn behind_object(reading: &Reading<'_>, times: &[TimeMention], frame: &Frame) -> Option<Date> {
    let [object] = frame.content.as_slice() else { return None };
    if object.start < frame.cue.end || reading.is(object.start, "that") {
        return None;
    }
    let from = times.partition_point(|time| time.first < object.start);
    let day = |time: &&TimeMention| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && time.date().is_some_and(|date| date.day().is_some())
    };
    let time = times[from..].iter().take_while(|time| time.end <= object.end).find(day)?;
    let first = time.first - usize::from(reading.is(time.first - 1, "on"));
    // "raised its estimate of shells sent to 5 million on Monday": no clause stands behind the figure.
    let revises = clause::is_speech(reading, frame.cue.end - 1, SpeechWord::Revises);
    let figure = (object.start..first).rev().find(|at| revises && clause::is_figure(reading, *at));
    let from = figure.unwrap_or(object.start);
    let is_thing = first > from && !clause::has_clause(reading, from..first);
    time.date().filter(|_| is_thing && time.relation == Relation::At)
}

/// Whether a time stands in the clause of saying that tells when it was said, be it no day ("last week").
pub(super) fn is_timed(reading: &Reading<'_>, times: &[TimeMention], frame: &Frame) -> bool {
    let from = times.partition_point(|time| time.first < frame.clause.start);
    let mut near = times[from..].iter().take_while(|time| time.end <= frame.clause.end);
    near.any(|time| dates_saying(reading, time, frame))
}

fn dates_saying(reading: &Reading<'_>, time: &TimeMention, frame: &Frame) -> bool {
    let before = time.first.saturating_sub(1);
    let as_of = before > 0 && reading.is(before, "of") && reading.is(before - 1, "as");
    // "In photos taken Oct. 5 it observed": the day of the photos.
    let of_another = time.first > frame.clause.start
        && time.first < frame.cue.start
        && clause::is_verb(reading, before)
        && !clause::is_made(reading, before)
        && !is_saying_noun(reading, before);
    let of_another = of_another || is_of_aside(reading, time, frame) || is_of_thing(reading, time);
    // "told me last night"
    let dated = time.kind == TimeKind::Date || (time.kind == TimeKind::Time && time.date().is_some());
    dated && (time.relation == Relation::At || as_of) && !of_another
}

/// Tokens of "'s latest tracking poll".
const OWNED: usize = 4;

/// "commenting on Monday's raid", "figures for January", "two days later" than what the text does not date: whether the time is none of
/// any words.
fn is_of_thing(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let is_words = |at: usize| is_shown(reading, at) || clause::is_speech(reading, at, SpeechWord::Poll);
    let owns = reading.kind(time.end) == Some(TokenKind::Possessive)
        && !(time.end + 1..time.end + 1 + OWNED).any(is_words);
    let before = time.first.checked_sub(1);
    owns || is_to_come(reading, time) || before.is_some_and(|at| reading.is(at, "for"))
}

/// "two days later", counted from the report's own day for want of another.
fn is_to_come(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let published = reading.published.and_then(|day| day.last_day());
    let told = time.date().and_then(|date| date.first_day());
    reading.is(time.end - 1, "later") && published.zip(told).is_some_and(|(published, told)| told > published)
}

/// "The captain, who fled last month, said": whether the time is that of a clause about who speaks, where it tells of no words of theirs.
fn is_of_aside(reading: &Reading<'_>, time: &TimeMention, frame: &Frame) -> bool {
    let Some(source) = frame.source.tokens.as_ref().filter(|source| source.contains(&time.first)) else {
        return false;
    };
    let relative = (source.start + 1..time.first).rev().find(|at| clause::is_relative(reading, *at));
    let speaks = |at: usize| {
        clause::saying_at(reading, at).is_some()
            || clause::is_speech(reading, at, SpeechWord::Speaks)
            || clause::is_speech(reading, at, SpeechWord::Appears)
    };
    // "The mayor, who had put the toll at 40 in a report last May, raised it": of the figure before it.
    let counts = |relative: usize| (relative + 1..time.first).any(|at| clause::is_figure(reading, at));
    relative.is_some_and(|relative| counts(relative) || !(relative + 1..time.first).any(speaks))
}

/// Tokens from "published" to the time of it.
const MADE: usize = 8;

/// "a report published on Tuesday", "its report of 3 May", "figures, released in March,": whether a time is that of a paper.
pub(crate) fn is_of_paper(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let Some(last) = time.first.checked_sub(1) else { return false };
    let is_joint = reading.is_class(last, Class::Preposition) || reading.is(last, "dated");
    let noun = if is_joint { last.saturating_sub(1) } else { last };
    let direct = is_joint && reading.is_any(last, &["of", "on", "dated"]) && is_paper(reading, noun);
    // "A report in February counted": not "In a report in February 40 were counted".
    let counts =
        reading.is(last, "in") && is_paper(reading, noun) && reading.is_class(time.end, Class::Tally);
    (direct || counts) && reading.kind(time.end) != Some(TokenKind::Possessive)
        || is_within_paper(reading, time)
        || is_of_making(reading, noun)
}

/// "in a report last May": whether a time is that of a paper in which something is told. A poll is of its time.
fn is_within_paper(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let Some(last) = time.first.checked_sub(1) else { return false };
    let noun = last.saturating_sub(usize::from(reading.is(last, "in")));
    is_paper(reading, noun) && !clause::is_speech(reading, noun, SpeechWord::Poll) && is_within(reading, noun)
}

/// Tokens of "in its second annual" before a report.
const WITHIN: usize = 5;

/// "in a report last May": whether something is told in the paper at token `noun`.
fn is_within(reading: &Reading<'_>, noun: usize) -> bool {
    let mut near = (noun.saturating_sub(WITHIN)..noun).rev();
    let is_plain = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word)
            && !clause::is_finite(reading, *at)
            && !reading.is_class(*at, Class::Preposition)
    };
    near.find(|at| !is_plain(at)).is_some_and(|at| reading.is(at, "in"))
}

/// Whether words that tell of the making of a paper lead up to token `last`: "report published by the institute".
fn is_of_making(reading: &Reading<'_>, last: usize) -> bool {
    let near = (last.saturating_sub(MADE)..=last).rev();
    let made = near
        .take_while(|at| reading.kind(*at) == Some(TokenKind::Word))
        .find(|at| clause::is_made(reading, *at) || clause::is_finite(reading, *at));
    let Some(made) = made.filter(|at| *at > 1 && clause::is_made(reading, *at)) else { return false };
    let aside = clause::is_comma(reading, made - 1) || reading.is_class(made - 1, Class::Adverb);
    is_shown(reading, made - 1 - usize::from(aside))
}

/// "report", "statement".
fn is_paper(reading: &Reading<'_>, at: usize) -> bool {
    is_saying_noun(reading, at)
        || reading.hits.at(at).any(|hit| hit.meaning == Meaning::Role(RoleKind::Document))
}

/// The same, and "data", "figures", "tally"; "a paper" of researchers is called as an outlet is.
pub(crate) fn is_shown(reading: &Reading<'_>, at: usize) -> bool {
    let evidence = |hit: &Hit| {
        matches!(hit.meaning, Meaning::Role(RoleKind::Evidence) | Meaning::Body(ActorKind::Outlet))
    };
    is_paper(reading, at)
        || reading.is_class(at, Class::CountNoun)
        || clause::is_speech(reading, at, SpeechWord::Figures)
        || reading.hits.at(at).any(evidence)
}

/// "at a briefing Monday": the day of the saying.
fn is_saying_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::ReportingNoun(_)))
}

/// Tokens before "at that time" in which that time stands.
pub(super) const POINTED_AT: usize = 40;
/// Tokens before a clause behind "when" in which its time stands.
const NEAR: usize = 3;

/// Whether words among the tokens can point at a time before them.
pub(super) fn can_point(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    let is_that_time = |at: usize| reading.is(at, "that") && reading.is(at + 1, "time");
    tokens.into_iter().any(|at| reading.is(at, "when") || is_that_time(at))
}

/// "since February, when S said", "At that time S said": the time before.
fn pointed_at(reading: &Reading<'_>, times: &[TimeMention], start: usize) -> Option<Date> {
    let when = start.checked_sub(1).filter(|at| reading.is(*at, "when"));
    let then = reading.is(start, "at") && reading.is(start + 1, "that") && reading.is(start + 2, "time");
    if when.is_none() && !then {
        return None;
    }
    let last = times.partition_point(|time| time.end <= start).checked_sub(1).map(|at| &times[at])?;
    let near = start.saturating_sub(if then { POINTED_AT } else { NEAR });
    let period = last.period.filter(|_| last.end >= near && last.kind == TimeKind::Date)?;
    last.date().or(period.from).or(period.to)
}

/// The date without "about": "the end of February" is in February.
fn plain(date: Date) -> Date {
    match (date.year(), date.month(), date.day()) {
        (year, Some(month), Some(day)) => Date::day_of(year, month, day),
        (year, Some(month), None) => Date::month_of(year, month),
        (Some(year), None, None) => Date::year_only(year),
        _ => date,
    }
}
