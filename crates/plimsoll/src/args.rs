//! What the command can be asked.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use plimsoll_capture::Moment;
use plimsoll_claim::Date;

use crate::account::args::AccountVerb;
use crate::case::args::CaseVerb;

/// How much weight each figure in the news can bear.
///
/// Plimsoll reads news reports and shows every figure in them: who said it, when, through whom, how many origins stand
/// behind it, how the figures move over time, and what does not fit. Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "plimsoll", version, max_term_width = 100, after_help = EXAMPLES, after_long_help = LONG_EXAMPLES)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

const EXAMPLES: &str = "\
Start with:  plimsoll read examples/reports
Details:     plimsoll --help, plimsoll read --help";

const LONG_EXAMPLES: &str = "\
Examples:
  plimsoll read examples/reports          figures, origins, series and findings of a folder, as tables
  plimsoll read --format jsonl a.html     one JSON object a claim, for programs
  plimsoll read --format html reports     one page with a chart and every figure in its place
  plimsoll explain 3f2a examples/reports  why the claim whose id begins with 3f2a reads as it does
  plimsoll case new convoy.case           begins a case file, to be added to and decided on over months
  plimsoll serve convoy.case --open       shows the case as pages in the browser
  plimsoll capture page.html              what was taken from a page: outlet, date, title, zones

Exit status:
  0  everything was read
  1  some input could not be read; each was named on standard error, the rest is done
  2  the command was not understood

Environment:
  PLIMSOLL_ASSIST_KEY  what the endpoint of --assist wants to see as a bearer token
  NO_COLOR  when set, no colours are used; they are used on a terminal only in any case";

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Shows every figure, who said it, how many origins stand behind it, and what does not fit
    Read(Read),
    /// Shows why a claim or statement reads as it does, or why an origin, a finding or an estimate is there: from what, by which rule
    Explain(Explain),
    /// Prints the quantities, times, attributions and actors of reports, one JSON object a mention
    Annotate(Annotate),
    /// Prints what was captured of each report: outlet, date, title, text and its zones
    Capture(Capture),
    /// Lists the rules whose names stand in derivations: what each does, a text it reads, a text it leaves alone
    Rules(Rulebook),
    /// Keeps a case: what was received and what was decided, in one file, with everything that follows from it
    #[command(subcommand)]
    Case(CaseVerb),
    /// Keeps the accounts of a case: who may sign in to its pages, as what, and tokens for programs
    #[command(subcommand)]
    Account(AccountVerb),
    /// Shows a case as pages in a browser on this machine, to look at and to decide in
    Serve(Serve),
    /// Checks, shows or copies a pack: the words, counters and limits of a field
    #[command(subcommand)]
    Pack(PackVerb),
}

const SERVE_HELP: &str = "\
Examples:
  plimsoll serve convoy.case --open
  plimsoll serve convoy.case --listen 127.0.0.1:8080
  plimsoll serve convoy.case --listen 0.0.0.0:8443 --tls-certificate full.pem --tls-key key.pem --host case.example.org
  plimsoll serve convoy.case --listen 0.0.0.0:8080 --behind-proxy --host case.example.org

Where the case has accounts (`plimsoll account new`), everybody signs in, on any address. Without them whoever can open the address can decide.

Programs ask below /api/v1, which /api/v1/openapi.json describes (docs/api.md).

The server fetches nothing. It listens on this machine alone, unless it has accounts and TLS, or is told that a proxy stands in front of it. docs/serve.md tells the rest, docs/security.md what keeps strangers out.";

/// Arguments of `serve`.
#[derive(Args, Debug)]
#[command(after_help = SERVE_HELP)]
pub(crate) struct Serve {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Opens the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7467")]
    pub(crate) listen: SocketAddr,
    /// A certificate, to speak TLS with: a PEM file, the server's own first, then those that vouch for it
    #[arg(long, value_name = "FILE", requires = "tls_key", conflicts_with = "behind_proxy")]
    pub(crate) tls_certificate: Option<PathBuf>,
    /// Its private key: a PEM file
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub(crate) tls_key: Option<PathBuf>,
    /// Says that a proxy in front speaks TLS and keeps strangers out
    #[arg(long)]
    pub(crate) behind_proxy: bool,
    /// The header in which the proxy tells the address of whoever asks, such as X-Real-IP; without it sign-ins are limited by name alone
    #[arg(long, value_name = "HEADER", requires = "behind_proxy", value_parser = header)]
    pub(crate) client_header: Option<String>,
    /// A name under which browsers ask, with its port if that is not the usual one
    #[arg(long, value_name = "NAME")]
    pub(crate) host: Vec<String>,
    /// Megabytes that can be added at once
    #[arg(long, value_name = "COUNT", default_value_t = 256)]
    pub(crate) most_megabytes: usize,
    /// Who decides and adds, as the log shall have it, where the case has no accounts; without it the name you are logged in under
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
}

