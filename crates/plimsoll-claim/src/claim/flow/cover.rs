//! Coverage: where in a report its usual pair can stand for what a clause leaves out.

use std::collections::BTreeSet;
use std::ops::Range;

use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::{ActorKind, Class, Frame};
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;

use super::{Flow, OFTEN, country};
use crate::Analysis;
use crate::actor::{ActorMention, MentionForm};
use crate::attribution::is_in_dateline;
use crate::claim::Measure;
use crate::claim::draft::Draft;
use crate::claim::noun::ELIDED;
use crate::claim::party::Parties;
use crate::measure::Governor;

/// Tokens before a figure in which it is looked for whom the report last spoke of.
const PARAGRAPH: usize = 120;

/// Tokens on either side of a sum or share in which it is looked for what it is of.
const CLAUSE: usize = 20;

/// Tokens from an auxiliary to the end of its verb.
const NEAR_VERB: usize = 4;

/// Clauses of the text that have to name a pair for it to be what a report speaks of throughout, where its title and head do not.
const THROUGHOUT: usize = 3;

/// Where a report tells that something passes between its usual two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The sentences of the text that tell it, in order.
    sentences: Vec<usize>,
    /// Whether it is told in the title or at the head of the text, or again and again.
    throughout: bool,
}

/// Who tells what a report tells.
pub(super) struct Tellers<'a> {
    /// The country of who tells the figure.
    pub(super) speaker: Option<&'a str>,
    /// The countries of all who tell figures of the text.
    pub(super) others: &'a BTreeSet<&'a str>,
}

/// A clause that names a giver or a getter.
pub(super) struct Told {
    /// Its sentence in the text; none: of another part.
    pub(super) sentence: Option<usize>,
    pub(super) parties: Parties,
}

impl Evidence {
    /// The clauses of `told` that name the usual two, or the one that is known; either of them where no clause names both.
    pub(super) fn of(told: &[Told], usual: &Parties, lead: usize) -> Self {
        let is = |mine: &Option<String>, theirs: &Option<String>| mine.is_some() && mine == theirs;
        let suits = |mine: &Option<String>, theirs: &Option<String>| {
            mine.is_none() || theirs.is_none() || mine == theirs
        };
        let gives = |told: &&Told| is(&told.parties.supplier, &usual.supplier);
        let gets = |told: &&Told| is(&told.parties.recipient, &usual.recipient);
        let agrees = |told: &&Told| {
            suits(&told.parties.supplier, &usual.supplier) && suits(&told.parties.recipient, &usual.recipient)
        };
        let heads = |told: &&Told| told.sentence.is_none_or(|sentence| sentence < lead);
        let parts: Vec<&Told> = told.iter().filter(|it| agrees(it) && (gives(it) || gets(it))).collect();
        let goes_on = parts.len() >= OFTEN && parts.iter().any(heads);
        let whole: Vec<&Told> = told.iter().filter(|it| gives(it) && gets(it)).collect();
        let found = if whole.is_empty() { parts } else { whole };
        let throughout = goes_on || found.len() >= THROUGHOUT || found.iter().any(heads);
        let mut sentences: Vec<usize> = found.iter().filter_map(|told| told.sentence).collect();
        sentences.dedup();
        Self { sentences, throughout }
    }

    /// The same where a text passes things between no others and names either of the two more than once.
    pub(super) fn of_all(self, text: &Analysis<'_>, usual: &Parties, passing: &BTreeSet<String>) -> Self {
        let both: Vec<&String> = usual.supplier.iter().chain(&usual.recipient).collect();
        let often = |name: &&String| {
            let mut mentions = text
                .actors()
                .mentions
                .iter()
                .filter(|found| country(text.actors(), found.actor) == Some(name.as_str()));
            let first = mentions.next().map(|found| text.reading.sentence_at(found.first));
            mentions.any(|found| Some(text.reading.sentence_at(found.first)) != first)
        };
        let no_others = both.len() == 2 && passing.iter().all(|name| both.contains(&name));
        let throughout = self.throughout || no_others && both.iter().all(often);
        Self { throughout, ..self }
    }

    /// Whether a sentence stands in a paragraph that tells it, or right behind a sentence that does.
    fn is_near(&self, analysis: &Analysis<'_>, number: usize) -> bool {
        let sentences = &analysis.reading.sentences;
        let here = sentences[number].paragraph;
        self.sentences.iter().any(|at| sentences[*at].paragraph == here || at + 1 == number)
    }
}

