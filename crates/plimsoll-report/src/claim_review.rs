//! ClaimReview (schema.org): the verdicts that people wrote, for search engines and the databases of fact checkers.
//!
//! Plimsoll gives no verdict, so nothing else is in it: without a verdict the graph is empty, and says why.

use std::collections::BTreeMap;
use std::io;

use plimsoll_capture::Report;
use plimsoll_claim::Claim;
use plimsoll_ledger::{Decided, Verdict};

use crate::citation::Citation;
use crate::index::Index;
use crate::names::{Names, PartyKind};
use crate::object::{Object, Value};
use crate::{Exporter, Sheet, address, clock, ids, wording};

/// A JSON-LD document of `ClaimReview`s.
#[derive(Clone, Copy, Debug)]
pub struct ClaimReview;

impl Exporter for ClaimReview {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let (index, names) = (Index::of(sheet), Names::of(sheet));
        let rulings = sheet.record.rulings();
        let reviews: Vec<Value> = rulings
            .verdicts()
            .map(|(decided, verdict)| Value::Object(review(&index, &names, decided, verdict)))
            .collect();
        let about = match reviews.len() {
            0 => {
                "No verdict was written in this case, and Plimsoll writes none itself, so there is nothing to review."
            }
            _ => {
                "Verdicts that people wrote. A claim reviewed is quoted with its bound in words; schema.org has no members for bounds, alternatives and spans."
            }
        };
        let about = Object::new()
            .with("@type", "Dataset")
            .with("@id", ids::urn("claim review", [sheet.record.name.unwrap_or_default()]))
            .with("name", sheet.record.name.unwrap_or("Verdicts"))
            .with("description", about)
            .with("dateCreated", clock::stamp(clock::made_at(sheet)));
        let graph = std::iter::once(Value::Object(about)).chain(reviews).collect::<Vec<_>>();
        let document = Object::new().with("@context", "https://schema.org").with("@graph", graph);
        writeln!(out, "{}", document.line())
    }
}

fn review(index: &Index<'_>, names: &Names<'_>, decided: &Decided, verdict: &Verdict) -> Object {
    let about: Vec<(&Report, &Claim)> =
        verdict.about.iter().filter_map(|anchor| index.source(&anchor.claim)).collect();
    let words = verdict.about.first().map(|anchor| anchor.words.clone()).unwrap_or_default();
    let claimed = about.first().map_or(words, |(report, claim)| Citation { report, claim }.sentence());
    // A verdict is written by a person, and published by a house where one is named.
    let author = match verdict.author.as_deref() {
        Some(house) if names.party(house).kind == PartyKind::Person => typed("Person", house),
        Some(house) => typed("Organization", house),
        None => typed("Person", &decided.by),
    };
    let rating = Object::new().with("@type", "Rating").with("alternateName", verdict.verdict.as_str());
    let rating = match verdict.rating {
        Some(scale) => rating
            .with("ratingValue", scale.value)
            .with("bestRating", scale.best)
            .with("worstRating", scale.worst),
        None => rating,
    };
    Object::new()
        .with("@type", "ClaimReview")
        .with("@id", ids::urn("verdict", [decided.id.as_str()]))
        .and("url", verdict.url.as_deref().and_then(address::of_the_web))
        .with("datePublished", day(decided.at))
        .with("claimReviewed", claimed)
        .with("reviewBody", verdict.text.as_str())
        .with("author", author)
        .with("reviewRating", rating)
        .with("itemReviewed", claim(names, &about))
}

/// What the verdict is about: who said it when, and where it appeared.
fn claim(names: &Names<'_>, about: &[(&Report, &Claim)]) -> Object {
    let speaker = about.iter().find_map(|(_, claim)| claim.speaker.as_deref());
    let said_on = about.iter().find_map(|(_, claim)| claim.said_on).filter(|date| date.year().is_some());
    let reports: BTreeMap<&str, &Report> =
        about.iter().map(|(report, _)| (report.id.as_str(), *report)).collect();
    let figure = about.first().map(|(_, claim)| wording::figure_with_unit(claim));
    Object::new()
        .with("@type", "Claim")
        .and("name", figure)
        .and("author", speaker.map(|name| party(names, name)))
        .and(
            "datePublished",
            said_on
                .map(|date| date.exactly())
                .filter(|date| date.season().is_none())
                .map(|date| date.to_string()),
        )
        .list("appearance", reports.into_values().map(article))
}

fn article(report: &Report) -> Object {
    let outlet = report.outlet.as_ref();
    let outlet = outlet.map(|name| Object::new().with("@type", "Organization").with("name", name));
    Object::new()
        .with("@type", "NewsArticle")
        .and("url", report.url.as_deref().and_then(address::of_the_web))
        .and("headline", report.title.as_ref())
        .and("datePublished", report.published.map(|moment| moment.to_string()))
        .and("publisher", outlet)
        .with("identifier", report.hash.as_str())
}

fn party(names: &Names<'_>, name: &str) -> Object {
    let kind = match names.party(name).kind {
        PartyKind::Person => "Person",
        PartyKind::PublicBody => "GovernmentOrganization",
        PartyKind::Outlet => "NewsMediaOrganization",
        PartyKind::Country => "Country",
        PartyKind::Organisation => "Organization",
        // Nothing tells whether it is a person or a body, and schema.org has no word for either.
        PartyKind::Unknown => return Object::new().with("name", name),
    };
    typed(kind, name)
}

fn typed(kind: &str, name: &str) -> Object {
    Object::new().with("@type", kind).with("name", name)
}

fn day(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}
