//! Businesses that a report names without saying that they are one: "Harbour Works has sold 40 boats, the company said".

use std::ops::Range;

use plimsoll_capture::Zone;
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class};

use super::phrase::Piece;
use super::registry::Draft;
use super::sweep::Sweep;
use super::{ActorIndex, ActorMention, MentionForm};

/// Sentences over which "the company" means whom a sentence began with.
const FRESH: usize = 2;

impl Sweep<'_, '_> {
    /// Whom "the company" means: whom the sentence begins with.
    pub(super) fn firm_here(&mut self, head: Piece) -> Option<ActorIndex> {
        self.is_firm(head).then(|| self.firm_in(self.sentence, head.first)).flatten()
    }

    /// The same for whom one of the sentences before begins with.
    pub(super) fn firm_before(&mut self, head: Piece) -> Option<ActorIndex> {
        let first = self.sentence.saturating_sub(FRESH);
        let mut before = (first..self.sentence).rev();
        if self.is_firm(head) {
            return before.find_map(|sentence| self.firm_in(sentence, head.first));
        }
        // "Corvex said 40 had died. The agency said": one name of one word, of which nothing tells that it is a person's.
        let sentence = before.next().filter(|_| self.reading.is_any(head.first, &["agency", "group"]))?;
        let tokens = self.reading.sentences[sentence].tokens.clone();
        let actor = self.opening_name(tokens, head.first)?;
        (!self.registry.draft(actor).actor.name.contains(' ')).then(|| self.firm_in(sentence, head.first))?
    }

    /// "Harbour Works will cut 40 posts, it said": whom the sentence begins with, where nothing has spoken before.
    pub(super) fn firm_called_it(&mut self, it: usize) -> Option<ActorIndex> {
        self.focus.thing.is_none().then(|| self.firm_in(self.sentence, it)).flatten()
    }

    fn is_firm(&self, head: Piece) -> bool {
        self.reading.is_class(head.first, Class::Firm)
    }

    /// Whom a sentence of the report begins with, before token `before`, if by name alone: no person, then.
    fn firm_in(&mut self, sentence: usize, before: usize) -> Option<ActorIndex> {
        let reading = self.reading;
        if reading.zones[sentence] != Zone::Body {
            return None;
        }
        let tokens = reading.sentences[sentence].tokens.clone();
        let actor = self.opening_name(tokens, before)?;
        let draft = self.registry.draft_mut(actor);
        draft.actor.kind = ActorKind::Organisation;
        self.focus.person = self.focus.person.filter(|person| *person != actor);
        Some(actor)
    }

    fn opening_name(&self, sentence: Range<usize>, before: usize) -> Option<ActorIndex> {
        let start = crate::attribution::opening(self.reading, &sentence);
        let end = sentence.end.min(before);
        let here = self.mentions.iter().rev().take_while(|mention| mention.first >= start);
        let opens = |mention: &&ActorMention| {
            mention.form == MentionForm::Name && mention.first <= start + 1 && mention.end < end
        };
        let first = here.filter(opens).min_by_key(|mention| mention.first)?;
        let actor = self.registry.root(first.actor);
        self.is_name_alone(self.registry.draft(actor)).then_some(actor)
    }

    /// Whether nothing but a name is known of an actor: no office or country of a person, no noun of a body.
    fn is_name_alone(&self, draft: &Draft) -> bool {
        let is_person = draft.actor.kind == ActorKind::Person && draft.gender.is_none();
        let is_body = draft.actor.kind == ActorKind::Organisation && !draft.actor.is_document;
        let is_bare =
            draft.named && !draft.plural && draft.actor.role.is_none() && draft.actor.country.is_none();
        is_bare && (is_person || is_body && self.has_no_noun(&draft.actor.name))
    }

    /// "Beyond Tides": whether no word of a name tells what a body is.
    pub(super) fn has_no_noun(&self, name: &str) -> bool {
        let lexicon = self.reading.lexicon;
        let is_noun = |word: &str| {
            lexicon.whole(word).any(|meaning| matches!(meaning, Meaning::Body(_) | Meaning::Role(_)))
        };
        !name.split(' ').any(|word| is_noun(&word.to_lowercase()))
    }
}
