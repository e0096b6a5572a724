//! Whether a form of a word of saying is a noun or a participle where it stands: "his comments", "a film called".

use plimsoll_lexicon::tables::{Act, ActorKind, Class, SpeechWord};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::Finder;
use super::frame::{Source, mention_ending};
use crate::actor::is_plural_word;

/// Endings that tell an adjective before a noun.
const ADJECTIVE: [&str; 9] = ["al", "ive", "ous", "ic", "ful", "less", "ary", "ble", "ed"];

impl Finder<'_, '_> {
    /// Whether a word that is as often a noun is one: by what stands before and behind it.
    pub(super) fn is_nominal(&self, at: usize, saying: &Saying) -> bool {
        let reading = self.reading;
        let past = saying.form.is_any(VerbForm::PAST.or(VerbForm::GERUND));
        if at <= self.start || past || !clause::is_speech(reading, at, SpeechWord::AlsoNoun) {
            return false;
        }
        let before = at - 1;
        if reading.is_class(before, Class::Pronoun) || clause::helps(reading, before) {
            return false;
        }
        if self.ends_several(before) {
            return false;
        }
        self.is_noun_behind(before) || self.names_singular(before, saying) || self.is_noun_before(saying)
    }

    /// Whether a noun follows token `before`: it is an adjective, a number, a possessive, a verb, or ends a quoted word.
    fn is_noun_behind(&self, before: usize) -> bool {
        let reading = self.reading;
        if clause::is_double_quote(reading, before) {
            return !clause::is_stop(reading, before.saturating_sub(1));
        }
        let plural_owner = reading.is_mark(before, '’') || reading.is_mark(before, '\'');
        let verb = clause::is_finite(reading, before) && !self.inside_name(before);
        plural_owner || verb || clause::is_figure(reading, before) || self.is_adjective(before)
    }

    pub(super) fn is_adjective(&self, at: usize) -> bool {
        let reading = self.reading;
        let word = reading.word(at);
        let person = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Role(_) | Meaning::Body(_));
        let told = clause::is_speech(reading, at, SpeechWord::Adjective)
            || reading.is_class(at, Class::EmptyAdjective)
            || (word.len() > 4 && ADJECTIVE.iter().any(|ending| word.ends_with(ending)));
        told && (!reading.is_capital(at) || at == self.start) && !reading.hits.at(at).any(person)
    }

    /// "researchers at Harbour Watch say in a note": whether several people, called by their place, end at token `before`.
    pub(super) fn ends_several(&self, before: usize) -> bool {
        let speaker = mention_ending(self.actors, before + 1).and_then(|(_, source)| source.speaker);
        speaker.is_some_and(|speaker| {
            let mut words = self.actors.actors[speaker].name.split(' ');
            let first = words.next().unwrap_or_default();
            first.starts_with(char::is_lowercase) && is_plural_word(first) && words.next().is_some()
        })
    }

    /// "Illinois state", "Brandt support": a bare form behind the name of one person or place.
    fn names_singular(&self, before: usize, saying: &Saying) -> bool {
        let bare = !saying.form.is_any(VerbForm::THIRD);
        let singular = |actor: usize| {
            matches!(
                self.actors.actors[actor].kind,
                ActorKind::Person | ActorKind::Country | ActorKind::Place
            )
        };
        // "Officials claim": several, by a noun whose capital only opens the sentence.
        let is_many = before == self.start && is_plural_word(self.reading.word(before));
        let several =
            |actor: usize| is_many && self.actors.actors[actor].name.starts_with(char::is_lowercase);
        bare && self.reading.is_capital(before)
            && mention_ending(self.actors, before + 1)
                .and_then(|(_, source)| source.speaker)
                .is_some_and(|actor| singular(actor) && !several(actor))
    }

    /// "comments are", "plans for", "remarks about": what follows is no complement of the verb.
    fn is_noun_before(&self, saying: &Saying) -> bool {
        let reading = self.reading;
        let at = saying.end;
        // "unconfirmed reports suggest"
        let says = clause::saying_at(reading, at).is_some_and(|next| next.form.is_finite());
        let verb = says || reading.is_class(at, Class::Auxiliary) || reading.is_class(at, Class::Modal);
        let takes = |complement| saying.takes.has(complement);
        let infinitive = reading.is(at, "to") && takes(plimsoll_lexicon::tables::Complement::Infinitive);
        let phrase = takes(plimsoll_lexicon::tables::Complement::Phrase);
        let adverbial = clause::time_end(reading, self.times, at).is_some();
        verb || (clause::is_preposition(reading, at) && !infinitive && !phrase && !adverbial)
    }

    /// "a film called “Tides”", "shared the rules intended to", "a plan proposed by": a participle behind its noun.
    pub(super) fn is_reduced(&self, source: &Source, group: usize, saying: &Saying) -> bool {
        let reading = self.reading;
        let participle = saying.form.is_any(VerbForm::PAST) && saying.form.is_any(VerbForm::PARTICIPLE);
        let Some(tokens) = source.tokens.as_ref().filter(|_| participle && saying.end == group + 1) else {
            return false;
        };
        let titled = saying.act == Act::Naming && clause::is_double_quote(reading, saying.end);
        let before = tokens.start.checked_sub(1).filter(|before| *before >= self.start);
        let wh = before.is_some_and(|before| reading.is(before, "what"));
        let object = before.is_some_and(|before| {
            clause::is_finite(reading, before)
                && reading.kind(before) == Some(TokenKind::Word)
                && clause::saying_at(reading, before).is_none()
                && clause::stance_at(reading, before).is_none()
        });
        let unknown = source.speaker.is_none() && !reading.is_class(tokens.start, Class::Pronoun);
        // "In a paper published in March, dockers say": what opens the sentence is where they say it.
        let aside =
            before.is_some_and(|before| before == self.start && clause::is_preposition(reading, before));
        let aside = aside && clause::is_made(reading, group) && !reading.is(saying.end, "that");
        // "told the Gazette in an interview published on Friday that 40 were lost": when the interview came out.
        let made = clause::is_made(reading, group)
            && self.is_reporting_noun(tokens.end - 1)
            && !reading.is(saying.end, "that");
        (titled && !wh) || aside || made || (unknown && (object || reading.is(saying.end, "by")))
    }
}
