//! Bodies by name or noun: "the Foundation", "South Korea's military", "his ministry".

use std::borrow::Cow;

use plimsoll_lexicon::tables::{ActorKind, Class, NameWord};
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;

use super::name::PersonName;
use super::phrase::{Part, Piece, is_plural};
use super::registry::{Draft, Gender};
use super::sweep::Sweep;
use super::word::is_name_word;
use super::words::Words;
use super::{ActorIndex, ActorMention, MentionForm};
use crate::Reading;

/// "research group Harbour Watch": a name of its own behind what the body is.
fn own_name<'a>(reading: &Reading<'_>, pieces: &'a [Piece]) -> &'a [Piece] {
    let small = |piece: &Piece| matches!(piece.part, Part::Body(_)) && !reading.is_capital(piece.first);
    let name = pieces.iter().position(|piece| piece.part == Part::Name);
    let last = pieces[pieces.len() - 1];
    match name {
        Some(at) if reading.is_capital(last.first) && pieces[..at].iter().any(small) => &pieces[at..],
        _ => pieces,
    }
}

/// "the Moscow Courier", "the London Institute": a name that begins with the city, where "the Seoul Ministry of Defence" is its
/// country's.
fn is_called_after_city(reading: &Reading<'_>, pieces: &[Piece], head: Piece) -> bool {
    let mut rest = pieces.iter().skip_while(|piece| matches!(piece.part, Part::Definite));
    let begins = rest.next().is_some_and(|first| is_city(reading, first));
    let goes_on = |next: &Piece| next.part != Part::Possessive && reading.is_capital(next.first);
    let of_city =
        head.part == Part::Body(ActorKind::Outlet) || is_name_word(reading, head.first, NameWord::OfCity);
    begins && rest.next().is_some_and(goes_on) && of_city && reading.is_capital(head.first)
}

/// A country by its capital: one word, in small letters but the first, other than its own name.
pub(super) fn is_city(reading: &Reading<'_>, piece: &Piece) -> bool {
    let Part::Country { id, adjective: false } = piece.part else { return false };
    let word = reading.word(piece.first);
    piece.end == piece.first + 1
        && word.bytes().skip(1).all(|byte| !byte.is_ascii_uppercase() && byte != b'.')
        && word != reading.lexicon.actor(id).name
}

