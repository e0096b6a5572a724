//! Times that belong to something else than the figure: another clause, a sum, a rank, an order.

use plimsoll_lexicon::tables::{Act, Class, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::OPENING;
use super::aside::is_aside;
use super::own::{DEED, is_dated, stands_behind};
use crate::attribution::{is_of_paper, is_shown};
use crate::claim::Measure;
use crate::measure::{Governor, VerbChain, governor_of_whole, is_condition, is_of_them};
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::{has_past_ending, is_past_form};
use crate::time::{Relation, TimeKind, TimeMention};
use crate::{Analysis, Reading};

/// Tokens between a comma and "the total", and from there to its figure.
const SUMMED: usize = 6;

/// "detained 40 on Monday, bringing the total to 300": the noun of a sum that is told behind a comma, which has no time from before.
pub(super) fn summed_from(reading: &Reading<'_>, mention: &QuantityMention) -> Option<usize> {
    let before = mention.first.checked_sub(1)?;
    // "the total since May to 22 ships and 300 crates"
    let joined = reading.is(before, "and").then(|| {
        let mut near = (before.saturating_sub(SUMMED)..before).rev();
        near.find(|at| reading.is(*at, "to") && reading.kind(at + 1) == Some(TokenKind::Number))
    });
    let to = joined.flatten().or(Some(before).filter(|at| reading.is(*at, "to")))?;
    let near = to.saturating_sub(SUMMED)..to;
    let noun = near.rev().find(|at| is_count(reading, *at))?;
    let comma = (noun.saturating_sub(SUMMED)..noun).rev().find(|at| reading.is_mark(*at, ','))?;
    reading.word(comma + 1).ends_with("ing").then_some(noun)
}

/// "total", "toll": whether a noun for a figure stands at token `at`.
fn is_count(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::CountNoun) || reading.hits.is_speech_word(at, SpeechWord::Figures)
}

/// "bringing its total this year to 48", "the total since 2023 to 48": the time of a sum.
pub(super) fn is_of_total(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let before = time.first.checked_sub(1);
    let before = before.map(|at| at.saturating_sub(usize::from(reading.is_any(at, &["since", "in", "for"]))));
    before.is_some_and(|at| is_count(reading, at)) && reading.is(time.end, "to")
}

/// Tokens from a time that opens a clause to its verb: "in June another landslide".
const TO_VERB: usize = 6;

/// "killed 16, in June another killed 22": whether a time behind a comma opens the clause of the figure behind it.
pub(super) fn opens_next_clause(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let reading = &analysis.reading;
    let first = time.first.saturating_sub(1);
    let comma = first - usize::from(reading.is_class(first, Class::Preposition) && first > 0);
    if time.first < mention.end || !reading.is_mark(comma, ',') {
        return false;
    }
    let next = analysis.quantities.partition_point(|other| other.first < time.end);
    let next = analysis.quantities.get(next).filter(|next| reading.in_one_sentence(time.first, next.first));
    next.is_some_and(|next| {
        let mut near = time.end + 1..next.first.min(time.end + TO_VERB);
        near.any(|at| reading.has(at, Sort::Finite) || has_past_ending(reading, at))
    })
}

/// The part of a sentence with semicolons in which a figure stands.
#[derive(Clone, Copy)]
pub(super) struct Part {
    first: usize,
    end: usize,
}

impl Part {
    pub(super) fn of(
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

    pub(super) fn hold(self, time: &TimeMention) -> bool {
        (self.first..self.end).contains(&time.first)
    }
}

/// "the 40 tanks it ordered in 2022 have arrived": the time of an order, where the figure tells of what came of it.
pub(super) fn is_of_order(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
    measure: Measure,
) -> bool {
    let orders = |words: &Governor| words.measure.is_to_come();
    if time.first <= mention.end || measure.is_to_come() {
        return false;
    }
    let between = mention.end.max(time.first.saturating_sub(DEED + 1))..time.first;
    let verbs = analysis.outline.within(between).iter().rev();
    let last = verbs.into_iter().find(|words| words.rule == "measure.verb");
    last.filter(|last| orders(last) && last.form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE)))
        .is_some_and(|last| !(last.end..time.first).any(|at| analysis.reading.is_mark(at, ',')))
}

