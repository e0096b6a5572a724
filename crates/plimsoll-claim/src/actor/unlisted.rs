//! Speakers whose noun no list knows, or who are of something that no list knows: "the harbour master said", "a captain of
//! the barge told".

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, SpeechWord};
use plimsoll_text::TokenKind;

use super::phrase::{Part, Piece, is_plural_word};
use super::registry::{Draft, text_of};
use super::sweep::Sweep;
use super::word::{is_closed, is_name_word};
use super::{ActorIndex, MentionForm};
use crate::Reading;

/// Words of a name.
const NAME: usize = 4;
/// Words of the noun and its modifiers.
const LONGEST: usize = 3;
/// Tokens of what people were told about.
const INFORMED: usize = 14;
/// Tokens of "who regularly watches" before its object.
const CLAUSE: usize = 4;
/// Words behind "of" in "the captain of the barge".
const OF: usize = 3;

impl Sweep<'_, '_> {
    /// Whoever says something is somebody: a determiner, plain words and a verb of speaking. Returns where the phrase ends.
    pub(super) fn unlisted(&mut self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let determined = reading.is_class(at, Class::Determiner)
            || is_name_word(reading, at, NameWord::Definite)
            || reading.is_class(at, Class::PossessivePronoun);
        // "officials familiar with the plan said"
        let is_of_others = at > 0
            && reading.is_class(at - 1, Class::Preposition)
            && !reading.is_class(at - 1, Class::Subordinator)
            && !self.is_source(at);
        if !determined || is_of_others || self.is_acted_on(at) {
            return None;
        }
        let from = at + 1;
        if let Some(end) = self.of_age(at) {
            let person = self.person_meant(None)?;
            self.put(person, at, end, MentionForm::Description);
            return Some(end);
        }
        if let Some(verb) = self.asserting(at, from, limit) {
            let actor = self.somebody(&text_of(reading, from, verb), is_plural_word(reading.word(verb - 1)));
            self.put(actor, at, verb, MentionForm::Description);
            return Some(verb);
        }
        let noun = self.plain_end(from, limit, LONGEST).filter(|end| *end > from)?;
        if self.is_person_cited(at, noun) || self.is_named_behind_verb(at, noun) {
            let actor = self.somebody(&text_of(reading, from, noun), is_plural_word(reading.word(noun - 1)));
            self.put(actor, at, noun, MentionForm::Description);
            return Some(noun);
        }
        let (end, verb) = self.tail_end(noun, limit)?;
        let (is_listed, in_listed) = (self.is_listed(at + 1..noun), self.is_listed(noun..end));
        let is_known = is_listed && (end == noun || in_listed);
        if is_known || in_listed && reading.is(noun, "of") || !self.says(verb, limit) {
            return None;
        }
        let head = if reading.kind(noun) == Some(TokenKind::Possessive) { end } else { noun };
        let actor = self.somebody(&text_of(reading, at + 1, end), is_plural_word(reading.word(head - 1)));
        self.put(actor, at, end, MentionForm::Description);
        Some(end)
    }

    /// "an official who watches the sanctions said": whether what begins at token `at` is the object of a clause about somebody, who speaks.
    fn is_acted_on(&self, at: usize) -> bool {
        let reading = self.reading;
        let start = reading.sentences[self.sentence].tokens.start.max(at.saturating_sub(CLAUSE));
        let opens = |at: usize| reading.is_any(at, &["who", "that", "which"]);
        let Some(verb) = at.checked_sub(1).filter(|verb| *verb > start) else { return false };
        let acts = !is_closed(reading, verb)
            && (is_plural_word(reading.word(verb))
                || crate::quantity::noun_phrase::has_past_ending(reading, verb));
        let clause = (start..verb).rev().take_while(|at| reading.kind(*at) == Some(TokenKind::Word));
        acts && !reading.has(verb, Sort::Saying) && clause.into_iter().any(opens)
    }

