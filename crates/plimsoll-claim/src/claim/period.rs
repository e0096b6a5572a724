//! Period: the time a figure covers, from the windows and dates of its sentence.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::Measure;
use super::draft::Draft;
use super::event_time::{dated_event, is_of_event};
use super::lent::is_compared;
use super::measured::opens_comparison;
use crate::attribution::{is_of_paper, opening};
use crate::edtf::{Date, Period};
use crate::measure::{Governor, Window, governor_of_whole, is_of_them};
use crate::quantity::noun_phrase::has_past_ending;
use crate::quantity::{QuantityKind, QuantityMention};
use crate::time::{Relation, TimeKind, TimeMention};
use crate::{Analysis, Reading};

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
    if !covers_time(measure) {
        return None;
    }
    let reading = &analysis.reading;
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let from = analysis.times.partition_point(|time| time.first < sentence.start);
    // "…, an official conceded last week": when it was said.
    let of_saying = |time: &&TimeMention| {
        said_at.is_some_and(|at| {
            mention.end < at
                && (time.first == at || time.first == at + 1 && reading.is_class(at, Class::Preposition))
        })
    };
    let times = analysis.times[from..].iter().take_while(|time| time.first < sentence.end);
    let of_order = |time: &&TimeMention| is_of_order(analysis, time, mention, measure);
    let filed = opening(reading, &sentence);
    let times = times.filter(|time| time.first >= filed && !of_saying(time) && !of_order(time));
    let times = times.filter(|time| !is_multiplied(reading, time, mention));
    // "40 on Monday, bringing the total to 300"
    let summed = summed_from(reading, mention);
    let times = times.filter(|time| match summed {
        Some(noun) => time.first > noun,
        None => !is_of_total(reading, time),
    });
    let times = times.filter(|time| !is_base(analysis, time));
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
            && (near || stands_behind(reading, time, mention) || is_of_own_clause(reading, time, mention))
            && !is_aside(reading, time)
    };
    let plain = times
        .clone()
        .filter(in_clause)
        .filter(|time| time.relation == Relation::At && !is_of_compared(analysis, time, mention))
        .filter(|time| !is_of_count(reading, time) && !is_in_comparison(reading, time, mention))
        .filter(|time| !is_of_participle(analysis, time, mention));
    let dates_deed = |time: &&TimeMention| governor.is_some_and(|by| dates_deed(reading, time, mention, by));
    let behind = plain.clone().find(|time| dates_figure(reading, time, mention) || dates_deed(time));
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
                || time.end <= mention.first && is_joined(reading, time, mention))
    };
    if let Some((_, (window, relation), time)) =
        nearest_window.filter(|(.., time)| (behind.is_none() || !fronted(time)) && !of_another(time))
    {
        let looks_ahead =
            measure == Measure::Pledged || relation == Relation::Until && forecasts(reading, time);
        let window =
            if looks_ahead && !tells_year(reading, time) { ahead(window, reading.published) } else { window };
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
    let window = said_window(nearest, said_on).filter(|period| period.from != said_on)?;
    joined_time(analysis, nearest, said_on).or(Some((window, nearest.first..nearest.end)))
}

/// Tokens between a comma and "the total", and from there to its figure.
const SUMMED: usize = 6;

/// "detained 40 on Monday, bringing the total to 300": the noun of a sum that is told behind a comma, which has no time from before.
fn summed_from(reading: &Reading<'_>, mention: &QuantityMention) -> Option<usize> {
    let before = mention.first.checked_sub(1)?;
    // "the total since May to 22 ships and 300 crates"
    let joined = reading.is(before, "and").then(|| {
        let mut near = (before.saturating_sub(SUMMED)..before).rev();
        near.find(|at| reading.is(*at, "to") && reading.kind(at + 1) == Some(TokenKind::Number))
    });
    let to = joined.flatten().or(Some(before).filter(|at| reading.is(*at, "to")))?;
    let near = to.saturating_sub(SUMMED)..to;
    let noun = near.rev().find(|at| reading.is_class(*at, Class::CountNoun))?;
    let comma = (noun.saturating_sub(SUMMED)..noun).rev().find(|at| reading.is_mark(*at, ','))?;
    reading.word(comma + 1).ends_with("ing").then_some(noun)
}

