use std::sync::Arc;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use plimsoll_claim::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Origin;
use crate::statement::fold;

/// Reliability of a source. F is no grade but the want of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// A person's grade of a source.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceGrade {
    /// The source: a counter's or a speaker's name.
    pub source: String,
    /// The grade.
    pub reliability: Reliability,
    /// Who set it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub note: Option<String>,
}

/// Grades of sources that people have set.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// What the table is.
    pub about: Option<String>,
    /// The grades; of one source the last holds.
    #[serde(default, rename = "grade")]
    pub grades: Vec<SourceGrade>,
}

/// Why a text is no table of grades.
#[derive(Debug, thiserror::Error)]
#[error("this is no table of grades ([[grade]] with source, reliability A to F, by, on): {0}")]
pub struct NotGrades(#[from] toml::de::Error);

impl Grading {
    /// The grades in a TOML text.
    pub fn from_toml(text: &str) -> Result<Self, NotGrades> {
        Ok(toml::from_str(text)?)
    }

    /// The sources graded that none of these origins has as speaker or counter: misspelt, or not in the reports.
    pub fn unmatched(&self, origins: &[Arc<Origin>]) -> Vec<&str> {
        let names = origins.iter().flat_map(|origin| [&origin.speaker, &origin.counter]).flatten();
        let known: BTreeSet<String> = names.map(|name| fold(name)).collect();
        let graded = self.grades.iter().map(|grade| grade.source.as_str());
        graded.filter(|source| !known.contains(&fold(source))).collect()
    }

    /// The grades by source; names are alike as the ledger holds speakers alike.
    pub(crate) fn by_source(&self) -> BTreeMap<String, &SourceGrade> {
        self.grades.iter().map(|grade| (fold(&grade.source), grade)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_says_who_set_it_and_when() {
        let table = "[[grade]]\nsource = \"Harbour Office\"\nreliability = \"B\"\nby = \"R. Vane\"\non = \"2031-03-01\"\n";
        let grading = Grading::from_toml(table).expect("a table");
        let of = |name: &str| grading.by_source().get(&fold(name)).map(|grade| grade.reliability);
        assert_eq!(of("the harbour office"), Some(Reliability::B));
        assert_eq!(of("Ministry of Ports"), None);
        assert!(
            Grading::from_toml("[[grade]]\nsource = \"x\"\nreliability = \"B\"\n").is_err(),
            "nobody set it"
        );
        assert!(
            Grading::from_toml("[[grade]]\nsource = \"x\"\nreliability = \"G\"\nby = \"y\"\non = \"2031\"\n")
                .is_err()
        );
    }
}
