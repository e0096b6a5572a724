use std::collections::{BTreeMap, BTreeSet};

use plimsoll_ledger::{Carriage, Finding, Origin};

use super::Graph;
use super::entity::Entity;
use super::party::party_id;
use super::report::{article_id, claim_id, known_day};
use crate::{citation, ids, wording};

/// The utterance that claims go back to, with its grade.
pub(super) fn origin(graph: &Graph<'_>, origin: &Origin) -> Entity {
    let figure = graph.index.claim(&origin.nearest).map(citation::in_words);
    let figure = figure.unwrap_or_else(|| wording::point(origin.low, origin.high, origin.bound));
    let parties = [origin.speaker.as_deref(), origin.counter.as_deref()].into_iter().flatten().map(party_id);
    let claims = origin.claims.iter().filter_map(|id| graph.index.source(id));
    let carried = crate::digest::opening::many(origin.reports.len(), "report");
    let outlets = crate::digest::opening::many(origin.outlets, "outlet");
    Entity::new("Note", ids::uuid("ftm origin", [&origin.origin]))
        .named("name", [format!("Origin: {figure}")])
        .with("summary", [format!("Carried by {carried} of {outlets}.")])
        .with("description", [format!("Grade {}: {}", wording::grade(&origin.grade), origin.grade.why)])
        .with("entity", parties.chain(claims.map(|(report, claim)| claim_id(report, claim))))
        .with("proof", articles(graph, origin.reports.iter()))
        .with("keywords", ["origin"])
        .with("notes", serde_json::to_string(origin).ok())
}

/// Who has figures from whom, each pair once: from who said them to who printed or relayed them.
pub(super) fn links(graph: &Graph<'_>) -> Vec<Entity> {
    let mut links: BTreeMap<(&str, &str, Carriage), Link<'_>> = BTreeMap::new();
    for origin in &graph.sheet.ledger.origins {
        let figure = graph.index.claim(&origin.nearest).map(wording::figure_with_unit);
        for hop in &origin.chains.hops {
            let link = links.entry((&hop.from, &hop.to, hop.kind)).or_default();
            link.figures.extend(figure.clone());
            link.days.extend(origin.uttered_on.and_then(known_day));
            let sources = hop.claims.iter().filter_map(|id| graph.index.source(id));
            link.reports.extend(sources.map(|(report, _)| report.id.as_str()));
        }
    }
    links
        .into_iter()
        .filter(|((from, to, _), _)| from != to)
        .map(|(ends, link)| entity(graph, ends, link))
        .collect()
}

#[derive(Default)]
struct Link<'a> {
    figures: BTreeSet<String>,
    days: BTreeSet<String>,
    reports: BTreeSet<&'a str>,
}

fn entity(graph: &Graph<'_>, (from, to, kind): (&str, &str, Carriage), link: Link<'_>) -> Entity {
    let role = wording::name_of(&kind);
    let figures: Vec<String> = link.figures.into_iter().collect();
    Entity::new("UnknownLink", ids::uuid("ftm link", [from, to, &role]))
        .with("subject", [party_id(from)])
        .with("object", [party_id(to)])
        .with("role", [words_of(kind)])
        .with("summary", [figures.join("; ")])
        .with("startDate", link.days.first())
        .with("endDate", link.days.last())
        .with("proof", articles(graph, link.reports.iter()))
}

/// What the one it reaches did with the figures of the one it leaves.
fn words_of(kind: Carriage) -> &'static str {
    match kind {
        Carriage::Said => "is quoted by",
        Carriage::Cited => "is cited by",
        Carriage::Carried => "is the agency of",
        Carriage::Copied => "is copied by",
        Carriage::Untold => "has its figure repeated, without its name, by",
    }
}

/// What an analyst should see.
pub(super) fn finding(graph: &Graph<'_>, finding: &Finding) -> Entity {
    let about = finding.claim.iter().chain(&finding.against).filter_map(|id| graph.index.source(id));
    let claims: Vec<String> = about.map(|(report, claim)| claim_id(report, claim)).collect();
    let articles = articles(graph, [&finding.report]);
    Entity::new("Note", ids::uuid("ftm finding", [&finding.finding]))
        .named("name", [wording::heading_of(finding.kind)])
        .with("description", [format!("{}: {}", finding.report, finding.why)])
        .with("entity", articles.iter().chain(&claims))
        .with("proof", &articles)
        .with("keywords", ["finding".to_string(), wording::name_of(&finding.kind)])
        .with("notes", serde_json::to_string(finding).ok())
}

fn articles<T: AsRef<str>>(graph: &Graph<'_>, reports: impl IntoIterator<Item = T>) -> Vec<String> {
    reports.into_iter().filter_map(|id| graph.report(id.as_ref())).map(article_id).collect()
}
