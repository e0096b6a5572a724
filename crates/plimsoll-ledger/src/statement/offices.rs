use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem;
use plimsoll_capture::Report;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::bodies::{Bodies, Named};
use super::facts::Facts;
use super::listed::NameAt;
use super::name::Reading;
use super::voice::Name;
use crate::ReportClaims;

/// Bytes of a text around a name in which its office is looked for.
const BESIDE: usize = 90;

/// What offices are looked for with.
pub(super) struct Offices<'o, 'a> {
    pub(super) bodies: &'o Bodies<'a>,
    pub(super) read: &'o [Reading<'a>],
}

/// A report, what it shows by itself, and its names as names of the pile.
type Shown<'s, 'a> = (&'s ReportClaims<'a>, (&'s Arc<Facts>, &'s Box<[Name]>));

impl<'o, 'a> Offices<'o, 'a> {
    fn reading(&self, names: &[Name], place: u32) -> &'o Reading<'a> {
        &self.read[names[place as usize].place()]
    }

    /// The bodies of persons, by the offices that most reports put beside their names.
    pub(super) fn of(
        &self,
        reports: &[ReportClaims<'a>],
        facts: &[Arc<Facts>],
        names: &[Box<[Name]>],
    ) -> BTreeMap<&'o str, usize> {
        let shown = || reports.par_iter().zip(facts.par_iter().zip(names));
        let hands: FxHashSet<(&str, usize)> =
            shown().flat_map_iter(|(_, (facts, names))| self.hands(facts, names)).collect();
        let told: Vec<(&str, usize)> = shown().flat_map_iter(|one| self.beside_speakers(one)).collect();
        let mut votes: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for (key, counter) in told.into_iter().filter(|told| !hands.contains(told)) {
            *votes.entry(key).or_default().entry(counter).or_default() += 1;
        }
        // Most reports; among equals the first of the pack's table.
        let most = |votes: BTreeMap<usize, usize>| {
            votes.into_iter().max_by_key(|&(counter, votes)| (votes, usize::MAX - counter))
        };
        votes.into_iter().filter_map(|(key, votes)| Some((key, most(votes)?.0))).collect()
    }

    /// Names through which figures of a body came: such a name does not itself speak for that body.
    fn hands(&self, facts: &Facts, names: &[Name]) -> FxHashSet<(&'o str, usize)> {
        let mut hands = FxHashSet::default();
        for fact in &facts.statements {
            let came_by = &facts.hands[fact.hands.0 as usize..fact.hands.1 as usize];
            let speaker = fact.speaker.filter(|_| !came_by.is_empty());
            let named = speaker.map(|speaker| &self.reading(names, speaker).named);
            if let Some(&Named::Counter(counter)) = named {
                let keys = came_by.iter().map(|&hand| self.reading(names, hand).key.as_str());
                hands.extend(keys.map(|key| (key, counter)));
            }
        }
        hands
    }

    /// The persons who speak in a report, by key, with the bodies whose offices it puts beside their names.
    fn beside_speakers(&self, (one, (facts, names)): Shown<'_, 'a>) -> Vec<(&'o str, usize)> {
        let beside = |(place, name): (u32, &NameAt)| {
            let is_person = matches!(self.reading(names, place).named, Named::Someone(_));
            if !name.speaks || !is_person {
                return None;
            }
            Some((place, self.beside(one.report, name.of(one))?))
        };
        let told = facts.offices.get_or_init(|| (0..).zip(&facts.names).filter_map(beside).collect());
        told.iter().map(|&(place, counter)| (self.reading(names, place).key.as_str(), counter)).collect()
    }

    /// The counter whose office the text of a report puts beside a name, the nearest first.
    fn beside(&self, report: &Report, name: &str) -> Option<usize> {
        let text = report.text.as_str();
        let family = name.split_whitespace().max_by_key(|word| word.len())?;
        let first = name.split_whitespace().next()?;
        let places = memmem::find_iter(text.as_bytes(), first.as_bytes());
        for at in places.filter(|_| family.len() > 2) {
            let start = floor(text, at.saturating_sub(BESIDE));
            let end = floor(text, at + name.len() + BESIDE);
            let before = &text[start..at];
            let clause = sentence_ends(before).last().map_or(before, |end| &before[end..]);
            let after = &text[floor(text, at + name.len())..end];
            let after = sentence_ends(after).next().map_or(after, |end| &after[..end]);
            let near = [clause, after].into_iter();
            if let Some(counter) = near.map(str::to_lowercase).find_map(|near| self.bodies.spoken_for(&near))
            {
                return Some(counter);
            }
        }
        None
    }
}

/// Where clauses end in a stretch of text: after a full stop that follows no capital ("U.S."), a semicolon, a line.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    text.match_indices(['.', ';', '\n']).filter_map(move |(at, mark)| {
        let abbreviated = mark == "." && at > 0 && bytes[at - 1].is_ascii_uppercase();
        (!abbreviated).then_some(at + 1)
    })
}

/// The greatest character boundary no later than `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
