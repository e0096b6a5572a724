//! STIX 2.1: one bundle for platforms such as OpenCTI and MISP.
//!
//! A report of STIX is a news report; a claim, an origin and a finding are notes, for a note is what analysts write of others'
//! words; a verdict on a scale is an opinion. What STIX has no member for (bounds, alternatives, spans) stands in an extension that the
//! bundle itself defines.

mod decided;
mod identity;
mod note;
mod object;
mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::Timestamp;
use plimsoll_capture::Report;
use plimsoll_claim::ClaimId;
use plimsoll_ledger::{Decision, ReportClaims};

use crate::clock::{self, start_of};
use crate::index::Index;
use crate::names::Names;
use crate::object::{Object, Value};
use crate::record::Custody;
use crate::{Exporter, Sheet, ids, wording};

/// What the bundle says of itself.
const ABOUT: &str = "What Plimsoll read in these reports. The words of notes keep every bound (“more than”, “up to”, “about”) and say which figures are \
     alternatives; as data, bounds, alternatives, spans and dates of less than a day stand only in the extension x_plimsoll_row, which a platform that \
     drops extensions loses. published of a report is the first instant of the day that the report gives; a report without a day is a grouping.";

/// A STIX 2.1 bundle.
#[derive(Clone, Copy, Debug)]
pub struct Stix;

impl Exporter for Stix {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let bundle = Bundle::of(sheet);
        let mut objects = Objects::begin(out, &bundle.id())?;
        object::definitions().iter().try_for_each(|one| objects.add(one))?;
        bundle
            .names_said()
            .iter()
            .try_for_each(|name| objects.add(&identity::identity(name, &bundle.names)))?;
        for read in sheet.reports {
            for claim in read.claims {
                objects.add(&note::claim(&bundle, read.report, claim))?;
            }
            objects.add(&report::report(&bundle, read))?;
        }
        for event in sheet.events {
            if let Some(report) = bundle.report(&event.report) {
                objects.add(&note::statement(&bundle, report, event))?;
            }
        }
        bundle.ledger(&mut objects)?;
        bundle.decided(&mut objects)?;
        objects.add(&bundle.whole())?;
        objects.end()
    }
}

/// What the objects are made from.
struct Bundle<'a> {
    sheet: Sheet<'a>,
    index: Index<'a>,
    names: Names<'a>,
    custody: Custody<'a>,
    made_at: Timestamp,
    reports: BTreeMap<&'a str, &'a ReportClaims<'a>>,
}

impl<'a> Bundle<'a> {
    fn of(sheet: &Sheet<'a>) -> Self {
        let mut reports = BTreeMap::new();
        for read in sheet.reports {
            reports.entry(read.report.id.as_str()).or_insert(read);
        }
        Self {
            sheet: *sheet,
            index: Index::of(sheet),
            names: Names::of(sheet),
            custody: Custody::of(&sheet.record),
            made_at: clock::made_at(sheet),
            reports,
        }
    }

