//! Parties: who gives and who gets, by the governor's frame and the prepositions of the clause.

use plimsoll_lexicon::tables::{ActorKind, Frame};

use crate::actor::{ActorMention, Actors, MentionForm};
use crate::measure::{Governor, VerbChain, Window};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// Supplier and recipient of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Parties {
    pub(super) supplier: Option<String>,
    pub(super) recipient: Option<String>,
}

impl Parties {
    /// The parties that the clause of a figure names.
    pub(super) fn of(
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        governor: Option<&Governor>,
        window: Window,
    ) -> Self {
        let finder = Finder { reading: &analysis.reading, actors: &analysis.actors, window };
        let Some(governor) = governor else { return finder.by_prepositions(mention.first) };
        match governor.frame {
            Frame::Giver => finder.transfer(governor, mention, false),
            Frame::Getter => finder.transfer(governor, mention, true),
            Frame::Mover => finder.mover(governor),
            Frame::Attacker => finder.attack(governor, mention),
            Frame::Content if governor.passive => finder.mover(governor),
            Frame::Holder | Frame::Vessel | Frame::Content | Frame::Subject | Frame::Yield => {
                finder.holder(governor, mention)
            }
            Frame::Victim => Self { supplier: finder.nationality(mention), recipient: None },
        }
    }
}

struct Finder<'a, 'b> {
    reading: &'a Reading<'b>,
    actors: &'a Actors,
    window: Window,
}

impl Finder<'_, '_> {
    fn transfer(&self, governor: &Governor, mention: &QuantityMention, gets: bool) -> Parties {
        let subject = self.doer(governor, mention);
        let (from, to) = (
            self.after_preposition(governor.first, &["from"]),
            self.after_preposition(governor.first, &["to", "into"]),
        );
        if gets {
            return Parties { supplier: from, recipient: subject.or(to) };
        }
        let object = self.indirect_object(governor, mention);
        let beneficiary = || self.after_preposition(governor.end, &["for"]);
        let recipient = object.or(to).or_else(beneficiary).filter(|to| Some(to) != subject.as_ref());
        Parties { supplier: subject.or(from), recipient }
    }

    fn mover(&self, governor: &Governor) -> Parties {
        let left = self.mention_at(governor.end).map(|mention| self.name(mention));
        let from = self.after_preposition(governor.first, &["from"]).or(left);
        Parties { supplier: from, recipient: self.after_preposition(governor.first, &["to", "for", "into"]) }
    }

    fn attack(&self, governor: &Governor, mention: &QuantityMention) -> Parties {
        let subject = self.doer(governor, mention);
        let target =
            self.after_preposition(governor.first, &["at", "on", "against", "toward", "towards", "into"]);
        Parties { recipient: target.filter(|target| Some(target) != subject.as_ref()), supplier: subject }
    }

    fn holder(&self, governor: &Governor, mention: &QuantityMention) -> Parties {
        if matches!(governor.frame, Frame::Vessel | Frame::Content | Frame::Subject) {
            return self.by_prepositions(mention.first);
        }
        Parties { supplier: self.subject(governor).or_else(|| self.nationality(mention)), recipient: None }
    }

    fn by_prepositions(&self, near: usize) -> Parties {
        Parties {
            supplier: self.after_preposition(near, &["from"]),
            recipient: self.after_preposition(near, &["to"]),
        }
    }

    /// Who does it: the subject of an active verb, the agent of a passive or of a participle behind the figure, the
    /// subject of a clause behind it.
    fn doer(&self, governor: &Governor, mention: &QuantityMention) -> Option<String> {
        if governor.rule == "measure.relative-clause" {
            let between = self.actors.within(mention.end..governor.first);
            return between.iter().find_map(|found| self.party(found));
        }
        let behind = governor.first >= mention.end;
        if governor.passive || behind { self.agent(governor) } else { self.subject(governor) }
    }

    /// The actor that is the subject of the governor's verb: the last before it that no preposition governs.
    fn subject(&self, governor: &Governor) -> Option<String> {
        let verb = VerbChain::before(self.reading, governor.first).first;
        let before = self.actors.within(self.window.first..verb);
        let of_verb = |mention: &&ActorMention| mention.end <= verb && !self.is_governed(mention);
        before.iter().rev().filter(of_verb).find_map(|mention| self.party(mention))
    }

    /// "by X" behind a passive.
    fn agent(&self, governor: &Governor) -> Option<String> {
        self.after_preposition(governor.end, &["by"])
    }

    /// "sent Russia 7,000 containers".
    fn indirect_object(&self, governor: &Governor, mention: &QuantityMention) -> Option<String> {
        let between = self.actors.within(governor.end..mention.first.max(governor.end));
        between
            .iter()
            .find(|found| found.first <= governor.end + 1 && found.end <= mention.first)
            .and_then(|found| self.party(found))
    }

    /// The actor behind one of `prepositions` that stands nearest to token `near` in the sentence.
    fn after_preposition(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        let sentence =
            &self.reading.sentences[self.reading.sentence_at(near.min(self.reading.tokens.len() - 1))].tokens;
        let range = sentence.start.max(near.saturating_sub(40))..sentence.end.min(near + 40);
        let found = self.actors.within(range).iter().filter(|mention| {
            let preposition = self.before_determiner(mention.first);
            mention.form != MentionForm::Adjective
                && preposition.is_some_and(|at| self.reading.is_any(at, prepositions))
        });
        // Behind the governor first, in front of it only if nothing is behind.
        let distance = |mention: &&ActorMention| {
            if mention.first >= near { mention.first - near } else { 1000 + near - mention.first }
        };
        found.min_by_key(distance).and_then(|mention| self.party(mention))
    }

    fn before_determiner(&self, first: usize) -> Option<usize> {
        let before = first.checked_sub(1)?;
        if self.reading.is_any(before, &["the", "eastern", "southwestern"]) {
            before.checked_sub(1)
        } else {
            Some(before)
        }
    }

    fn is_governed(&self, mention: &ActorMention) -> bool {
        let prepositions = [
            "to", "from", "for", "with", "in", "at", "on", "against", "of", "between", "through", "via",
            "near", "and", "than",
        ];
        self.before_determiner(mention.first)
            .is_some_and(|at| at >= self.window.first && self.reading.is_any(at, &prepositions))
    }

    fn mention_at(&self, at: usize) -> Option<&ActorMention> {
        self.actors.within(at..at + 1).first()
    }

    /// "North Korean officers": the country of the counted people.
    fn nationality(&self, mention: &QuantityMention) -> Option<String> {
        let phrase = mention.phrase?;
        self.actors.within(phrase.first..phrase.end).first().and_then(|found| self.party(found))
    }

    fn name(&self, mention: &ActorMention) -> String {
        self.actors.of(mention).name.clone()
    }

    /// The party an actor stands for: a country for itself, people and bodies for their country where it is known.
    fn party(&self, mention: &ActorMention) -> Option<String> {
        let actor = self.actors.of(mention);
        match actor.kind {
            ActorKind::Country => Some(actor.name.clone()),
            ActorKind::Outlet | ActorKind::Vessel => None,
            ActorKind::Place | ActorKind::Person => actor.country.clone(),
            ActorKind::Organisation => actor.country.clone().or_else(|| Some(actor.name.clone())),
        }
    }
}