/// "bringing its total this year to 48", "the total since 2023 to 48": the time of a sum.
fn is_of_total(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let before = time.first.checked_sub(1).map(|at| match reading.is_any(at, &["since", "in", "for"]) {
        true => at.saturating_sub(1),
        false => at,
    });
    before.is_some_and(|at| reading.is_class(at, Class::CountNoun)) && reading.is(time.end, "to")
}

/// "rose 0.4 percent in May from April": the time with which another one right before it is compared.
fn is_base(analysis: &Analysis<'_>, time: &TimeMention) -> bool {
    let from = time.first.checked_sub(1).filter(|at| analysis.reading.is(*at, "from"));
    let next = analysis.times.partition_point(|other| other.first < time.first);
    let last = next.checked_sub(1).map(|last| &analysis.times[last]);
    from.zip(last)
        .is_some_and(|(from, last)| last.end == from && last.relation == Relation::At && is_dated(last))
}

/// The part of a sentence with semicolons in which a figure stands.
#[derive(Clone, Copy)]
struct Part {
    first: usize,
    end: usize,
}

impl Part {
    fn of(
        reading: &Reading<'_>,
        sentence: &std::ops::Range<usize>,
        mention: &QuantityMention,
    ) -> Option<Self> {
        let mut parts = reading.marks(sentence.clone()).filter(|at| reading.is_mark(*at, ';')).peekable();
        parts.peek()?;
        let (mut first, mut end) = (sentence.start, sentence.end);
        for at in parts {
            if at < mention.first {
                first = at;
            } else {
                end = end.min(at);
            }
        }
        Some(Self { first, end })
    }

    fn hold(self, time: &TimeMention) -> bool {
        (self.first..self.end).contains(&time.first)
    }
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
        Some((up_to(window, time.relation, said_on), time.first..time.end))
    });
    periods.next().filter(|_| covers_time(measure))
}

/// A date, or a part of a day whose date is known: "Sunday night".
pub(super) fn is_dated(time: &TimeMention) -> bool {
    let day = |date: Date| date.day().is_some() && date.year().is_some();
    time.kind == TimeKind::Date || time.kind == TimeKind::Time && time.date().is_some_and(day)
}

/// "40 ships in 2024": a date behind a figure, with nothing but what it counts between.
fn dates_figure(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let from = mention.phrase.map_or(mention.end, |phrase| phrase.end.max(mention.end));
    let joint = time.first.checked_sub(1).filter(|joint| *joint == from);
    joint.is_some_and(|joint| reading.is_class(joint, Class::Preposition))
}

/// "70,000 in 2022", "750,000 this year", "18 tanks (2023)": a time right behind a figure and what it counts.
fn stands_behind(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    // "five of them last week"
    let from = if is_of_them(reading, mention.end) {
        mention.end + 2
    } else {
        mention.phrase.map_or(mention.end, |phrase| phrase.end.max(mention.end))
    };
    let bracketed = reading.is_mark(from, '(') && time.first == from + 1 && reading.is_mark(time.end, ')');
    // "(2023: 12 million)"
    let labels = reading.is_mark(time.end, ':') && time.end + 1 == mention.first;
    time.first == from || bracketed || labels || dates_figure(reading, time, mention)
}

/// Tokens from a participle to the time of it.
const DEED: usize = 6;

/// "48 tanks ordered by Norland in 2022": a time in the phrase of the participle that governs a figure from behind.
fn dates_deed(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention, by: &Governor) -> bool {
    let from = mention.phrase.map_or(mention.end, |phrase| phrase.end.max(mention.end));
    by.first == from
        && !by.passive
        && by.form.is_any(VerbForm::PARTICIPLE)
        && (by.end..=by.end + DEED).contains(&time.first)
        && (by.end..time.first).all(|at| {
            reading.kind(at) == Some(TokenKind::Word)
                && !reading.is_class(at, Class::Conjunction)
                && !reading.is_class(at, Class::Auxiliary)
        })
}

