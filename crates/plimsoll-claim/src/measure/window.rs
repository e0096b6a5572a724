//! The part of a sentence in which a figure's governor is looked for.

use std::ops::Range;

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::{VerbChain, closed_aside, is_of_them};
use crate::Reading;
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::has_past_ending;

/// Tokens of the clause around a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// First token of the figure.
    figure: usize,
}

/// Most tokens looked at on one side: a clause is not longer, and a sentence of a million words costs no more.
const WIDEST: usize = 60;

impl Window {
    /// The clause around `mention`.
    pub(crate) fn around(reading: &Reading<'_>, mention: &QuantityMention) -> Self {
        let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
        let least = sentence.start.max(mention.first.saturating_sub(WIDEST));
        let most = sentence.end.min(mention.end + WIDEST);
        let quoted = is_quoted_object(reading, mention);
        let is_entry = is_entry(reading, mention, sentence);
        let aside = closed_aside(reading, mention.first);
        let is_aside = |at: usize| aside.as_ref().is_some_and(|aside| aside.contains(&at));
        let opens = |at: &usize| {
            opens_clause(reading, *at)
                && !((quoted || is_entry) && *at + 1 == mention.first)
                && !is_aside(*at)
                && !tells_level(reading, *at, mention.first)
        };
        let first = (least..mention.first).rev().find(opens).map_or(least, |at| at + 1);
        let behind = if is_of_them(reading, mention.end) { mention.end + 2 } else { mention.end };
        let mut closes = (behind..most).filter(|at| closes_clause(reading, *at));
        let close = closes.next();
        // "said “hundreds” had died": marks around the figure alone close nothing.
        let alone = mention.first > least && is_alone_in_quotes(reading, mention);
        let is_closed = (mention.first..mention.end).any(|at| reading.is_quote(at));
        let own = (quoted && !is_closed || alone) && close.is_some_and(|at| reading.is_quote(at));
        let end = if own { closes.next() } else { close }.unwrap_or(most);
        Self { first, end: end.max(mention.end.min(most)), figure: mention.first }
    }

    /// Whether a comma stands between token `from` and the figure.
    pub(super) fn comma_after(self, reading: &Reading<'_>, from: usize) -> bool {
        (from..self.figure).any(|at| reading.is_mark(at, ','))
    }
}

/// "The death toll, which stood at 89": whether the relative pronoun at token `at` has nothing but words of level behind it, up to the
/// figure: it is the level of what stands before.
fn tells_level(reading: &Reading<'_>, at: usize, figure: usize) -> bool {
    let is_any = |at: usize, classes: &[Class]| classes.iter().any(|class| reading.is_class(at, *class));
    let is_level = |at: usize| is_any(at, &[Class::LevelVerb, Class::Level, Class::Be]);
    let helps = |at: usize| is_any(at, &[Class::Auxiliary, Class::Adverb]);
    reading.is(at, "which")
        && at > 0
        && reading.is_mark(at - 1, ',')
        && (at + 1..figure).any(is_level)
        && (at + 1..figure).all(|at| is_level(at) || helps(at))
}

/// "Expected from Norland by June: 30,000": a figure that is all that stands behind a colon, whose line begins with what is done
/// with it.
fn is_entry(reading: &Reading<'_>, mention: &QuantityMention, sentence: &Range<usize>) -> bool {
    let colon = mention.first.checked_sub(1).is_some_and(|at| reading.is_mark(at, ':'));
    let is_bare = || {
        mention.item.is_none()
            && mention.unit.is_none()
            && (mention.end..sentence.end).all(|at| reading.is_mark(at, '.'))
    };
    let opening = || sentence.clone().find(|at| reading.kind(*at) == Some(TokenKind::Word));
    colon
        && is_bare()
        && opening().is_some_and(|at| has_past_ending(reading, at) || is_participle(reading, at))
}

/// Whether a word can be the participle of a verb that measures.
fn is_participle(reading: &Reading<'_>, at: usize) -> bool {
    let form = |hit: &Hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } => form.is_any(VerbForm::PARTICIPLE),
        _ => false,
    };
    reading.hits.at(at).any(form)
}

/// "“hundreds” had died": whether marks stand around a figure alone.
pub(crate) fn is_alone_in_quotes(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let opens = |first: usize| first.checked_sub(1).is_some_and(|mark| reading.is_quote(mark));
    // "more than “40” tanks": the bound stands before the marks.
    let opens = opens(mention.first) || opens(mention.number);
    mention.phrase.is_none() && opens && reading.is_quote(mention.end)
}

/// "fires “no fewer than 3,000 shells”": a mark right before the figure that opens no clause, for a verb that says nothing has
/// it for its object.
fn is_quoted_object(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(mark) = mention.first.checked_sub(1).filter(|at| *at > 0 && reading.is_quote(*at)) else {
        return false;
    };
    let before = mark - 1;
    // "sent guns, “at least 50 of them”"
    if reading.is_mark(before, ',') && is_of_them(reading, mention.end) {
        return true;
    }
    let speaks = reading.hits.at(before).any(|hit| matches!(hit.meaning, Meaning::ReportingVerb { .. }));
    reading.kind(before) == Some(TokenKind::Word) && !speaks
}

/// Words before which another clause stands: "said that", "while", "which".
fn opens_clause(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Mark(';' | ':' | '(' | ')' | '“' | '”' | '"' | '—')) => true,
        Some(TokenKind::Word) => is_complementiser(reading, at) || is_saying(reading, at),
        _ => false,
    }
}

fn closes_clause(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(TokenKind::Mark(';' | ':' | '(' | '“' | '”' | '"' | '—')) => true,
        Some(TokenKind::Word) => is_complementiser(reading, at),
        _ => false,
    }
}

fn is_complementiser(reading: &Reading<'_>, at: usize) -> bool {
    let is_unit = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
    // "That year 40 were killed": no clause begins.
    let dates = || reading.is(at, "that") && reading.hits.at(at + 1).any(is_unit);
    reading.is_class(at, Class::Complementiser)
        && !dates()
        && !(reading.is(at, "that")
            && (reading.is_class(at + 1, Class::Modal) || reading.is_class(at + 1, Class::Be))
            && at > 0
            && reading.is_mark(at - 1, ','))
}

/// A verb of saying that measures nothing itself.
fn is_saying(reading: &Reading<'_>, at: usize) -> bool {
    let hits = reading.hits.at(at);
    let says = hits.iter().any(|hit| matches!(hit.meaning, Meaning::ReportingVerb { form, .. } if form.is_any(VerbForm::PAST.or(VerbForm::THIRD))));
    let measures = hits
        .iter()
        .any(|hit| matches!(hit.meaning, Meaning::MeasureVerb { .. } | Meaning::MeasurePhrase { .. }));
    let in_brackets = reading.is_mark(at + 1, ',');
    // "The United States approved": part of a name.
    let in_name = reading.is_capital(at);
    says && !measures && !in_brackets && !in_name && !VerbChain::before(reading, at).be
}