/// The last figure that begins before a time.
pub(super) fn figure_before<'a>(
    analysis: &'a Analysis<'_>,
    time: &TimeMention,
) -> Option<&'a QuantityMention> {
    let next = analysis.quantities.partition_point(|other| other.first < time.first);
    next.checked_sub(1).map(|last| &analysis.quantities[last])
}

/// "went in 2024 and another 3,000 between January and March": the time of a further figure, where this one has its own before that.
pub(super) fn is_of_further(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let Some(further) = figure_before(analysis, time).filter(|further| mention.end <= further.first) else {
        return false;
    };
    let from = analysis.times.partition_point(|own| own.first < mention.end);
    let own = analysis.times.get(from).filter(|own| own.end < further.first && own.kind == TimeKind::Date);
    let joint = own.map_or(0, |own| own.end);
    own.is_some_and(|own| own.relation == Relation::At)
        && analysis.reading.in_one_sentence(mention.first, time.first)
        && (joint..further.first).any(|at| analysis.reading.is_class(at, Class::Conjunction))
        && stands_behind(&analysis.reading, time, further)
}

/// "148, with a further 150 expected this year", "148, with the first 20 arriving in May": the time behind a participle that stands
/// against another figure.
pub(super) fn is_of_participle(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let reading = &analysis.reading;
    let other = figure_before(analysis, time);
    other.filter(|other| other.first > mention.first && other.end < time.first).is_some_and(|other| {
        let behind = other.end + 1;
        let joins =
            behind == time.first || behind + 1 == time.first && reading.is_class(behind, Class::Preposition);
        let set_off = |comma: &usize| reading.is_mark(*comma, ',') && reading.is(comma + 1, "with");
        let absolute = (mention.end..other.first).find(set_off).is_some();
        let goes_on = !(other.end..time.first).any(|at| reading.is_mark(at, ','));
        absolute && goes_on || joins && has_past_ending(reading, other.end)
    })
}

/// "needs 300 more and has lost 60 since May", "has doubled since May and could be half of the 40": the time of another figure, whose
/// clause has a verb chain of its own.
pub(super) fn is_of_other_predicate(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let reading = &analysis.reading;
    if is_opened_before(reading, time, mention) {
        return true;
    }
    let Some(other) = figure_before(analysis, time) else { return false };
    let is_chain = |at: usize| reading.is_class(at, Class::Modal) || reading.is_class(at, Class::Auxiliary);
    let joins = |at: usize| reading.is_class(at, Class::Conjunction) || reading.is_mark(at, ',');
    if mention.end <= other.first && other.first < time.first {
        let gap = mention.end.max(other.first.saturating_sub(OPENING))..other.first;
        return gap.into_iter().any(|at| {
            joins(at) && (is_chain(at + 1) || reading.is(at, "but"))
                || reading.is_class(at, Class::Conjunction) && is_outlook(reading, at + 1)
        });
    }
    let joint = time.end + usize::from(reading.is_mark(time.end, ','));
    time.end <= mention.first
        && other.end <= time.first
        && reading.in_one_sentence(other.first, mention.first)
        && reading.is_class(joint, Class::Conjunction)
        && is_chain(joint + 1)
}

/// "opened in 2021 and has built 12": the time of a deed from which on something has been done.
fn is_opened_before(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let start = reading.sentences[reading.sentence_at(time.first)].tokens.start;
    let perfect = reading.is_any(time.end + 1, &["has", "have"]);
    let tells = (start..time.first).any(|at| reading.has(at, Sort::Finite));
    time.end < mention.first
        && time.relation == Relation::At
        && reading.is_class(time.end, Class::Conjunction)
        && perfect
        && tells
}

