use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use plimsoll_ledger::{Finding, FindingKind, Judgement};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::asked::Nothing;
use super::claims::is;
use super::get::{Answer, Get, List};
use super::page::{Page, Paging};
use crate::fault::Fault;

/// Which findings.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// What they are
    #[param(inline)]
    kind: Option<FindingKind>,
    /// What people think of them
    #[param(inline)]
    state: Option<State>,
    /// About the report of this name
    report: Option<String>,
}

/// What people think of a finding.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    /// Nobody has judged it.
    Open,
    /// It holds.
    Confirmed,
    /// It does not hold, or does not matter.
    Dismissed,
}

impl Asked {
    fn fits(&self, finding: &Finding) -> bool {
        let judgement = finding.mark.as_ref().map(|mark| mark.judgement);
        let wanted = self.state.map(|state| match state {
            State::Open => None,
            State::Confirmed => Some(Judgement::Confirmed),
            State::Dismissed => Some(Judgement::Dismissed),
        });
        self.kind.is_none_or(|kind| finding.kind == kind)
            && is(&self.report, Some(&finding.report))
            && wanted.is_none_or(|wanted| judgement == wanted)
    }
}

/// Findings
///
/// What an analyst should see, each with its reason: the rows of `plimsoll read --rows findings`, marked with what people think of them.
#[utoipa::path(
    get,
    path = "/findings",
    operation_id = "findings",
    tag = "ledger",
    params(Asked, Paging),
    responses((status = 200, body = Page<Finding>)),
)]
pub(super) async fn list(list: List<Asked>) -> Result<Response, Fault> {
    list.answer(|desk, asked, wanted| {
        let findings = desk.stand.get().ledger().findings.iter().map(Arc::as_ref);
        let findings: Vec<&Finding> = findings.filter(|finding| asked.fits(finding)).collect();
        wanted.of_rows(&findings, |finding| finding.finding.to_string(), |finding| finding)
    })
    .await
}

/// One finding
#[utoipa::path(
    get,
    path = "/findings/{finding}",
    operation_id = "finding",
    tag = "ledger",
    params(("finding" = String, Path, description = "Its id")),
    responses((status = 200, body = Finding)),
)]
pub(super) async fn one(Path(id): Path<String>, get: Get<Nothing>) -> Result<Response, Fault> {
    get.answer(move |desk, _| Answer::of(desk.stand.get().finding(&id).ok_or(Fault::NotFound("finding"))?))
        .await
}
