use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use crate::AccountError;

/// Letters of a name, at most.
const MOST: usize = 64;

/// The name of an account, as the log has it: in one form of Unicode (NFC), without white space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// A name for a new account; refused where it could not be told apart in a list or a log.
    pub fn new(text: &str) -> Result<Self, AccountError> {
        let name = Self::asked(text);
        let count = name.0.chars().count();
        if count == 0 || count > MOST {
            return Err(AccountError::refused(
                format!("a name has 1 to {MOST} letters"),
                "choose one by which others know you",
            ));
        }
        if name.0.chars().any(|letter| letter.is_control() || is_hidden(letter)) {
            return Err(AccountError::refused(
                "the name holds characters that cannot be seen",
                "write it with letters, digits, spaces and marks",
            ));
        }
        Ok(name)
    }

    /// A name as somebody gives it who signs in.
    pub fn asked(text: &str) -> Self {
        Self(text.trim().nfc().collect())
    }

    /// As the log has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What names are compared by: two that differ in capitals, or in how Unicode writes their letters, are one.
    pub fn key(&self) -> String {
        self.0.to_lowercase().nfkc().collect()
    }
}

/// Characters that take no room or turn the direction of what follows.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn names_that_look_the_same_are_one() {
        let key = |text: &str| Name::new(text).unwrap().key();
        assert_eq!(key("Zoë Vane"), key(" ZOE\u{308} vane "));
        for bad in ["", "  ", "a\u{202e}b", "a\nb", &"x".repeat(65)] {
            assert!(Name::new(bad).is_err(), "{bad:?}");
        }
    }
}
