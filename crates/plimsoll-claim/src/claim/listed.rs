//! Lines of a list: what becomes of their figures, when, and who says it, stands in the line that opens the list.

use std::ops::Range;

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_text::{Span, TokenKind};

use super::counted::{Counted, facts_of, of_phrase};
use super::draft::Draft;
use super::item::ItemFacts;
use super::party::Parties;
use super::victim::is_role;
use crate::actor::ActorMention;
use crate::measure::{Governor, governor_of_line};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{NounPhrase, QuantityMention, singular};
use crate::{Analysis, Reading};

/// Lines of a list looked back over for the one that opens it.
const LINES: usize = 40;
/// Tokens of a line that no mark makes one of a list.
const SHORT: usize = 12;
/// Tokens of the label of a line.
const LABEL: usize = 6;

/// The rule of a figure that the opening line of its list governs.
pub(super) const LISTED_BELOW: &str = "measure.list-opener";

/// The tokens of the line that opens the list in which a figure stands.
pub(super) fn opener(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Range<usize>> {
    let here = reading.sentence_at(mention.first);
    if !is_line(reading, here) {
        return None;
    }
    let before = (here.saturating_sub(LINES)..here).rev();
    let opener = before.into_iter().find(|number| !is_line(reading, *number))?;
    let tokens = reading.sentences[opener].tokens.clone();
    reading.is_mark(tokens.end - 1, ':').then_some(tokens)
}

/// "Norland has promised:": what governs the figures of the lines below.
pub(super) fn governor(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let line = opener(reading, mention)?;
    let own = governor_of_line(analysis, line.clone());
    // "Norland has handed over its third package. It comprises:"
    let before = || {
        let number = reading.sentence_at(line.start).checked_sub(1)?;
        let refers = line.len() <= SHORT && reading.is_class(line.start, Class::Pronoun);
        governor_of_line(analysis, reading.sentences[number].tokens.clone()).filter(|_| refers)
    };
    own.filter(|own| own.frame != Frame::Content).or_else(before).or(own)
}

/// The parties that the opening line names; a line's own label gives: "- Norland: 40 tanks".
pub(super) fn parties(analysis: &Analysis<'_>, mention: &QuantityMention, governor: &Governor) -> Parties {
    let parties = Parties::of_clause(analysis, governor);
    if !matches!(governor.frame, Frame::Giver | Frame::Getter) {
        return parties;
    }
    let reading = &analysis.reading;
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    // "- Norland: 40 tanks, 3 guns"
    let before = analysis.actors().within(start..mention.first.min(start + LABEL));
    let label = before.iter().find(|label| reading.is_mark(label.end, ':'));
    let giver = label.and_then(|label| analysis.actors().of(label).country.clone());
    // "- from Norland 40 tanks"
    let from = |found: &&ActorMention| found.first > 0 && reading.is(found.first - 1, "from");
    let giver = giver.or_else(|| analysis.actors().of(before.iter().find(from)?).country.clone());
    let giver = giver.filter(|giver| Some(giver) != parties.recipient.as_ref());
    Parties { supplier: giver.or(parties.supplier), ..parties }
}

/// "- Polling stations opened: 1,150 (2021: 1,090)": what the words before a colon say that a bare figure counts, and the figure in
/// brackets behind it.
pub(super) fn label(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let reading = &analysis.reading;
    let colon = mention.first.checked_sub(1).filter(|at| *at > 0 && reading.is_mark(*at, ':'))?;
    let is_other = |governor: &Governor| governor.rule != "measure.label";
    if governor.is_some_and(is_other) || mention.item.is_some() || mention.unit.is_some() {
        return None;
    }
    let is_time =
        reading.kind(colon - 1) == Some(TokenKind::Number) || reading.has(colon - 1, Sort::Calendar);
    if is_time && colon >= 2 && reading.is_mark(colon - 2, '(') {
        let last =
            before.last().filter(|last| last.mention.end + 2 == colon && last.mention.unit.is_none())?;
        let facts = ItemFacts { measure: Some(last.measure), ..facts_of(reading, last) };
        return Some((facts, last.item.clone()));
    }
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let first = start + usize::from(reading.kind(start) != Some(TokenKind::Word));
    let plain = |at: usize| {
        reading.kind(at) == Some(TokenKind::Word)
            && !reading.is_class(at, Class::Be)
            && !reading.has(at, Sort::Saying)
    };
    if colon <= first || colon - first > LABEL || !(first..colon).all(plain) {
        return None;
    }
    // "Arrivals by sea", "Polling stations", "Incidents recorded", "Trucks crossing at Darra"
    let stops = |at: &usize| reading.is_class(*at, Class::Preposition);
    let end = (first + 1..colon).find(stops).unwrap_or(colon);
    let end = governor.map_or(end, |governor| end.min(governor.first));
    let head = (first..end).rev().find(|at| is_plural(reading, *at))?;
    let phrase = NounPhrase { first, head, end: head + 1 };
    // "Director Ines Valdes: 48,300"
    let is_noun =
        is_plural(reading, phrase.head) && (phrase.head == first || !reading.is_capital(phrase.head));
    let speaks = is_role(reading, phrase.first..phrase.head + 1);
    let (facts, item) = (is_noun && !speaks).then(|| of_phrase(reading, phrase))?;
    let unit = facts.unit.or_else(|| Some(singular(&reading.word(phrase.head).to_lowercase())));
    let found = (ItemFacts { unit, ..facts }, item);
    // "Deaths and disappearances: 388"
    let is_listed = found.0.class.is_some() || analysis.outline.things(first..colon).is_empty();
    is_listed.then_some(found)
}

/// The word of the opening line whose voice is that of its lines.
pub(super) fn said_at(reading: &Reading<'_>, governor: &Governor) -> Span {
    reading.tokens[governor.first].span
}

/// Whether a sentence is a line of a list: behind a mark, or short and with its figure first.
fn is_line(reading: &Reading<'_>, number: usize) -> bool {
    let tokens = &reading.sentences[number].tokens;
    match reading.kind(tokens.start) {
        Some(TokenKind::Mark('-' | '*' | '•' | '–' | '—' | '·' | '▪' | '◦' | '‣' | '●')) => {
            true
        }
        Some(TokenKind::Number) => tokens.len() <= SHORT,
        _ => false,
    }
}
