//! Noun phrases that can name an actor, cut into pieces.

use plimsoll_lexicon::tables::{ActorKind, Class, RoleKind};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

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
    fn is_head(&self) -> bool {
        matches!(
            self.part,
            Part::Country { .. } | Part::Known { .. } | Part::Role(_) | Part::Body(_) | Part::Name
        )
    }
}

/// Small words in a row inside a name.
const PARTICLES: usize = 3;
/// Tokens that a noun phrase may have before its "of": longer ones are cut.
const LONGEST: usize = 24;

/// "North", "Southern"
pub(super) fn is_direction(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).iter().any(|hit| hit.meaning == Meaning::Direction)
}

/// Cuts the noun phrase that begins at `first` into `pieces`, up to its last head, and what belongs to it by "of".
/// Returns where looking went to: no phrase begins in between when `pieces` is left empty.
pub(super) fn chunk(reading: &Reading<'_>, first: usize, limit: usize, pieces: &mut Vec<Piece>) -> usize {
    pieces.clear();
    let walked = group(reading, first, limit, pieces);
    if let Some(last) = pieces.last().copied() {
        belonging(reading, last, limit, pieces);
    }
    walked
}

/// One noun group: determiner, modifiers, heads.
fn group(reading: &Reading<'_>, first: usize, limit: usize, pieces: &mut Vec<Piece>) -> usize {
    let base = pieces.len();
    let stop = limit.min(first + LONGEST);
    let mut at = first;
    if let Some(piece) = determiner(reading, at) {
        at = piece.end;
        pieces.push(piece);
    }
    while at < stop {
        let Some(piece) = next_piece(reading, at, limit, &pieces[base..]) else { break };
        at = piece.end;
        match pieces[base..].last_mut() {
            Some(last) if last.part == Part::Name && piece.part == Part::Name => last.end = piece.end,
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
    // "the military cooperation": what could be an actor only tells which cooperation.
    let modifies = noun_behind.is_some_and(|noun| is_noun(reading, noun.first));
    let common = pieces.last().is_some_and(|last| {
        matches!(last.part, Part::Role(_) | Part::Body(_)) && !reading.is_capital(last.first)
    });
    if modifies && common {
        pieces.truncate(base);
    }
    at.max(first + 1)
}

/// A word in small letters that is neither adverb nor participle.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    !reading.is_capital(at)
        && !is_verb(reading, at)
        && !reading.is_class(at, Class::EmptyAdjective)
        && !is_gerund(reading, at)
        && !["ly", "ed", "ing"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a name goes on a country's or body's word by a hyphen.
fn joins(reading: &Reading<'_>, at: usize, last: &Piece) -> bool {
    last.end == at && at > 0 && reading.touches(at) && reading.is_hyphen(at - 1)
}

fn determiner(reading: &Reading<'_>, at: usize) -> Option<Piece> {
    if known(reading, at).is_some() || (reading.is(at, "that") && reading.is_capital(at + 1)) {
        return None;
    }
    let part = if reading.is_class(at, Class::PossessivePronoun) {
        Part::Owner
    } else if reading.is_any(at, &["the", "this", "that", "these", "those"]) {
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
    let cardinal = reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::Cardinal(_)));
    let people = |at: usize| {
        reading.hits.at(at).iter().any(|hit| matches!(hit.meaning, Meaning::Role(RoleKind::Source)))
    };
    cardinal && reading.kind(at) == Some(TokenKind::Word) && (people(at + 1) || people(at + 2))
}

/// The longest entry at `at` that can be a piece.
fn known(reading: &Reading<'_>, at: usize) -> Option<Piece> {
    let hits = reading.hits.at(at);
    let longest = hits.iter().filter(|hit| piece_part(hit.meaning).is_some()).map(|hit| hit.len).max()?;
    // "the Port Authority" is a body, "an authority" is somebody who knows.
    let named = reading.is_capital(at) && at > 0 && reading.is_capital(at - 1);
    let rank = |meaning: Meaning| match meaning {
        Meaning::Role(RoleKind::Source) if named => 5,
        Meaning::Actor(..) => 0,
        Meaning::ActorAdjective(_) => 1,
        Meaning::Role(RoleKind::Source) => 3,
        Meaning::Role(_) => 2,
        _ => 4,
    };
    let hit = hits
        .iter()
        .filter(|hit| hit.len == longest && piece_part(hit.meaning).is_some())
        .min_by_key(|hit| rank(hit.meaning))?;
    let end = at + hit.len;
    // "the North" is no country in "the North Atlantic", nor "Northern" in "Northern Lights".
    let is_direction = is_direction(reading, end - 1);
    let goes_on = reading.is_capital(end) && !reading.touches(end);
    if is_direction && goes_on && matches!(hit.meaning, Meaning::Actor(..) | Meaning::ActorAdjective(_)) {
        return None;
    }
    Some(Piece { part: piece_part(hit.meaning)?, first: at, end })
}

fn piece_part(meaning: Meaning) -> Option<Part> {
    Some(match meaning {
        Meaning::Actor(id, ActorKind::Country) => Part::Country { id, adjective: false },
        Meaning::Actor(id, kind) => Part::Known { id, kind },
        Meaning::ActorAdjective(id) => Part::Country { id, adjective: true },
        Meaning::Role(kind) => Part::Role(kind),
        Meaning::Body(kind) => Part::Body(kind),
        _ => return None,
    })
}

fn next_piece(reading: &Reading<'_>, at: usize, limit: usize, pieces: &[Piece]) -> Option<Piece> {
    let single = |part| Some(Piece { part, first: at, end: at + 1 });
    match reading.kind(at)? {
        TokenKind::Possessive => pieces.last().and_then(|_| single(Part::Possessive)),
        TokenKind::Mark('\'' | '\u{2019}') => {
            is_plural_possessive(reading, at).then(|| single(Part::Possessive))?
        }
        TokenKind::Word => word_piece(reading, at, limit, pieces),
        _ => None,
    }
}

fn is_plural_possessive(reading: &Reading<'_>, at: usize) -> bool {
    at > 0
        && reading.touches(at)
        && !reading.touches(at + 1)
        && reading.word(at - 1).ends_with('s')
        && reading.is_capital(at - 1)
        && reading.kind(at + 1) == Some(TokenKind::Word)
}

fn word_piece(reading: &Reading<'_>, at: usize, limit: usize, pieces: &[Piece]) -> Option<Piece> {
    let after_name = pieces.last().is_some_and(|last| last.part == Part::Name);
    if let Some(piece) = known(reading, at) {
        let headed = pieces.last().is_some_and(Piece::is_head);
        if headed && !after_name && matches!(piece.part, Part::Country { .. }) {
            return None;
        }
        let capital = reading.is_capital(at);
        let outlet_noun = matches!(piece.part, Part::Body(ActorKind::Outlet)) && !capital;
        let plain_outlet = outlet_noun && !outlet_noun_is_head(reading, at, pieces);
        // A country's name behind a forename is a family name.
        let surname = after_name && matches!(piece.part, Part::Country { adjective: false, .. });
        if is_verb_here(reading, at, pieces) {
            return None;
        }
        let part = match () {
            () if surname => Part::Name,
            () if plain_outlet => Part::Plain,
            () => piece.part,
        };
        let end = hyphenated(reading, piece.end, limit);
        let part = if end > piece.end { after_hyphen(reading, part, end) } else { part };
        return Some(Piece { part, first: at, end });
    }
    let joined = reading.is_hyphen(at + 1) && reading.touches(at + 1) && reading.touches(at + 2);
    let common = is_closed(reading, at) && !joined && !after_name;
    if reading.is_capital(at) && !common && !is_calendar(reading, at) {
        let opens = pieces.iter().all(|piece| matches!(piece.part, Part::Definite | Part::Indefinite));
        let plain =
            opens && is_verb(reading, at) && !reading.is_capital(at + 1) && !reading.is_hyphen(at + 1);
        let part = if plain { Part::Plain } else { Part::Name };
        return Some(Piece { part, first: at, end: name_end(reading, at, limit) });
    }
    if let Some(end) = particles_end(reading, at, limit).filter(|_| after_name) {
        return Some(Piece { part: Part::Name, first: at, end });
    }
    let ends = reading.is_capital(at) || is_closed(reading, at) || is_calendar(reading, at);
    let headed = pieces.last().is_some_and(Piece::is_head);
    let opens = pieces.is_empty() && (is_gerund(reading, at) || reading.word(at).ends_with("ly"));
    if ends || opens || is_verb_here(reading, at, pieces) || (headed && reading.word(at).ends_with("ed")) {
        return None;
    }
    Some(Piece { part: Part::Plain, first: at, end: hyphenated(reading, at + 1, limit) })
}

/// Where the small words of a name end that begin at `at`: "van der" before "Meulen", "al-" before "Harbi".
fn particles_end(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    let mut end = at;
    while end < limit.min(at + PARTICLES) && is_particle(reading, end) {
        end += 1;
        if reading.is_hyphen(end) && reading.is_capital(end + 1) {
            return Some(hyphenated(reading, end, limit));
        }
    }
    (end > at && end < limit && reading.is_capital(end)).then_some(end)
}

pub(super) fn is_particle(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).iter().any(|hit| hit.meaning == Meaning::NameParticle)
}

/// "the paper" and "the newspaper" are heads; "news" and "times" in small letters are not.
fn outlet_noun_is_head(reading: &Reading<'_>, at: usize, pieces: &[Piece]) -> bool {
    let plain =
        reading.is_any(at, &["times", "post", "press", "globe", "mirror", "mail", "wire", "independent"]);
    !plain && !pieces.is_empty()
}

/// What a word with something behind a hyphen is: "Seoul-led" only modifies.
fn after_hyphen(reading: &Reading<'_>, part: Part, end: usize) -> Part {
    match part {
        Part::Role(_) | Part::Body(_) if !reading.is_capital(end - 1) => part,
        Part::Name => Part::Name,
        _ => Part::Plain,
    }
}

/// The end of a word that ends at `end`, with what hyphens join to it.
fn hyphenated(reading: &Reading<'_>, mut end: usize, limit: usize) -> usize {
    while end + 1 < limit
        && reading.is_hyphen(end)
        && reading.touches(end)
        && reading.touches(end + 1)
        && reading.kind(end + 1) == Some(TokenKind::Word)
    {
        end += 2;
    }
    end
}

/// The end of a capitalised word: an initial's full stop and hyphens belong to it.
fn name_end(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    let initial = reading.word(at).chars().count() == 1;
    if initial && reading.is_mark(at + 1, '.') && reading.touches(at + 1) && reading.is_capital(at + 2) {
        return at + 2;
    }
    hyphenated(reading, at + 1, limit)
}

pub(crate) fn is_closed(reading: &Reading<'_>, at: usize) -> bool {
    let closed =
        |meaning| matches!(meaning, Meaning::Grammar(class) if class.is_closed() || class == Class::Adverb);
    reading.hits.at(at).iter().any(|hit| hit.len == 1 && closed(hit.meaning))
}

fn is_calendar(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).iter().any(|hit| hit.meaning.is_calendar())
}