impl Sweep<'_, '_> {
    /// A body by its name or noun.
    pub(super) fn body(&mut self, pieces: &[Piece], head: Piece) -> Option<(ActorIndex, MentionForm)> {
        let Part::Body(kind) = head.part else { return None };
        let reading = self.reading;
        // "sea two brigades": as many as a numeral says.
        let numeral = |piece: &Piece| piece.part == Part::Plain && reading.has(piece.first, Sort::Numeral);
        if is_plural(reading, &head) && pieces.iter().any(numeral) {
            return None;
        }
        // "some Group of 20 nations": not one body.
        if kind == ActorKind::Vessel || self.reading.is_any(pieces[0].first, &["some", "any", "several"]) {
            return None;
        }
        if let [front @ .., noun] = pieces
            && kind == ActorKind::Outlet
            && !self.reading.is_capital(noun.first)
            && (reading.is_class(noun.first, Class::PluralModifier) || !is_plural(reading, noun))
            && let Some(name) = front.last()
            && matches!(name.part, Part::Name | Part::Body(ActorKind::Outlet))
            && self.reading.is_capital(name.first)
        {
            if self.reading.is_class(name.first, Class::Adjective) && self.opens_sentence(pieces) {
                // "Good news:"
                return None;
            }
            return match name.part {
                Part::Body(_) => self.body(front, *name),
                _ => {
                    let words = super::registry::text_of(self.reading, name.first, name.end);
                    let country = self.country_of(pieces).map(str::to_string);
                    Some((self.entity(&words, kind, country), MentionForm::Name))
                }
            };
        }
        if let Some(actor) = self.body_of_person(pieces) {
            return Some((actor, MentionForm::Description));
        }
        let pieces = own_name(reading, pieces);
        let country = self.country_of(pieces).map(str::to_string).or_else(|| self.country_of_owner(pieces));
        let placed = country.is_none().then(|| self.country_of_state(pieces, head)).flatten();
        let country = country.or_else(|| placed.clone());
        let local = self.plain_words(pieces);
        let count = 1 + local.bytes().filter(|byte| *byte == b' ').count();
        let capital = reading.is_capital(head.first) && (count > 1 || !self.opens_sentence(pieces));
        let named = pieces.iter().any(|piece| matches!(piece.part, Part::Name)) || (capital && count > 1);
        let form = if named { MentionForm::Name } else { MentionForm::Description };
        let determined = !matches!(pieces[0].part, Part::Body(_) | Part::Plain);
        if !named && country.is_none() && !determined && count == 1 && !self.speaks_bare(pieces) {
            return None;
        }
        let name = if is_called_after_city(reading, pieces, head) {
            self.worded(pieces).into()
        } else if let Some(id) = placed.as_deref().and_then(|country| self.country_id(country)) {
            format!("{} {local}", reading.lexicon.actor(id).attributive()).into()
        } else {
            self.full_words(&local, pieces, country.as_deref())
        };
        let name = self.numbered(pieces[0].first, name);
        if let Some(actor) = self.known_body(&name).or_else(|| self.registry.by_name(&name)) {
            self.registry.spell(actor, &name);
            return Some((actor, form));
        }
        let is_body = |draft: &Draft| {
            matches!(draft.actor.kind, ActorKind::Organisation | ActorKind::Outlet)
                && !draft.actor.is_document
        };
        let definite = pieces[0].part == Part::Definite || !determined;
        if !named && kind == ActorKind::Outlet && pieces[0].part == Part::Definite && pieces.len() == 2 {
            // "experts consulted by this newspaper": the report's own.
            let outlet = match reading.outlet.filter(|_| reading.is(pieces[0].first, "this")) {
                Some(own) => Some(self.entity(own, ActorKind::Outlet, None)),
                None => self.registry.latest(|draft| {
                    draft.actor.kind == ActorKind::Outlet && reading.outlet != Some(draft.actor.name.as_str())
                }),
            };
            if let Some(outlet) = outlet {
                return Some((outlet, form));
            }
        }
        let bare = pieces.len() == 2 && pieces[0].part == Part::Definite;
        if !named
            && bare
            && let Some(actor) = self.firm_here(head)
        {
            return Some((actor, form));
        }
        if !named && definite {
            let found = self.registry.described(&Words::of(&local), country.as_deref(), is_body);
            let found = found.or_else(|| self.body_by_minister(&local, country.as_deref()));
            let found = found.or_else(|| self.called_so(pieces, head));
            let found = found.or_else(|| bare.then(|| self.firm_before(head)).flatten());
            if let Some(actor) = found {
                return Some((self.named_beside(actor, pieces, country.as_deref()), form));
            }
        }
        let told = if named { None } else { self.told_between_commas(pieces, &local, country.as_deref()) };
        if let Some(actor) = told {
            return Some((actor, form));
        }
        let actor = self.new_body(pieces, kind, name.into_owned(), local, country, named);
        match named {
            true => self.name_the_body(actor, pieces, head),
            false => self.wait_for_name(actor, pieces, head),
        }
        Some((actor, form))
    }

