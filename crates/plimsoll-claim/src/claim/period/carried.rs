//! Periods that go on from one figure to another.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;

use super::window::up_to;
use crate::Analysis;
use crate::claim::Measure;
use crate::claim::draft::Draft;
use crate::edtf::Period;
use crate::time::{Relation, TimeMention};

/// The rule of a period from another figure.
const CARRIED: &str = "period.carried-over";

/// A transfer whose sentence tells no window has that of the sentence behind it, if that goes on about it without a
/// figure of its own ("It has been flowing since mid-2022."), else that of the transfer told before by the same speaker.
pub(in crate::claim) fn carry_over(analysis: &Analysis<'_>, drafts: &mut [Draft<'_>]) {
    for at in 0..drafts.len() {
        go_on(analysis, drafts, at);
        if drafts[at].measure != Measure::Transferred || drafts[at].period.is_some() {
            continue;
        }
        let said_on = drafts[at].said_on;
        let behind = behind(analysis, drafts, at).map(|window| up_to(window, Relation::Since, said_on));
        let found = behind.or_else(|| before(drafts, at));
        if found.is_some() {
            drafts[at].period = found;
            drafts[at].rules.push(CARRIED);
        }
    }
}

/// "On Tuesday Norland fired 40 missiles. Fourteen people were killed.": what the next sentence goes on to tell of an attack has its
/// day.
fn go_on(analysis: &Analysis<'_>, drafts: &mut [Draft<'_>], at: usize) {
    if drafts[at].period.is_some() {
        return;
    }
    if let Some(day) = shared_day(analysis, drafts, at) {
        drafts[at].period = Some(day);
        drafts[at].rules.push(CARRIED);
        return;
    }
    if !goes_on(analysis, &drafts[at]) {
        return;
    }
    let reading = &analysis.reading;
    let draft = &drafts[at];
    let speaker = |draft: &Draft<'_>| draft.voice.and_then(|voice| voice.speaker);
    let here = reading.sentence_at(draft.mention.first);
    let before = |other: &&Draft<'_>| reading.sentence_at(other.mention.first) < here;
    let last = drafts[..at].iter().rev().find(before).filter(|last| {
        reading.sentence_at(last.mention.first) + 1 == here
            && reading.sentences[here - 1].paragraph == reading.sentences[here].paragraph
            && is_violent(last.measure)
            && speaker(last) == speaker(draft)
    });
    let day = last.and_then(|last| last.period).filter(|period| {
        let is_day = period.from.is_some_and(|from| from.day().is_some());
        is_day && period.to.is_some_and(|to| to.day().is_some()) && period.from != draft.said_on
    });
    if day.is_some() {
        drafts[at].period = day;
        drafts[at].rules.push(CARRIED);
    }
}

/// "Fourteen people were killed and 30 injured": the day that the figure before in the sentence has from elsewhere.
fn shared_day(analysis: &Analysis<'_>, drafts: &[Draft<'_>], at: usize) -> Option<Period> {
    let last = &drafts[at.checked_sub(1)?];
    let is_joined = analysis.reading.in_one_sentence(last.mention.first, drafts[at].mention.first)
        && drafts[at].measure.is_fate()
        && last.measure.is_fate()
        && last.rules.contains(&CARRIED);
    last.period.filter(|_| is_joined)
}

/// What attacks and accidents do.
fn is_violent(measure: Measure) -> bool {
    matches!(measure, Measure::Used | Measure::Lost | Measure::Killed | Measure::Injured)
}

/// Words that lead elsewhere: "an earlier attack", "in all".
const ELSEWHERE: [&str; 12] = [
    "earlier",
    "previous",
    "previously",
    "other",
    "similar",
    "total",
    "all",
    "far",
    "since",
    "already",
    "last",
    "ago",
];

/// Whether a sentence without a time tells of a fate in the plain past, so that it goes on with the sentence before.
fn goes_on(analysis: &Analysis<'_>, draft: &Draft<'_>) -> bool {
    let reading = &analysis.reading;
    let Some(verb) = draft.governor.filter(|_| is_violent(draft.measure) && draft.measure != Measure::Used)
    else {
        return false;
    };
    let sentence = reading.sentences[reading.sentence_at(draft.mention.first)].tokens.clone();
    let from = analysis.times.partition_point(|time| time.first < sentence.start);
    let is_dated = analysis.times.get(from).is_some_and(|time| time.first < sentence.end);
    let other = [Class::Have, Class::Modal];
    let is_plain = !sentence
        .clone()
        .any(|at| other.iter().any(|class| reading.is_class(at, *class)) || reading.is_any(at, &ELSEWHERE));
    let is_past = verb.form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE));
    let is_now = sentence.clone().any(|at| reading.is_any(at, &["is", "are"]));
    !is_dated && is_plain && is_past && !is_now
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
