//! Parties: who gives and who gets, by the governor's frame and the prepositions of the clause.

mod order;
mod package;
mod subject;
mod way;

use std::cell::OnceCell;
use std::ops::Range;

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{ActorKind, Class, Frame};
use plimsoll_text::{Span, TokenKind};

use super::Measure;
use super::circumstance::is_of_deal;
use super::lent::follows_joint;
use crate::actor::{Actor, ActorMention, Actors, MentionForm};
use crate::attribution::is_in_dateline;
use crate::measure::{Governor, VerbChain, Window, plan_before};
use crate::quantity::QuantityMention;
use crate::{Analysis, Reading};

/// Supplier and recipient of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parties {
    pub(crate) supplier: Option<String>,
    pub(crate) recipient: Option<String>,
}

/// Tokens of a sentence looked at on either side of a governor.
const REACH: usize = 40;

/// Tokens between a verb of saying and its "that": "told the ministry that".
const ADDRESSEE: usize = 10;

/// Tokens between a passive and its object.
const NEAR_OBJECT: usize = 2;

/// Tokens between who pays and the sum.
const PAYS: usize = 3;

/// Before what is fired at.
const TARGETS: [&str; 6] = ["at", "on", "against", "toward", "towards", "into"];
/// Tokens between a verb of firing and whose the target is.
const NEAR_TARGET: usize = 6;

impl Parties {
    /// The parties that the clause of a figure names; of an order that has come also those that the order names.
    pub(super) fn of(
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        measure: Measure,
        governor: Option<&Governor>,
        window: Window,
    ) -> Self {
        let told = Self::told(analysis, mention, measure, governor, window);
        let is_bare = mention.item.is_none() && mention.unit.is_none();
        if let Some(by) = governor.filter(|_| is_bare) {
            let finder =
                Finder::new(analysis, governor, window.first..window.end, mention.first..mention.end);
            if let Some(others) = finder.set_against(by, &told) {
                return others;
            }
        }
        let order = governor.filter(|_| measure == Measure::Transferred);
        let Some(order) = order.and_then(|by| order::order_behind(analysis, mention, by)) else {
            return told;
        };
        let ordered = Self::told(analysis, mention, order.measure, Some(&order), window);
        let supplier =
            told.supplier.or_else(|| ordered.supplier.filter(|from| Some(from) != told.recipient.as_ref()));
        let recipient =
            told.recipient.or_else(|| ordered.recipient.filter(|to| Some(to) != supplier.as_ref()));
        Parties { supplier, recipient }
    }

    fn told(
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        measure: Measure,
        governor: Option<&Governor>,
        window: Window,
    ) -> Self {
        let finder = Finder::new(analysis, governor, window.first..window.end, mention.first..mention.end);
        match (measure, governor) {
            // "a third of them went to Chad", "supplies 40 percent of the shells"
            (Measure::Share, Some(governor))
                if governor.frame == Frame::Mover
                    || governor.frame == Frame::Giver
                        && (governor.passive
                            || governor.end == mention.first && finder.is_finite(governor)) =>
            {
                finder.by_frame(governor)
            }
            (Measure::Distance | Measure::Observed | Measure::Capacity | Measure::Share, _) => {
                Self::default()
            }
            // "seized 300 rifles": who takes neither gives nor gets by that.
            (Measure::Other, Some(governor))
                if governor.frame == Frame::Holder
                    && analysis.reading.is_class(governor.first, Class::Seizure) =>
            {
                Self::default()
            }
            // "Norland holds 60 tanks"
            (Measure::Held, Some(governor)) if governor.frame == Frame::Content && !governor.passive => {
                Parties { supplier: finder.doer(governor), recipient: None }
            }
            (Measure::Utilisation, _) => Self { supplier: finder.owner_of_works(), recipient: None },
            (Measure::Value, _) => finder.value(mention, governor),
            // "fell 4 percent from the fund's last forecast": where nothing passes nobody gives.
            (Measure::Change, _) if !finder.speaks_of_passing(window.first) => Self::default(),
            // "Complaints rose to 46"
            (Measure::Other, Some(governor)) if governor.measure == Measure::Change => Self::default(),
            (Measure::Change, _) => finder.by_prepositions(mention.first),
            // "came to Norland after six were murdered, two of them priests": a way is nothing of theirs.
            (measure, None) if measure.is_fate() => Self::default(),
            (_, None) => finder.by_prepositions(mention.first),
            (_, Some(governor)) => finder.by_frame(governor),
        }
    }

