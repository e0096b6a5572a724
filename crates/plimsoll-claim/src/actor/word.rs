//! What a word is in a noun phrase: a name, a country, a role, a verb that ends it.

use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, RoleKind};
use plimsoll_lexicon::{Hit, Meaning, Sort, Sorts, VerbForm};
use plimsoll_text::TokenKind;

use super::phrase::{Part, Piece, body_at, is_direction, is_plural};
use super::registry::Gender;
use crate::Reading;

/// Small words in a row inside a name.
const PARTICLES: usize = 3;

/// The longest entry at `at` that can be a piece.
#[inline]
pub(super) fn known(reading: &Reading<'_>, at: usize) -> Option<Piece> {
    if reading.has(at, Sort::Actor) { listed(reading, at) } else { None }
}

fn listed(reading: &Reading<'_>, at: usize) -> Option<Piece> {
    let hits = reading.hits.at(at);
    // "THE MEN WHO SAID": in capitals throughout, a pronoun is no body.
    let is_pronoun = reading.is_shouted(at) && is_closed(reading, at);
    let fits = |hit: &Hit| piece_part(hit.meaning).is_some() && !(is_pronoun && hit.len == 1);
    let longest = hits.iter().filter(fits).map(|hit| hit.len).max()?;
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
        // Of a person only the country is listed: the rest is read from the report.
        Meaning::Actor(_, ActorKind::Person) => return None,
        Meaning::Actor(id, kind) => Part::Known { id, kind },
        Meaning::ActorAdjective(id) => Part::Country { id, adjective: true },
        Meaning::Role(kind) => Part::Role(kind),
        Meaning::Body(kind) => Part::Body(kind),
        _ => return None,
    })
}

pub(super) fn next_piece(reading: &Reading<'_>, at: usize, limit: usize, pieces: &[Piece]) -> Option<Piece> {
    let single = |part| Some(Piece { part, first: at, end: at + 1 });
    match reading.kind(at)? {
        TokenKind::Possessive => pieces.last().and_then(|_| single(Part::Possessive)),
        TokenKind::Mark('\'' | '\u{2019}') => {
            is_plural_possessive(reading, at, pieces).then(|| single(Part::Possessive))?
        }
        TokenKind::Word => word_piece(reading, at, limit, pieces),
        // "the 45th Brigade"
        TokenKind::Number if is_numbered_body(reading, at) => {
            Some(Piece { part: Part::Plain, first: at, end: at + 2 })
        }
        TokenKind::Number if !pieces.is_empty() && dates_document(reading, at) => single(Part::Plain),
        _ => None,
    }
}

/// "45th Brigade", "3rd army corps": but "on the 5th officials".
pub(super) fn is_numbered_body(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_ordinal_ending(at + 1) && (reading.is_capital(at + 2) || body_at(reading, at + 2).is_some())
}

fn single_plain(at: usize) -> Option<Piece> {
    Some(Piece { part: Part::Plain, first: at, end: at + 1 })
}

/// "a January report by the institute", "its 2023 study": whether the month or year at token `at` only tells of when a document is.
fn dates_document(reading: &Reading<'_>, at: usize) -> bool {
    let is_month = |hit: &Hit| matches!(hit.meaning, Meaning::Month(_) | Meaning::Weekday(_));
    let is_year = || reading.kind(at) == Some(TokenKind::Number) && reading.word(at).len() == 4;
    let is_document = |hit: &Hit| matches!(hit.meaning, Meaning::Role(RoleKind::Document));
    (is_year() || reading.hits.at(at).any(is_month)) && reading.hits.at(at + 1).any(is_document)
}

/// "last week Venn said": whether the unit at token `at` ends a time, and is no noun before a name.
fn ends_time(reading: &Reading<'_>, at: usize) -> bool {
    let is_unit = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
    let moves = |hit: &Hit| matches!(hit.meaning, Meaning::Shift(_) | Meaning::Step(_));
    reading.hits.at(at).any(is_unit) && at > 0 && reading.hits.at(at - 1).any(moves)
}

