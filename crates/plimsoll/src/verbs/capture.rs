//! `plimsoll capture`

use std::io::Write;

use plimsoll_report::{captured, jsonl};

use super::output;
use crate::args::{Capture, CaptureFormat};
use crate::exit::Outcome;
use crate::progress::Output;
use crate::{console, reading};

pub(crate) fn run(capture: &Capture) -> anyhow::Result<Outcome> {
    match capture.format {
        CaptureFormat::Jsonl => rows(capture),
        CaptureFormat::Table => table(capture),
    }
}

fn rows(capture: &Capture) -> anyhow::Result<Outcome> {
    let mut out = output();
    let ended = reading::each_report(
        &capture.inputs,
        Output::AsItGoes,
        |report, _| jsonl::rows(&[report]),
        |rows| Ok(out.write_all(&rows)?),
    )?;
    out.flush()?;
    Ok(ended.outcome())
}

fn table(capture: &Capture) -> anyhow::Result<Outcome> {
    let mut reports = Vec::new();
    let ended = reading::each_report(
        &capture.inputs,
        Output::AtTheEnd,
        |report, _| report,
        |report| {
            reports.push(report);
            Ok(())
        },
    )?;
    let mut out = output();
    out.write_all(captured(&reports, console::width(), console::has_colour()).as_bytes())?;
    out.flush()?;
    Ok(ended.outcome())
}
