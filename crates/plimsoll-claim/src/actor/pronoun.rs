//! Pronouns: "he", "she", and "it" and "they" where they speak.

use plimsoll_lexicon::tables::{ActorKind, Class, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::MentionForm;
use super::registry::Gender;
use super::sweep::Sweep;

/// Sentences after which who spoke is no longer whom "it" means, where the sentence has somebody of its own.
const FRESH: usize = 2;
/// Tokens within which a sentence names whom it is about.
const OPENING: usize = 3;
/// Tokens between "put" and "at".
const LONGEST_OBJECT: usize = 10;

impl Sweep<'_, '_> {
    /// Reads a pronoun at token `at`.
    pub(super) fn pronoun(&mut self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.is_class(at, Class::Pronoun) && !reading.is_class(at, Class::PossessivePronoun) {
            return false;
        }
        let gender = Gender::told(reading, at, at + 1);
        let owner = reading.is_class(at, Class::PossessivePronoun);
        let meant = if gender.is_some() && !(owner && self.owns_a_body(at)) {
            self.person_meant(gender)
        } else if reading.is(at, "it") && self.speaks(at + 1) {
            self.focus
                .thing
                .filter(|_| !self.is_stale())
                .or_else(|| self.body_before(at))
                .or(self.focus.thing)
        } else if reading.is(at, "they") && self.speaks(at + 1) {
            self.many_before(at).or(self.focus.many)
        } else {
            None
        };
        // "Brandt and his colleague": who owns is a man, whether or not the phrase is somebody.
        if let Some(person) = gender.and_then(|_| self.person_meant(gender)) {
            let draft = self.registry.draft_mut(person);
            draft.gender = draft.gender.or(gender);
        }
        let Some(actor) = meant else { return false };
        self.put(actor, at, at + 1, MentionForm::Pronoun);
        true
    }

    /// Who was in focus last, else the last person named; a man for "he", a woman for "she", as far as is known.
    pub(super) fn person_meant(&self, gender: Option<Gender>) -> Option<super::ActorIndex> {
        let fits = |draft: &super::registry::Draft| {
            draft.gender.is_none() || gender.is_none() || draft.gender == gender
        };
        let single = |draft: &super::registry::Draft| {
            draft.named
                && !draft.plural
                && draft.actor.kind == plimsoll_lexicon::tables::ActorKind::Person
                && fits(draft)
        };
        let focus = self.focus.person.filter(|person| fits(self.registry.draft(*person)));
        // "The mayor likes ships. He promised 40": a person without a name, where nobody has one.
        let nameless = |draft: &super::registry::Draft| {
            !draft.named
                && !draft.plural
                && !draft.actor.is_document
                && draft.actor.kind == plimsoll_lexicon::tables::ActorKind::Person
                && fits(draft)
        };
        focus
            .or_else(|| self.registry.latest(single))
            .or_else(|| gender.and_then(|_| self.registry.latest(nameless)))
    }

    /// Whether nothing spoke lately that "it" could mean.
    fn is_stale(&self) -> bool {
        self.focus.thing_since + FRESH < self.sentence
    }

    /// "The air force shot down 17 drones, it said": the body that the sentence begins with.
    pub(super) fn body_before(&self, at: usize) -> Option<super::ActorIndex> {
        self.opening(at, |draft| {
            let speaks = matches!(draft.actor.kind, ActorKind::Organisation | ActorKind::Outlet);
            speaks && !draft.actor.is_document
        })
    }

    /// "The analysts counted 300; they estimate": the many that the sentence begins with.
    fn many_before(&self, at: usize) -> Option<super::ActorIndex> {
        self.opening(at, |draft| draft.plural)
    }

    /// The first actor that fits among those the sentence opens with before token `at`.
    fn opening(
        &self,
        at: usize,
        fits: impl Fn(&super::registry::Draft) -> bool,
    ) -> Option<super::ActorIndex> {
        let start = self.reading.sentences[self.sentence].tokens.start;
        let here = self.mentions.iter().rev().take_while(|mention| mention.first >= start);
        let opens = |mention: &&super::ActorMention| {
            mention.first <= start + OPENING && mention.end < at && fits(self.registry.draft(mention.actor))
        };
        here.filter(opens).min_by_key(|mention| mention.first).map(|mention| mention.actor)
    }

    /// "his ministry" is read as a phrase.
    fn owns_a_body(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|next| {
            self.reading.hits.at(next).any(|hit| matches!(hit.meaning, Meaning::Body(_) | Meaning::Role(_)))
        })
    }

    fn speaks(&self, from: usize) -> bool {
        let reading = self.reading;
        let at = self.behind_help(from);
        // "it had spoken of"
        let perfect = (from..at).any(|at| reading.is_class(at, Class::Have));
        let forms = VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::BASE);
        let forms = if perfect { forms.or(VerbForm::PARTICIPLE) } else { forms };
        let says = reading.hits.at(at).any(|hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => form.is_any(forms),
            _ => false,
        });
        says || self.puts_at(at)
    }

    /// "It put the number of missing at 56": who puts a figure somewhere speaks.
    fn puts_at(&self, at: usize) -> bool {
        let reading = self.reading;
        let mut object = (at + 1..at + 1 + LONGEST_OBJECT).take_while(|next| !reading.is_mark(*next, '.'));
        reading.hits.is_speech_word(at, SpeechWord::Puts)
            && object.any(|next| {
                reading.is(next, "at")
                    && (next + 1..next + 4).any(|figure| {
                        reading.kind(figure) == Some(TokenKind::Number) || reading.has(figure, Sort::Numeral)
                    })
            })
    }
}
