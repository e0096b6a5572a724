use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use plimsoll_ledger::{Decided, Rulings};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::{IntoParams, ToSchema};

use super::BASE;
use super::asked::Nothing;
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use super::post::{Made, Post};
use crate::deciding::{
    AddClaim, AddSighting, Correct, Deciding, Grade, Judge, Merge, SetAside, Split, WriteVerdict,
};
use crate::fault::Fault;

/// Which decisions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Only of this kind
    #[param(inline)]
    kind: Option<Kind>,
    /// Only those in force, or only those that are not
    in_force: Option<bool>,
}

/// Kinds of decisions.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// Claims go back to one utterance.
    Merge,
    /// Claims leave their origin.
    Split,
    /// A field of a claim reads otherwise.
    Correct,
    /// What was read is no claim.
    SetAside,
    /// A source can be trusted so far.
    Grade,
    /// A finding holds, or does not.
    Judge,
    /// A claim that was not read.
    AddClaim,
    /// Something was seen.
    AddSighting,
    /// A verdict.
    WriteVerdict,
    /// An earlier decision holds no longer.
    Undo,
}

/// Decisions
///
/// Everything that was ever decided, undoings among it, in the order of the log.
#[utoipa::path(
    get,
    path = "/decisions",
    operation_id = "decisions",
    tag = "decisions",
    params(Asked, Paging),
    responses((status = 200, body = Page<Decided>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let taken = desk.stand.get().taken;
        let in_force: BTreeSet<&str> =
            taken.picture.rulings.decided().iter().map(|one| one.id.as_str()).collect();
        let kind = asked.kind.map(|kind| plimsoll_report::wording::name_of(&kind));
        let fits = |one: &&Decided| {
            kind.as_deref().is_none_or(|kind| one.decision.name() == kind)
                && asked.in_force.is_none_or(|wanted| in_force.contains(one.id.as_str()) == wanted)
        };
        let decided: Vec<&Decided> = taken.decided.iter().filter(fits).collect();
        wanted.of_rows(&decided, |one| one.id.to_string(), |one| one)
    })
    .await
}

/// A decision, and whether it is in force.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeDecision<'a> {
    /// The decision, with who made it and when.
    decision: &'a Decided,
    /// Whether it was not undone, or its undoing was.
    in_force: bool,
}

/// One decision
#[utoipa::path(
    get,
    path = "/decisions/{decision}",
    operation_id = "decision",
    tag = "decisions",
    params(("decision" = String, Path, description = "Its id", pattern = "^[0-9a-f]{16}$")),
    responses((status = 200, body = WholeDecision)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| {
        let all = &desk.stand.get().taken.decided;
        let decision = all.iter().find(|one| one.id.as_str() == id).ok_or(Fault::NotFound("decision"))?;
        Answer::of(&WholeDecision { decision, in_force: Rulings::holds(all, &decision.id) })
    })
    .await
}

/// Sightings
///
/// What people saw or entered from elsewhere, each as the decision that brought it, those in force.
#[utoipa::path(
    get,
    path = "/sightings",
    operation_id = "sightings",
    tag = "decisions",
    params(Paging),
    responses((status = 200, body = Page<Decided>)),
)]
pub(super) async fn sightings(list: List<Nothing>) -> Result<Response, Fault> {
    list.answer(|desk, _, wanted| {
        let all: Vec<&Decided> =
            desk.stand.get().taken.picture.rulings.sightings().map(|(decided, _)| decided).collect();
        wanted.of_rows(&all, |one| one.id.to_string(), |one| one)
    })
    .await
}

/// Verdicts
///
/// What people hold of claims and origins, each as the decision that brought it, those in force. Plimsoll itself gives none.
#[utoipa::path(
    get,
    path = "/verdicts",
    operation_id = "verdicts",
    tag = "decisions",
    params(Paging),
    responses((status = 200, body = Page<Decided>)),
)]
pub(super) async fn verdicts(list: List<Nothing>) -> Result<Response, Fault> {
    list.answer(|desk, _, wanted| {
        let all: Vec<&Decided> =
            desk.stand.get().taken.picture.rulings.verdicts().map(|(decided, _)| decided).collect();
        wanted.of_rows(&all, |one| one.id.to_string(), |one| one)
    })
    .await
}