    /// "according to a former paratrooper", "according to its owner": whether a person is cited by the article at token `at` and the words
    /// that end before token `end`, whose noun no list of those who speak knows.
    fn is_person_cited(&self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let once = || end > at + 2 && reading.is_any(at + 1, &["former", "retired"]);
        let is_owned = reading.is_class(at, Class::PossessivePronoun) && end == at + 2;
        (reading.is_class(at, Class::Article) || reading.is(at, "the") || is_owned)
            && self.is_source(at)
            && !self.goes_on(end)
            && !self.is_listed(at + 1..end)
            && !is_plural_word(reading.word(end - 1))
            && (once() || reading.names_person(end - 1) || is_owned && is_agent(reading.word(end - 1)))
    }

    /// "40 were lost, said the lock keeper.": whether a verb of speaking behind a mark stands before the determiner at token `at`, and nothing
    /// goes on behind the words that end before token `end`, of which no list knows who they are.
    fn is_named_behind_verb(&self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let Some(mark) = at.checked_sub(2) else { return false };
        let parted = reading.is_mark(mark, ',') || reading.is_quote(mark);
        parted
            && reading.hits.is_speech_word(at - 1, SpeechWord::Speaks)
            && !self.goes_on(end)
            && !self.is_listed(at + 1..end)
    }

    /// "Harbour pilots said": plain words in the plural that open a sentence. Returns where they end.
    pub(super) fn unlisted_plural(&mut self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        if self.is_plain(at) {
            return None;
        }
        let word = !is_closed(reading, at) && !reading.has(at, Sort::Calendar);
        if let Some(verb) = self.asserting(at, at, limit).filter(|verb| word && self.is_many(*verb)) {
            let actor = self.somebody(&text_of(reading, at, verb).to_lowercase(), true);
            self.put(actor, at, verb, MentionForm::Description);
            return Some(verb);
        }
        let noun = self.plain_end(at + 1, limit, LONGEST - 1)?;
        let is_many = is_plural_word(reading.word(noun - 1));
        let told = |verb: usize| self.says(verb, limit) || self.say(verb, limit);
        let here = self.place_end(noun, limit).filter(|end| told(*end)).map(|verb| (noun, verb));
        let (end, verb) = here.or_else(|| self.tail_end(noun, limit))?;
        // "two-thirds of officials": others do the speaking.
        let of_listed = reading.is(noun, "of") && self.is_listed(noun..end);
        // "Farmers in Tal said"; a word alone is as often the end of something else.
        if verb == at + 1 || !is_many || !word || self.is_listed(at..noun) || of_listed || !told(verb) {
            return None;
        }
        let actor = self.somebody(&text_of(reading, at, end).to_lowercase(), true);
        self.put(actor, at, end, MentionForm::Description);
        Some(end)
    }

    /// "…, local geologists said", "according to geologists": plain words in the plural without a determiner behind a mark, before a
    /// verb of speaking, or cited, where they end in a noun for persons. Returns where they end.
    pub(super) fn unlisted_many(&mut self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let before = at.checked_sub(1)?;
        let parted = reading.is_mark(before, ',') || reading.is_quote(before);
        if !parted && !reading.is(before, "to") || !self.is_plain(at) {
            return None;
        }
        let noun = self.plain_end(at, limit, LONGEST).filter(|end| *end > at && self.is_many(*end))?;
        let is_cited = || self.is_source(at) && !self.goes_on(noun) && is_person_form(reading, noun - 1);
        let speaks = parted && (self.says(noun, limit) || self.say(noun, limit));
        if self.is_listed(at..noun) || !speaks && !is_cited() {
            return None;
        }
        let actor = self.somebody(&text_of(reading, at, noun), true);
        self.put(actor, at, noun, MentionForm::Description);
        Some(noun)
    }

    /// Whether a phrase goes on behind the words that end before token `end`.
    fn goes_on(&self, end: usize) -> bool {
        let reading = self.reading;
        matches!(reading.kind(end), Some(TokenKind::Word | TokenKind::Possessive))
            && !reading.is_class(end, Class::Preposition)
            && !reading.is_class(end, Class::Relative)
    }

