//! Words that stand anywhere in a line, found by four bytes of them.

use std::collections::HashMap;

/// Bytes of a block.
const BLOCK: usize = 4;
/// Bytes of the shortest words: wherever they stand, a whole block of them begins at a multiple of four.
const SHORTEST: usize = 2 * BLOCK - 1;
/// Bits by which most blocks of a line are told to be none of those looked for.
const BITS: usize = 1 << 16;

/// The first four blocks of each of some words. A line is looked at every four bytes only.
pub(super) struct Blocks {
    /// By the block in small letters: which words, and at which byte of them it stands.
    places: HashMap<u32, Vec<(usize, usize)>>,
    bits: Box<[u64; BITS / 64]>,
}

impl Blocks {
    pub(super) fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut blocks = Self { places: HashMap::new(), bits: Box::new([0; BITS / 64]) };
        for (number, words) in words.into_iter().enumerate() {
            assert!(words.len() >= SHORTEST, "{words:?} is too short to be looked for inside lines");
            for at in 0..BLOCK {
                let Some(block) = words.as_bytes()[at..].first_chunk() else { continue };
                let block = small(*block);
                blocks.places.entry(block).or_default().push((number, at));
                blocks.bits[bit(block) / 64] |= 1 << (bit(block) % 64);
            }
        }
        blocks
    }

    /// Tells which of the words may stand in a line, and at which byte.
    pub(super) fn in_line(&self, line: &str, mut tell: impl FnMut(usize, usize)) {
        let (blocks, _) = line.as_bytes().as_chunks();
        for (nth, block) in blocks.iter().enumerate() {
            let block = small(*block);
            if self.bits[bit(block) / 64] >> (bit(block) % 64) & 1 == 0 {
                continue;
            }
            for (number, at) in self.places.get(&block).into_iter().flatten() {
                if let Some(start) = (nth * BLOCK).checked_sub(*at) {
                    tell(*number, start);
                }
            }
        }
    }
}

/// The block with its letters small; what else changes is taken for the same as what it changes to.
fn small(block: [u8; BLOCK]) -> u32 {
    u32::from_le_bytes(block) | u32::from_le_bytes([b' '; BLOCK])
}

fn bit(block: u32) -> usize {
    (block.wrapping_mul(0x9e37_79b1) >> 16) as usize % BITS
}
