//! From a noun phrase to the actor it names.

use std::borrow::Cow;

use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, RoleKind};
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;

use super::phrase::{self, Part, Piece};
use super::registry::{Gender, text_of};
use super::sweep::Sweep;
use super::word::{finite, is_closed, is_name_word};
use super::words::Words;
use super::{ActorIndex, MentionForm};

/// Tokens of an apposition in which the noun for what somebody is stands.
const APPOSITION: usize = 6;

impl Sweep<'_, '_> {
    /// Reads a phrase and puts its mentions down; returns where it ends.
    pub(super) fn phrase(&mut self, pieces: &[Piece], limit: usize) -> Option<usize> {
        let head = *pieces.last()?;
        if let Part::Role(kind @ (RoleKind::Document | RoleKind::Evidence)) = head.part {
            let is_mention = pieces.len() > 1 || kind == RoleKind::Document || self.has_provenance(head.end);
            self.put_inner(pieces);
            return is_mention.then(|| self.document(pieces, kind, limit));
        }
        self.put_inner(pieces);
        let (actor, form) = self.actor_of(pieces)?;
        Some(self.put_phrase(pieces, actor, form, head.end, limit))
    }

    /// The actor that a phrase names, and how.
    pub(super) fn actor_of(&mut self, pieces: &[Piece]) -> Option<(ActorIndex, MentionForm)> {
        let of = pieces.iter().position(|piece| piece.part == Part::Of);
        let last = *pieces.last()?;
        if let Some(of) = of
            && last.part == Part::Name
            && pieces.len() > of + 2
            && self.is_of_office(&pieces[of + 1..pieces.len() - 1], last)
        {
            return self.person(pieces).map(|actor| (actor, MentionForm::Name));
        }
        if let [.., Piece { part: Part::Known { id, kind: ActorKind::Outlet }, .. }, noun] = pieces
            && matches!(noun.part, Part::Body(_))
            && !self.reading.is_capital(noun.first)
        {
            return Some((self.listed(*id), MentionForm::Name));
        }
        let head = pieces[of.map_or(pieces.len(), |of| of).checked_sub(1)?];
        match head.part {
            Part::Name => self.named(pieces),
            Part::Country { id, adjective } => {
                // "the Ukrainians say": their country.
                let many = matches!(pieces, [Piece { part: Part::Definite, .. }, _])
                    && phrase::is_plural(self.reading, &head);
                let form = if adjective && !many { MentionForm::Adjective } else { MentionForm::Name };
                Some((self.listed(id), form))
            }
            Part::Known { id, .. } => Some((self.listed(id), MentionForm::Name)),
            Part::Role(RoleKind::Document | RoleKind::Evidence) => None,
            Part::Role(kind) => {
                self.described(pieces, head, kind).map(|actor| (actor, MentionForm::Description))
            }
            Part::Body(_) => self.body(pieces, head),
            _ => None,
        }
    }

    /// "head of the navy Ivar Rask": whether what stands between "of" and a name is what the office is of; "the head of the charity
    /// Harbour Watch" has the charity's name.
    fn is_of_office(&self, matter: &[Piece], name: Piece) -> bool {
        let reading = self.reading;
        let Some(last) = matter.last() else { return false };
        let forename = name.end > name.first + 1;
        match last.part {
            Part::Known { .. } | Part::Country { adjective: false, .. } => true,
            // "spokesman of the army Major General Rask"; but "spokesman of General Rask".
            Part::Role(_) => {
                let ranked = |piece: &&Piece| reading.is_class(piece.first, Class::Rank);
                let body = matter.iter().rev().find(|piece| !ranked(piece));
                let is_body = |piece: &Piece| matches!(piece.part, Part::Body(_) | Part::Known { .. });
                ranked(&last) && body.is_some_and(is_body)
            }
            Part::Body(_) | Part::Plain => {
                let noun = last.end - 1;
                forename && !reading.is_capital(noun) && !reading.is_class(noun, Class::Called)
            }
            _ => false,
        }
    }

