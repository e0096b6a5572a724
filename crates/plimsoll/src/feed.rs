//! Inputs to jobs: JSON Lines a batch of lines at a time, everything else whole.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plimsoll_capture::{Input, Kind, Options, capture};

use crate::walk::{Found, is_lines};

/// Bytes of JSON Lines in one job: enough to keep a thread busy, little enough that what is found in them stays in its cache.
const BATCH: usize = 128 * 1024;
/// Bytes read from a file at once.
const BUFFER: usize = 128 * 1024;
/// Bytes in which it shows whether a file is text at all.
const HEAD: usize = 4096;
/// What standard input is called in messages.
pub(crate) const STDIN: &str = "stdin";

/// What a worker is given.
#[derive(Debug)]
pub(crate) enum Job {
    /// Whole lines of JSON Lines, the first of them with its number from 1.
    Lines { name: Arc<str>, first: u64, bytes: Vec<u8> },
    /// A file that the worker reads.
    File(PathBuf),
    /// All of standard input.
    Stdin(Vec<u8>),
    /// What could not be opened or read, and why.
    Lost(String),
}

/// Hands out the jobs of some inputs, in order.
pub(crate) struct Feed {
    found: std::vec::IntoIter<Found>,
    open: Option<Lines>,
}

impl Feed {
    /// The jobs of `found`.
    pub(crate) fn new(found: Vec<Found>) -> Self {
        Self { found: found.into_iter(), open: None }
    }

    fn start(&mut self, found: Found) -> Option<Job> {
        match found {
            Found::Lost(why) => Some(Job::Lost(why)),
            Found::Stdin => self.start_stdin(),
            Found::File(path, _) if is_lines(&path) => self.start_lines(&path),
            Found::File(path, _) => Some(Job::File(path)),
        }
    }

    fn start_lines(&mut self, path: &Path) -> Option<Job> {
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => self.open_lines(&name, BufReader::with_capacity(BUFFER, file)),
            Err(error) => Some(Job::Lost(unreadable(&name, &error))),
        }
    }

    /// Refuses what is not text once, and not once a line.
    fn open_lines(&mut self, name: &str, mut input: BufReader<File>) -> Option<Job> {
        let head = match input.fill_buf() {
            Ok(head) => &head[..head.len().min(HEAD)],
            Err(error) => return Some(Job::Lost(unreadable(name, &error))),
        };
        let captured = capture(Input { name, bytes: head, kind: Kind::Text }, &Options::default());
        if let Some(problem) = captured.problems.first() {
            return Some(Job::Lost(problem.to_string()));
        }
        self.open = Some(Lines::new(name, Box::new(input)));
        None
    }

    /// Standard input is JSON Lines if its first line is an object.
    fn start_stdin(&mut self) -> Option<Job> {
        let mut input = BufReader::with_capacity(BUFFER, stdin());
        let mut head = Vec::new();
        if let Err(error) = input.read_until(b'\n', &mut head) {
            return Some(Job::Lost(unreadable(STDIN, &error)));
        }
        let line = head.trim_ascii();
        if line.starts_with(b"{") && line.ends_with(b"}") {
            self.open = Some(Lines::new(STDIN, Box::new(io::Cursor::new(head).chain(input))));
            return None;
        }
        match input.read_to_end(&mut head) {
            Ok(_) => Some(Job::Stdin(head)),
            Err(error) => Some(Job::Lost(unreadable(STDIN, &error))),
        }
    }
}

impl Iterator for Feed {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(job) = self.open.as_mut().and_then(Lines::next) {
                return Some(job);
            }
            self.open = None;
            let found = self.found.next()?;
            if let Some(job) = self.start(found) {
                return Some(job);
            }
        }
    }
}

/// A dump being read.
struct Lines {
    name: Arc<str>,
    input: Box<dyn BufRead + Send>,
    next: u64,
    failed: bool,
}

impl Lines {
    fn new(name: &str, input: Box<dyn BufRead + Send>) -> Self {
        Self { name: name.into(), input, next: 1, failed: false }
    }

    fn next(&mut self) -> Option<Job> {
        let (first, mut bytes) = (self.next, Vec::with_capacity(BATCH + BATCH / 8));
        while bytes.len() < BATCH && !self.failed {
            match self.input.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => self.next += 1,
                Err(error) => {
                    self.failed = true;
                    return Some(Job::Lost(unreadable(&self.name, &error)));
                }
            }
        }
        (!bytes.is_empty()).then(|| Job::Lines { name: self.name.clone(), first, bytes })
    }
}

/// Why an input could not be read, and what to do.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{name}: no such file or folder; check the spelling"),
        io::ErrorKind::PermissionDenied => {
            format!("{name}: the file may not be read; ask for the right to read it")
        }
        _ => format!("{name}: the file cannot be read ({error})"),
    }
}