/// "the officials' union", "the growers' union": behind a plain word it may close a quotation, so a body or a role
/// has to follow.
fn is_plural_possessive(reading: &Reading<'_>, at: usize, pieces: &[Piece]) -> bool {
    let owns = pieces.last().is_some_and(|last| match last.part {
        Part::Role(_) | Part::Body(_) => true,
        Part::Plain => {
            reading.hits.at(at + 1).any(|hit| matches!(hit.meaning, Meaning::Body(_) | Meaning::Role(_)))
        }
        _ => false,
    });
    at > 0
        && reading.touches(at)
        && !reading.touches(at + 1)
        && reading.word(at - 1).to_ascii_lowercase().ends_with('s')
        && reading.kind(at + 1) == Some(TokenKind::Word)
        && (owns || reading.is_capital(at - 1))
}

/// What makes a word in small letters more than a plain one.
pub(super) const TELLING: Sorts =
    Sorts::of(&[Sort::Capital, Sort::Actor, Sort::Closed, Sort::Calendar, Sort::Verb, Sort::Particle]);

fn word_piece(reading: &Reading<'_>, at: usize, limit: usize, pieces: &[Piece]) -> Option<Piece> {
    if !reading.hits.has_any(at, TELLING) {
        return plain_piece(reading, at, limit, pieces);
    }
    let after_name = pieces.last().is_some_and(|last| last.part == Part::Name);
    // "Citing diplomats"
    let cites = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingPreposition { .. });
    if pieces.is_empty()
        && reading.is_capital(at)
        && reading.has(at, Sort::Saying)
        && reading.hits.at(at).any(cites)
    {
        return None;
    }
    if let Some(piece) = known(reading, at) {
        let headed = pieces.last().is_some_and(Piece::is_head);
        let forename = is_forename_of(reading, piece, pieces);
        if headed && !after_name && !forename && matches!(piece.part, Part::Country { .. }) {
            return None;
        }
        let capital = reading.is_capital(at);
        let outlet_noun = matches!(piece.part, Part::Body(ActorKind::Outlet)) && !capital;
        let plain_outlet = outlet_noun && !outlet_noun_is_head(reading, piece, pieces);
        // A country's name behind a forename is a family name.
        let surname = after_name && matches!(piece.part, Part::Country { adjective: false, .. });
        if is_verb_here(reading, at, pieces) {
            return None;
        }
        let part = match () {
            () if surname || forename => Part::Name,
            () if plain_outlet => Part::Plain,
            () => piece.part,
        };
        let end = hyphenated(reading, piece.end, limit);
        let part = if end > piece.end { after_hyphen(reading, part, end) } else { part };
        return Some(Piece { part, first: at, end });
    }
    let capital = reading.is_capital(at);
    let joined = || reading.is_hyphen(at + 1) && reading.touches(at + 1) && reading.touches(at + 2);
    let common = || is_closed(reading, at) && !after_name && !joined() && !is_closed_forename(reading, at);
    if capital && !is_calendar(reading, at) && !common() {
        let opens = pieces.iter().all(|piece| matches!(piece.part, Part::Definite | Part::Indefinite));
        let plain =
            opens && is_verb(reading, at) && !reading.is_capital(at + 1) && !reading.is_hyphen(at + 1);
        let end = name_end(reading, at, limit);
        // "Tavia-based"
        let modifies = end > at + 1 && !reading.is_capital(end - 1) && reading.word(end - 1).ends_with("ed");
        let part = match role_behind_hyphen(reading, at, end) {
            Some(role) => role,
            None if plain || modifies => Part::Plain,
            None => Part::Name,
        };
        return Some(Piece { part, first: at, end });
    }
    let named = after_name || opens_family_name(reading, at, pieces);
    if named && let Some(end) = particles_end(reading, at, limit) {
        return Some(Piece { part: Part::Name, first: at, end });
    }
    if capital && dates_document(reading, at) {
        return single_plain(at);
    }
    if capital || is_closed(reading, at) || is_calendar(reading, at) || is_verb_here(reading, at, pieces) {
        return None;
    }
    plain_piece(reading, at, limit, pieces)
}

