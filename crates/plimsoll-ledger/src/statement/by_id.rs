use std::sync::Arc;

use plimsoll_claim::ClaimId;
use rayon::prelude::*;

use super::facts::{Facts, hash_of};

/// Statements by the ids of their claims; of two reports of one text the first.
#[derive(Debug)]
pub(super) struct ById {
    /// What stands for each id, with the place of the statement, sorted.
    places: Vec<(u64, u32)>,
    /// Where those begin that start with the same bits, and where the last end.
    starts: Vec<u32>,
    /// How many bits do not tell where to start.
    rest: u32,
}

impl ById {
    /// The statements of reports, in the order of the pile.
    pub(super) fn of(facts: &[Arc<Facts>]) -> Self {
        let ids = facts.iter().flat_map(|facts| &facts.statements).map(|fact| fact.id);
        let mut places: Vec<(u64, u32)> = ids.zip(0..).collect();
        places.par_sort_unstable();
        let bits = places.len().max(2).ilog2();
        let rest = u64::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        for (place, (id, _)) in (0..).zip(&places) {
            let start = (id >> rest) as usize;
            starts.resize(starts.len().max(start + 1), place);
        }
        starts.resize((1 << bits) + 1, places.len() as u32);
        Self { places, starts, rest }
    }

    /// The statement with an id, where `id_of` tells the id of each.
    pub(super) fn get<'i>(&self, id: &ClaimId, id_of: impl Fn(usize) -> &'i ClaimId) -> Option<usize> {
        let wanted = hash_of(id);
        let start = (wanted >> self.rest) as usize;
        let near = &self.places[self.starts[start] as usize..self.starts[start + 1] as usize];
        let same = near.iter().filter(|(hash, _)| *hash == wanted).map(|(_, place)| *place as usize);
        same.into_iter().find(|&place| id_of(place) == id)
    }

    /// Of each statement the first with its id.
    pub(super) fn firsts<'i>(&self, id_of: impl Fn(usize) -> &'i ClaimId) -> Vec<usize> {
        let mut firsts: Vec<usize> = (0..self.places.len()).collect();
        for alike in self.places.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            for (_, place) in alike {
                let own = id_of(*place as usize);
                let first = alike.iter().find(|(_, other)| id_of(*other as usize) == own);
                firsts[*place as usize] = first.map_or(*place, |(_, first)| *first) as usize;
            }
        }
        firsts
    }
}