const PACK_HELP: &str = "\
Examples:
  plimsoll pack list
  plimsoll pack show tolls
  plimsoll pack copy tolls my-pack       writes a pack to begin with
  plimsoll pack check my-pack            says what is wrong in it, and where
  plimsoll pack keys                     what can stand in it
  plimsoll read --pack my-pack reports";

/// What is done with packs.
#[derive(Debug, Subcommand)]
#[command(after_help = PACK_HELP)]
pub(crate) enum PackVerb {
    /// Says everything that is wrong in a pack, with file, line and what to do
    Check(PackNames),
    /// Shows what is in a pack: what it counts, who counts it, which limits it knows and by whose word
    Show(PackNames),
    /// Writes a pack that comes with Plimsoll into a new folder, to be changed there
    Copy(PackCopy),
    /// Lists the packs that come with Plimsoll
    List,
    /// Lists the tables that a pack can hold, with the keys of each, as a Markdown page
    Keys,
}

/// Packs, by name or path.
#[derive(Args, Debug)]
pub(crate) struct PackNames {
    /// A pack that comes with Plimsoll, a folder of .toml files, or one such file; several are taken together
    #[arg(value_name = "NAME|PATH", required = true)]
    pub(crate) packs: Vec<String>,
}

/// Arguments of `pack copy`.
#[derive(Args, Debug)]
pub(crate) struct PackCopy {
    /// A pack that comes with Plimsoll
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The folder to write; nothing that is there is overwritten
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
}

const READ_HELP: &str = "\
Examples:
  plimsoll read examples/reports
  plimsoll read --format html examples/reports > story.html
  plimsoll read --format jsonl dump.jsonl | head
  plimsoll read --rows findings examples/reports
  plimsoll read --rows statements --format csv examples/reports > told.csv
  plimsoll read --published 2024-06-18 copied.txt
  plimsoll read --format dossier examples/reports > story.md
  plimsoll read --format stix --made-at 2026-11-26T12:00:00Z examples/reports > story.stix.json
  plimsoll read --assist http://localhost:11434/v1 --assist-model NAME examples/reports
  curl -s https://example.org/report | plimsoll read -

The rows:
  claims      one quantity asserted of something by someone (the default with jsonl, json and csv)
  statements  what is told without a number: a denial, exchange, meeting, visit, agreement, accusation or route
  origins     the utterance or document that claims trace back to
  series      successive figures of one counter over one window
  findings    what an analyst should see, with its reason
  ratios      figures that were given together, one divided by the other, beside the pack's range
  estimates   what the figures amount to on a day, as intervals with their assumptions
  reports     what was read, with remarks

Which format when (docs/exports.md tells what each cannot hold, and how to load it):
  to read it yourself            table; html to look at and print; markdown to paste
  to hand to someone who checks  html-dossier or dossier: a note to every figure, down to bytes and hash
  to work on rows                csv for a spreadsheet; jsonl or json for a program: one kind of rows at a time
  to keep, or to move elsewhere  archive: all rows and the bytes they came from
  to a colleague's platform      ftm for Aleph; stix for OpenCTI or MISP; annotation for Hypothes.is; geojson for QGIS
Verdicts that people wrote are exported from a case (plimsoll case export --format claimreview): reading gives none.";

/// Arguments of `read`.
#[derive(Args, Debug)]
#[command(after_long_help = READ_HELP)]
pub(crate) struct Read {
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Which rows to print; without this table and markdown give the digest of all, jsonl, json and csv the claims
    #[arg(long, value_enum)]
    pub(crate) rows: Option<Rows>,
    /// When the export is made, for forms that want a time: 2026-11-26 or 2026-11-26T12:00:00Z
    ///
    /// Plimsoll asks no clock, so that the same input gives the same bytes. Without this the last day that a report gives stands for it.
    #[arg(long, value_name = "TIME", value_parser = made_at)]
    pub(crate) made_at: Option<Timestamp>,
    #[command(flatten)]
    pub(crate) pack: Pack,
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) assist: Assist,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
}

