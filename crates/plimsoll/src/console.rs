//! The terminal: its width, whether it takes colours, and what is said on standard error.

use std::io::{IsTerminal, Write, stderr, stdout};

/// Columns of output that does not go to a terminal.
const PIPE_WIDTH: usize = 80;
/// Below this nothing can be laid out.
const LEAST_WIDTH: usize = 40;

/// Columns of standard output.
pub(crate) fn width() -> usize {
    let told = stdout()
        .is_terminal()
        .then(|| terminal_size::terminal_size_of(stdout()))
        .flatten()
        .map(|(width, _)| usize::from(width.0));
    told.unwrap_or(PIPE_WIDTH).max(LEAST_WIDTH)
}

/// Whether standard output takes colours: a terminal, and `NO_COLOR` unset or empty.
pub(crate) fn has_colour() -> bool {
    stdout().is_terminal() && takes_colours()
}

/// Whether standard error takes colours.
pub(crate) fn has_colour_on_error() -> bool {
    stderr().is_terminal() && takes_colours()
}

fn takes_colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Something the person should know; the work goes on.
pub(crate) fn note(message: &str) {
    tell("note", message);
}

/// Something that could not be done.
pub(crate) fn error(message: &str) {
    tell("error", message);
}

fn tell(kind: &str, message: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(stderr().lock(), "plimsoll: {kind}: {message}");
}

/// Words of others as a terminal may be given them: what would steer it is shown as a mark.
pub(crate) fn plain(words: &str) -> String {
    let steers = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    words.chars().map(|letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect()
}
