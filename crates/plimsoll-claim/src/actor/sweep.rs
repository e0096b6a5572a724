//! One pass over the text: every noun phrase and pronoun that can be an actor, in order.

use std::cell::OnceCell;

use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_lexicon::{Hit, Meaning, Sort, Sorts};
use plimsoll_text::TokenKind;

use super::document::Paper;
use super::phrase::{self, Part, Piece};
use super::registry::{Draft, Gender, Registry};
use super::when::clock_end;
use super::word::{is_closed, is_numbered_body};
use super::words::Words;
use super::{ActorIndex, ActorMention, MentionForm};
use crate::Reading;
use crate::time::TimeMention;

/// Tokens to a mention, about: room that is set aside at first.
const TOKENS_A_MENTION: usize = 8;
/// Tokens to an actor, about.
const TOKENS_AN_ACTOR: usize = 32;

/// The state of the pass.
pub(super) struct Sweep<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) times: &'r [TimeMention],
    pub(super) registry: Registry,
    pub(super) mentions: Vec<ActorMention>,
    pub(super) papers: Vec<Paper>,
    pub(super) focus: Focus,
    /// Persons named by office only, until a name turns up: who, and in which sentence.
    pub(super) nameless: Vec<(ActorIndex, usize)>,
    /// A body without a name that spoke last, and in which sentence.
    pub(super) unnamed_body: Option<(ActorIndex, usize)>,
    /// Outlets and the bodies that speak through them.
    pub(super) houses: Vec<(ActorIndex, ActorIndex)>,
    /// Directions that stand for a country of the report: "South"; looked at where one stands alone.
    directions: OnceCell<&'a [(String, u32)]>,
    /// The sentence that is being read.
    pub(super) sentence: usize,
    /// Whether somebody speaks in it, as far as it is read.
    spoke: bool,
    /// Whether it begins inside a quotation.
    quoted: bool,
    /// Whether a quotation begins or ends in it.
    quotes: bool,
    /// Whether most of its words begin with a capital; looked at where it matters.
    heading: OnceCell<bool>,
}

/// Who a pronoun means.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// he, she
    pub(super) person: Option<ActorIndex>,
    /// The sentence that brought them into focus.
    pub(super) person_since: usize,
    /// it
    pub(super) thing: Option<ActorIndex>,
    /// The sentence that brought it into focus.
    pub(super) thing_since: usize,
    /// they
    pub(super) many: Option<ActorIndex>,
}