    /// "the lock keeper estimates that", "puts the loss at 12", ", the lock keeper reports.": where the verb stands that only somebody does, behind plain
    /// words from token `from` on, with a clause behind it or before the phrase that begins at token `first`.
    fn asserting(&self, first: usize, from: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let mut verbs = from + 1..limit.min(from + LONGEST + 1);
        let verb = verbs.find(|at| reading.is_class(*at, Class::Asserting) || self.puts_at(*at))?;
        let parted = first.checked_sub(1).is_some_and(|at| reading.is_mark(at, ',') || reading.is_quote(at));
        let ends = || {
            matches!(reading.kind(verb + 1), None | Some(TokenKind::Mark(_)))
                || super::when::time_end(reading, self.times, verb + 1).is_some()
        };
        let word = reading.word(verb);
        let agrees =
            word.ends_with("ed") || reading.is(verb, "put") || word.ends_with('s') != self.is_many(verb);
        let describes = |at: usize| {
            reading.hits.is_speech_word(at, SpeechWord::Adjective)
                || reading.is_class(at, Class::EmptyAdjective)
        };
        let noun = from..verb;
        (agrees
            && (reading.is(verb + 1, "that") || parted && ends() || self.puts_at(verb))
            && (self.is_plain(from) || first == from)
            && noun.clone().skip(1).all(|at| self.is_plain(at))
            && !describes(verb - 1)
            && !self.is_listed(noun)
            && !self.is_heading())
        .then_some(verb)
    }

    /// "the 34-year-old said": where the words end that only tell the age of who speaks.
    fn of_age(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let end = at + 6;
        let is_age = reading.kind(at + 1) == Some(TokenKind::Number)
            && reading.is(at, "the")
            && reading.is(at + 3, "year")
            && reading.is(at + 5, "old")
            && (at + 2..end).all(|at| reading.touches(at));
        (is_age && self.says_behind(end)).then_some(end)
    }

