//! Who orders and who is asked: "placed an order with", "signed a contract with", "called on its allies to send".

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::{Finder, Parties};
use crate::Analysis;
use crate::actor::{ActorMention, MentionForm};
use crate::claim::Measure;
use crate::measure::{Governor, VerbChain, wish};
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::{has_past_ending, is_verb};

/// Tokens between a contract and the noun of what it is for: "with the maker for the purchase of".
const FAR_CONTRACT: usize = 14;

/// "the 40 tanks promised by Norland have arrived": the participle that tells of an order or a promise, where another verb behind tells
/// what came of it.
pub(in crate::claim) fn order_behind(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    came: &Governor,
) -> Option<Governor> {
    let is_order = |words: &Governor| {
        words.measure.is_to_come()
            && words.rule == "measure.verb"
            && words.form.is_any(VerbForm::PARTICIPLE)
            && words.end <= came.first
    };
    let order = analysis.outline.at(mention.end, is_order)?;
    Some(Governor { passive: true, ..order })
}

impl Finder<'_, '_> {
    /// "Norland was asked for 40": whether who is asked is the subject.
    pub(super) fn is_asked(&self, governor: &Governor) -> bool {
        governor.measure == Measure::Requested
            && governor.passive
            && governor.end <= self.figure.start
            && (governor.first + 1..=governor.end).any(|at| self.reading.is(at, "for"))
    }

    /// "asked Norland for 40": who is asked stands against the verb.
    pub(super) fn asked(&self, governor: &Governor) -> Option<String> {
        if governor.measure != Measure::Requested || governor.end >= self.figure.start {
            return None;
        }
        let between = self.actors.within(governor.end..self.figure.start);
        let object = between.iter().find(|found| found.form != MentionForm::Adjective)?;
        let is_near = object.first <= governor.end + 1 && self.reading.is(self.figure.start - 1, "for");
        if is_near { self.party(object) } else { None }
    }

    /// "an order", "placed orders", "a $3 million order": whether a word that can be a verb is a noun.
    pub(super) fn is_placing(&self, governor: &Governor) -> bool {
        let (reading, at) = (self.reading, governor.first);
        let Some(before) = at.checked_sub(1) else { return false };
        let of_amount = || {
            let last = self.quantities.partition_point(|other| other.first < at);
            last.checked_sub(1).is_some_and(|last| {
                let span = self.quantities[last].span;
                span.end() <= reading.tokens[at].span.start()
                    && span.end() >= reading.tokens[before].span.start()
            })
        };
        governor.rule == "measure.noun"
            || reading.is_class(before, Class::Determiner)
            || is_verb(reading, before)
            || has_past_ending(reading, before)
            || of_amount()
    }

    /// "won an order from Vietnam for 40 tanks", "placed an order with Poland": he from whom it comes gets, he with whom it is placed
    /// gives.
    pub(super) fn placed(&self, governor: &Governor) -> Option<Parties> {
        let (reading, at) = (self.reading, governor.first);
        if !self.is_placing(governor) || !reading.is_class(at, Class::Commission) {
            return None;
        }
        let (from, with) = (self.after(at, &["from"]), self.after(governor.end, &["with"]));
        if from.is_none() && with.is_none() {
            return None;
        }
        // "Norland's order for 40 guns from Sarvia": who owns the order gets.
        if reading.kind(at - 1) == Some(TokenKind::Possessive) {
            let recipient = self.owner(governor);
            return Some(Parties {
                supplier: from.or(with).filter(|from| Some(from) != recipient.as_ref()),
                recipient,
            });
        }
        let other = |party: &Option<String>| self.doer(governor).filter(|doer| Some(doer) != party.as_ref());
        let supplier = with.or_else(|| other(&from));
        let recipient = from.or_else(|| other(&supplier));
        Some(Parties { supplier, recipient })
    }

    /// "signed a contract with Norland for the purchase of 40": who stands behind the contract sells, who signs it buys.
    pub(super) fn contracted(&self, governor: &Governor) -> Option<Parties> {
        let reading = self.reading;
        let at = governor.first;
        let is_noun = at > 1 && reading.is_class(at - 1, Class::Determiner) && reading.is(governor.end, "of");
        let before = self.clause.start.max(at.saturating_sub(FAR_CONTRACT))..at;
        let contract = before.rev().filter(|_| is_noun).find(|at| reading.is_class(*at, Class::Deal))?;
        let with = self.actors.within(contract + 1..at);
        let is_with = |found: &&ActorMention| {
            self.preposition(found.first).is_some_and(|at| reading.is_any(at, &["with", "from"]))
        };
        let supplier = with.iter().find(is_with).and_then(|found| self.party(found));
        let recipient =
            self.subject_of(contract, |found| Some(found.first) != with.first().map(|it| it.first));
        Some(Parties { recipient: recipient.filter(|to| Some(to) != supplier.as_ref()), supplier })
    }

    /// "Kyiv called on its allies to send 500": who shall give stands behind the verb of asking, who asks gets unless another is named.
    pub(super) fn wanted(&self, governor: &Governor) -> Option<Parties> {
        if governor.measure != Measure::Requested {
            return None;
        }
        let chain = VerbChain::before(self.reading, governor.first);
        let wish = wish(self.reading, governor, &chain)?;
        if VerbChain::before(self.reading, wish.verb).be {
            return None;
        }
        let told = self.transfer(governor, false);
        let asker = self.subject_of(wish.verb, |_| true).or(told.supplier);
        let asked = self.actors.within(wish.verb..governor.first).iter().find_map(|found| self.party(found));
        let recipient = told.recipient.or(asker).filter(|to| Some(to) != asked.as_ref());
        Some(Parties { supplier: asked, recipient })
    }
}
