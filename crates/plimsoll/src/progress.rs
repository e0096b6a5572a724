//! How far a long run is, on standard error when that is a terminal.

use std::io::{IsTerminal, stderr, stdout};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::walk::Found;

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(800);

/// When the output of a run is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// Row by row: on a terminal it shows the progress itself.
    AsItGoes,
    /// Once all is read.
    AtTheEnd,
}

/// A bar that appears once the run has been long.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    bytes: u64,
    total: u64,
    reports: usize,
    wanted: bool,
}

impl Progress {
    /// For reading `found`.
    pub(crate) fn of(found: &[Found], output: Output) -> Self {
        let size = |found: &Found| if let Found::File(_, size) = found { *size } else { 0 };
        let wanted = stderr().is_terminal() && (output == Output::AtTheEnd || !stdout().is_terminal());
        let total = found.iter().map(size).sum();
        Self { bar: None, started: Instant::now(), bytes: 0, total, reports: 0, wanted }
    }

    /// Some more is done.
    pub(crate) fn add(&mut self, bytes: u64, reports: usize) {
        self.bytes += bytes;
        self.reports += reports;
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let total = self.total.max(self.bytes);
        let bar = self.bar.get_or_insert_with(|| new_bar(total));
        bar.set_length(total);
        bar.set_position(self.bytes);
        bar.set_message(format!("{} reports", self.reports));
    }

    /// Says something on standard error without tearing the bar.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A bar that counts things, where a caller says how many of how many are done.
pub(crate) struct Count {
    bar: Option<ProgressBar>,
    started: Instant,
    what: &'static str,
    wanted: bool,
}

impl Count {
    /// For so many of `what`.
    pub(crate) fn new(what: &'static str) -> Self {
        Self { bar: None, started: Instant::now(), what, wanted: stderr().is_terminal() }
    }

    /// So many of so many are done.
    pub(crate) fn at(&mut self, done: usize, total: usize) {
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self
            .bar
            .get_or_insert_with(|| styled(total as u64, "{bar:30} {pos} of {len} {msg}, {eta} to go"));
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        bar.set_message(self.what);
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A sign that work goes on whose length nobody can tell.
pub(crate) struct Working(Option<ProgressBar>);

impl Working {
    /// At `what`; only where it is likely to be `long`.
    pub(crate) fn at(what: &'static str, long: bool) -> Self {
        let bar = (long && stderr().is_terminal()).then(|| ProgressBar::new_spinner().with_message(what));
        if let Some(bar) = &bar {
            bar.enable_steady_tick(PATIENCE / 8);
        }
        Self(bar)
    }

    /// Takes the sign away.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

fn new_bar(total: u64) -> ProgressBar {
    styled(total, "{bar:30} {bytes} of {total_bytes}, {msg}, {eta} to go")
}

fn styled(total: u64, template: &str) -> ProgressBar {
    let bar = ProgressBar::new(total);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
