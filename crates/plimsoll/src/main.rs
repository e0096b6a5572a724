//! The command: arguments in, the library's answers out.

mod account;
mod args;
mod assist;
mod case;
mod console;
mod exit;
mod faults;
mod feed;
mod kept;
mod pack;
mod pipeline;
mod progress;
mod question;
mod reading;
mod verbs;
mod walk;

use std::process::ExitCode;

use clap::Parser;

/// Reading makes many small things and drops them soon.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = args::Arguments::parse();
    exit::code(verbs::run(&arguments))
}
