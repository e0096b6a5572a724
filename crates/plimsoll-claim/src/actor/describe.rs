//! Persons by name or office, and things with a name of their own.

use std::borrow::Cow;
use std::cell::LazyCell;

use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, RoleKind};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::name::{PersonName, fold};
use super::phrase::{self, Part, Piece, is_direction, is_plural};
use super::registry::{Draft, Gender, differ};
use super::resolve::is_acronym;
use super::sweep::Sweep;
use super::word::{finite, is_closed, is_name_word};
use super::words::Words;
use super::{ActorIndex, MentionForm};

/// Sentences over which a description waits for the name of whom it describes.
const WAIT: usize = 4;

/// Sentences over which somebody stays whom a report is about.
const FRESH: usize = 2;

/// Tokens of what somebody is, before their name between commas.
const ASIDE: usize = 5;

/// Tokens of a name between commas, the last of these included.
const MOST_OF_NAME: usize = 7;

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
        // "the cargo ship Lady Marta": a title is part of the name.
        if let [.., Piece { part: Part::Body(ActorKind::Vessel), .. }, title, _] = pieces
            && title.part == Part::Role(RoleKind::Title)
        {
            let name = super::registry::text_of(reading, title.first, last.end);
            return Some((self.entity(&name, ActorKind::Vessel, None), MentionForm::Name));
        }
        match before {
            Some(Part::Body(ActorKind::Vessel)) => {
                return Some((self.entity(&words, ActorKind::Vessel, None), MentionForm::Name));
            }
            Some(Part::Body(kind)) if !role => {
                let body = pieces[pieces.len() - 2].first;
                let first =
                    if reading.is_capital(body) && kind == ActorKind::Outlet { body } else { last.first };
                let words = super::registry::text_of(reading, first, last.end);
                let country = self.country_of(pieces).map(str::to_string);
                return Some((self.entity(&words, kind, country), MentionForm::Name));
            }
            // "Retired General Reveals": in a heading the verb has a capital too.
            _ if role && self.is_heading() && finite(reading, last.first) => return None,
            _ if role => return self.person(pieces).map(|actor| (actor, MentionForm::Name)),
            _ => {}
        }
        // "Rheinmetall AG", "Hanwha Systems SE": a company.
        if is_name_word(reading, last.end - 1, NameWord::Company) {
            let company = match before {
                Some(Part::Known { id, .. }) if last.end == last.first + 1 => self.listed(id),
                _ if last.end > last.first + 1 => {
                    let name = super::registry::text_of(reading, last.first, last.end - 1);
                    let country = self.country_of(pieces).map(str::to_string);
                    self.entity(&name, ActorKind::Organisation, country)
                }
                _ => return None,
            };
            return Some((company, MentionForm::Name));
        }
        // "Bell & Sons"
        if words.contains('&') {
            return Some((self.entity(&words, ActorKind::Organisation, None), MentionForm::Name));
        }
        let folded = fold(&words);
        if let Some(actor) = self.registry.by_folded(&folded) {
            return Some((actor, MentionForm::Name));
        }
        let speaks = self.stands_by_saying(pieces);
        if is_acronym(&words) {
            let turn = self.takes_turn(pieces, &folded).or_else(|| self.acronym_alone(&words, speaks));
            let actor = turn.or_else(|| self.told_outlet(pieces, &words))?;
            return Some((actor, MentionForm::Name));
        }
        let count = 1 + words.bytes().filter(|byte| *byte == b' ').count();
        // "Nine suspected smugglers", "Two AK rifles"
        let number =
            |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Cardinal(_) | Meaning::Vague(_));
        if count <= 2 && reading.hits.at(last.first).any(number) {
            return None;
        }
        let determined = matches!(before, Some(Part::Definite | Part::Indefinite));
        if count == 1 && is_direction(reading, last.first) {
            return self.country_by_direction(&words).map(|actor| (actor, MentionForm::Name));
        }
        // "the Moscow Lantern said": an outlet or a body, whatever its noun.
        if let [Piece { part: Part::Definite, .. }, city, _] = pieces
            && speaks
            && super::body::is_city(reading, city)
        {
            return Some((
                self.entity(&self.worded(pieces), ActorKind::Organisation, None),
                MentionForm::Name,
            ));
        }
        // "the Norland Channel Tracker"
        let is_evidence = |hit: &plimsoll_lexicon::Hit| hit.meaning == Meaning::Role(RoleKind::Evidence);
        if count > 1 && reading.hits.at(last.end - 1).any(is_evidence) {
            return self.titled_body(pieces, &self.worded(pieces)).map(|actor| (actor, MentionForm::Name));
        }
        let bare = pieces.len() == 1 || before == Some(Part::Owner);
        match count {
            1 if !determined => self
                .registry
                .called_by_family(&folded)
                .or_else(|| self.shortened(&words))
                .or_else(|| {
                    (bare && !self.is_heading()).then(|| self.introduced_body(&last, &words)).flatten()
                })
                .or_else(|| {
                    let is_kin = self.is_kin(&last);
                    let stands = speaks && !self.is_attributive(&last) && !self.is_plural_noun(&last)
                        || self.is_introduced(&last)
                        || self.is_named_aside(&last)
                        || is_kin;
                    (stands && (bare || is_kin) && !self.is_heading() && !self.is_placed(pieces))
                        .then(|| self.new_person(pieces))
                        .flatten()
                })
                .or_else(|| self.told_outlet(pieces, &words))
                .or_else(|| self.called_by_trade(pieces, &words)),
            2..=4
                if !determined
                    && !self.is_heading()
                    && !self.has_place(&last)
                    && !self.is_placed(pieces)
                    && !self.is_title(&last) =>
            {
                let given = Gender::of_given(reading, last.first, last.end).is_some();
                let body = (bare && !given).then(|| self.shortened(&words)).flatten();
                body.or_else(|| self.person(pieces))
            }
            2..=5 if before == Some(Part::Definite) => {
                self.titled_body(pieces, &words).or_else(|| self.told_outlet(pieces, &words))
            }
            _ if count <= 2 => self.told_outlet(pieces, &words),
            _ => None,
        }
        .map(|actor| (actor, MentionForm::Name))
    }

    /// "an official told Sextant", "told the Lantern": one name alone that nobody in the report bears, and that was told something,
    /// is an outlet: of a person the report would say who that is.
    fn told_outlet(&mut self, pieces: &[Piece], words: &str) -> Option<ActorIndex> {
        let reading = self.reading;
        let name = match pieces {
            [name] => name,
            [Piece { part: Part::Definite, first, .. }, name] if reading.is(*first, "the") => name,
            _ => return None,
        };
        let before = pieces[0].first.checked_sub(1)?;
        let tells = reading.has(before, Sort::Saying)
            && reading.hits.at(before).any(|hit| match hit.meaning {
                Meaning::ReportingVerb { form, telling, .. } => {
                    telling && form.is_any(VerbForm::PAST.or(VerbForm::THIRD))
                }
                _ => false,
            });
        let end = name.end;
        let ends = || {
            reading.is(end, "that")
                || matches!(reading.kind(end), None | Some(TokenKind::Mark('.' | ',' | ';' | '"' | '”')))
                || reading.is_class(end, Class::Preposition)
                || super::when::time_end(reading, self.times, end).is_some()
        };
        let is_short = end <= name.first + pieces.len() && !reading.word(end - 1).ends_with('s');
        let alone = tells && is_short && !self.is_heading() && ends();
        alone.then(|| self.entity(words, ActorKind::Outlet, None))
    }

    /// "according to grid operator Volna": a business by one name behind what it does, of whom something is said.
    fn called_by_trade(&mut self, pieces: &[Piece], words: &str) -> Option<ActorIndex> {
        let reading = self.reading;
        let (name, trade) = pieces.split_last()?;
        let noun = trade.last().map(|last| reading.word(last.end - 1))?;
        let does = ["er", "or"].iter().any(|ending| noun.len() > 5 && noun.ends_with(ending));
        let is_plain = trade.iter().all(|piece| piece.part == Part::Plain);
        let is_given = Gender::of_given(reading, name.first, name.end).is_some();
        let first = trade[0].first;
        let opens = self.opens_sentence(pieces)
            || self.is_source(first)
            || matches!(reading.kind(first - 1), Some(TokenKind::Mark(',' | ';')));
        let speaks = does && is_plain && !is_given && opens && self.stands_by_saying(pieces);
        (speaks && !self.is_heading()).then(|| self.entity(words, ActorKind::Organisation, None))
    }

    /// "Gender Equality.": a phrase that is all of its sentence heads what follows.
    fn is_title(&self, phrase: &Piece) -> bool {
        let sentence = &self.reading.sentences[self.sentence].tokens;
        sentence.start == phrase.first && sentence.end <= phrase.end + 1
    }

    /// "in New Harbour": a name alone behind a word of place is a place's, unless the report knows a person of that name.
    fn is_placed(&self, pieces: &[Piece]) -> bool {
        let before = pieces[0].first.checked_sub(1);
        let owns = self.reading.kind(pieces[pieces.len() - 1].end) == Some(TokenKind::Possessive);
        pieces.len() == 1 && !owns && before.is_some_and(|at| self.reading.is_class(at, Class::Whereabouts))
    }

    /// "Unconfirmed reports suggest": a word that only opens a sentence before a noun that could be a verb.
    fn is_attributive(&self, word: &Piece) -> bool {
        let reading = self.reading;
        let noun =
            |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Role(_) | Meaning::ReportingNoun(_));
        let opens = reading.sentences[self.sentence].tokens.start == word.first;
        opens && reading.hits.at(word.end).any(noun) && super::word::is_verb(reading, word.end + 1)
    }

    /// "Allies have pledged": a plural that opens a sentence, before a verb in the plural.
    fn is_plural_noun(&self, word: &Piece) -> bool {
        let reading = self.reading;
        let many = (reading.is_class(word.end, Class::Have) || reading.is_class(word.end, Class::Be))
            && !reading.word(word.end).ends_with('s');
        let opens = reading.sentences[self.sentence].tokens.start == word.first
            || reading.is_mark(word.first - 1, ':');
        opens && many && reading.word(word.end - 1).ends_with('s')
    }

    /// "Tidewater" of "Tidewater Institute": a body of the report by its first words.
    fn shortened(&self, word: &str) -> Option<ActorIndex> {
        self.registry.latest(|draft| {
            let body = matches!(draft.actor.kind, ActorKind::Organisation | ActorKind::Outlet);
            let rest = || draft.actor.name.strip_prefix(word).filter(|rest| rest.starts_with(' '));
            draft.named && body && rest().is_some_and(|rest| !rest.contains(" of "))
        })
    }

    /// "Brandt, Norway's harbour minister,": an office behind a name tells who it is.
    fn introduction(&self, name: &Piece) -> Option<Part> {
        let reading = self.reading;
        let limit = reading.sentences[self.sentence].tokens.end;
        let placed = self.stands_for_place(name.first);
        if !reading.is_mark(name.end, ',') || name.end + 1 >= limit || self.has_place(name) || placed {
            return None;
        }
        let mut pieces = Vec::new();
        phrase::chunk(reading, name.end + 1, limit, &mut pieces);
        let of = pieces.iter().position(|piece| piece.part == Part::Of).unwrap_or(pieces.len());
        let (head, last) = (*pieces[..of].last()?, pieces.last()?.end);
        let described = matches!(pieces[0].part, Part::Definite | Part::Indefinite);
        match head.part {
            Part::Role(RoleKind::Office) if !is_plural(reading, &head) => Some(head.part),
            Part::Body(ActorKind::Organisation | ActorKind::Outlet)
                if described && !is_plural(reading, &head) =>
            {
                let told = pieces[0].part == Part::Indefinite && self.closes(last);
                (told || reading.is_mark(last, ',')).then_some(head.part)
            }
            _ => None,
        }
    }

    /// "in Tal", "the city of Tal": whether what begins at token `first` is a place by the words before it.
    pub(super) fn stands_for_place(&self, first: usize) -> bool {
        let reading = self.reading;
        let Some(before) = first.checked_sub(1) else { return false };
        let of_place =
            before > 0 && reading.is(before, "of") && reading.is_class(before - 1, Class::PlaceNoun);
        is_name_word(reading, before, NameWord::BeforePlace) || of_place
    }

    /// "his wife, Rosa,": a given name alone behind what somebody is to another.
    fn is_kin(&self, name: &Piece) -> bool {
        let reading = self.reading;
        let before = name.first.checked_sub(1).map(|at| at - usize::from(at > 0 && reading.is_mark(at, ',')));
        before.is_some_and(|at| Gender::told(reading, at, at + 1).is_some() && !is_closed(reading, at))
            && Gender::of_name(reading, name.first).is_some()
    }

    fn is_introduced(&self, name: &Piece) -> bool {
        matches!(self.introduction(name), Some(Part::Role(_)))
    }

    /// "Zastor, a company in Tavia,": a body by its one name.
    fn introduced_body(&mut self, name: &Piece, words: &str) -> Option<ActorIndex> {
        let Some(Part::Body(kind)) = self.introduction(name) else { return None };
        Some(self.entity(words, kind, None))
    }

    /// "the Channel Shipping Tracker said", "the Tariff Index, a survey by": a name of several words behind "the" is a body's, where it
    /// speaks or is told to be one; of a person it would be a given name.
    fn titled_body(&mut self, pieces: &[Piece], words: &str) -> Option<ActorIndex> {
        let (first, name) = (pieces.first()?.first, pieces.last()?);
        // "works on the Tavian Wars reject"
        let is_aside = |at: usize| {
            self.reading.is_class(at, Class::Preposition) && !self.reading.is_class(at, Class::Subordinator)
        };
        // "a survey by the Tariff Index"
        let document = |hit: &plimsoll_lexicon::Hit| {
            matches!(hit.meaning, Meaning::Role(RoleKind::Document | RoleKind::Evidence))
        };
        let made =
            first >= 2 && self.reading.is(first - 1, "by") && self.reading.hits.at(first - 2).any(document);
        if !made && first.checked_sub(1).is_some_and(is_aside) && !self.is_source(first) {
            return None;
        }
        let is_given = Gender::of_given(self.reading, name.first, name.end).is_some();
        let ends_in_place = self.has_place(&Piece { first: name.end - 1, ..*name });
        if is_given || self.is_heading() || ends_in_place {
            return None;
        }
        let speaks = made || self.is_speaking(name.first, name.end) || self.says_behind_apposition(name.end);
        if !speaks {
            return self.introduced_body(name, words);
        }
        Some(self.entity(words, ActorKind::Organisation, None))
    }

    /// "The rail operator, NordBane, says": a name between commas tells who speaks, behind what they are.
    fn is_named_aside(&self, name: &Piece) -> bool {
        let reading = self.reading;
        let start = super::when::clock_end(reading, reading.sentences[self.sentence].tokens.start);
        let Some(comma) = name.first.checked_sub(1).filter(|comma| *comma > start + 1) else { return false };
        let is_plain = |at: usize| reading.kind(at) == Some(TokenKind::Word) && !is_closed(reading, at);
        reading.is_mark(comma, ',')
            && reading.is_mark(name.end, ',')
            && reading.is(start, "the")
            && comma - start <= ASIDE
            && (start + 1..comma).all(is_plain)
            && self.says_behind(name.end + 1)
    }

    /// "South" alone: the country called so where its name or its neighbour's stands in the report, else nobody.
    fn country_by_direction(&mut self, word: &str) -> Option<ActorIndex> {
        let id = self.directions().iter().find(|(name, _)| name == word).map(|(_, id)| *id)?;
        Some(self.listed(id))
    }

    /// The words of a phrase, as they are, without its determiner.
    pub(super) fn worded(&self, pieces: &[Piece]) -> String {
        let determiner =
            |piece: &&Piece| matches!(piece.part, Part::Definite | Part::Indefinite | Part::Owner);
        let first =
            pieces.iter().find(|piece| !determiner(piece)).map_or(pieces[0].first, |piece| piece.first);
        super::registry::text_of(self.reading, first, pieces[pieces.len() - 1].end).into_owned()
    }

    fn has_place(&self, piece: &Piece) -> bool {
        (piece.first..piece.end).any(|at| {
            self.reading.hits.at(at).any(|hit| match hit.meaning {
                Meaning::Place(_) | Meaning::GarbledPlace(_) => true,
                Meaning::Month(_) => super::word::is_calendar(self.reading, at),
                _ => false,
            })
        })
    }

    /// An acronym: of a name that is known, or a body that speaks.
    fn acronym_alone(&mut self, word: &str, speaks: bool) -> Option<ActorIndex> {
        let has_initials = |name: &str| {
            name.split(|letter: char| !letter.is_alphanumeric())
                .filter_map(|word| word.chars().next())
                .filter(|letter| letter.is_uppercase())
                .eq(word.chars())
        };
        let known = self.registry.latest(|draft| draft.named && has_initials(&draft.actor.name));
        if let Some(actor) = known {
            self.registry.call(actor, word);
            return Some(actor);
        }
        (speaks && !self.is_heading()).then(|| self.entity(word, ActorKind::Organisation, None))
    }

    /// A thing with a name of its own.
    pub(super) fn entity(&mut self, name: &str, kind: ActorKind, country: Option<String>) -> ActorIndex {
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
        let folded = fold(&written);
        let told = Gender::told(self.reading, pieces[0].first, last.first);
        // "Ms. Khan" is not the man whom the report has called Khan.
        let unlike = |known: &ActorIndex| {
            let gender = self.registry.draft(*known).gender;
            name.is_family && told.is_some() && gender.is_some() && gender != told
        };
        let known = self.registry.by_folded(&folded).filter(|known| !unlike(known)).or_else(|| {
            let same = self.namesake(name.family(), told)?;
            let single = name.is_family || !self.registry.draft(same).actor.name.contains(' ');
            single.then_some(same)
        });
        let Some(actor) = known else { return Some(self.enter_person(pieces, &name, written, folded)) };
        self.learn(actor, pieces, &written);
        self.registry.draft_mut(actor).by_family |= name.is_family;
        self.registry.call_person(actor, folded, &name);
        self.name_the_nameless(actor, pieces);
        Some(actor)
    }

    /// The person of a family name; of several who bear it, one whom the title fits: "Ms. Khan".
    fn namesake(&self, family: &str, told: Option<Gender>) -> Option<ActorIndex> {
        let last = self.registry.by_family(family)?;
        let gender = self.registry.draft(last).gender;
        if told.is_none() || gender == told {
            return Some(last);
        }
        let bearer = |wanted: Option<Gender>| {
            self.registry.drafts.iter().rposition(|draft| {
                let named = draft.named && draft.merged.is_none() && draft.actor.kind == ActorKind::Person;
                named && draft.gender == wanted && draft.actor.name.ends_with(family)
            })
        };
        let unknown = || if gender.is_none() { Some(last) } else { bearer(None) };
        bearer(told).or_else(unknown)
    }

    /// Takes up what a further mention tells: the role, the fuller name, the hyphen.
    fn learn(&mut self, actor: ActorIndex, pieces: &[Piece], written: &str) {
        let (role, country) = self.role_of(pieces);
        let draft = self.registry.draft_mut(actor);
        let old = &draft.actor.name;
        let fuller = !old.contains(' ') && written.contains(' ');
        let hyphen = written.contains('-') && !old.contains('-') && fold(old) == fold(written);
        if draft.actor.kind == ActorKind::Person && (fuller || hyphen) {
            draft.actor.name = written.to_string();
        }
        if let Some(role) = role {
            draft.words.add(&Words::of(&role));
            draft.actor.role.get_or_insert(role);
        }
        draft.actor.country = draft.actor.country.take().or(country);
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
            .map(|first| super::registry::text_of(self.reading, first.first, before[before.len() - 1].end))
            .map(Cow::into_owned);
        (role, country)
    }

    pub(super) fn new_person(&mut self, pieces: &[Piece]) -> Option<ActorIndex> {
        let last = *pieces.last()?;
        let name = PersonName::read(self.reading, last.first, last.end);
        let written = name.canonical();
        let folded = fold(&written);
        Some(self.enter_person(pieces, &name, written, folded))
    }

    /// The country at whose head somebody of this name stands, whom reports need not introduce.
    fn country_led(&self, name: Piece) -> Option<String> {
        let lexicon = self.reading.lexicon;
        self.reading.find(name.first, |hit| match hit.meaning {
            Meaning::Actor(id, ActorKind::Person) if hit.end() == name.end => {
                lexicon.actor(id).country.clone()
            }
            _ => None,
        })
    }

    /// Somebody new, by their name as it is written and folded.
    fn enter_person(
        &mut self,
        pieces: &[Piece],
        name: &PersonName<'_>,
        written: String,
        folded: String,
    ) -> ActorIndex {
        let (role, country) = self.role_of(pieces);
        let country = country.or_else(|| self.country_led(pieces[pieces.len() - 1]));
        let mut draft = Draft::new(written, ActorKind::Person).of_country(country.as_deref());
        if let Some(role) = role {
            draft.words.add(&Words::of(&role));
            draft.actor.role = Some(role);
        }
        let actor = self.registry.add(draft);
        self.registry.call_person(actor, folded, name);
        self.name_the_nameless(actor, pieces);
        actor
    }

    /// Those known by office only turn out to be this person: of the same office, or where the name comes without a
    /// role, as reports do when they have given the role before.
    fn name_the_nameless(&mut self, actor: ActorIndex, pieces: &[Piece]) {
        let sentence = self.sentence;
        let registry = &self.registry;
        self.nameless.retain(|(index, since)| since + WAIT >= sentence && registry.root(*index) == *index);
        if self.nameless.is_empty() {
            return;
        }
        let start = self.reading.sentences[sentence].tokens.start;
        let at_start = pieces[0].first <= start + 1;
        // "PORT ELLERY, 4 March": a place in capitals at the head of a report is nobody.
        let shouted = (pieces[0].first..pieces[0].end).all(|at| self.reading.is_acronym(at));
        // "Brandt, head of the port,", "Brandt of Harbour Watch": who has an office or a body of his own is not the one who waits.
        let name = &pieces[pieces.len() - 1];
        let introduced = self.is_introduced(name) || self.is_of_another(name);
        let speaks = at_start || self.stands_by_saying(pieces);
        let bare = pieces.len() == 1 && !shouted && !introduced && speaks;
        let ranked = !introduced && speaks && self.is_ranked(pieces);
        let draft = self.registry.draft(actor);
        let (words, country) = (draft.words.clone(), draft.actor.country.clone());
        let gender = draft.gender.or_else(|| self.gender_of(pieces));
        let legislates = LazyCell::new(|| self.legislates(&words));
        let fits = |index: &ActorIndex, since: usize| {
            let waiting = self.registry.draft(*index);
            let same_office = waiting.words.iter().next_back();
            let same_office = same_office.is_some_and(|office| words.has(office))
                || (*legislates && self.legislates(&waiting.words));
            // "a senator said Brandt had agreed": two people.
            let unlike = gender.is_some() && waiting.gender.is_some() && gender != waiting.gender;
            let speaker = || waiting.words.iter().next_back().is_some_and(|office| self.speaks_for(office));
            let bare = (bare || ranked && speaker() && !unlike) && since < sentence;
            !differ(country.as_deref(), waiting.actor.country.as_deref()) && (same_office || bare)
        };
        let found = self.nameless.iter().rposition(|(index, since)| fits(index, *since));
        if let Some(at) = found {
            let (waiting, _) = self.nameless.remove(at);
            self.registry.merge(waiting, actor);
        }
    }

    /// "Ina Brandt of Harbour Watch", "Ina Brandt of the Tavia-based Harbour Watch": whether a body is told behind a name.
    fn is_of_another(&self, name: &Piece) -> bool {
        let reading = self.reading;
        let of = name.end + usize::from(reading.is_mark(name.end, ','));
        let body = of + 1 + usize::from(reading.is(of + 1, "the"));
        reading.is_any(of, &["of", "from"]) && reading.is_capital(body) && name.end > name.first + 1
    }

    /// "Capt. Rosa Kelm": whether nothing but a rank stands before a name.
    fn is_ranked(&self, pieces: &[Piece]) -> bool {
        let [rank, name] = pieces else { return false };
        name.part == Part::Name && self.reading.is_class(rank.first, Class::Rank)
    }

    fn gender_of(&self, pieces: &[Piece]) -> Option<Gender> {
        let name = pieces.last()?;
        Gender::of_given(self.reading, name.first, name.end)
    }

    /// "spokeswoman": whether whoever has the office speaks for others, of whatever rank.
    fn speaks_for(&self, office: &str) -> bool {
        self.reading.lexicon.whole(office).any(|meaning| meaning == Meaning::Grammar(Class::Spokesperson))
    }

    /// "Brandt was sworn in as mayor": the subject of the sentence has the office from now on.
    fn take_office(&mut self, pieces: &[Piece]) {
        let Some(person) = self.subject(pieces[0].first, None) else { return };
        let words = Words::of(&self.plain_words(pieces));
        self.registry.draft_mut(person).words.add(&words);
    }

    /// "Brandt's aide": the person who owns, and is not who is described.
    fn owner_named(&self, pieces: &[Piece]) -> Option<ActorIndex> {
        let name = match pieces {
            [name, owns, ..] if name.part == Part::Name && owns.part == Part::Possessive => name,
            _ => return None,
        };
        let name = PersonName::read(self.reading, name.first, name.end);
        self.registry.by_name(&name.canonical()).or_else(|| self.registry.by_family(name.family()))
    }

    /// "the Tavia senator said": whether it can be whom the sentences before are about.
    fn is_seated(&self, head: Piece, person: &Draft) -> bool {
        let fresh = self.focus.person_since + FRESH >= self.sentence;
        let seated = || person.actor.role.is_none() || self.legislates(&person.words);
        fresh && is_name_word(self.reading, head.end - 1, NameWord::Legislator) && seated()
    }

    /// "lawmaker", "Rep.": words for one office.
    fn legislates(&self, words: &Words) -> bool {
        let tokens = plimsoll_text::tokens(words.text());
        let hits = self.reading.lexicon.hits(words.text(), &tokens);
        hits.all().any(|hit| hit.meaning == Meaning::NameWord(NameWord::Legislator))
    }

    /// A person or people by what they are: "the minister", "South Korean officials".
    pub(super) fn described(&mut self, pieces: &[Piece], head: Piece, kind: RoleKind) -> Option<ActorIndex> {
        let plural = is_plural(self.reading, &head);
        let determined = matches!(pieces[0].part, Part::Definite | Part::Indefinite | Part::Owner);
        let capital = self.reading.is_capital(head.first) && !self.opens_sentence(pieces);
        let modified = pieces.iter().any(|piece| {
            matches!(piece.part, Part::Country { .. } | Part::Known { .. } | Part::Possessive | Part::Body(_))
        });
        if !determined && kind == RoleKind::Office && self.reading.follows(pieces[0].first, Class::Appointing)
        {
            self.take_office(pieces);
        }
        let denied = self.reading.is(pieces[0].first, "no");
        let known = plural || determined || modified || capital || self.speaks_bare(pieces);
        if denied || kind == RoleKind::Title && !determined || !known {
            return None;
        }
        let of_body = self.authors(pieces, head).or_else(|| self.its_people(pieces, head));
        if let Some(body) = of_body.or_else(|| self.body_of_official(pieces, head)) {
            return Some(body);
        }
        let country = self.country_of(pieces).map(str::to_string);
        let local = self.plain_words(pieces);
        let definite = pieces[0].part != Part::Indefinite;
        let is_named = !plural && definite && self.is_named_behind(head);
        if !plural && definite {
            let in_focus = self.focus.person.filter(|person| {
                let draft = self.registry.draft(*person);
                let bare = pieces.len() == 2 && pieces[0].part == Part::Definite;
                let speaks_on = draft.named && self.stands_by_saying(pieces);
                // "the prime minister" is not the spokeswoman who spoke before.
                let fits =
                    draft.actor.role.is_none() || is_name_word(self.reading, head.first, NameWord::AnyOffice);
                let bare = bare && (draft.actor.role.is_some() || speaks_on);
                let seated = || speaks_on && pieces[0].part == Part::Definite && self.is_seated(head, draft);
                bare && kind == RoleKind::Office && fits || seated()
            });
            let holder = || self.holder(&local, country.as_deref(), self.owner_named(pieces)).or(in_focus);
            if let Some(holder) = (!is_named).then(holder).flatten() {
                return Some(holder);
            }
        }
        let name = self.full_words(&local, pieces, country.as_deref());
        if (plural || definite)
            && !is_named
            && let Some(actor) = self.registry.by_name(&name)
        {
            return Some(actor);
        }
        let mut draft = Draft::new(name.to_string(), ActorKind::Person).of_country(country.as_deref());
        draft.named = false;
        draft.plural = plural;
        draft.actor.role = (!plural).then(|| self.worded(pieces));
        let actor = self.registry.add(draft);
        // A witness or blogger without a name stays so.
        if !plural && kind != RoleKind::Source {
            self.nameless.push((actor, self.sentence));
        }
        self.registry.call(actor, &name);
        Some(actor)
    }

    /// "the minister, Ina Brandt, said": the name between commas tells who it is, whoever had the office before.
    fn is_named_behind(&self, head: Piece) -> bool {
        let reading = self.reading;
        let name = head.end + 1;
        if !reading.is_mark(head.end, ',') || !reading.is_capital(name) || !reading.is_capital(name + 1) {
            return false;
        }
        let end = (name + 2..name + MOST_OF_NAME).find(|at| reading.is_mark(*at, ','));
        end.is_some_and(|end| {
            (name..end).all(|at| reading.is_capital(at) || reading.is_hyphen(at) || reading.touches(at))
        })
    }

    pub(super) fn opens_sentence(&self, pieces: &[Piece]) -> bool {
        self.reading.sentences[self.sentence].tokens.start == pieces[0].first
    }
}