    /// Whether the clause has somebody for giver or getter of whom nobody can tell whose they are.
    pub(super) fn are_strange(
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        governor: &Governor,
        window: Window,
    ) -> bool {
        matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Attacker)
            && Finder::new(analysis, Some(governor), window.first..window.end, mention.first..mention.end)
                .has_stranger(governor)
    }

    /// The parties that the clause of a verb or noun names, whether or not it has a figure.
    pub(crate) fn of_clause(analysis: &Analysis<'_>, governor: &Governor) -> Self {
        let reading = &analysis.reading;
        let sentence = &reading.sentences[reading.sentence_at(governor.first)].tokens;
        let window =
            sentence.start.max(governor.first.saturating_sub(REACH))..sentence.end.min(governor.end + REACH);
        Finder::new(analysis, Some(governor), window, governor.end..governor.end).by_frame(governor)
    }
}

struct Finder<'a, 'b> {
    analysis: &'a Analysis<'b>,
    governor: Option<Governor>,
    reading: &'a Reading<'b>,
    actors: &'a Actors,
    quantities: &'a [QuantityMention],
    /// Tokens of the clause.
    clause: Range<usize>,
    /// Tokens of the figure and what it counts.
    figure: Range<usize>,
    /// The words for whoever only says it; looked for where a party could stand in them.
    teller: OnceCell<Option<Span>>,
}

impl<'a, 'b> Finder<'a, 'b> {
    fn new(
        analysis: &'a Analysis<'b>,
        governor: Option<&Governor>,
        clause: Range<usize>,
        figure: Range<usize>,
    ) -> Self {
        let Analysis { reading, quantities, .. } = analysis;
        let (actors, governor) = (analysis.actors(), governor.copied());
        Self { analysis, governor, reading, actors, quantities, clause, figure, teller: OnceCell::new() }
    }

    fn by_frame(&self, governor: &Governor) -> Parties {
        match governor.frame {
            Frame::Giver if self.is_told(governor) => Parties::default(),
            Frame::Giver => self
                .placed(governor)
                .or_else(|| self.wanted(governor))
                .unwrap_or_else(|| self.transfer(governor, false)),
            Frame::Getter => self
                .placed(governor)
                .or_else(|| self.contracted(governor))
                .unwrap_or_else(|| self.transfer(governor, !self.lets(governor))),
            Frame::Mover => self.mover(governor),
            Frame::Content if governor.passive => self.mover(governor),
            Frame::Content if self.takes(governor) => self.transfer(governor, true),
            Frame::Attacker => self.attack(governor),
            Frame::Content if is_of_deal(self.reading, governor) => self.agreed(governor),
            Frame::Vessel | Frame::Content | Frame::Subject => self.by_prepositions(self.figure.start),
            Frame::Yield => Parties {
                supplier: self.doer(governor).or_else(|| self.nationality()),
                recipient: self.after(governor.first, &["for"]),
            },
            Frame::Holder => {
                let doer = self.doer(governor).or_else(|| self.nationality());
                Parties { supplier: doer.or_else(|| self.labelled(governor)), recipient: None }
            }
            // "Norland's losses are 40 tanks"
            // "freed four Norlandic soldiers": nobody is given by that.
            Frame::Victim if governor.measure == Measure::Affected => Parties::default(),
            Frame::Victim => {
                let owner = || self.owner(governor).filter(|_| is_loss(governor));
                Parties { supplier: self.nationality().or_else(owner), recipient: None }
            }
        }
    }

