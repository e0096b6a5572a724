//! `plimsoll explain`

use std::io::Write;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Event, Part, Told};
use plimsoll_ledger::{Ledger, ReportClaims};
use plimsoll_pack::Pack;
use plimsoll_report::{Explained, Explanation, Record, Sheet, StatementExplanation, wording};
use plimsoll_text::Span;

use super::output;
use crate::args::Explain;
use crate::exit::{Outcome, Usage};
use crate::progress::Output;
use crate::reading::{self, Origin};
use crate::{console, pack, question};

/// Claims and statements named where none or several fit.
const MOST_CANDIDATES: usize = 8;

/// A claim or statement that fits, with all that explains it.
struct Fit {
    report: Report,
    row: Row,
    place: String,
}

/// What can be explained.
enum Row {
    Claim(Box<Claim>),
    Statement(Box<Event>),
}

impl Row {
    fn id(&self) -> &ClaimId {
        match self {
            Self::Claim(claim) => &claim.claim,
            Self::Statement(event) => &event.statement,
        }
    }

    fn part(&self) -> Part {
        match self {
            Self::Claim(claim) => claim.part,
            Self::Statement(event) => event.part,
        }
    }

    /// The words it turns on.
    fn span(&self) -> Span {
        match self {
            Self::Claim(claim) => claim.spans.quantity,
            Self::Statement(event) => event.spans.trigger,
        }
    }

    fn in_short(&self) -> String {
        match self {
            Self::Claim(claim) => {
                format!("{}  {} ({})", claim.claim, wording::figure_with_unit(claim), claim.report)
            }
            Self::Statement(event) => {
                format!("{}  {} ({})", event.statement, wording::event(event), event.report)
            }
        }
    }

    fn explained(&self, report: &Report, place: &str) -> String {
        let (width, colour) = (console::width(), console::has_colour());
        match self {
            Self::Claim(claim) => Explanation { report, claim, place }.text(width, colour),
            Self::Statement(event) => StatementExplanation { report, event, place }.text(width, colour),
        }
    }
}

/// What one report holds: what fits, all others by id for the case that nothing does, and its claims for the ledger.
struct Looked {
    fits: Vec<Fit>,
    others: Vec<(String, String)>,
    read: (Report, Vec<Claim>),
}

pub(crate) fn run(explain: &Explain) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&explain.pack.pack)?;
    let (mut fits, mut others, mut read) = (Vec::new(), Vec::new(), Vec::new());
    let ended = reading::each_report(
        &explain.inputs,
        Output::AtTheEnd,
        |report, origin| look(report, origin, &pack.lexicon, &explain.id),
        |looked| {
            fits.extend(looked.fits);
            others.extend(looked.others);
            read.push(looked.read);
            Ok(())
        },
    )?;
    let mut ids: Vec<&str> = fits.iter().map(|fit| fit.row.id().as_str()).collect();
    ids.dedup();
    match ids.len() {
        0 => {
            computed(explain, &pack, &read, others)?;
            return Ok(ended.outcome());
        }
        1 => {}
        _ => {
            return Err(
                Usage(several_fit(&explain.id, fits.iter().map(|fit| fit.row.in_short()).collect())).into()
            );
        }
    }
    let mut out = output();
    for (number, fit) in fits.iter().enumerate() {
        let gap = if number == 0 { "" } else { "\n" };
        write!(out, "{gap}{}", fit.row.explained(&fit.report, &fit.place))?;
    }
    out.flush()?;
    Ok(ended.outcome())
}

