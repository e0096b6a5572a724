//! `plimsoll explain`

use std::io::Write;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};
use plimsoll_report::{Explanation, wording};

use super::output;
use crate::args::Explain;
use crate::exit::{Outcome, Usage};
use crate::progress::Output;
use crate::reading::{self, Origin};
use crate::{console, pack};

/// Claims named where none or several fit.
const MOST_CANDIDATES: usize = 8;

/// A claim that fits, with all that explains it.
struct Fit {
    report: Report,
    claim: Claim,
    place: String,
}

/// What one report holds: the claims that fit, and all claims by id for the case that none does.
struct Looked {
    fits: Vec<Fit>,
    others: Vec<(String, String)>,
}

pub(crate) fn run(explain: &Explain) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&explain.pack.pack)?;
    let (mut fits, mut nearest) = (Vec::new(), Nearest::to(&explain.claim));
    let ended = reading::each_report(
        &explain.inputs,
        Output::AtTheEnd,
        |report, origin| look(report, origin, &pack.lexicon, &explain.claim),
        |looked| {
            fits.extend(looked.fits);
            looked.others.into_iter().for_each(|other| nearest.add(other));
            Ok(())
        },
    )?;
    let mut ids: Vec<&str> = fits.iter().map(|fit| fit.claim.claim.as_str()).collect();
    ids.dedup();
    match ids.len() {
        0 => match super::explain_origin::run(explain, &pack)? {
            Some(outcome) => return Ok(outcome),
            None => return Err(Usage(nearest.none_fits()).into()),
        },
        1 => {}
        _ => return Err(Usage(several_fit(&explain.claim, &fits)).into()),
    }
    let mut out = output();
    for (number, fit) in fits.iter().enumerate() {
        let explanation = Explanation { report: &fit.report, claim: &fit.claim, place: &fit.place };
        let gap = if number == 0 { "" } else { "\n" };
        write!(out, "{gap}{}", explanation.text(console::width(), console::has_colour()))?;
    }
    out.flush()?;
    Ok(ended.outcome())
}

fn look(report: Report, origin: Origin<'_>, lexicon: &plimsoll_lexicon::Lexicon, prefix: &str) -> Looked {
    let claims = reading::claims(&report, lexicon);
    let (fitting, others): (Vec<Claim>, Vec<Claim>) =
        claims.into_iter().partition(|claim| claim.claim.as_str().starts_with(prefix));
    let fits = fitting.into_iter().map(|claim| {
        let place = place(&report, &claim, origin);
        Fit { report: report.clone(), claim, place }
    });
    let others = others.iter().map(|claim| (claim.claim.to_string(), in_short(claim)));
    Looked { fits: fits.collect(), others: others.collect() }
}

/// Line and column of the figure in what was received, as far as its words lead back to it.
fn place(report: &Report, claim: &Claim, origin: Origin<'_>) -> String {
    let raw = match claim.part {
        Part::Text => report.source_map.raw_of(claim.spans.quantity),
        Part::Title => None,
    };
    let before = raw.and_then(|raw| origin.bytes.get(..raw.start() as usize));
    let Some(before) = before else { return format!("{}:{} (the title)", origin.name, origin.line) };
    let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + origin.line;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    format!("{}:{line}:{column}", origin.name)
}

fn in_short(claim: &Claim) -> String {
    format!("{}  {} ({})", claim.claim, wording::figure_with_unit(claim), claim.report)
}

fn several_fit(prefix: &str, fits: &[Fit]) -> String {
    let mut lines: Vec<String> = fits.iter().map(|fit| format!("\n  {}", in_short(&fit.claim))).collect();
    lines.dedup();
    let more = lines.len().saturating_sub(MOST_CANDIDATES);
    lines.truncate(MOST_CANDIDATES);
    if more > 0 {
        lines.push(format!("\n  and {more} more"));
    }
    format!("{prefix} begins the ids of several claims; give more digits of one of them:{}", lines.concat())
}

/// The claims whose ids share most first digits with what was asked for.
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
            return format!("{asked} is no claim's id: no claim was found in these reports");
        }
        let lines: String = self.claims.iter().map(|claim| format!("\n  {claim}")).collect();
        format!(
            "{asked} begins no claim's id in these reports; the nearest are:{lines}\n\
             `plimsoll read --rows claims` with the same paths lists all {}",
            self.seen
        )
    }
}