fn verb_form(meaning: Meaning) -> Option<VerbForm> {
    match meaning {
        Meaning::Verb(form) | Meaning::ReportingVerb { form, .. } | Meaning::MeasureVerb { form, .. } => {
            Some(form)
        }
        _ => None,
    }
}

/// Whether the word can be the verb of a clause, its plain form apart.
fn finite(reading: &Reading<'_>, at: usize) -> bool {
    let singles = reading.hits.at(at).iter().filter(|hit| hit.len == 1);
    singles.filter_map(|hit| verb_form(hit.meaning)).any(VerbForm::is_finite)
}

fn is_gerund(reading: &Reading<'_>, at: usize) -> bool {
    let forms = reading.hits.at(at).iter().filter_map(|hit| verb_form(hit.meaning));
    forms.into_iter().any(|form| form.is_any(VerbForm::GERUND))
}

fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).iter().any(|hit| verb_form(hit.meaning).is_some())
}

/// Whether the word, which may also be a noun ("report"), is a verb behind these pieces. A noun in the singular is not
/// followed by a bare verb, nor one in the plural by one in -s.
fn is_verb_here(reading: &Reading<'_>, at: usize, pieces: &[Piece]) -> bool {
    if reading.is_capital(at) && !pieces.is_empty() {
        return false;
    }
    let noun = known(reading, at).is_some();
    // "endorsed Brandt", "the ministry endorsed"; but "the support group".
    let stance = reading.hits.at(at).iter().any(|hit| match hit.meaning {
        Meaning::Stance { form, .. } => form.is_finite() || form.is_any(VerbForm::GERUND),
        _ => false,
    });
    if stance && !noun && !reading.is_capital(at) && pieces.last().is_none_or(Piece::is_head) {
        return true;
    }
    let head = pieces.last().filter(|last| last.is_head());
    let opens = reading.is_capital(at) || at == 0 || reading.is_class(at - 1, Class::Preposition);
    if noun && pieces.is_empty() && !opens {
        return finite(reading, at);
    }
    reading.hits.at(at).iter().filter(|hit| hit.len == 1).filter_map(|hit| verb_form(hit.meaning)).any(
        |form| {
            let Some(head) = head else { return !noun && form.is_finite() };
            if !noun {
                return true;
            }
            let plural = is_plural(reading, head);
            (form.is_any(VerbForm::BASE) && plural)
                || (form.is_any(VerbForm::THIRD) && !plural)
                || form.is_any(VerbForm::PAST)
        },
    )
}

