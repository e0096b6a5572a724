//! When an event happened, by the dates of its clause.

use plimsoll_lexicon::tables::{Class, EventWord, TimeRelation};
use plimsoll_lexicon::{Hit, Meaning};

use super::draft::Draft;
use super::finish::Teller;
use super::scene::{Scene, TriggerWord};
use super::types::EventKind;
use crate::time::{Relation, TimeKind, TimeMention};

/// Whether a date is of what is told: "said on Monday that they met" dates the saying.
fn is_told(teller: Option<Teller<'_>>, time: &TimeMention) -> bool {
    let Some(teller) = teller else { return true };
    match teller.content {
        Some(content) => content.iter().any(|content| content.contains(time.span)),
        None => time.date().is_none() || time.date() != teller.said_on,
    }
}

/// Tokens between an event's words and its date.
const FAR: usize = 24;

impl Scene<'_, '_> {
    /// Whether token `at` is of a time expression.
    pub(super) fn in_time(&self, at: usize) -> bool {
        let times = &self.analysis.times;
        let next = times.partition_point(|time| time.first <= at);
        next.checked_sub(1).is_some_and(|last| at < times[last].end)
    }

    /// The nearest date of the clause; one behind before one in front, none across another verb.
    pub(super) fn when(&self, draft: &Draft, teller: Option<Teller<'_>>) -> Option<&TimeMention> {
        let times = &self.analysis.times;
        let from = times.partition_point(|time| time.first < self.start);
        let here = times[from..].iter().take_while(|time| time.end <= self.end);
        let dates = |time: &&TimeMention| {
            let stretches = matches!(
                time.relation,
                Relation::Since | Relation::Until | Relation::After | Relation::Before
            );
            // "since the September summit": the month is of the summit.
            let stretches = stretches && time.end != draft.trigger.start;
            let since = time.relation == Relation::Since && draft.kind == EventKind::Denial;
            let fits = !stretches || since || matches!(draft.kind, EventKind::Exchange | EventKind::Route);
            matches!(time.kind, TimeKind::Date)
                && fits
                && is_told(teller, time)
                && time.window().is_some()
                && !self.is_in_content(draft, time)
        };
        let near = here.filter(dates).filter_map(|time| Some((self.distance(draft, time)?, time)));
        near.min_by_key(|(distance, _)| *distance).map(|(_, time)| time)
    }

    fn is_in_content(&self, draft: &Draft, time: &TimeMention) -> bool {
        draft
            .about
            .iter()
            .chain(&draft.in_return_for)
            .chain(&draft.instrument)
            .any(|about| about.contains(&time.first))
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
        // "before the June 18 visit": the date of another event.
        let owned = (time.end..time.end + 2)
            .any(|at| at != trigger.start && self.is_trigger(at, |found| found.word == TriggerWord::Noun));
        let at = time.first.saturating_sub(1);
        let at = at - usize::from(self.reading().is_class(at, Class::Determiner) && at > self.start);
        let owned = owned && !self.is_word(at, EventWord::During);
        let turned = time.first >= trigger.end
            && between.clone().any(|at| {
                let turns = |hit: &Hit| match hit.meaning {
                    Meaning::TimeRelation(relation) => {
                        !matches!(relation, TimeRelation::At | TimeRelation::Between | TimeRelation::AsOf)
                    }
                    _ => false,
                };
                self.reading().hits.at(at).any(turns)
            });
        let distance = between.len();
        (distance <= FAR && !owned && !turned && !between.clone().any(crosses)).then_some(distance + weight)
    }
}
