use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memmem;
use plimsoll_capture::Report;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::bodies::{Bodies, Named};
use super::facts::Facts;
use super::name::Reading;
use super::voice::Name;
use crate::ReportClaims;

/// Bytes of a text around a name in which its office is looked for.
const BESIDE: usize = 90;

/// What offices are looked for with.
pub(super) struct Offices<'o, 'a> {
    pub(super) bodies: &'o Bodies<'a>,
    pub(super) read: &'o [Reading<'a>],
    pub(super) places: &'o FxHashMap<&'a str, Name>,
}

impl<'a> Offices<'_, 'a> {
    fn reading(&self, name: &str) -> Option<&Reading<'a>> {
        self.places.get(name).map(|name| &self.read[name.place()])
    }

    /// The bodies of persons, by the offices that most reports put beside their names.
    pub(super) fn of(&self, reports: &[ReportClaims<'a>], facts: &[Arc<Facts>]) -> BTreeMap<&str, usize> {
        let hands: FxHashSet<(&str, usize)> =
            reports.par_iter().flat_map_iter(|one| self.hands(one)).collect();
        let told =
            reports.par_iter().zip(facts).flat_map_iter(|(one, facts)| self.beside_speakers(one, facts));
        let told: Vec<(&str, usize)> = told.collect();
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
    fn hands(&self, one: &ReportClaims<'a>) -> FxHashSet<(&str, usize)> {
        let mut hands = FxHashSet::default();
        for claim in one.by_rule().filter(|claim| !claim.via.is_empty()) {
            let speaker = claim.speaker.as_deref().and_then(|name| self.reading(name));
            if let Some(&Named::Counter(counter)) = speaker.map(|speaker| &speaker.named) {
                let keys = claim.via.iter().filter_map(|hand| self.reading(hand));
                hands.extend(keys.map(|hand| (hand.key.as_str(), counter)));
            }
        }
        hands
    }

    /// The persons who speak in a report, by key, with the bodies whose offices it puts beside their names.
    fn beside_speakers(&self, one: &ReportClaims<'a>, facts: &Facts) -> Vec<(&str, usize)> {
        let reading = |place: u32| self.reading(one.claims[place as usize].speaker.as_deref()?);
        let beside = |&place: &u32| {
            reading(place).filter(|one| matches!(one.named, Named::Someone(_)))?;
            let name = one.claims[place as usize].speaker.as_deref()?;
            Some((place, self.beside(one.report, name)?))
        };
        let told = facts.offices.get_or_init(|| facts.speakers.iter().filter_map(beside).collect());
        let keyed = |&(place, counter): &(u32, usize)| Some((reading(place)?.key.as_str(), counter));
        told.iter().filter_map(keyed).collect()
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
