//! Parts of a sentence set off by commas, whose times are their own: a relative clause, the whole that a part is taken from.

use std::ops::Range;

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::Class;

use super::OPENING;
use crate::Reading;
use crate::quantity::QuantityMention;
use crate::time::TimeMention;

/// "Norland, which sent 40 last year, will send": the relative clause between two commas in which token `at` stands.
pub(super) fn relative_around(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = reading.sentences[reading.sentence_at(at)].tokens.clone();
    let is_comma = |at: &usize| reading.is_mark(*at, ',');
    let opens = |comma: &usize| is_comma(comma) && reading.is_class(comma + 1, Class::Relative);
    let closes = |comma: &usize| is_comma(comma) && resumes(reading, comma + 1);
    let open = (sentence.start.max(at.saturating_sub(OPENING))..at).rev().find(opens)?;
    let close = (at..sentence.end.min(at + OPENING)).find(closes)?;
    (!(open + 1..at).any(|at| closes(&at))).then_some(open..close)
}

/// Whether a finite verb stands at token `at`, an adverb before it skipped.
fn resumes(reading: &Reading<'_>, at: usize) -> bool {
    let verb = at + usize::from(reading.is_class(at, Class::Adverb));
    reading.has(verb, Sort::Finite)
}

/// Whether a time stands at the end of a relative clause between two commas, of which the figure is no part.
pub(super) fn is_aside(reading: &Reading<'_>, time: &TimeMention, mention: &QuantityMention) -> bool {
    let start = time.first.saturating_sub(OPENING);
    let comma = (start..time.first).rev().find(|at| reading.is_mark(*at, ','));
    comma.is_some_and(|comma| {
        reading.is_class(comma + 1, Class::Relative)
            && reading.is_mark(time.end, ',')
            && !(comma..time.end).contains(&mention.first)
    })
}

/// "Of the 40 sent in May, 12 were lost in June": the comma behind the whole with which a sentence opens, where the part behind it has
/// a time of its own.
pub(super) fn whole_before(
    reading: &Reading<'_>,
    times: &[TimeMention],
    mention: &QuantityMention,
) -> Option<usize> {
    let sentence = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let opens = reading.is_any(sentence.start, &["of", "among"]);
    let mut before = sentence.start..mention.first;
    let comma = before.find(|at| reading.is_mark(*at, ',')).filter(|_| opens)?;
    let own = times.iter().take_while(|time| time.first < sentence.end);
    own.into_iter().any(|time| time.first > mention.first).then_some(comma)
}