/// "Minister Sofia Brandt": a capital that is a given name too, between an office and a family name.
fn is_forename_of(reading: &Reading<'_>, piece: Piece, pieces: &[Piece]) -> bool {
    let country = matches!(piece.part, Part::Country { adjective: false, .. });
    let office = || matches!(pieces.last(), Some(last) if matches!(last.part, Part::Role(RoleKind::Office | RoleKind::Title)));
    country
        && piece.end == piece.first + 1
        && office()
        && reading.is_capital(piece.end)
        && !reading.touches(piece.end)
        && !reading.has(piece.end, Sort::Actor)
        && Gender::of_given(reading, piece.first, piece.end + 1).is_some()
}

/// "Ex-minister": a role in small letters behind a hyphen.
fn role_behind_hyphen(reading: &Reading<'_>, at: usize, end: usize) -> Option<Part> {
    let role = known(reading, end - 1).filter(|_| end > at + 1 && !reading.is_capital(end - 1))?.part;
    matches!(role, Part::Role(RoleKind::Office | RoleKind::Title)).then_some(role)
}

/// A word that only describes: no adverb or gerund before everything else, no participle behind a head.
fn plain_piece(reading: &Reading<'_>, at: usize, limit: usize, pieces: &[Piece]) -> Option<Piece> {
    if ends_time(reading, at) && reading.is_capital(at + 1) {
        return None;
    }
    let ends = match pieces.last() {
        None => is_gerund(reading, at) || reading.word(at).ends_with("ly"),
        // "officials familiar with the matter"
        Some(last) => {
            last.is_head() && (reading.word(at).ends_with("ed") || reading.is_class(at, Class::Informed))
        }
    };
    (!ends).then(|| Piece { part: Part::Plain, first: at, end: hyphenated(reading, at + 1, limit) })
}

/// "al-Harbi told", "envoy van der Meulen": whether a small word can begin a name, nothing but a role being before it. "ten" counts.
fn opens_family_name(reading: &Reading<'_>, at: usize, pieces: &[Piece]) -> bool {
    pieces.last().is_none_or(|last| matches!(last.part, Part::Role(_))) && !reading.has(at, Sort::Numeral)
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

/// Whether a word of the kind begins at token `at`.
pub(super) fn is_name_word(reading: &Reading<'_>, at: usize, kind: NameWord) -> bool {
    reading.hits.is_name_word(at, kind)
}

pub(super) fn is_particle(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Sort::Particle)
}

/// "the paper" and "state television" are heads; "news" and "times" in small letters are not, nor is "paper" alone.
fn outlet_noun_is_head(reading: &Reading<'_>, noun: Piece, pieces: &[Piece]) -> bool {
    let alone = pieces.is_empty() && noun.end == noun.first + 1;
    // "a daily briefing", "its weekly statement": how often.
    let tells = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingNoun(_));
    let is_one = !reading.word(noun.end).ends_with('s') && reading.hits.at(noun.end).any(tells);
    let recurs = reading.is_any(noun.first, &["daily", "weekly"]) && is_one;
    !is_name_word(reading, noun.first, NameWord::OutletPart) && !alone && !recurs
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
    reading.has(at, Sort::Closed)
}

pub(super) fn is_calendar(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Sort::Calendar) && !is_forename(reading, at)
}

/// "Per Lund", "Will Smith": a word of a closed class that is a given name too, before a family name; not "Will Lund go?"
fn is_closed_forename(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = || &reading.sentences[reading.sentence_at(at)].tokens;
    is_name_word(reading, at, NameWord::Forename)
        && (is_family_name(reading, at + 1) || particles_end(reading, at + 1, sentence().end).is_some())
        && !(sentence().start == at && reading.is_mark(sentence().end - 1, '?'))
}

/// A capital that can stand behind a given name.
fn is_family_name(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Word)
        && reading.is_capital(at)
        && !reading.touches(at)
        && !reading.has(at, Sort::Calendar)
        && !reading.has(at, Sort::Actor)
}