    /// "11-nation team": the name with the number that a hyphen joins to its first word, at token `first`.
    fn numbered<'n>(&self, first: usize, name: Cow<'n, str>) -> Cow<'n, str> {
        let reading = self.reading;
        let Some(number) = first.checked_sub(2) else { return name };
        let joined = reading.is_hyphen(first - 1) && reading.touches(first - 1) && reading.touches(first);
        match joined && reading.kind(number) == Some(TokenKind::Number) {
            true => format!("{}-{name}", reading.word(number)).into(),
            false => name,
        }
    }

    /// "Norway has sent 40 boats, its navy said", "Its navy said": the country that the clause or the sentence before is about.
    fn country_of_owner(&self, pieces: &[Piece]) -> Option<String> {
        let owner = pieces[0];
        let its = owner.part == Part::Owner && Gender::told(self.reading, owner.first, owner.end).is_none();
        let about = |sentence: usize| {
            let tokens = self.reading.sentences[sentence].tokens.clone();
            let here = self.mentions.iter().rev().take_while(|mention| mention.first >= tokens.start);
            let before = here.filter(|mention| mention.end <= owner.first.min(tokens.end));
            before.filter(|mention| self.is_country_spoken_of(mention, &tokens)).last()
        };
        let near = || about(self.sentence).or_else(|| self.sentence.checked_sub(1).and_then(about));
        let actor = its.then(near).flatten()?.actor;
        Some(self.registry.draft(actor).actor.name.clone())
    }

    /// "In Poland, the police say", "Chadian officials came. The government said": the country whose body it is, where the sentence
    /// opens with it or the one before with those who are of it.
    fn country_of_state(&self, pieces: &[Piece], head: Piece) -> Option<String> {
        let reading = self.reading;
        if pieces.len() != 2
            || !reading.is(pieces[0].first, "the")
            || reading.is_class(head.first, Class::Called)
        {
            return None;
        }
        let start = reading.sentences[self.sentence].tokens.start;
        let start = start + usize::from(reading.has(start, Sort::Mark));
        let country = |actor: ActorIndex| self.registry.draft(actor).actor.country.clone();
        let here = self.mentions.iter().rev().take_while(|mention| mention.first >= start);
        let is_place = |mention: &&ActorMention| {
            mention.first == start + 1
                && mention.end + 1 == pieces[0].first
                && self.registry.draft(mention.actor).actor.kind == ActorKind::Country
        };
        let opens = reading.is(start, "in") && reading.is_mark(pieces[0].first - 1, ',');
        if let Some(place) = here.into_iter().find(is_place).filter(|_| opens) {
            return country(place.actor);
        }
        let before =
            self.sentence.checked_sub(1).filter(|_| reading.is_class(head.first, Class::Governing))?;
        let before = &reading.sentences[before];
        if before.paragraph != reading.sentences[self.sentence].paragraph {
            return None;
        }
        let first = before.tokens.start;
        let earlier = self.mentions.iter().rev().take_while(|mention| mention.first >= first);
        let is_theirs = |mention: &ActorMention| {
            let kind = self.registry.draft(mention.actor).actor.kind;
            mention.first <= first + 1 && matches!(kind, ActorKind::Person | ActorKind::Organisation)
        };
        earlier.into_iter().find(|mention| is_theirs(mention)).and_then(|mention| country(mention.actor))
    }

    /// Whether a mention is a country by name that no preposition makes part of something else, nor the dateline.
    fn is_country_spoken_of(&self, mention: &ActorMention, sentence: &std::ops::Range<usize>) -> bool {
        let reading = self.reading;
        self.registry.draft(mention.actor).actor.kind == ActorKind::Country
            && mention.form != MentionForm::Adjective
            && !mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Preposition))
            && reading.kind(mention.end) != Some(TokenKind::Possessive)
            && !crate::attribution::is_in_dateline(reading, sentence, mention.first)
    }

    pub(super) fn new_body(
        &mut self,
        pieces: &[Piece],
        kind: ActorKind,
        name: String,
        local: String,
        country: Option<String>,
        named: bool,
    ) -> ActorIndex {
        let mut draft = Draft::new(name.clone(), kind).of_country(country.as_deref());
        draft.named = named;
        let own = pieces.iter().any(|piece| matches!(piece.part, Part::Country { .. }));
        draft.local =
            (!own && pieces[0].part != Part::Indefinite && !local.contains(" of ")).then(|| local.clone());
        let actor = self.registry.add(draft);
        self.registry.call(actor, &name);
        if named {
            self.registry.call(actor, &local);
        }
        actor
    }

    /// The body of the word lists whose name this is.
    pub(super) fn known_body(&mut self, name: &str) -> Option<ActorIndex> {
        let id = self.reading.lexicon.whole(name).find_map(|meaning| match meaning {
            Meaning::Actor(id, _) => Some(id),
            _ => None,
        })?;
        Some(self.listed(id))
    }

    /// "his ministry", "Shin's ministry".
    pub(super) fn body_of_person(&mut self, pieces: &[Piece]) -> Option<ActorIndex> {
        let person = match (pieces.first()?.part, pieces.get(1).map(|piece| piece.part)) {
            (Part::Owner, _) => self.person_meant(Gender::told(self.reading, pieces[0].first, pieces[0].end)),
            (Part::Name, Some(Part::Possessive)) => {
                let name = PersonName::read(self.reading, pieces[0].first, pieces[0].end);
                self.registry.by_name(&name.canonical()).or_else(|| self.registry.by_family(name.family()))
            }
            _ => None,
        }?;
        let local = self.plain_words(&pieces[pieces.len() - 1..]);
        self.body_led_by(person, &local)
    }

    /// "Beyond Tides analysed it. The group says": the body named last, where its own name does not tell what it is.
    fn called_so(&self, pieces: &[Piece], head: Piece) -> Option<ActorIndex> {
        let bare = pieces.len() == 2 && pieces[0].part == Part::Definite;
        if !bare || !self.reading.is_class(head.first, Class::Called) {
            return None;
        }
        // "the party" is no news agency.
        let prints = head.part == Part::Body(ActorKind::Outlet)
            || self
                .reading
                .is_any(head.first, &["agency", "network", "organisation", "organization", "company"]);
        let is_body = |draft: &Draft| {
            (draft.actor.kind == ActorKind::Organisation || prints && draft.actor.kind == ActorKind::Outlet)
                && draft.named
                && !draft.actor.is_document
                && self.reading.outlet != Some(draft.actor.name.as_str())
        };
        let last = self.registry.latest(is_body)?;
        let name = &self.registry.draft(last).actor.name;
        let groups = || {
            self.reading.is_class(head.first, Class::Grouping) && self.ends_in(name, Class::Civil)
                || self.reading.is(head.first, "agency") && self.ends_in(name, Class::Official)
        };
        (self.has_no_noun(name) || groups()).then_some(last)
    }

    /// Whether a name ends in a noun of a class: "the Horn Observatory", "the Customs Bureau".
    pub(super) fn ends_in(&self, name: &str, class: Class) -> bool {
        let noun = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        self.reading.lexicon.whole(&noun).any(|meaning| meaning == Meaning::Grammar(class))
    }

    /// "the ministry" where only a minister was named.
    pub(super) fn body_by_minister(&mut self, local: &str, country: Option<&str>) -> Option<ActorIndex> {
        let person = self
            .registry
            .described(&Words::of("minister"), country, |draft| draft.actor.kind == ActorKind::Person)?;
        self.body_led_by(person, local)
    }

    /// The ministry of a minister, called after the office.
    pub(super) fn body_led_by(&mut self, person: ActorIndex, local: &str) -> Option<ActorIndex> {
        if !local.to_lowercase().ends_with("ministry") {
            return None;
        }
        let draft = self.registry.draft(person);
        let country = draft.actor.country.clone();
        let words = draft.words.clone();
        let office = words.iter().collect::<Vec<_>>();
        let minister = office.iter().rposition(|word| *word == "minister")?;
        // "Shin Won-sik, the minister": a word of the name is no field.
        let name = Words::of(&draft.actor.name);
        let field = minister
            .checked_sub(1)
            .map(|at| office[at])
            .filter(|field| local.eq_ignore_ascii_case("ministry") || local.contains(*field))
            .filter(|field| !name.has(field))?;
        let attributive = country
            .as_deref()
            .and_then(|country| self.country_id(country))
            .map(|id| self.reading.lexicon.actor(id).attributive());
        let name = match attributive {
            Some(attributive) => format!("{attributive} {field} ministry"),
            None => format!("{field} ministry"),
        };
        if let Some(actor) = self.known_body(&name).or_else(|| self.registry.by_name(&name)) {
            return Some(actor);
        }
        let mut draft = Draft::new(name.clone(), ActorKind::Organisation).of_country(country.as_deref());
        draft.local = country.is_none().then(|| format!("{field} ministry"));
        let actor = self.registry.add(draft);
        self.registry.call(actor, &name);
        Some(actor)
    }

    /// "its spokesman", "the institute's analysts": a body by those without a name who speak for it.
    pub(super) fn its_people(&mut self, pieces: &[Piece], head: Piece) -> Option<ActorIndex> {
        let reading = self.reading;
        let last = pieces[pieces.len() - 1];
        let speaks_for = reading.is_class(head.end - 1, Class::Voicing) && last.end == head.end;
        if !speaks_for || reading.is_mark(head.end, ',') || reading.is_capital(head.end) {
            return None;
        }
        let owner = pieces[0];
        let body = if owner.part == Part::Owner {
            self.body_meant(owner.first).filter(|_| reading.is(owner.first, "its"))
        } else {
            let owns = pieces.iter().rposition(|piece| piece.part == Part::Possessive)?;
            let is_body = |piece: &Piece| matches!(piece.part, Part::Body(ActorKind::Organisation));
            let owner = pieces[..owns].last().filter(|last| is_body(last)).map(|_| &pieces[..owns]);
            owner.and_then(|owner| self.actor_of(owner)).map(|(actor, _)| actor)
        };
        body.filter(|body| self.registry.draft(*body).actor.kind == ActorKind::Organisation)
    }

    /// "a ministry official": the ministry speaks.
    pub(super) fn body_of_official(&mut self, pieces: &[Piece], head: Piece) -> Option<ActorIndex> {
        let at = pieces.iter().position(|piece| piece.first == head.first)?;
        let body = *pieces.get(at.checked_sub(1)?)?;
        let small =
            matches!(body.part, Part::Body(ActorKind::Organisation)) && !self.reading.is_capital(body.first);
        if !small || pieces.len() > at + 1 {
            return None;
        }
        let country = self.country_of(pieces).map(str::to_string);
        let words = Words::of(&self.plain_words(&pieces[..at]));
        self.registry
            .described(&words, country.as_deref(), |draft| draft.actor.kind == ActorKind::Organisation)
    }
}
