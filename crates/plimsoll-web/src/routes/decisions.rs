//! Decisions are made by forms. Each leads back to where it was made, which shows it with a way to undo it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Redirect;
use plimsoll_claim::{ClaimId, Part};
use plimsoll_ledger::{
    Anchor, Correction, Decision, FindingAnchor, HandMade, Judgement, NotWorded, Reliability, Sighting,
    Verdict,
};
use plimsoll_text::Span;

use crate::App;
use crate::app::Desk;
use crate::fault::{Fault, sentence};
use crate::form::Fields;
use crate::snapshot::Snapshot;

/// Makes the decision that a form asks for.
pub(super) async fn decide(
    State(app): State<Arc<App>>,
    Path(what): Path<String>,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let stamp = app.stamp();
    let back = fields.back();
    let settled = Arc::clone(&app);
    let made = app
        .desk(move |desk| {
            let made = if what == "undo" {
                desk.case.undo(fields.get("id"), fields.some("reason"), &stamp)?
            } else {
                let decision = decision(desk, &what, &fields)?;
                desk.case.decide(decision, &stamp)?
            };
            settled.settle(&mut desk.case)?;
            Ok(made)
        })
        .await?;
    let mark = if back.contains('?') { '&' } else { '?' };
    Ok(Redirect::to(&format!("{back}{mark}done={}", made.id)))
}

fn decision(desk: &mut Desk, what: &str, fields: &Fields) -> Result<Decision, Fault> {
    let stand = Arc::clone(&desk.stand);
    let snapshot = stand.get();
    let reason = fields.get("reason").to_string();
    let claim = || anchor(snapshot, fields.get("claim"));
    Ok(match what {
        "correct" => Decision::Correct {
            claim: claim()?,
            correction: Correction::worded(fields.get("field"), fields.get("value")).map_err(wrong)?,
            reason,
        },
        "set-aside" => Decision::SetAside { claim: claim()?, reason },
        "merge" => Decision::Merge { claims: nearest(snapshot, fields)?, reason },
        "split" => Decision::Split {
            claims: fields.all("claim").map(|id| anchor(snapshot, id)).collect::<Result<_, _>>()?,
            reason,
        },
        "judge" => judge(snapshot, fields)?,
        "grade" => Decision::Grade {
            source: fields.get("source").to_string(),
            reliability: reliability(fields.get("reliability"))?,
            reason: fields.some("reason"),
        },
        "claim" => by_hand(desk, fields)?,
        "sighting" => Decision::AddSighting { sighting: sighting(fields)? },
        "verdict" => Decision::WriteVerdict { verdict: verdict(snapshot, fields)? },
        _ => return Err(Fault::NotFound("decision")),
    })
}

fn wrong(words: NotWorded) -> Fault {
    let (what, advice) = words.0.split_once("; ").unwrap_or((&words.0, "go back, and write it otherwise"));
    Fault::refused(sentence(what), sentence(advice))
}

fn anchor(snapshot: &Snapshot<'_>, id: &str) -> Result<Anchor, Fault> {
    snapshot.anchor(&ClaimId::from(id)).ok_or(Fault::NotFound("figure"))
}

/// The claims nearest the origins that are named.
fn nearest(snapshot: &Snapshot<'_>, fields: &Fields) -> Result<Vec<Anchor>, Fault> {
    let origins = fields.all("origin").map(|id| {
        let origin = snapshot.story.origin(id).ok_or(Fault::NotFound("origin"))?;
        anchor(snapshot, origin.nearest.as_str())
    });
    origins.collect()
}

fn judge(snapshot: &Snapshot<'_>, fields: &Fields) -> Result<Decision, Fault> {
    let finding = snapshot.finding(fields.get("finding")).ok_or(Fault::NotFound("finding"))?;
    let claim = finding.claim.as_ref().and_then(|id| snapshot.anchor(id));
    let judgement = match fields.get("judgement") {
        "confirmed" => Judgement::Confirmed,
        "dismissed" => Judgement::Dismissed,
        _ => {
            return Err(Fault::refused(
                "The form does not say what you think of the finding.",
                "Confirm it, or dismiss it.",
            ));
        }
    };
    Ok(Decision::Judge {
        finding: FindingAnchor::of(finding, claim),
        judgement,
        reason: fields.get("reason").to_string(),
    })
}

