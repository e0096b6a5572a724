//! Noun phrases that can name an actor, cut into pieces.

use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, RoleKind, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, Sorts};
use plimsoll_text::TokenKind;

use super::word::{TELLING, finite, is_gerund, is_name_word, is_verb, known, next_piece};
use crate::Reading;

/// What a piece of a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// "a", "some", "one"
    Indefinite,
    /// "the", "this"
    Definite,
    /// "his", "its"
    Owner,
    /// A country, by name or adjective
    Country { id: u32, adjective: bool },
    /// Any other actor of the word lists
    Known { id: u32, kind: ActorKind },
    /// "minister"
    Role(RoleKind),
    /// "ministry"
    Body(ActorKind),
    /// Capitalised words of no other meaning
    Name,
    /// Other words
    Plain,
    /// "'s"
    Possessive,
    /// "of", "for", "to" between a head and what it belongs to
    Of,
}

/// A piece of a noun phrase and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Piece {
    pub(super) fn is_head(&self) -> bool {
        matches!(
            self.part,
            Part::Country { .. } | Part::Known { .. } | Part::Role(_) | Part::Body(_) | Part::Name
        )
    }
}

/// Tokens that a noun phrase may have before its "of": longer ones are cut.
const LONGEST: usize = 24;

/// What body the word at token `at` alone is a noun for.
pub(super) fn body_at(reading: &Reading<'_>, at: usize) -> Option<ActorKind> {
    reading.find(at, |hit| match hit.meaning {
        Meaning::Body(kind) if hit.len == 1 => Some(kind),
        _ => None,
    })
}

/// "North", "Southern"
pub(super) fn is_direction(reading: &Reading<'_>, at: usize) -> bool {
    is_name_word(reading, at, NameWord::Direction)
}

/// Cuts the noun phrase that begins at `first` into `pieces`, up to its last head, and what belongs to it by "of".
/// Returns where looking went to: no phrase begins in between when `pieces` is left empty.
pub(super) fn chunk(reading: &Reading<'_>, first: usize, limit: usize, pieces: &mut Vec<Piece>) -> usize {
    pieces.clear();
    let walked = group(reading, first, limit, pieces);
    if let Some(office) = pieces.last_mut().filter(|last| last.part == Part::Role(RoleKind::Office)) {
        office.end = joined_end(reading, office, limit);
    }
    if let Some(last) = pieces.last().copied() {
        belonging(reading, last, limit, pieces);
    }
    walked
}

/// Whether no noun phrase begins at token `at` for sure: a word of a closed class that is no determiner.
pub(super) fn is_passed_by(reading: &Reading<'_>, at: usize) -> bool {
    reading.sorts(at).has_all_but(CLOSED, OPENING)
}

const CLOSED: Sorts = Sorts::of(&[Sort::Closed]);
/// With what a noun phrase can begin, though it is a word of a closed class.
const OPENING: Sorts = Sorts::of(&[Sort::Determining, Sort::Actor, Sort::Capital]);

/// One noun group: determiner, modifiers, heads.
fn group(reading: &Reading<'_>, first: usize, limit: usize, pieces: &mut Vec<Piece>) -> usize {
    let base = pieces.len();
    let stop = limit.min(first + LONGEST);
    let mut at = first;
    if let Some(piece) = determiner(reading, at) {
        at = piece.end;
        pieces.push(piece);
    }
    // "newly" opens no group.
    let opens = at > first || !reading.word(first).ends_with("ly");
    if opens && let Some(end) = headless_end(reading, at, stop).filter(|end| *end > first) {
        pieces.truncate(base);
        return end;
    }
    while at < stop {
        // "Bell & Sons"
        if reading.is_mark(at, '&')
            && reading.is_capital(at + 1)
            && let Some(last) = pieces[base..].last_mut().filter(|last| last.part == Part::Name)
        {
            at += 2;
            last.end = at;
            continue;
        }
        let Some(piece) = next_piece(reading, at, limit, &pieces[base..]) else { break };
        at = piece.end;
        match pieces[base..].last_mut() {
            Some(last) if last.part == Part::Name && piece.part == Part::Name => last.end = piece.end,
            // "Centre for Open Analysis": the body's own name.
            Some(last) if base > 0 && last.part == Part::Name && is_titled(reading, &piece) => {
                last.end = piece.end;
            }
            Some(last) if last.part == Part::Name && is_tracker(reading, &piece) => last.end = piece.end,
            Some(last) if piece.part == Part::Name && joins(reading, piece.first, last) => {
                *last = Piece { part: Part::Name, first: last.first, end: piece.end };
            }
            _ => pieces.push(piece),
        }
    }
    let mut noun_behind = None;
    while pieces.len() > base && !pieces[pieces.len() - 1].is_head() {
        noun_behind = pieces.pop().filter(|piece| piece.part == Part::Plain);
    }
    // "the military cooperation", "the Republican nomination": what could be an actor only tells which cooperation.
    let common = pieces.last().is_some_and(|last| {
        let describes =
            || !reading.is_capital(last.first) || is_name_word(reading, last.first, NameWord::Legislator);
        matches!(last.part, Part::Role(_) | Part::Body(_)) && describes()
    });
    if common && noun_behind.is_some_and(|noun| is_noun(reading, noun.first)) {
        pieces.truncate(base);
    }
    at.max(first + 1)
}

