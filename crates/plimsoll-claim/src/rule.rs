//! The rules by name: what each does, where it takes part and where it must not.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A rule whose name stands in the derivation of claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name, as in [`Claim::derivation`](crate::Claim::derivation): the part of reading, a point, what it is.
    pub name: String,
    /// What it does, in a sentence.
    pub does: String,
    /// A text in which it takes part in a claim.
    pub example: String,
    /// A text, near to that one, in which it does not.
    pub leaves: String,
}

#[derive(Deserialize)]
struct File {
    rule: Vec<Rule>,
}

/// All rules, in the order of the parts of reading.
pub fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let file: File =
            toml::from_str(include_str!("../data/rules.toml")).expect("data/rules.toml is well formed");
        file.rule
    });
    &RULES
}
