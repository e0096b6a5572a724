use plimsoll_capture::{Moment, Report};
use plimsoll_claim::{Claim, Date, Event};

use super::Graph;
use super::entity::Entity;
use super::party::{detected, party_id};
use crate::citation::{self, Citation};
use crate::{address, ids, names, statements, wording};

/// The id of a report's article.
pub(super) fn article_id(report: &Report) -> String {
    ids::uuid("ftm article", [&report.hash, &report.id])
}

pub(super) fn claim_id(report: &Report, claim: &Claim) -> String {
    ids::uuid("ftm claim", [&report.hash, &report.id, claim.claim.as_str()])
}

/// A report.
pub(super) fn article(graph: &Graph<'_>, report: &Report) -> Entity {
    let received = graph.custody.of_report(report);
    let retrieved = received.and_then(|one| one.retrieved_at);
    let file = received.map_or_else(|| report.id.clone(), |one| one.name.to_string());
    Entity::new("Article", article_id(report))
        .with("fileName", [file])
        .with("title", [report.title.clone().unwrap_or_else(|| citation::source(report))])
        .with("author", report.byline.as_ref())
        .with("publisher", report.outlet.as_ref())
        .with("sourceUrl", report.url.as_deref().and_then(address::of_the_web))
        .with("publishedAt", report.published.map(day))
        .with("modifiedAt", report.updated.map(day))
        .with("retrievedAt", retrieved.map(|time| time.strftime("%Y-%m-%dT%H:%M:%S").to_string()))
        .with("language", (report.language.code() == "en").then_some("eng"))
        .with("notes", [format!("Hash of the bytes received: {}", report.hash)])
        .with("bodyText", [report.text.as_str()])
}

/// A claim: its figure with its bound as the name, its sentence as the description.
pub(super) fn claim(graph: &Graph<'_>, report: &Report, claim: &Claim) -> Entity {
    let citation = Citation { report, claim };
    let place = citation.raw(claim.spans.quantity);
    let place = place.map(|raw| format!("bytes {} to {} of {}", raw.start(), raw.end(), report.hash));
    let others = alternatives(graph, claim);
    let summary = citation::in_words(claim) + &others;
    let codes = [&claim.supplier, &claim.recipient]
        .into_iter()
        .filter_map(|name| name.as_deref().and_then(names::code_of));
    Entity::new("Note", claim_id(report, claim))
        .named("name", [wording::figure_with_unit(claim)])
        .with("summary", [summary])
        .with("description", [citation.sentence()])
        .with("entity", std::iter::once(article_id(report)).chain(claim.speaker.as_deref().map(party_id)))
        .with("proof", [article_id(report)])
        .with("publisher", report.outlet.as_ref())
        .with("sourceUrl", report.url.as_deref().and_then(address::of_the_web))
        .with("country", codes.map(str::to_lowercase))
        .with("keywords", keywords(claim))
        .with("notes", place.into_iter().chain(serde_json::to_string(claim).ok()))
}

fn keywords(claim: &Claim) -> Vec<String> {
    let mut words =
        vec!["claim".to_string(), wording::named(claim.measure), wording::name_of(&claim.modality)];
    words.push(wording::name_of(&claim.quantity.bound));
    words.extend(claim.item_class.as_ref().map(ToString::to_string));
    words
}

/// "; or 500,000 rounds": what the report joins to the claim by "or".
fn alternatives(graph: &Graph<'_>, claim: &Claim) -> String {
    let others = claim.alternative_to.iter().filter_map(|id| graph.index.claim(id));
    others.map(|other| format!("; or {}", wording::figure_with_unit(other))).collect()
}

/// Where a report names the speaker of a claim.
pub(super) fn mention(graph: &Graph<'_>, report: &Report, claim: &Claim) -> Option<Entity> {
    let speaker = claim.speaker.as_deref()?;
    let words = Citation { report, claim }.words(claim.spans.speaker?);
    if words.trim().is_empty() {
        return None;
    }
    let party = graph.names.party(speaker);
    let own = ids::uuid("ftm mention", [&report.hash, &report.id, speaker, words]);
    Some(
        Entity::new("Mention", own)
            .with("document", [article_id(report)])
            .with("resolved", [party_id(speaker)])
            .named("name", [words])
            .with("detectedSchema", detected(party.kind))
            .with("contextCountry", party.country_code().map(str::to_lowercase)),
    )
}

/// A statement without a number.
pub(super) fn statement(report: &Report, event: &Event) -> Entity {
    let own = ids::uuid("ftm statement", [&report.hash, &report.id, event.statement.as_str()]);
    let speaker = event.speaker.as_deref().filter(|name| !name.is_empty());
    Entity::new("Note", own)
        .named("name", [wording::event(event)])
        .with("description", [statements::sentence(report, event)])
        .with("entity", std::iter::once(article_id(report)).chain(speaker.map(party_id)))
        .with("proof", [article_id(report)])
        .with("publisher", report.outlet.as_ref())
        .with("sourceUrl", report.url.as_deref().and_then(address::of_the_web))
        .with(
            "keywords",
            ["statement".to_string(), event.kind.name().to_string(), wording::name_of(&event.modality)],
        )
        .with("notes", serde_json::to_string(event).ok())
}

/// A day as far as it is told: the model knows "2024", "2024-02" and "2024-02-28".
fn day(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    let parts = [month, day].into_iter().flatten();
    parts.fold(format!("{year:04}"), |text, part| format!("{text}-{part:02}"))
}

/// A date that the model can hold: of a known year, not approximate, no season.
pub(super) fn known_day(date: Date) -> Option<String> {
    let is_plain =
        !date.is_approximate() && date.season().is_none() && date.year().is_some_and(|year| year > 0);
    is_plain.then(|| date.to_string())
}
