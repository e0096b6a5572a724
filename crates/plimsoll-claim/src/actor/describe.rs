//! Persons by name or office, bodies by name or noun.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, RoleKind};
use plimsoll_text::tokens;

use super::name::{PersonName, fold};
use super::phrase::{Part, Piece, is_plural};
use super::registry::{Draft, add_words, differ, words_of};
use super::resolve::is_acronym;
use super::sweep::Sweep;
use super::{ActorIndex, MentionForm};

/// Sentences over which a description waits for the name of whom it describes.
const WAIT: usize = 4;

impl Sweep<'_, '_> {
    /// A phrase whose last piece is a name.
    pub(super) fn named(&mut self, pieces: &[Piece]) -> Option<(ActorIndex, MentionForm)> {
        let reading = self.reading;
        let last = *pieces.last()?;
        let before = pieces.len().checked_sub(2).map(|at| pieces[at].part);
        let role = pieces.iter().any(|piece| {
            matches!(piece.part, Part::Role(RoleKind::Title | RoleKind::Office | RoleKind::Source))
        });
        let words = super::registry::text_of(reading, last.first, last.end);
        match before {
            Some(Part::Body(ActorKind::Vessel)) => {
                return Some((self.entity(&words, ActorKind::Vessel, None), MentionForm::Name));
            }
            Some(Part::Body(kind)) if !role => {
                let country = self.country_of(pieces).map(str::to_string);
                return Some((self.entity(&words, kind, country), MentionForm::Name));
            }
            _ if role => return self.person(pieces).map(|actor| (actor, MentionForm::Name)),
            _ => {}
        }
        if let Some(actor) = self.registry.by_name(&words) {
            return Some((actor, MentionForm::Name));
        }
        let speaks = self.stands_by_saying(pieces);
        if is_acronym(&words) {
            return self.acronym_alone(&words, speaks).map(|actor| (actor, MentionForm::Name));
        }
        let count = words.split(' ').count();
        let determined = matches!(before, Some(Part::Definite | Part::Indefinite));
        let bare = pieces.len() == 1 || before == Some(Part::Owner);
        match count {
            1 if !determined => self
                .registry
                .by_family(&words)
                .or_else(|| (speaks && bare && !self.is_heading).then(|| self.new_person(pieces)).flatten()),
            2..=4 if !determined && !self.is_heading && !self.has_place(&last) => self.person(pieces),
            _ => None,
        }
        .map(|actor| (actor, MentionForm::Name))
    }

    fn has_place(&self, piece: &Piece) -> bool {
        (piece.first..piece.end).any(|at| {
            self.reading.hits.at(at).iter().any(|hit| {
                matches!(hit.meaning, Meaning::Place(_) | Meaning::Month(_) | Meaning::GarbledPlace(_))
            })
        })
    }

    /// An acronym: of a name that is known, or a body that speaks.
    fn acronym_alone(&mut self, word: &str, speaks: bool) -> Option<ActorIndex> {
        let initials = |name: &str| -> String {
            name.split(|letter: char| !letter.is_alphanumeric())
                .filter_map(|word| word.chars().next())
                .filter(|letter| letter.is_uppercase())
                .collect()
        };
        let known = self.registry.latest(|draft| draft.named && initials(&draft.actor.name) == word);
        if let Some(actor) = known {
            self.registry.call(actor, word);
            return Some(actor);
        }
        (speaks && !self.is_heading).then(|| self.entity(word, ActorKind::Organisation, None))
    }

    /// A thing with a name of its own.
    fn entity(&mut self, name: &str, kind: ActorKind, country: Option<String>) -> ActorIndex {
        if let Some(actor) = self.registry.by_name(name) {
            return actor;
        }
        let draft = Draft::new(name.to_string(), kind).of_country(country.as_deref());
        let actor = self.registry.add(draft);
        self.registry.call(actor, name);
        actor
    }

    fn stands_by_saying(&self, pieces: &[Piece]) -> bool {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
        self.is_speaking(first.first, last.end)
    }

    /// A person by name, with or without a role: somebody known, or somebody new.
    pub(super) fn person(&mut self, pieces: &[Piece]) -> Option<ActorIndex> {
        let last = *pieces.last()?;
        let name = PersonName::read(self.reading, last.first, last.end);
        let written = name.canonical();
        let known = self.registry.by_name(&written).or_else(|| {
            let same = self.registry.by_family(name.family())?;
            let single = name.words.len() == 1 || !self.registry.draft(same).actor.name.contains(' ');
            single.then_some(same)
        });
        let Some(actor) = known else { return self.new_person(pieces) };
        self.learn(actor, pieces, &name);
        Some(actor)
    }

