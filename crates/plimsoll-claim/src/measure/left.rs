//! A governor before the figure: "has sent 6,700 containers", "a delivery of 40 tanks", "at 30 % capacity".

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Frame;

use super::{Governor, Window, with_room, words_at};
use crate::Reading;
use crate::quantity::QuantityMention;

/// The nearest governor before the figure in its window.
pub(super) fn governor(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let mut bound = mention.first;
    for at in (window.first..mention.first).rev() {
        let Some(found) = words_at(reading, at).filter(|found| found.end <= bound) else { continue };
        if governs(reading, &found, mention.first) {
            return Some(with_room(reading, found));
        }
        bound = at;
    }
    None
}

fn governs(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    if found.rule == "measure.noun" {
        return reading.is_any(found.end, &["of", "total", "totaling", "totalling", "worth"])
            || found.end == figure;
    }
    // "shipping containers", "a planned 300": part of a noun phrase, unless it stands against the figure.
    let modifies = found.rule == "measure.verb" && found.end < figure && is_modifier(reading, found);
    let moves = found.frame == Frame::Mover;
    !modifies && !moves && !is_attributive_participle(reading, found)
}

fn is_modifier(reading: &Reading<'_>, found: &Governor) -> bool {
    reading.find(found.first, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some()
}

/// "produced" in "North Korea-produced missiles".
fn is_attributive_participle(reading: &Reading<'_>, found: &Governor) -> bool {
    found.first > 0 && reading.is_hyphen(found.first - 1) && reading.touches(found.first)
}