    /// "the 21,000 containers that the agency gave in October": whether a body that is no state only gives the figure before its verb.
    fn is_told(&self, governor: &Governor) -> bool {
        let gives = self.reading.is_any(governor.first, &["gave", "gives", "given"]) && !governor.passive;
        if !gives || self.figure.is_empty() || self.figure.end > governor.first {
            return false;
        }
        let verb = VerbChain::before(self.reading, governor.first).first;
        let subject = self.actors.within(self.figure.end..verb);
        let is_body = subject.last().is_some_and(|body| {
            body.end == verb
                && self.actors.of(body).kind == ActorKind::Organisation
                && body.form != MentionForm::Pronoun
        });
        let to = self.reading.is(governor.end, "to")
            || !self.actors.within(governor.end..governor.end + 1).is_empty();
        is_body && !to
    }

    /// "supplies", "has sent", not "to supply".
    fn is_finite(&self, governor: &Governor) -> bool {
        let verb = VerbChain::before(self.reading, governor.first);
        governor.rule == "measure.verb" && !verb.infinitive
    }

    fn transfer(&self, governor: &Governor, gets: bool) -> Parties {
        let is_noun = governor.rule == "measure.noun";
        let agent = || is_noun.then(|| self.agent_of_noun(governor)).flatten();
        let subject = agent().or_else(|| if is_noun { self.owner(governor) } else { self.doer(governor) });
        let from = self.from(governor.first);
        let to = self.to(governor.first, &["to", "into"]);
        if gets && self.is_asked(governor) {
            let verb = VerbChain::before(self.reading, governor.first).first;
            let supplier = self.subject_of(verb, |_| true);
            return Parties { recipient: self.after(governor.end, &["by"]).or(to), supplier };
        }
        if gets {
            let beneficiary =
                self.after(governor.end, &["for"]).filter(|_| governor.measure == Measure::Pledged);
            let recipient = beneficiary.or(subject).or(to).or_else(|| self.entered(governor));
            let supplier = from.or_else(|| self.asked(governor)).or_else(|| self.nationality());
            let supplier = supplier.or_else(|| self.labelled(governor));
            return Parties { supplier: supplier.filter(|from| Some(from) != recipient.as_ref()), recipient };
        }
        // "Chad was promised 40": the object of a passive stands behind it.
        let behind = governor.end..self.figure.start;
        if governor.passive
            && governor.rule == "measure.verb"
            && behind.len() <= NEAR_OBJECT
            && !self.figure.is_empty()
            && governor.end <= self.figure.start
        {
            let verb = VerbChain::before(self.reading, governor.first).first;
            let recipient = self.subject_of(verb, |_| true).or(to);
            return Parties { supplier: self.after(governor.end, &["by"]).or(from), recipient };
        }
        // "Norland's order for 40": who orders gets.
        let is_order =
            governor.rule == "measure.noun" && self.reading.is_any(governor.first, &["order", "orders"]);
        if is_order && self.reading.kind(governor.first.max(1) - 1) == Some(TokenKind::Possessive) {
            return Parties {
                supplier: from.or_else(|| self.after(governor.end, &["with"])),
                recipient: subject,
            };
        }
        let object = self.indirect_object(governor);
        // "Norland sent Tavia 40 and Sarvia 30": behind whom it gives to, another to whom it gives.
        if let (Some(first), Some(Some(other))) = (&object, self.gapped(governor))
            && *first != other
        {
            return Parties { supplier: self.subject(governor), recipient: Some(other) };
        }
        let beneficiary = || self.after(governor.end, &["for"]);
        // "vessels under the Russian flag moved shells from": an adjective tells less than whence it goes.
        let unnamed = from.is_some() && governor.rule == "measure.verb" && !self.has_named_subject(governor);
        let supplier = self.compared_with().or(if unnamed { from } else { subject.or(from) });
        let recipient = object.or(to).or_else(beneficiary).or_else(|| self.landed(governor));
        let recipient = recipient.filter(|to| Some(to) != supplier.as_ref());
        Parties { supplier, recipient }
    }

