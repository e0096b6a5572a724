//! What a person, or a program, decides: as it is asked for, and the decision that comes of it. Forms of pages and the interface for programs
//! ask the same.

use plimsoll_claim::{ClaimId, Date, Measure, Part};
use plimsoll_ledger::{
    Anchor, Correction, Decision, FindingAnchor, HandMade, Judgement, NotWorded, Reliability, Sighting,
    Verdict,
};
use plimsoll_text::Span;
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::Desk;
use crate::fault::{Fault, sentence};
use crate::snapshot::Snapshot;

/// Something that can be decided.
pub(crate) trait Deciding {
    /// The decision.
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault>;
}

/// These claims go back to one utterance: the origins that hold them are one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MergeRequest)]
pub(crate) struct Merge {
    /// Ids of claims, at least two.
    #[schema(min_items = 2)]
    pub(crate) claims: Vec<String>,
    /// Why.
    #[schema(pattern = r"\S")]
    pub(crate) reason: String,
}

/// These claims leave their origin and are one of their own.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SplitRequest)]
pub(crate) struct Split {
    /// Ids of claims.
    #[schema(min_items = 1)]
    pub(crate) claims: Vec<String>,
    /// Why.
    #[schema(pattern = r"\S")]
    pub(crate) reason: String,
}

/// A field of a claim should read otherwise. What was read stays beside it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CorrectRequest)]
pub(crate) struct Correct {
    /// The id of the claim.
    pub(crate) claim: String,
    /// The field, as rows of claims have it.
    pub(crate) field: String,
    /// As it should read, in the words that `plimsoll case decide FILE correct` takes: "more than 4,300", "transferred", "2024-02-26"; empty: nothing.
    pub(crate) value: String,
    /// Why.
    #[schema(pattern = r"\S")]
    pub(crate) reason: String,
}

/// What was read is no claim: the ledger leaves it out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetAsideRequest)]
pub(crate) struct SetAside {
    /// The id of the claim.
    pub(crate) claim: String,
    /// Why.
    #[schema(pattern = r"\S")]
    pub(crate) reason: String,
}

/// A source can be trusted so far.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GradeRequest)]
pub(crate) struct Grade {
    /// The name of a speaker or a counter.
    #[schema(pattern = r"\S")]
    pub(crate) source: String,
    /// How far, after the Admiralty code; F: it cannot be judged.
    pub(crate) reliability: Reliability,
    /// Why.
    pub(crate) reason: Option<String>,
}

/// A finding holds, or does not.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = JudgeRequest)]
pub(crate) struct Judge {
    /// The id of the finding.
    pub(crate) finding: String,
    /// Whether it holds.
    pub(crate) judgement: Judgement,
    /// Why.
    #[schema(pattern = r"\S")]
    pub(crate) reason: String,
}

/// A claim that was not read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddClaimRequest)]
pub(crate) struct AddClaim {
    /// The name or the hash of the report.
    pub(crate) report: String,
    /// Words of its text that stand there once.
    #[schema(pattern = r"\S")]
    pub(crate) words: String,
    /// The figure: "6700", "about 6700", "more than 6700", "6700 to 7000".
    pub(crate) figure: String,
    /// What it measures.
    pub(crate) measure: Measure,
    /// Canonical unit.
    pub(crate) unit: Option<String>,
    /// What is counted.
    pub(crate) item: Option<String>,
    /// Who says so.
    pub(crate) speaker: Option<String>,
    /// Why, if there is more to say.
    pub(crate) reason: Option<String>,
}

/// Something was seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddSightingRequest)]
pub(crate) struct AddSighting {
    /// What was seen.
    #[schema(pattern = r"\S")]
    pub(crate) what: String,
    /// Where, by name.
    #[serde(rename = "where")]
    #[schema(pattern = r"\S")]
    pub(crate) place: String,
    /// From when.
    pub(crate) from: Option<Date>,
    /// Until when; without it the day is `from` alone.
    pub(crate) to: Option<Date>,
    /// Who saw it, or where it is published.
    #[schema(pattern = r"\S")]
    pub(crate) source: String,
    /// Degrees north, as text: "42.31".
    #[schema(value_type = Option<String>, pattern = r"^-?[0-9]{1,2}(\.[0-9]{1,12})?$")]
    pub(crate) latitude: Option<String>,
    /// Degrees east, as text.
    #[schema(value_type = Option<String>, pattern = r"^-?[0-9]{1,3}(\.[0-9]{1,12})?$")]
    pub(crate) longitude: Option<String>,
    /// Anything else.
    pub(crate) note: Option<String>,
}

/// What a person holds of a claim, or of an origin by the claims that carry it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WriteVerdictRequest)]
pub(crate) struct WriteVerdict {
    /// Ids of one claim, or of the claims of one origin.
    #[schema(min_items = 1)]
    pub(crate) claims: Vec<String>,
    /// The verdict in a word or two: "misleading".
    #[schema(pattern = r"\S")]
    pub(crate) verdict: String,
    /// Where it stands on a scale: value, worst and best as "2/1/5".
    #[schema(pattern = "^[0-9]{1,6}/[0-9]{1,6}/[0-9]{1,6}$")]
    pub(crate) rating: Option<String>,
    /// The grounds, for a reader.
    #[schema(pattern = r"\S")]
    pub(crate) text: String,
    /// Where the verdict is published.
    #[schema(pattern = "^https?://")]
    pub(crate) url: Option<String>,
    /// The house or person that publishes it.
    pub(crate) author: Option<String>,
}