/// "makes 20 a month and delivered 120 last year", "has 24 and lost six in March": the time of a deed that is over, told behind what
/// holds now.
pub(super) fn is_of_other_tense(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    let reading = &analysis.reading;
    let other = figure_before(analysis, time).filter(|other| mention.end <= other.first);
    let by = governor.filter(|by| by.end <= mention.first && holds_now(reading, by));
    let Some((other, _)) = other.zip(by) else { return false };
    let gap = mention.end.max(other.first.saturating_sub(OPENING))..other.first;
    gap.into_iter().any(|at| {
        let verb = at + 1 + usize::from(reading.is_class(at + 1, Class::Adverb));
        reading.is_class(at, Class::Conjunction) && is_over(reading, verb)
    })
}

/// "makes", "has": a verb in the present that no other word makes past or future.
fn holds_now(reading: &Reading<'_>, by: &Governor) -> bool {
    let present = VerbForm::THIRD.or(VerbForm::BASE);
    let past = VerbForm::PAST.or(VerbForm::PARTICIPLE);
    let is_plain = VerbChain::before(reading, by.first).first == by.first;
    let is_verb = by.form.is_any(present) && !by.form.is_any(past);
    is_plain && (is_verb || reading.is_any(by.first, &["has", "have"]))
}

/// "delivered", "lost": whether a verb in the past stands at token `at`.
fn is_over(reading: &Reading<'_>, at: usize) -> bool {
    let is_past = |hit: &Hit| match hit.meaning {
        Meaning::Verb(form) | Meaning::MeasureVerb { form, .. } => form.is_any(VerbForm::PAST),
        _ => false,
    };
    has_past_ending(reading, at) || reading.hits.at(at).any(is_past)
}

/// "24 jets, six of them this year": the time behind a part, which says nothing of the whole before it.
pub(super) fn is_of_part_behind(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let reading = &analysis.reading;
    let part = figure_before(analysis, time).filter(|part| mention.end <= part.first);
    part.is_some_and(|part| is_of_them(reading, part.end) && stands_behind(reading, time, part))
}

/// "will grow from 12 to 24 by 2028": the time by which a level is to be reached, of the one from which it is counted.
pub(super) fn is_of_goal(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let goal = figure_before(analysis, time).filter(|goal| mention.end <= goal.first);
    let is_from = mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "from"));
    time.relation == Relation::Until && is_from && goal.is_some_and(|goal| reading.is(goal.first - 1, "to"))
}

/// "sold 40 and expects to sell 60 by May", "and plans to": whether a verb of what is only wished or expected begins at token `at`.
fn is_outlook(reading: &Reading<'_>, at: usize) -> bool {
    let finite = VerbForm::PAST.or(VerbForm::THIRD);
    let awaits = |hit: &Hit| match hit.meaning {
        Meaning::Stance { form, .. } => form.is_any(finite),
        Meaning::ReportingVerb { form, .. } => form.is_any(finite) && reading.is(at + 1, "to"),
        _ => false,
    };
    reading.has(at, Sort::Saying) && reading.hits.at(at).any(awaits)
        || reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Stance { .. }) && awaits(hit))
}

/// Tokens from a comma to the verb of ", as a panel alleged".
const WORDS: usize = 8;

/// "sold 40 tanks, as a panel alleged in January", "not 40 as she had said in May": the time at which it was said, in a clause that "as"
/// opens behind a comma or before a pronoun.
pub(super) fn is_of_aside_words(
    reading: &Reading<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let verb = said_before(reading, time).filter(|_| time.first > mention.end + 1);
    let Some(verb) = verb else { return false };
    let before = mention.end.max(verb.saturating_sub(WORDS))..verb;
    let opens = |at: usize| {
        let is_said = reading.is_mark(at - 1, ',') || reading.is_class(at + 1, Class::Pronoun);
        reading.is(at, "as") && is_said
    };
    let near = before.rev().find(|at| reading.is_mark(*at, ',') || reading.is(*at, "as"));
    near.is_some_and(opens)
}

