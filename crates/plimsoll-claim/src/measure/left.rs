//! A governor before the figure: "has sent 6,700 containers", "a delivery of 40 tanks", "at 30 % capacity".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Frame;

use super::{Governor, Window, passive, with_room, words_at};
use crate::Reading;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

/// The nearest governor before the figure in its window.
pub(super) fn governor(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    if let Some(possession) = possession(reading, mention, window) {
        return Some(possession);
    }
    for at in (window.first..mention.first).rev() {
        let fits = |words: &Governor| words.end <= mention.first && governs(reading, words, mention.first);
        if let Some(found) = words_at(reading, at, fits) {
            return Some(with_room(reading, passive(reading, found)));
        }
    }
    None
}

/// "Russia has four million shells".
fn possession(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let at = mention.first.checked_sub(1).filter(|at| *at >= window.first)?;
    let has = reading.is_any(at, &["has", "have", "had"]);
    has.then(|| Governor {
        measure: Measure::Held,
        frame: Frame::Holder,
        first: at,
        end: at + 1,
        passive: false,
        modal: false,
        rule: "measure.has",
    })
}

fn governs(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    if found.rule == "measure.noun" {
        return reading.is_any(found.end, &["of", "at", "total", "totaling", "totalling", "worth"])
            || found.end == figure;
    }
    // "shipping containers", "a planned 300": part of a noun phrase, unless it stands against the figure.
    let modifies = found.rule == "measure.verb" && found.end < figure && is_modifier(reading, found);
    let moves = matches!(found.frame, Frame::Mover | Frame::Subject);
    !modifies && !moves && !is_attributive_participle(reading, found)
}

fn is_modifier(reading: &Reading<'_>, found: &Governor) -> bool {
    reading.find(found.first, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some()
}

/// "produced" in "North Korea-produced missiles".
fn is_attributive_participle(reading: &Reading<'_>, found: &Governor) -> bool {
    found.first > 0 && reading.is_hyphen(found.first - 1) && reading.touches(found.first)
}