impl Deciding for Merge {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        Ok(Decision::Merge { claims: anchors(desk.stand.get(), &self.claims)?, reason: self.reason })
    }
}

impl Deciding for Split {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        Ok(Decision::Split { claims: anchors(desk.stand.get(), &self.claims)?, reason: self.reason })
    }
}

impl Deciding for Correct {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        let claim = anchor(desk.stand.get(), &self.claim, "/claim")?;
        let correction =
            Correction::worded(&self.field, &self.value).map_err(|words| wrong("/value", &words))?;
        Ok(Decision::Correct { claim, correction, reason: self.reason })
    }
}

impl Deciding for SetAside {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        Ok(Decision::SetAside {
            claim: anchor(desk.stand.get(), &self.claim, "/claim")?,
            reason: self.reason,
        })
    }
}

impl Deciding for Grade {
    fn decision(self, _: &mut Desk) -> Result<Decision, Fault> {
        Ok(Decision::Grade { source: self.source, reliability: self.reliability, reason: self.reason })
    }
}

impl Deciding for Judge {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        let snapshot = desk.stand.get();
        let finding = snapshot.finding(&self.finding).ok_or_else(|| none("/finding", "finding"))?;
        let claim = finding.claim.as_ref().and_then(|id| snapshot.anchor(id));
        let finding = FindingAnchor::of(finding, claim);
        Ok(Decision::Judge { finding, judgement: self.judgement, reason: self.reason })
    }
}

impl Deciding for AddClaim {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        let kept = desk.case.kept(&self.report)?;
        let span = place(&kept.report.text, &self.words)?;
        let mut fields = vec![Correction::Measure(self.measure)];
        for (field, value) in [("unit", &self.unit), ("item", &self.item), ("speaker", &self.speaker)] {
            if let Some(value) = value {
                fields.push(Correction::worded(field, value).map_err(|words| wrong("", &words))?);
            }
        }
        let claim = HandMade {
            report: kept.report.hash.clone(),
            part: Part::Text,
            span,
            words: self.words,
            figure: self.figure.parse().map_err(|words| wrong("/figure", &words))?,
            fields,
            alternative_to: Vec::new(),
            of: None,
        };
        Ok(Decision::AddClaim { claim, reason: self.reason })
    }
}

impl Deciding for AddSighting {
    fn decision(self, _: &mut Desk) -> Result<Decision, Fault> {
        let sighting = Sighting {
            what: self.what,
            place: self.place,
            latitude: degrees(self.latitude.as_deref(), "/latitude")?,
            longitude: degrees(self.longitude.as_deref(), "/longitude")?,
            from: self.from,
            to: self.to.or(self.from),
            source: self.source,
            note: self.note,
        };
        Ok(Decision::AddSighting { sighting })
    }
}

impl Deciding for WriteVerdict {
    fn decision(self, desk: &mut Desk) -> Result<Decision, Fault> {
        let about = anchors(desk.stand.get(), &self.claims)?;
        if self.url.as_deref().is_some_and(|url| plimsoll_report::web_address(url).is_none()) {
            let what = "That is no address of the web.";
            return Err(Fault::wrong("/url", what, "It begins with https:// or http://."));
        }
        let rating = self.rating.map(|rating| rating.parse().map_err(|words| wrong("/rating", &words)));
        let verdict = Verdict {
            about,
            verdict: self.verdict,
            rating: rating.transpose()?,
            text: self.text,
            url: self.url,
            author: self.author,
        };
        Ok(Decision::WriteVerdict { verdict })
    }
}

/// Where words stand in a text, once.
fn place(text: &str, words: &str) -> Result<Span, Fault> {
    let mut found = text.match_indices(words);
    let Some((at, _)) = found.next().filter(|_| !words.is_empty()) else {
        let what = format!("“{words}” does not stand in the text of the report.");
        return Err(Fault::wrong("/words", what, "Copy the words as they stand there."));
    };
    if found.next().is_some() {
        let what = format!("“{words}” stands in the report more than once.");
        return Err(Fault::wrong(
            "/words",
            what,
            "Give more words around the figure, so that one place is meant.",
        ));
    }
    Ok(Span::of_range(at..at + words.len()))
}

fn degrees(words: Option<&str>, pointer: &'static str) -> Result<Option<Decimal>, Fault> {
    let Some(words) = words else { return Ok(None) };
    let what = || format!("“{words}” is no number of degrees.");
    words.parse().map(Some).map_err(|_| Fault::wrong(pointer, what(), "Write it as 42.31."))
}

fn anchors(snapshot: &Snapshot<'_>, claims: &[String]) -> Result<Vec<Anchor>, Fault> {
    claims.iter().map(|id| anchor(snapshot, id, "/claims")).collect()
}

fn anchor(snapshot: &Snapshot<'_>, id: &str, pointer: &'static str) -> Result<Anchor, Fault> {
    snapshot.anchor(&ClaimId::from(id)).ok_or_else(|| none(pointer, "figure"))
}

fn none(pointer: &'static str, thing: &str) -> Fault {
    let advice = "It may have been read otherwise since. Look at it again.";
    Fault::wrong(pointer, format!("There is no such {thing} in this case."), advice)
}

/// Words that are no value: what is wrong, and what to do.
pub(crate) fn wrong(pointer: &'static str, words: &NotWorded) -> Fault {
    let (what, advice) = words.0.split_once("; ").unwrap_or((&words.0, "write it otherwise"));
    Fault::wrong(pointer, sentence(what), sentence(advice))
}
