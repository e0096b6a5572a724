//! Which blocks of a page are the report.

use super::blocks::{Block, Kind};

/// Marks the blocks that are the report.
pub(super) fn select(blocks: &[Block]) -> Vec<bool> {
    blocks
        .iter()
        .map(|block| block.voted * 2 > block.letters && !matches!(block.kind, Kind::Caption))
        .collect()
}
