//! `plimsoll case add`

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use plimsoll_capture::Kind;
use plimsoll_case::{Added, Case, Incoming, Read, Reader, Receipt, Stamp};

use super::args::Add;
use super::{counted, handed_on};
use crate::exit::Outcome;
use crate::feed::{Feed, Job, STDIN, unreadable};
use crate::progress::{Output, Progress};
use crate::walk::{self, Found};
use crate::{console, pipeline};

/// Reports that are written in one step: few enough that little is to be done again after it was cut short.
const STEP: usize = 64;
/// Bytes that are written in one step.
const STEP_BYTES: usize = 4 << 20;

pub(crate) fn run(add: &Add) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(&add.acting)?;
    let mut case = super::open(&add.file)?;
    let walked = walk::walk(&add.paths);
    walked.notes.iter().for_each(|note| console::note(note));
    let (archives, found): (Vec<Found>, Vec<Found>) = walked.found.into_iter().partition(is_archive);
    let mut adding =
        Adding { case: &mut case, stamp: &stamp, waiting: Vec::new(), bytes: 0, tally: Tally::default() };
    let ended =
        adding.all(add, found).and_then(|()| archives.iter().try_for_each(|found| adding.archive(found)));
    let tally = adding.tally;
    tally.tell();
    ended?;
    Ok(if tally.unread == 0 { Outcome::Done } else { Outcome::SomeUnread })
}

/// What became of the reports.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    added: usize,
    also_received: usize,
    already: usize,
    decisions: usize,
    unread: usize,
}

impl Tally {
    fn count(&mut self, added: Added) {
        match added {
            Added::Added => self.added += 1,
            Added::AlsoReceived => self.also_received += 1,
            Added::Already => self.already += 1,
        }
    }

    fn tell(&self) {
        let mut parts = vec![format!("{} added", counted(self.added, "report"))];
        let mut also = |count: usize, words: &str| {
            if count > 0 {
                parts.push(format!("{count} {words}"));
            }
        };
        also(self.already, "there already");
        also(self.also_received, "received under another name or from another source as well");
        also(self.decisions, "decisions taken over");
        also(self.unread, "not read");
        console::note(&parts.join(", "));
    }
}

/// Reports on their way into the case.
struct Adding<'a> {
    case: &'a mut Case,
    stamp: &'a Stamp,
    waiting: Vec<Read>,
    bytes: usize,
    tally: Tally,
}

/// What one job gave.
#[derive(Default)]
struct Batch {
    reads: Vec<Read>,
    already: usize,
    problems: Vec<String>,
    bytes: u64,
}

