use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use plimsoll_ledger::Origin;
use plimsoll_report::wording;

use super::claims::title_of;
use super::shared::{Asked, Choice, Pages, many, number, published, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;
use crate::snapshot::{Snapshot, address_of_report};

/// Origins on a page, and figures of one origin.
const MOST: usize = 50;
const MOST_CLAIMS: usize = 100;
const OUTLETS: [(&str, &str); 3] =
    [("", "any number"), ("several", "several outlets"), ("one", "one outlet")];

#[derive(Template)]
#[template(path = "origins.html")]
struct List {
    shell: Shell,
    lead: String,
    who: String,
    outlets: Vec<Choice>,
    found: String,
    is_any: bool,
    rows: Vec<Row>,
    pages: Option<Pages>,
}

struct Row {
    id: String,
    figure: String,
    what: String,
    speaker: String,
    is_unclear: bool,
    said_on: String,
    reports: usize,
    outlets: usize,
    grade: String,
}

#[derive(Template)]
#[template(path = "origin.html")]
struct One {
    shell: Shell,
    figure: String,
    speaker: String,
    carried: String,
    unclear: Option<String>,
    fields: Vec<(&'static str, String)>,
    /// As markup.
    graph: Option<String>,
    rows: Vec<Carrier>,
    pages: Option<Pages>,
    series: Vec<(String, String)>,
}

/// A figure that goes back to an origin.
struct Carrier {
    id: String,
    figure: String,
    words: String,
    report: String,
    report_address: String,
    published: String,
    through: String,
}

/// The origins, the best carried first.
pub(super) async fn list(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let given = |name: &str| asked.get(name).map(|value| value.trim().to_string()).unwrap_or_default();
        let (who, outlets) = (given("who"), given("outlets"));
        let wanted = who.to_lowercase();
        let fits = |origin: &&Origin| is_of(origin, &wanted) && is_carried(origin, &outlets);
        let all: Vec<&Origin> = snapshot.origins.iter().copied().filter(fits).collect();
        let counts = snapshot.ledger().counts;
        let shell = shell("Origins", "/origins", snapshot, &visitor, &asked);
        let page = List {
            shell,
            lead: format!(
                "{} of {} go back to {}. Many outlets may carry one origin; only origins are independent of one another.",
                many(counts.claims, "figure"), many(counts.outlets, "outlet"), many(counts.origins, "origin")
            ),
            who,
            outlets: Choice::all(&OUTLETS, &outlets),
            found: many(all.len(), "origin"),
            is_any: counts.origins > 0,
            rows: all
                .iter()
                .skip((number(&asked) - 1).saturating_mul(MOST))
                .take(MOST)
                .map(|origin| row(snapshot, origin))
                .collect(),
            pages: Pages::of("/origins", &asked, all.len(), MOST),
        };
        Ok(page)
    })
    .await
}

fn is_of(origin: &Origin, who: &str) -> bool {
    let names = origin.speaker.iter().chain(&origin.counter);
    who.is_empty() || names.into_iter().any(|name| name.to_lowercase().contains(who))
}

fn is_carried(origin: &Origin, outlets: &str) -> bool {
    match outlets {
        "several" => origin.outlets > 1,
        "one" => origin.outlets <= 1,
        _ => true,
    }
}

fn row(snapshot: &Snapshot<'_>, origin: &Origin) -> Row {
    Row {
        id: origin.origin.to_string(),
        figure: snapshot.story.figure_of(origin),
        what: what(origin),
        speaker: speaker(origin),
        is_unclear: origin.unclear.is_some(),
        said_on: origin.uttered_on.map_or_else(|| "no date".to_string(), wording::date),
        reports: origin.reports.len(),
        outlets: origin.outlets,
        grade: wording::grade(&origin.grade),
    }
}

fn what(origin: &Origin) -> String {
    let thing = origin.item_class.as_deref().filter(|class| *class != "other").or(origin.unit.as_deref());
    wording::subject(thing, origin.measure, None, None)
}

fn speaker(origin: &Origin) -> String {
    origin.speaker.as_deref().unwrap_or("nobody named").to_string()
}

/// One origin: from whom each outlet has it, and why its figures are held to be one utterance.
pub(super) async fn one(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let origin = snapshot.story.origin(&id).ok_or(Fault::NotFound("origin"))?;
        let figure = snapshot.story.figure_of(origin);
        let shell = shell(format!("{figure}, {}", speaker(origin)), "/origins", snapshot, &visitor, &asked);
        let [reliability, credibility] = wording::grade_in_words(&origin.grade);
        let mut fields = vec![("Measures", what(origin))];
        fields.extend(origin.counter.as_ref().map(|counter| ("Counted by", counter.to_string())));
        fields.push(("Reliability of the source", reliability));
        let why = if origin.grade.why.is_empty() { String::new() } else { format!(": {}", origin.grade.why) };
        fields.push(("Credibility, suggested", format!("{credibility}{why}")));
        let has_graph = origin.chains.nodes.len() > 1;
        let page = One {
            shell,
            figure,
            speaker: speaker(origin),
            carried: snapshot.story.carried(origin),
            unclear: origin.unclear.clone(),
            fields,
            graph: has_graph.then(|| snapshot.story.provenance(origin).into_string()),
            rows: origin
                .claims
                .iter()
                .skip((number(&asked) - 1).saturating_mul(MOST_CLAIMS))
                .take(MOST_CLAIMS)
                .filter_map(|id| carrier(snapshot, id))
                .collect(),
            pages: Pages::of(&format!("/origins/{id}"), &asked, origin.claims.len(), MOST_CLAIMS),
            series: snapshot
                .series_of(&origin.origin)
                .iter()
                .map(|one| (one.series.clone(), title_of(snapshot, one)))
                .collect(),
        };
        Ok(page)
    })
    .await
}

fn carrier(snapshot: &Snapshot<'_>, id: &plimsoll_claim::ClaimId) -> Option<Carrier> {
    let (report, claim) = snapshot.claim(id)?;
    Some(Carrier {
        id: id.to_string(),
        figure: wording::figure_with_unit(claim),
        words: snapshot.story.worded(id).unwrap_or_default(),
        report: report.outlet.clone().unwrap_or_else(|| report.id.clone()),
        report_address: address_of_report(report),
        published: published(report),
        through: claim.via.join(", then "),
    })
}
