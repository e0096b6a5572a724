//! `plimsoll read`

use std::io::Write;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{Ledger, Question, ReportClaims};
use plimsoll_pack::Pack;
use plimsoll_report::{
    Csv, Digest, Exporter, Framed, Html, Json, JsonLines, Known, Markdown, MarkdownDigest, Record, RowForm,
    Rowwise, Sheet, Table,
};

use super::output;
use crate::args::{Format, Read, Rows};
use crate::assist::Opinions;
use crate::exit::{Outcome, Usage};
use crate::progress::Output;
use crate::reading::{self, Ended};
use crate::{console, pack, question};

pub(crate) fn run(read: &Read) -> anyhow::Result<Outcome> {
    let (width, colour) = (console::width(), console::has_colour());
    match (read.format, read.rows) {
        (Format::Table, None) => whole(read, &Digest { width, colour }),
        (Format::Table, Some(rows)) => whole(read, &Table { rows: exported(rows), width, colour }),
        (Format::Markdown, None) => whole(read, &MarkdownDigest),
        (Format::Html, None) => whole(read, &Html),
        (Format::Html, Some(_)) => Err(Usage(
            "--rows goes with rows, and a page is no row; leave --rows out, or choose another --format"
                .into(),
        )
        .into()),
        (Format::Markdown, Some(rows)) => by_rows(read, &Markdown, rows),
        (Format::Jsonl, rows) => by_rows(read, &JsonLines, rows.unwrap_or(Rows::Claims)),
        (Format::Json, rows) => by_rows(read, &Json, rows.unwrap_or(Rows::Claims)),
        (Format::Csv, rows) => by_rows(read, &Csv, rows.unwrap_or(Rows::Claims)),
    }
}

fn by_rows(read: &Read, form: &dyn RowForm, rows: Rows) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&read.pack.pack)?;
    match rows {
        Rows::Claims => {
            let opinions = Opinions::of(&read.assist)?;
            let claims = |report: Report| form.claims(&opinions.claims(&report, &pack.lexicon));
            Ok(opinions.conclude(stream(read, form, rows, claims)?))
        }
        Rows::Statements => {
            let told = |report: Report| form.statements(&reading::told(&report, &pack.lexicon).events);
            stream(read, form, rows, told)
        }
        Rows::Reports => stream(read, form, rows, |report| form.reports(&[&report])),
        rows => whole_with(read, &pack, &Rowwise { form, rows: exported(rows) }),
    }
}

/// Rows that need one report only are printed as it is read, and nothing of it is kept.
fn stream(
    read: &Read,
    form: &dyn RowForm,
    kind: Rows,
    rows: impl Fn(Report) -> Vec<u8> + Sync,
) -> anyhow::Result<Outcome> {
    let mut framed = Framed::begin(output(), form.frame(exported(kind)))?;
    let ended = reading::each_report(
        &read.inputs,
        Output::AsItGoes,
        |report, _| rows(report),
        |rows| Ok(framed.add(&rows)?),
    )?;
    framed.end()?;
    Ok(ended.outcome())
}

/// Everything else is made of all reports together.
fn whole(read: &Read, exporter: &dyn Exporter) -> anyhow::Result<Outcome> {
    whole_with(read, &pack::compile(&read.pack.pack)?, exporter)
}

fn whole_with(read: &Read, pack: &Pack, exporter: &dyn Exporter) -> anyhow::Result<Outcome> {
    let opinions = Opinions::of(&read.assist)?;
    let question = question::of(&read.question)?;
    let (mut reports, mut events): (Vec<(Report, Vec<Claim>)>, Vec<Event>) = Default::default();
    let ended = reading::each_report(
        &read.inputs,
        Output::AtTheEnd,
        |report, _| {
            let told = opinions.told(&report, &pack.lexicon);
            (report, told)
        },
        |(report, told)| {
            reports.push((report, told.claims));
            events.extend(told.events);
            Ok(())
        },
    )?;
    export(&question, &reports, &events, pack, &ended, exporter)?;
    Ok(opinions.conclude(ended.outcome()))
}

fn export(
    question: &Question,
    reports: &[(Report, Vec<Claim>)],
    events: &[Event],
    pack: &Pack,
    ended: &Ended,
    exporter: &dyn Exporter,
) -> anyhow::Result<()> {
    let reports: Vec<ReportClaims<'_>> =
        reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let ledger = Ledger::answering(question, &reports, &pack.limits);
    for source in question.grading.unmatched(&ledger.origins) {
        console::note(&format!("--grades: no report names {source} as speaker or counter"));
    }
    let mut out = output();
    let known = Known { lexicon: &pack.lexicon, limits: &pack.limits };
    let record = Record { known: Some(known), ..Record::default() };
    let sheet = Sheet { reports: &reports, events, ledger: &ledger, unread: ended.unread, record };
    exporter.export(&sheet, &mut out)?;
    Ok(out.flush()?)
}

fn exported(rows: Rows) -> plimsoll_report::Rows {
    match rows {
        Rows::Claims => plimsoll_report::Rows::Claims,
        Rows::Statements => plimsoll_report::Rows::Statements,
        Rows::Origins => plimsoll_report::Rows::Origins,
        Rows::Findings => plimsoll_report::Rows::Findings,
        Rows::Series => plimsoll_report::Rows::Series,
        Rows::Ratios => plimsoll_report::Rows::Ratios,
        Rows::Estimates => plimsoll_report::Rows::Estimates,
        Rows::Reports => plimsoll_report::Rows::Reports,
    }
}