/// Explains what is no claim and no statement: an origin, a finding, a ratio or an estimate.
fn computed(
    explain: &Explain,
    pack: &Pack,
    read: &[(Report, Vec<Claim>)],
    others: Vec<(String, String)>,
) -> anyhow::Result<()> {
    let question = question::of(&explain.question)?;
    let reports: Vec<ReportClaims<'_>> =
        read.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let ledger = Ledger::answering(&question, &reports, &pack.limits);
    let sheet =
        Sheet { reports: &reports, events: &[], ledger: &ledger, unread: 0, record: Record::default() };
    let explained = Explained::of(&sheet);
    let named = explained.named(&explain.id);
    let mut ids: Vec<&str> = named.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    match ids.as_slice() {
        [id] => {
            let text = explained.text(id, console::width(), console::has_colour()).unwrap_or_default();
            let mut out = output();
            out.write_all(text.as_bytes())?;
            Ok(out.flush()?)
        }
        [] => {
            let mut nearest = Nearest::to(&explain.id);
            others.into_iter().for_each(|other| nearest.add(other));
            Err(Usage(nearest.none_fits()).into())
        }
        _ => Err(Usage(several_fit(&explain.id, named.into_iter().map(|(_, line)| line).collect())).into()),
    }
}

fn look(report: Report, origin: Origin<'_>, lexicon: &plimsoll_lexicon::Lexicon, prefix: &str) -> Looked {
    let Told { claims, events } = reading::told(&report, lexicon);
    let rows = claims.iter().map(|claim| Row::Claim(Box::new(claim.clone())));
    let rows = rows.chain(events.into_iter().map(|event| Row::Statement(Box::new(event))));
    let (fitting, others): (Vec<Row>, Vec<Row>) = rows.partition(|row| row.id().as_str().starts_with(prefix));
    let fits = fitting.into_iter().map(|row| {
        let place = place(&report, &row, origin);
        Fit { report: report.clone(), row, place }
    });
    let fits = fits.collect();
    let others = others.iter().map(|row| (row.id().to_string(), row.in_short())).collect();
    Looked { fits, others, read: (report, claims) }
}

/// Line and column of the words it turns on in what was received, as far as its words lead back to it.
fn place(report: &Report, row: &Row, origin: Origin<'_>) -> String {
    let raw = match row.part() {
        Part::Text => report.source_map.raw_of(row.span()),
        Part::Title => None,
    };
    let before = raw.and_then(|raw| origin.bytes.get(..raw.start() as usize));
    let Some(before) = before else { return format!("{}:{} (the title)", origin.name, origin.line) };
    let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + origin.line;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    format!("{}:{line}:{column}", origin.name)
}

fn several_fit(prefix: &str, fits: Vec<String>) -> String {
    let mut lines: Vec<String> = fits.iter().map(|fit| format!("\n  {fit}")).collect();
    lines.dedup();
    let more = lines.len().saturating_sub(MOST_CANDIDATES);
    lines.truncate(MOST_CANDIDATES);
    if more > 0 {
        lines.push(format!("\n  and {more} more"));
    }
    format!("{prefix} begins several ids; give more digits of one of them:{}", lines.concat())
}

/// The claims and statements whose ids share most first digits with what was asked for.
struct Nearest<'a> {
    prefix: &'a str,
    shared: usize,
    claims: Vec<String>,
    seen: usize,
}

impl<'a> Nearest<'a> {
    fn to(prefix: &'a str) -> Self {
        Self { prefix, shared: 0, claims: Vec::new(), seen: 0 }
    }

    fn add(&mut self, (id, in_short): (String, String)) {
        self.seen += 1;
        let shared = id.bytes().zip(self.prefix.bytes()).take_while(|(one, other)| one == other).count();
        if shared > self.shared {
            self.shared = shared;
            self.claims.clear();
        }
        if shared == self.shared && self.claims.len() < MOST_CANDIDATES {
            self.claims.push(in_short);
        }
    }

    fn none_fits(&self) -> String {
        let asked = self.prefix;
        if self.seen == 0 {
            return format!(
                "{asked} is no id of anything in these reports: no claim or statement was found in them"
            );
        }
        let lines: String = self.claims.iter().map(|claim| format!("\n  {claim}")).collect();
        format!(
            "{asked} begins no id in these reports; of the claims and statements the nearest are:{lines}\n\
             `plimsoll read --rows claims` and `--rows statements` with the same paths list all {}",
            self.seen
        )
    }
}