    /// "sent 60, compared with 12 from Norland", "against 12 by Norland": who gave what a figure is compared with.
    fn compared_with(&self) -> Option<String> {
        let is_base = !self.figure.is_empty() && follows_joint(self.reading, self.figure.start);
        let leads = is_base && self.reading.is_any(self.figure.end, &["from", "by"]);
        leads.then(|| self.state_at(self.figure.end + 1)).flatten()
    }

    /// "leased 40 tanks to Norland": whether a verb of getting gives, by where the things go.
    fn lets(&self, governor: &Governor) -> bool {
        self.reading.is_class(governor.first, Class::Letting)
            && self.reading.is(self.figure.end, "to")
            && self.destination().is_some()
    }

    /// "Norland: 84 jets ordered in 2011": the country that opens the line of a figure.
    fn entered(&self, governor: &Governor) -> Option<String> {
        if self.figure.is_empty() {
            return None;
        }
        let start = self.reading.sentences[self.reading.sentence_at(self.figure.start)].tokens.start;
        let opening = self.actors.within(start..start + 1);
        let is_behind = governor.first >= self.figure.end;
        let label =
            opening.iter().find(|found| self.reading.is_mark(found.end, ':')).filter(|_| is_behind)?;
        (label.end + 1 == self.figure.start).then(|| self.party(label)).flatten()
    }

    /// "Norland took 120 tanks": a country that takes gets.
    fn takes(&self, governor: &Governor) -> bool {
        let verb = VerbChain::before(self.reading, governor.first).first;
        let is_adverb = |at: &usize| self.reading.is_class(*at, Class::Adverb);
        let subject = (verb.saturating_sub(2)..verb).rev().find(|at| !is_adverb(at));
        // "Norland, which will take 41"
        let which = subject.filter(|at| *at > 1 && self.reading.is_class(*at, Class::Relative));
        let subject = match which.filter(|which| self.reading.is_mark(which - 1, ',')) {
            Some(which) => Some(which - 2),
            None => subject,
        };
        let is_country = |found: &ActorMention| {
            Some(found.end) == subject.map(|at| at + 1)
                && found.form != MentionForm::Adjective
                && self.actors.of(found).kind == ActorKind::Country
        };
        self.reading.is_any(governor.first, &["took", "take", "takes", "taken"])
            && self.actors.within(verb.saturating_sub(REACH)..verb).iter().any(is_country)
    }

    fn mover(&self, governor: &Governor) -> Parties {
        let left =
            self.actors.within(governor.end..governor.end + 1).first().and_then(|found| self.party(found));
        let left = left.or_else(|| self.country_at(governor.end));
        let to = self.to(governor.first, &["to", "for", "into"]);
        let from = self.from(governor.first);
        if self.reading.is_class(governor.first, Class::Goal) {
            let recipient = left.or(to);
            let owner = self.possessor().filter(|owner| Some(owner) != recipient.as_ref());
            return Parties { supplier: from.or(owner), recipient };
        }
        // "arrived in Norland from Chad"
        let arrives =
            self.reading.is_class(governor.first, Class::Arrival) && self.reading.is(governor.end, "in");
        let within = || self.after(governor.end, &["in"]).filter(|at| arrives && Some(at) != from.as_ref());
        let recipient = to.or_else(within).or_else(|| self.landed(governor));
        Parties { supplier: from.or(left), recipient }
    }

    /// "Norland's 40 tanks reached Sarvia": whose they are, by the words right before the figure.
    fn possessor(&self) -> Option<String> {
        let start = self.figure.start;
        let mark = start.checked_sub(1).filter(|at| self.reading.kind(*at) == Some(TokenKind::Possessive))?;
        let near = self.actors.within(mark.saturating_sub(1)..mark);
        near.last().and_then(|owner| self.party(owner))
    }

