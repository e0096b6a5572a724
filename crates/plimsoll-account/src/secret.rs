use std::fmt;

/// Tells these hashes from all others.
const CONTEXT: &str = "plimsoll 2026-11-26 secret of an account";

/// 256 random bits that only who was given them has: of a session, or of a program. It is kept as a hash and printed nowhere.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// One that nobody knows, after what it begins with.
    pub(crate) fn new(beginning: &str) -> Self {
        Self(format!("{beginning}{}", digits()))
    }

    /// One that somebody shows.
    pub fn shown(text: &str) -> Self {
        Self(text.to_string())
    }

    /// What is handed out, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept. A secret of 256 random bits needs no slow hash: it cannot be guessed.
    pub(crate) fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
        hasher.update(self.0.as_bytes());
        hasher.finalize().to_hex().to_string()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// 256 random bits as hexadecimal digits.
pub(crate) fn digits() -> String {
    blake3::Hash::from_bytes(random()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_is_printed_nowhere() {
        let secret = Secret::new("plimsoll_");
        assert_eq!(format!("{secret:?}"), "Secret");
        assert!(!secret.hash().contains(&secret.reveal()[9..]));
        assert_eq!(secret.reveal().len(), 9 + 64);
    }
}
