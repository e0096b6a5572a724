//! One file a verb.

mod annotate;
mod capture;
mod explain;
mod pack;
mod read;
mod rules;

use std::io::{BufWriter, StdoutLock, stdout};

use crate::args::{Arguments, Verb};
use crate::exit::Outcome;

/// Does what was asked.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    match &arguments.verb {
        Verb::Read(read) => read::run(read),
        Verb::Explain(explain) => explain::run(explain),
        Verb::Annotate(annotate) => annotate::run(annotate),
        Verb::Capture(capture) => capture::run(capture),
        Verb::Rules(rules) => rules::run(rules),
        Verb::Pack(pack) => pack::run(pack),
    }
}

/// Standard output, locked and buffered.
fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, stdout().lock())
}
