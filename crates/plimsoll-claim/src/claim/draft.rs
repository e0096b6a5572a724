//! A claim being put together: what each step says of one figure.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{Commitment, Dimension, Frame};
use plimsoll_text::TokenKind;

use super::item::{ItemFacts, item_ending};
use super::modality::modality;
use super::party::Parties;
use super::period::period;
use super::wording;
use super::{Measure, Modality};
use crate::attribution::Voice;
use crate::edtf::Period;
use crate::measure::{Governor, Window, governor, speaks_of};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::rate_at;
use crate::quantity::{NounPhrase, QuantityKind, QuantityMention};
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
        if let Some(sibling) = sibling(reading, mention, &facts, before) {
            facts = sibling;
            rules.push("item.like-its-sibling");
        }
        let measure = measure_of(reading, mention, governor.as_ref(), &facts, before);
        let facts = borrowed(analysis, mention, measure, before, facts, &mut item, &mut rules);
        if let Some(worded) = wording::of(analysis, mention, measure, governor.as_ref(), window, before) {
            item = Some(worded);
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
            unit: unit_of(reading, mention, &facts),
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

fn unit_of(reading: &Reading<'_>, mention: &QuantityMention, facts: &ItemFacts) -> Option<String> {
    let unit = mention.unit.clone().or_else(|| facts.unit.clone())?;
    Some(match mention.rate.clone().or_else(|| distant_rate(reading, mention)) {
        Some(rate) => format!("{unit}/{rate}"),
        None => unit,
    })
}

/// "… are carried from one port to another each year": a rate at the end of the clause.
fn distant_rate(reading: &Reading<'_>, mention: &QuantityMention) -> Option<String> {
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let end = sentence.end.min(mention.end + 20);
    let clause = (mention.end..end).take_while(|at| !reading.is_mark(*at, ',') && !reading.is_mark(*at, ';'));
    clause
        .filter(|at| reading.is_any(*at, &["each", "every", "per"]))
        .find_map(|at| rate_at(reading, at))
        .map(|(unit, _)| unit)
}

/// "four Kh-59 missiles and one Kh-31P": a bare model name is the like of the counted thing it is joined to.
fn sibling(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<ItemFacts> {
    let last = before.last().filter(|last| last.class.is_some() && last.mention.unit.is_none())?;
    let phrase = mention.phrase.filter(|_| facts.class.is_none())?;
    let is_model = (phrase.first..phrase.end)
        .any(|at| reading.kind(at) == Some(TokenKind::Number) && reading.touches(at));
    let joined = (last.mention.end..mention.first).len() <= 2
        && reading.sentence_at(last.mention.first) == reading.sentence_at(mention.first);
    (is_model && joined).then(|| ItemFacts {
        class: last.class.clone(),
        unit: last.unit.clone(),
        holds: false,
        measure: None,
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

/// "Converted into 122 mm ammunition, …, 400,000 rounds": the calibre named before bare rounds is theirs.
fn borrowed(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    before: &[Draft<'_>],
    facts: ItemFacts,
    item: &mut Option<String>,
    rules: &mut Vec<&'static str>,
) -> ItemFacts {
    let bare = mention.phrase.is_some_and(|phrase| phrase.end - phrase.first == 1);
    if measure != Measure::Capacity || !bare || facts.holds || facts.class.is_none() {
        return facts;
    }
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let at = analysis.quantities.partition_point(|other| other.first < mention.first);
    let earlier = analysis.quantities[at.saturating_sub(4)..at].iter().rev();
    let taken = |first: usize| {
        before.iter().rev().take(4).any(|draft| (draft.mention.first..draft.mention.end).contains(&first))
    };
    let calibre = earlier
        .filter(|other| other.kind == QuantityKind::Attribute && reading.sentence_at(other.first) == sentence)
        .find(|other| !taken(other.first));
    let Some(calibre) = calibre else { return facts };
    let phrase = NounPhrase::plain_at(reading, calibre.first).unwrap_or(NounPhrase {
        first: calibre.first,
        head: calibre.end - 1,
        end: calibre.end,
    });
    let found = ItemFacts::of_phrase(reading, phrase);
    *item = Some(wording::of_phrase(reading, phrase));
    rules.push("item.calibre-borrowed");
    if found.unit == facts.unit { found } else { facts }
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

pub(super) fn is_noun_word(reading: &Reading<'_>, at: usize) -> bool {
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
        Some(Dimension::Time)
            if !is_time_supply(mention)
                && governor.is_none_or(|governor| governor.measure != Measure::Capacity) =>
        {
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

/// "more than a year's supply": not how long, but how much.
pub(super) fn is_time_supply(mention: &QuantityMention) -> bool {
    mention.item.as_deref().is_some_and(|item| item.starts_with("supply") || item.starts_with("worth"))
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
    if speaks_of(reading, Measure::Capacity, start..mention.first) && mention.unit.is_none() && !facts.holds {
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
