//! Parties: who gives and who gets, by the governor's frame and the prepositions of the clause.

use std::ops::Range;

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class, Frame};
use plimsoll_text::Span;

use super::Measure;
use crate::actor::{ActorMention, Actors, MentionForm};
use crate::attribution::opening;
use crate::measure::{Governor, VerbChain, Window};
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::is_verb;
use crate::{Analysis, Reading};

/// Supplier and recipient of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parties {
    pub(crate) supplier: Option<String>,
    pub(crate) recipient: Option<String>,
}

/// Tokens of a sentence looked at on either side of a governor.
const REACH: usize = 40;

/// Before what is fired at.
const TARGETS: [&str; 6] = ["at", "on", "against", "toward", "towards", "into"];
/// Tokens between a verb of firing and whose the target is.
const NEAR_TARGET: usize = 6;

impl Parties {
    /// The parties that the clause of a figure names.
    pub(super) fn of(
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        measure: Measure,
        governor: Option<&Governor>,
        window: Window,
    ) -> Self {
        let finder = Finder::new(analysis, governor, window.first..window.end, mention.first..mention.end);
        match (measure, governor) {
            (
                Measure::Distance
                | Measure::Observed
                | Measure::Capacity
                | Measure::Share
                | Measure::Utilisation,
                _,
            ) => Self::default(),
            (Measure::Value, _) => finder.value(mention, governor),
            (Measure::Change, _) => finder.by_prepositions(mention.first),
            (_, None) => finder.by_prepositions(mention.first),
            (_, Some(governor)) => finder.by_frame(governor),
        }
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
    reading: &'a Reading<'b>,
    actors: &'a Actors,
    quantities: &'a [QuantityMention],
    /// Tokens of the clause.
    clause: Range<usize>,
    /// Tokens of the figure and what it counts.
    figure: Range<usize>,
    /// The words for whoever only says it.
    teller: Option<Span>,
}

impl<'a, 'b> Finder<'a, 'b> {
    fn new(
        analysis: &'a Analysis<'b>,
        governor: Option<&Governor>,
        clause: Range<usize>,
        figure: Range<usize>,
    ) -> Self {
        let Analysis { reading, quantities, .. } = analysis;
        let teller = teller(analysis, governor, figure.start.min(reading.tokens.len() - 1));
        Self { reading, actors: analysis.actors(), quantities, clause, figure, teller }
    }

    fn by_frame(&self, governor: &Governor) -> Parties {
        match governor.frame {
            Frame::Giver => self.transfer(governor, false),
            Frame::Getter => self.transfer(governor, true),
            Frame::Mover => self.mover(governor),
            Frame::Content if governor.passive => self.mover(governor),
            Frame::Attacker => self.attack(governor),
            Frame::Vessel | Frame::Content | Frame::Subject => self.by_prepositions(self.figure.start),
            Frame::Yield => Parties {
                supplier: self.doer(governor).or_else(|| self.nationality()),
                recipient: self.after(governor.first, &["for"]),
            },
            Frame::Holder => {
                Parties { supplier: self.doer(governor).or_else(|| self.nationality()), recipient: None }
            }
            Frame::Victim => Parties { supplier: self.nationality(), recipient: None },
        }
    }

    fn transfer(&self, governor: &Governor, gets: bool) -> Parties {
        let subject =
            if governor.rule == "measure.noun" { self.owner(governor) } else { self.doer(governor) };
        let from = self.from(governor.first);
        let to = self.to(governor.first, &["to", "into"]);
        if gets {
            let beneficiary =
                self.after(governor.end, &["for"]).filter(|_| governor.measure == Measure::Pledged);
            let recipient = beneficiary.or(subject).or(to);
            return Parties { supplier: from.or_else(|| self.nationality()), recipient };
        }
        let object = self.indirect_object(governor);
        let beneficiary = || self.after(governor.end, &["for"]);
        // "vessels under the Russian flag moved shells from": an adjective tells less than whence it goes.
        let unnamed = from.is_some() && governor.rule == "measure.verb" && !self.has_named_subject(governor);
        let supplier = if unnamed { from } else { subject.or(from) };
        let recipient = object.or(to).or_else(beneficiary).filter(|to| Some(to) != supplier.as_ref());
        Parties { supplier, recipient }
    }