    /// "fires 6,000 a day, against Norland's 20,000", "sent 40, more than Norland's 12": who owns a figure behind another does the same.
    fn set_against(&self, governor: &Governor, told: &Parties) -> Option<Parties> {
        let owner = self.possessor()?;
        let mut others =
            self.quantities.iter().skip(self.quantities.partition_point(|other| other.first < governor.end));
        let is_behind = others.next().is_some_and(|other| other.first < self.figure.start);
        let other = |party: &Option<String>| party.clone().filter(|party| *party != owner);
        match (is_behind, governor.frame) {
            (true, Frame::Giver | Frame::Holder) => {
                Some(Parties { recipient: other(&told.recipient), supplier: Some(owner) })
            }
            (true, Frame::Attacker) => Some(Parties { supplier: Some(owner), recipient: None }),
            (true, Frame::Getter) => {
                Some(Parties { supplier: other(&told.supplier), recipient: Some(owner) })
            }
            _ => None,
        }
    }

    fn attack(&self, governor: &Governor) -> Parties {
        let supplier = self.doer(governor);
        let target = self.after(governor.first, &TARGETS).or_else(|| self.owner_of_target(governor));
        let target = target.or_else(|| self.assaulted(governor));
        Parties { recipient: target.filter(|target| Some(target) != supplier.as_ref()), supplier }
    }

    /// "attacked Norland with 40 drones", "Norland was hit with 40": who is the object of a verb of assault.
    fn assaulted(&self, governor: &Governor) -> Option<String> {
        if !self.reading.is_class(governor.first, Class::Assault) {
            return None;
        }
        if governor.passive {
            return self.subject_of(VerbChain::before(self.reading, governor.first).first, |_| true);
        }
        let behind = self.actors.within(governor.end..governor.end + 2);
        let struck =
            |found: &&ActorMention| self.is_right_behind(found, governor) && !self.is_governed(found);
        behind.iter().find(struck).and_then(|found| self.party(found))
    }

    /// Money: "the Congress stalls a $60 billion package for X".
    fn value(&self, mention: &QuantityMention, governor: Option<&Governor>) -> Parties {
        let gives =
            governor.filter(|governor| governor.frame == Frame::Giver && governor.rule == "measure.verb");
        if let Some(governor) = gives.filter(|governor| self.indirect_object(governor).is_some()) {
            return self.transfer(governor, false);
        }
        // "is to receive $3 million": not who buys for it.
        let receives = |by: &&Governor| {
            let gets =
                |words: &Governor| words.frame == Frame::Getter && words.measure == Measure::Transferred;
            !by.passive && by.end == mention.first && self.analysis.outline.at(by.first, gets).is_some()
        };
        if let Some(governor) = governor.filter(receives) {
            return self.transfer(governor, true);
        }
        if let Some(bought) = self.bought_for(mention) {
            return self.transfer(&bought, true);
        }
        let least = governor.map_or(self.clause.start, |governor| governor.end);
        let gapped = self.gapped_behind(least).flatten();
        let gives = gives.filter(|by| !by.passive && by.end <= mention.first);
        let gapped = gapped.or_else(|| self.doer(gives?));
        let sentence = &self.reading.sentences[self.reading.sentence_at(mention.first)].tokens;
        let start = sentence.start.max(mention.first.saturating_sub(REACH));
        let before = self.actors.within(start..mention.first);
        // "The guns, made in Norland, went to where": prepositions of all the sentence.
        let wide = Self {
            clause: start..self.clause.end,
            figure: self.figure.clone(),
            teller: OnceCell::new(),
            ..*self
        };
        let states = || {
            before.iter().filter(|found| !wide.is_governed(found) && self.actors.of(found).country.is_some())
        };
        // "Norland's exports came to €3 million, Tavia approved licences worth 4": the last that has a verb.
        let acts = |found: &&ActorMention| {
            found.form != MentionForm::Adjective && self.reading.has(found.end, Sort::Finite)
        };
        let last = || states().filter(acts).last();
        // "Norland has put in €3 million"
        let near =
            || last().filter(|last| last.end + PAYS >= mention.first).and_then(|last| self.party(last));
        let first = || states().find_map(|found| self.party(found));
        let stated = || last().and_then(|last| self.party(last)).or_else(first);
        let passes = || wide.speaks_of_passing(start).then(stated).flatten();
        let supplier = gapped.or_else(passes).or_else(near);
        let recipient = self.after(mention.first, &["to", "for"]);
        Parties { recipient: recipient.filter(|to| Some(to) != supplier.as_ref()), supplier }
    }

