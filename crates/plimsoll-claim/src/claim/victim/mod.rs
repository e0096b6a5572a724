//! Victims told without a figure of their own: "killed a policeman", "the leader was captured", "detained Haji Omar". Where a
//! verb of killing, hurting or seizing says what became of a person, that person is one. Persons listed under one such verb are
//! also counted together. Everywhere else an article or a name counts nothing.

mod fate;
mod further;
mod list;
mod name;
mod once;
mod person;
mod sum;

use std::collections::BTreeMap;

use super::Measure;
use crate::Analysis;
use crate::measure::Governor;
use crate::quantity::QuantityMention;

use list::List;
use once::Told;
use person::Form;
pub(super) use person::is_role;
pub(super) use sum::RULE as LISTED;

/// A count of persons that no numeral of the text gives by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Victim {
    pub(super) mention: QuantityMention,
    /// Why it counts.
    pub(super) rule: &'static str,
}

impl Victim {
    /// Whether its words point at somebody, so that only what has come to pass makes a figure of them.
    pub(super) fn is_pointed_at(&self) -> bool {
        matches!(self.rule, once::DEFINITE | once::NAMED | once::PRONOUN)
    }

    /// Whether one noun tells what is counted; a name does not, and a list has several.
    pub(super) fn is_by_noun(&self) -> bool {
        matches!(self.rule, once::ARTICLE | once::DEFINITE)
    }
}

/// A figure of the text, or persons it tells of without one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    pub(super) mention: &'a QuantityMention,
    pub(super) victim: Option<&'a Victim>,
    /// The words of fate in whose list it stands.
    pub(super) fate: Option<&'a Governor>,
}

/// Whom the words of fate of a text befall.
#[derive(Clone, Debug, Default)]
pub(super) struct Victims {
    /// Those that no numeral counts.
    found: Vec<Victim>,
    /// What befalls the figures listed, by their first token.
    fates: BTreeMap<usize, Governor>,
}

/// The victims of a text.
pub(super) fn victims(analysis: &Analysis<'_>) -> Victims {
    let mut victims = Victims::default();
    let found = &mut victims.found;
    let mut told = Told::default();
    let mut before: Option<(List, Governor)> = None;
    let mut earlier: BTreeMap<Measure, (List, Governor)> = BTreeMap::new();
    for words in analysis.outline.words().iter().filter(|words| fate::tells_fate(words)) {
        let Some(list) = fate::list(analysis, words).filter(|list| is_new(before.as_ref(), list, words))
        else {
            continue;
        };
        let has_come_to_pass = fate::has_come_to_pass(&analysis.reading, words);
        let pointed_at =
            has_come_to_pass && (words.personal || fate::is_brought_about(&analysis.reading, words));
        found.extend(told.singles(analysis, &list, words.measure, pointed_at, has_come_to_pass));
        if has_come_to_pass {
            found.extend(sum::of(analysis, &list));
            let last = before.as_ref().and_then(|last| sum::across(analysis, last, (&list, words)));
            let last = last.or_else(|| further::of(analysis, earlier.get(&words.measure)?, (&list, words)));
            found.extend(last);
            earlier.insert(words.measure, (list.clone(), *words));
        }
        let passive = fate::is_passive(&analysis.reading, words);
        let known = list.parts.iter().filter(|part| part.form != Form::Unknown);
        victims.fates.extend(known.map(|part| (part.first, Governor { passive, ..*words })));
        before = Some((list, *words));
    }
    victims
}

/// Whether a list is not the one told just before under another word of the same fate: "the murder of X, who was gunned down".
fn is_new(before: Option<&(List, Governor)>, list: &List, words: &Governor) -> bool {
    before.is_none_or(|(last, verb)| verb.measure != words.measure || list.first() >= last.end())
}

/// The figures of a text and its victims, in order: a sum behind its parts. Where a figure and a victim begin together the
/// figure stays.
pub(super) fn merged<'a>(figures: &'a [QuantityMention], victims: &'a Victims) -> Vec<Counted<'a>> {
    let fate = |mention: &QuantityMention| victims.fates.get(&mention.first);
    let figures = figures.iter().map(|mention| Counted { mention, victim: None, fate: fate(mention) });
    let told = victims.found.iter().map(|victim| {
        let mention = &victim.mention;
        Counted { mention, victim: Some(victim), fate: fate(mention) }
    });
    let mut all: Vec<Counted<'_>> = figures.chain(told).collect();
    let is_sum = |counted: &Counted<'_>| counted.victim.is_some_and(|victim| victim.rule == sum::RULE);
    all.sort_by_key(|counted| match is_sum(counted) {
        true => (counted.mention.phrase.map_or(counted.mention.first, |phrase| phrase.head), true),
        false => (counted.mention.first, false),
    });
    all.dedup_by(|next, kept| {
        next.mention.first == kept.mention.first && !is_sum(next) && !is_sum(kept)
            || next.mention.span == kept.mention.span
    });
    all
}
