//! Where things of a name stand, for lists too long to be hashed one by one.

use std::hash::BuildHasher;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

/// Places of things by what stands for their names, sorted.
#[derive(Clone, Debug)]
pub struct Places<P = u32>(Vec<(u64, P)>);

impl<P: Copy + Ord + Send> Places<P> {
    /// The places of named things.
    pub fn of<'n>(named: impl ParallelIterator<Item = (&'n str, P)>) -> Self {
        let mut places: Vec<(u64, P)> = named.map(|(name, place)| (hash(name), place)).collect();
        places.par_sort_unstable();
        places.dedup();
        Self(places)
    }

    /// The places of a name, the least first; and perhaps of another that the same number stands for.
    pub fn get(&self, name: &str) -> impl Iterator<Item = P> + '_ {
        let wanted = hash(name);
        let from = self.0.partition_point(|(hash, _)| *hash < wanted);
        self.0[from..].iter().take_while(move |(hash, _)| *hash == wanted).map(|(_, place)| *place)
    }
}

fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}