    /// Takes up what a further mention tells: the role, the fuller name, the hyphen.
    fn learn(&mut self, actor: ActorIndex, pieces: &[Piece], name: &PersonName) {
        let (role, country) = self.role_of(pieces);
        let draft = self.registry.draft_mut(actor);
        let old = draft.actor.name.clone();
        let written = name.canonical();
        let fuller = !old.contains(' ') && written.contains(' ');
        let hyphen = fold(&old) == fold(&written) && written.contains('-') && !old.contains('-');
        if draft.actor.kind == ActorKind::Person && (fuller || hyphen) {
            draft.actor.name.clone_from(&written);
        }
        if let Some(role) = role {
            add_words(&mut draft.words, &words_of(&role));
            draft.actor.role.get_or_insert(role);
        }
        draft.actor.country = draft.actor.country.take().or(country);
        self.registry.call_person(actor, name);
        self.name_the_nameless(actor, pieces);
    }

    fn role_of(&self, pieces: &[Piece]) -> (Option<String>, Option<String>) {
        let country = self.country_of(pieces).map(str::to_string);
        let before = &pieces[..pieces.len() - 1];
        let role = before.iter().any(|piece| matches!(piece.part, Part::Role(_)));
        let first = before
            .iter()
            .find(|piece| !matches!(piece.part, Part::Definite | Part::Indefinite | Part::Owner));
        let role = first
            .filter(|_| role)
            .map(|first| super::registry::text_of(self.reading, first.first, before[before.len() - 1].end));
        (role, country)
    }

    pub(super) fn new_person(&mut self, pieces: &[Piece]) -> Option<ActorIndex> {
        let last = *pieces.last()?;
        let name = PersonName::read(self.reading, last.first, last.end);
        let (role, country) = self.role_of(pieces);
        let mut draft = Draft::new(name.canonical(), ActorKind::Person).of_country(country.as_deref());
        if let Some(role) = role {
            add_words(&mut draft.words, &words_of(&role));
            draft.actor.role = Some(role);
        }
        let actor = self.registry.add(draft);
        self.registry.call_person(actor, &name);
        self.name_the_nameless(actor, pieces);
        Some(actor)
    }

    /// Those known by office only turn out to be this person: of the same office, or where the name comes without a
    /// role, as reports do when they have given the role before.
    fn name_the_nameless(&mut self, actor: ActorIndex, pieces: &[Piece]) {
        let sentence = self.sentence;
        self.nameless.retain(|(_, since)| since + WAIT >= sentence);
        if self.nameless.is_empty() {
            return;
        }
        let start = self.reading.sentences[sentence].tokens.start;
        let at_start = pieces[0].first <= start + 1;
        let bare = pieces.len() == 1 && (at_start || self.stands_by_saying(pieces));
        let draft = self.registry.draft(actor);
        let (words, country) = (draft.words.clone(), draft.actor.country.clone());
        let fits = |index: &ActorIndex| {
            let waiting = self.registry.draft(*index);
            let same_office = waiting.words.split_ascii_whitespace().next_back();
            let same_office = same_office.is_some_and(|office| words.contains(&format!(" {office} ")));
            !differ(country.as_deref(), waiting.actor.country.as_deref()) && (same_office || bare)
        };
        let found = self.nameless.iter().rposition(|(index, _)| fits(index));
        if let Some(at) = found {
            let (waiting, _) = self.nameless.remove(at);
            self.registry.merge(waiting, actor);
        }
    }

    /// A person or people by what they are: "the minister", "South Korean officials".
    pub(super) fn described(&mut self, pieces: &[Piece], head: Piece, kind: RoleKind) -> Option<ActorIndex> {
        let plural = is_plural(self.reading, &head);
        let determined = matches!(pieces[0].part, Part::Definite | Part::Indefinite | Part::Owner);
        let capital = self.reading.is_capital(head.first) && !self.opens_sentence(pieces);
        let modified = pieces.iter().any(|piece| {
            matches!(piece.part, Part::Country { .. } | Part::Known { .. } | Part::Possessive | Part::Body(_))
        });
        let denied = self.reading.is(pieces[0].first, "no");
        if denied || kind == RoleKind::Title && !determined || !(plural || determined || modified || capital)
        {
            return None;
        }
        if let Some(body) = self.body_of_official(pieces, head) {
            return Some(body);
        }
        let country = self.country_of(pieces).map(str::to_string);
        let local = self.plain_words(pieces);
        let definite = pieces[0].part != Part::Indefinite;
        if !plural && definite {
            let in_focus = self.focus.person.filter(|person| {
                let draft = self.registry.draft(*person);
                let bare = pieces.len() == 2 && pieces[0].part == Part::Definite;
                bare && draft.actor.role.is_some() && kind == RoleKind::Office
            });
            if let Some(holder) = self.holder(&local, country.as_deref()).or(in_focus) {
                return Some(holder);
            }
        }
        let name = self.full_words(pieces, country.as_deref());
        if (plural || definite)
            && let Some(actor) = self.registry.by_name(&name)
        {
            return Some(actor);
        }
        let mut draft = Draft::new(name.clone(), ActorKind::Person).of_country(country.as_deref());
        draft.named = false;
        draft.plural = plural;
        draft.actor.role = (!plural).then(|| name.clone());
        let actor = self.registry.add(draft);
        if !plural {
            self.nameless.push((actor, self.sentence));
        }
        self.registry.call(actor, &name);
        Some(actor)
    }

