//! Scales of words and grades that others have published, as data with their sources.

use serde::Deserialize;

/// The published scales.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Scales {
    /// Grades of sources.
    pub reliability: Grades,
    /// Grades of items.
    pub credibility: Grades,
    /// Words for likelihoods.
    pub icd203: Likelihoods,
}

/// A scale of grades.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Grades {
    /// Where it was published.
    pub source: String,
    /// Its grades, best first.
    #[serde(rename = "grade")]
    pub grades: Vec<GradeMeaning>,
}

/// A grade and what it means.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GradeMeaning {
    /// "A" to "F", "1" to "6".
    pub code: String,
    /// Its meaning in the words of the scale.
    pub words: String,
    /// The confidence that STIX gives it; none: it is a missing value.
    pub stix_confidence: Option<u8>,
}

/// A scale of words for likelihoods.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Likelihoods {
    /// What it is called.
    pub name: String,
    /// Where it was published.
    pub source: String,
    /// Its words, least likely first.
    #[serde(rename = "term")]
    pub terms: Vec<Likelihood>,
}

/// Words for one range of likelihoods.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Likelihood {
    /// The words, any of which may be used.
    pub words: Vec<String>,
    /// Least percent.
    pub low: u32,
    /// Most percent.
    pub high: u32,
}

impl Scales {
    /// The scales that come with Plimsoll.
    pub fn shipped() -> Self {
        toml::from_str(include_str!("../data/scales.toml")).expect("a test reads the scales")
    }
}

impl Grades {
    /// What a code means.
    pub fn meaning(&self, code: &str) -> Option<&GradeMeaning> {
        self.grades.iter().find(|grade| grade.code == code)
    }
}

impl Likelihoods {
    /// The words for so many percent. The scale has none for the impossible and the certain, so its ends stand for them.
    pub fn of(&self, percent: u32) -> Option<&Likelihood> {
        let percent = percent.clamp(1, 99);
        self.terms.iter().rev().find(|term| term.low <= percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_scales_are_whole() {
        let scales = Scales::shipped();
        let codes = |grades: &Grades| grades.grades.iter().map(|one| one.code.clone()).collect::<String>();
        assert_eq!(codes(&scales.reliability), "ABCDEF");
        assert_eq!(codes(&scales.credibility), "123456");
        assert!(scales.icd203.terms.windows(2).all(|pair| pair[0].high == pair[1].low));
    }

    #[test]
    fn what_cannot_be_judged_is_no_middle() {
        let scales = Scales::shipped();
        let confidence = |code: &str| scales.credibility.meaning(code).and_then(|one| one.stix_confidence);
        assert_eq!(
            ["1", "2", "3", "4", "5", "6"].map(confidence),
            [Some(90), Some(70), Some(50), Some(30), Some(10), None]
        );
    }

    #[test]
    fn every_percent_has_a_word() {
        let scales = Scales::shipped();
        let word = |percent: u32| scales.icd203.of(percent).map(|term| term.words[0].as_str());
        assert_eq!(word(0), Some("almost no chance"));
        assert_eq!(word(50), Some("roughly even chance"));
        assert_eq!(word(80), Some("very likely"));
        assert_eq!(word(100), Some("almost certain"));
    }
}
