use jiff::Timestamp;
use plimsoll_ledger::{
    Anchor, Correction, Decided, Decision, FindingAnchor, Judgement, Mark, Rating, SecondLook, Sighting,
    Verdict,
};

use super::kind::heading_of;
use super::{date, name_of};

/// A decision in a sentence, with its reason: "“6,700 containers”: speaker corrected (the paper says so)".
pub fn decision(decision: &Decision) -> String {
    let (what, reason) = match decision {
        Decision::Merge { claims, reason } => (format!("{} are one utterance", quoted(claims)), Some(reason)),
        Decision::Split { claims, reason } => {
            (format!("{} are an origin of their own", quoted(claims)), Some(reason))
        }
        Decision::Correct { claim, correction, reason } => (
            format!("“{}”: {} corrected to {}", claim.words, correction.field(), value(correction)),
            Some(reason),
        ),
        Decision::SetAside { claim, reason } => {
            (format!("“{}” set aside: no claim", claim.words), Some(reason))
        }
        Decision::Grade { source, reliability, reason } => {
            (format!("{source}: reliability {reliability}"), reason.as_ref())
        }
        Decision::Judge { finding, judgement, reason } => (judged(finding, *judgement), Some(reason)),
        Decision::AddClaim { claim, reason } => (format!("“{}” read by hand", claim.words), reason.as_ref()),
        Decision::AddSighting { sighting } => (format!("Sighting: {}", self::sighting(sighting)), None),
        Decision::WriteVerdict { verdict } => (format!("Verdict: {}", verdict.verdict), None),
        Decision::Undo { of, reason } => (format!("decision {of} undone"), reason.as_ref()),
    };
    match reason {
        Some(reason) if !reason.is_empty() => format!("{what} ({reason})"),
        _ => what,
    }
}

/// "dismissed by R. Vane, 2031-03-01 10:50 UTC: the page was mended"
pub fn mark(mark: &Mark) -> String {
    format!("{} by {}, {}: {}", name_of(&mark.judgement), mark.by, instant(mark.at), mark.reason)
}

/// "2031-03-01 10:50 UTC, R. Vane: “6,700 containers”: speaker corrected (…)"
pub(crate) fn decided(decided: &Decided) -> String {
    format!("{}, {}: {}", instant(decided.at), decided.by, decision(&decided.decision))
}

/// "misleading (2 on a scale from 1 (worst) to 5 (best)): the report makes a delivery of room — R. Vane"
pub(crate) fn verdict(decided: &Decided, verdict: &Verdict) -> String {
    let rating = verdict.rating.map_or_else(String::new, |one| format!(" ({})", rating(one)));
    let author = verdict.author.as_deref().unwrap_or(&decided.by);
    format!("{}{rating}: {} — {author}", verdict.verdict, verdict.text)
}

/// "correct (3f2a91bc00000000): the words are read otherwise now"
pub(crate) fn second_look(look: &SecondLook) -> String {
    format!("{} ({}): {}", look.name, look.decision, look.why)
}

fn instant(at: Timestamp) -> impl std::fmt::Display {
    at.strftime("%Y-%m-%d %H:%M UTC")
}

/// "a ship with containers at Rajin, 12 Sep 2023 to 14 Sep 2023; seen by Harbour Imagery"
pub fn sighting(sighting: &Sighting) -> String {
    let when = match (sighting.from, sighting.to) {
        (Some(from), Some(to)) if from == to => date(from),
        (Some(from), Some(to)) => format!("{} to {}", date(from), date(to)),
        (Some(from), None) => format!("since {}", date(from)),
        (None, Some(to)) => format!("until {}", date(to)),
        (None, None) => "no time told".to_string(),
    };
    let note = sighting.note.as_ref().map_or_else(String::new, |note| format!("; {note}"));
    format!("{} at {}, {when}; source: {}{note}", sighting.what, sighting.place, sighting.source)
}

/// "2 of 1 (worst) to 5 (best)"
pub fn rating(rating: Rating) -> String {
    format!("{} on a scale from {} (worst) to {} (best)", rating.value, rating.worst, rating.best)
}

fn quoted(claims: &[Anchor]) -> String {
    let words: Vec<String> = claims.iter().map(|anchor| format!("“{}”", anchor.words)).collect();
    super::joined(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn judged(finding: &FindingAnchor, judgement: Judgement) -> String {
    format!("{} {}: {}", heading_of(finding.kind), name_of(&judgement), finding.why)
}

/// The value of a correction as its row has it.
fn value(correction: &Correction) -> String {
    let row = serde_json::to_value(correction).unwrap_or_default();
    match row.get("value") {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Null) | None => "none".to_string(),
        Some(value) => value.to_string(),
    }
}
