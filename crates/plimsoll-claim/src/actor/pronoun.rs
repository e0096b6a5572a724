//! Pronouns: "he", "she", and "it" and "they" where they speak.

use plimsoll_lexicon::tables::{Act, ActorKind, Class, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::registry::{Draft, Gender};
use super::sweep::Sweep;
use super::word::is_gerund;
use super::{ActorIndex, ActorMention, MentionForm};

/// Sentences after which who spoke is no longer whom "it" means, where the sentence has somebody of its own.
const FRESH: usize = 2;
/// Tokens within which a sentence names whom it is about.
const OPENING: usize = 3;
/// Mentions among which one is looked for that stands right before.
const NEAR: usize = 6;
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
        let person = gender.and_then(|_| self.person_at(at, gender));
        let meant = if gender.is_some() && !(owner && self.owns_a_body(at)) {
            person
        } else if reading.is(at, "it") && self.speaks(at + 1) {
            self.thing_at(at).or_else(|| self.firm_called_it(at))
        } else if reading.is(at, "they") && self.speaks(at + 1) {
            self.many_before(at).or(self.focus.many)
        } else {
            None
        };
        // "Brandt and his colleague": who owns is a man, whether or not the phrase is somebody.
        if let Some(person) = person
            && self.registry.draft(person).gender.is_none()
            && !self.is_quoted(at)
            && !self.is_fronted()
            && (self.says_behind(at + 1) || self.subject(at, gender) == Some(person))
        {
            self.registry.draft_mut(person).gender = gender;
        }
        let Some(actor) = meant else { return false };
        self.put(actor, at, at + 1, MentionForm::Pronoun);
        true
    }

    /// Whom "he" or "she" at token `at` means: who is asked, else the subject of the sentence, unless one has spoken since, else
    /// who was in focus before.
    fn person_at(&self, at: usize, gender: Option<Gender>) -> Option<ActorIndex> {
        if self.is_quoted(at) {
            return self.person_meant(gender);
        }
        let stands = self.focus.person.is_some() && self.focus.person_since == self.sentence;
        let subject = || (!stands && !self.is_trailing(at)).then(|| self.subject(at, gender)).flatten();
        let told = self.asked(at, gender).or_else(subject).or_else(|| self.known_beside(at, gender));
        told.or_else(|| self.person_meant(gender))
    }

    /// "Kelm met his wife, Rosa, and she": who is known to be a woman, and named beside somebody of whom nothing is known.
    fn known_beside(&self, at: usize, gender: Option<Gender>) -> Option<ActorIndex> {
        let start = self.reading.sentences[self.sentence].tokens.start;
        let known = |actor: ActorIndex| self.registry.draft(actor).gender.is_some();
        let stands = self.focus.person_since == self.sentence;
        if stands || self.focus.person.is_none_or(known) || self.is_trailing(at) {
            return None;
        }
        let here = self.mentions.iter().rev().take_while(|mention| mention.first >= start);
        let fits = |mention: &&ActorMention| {
            known(mention.actor) && self.is_called(mention.actor, gender) && !self.is_quoted(mention.first)
        };
        here.into_iter().find(fits).map(|mention| mention.actor)
    }

    /// "The bridge is safe, he said": what stands before is said by him, and nobody in it is he.
    fn is_trailing(&self, at: usize) -> bool {
        let reading = self.reading;
        let parted = at.checked_sub(1).is_some_and(|at| reading.is_mark(at, ','));
        let behind = self.behind_help(at + 1) + 1;
        parted && self.says_behind(at + 1) && reading.kind(behind).is_none_or(|kind| kind != TokenKind::Word)
    }

    /// "Holm asked Brandt whether he knew": who is asked.
    fn asked(&self, at: usize, gender: Option<Gender>) -> Option<ActorIndex> {
        let end = at.checked_sub(1).filter(|at| self.reading.is_class(*at, Class::Subordinator))?;
        let mention = self.mentions.iter().rev().take(NEAR).find(|mention| mention.end == end)?;
        (self.is_asked(mention) && self.is_called(mention.actor, gender)).then_some(mention.actor)
    }

    /// Whether the words stand behind a verb of asking: "asked Brandt".
    pub(super) fn is_asked(&self, mention: &ActorMention) -> bool {
        let reading = self.reading;
        let asks = |hit: &Hit| match hit.meaning {
            Meaning::Stance { act: Act::Asking, form, .. } => {
                form.is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::GERUND))
            }
            _ => false,
        };
        let verb = mention.first.checked_sub(1).filter(|at| reading.has(*at, Sort::Saying));
        verb.is_some_and(|verb| reading.hits.at(verb).any(asks))
    }

    /// Whether somebody is one person with a name, and not known to be of another gender.
    pub(super) fn is_called(&self, actor: ActorIndex, gender: Option<Gender>) -> bool {
        let draft = self.registry.draft(actor);
        let unlike = gender.is_some() && draft.gender.is_some() && draft.gender != gender;
        draft.named && !draft.plural && draft.actor.kind == ActorKind::Person && !unlike
    }

    /// The person before token `at` who is the subject of the sentence, as far as its order tells, else who owns the subject:
    /// "After the storm, Brandt met Holm", "Brandt's visit".
    pub(super) fn subject(&self, at: usize, gender: Option<Gender>) -> Option<ActorIndex> {
        let reading = self.reading;
        let start = self.reading.sentences[self.sentence].tokens.start;
        let here = self.mentions.iter().rev().take_while(|mention| mention.first >= start);
        // "As for Brandt, he said"
        let is_topic = reading.is(start, "as") && reading.is(start + 1, "for");
        let fits = |mention: &&ActorMention| {
            let before = mention.first.checked_sub(1).filter(|before| *before >= start);
            mention.end <= at
                && self.is_called(mention.actor, gender)
                && (is_topic || !before.is_some_and(|at| reading.is_class(at, Class::Preposition)))
                && !self.is_quoted(mention.first)
        };
        let owns = |mention: &ActorMention| {
            reading.kind(mention.end) == Some(TokenKind::Possessive)
                || reading.is_class(mention.first, Class::PossessivePronoun)
        };
        let rank = |mention: &ActorMention| {
            let fronted =
                mention.first > start && reading.is_mark(mention.first - 1, ',') && self.is_fronted();
            match () {
                () if fronted && !owns(mention) => Some(0),
                () if mention.first > start + OPENING => None,
                () => Some(1 + usize::from(owns(mention))),
            }
        };
        let ranked = here.filter(fits).filter_map(|mention| rank(mention).map(|rank| (rank, mention)));
        ranked.min_by_key(|(rank, mention)| (*rank, mention.first)).map(|(_, mention)| mention.actor)
    }

    /// "After the storm, ", "Asked about it, ": whether something stands before the subject of the sentence.
    pub(super) fn is_fronted(&self) -> bool {
        let reading = self.reading;
        let start = reading.sentences[self.sentence].tokens.start;
        let asked = |hit: &Hit| matches!(hit.meaning, Meaning::Stance { act: Act::Asking, .. });
        reading.is_class(start, Class::Preposition)
            || reading.is_class(start, Class::Subordinator)
            || is_gerund(reading, start)
            || reading.has(start, Sort::Saying) && reading.hits.at(start).any(asked)
    }

    /// Who was in focus last, else the last person named; a man for "he", a woman for "she", as far as is known.
    pub(super) fn person_meant(&self, gender: Option<Gender>) -> Option<ActorIndex> {
        let fits = |draft: &super::registry::Draft| {
            draft.gender.is_none() || gender.is_none() || draft.gender == gender
        };
        let single = |draft: &super::registry::Draft| {
            draft.named
                && !draft.plural
                && draft.actor.kind == plimsoll_lexicon::tables::ActorKind::Person
                && fits(draft)
        };
        // "Kelm Street" may be nobody; of somebody with an office or a given name it is told that they are.
        let is_told = |draft: &super::registry::Draft| draft.gender == gender || draft.actor.role.is_some();
        let focus = self.focus.person.filter(|person| fits(self.registry.draft(*person)));
        let is_nameless = focus.is_some_and(|person| !self.registry.draft(person).named);
        let later = || self.named_since_focus(|draft| draft.gender == gender && single(draft));
        if is_nameless
            && gender.is_some()
            && let Some(person) = later()
        {
            return Some(person);
        }
        // "The mayor likes ships. He promised 40": a person without a name, where nobody has one.
        let nameless = |draft: &super::registry::Draft| {
            !draft.named
                && !draft.plural
                && !draft.actor.is_document
                && draft.actor.kind == plimsoll_lexicon::tables::ActorKind::Person
                && fits(draft)
        };
        focus
            .or_else(|| self.registry.latest_told(|draft| is_told(draft) && single(draft)))
            .or_else(|| self.registry.latest_told(single))
            .or_else(|| gender.and_then(|_| self.registry.latest(nameless)))
    }

    /// "said the docker. … dismissed by Ina Brandt. She": the last person mentioned behind the sentence in which somebody without a name
    /// spoke.
    fn named_since_focus(&self, fits: impl Fn(&Draft) -> bool) -> Option<ActorIndex> {
        let end = self.reading.sentences[self.focus.person_since].tokens.end;
        let since = self.mentions.iter().rev().take_while(|mention| mention.first >= end);
        since.map(|mention| self.registry.root(mention.actor)).find(|actor| fits(self.registry.draft(*actor)))
    }

    /// What "it" at token `at` means: what has spoken in the sentence or is its subject, else what spoke before.
    fn thing_at(&self, at: usize) -> Option<ActorIndex> {
        let stands = self.focus.thing_since == self.sentence || self.is_trailing(at);
        let thing = self.focus.thing.filter(|_| !self.is_stale());
        match stands {
            true => thing.or_else(|| self.body_before(at)),
            false => self.body_before(at).or(thing),
        }
        .or(self.focus.thing)
    }

    /// Whether nothing spoke lately that "it" could mean.
    fn is_stale(&self) -> bool {
        self.focus.thing_since + FRESH < self.sentence
    }

    /// "The air force shot down 17 drones, it said": the body that the sentence begins with.
    pub(super) fn body_before(&self, at: usize) -> Option<ActorIndex> {
        self.opening(at, is_body)
    }

    /// "The ministry counts them. Its figures show": the body that the sentence begins with, else the one in focus since this or the
    /// last.
    pub(super) fn body_meant(&self, at: usize) -> Option<ActorIndex> {
        let fresh = self.focus.thing.filter(|_| self.focus.thing_since + 1 >= self.sentence);
        self.body_before(at).or_else(|| fresh.filter(|thing| is_body(self.registry.draft(*thing))))
    }

    /// "The analysts counted 300; they estimate": the many that the sentence begins with.
    fn many_before(&self, at: usize) -> Option<ActorIndex> {
        self.opening(at, |draft| draft.plural)
    }

    /// The first actor that fits among those the sentence opens with before token `at`.
    fn opening(&self, at: usize, fits: impl Fn(&Draft) -> bool) -> Option<ActorIndex> {
        let start = self.reading.sentences[self.sentence].tokens.start;
        let here = self.mentions.iter().rev().take_while(|mention| mention.first >= start);
        let opens = |mention: &&ActorMention| {
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

    /// "It put the number of missing at 56", "Police raised the toll to 56": who puts a figure somewhere speaks.
    pub(super) fn puts_at(&self, at: usize) -> bool {
        let reading = self.reading;
        let revises = reading.hits.is_speech_word(at, SpeechWord::Revises);
        if !revises && !reading.hits.is_speech_word(at, SpeechWord::Puts) {
            return false;
        }
        let object = || (at + 1..at + 1 + LONGEST_OBJECT).take_while(|next| !reading.is_mark(*next, '.'));
        let is_figure =
            |at: usize| reading.kind(at) == Some(TokenKind::Number) || reading.has(at, Sort::Numeral);
        let place = if revises { "to" } else { "at" };
        let names = || object().any(|at| reading.hits.is_speech_word(at, SpeechWord::Figures));
        object().any(|next| reading.is(next, place) && (next + 1..next + 4).any(is_figure))
            && (!revises || names())
    }
}

fn is_body(draft: &Draft) -> bool {
    matches!(draft.actor.kind, ActorKind::Organisation | ActorKind::Outlet) && !draft.actor.is_document
}