/// Where the plain words end that go on at `first`, if what stands behind them is no part of their group: most groups have no head.
fn headless_end(reading: &Reading<'_>, first: usize, stop: usize) -> Option<usize> {
    let end = (first..stop).find(|at| !reading.sorts(*at).has_all_but(PLAIN, TELLING))?;
    let sorts = reading.sorts(end);
    let ends = match sorts.has(Sort::Mark) {
        true => !reading.is_hyphen(end) && !reading.is_apostrophe(end),
        false => sorts.has_any(ENDING) && !sorts.has_any(HEADING),
    };
    ends.then_some(end)
}

const PLAIN: Sorts = Sorts::of(&[Sort::Word]);
/// What can only be part of a group by one of `HEADING`.
const ENDING: Sorts = Sorts::of(&[Sort::Closed, Sort::Calendar]);
const HEADING: Sorts = Sorts::of(&[Sort::Capital, Sort::Actor]);

/// A word in small letters that is neither adverb nor participle.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    !reading.is_capital(at)
        && !is_verb(reading, at)
        && !reading.is_class(at, Class::EmptyAdjective)
        && !is_gerund(reading, at)
        && !reading.hits.is_speech_word(at, SpeechWord::BeforeVerb)
        && !["ly", "ed", "ing"].iter().any(|ending| word.ends_with(ending))
}

/// "Analysis", "Research": the word for a document in capitals.
fn is_titled(reading: &Reading<'_>, piece: &Piece) -> bool {
    matches!(piece.part, Part::Role(RoleKind::Document | RoleKind::Evidence))
        && reading.is_capital(piece.first)
}

/// "Channel Tracker": a noun for evidence that is the last word of a name.
fn is_tracker(reading: &Reading<'_>, piece: &Piece) -> bool {
    piece.part == Part::Role(RoleKind::Evidence)
        && piece.end == piece.first + 1
        && reading.is_capital(piece.first)
}

/// Whether a name goes on a country's or body's word by a hyphen.
fn joins(reading: &Reading<'_>, at: usize, last: &Piece) -> bool {
    last.end == at && at > 0 && reading.touches(at) && reading.is_hyphen(at - 1)
}

fn determiner(reading: &Reading<'_>, at: usize) -> Option<Piece> {
    if !reading.has(at, Sort::Determining)
        || known(reading, at).is_some()
        || (reading.is_capital(at + 1) && reading.is(at, "that"))
    {
        return None;
    }
    let part = if reading.is_class(at, Class::PossessivePronoun) {
        Part::Owner
    } else if is_name_word(reading, at, NameWord::Definite) {
        Part::Definite
    } else if reading.is_class(at, Class::Determiner) || counts_people(reading, at) {
        Part::Indefinite
    } else {
        return None;
    };
    Some(Piece { part, first: at, end: at + 1 })
}

/// "three" in "three officials", "two Western diplomats".
fn counts_people(reading: &Reading<'_>, at: usize) -> bool {
    let cardinal = reading.has(at, Sort::Numeral)
        && reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Cardinal(_)));
    let people =
        |at: usize| reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Role(RoleKind::Source)));
    cardinal && reading.kind(at) == Some(TokenKind::Word) && (at + 1..at + 4).any(people)
}

/// Whether a noun for persons is in the plural, by its form.
pub(crate) fn is_plural_word(word: &str) -> bool {
    (word.ends_with('s') && !word.ends_with("ss")) || word.ends_with("men") || word == "people"
}

pub(super) fn is_plural(reading: &Reading<'_>, head: &Piece) -> bool {
    let word = reading.word(head.end - 1);
    match head.part {
        Part::Role(_) | Part::Body(_) => is_plural_word(word),
        Part::Country { adjective, .. } => adjective && word.ends_with("ns"),
        _ => false,
    }
}

