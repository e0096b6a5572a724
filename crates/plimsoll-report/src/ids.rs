//! Ids that are the same for the same thing in every export.

use uuid::Uuid;

/// The namespace of all ids that Plimsoll makes. Fixed for good: every id hangs on it.
const NAMESPACE: Uuid = Uuid::from_u128(0x1d9f_3c52_7a08_4b6e_9c41_5e0b_a7d3_8826);

/// The UUID, version 5, of a thing of some kind, by what tells it from all others of its kind.
pub(crate) fn uuid<const N: usize>(kind: &str, parts: [&str; N]) -> String {
    let mut name = kind.to_string();
    for part in parts {
        // The length before each part: no two lists of parts run together into one name.
        name.push_str(&format!("\n{}:{part}", part.len()));
    }
    Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string()
}

/// The same as a URN.
pub(crate) fn urn<const N: usize>(kind: &str, parts: [&str; N]) -> String {
    format!("urn:uuid:{}", uuid(kind, parts))
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn the_same_thing_has_the_same_id_and_no_other_has() {
        assert_eq!(uuid("claim", ["a"]), uuid("claim", ["a"]));
        assert_ne!(uuid("claim", ["a"]), uuid("report", ["a"]));
        assert_ne!(uuid("claim", ["a", "b"]), uuid("claim", ["a\n1:b"]));
        assert_eq!(uuid("claim", ["a"]).as_bytes()[14], b'5');
    }
}
