//! What `plimsoll case` can be asked.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::Timestamp;
use plimsoll_capture::Moment;

use super::decide::args::Decide;
use crate::args::{Format, Rows};

const CASE_HELP: &str = "\
A case is one file that holds what was received (the bytes, with hash, source and time) and what was decided. Everything else is computed from it.

Examples:
  plimsoll case new convoy.case --title \"Containers by rail\"
  plimsoll case add convoy.case saved-pages/        again at any time: what is there is not added twice
  plimsoll case list convoy.case --words \"artillery shells\"
  plimsoll case show convoy.case                    figures, origins, series and findings, as `plimsoll read` shows them
  plimsoll case show convoy.case 3f2a               the report, claim, origin, finding or decision whose id begins so
  plimsoll case decide convoy.case dismiss 8c01 --reason \"the headline quotes another day\"
  plimsoll case undo convoy.case 5b7e
  plimsoll case export convoy.case --format html > story.html
  plimsoll case verify convoy.case                  computes everything anew and names the first difference

docs/case.md tells what stands in the file, what it guarantees, and how to get out of trouble.";

/// What is done with a case.
#[derive(Debug, Subcommand)]
#[command(after_help = CASE_HELP)]
pub(crate) enum CaseVerb {
    /// Begins a case: a new file
    New(New),
    /// Adds reports: files, folders or `-`; what is there already is left as it is
    Add(Add),
    /// Lists the reports: all, those that hold words, those of an outlet or a time
    List(List),
    /// Shows the case, or one thing in it by its id
    Show(Show),
    /// Makes a decision: merge, split, correct, set aside, grade, confirm, dismiss, a claim by hand, a sighting, a verdict
    Decide(Decide),
    /// Takes a decision back; it stays in the log
    Undo(Undo),
    /// Computes everything anew, compares, and names the first difference
    Verify(Verify),
    /// Writes a copy of the case, also while it is in use
    Backup(Backup),
    /// Takes over what another case holds
    Merge(Merge),
    /// Writes the case in another form, to be handed on
    Export(Export),
    /// Lists every change: what, who, when
    Log(Log),
    /// Changes the title, the pack or the day of the estimates
    Set(Set),
}

/// Who does it.
#[derive(Args, Debug)]
pub(crate) struct Acting {
    /// Who does this, as the log shall have it; without it the name you are logged in under
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// When, in place of now
    #[arg(long, value_name = "TIME", hide = true)]
    pub(crate) when: Option<Timestamp>,
}

/// Arguments of `case new`.
#[derive(Args, Debug)]
pub(crate) struct New {
    /// The file to write; nothing that is there is overwritten
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What the case is about, in a line
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The words of its field: `arms-transfers`, `tolls`, `none`, a folder of .toml files, or one such file
    ///
    /// Packs that come with Plimsoll are kept by name, files of your own are kept in the case. Without it the pack is that of the archive the case
    /// begins with, else `arms-transfers`.
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) pack: Vec<String>,
    /// Begins with all that an archive holds, which `plimsoll case export --format archive` wrote
    #[arg(long, value_name = "ARCHIVE")]
    pub(crate) from: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

const ADD_HELP: &str = "\
Examples:
  plimsoll case add convoy.case saved-pages/ dump.jsonl
  plimsoll case add convoy.case page.html --source https://example.org/page --retrieved-at 2024-03-01T09:30:00Z
  curl -s https://example.org/report | plimsoll case add convoy.case - --source https://example.org/report
  plimsoll case add convoy.case other-case.archive.jsonl   an archive: its reports and decisions are taken over

Each report is added whole or not at all. Cut short, by a signal or a full disk, it is taken up where it stopped by running it again.";

/// Arguments of `case add`.
#[derive(Args, Debug)]
#[command(after_long_help = ADD_HELP)]
pub(crate) struct Add {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Where they came from; without it the path as it is given
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) source: Option<String>,
    /// When they were retrieved; without it now
    #[arg(long, value_name = "TIME")]
    pub(crate) retrieved_at: Option<Timestamp>,
    /// What they were said to be, as `text/html`; without it by their kind
    #[arg(long, value_name = "TYPE")]
    pub(crate) media_type: Option<String>,
    /// Anything to be kept with them
    #[arg(long, value_name = "WORDS")]
    pub(crate) note: Option<String>,
    /// The date of publication of reports that tell none: 2024-02-28, 2024-02 or 2024
    #[arg(long, value_name = "DATE", value_parser = crate::args::published)]
    pub(crate) published: Option<Moment>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Arguments of `case list`.