/// Adds what a head belongs to: "Ministry of National Defense", "spokesman for the ministry".
fn belonging(reading: &Reading<'_>, head: Piece, limit: usize, pieces: &mut Vec<Piece>) {
    let at = head.end;
    let takes = match head.part {
        Part::Body(_) => is_name_word(reading, at, NameWord::BodyOf),
        Part::Role(RoleKind::Office | RoleKind::Source | RoleKind::Title) => {
            is_name_word(reading, at, NameWord::RoleOf) || governs_from(reading, head)
        }
        _ => false,
    };
    if !takes || at + 1 >= limit {
        return;
    }
    let base = pieces.len();
    pieces.push(Piece { part: Part::Of, first: at, end: at + 1 });
    group(reading, at + 1, limit, pieces);
    let tail = &pieces[base + 1..];
    let fits = match head.part {
        Part::Body(_) => {
            // "Panel of Experts"
            let is_titled =
                |piece: &Piece| matches!(piece.part, Part::Role(_)) && reading.is_capital(piece.first);
            tail.iter().any(|piece| {
                matches!(piece.part, Part::Name | Part::Country { .. } | Part::Body(_)) || is_titled(piece)
            })
        }
        _ => tail.iter().any(|piece| piece.is_head()),
    };
    if !fits {
        pieces.truncate(base);
        if let (Part::Role(RoleKind::Office), Some(end)) = (head.part, field_end(reading, at, limit)) {
            pieces.push(Piece { part: Part::Of, first: at, end: at + 1 });
            pieces.push(Piece { part: Part::Plain, first: at + 1, end });
        }
        return;
    }
    continued_name(reading, limit, pieces);
    // "analysts at the Centre for Open Analysis": the body has a name of its own that goes on.
    if let (Part::Role(_), Some(body @ Piece { part: Part::Body(_), .. })) =
        (head.part, pieces.last().copied())
    {
        belonging(reading, body, limit, pieces);
    }
}

/// Words of what a minister is of.
const FIELD: usize = 5;

/// "minister of trade and industry": where the words in small letters end that tell what an office is of, if nothing else can follow.
fn field_end(reading: &Reading<'_>, of: usize, limit: usize) -> Option<usize> {
    let is_noun = |at: usize| {
        reading.kind(at) == Some(TokenKind::Word)
            && !reading.is_capital(at)
            && !reading.has(at, Sort::Closed)
            && !finite(reading, at)
            && !is_gerund(reading, at)
    };
    let stop = limit.min(of + 1 + FIELD);
    let mut end = of + 1;
    while end < stop && (is_noun(end) || end > of + 1 && reading.is(end, "and") && is_noun(end + 1)) {
        end += 1;
    }
    let joined = (of + 1..end).any(|at| reading.is(at, "and"));
    (reading.is_any(of, &["of", "for"]) && joined).then_some(end)
}

/// "minister of trade and industry": where an office of two fields ends whose first belongs to its noun.
fn joined_end(reading: &Reading<'_>, office: &Piece, limit: usize) -> usize {
    let and = office.end;
    let is_of = || (office.first + 1..and).any(|at| reading.is(at, "of"));
    if !reading.is(and, "and") || and + 2 >= limit || !is_of() {
        return and;
    }
    let sorts = reading.sorts(and + 1);
    let is_noun = sorts.has(Sort::Word)
        && !sorts.has_any(Sorts::of(&[Sort::Closed, Sort::Actor, Sort::Capital]))
        && !finite(reading, and + 1);
    let is_end = matches!(reading.kind(and + 2), Some(TokenKind::Mark(_)))
        || reading.has(and + 2, Sort::Saying) && !is_plural_word(reading.word(and + 1))
        || reading.is_capital(and + 2);
    if is_noun && is_end { and + 2 } else { and }
}

/// "officials in Seoul": whoever governs from a capital is of its country; whoever is in a country need not be.
fn governs_from(reading: &Reading<'_>, head: Piece) -> bool {
    let governs = is_name_word(reading, head.end - 1, NameWord::Governing);
    let capital = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Actor(id, ActorKind::Country) => !reading.is(head.end + 1, &reading.lexicon.actor(id).name),
        _ => false,
    };
    governs && reading.is(head.end, "in") && reading.hits.at(head.end + 1).any(capital)
}

/// "Ministry of Foreign Affairs and Trade".
fn continued_name(reading: &Reading<'_>, limit: usize, pieces: &mut [Piece]) {
    let Some(last) = pieces.last_mut() else { return };
    let at = last.end;
    let goes_on = last.part == Part::Name
        && reading.is(at, "and")
        && at + 1 < limit
        && reading.is_capital(at + 1)
        && known(reading, at + 1).is_none()
        && !reading.is_capital(at + 2)
        && !is_verb(reading, at + 2);
    if goes_on {
        last.end = at + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::salad::holds_at_every_token;

    #[test]
    fn no_phrase_begins_at_a_word_that_is_passed_by() {
        holds_at_every_token(|reading, at| {
            let mut pieces = Vec::new();
            let walked = chunk(reading, at, reading.tokens.len(), &mut pieces);
            !is_passed_by(reading, at) || pieces.is_empty() && walked == at + 1
        });
    }
}
