//! Bodies that are told of between commas: "the Horn Observatory, a monitor in Nairobi, said".

use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_text::TokenKind;

use super::phrase::{self, Part, Piece};
use super::registry::{Draft, Gender, text_of};
use super::sweep::Sweep;
use super::word::finite;
use super::words::Words;
use super::{ActorIndex, MentionForm};

/// Mentions before the comma that are looked at.
const MENTIONS: usize = 4;
/// Tokens behind the noun, up to the comma that closes what is told.
const LONGEST: usize = 16;

impl Sweep<'_, '_> {
    /// The body whose name stands before the comma behind which the pieces stand, or between the commas behind them. `local`: their words.
    pub(super) fn told_between_commas(
        &mut self,
        pieces: &[Piece],
        local: &str,
        country: Option<&str>,
    ) -> Option<ActorIndex> {
        let before = self.apposed(pieces, country);
        let actor = before.or_else(|| self.named_aside(pieces, country))?;
        self.registry.draft_mut(actor).words.add(&Words::of(local));
        Some(actor)
    }

    /// Whom "a monitor in Nairobi" between commas tells of: the name before it, which is a body's by that.
    fn apposed(&mut self, pieces: &[Piece], country: Option<&str>) -> Option<ActorIndex> {
        let (first, end) = (pieces[0], pieces[pieces.len() - 1].end);
        let comma = first.first.checked_sub(1).filter(|at| self.reading.is_mark(*at, ','))?;
        if first.part != Part::Indefinite || !self.closes(end) {
            return None;
        }
        let mut near = self.mentions.iter().rev().take(MENTIONS);
        let name = near.find(|mention| mention.end == comma && mention.form == MentionForm::Name)?;
        let actor = self.registry.root(name.actor);
        if !is_body_by_name(self.registry.draft(actor)) {
            return None;
        }
        let draft = self.registry.draft_mut(actor);
        draft.actor.country = draft.actor.country.take().or(country.map(str::to_string));
        if draft.actor.kind == ActorKind::Person {
            draft.actor.kind = ActorKind::Organisation;
            self.focus.person = self.focus.person.filter(|person| *person != actor);
        }
        Some(actor)
    }

    /// "A monitoring group …. The group, the Lantern Centre,": by its name, where the body that is meant had none yet.
    pub(super) fn named_beside(
        &mut self,
        actor: ActorIndex,
        pieces: &[Piece],
        country: Option<&str>,
    ) -> ActorIndex {
        if self.registry.draft(actor).named {
            return actor;
        }
        let Some(named) = self.named_aside(pieces, country) else { return actor };
        self.registry.merge(actor, named);
        named
    }

    /// "the state supplier, Sorgaz,": the body by the name that tells between commas who is meant.
    fn named_aside(&mut self, pieces: &[Piece], country: Option<&str>) -> Option<ActorIndex> {
        let reading = self.reading;
        let comma = pieces[pieces.len() - 1].end;
        let limit = reading.sentences[self.sentence].tokens.end;
        let points =
            pieces.iter().any(|piece| matches!(piece.part, Part::Definite | Part::Owner | Part::Possessive));
        let first = comma + 1 + usize::from(reading.is(comma + 1, "the"));
        let is_one = pieces.last().is_some_and(|head| !phrase::is_plural(reading, head));
        if !points || !is_one || !reading.is_mark(comma, ',') || first >= limit || !reading.is_capital(first)
        {
            return None;
        }
        let mut aside = Vec::new();
        phrase::chunk(reading, first, limit, &mut aside);
        let [name] = aside[..] else { return None };
        // "the army, Hamas and the police"
        let closes = match reading.kind(name.end) {
            Some(TokenKind::Mark(',')) => !reading.is_class(name.end + 1, Class::Conjunction),
            Some(TokenKind::Mark('.' | ';' | ')')) => true,
            _ => false,
        };
        let words = text_of(reading, name.first, name.end);
        let is_person = Gender::of_given(reading, name.first, name.end).is_some()
            || self.registry.by_family(&words).is_some();
        if name.part != Part::Name || !closes || is_person {
            return None;
        }
        Some(self.entity(&words, ActorKind::Organisation, country.map(str::to_string)))
    }

    /// Whether a comma or the sentence ends what is told, behind its noun that ends before token `end`, before any verb but that of a
    /// clause of its own.
    pub(super) fn closes(&self, end: usize) -> bool {
        let reading = self.reading;
        let limit = reading.sentences[self.sentence].tokens.end.min(end + LONGEST);
        let close =
            (end..limit).find(|at| matches!(reading.kind(*at), Some(TokenKind::Mark(',' | '.' | ')' | ';'))));
        close.is_some_and(|close| {
            let own = (end..close).find(|at| reading.is_class(*at, Class::Relative)).unwrap_or(close);
            !(end..own).any(|at| finite(reading, at))
        })
    }
}

/// Whether an actor is a body by name, or has a name of which nothing tells that it is a person's.
fn is_body_by_name(draft: &Draft) -> bool {
    let is_body =
        matches!(draft.actor.kind, ActorKind::Organisation | ActorKind::Outlet) && !draft.actor.is_document;
    let is_bare = || {
        let nothing_told =
            draft.gender.is_none() && draft.actor.role.is_none() && draft.actor.country.is_none();
        draft.actor.kind == ActorKind::Person && nothing_told
    };
    draft.named && !draft.plural && (is_body || is_bare())
}
