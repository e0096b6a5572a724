use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use plimsoll_report::{Csv, Exporter, FORMS, Form, JsonLines, Rows, Rowwise};

use super::shared::{Asked, shell};
use crate::App;
use crate::app::Desk;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::handed_on;
use crate::shell::Shell;

/// Kinds of rows that can be had alone.
pub(crate) const ROWS: [(&str, Rows); 8] = [
    ("claims", Rows::Claims),
    ("statements", Rows::Statements),
    ("origins", Rows::Origins),
    ("series", Rows::Series),
    ("findings", Rows::Findings),
    ("ratios", Rows::Ratios),
    ("estimates", Rows::Estimates),
    ("reports", Rows::Reports),
];

#[derive(Template)]
#[template(path = "export.html")]
struct Page {
    shell: Shell,
    forms: &'static [Form],
    rows: [&'static str; 8],
}

/// A form that was asked for.
pub(crate) struct Asking {
    exporter: Box<dyn Exporter + Send + Sync>,
    pub(crate) file: String,
    pub(crate) media_type: &'static str,
}

impl Asking {
    /// The case in that form.
    pub(crate) fn bytes(&self, desk: &mut Desk) -> Result<Vec<u8>, Fault> {
        let stand = Arc::clone(&desk.stand);
        let picture = &stand.get().taken.picture;
        let mut bytes = Vec::new();
        let written =
            handed_on(&mut desk.case, picture, None, |sheet| self.exporter.export(sheet, &mut bytes))?;
        written.map_err(|_| Fault::Ours)?;
        Ok(bytes)
    }
}

/// Every form the case can be had in.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let shell = shell("Export", "/export", snapshot, &visitor, &asked);
        Ok(Page { shell, forms: FORMS, rows: ROWS.map(|(name, _)| name) })
    })
    .await
}

/// The case in one form, to be kept.
pub(super) async fn file(State(app): State<Arc<App>>, Path(name): Path<String>) -> Result<Response, Fault> {
    let asking = asking(&name).ok_or(Fault::NotFound("form"))?;
    let (file, media_type) = (asking.file.clone(), asking.media_type);
    let bytes = app.desk(move |desk| asking.bytes(desk)).await?;
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{file}\"")).map_err(|_| Fault::Ours)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, bytes).into_response())
}

/// The form of a name: one of all forms, or a kind of rows with the ending of `csv` or `jsonl`.
pub(crate) fn asking(name: &str) -> Option<Asking> {
    if let Some(form) = Form::named(name) {
        let file = format!("plimsoll-{}.{}", form.name, form.ending);
        return Some(Asking { exporter: Box::new(Whole(form)), file, media_type: form.media_type });
    }
    let (rows, ending) = name.split_once('.')?;
    let rows = ROWS.iter().find(|(name, _)| *name == rows)?;
    let file = format!("plimsoll-{}.{ending}", rows.0);
    match ending {
        "csv" => Some(Asking {
            exporter: Box::new(Rowwise { form: &Csv, rows: rows.1 }),
            file,
            media_type: "text/csv; charset=utf-8",
        }),
        "jsonl" => Some(Asking {
            exporter: Box::new(Rowwise { form: &JsonLines, rows: rows.1 }),
            file,
            media_type: "application/x-ndjson",
        }),
        _ => None,
    }
}

/// A form of everything at once.
struct Whole(&'static Form);

impl Exporter for Whole {
    fn export(
        &self,
        sheet: &plimsoll_report::Sheet<'_>,
        out: &mut dyn std::io::Write,
    ) -> std::io::Result<()> {
        self.0.exporter.export(sheet, out)
    }
}