impl<'r, 'a> Sweep<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, times: &'r [TimeMention]) -> Self {
        Self {
            reading,
            times,
            registry: Registry::with_capacity(reading.tokens.len() / TOKENS_AN_ACTOR),
            mentions: Vec::with_capacity(reading.tokens.len() / TOKENS_A_MENTION),
            papers: Vec::new(),
            focus: Focus::default(),
            nameless: Vec::new(),
            unnamed_body: None,
            houses: Vec::new(),
            directions: OnceCell::new(),
            sentence: 0,
            spoke: false,
            quoted: false,
            quotes: false,
            heading: OnceCell::new(),
        }
    }

    pub(super) fn run(mut self) -> Self {
        let reading = self.reading;
        let mut pieces = Vec::new();
        let told = reading
            .sentences
            .iter()
            .enumerate()
            .filter(|(number, _)| reading.zones[*number] != Zone::Furniture);
        let mut paragraph = 0;
        for (number, sentence) in told {
            self.sentence = number;
            self.spoke = false;
            // What is not closed by a paragraph's end is opened again in the next.
            self.quoted &= sentence.paragraph == paragraph;
            paragraph = sentence.paragraph;
            self.quotes = reading.marks(sentence.tokens.clone()).any(|at| reading.is_quote(at));
            self.heading = OnceCell::new();
            let before = self.mentions.len();
            let (mut at, limit) = (sentence.tokens.start, sentence.tokens.end);
            while at < limit {
                at = self.step(at, limit, &mut pieces);
            }
            self.settle_focus(before);
            self.quoted = self.is_quoted(limit);
        }
        self
    }

    /// Directions that stand for a country of the report, and the number of the country.
    pub(super) fn directions(&self) -> &'a [(String, u32)] {
        self.directions.get_or_init(|| directions(self.reading))
    }

    /// Whether most words of the sentence begin with a capital.
    pub(super) fn is_heading(&self) -> bool {
        let tokens = || self.reading.sentences[self.sentence].tokens.clone();
        *self.heading.get_or_init(|| is_heading(self.reading, tokens()))
    }

    /// Reads what begins at token `at`; returns where to go on.
    fn step(&mut self, at: usize, limit: usize, pieces: &mut Vec<Piece>) -> usize {
        let reading = self.reading;
        let sorts = reading.sorts(at);
        let numbers = sorts.has(Sort::Digits) && !is_numbered_body(reading, at);
        if numbers || sorts.has(Sort::Mark) && !reading.is_apostrophe(at) {
            return at + 1;
        }
        let determines = sorts.has(Sort::Determining);
        if (determines || reading.is_class(at, Class::Pronoun)) && self.pronoun(at) {
            return self.unlisted(at, limit).unwrap_or(at + 1);
        }
        if at == self.start()
            && let Some(end) = self.unlisted_plural(at, limit)
        {
            return end;
        }
        if let Some(end) = self.unlisted_many(at, limit) {
            return end;
        }
        if determines && let Some(end) = self.unlisted(at, limit).or_else(|| self.unlisted_name(at, limit)) {
            return end;
        }
        let people = at + usize::from(determines);
        if reading.is_any(people, &["people", "person"])
            && let Some(end) = self.informed(at, people, limit)
        {
            return end;
        }
        // "Neighbouring Norland"
        let is_setting =
            at == self.start() && reading.is_class(at, Class::Setting) && reading.is_capital(at + 1);
        if phrase::is_passed_by(reading, at) || self.is_zone(at) || is_setting {
            return at + 1;
        }
        let walked = phrase::chunk(reading, at, limit, pieces);
        if at == self.start() {
            split_title(reading, pieces);
        }
        match pieces.last() {
            Some(last) if !matches!(last.part, Part::Definite | Part::Indefinite | Part::Owner) => {
                let end = last.end;
                let taken = self.phrase(pieces, limit).map_or(end, |taken| taken.max(end));
                let goes_on = taken == end && !is_closed(reading, end);
                goes_on.then(|| self.owned(pieces, end, limit)).flatten().unwrap_or(taken)
            }
            _ => walked,
        }
    }

    /// The first token of the sentence.
    pub(super) fn start(&self) -> usize {
        self.reading.sentences[self.sentence].tokens.start
    }

    /// "11:40 BST": the zone of the time of day that opens a line.
    fn is_zone(&self, at: usize) -> bool {
        let start = self.start();
        at > start && at < start + CLOCK && clock_end(self.reading, start) == at + 1
    }

    /// Puts a mention down; who speaks by it comes into focus.
    pub(super) fn put(&mut self, actor: ActorIndex, first: usize, end: usize, form: MentionForm) {
        let spoke = self.spoke;
        let speaks = self.put_quietly(actor, first, end, form);
        // "he agreed that a president may say so": nobody in particular, of whom another speaks.
        let told_of =
            spoke && form == MentionForm::Description && self.reading.is_class(first, Class::Article);
        if speaks && !told_of && !self.is_quoted(first) {
            self.focus_on(actor);
        }
    }

    /// "“Norland promised 40,” she said": whom a quotation is about is not whom its speaker goes on about.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        if !self.quotes {
            return self.quoted;
        }
        let reading = self.reading;
        let turn = |open: bool, mark| match reading.word(mark) {
            "“" | "«" => true,
            "”" | "»" => false,
            "\"" => !open,
            "'" if reading.is_mark(mark + 1, '\'') && reading.touches(mark + 1) => !open,
            _ => open,
        };
        reading.marks(self.start()..at).fold(self.quoted, turn)
    }

    /// Puts a mention down that is only part of a phrase; says whether it speaks.
    pub(super) fn put_quietly(
        &mut self,
        actor: ActorIndex,
        first: usize,
        end: usize,
        form: MentionForm,
    ) -> bool {
        let span = self.reading.span(first, end);
        self.mentions.push(ActorMention { actor, span, first, end, form });
        let quoted = self.is_quoted(first);
        self.registry.mention(actor, quoted);
        let is_person = || self.registry.draft(actor).actor.kind == ActorKind::Person;
        let speaks = form != MentionForm::Adjective
            && (self.is_speaking(first, end) || is_person() && self.says_behind_apposition(end));
        self.spoke |= speaks;
        speaks
    }

    /// Makes the actor the one that pronouns mean.
    pub(super) fn focus_on(&mut self, actor: ActorIndex) {
        let draft = self.registry.draft(actor);
        match draft.actor.kind {
            _ if draft.plural => self.focus.many = Some(actor),
            ActorKind::Person => {
                self.focus.person = Some(actor);
                self.focus.person_since = self.sentence;
            }
            // A document is no "they".
            _ if draft.actor.is_document => {
                self.focus.thing = Some(actor);
                self.focus.thing_since = self.sentence;
            }
            _ => {
                self.focus.thing = Some(actor);
                self.focus.thing_since = self.sentence;
                self.focus.many = Some(actor);
            }
        }
    }

    /// At a sentence's end: where nobody spoke, whom it begins with is in focus.
    fn settle_focus(&mut self, before: usize) {
        let reading = self.reading;
        let start = self.start();
        if self.is_quoted(start + 1) {
            return;
        }
        let meant = self.mean_subject(before);
        let asked = |mention: &&ActorMention| {
            self.is_asked(mention) && self.is_called(mention.actor, None) && !reading.is(mention.end, "to")
        };
        let asked = self.mentions[before..].iter().find(asked).map(|mention| mention.actor);
        if let Some(actor) = meant.or(asked) {
            return self.focus_on(actor);
        }
        let mentions = &self.mentions[before..];
        // "In his statement Brandt went on": no subject stands behind a preposition, nor is one who owns a thing.
        let is_aside = |mention: &ActorMention| {
            let owns = mention.form == MentionForm::Pronoun
                && reading.is_class(mention.first, Class::PossessivePronoun);
            let before = mention.first.checked_sub(1).filter(|before| *before >= start);
            owns || before.is_some_and(|at| reading.is_class(at, Class::Preposition))
        };
        // "Dockers cheered Holm": behind a verb stands no subject.
        let start = if self.is_fronted() { self.behind_comma() } else { start };
        let mut verbs = reading.hits.having_in(start + 1..start + NEAR, Sorts::of(&[Sort::Finite]));
        let verb = verbs.find(|at| !reading.is_capital(*at)).unwrap_or(start + NEAR);
        let near = mentions.iter().filter(|mention| {
            (start..=verb).contains(&mention.first)
                && mention.form != MentionForm::Adjective
                && !is_aside(mention)
        });
        let subject = near.min_by_key(|mention| (mention.first, std::cmp::Reverse(mention.end)));
        let subject = subject.filter(|mention| {
            let draft = self.registry.draft(mention.actor);
            mention.form != MentionForm::Pronoun && draft.actor.kind != ActorKind::Country
        });
        if let Some(actor) = subject.filter(|_| !self.spoke).map(|mention| mention.actor) {
            self.focus_on(actor);
        }
    }

    /// Where the sentence goes on behind its first comma, if it has one, and behind a relative clause that follows it ("In Tavia, where
    /// ships are built, the mayor").
    fn behind_comma(&self) -> usize {
        let reading = self.reading;
        let sentence = reading.sentences[self.sentence].tokens.clone();
        let mut commas = reading.marks(sentence.clone()).filter(|at| reading.is_mark(*at, ','));
        let opens = |comma: &usize| {
            let next = comma + 1;
            !reading.is_class(next, Class::Relative) && !reading.is_class(next, Class::When)
        };
        commas.find(opens).map_or(sentence.start, |comma| comma + 1)
    }

    /// "Since she met Holm in May, Rosa Brandt has": a pronoun before the subject means the subject, where a paragraph begins with it,
    /// a participle has the same subject ("Asked whether he knew, Brandt said") or whom else it could mean is named beside it.
    fn mean_subject(&mut self, before: usize) -> Option<ActorIndex> {
        if !self.is_fronted() {
            return None;
        }
        let reading = self.reading;
        let pronoun = self.mentions[before..].iter().position(|mention| {
            mention.form == MentionForm::Pronoun && reading.is_class(mention.first, Class::Pronoun)
        });
        let at = before + pronoun?;
        let pronoun = self.mentions[at].clone();
        // "where a girl was killed at her home, the mayor, Brandt,": hers is the girl's.
        let mut before = self.start()..pronoun.first;
        if reading.is_class(pronoun.first, Class::PossessivePronoun)
            && before.any(|at| reading.has(at, Sort::Finite))
        {
            return None;
        }
        let gender = Gender::told(reading, pronoun.first, pronoun.end)?;
        let here = self.mentions[at + 1..].iter();
        let is_subject = |mention: &&ActorMention| {
            reading.is_mark(mention.first - 1, ',')
                && mention.form == MentionForm::Name
                && self.is_called(mention.actor, Some(gender))
                && reading.kind(mention.end) != Some(TokenKind::Possessive)
                && !self.is_quoted(mention.first)
        };
        let subject = here.clone().find(is_subject).map(|mention| (mention.actor, mention.first))?;
        let (actor, first) = subject;
        let other = self.registry.root(pronoun.actor);
        let beside = || {
            let mut beside = here.take_while(|mention| mention.first < first);
            beside.any(|mention| {
                mention.form == MentionForm::Name && self.registry.root(mention.actor) == other
            })
        };
        let start = self.start();
        let begins = self.sentence == 0
            || reading.sentences[self.sentence - 1].paragraph != reading.sentences[self.sentence].paragraph;
        let shares =
            !reading.is_class(start, Class::Preposition) && !reading.is_class(start, Class::Subordinator);
        if !begins && !shares && !beside() {
            return None;
        }
        self.mentions[at].actor = actor;
        Some(actor)
    }

    /// The index of a country in the word lists.
    pub(super) fn country_id(&self, name: &str) -> Option<u32> {
        let lexicon = self.reading.lexicon;
        lexicon.actor_named(name).filter(|id| lexicon.actor(*id).kind == ActorKind::Country)
    }

    /// The actor of an entry of the word lists.
    pub(super) fn listed(&mut self, id: u32) -> ActorIndex {
        let listed = self.reading.lexicon.actor(id);
        if let Some(index) = self.registry.by_name(&listed.name) {
            return index;
        }
        let country = match listed.kind {
            ActorKind::Country => Some(listed.name.as_str()),
            _ => listed.country.as_deref(),
        };
        let mut draft = Draft::new(listed.name.clone(), listed.kind).of_country(country);
        for name in &listed.names {
            draft.words.add(&Words::of(name));
        }
        let index = self.registry.add(draft);
        self.registry.call(index, &listed.name);
        let house = listed.house.as_deref().and_then(|house| self.reading.lexicon.actor_named(house));
        if let Some(house) = house.filter(|house| *house != id) {
            let house = self.listed(house);
            self.houses.push((index, house));
        }
        index
    }
}

