//! `plimsoll capture`

use std::io::Write;

use plimsoll_report::jsonl;

use super::output;
use crate::args::{Capture, Format};
use crate::exit::Outcome;
use crate::progress::Output;
use crate::reading;

pub(crate) fn run(capture: &Capture) -> anyhow::Result<Outcome> {
    match capture.format {
        Format::Jsonl => rows(capture),
        Format::Table => anyhow::bail!("not there"),
    }
}

fn rows(capture: &Capture) -> anyhow::Result<Outcome> {
    let mut out = output();
    let outcome = reading::each_report(
        &capture.inputs,
        Output::AsItGoes,
        |report, _| jsonl::rows(&[report]),
        |rows| Ok(out.write_all(&rows)?),
    )?;
    out.flush()?;
    Ok(outcome)
}
