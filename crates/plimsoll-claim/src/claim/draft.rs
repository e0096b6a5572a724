//! A claim being put together: what each step says of one figure.

use plimsoll_lexicon::tables::{Class, Commitment, Dimension, Frame};
use plimsoll_lexicon::{Meaning, VerbForm};
use plimsoll_text::TokenKind;

use super::item::{ItemFacts, item_ending};
use super::modality::modality;
use super::party::Parties;
use super::period::period;
use super::{Measure, Modality};
use crate::attribution::Voice;
use crate::edtf::Period;
use crate::measure::{Governor, Window, governor, speaks_of};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{QuantityKind, QuantityMention};
use crate::{Analysis, Reading};

/// One figure and what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) mention: &'a QuantityMention,
    pub(super) quantity: crate::Quantity,
    pub(super) window: Window,
    pub(super) governor: Option<Governor>,
    pub(super) measure: Measure,
    pub(super) unit: Option<String>,
    pub(super) item: Option<String>,
    pub(super) class: Option<String>,
    pub(super) holds: bool,
    pub(super) parties: Parties,
    pub(super) voice: Option<&'a Voice>,
    pub(super) modality: Modality,
    pub(super) period: Option<Period>,
    /// Index of the draft it is about.
    pub(super) of: Option<usize>,
    /// Indexes of the drafts it is joined to by "or".
    pub(super) alternatives: Vec<usize>,
    pub(super) rules: Vec<&'static str>,
}