/// "Farmer Rosa Kelm": a word that opens a sentence before a given name and a family name is none itself.
fn split_title(reading: &Reading<'_>, pieces: &mut Vec<Piece>) {
    let Some(name) = pieces.first().copied().filter(|name| name.part == Part::Name) else { return };
    let is_given = |at: usize| Gender::of_given(reading, at, name.end).is_some();
    let parted = (name.first + 1..name.end).all(|at| !reading.touches(at));
    if name.end >= name.first + 3 && parted && !is_given(name.first) && is_given(name.first + 1) {
        pieces[0].first = name.first + 1;
        pieces.insert(0, Piece { part: Part::Plain, first: name.first, end: name.first + 1 });
    }
}

/// Directions that are a country's name ("the South") where the report names it, or its neighbour called so, in full.
fn directions<'a>(reading: &Reading<'a>) -> &'a [(String, u32)] {
    let called = reading.lexicon.called_by_direction();
    let names = |hit: &Hit| match hit.meaning {
        Meaning::Actor(id, ActorKind::Country) | Meaning::ActorAdjective(id) => {
            let alone = hit.len == 1 && phrase::is_direction(reading, hit.first);
            !alone && called.iter().any(|(_, other)| *other == id)
        }
        _ => false,
    };
    let mut actors = reading.hits.having(Sorts::of(&[Sort::Actor]));
    if actors.any(|at| reading.hits.at(at).any(names)) { called } else { &[] }
}