/// "1.4 times the previous year's level", "twice last year's": the time of what a multiple is of; not "doubled last year".
fn is_multiplied(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let head = mention.phrase.map_or(mention.end - 1, |phrase| phrase.head);
    let is_multiple = || {
        mention.kind == QuantityKind::Multiple && !has_past_ending(reading, head) || reading.is(head, "times")
    };
    let between = head + 1..time.first;
    between.len() <= 1
        && time.first > head
        && is_multiple()
        && between.into_iter().all(|at| reading.is_class(at, Class::Definite))
}

/// "the 40 tanks it ordered in 2022 have arrived": the time of an order, where the figure tells of what came of it.
fn is_of_order(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
    measure: Measure,
) -> bool {
    let orders = |words: &Governor| matches!(words.measure, Measure::Pledged | Measure::Requested);
    if time.first <= mention.end || matches!(measure, Measure::Pledged | Measure::Requested) {
        return false;
    }
    let between = mention.end.max(time.first.saturating_sub(DEED + 1))..time.first;
    let verbs = analysis.outline.within(between).iter().rev();
    let last = verbs.into_iter().find(|words| words.rule == "measure.verb");
    last.filter(|last| orders(last) && last.form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE)))
        .is_some_and(|last| !(last.end..time.first).any(|at| analysis.reading.is_mark(at, ',')))
}

/// "60 tanks that followed in 2023": a time in the clause that goes on about what is counted.
fn is_of_own_clause(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let from = mention.phrase.map_or(mention.end, |phrase| phrase.end.max(mention.end));
    from < time.first
        && time.first - from <= OWN_CLAUSE
        && reading.is_class(from, Class::Relative)
        && (from..time.first).all(|at| reading.kind(at) == Some(TokenKind::Word))
}

/// "rose to seven, up from four last night": the time of the figure that this one is compared with.
fn is_of_compared(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first < time.first);
    let other = next.checked_sub(1).map(|last| &analysis.quantities[last]).filter(|other| {
        other.first > mention.first || other.first < mention.first && time.end <= mention.first
    });
    let leads = |other: &QuantityMention| {
        (other.end..time.first).all(|at| reading.kind(at) == Some(TokenKind::Word))
            && time.first < other.end + COMPARISON
    };
    // "158p a litre, up 9p since August": the time of the change.
    let changes = |other: &QuantityMention| other.change.is_some() && stands_behind(reading, time, other);
    other.is_some_and(|other| {
        is_compared(reading, other) && leads(other) || changes(other) || is_multiplied(reading, time, other)
    })
}

/// "148, with a further 150 expected this year": the time behind a participle that stands against another figure.
fn is_of_participle(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first < time.first);
    let other = next.checked_sub(1).map(|last| &analysis.quantities[last]);
    other.filter(|other| other.first > mention.first && other.end < time.first).is_some_and(|other| {
        let behind = other.end + 1;
        let joins =
            behind == time.first || behind + 1 == time.first && reading.is_class(behind, Class::Preposition);
        joins && has_past_ending(reading, other.end)
    })
}

/// Tokens from "its third" to "since 2021".
const RANKED: usize = 5;

/// "its third package since 2021", "the worst toll since 2019": the time from which a rank is counted.
fn is_of_rank(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    // "the highest number since it began to count in 2014"
    let opening = || {
        let near = (mention.end.max(time.first.saturating_sub(DEED + 2))..time.first).rev();
        let mut near = near.take_while(|at| !reading.is_mark(*at, ','));
        near.find(|at| reading.is_class(*at, Class::Opening))
    };
    let since = opening().or(Some(time.first).filter(|_| time.relation == Relation::Since));
    let Some(since) = since.filter(|since| *since > mention.end) else { return false };
    let ranks = |at: usize| {
        let ordinal = |hit: &Hit| matches!(hit.meaning, Meaning::Ordinal(_));
        let owned = [Class::Definite, Class::PossessivePronoun, Class::Article];
        (reading.is_class(at, Class::Superlative)
            || reading.hits.at(at).any(ordinal)
            || is_ordinal_in_digits(reading, at))
            && owned.iter().any(|class| reading.is_class(at - 1, *class))
    };
    let near = (mention.end + 1).max(since.saturating_sub(RANKED))..since;
    near.rev().take_while(|at| !reading.is_mark(*at, ',')).any(ranks)
}

