use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use plimsoll_capture::Report;
use plimsoll_case::KeptReceipt;
use plimsoll_claim::Claim;
use plimsoll_ledger::{Finding, FindingKind};
use plimsoll_report::wording;
use plimsoll_text::Language;

use super::shared::{Asked, FindingView, many, published, shell, time};
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;
use crate::snapshot::address_of_report;
use crate::{App, marked};

/// Figures that the table of a report lists.
const MOST_FIGURES: usize = 500;

/// Measures that can be chosen, as the contract calls them.
pub(super) const MEASURES: [&str; 22] = [
    "transferred",
    "capacity",
    "produced",
    "utilisation",
    "held",
    "used",
    "lost",
    "killed",
    "injured",
    "missing",
    "affected",
    "pledged",
    "requested",
    "observed",
    "sanctioned",
    "value",
    "share",
    "change",
    "distance",
    "duration",
    "size",
    "other",
];

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    shell: Shell,
    heading: String,
    address: String,
    hash: String,
    language: String,
    is_empty: bool,
    /// As markup.
    text: String,
    headline: Vec<FindingView>,
    facts: Vec<Fact>,
    receipts: Vec<Vec<Fact>>,
    figures_heading: String,
    figures: Vec<Row>,
    events: Vec<String>,
    findings: Vec<FindingView>,
    remarks: Vec<String>,
    measures: [&'static str; 22],
}

struct Fact {
    name: &'static str,
    value: String,
    link: Option<String>,
}

struct Row {
    id: String,
    figure: String,
    item: String,
    measure: String,
    speaker: String,
    modality: &'static str,
}

/// One report: its text with its claims marked, what is known of it, how it was received.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(hash): Path<String>,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let read = snapshot.report(&hash).ok_or(Fault::NotFound("report"))?;
        let report = read.report;
        let receipts = desk.case.custody_of(&report.hash)?;
        let heading = heading(report);
        let shell = shell(&heading, "/reports", snapshot, &visitor, &asked);
        let (headline, findings): (Vec<&Finding>, Vec<&Finding>) = snapshot
            .findings_in(&report.id)
            .iter()
            .copied()
            .partition(|finding| finding.kind == FindingKind::HeadlineDisagrees);
        let page = Page {
            shell,
            heading,
            address: address_of_report(report),
            hash: report.hash.clone(),
            language: Some(report.language.code())
                .filter(|_| report.language != Language::UNDETERMINED)
                .unwrap_or_default()
                .to_string(),
            is_empty: report.text.trim().is_empty() && report.title.is_none(),
            text: marked::report(report, read.claims).into_string(),
            headline: headline.iter().map(|finding| FindingView::whole(snapshot, finding)).collect(),
            facts: facts(report),
            receipts: receipts.iter().map(receipt).collect(),
            figures_heading: many(read.claims.len(), "figure"),
            figures: read.claims.iter().take(MOST_FIGURES).map(row).collect(),
            events: snapshot.events_in(&report.id).iter().map(|event| wording::event(event)).collect(),
            findings: findings.iter().map(|finding| FindingView::of(snapshot, finding)).collect(),
            remarks: report.remarks.iter().map(|remark| remark.message.to_string()).collect(),
            measures: MEASURES,
        };
        Ok(page)
    })
    .await
}

/// The title, else the first headline of the text, else the name.
fn heading(report: &Report) -> String {
    let first = report.spans_of(plimsoll_capture::Zone::Headline).next();
    let first = || first.and_then(|span| report.text.get(span.range())).map(str::trim);
    let title = report.title.as_deref().or_else(first).filter(|title| !title.trim().is_empty());
    title.unwrap_or(&report.id).to_string()
}

fn facts(report: &Report) -> Vec<Fact> {
    let facts = [
        ("Report", Some(report.id.clone())),
        ("Outlet", Some(report.outlet.clone().unwrap_or_else(|| "not named".into()))),
        ("By", report.byline.clone()),
        ("Published", Some(published(report))),
        ("As printed", report.published.map(|moment| moment.to_string())),
        ("Updated", report.updated.map(|moment| moment.to_string())),
        ("Language", Some(report.language.code().to_string())),
        ("Hash", Some(report.hash.clone())),
    ];
    let mut facts: Vec<Fact> = facts
        .into_iter()
        .filter_map(|(name, value)| Some(Fact { name, value: value?, link: None }))
        .collect();
    if let Some(url) = &report.url {
        facts.push(Fact {
            name: "Address",
            value: url.clone(),
            link: plimsoll_report::web_address(url).map(str::to_string),
        });
    }
    facts
}

fn receipt(receipt: &KeptReceipt) -> Vec<Fact> {
    let facts = [
        ("As", Some(receipt.name.clone())),
        ("From", Some(source(&receipt.source))),
        ("Retrieved", Some(format!("{} by {}", time(receipt.retrieved_at), receipt.operator))),
        ("What", Some(format!("{} bytes of {}", wording::number(receipt.size.into()), receipt.media_type))),
        ("With", Some(receipt.tool.clone())),
        (
            "Added",
            Some(format!(
                "{} by {}, entry {} of the log",
                time(receipt.added_at),
                receipt.added_by,
                receipt.seq
            )),
        ),
        ("Note", receipt.note.clone()),
    ];
    facts.into_iter().filter_map(|(name, value)| Some(Fact { name, value: value?, link: None })).collect()
}

/// Where it came from: an address as it is, of a path the file alone, for a page names no folder of this machine.
fn source(source: &str) -> String {
    if source.contains("://") {
        return source.to_string();
    }
    source.rsplit(['/', '\\']).next().unwrap_or(source).to_string()
}

fn row(claim: &Claim) -> Row {
    Row {
        id: claim.claim.to_string(),
        figure: wording::figure_with_unit(claim),
        item: wording::or_empty(claim.item.as_deref()),
        measure: wording::named(claim.measure),
        speaker: wording::or_empty(claim.speaker.as_deref()),
        modality: wording::modality(claim.modality),
    }
}

/// The bytes as they were received, to be kept and never to be shown: whatever they are, a browser runs nothing of them.
pub(super) async fn bytes(State(app): State<Arc<App>>, Path(hash): Path<String>) -> Result<Response, Fault> {
    let (bytes, name) = app
        .desk(move |desk| {
            let snapshot = desk.stand.get();
            let read = snapshot.report(&hash).ok_or(Fault::NotFound("report"))?;
            let (bytes, _) = desk.case.bytes(&read.report.hash)?;
            Ok((bytes, file_name(&read.report.id)))
        })
        .await?;
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|_| Fault::Ours)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, bytes).into_response())
}

/// A name that is one on every system and says nothing but letters and digits.
pub(crate) fn file_name(id: &str) -> String {
    let safe =
        |letter: char| if letter.is_ascii_alphanumeric() || "-_".contains(letter) { letter } else { '-' };
    let name: String = id.chars().take(80).map(safe).collect();
    format!("{name}.txt")
}

#[cfg(test)]
mod tests {
    use super::{file_name, source};

    #[test]
    fn names_and_sources_tell_nothing_of_the_machine() {
        assert_eq!(file_name("../../etc/passwd\"\r\nX: y"), "------etc-passwd---X--y.txt");
        assert_eq!(source("/home/vane/reports/a.txt"), "a.txt");
        assert_eq!(source("https://a.example/b"), "https://a.example/b");
    }
}