impl Flow {
    /// Whether a figure can be of the report's usual flow.
    pub(super) fn covers(&self, analysis: &Analysis<'_>, draft: &Draft<'_>, tellers: &Tellers<'_>) -> bool {
        let reading = &analysis.reading;
        let number = reading.sentence_at(draft.mention.first);
        let is_headline = reading.zones[number] == Zone::Headline;
        // Who is named only further below gives nothing here; the first sentence may leave to the next who it is.
        let leads = usize::from(number == 0);
        if !is_headline && self.since > number + leads {
            return false;
        }
        let is_near = self.evidence.throughout || is_headline || self.evidence.is_near(analysis, number);
        is_near && self.suits(analysis, draft, tellers.speaker) && self.is_topic(analysis, draft, tellers)
    }

    /// Whether what a figure measures can be told of the goods that pass between the usual two.
    fn suits(&self, analysis: &Analysis<'_>, draft: &Draft<'_>, speaker: Option<&str>) -> bool {
        let usual = &self.usual;
        let one_sided = usual.supplier.is_none() || usual.recipient.is_none();
        // What those who get say of works and sums is of their own.
        let is_own = speaker.is_some() && speaker == usual.recipient.as_deref();
        let tells_one = draft.parties != Parties::default();
        let is_given = draft.governor.is_some_and(|by| by.frame == Frame::Giver);
        let is_elided = draft.rules.contains(&ELIDED);
        let passes = draft.governor.is_some_and(|by| matches!(by.frame, Frame::Giver | Frame::Mover));
        match draft.measure {
            Measure::Observed if matches!(draft.unit.as_deref(), Some("site" | "port")) => true,
            Measure::Transferred | Measure::Pledged | Measure::Observed | Measure::Used => {
                draft.class.is_some() || draft.mention.unit.is_some() || passes || tells_one || is_elided
            }
            // "would cost Tavia 60 boats": no sum.
            Measure::Value if draft.class.as_deref() != Some("money") => false,
            // "60% of the production goes to export": where it goes is told.
            Measure::Share if !tells_one && draft.governor.is_some_and(|by| by.frame == Frame::Mover) => {
                false
            }
            Measure::Value | Measure::Share | Measure::Change => {
                self.evidence.throughout
                    && (draft.measure == Measure::Value || !is_own)
                    && (tells_one || !one_sided)
                    && (tells_one && (is_given || speaks_of_giving(analysis, draft))
                        || speaks_of_goods(analysis, draft))
            }
            Measure::Other => draft.unit.as_deref() == Some("factory") && !is_own,
            // "a plant in Tavia turns out 40": whoever makes them is told, if not whose it is.
            Measure::Produced => {
                !is_own && draft.governor.is_none_or(|by| by.passive || by.rule != "measure.verb")
            }
            Measure::Utilisation => !is_own,
            _ => true,
        }
    }

    /// Whether the report is about the usual two where a figure stands: the nearest sentence up to its own that names any state
    /// names one of them and, where it is its own, nobody else but who says it and where things are used.
    fn is_topic(&self, analysis: &Analysis<'_>, draft: &Draft<'_>, tellers: &Tellers<'_>) -> bool {
        let reading = &analysis.reading;
        let figure = draft.mention.first;
        let own = reading.sentence_at(figure);
        let usual = [self.usual.supplier.as_deref(), self.usual.recipient.as_deref()];
        let speaks = |state: &str| {
            let speaks = draft.measure != Measure::Pledged && Some(state) == tellers.speaker;
            // "Aid for Tavia: Norland has sent 40, Sarvia 60": one gets, many give.
            let gives = self.usual.supplier.is_none() && self.passing.contains(state);
            speaks || gives || tellers.others.contains(state)
        };
        let (mine, others) = self.named(analysis, own, &speaks);
        if mine || others {
            let has_both =
                || usual.iter().all(|party| party.is_some_and(|name| self.names(analysis, own, name)));
            return mine && (!others || draft.parties != Parties::default() || has_both());
        }
        let least = reading.sentence_at(figure.saturating_sub(PARAGRAPH));
        // "Norland pays for 40 in Tavia": of the usual two only who gets.
        let gives = |number: usize| {
            self.usual.supplier.as_deref().is_none_or(|giver| self.names(analysis, number, giver))
        };
        let told = (least..own).rev().find_map(|number| {
            let (mine, others) = self.named(analysis, number, &speaks);
            (mine || others).then(|| mine && (!others || gives(number)))
        });
        told.unwrap_or(true)
    }

