//! The command as a shell sees it: standard output, standard error and exit status.

mod bad_input;
mod explain;
mod harness;
mod output;
mod packs;
mod paths;
