//! FollowTheMoney: one entity a line, for Aleph, OpenAleph and whatever else reads them.
//!
//! A report is an `Article`, who speaks and counts a `Person`, `PublicBody`, `Organization` or `LegalEntity`, a claim a `Note` on the
//! article; a `Mention` is where a report names a speaker, an `UnknownLink` leads from who said a figure to who printed it.

mod decided;
mod entity;
mod ledger;
mod party;
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use plimsoll_capture::Report;
use plimsoll_ledger::ReportClaims;

use self::entity::Entity;
use crate::index::Index;
use crate::names::Names;
use crate::record::Custody;
use crate::{Exporter, Sheet, ids};

/// What the export says of itself.
const ABOUT: &str = "What Plimsoll read in these reports. FollowTheMoney has no figures with bounds and no alternatives: in a Note they stand in words \
     (“more than”, “up to”; “or”) in its name and summary, and exactly, as a row of JSON, in its notes. Dates that are approximate or have no year are left out of date \
     properties and stand in the row. contentHash is a SHA-1 that the archive computes, so the BLAKE3 hash of an article’s bytes stands in its notes. Series, ratios and \
     estimates are left out; the JSON Lines of everything have them.";

/// FollowTheMoney entities, a line each.
#[derive(Clone, Copy, Debug)]
pub struct FollowTheMoney;

impl Exporter for FollowTheMoney {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let graph = Graph::of(sheet);
        let mut lines = Lines { out, written: BTreeSet::new() };
        lines.add(&graph.about())?;
        graph.parties().iter().try_for_each(|party| lines.add(party))?;
        for read in sheet.reports {
            lines.add(&report::article(&graph, read.report))?;
            for claim in read.claims {
                lines.add(&report::claim(&graph, read.report, claim))?;
                report::mention(&graph, read.report, claim)
                    .iter()
                    .try_for_each(|mention| lines.add(mention))?;
            }
        }
        for event in sheet.events {
            if let Some(report) = graph.report(&event.report) {
                lines.add(&report::statement(report, event))?;
            }
        }
        sheet.ledger.origins.iter().try_for_each(|origin| lines.add(&ledger::origin(&graph, origin)))?;
        ledger::links(&graph).iter().try_for_each(|link| lines.add(link))?;
        sheet.ledger.findings.iter().try_for_each(|finding| lines.add(&ledger::finding(&graph, finding)))?;
        decided::all(&graph).iter().try_for_each(|one| lines.add(one))
    }
}

/// What entities are made from.
struct Graph<'a> {
    sheet: Sheet<'a>,
    index: Index<'a>,
    names: Names<'a>,
    custody: Custody<'a>,
    reports: BTreeMap<&'a str, &'a ReportClaims<'a>>,
}

impl<'a> Graph<'a> {
    fn of(sheet: &Sheet<'a>) -> Self {
        let mut reports = BTreeMap::new();
        for read in sheet.reports {
            reports.entry(read.report.id.as_str()).or_insert(read);
        }
        let custody = Custody::of(&sheet.record);
        Self { sheet: *sheet, index: Index::of(sheet), names: Names::of(sheet), custody, reports }
    }

    fn report(&self, id: &str) -> Option<&'a Report> {
        self.reports.get(id).map(|read| read.report)
    }

    fn about(&self) -> Entity {
        let hashes: Vec<&str> = self.sheet.reports.iter().map(|read| read.report.hash.as_str()).collect();
        let made = self.sheet.record.made_at.map(|time| time.strftime("%Y-%m-%dT%H:%M:%S").to_string());
        Entity::new("Note", ids::uuid("ftm export", [&hashes.join("\n")]))
            .named("name", [self.sheet.record.name.unwrap_or("About this export")])
            .with("description", [ABOUT])
            .with("publisher", [format!("Plimsoll {}", env!("CARGO_PKG_VERSION"))])
            .with("createdAt", made)
    }

    /// Everyone who speaks, relays, counts or prints, and the states that give and get.
    fn parties(&self) -> Vec<Entity> {
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for read in self.sheet.reports {
            named.extend(read.report.outlet.as_deref());
            for claim in read.claims {
                named.extend(
                    [&claim.speaker, &claim.supplier, &claim.recipient]
                        .into_iter()
                        .filter_map(|name| name.as_deref()),
                );
            }
        }
        named.extend(self.sheet.events.iter().filter_map(|event| event.speaker.as_deref()));
        for origin in &self.sheet.ledger.origins {
            named.extend([origin.speaker.as_deref(), origin.counter.as_deref()].into_iter().flatten());
            named.extend(origin.chains.nodes.iter().map(|node| node.name.as_str()));
        }
        named.into_iter().map(|name| party::party(name, &self.names)).collect()
    }
}

/// Entities, one a line; one that was written is not written again.
struct Lines<'w> {
    out: &'w mut dyn io::Write,
    written: BTreeSet<String>,
}

impl Lines<'_> {
    fn add(&mut self, entity: &Entity) -> io::Result<()> {
        if !self.written.insert(entity.id.clone()) {
            return Ok(());
        }
        writeln!(self.out, "{}", entity.line())
    }
}