    fn report(&self, id: &str) -> Option<&'a Report> {
        self.reports.get(id).map(|read| read.report)
    }

    /// Ids of the claims that are in the bundle.
    fn claims(&self, ids: &[ClaimId]) -> Vec<String> {
        let found = ids.iter().filter_map(|id| self.index.source(id));
        found.map(|(report, claim)| note::claim_id(report, claim)).collect()
    }

    /// When a report came to be known: when it was taken in, else the day it gives, else when the bundle is made.
    fn created(&self, report: &Report) -> Timestamp {
        let taken = self.custody.of_report(report).and_then(|received| received.retrieved_at);
        taken.or_else(|| report.dated().and_then(start_of)).unwrap_or(self.made_at)
    }

    fn first_created(&self, claims: &[ClaimId]) -> Timestamp {
        let sources = claims.iter().filter_map(|id| self.index.source(id));
        sources.map(|(report, _)| self.created(report)).min().unwrap_or(self.made_at)
    }

    /// Everyone who speaks, counts or prints.
    fn names_said(&self) -> BTreeSet<&'a str> {
        let outlets = self.sheet.reports.iter().filter_map(|read| read.report.outlet.as_deref());
        let claims = self.sheet.reports.iter().flat_map(|read| read.claims);
        let speakers = claims.filter_map(|claim| claim.speaker.as_deref());
        let told = self.sheet.events.iter().filter_map(|event| event.speaker.as_deref());
        let origins = self.sheet.ledger.origins.iter();
        let counters =
            origins.flat_map(|origin| [origin.speaker.as_deref(), origin.counter.as_deref()]).flatten();
        outlets.chain(speakers).chain(told).chain(counters).collect()
    }

    fn ledger(&self, objects: &mut Objects<'_>) -> io::Result<()> {
        let ledger = self.sheet.ledger;
        ledger.origins.iter().try_for_each(|origin| objects.add(&note::origin(self, origin)))?;
        ledger.findings.iter().try_for_each(|finding| objects.add(&note::finding(self, finding)))?;
        for series in &ledger.series {
            let title = wording::subject(
                series.item_class.as_deref(),
                series.measure,
                series.supplier.as_deref(),
                series.recipient.as_deref(),
            );
            let points: Vec<String> = series
                .points
                .iter()
                .map(|point| wording::point(point.low, point.high, point.bound))
                .collect();
            let words = format!(
                "{title}; counted by {}: {}",
                series.counter.as_deref().unwrap_or("nobody named"),
                points.join(", ")
            );
            let origins = series.points.iter().map(|point| point.origin.as_str());
            let titled = (format!("Series: {title}"), words);
            objects.add(&note::computed(
                self,
                ("series", &series.series),
                titled,
                origins,
                Value::of(series),
            ))?;
        }
        for ratio in &ledger.ratios {
            let titled =
                (format!("Ratio: {}", wording::ratio(ratio)), format!("{} {}", ratio.why, ratio.verdict));
            let origins = [ratio.origin.as_str(), ratio.per.as_str()];
            objects.add(&note::computed(self, ("ratio", &ratio.ratio), titled, origins, Value::of(ratio)))?;
        }
        for estimate in &ledger.estimates {
            let range = wording::range(estimate.low, estimate.high, Some(&estimate.unit));
            let range = range.or_else(|| estimate.reason.clone()).unwrap_or_default();
            let words = format!("{range}. Computed, and nobody’s claim: {}", estimate.why);
            let titled = (format!("Estimate: {}", wording::estimated(estimate)), words);
            let origins = estimate.assumptions.iter().flat_map(|one| one.origins.iter().map(String::as_str));
            objects.add(&note::computed(
                self,
                ("estimate", &estimate.estimate),
                titled,
                origins,
                Value::of(estimate),
            ))?;
        }
        Ok(())
    }

    fn decided(&self, objects: &mut Objects<'_>) -> io::Result<()> {
        let findings: BTreeSet<&str> =
            self.sheet.ledger.findings.iter().map(|one| one.finding.as_str()).collect();
        for one in self.sheet.record.rulings().decided() {
            match &one.decision {
                Decision::WriteVerdict { verdict } => objects.add(&decided::verdict(self, one, verdict))?,
                Decision::AddSighting { sighting } => {
                    decided::sighting(one, sighting).iter().try_for_each(|part| objects.add(part))?;
                }
                Decision::Judge { finding, judgement, reason }
                    if findings.contains(finding.finding.as_str()) =>
                {
                    objects.add(&decided::judgement(one, finding, *judgement, reason))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// All reports together, with what the bundle is and what it cannot hold.
    fn whole(&self) -> Object {
        let name = self.sheet.record.name.unwrap_or("Reports read by Plimsoll");
        let mut refs: Vec<String> =
            self.sheet.reports.iter().map(|read| report::report_id(read.report)).collect();
        refs.push(object::maker_id());
        let row = Object::new().with("plimsoll", env!("CARGO_PKG_VERSION")).with("unread", self.sheet.unread);
        object::dated("grouping", object::id("grouping", "export", [&self.id()]), self.made_at, self.made_at)
            .with("name", name)
            .with("description", ABOUT)
            .with("context", "unspecified")
            .with("object_refs", note::unique(refs))
            .with("extensions", object::extension("export", Value::Object(row)))
    }

    /// The bundle's id: of the same reports and decisions at the same time, the same.
    fn id(&self) -> String {
        let reports: Vec<&str> = self.sheet.reports.iter().map(|read| read.report.hash.as_str()).collect();
        let decided: Vec<&str> = self.sheet.record.decided.iter().map(|one| one.id.as_str()).collect();
        let time = clock::stamp(self.made_at);
        format!("bundle--{}", ids::uuid("stix bundle", [&time, &reports.join("\n"), &decided.join("\n")]))
    }
}

/// The objects of a bundle, one a line, written as they come; what has been written once is not written again.
struct Objects<'w> {
    out: &'w mut dyn io::Write,
    /// Their ids.
    written: BTreeSet<String>,
    is_first: bool,
}

impl<'w> Objects<'w> {
    fn begin(out: &'w mut dyn io::Write, id: &str) -> io::Result<Self> {
        write!(out, "{{\"type\":\"bundle\",\"id\":\"{id}\",\"objects\":[")?;
        Ok(Self { out, written: BTreeSet::new(), is_first: true })
    }

    fn add(&mut self, object: &Object) -> io::Result<()> {
        if !self.written.insert(object.text("id").unwrap_or_default().to_string()) {
            return Ok(());
        }
        let between = if std::mem::take(&mut self.is_first) { "\n" } else { ",\n" };
        write!(self.out, "{between}{}", object.line())
    }

    fn end(self) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")
    }
}
