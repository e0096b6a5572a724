//! Counting: which countries give and get in a report, and between which two most passes.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_lexicon::tables::ActorKind;
use plimsoll_lexicon::{Hit, Meaning};

use super::{OFTEN, country};
use crate::Analysis;
use crate::actor::{Actor, Actors, MentionForm};
use crate::claim::party::Parties;

/// How often each country gives and gets in a report, and which pass things between them at all.
#[derive(Default)]
pub(super) struct Tally {
    gives: BTreeMap<String, usize>,
    gets: BTreeMap<String, usize>,
    pairs: BTreeMap<(String, String), usize>,
    /// Who has only promised.
    pub(super) pledgers: BTreeSet<String>,
}

impl Tally {
    pub(super) fn add(&mut self, part: &Analysis<'_>, parties: &Parties) {
        let (supplier, recipient) = states(part, parties);
        if let Some(supplier) = supplier {
            *self.gives.entry(supplier).or_default() += 1;
        }
        if let Some(recipient) = recipient {
            *self.gets.entry(recipient).or_default() += 1;
        }
    }

    /// Counts a pair that a clause names whole.
    pub(super) fn add_pair(&mut self, part: &Analysis<'_>, parties: &Parties, weight: usize) {
        if let (Some(supplier), Some(recipient)) = states(part, parties) {
            *self.pairs.entry((supplier, recipient)).or_default() += weight;
        }
    }

    /// Every state that gives or gets something.
    pub(super) fn passing(&self) -> BTreeSet<String> {
        self.gives.keys().chain(self.gets.keys()).chain(&self.pledgers).cloned().collect()
    }

    /// "North Korean missiles": whose the counted things are.
    pub(super) fn add_origins(&mut self, part: &Analysis<'_>) {
        for mention in part.actors().mentions.iter().filter(|mention| mention.form == MentionForm::Adjective)
        {
            let near = mention.end..mention.end + 3;
            let passed_on = |hit: &Hit| match hit.meaning {
                Meaning::Item(item) => {
                    (part.reading.lexicon.item(item).measure.as_deref() == Some("transferred")).then_some(())
                }
                _ => None,
            };
            let counted = near.into_iter().any(|at| part.reading.find(at, passed_on).is_some());
            if let Some(country) = country(part.actors(), mention.actor).filter(|_| counted) {
                *self.gives.entry(country.to_string()).or_default() += 1;
            }
        }
    }

    /// The two countries between which most passes, in the direction that is spoken of most.
    pub(super) fn usual(&self) -> Parties {
        let count =
            |counts: &BTreeMap<String, usize>, name: &String| counts.get(name).copied().unwrap_or_default();
        let both_ways = self.pairs.keys().flat_map(|(a, b)| [(a, b), (b, a)]);
        let most = |counts: &'_ BTreeMap<String, usize>, not: Option<&String>| {
            let others = counts.iter().filter(|(name, _)| Some(*name) != not);
            others
                .max_by_key(|(name, count)| (**count, std::cmp::Reverse((*name).clone())))
                .map(|(name, _)| name.clone())
        };
        let best = both_ways.max_by_key(|(a, b)| {
            let weight = 2 * (self.pairs.get(&((*a).clone(), (*b).clone())).copied().unwrap_or_default())
                + count(&self.gives, a)
                + count(&self.gets, b);
            (weight, std::cmp::Reverse(((*a).clone(), (*b).clone())))
        });
        if let Some((supplier, recipient)) = best {
            // "Norland sent 40 to Chad and 30 to Mali": of two that get alike none is the report's.
            let weight = |pair: &(String, String)| self.pairs.get(pair).copied().unwrap_or_default();
            let own = weight(&(supplier.clone(), recipient.clone()));
            let equal = |(giver, getter): &(String, String)| {
                let as_often = count(&self.gets, getter) >= count(&self.gets, recipient);
                let as_heavy = weight(&(giver.clone(), getter.clone())) >= own;
                giver == supplier && getter != recipient && as_often && as_heavy
            };
            let shared = own > 0 && self.pairs.keys().any(equal);
            let recipient = (!shared).then(|| recipient.clone());
            return Parties { supplier: Some(supplier.clone()), recipient };
        }
        // No clause names both: who gives and who gets may belong to two stories, unless each is the only one or is spoken
        // of again and again.
        let alone = self.gives.len() + self.gets.len() == 1 || self.gives.len() == 1 && self.gets.len() == 1;
        // "Norland pledged 40 and Sarvia 60; Tavia had given 12 before": who gave once among those who promise.
        let alone = alone && self.pledgers.iter().all(|name| self.gives.contains_key(name));
        let often = |counts: &BTreeMap<String, usize>, name: &String| alone || count(counts, name) >= OFTEN;
        // Who gets as often as it gives is not known for giving.
        let mut gives = self.gives.clone();
        gives.retain(|name, often| count(&self.gets, name) < *often);
        let supplier = most(&gives, None).filter(|name| often(&gives, name));
        let recipient = most(&self.gets, supplier.as_ref()).filter(|name| often(&self.gets, name));
        Parties { supplier, recipient }
    }
}

/// Giver and getter, as far as they are states.
pub(super) fn states(part: &Analysis<'_>, parties: &Parties) -> (Option<String>, Option<String>) {
    let state = |party: &Option<String>| party.clone().filter(|name| is_state(part.actors(), name));
    (state(&parties.supplier), state(&parties.recipient))
}

fn is_state(actors: &Actors, name: &str) -> bool {
    let is_its = |actor: &Actor| match actor.kind {
        ActorKind::Country => actor.name == name,
        ActorKind::Person => actor.country.as_deref() == Some(name),
        _ => false,
    };
    actors.actors.iter().any(is_its)
}
