//! `plimsoll read`

use std::io::Write;

use anyhow::Context;
use plimsoll_capture::Report;
use plimsoll_claim::{Analyses, Claim, Event};
use plimsoll_ledger::{Ledger, Question, ReportClaims};
use plimsoll_pack::Pack;
use plimsoll_report::{
    Csv, Digest, Exporter, Form, Framed, Json, JsonLines, Kept, Known, Markdown, MarkdownDigest, Received,
    Record, RowForm, Rowwise, Sheet, Table,
};

use super::{exported, output};
use crate::args::{Format, Read, Rows};
use crate::assist::Opinions;
use crate::exit::{Outcome, Usage};
use crate::progress::Output;
use crate::reading::{self, Ended, Origin};
use crate::{console, kept, pack, question};

pub(crate) fn run(read: &Read) -> anyhow::Result<Outcome> {
    let (width, colour) = (console::width(), console::has_colour());
    let or_claims = || read.rows.unwrap_or(Rows::Claims);
    match read.format {
        Format::Table => match read.rows {
            None => whole(read, &Digest { width, colour }),
            Some(rows) => whole(read, &Table { rows: exported(rows), width, colour }),
        },
        Format::Markdown => match read.rows {
            None => whole(read, &MarkdownDigest),
            Some(rows) => by_rows(read, &Markdown, rows),
        },
        Format::Jsonl => by_rows(read, &JsonLines, or_claims()),
        Format::Json => by_rows(read, &Json, or_claims()),
        Format::Csv => by_rows(read, &Csv, or_claims()),
        Format::Html => at_once(read, "html"),
        Format::HtmlDossier => at_once(read, "html-dossier"),
        Format::Dossier => at_once(read, "dossier"),
        Format::Archive => at_once(read, "archive"),
        Format::Ftm => at_once(read, "ftm"),
        Format::Stix => at_once(read, "stix"),
        Format::Annotation => at_once(read, "annotation"),
        Format::Geojson => at_once(read, "geojson"),
        Format::Claimreview => Err(Usage(
            "verdicts are written in a case, and reading gives none; use `plimsoll case export FILE --format claimreview`".into(),
        )
        .into()),
    }
}

/// A form that holds everything, so that no kind of rows can be asked for.
fn at_once(read: &Read, name: &str) -> anyhow::Result<Outcome> {
    if read.rows.is_some() {
        let advice = format!(
            "--rows goes with rows, and --format {name} has all of them; leave --rows out, or choose another --format"
        );
        return Err(Usage(advice).into());
    }
    let form = Form::named(name).with_context(|| format!("no form is called {name}"))?;
    whole(read, form.exporter)
}

fn by_rows(read: &Read, form: &dyn RowForm, rows: Rows) -> anyhow::Result<Outcome> {
    let pack = pack::compile(&read.pack.pack)?;
    match rows {
        Rows::Claims => {
            let opinions = Opinions::of(&read.assist)?;
            let claims = |report: &Report, ready: Option<Analyses<'_>>, _: Origin<'_>| {
                let by_rule = ready.map(|ready| ready.claims()).unwrap_or_default();
                form.claims(&opinions.claims(report, &pack.lexicon, by_rule))
            };
            let told = stream(form, rows, |take| {
                reading::each_analysed(&read.inputs, Output::AsItGoes, &pack.lexicon, claims, take)
            });
            Ok(opinions.conclude(told?))
        }
        Rows::Statements => {
            let events = |_: &Report, ready: Option<Analyses<'_>>, _: Origin<'_>| {
                form.statements(&ready.map(|ready| ready.told().events).unwrap_or_default())
            };
            stream(form, rows, |take| {
                reading::each_analysed(&read.inputs, Output::AsItGoes, &pack.lexicon, events, take)
            })
        }
        Rows::Reports => {
            let report = |report: Report, _: Origin<'_>| form.reports(&[&report]);
            stream(form, rows, |take| reading::each_report(&read.inputs, Output::AsItGoes, report, take))
        }
        rows => whole_with(read, &pack, &Rowwise { form, rows: exported(rows) }),
    }
}

/// Rows that need one report only are printed as it is read, and nothing of it is kept.
fn stream(
    form: &dyn RowForm,
    kind: Rows,
    each: impl FnOnce(&mut dyn FnMut(Vec<u8>) -> anyhow::Result<()>) -> anyhow::Result<Ended>,
) -> anyhow::Result<Outcome> {
    let mut framed = Framed::begin(output(), form.frame(exported(kind)))?;
    let ended = each(&mut |rows| Ok(framed.add(&rows)?))?;
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
    let mut pile = Pile::default();
    let keeps_bytes = read.format == Format::Archive;
    let ended = reading::each_report(
        &read.inputs,
        Output::AtTheEnd,
        |report, origin| {
            let told = opinions.told(&report, &pack.lexicon);
            let kept = keeps_bytes.then(|| kept::of(&report, &origin, read.inputs.published)).flatten();
            (report, told, kept)
        },
        |(report, told, kept)| {
            pile.reports.push((report, told.claims));
            pile.events.extend(told.events);
            pile.kept.extend(kept);
            Ok(())
        },
    )?;
    export(read, &question, &pile, pack, &ended, exporter)?;
    Ok(opinions.conclude(ended.outcome()))
}

/// Everything that was read.
#[derive(Default)]
struct Pile {
    reports: Vec<(Report, Vec<Claim>)>,
    events: Vec<Event>,
    kept: Vec<Kept>,
}

fn export(
    read: &Read,
    question: &Question,
    pile: &Pile,
    pack: &Pack,
    ended: &Ended,
    exporter: &dyn Exporter,
) -> anyhow::Result<()> {
    let reports: Vec<ReportClaims<'_>> =
        pile.reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    let ledger = Ledger::answering(question, &reports, &pack.limits);
    for source in question.grading.unmatched(&ledger.origins) {
        console::note(&format!("--grades: no report names {source} as speaker or counter"));
    }
    let received: Vec<Received<'_>> = pile.kept.iter().map(Kept::received).collect();
    let record = Record {
        made_at: read.made_at,
        received: &received,
        known: Some(Known { lexicon: &pack.lexicon, limits: &pack.limits }),
        ..Record::default()
    };
    let sheet =
        Sheet { reports: &reports, events: &pile.events, ledger: &ledger, unread: ended.unread, record };
    let mut out = output();
    exporter.export(&sheet, &mut out)?;
    Ok(out.flush()?)
}