    fn mover(&self, governor: &Governor) -> Parties {
        let left =
            self.actors.within(governor.end..governor.end + 1).first().and_then(|found| self.party(found));
        let to = self.to(governor.first, &["to", "for", "into"]);
        let from = self.from(governor.first);
        if self.reading.is_class(governor.first, Class::Goal) {
            return Parties { supplier: from, recipient: left.or(to) };
        }
        Parties { supplier: from.or(left), recipient: to }
    }

    fn attack(&self, governor: &Governor) -> Parties {
        let supplier = self.doer(governor);
        let target = self.after(governor.first, &TARGETS).or_else(|| self.owner_of_target(governor));
        Parties { recipient: target.filter(|target| Some(target) != supplier.as_ref()), supplier }
    }

    /// "fired at Ukrainian cities": whose they are.
    fn owner_of_target(&self, governor: &Governor) -> Option<String> {
        let near = self.actors.within(governor.end..governor.end + NEAR_TARGET);
        let aimed_at = |found: &&ActorMention| {
            let preposition = self.preposition(found.first);
            found.form == MentionForm::Adjective
                && preposition.is_some_and(|at| self.reading.is_any(at, &TARGETS))
        };
        near.iter().find(aimed_at).and_then(|found| self.party(found))
    }

    /// Money: "the Congress stalls a $60 billion package for X".
    fn value(&self, mention: &QuantityMention, governor: Option<&Governor>) -> Parties {
        let gives =
            governor.filter(|governor| governor.frame == Frame::Giver && governor.rule == "measure.verb");
        if let Some(governor) = gives.filter(|governor| self.indirect_object(governor).is_some()) {
            return self.transfer(governor, false);
        }
        let sentence = &self.reading.sentences[self.reading.sentence_at(mention.first)].tokens;
        let start = sentence.start.max(mention.first.saturating_sub(REACH));
        let before = self.actors.within(start..mention.first);
        let states =
            before.iter().filter(|found| !self.is_governed(found) && self.actors.of(found).country.is_some());
        let supplier = states.into_iter().find_map(|found| self.party(found));
        let recipient = self.after(mention.first, &["to", "for"]);
        Parties { recipient: recipient.filter(|to| Some(to) != supplier.as_ref()), supplier }
    }

    fn by_prepositions(&self, near: usize) -> Parties {
        Parties { supplier: self.from(near), recipient: self.to(near, &["to"]) }
    }

    /// Who does it: the subject of an active verb, the agent of a passive or of a participle behind the figure, the
    /// subject of a clause behind it.
    fn doer(&self, governor: &Governor) -> Option<String> {
        if let Some(gapped) = self.gapped(governor) {
            return gapped;
        }
        if governor.rule == "measure.relative-clause" {
            let between = self.actors.within(self.figure.end..governor.first);
            let subject = between.iter().find_map(|found| self.party(found));
            // "of the million shells it promised": the subject of the sentence.
            return subject.or_else(|| {
                let it = |at: usize| self.reading.is_class(at, Class::Pronoun);
                (self.figure.end..governor.first)
                    .any(it)
                    .then(|| self.subject_of(self.figure.start, |_| true))
                    .flatten()
            });
        }
        let behind = governor.first >= self.figure.end && !self.figure.is_empty();
        if governor.passive || behind { self.after(governor.end, &["by"]) } else { self.subject(governor) }
    }