    /// Whether a sentence names one of the usual two, and whether it names another state that does not only tell it.
    fn named(&self, analysis: &Analysis<'_>, number: usize, tells: &dyn Fn(&str) -> bool) -> (bool, bool) {
        let usual =
            [self.usual.supplier.as_deref(), self.usual.recipient.as_deref(), self.theatre.as_deref()];
        let found: Vec<(&ActorMention, &str)> = states_of(analysis, number).collect();
        let mine = found.iter().any(|(_, state)| usual[..2].contains(&Some(*state)));
        // "Norland will pay for 40": who acts does not only tell.
        let acts_by_name = |mention: &ActorMention| {
            let reading = &analysis.reading;
            analysis.actors().of(mention).kind == ActorKind::Country
                && mention.form != MentionForm::Adjective
                && reading.is_class(mention.end, Class::Auxiliary)
                // "Sarvia has a different figure"
                && !reading.is_class(mention.end + 1, Class::Determiner)
                && !(mention.end..mention.end + NEAR_VERB).any(|at| reading.has(at, Sort::Saying))
        };
        let others = found.iter().filter(|(mention, state)| {
            !usual.contains(&Some(*state)) && (acts_by_name(mention) || !tells(state))
        });
        let acts = |(mention, state): (&ActorMention, &str)| {
            let is_country = analysis.actors().of(mention).kind == ActorKind::Country
                && mention.form != MentionForm::Adjective;
            // "Norland's spies told lawmakers": not the country does it.
            let owns = analysis.reading.kind(mention.end) == Some(TokenKind::Possessive);
            (is_country && !owns || self.passing.contains(state)) && !is_whereabouts(analysis, mention)
        };
        (mine, others.into_iter().any(|(mention, state)| acts((mention, state))))
    }

    fn names(&self, analysis: &Analysis<'_>, number: usize, name: &str) -> bool {
        states_of(analysis, number).any(|(_, state)| state == name)
    }
}

/// The states that a sentence names, its dateline and those that only print it left out.
fn states_of<'a>(
    analysis: &'a Analysis<'_>,
    number: usize,
) -> impl Iterator<Item = (&'a ActorMention, &'a str)> {
    let sentence = &analysis.reading.sentences[number].tokens;
    let actors = analysis.actors();
    let named = actors.within(sentence.clone()).iter();
    named
        .filter(move |found| {
            actors.of(found).kind != ActorKind::Outlet
                && !is_in_dateline(&analysis.reading, sentence, found.first)
        })
        .filter_map(move |found| Some((found, country(actors, found.actor)?)))
}

/// "a university in Norland", "Norland's borders": where something is.
fn is_whereabouts(analysis: &Analysis<'_>, mention: &ActorMention) -> bool {
    let reading = &analysis.reading;
    let before = mention.first.checked_sub(1);
    let before = before.filter(|at| !reading.is(*at, "the")).or_else(|| mention.first.checked_sub(2));
    let owns = reading.kind(mention.end) == Some(TokenKind::Possessive);
    before.is_some_and(|at| reading.is_class(at, Class::Whereabouts))
        || owns && reading.is_class(mention.end + 1, Class::PlaceNoun)
}

/// "earned $3 million by supplying Tavia": whether a verb of giving stands by a sum or share.
fn speaks_of_giving(analysis: &Analysis<'_>, draft: &Draft<'_>) -> bool {
    let gives = |by: &Governor| by.frame == Frame::Giver && by.rule != "measure.phrase";
    analysis.outline.within(around(analysis, draft)).iter().any(gives)
}

/// The tokens of a figure's sentence that stand near it.
fn around(analysis: &Analysis<'_>, draft: &Draft<'_>) -> Range<usize> {
    let sentence = &analysis.reading.sentences[analysis.reading.sentence_at(draft.mention.first)].tokens;
    let start = sentence.start.max(draft.mention.first.saturating_sub(CLAUSE));
    start..sentence.end.min(draft.mention.end + CLAUSE)
}

/// "deliveries worth $3 million", "the value of the deal", "the price": whether the clause of a sum or share is about goods, a deal or a
/// price.
fn speaks_of_goods(analysis: &Analysis<'_>, draft: &Draft<'_>) -> bool {
    let reading = &analysis.reading;
    let window = around(analysis, draft);
    let is_of_goods = |hit: &Hit| match hit.meaning {
        Meaning::Item(item) => reading.lexicon.item(item).measure.as_deref() == Some("transferred"),
        Meaning::Grammar(class) => class == Class::Deal,
        _ => false,
    };
    let is_noun = |by: &Governor| {
        by.rule == "measure.noun" && (by.frame == Frame::Giver || by.measure == Measure::Value)
    };
    window.clone().any(|at| reading.find(at, |hit| is_of_goods(hit).then_some(())).is_some())
        || analysis.outline.within(window).iter().any(is_noun)
}
