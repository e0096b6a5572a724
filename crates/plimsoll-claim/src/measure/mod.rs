//! Measures: the verb, noun or phrase that says what a figure measures, and who does what in its clause.

mod chain;
mod left;
mod right;
mod window;

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, VerbForm};

use crate::Reading;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

pub(crate) use chain::VerbChain;
pub(crate) use window::Window;

/// What governs a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Governor {
    pub(crate) measure: Measure,
    pub(crate) frame: Frame,
    /// First token of the governing words.
    pub(crate) first: usize,
    /// One past their last token.
    pub(crate) end: usize,
    /// Whether the figure is what was done ("were sent"), not what did it.
    pub(crate) passive: bool,
    /// Whether a modal or an infinitive stands before it ("could hold").
    pub(crate) modal: bool,
    /// Name of the rule.
    pub(crate) rule: &'static str,
}

/// What governs the figure `mention`, within `window`.
pub(crate) fn governor(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let left = left::governor(reading, mention, window);
    let right = right::governor(reading, mention, window);
    match (left, right) {
        (Some(_), Some(right)) if right.rule == "measure.relative-clause" => Some(right),
        (Some(left), Some(right)) if yields(reading, &left, window) => Some(right),
        (Some(left), _) => Some(left),
        (None, right) => right,
    }
}

/// Whether a governor before the figure gives way to one behind it.
fn yields(reading: &Reading<'_>, left: &Governor, window: Window) -> bool {
    left.measure == Measure::Observed || left.passive || window.comma_after(reading, left.end)
}

/// Whether an utilisation is spoken of between two tokens ("the operating rate … was only 30 %").
pub(crate) fn speaks_of(reading: &Reading<'_>, measure: Measure, tokens: std::ops::Range<usize>) -> bool {
    tokens.into_iter().any(|at| words_at(reading, at, |words| words.measure == measure).is_some())
}

/// Every verb and noun of a text that speaks of things that pass from one party to another, in order.
pub(crate) fn transfers<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Governor> + 'a {
    let passes = |words: &Governor| {
        let moves = words.measure == Measure::Transferred
            && matches!(words.frame, Frame::Giver | Frame::Getter | Frame::Mover);
        (moves || words.frame == Frame::Yield) && words.rule != "measure.phrase"
    };
    let starts = reading
        .hits
        .all()
        .iter()
        .filter(|hit| matches!(hit.meaning, Meaning::MeasureVerb { .. } | Meaning::MeasureNoun { .. }));
    let mut last = None;
    let found = starts.filter_map(move |hit| words_at(reading, hit.first, passes));
    found
        .filter(move |found| last.replace(found.first) != Some(found.first))
        .map(|found| passive(reading, found))
}

/// Marks a governor that is a passive verb: "were sent", not "are sending".
fn passive(reading: &Reading<'_>, governor: Governor) -> Governor {
    let participle = reading.find(governor.first, |hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } => form.is_any(VerbForm::PARTICIPLE).then_some(()),
        _ => None,
    });
    let passive = governor.rule == "measure.verb"
        && participle.is_some()
        && VerbChain::before(reading, governor.first).be;
    Governor { passive, ..governor }
}

/// The measure words that begin at token `at` and for which `fits` holds, longest first.
fn words_at(reading: &Reading<'_>, at: usize, fits: impl Fn(&Governor) -> bool) -> Option<Governor> {
    reading.find(at, |hit| {
        let (measure, frame, rule) = match hit.meaning {
            Meaning::MeasureVerb { .. } if reading.is_class(at, Class::PluralModifier) => return None,
            Meaning::MeasureVerb { measure, frame, .. } => (measure, frame, "measure.verb"),
            Meaning::MeasureNoun { measure, frame } => (measure, frame, "measure.noun"),
            Meaning::MeasurePhrase { measure, frame } => (measure, frame, "measure.phrase"),
            _ => return None,
        };
        let measure = Measure::named(reading.lexicon.measure(measure))?;
        Some(Governor { measure, frame, first: at, end: hit.end(), passive: false, modal: false, rule })
            .filter(&fits)
    })
}

/// "could hold", "able to carry": room, not contents.
fn with_room(reading: &Reading<'_>, mut governor: Governor) -> Governor {
    let chain = VerbChain::before(reading, governor.first);
    governor.modal = chain.modal || chain.infinitive;
    if governor.frame == Frame::Content && (chain.has_room_modal(reading) || chain.infinitive) {
        governor.measure = Measure::Capacity;
    }
    governor
}
