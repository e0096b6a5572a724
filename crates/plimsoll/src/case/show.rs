//! `plimsoll case show`

use std::io::Write;

use plimsoll_case::{Case, CaseError, Kept, Known, Picture};
use plimsoll_claim::ClaimId;
use plimsoll_ledger::{Decided, Rulings};
use plimsoll_report::{
    Digest, Explained, Explanation, Exporter, Listing, Record, Sheet, StatementExplanation, listing, wording,
};

use super::args::Show;
use crate::console;
use crate::exit::{Outcome, Usage};
use crate::verbs::output;

pub(crate) fn run(show: &Show) -> anyhow::Result<Outcome> {
    let mut case = super::open(&show.file)?;
    let mut out = output();
    match &show.id {
        None => whole(&mut case, &mut out)?,
        Some(id) if show.bytes => out.write_all(&case.bytes(id).map_err(super::told)?.0)?,
        Some(id) => one(&mut case, id, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn whole(case: &mut Case, out: &mut dyn Write) -> anyhow::Result<()> {
    let title = case.settings().map_err(super::told)?.title;
    let picture = super::picture(case)?;
    if !title.is_empty() {
        writeln!(out, "{}\n", console::plain(&title))?;
    }
    let reports = picture.sheet();
    let decided = case.decided().map_err(super::told)?;
    let record = Record { decided: &decided, ..Record::default() };
    let digest = Digest { width: console::width(), colour: console::has_colour() };
    digest.export(&Sheet { record, ..sheet(&picture, &reports) }, out)?;
    Ok(())
}

fn sheet<'a>(picture: &'a Picture, reports: &'a [plimsoll_ledger::ReportClaims<'a>]) -> Sheet<'a> {
    Sheet { reports, events: &picture.events, ledger: &picture.ledger, unread: 0, record: Record::default() }
}

fn one(case: &mut Case, id: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    match case.find(id) {
        Ok(Known::Report(hash)) => report(&case.kept(&hash).map_err(super::told)?, out),
        Ok(Known::Decision(decision)) => {
            let decided = case.decided().map_err(super::told)?;
            decision_of(&decided, decision.as_str(), out)
        }
        Ok(Known::Claim(claim, hash)) => explained(case, &claim, &hash, out),
        Err(CaseError::Unknown { .. }) => computed(case, id, out),
        Err(other) => Err(super::told(other)),
    }
}

fn report(kept: &Kept, out: &mut dyn Write) -> anyhow::Result<()> {
    let report = &kept.report;
    let outlet = report.outlet.iter().map(|outlet| console::plain(outlet));
    let parts: Vec<String> = outlet.chain(report.dated().map(wording::moment)).collect();
    writeln!(out, "{}  {}", console::plain(&report.id), parts.join(", "))?;
    for receipt in &kept.receipts {
        writeln!(
            out,
            "  {}, {} bytes of {}\n  from {}, retrieved {} by {} with {}\n  added {} by {} (entry {})",
            receipt.hash,
            receipt.size,
            console::plain(&receipt.media_type),
            console::plain(&receipt.source),
            receipt.retrieved_at,
            console::plain(&receipt.operator),
            console::plain(&receipt.tool),
            receipt.added_at,
            console::plain(&receipt.added_by),
            receipt.seq,
        )?;
        if let Some(note) = &receipt.note {
            writeln!(out, "  note: {}", console::plain(note))?;
        }
    }
    for remark in &report.remarks {
        writeln!(out, "  {}: {}", remark.code, console::plain(&remark.message))?;
    }
    writeln!(out, "\n{}\n", console::plain(report.text.trim_end()))?;
    let rows = kept.claims.iter().map(|claim| {
        vec![
            claim.claim.to_string(),
            wording::figure_with_unit(claim),
            wording::or_empty(claim.item.as_deref()),
            wording::or_empty(claim.speaker.as_deref()),
        ]
    });
    let listed = Listing {
        head: &["Claim", "Figure", "Of", "Said by"],
        words: &[2, 3],
        numbers: &[],
        rows: rows.collect(),
        foot: super::counted(kept.claims.len(), "claim"),
    };
    out.write_all(listing(&listed, console::width(), console::has_colour()).as_bytes())?;
    Ok(())
}

