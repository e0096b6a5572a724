//! The hash of an entry of the log.

/// Tells hashes of entries from hashes of anything else.
const CONTEXT: &str = "plimsoll 2026-11-26 case log entry";

/// The hash of an entry: over the hash of the one before it and everything it says, each part with its length.
pub(crate) fn entry(previous: &str, seq: i64, parts: [&str; 4]) -> String {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    hasher.update(previous.as_bytes()).update(&seq.to_le_bytes());
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The hash of what was received: `blake3:` and hexadecimal digits.
pub(crate) fn bytes(bytes: &[u8]) -> String {
    format!("blake3:{}", blake3::hash(bytes).to_hex())
}