/// "alleged in January", "announced on Monday": the finite verb of saying that a time stands behind.
fn said_before(reading: &Reading<'_>, time: &TimeMention) -> Option<usize> {
    let joint = time.first.checked_sub(1)?;
    let verb = joint.checked_sub(usize::from(reading.is_class(joint, Class::Preposition)))?;
    let says = |hit: &Hit| match hit.meaning {
        Meaning::ReportingVerb { form, .. } => form.is_any(VerbForm::PAST.or(VerbForm::THIRD)),
        _ => false,
    };
    (reading.has(verb, Sort::Saying) && reading.hits.at(verb).any(says)).then_some(verb)
}

/// "said last week it had", "said in May that": whether the words of somebody begin at token `at`, so that a time before it is that of
/// the saying.
pub(super) fn opens_words(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, "that")
        || reading.is_class(at, Class::PossessivePronoun)
        || reading.is_class(at, Class::Pronoun)
        || reading.is_class(at, Class::Definite) && !reading.is_class(at, Class::Article)
}

/// "in what Norland on Monday called a raid": when a thing was called so.
pub(super) fn dates_naming(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let what = (time.first.saturating_sub(NAMING)..time.first).rev().find(|at| reading.is(*at, "what"));
    let names = |hit: &Hit| match hit.meaning {
        Meaning::Stance { act, .. } => act == Act::Naming,
        _ => false,
    };
    what.is_some_and(|what| {
        let same = !(what..time.end).any(|at| reading.is_mark(at, '.') || reading.has(at, Sort::Finite));
        same && reading.hits.at(time.end).any(names)
    })
}

/// Tokens from "what" to the time at which a thing was called so.
const NAMING: usize = 8;

/// "announced on 4 January that": whether a time stands between a verb of saying and the words that are said.
pub(super) fn dates_words(reading: &Reading<'_>, time: &TimeMention) -> bool {
    reading.is(time.end, "that") && said_before(reading, time).is_some()
}

/// Tokens from "originally" to the time that was given up.
const GIVEN_UP: usize = 4;

/// "the delivery, originally due next spring": a time that no longer holds.
pub(super) fn is_abandoned(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let near = (time.first.saturating_sub(GIVEN_UP)..time.first).rev();
    let mut near = near.take_while(|at| reading.kind(*at) == Some(TokenKind::Word));
    near.find(|at| reading.is_class(*at, Class::Formerly)).is_some_and(|at| {
        // "was originally sold in 2019" happened all the same.
        reading.is_class(at + 1, Class::Due)
    })
}

/// "satellite images from 3 October show": the day of pictures or papers, with which no window opens.
pub(super) fn is_of_picture(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let noun = time.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "from"));
    let is_one = time.relation == Relation::Since && is_dated(time);
    noun.is_some_and(|noun| is_one && reading.is_class(noun, Class::Picture))
}

/// Tokens from "its third" to "since 2021".
const RANKED: usize = 5;

