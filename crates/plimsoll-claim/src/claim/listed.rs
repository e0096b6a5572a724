//! Lines of a list: what becomes of their figures, when, and who says it, stands in the line that opens the list.

use std::ops::Range;

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_text::{Span, TokenKind};

use super::counted::{Counted, as_told, of_phrase};
use super::draft::Draft;
use super::item::ItemFacts;
use super::party::Parties;
use super::victim::is_role;
use crate::actor::ActorMention;
use crate::measure::{Governor, Thing, governor_of_line};
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
    if let Some(colon) = tabled(analysis, mention).and_then(|_| colon_before(reading, mention)) {
        let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
        return governor_of_line(analysis, start..colon);
    }
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

/// The colon behind the words that open a list in one sentence: "Losses: tanks 40, guns 12".
fn colon_before(reading: &Reading<'_>, mention: &QuantityMention) -> Option<usize> {
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    (start..mention.first).find(|at| reading.is_mark(*at, ':'))
}

/// Tokens of the noun of an entry.
const LONGEST_ENTRY: usize = 4;

/// "tanks 9,596 (+9); guns 21,148": the thing that a bare figure of a list stands behind.
pub(super) fn tabled<'a>(analysis: &'a Analysis<'_>, mention: &QuantityMention) -> Option<&'a Thing> {
    let reading = &analysis.reading;
    let ends = matches!(reading.kind(mention.end), None | Some(TokenKind::Mark('(' | ';' | ',' | '.')));
    if mention.item.is_some() || mention.unit.is_some() || !ends {
        return None;
    }
    let is_dash = |at: usize| matches!(reading.kind(at), Some(TokenKind::Mark('–' | '—' | '-')));
    let end = mention.first - usize::from(mention.first > 0 && is_dash(mention.first - 1));
    let thing = analysis.outline.things(end.saturating_sub(1)..end).iter().find(|thing| thing.plural)?;
    let start = reading.sentences[reading.sentence_at(end - 1)].tokens.start;
    let noun = (start.max(end.saturating_sub(LONGEST_ENTRY))..end)
        .rev()
        .take_while(|at| {
            reading.kind(*at) == Some(TokenKind::Word)
                && !reading.is_class(*at, Class::Preposition)
                && !reading.is_class(*at, Class::Conjunction)
        })
        .last()?;
    let opens = noun == start
        || matches!(reading.kind(noun - 1), Some(TokenKind::Mark(';' | ':' | ',' | '-' | '–' | '•' | '*')));
    opens.then_some(thing)
}

/// The parties that the opening line names; a line's own label gives: "- Norland: 40 tanks".
pub(super) fn parties(analysis: &Analysis<'_>, mention: &QuantityMention, governor: &Governor) -> Parties {
    let parties = Parties::of_clause(analysis, governor);
    let parties = if parties == Parties::default() { heading(analysis, governor) } else { parties };
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
        return Some(as_told(reading, last));
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

/// "Norland's support to Tavia. Sent so far:": whose and for whom it is by the heading before the line that opens the list.
fn heading(analysis: &Analysis<'_>, governor: &Governor) -> Parties {
    let reading = &analysis.reading;
    let before =
        reading.sentence_at(governor.first).checked_sub(1).map(|at| reading.sentences[at].tokens.clone());
    let is_heading = |tokens: &Range<usize>| {
        tokens.len() <= SHORT && !tokens.clone().any(|at| reading.has(at, Sort::Finite))
    };
    let Some(tokens) = before.filter(is_heading) else { return Parties::default() };
    let states = analysis.actors().within(tokens.clone());
    let country = |found: &ActorMention| analysis.actors().of(found).country.clone();
    let leads =
        |found: &ActorMention| found.first > tokens.start && reading.is_any(found.first - 1, &["to", "for"]);
    let recipient = states.iter().filter(|found| leads(found)).find_map(country);
    let giver = states.iter().filter(|found| !leads(found)).find_map(country);
    match recipient {
        Some(_) => Parties { supplier: giver.filter(|giver| Some(giver) != recipient.as_ref()), recipient },
        None => Parties::default(),
    }
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
        // "tanks – 9,596 (+9)"
        Some(TokenKind::Word) => {
            tokens.len() <= SHORT
                && !matches!(reading.kind(tokens.end - 1), Some(TokenKind::Mark('.' | ':' | '?' | '!')))
                && tokens.clone().any(|at| reading.kind(at) == Some(TokenKind::Number))
        }
        _ => false,
    }
}