fn reliability(letter: &str) -> Result<Reliability, Fault> {
    let letters =
        [Reliability::A, Reliability::B, Reliability::C, Reliability::D, Reliability::E, Reliability::F];
    let found = letters.into_iter().find(|one| one.to_string() == letter);
    found.ok_or_else(|| {
        Fault::refused("That is no grade.", "Choose one of A to F; F says that it cannot be judged.")
    })
}

fn by_hand(desk: &mut Desk, fields: &Fields) -> Result<Decision, Fault> {
    let kept = desk.case.kept(fields.get("report"))?;
    let words = fields.get("words").to_string();
    let mut found = kept.report.text.match_indices(&words);
    let at = found.next().filter(|_| !words.is_empty()).map(|(at, _)| at);
    let Some(at) = at else {
        return Err(Fault::refused(
            format!("“{words}” does not stand in the text of the report."),
            "Copy the words as they stand there.",
        ));
    };
    if found.next().is_some() {
        return Err(Fault::refused(
            format!("“{words}” stands in the report more than once."),
            "Give more words around the figure, so that one place is meant.",
        ));
    }
    let wide = Span::of_range(at..at + words.len());
    let mut corrections = vec![Correction::worded("measure", fields.get("measure")).map_err(wrong)?];
    for field in ["unit", "item", "speaker"] {
        if let Some(value) = fields.some(field) {
            corrections.push(Correction::worded(field, &value).map_err(wrong)?);
        }
    }
    let claim = HandMade {
        report: kept.report.hash.clone(),
        part: Part::Text,
        span: wide,
        words,
        figure: fields.get("figure").parse().map_err(wrong)?,
        fields: corrections,
        alternative_to: Vec::new(),
        of: None,
    };
    Ok(Decision::AddClaim { claim, reason: fields.some("reason") })
}

fn sighting(fields: &Fields) -> Result<Sighting, Fault> {
    let date = |name: &str| {
        let words = fields.some(name);
        let parsed = words.map(|words| words.parse().map_err(|_| no_date(&words))).transpose();
        parsed as Result<Option<plimsoll_claim::Date>, Fault>
    };
    let degrees = |name: &str| {
        let words = fields.some(name);
        let parsed = words.map(|words| words.parse().map_err(|_| no_number(&words))).transpose();
        parsed as Result<Option<rust_decimal::Decimal>, Fault>
    };
    let from = date("from")?;
    Ok(Sighting {
        what: fields.get("what").to_string(),
        place: fields.get("place").to_string(),
        latitude: degrees("latitude")?,
        longitude: degrees("longitude")?,
        from,
        to: date("to")?.or(from),
        source: fields.get("source").to_string(),
        note: fields.some("note"),
    })
}

fn no_date(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no date."), "Write it as 2024-02-26, 2024-02 or 2024.")
}

fn no_number(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no number of degrees."), "Write it as 42.31.")
}

fn verdict(snapshot: &Snapshot<'_>, fields: &Fields) -> Result<Verdict, Fault> {
    let about: Vec<Anchor> = fields.all("claim").map(|id| anchor(snapshot, id)).collect::<Result<_, _>>()?;
    let url = fields.some("url");
    if url.as_deref().is_some_and(|url| plimsoll_report::web_address(url).is_none()) {
        return Err(Fault::refused("That is no address of the web.", "It begins with https:// or http://."));
    }
    Ok(Verdict {
        about,
        verdict: fields.get("verdict").to_string(),
        rating: fields.some("rating").map(|rating| rating.parse().map_err(wrong)).transpose()?,
        text: fields.get("text").to_string(),
        url,
        author: fields.some("author"),
    })
}
