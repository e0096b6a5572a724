//! `plimsoll explain`

use std::io::Write;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};
use plimsoll_ledger::{Ledger, ReportClaims};
use plimsoll_report::{Explained, Explanation, Sheet, wording};

use super::output;
use crate::args::Explain;
use crate::exit::{Outcome, Usage};
use crate::pack::Pack;
use crate::progress::Output;
use crate::reading::{self, Origin};
use crate::{console, pack, question};

/// Claims named where none or several fit.
const MOST_CANDIDATES: usize = 8;

/// A claim that fits, with all that explains it.
struct Fit {
    report: Report,
    claim: Claim,
    place: String,
}

/// What one report holds: the claims that fit, and all of it for the case that none does.
struct Looked {
    fits: Vec<Fit>,
    read: (Report, Vec<Claim>),
}

pub(crate) fn run(explain: &Explain) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&explain.pack.pack)?;
    let (mut fits, mut read) = (Vec::new(), Vec::new());
    let ended = reading::each_report(
        &explain.inputs,
        Output::AtTheEnd,
        |report, origin| look(report, origin, &pack.lexicon, &explain.id),
        |looked| {
            fits.extend(looked.fits);
            read.push(looked.read);
            Ok(())
        },
    )?;
    let mut ids: Vec<&str> = fits.iter().map(|fit| fit.claim.claim.as_str()).collect();
    ids.dedup();
    match ids.len() {
        0 => {
            computed(explain, &pack, &read)?;
            return Ok(ended.outcome());
        }
        1 => {}
        _ => return Err(Usage(several_claims(&explain.id, &fits)).into()),
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

/// Explains what is no claim: an origin, a finding, a ratio or an estimate.
fn computed(explain: &Explain, pack: &Pack, read: &[(Report, Vec<Claim>)]) -> anyhow::Result<()> {
    let question = question::of(&explain.question)?;
    let reports: Vec<ReportClaims<'_>> =
        read.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let ledger = Ledger::answering(&question, &reports, &pack.limits);
    let sheet = Sheet { reports: &reports, ledger: &ledger, unread: 0 };
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
            let claims = read.iter().flat_map(|(_, claims)| claims);
            claims.for_each(|claim| nearest.add((claim.claim.to_string(), in_short(claim))));
            Err(Usage(nearest.none_fits()).into())
        }
        _ => Err(Usage(several_fit(&explain.id, named.into_iter().map(|(_, line)| line).collect())).into()),
    }
}

fn look(report: Report, origin: Origin<'_>, lexicon: &plimsoll_lexicon::Lexicon, prefix: &str) -> Looked {
    let claims = reading::claims(&report, lexicon);
    let fitting = claims.iter().filter(|claim| claim.claim.as_str().starts_with(prefix));
    let fits = fitting.map(|claim| {
        let place = place(&report, claim, origin);
        Fit { report: report.clone(), claim: claim.clone(), place }
    });
    Looked { fits: fits.collect(), read: (report, claims) }
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

fn several_claims(prefix: &str, fits: &[Fit]) -> String {
    several_fit(prefix, fits.iter().map(|fit| in_short(&fit.claim)).collect())
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
            return format!("{asked} is no id of anything in these reports: no claim was found in them");
        }
        let lines: String = self.claims.iter().map(|claim| format!("\n  {claim}")).collect();
        format!(
            "{asked} begins no id in these reports; of the claims the nearest are:{lines}\n\
             `plimsoll read --rows claims` with the same paths lists all {}",
            self.seen
        )
    }
}
