//! From bytes of a text to its code points, in steps forward.

/// Counts code points up to places that come in any order, each byte of the text looked at once.
#[derive(Debug)]
pub(crate) struct CodePoints {
    /// Code points before every 256th byte.
    before: Vec<usize>,
}

/// Bytes between two counts that are kept.
const STEP: usize = 256;

impl CodePoints {
    pub(crate) fn of(text: &str) -> Self {
        let mut before = vec![0];
        for piece in text.as_bytes().chunks(STEP) {
            let last = before.last().copied().unwrap_or_default();
            before.push(last + begun(piece));
        }
        Self { before }
    }

    /// Code points before byte `at` of the text that this was made from; a byte that is no boundary counts as the next one.
    pub(crate) fn before(&self, text: &str, at: usize) -> usize {
        let at = text.ceil_char_boundary(at.min(text.len()));
        let piece = at / STEP;
        self.before[piece] + begun(&text.as_bytes()[piece * STEP..at])
    }
}

/// Code points that begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn every_place_counts_as_many_as_there_are() {
        let text = "aé漢🚢 ".repeat(200);
        let points = CodePoints::of(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.before(&text, at), count);
        }
        assert_eq!(points.before(&text, text.len()), text.chars().count());
    }
}
