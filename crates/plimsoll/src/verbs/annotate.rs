//! `plimsoll annotate`

use std::io::Write;

use plimsoll_capture::Report;
use plimsoll_claim::Analysis;
use plimsoll_lexicon::Lexicon;
use plimsoll_report::{jsonl, mentions};

use super::output;
use crate::args::{Annotate, Layer};
use crate::exit::Outcome;
use crate::progress::Output;
use crate::{pack, reading};

pub(crate) fn run(annotate: &Annotate) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&annotate.pack.pack)?;
    let mut layers = annotate.layers.clone();
    layers.sort();
    layers.dedup();
    let mut out = output();
    let ended = reading::each_report(
        &annotate.inputs,
        Output::AsItGoes,
        |report, _| rows(&report, &pack.lexicon, &layers),
        |rows| Ok(out.write_all(&rows)?),
    )?;
    out.flush()?;
    Ok(ended.outcome())
}

fn rows(report: &Report, lexicon: &Lexicon, layers: &[Layer]) -> Vec<u8> {
    if !reading::is_read(report) {
        return Vec::new();
    }
    let analysis = Analysis::of_text(report, lexicon);
    let mut out = Vec::new();
    for layer in layers {
        out.extend(match layer {
            Layer::Quantity => jsonl::rows(&mentions::quantities(&report.id, &analysis)),
            Layer::Time => jsonl::rows(&mentions::times(&report.id, &analysis)),
            Layer::Attribution => jsonl::rows(&mentions::attributions(&report.id, &analysis)),
            Layer::Actor => jsonl::rows(&mentions::actors(&report.id, &analysis)),
        });
    }
    out
}