    /// "Germany sent six tanks and France 12": the verb is left out, its subject stands against the figure. None: nothing
    /// is left out; none inside: by someone no list knows.
    fn gapped(&self, governor: &Governor) -> Option<Option<String>> {
        let start = self.figure.start;
        let name = start.checked_sub(1).filter(|name| self.reading.is_capital(*name))?;
        let found =
            self.actors.within(name.saturating_sub(3)..start).iter().rev().find(|found| found.end == start);
        let first = found.map_or(name, |found| found.first);
        let article = usize::from(first > 0 && self.reading.is(first - 1, "the"));
        let joint = first.checked_sub(1 + article).filter(|joint| *joint >= governor.end)?;
        let joined = self.reading.is_mark(joint, ',') || self.reading.is_class(joint, Class::Conjunction);
        joined.then(|| {
            found.filter(|found| found.form != MentionForm::Adjective).and_then(|found| self.party(found))
        })
    }

    fn subject(&self, governor: &Governor) -> Option<String> {
        let verb = VerbChain::before(self.reading, governor.first).first;
        if verb.checked_sub(1).is_some_and(|at| self.reading.is_class(at, Class::Conjunction)) {
            return self.shared_subject(verb);
        }
        self.subject_of(verb, |_| true)
    }

    /// "The union promised Ukraine shells and has sent 40": of two verbs with one subject, nobody that the first one is done
    /// to.
    fn shared_subject(&self, verb: usize) -> Option<String> {
        let own = self.subject_of(verb, |mention| !self.is_object(mention));
        own.or_else(|| {
            let sentence = self.reading.sentences[self.reading.sentence_at(verb)].tokens.start;
            let start = sentence.max(verb.saturating_sub(REACH));
            // Who promised and has sent is not only who tells it.
            let (clause, figure) = (start..self.clause.end, self.figure.clone());
            let wide = Self { clause, figure, teller: None, ..*self };
            wide.subject_of(verb, |mention| !wide.is_object(mention))
        })
    }

    /// The actor that is the subject of the verb at token `verb`: the last before it that no preposition governs and that fits.
    fn subject_of(&self, verb: usize, fits: impl Fn(&ActorMention) -> bool) -> Option<String> {
        let before = self.actors.within(self.clause_of(verb)..verb);
        let of_verb =
            |mention: &&ActorMention| mention.end <= verb && !self.is_governed(mention) && fits(mention);
        let named = |mention: &&ActorMention| mention.form != MentionForm::Adjective;
        let by_name = || before.iter().rev().filter(of_verb).filter(named);
        let uncounted =
            by_name().filter(|mention| !self.is_counted(mention)).find_map(|found| self.party(found));
        let by_name = || by_name().find_map(|mention| self.party(mention));
        uncounted
            .or_else(by_name)
            .or_else(|| before.iter().rev().filter(of_verb).find_map(|mention| self.party(mention)))
    }

    /// Whether the subject of an active verb is somebody by name.
    fn has_named_subject(&self, governor: &Governor) -> bool {
        let verb = VerbChain::before(self.reading, governor.first).first;
        let before = self.actors.within(self.clause_of(verb)..verb);
        let names = |mention: &ActorMention| {
            mention.end <= verb && mention.form != MentionForm::Adjective && !self.is_governed(mention)
        };
        governor.passive || before.iter().any(|mention| names(mention) && self.party(mention).is_some())
    }

    /// Where the clause of the verb at token `verb` begins: "charges that his country had shipped" behind "that", "Norland, which
    /// shipped" with the name before.
    fn clause_of(&self, verb: usize) -> usize {
        let opens = |at: &usize| self.reading.is_class(*at, Class::Complementiser);
        // 'Norland "is producing 4 million"': the subject stands before the quotation.
        let start = if verb <= self.clause.start {
            let sentence = &self.reading.sentences[self.reading.sentence_at(verb)].tokens;
            sentence.start.max(verb.saturating_sub(REACH))
        } else {
            self.clause.start
        };
        let opening = (start..verb).rev().find(opens).map_or(start, |at| at + 1);
        let relative = opening == verb || self.reading.is_class(opening, Class::Auxiliary);
        if relative { start } else { opening }
    }

