//! What is computed is kept pressed: a Zstandard frame with its length before it.

/// How hard it is pressed: beyond this little is gained, and adding takes long.
const LEVEL: i32 = 6;
/// More than this nothing pressed stands for: a length that says otherwise is damaged, or is meant to harm.
const MOST: usize = 1 << 30;
/// Bytes of the length.
const LENGTH: usize = 4;

/// Some bytes, pressed.
pub(crate) fn press(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    // Pressing what is in memory fails only where there is no memory left.
    let frame = zstd::bulk::compress(bytes, LEVEL).expect("what is in memory can be pressed");
    [length.to_le_bytes().as_slice(), &frame].concat()
}

/// The bytes again; none where they are damaged.
pub(crate) fn open(pressed: &[u8]) -> Option<Vec<u8>> {
    let (length, frame) = pressed.split_first_chunk::<LENGTH>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= MOST)?;
    let bytes = zstd::bulk::decompress(frame, length).ok()?;
    (bytes.len() == length).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{open, press};

    #[test]
    fn what_was_pressed_comes_back_and_what_was_damaged_does_not() {
        let bytes = b"the port counted 40 ships, and 40 ships again".repeat(9);
        let pressed = press(&bytes);
        assert!(pressed.len() < bytes.len());
        assert_eq!(open(&pressed), Some(bytes));
        assert_eq!(open(&pressed[..3]), None);
        assert_eq!(open(&[0xff; 12]), None);
        let mut other = pressed.clone();
        other[0] ^= 1;
        assert_eq!(open(&other), None);
    }
}