/// What a person asks of the ledger and adds to it.
#[derive(Args, Debug)]
pub(crate) struct Question {
    /// The day of the estimates; without it, for each pair of parties, the last on which a figure of theirs was stated
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<Date>,
    /// A TOML file of grades that people have set: `[[grade]]` with `source`, `reliability` (A to F), `by` and `on`
    #[arg(long, value_name = "FILE")]
    pub(crate) grades: Option<PathBuf>,
}

const EXPLAIN_HELP: &str = "\
Examples:
  plimsoll read --rows claims examples/reports      lists the claims with the first digits of their ids
  plimsoll read --rows statements examples/reports  lists what is told without a number
  plimsoll explain 3f2a examples/reports            shows the one whose id begins with 3f2a
  plimsoll read --rows estimates examples/reports   lists the estimates with their ids

An id is looked for among claims and statements first, then among origins, findings, ratios and estimates.";

/// Arguments of `explain`.
#[derive(Args, Debug)]
#[command(after_long_help = EXPLAIN_HELP)]
pub(crate) struct Explain {
    /// The id of a claim, a statement, an origin, a finding, a ratio or an estimate, or its first digits, as far as they are its alone
    #[arg(value_name = "ID", value_parser = id_prefix)]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) pack: Pack,
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
}

const ANNOTATE_HELP: &str = "\
Examples:
  plimsoll annotate report.txt
  plimsoll annotate --layers quantity,time --published 2024-02-28 report.txt

Offsets are bytes into the report's text, as `plimsoll capture` prints it.";

/// Arguments of `annotate`.
#[derive(Args, Debug)]
#[command(after_long_help = ANNOTATE_HELP)]
pub(crate) struct Annotate {
    /// Which mentions to print, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', default_value = "quantity,time,attribution,actor")]
    pub(crate) layers: Vec<Layer>,
    #[command(flatten)]
    pub(crate) pack: Pack,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
}

/// Arguments of `capture`.
#[derive(Args, Debug)]
pub(crate) struct Capture {
    /// The form of the output
    #[arg(long, value_enum, default_value_t = CaptureFormat::Table)]
    pub(crate) format: CaptureFormat,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
}

const RULES_HELP: &str = "\
Examples:
  plimsoll rules                   all rules
  plimsoll rules attribution       those whose names begin so
  plimsoll rules claim.alternative one of them";

/// Arguments of `rules`.
#[derive(Args, Debug)]
#[command(after_long_help = RULES_HELP)]
pub(crate) struct Rulebook {
    /// The beginning of the names to list, as `plimsoll explain` shows them; all without it
    #[arg(value_name = "NAME", default_value = "")]
    pub(crate) name: String,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = RulesFormat::Table)]
    pub(crate) format: RulesFormat,
}

/// Forms of the list of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// For a person at a terminal
    Table,
    /// One JSON object a line
    Jsonl,
    /// A table as GitHub renders it
    Markdown,
}

/// What is read.
#[derive(Args, Debug)]
pub(crate) struct Inputs {
    /// The date of publication of reports that tell none: 2024-02-28, 2024-02 or 2024
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(crate) published: Option<Moment>,
    /// Files, folders, or `-` for standard input
    ///
    /// A folder is read with the folders in it, sorted by name, hidden files left out. Plain text (.txt, .md), web pages
    /// (.html) and dumps (.json, .jsonl) are told apart by their ending, or by their first bytes.
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
}

/// A second opinion, off by default.
#[derive(Args, Debug)]
#[command(next_help_heading = "A second opinion")]
pub(crate) struct Assist {
    /// Asks a language model that you run, at the base address of an OpenAI-compatible interface
    ///
    /// The text of every report is sent there, and nowhere else. The model may only propose: a proposal becomes a claim
    /// where each of its words stands in the text and the rules read the same figure with the same bound there. Such
    /// claims are marked as assisted in every output; origins, series and findings do not rest on them. A key, where the
    /// endpoint wants one, is taken from the environment variable PLIMSOLL_ASSIST_KEY.
    #[arg(long, value_name = "URL", value_parser = address)]
    pub(crate) assist: Option<String>,
    /// Its model; needed where it offers several
    #[arg(long, value_name = "NAME", requires = "assist")]
    pub(crate) assist_model: Option<String>,
    /// Seconds that one answer may take
    #[arg(long, value_name = "SECONDS", requires = "assist", default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) assist_timeout: u64,
}