/// Makes a decision.
async fn decided<B: Deciding + Send + 'static>(post: Post<B>) -> Result<Response, Fault> {
    post.make(|desk, actor, sent| {
        let decision = sent.decision(desk)?;
        made(&desk.case.decide(decision, &actor.stamp())?)
    })
    .await
}

fn made(decided: &Decided) -> Result<Made, Fault> {
    let at = Some(format!("{BASE}/decisions/{}", decided.id));
    Ok(Made { status: StatusCode::CREATED, answer: Answer::of(decided)?, at })
}

/// Merge origins
///
/// These claims go back to one utterance: the origins that hold them are one.
#[utoipa::path(
    post,
    path = "/decisions/merge",
    operation_id = "merge",
    tag = "decisions",
    request_body = Merge,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn merge(post: Post<Merge>) -> Result<Response, Fault> {
    decided(post).await
}

/// Split an origin
///
/// These claims leave their origin and are one of their own.
#[utoipa::path(
    post,
    path = "/decisions/split",
    operation_id = "split",
    tag = "decisions",
    request_body = Split,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn split(post: Post<Split>) -> Result<Response, Fault> {
    decided(post).await
}

/// Correct a claim
///
/// A field of a claim should read otherwise. What was read stays beside it.
#[utoipa::path(
    post,
    path = "/decisions/correct",
    operation_id = "correct",
    tag = "decisions",
    request_body = Correct,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn correct(post: Post<Correct>) -> Result<Response, Fault> {
    decided(post).await
}

/// Set a claim aside
///
/// What was read is no claim: the ledger leaves it out.
#[utoipa::path(
    post,
    path = "/decisions/set-aside",
    operation_id = "set_aside",
    tag = "decisions",
    request_body = SetAside,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn set_aside(post: Post<SetAside>) -> Result<Response, Fault> {
    decided(post).await
}

/// Grade a source
///
/// How far it can be trusted, after the Admiralty code. Of one source the last grade holds.
#[utoipa::path(
    post,
    path = "/decisions/grade",
    operation_id = "grade",
    tag = "decisions",
    request_body = Grade,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn grade(post: Post<Grade>) -> Result<Response, Fault> {
    decided(post).await
}

/// Judge a finding
///
/// It is confirmed or dismissed, and stays, marked.
#[utoipa::path(
    post,
    path = "/decisions/judge",
    operation_id = "judge",
    tag = "decisions",
    request_body = Judge,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn judge(post: Post<Judge>) -> Result<Response, Fault> {
    decided(post).await
}

/// Add a claim by hand
///
/// A claim that was not read: its words stand in a report, what they mean is what a person says.
#[utoipa::path(
    post,
    path = "/decisions/claim",
    operation_id = "add_claim",
    tag = "decisions",
    request_body = AddClaim,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn add_claim(post: Post<AddClaim>) -> Result<Response, Fault> {
    decided(post).await
}

/// Add a sighting
///
/// Something seen at a place in a time, with its source.
#[utoipa::path(
    post,
    path = "/decisions/sighting",
    operation_id = "add_sighting",
    tag = "decisions",
    request_body = AddSighting,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn add_sighting(post: Post<AddSighting>) -> Result<Response, Fault> {
    decided(post).await
}

/// Write a verdict
///
/// What a person holds of a claim, or of an origin by the claims that carry it, with the grounds.
#[utoipa::path(
    post,
    path = "/decisions/verdict",
    operation_id = "write_verdict",
    tag = "decisions",
    request_body = WriteVerdict,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn write_verdict(post: Post<WriteVerdict>) -> Result<Response, Fault> {
    decided(post).await
}

/// Why a decision is undone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = UndoRequest)]
pub(super) struct Undo {
    /// Why.
    reason: Option<String>,
}

/// Undo a decision
///
/// It holds no longer. An undoing can be undone.
#[utoipa::path(
    post,
    path = "/decisions/{decision}/undo",
    operation_id = "undo",
    tag = "decisions",
    params(("decision" = String, Path, description = "Its id", pattern = "^[0-9a-f]{16}$")),
    request_body = Undo,
    responses((status = 201, body = Decided)),
)]
pub(super) async fn undo(Path(id): Path<String>, post: Post<Undo>) -> Result<Response, Fault> {
    post.make(move |desk, actor, sent| made(&desk.case.undo(&id, sent.reason, &actor.stamp())?)).await
}
