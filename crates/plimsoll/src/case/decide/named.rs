//! What decisions are made on, by its id.

use plimsoll_case::{Case, CaseError};
use plimsoll_ledger::{Anchor, Finding, FindingAnchor, Ledger, Origin};

use super::super::told;

/// Claims; an origin stands for the claim nearest it.
pub(super) fn nearest(case: &mut Case, ids: &[String]) -> anyhow::Result<Vec<Anchor>> {
    anchors(case, ids, |origin| vec![origin.nearest.to_string()])
}

/// Claims; an origin stands for all of its own.
pub(super) fn all(case: &mut Case, ids: &[String]) -> anyhow::Result<Vec<Anchor>> {
    anchors(case, ids, |origin| origin.claims.iter().map(ToString::to_string).collect())
}

fn anchors(
    case: &mut Case,
    ids: &[String],
    claims_of: impl Fn(&Origin) -> Vec<String>,
) -> anyhow::Result<Vec<Anchor>> {
    let mut found = Vec::new();
    let mut ledger: Option<Ledger> = None;
    for id in ids {
        match case.anchor(id) {
            Ok(anchor) => found.push(anchor),
            Err(CaseError::Unknown { .. }) => {
                let ledger = match &mut ledger {
                    Some(ledger) => ledger,
                    none => none.insert(case.ledger().map_err(told)?),
                };
                let origins: Vec<&Origin> = ledger
                    .origins
                    .iter()
                    .map(|origin| origin.as_ref())
                    .filter(|origin| origin.origin.starts_with(id.as_str()))
                    .collect();
                for claim in claims_of(only(&origins, id)?) {
                    found.push(case.anchor(&claim).map_err(told)?);
                }
            }
            Err(other) => return Err(told(other)),
        }
    }
    Ok(found)
}

/// A finding.
pub(super) fn finding(case: &mut Case, id: &str) -> anyhow::Result<FindingAnchor> {
    let ledger = case.ledger().map_err(told)?;
    let fits: Vec<&Finding> = ledger
        .findings
        .iter()
        .map(|finding| finding.as_ref())
        .filter(|finding| finding.finding.starts_with(id))
        .collect();
    let finding = only(&fits, id)?;
    let claim = finding.claim.as_ref().map(|claim| case.anchor(claim.as_str())).transpose().map_err(told)?;
    Ok(FindingAnchor::of(finding, claim))
}

fn only<'t, T>(fits: &[&'t T], id: &str) -> anyhow::Result<&'t T> {
    match fits {
        [] => Err(told(CaseError::Unknown { id: id.to_string() })),
        [one] => Ok(one),
        _ => Err(told(CaseError::Ambiguous { id: id.to_string() })),
    }
}