fn decision_of(decided: &[Decided], id: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(one) = decided.iter().find(|one| one.id.as_str() == id) else { return Ok(()) };
    let state = if Rulings::holds(decided, &one.id) { "in force" } else { "undone" };
    writeln!(out, "decision {}, {state}\nby {} at {}", one.id, console::plain(&one.by), one.at)?;
    let lines = serde_json::to_string_pretty(&one.decision)?;
    writeln!(out, "{}", console::plain(&lines))?;
    Ok(())
}

/// A claim or statement as decided, with what was read where that differs.
fn explained(case: &mut Case, id: &ClaimId, hash: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let picture = super::picture(case)?;
    let kept = case.kept(hash).map_err(super::told)?;
    let place = kept.receipts.first().map_or_else(String::new, |receipt| console::plain(&receipt.source));
    let (width, colour) = (console::width(), console::has_colour());
    let claims = picture.reports.iter().filter(|filed| filed.0.hash == kept.report.hash);
    let ruled = claims.flat_map(|filed| &filed.1).find(|claim| claim.claim == *id);
    let claim = ruled.or_else(|| kept.claims.iter().find(|claim| claim.claim == *id));
    if let Some(claim) = claim {
        let explanation = Explanation { report: &kept.report, claim, place: &place };
        out.write_all(explanation.text(width, colour).as_bytes())?;
    }
    if let Some(event) = kept.events.iter().find(|event| event.statement == *id) {
        let explanation = StatementExplanation { report: &kept.report, event, place: &place };
        out.write_all(explanation.text(width, colour).as_bytes())?;
    }
    for one in picture.ledger.corrected.iter().filter(|one| one.claim == *id) {
        let read = serde_json::to_string(&one.reading)?;
        let (by, reason) = (console::plain(&one.by), console::plain(&one.reason));
        writeln!(
            out,
            "\n  corrected by {by} ({}): {reason}\n  as read: {}",
            one.decision,
            console::plain(&read)
        )?;
    }
    for one in picture.ledger.set_aside.iter().filter(|one| one.claim.claim == *id) {
        let (by, reason) = (console::plain(&one.by), console::plain(&one.reason));
        writeln!(out, "\n  set aside by {by} ({}): {reason}", one.decision)?;
    }
    Ok(())
}

/// An origin, a finding, a ratio or an estimate.
fn computed(case: &mut Case, id: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let picture = super::picture(case)?;
    let reports = picture.sheet();
    let sheet = sheet(&picture, &reports);
    let explained = Explained::of(&sheet);
    let mut named = explained.named(id);
    named.dedup_by(|a, b| a.0 == b.0);
    match named.as_slice() {
        [] => Err(super::told(CaseError::Unknown { id: id.to_string() })),
        [(own, _)] => {
            let text = explained.text(own, console::width(), console::has_colour()).unwrap_or_default();
            out.write_all(text.as_bytes())?;
            let finding = picture.ledger.findings.iter().find(|finding| finding.finding == *own);
            if let Some(mark) = finding.and_then(|finding| finding.mark.as_ref()) {
                let judgement = format!("{:?}", mark.judgement).to_lowercase();
                let (by, reason) = (console::plain(&mark.by), console::plain(&mark.reason));
                writeln!(out, "\n  {judgement} by {by} at {} ({}): {reason}", mark.at, mark.decision)?;
            }
            Ok(())
        }
        several => {
            let lines: String = several.iter().take(8).map(|(_, line)| format!("\n  {line}")).collect();
            Err(Usage(format!("{id} begins several ids; give more digits of one of them:{lines}")).into())
        }
    }
}