    /// Puts the whole phrase down, with its bracketed acronym and what follows a person's name.
    pub(super) fn put_phrase(
        &mut self,
        pieces: &[Piece],
        actor: ActorIndex,
        form: MentionForm,
        end: usize,
        limit: usize,
    ) -> usize {
        let first = pieces[0].first;
        let listed =
            pieces.iter().all(|piece| matches!(piece.part, Part::Country { .. } | Part::Known { .. }));
        let mut end = if listed { end } else { self.acronym(actor, end, limit) };
        let draft = self.registry.draft(actor);
        let draft_kind = draft.actor.kind;
        let is_person = draft_kind == ActorKind::Person && !draft.plural;
        if is_person && form == MentionForm::Name {
            end = self.affiliation(actor, self.post_nominal(end, limit), limit);
        }
        let bare = pieces.len() == 1 && matches!(pieces[0].part, Part::Country { .. } | Part::Known { .. });
        if !(bare && self.mentions.last().is_some_and(|last| last.first == first && last.end == end)) {
            self.put(actor, first, end, form);
        }
        if is_person {
            if self.registry.draft(actor).gender.is_none() {
                self.registry.draft_mut(actor).gender = self.gender_told(pieces, end);
            }
            self.apposition(actor, first, end);
        }
        // "a police spokesman said": he speaks for the police.
        let head = pieces[pieces.len() - 1];
        let official = matches!(head.part, Part::Role(RoleKind::Office | RoleKind::Source))
            && form == MentionForm::Description
            && draft_kind == ActorKind::Organisation
            && !phrase::is_plural(self.reading, &head);
        if official && self.focus.thing == Some(actor) && self.focus.thing_since == self.sentence {
            self.focus.person = Some(actor);
            self.focus.person_since = self.sentence;
        }
        end
    }

    /// Whether somebody is a man or a woman, as far as the phrase tells: "Mrs. Korvald", "Rosa Korvald", "his wife, Rosa",
    /// "Korvald, a spokeswoman".
    fn gender_told(&self, pieces: &[Piece], end: usize) -> Option<Gender> {
        let reading = self.reading;
        let title = pieces.iter().find(|piece| piece.part != Part::Owner)?;
        let name = pieces.iter().rfind(|piece| piece.part == Part::Name);
        let first = pieces[0].first;
        let behind_kin = || first > 1 && reading.is_mark(first - 1, ',');
        Gender::told(reading, title.first, end)
            .or_else(|| name.and_then(|name| Gender::of_given(reading, name.first, name.end)))
            .or_else(|| behind_kin().then(|| Gender::told(reading, first - 2, first - 1)).flatten())
            .or_else(|| self.gender_in_apposition(end))
    }

    /// "Korvald, the group's chairwoman, said": what the noun between commas tells.
    fn gender_in_apposition(&self, end: usize) -> Option<Gender> {
        let reading = self.reading;
        let from = end + 1;
        let opens =
            reading.is_mark(end, ',') && (reading.is_class(from, Class::Article) || reading.is(from, "the"));
        if !opens {
            return None;
        }
        let describes = |at: &usize| match reading.kind(*at) {
            Some(TokenKind::Word) => !is_closed(reading, *at),
            kind => kind == Some(TokenKind::Possessive),
        };
        let to = (from + 1..from + APPOSITION).find(|at| !describes(at)).unwrap_or(from + APPOSITION);
        Gender::told(reading, from + 1, to)
    }

    /// Puts down the countries and known bodies inside a longer phrase.
    fn put_inner(&mut self, pieces: &[Piece]) {
        if pieces.len() < 2 {
            return;
        }
        let last = pieces.len() - 1;
        for (at, piece) in pieces.iter().enumerate() {
            let form = match piece.part {
                Part::Country { adjective: true, .. } => MentionForm::Adjective,
                Part::Country { .. } => MentionForm::Name,
                Part::Known { .. } if at < last => MentionForm::Name,
                _ => continue,
            };
            let (Part::Country { id, .. } | Part::Known { id, .. }) = piece.part else { continue };
            let actor = self.listed(id);
            self.put_quietly(actor, piece.first, piece.end, form);
        }
    }

    /// "Multilateral Sanctions Monitoring Team (MSMT)": the acronym is one more name.
    fn acronym(&mut self, actor: ActorIndex, end: usize, limit: usize) -> usize {
        let reading = self.reading;
        let bracketed = end + 2 < limit && reading.is_mark(end, '(') && reading.is_mark(end + 2, ')');
        if !bracketed || !is_acronym(reading.word(end + 1)) {
            return end;
        }
        self.registry.call(actor, reading.word(end + 1));
        end + 3
    }