/// "71st"
fn is_ordinal_in_digits(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Number) && reading.is_ordinal_ending(at + 1)
}

/// Tokens from "than" to the time of its clause.
const COMPARISON: usize = 8;

/// "a third of what it fired last summer", "more than it made in 2021", "more than in 2021": the time of a clause that a figure
/// before it is compared with.
fn is_in_comparison(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    // "twice as many as a week earlier, and 37 of them died": of no figure behind it either.
    let is_compared = time.first > mention.end || time.end <= mention.first;
    if is_compared && opens_comparison(reading, time.first.saturating_sub(1)) {
        return true;
    }
    let between = mention.end.max(time.first.saturating_sub(COMPARISON))..time.first;
    between.into_iter().any(|at| {
        let behind = at + 1;
        let begins = behind == time.first
            || reading.is_class(behind, Class::Pronoun)
            || reading.is_class(behind, Class::Preposition)
            || reading.is_capital(behind);
        begins && opens_comparison(reading, at)
    })
}

/// "double the number of 2022", "under the agreement of 4 June 2023", "a report published in May": the time of what a figure is
/// compared with, or of a paper.
fn is_of_count(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let is_of = |noun: usize| {
        let counts = reading.is_class(noun, Class::CountNoun) && reading.is_class(noun - 1, Class::Definite);
        counts || reading.is_class(noun, Class::Deal)
    };
    time.first > 2 && reading.is_any(time.first - 1, &["of", "dated"]) && is_of(time.first - 2)
        || is_of_paper(reading, time)
}

/// Whether another figure stands between a time and this one.
fn is_parted(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let between = if time.end <= mention.first { time.end..mention.first } else { mention.end..time.first };
    let next = analysis.quantities.partition_point(|other| other.first < between.start);
    analysis.quantities.get(next).is_some_and(|other| other.first < between.end)
}

/// Tokens from a relative pronoun to the time of its clause.
const OWN_CLAUSE: usize = 8;
/// Most tokens between a date and the "when" that tells of it.
const RELATIVE: usize = 2;

/// Whether a time stands in another clause than the figure: before "when" ("since February, when he spoke of 40"), in a clause
/// about something named ("the bridge, which was built in 1931, carries 40") or behind ", and" ("40 in October, and traffic
/// has grown in the last two months").
fn is_of_other_clause(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    if time.end <= mention.first {
        return (time.end..(time.end + RELATIVE).min(mention.first))
            .any(|at| reading.is_class(at, Class::When))
            || is_aside(reading, time);
    }
    let between = mention.end..time.first.min(mention.end + OPENING);
    let joins = |at: usize| reading.is_class(at, Class::Conjunction) && goes_on_with_clause(reading, at + 1);
    let subordinates =
        |at: usize| reading.is_class(at, Class::Subordinator) && !reading.is_class(at, Class::Opening);
    between
        .clone()
        .any(|at| reading.is_mark(at, ',') && at + 1 < time.first && (joins(at + 1) || subordinates(at + 1)))
        || is_of_other_noun(reading, between, mention)
}

/// "rose to 47 as crews reached villages that had been cut off since Thursday": a relative clause of another noun.
fn is_of_other_noun(
    reading: &Reading<'_>,
    between: std::ops::Range<usize>,
    mention: &QuantityMention,
) -> bool {
    let own = mention.phrase.map_or(mention.end, |phrase| phrase.end.max(mention.end));
    (own + 1..between.end).any(|at| {
        reading.is_class(at, Class::Relative)
            && reading.kind(at - 1) == Some(TokenKind::Word)
            && (reading.is_class(at + 1, Class::Auxiliary) || reading.is_class(at + 1, Class::Modal))
    })
}