    /// "to arm three Russian brigades and sent": what is counted is hardly who acts.
    fn is_counted(&self, mention: &ActorMention) -> bool {
        let next = self.quantities.partition_point(|quantity| quantity.first <= mention.first);
        self.quantities[..next].last().is_some_and(|quantity| mention.first < quantity.end)
    }

    /// "North Korea's deliveries", "North Korean deliveries".
    fn owner(&self, governor: &Governor) -> Option<String> {
        let near = self.actors.within(governor.first.saturating_sub(4)..governor.first);
        near.iter().rev().find_map(|mention| self.party(mention))
    }

    /// "sent Russia 7,000 containers".
    fn indirect_object(&self, governor: &Governor) -> Option<String> {
        let end = if self.figure.is_empty() { governor.end + 2 } else { self.figure.start.max(governor.end) };
        let between = self.actors.within(governor.end..end);
        let direct =
            |found: &&ActorMention| found.first <= governor.end + 1 && found.form != MentionForm::Adjective;
        between
            .iter()
            .filter(direct)
            .find(|found| !self.is_governed(found))
            .and_then(|found| self.party(found))
    }

    /// Whence it goes: the actor behind "from", else the country of the place.
    fn from(&self, near: usize) -> Option<String> {
        self.after(near, &["from"]).or_else(|| self.country_of_place(near, &["from", "out"]))
    }

    /// Where it goes: the actor behind one of `prepositions`, else the country of the place.
    fn to(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        self.after(near, prepositions).or_else(|| self.country_of_place(near, prepositions))
    }

    /// "from Rajin", "out of the North Korean port": the country of the place behind the nearest of `prepositions`.
    fn country_of_place(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        let behind = near..self.clause.end.min(near + REACH);
        let mut places = behind.filter(|at| self.reading.is_any(*at, prepositions) && !self.is_fixed(*at));
        places.find_map(|at| {
            let first = at + 1 + usize::from(self.reading.is(at + 1, "of"));
            let listed = self.reading.find(first, |hit| match hit.meaning {
                Meaning::Place(place) => self.reading.lexicon.place(place).country.clone(),
                _ => None,
            });
            listed.or_else(|| {
                let article = usize::from(self.reading.is_class(first, Class::Determiner));
                let near = self.actors.within(first..first + article + 1);
                let adjective = near.iter().find(|found| found.form == MentionForm::Adjective)?;
                self.reading
                    .is_class(adjective.end, Class::PlaceNoun)
                    .then(|| self.party(adjective))
                    .flatten()
            })
        })
    }

    /// The actor behind one of `prepositions` nearest to token `near`: behind it first, before it only if none is behind.
    fn after(&self, near: usize, prepositions: &[&str]) -> Option<String> {
        let sentence =
            &self.reading.sentences[self.reading.sentence_at(near.min(self.reading.tokens.len() - 1))].tokens;
        let end = sentence.end.min(near + REACH);
        // "missiles, which were launched into": the way of another clause.
        let relative = (near..end).find(|at| self.opens_relative(*at)).unwrap_or(end);
        let range = sentence.start.max(near.saturating_sub(REACH))..relative;
        let found = self.actors.within(range).iter().filter(|mention| {
            let preposition = self.preposition(mention.first);
            mention.form != MentionForm::Adjective
                && !matches!(self.actors.of(mention).kind, ActorKind::Person)
                && preposition.is_some_and(|at| self.reading.is_any(at, prepositions) && !self.is_fixed(at))
        });
        let distance = |mention: &&ActorMention| {
            if mention.first >= near { mention.first - near } else { 1000 + near - mention.first }
        };
        found.min_by_key(distance).and_then(|mention| self.party(mention))
    }

