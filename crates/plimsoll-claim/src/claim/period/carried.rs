//! Periods that go on from one figure to another.

use super::window::up_to;
use crate::Analysis;
use crate::claim::Measure;
use crate::claim::draft::Draft;
use crate::edtf::Period;
use crate::time::{Relation, TimeMention};

/// A transfer whose sentence tells no window has that of the sentence behind it, if that goes on about it without a
/// figure of its own ("It has been flowing since mid-2022."), else that of the transfer told before by the same speaker.
pub(in crate::claim) fn carry_over(analysis: &Analysis<'_>, drafts: &mut [Draft<'_>]) {
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
