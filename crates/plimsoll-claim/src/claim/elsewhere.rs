//! What a bare figure counts by other words of its text: a number of things, a supposition, a question.

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::counted::{Counted, REACH, named, of_phrase};
use crate::measure::{Thing, is_condition};
use crate::quantity::{NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

/// Sentences of an answer to "How many …?".
const ANSWER: usize = 3;
/// Tokens of a speaker's label before a question.
const LABEL: usize = 12;
/// Tokens of a condition behind a bare figure.
const SUPPOSED: usize = 14;

/// "the number of voyages had climbed from 32 to 70": what a noun for figures before a bare one is of.
pub(super) fn of_number(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    sentence: usize,
) -> Option<Counted> {
    let least = reading.sentences[sentence].tokens.start.max(mention.first.saturating_sub(REACH));
    let number = (least..mention.first)
        .rev()
        .take_while(|at| !matches!(reading.kind(*at), Some(TokenKind::Mark(',' | ';'))))
        .find(|at| reading.is_class(*at, Class::CountNoun) && reading.is(at + 1, "of"))?;
    let phrase = NounPhrase::plain_at(reading, number + 2).filter(|phrase| phrase.end <= mention.first)?;
    Some(of_phrase(reading, phrase))
}

/// "How many containers?": what an answer in the sentences behind counts.
pub(super) fn asked(reading: &Reading<'_>, sentence: usize) -> Option<Counted> {
    let questions = (sentence.saturating_sub(ANSWER)..sentence).rev();
    let phrase = questions.map(|at| reading.sentences[at].tokens.clone()).find_map(|sentence| {
        // "Brandt (Lab): How many"
        let label = sentence.clone().take(LABEL).find(|at| reading.is_mark(*at, ':'));
        let start = label.map_or(sentence.start, |colon| colon + 1);
        let asks = reading.is(start, "how") && reading.is(start + 1, "many");
        asks.then(|| NounPhrase::at(reading, start + 2)).flatten()
    })?;
    Some(of_phrase(reading, phrase))
}

/// The "if" against a figure, or behind a comma.
pub(super) fn condition_behind(reading: &Reading<'_>, mention: &QuantityMention) -> Option<usize> {
    let at = mention.end + usize::from(reading.is_mark(mention.end, ','));
    (is_condition(reading, at) && reading.in_one_sentence(mention.first, at)).then_some(at)
}

/// "or more than 500,000 if they held 122 mm rounds": what is supposed to be there.
pub(super) fn supposed(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let reading = &analysis.reading;
    let condition = condition_behind(reading, mention)?;
    let clause = condition + 1..condition + 1 + SUPPOSED;
    let end =
        clause.clone().find(|at| matches!(reading.kind(*at), None | Some(TokenKind::Mark(',' | '.' | ';'))));
    let things = analysis.outline.things(condition + 1..end.unwrap_or(clause.end));
    let content = |thing: &&Thing| thing.plural && !reading.lexicon.item(thing.item).holds;
    things.iter().find(content).map(|thing| named(reading, thing))
}
