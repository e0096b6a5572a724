//! Passwords: how long they are, and how they are kept.
//!
//! NIST SP 800-63B-4 (2025) asks for 15 characters where a password is all there is, for no rule of composition and no change
//! without cause. They are hashed by argon2id with the least that OWASP's Password Storage Cheat Sheet allows: 19 MiB, two passes,
//! one lane.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization as _;

use crate::{AccountError, Name, secret};

/// Characters of a password, at least.
pub const LEAST: usize = 15;
/// At most, so that nobody makes the server hash a book.
const MOST: usize = 256;
/// Different characters, at least: one key held down is no password.
const LEAST_DIFFERENT: usize = 5;

/// Memory in KiB.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A password, in one form of Unicode (NFC), so that it is the same from every keyboard. It is printed nowhere.
#[derive(Clone)]
pub struct Password(String);

/// A password as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed(pub(crate) String);

/// What is compared where there is nothing to compare with, so that an unknown name takes as long as a wrong password.
static NOBODY: LazyLock<Hashed> = LazyLock::new(|| Password(secret::digits()).hashed());

impl Password {
    /// A password as somebody gives it who signs in.
    pub fn asked(text: &str) -> Self {
        Self(text.chars().take(MOST + 1).collect::<String>().nfc().collect())
    }

    /// A password that is to be kept, for an account of a name.
    pub fn new(text: &str, of: &Name) -> Result<Self, AccountError> {
        let password: String = text.nfc().collect();
        let count = password.chars().count();
        if count < LEAST {
            return Err(AccountError::refused(
                format!("the password has {count} characters, and it needs {LEAST}"),
                "four or five words that have nothing to do with one another are easy to keep in mind",
            ));
        }
        if count > MOST {
            return Err(AccountError::refused(
                format!("the password is longer than {MOST} characters"),
                "choose a shorter one",
            ));
        }
        let plain = password.to_lowercase();
        let different: BTreeSet<char> = plain.chars().collect();
        let rest = plain.replace(&of.key(), "").replace("plimsoll", "");
        if different.len() < LEAST_DIFFERENT || rest.chars().count() < LEAST / 2 {
            return Err(AccountError::refused(
                "the password is easy to guess: it repeats itself, or is little more than a name",
                "four or five words that have nothing to do with one another are easy to keep in mind",
            ));
        }
        Ok(Self(password))
    }

    /// As it is kept. Takes some hundredths of a second and 19 MiB.
    pub fn hashed(&self) -> Hashed {
        // A password and a salt of 16 bytes, both within bounds, always hash.
        let hash = hasher().hash_password_with_salt(self.0.as_bytes(), &secret::random::<16>());
        Hashed(hash.expect("a password hashes").to_string())
    }

    /// Whether it is the one that was kept. Takes as long where nothing was.
    pub fn is(&self, kept: Option<&Hashed>) -> bool {
        let compared = kept.unwrap_or(&NOBODY);
        hasher().verify_password(self.0.as_bytes(), compared.0.as_str()).is_ok() && kept.is_some()
    }
}

fn hasher() -> Argon2<'static> {
    // The numbers above are within the bounds of the algorithm.
    let params = Params::new(MEMORY, PASSES, LANES, None).expect("parameters of argon2");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Password, AccountError> {
        Password::new(text, &Name::asked("R. Vane"))
    }

    #[test]
    fn long_passwords_are_taken_and_short_or_plain_ones_are_not() {
        for good in
            ["copper kettle sings at noon", "zzzz tide ferry lamp", "日本語のとても長いパスワードです。"]
        {
            assert!(of(good).is_ok(), "{good}");
        }
        let long = "copper kettle ".repeat(40);
        for bad in [
            "",
            "short",
            "fourteen chars",
            "aaaaaaaaaaaaaaaa",
            "R. Vane R. Vane R. Vane",
            "Plimsoll1plimsoll2",
            &long,
        ] {
            assert!(of(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_is_kept_as_argon2id_by_the_numbers_of_owasp() {
        let kept = of("copper kettle sings").unwrap().hashed();
        assert!(kept.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.0);
        assert!(Password::asked("copper kettle sings").is(Some(&kept)));
        assert!(!Password::asked("copper kettle rings").is(Some(&kept)));
        assert!(!Password::asked("copper kettle sings").is(None));
        assert_ne!(kept, of("copper kettle sings").unwrap().hashed(), "each has a salt of its own");
    }

    #[test]
    fn a_password_is_the_same_from_every_keyboard() {
        let kept = of("cafe\u{301} noir a\u{300} minuit").unwrap().hashed();
        assert!(Password::asked("café noir à minuit").is(Some(&kept)));
    }
}