    /// "Rep. Kang of the party": what the person belongs to ends the mention and tells the country.
    fn affiliation(&mut self, person: ActorIndex, end: usize, limit: usize) -> usize {
        let reading = self.reading;
        if end + 1 >= limit || !is_name_word(reading, end, NameWord::PersonOf) {
            return end;
        }
        let mut pieces = Vec::new();
        phrase::chunk(reading, end + 1, limit, &mut pieces);
        let body = pieces.iter().any(|piece| matches!(piece.part, Part::Known { .. } | Part::Body(_)))
            || (reading.is(end, "of")
                && pieces.iter().any(|piece| matches!(piece.part, Part::Country { .. })));
        let Some(last) = pieces.last().copied().filter(|_| body) else { return end };
        self.put_inner(&pieces);
        let Some((actor, form)) = self.actor_of(&pieces) else { return end };
        let draft = self.registry.draft(actor);
        if draft.actor.kind == ActorKind::Person {
            return end;
        }
        let (country, words) = (draft.actor.country.clone(), draft.words.clone());
        self.put_quietly(actor, pieces[0].first, last.end, form);
        let draft = self.registry.draft_mut(person);
        draft.actor.country = draft.actor.country.take().or(country);
        draft.words.add(&words);
        last.end
    }

    /// "Ina Korvald, PhD": what is written behind a name and belongs to it.
    fn post_nominal(&self, end: usize, limit: usize) -> usize {
        let reading = self.reading;
        let from = end + usize::from(reading.is_mark(end, ','));
        let behind = reading.find(from, |hit| {
            (hit.meaning == Meaning::NameWord(NameWord::PostNominal) && hit.end() < limit)
                .then_some(hit.end())
        });
        behind.unwrap_or(end)
    }

    /// "a member of the commission, Deputy Kang", "Sroka, a spokesman for the group": the two are one.
    fn apposition(&mut self, actor: ActorIndex, first: usize, end: usize) {
        let reading = self.reading;
        let sentence = &reading.sentences[self.sentence].tokens;
        if first <= sentence.start + 1 || !reading.is_mark(first - 1, ',') {
            return;
        }
        // "In a post on X, the minister said", "in the city of Tal, the governor, Ines Prata,"
        let mut before =
            self.mentions.iter().rev().take(6).filter(|mention| !self.stands_for_place(mention.first));
        let before =
            before.find(|mention| mention.end + 1 == first || self.is_office_tail(mention.end, first - 1));
        let Some(before) = before.filter(|mention| mention.first >= sentence.start) else { return };
        let (other, actor) = (self.registry.root(before.actor), self.registry.root(actor));
        let single = |index: ActorIndex| {
            let draft = &self.registry.drafts[index];
            draft.actor.kind == ActorKind::Person && !draft.plural
        };
        if other == actor || !single(other) || !single(actor) {
            return;
        }
        match (self.registry.drafts[other].named, self.registry.drafts[actor].named) {
            (false, true) => self.registry.merge(other, actor),
            // "In a talk with Brandt, the minister said": what a verb follows is a subject.
            (true, false) if !finite(reading, end) => self.registry.merge(actor, other),
            _ => {}
        }
    }

    /// "the governor of the region, Brandt", "the prosecutor in Tavia, Brandt": whether the words from token `from` up to the comma
    /// only tell what an office is of or where.
    fn is_office_tail(&self, from: usize, comma: usize) -> bool {
        let reading = self.reading;
        let tells = |at: usize| {
            reading.kind(at) == Some(TokenKind::Word)
                && (reading.is(at, "the") || !is_closed(reading, at))
                && !finite(reading, at)
        };
        from + 1 < comma
            && comma - from <= APPOSITION
            && (is_name_word(reading, from, NameWord::RoleOf) || reading.is(from, "in"))
            && (from + 1..comma).all(tells)
    }

