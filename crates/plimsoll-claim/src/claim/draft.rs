//! A claim being put together: what each step says of one figure.

use plimsoll_lexicon::tables::{Commitment, Dimension};
use plimsoll_lexicon::{Meaning, VerbForm};

use super::item::{ItemFacts, item_ending};
use super::modality::modality;
use super::party::Parties;
use super::period::period;
use super::{Measure, Modality};
use crate::attribution::Voice;
use crate::edtf::Period;
use crate::measure::{Governor, Window, governor};
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
        if matches!(measure, Measure::Utilisation)
            || (mention.unit.as_deref() == Some("percent") && item.is_none())
        {
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
            class: if mention.unit.is_some() { None } else { facts.class },
            holds: facts.holds,
            parties: Parties::of(analysis, mention, governor.as_ref(), window),
            voice,
            modality: modality(reading, mention, governor.as_ref(), window, said),
            period: period(analysis, mention, window, said_on),
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

/// "several thousand more", "hundreds of others", "about 5,000": the noun is said elsewhere.
fn is_elliptic(mention: &QuantityMention) -> bool {
    let empty = mention.item.as_deref().is_none_or(|item| {
        matches!(item.to_ascii_lowercase().as_str(), "more" | "others" | "other" | "such")
    });
    mention.unit.is_none() && empty
}

/// The counted thing an elliptic figure means: the nearest named before it in its sentence, else what was counted last.
fn elided(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<(ItemFacts, Option<String>)> {
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let least = sentence.start.max(mention.first.saturating_sub(30));
    for end in (least + 1..=mention.first).rev() {
        if let Some(item) = item_ending(reading, least, end) {
            return Some((ItemFacts::from(item), Some(item_words(reading, end))));
        }
    }
    let last = before.last().filter(|last| last.mention.unit.is_none())?;
    let facts =
        ItemFacts { class: last.class.clone(), unit: last.unit.clone(), holds: last.holds, measure: None };
    Some((facts, last.item.clone()))
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
        && reading.kind(at) == Some(plimsoll_text::TokenKind::Word)
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
        Some(Dimension::Percent) => return percent_measure(reading, mention, governor, before),
        Some(Dimension::Money) => return money_measure(governor),
        Some(Dimension::Length) => return Measure::Distance,
        Some(Dimension::Mass) => return governor.map_or(Measure::Size, |governor| governor.measure),
        Some(Dimension::Time) if governor.is_none_or(|governor| governor.measure != Measure::Capacity) => {
            return Measure::Duration;
        }
        Some(Dimension::Time) | None => {}
        Some(_) => return Measure::Size,
    }
    let in_adjunct = mention.first > 0
        && reading
            .is_any(mention.first - 1, &["by", "in", "on", "from", "to", "at", "with", "aboard", "between"]);
    match (governor, facts.measure) {
        (None, Some(default)) => default,
        (Some(_), Some(default)) if in_adjunct || default == Measure::Other => default,
        (Some(governor), _) => governor.measure,
        (None, None) => continued(reading, mention, before).unwrap_or(Measure::Other),
    }
}

fn percent_measure(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &[Draft<'_>],
) -> Measure {
    let capacity = mention.quantity.text.contains("capacity")
        || (mention.end.saturating_sub(4)..mention.end + 4).any(|at| reading.is(at, "capacity"));
    if capacity || governor.is_some_and(|governor| governor.measure == Measure::Utilisation) {
        return Measure::Utilisation;
    }
    if mention.change.is_some() || governor.is_some_and(|governor| governor.measure == Measure::Change) {
        return Measure::Change;
    }
    let of = reading.is(reading.token_at(mention.span.end()), "of");
    match before.last() {
        Some(last) if !of && last.measure == Measure::Utilisation => Measure::Utilisation,
        _ if of => Measure::Share,
        _ => Measure::Share,
    }
}

fn money_measure(governor: Option<&Governor>) -> Measure {
    match governor.map(|governor| governor.measure) {
        Some(Measure::Pledged) => Measure::Pledged,
        Some(Measure::Requested) => Measure::Requested,
        _ => Measure::Value,
    }
}

/// A figure without a governor goes on with what the figure before it in the sentence measured, if it counts the like.
fn continued(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> Option<Measure> {
    let last = before.last()?;
    let same_sentence = reading.sentence_at(last.mention.first) == reading.sentence_at(mention.first);
    let counts = last.mention.unit.is_none();
    (same_sentence && counts).then_some(last.measure)
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
    let mut end = verb;
    while end > window.first && !is_noun_word(reading, end - 1) {
        end -= 1;
    }
    let mut first = end;
    while first > window.first && end - first < 10 && !is_subject_edge(reading, first - 1) {
        first -= 1;
    }
    (first < end).then(|| reading.span(first, end).of(reading.text).to_string())
}

fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, plimsoll_lexicon::tables::Class::Auxiliary)
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
    use plimsoll_lexicon::tables::Class;
    use plimsoll_text::TokenKind;
    matches!(reading.kind(at), Some(TokenKind::Mark(mark)) if mark != '-')
        || reading.is_class(at, Class::Conjunction)
        || reading.is_class(at, Class::Auxiliary)
        || reading.is_any(at, &["that", "while", "although", "but", "said", "says"])
}
