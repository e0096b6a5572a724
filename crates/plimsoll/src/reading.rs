//! Every report of the inputs, worked on in threads, answered in order; what cannot be read is named on the way.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{fs, mem};

use memchr::memchr_iter;
use plimsoll_capture::{Captured, Input, Kind, Options, Report, capture, capture_line};
use plimsoll_claim::{Analyses, Told};
use plimsoll_lexicon::Lexicon;
use plimsoll_text::Language;

use crate::args::Inputs;
use crate::exit::Outcome;
use crate::feed::{Feed, Job, STDIN, unreadable};
use crate::progress::{Output, Progress};
use crate::{console, pipeline, walk};

/// Where a report's bytes came from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    /// The input's name.
    pub(crate) name: &'a str,
    /// The bytes that the report's source map leads back to.
    pub(crate) bytes: &'a [u8],
    /// The line of the input that these bytes begin in, from 1.
    pub(crate) line: u64,
}

/// How the reading of all inputs ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    /// Inputs, or reports in them, that could not be read; each was named.
    pub(crate) unread: usize,
}

impl Ended {
    pub(crate) fn outcome(self) -> Outcome {
        if self.unread == 0 { Outcome::Done } else { Outcome::SomeUnread }
    }
}

/// What one job gave.
struct Batch<T> {
    answers: Vec<T>,
    problems: Vec<String>,
    bytes: u64,
}

/// A report that was captured, and where it came from.
struct Received<'a> {
    report: Report,
    origin: Origin<'a>,
}

/// Does `work` on every report and hands the answers to `take`, in the order of the inputs.
pub(crate) fn each_report<T: Send>(
    inputs: &Inputs,
    output: Output,
    work: impl Fn(Report, Origin<'_>) -> T + Sync,
    take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<Ended> {
    let on_each = |Received { report, origin }: Received<'_>| {
        let id = report.id.clone();
        tried(&id, origin, || work(report, origin))
    };
    each_job(inputs, output, |all| all.into_iter().map(on_each).collect(), take)
}

/// The same for reports that are analysed before, where their language is read: all of a job before `work` is done on the first.
pub(crate) fn each_analysed<T: Send>(
    inputs: &Inputs,
    output: Output,
    lexicon: &Lexicon,
    work: impl Fn(&Report, Option<Analyses<'_>>, Origin<'_>) -> T + Sync,
    take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<Ended> {
    let on_all = |all: Vec<Received<'_>>| {
        let ready: Vec<_> = all.iter().map(|one| analysed(one, lexicon)).collect();
        let worked = all.iter().zip(ready).map(|(Received { report, origin }, ready)| {
            let ready = ready?;
            tried(&report.id, *origin, || work(report, ready, *origin))
        });
        worked.collect()
    };
    each_job(inputs, output, on_all, take)
}

fn analysed<'r>(one: &'r Received<'_>, lexicon: &'r Lexicon) -> Result<Option<Analyses<'r>>, String> {
    let Received { report, origin } = one;
    tried(&report.id, *origin, || is_read(report).then(|| Analyses::of(report, lexicon)))
}