impl Adding<'_> {
    fn all(&mut self, add: &Add, found: Vec<Found>) -> anyhow::Result<()> {
        let mut progress = Progress::of(&found, Output::AtTheEnd);
        let reader = self.case.reader().map_err(super::told)?;
        let known = Mutex::new(self.case.again().map_err(super::told)?);
        let worker = Worker { add, reader, known, stamp: self.stamp };
        let worked = pipeline::in_order(
            Feed::new(found),
            |job| worker.job(job),
            |batch| {
                for problem in &batch.problems {
                    progress.aside(|| console::error(problem));
                }
                self.take(&mut progress, batch)
            },
        );
        let ended = worked.and_then(|()| self.flush());
        progress.end();
        ended
    }

    fn take(&mut self, progress: &mut Progress, batch: Batch) -> anyhow::Result<()> {
        self.tally.unread += batch.problems.len();
        self.tally.already += batch.already;
        progress.add(batch.bytes, batch.already + batch.reads.len());
        for read in batch.reads {
            self.bytes += read.receipt.bytes.len();
            self.waiting.push(read);
            if self.waiting.len() >= STEP || self.bytes >= STEP_BYTES {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Writes what waits: what was written is safe from then on.
    fn flush(&mut self) -> anyhow::Result<()> {
        self.bytes = 0;
        let added = self.case.add(std::mem::take(&mut self.waiting), self.stamp).map_err(super::told)?;
        added.into_iter().for_each(|added| self.tally.count(added));
        Ok(())
    }

    fn archive(&mut self, found: &Found) -> anyhow::Result<()> {
        let Found::File(path, _) = found else { return Ok(()) };
        let archive = match handed_on::read(path) {
            Ok(archive) => archive,
            Err(error) => {
                self.tally.unread += 1;
                console::error(&format!("{error:#}"));
                return Ok(());
            }
        };
        let merged = handed_on::take(self.case, archive, path, self.stamp)?;
        self.tally.added += merged.reports;
        self.tally.also_received += merged.receipts;
        self.tally.decisions += merged.decisions;
        Ok(())
    }
}

/// Whether it is an archive, by how it begins.
fn is_archive(found: &Found) -> bool {
    let Found::File(path, _) = found else { return false };
    let mut head = [0; 32];
    let read = walk::is_lines(path).then(|| File::open(path).and_then(|mut file| file.read(&mut head)));
    matches!(read, Some(Ok(length)) if handed_on::is_archive(&head[..length]))
}

/// Reads what is not there yet.
struct Worker<'a> {
    add: &'a Add,
    reader: Arc<Reader>,
    /// The case once more, to be asked what it holds.
    known: Mutex<Case>,
    stamp: &'a Stamp,
}

impl Worker<'_> {
    fn job(&self, job: Job) -> Batch {
        match job {
            Job::Lost(problem) => Batch { problems: vec![problem], ..Batch::default() },
            Job::Lines { name, first, bytes } => {
                let incoming = self.incoming(&name, &bytes, Kind::JsonLines, &name);
                self.batch(incoming.lines(first), Vec::new(), bytes.len())
            }
            Job::Stdin(bytes) => self.whole(STDIN, &bytes, STDIN),
            Job::File(path) => self.file(&path),
        }
    }

    fn file(&self, path: &PathBuf) -> Batch {
        let source = path.display().to_string();
        let name = path.file_name().map_or_else(|| source.clone().into(), |name| name.to_string_lossy());
        match fs::read(path) {
            Ok(bytes) => self.whole(&name, &bytes, &source),
            Err(error) => self.job(Job::Lost(unreadable(&source, &error))),
        }
    }

    fn whole(&self, name: &str, bytes: &[u8], source: &str) -> Batch {
        let (receipts, problems) = self.incoming(name, bytes, Kind::of(name, bytes), source).receipts();
        self.batch(receipts, problems.iter().map(ToString::to_string).collect(), bytes.len())
    }

    fn incoming<'i>(&self, name: &'i str, bytes: &'i [u8], kind: Kind, source: &str) -> Incoming<'i> {
        Incoming {
            name,
            bytes,
            kind,
            source: self.add.source.clone().unwrap_or_else(|| source.to_string()),
            retrieved_at: self.add.retrieved_at.unwrap_or(self.stamp.at),
            media_type: self.add.media_type.clone(),
            published: self.add.published,
            operator: self.stamp.by.clone(),
            note: self.add.note.clone(),
        }
    }

    fn batch(&self, receipts: Vec<Receipt>, problems: Vec<String>, bytes: usize) -> Batch {
        let mut batch = Batch { problems, bytes: bytes as u64, ..Batch::default() };
        for receipt in receipts {
            if self.is_known(&receipt) {
                batch.already += 1;
                continue;
            }
            let source = receipt.source.clone();
            match self.reader.read(receipt) {
                Ok(read) => batch.reads.push(read),
                Err(unread) => batch.problems.push(named(&unread.to_string(), &source)),
            }
        }
        batch
    }

    /// Whether it need not be read. What cannot be told is read, and told of when it is written.
    fn is_known(&self, receipt: &Receipt) -> bool {
        self.known.lock().is_ok_and(|case| case.has(receipt).unwrap_or(false))
    }
}

/// A message about a report, with the path it was given by.
fn named(message: &str, source: &str) -> String {
    let folder = Path::new(source).parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if !source.contains("://") => {
            format!("{}{}{message}", folder.display(), std::path::MAIN_SEPARATOR)
        }
        _ => message.to_string(),
    }
}
