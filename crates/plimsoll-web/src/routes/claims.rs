use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Part};
use plimsoll_ledger::{Correction, Origin, Series};
use plimsoll_report::wording;

use super::shared::{Asked, DecisionView, FindingView, published, shell};
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;
use crate::snapshot::{Snapshot, address_of_report};
use crate::{App, marked};

/// Figures of a series that one table shows, those around the one that is looked at.
const MOST_POINTS: usize = 500;

#[derive(Template)]
#[template(path = "claim.html")]
struct Page {
    shell: Shell,
    id: String,
    report: String,
    report_address: String,
    figure: String,
    aside: Option<Aside>,
    /// As markup.
    sentence: String,
    place: String,
    fields: Vec<Field>,
    origin: Option<OriginLine>,
    findings: Vec<FindingView>,
    alternatives: Vec<With>,
    chain: Vec<Hand>,
    derivation: Vec<String>,
    series: Vec<SeriesView>,
    decisions: Vec<DecisionView>,
    names: Vec<(&'static str, String)>,
}

struct Aside {
    by: String,
    reason: String,
}

struct Field {
    name: &'static str,
    value: String,
    /// What was read there, where a person corrected it.
    read: Option<String>,
    by: String,
    reason: String,
}

struct OriginLine {
    id: String,
    words: String,
    carried: String,
}

struct With {
    how: &'static str,
    id: String,
    words: String,
}

/// One through whom the figure came.
struct Hand {
    name: String,
    role: &'static str,
}

/// A series with its figures.
pub(super) struct SeriesView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) points: Vec<PointView>,
}

/// A figure of a series.
pub(super) struct PointView {
    pub(super) stated: String,
    pub(super) claim: String,
    pub(super) figure: String,
    pub(super) speaker: String,
    pub(super) reports: usize,
    pub(super) is_this: bool,
}

/// One figure: its words, its parts, how it was read, whose it is, what was decided on it.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let id = ClaimId::from(id.as_str());
        let (report, claim) = snapshot.claim(&id).ok_or(Fault::NotFound("figure"))?;
        let kept = desk.case.kept(&report.hash)?;
        let figure = heading(claim);
        let shell = shell(&figure, "/reports", snapshot, &visitor, &asked);
        let origin = snapshot.origin_of(&id);
        let series = origin.map_or(&[][..], |origin| snapshot.series_of(&origin.origin));
        let aside = snapshot.ledger().set_aside.iter().find(|one| one.claim.claim == id);
        let page = Page {
            shell,
            report: format!("{}, {}", report.outlet.as_deref().unwrap_or(&report.id), published(report)),
            report_address: address_of_report(report),
            figure,
            aside: aside.map(|one| Aside { by: one.by.clone(), reason: one.reason.clone() }),
            sentence: marked::sentence(report, claim).into_string(),
            place: place(&kept.report, claim),
            fields: fields(snapshot, claim),
            origin: origin.map(|origin| line_of(snapshot, origin)),
            findings: snapshot
                .findings_of(&id)
                .iter()
                .map(|finding| FindingView::of(snapshot, finding))
                .collect(),
            alternatives: with(snapshot, claim),
            chain: chain(report, claim),
            derivation: claim.derivation.iter().map(ToString::to_string).collect(),
            series: series.iter().map(|one| series_view(snapshot, one, origin)).collect(),
            decisions: decisions(snapshot, &id),
            names: names(),
            id: id.to_string(),
        };
        Ok(page)
    })
    .await
}

/// "about 6,700 containers", with what is counted where the unit does not say it.
fn heading(claim: &Claim) -> String {
    let figure = wording::figure_with_unit(claim);
    match &claim.item {
        Some(item) if wording::unit(claim).is_none_or(|unit| !item.contains(unit.trim_end_matches('s'))) => {
            format!("{figure}: {item}")
        }
        _ => figure,
    }
}

/// Where its words stand, in the text and in the bytes received.
fn place(report: &Report, claim: &Claim) -> String {
    let span = claim.spans.quantity;
    let part = match claim.part {
        Part::Text => "text",
        Part::Title => "title",
    };
    let zone = if claim.part == Part::Text { format!(" ({})", claim.zone.name()) } else { String::new() };
    let text = format!("Bytes {} to {} of the {part}{zone}", span.start(), span.end());
    let raw = (claim.part == Part::Text).then(|| report.source_map.raw_of(span)).flatten();
    match raw {
        Some(raw) => {
            format!("{text}; bytes {} to {} of what was received, {}", raw.start(), raw.end(), report.hash)
        }
        None => format!("{text}; {}", report.hash),
    }
}

