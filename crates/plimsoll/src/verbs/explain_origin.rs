//! `plimsoll explain` of an origin: what all reports together say, so they are read together.

use std::io::Write;

use plimsoll_ledger::{Ledger, Origin, ReportClaims};
use plimsoll_report::origin_explained;

use super::output;
use crate::args::Explain;
use crate::exit::Outcome;
use crate::pack::Pack;
use crate::progress::Output;
use crate::{console, reading};

/// Explains the one origin whose id begins as asked; none: there is none, or there are several.
pub(super) fn run(explain: &Explain, pack: &Pack) -> anyhow::Result<Option<Outcome>> {
    let mut read = Vec::new();
    let ended = reading::each_report(
        &explain.inputs,
        Output::AtTheEnd,
        |report, _| {
            let claims = reading::claims(&report, &pack.lexicon);
            (report, claims)
        },
        |one| {
            read.push(one);
            Ok(())
        },
    )?;
    let reports: Vec<ReportClaims<'_>> =
        read.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let ledger = Ledger::of(&reports, &pack.limits);
    let fits: Vec<&Origin> =
        ledger.origins.iter().filter(|origin| origin.origin.starts_with(&explain.claim)).collect();
    let [origin] = fits.as_slice() else { return Ok(None) };
    let mut out = output();
    out.write_all(origin_explained(origin, console::width(), console::has_colour()).as_bytes())?;
    out.flush()?;
    Ok(Some(ended.outcome()))
}