/// "delivered 300 of the 900 shells it promised by March": the time of the clause about the whole.
fn is_of_whole(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let quantities = &analysis.quantities;
    let whole = quantities.get(quantities.partition_point(|other| other.first <= mention.first));
    let whole =
        whole.filter(|whole| analysis.reading.is(mention.end, "of") && whole.first <= mention.end + 2);
    let governor = whole.and_then(|whole| governor_of_whole(analysis, whole));
    governor.is_some_and(|governor| governor.first > mention.end && governor.first < time.first)
}

/// Whether a time stands in a relative clause between two commas.
fn is_aside(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let start = time.first.saturating_sub(OPENING);
    let comma = (start..time.first).rev().find(|at| reading.is_mark(*at, ','));
    let opens = comma.is_some_and(|comma| reading.is_class(comma + 1, Class::Relative));
    opens && reading.is_mark(time.end, ',')
}

/// Whether a clause of its own, with a subject and a verb, begins within a few tokens of `at`.
fn goes_on_with_clause(reading: &Reading<'_>, at: usize) -> bool {
    let starts = reading.is_class(at, Class::Complementiser)
        || reading.is_class(at, Class::Determiner)
        || reading.is_class(at, Class::Pronoun);
    starts
        || (at..at + 4).any(|at| reading.is_class(at, Class::Auxiliary) || reading.is_class(at, Class::Modal))
}

/// Whether "and" stands between a time and the figure: each of two joined clauses has its own.
fn is_joined(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let between = if time.end <= mention.first { time.end..mention.first } else { mention.end..time.first };
    between.take(OPENING).any(|at| reading.is_class(at, Class::Conjunction))
}

/// What a time dates, counted from the day of its utterance where that is told and fits better.
fn said_window(time: &TimeMention, said_on: Option<Date>) -> Option<Period> {
    let printed = time.window();
    let Some((said, counted)) = said_on.filter(|said| said.year().is_some()).zip(time.counted) else {
        return printed;
    };
    // "last month", said in February and printed in May, is no April.
    let begins_later = printed.and_then(|period| period.from?.first_day()) > said.last_day();
    if counted.is_length || begins_later { time.window_from(said).or(printed) } else { printed }
}

/// A transfer whose sentence tells no window has that of the sentence behind it, if that goes on about it without a
/// figure of its own ("It has been flowing since mid-2022."), else that of the transfer told before by the same speaker.
pub(super) fn carry_over(analysis: &Analysis<'_>, drafts: &mut [Draft<'_>]) {
    for at in 0..drafts.len() {
        if drafts[at].measure != Measure::Transferred || drafts[at].period.is_some() {
            continue;
        }
        let said_on = drafts[at].said_on;
        let behind = behind(analysis, drafts, at).map(|window| up_to(window, Relation::Since, said_on));
        let found = behind.or_else(|| before(drafts, at));
        if found.is_some() {
            drafts[at].period = found;
            drafts[at].rules.push("period.carried-over");
        }
    }
}

/// The window of the next sentence of the paragraph, if it has no figure.
fn behind(analysis: &Analysis<'_>, drafts: &[Draft<'_>], at: usize) -> Option<Period> {
    let reading = &analysis.reading;
    let number = reading.sentence_at(drafts[at].mention.first);
    let (here, next) = (reading.sentences.get(number)?, reading.sentences.get(number + 1)?);
    let has_figure = drafts
        .get(at + 1..)?
        .iter()
        .take(4)
        .any(|draft| reading.sentence_at(draft.mention.first) == number + 1);
    if next.paragraph != here.paragraph
        || has_figure
        || !analysis.outline.speaks_of(Measure::Transferred, next.tokens.clone())
    {
        return None;
    }
    let from = analysis.times.partition_point(|time| time.first < next.tokens.start);
    let times = analysis.times[from..].iter().take_while(|time| time.first < next.tokens.end);
    times.filter(|time| time.relation == Relation::Since).find_map(TimeMention::window)
}

