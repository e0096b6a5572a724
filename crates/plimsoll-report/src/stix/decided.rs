use plimsoll_ledger::{Anchor, Decided, FindingAnchor, Judgement, Rating, Sighting, Verdict};

use super::Bundle;
use super::note::{finding_id, unique};
use super::object::{dated, extension, id, maker_id};
use crate::object::{Object, Value};

/// A verdict: an opinion where it stands on a scale, else a note, for an opinion of STIX is a place on its own scale of five.
pub(super) fn verdict(bundle: &Bundle<'_>, decided: &Decided, verdict: &Verdict) -> Object {
    let by = verdict.author.as_deref().unwrap_or(&decided.by);
    let refs = about(bundle, &verdict.about);
    let row = extension("verdict", Value::of(decided));
    match verdict.rating.and_then(opinion_of) {
        Some(opinion) => {
            dated("opinion", id("opinion", "verdict", [decided.id.as_str()]), decided.at, decided.at)
                .with("explanation", format!("{}: {}", verdict.verdict, verdict.text))
                .list("authors", [by])
                .with("opinion", opinion)
                .with("object_refs", refs)
                .with("extensions", row)
        }
        None => dated("note", id("note", "verdict", [decided.id.as_str()]), decided.at, decided.at)
            .with("abstract", format!("Verdict: {}", verdict.verdict))
            .with("content", verdict.text.as_str())
            .list("authors", [by])
            .list("labels", ["verdict"])
            .with("object_refs", refs)
            .with("extensions", row),
    }
}

/// A person's word on a finding.
pub(super) fn judgement(
    decided: &Decided,
    finding: &FindingAnchor,
    judgement: Judgement,
    reason: &str,
) -> Object {
    let opinion = match judgement {
        Judgement::Confirmed => "agree",
        Judgement::Dismissed => "disagree",
    };
    dated("opinion", id("opinion", "judgement", [decided.id.as_str()]), decided.at, decided.at)
        .with("explanation", reason)
        .list("authors", [decided.by.as_str()])
        .with("opinion", opinion)
        .list("object_refs", [finding_id(&finding.finding)])
        .with("extensions", extension("judgement", Value::of(decided)))
}

/// Something seen: a note, at a location where its degrees are known. A sighting of STIX is of a threat, and this is none.
pub(super) fn sighting(decided: &Decided, sighting: &Sighting) -> Vec<Object> {
    let place = sighting.latitude.zip(sighting.longitude).map(|(latitude, longitude)| {
        let own = id("location", "place", [&sighting.place, &latitude.to_string(), &longitude.to_string()]);
        dated("location", own, decided.at, decided.at)
            .with("name", sighting.place.as_str())
            .with("latitude", latitude)
            .with("longitude", longitude)
    });
    let at = sighting.latitude.zip(sighting.longitude).map(|(latitude, longitude)| {
        id("location", "place", [&sighting.place, &latitude.to_string(), &longitude.to_string()])
    });
    let when = match (sighting.from, sighting.to) {
        (Some(from), Some(to)) => format!("{from}/{to}"),
        (Some(from), None) => format!("{from}/.."),
        (None, Some(to)) => format!("../{to}"),
        (None, None) => "time not told".to_string(),
    };
    let note = dated("note", id("note", "sighting", [decided.id.as_str()]), decided.at, decided.at)
        .with("abstract", format!("Sighting: {}", sighting.what))
        .with(
            "content",
            format!("{} at {}, {when}; source: {}", sighting.what, sighting.place, sighting.source),
        )
        .list("authors", [decided.by.as_str()])
        .list("labels", ["sighting"])
        .list("object_refs", [at.unwrap_or_else(maker_id)])
        .with("extensions", extension("sighting", Value::of(decided)));
    place.into_iter().chain([note]).collect()
}

/// The claims that a verdict is on; where none of them is read any longer, who wrote it.
fn about(bundle: &Bundle<'_>, anchors: &[Anchor]) -> Vec<String> {
    let ids: Vec<_> = anchors.iter().map(|anchor| anchor.claim.clone()).collect();
    let refs = bundle.claims(&ids);
    if refs.is_empty() { vec![maker_id()] } else { unique(refs) }
}

/// Where a rating stands on STIX's scale of five, by fifths of the house's own scale.
fn opinion_of(rating: Rating) -> Option<&'static str> {
    let (worst, best) = (i64::from(rating.worst), i64::from(rating.best));
    let fifths = (i64::from(rating.value) - worst).checked_mul(5)?.checked_div(best - worst)?;
    const WORDS: [&str; 5] = ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"];
    Some(WORDS[usize::try_from(fifths.clamp(0, 4)).ok()?])
}