/// "Foreign Minister Jan Novak said": a month before a family name, unless something else makes a time of it.
fn is_forename(reading: &Reading<'_>, at: usize) -> bool {
    let makes_time = |before: usize| {
        matches!(reading.kind(before), Some(TokenKind::Number | TokenKind::Possessive))
            || reading.has(before, Sort::Calendar)
            || reading.is_class(before, Class::Preposition)
    };
    is_name_word(reading, at, NameWord::Forename)
        && is_family_name(reading, at + 1)
        && !at.checked_sub(1).is_some_and(makes_time)
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
pub(crate) fn finite(reading: &Reading<'_>, at: usize) -> bool {
    let singles = reading.hits.at(at).iter().filter(|hit| hit.len == 1);
    reading.has(at, Sort::Verb) && singles.filter_map(|hit| verb_form(hit.meaning)).any(VerbForm::is_finite)
}

pub(super) fn is_gerund(reading: &Reading<'_>, at: usize) -> bool {
    let forms = reading.hits.at(at).iter().filter_map(|hit| verb_form(hit.meaning));
    reading.has(at, Sort::Verb) && forms.into_iter().any(|form| form.is_any(VerbForm::GERUND))
}

pub(super) fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Sort::Verb) && reading.hits.at(at).any(|hit| verb_form(hit.meaning).is_some())
}

/// "…, rescue officials said": a bare form behind a comma, before a noun for those who say something, is no verb.
fn is_before_speaker(reading: &Reading<'_>, at: usize) -> bool {
    let is_bare = || {
        let forms = reading.hits.at(at).iter().filter_map(|hit| verb_form(hit.meaning));
        !reading.is_capital(at) && forms.into_iter().all(|form| form.is_any(VerbForm::BASE))
    };
    let speaks = || {
        let role = |hit: &Hit| matches!(hit.meaning, Meaning::Role(_));
        reading.hits.at(at + 1).any(role) && reading.has(at + 2, Sort::Saying)
    };
    at > 0 && reading.is_mark(at - 1, ',') && is_bare() && speaks()
}

/// Whether the word, which may also be a noun ("report"), is a verb behind these pieces. A noun in the singular is not
/// followed by a bare verb, nor one in the plural by one in -s.
fn is_verb_here(reading: &Reading<'_>, at: usize, pieces: &[Piece]) -> bool {
    if !reading.has(at, Sort::Verb) || reading.is_capital(at) && !pieces.is_empty() {
        return false;
    }
    let piece = known(reading, at);
    // "state television" is no verb by its first word.
    if pieces.is_empty() && (is_before_speaker(reading, at) || piece.is_some_and(|piece| piece.end > at + 1))
    {
        return false;
    }
    // "the fire chief", "his support group", "the ministry's own figures"
    let behind_article = pieces.last().is_some_and(|last| last.end == at)
        && (reading.is(at - 1, "the")
            || reading.kind(at - 1) == Some(TokenKind::Possessive)
            || reading.is_class(at - 1, Class::Article)
            || reading.is_class(at - 1, Class::PossessivePronoun));
    if behind_article {
        return false;
    }
    let noun = piece.is_some();
    // "endorsed Brandt", "the ministry endorsed"; but "the support group".
    let stance = reading.hits.at(at).any(|hit| match hit.meaning {
        Meaning::Stance { form, .. } => form.is_finite() || form.is_any(VerbForm::GERUND),
        _ => false,
    });
    if stance && !noun && !reading.is_capital(at) && pieces.last().is_none_or(Piece::is_head) {
        return true;
    }
    let head = pieces.last().filter(|last| last.is_head());
    // "the first to report that"
    let is_infinitive = || {
        let is_document = piece.is_some_and(|piece| piece.part == Part::Role(RoleKind::Document));
        is_document && reading.is(at - 1, "to") && !reading.word(at).ends_with(['s', 'S'])
    };
    let opens =
        reading.is_capital(at) || at == 0 || reading.is_class(at - 1, Class::Preposition) && !is_infinitive();
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
