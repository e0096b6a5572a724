//! When an event happened, by the dates of its clause.

use plimsoll_lexicon::tables::EventWord;

use super::draft::Draft;
use super::scene::Scene;
use crate::time::{TimeKind, TimeMention};

/// Tokens between an event's words and its date.
const FAR: usize = 24;

impl Scene<'_, '_> {
    /// The nearest date of the clause; one behind before one in front, none across another verb.
    pub(super) fn when(&self, draft: &Draft) -> Option<&TimeMention> {
        let times = &self.analysis.times;
        let from = times.partition_point(|time| time.first < self.start);
        let here = times[from..].iter().take_while(|time| time.end <= self.end);
        let dates = |time: &&TimeMention| {
            matches!(time.kind, TimeKind::Date) && time.window().is_some() && !self.is_in_content(draft, time)
        };
        let near = here.filter(dates).filter_map(|time| Some((self.distance(draft, time)?, time)));
        near.min_by_key(|(distance, _)| *distance).map(|(_, time)| time)
    }

    fn is_in_content(&self, draft: &Draft, time: &TimeMention) -> bool {
        draft.about.iter().chain(&draft.in_return_for).any(|about| about.contains(&time.first))
    }

    /// Tokens between the event and a date, if both are of one clause.
    fn distance(&self, draft: &Draft, time: &TimeMention) -> Option<usize> {
        let trigger = &draft.trigger;
        let (between, weight) = if time.first >= trigger.end {
            (trigger.end..time.first, 0)
        } else {
            (time.end..draft.group.max(time.end), 1)
        };
        let crosses = |at: usize| {
            let inside = draft.about.iter().chain(&draft.instrument).any(|about| about.contains(&at));
            let verb = self.is_finite(at) && !self.in_mention(at) && !self.is_word(at, EventWord::Light);
            !inside && (verb || self.opens_clause(at) || self.reading().is_mark(at, ';'))
        };
        let distance = between.len();
        (distance <= FAR && !between.clone().any(crosses)).then_some(distance + weight)
    }
}
