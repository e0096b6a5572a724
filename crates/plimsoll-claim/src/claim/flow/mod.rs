//! Flows: which parties a report speaks of throughout, for the clauses that leave them out.

mod cover;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{ActorKind, Class, Frame};

use self::cover::{Evidence, Tellers, Told};
use self::tally::{Tally, states};
use super::Measure;
use super::draft::Draft;
use super::party::Parties;
use crate::actor::{Actor, Actors, MentionForm};
use crate::measure::{is_ahead, transfers};
use crate::{Analysis, Reading};

/// Clauses looked at: enough to know what a report is about.
const MOST: usize = 200;

/// Clauses that have to name a giver or getter for it to be the report's, where none names both.
const OFTEN: usize = 2;

/// Sentences at the head of a text, which say what a report is about: their pairs count twice.
const LEAD: usize = 2;
/// Sentences at the head of a text among which those are looked for.
const HEAD: usize = 6;

/// The parties of a report's transfers, and where what was transferred is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) usual: Parties,
    /// The third country, against which things are used.
    pub(super) theatre: Option<String>,
    /// Where it is told of them.
    evidence: Evidence,
    /// Every state that gives or gets something.
    passing: BTreeSet<String>,
    /// The sentence of the text that names the usual giver first; the first one, where the title does.
    since: usize,
}

impl Flow {
    /// Counts the parties of every transfer that the parts of a report speak of, and of the things it counts.
    pub(super) fn of(parts: &[&Analysis<'_>]) -> Self {
        let mut tally = Tally::default();
        // Where the text first tells that somebody gives, by name or by the place that things come from.
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        let mut clauses = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            for governor in transfers(part).take(MOST) {
                let parties = Parties::of_clause(part, &governor);
                if let Some(giver) = parties.supplier.clone().filter(|_| number == 0) {
                    told.entry(giver).or_insert_with(|| part.reading.sentence_at(governor.first));
                }
                // "Norland makes a million shells a year" passes none of them on, nor does a promise alone.
                let passes = governor.frame != Frame::Yield || parties.recipient.is_some();
                if passes && governor.measure != Measure::Pledged {
                    // Who will send has sent nothing yet; whom it is for is told by it all the same.
                    let planned = is_ahead(&part.reading, &governor);
                    let supplier = parties.supplier.clone().filter(|_| !planned);
                    tally.add(part, &Parties { supplier, ..parties.clone() });
                }
                if governor.measure == Measure::Pledged
                    && let Some(giver) = states(part, &parties).0
                {
                    tally.pledgers.insert(giver);
                }
                let leads = part.reading.sentence_at(governor.first) < LEAD;
                tally.add_pair(part, &parties, if leads { 2 } else { 1 });
                let sentence = (number == 0).then(|| part.reading.sentence_at(governor.first));
                clauses.push(Told { sentence, parties });
            }
            tally.add_origins(part);
        }
        let usual = tally.usual();
        let theatre = theatre(parts, &usual);
        let passing = tally.passing();
        let evidence = Evidence::of(&clauses, &usual, parts.first().map_or(LEAD, |text| head(text)));
        let evidence = match parts.first() {
            Some(text) => evidence.of_all(text, &usual, &passing),
            None => evidence,
        };
        let since = usual.supplier.as_deref().map_or(0, |giver| {
            let told = told.get(giver).copied().unwrap_or(usize::MAX);
            since(parts, giver).min(told)
        });
        Self { usual, theatre, evidence, passing, since }
    }

    /// "Dozens of Russian troops trained on them": people of another country than the usual giver's are nothing it gives.
    fn are_of_others(&self, analysis: &Analysis<'_>, draft: &Draft<'_>) -> bool {
        if draft.unit.as_deref() != Some("person") {
            return false;
        }
        let Some(phrase) = draft.mention.phrase else { return draft.measure == Measure::Other };
        let named = analysis.actors().within(phrase.first..phrase.end);
        let nation = named.iter().find(|mention| mention.form == MentionForm::Adjective);
        let nation = nation.and_then(|mention| country(analysis.actors(), mention.actor));
        nation.is_some() && nation != self.usual.supplier.as_deref()
    }