    /// "two people briefed on the inquiry said": people, at token `at` of a phrase from token `first` on, by what they have been
    /// told. Returns where their words end.
    pub(super) fn informed(&mut self, first: usize, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let from = at + 1;
        let told = reading.is_class(from, Class::Informed) && reading.is_class(from + 1, Class::Preposition);
        if !told {
            return None;
        }
        let stops = |at: &usize| {
            !matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Possessive))
                || reading.hits.is_speech_word(*at, SpeechWord::Speaks)
                || reading.hits.is_speech_word(*at, SpeechWord::Puts)
                || reading.is(*at, "that")
        };
        let end = (from + 2..limit.min(from + INFORMED)).find(stops)?;
        let many = reading.is(at, "people");
        let what = text_of(reading, from, end);
        let actor = self.somebody(&format!("{} {what}", if many { "people" } else { "person" }), many);
        self.put(actor, first, end, MentionForm::Description);
        Some(end)
    }

    /// Whether the noun before token `verb` is in the plural.
    fn is_many(&self, verb: usize) -> bool {
        is_plural_word(self.reading.word(verb - 1))
    }

    /// "Kyiv's drone force said", "the EU delegation said": plain words behind whose they are, which `pieces` are and ends before
    /// token `owner`. Returns where they end.
    pub(super) fn owned(&mut self, pieces: &mut Vec<Piece>, owner: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let is_possessive = reading.kind(owner) == Some(TokenKind::Possessive);
        let is_state = |piece: &Piece| matches!(piece.part, Part::Country { .. } | Part::Known { .. });
        if !is_possessive && !pieces.last().is_some_and(is_state) {
            return None;
        }
        let from = owner + usize::from(is_possessive);
        let end = self.plain_end(from, limit, LONGEST).filter(|end| *end > from)?;
        let (noun, verb) = self.tail_end(end, limit)?;
        if self.is_listed(from..noun) || !self.says(verb, limit) {
            return None;
        }
        let first = pieces.first()?.first;
        if is_possessive {
            pieces.push(Piece { part: Part::Possessive, first: owner, end: from });
        }
        pieces.push(Piece { part: Part::Plain, first: from, end });
        let country = self.country_of(pieces).map(str::to_string);
        let local = self.plain_words(pieces);
        let name = self.full_words(&local, pieces, country.as_deref()).into_owned();
        let actor = self.somebody(&name, is_plural_word(reading.word(end - 1)));
        let draft = self.registry.draft_mut(actor);
        draft.actor.country = draft.actor.country.take().or(country);
        self.put(actor, first, noun, MentionForm::Description);
        Some(noun)
    }

    /// Somebody without a name, by what they are.
    fn somebody(&mut self, name: &str, plural: bool) -> ActorIndex {
        if let Some(known) = self.registry.by_name(name) {
            return known;
        }
        let mut draft = Draft::new(name.to_string(), ActorKind::Person);
        draft.named = false;
        draft.plural = plural;
        let actor = self.registry.add(draft);
        self.registry.call(actor, name);
        actor
    }

    /// Where what tells whose somebody is ends, behind the noun that ends before token `noun`, and where the verb is to stand: "of
    /// the barge", "'s harbour master", "there".
    fn tail_end(&self, noun: usize, limit: usize) -> Option<(usize, usize)> {
        let reading = self.reading;
        let from = match reading.kind(noun) {
            Some(TokenKind::Possessive) => noun + 1,
            // "a day after the ministry said"
            _ if reading.is_class(noun, Class::Subordinator) => return None,
            _ if reading.is_class(noun, Class::Preposition) => {
                noun + 1 + usize::from(is_name_word(reading, noun + 1, NameWord::Definite))
            }
            _ => {
                return Some((noun, noun + usize::from(reading.hits.is_speech_word(noun, SpeechWord::Here))));
            }
        };
        let name = (from..limit.min(from + OF)).find(|at| !self.is_name(*at)).unwrap_or(from + OF);
        // "the operator of the Ymir bridge"
        let end = if name > from {
            self.plain_end(name, limit, 1).unwrap_or(name)
        } else {
            self.plain_end(from, limit, OF)?
        };
        (end > from).then_some((end, end))
    }

    /// "in Kenya", "at the port of Tal": where what tells where somebody is ends, behind the noun that ends before token `noun`.
    fn place_end(&self, noun: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let is_where = reading.is_class(noun, Class::Preposition)
            && !reading.is_class(noun, Class::Subordinator)
            && !reading.is_any(noun, &["of", "for", "with"]);
        let from = noun + 1 + usize::from(is_name_word(reading, noun + 1, NameWord::Definite));
        let is_name = |at: usize| {
            reading.kind(at) == Some(TokenKind::Word)
                && reading.is_capital(at)
                && !is_closed(reading, at)
                && !reading.has(at, Sort::Calendar)
        };
        // "in northern Chad"
        let is_word = reading.kind(from) == Some(TokenKind::Word) && !reading.is_capital(from);
        let side = usize::from(is_word && is_name(from + 1));
        let end = (from + side..limit.min(from + side + NAME)).find(|at| !is_name(*at))?;
        (is_where && end > from + side).then_some(end)
    }

    /// Whether the word lists know one of the words as somebody.
    fn is_listed(&self, mut words: std::ops::Range<usize>) -> bool {
        // "ex-minister": the whole word is in no list.
        let reading = self.reading;
        let is_part = |at: usize| at > 0 && reading.touches(at) && reading.is_hyphen(at - 1);
        let end = words.end;
        // "local geologists": an adjective before their noun.
        let modifies = |at: usize| at + 1 < end && reading.is_class(at, Class::Adjective);
        words.any(|at| reading.has(at, Sort::Actor) && !is_part(at) && !modifies(at))
    }

    /// Whether a verb of speaking stands at token `at`, or behind one word before it: "later said", "has told".
    fn says(&self, at: usize, limit: usize) -> bool {
        let reading = self.reading;
        let speaks = |at: usize| at < limit && reading.hits.is_speech_word(at, SpeechWord::Speaks);
        let helps = || reading.is_class(at, Class::Adverb) || reading.is_class(at, Class::Auxiliary);
        (speaks(at) || helps() && speaks(at + 1)) && !self.is_heading()
    }

    /// "say", "have told": the same behind several.
    fn say(&self, at: usize, limit: usize) -> bool {
        let reading = self.reading;
        let speak = |at: usize| at < limit && reading.is_class(at, Class::Speak);
        (speak(at) || reading.is_class(at, Class::Adverb) && speak(at + 1)) && !self.is_heading()
    }

    /// Whether a capitalised word stands at token `at` that no list knows.
    fn is_name(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.kind(at) == Some(TokenKind::Word)
            && reading.is_capital(at)
            && !reading.has(at, Sort::Actor)
            && !is_closed(reading, at)
            && !reading.has(at, Sort::Calendar)
    }

    /// "the Red Crescent said": a body by a name that no list knows. Returns where its words end.
    pub(super) fn unlisted_name(&mut self, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let end = (at + 1..limit).take(NAME + 1).find(|at| !self.is_name(*at))?;
        // "that Brandt said": of one word only "the" makes a body.
        let least = if reading.is(at, "the") { 2 } else { 3 };
        let is_long = (least..=NAME + 1).contains(&(end - at));
        // "The Lantern reported"; but "the Tavia reports", "figures from the Tavia Exchange show".
        let is_verb = !reading.hits.is_speech_word(end, SpeechWord::AlsoNoun) || reading.is(end + 1, "that");
        let is_subject = !at.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Preposition));
        let reports = || is_subject && is_verb && !reading.is_capital(end) && self.says_behind(end);
        let speaks = reading.hits.is_speech_word(end, SpeechWord::Speaks) || reports();
        if !is_name_word(reading, at, NameWord::Definite) || !is_long || !speaks || self.is_heading() {
            return None;
        }
        let name = text_of(reading, at + 1, end);
        let actor = self.entity(&name, ActorKind::Organisation, None);
        self.put(actor, at, end, MentionForm::Name);
        Some(end)
    }

    /// One past the plain words in small letters from `at` on, of which there are at most so many.
    fn plain_end(&self, at: usize, limit: usize, most: usize) -> Option<usize> {
        let reading = self.reading;
        // "ex-policeman"
        let joins = |hyphen: usize| {
            reading.is_hyphen(hyphen) && reading.touches(hyphen) && reading.touches(hyphen + 1)
        };
        let is_part = |at: usize| self.is_plain(at) || joins(at) && self.is_plain(at + 1);
        let end = (at..limit).find(|at| !is_part(*at)).unwrap_or(limit.max(at));
        let hyphens = reading.marks(at..end).count();
        (end - at <= most + 2 * hyphens).then_some(end)
    }

    fn is_plain(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.kind(at) == Some(TokenKind::Word)
            && !reading.is_capital(at)
            && !is_closed(reading, at)
            && !reading.has(at, Sort::Calendar)
            && !reading.is_class(at, Class::Adverb)
            && !reading.hits.is_speech_word(at, SpeechWord::Here)
            && !reading.is_class(at, Class::Speak)
            && !reading.hits.is_speech_word(at, SpeechWord::Speaks)
    }
}

/// Endings of nouns for those who do or study something, in the plural.
const AGENTS: [&str; 6] = ["ists", "ians", "ants", "eers", "ers", "ors"];

/// "geologists", "sailors": whether a noun in the plural is one for persons, by the word lists or by its form.
fn is_person_form(reading: &Reading<'_>, noun: usize) -> bool {
    let word = reading.word(noun).to_lowercase();
    if reading.hits.is_speech_word(noun, SpeechWord::Figures) {
        return false;
    }
    reading.names_person(noun)
        || AGENTS.iter().any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending))
}

/// "owner", "operator": whether a noun is one for somebody by its form.
fn is_agent(word: &str) -> bool {
    let ends = |ending: &&str| word.len() > ending.len() + 1 && word.ends_with(&ending[..ending.len() - 1]);
    AGENTS.iter().any(ends)
}