    /// "exports fell", "a $60 billion package", "sold": whether a word from token `start` on to the end of the clause tells that something
    /// passes from one to another.
    fn speaks_of_passing(&self, start: usize) -> bool {
        let clause = start..self.clause.end;
        // "The volume from Norland to Chad is 30 percent larger"
        let before = |word: &str| (start..self.figure.start).any(|at| self.reading.is(at, word));
        if before("from") && before("to") {
            return true;
        }
        let passes = |words: &Governor| matches!(words.frame, Frame::Giver | Frame::Getter | Frame::Mover);
        self.analysis.outline.within(clause.clone()).iter().any(passes)
            || clause
                .into_iter()
                .any(|at| self.reading.is_class(at, Class::Deal) || self.reading.is_class(at, Class::Funding))
    }

    /// "bought 54 guns for $3 million": the verb of buying before a price.
    fn bought_for(&self, mention: &QuantityMention) -> Option<Governor> {
        let price = mention.first.checked_sub(1).filter(|at| self.reading.is_any(*at, &["for", "at"]))?;
        let buys = |words: &&Governor| {
            words.frame == Frame::Getter && words.measure == Measure::Pledged && words.rule == "measure.verb"
        };
        let start = self.clause.start.min(price);
        self.analysis.outline.within(start..price).iter().rev().find(buys).copied()
    }

    fn by_prepositions(&self, near: usize) -> Parties {
        Parties { supplier: self.from(near), recipient: self.to(near, &["to"]) }
    }

    /// "North Korea's deliveries", "North Korean deliveries".
    fn owner(&self, governor: &Governor) -> Option<String> {
        let start = self.reading.sentences[self.reading.sentence_at(governor.first)].tokens.start;
        let near = self.actors.within(start.max(governor.first.saturating_sub(4))..governor.first);
        // "He said deliveries were": who says it owns nothing.
        let speaks = |found: &&ActorMention| !self.reading.has(found.end, Sort::Saying);
        let near = near.iter().rev().filter(speaks);
        near.into_iter().find_map(|mention| self.party(mention)).or_else(|| self.announcer(governor))
    }

    /// "Norlandic shell output: 40", "Norlandic shells received: 40": whose it is, by the label.
    fn labelled(&self, governor: &Governor) -> Option<String> {
        let label =
            (governor.rule == "measure.label").then(|| governor.first.saturating_sub(4)..governor.first)?;
        let owns = |found: &&ActorMention| found.form == MentionForm::Adjective;
        self.actors.within(label).iter().rev().find(owns).and_then(|found| self.party(found))
    }

    /// "Norland announced a contribution of 40 trucks": who announces what is to be given gives it, unless the noun has an owner.
    fn announcer(&self, governor: &Governor) -> Option<String> {
        if governor.measure != Measure::Pledged || governor.frame != Frame::Giver {
            return None;
        }
        let mut near = governor.first.saturating_sub(4)..governor.first;
        let verb = near.rfind(|at| self.reading.has(*at, Sort::Saying))?;
        // They say it as well as do it.
        let start = self.reading.sentences[self.reading.sentence_at(verb)].tokens.start;
        let before = self.actors.within(start.max(verb.saturating_sub(REACH))..verb);
        let state = |found: &&ActorMention| {
            let kind = self.actors.of(found).kind;
            found.form != MentionForm::Adjective
                && matches!(kind, ActorKind::Country | ActorKind::Organisation)
                && !self.is_governed(found)
        };
        before.iter().rev().find(state).and_then(|found| self.actors.of(found).country.clone())
    }

    /// "Norland's plants run at 30 percent", "Norlandic plants": whose works they are.
    fn owner_of_works(&self) -> Option<String> {
        let at = self.figure.start;
        let before = self.actors.within(self.clause_of(at)..at);
        let owns = |found: &&ActorMention| {
            found.form == MentionForm::Adjective
                || self.reading.kind(found.end) == Some(TokenKind::Possessive)
        };
        before.iter().filter(owns).find_map(|found| self.party(found))
    }

