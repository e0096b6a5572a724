//! `plimsoll case export`

use std::io::Write;

use plimsoll_case::Case;
use plimsoll_report::{
    Csv, Digest, Exporter, Form, Json, JsonLines, Markdown, MarkdownDigest, Rowwise, Table,
};
use plimsoll_web::handed_on;

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

fn write(case: &mut Case, export: &Export, exporter: &dyn Exporter) -> anyhow::Result<Outcome> {
    let picture = super::picture(case)?;
    let mut out = output();
    let written = handed_on(case, &picture, export.made_at, |sheet| exporter.export(sheet, &mut out));
    written.map_err(super::told)??;
    out.flush()?;
    Ok(Outcome::Done)
}
