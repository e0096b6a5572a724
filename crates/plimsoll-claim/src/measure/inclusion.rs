//! "including": a part has the verb of its whole.

use plimsoll_lexicon::tables::{Class, Frame};

use super::{Governor, Window, governor_of_line, nearest};
use crate::Analysis;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

/// "lost 40 vehicles, including 25 tanks", "will send arms, including 25 tanks", "announced aid, including 25 tanks": what governs
/// the whole of which the word of inclusion `found` tells a part.
pub(super) fn of_whole(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    found: &Governor,
    window: Window,
) -> Option<Governor> {
    let reading = &analysis.reading;
    // "The fleet included 40 ships": a verb of its own.
    let includes = found.rule == "measure.phrase" && reading.is_class(found.first, Class::Inclusion);
    if !includes || mention.unit.is_some() {
        return None;
    }
    let start = reading.sentences[reading.sentence_at(found.first)].tokens.start;
    let before = analysis.quantities.partition_point(|other| other.first < found.first).checked_sub(1);
    let counts =
        |whole: &&QuantityMention| whole.first >= start && whole.phrase.is_some() && whole.unit.is_none();
    let whole = before.map(|last| &analysis.quantities[last]).filter(counts);
    let by_figure = whole.and_then(|whole| nearest(analysis, whole, window));
    let announced = || {
        let verb = (start..found.first).rev().find(|at| reading.is_class(*at, Class::Announcing))?;
        Some(Governor::of_word(Measure::Pledged, Frame::Giver, verb, "measure.verb"))
    };
    // "Norland-made": what is tied to a name has no object.
    let is_tied = |verb: &Governor| {
        verb.first > start && reading.is_hyphen(verb.first - 1) && reading.touches(verb.first)
    };
    let of_line = governor_of_line(analysis, start..found.first).filter(|verb| !is_tied(verb));
    let by_verb = of_line.filter(|words| words.rule == "measure.verb");
    by_figure
        .or(by_verb)
        .or_else(announced)
        .or_else(|| granted_behind(analysis, mention))
        .or(of_line)
        .filter(|governor| !matches!(governor.measure, Measure::Value | Measure::Change | Measure::Share))
}

/// Tokens from a part to the comma that closes the words of inclusion: "31 tanks and 14 guns of the newest kind,".
const INCLUDED: usize = 10;

/// "Aid, including 31 tanks, was approved": what is decided behind the part is to come.
fn granted_behind(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let goes_on = |at: &usize| reading.in_one_sentence(mention.first, *at);
    let comma =
        (mention.end..mention.end + INCLUDED).take_while(goes_on).find(|at| reading.is_mark(*at, ','))?;
    let be = (comma + 1..comma + 4).find(|at| reading.is_class(*at, Class::Be))?;
    let decided = [Class::Announcing, Class::Postponing, Class::Prospect];
    let verb = be + 1 + usize::from(reading.is_class(be + 1, Class::Adverb));
    let is_decided = decided.iter().any(|class| reading.is_class(verb, *class));
    is_decided.then(|| Governor::of_word(Measure::Pledged, Frame::Giver, verb, "measure.verb"))
}
