//! `plimsoll read`

use std::io::Write;

use plimsoll_lexicon::Lexicon;
use plimsoll_report::{jsonl, rows::ReportRow};

use super::output;
use crate::args::{Format, Read, Rows};
use crate::exit::Outcome;
use crate::progress::Output;
use crate::{pack, reading};

pub(crate) fn run(read: &Read) -> anyhow::Result<Outcome> {
    let lexicon = pack::compile(&read.pack.pack)?;
    match (read.format, read.rows) {
        (Format::Jsonl, None | Some(Rows::Claims)) => stream_claims(read, &lexicon),
        (Format::Jsonl, Some(Rows::Reports)) => stream_reports(read),
        _ => anyhow::bail!("not there"),
    }
}

/// Claims are printed as they are read: nothing of a report is kept.
fn stream_claims(read: &Read, lexicon: &Lexicon) -> anyhow::Result<Outcome> {
    let rows = |report, _: reading::Origin<'_>| {
        if reading::is_read(&report) {
            jsonl::rows(&plimsoll_claim::read(&report, lexicon))
        } else {
            Vec::new()
        }
    };
    stream(read, rows)
}

fn stream_reports(read: &Read) -> anyhow::Result<Outcome> {
    stream(read, |report, _| jsonl::rows(&[ReportRow::of(&report)]))
}

fn stream(
    read: &Read,
    rows: impl Fn(plimsoll_capture::Report, reading::Origin<'_>) -> Vec<u8> + Sync,
) -> anyhow::Result<Outcome> {
    let mut out = output();
    let outcome =
        reading::each_report(&read.inputs, Output::AsItGoes, rows, |rows| Ok(out.write_all(&rows)?))?;
    out.flush()?;
    Ok(outcome)
}