/// The open window of the last transfer of the same speaker between the same parties.
fn before(drafts: &[Draft<'_>], at: usize) -> Option<Period> {
    let draft = &drafts[at];
    let speaker = |draft: &Draft<'_>| draft.voice.and_then(|voice| voice.speaker);
    let like = |other: &&Draft<'_>| {
        other.measure == Measure::Transferred
            && other.parties == draft.parties
            && speaker(other) == speaker(draft)
            && speaker(draft).is_some()
    };
    let last = drafts[at.saturating_sub(6)..at].iter().rev().find(like)?;
    let open = last
        .period
        .filter(|period| period.from.is_some() && (period.to.is_none() || period.to == last.said_on))?;
    (last.said_on == draft.said_on).then_some(open)
}

/// Room, working rates and distances hold at a time; they do not add up over one.
fn covers_time(measure: Measure) -> bool {
    !matches!(
        measure,
        Measure::Capacity | Measure::Utilisation | Measure::Distance | Measure::Size | Measure::Other
    )
}

/// The window a time opens or closes, by its relation or by an event that "since" or "following" dates with it: "since
/// the summit between the two leaders last September".
fn window_of(
    reading: &Reading<'_>,
    time: &TimeMention,
    start: usize,
    said_on: Option<Date>,
) -> Option<(Period, Relation)> {
    // "from Friday's earthquake": the day belongs to the event, and opens nothing.
    if reading.kind(time.end) == Some(TokenKind::Possessive) {
        return None;
    }
    if time.relation != Relation::At {
        return said_window(time, said_on).map(|window| (window, time.relation));
    }
    let least = start.max(time.first.saturating_sub(OPENING));
    let event =
        (least..time.first).rev().take_while(|at| !reading.is_mark(*at, ',') && !reading.is_mark(*at, ';'));
    let opens = event.into_iter().any(|at| reading.is_class(at, Class::Opening));
    let from = time.period.and_then(|period| period.from).filter(|_| opens && time.kind == TimeKind::Date)?;
    Some((Period::since(from), Relation::Since))
}

/// Tokens before "by autumn" in which a word can say that it is to come.
const FORECAST: usize = 12;

/// "expect prices to drop by autumn", "will fall by March": of a time that something is expected by.
fn forecasts(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let start = reading.sentences[reading.sentence_at(time.first)].tokens.start;
    let mut before = start.max(time.first.saturating_sub(FORECAST))..time.first;
    before.any(|at| {
        reading.is_class(at, Class::FutureModal)
            || reading.is_class(at, Class::Postponing) && reading.word(at).starts_with("expect")
            || reading.is_class(at, Class::Prospect)
    })
}

/// "March 2024", "the end of last month": a time that no other year can be meant by.
fn tells_year(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let is_year = |at: usize| reading.kind(at) == Some(TokenKind::Number) && reading.word(at).len() == 4;
    let shifts = |hit: &Hit| matches!(hit.meaning, Meaning::Shift(_));
    (time.first..time.end).any(|at| is_year(at) || reading.hits.at(at).any(shifts))
}

/// What is promised "by March" is promised for a March to come.
fn ahead(window: Period, published: Option<Date>) -> Period {
    let past =
        |to: &Date| published.is_some_and(|day| to.last_day() < day.first_day() && to.year().is_some());
    let next = |to: Date| to.year().map_or(to, |year| to.in_year(year.saturating_add(1)));
    match window.to.filter(|to| window.from.is_none() && past(to)) {
        Some(to) => Period::until(next(to)),
        None => window,
    }
}

/// A window that is open to the right ends, as far as is known, on the day of the utterance.
fn up_to(window: Period, relation: Relation, said_on: Option<Date>) -> Period {
    match relation {
        // "from 2027", said in 2025: it has not begun.
        Relation::Since | Relation::After => {
            let begins = window.from.and_then(|from| from.first_day());
            let to = said_on.filter(|said| begins.is_none() || said.last_day() >= begins);
            Period { to, ..window }
        }
        _ => window,
    }
}
