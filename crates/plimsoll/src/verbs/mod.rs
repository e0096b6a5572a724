//! One file a verb.

mod annotate;
mod capture;
mod explain;
mod pack;
mod read;
mod rules;
mod serve;

use std::io::{BufWriter, StdoutLock, stdout};

use crate::args::{Arguments, Rows, Verb};
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
        Verb::Case(verb) => crate::case::run(verb),
        Verb::Account(verb) => crate::account::run(verb),
        Verb::Serve(serve) => serve::run(serve),
    }
}

/// Standard output, locked and buffered.
pub(crate) fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, stdout().lock())
}

/// The rows as exporters call them.
pub(crate) fn exported(rows: Rows) -> plimsoll_report::Rows {
    match rows {
        Rows::Claims => plimsoll_report::Rows::Claims,
        Rows::Statements => plimsoll_report::Rows::Statements,
        Rows::Origins => plimsoll_report::Rows::Origins,
        Rows::Findings => plimsoll_report::Rows::Findings,
        Rows::Series => plimsoll_report::Rows::Series,
        Rows::Ratios => plimsoll_report::Rows::Ratios,
        Rows::Estimates => plimsoll_report::Rows::Estimates,
        Rows::Reports => plimsoll_report::Rows::Reports,
    }
}
