//! `plimsoll case export`

use std::io::Write;

use plimsoll_case::{Case, CaseError, Receipt};
use plimsoll_report::{
    Csv, Digest, Exporter, Form, Json, JsonLines, Known, Markdown, MarkdownDigest, Received, Record, Rowwise,
    Sheet, Table, hash_of,
};

use super::args::Export;
use crate::args::{Format, Rows};
use crate::console;
use crate::exit::{Outcome, Usage};
use crate::verbs::{exported, output};

pub(crate) fn run(export: &Export) -> anyhow::Result<Outcome> {
    let mut case = super::open(&export.file)?;
    let (width, colour) = (console::width(), console::has_colour());
    let rows = exported(export.rows.unwrap_or(Rows::Claims));
    match (export.format, export.rows) {
        (Format::Table, None) => write(&mut case, export, &Digest { width, colour }),
        (Format::Table, Some(_)) => write(&mut case, export, &Table { rows, width, colour }),
        (Format::Markdown, None) => write(&mut case, export, &MarkdownDigest),
        (Format::Markdown, Some(_)) => write(&mut case, export, &Rowwise { form: &Markdown, rows }),
        (Format::Jsonl, _) => write(&mut case, export, &Rowwise { form: &JsonLines, rows }),
        (Format::Json, _) => write(&mut case, export, &Rowwise { form: &Json, rows }),
        (Format::Csv, _) => write(&mut case, export, &Rowwise { form: &Csv, rows }),
        (_, Some(_)) => Err(Usage(
            "--rows goes with table, markdown, jsonl, json and csv; the other forms have all rows. Leave --rows out, or choose another --format"
                .into(),
        )
        .into()),
        (whole, None) => {
            let name = clap::ValueEnum::to_possible_value(&whole).map_or_else(String::new, |value| value.get_name().to_string());
            let form = Form::named(&name).ok_or_else(|| Usage(format!("no form is called {name}")))?;
            write(&mut case, export, form.exporter)
        }
    }
}

/// A receipt with the name of its report.
struct Kept {
    report: String,
    hash: String,
    receipt: Receipt,
}

fn write(case: &mut Case, export: &Export, exporter: &dyn Exporter) -> anyhow::Result<Outcome> {
    let picture = super::picture(case)?;
    let settings = case.settings().map_err(super::told)?;
    let set = serde_json::to_string(&settings)?;
    let decided = case.decided().map_err(super::told)?;
    let reader = case.reader().map_err(super::told)?;
    let mut kept: Vec<Kept> = Vec::new();
    case.each_receipt(|name, receipt| {
        let hash = hash_of(&receipt.bytes);
        kept.push(Kept { report: name.to_string(), hash, receipt });
        Ok::<_, CaseError>(())
    })
    .map_err(super::told)?;
    kept.sort_by(|a, b| {
        (&a.hash, &a.receipt.name, &a.receipt.source).cmp(&(&b.hash, &b.receipt.name, &b.receipt.source))
    });
    let received: Vec<Received<'_>> = kept.iter().map(Kept::received).collect();
    let pack = reader.pack();
    let record = Record {
        name: Some(settings.title.as_str()).filter(|title| !title.is_empty()),
        settings: Some(&set),
        made_at: Some(export.made_at.unwrap_or(picture.head.at)),
        received: &received,
        decided: &decided,
        known: Some(Known { lexicon: &pack.lexicon, limits: &pack.limits }),
    };
    let reports = picture.sheet();
    let sheet =
        Sheet { reports: &reports, events: &picture.events, ledger: &picture.ledger, unread: 0, record };
    let mut out = output();
    exporter.export(&sheet, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

impl Kept {
    fn received(&self) -> Received<'_> {
        let receipt = &self.receipt;
        Received {
            report: &self.report,
            hash: &self.hash,
            bytes: &receipt.bytes,
            name: &receipt.name,
            kind: receipt.kind,
            published: receipt.published,
            source: Some(&receipt.source),
            retrieved_at: Some(receipt.retrieved_at),
            media_type: Some(&receipt.media_type),
            tool: Some(&receipt.tool),
            operator: Some(&receipt.operator),
            note: receipt.note.as_deref(),
        }
    }
}