pub(super) fn is_plural(reading: &Reading<'_>, head: &Piece) -> bool {
    let word = reading.word(head.end - 1);
    match head.part {
        Part::Role(_) | Part::Body(_) => {
            (word.ends_with('s') && !word.ends_with("ss")) || word.ends_with("men") || word == "people"
        }
        Part::Country { adjective, .. } => adjective && word.ends_with("ns"),
        _ => false,
    }
}

/// Adds what a head belongs to: "Ministry of National Defense", "spokesman for the ministry".
fn belonging(reading: &Reading<'_>, head: Piece, limit: usize, pieces: &mut Vec<Piece>) {
    let at = head.end;
    let takes = match head.part {
        Part::Body(_) => reading.is_any(at, &["of", "for"]),
        Part::Role(RoleKind::Office | RoleKind::Source | RoleKind::Title) => {
            reading.is_any(at, &["of", "for", "to", "at", "from", "with"]) || governs_from(reading, head)
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
            tail.iter().any(|piece| matches!(piece.part, Part::Name | Part::Country { .. } | Part::Body(_)))
        }
        _ => tail.iter().any(|piece| piece.is_head()),
    };
    if !fits {
        pieces.truncate(base);
        return;
    }
    continued_name(reading, limit, pieces);
}

/// "officials in Seoul": whoever governs from a capital is of its country; whoever is in a country need not be.
fn governs_from(reading: &Reading<'_>, head: Piece) -> bool {
    let governs = reading.hits.at(head.end - 1).iter().any(|hit| hit.meaning == Meaning::Governing);
    let capital = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::Actor(id, ActorKind::Country) => !reading.is(head.end + 1, &reading.lexicon.actor(id).name),
        _ => false,
    };
    governs && reading.is(head.end, "in") && reading.hits.at(head.end + 1).iter().any(capital)
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