/// "its third package since 2021", "the worst toll since 2019": the time from which a rank is counted.
pub(super) fn is_of_rank(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
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

/// "double the number of 2022", "under the agreement of 4 June 2023", "a report published in May": the time of what a figure is
/// compared with, or of a paper.
pub(super) fn is_of_count(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let is_of = |noun: usize| {
        let counts = reading.is_class(noun, Class::CountNoun) && reading.is_class(noun - 1, Class::Definite);
        counts || reading.is_class(noun, Class::Deal)
    };
    time.first > 2 && reading.is_any(time.first - 1, &["of", "dated"]) && is_of(time.first - 2)
        || is_of_paper(reading, time)
}

/// Whether another figure stands between a time and this one.
pub(super) fn is_parted(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let between = if time.end <= mention.first { time.end..mention.first } else { mention.end..time.first };
    has_figure(analysis, between)
}

/// Whether a figure begins among some tokens.
fn has_figure(analysis: &Analysis<'_>, tokens: std::ops::Range<usize>) -> bool {
    let next = analysis.quantities.partition_point(|other| other.first < tokens.start);
    analysis.quantities.get(next).is_some_and(|other| other.first < tokens.end)
}

/// Most tokens between a date and the "when" that tells of it.
const RELATIVE: usize = 2;

/// Whether a time stands in another clause than the figure: before "when" ("since February, when he spoke of 40"), in a clause
/// about something named ("the bridge, which was built in 1931, carries 40") or behind ", and" ("40 in October, and traffic
/// has grown in the last two months").
pub(super) fn is_of_other_clause(
    reading: &Reading<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    if time.end <= mention.first {
        let mut behind = time.end..(time.end + RELATIVE).min(mention.first);
        let when = behind.find(|at| reading.is_class(*at, Class::When));
        return when.is_some_and(|when| !is_closed(reading, when, mention.first))
            || is_aside(reading, time, mention);
    }
    let between = mention.end..time.first.min(mention.end + OPENING);
    let joins = |at: usize| reading.is_class(at, Class::Conjunction) && goes_on_with_clause(reading, at + 1);
    let subordinates =
        |at: usize| reading.is_class(at, Class::Subordinator) && !reading.is_class(at, Class::Opening);
    // "has to stop feeding 40 people if no money comes by July"
    between.clone().any(|at| is_condition(reading, at))
        || between.clone().any(|at| {
            reading.is_mark(at, ',') && at + 1 < time.first && (joins(at + 1) || subordinates(at + 1))
        })
        || is_of_other_noun(reading, between.clone(), mention)
        || between.into_iter().any(|comma| is_of_last_noun(reading, comma, mention))
}

/// Whether a time behind a figure stands in a clause that tells another deed: its own figure's, or what had been before.
pub(super) fn is_of_other_deed(
    analysis: &Analysis<'_>,
    time: &TimeMention,
    mention: &QuantityMention,
) -> bool {
    let reading = &analysis.reading;
    let between = mention.end..time.first;
    is_of_other_figure(analysis, between.clone())
        || reading
            .marks(between)
            .any(|at| reading.is_mark(at, ',') && is_hours_after(reading, at + 1..time.first))
}

/// "bought 26 guns, and won an order from the guard, which will take 41 from 2027 on": a relative clause with a figure of its own.
fn is_of_other_figure(analysis: &Analysis<'_>, between: std::ops::Range<usize>) -> bool {
    let reading = &analysis.reading;
    let is_comma = |at: &usize| reading.is_mark(*at, ',');
    let opens = |at: &usize| is_comma(at) && reading.is_class(at + 1, Class::Relative);
    let Some(comma) = between.clone().rev().find(is_comma).filter(opens) else { return false };
    has_figure(analysis, comma..between.end) && (comma..between.end).any(|at| reading.has(at, Sort::Finite))
}

/// Tokens of "after the coup of".
const EVENT: usize = 6;

/// "two weeks after the coup of 3 May", "within a week of the raid on 3 May": the day of something from which a time is counted.
pub(super) fn is_counted_from(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let lasts = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
    let counts = |at: usize| {
        reading.is_any(at, &["after", "before", "of"]) && at > 0 && reading.hits.at(at - 1).any(lasts)
    };
    let near = (time.first.saturating_sub(EVENT)..time.first).rev();
    let mut phrase =
        near.take_while(|at| reading.kind(*at) == Some(TokenKind::Word) && !reading.has(*at, Sort::Finite));
    phrase.find(|at| counts(*at)).is_some_and(|at| reading.is_class(at + 1, Class::Definite))
}

/// "hours after Norland had reported a raid since May": a clause about another deed, told by how long before.
fn is_hours_after(reading: &Reading<'_>, clause: std::ops::Range<usize>) -> bool {
    let lasts = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
    let near = clause.start..clause.end.min(clause.start + LASTING);
    let unit = near.clone().find(|at| reading.hits.at(*at).any(lasts));
    let follows = unit.filter(|unit| reading.is_any(*unit + 1, &["after", "before"]));
    follows.is_some_and(|unit| (unit + 2..clause.end).any(|at| reading.has(at, Sort::Finite)))
}

/// Tokens from a comma to the unit of "less than two days after".
const LASTING: usize = 4;

/// "40 rifles for the guard, which Norland has trained since 2017", "…, which has existed since 1990": a relative clause behind the
/// comma at token `comma`, of the noun before it and not of what is counted.
fn is_of_last_noun(reading: &Reading<'_>, comma: usize, mention: &QuantityMention) -> bool {
    let counted = mention.phrase.map_or(mention.end, |phrase| phrase.end);
    let verb = comma + 2;
    let opens =
        comma > counted && reading.is_mark(comma, ',') && reading.is_class(comma + 1, Class::Relative);
    let has_subject = || {
        reading.is_capital(verb)
            || [Class::Determiner, Class::Definite, Class::PossessivePronoun, Class::Pronoun]
                .iter()
                .any(|class| reading.is_class(verb, *class))
    };
    let is_one = || reading.is_class(verb, Class::Auxiliary) && reading.word(verb).ends_with('s');
    opens && (has_subject() || is_one())
}

/// Whether a time behind the figure is that of another deed that a gerund tells, or of a thing that a year names.
pub(super) fn is_of_thing(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let mut between = mention.end..time.first.min(mention.end + OPENING);
    let behind = time.first > mention.end;
    is_fronted(reading, time, mention)
        || behind && (is_attributive(reading, time) || between.any(|at| opens_gerund(reading, at)))
}

/// Tokens from a participle to the time of it.
const FRONTED: usize = 8;

/// "Founded in 1997, the firm has 400 boats": the time of a participle that opens the sentence.
fn is_fronted(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let start = reading.sentences[reading.sentence_at(time.first)].tokens.start;
    let near = start < time.first && time.first <= start + FRONTED && time.end < mention.first;
    near && is_past_form(&reading.word(start).to_lowercase())
        && !reading.marks(start..time.first).any(|at| reading.is_mark(at, ','))
        && (time.end..mention.first).take(FRONTED).any(|at| reading.is_mark(at, ','))
}

/// "leads by nine points, despite winning in May", "sold 40 after signing a deal in May": whether a word that sets off another deed
/// stands at token `at`.
fn opens_gerund(reading: &Reading<'_>, at: usize) -> bool {
    let sets_off = reading.is_any(at, &["after", "before", "despite", "while", "without"]);
    // "after fighting resumed": a noun.
    let is_noun = reading.has(at + 2, Sort::Finite) || reading.kind(at + 2) != Some(TokenKind::Word);
    sets_off && !is_noun && reading.word(at + 1).ends_with("ing")
}

/// "are tired of the 2016 presidential election": a year that tells which thing is meant, of which the figure is no part.
fn is_attributive(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let opens = |at: usize| {
        [Class::Definite, Class::Article, Class::PossessivePronoun]
            .into_iter()
            .any(|class| reading.is_class(at, class))
    };
    let the = time.first.checked_sub(1).filter(|at| opens(*at));
    let Some(before) = the.and_then(|the| the.checked_sub(1)) else { return false };
    let is_year = time.end == time.first + 1 && reading.kind(time.first) == Some(TokenKind::Number);
    is_year
        && reading.kind(time.end) == Some(TokenKind::Word)
        && !reading.has(time.end, Sort::Closed)
        && !reading.is_any(before, &["in", "during", "over", "of", "from", "throughout"])
}

/// "since May, when he left, exports have fallen by 40": a clause that ends at a comma, behind which another has its verb.
fn is_closed(reading: &Reading<'_>, when: usize, figure: usize) -> bool {
    let from = when.max(figure.saturating_sub(OPENING));
    let comma = (from..figure).rev().find(|at| reading.is_mark(*at, ','));
    comma.is_some_and(|comma| (comma + 1..figure).any(|at| reading.has(at, Sort::Finite)))
}

/// "rose to 47 as crews reached villages that had been cut off since Thursday": a relative clause of another noun.
fn is_of_other_noun(
    reading: &Reading<'_>,
    between: std::ops::Range<usize>,
    mention: &QuantityMention,
) -> bool {
    (mention.end + 1..between.end).any(|at| {
        reading.is_class(at, Class::Relative)
            && reading.kind(at - 1) == Some(TokenKind::Word)
            && (reading.is_class(at + 1, Class::Auxiliary) || reading.is_class(at + 1, Class::Modal))
    })
}

/// "delivered 300 of the 900 shells it promised by March": the time of the clause about the whole, which a verb of the part ends.
pub(super) fn is_of_whole(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let quantities = &analysis.quantities;
    let whole = quantities.get(quantities.partition_point(|other| other.first <= mention.first));
    let whole =
        whole.filter(|whole| analysis.reading.is(mention.end, "of") && whole.first <= mention.end + 2);
    let governor = whole.and_then(|whole| governor_of_whole(analysis, whole));
    governor.is_some_and(|governor| {
        let verb = verb_of_part(&analysis.reading, governor.end);
        governor.first > mention.end
            && governor.first < time.first
            && verb.is_none_or(|verb| time.first < verb)
    })
}

/// "half of the 40 sent in May were lost by August": whether a time behind the verb of the part is none of the whole.
pub(super) fn is_of_part(analysis: &Analysis<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let of = (mention.first.saturating_sub(2)..mention.first).find(|at| reading.is(*at, "of"));
    let is_whole = of.is_some_and(|of| {
        let last = analysis.quantities.partition_point(|other| other.first < mention.first).checked_sub(1);
        (of + 1..mention.first).all(|at| reading.determines(at))
            && last.is_some_and(|last| analysis.quantities[last].end == of)
    });
    let governor = if is_whole { governor_of_whole(analysis, mention) } else { None };
    let verb = governor.and_then(|governor| verb_of_part(reading, governor.end));
    verb.is_some_and(|verb| time.first > verb)
}

/// Tokens from a participle to the verb of the part.
const TO_VERB_OF_PART: usize = 10;

/// The auxiliary of the part behind the clause about its whole, which ends before token `at`.
fn verb_of_part(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_word = |at: &usize| matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number));
    (at..at + TO_VERB_OF_PART).take_while(is_word).find(|at| {
        [Class::Be, Class::Have, Class::Modal].iter().any(|class| reading.is_class(*at, *class))
            && !reading.is_capital(*at)
    })
}

