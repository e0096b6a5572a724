//! The day from which reports count a figure, and what it is without some of them.

use rustc_hash::FxHashMap;

use crate::statement::{Days, Pile};

/// First days of the times that statements count, sorted, each with its report.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    sorted: Vec<(i32, usize)>,
    /// The places of each report's starts.
    places: FxHashMap<usize, Vec<usize>>,
}

impl Starts {
    pub(crate) fn of(pile: &Pile<'_>, members: &[usize]) -> Self {
        let start = |&index: &usize| Some((start_of(pile, index)?, pile.statements[index].report));
        let mut sorted: Vec<(i32, usize)> = members.iter().filter_map(start).collect();
        sorted.sort_unstable();
        let mut places: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (place, (_, report)) in sorted.iter().enumerate() {
            places.entry(*report).or_default().push(place);
        }
        Self { sorted, places }
    }

    /// The last of them.
    pub(crate) fn last(&self) -> Option<i32> {
        self.sorted.last().map(|(start, _)| *start)
    }

    /// The day from which a figure is counted, by the middle one of those that tell, some reports not asked.
    pub(crate) fn counted_from(&self, not_asked: impl IntoIterator<Item = usize>) -> Option<i32> {
        let own = not_asked.into_iter().filter_map(|report| self.places.get(&report));
        let mut skipped: Vec<usize> = own.flatten().copied().collect();
        skipped.sort_unstable();
        let left = self.sorted.len().checked_sub(skipped.len() + 1)?;
        // The middle of those that are left, counted on over those that are skipped.
        let mut middle = left / 2;
        for place in skipped {
            if place > middle {
                break;
            }
            middle += 1;
        }
        self.sorted.get(middle).map(|(start, _)| *start)
    }
}

/// The first day of the time a figure counts.
pub(crate) fn start_of(pile: &Pile<'_>, index: usize) -> Option<i32> {
    let statement = &pile.statements[index];
    let from = statement.claim.period?.from?;
    Days::resolved(from, pile.published(statement)).map(|days| days.first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_that_of_those_who_are_asked() {
        let sorted: Vec<(i32, usize)> = vec![(1, 0), (2, 1), (2, 1), (5, 2), (9, 0), (9, 3)];
        let mut places: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (place, (_, report)) in sorted.iter().enumerate() {
            places.entry(*report).or_default().push(place);
        }
        let starts = Starts { sorted: sorted.clone(), places };
        for not_asked in [vec![], vec![0], vec![1], vec![0, 1], vec![2, 3], vec![0, 1, 2], vec![0, 1, 2, 3]] {
            let left: Vec<i32> = sorted
                .iter()
                .filter(|(_, report)| !not_asked.contains(report))
                .map(|(start, _)| *start)
                .collect();
            let middle = left.get(left.len().saturating_sub(1) / 2).copied();
            assert_eq!(starts.counted_from(not_asked.clone()), middle, "{not_asked:?}");
        }
    }
}