/// Tokens in which the subject of a sentence begins.
const NEAR: usize = 9;
/// Most tokens of a time of day with its zone.
const CLOCK: usize = 6;
/// Tokens of a sentence that are looked at for capitals.
const HEADING: usize = 60;

/// Whether a word has more than three letters: no letter is longer than four bytes.
fn is_long(reading: &Reading<'_>, at: usize) -> bool {
    let span = reading.tokens[at].span;
    let has_four = || match reading.text.as_bytes()[span.range()].first_chunk::<4>() {
        Some(first) if first.is_ascii() => true,
        _ => reading.word(at).chars().nth(3).is_some(),
    };
    span.len() > 12 || span.len() > 3 && has_four()
}

/// Whether most words begin with a capital, as in titles: nothing can be told from capitals there.
pub(crate) fn is_heading(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    let tokens = tokens.start..tokens.end.min(tokens.start + HEADING);
    let most = tokens.len();
    let (mut capitals, mut others) = (0usize, 0usize);
    for at in tokens {
        if reading.tokens[at].kind == TokenKind::Word && is_long(reading, at) {
            match reading.is_capital(at) {
                true => capitals += 1,
                // However many capitals follow, they are too few.
                false if others * 5 >= most => return false,
                false => others += 1,
            }
        }
    }
    let words = capitals + others;
    words >= 4 && capitals * 5 >= words * 4
}