/// "figures from January show": the time of a paper or of data, with which no window opens.
pub(super) fn is_of_data(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let joint = time.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "from"));
    // "The latest figures, from January, show"
    let noun = joint.map(|at| at.saturating_sub(usize::from(reading.is_mark(at, ','))));
    let verb = time.end + usize::from(noun != joint && reading.is_mark(time.end, ','));
    let shows = || reading.has(verb, Sort::Finite) || reading.has(verb, Sort::Saying);
    time.relation == Relation::Since && noun.is_some_and(|noun| is_shown(reading, noun)) && shows()
}

/// "said on 12 February that 40, and on 14 February that 60": whether a time behind a conjunction is that of more words of whoever speaks.
pub(super) fn opens_more_words(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let on = time.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Preposition));
    let joint = on.unwrap_or(time.first).checked_sub(1);
    let said = || {
        let start = reading.sentences[reading.sentence_at(time.first)].tokens.start;
        (start..time.first).any(|at| reading.has(at, Sort::Saying))
    };
    reading.is(time.end, "that") && joint.is_some_and(|at| reading.is_class(at, Class::Conjunction)) && said()
}

/// Whether a clause of its own, with a subject and a verb, begins within a few tokens of `at`.
fn goes_on_with_clause(reading: &Reading<'_>, at: usize) -> bool {
    let starts = reading.is_class(at, Class::Complementiser)
        || reading.is_class(at, Class::Determiner)
        || reading.is_class(at, Class::Pronoun);
    starts
        || (at..at + 4).any(|at| reading.is_class(at, Class::Auxiliary) || reading.is_class(at, Class::Modal))
}