    /// Whether the flow of a report can have parties for a figure that its clause leaves out.
    pub(super) fn concerns(draft: &Draft<'_>) -> bool {
        let class = draft.class.as_deref();
        // Persons and things no list knows are no part of the flow of goods, unless a verb says that they pass.
        let is_stray = draft.mention.unit.is_none()
            && matches!(class, None | Some("person"))
            && draft.governor.is_none_or(|governor| governor.frame == Frame::Content);
        // Refugees and prisoners are nobody's goods: who gives and gets in the report is nothing to them.
        let is_displaced = class == Some("person") && draft.facts.measure == Some(Measure::Affected);
        let is_open = draft.parties.supplier.is_none() || draft.parties.recipient.is_none();
        is_open && !is_stray && !is_displaced
    }

    /// Gives a figure that it concerns the parties that its clause leaves out.
    pub(super) fn complete(
        &self,
        analysis: &Analysis<'_>,
        draft: &mut Draft<'_>,
        speaks_of_return: bool,
        speaker: Option<&Actor>,
        others: &BTreeSet<&str>,
    ) {
        let tellers = Tellers { speaker: speaker.and_then(|speaker| speaker.country.as_deref()), others };
        if !self.covers(analysis, draft, &tellers) || self.are_of_others(analysis, draft) {
            return;
        }
        // "A trading firm bought 40", "sent 40 to Vasko": whoever that is, it is none of the two.
        let strange = |governor| Parties::are_strange(analysis, draft.mention, governor, draft.window);
        if draft.governor.as_ref().is_some_and(strange) {
            return;
        }
        let usual = &self.usual;
        // Of one side alone it is not told that anything passes: it gives or gets only what the words say that passes.
        let one_sided = usual.supplier.is_none() || usual.recipient.is_none();
        // Nor is a sum, a stock or a loss of which the clause tells no party anybody's.
        let of_none = draft.parties == Parties::default()
            && matches!(draft.measure, Measure::Value | Measure::Held | Measure::Lost);
        let compares = matches!(draft.measure, Measure::Share | Measure::Capacity | Measure::Change);
        // A state whose own people tell of it gives nothing by that.
        let is_own = || usual.recipient.is_none() && tellers.speaker == usual.supplier.as_deref();
        if one_sided && (of_none || compares || is_own()) {
            return;
        }
        let passed_on = tells_goal(&analysis.reading, draft);
        let parties = &mut draft.parties;
        let is = |mine: &Option<String>, theirs: &Option<String>| mine.is_some() && mine == theirs;
        let nothing_said = *parties == Parties::default();
        let reversed = is(&parties.supplier, &usual.recipient) && !passed_on
            || is(&parties.recipient, &usual.supplier)
            || nothing_said && speaks_of_return;
        let (supplier, recipient) =
            if reversed { (&usual.recipient, &usual.supplier) } else { (&usual.supplier, &usual.recipient) };
        match draft.measure {
            Measure::Observed if draft.unit.as_deref() == Some("image") => {}
            Measure::Observed if matches!(draft.unit.as_deref(), Some("site" | "port")) => {
                parties.recipient = parties.recipient.take().or_else(|| usual.recipient.clone());
            }
            // What is found or kept somewhere is not on its way; ships, trains and boxes are.
            Measure::Observed
                if !matches!(
                    draft.unit.as_deref(),
                    Some("ship" | "railcar" | "trip" | "shipment" | "container")
                ) => {}
            Measure::Held if !draft.facts.holds => {}
            Measure::Transferred
            | Measure::Capacity
            | Measure::Share
            | Measure::Observed
            | Measure::Change
            | Measure::Pledged
            | Measure::Value
            | Measure::Held => {
                let fits = |mine: &Option<String>, theirs: &Option<String>| mine.is_none() || mine == theirs;
                if fits(&parties.supplier, supplier) && fits(&parties.recipient, recipient) {
                    (parties.supplier, parties.recipient) = (supplier.clone(), recipient.clone());
                } else if usual.supplier.is_none()
                    && parties.recipient.is_none()
                    && *recipient != parties.supplier
                {
                    // "Aid for Tavia: Norland has sent 40, Sarvia 60": one gets, many give.
                    parties.recipient.clone_from(recipient);
                }
            }
            Measure::Utilisation | Measure::Produced | Measure::Other => {
                parties.supplier = parties.supplier.take().or_else(|| usual.supplier.clone());
            }
            Measure::Used => {
                parties.supplier = parties.supplier.take().or_else(|| usual.recipient.clone());
                // Who is attacked has bodies that count what is fired; a diplomat elsewhere may speak of it too.
                let counts = speaker
                    .filter(|speaker| usual.supplier.is_some() && speaker.kind == ActorKind::Organisation)
                    .and_then(|body| body.country.clone())
                    .filter(|country| Some(country) != usual.supplier.as_ref());
                let target = self
                    .theatre
                    .clone()
                    .or(counts)
                    .filter(|target| Some(target) != parties.supplier.as_ref());
                parties.recipient = parties.recipient.take().or(target);
            }
            _ => {}
        }
    }
}

