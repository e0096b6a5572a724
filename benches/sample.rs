//! What the benchmarks read.

use std::fs;
use std::path::Path;

/// Read where the sample reports are not at hand.
const OWN: &str = "\
The ministry said on Monday that North Korea had sent more than 6,700 containers to Russia since September 2023. They \
could hold up to 3 million rounds of 152 mm artillery shells or 500,000 rounds of 122 mm shells, the minister added.

Two officials told the Harbour Gazette last week that some of the ships had sailed again in March.

";

/// The sample reports one after the other, as often as fills `length` bytes.
pub fn text(length: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports");
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let samples: Vec<String> = files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    let once = if samples.is_empty() { OWN.to_string() } else { samples.join("\n\n") };
    once.repeat(length / once.len() + 1)
}

/// Numbers that look like chance and are the same on every machine: SplitMix64.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `many`.
    pub fn below(&mut self, many: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 32) % many.max(1)
    }

    /// One of some things. Panics where there are none.
    pub fn of<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len() as u64) as usize]
    }
}

/// What `work` makes of each item, in their order, on two threads.
pub fn halves<T: Send, R: Send>(mut items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let rest = items.split_off(items.len() / 2);
    std::thread::scope(|scope| {
        let rest = scope.spawn(|| rest.into_iter().map(&work).collect::<Vec<R>>());
        let mut done: Vec<R> = items.into_iter().map(&work).collect();
        done.extend(rest.join().expect("a panic ends the benchmark"));
        done
    })
}
