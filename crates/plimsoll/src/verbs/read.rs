//! `plimsoll read`

use std::io::Write;

use plimsoll_capture::Report;
use plimsoll_claim::Claim;
use plimsoll_ledger::{Ledger, ReportClaims};
use plimsoll_report::{Digest, Exporter, JsonLines, Sheet, Table, jsonl, rows::ReportRow};

use super::output;
use crate::args::{Format, Read, Rows};
use crate::exit::Outcome;
use crate::pack::Pack;
use crate::progress::Output;
use crate::reading::{self, Ended};
use crate::{console, pack};

pub(crate) fn run(read: &Read) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&read.pack.pack)?;
    match (read.format, read.rows) {
        (Format::Jsonl, None | Some(Rows::Claims)) => {
            stream(read, |report| jsonl::rows(&reading::claims(&report, &pack.lexicon)))
        }
        (Format::Jsonl, Some(Rows::Reports)) => stream(read, |report| jsonl::rows(&[ReportRow::of(&report)])),
        (Format::Jsonl, Some(rows)) => whole(read, &pack, &JsonLines { rows: exported(rows) }),
        (Format::Table, rows) => {
            let (width, colour) = (console::width(), console::has_colour());
            match rows {
                Some(rows) => whole(read, &pack, &Table { rows: exported(rows), width, colour }),
                None => whole(read, &pack, &Digest { width, colour }),
            }
        }
    }
}

/// Rows that need one report only are printed as it is read, and nothing of it is kept.
fn stream(read: &Read, rows: impl Fn(Report) -> Vec<u8> + Sync) -> anyhow::Result<Outcome> {
    let mut out = output();
    let ended = reading::each_report(
        &read.inputs,
        Output::AsItGoes,
        |report, _| rows(report),
        |rows| Ok(out.write_all(&rows)?),
    )?;
    out.flush()?;
    Ok(ended.outcome())
}

/// Everything else is made of all reports together.
fn whole(read: &Read, pack: &Pack, exporter: &dyn Exporter) -> anyhow::Result<Outcome> {
    let mut reports: Vec<(Report, Vec<Claim>)> = Vec::new();
    let ended = reading::each_report(
        &read.inputs,
        Output::AtTheEnd,
        |report, _| {
            let claims = reading::claims(&report, &pack.lexicon);
            (report, claims)
        },
        |read| {
            reports.push(read);
            Ok(())
        },
    )?;
    export(&reports, pack, &ended, exporter)?;
    Ok(ended.outcome())
}

fn export(
    reports: &[(Report, Vec<Claim>)],
    pack: &Pack,
    ended: &Ended,
    exporter: &dyn Exporter,
) -> anyhow::Result<()> {
    let reports: Vec<ReportClaims<'_>> =
        reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let ledger = Ledger::of(&reports, &pack.limits);
    let mut out = output();
    exporter.export(&Sheet { reports: &reports, ledger: &ledger, unread: ended.unread }, &mut out)?;
    Ok(out.flush()?)
}

fn exported(rows: Rows) -> plimsoll_report::Rows {
    match rows {
        Rows::Claims => plimsoll_report::Rows::Claims,
        Rows::Origins => plimsoll_report::Rows::Origins,
        Rows::Findings => plimsoll_report::Rows::Findings,
        Rows::Series => plimsoll_report::Rows::Series,
        Rows::Reports => plimsoll_report::Rows::Reports,
    }
}