/// One past the sentences at the head of a text; a heading, "Press release No. 12" or a dateline of its own says nothing yet.
fn head(text: &Analysis<'_>) -> usize {
    let reading = &text.reading;
    let tells =
        |number: &usize| reading.sentences[*number].tokens.clone().any(|at| reading.has(at, Sort::Finite));
    let last = (0..reading.sentences.len().min(HEAD)).filter(tells).nth(LEAD - 1);
    last.map_or(LEAD, |last| last + 1)
}

/// The sentence of the text, the first of `parts`, that names a state first; 0 where another part names it.
fn since(parts: &[&Analysis<'_>], giver: &str) -> usize {
    let first = |part: &&Analysis<'_>| {
        let mut mentions = part.actors().mentions.iter();
        let named = mentions.find(|mention| country(part.actors(), mention.actor) == Some(giver));
        named.map(|mention| part.reading.sentence_at(mention.first))
    };
    let named_elsewhere = parts.iter().skip(1).any(|part| first(part).is_some());
    if named_elsewhere { 0 } else { parts.first().and_then(first).unwrap_or_default() }
}

/// "moved from its ports to other places": who usually gets and moves things on does not give them back by that.
fn tells_goal(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let is_goal = |at: usize| {
        reading.is(at, "to")
            && (reading.is_class(at + 1, Class::Determiner)
                || reading.is_class(at + 1, Class::EmptyAdjective))
    };
    (draft.window.first..draft.window.end).any(is_goal)
}

/// The country, other than the usual two, that stands behind "in", "on" or "against" after a word of conflict; else none.
fn theatre(parts: &[&Analysis<'_>], usual: &Parties) -> Option<String> {
    if usual.supplier.is_none() || usual.recipient.is_none() {
        return None;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for part in parts {
        let reading = &part.reading;
        for mention in &part.actors().mentions {
            let near = mention.first.saturating_sub(4)..mention.end + 2;
            let in_conflict = near.into_iter().any(|at| reading.is_class(at, Class::Conflict));
            if let Some(country) = country(part.actors(), mention.actor).filter(|_| in_conflict) {
                *counts.entry(country).or_default() += 1;
            }
        }
    }
    let third = counts.into_iter().filter(|(country, _)| {
        Some(*country) != usual.supplier.as_deref() && Some(*country) != usual.recipient.as_deref()
    });
    third.max_by_key(|(_, count)| *count).map(|(country, _)| country.to_string())
}

fn country(actors: &Actors, actor: usize) -> Option<&str> {
    actors.actors[actor].country.as_deref()
}