    /// The country a phrase names: "South Korea's …", "… of Ukraine", "White House …".
    pub(super) fn country_of(&self, pieces: &[Piece]) -> Option<&'_ str> {
        let lexicon = self.reading.lexicon;
        pieces.iter().find_map(|piece| match piece.part {
            Part::Country { id, .. } => Some(lexicon.actor(id).name.as_str()),
            Part::Known { id, .. } => lexicon.actor(id).country.as_deref(),
            _ => None,
        })
    }

    /// The words of a phrase without determiner and country, those that only begin a sentence in small letters.
    pub(super) fn plain_words(&self, pieces: &[Piece]) -> String {
        let reading = self.reading;
        let words = |piece: &&Piece| piece.first < piece.end;
        let length = |piece: &Piece| reading.span(piece.first, piece.end).len() as usize + 1;
        let mut text = String::with_capacity(pieces.iter().filter(words).map(length).sum());
        let mut skipped = true;
        for (at, piece) in pieces.iter().enumerate() {
            let is_country = matches!(piece.part, Part::Country { .. })
                || (piece.part == Part::Of && pieces[at + 1..].iter().all(names_country));
            // "Two Indian newspapers"
            let counts = skipped
                && piece.end == piece.first + 1
                && reading.has(piece.first, Sort::Numeral)
                && at + 1 < pieces.len()
                && !reading.is_capital(pieces[pieces.len() - 1].first);
            let skip = is_country
                || counts
                || is_seat(reading, piece)
                || piece.end == piece.first + 1 && reading.is(piece.first, "same")
                || matches!(piece.part, Part::Definite | Part::Indefinite | Part::Owner)
                || (skipped && piece.part == Part::Possessive);
            skipped = skip;
            if skip {
                continue;
            }
            let touches = piece.part == Part::Possessive;
            if !text.is_empty() && !touches {
                text.push(' ');
            }
            let starts = reading.sentences[self.sentence].tokens.start == piece.first;
            let common = matches!(piece.part, Part::Role(_) | Part::Plain);
            match starts && common && !is_acronym(reading.word(piece.first)) {
                true => text.push_str(&text_of(reading, piece.first, piece.end).to_lowercase()),
                false => text.push_str(&text_of(reading, piece.first, piece.end)),
            }
            if piece.part == Part::Of && reading.is(piece.end, "the") {
                text.push_str(" the");
            }
        }
        text
    }

    /// The plain words of a phrase, its country's word first: "South Korean officials".
    pub(super) fn full_words<'p>(
        &self,
        plain: &'p str,
        pieces: &[Piece],
        country: Option<&str>,
    ) -> Cow<'p, str> {
        let id = country
            .filter(|_| pieces.iter().any(|piece| matches!(piece.part, Part::Country { .. } | Part::Owner)))
            .and_then(|country| self.country_id(country));
        let Some(id) = id else { return plain.into() };
        let nation = self.reading.lexicon.actor(id).attributive();
        // "a senior US official"
        let stands = pieces.iter().position(|piece| matches!(piece.part, Part::Country { .. }));
        let front =
            stands.map(|at| &pieces[..at]).filter(|front| front.iter().all(|piece| piece.part != Part::Of));
        let front = front.map(|front| self.plain_words(front)).unwrap_or_default();
        match plain.strip_prefix(front.as_str()).and_then(|rest| rest.strip_prefix(' ')) {
            Some(rest) if !front.is_empty() => format!("{front} {nation} {rest}").into(),
            _ => format!("{nation} {plain}").into(),
        }
    }

    /// The latest person of an office whose words these are, all of them or without the last; not who is another's `owner`.
    pub(super) fn holder(
        &self,
        local: &str,
        country: Option<&str>,
        owner: Option<ActorIndex>,
    ) -> Option<ActorIndex> {
        let words = Words::of(local);
        let owns = owner.map(|owner| self.registry.draft(owner).actor.name.as_str());
        let person = |draft: &super::registry::Draft| {
            draft.actor.kind == ActorKind::Person
                && !draft.plural
                && owns != Some(draft.actor.name.as_str())
                && !self.has_left(draft, local)
        };
        self.registry.described(&words, country, person).or_else(|| {
            let fewer = owner.is_none().then(|| words.without_last())?;
            self.registry.described(&fewer, country, person)
        })
    }

    /// "Former finance minister Brandt": whether the office that the words tell is one of the past.
    fn has_left(&self, draft: &super::registry::Draft, local: &str) -> bool {
        let is_past = |role: &&str| {
            let first = role.split([' ', '-']).next().unwrap_or_default();
            ["former", "ex"].iter().any(|past| first.eq_ignore_ascii_case(past))
        };
        let role = draft.actor.role.as_deref().filter(is_past);
        role.is_some_and(|role| role.to_lowercase().contains(&local.to_lowercase()) && !is_past(&local))
    }
}

/// What is left out where a country's word stands first: "foreign minister (of Spain)".
fn names_country(piece: &Piece) -> bool {
    matches!(piece.part, Part::Country { .. } | Part::Definite)
}

/// "MSMT", "C4ADS": two to seven capitals and digits.
pub(super) fn is_acronym(word: &str) -> bool {
    (2..=7).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// "the London-based Observatory": where a body has its seat is no part of its name.
fn is_seat(reading: &crate::Reading<'_>, piece: &Piece) -> bool {
    let hyphen = piece.end.checked_sub(2).filter(|hyphen| piece.first < *hyphen);
    hyphen.is_some_and(|at| reading.is(at + 1, "based") && reading.is_hyphen(at) && reading.touches(at + 1))
}