/// Does `work` on the reports of every job.
fn each_job<T: Send>(
    inputs: &Inputs,
    output: Output,
    work: impl Fn(Vec<Received<'_>>) -> Vec<Result<T, String>> + Sync,
    mut take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<Ended> {
    let options = Options { published: inputs.published };
    let walked = walk::walk(&inputs.paths);
    walked.notes.iter().for_each(|note| console::note(note));
    let mut progress = Progress::of(&walked.found, output);
    let mut ended = Ended { unread: 0 };
    let worked = pipeline::in_order(
        Feed::new(walked.found),
        |job| Worker { options: &options, work: &work }.job(job),
        |batch: Batch<T>| {
            for problem in &batch.problems {
                ended.unread += 1;
                progress.aside(|| console::error(problem));
            }
            progress.add(batch.bytes, batch.answers.len());
            batch.answers.into_iter().try_for_each(&mut take)
        },
    );
    progress.end();
    worked.map(|()| ended)
}

struct Worker<'a, W> {
    options: &'a Options,
    work: &'a W,
}

impl<T, W: Fn(Vec<Received<'_>>) -> Vec<Result<T, String>>> Worker<'_, W> {
    fn job(&self, job: Job) -> Batch<T> {
        match job {
            Job::Lost(problem) => Batch { answers: Vec::new(), problems: vec![problem], bytes: 0 },
            Job::Lines { name, first, bytes } => self.lines(&name, first, &bytes),
            Job::Stdin(bytes) => self.whole(STDIN, &bytes),
            Job::File(path) => {
                let name = path.display().to_string();
                match fs::read(&path) {
                    Ok(bytes) => self.whole(&name, &bytes),
                    Err(error) => self.job(Job::Lost(unreadable(&name, &error))),
                }
            }
        }
    }

    fn whole(&self, name: &str, bytes: &[u8]) -> Batch<T> {
        let input = Input { name, bytes, kind: Kind::of(name, bytes) };
        let Some(Captured { reports, problems }) = guarded(|| capture(input, self.options)) else {
            return self.batch(Vec::new(), vec![fault(name)], bytes);
        };
        let origin = Origin { name, bytes, line: 1 };
        let received = reports.into_iter().map(|report| Received { report, origin }).collect();
        self.batch(received, problems.iter().map(ToString::to_string).collect(), bytes)
    }

    fn lines(&self, name: &str, first: u64, bytes: &[u8]) -> Batch<T> {
        let (mut received, mut problems) = (Vec::new(), Vec::new());
        // All lines are captured before the first is worked on: a processor runs the same code quicker many times in a row.
        for (number, line) in (first..).zip(lines(bytes)) {
            let origin = Origin { name, bytes: line, line: number };
            match guarded(|| capture_line(name, number, line, self.options)) {
                Some(Some(Ok(report))) => received.push(Received { report, origin }),
                Some(Some(Err(problem))) => problems.push(problem.to_string()),
                Some(None) => {}
                None => problems.push(fault(&format!("{name}:{number}"))),
            }
        }
        self.batch(received, problems, bytes)
    }

    fn batch(&self, received: Vec<Received<'_>>, mut problems: Vec<String>, bytes: &[u8]) -> Batch<T> {
        let mut answers = Vec::with_capacity(received.len());
        for worked in (self.work)(received) {
            match worked {
                Ok(answer) => answers.push(answer),
                Err(fault) => problems.push(fault),
            }
        }
        Batch { answers, problems, bytes: bytes.len() as u64 }
    }
}

/// The lines of a dump with their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = memchr_iter(b'\n', bytes).map(|end| end + 1).chain([bytes.len()]);
    let lines = ends.scan(0, |start, end| Some(&bytes[mem::replace(start, end)..end]));
    lines.filter(|line| !line.is_empty())
}

/// Does `work` on a report.
fn tried<T>(id: &str, origin: Origin<'_>, work: impl FnOnce() -> T) -> Result<T, String> {
    let Origin { name, line, .. } = origin;
    guarded(work).ok_or_else(|| fault(&format!("{name}:{line} (report {id})")))
}

/// One report that brings out a fault of ours must not take the others with it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn fault(what: &str) -> String {
    format!("{what}: reading broke off; this is a fault in Plimsoll, please report it with this input")
}

/// The claims of a report and what it tells without a number; none where its language is not read.
pub(crate) fn told(report: &Report, lexicon: &Lexicon) -> Told {
    if is_read(report) { plimsoll_claim::read_all(report, lexicon) } else { Told::default() }
}

/// Whether a report's language is one whose words are known; too few words to tell count as known.
pub(crate) fn is_read(report: &Report) -> bool {
    [Language::ENGLISH, Language::UNDETERMINED].contains(&report.language)
}