#[derive(Args, Debug)]
pub(crate) struct List {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Only reports that hold all these words; words in quotation marks stand together
    #[arg(long, default_value = "")]
    pub(crate) words: String,
    /// Only those of this outlet
    #[arg(long)]
    pub(crate) outlet: Option<String>,
    /// Only those published on this day or later: 2024, 2024-02 or 2024-02-28
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,
    /// Only those published on this day or earlier
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,
    /// By what they are sorted
    #[arg(long, value_enum, default_value_t = By::Published)]
    pub(crate) sort: By,
    /// Turns the order round
    #[arg(long)]
    pub(crate) reverse: bool,
    /// How many are listed
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub(crate) limit: usize,
    /// How many are passed over
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub(crate) offset: usize,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
}

/// By what reports are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The latest first
    Published,
    /// The last received first
    Received,
    /// By name
    Name,
    /// By outlet
    Outlet,
    /// By title
    Title,
    /// Those with most claims first
    Claims,
    /// Those that fit the words best first; where more than 10,000 have the words, the latest
    Fit,
}

/// Forms of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For a person at a terminal
    Table,
    /// One JSON object a line
    Jsonl,
}

/// Arguments of `case show`.
#[derive(Args, Debug)]
pub(crate) struct Show {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The name of a report, or the id of a report, claim, statement, origin, finding, ratio, estimate or decision, or its first
    /// digits; without it the whole case
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Writes the bytes of a report as they were received
    #[arg(long, requires = "id")]
    pub(crate) bytes: bool,
}

/// Arguments of `case undo`.
#[derive(Args, Debug)]
pub(crate) struct Undo {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The decision, or the first digits of its id; an undoing can be undone
    #[arg(value_name = "DECISION")]
    pub(crate) id: String,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

const VERIFY_HELP: &str = "\
It checks the pages of the file, the chain of the log, the hash of every report's bytes, every receipt and decision against the log, what \
was read in every report, the index of words and the ledger. Status 1 says that something differs.

Entries cut off from the end of the log leave a shorter log that holds in itself. Note the hash that `verify` or `log` prints in another place, and give \
it with --head later: then what was cut off is missed.";

/// Arguments of `case verify`.
#[derive(Args, Debug)]
#[command(after_long_help = VERIFY_HELP)]
pub(crate) struct Verify {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The hash of an entry that was noted elsewhere and must still be in the log
    #[arg(long, value_name = "HASH")]
    pub(crate) head: Option<String>,
}

/// Arguments of `case backup`.
#[derive(Args, Debug)]
pub(crate) struct Backup {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The copy to write; nothing that is there is overwritten
    #[arg(value_name = "COPY")]
    pub(crate) copy: PathBuf,
}

/// Arguments of `case merge`.
#[derive(Args, Debug)]
pub(crate) struct Merge {
    /// The case that takes over
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The other, which stays as it is
    #[arg(value_name = "OTHER")]
    pub(crate) other: PathBuf,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

const EXPORT_HELP: &str = "\
Examples:
  plimsoll case export convoy.case --format archive > convoy.archive.jsonl   all of it, to begin another case with
  plimsoll case export convoy.case --format html-dossier > dossier.html
  plimsoll case export convoy.case --rows findings --format csv > findings.csv";

/// Arguments of `case export`.
#[derive(Args, Debug)]
#[command(after_long_help = EXPORT_HELP)]
pub(crate) struct Export {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The form
    #[arg(long, value_enum, default_value_t = Format::Archive)]
    pub(crate) format: Format,
    /// Which rows, for forms that have one kind of rows; without it the claims
    #[arg(long, value_enum)]
    pub(crate) rows: Option<Rows>,
    /// When the export is made, for forms that want a time; without it that of the last change of the case
    #[arg(long, value_name = "TIME", value_parser = crate::args::made_at)]
    pub(crate) made_at: Option<Timestamp>,
}

/// Arguments of `case log`.
#[derive(Args, Debug)]
pub(crate) struct Log {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Only changes of this kind: created, setting, received, decided, merged, account
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// How many are listed, the latest first
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub(crate) limit: usize,
    /// How many are passed over
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub(crate) offset: usize,
    /// The form of the output; jsonl has every entry whole, as it is hashed
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
}

/// Arguments of `case set`.
#[derive(Args, Debug)]
#[command(arg_required_else_help = true)]
pub(crate) struct Set {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What the case is about, in a line
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// The words of its field, in place of those it has; every report is read anew by them
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) pack: Vec<String>,
    /// The day of the estimates, or `none`: for each pair of parties, the last on which a figure of theirs was stated
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}