/// The words of a field.
#[derive(Args, Debug)]
pub(crate) struct Pack {
    /// The pack: `arms-transfers`, `tolls`, `none`, a folder of .toml files, or one such file
    ///
    /// Given several times, all are taken together; where two know the same word, the later one holds. docs/packs.md tells
    /// how to write one.
    #[arg(long, value_name = "NAME|PATH", default_value = "arms-transfers")]
    pub(crate) pack: Vec<String>,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a person at a terminal
    Table,
    /// One JSON object a line
    Jsonl,
    /// One JSON array of the same objects
    Json,
    /// A spreadsheet: a header and a line a row
    Csv,
    /// Tables as GitHub renders them
    Markdown,
    /// One page with a chart, the findings and every report with its figures marked
    Html,
    /// The page with a note to every figure: sentence, address, bytes and hash
    HtmlDossier,
    /// The same as Markdown with footnotes
    Dossier,
    /// Everything, the bytes received included, one JSON object a line
    Archive,
    /// FollowTheMoney entities, for Aleph and OpenAleph
    Ftm,
    /// A STIX 2.1 bundle, for OpenCTI and MISP
    Stix,
    /// W3C Web Annotations of every span, for Hypothes.is
    Annotation,
    /// The places that reports name, and sightings, for QGIS
    Geojson,
    /// Verdicts that people wrote, for search engines and databases of fact checks; from a case only
    Claimreview,
}

/// Forms of what was captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CaptureFormat {
    /// For a person
    Table,
    /// One JSON object a line
    Jsonl,
}

/// Kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Rows {
    /// One quantity asserted of something by someone
    Claims,
    /// What is told without a number: denials, exchanges, meetings, agreements, accusations, routes
    Statements,
    /// Utterances and documents that claims trace back to
    Origins,
    /// What an analyst should see
    Findings,
    /// Successive figures of one counter over one window
    Series,
    /// Figures that were given together, one divided by the other
    Ratios,
    /// What the figures amount to on a day, as intervals
    Estimates,
    /// What was read
    Reports,
}

/// Layers of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Layer {
    /// Figures with bound, unit and item
    Quantity,
    /// Dates, times, durations
    Time,
    /// Who says what
    Attribution,
    /// People, bodies, countries, outlets, vessels
    Actor,
}

pub(crate) fn published(text: &str) -> Result<Moment, String> {
    let advice = "write it as 2024-02-28, 2024-02 or 2024";
    let date: Date = text.parse().map_err(|_| advice.to_string())?;
    let moment = match (date.year(), date.month(), date.day()) {
        (Some(year), Some(month), Some(day)) => Moment::day(year, month, day),
        (Some(year), Some(month), None) => Moment::month(year, month),
        (Some(year), None, None) => Moment::year(year),
        _ => None,
    };
    moment.filter(|_| !date.is_approximate()).ok_or_else(|| format!("there is no such date; {advice}"))
}

pub(crate) fn day(text: &str) -> Result<Date, String> {
    let date: Date = text.parse().map_err(|_| "write it as 2024-02-28, 2024-02 or 2024".to_string())?;
    date.year().map(|_| date).ok_or_else(|| "a day of no year is none; write it as 2024-02-28".to_string())
}

pub(crate) fn made_at(text: &str) -> Result<Timestamp, String> {
    let day = text.len() == "2026-11-26".len();
    let time = if day { format!("{text}T00:00:00Z") } else { text.to_string() };
    time.parse().map_err(|_| "write it as 2026-11-26 or 2026-11-26T12:00:00Z, with its zone".to_string())
}

fn address(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    match host {
        Some(host) if !host.is_empty() => Ok(text.to_string()),
        _ => Err("write the whole base address, as http://localhost:11434/v1".into()),
    }
}

fn header(text: &str) -> Result<String, String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !text.is_empty() && text.bytes().all(is_plain) {
        return Ok(text.to_string());
    }
    Err("the name of a header has letters, digits and hyphens, as X-Real-IP".into())
}

fn id_prefix(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.len() <= 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err("an id is up to 16 digits of 0-9 and a-f; `plimsoll read --rows claims PATH` lists those of the claims"
        .into())
}
