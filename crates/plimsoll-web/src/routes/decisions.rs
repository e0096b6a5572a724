//! Decisions are made by forms. Each leads back to where it was made, which shows it with a way to undo it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Redirect;
use plimsoll_claim::{Date, Measure};
use plimsoll_ledger::{Decision, Judgement, Reliability};

use crate::App;
use crate::app::Desk;
use crate::deciding::{
    AddClaim, AddSighting, Correct, Deciding, Grade, Judge, Merge, SetAside, Split, WriteVerdict,
};
use crate::fault::Fault;
use crate::form::Fields;
use crate::guard::Actor;
use crate::snapshot::Snapshot;

/// Makes the decision that a form asks for.
pub(super) async fn decide(
    State(app): State<Arc<App>>,
    actor: Actor,
    Path(what): Path<String>,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let stamp = actor.stamp();
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
    let words = |name: &str| fields.get(name).to_string();
    let all = |name: &str| fields.all(name).map(str::to_string).collect();
    let reason = words("reason");
    match what {
        "correct" => Correct { claim: words("claim"), field: words("field"), value: words("value"), reason }
            .decision(desk),
        "set-aside" => SetAside { claim: words("claim"), reason }.decision(desk),
        "merge" => Merge { claims: nearest(desk.stand.get(), fields)?, reason }.decision(desk),
        "split" => Split { claims: all("claim"), reason }.decision(desk),
        "judge" => {
            Judge { finding: words("finding"), judgement: judgement(fields.get("judgement"))?, reason }
                .decision(desk)
        }
        "grade" => Grade {
            source: words("source"),
            reliability: reliability(fields.get("reliability"))?,
            reason: fields.some("reason"),
        }
        .decision(desk),
        "claim" => by_hand(fields)?.decision(desk),
        "sighting" => sighting(fields)?.decision(desk),
        "verdict" => WriteVerdict {
            claims: all("claim"),
            verdict: words("verdict"),
            rating: fields.some("rating"),
            text: words("text"),
            url: fields.some("url"),
            author: fields.some("author"),
        }
        .decision(desk),
        _ => Err(Fault::NotFound("decision")),
    }
}

/// The claims nearest the origins that are named.
fn nearest(snapshot: &Snapshot<'_>, fields: &Fields) -> Result<Vec<String>, Fault> {
    let nearest = |id: &str| snapshot.story.origin(id).map(|origin| origin.nearest.to_string());
    fields.all("origin").map(|id| nearest(id).ok_or(Fault::NotFound("origin"))).collect()
}

fn judgement(word: &str) -> Result<Judgement, Fault> {
    match word {
        "confirmed" => Ok(Judgement::Confirmed),
        "dismissed" => Ok(Judgement::Dismissed),
        _ => Err(Fault::refused(
            "The form does not say what you think of the finding.",
            "Confirm it, or dismiss it.",
        )),
    }
}

fn reliability(letter: &str) -> Result<Reliability, Fault> {
    let letters =
        [Reliability::A, Reliability::B, Reliability::C, Reliability::D, Reliability::E, Reliability::F];
    let found = letters.into_iter().find(|one| one.to_string() == letter);
    found.ok_or_else(|| {
        Fault::refused("That is no grade.", "Choose one of A to F; F says that it cannot be judged.")
    })
}

fn by_hand(fields: &Fields) -> Result<AddClaim, Fault> {
    let measure = Measure::named(fields.get("measure"));
    Ok(AddClaim {
        report: fields.get("report").to_string(),
        words: fields.get("words").to_string(),
        figure: fields.get("figure").to_string(),
        measure: measure.ok_or_else(|| {
            Fault::refused("The form does not say what the figure measures.", "Choose one.")
        })?,
        unit: fields.some("unit"),
        item: fields.some("item"),
        speaker: fields.some("speaker"),
        reason: fields.some("reason"),
    })
}

fn sighting(fields: &Fields) -> Result<AddSighting, Fault> {
    let date = |name: &str| -> Result<Option<Date>, Fault> {
        fields.some(name).map(|words| words.parse().map_err(|_| no_date(&words))).transpose()
    };
    Ok(AddSighting {
        what: fields.get("what").to_string(),
        place: fields.get("place").to_string(),
        from: date("from")?,
        to: date("to")?,
        source: fields.get("source").to_string(),
        latitude: fields.some("latitude"),
        longitude: fields.some("longitude"),
        note: fields.some("note"),
    })
}

fn no_date(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no date."), "Write it as 2024-02-26, 2024-02 or 2024.")
}
