//! An event being put together, in tokens.

use std::ops::Range;

use super::types::{ActorRole, EventKind, PlaceRole};
use crate::Modality;
use crate::actor::{ActorIndex, ActorMention};

/// Who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// An actor of the report
    Known(ActorIndex),
    /// A name that nothing is known of
    Named(String),
}

/// Somebody found in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) who: Who,
    /// Their words; none where they are only meant.
    pub(super) tokens: Option<Range<usize>>,
}

impl Party {
    /// Whoever a mention is of.
    pub(super) fn of(mention: &ActorMention) -> Self {
        Self { who: Who::Known(mention.actor), tokens: Some(mention.first..mention.end) }
    }

    /// An actor who is only meant.
    pub(super) fn meant(actor: ActorIndex) -> Self {
        Self { who: Who::Known(actor), tokens: None }
    }
}

/// Several that stand together, and the rule that found them where it is not plain grammar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) parties: Vec<Party>,
    pub(super) rule: Option<&'static str>,
}

impl Group {
    pub(super) fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }
}

/// A place found in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) name: String,
    pub(crate) tokens: Range<usize>,
    /// Whether it is a whole country.
    pub(crate) is_country: bool,
}

/// An event, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: EventKind,
    /// The words that tell it.
    pub(super) trigger: Range<usize>,
    /// First token of what hedges and negations stand in.
    pub(super) group: usize,
    /// The words of another verb whose hedges hold for it: "in return it allegedly gives".
    pub(super) hedged: Option<Range<usize>>,
    pub(super) actors: Vec<(ActorRole, Party)>,
    pub(super) about: Vec<Range<usize>>,
    pub(super) in_return_for: Vec<Range<usize>>,
    pub(super) instrument: Option<Range<usize>>,
    pub(super) places: Vec<(PlaceRole, Spot)>,
    pub(super) means: Option<Range<usize>>,
    /// What the grammar of its own clause makes of it.
    pub(super) modality: Modality,
    /// Whether it is told by whoever speaks at the trigger, as what they did by speaking.
    pub(super) by_speaker: bool,
    pub(super) rules: Vec<&'static str>,
}

impl Draft {
    pub(super) fn new(kind: EventKind, trigger: Range<usize>, rule: &'static str) -> Self {
        Self {
            kind,
            group: trigger.start,
            trigger,
            hedged: None,
            actors: Vec::new(),
            about: Vec::new(),
            in_return_for: Vec::new(),
            instrument: None,
            places: Vec::new(),
            means: None,
            modality: Modality::Asserted,
            by_speaker: false,
            rules: vec![rule],
        }
    }

    /// Adds those of `group` who are not in it yet.
    pub(super) fn add(&mut self, role: ActorRole, group: Group) {
        for party in group.parties {
            if !self.actors.iter().any(|(_, known)| known.who == party.who) {
                self.actors.push((role, party));
                self.rules.extend(group.rule.filter(|rule| !self.rules.contains(rule)));
            }
        }
    }

    /// How many different actors it has.
    pub(super) fn many(&self) -> usize {
        self.actors.len()
    }
}
