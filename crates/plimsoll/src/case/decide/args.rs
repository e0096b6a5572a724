//! What can be decided.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use plimsoll_claim::Date;
use rust_decimal::Decimal;

use super::super::args::Acting;

const DECIDE_HELP: &str = "\
Examples:
  plimsoll case decide convoy.case merge 3f2a 91bc --reason \"both quote the briefing of 26 February\"
  plimsoll case decide convoy.case split 91bc --reason \"the interview was a week later\"
  plimsoll case decide convoy.case correct 3f2a speaker \"Shin Won-sik\" --reason \"he is named in the caption\"
  plimsoll case decide convoy.case correct 3f2a quantity \"more than 3000000\" --reason \"the page dropped a zero\"
  plimsoll case decide convoy.case set-aside 77d0 --reason \"a calibre, not a count\"
  plimsoll case decide convoy.case grade \"Harbour Office\" B --reason \"right in nine of ten past counts\"
  plimsoll case decide convoy.case dismiss 8c01 --reason \"the headline quotes another day\"
  plimsoll case decide convoy.case claim port \"40 ships\" --figure 40 --unit ship --measure observed
  plimsoll case decide convoy.case sighting \"a freighter at pier 2\" --place Rason --from 2023-09-12 --source \"satellite image, Meridian\"
  plimsoll case decide convoy.case verdict 3f2a misleading --text \"The report makes a delivery of what could be held.\"

Every decision is kept in the log with who and when, and can be taken back with `plimsoll case undo`. What was read stays visible beside it.";

/// Arguments of `case decide`.
#[derive(Args, Debug)]
#[command(after_help = DECIDE_HELP)]
pub(crate) struct Decide {
    /// The case
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The decision
    #[command(subcommand)]
    pub(crate) what: What,
}

/// Kinds of decisions.
#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Claims, or origins, go back to one utterance
    Merge(Several),
    /// Claims are an origin of their own, apart from what they were held to be one with
    Split(Several),
    /// A field of a claim should read otherwise
    Correct(Correct),
    /// What was read is no claim
    SetAside(One),
    /// How far a source can be trusted, A to F
    Grade(Grade),
    /// A finding holds
    Confirm(One),
    /// A finding does not hold, or does not matter
    Dismiss(One),
    /// A claim that was not read
    Claim(Box<Claim>),
    /// Something was seen somewhere
    Sighting(Sighting),
    /// A verdict on a claim or an origin
    Verdict(Verdict),
}

/// Several claims.
#[derive(Args, Debug)]
pub(crate) struct Several {
    /// Ids of claims or origins, or their first digits; an origin stands for the claim nearest it in a merge, for all its claims in a split
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    /// Why
    #[arg(long)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// One claim or finding.
#[derive(Args, Debug)]
pub(crate) struct One {
    /// Its id, or the first digits
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Why
    #[arg(long)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Arguments of `decide correct`.
#[derive(Args, Debug)]
pub(crate) struct Correct {
    /// The claim, or the first digits of its id
    #[arg(value_name = "CLAIM")]
    pub(crate) id: String,
    /// The field, as `plimsoll read --format jsonl` calls it
    #[arg(value_enum)]
    pub(crate) field: Field,
    /// What it should read: `none` for nothing; a quantity as "6700", "about 6700", "more than 6700", "up to 6700", "6700 to 7000"; hands of
    /// `via` with commas between them; dates as 2024-02-26, periods as 2023-09/2024-02-26
    #[arg(value_name = "VALUE")]
    pub(crate) value: String,
    /// Why
    #[arg(long)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Fields of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Field {
    Quantity,
    Unit,
    Item,
    ItemClass,
    Measure,
    Supplier,
    Recipient,
    PlaceFrom,
    PlaceTo,
    Speaker,
    Via,
    SaidOn,
    Period,
    Modality,
}

/// Arguments of `decide grade`.
#[derive(Args, Debug)]
pub(crate) struct Grade {
    /// A counter's or a speaker's name
    #[arg(value_name = "SOURCE")]
    pub(crate) source: String,
    /// A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged
    #[arg(value_enum)]
    pub(crate) reliability: Letter,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Reliability of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "verbatim")]
pub(crate) enum Letter {
    A,
    B,
    C,
    D,
    E,
    F,
}

/// Arguments of `decide claim`.
#[derive(Args, Debug)]
pub(crate) struct Claim {
    /// The report: its name, or the first digits of its hash
    #[arg(value_name = "REPORT")]
    pub(crate) report: String,
    /// The words of the figure as they stand in its text
    #[arg(value_name = "WORDS")]
    pub(crate) words: String,
    /// The byte of the text at which they stand, where they stand there more than once
    #[arg(long, value_name = "BYTE")]
    pub(crate) at: Option<u32>,
    /// What the words mean: "40", "about 40", "more than 40", "up to 40", "40 to 50"
    #[arg(long, value_name = "FIGURE")]
    pub(crate) figure: String,
    /// Canonical unit: ship, container, round
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// What is counted, as worded
    #[arg(long)]
    pub(crate) item: Option<String>,
    /// The pack's class for it
    #[arg(long, value_name = "CLASS")]
    pub(crate) item_class: Option<String>,
    /// What the figure measures: transferred, capacity, held, killed, …
    #[arg(long, default_value = "other")]
    pub(crate) measure: String,
    /// Who gives, makes, holds or does
    #[arg(long)]
    pub(crate) supplier: Option<String>,
    /// Who gets or suffers
    #[arg(long)]
    pub(crate) recipient: Option<String>,
    /// Whom the text makes responsible
    #[arg(long)]
    pub(crate) speaker: Option<String>,
    /// Day of the utterance
    #[arg(long, value_name = "DATE")]
    pub(crate) said_on: Option<Date>,
    /// Time the figure covers: 2023-09/2024-02-26
    #[arg(long)]
    pub(crate) period: Option<plimsoll_claim::Period>,
    /// Why, if there is more to say
    #[arg(long)]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Arguments of `decide sighting`.
#[derive(Args, Debug)]
pub(crate) struct Sighting {
    /// What was seen
    #[arg(value_name = "WHAT")]
    pub(crate) what: String,
    /// Where, by name
    #[arg(long)]
    pub(crate) place: String,
    /// Degrees north
    #[arg(long, value_name = "DEGREES", requires = "longitude", allow_negative_numbers = true)]
    pub(crate) latitude: Option<Decimal>,
    /// Degrees east
    #[arg(long, value_name = "DEGREES", requires = "latitude", allow_negative_numbers = true)]
    pub(crate) longitude: Option<Decimal>,
    /// From when
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    /// Until when; without it the day of --from
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,
    /// Who saw it, or where it is published
    #[arg(long)]
    pub(crate) source: String,
    /// Anything else
    #[arg(long)]
    pub(crate) note: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}

/// Arguments of `decide verdict`.
#[derive(Args, Debug)]
pub(crate) struct Verdict {
    /// A claim or an origin, or the first digits of its id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The verdict in a word or two
    #[arg(value_name = "VERDICT")]
    pub(crate) verdict: String,
    /// The grounds, for a reader
    #[arg(long)]
    pub(crate) text: String,
    /// Where it stands on a scale, worst to best: 2/1/5 is 2 of 1 to 5
    #[arg(long, value_name = "VALUE/WORST/BEST")]
    pub(crate) rating: Option<String>,
    /// Where it is published
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// The house that publishes it
    #[arg(long)]
    pub(crate) author: Option<String>,
    #[command(flatten)]
    pub(crate) acting: Acting,
}