impl<'a> Draft<'a> {
    /// What the figure's own sentence says of it. `before`: the drafts of the text so far.
    pub(super) fn new(
        analysis: &'a Analysis<'a>,
        mention: &'a QuantityMention,
        before: &[Draft<'a>],
    ) -> Self {
        let reading = &analysis.reading;
        let window = Window::around(reading, mention);
        let governor = governor(reading, mention, window);
        let mut facts = ItemFacts::of(reading, mention);
        let (mut item, mut rules) = (mention.item.clone(), Vec::new());
        if is_elliptic(mention) {
            if let Some((found, worded)) = elided(reading, mention, before) {
                (facts, item) = (found, worded);
                rules.push("item.elided");
            }
        }
        let measure = measure_of(reading, mention, governor.as_ref(), &facts, before);
        let mut item = item;
        if measure == Measure::Distance {
            item = item.or_else(|| super::route::ends(reading, mention));
        }
        let by_subject = matches!(measure, Measure::Utilisation | Measure::Change)
            || (mention.unit.is_some() && item.is_none());
        if by_subject && measure != Measure::Distance && mention.kind == QuantityKind::Plain {
            item = subject(reading, governor.as_ref(), mention, window).or(item);
        }
        let voice = analysis.attributions.voice_at(mention.span);
        let said = voice.map_or(Commitment::Asserted, |voice| voice.commitment);
        let said_on = voice.and_then(|voice| voice.said_on);
        Self {
            mention,
            quantity: mention.quantity.clone(),
            window,
            governor,
            measure,
            unit: unit_of(mention, &facts),
            item,
            class: class_of(reading, mention, facts.class),
            holds: facts.holds,
            parties: Parties::of(analysis, mention, governor.as_ref(), window),
            voice,
            modality: modality(reading, mention, governor.as_ref(), window, said),
            period: period(analysis, mention, measure, window, said_on),
            of: None,
            alternatives: Vec::new(),
            rules,
        }
    }
}

fn unit_of(mention: &QuantityMention, facts: &ItemFacts) -> Option<String> {
    let unit = mention.unit.clone().or_else(|| facts.unit.clone())?;
    Some(match &mention.rate {
        Some(rate) => format!("{unit}/{rate}"),
        None => unit,
    })
}

/// The item's class; a share is of class "percent", a sum of class "money".
fn class_of(reading: &Reading<'_>, mention: &QuantityMention, of_item: Option<String>) -> Option<String> {
    match dimension(reading, mention) {
        Some(Dimension::Percent) => Some("percent".to_string()),
        Some(Dimension::Money) => Some("money".to_string()),
        Some(Dimension::Mass) => of_item,
        Some(_) => None,
        None if mention.unit.is_some() => None,
        None => of_item,
    }
}

/// "several thousand more", "hundreds of others", "about 5,000": the noun is said elsewhere.
fn is_elliptic(mention: &QuantityMention) -> bool {
    let empty = mention.item.as_deref().is_none_or(|item| {
        matches!(item.to_ascii_lowercase().as_str(), "more" | "others" | "other" | "such")
    });
    mention.unit.is_none() && empty
}

/// The counted thing an elliptic figure means: what holds things or the first plural named before it in its sentence,
/// else what was counted last.
fn elided(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<(ItemFacts, Option<String>)> {
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let least = sentence.start.max(mention.first.saturating_sub(40));
    if mention.item.as_deref().is_some_and(|item| item.eq_ignore_ascii_case("more")) {
        let nearest = (least + 1..=mention.first)
            .rev()
            .find_map(|end| item_ending(reading, least, end).map(|item| (end, item)));
        if let Some((end, item)) = nearest {
            return Some((ItemFacts::from(item), Some(item_words(reading, end))));
        }
    }
    let named: Vec<(usize, ItemFacts)> = (least + 1..=mention.first)
        .filter(|end| is_plural(reading, end - 1))
        .filter_map(|end| item_ending(reading, least, end).map(|item| (end, ItemFacts::from(item))))
        .collect();
    let holder = named.iter().find(|(_, facts)| facts.holds).or(named.first());
    if let Some((end, facts)) = holder {
        return Some((facts.clone(), Some(item_words(reading, *end))));
    }
    before.iter().rev().take(8).find_map(|last| {
        let whole = ItemFacts::of(reading, last.mention);
        let facts = if last.mention.unit.is_some() {
            whole
        } else {
            ItemFacts { class: last.class.clone(), unit: last.unit.clone(), holds: last.holds, measure: None }
        };
        facts.class.is_some().then(|| (facts, last.item.clone()))
    })
}

/// The words of the item that ends before token `end`, with the adjectives before it.
fn item_words(reading: &Reading<'_>, end: usize) -> String {
    let mut first = end - 1;
    while first > 0
        && end - first < 4
        && reading.touches(first) == reading.is_hyphen(first - 1)
        && is_noun_word(reading, first - 1)
    {
        first -= 1;
    }
    reading.span(first, end).of(reading.text).to_string()
}

fn is_noun_word(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .find(at, |hit| {
            matches!(
                hit.meaning,
                Meaning::Grammar(_)
                    | Meaning::Verb(_)
                    | Meaning::MeasureVerb { .. }
                    | Meaning::ReportingVerb { .. }
            )
            .then_some(())
        })
        .is_none()
        && reading.kind(at) == Some(TokenKind::Word)
}

/// What a figure measures.
fn measure_of(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Measure {
    match mention.kind {
        QuantityKind::Share => return Measure::Share,
        QuantityKind::Multiple => return Measure::Change,
        _ => {}
    }
    match dimension(reading, mention) {
        Some(Dimension::Percent) => return percent_measure(reading, mention, governor),
        Some(Dimension::Money) => return money_measure(governor),
        Some(Dimension::Length) => return Measure::Distance,
        Some(Dimension::Mass) => return governor.map_or(Measure::Size, |governor| governor.measure),
        Some(Dimension::Time) if governor.is_none_or(|governor| governor.measure != Measure::Capacity) => {
            return Measure::Duration;
        }
        Some(Dimension::Time) | None => {}
        Some(_) => return Measure::Size,
    }
    let adjunct = is_adjunct(reading, mention);
    match (governor, facts.measure) {
        (Some(_), Some(Measure::Other)) => Measure::Other,
        (Some(governor), Some(Measure::Observed)) if adjunct || governor.frame == Frame::Mover => {
            Measure::Observed
        }
        _ if is_apposed(reading, mention, before) => Measure::Capacity,
        (Some(governor), _) if governor.frame == Frame::Yield => yielded(reading, governor, mention, before),
        (Some(governor), _) => governor.measure,
        (None, default) => ungoverned(reading, mention, facts, before).or(default).unwrap_or(Measure::Other),
    }
}

/// "by four ships", "in 49 shipments": how or where, not what.
fn is_adjunct(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.first > 0
        && reading
            .is_any(mention.first - 1, &["by", "in", "on", "from", "to", "at", "with", "aboard", "between"])
}

/// What containers make is the room in them; what anything else makes is made.
fn yielded(
    reading: &Reading<'_>,
    governor: &Governor,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Measure {
    let sentence = reading.sentence_at(mention.first);
    let near = before.iter().rev().take_while(|draft| reading.sentence_at(draft.mention.first) == sentence);
    let of_holder = near.into_iter().any(|draft| draft.holds || draft.measure == Measure::Capacity);
    if of_holder { Measure::Capacity } else { governor.measure }
}

/// A figure without a governor: room, where the sentence turns one thing into another; else what the figure before it
/// measured, if it counts the like.
fn ungoverned(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<Measure> {
    let sentence = reading.sentence_at(mention.first);
    let start = reading.sentences[sentence].tokens.start.max(mention.first.saturating_sub(40));
    if speaks_of(reading, Measure::Capacity, start..mention.first) && mention.unit.is_none() {
        return Some(Measure::Capacity);
    }
    let alike = |draft: &&Draft<'_>| {
        draft.mention.unit.is_none()
            && !is_adjunct(reading, draft.mention)
            && reading.sentence_at(draft.mention.first) == sentence
    };
    let last = before.iter().rev().take(4).find(alike).map(|last| last.measure);
    last.or_else(|| {
        let previous =
            before.last().filter(|last| last.class.is_some() && last.class == facts.class && !last.holds)?;
        let counts = !matches!(previous.measure, Measure::Capacity | Measure::Share);
        (counts && reading.sentence_at(previous.mention.first) + 1 == sentence).then_some(previous.measure)
    })
}

/// "6,700 containers, possibly 3 million shells": what stands against a thing that holds others tells its room.
fn is_apposed(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    let Some(last) = before.last().filter(|last| last.holds) else { return false };
    let from = last.mention.end;
    let adverbs = from + 1..mention.first;
    reading.is_mark(from, ',')
        && (1..=2).contains(&adverbs.len())
        && adverbs.into_iter().all(|at| {
            reading.find(at, |hit| matches!(hit.meaning, Meaning::Hedge(_)).then_some(())).is_some()
        })
}

fn percent_measure(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> Measure {
    let capacity = mention.quantity.text.contains("capacity")
        || (mention.end.saturating_sub(4)..mention.end + 4).any(|at| reading.is(at, "capacity"));
    if capacity || governor.is_some_and(|governor| governor.measure == Measure::Utilisation) {
        return Measure::Utilisation;
    }
    if mention.change.is_some() || governor.is_some_and(|governor| governor.measure == Measure::Change) {
        return Measure::Change;
    }
    let of = reading.is(reading.token_at(mention.span.end()), "of");
    let sentence = reading.sentence_at(mention.first);
    let first =
        reading.sentences[sentence.saturating_sub(1)].tokens.start.max(mention.first.saturating_sub(60));
    if !of && speaks_of(reading, Measure::Utilisation, first..mention.first) {
        Measure::Utilisation
    } else {
        Measure::Share
    }
}

fn money_measure(governor: Option<&Governor>) -> Measure {
    match governor.map(|governor| governor.measure) {
        Some(Measure::Pledged) => Measure::Pledged,
        Some(Measure::Requested) => Measure::Requested,
        _ => Measure::Value,
    }
}

fn dimension(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Dimension> {
    let name = mention.unit.as_deref()?;
    if name == "percent" {
        return Some(Dimension::Percent);
    }
    let at = reading.token_at(mention.unit_span?.start());
    reading.find(at, |hit| match hit.meaning {
        Meaning::Unit(unit) | Meaning::UnitBefore(unit) => {
            let unit = reading.lexicon.unit(unit);
            (unit.name == name).then_some(unit.dimension)
        }
        _ => None,
    })
}

/// The words of the subject of the governor's clause ("North Korea's arms factories" operate at 30 %).
fn subject(
    reading: &Reading<'_>,
    governor: Option<&Governor>,
    mention: &QuantityMention,
    window: Window,
) -> Option<String> {
    let mut verb = governor.map_or(mention.first, |governor| governor.first).min(mention.first);
    while verb > window.first && !is_finite(reading, verb) {
        verb -= 1;
    }
    let end = (window.first + 1..=verb)
        .rev()
        .find(|end| is_noun_word(reading, end - 1) && !is_adjunct_at(reading, end - 1))?;
    let start = (window.first..end)
        .rev()
        .take(24)
        .find(|at| is_subject_edge(reading, *at))
        .map_or(window.first.max(end.saturating_sub(24)), |at| at + 1);
    let is_preposition = |at: &usize| reading.is_class(*at, Class::Preposition) && !reading.is(*at, "of");
    let (first, end) = match (start..end).find(is_preposition) {
        Some(at) if at > start => (start, at),
        Some(_) => ((start..end).rev().find(is_preposition).map_or(start, |at| at + 1), end),
        None => (start, end),
    };
    let possessor = (first..end)
        .rev()
        .find(|at| reading.kind(*at) == Some(TokenKind::Possessive))
        .filter(|at| at + 1 < end);
    let first = possessor.map_or(first, |at| at + 1);
    (first < end).then(|| reading.span(first, end).of(reading.text).to_string())
}

/// "in general", "overall": nouns that belong to an adverbial.
fn is_adjunct_at(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.is(at - 1, "in") && reading.is_any(at, &["general", "total", "all", "fact"])
}

fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Auxiliary)
        || reading
            .find(at, |hit| match hit.meaning {
                Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => form
                    .is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::BASE).or(VerbForm::GERUND))
                    .then_some(()),
                _ => None,
            })
            .is_some()
}

fn is_subject_edge(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if mark != '-')
        || reading.is_class(at, Class::Conjunction)
        || reading.is_class(at, Class::Auxiliary)
        || reading.is_any(at, &["that", "while", "although", "but", "said", "says"])
}
