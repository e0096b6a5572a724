//! Reports come in: pasted, or as files. A long adding goes on while pages are looked at, and tells how far it is.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use plimsoll_capture::{Kind, Moment};
use plimsoll_case::{Added, Case, CaseError, Incoming, Read, Stamp};
use plimsoll_report::hash_of;
use serde::Serialize;
use tokio::sync::watch;

/// Reports that are written in one step.
const STEP: usize = 32;
/// Addings that are remembered.
const MOST_JOBS: usize = 64;
/// Problems of an adding that are named.
const MOST_PROBLEMS: usize = 100;

/// A file, or a pasted text, as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) media_type: Option<String>,
    /// Where it came from, where that is told of it alone.
    pub(crate) source: Option<String>,
}

/// What goes for all that came in together.
#[derive(Clone, Debug)]
pub(crate) struct Terms {
    pub(crate) source: Option<String>,
    pub(crate) retrieved_at: Option<Timestamp>,
    pub(crate) published: Option<Moment>,
    pub(crate) note: Option<String>,
    pub(crate) stamp: Stamp,
}

/// How far an adding is.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Progress {
    pub(crate) files: usize,
    pub(crate) of_files: usize,
    pub(crate) added: usize,
    pub(crate) already: usize,
    pub(crate) problems: Vec<String>,
    pub(crate) more_problems: usize,
    pub(crate) is_done: bool,
}

/// The addings that were begun, by number.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<(u64, BTreeMap<u64, watch::Receiver<Progress>>)>);

impl Jobs {
    /// How far an adding is.
    pub(crate) fn get(&self, number: u64) -> Option<watch::Receiver<Progress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.get(&number).cloned()
    }

    fn begin(&self, progress: watch::Receiver<Progress>) -> u64 {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.0 += 1;
        let number = jobs.0;
        jobs.1.insert(number, progress);
        while jobs.1.len() > MOST_JOBS {
            jobs.1.pop_first();
        }
        number
    }
}

/// What became of a part of what was given.
#[derive(Clone, Debug)]
pub(crate) enum Happened {
    /// A report, by the hash of its bytes.
    Report(String, Added),
    /// Something is no report.
    Problem(String),
    /// All of a file was looked at.
    File,
}

/// Begins to add; answers the number of the adding.
pub(crate) fn begin(app: &Arc<crate::App>, given: Vec<Given>, terms: Terms) -> u64 {
    let (tell, told) = watch::channel(Progress { of_files: given.len(), ..Progress::default() });
    let number = app.jobs.begin(told);
    let app = Arc::clone(app);
    tokio::task::spawn_blocking(move || {
        let mut note = |happened| tell.send_modify(|progress| progress.note(happened));
        let ended = app.case().and_then(|mut case| {
            add(&mut case, given, &terms, &mut note)?;
            app.settle(&mut case)
        });
        tell.send_modify(|progress| {
            if let Err(error) = ended {
                progress.note(Happened::Problem(trouble(&error).to_string()));
            }
            progress.is_done = true;
        });
    });
    number
}

/// Why adding stopped, without the name of the file.
fn trouble(error: &CaseError) -> &'static str {
    match error {
        CaseError::Busy(_) => {
            "another program is writing to the case; what was added so far is kept, send the rest again"
        }
        CaseError::Full(_) => {
            "there is no room left on the disk; what was added so far is kept, make room and send the rest again"
        }
        CaseError::ReadOnly(_) => "the case may be read and not be written",
        _ => "the case cannot be written; “plimsoll case verify” names what is wrong",
    }
}

/// Adds what was given, and tells what becomes of each part as it happens.
pub(crate) fn add(
    case: &mut Case,
    given: Vec<Given>,
    terms: &Terms,
    tell: &mut dyn FnMut(Happened),
) -> Result<(), CaseError> {
    let reader = case.reader()?;
    for one in given {
        let incoming = Incoming {
            name: &one.name,
            bytes: &one.bytes,
            kind: Kind::of(&one.name, &one.bytes),
            source: terms.source.clone().or(one.source).unwrap_or_else(|| one.name.clone()),
            retrieved_at: terms.retrieved_at.unwrap_or(terms.stamp.at),
            media_type: one.media_type.clone(),
            published: terms.published,
            operator: terms.stamp.by.clone(),
            note: terms.note.clone(),
        };
        let (receipts, problems) = incoming.receipts();
        problems.iter().for_each(|problem| tell(Happened::Problem(problem.to_string())));
        let mut waiting: Vec<Read> = Vec::new();
        for receipt in receipts {
            if case.has(&receipt)? {
                tell(Happened::Report(hash_of(&receipt.bytes), Added::Already));
                continue;
            }
            match reader.read(receipt) {
                Ok(read) => waiting.push(read),
                Err(unread) => tell(Happened::Problem(unread.to_string())),
            }
            if waiting.len() >= STEP {
                write(case, &mut waiting, terms, tell)?;
            }
        }
        write(case, &mut waiting, terms, tell)?;
        tell(Happened::File);
    }
    Ok(())
}

fn write(
    case: &mut Case,
    waiting: &mut Vec<Read>,
    terms: &Terms,
    tell: &mut dyn FnMut(Happened),
) -> Result<(), CaseError> {
    let hashes: Vec<String> = waiting.iter().map(|read| read.report.hash.clone()).collect();
    let added = case.add(std::mem::take(waiting), &terms.stamp)?;
    hashes.into_iter().zip(added).for_each(|(hash, added)| tell(Happened::Report(hash, added)));
    Ok(())
}

impl Progress {
    fn note(&mut self, happened: Happened) {
        match happened {
            Happened::Report(_, Added::Already) => self.already += 1,
            Happened::Report(..) => self.added += 1,
            Happened::File => self.files += 1,
            Happened::Problem(words) if self.problems.len() < MOST_PROBLEMS => self.problems.push(words),
            Happened::Problem(_) => self.more_problems += 1,
        }
    }
}