    /// "sent Russia 7,000 containers".
    fn indirect_object(&self, governor: &Governor) -> Option<String> {
        // "the million shells it promised Ukraine": the figure stands before the verb.
        let is_open = self.figure.is_empty() || self.figure.end <= governor.first;
        let end = if is_open { governor.end + 2 } else { self.figure.start.max(governor.end) };
        let between = self.actors.within(governor.end..end);
        let direct = |found: &&ActorMention| {
            self.is_right_behind(found, governor)
                && found.form != MentionForm::Adjective
                && !self.reading.is_class(governor.end, Class::Conjunction)
        };
        between
            .iter()
            .filter(direct)
            .find(|found| !self.is_governed(found))
            .and_then(|found| self.party(found))
    }

    /// Whether an actor stands right behind the words that govern, one word between them at most: not "were sent. Tavia".
    fn is_right_behind(&self, found: &ActorMention, governor: &Governor) -> bool {
        found.first == governor.end
            || found.first == governor.end + 1 && self.reading.kind(governor.end) == Some(TokenKind::Word)
    }

    fn is_governed(&self, mention: &ActorMention) -> bool {
        let governs = |at: usize| {
            self.reading.is_class(at, Class::Preposition) && !self.reading.is_class(at, Class::Subordinator)
                || self.reading.is(at, "than")
        };
        let in_clause = |at: &usize| *at >= self.clause.start;
        // "Russia and China sent": one subject; "… to Russia, and China sent": another.
        // "40 to Russia and China will send 30": who stands before a verb behind whom things go to is its subject.
        let acts = |and: usize| {
            let before = self.actors.within(and.saturating_sub(4)..and);
            let is_goal = |found: &ActorMention| {
                found.end == and && self.preposition(found.first).is_some_and(|at| self.reading.is(at, "to"))
            };
            (self.reading.is_class(mention.end, Class::Modal) || self.reading.has(mention.end, Sort::Finite))
                && before.iter().any(is_goal)
        };
        let joined = |at: usize| self.reading.is(at, "and") && self.ends_actor(at) && !acts(at);
        self.preposition(mention.first).filter(in_clause).is_some_and(|at| governs(at) || joined(at))
    }

    fn ends_actor(&self, at: usize) -> bool {
        self.actors.within(at.saturating_sub(4)..at).iter().any(|found| found.end == at)
    }

    /// "North Korean officers": the country of the counted people.
    fn nationality(&self) -> Option<String> {
        let found = self.actors.within(self.figure.clone()).first();
        // "four Monitors": who is counted is no country of theirs.
        let states = |found: &&ActorMention| self.actors.of(found).country.is_some();
        found
            .filter(|found| found.end <= self.figure.end && states(found))
            .and_then(|found| self.party(found))
    }

    /// The party an actor stands for: a country for itself, people and bodies for their country where it is known.
    /// Documents, outlets and places are none.
    fn party(&self, mention: &ActorMention) -> Option<String> {
        let actor = self.actors.of(mention);
        if actor.is_document || self.actors.document_at(mention.first).is_some() {
            return None;
        }
        // "US $84 billion", "9 Australian dollars": whose money it is.
        let next = self.quantities.partition_point(|other| other.end <= mention.first);
        if self.quantities.get(next).is_some_and(|other| other.span.contains(mention.span)) {
            return None;
        }
        let sentence = &self.reading.sentences[self.reading.sentence_at(mention.first)].tokens;
        if is_in_dateline(self.reading, sentence, mention.first) {
            return None;
        }
        let party = match actor.kind {
            ActorKind::Country => Some(actor.name.clone()),
            ActorKind::Outlet | ActorKind::Vessel | ActorKind::Place => None,
            ActorKind::Person => actor.country.clone(),
            ActorKind::Organisation => actor
                .country
                .clone()
                .or_else(|| is_called(self.reading, actor, mention).then(|| actor.name.clone())),
        };
        party.filter(|_| !self.tells(mention))
    }

