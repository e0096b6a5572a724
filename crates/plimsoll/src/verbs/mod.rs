//! One file a verb.

mod annotate;
mod capture;
mod read;

use std::io::{BufWriter, StdoutLock, stdout};

use crate::args::{Arguments, Verb};
use crate::exit::Outcome;

/// Does what was asked.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    match &arguments.verb {
        Verb::Read(read) => read::run(read),
        Verb::Explain(_) => anyhow::bail!("not there"),
        Verb::Annotate(annotate) => annotate::run(annotate),
        Verb::Capture(capture) => capture::run(capture),
    }
}

/// Standard output, locked and buffered.
fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, stdout().lock())
}