    /// ", which", ", whom": a clause of what stands before, that goes on to no end of its sentence.
    fn opens_relative(&self, at: usize) -> bool {
        let relative = self.reading.is_class(at, Class::Relative);
        let closed = || {
            let end = (at + REACH).min(self.reading.tokens.len());
            (at + 1..end)
                .any(|comma| self.reading.is_mark(comma, ',') && self.reading.in_one_sentence(at, comma))
        };
        relative && at > 0 && self.reading.is_mark(at - 1, ',') && !closed()
    }

    /// The preposition before a mention, determiners and compass points skipped.
    fn preposition(&self, first: usize) -> Option<usize> {
        let before = first.checked_sub(1)?;
        let skipped =
            self.reading.is(before, "the") || self.reading.is_class(before, Class::CompassAdjective);
        if skipped { before.checked_sub(1) } else { Some(before) }
    }

    /// "according to", "due to", "in response to": no direction.
    fn is_fixed(&self, at: usize) -> bool {
        at > 0 && self.reading.is_class(at - 1, Class::Directionless)
    }

    fn is_governed(&self, mention: &ActorMention) -> bool {
        let governs = |at: usize| {
            self.reading.is_class(at, Class::Preposition) && !self.reading.is_class(at, Class::Subordinator)
                || self.reading.is(at, "than")
        };
        let in_clause = |at: &usize| *at >= self.clause.start;
        // "Russia and China sent": one subject; "… to Russia, and China sent": another.
        let joined = |at: usize| self.reading.is(at, "and") && self.ends_actor(at);
        self.preposition(mention.first).filter(in_clause).is_some_and(|at| governs(at) || joined(at))
    }

    /// "promised Ukraine": it stands against a verb before it.
    fn is_object(&self, mention: &ActorMention) -> bool {
        let before = mention.first.checked_sub(1).filter(|at| *at >= self.clause.start);
        before.is_some_and(|at| is_verb(self.reading, at))
    }

    fn ends_actor(&self, at: usize) -> bool {
        self.actors.within(at.saturating_sub(4)..at).iter().any(|found| found.end == at)
    }

    /// "North Korean officers": the country of the counted people.
    fn nationality(&self) -> Option<String> {
        self.actors.within(self.figure.clone()).first().and_then(|found| self.party(found))
    }

    /// The party an actor stands for: a country for itself, people and bodies for their country where it is known.
    /// Documents, outlets and places are none.
    fn party(&self, mention: &ActorMention) -> Option<String> {
        let actor = self.actors.of(mention);
        let words = self.reading.span(mention.first, mention.end);
        if self.teller.is_some_and(|teller| teller.contains(words)) {
            return None;
        }
        if actor.is_document || self.actors.document_at(mention.first).is_some() {
            return None;
        }
        let sentence = &self.reading.sentences[self.reading.sentence_at(mention.first)].tokens;
        if mention.first < opening(self.reading, sentence) {
            return None;
        }
        match actor.kind {
            ActorKind::Country => Some(actor.name.clone()),
            ActorKind::Outlet | ActorKind::Vessel | ActorKind::Place => None,
            ActorKind::Person => actor.country.clone(),
            ActorKind::Organisation => actor
                .country
                .clone()
                .or_else(|| (mention.form == MentionForm::Name).then(|| actor.name.clone())),
        }
    }
}

/// The words for who says what stands at token `at`: "a fact sheet from the State Department said". Who "claims to have sent",
/// "denied sending" or "pledged 30 tanks" is the doer too.
fn teller(analysis: &Analysis<'_>, governor: Option<&Governor>, at: usize) -> Option<Span> {
    let reading = &analysis.reading;
    let voice = analysis.attributions().voice_at(reading.tokens[at].span)?;
    let cue = voice.cue_span?;
    let behind = reading.token_at(cue.end());
    let does = reading.is(behind, "to") || reading.word(behind).ends_with("ing");
    let governs = governor.is_some_and(|governor| cue.contains(reading.tokens[governor.first].span));
    voice.speaker_span.filter(|_| !does && !governs)
}