fn fields(snapshot: &Snapshot<'_>, claim: &Claim) -> Vec<Field> {
    let parties = [claim.supplier.as_deref(), claim.recipient.as_deref()];
    let places = [claim.place_from.as_deref(), claim.place_to.as_deref()];
    let all = [
        ("Figure", Some(wording::figure_with_unit(claim)), &["quantity", "unit"][..]),
        ("In its own words", Some(format!("“{}”", claim.quantity.text)), &[]),
        ("Of what", worded(claim.item.as_deref()), &["item"]),
        ("Class", worded(claim.item_class.as_deref()), &["item_class"]),
        ("Measures", Some(wording::named(claim.measure)), &["measure"]),
        ("From whom to whom", wording::from_to(parties), &["supplier", "recipient"]),
        ("From where to where", wording::from_to(places), &["place_from", "place_to"]),
        ("Said by", worded(claim.speaker.as_deref().or(Some("the outlet itself"))), &["speaker"]),
        ("Through", (!claim.via.is_empty()).then(|| claim.via.join(", then ")), &["via"]),
        ("Said on", claim.said_on.map(wording::date), &["said_on"]),
        ("Window", claim.period.map(wording::window), &["period"]),
        ("Modality", Some(wording::modality(claim.modality).to_string()), &["modality"]),
        ("Assisted", claim.assisted.then(|| "proposed by a language model; nothing rests on it".into()), &[]),
    ];
    let corrected = || snapshot.ledger().corrected.iter().filter(|one| one.claim == claim.claim);
    let field = |(name, value, keys): (&'static str, Option<String>, &[&str])| {
        let mut changes = corrected().filter(|one| keys.contains(&one.correction.field())).peekable();
        let last = changes.peek().copied();
        let value = value.or_else(|| last.map(|_| "nothing".to_string()))?;
        let read: Vec<String> = changes.map(|one| said(&one.reading)).collect();
        Some(Field {
            name,
            value,
            read: (!read.is_empty()).then(|| read.join(", ")),
            by: last.map(|one| one.by.clone()).unwrap_or_default(),
            reason: last.map(|one| one.reason.clone()).unwrap_or_default(),
        })
    };
    all.into_iter().filter_map(field).collect()
}

/// What a field reads, in words.
fn said(reading: &Correction) -> String {
    match reading {
        Correction::Quantity(figure) => wording::point(figure.low, figure.high, figure.bound),
        Correction::Measure(measure) => wording::named(*measure),
        Correction::Modality(one) => wording::modality(*one).to_string(),
        Correction::Via(hands) if hands.is_empty() => "nobody".to_string(),
        Correction::Via(hands) => hands.join(", then "),
        Correction::SaidOn(date) => date.map_or_else(|| "no day".to_string(), wording::date),
        Correction::Period(period) => period.map_or_else(|| "no window".to_string(), wording::window),
        Correction::Unit(words)
        | Correction::Item(words)
        | Correction::ItemClass(words)
        | Correction::Supplier(words)
        | Correction::Recipient(words)
        | Correction::PlaceFrom(words)
        | Correction::PlaceTo(words)
        | Correction::Speaker(words) => words.clone().unwrap_or_else(|| "nothing".to_string()),
    }
}

fn worded(words: Option<&str>) -> Option<String> {
    words.map(str::to_string)
}

fn line_of(snapshot: &Snapshot<'_>, origin: &Origin) -> OriginLine {
    let speaker = origin.speaker.as_deref().unwrap_or("nobody named");
    OriginLine {
        id: origin.origin.to_string(),
        words: format!("{}, {speaker}", snapshot.story.figure_of(origin)),
        carried: snapshot.story.carried(origin),
    }
}

fn with(snapshot: &Snapshot<'_>, claim: &Claim) -> Vec<With> {
    let or = claim.alternative_to.iter().map(|id| ("or", id));
    let of = claim.of.iter().map(|id| ("about", id));
    or.chain(of)
        .filter_map(|(how, id)| {
            let (_, other) = snapshot.claim(id)?;
            Some(With { how, id: id.to_string(), words: heading(other) })
        })
        .collect()
}

/// From who speaks, through whom, to the outlet.
fn chain(report: &Report, claim: &Claim) -> Vec<Hand> {
    let mut chain = vec![Hand {
        name: claim.speaker.as_deref().unwrap_or("the outlet itself").to_string(),
        role: "says so",
    }];
    chain.extend(claim.via.iter().map(|name| Hand { name: name.to_string(), role: "passes it on" }));
    chain.push(Hand {
        name: report.outlet.clone().unwrap_or_else(|| "outlet not named".to_string()),
        role: "prints it",
    });
    chain
}

/// A series as a table shows it; `this`: the origin that is looked at.
pub(super) fn series_view(snapshot: &Snapshot<'_>, series: &Series, this: Option<&Origin>) -> SeriesView {
    let around = this.and_then(|this| series.points.iter().position(|point| point.origin == this.origin));
    let from = around.unwrap_or(0).saturating_sub(MOST_POINTS / 2);
    let points = series.points.iter().skip(from).take(MOST_POINTS).filter_map(|point| {
        let origin = snapshot.story.origin(&point.origin)?;
        Some(PointView {
            stated: point.stated_on.map_or_else(|| "no date".to_string(), wording::date),
            claim: origin.nearest.to_string(),
            figure: snapshot.story.figure_of(origin),
            speaker: origin.speaker.as_deref().unwrap_or("not told").to_string(),
            reports: origin.reports.len(),
            is_this: this.is_some_and(|this| this.origin == origin.origin),
        })
    });
    SeriesView { id: series.series.clone(), title: title_of(snapshot, series), points: points.collect() }
}

/// "Containers sent, Norland → Sarvia: Ministry of Ports, since Sep 2023"
pub(super) fn title_of(snapshot: &Snapshot<'_>, series: &Series) -> String {
    format!("{}: {}", snapshot.about(series), counted(series))
}

/// "Ministry of Ports, since Sep 2023"
pub(super) fn counted(series: &Series) -> String {
    let counter = series.counter.as_deref().unwrap_or("no counter named");
    let window = series.window.map_or_else(|| "no window told".to_string(), wording::window);
    format!("{counter}, {window}")
}

/// Decisions that name a claim, undone ones among them.
fn decisions(snapshot: &Snapshot<'_>, id: &ClaimId) -> Vec<DecisionView> {
    let all = &snapshot.taken.decided;
    let back = format!("/claims/{id}");
    snapshot.decisions_on(id).map(|one| DecisionView::of(one, all, &back)).collect()
}

/// Fields that can be corrected, with what they are called.
fn names() -> Vec<(&'static str, String)> {
    Correction::FIELDS.iter().map(|name| (*name, name.replace('_', " "))).collect()
}