    /// Whether a mention stands in the words for whoever only says it.
    fn tells(&self, mention: &ActorMention) -> bool {
        let at = self.figure.start.min(self.reading.tokens.len() - 1);
        let teller = self.teller.get_or_init(|| teller(self.analysis, self.governor.as_ref(), at));
        teller.is_some_and(|teller| teller.contains(self.reading.span(mention.first, mention.end)))
    }
}

/// "losses": a noun of what is lost, which is somebody's.
fn is_loss(governor: &Governor) -> bool {
    governor.measure == Measure::Lost
        && matches!(governor.rule, "measure.noun" | "measure.level" | "measure.label")
}

/// "concluded a contract", "approved a deal": whether an agreement is the object of a verb of saying, so that who says it makes it.
fn concludes(reading: &Reading<'_>, cue: Span, behind: usize) -> bool {
    let announces = || reading.is_class(reading.token_at(cue.start()), Class::Announcing);
    let goes_on =
        |at: &usize| reading.kind(*at) == Some(TokenKind::Word) && !reading.is_class(*at, Class::Preposition);
    reading.is_class(behind, Class::Article)
        && (behind + 1..behind + ADDRESSEE).take_while(goes_on).any(|at| reading.is_class(at, Class::Deal))
        && !announces()
}

/// "Norland agreed in May to send", "the ministry announced a plan to send", "the firm confirmed an order to supply": whether who
/// says it by the words `cue` is the one who is to do it.
fn plans(reading: &Reading<'_>, cue: Span, governor: &Governor, speaker: Option<&Actor>) -> bool {
    let to = VerbChain::before(reading, governor.first).first;
    let Some(plan) = plan_before(reading, to) else { return false };
    if cue.contains(reading.tokens[plan].span) {
        return true;
    }
    // Who announces a contract to supply is a firm that has it, or a state that has made it with one.
    let is_body = |speaker: &Actor| {
        speaker.kind != ActorKind::Person
            && (speaker.country.is_none() || !reading.is_class(plan, Class::Commission))
    };
    let announces = reading.is_class(reading.token_at(cue.start()), Class::Announcing);
    announces && cue.end() <= reading.tokens[plan].span.start() && speaker.is_some_and(is_body)
}

/// Whether an actor is spoken of by its name, or by a word that stands for one named before: "the company".
fn is_called(reading: &Reading<'_>, actor: &Actor, mention: &ActorMention) -> bool {
    let stands_for_name = || {
        let words = mention.span.of(reading.text).to_lowercase();
        actor.name.starts_with(char::is_uppercase) && !words.contains(&actor.name.to_lowercase())
    };
    mention.form == MentionForm::Name || mention.form == MentionForm::Description && stands_for_name()
}

/// The words for who says what stands at token `at`: "a fact sheet from the State Department said". Who "claims to have sent",
/// "denied sending", "pledged 30 tanks" or "said it would send" is the doer too.
fn teller(analysis: &Analysis<'_>, governor: Option<&Governor>, at: usize) -> Option<Span> {
    let reading = &analysis.reading;
    let voice = analysis.voice_at(reading.tokens[at].span)?;
    let cue = voice.cue_span?;
    let behind = reading.token_at(cue.end());
    let speaker = voice.speaker.map(|speaker| &analysis.actors().actors[speaker]);
    let speaks_in_person = speaker.is_none_or(|speaker| speaker.kind == ActorKind::Person);
    let addressed = (behind..behind + ADDRESSEE).find(|at| reading.is_class(*at, Class::Complementiser));
    let own = addressed.map_or(behind, |that| that + 1);
    let does = reading.is(behind, "to")
        || reading.word(behind).ends_with("ing")
        || reading.is(own, "it") && !speaks_in_person
        || concludes(reading, cue, behind);
    // "the institute counts €267 billion in aid": who counts gives nothing.
    let governs = governor.is_some_and(|governor| {
        governor.measure != Measure::Observed && cue.contains(reading.tokens[governor.first].span)
    });
    voice
        .speaker_span
        .filter(|_| !does && !governs && !governor.is_some_and(|by| plans(reading, cue, by, speaker)))
}