    fn opens_sentence(&self, pieces: &[Piece]) -> bool {
        self.reading.sentences[self.sentence].tokens.start == pieces[0].first
    }

    /// "a ministry official": the ministry speaks.
    fn body_of_official(&mut self, pieces: &[Piece], head: Piece) -> Option<ActorIndex> {
        let at = pieces.iter().position(|piece| piece.first == head.first)?;
        let body = *pieces.get(at.checked_sub(1)?)?;
        let small =
            matches!(body.part, Part::Body(ActorKind::Organisation)) && !self.reading.is_capital(body.first);
        if !small || pieces.len() > at + 1 {
            return None;
        }
        let country = self.country_of(pieces).map(str::to_string);
        let words = words_of(&self.plain_words(&pieces[..at]));
        self.registry
            .described(&words, country.as_deref(), |draft| draft.actor.kind == ActorKind::Organisation)
    }

    /// A body by its name or noun.
    pub(super) fn body(&mut self, pieces: &[Piece], head: Piece) -> Option<(ActorIndex, MentionForm)> {
        let Part::Body(kind) = head.part else { return None };
        if kind == ActorKind::Vessel {
            return None;
        }
        if let [front @ .., noun] = pieces
            && kind == ActorKind::Outlet
            && !self.reading.is_capital(noun.first)
            && let Some(name) = front.last()
            && matches!(name.part, Part::Name | Part::Body(ActorKind::Outlet))
            && self.reading.is_capital(name.first)
        {
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
        let reading = self.reading;
        let country = self.country_of(pieces).map(str::to_string);
        let local = self.plain_words(pieces);
        let count = local.split(' ').count();
        let capital = reading.is_capital(head.first) && (count > 1 || !self.opens_sentence(pieces));
        let named = pieces.iter().any(|piece| matches!(piece.part, Part::Name)) || (capital && count > 1);
        let form = if named { MentionForm::Name } else { MentionForm::Description };
        let determined = !matches!(pieces[0].part, Part::Body(_) | Part::Plain);
        if !named && country.is_none() && !determined && count == 1 {
            return None;
        }
        let name = self.full_words(pieces, country.as_deref());
        if let Some(actor) = self.known_body(&name).or_else(|| self.registry.by_name(&name)) {
            return Some((actor, form));
        }
        let is_body = |draft: &Draft| {
            matches!(draft.actor.kind, ActorKind::Organisation | ActorKind::Outlet)
                && !draft.actor.is_document
        };
        let definite = pieces[0].part == Part::Definite || !determined;
        if !named && kind == ActorKind::Outlet && pieces[0].part == Part::Definite && pieces.len() == 2 {
            let outlet = self.registry.latest(|draft| draft.actor.kind == ActorKind::Outlet);
            if let Some(outlet) = outlet {
                return Some((outlet, form));
            }
        }
        if !named && definite {
            let found = self.registry.described(&words_of(&local), country.as_deref(), is_body);
            let found = found.or_else(|| self.body_by_minister(&local, country.as_deref()));
            if let Some(actor) = found {
                return Some((actor, form));
            }
        }
        Some((self.new_body(pieces, kind, name, local, country, named), form))
    }

    fn new_body(
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
        let words = tokens(name);
        let hits = self.reading.lexicon.hits(name, &words);
        let id = hits.find(0, |hit| match hit.meaning {
            Meaning::Actor(id, _) if hit.len == words.len() => Some(id),
            _ => None,
        })?;
        Some(self.listed(id))
    }

    /// "his ministry", "Shin's ministry".
    fn body_of_person(&mut self, pieces: &[Piece]) -> Option<ActorIndex> {
        let person = match (pieces.first()?.part, pieces.get(1).map(|piece| piece.part)) {
            (Part::Owner, _) => self.person_meant(),
            (Part::Name, Some(Part::Possessive)) => {
                let name = PersonName::read(self.reading, pieces[0].first, pieces[0].end);
                self.registry.by_name(&name.canonical()).or_else(|| self.registry.by_family(name.family()))
            }
            _ => None,
        }?;
        let local = self.plain_words(&pieces[pieces.len() - 1..]);
        self.body_led_by(person, &local)
    }

    /// "the ministry" where only a minister was named.
    fn body_by_minister(&mut self, local: &str, country: Option<&str>) -> Option<ActorIndex> {
        let person =
            self.registry.described(" minister ", country, |draft| draft.actor.kind == ActorKind::Person)?;
        self.body_led_by(person, local)
    }

    /// The ministry of a minister, called after the office.
    fn body_led_by(&mut self, person: ActorIndex, local: &str) -> Option<ActorIndex> {
        if !local.to_lowercase().ends_with("ministry") {
            return None;
        }
        let draft = self.registry.draft(person);
        let country = draft.actor.country.clone();
        let words = draft.words.clone();
        let office = words.split_ascii_whitespace().collect::<Vec<_>>();
        let minister = office.iter().rposition(|word| *word == "minister")?;
        let field = minister
            .checked_sub(1)
            .map(|at| office[at])
            .filter(|field| local.eq_ignore_ascii_case("ministry") || local.contains(*field))?;
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
}
