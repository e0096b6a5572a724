//! What is computed is kept pressed: a Zstandard frame with the length of its contents and the first digits of its hash before it, so that no
//! byte of it can change unseen.

/// How hard it is pressed: beyond this little is gained, and adding takes long.
const LEVEL: i32 = 6;
/// More than this nothing pressed stands for: a length that says otherwise is damaged, or is meant to harm.
const MOST: usize = 1 << 30;
/// Bytes of the length.
const LENGTH: usize = 4;
/// Bytes of the hash of the frame.
const HASH: usize = 8;

/// Some bytes, pressed.
pub(crate) fn press(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    // Pressing what is in memory fails only where there is no memory left.
    let frame = zstd::bulk::compress(bytes, LEVEL).expect("what is in memory can be pressed");
    [length.to_le_bytes().as_slice(), &hash(&frame), &frame].concat()
}

/// The bytes again; none where they are damaged.
pub(crate) fn open(pressed: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = pressed.split_first_chunk::<LENGTH>()?;
    let (told, frame) = rest.split_first_chunk::<HASH>()?;
    if *told != hash(frame) {
        return None;
    }
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= MOST)?;
    let bytes = zstd::bulk::decompress(frame, length).ok()?;
    (bytes.len() == length).then_some(bytes)
}

fn hash(frame: &[u8]) -> [u8; HASH] {
    blake3::hash(frame).as_bytes().first_chunk().copied().unwrap_or_default()
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
