//! W3C Web Annotation: every span of every claim and statement, as an annotation page that other programs can lay over the reports.
//!
//! One annotation has up to three targets, each with a source of its own: the report as it was published, where a quotation finds the words;
//! the text that Plimsoll read, where positions count code points; and the bytes that were received, where positions count bytes.

use std::collections::BTreeMap;
use std::io;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Event, Part};
use plimsoll_ledger::ReportClaims;
use plimsoll_text::Span;

use crate::code_points::CodePoints;
use crate::object::{Object, Value};
use crate::record::{Custody, Received};
use crate::{Exporter, Sheet, address, citation, clock, ids, statements, wording};

/// Code points of the text before and after a quotation.
const CONTEXT: usize = 32;

/// What the export says of itself.
const ABOUT: &str = "Every span that Plimsoll read. The body of a figure’s annotation has its words and, as application/json, the whole claim with bounds and alternatives: the model \
     itself has no members for them. TextPositionSelector counts code points of the text as Plimsoll extracted it, not of the page; DataPositionSelector counts bytes of what was \
     received. A title that stands apart from its text has quotations alone.";

/// An annotation page.
#[derive(Clone, Copy, Debug)]
pub struct WebAnnotation;

impl Exporter for WebAnnotation {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let (custody, made_at) = (Custody::of(&sheet.record), clock::made_at(sheet));
        let hashes: Vec<&str> = sheet.reports.iter().map(|read| read.report.hash.as_str()).collect();
        let page = ids::urn("annotation page", [&hashes.join("\n")]);
        let head = Object::new()
            .with("@context", "http://www.w3.org/ns/anno.jsonld")
            .with("id", page)
            .with("type", "AnnotationPage")
            .with("dcterms:title", sheet.record.name.unwrap_or("Reports read by Plimsoll"))
            .with("dcterms:description", ABOUT)
            .with("dcterms:created", clock::stamp(made_at))
            .with("startIndex", 0u32)
            .line();
        // The page is left open for its items, which are written as they come.
        write!(out, "{},\"items\":[", head.trim_end_matches('}'))?;
        let mut told: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in sheet.events {
            told.entry(&event.report).or_default().push(event);
        }
        let mut is_first = true;
        for read in sheet.reports {
            let events = told.get(read.report.id.as_str()).map_or(&[][..], Vec::as_slice);
            let marked = Marked::of(read.report, custody.of_report(read.report));
            for annotation in marked.all(read, events) {
                let between = if std::mem::take(&mut is_first) { "\n" } else { ",\n" };
                write!(out, "{between}{}", annotation.with("generated", clock::stamp(made_at)).line())?;
            }
        }
        out.write_all(b"\n]}\n")
    }
}

/// A report whose spans are written.
struct Marked<'a> {
    report: &'a Report,
    received: Option<&'a Received<'a>>,
    points: CodePoints,
}

impl<'a> Marked<'a> {
    fn of(report: &'a Report, received: Option<&'a Received<'a>>) -> Self {
        Self { report, received, points: CodePoints::of(&report.text) }
    }

    fn all(&self, read: &ReportClaims<'_>, events: &[&Event]) -> Vec<Object> {
        let claims = read.claims.iter().flat_map(|claim| self.claim(claim));
        claims.chain(events.iter().flat_map(|event| self.statement(event))).collect()
    }

    /// The figure of a claim, with all that is claimed; then its other spans, each leading to the figure.
    fn claim(&self, claim: &Claim) -> Vec<Object> {
        let about = self.id(claim.claim.as_str(), "quantity");
        let tags = [
            wording::named(claim.measure),
            wording::name_of(&claim.modality),
            wording::name_of(&claim.quantity.bound),
        ];
        let bodies = std::iter::once(words(&citation::in_words(claim)))
            .chain([exactly(claim)])
            .chain(tags.iter().map(|tag| tagged(tag)));
        let figure =
            self.annotation(&about, "describing", bodies.collect(), claim.part, claim.spans.quantity);
        let spans = &claim.spans;
        let parts = [
            ("unit", spans.unit),
            ("item", spans.item),
            ("measure", spans.measure),
            ("speaker", spans.speaker),
            ("cue", spans.cue),
            ("period", spans.period),
            ("sentence", Some(spans.sentence)),
        ];
        let others = parts.into_iter().filter_map(|(name, span)| {
            let own = self.id(claim.claim.as_str(), name);
            let bodies = vec![tagged(name), linked(&about)];
            Some(self.annotation(&own, "linking", bodies, claim.part, span?))
        });
        std::iter::once(figure).chain(others).collect()
    }

    fn statement(&self, event: &Event) -> Vec<Object> {
        let about = self.id(event.statement.as_str(), "trigger");
        let tags = [event.kind.name().to_string(), wording::name_of(&event.modality)];
        let bodies = std::iter::once(words(&wording::event(event)))
            .chain([exactly(event)])
            .chain(tags.iter().map(|tag| tagged(tag)));
        let trigger =
            self.annotation(&about, "describing", bodies.collect(), event.part, event.spans.trigger);
        let sentence = statements::sentence(self.report, event);
        let own = self.id(event.statement.as_str(), "sentence");
        let bodies = vec![tagged("sentence"), linked(&about)];
        let whole = self.annotation(&own, "linking", bodies, event.part, event.spans.sentence);
        std::iter::once(trigger).chain((!sentence.is_empty()).then_some(whole)).collect()
    }

    fn id(&self, claim: &str, part: &str) -> String {
        ids::urn("annotation", [&self.report.hash, &self.report.id, claim, part])
    }

    fn annotation(&self, id: &str, motivation: &str, bodies: Vec<Value>, part: Part, span: Span) -> Object {
        Object::new()
            .with("@context", "http://www.w3.org/ns/anno.jsonld")
            .with("id", id)
            .with("type", "Annotation")
            .with("motivation", motivation)
            .with("generator", maker())
            .with("body", bodies)
            .with("target", self.targets(part, span))
    }

    fn targets(&self, part: Part, span: Span) -> Vec<Value> {
        let text = match part {
            Part::Text => self.report.text.as_str(),
            Part::Title => self.report.title.as_deref().unwrap_or_default(),
        };
        let quote = quoted(text, span);
        let mut targets = Vec::new();
        if let Some(url) = self.report.url.as_deref().and_then(address::of_the_web) {
            targets.push(self.retrieved(target(Value::Text(url), [quote.clone()])));
        }
        match part {
            Part::Title => targets.push(target(self.source("title"), [quote])),
            Part::Text => {
                let position = Object::new()
                    .with("type", "TextPositionSelector")
                    .with("start", self.points.before(text, span.range().start))
                    .with("end", self.points.before(text, span.range().end));
                targets.push(target(self.source("text"), [position, quote]));
                let bytes = self.report.source_map.raw_of(span).map(|raw| {
                    let bytes = Object::new().with("type", "DataPositionSelector");
                    bytes.with("start", raw.start()).with("end", raw.end())
                });
                targets.extend(bytes.map(|bytes| target(self.source("bytes"), [bytes])));
            }
        }
        targets.into_iter().map(Value::Object).collect()
    }

    /// When the page was what it was then.
    fn retrieved(&self, target: Object) -> Object {
        let time = self.received.and_then(|received| received.retrieved_at).map(clock::stamp);
        let state = time.map(|time| Object::new().with("type", "TimeState").with("sourceDate", time));
        target.and("state", state)
    }

    /// The text that was read, or the bytes it was read from, by their hash.
    fn source(&self, what: &str) -> Value {
        let media = match what {
            "bytes" => self.received.and_then(|received| received.media_type),
            _ => Some("text/plain"),
        };
        let kind = if what == "bytes" { "Dataset" } else { "Text" };
        let source = Object::new()
            .with("id", ids::urn("annotation source", [&self.report.hash, &self.report.id, what]))
            .with("type", kind)
            .and("format", media)
            .with("dc:identifier", self.report.hash.as_str())
            .with("dc:title", format!("{what} of {}", self.report.id))
            .and("dc:publisher", self.report.outlet.as_ref());
        Value::Object(source)
    }
}

fn target(source: Value, selectors: impl IntoIterator<Item = Object>) -> Object {
    let selectors: Vec<Value> = selectors.into_iter().map(Value::Object).collect();
    Object::new().with("type", "SpecificResource").with("source", source).with("selector", selectors)
}

/// The words of a span with what stands before and after them.
fn quoted(text: &str, span: Span) -> Object {
    let range = span.range();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    Object::new()
        .with("type", "TextQuoteSelector")
        .with("exact", text.get(range).unwrap_or_default())
        .with("prefix", &before[from..])
        .with("suffix", &after[..to])
}

fn words(text: &str) -> Value {
    body("describing", "text/plain", text)
}

fn tagged(tag: &str) -> Value {
    Value::Object(Object::new().with("type", "TextualBody").with("value", tag).with("purpose", "tagging"))
}

/// All that is claimed, as a row of JSON.
fn exactly(row: &impl serde::Serialize) -> Value {
    body("classifying", "application/json", &serde_json::to_string(row).unwrap_or_default())
}

fn body(purpose: &str, format: &str, text: &str) -> Value {
    let body = Object::new().with("type", "TextualBody").with("value", text).with("format", format);
    Value::Object(body.with("purpose", purpose))
}

/// The annotation that this one is a part of.
fn linked(to: &str) -> Value {
    Value::Object(
        Object::new().with("type", "SpecificResource").with("source", to).with("purpose", "linking"),
    )
}

fn maker() -> Object {
    let version = env!("CARGO_PKG_VERSION");
    Object::new()
        .with("id", ids::urn("annotation maker", [version]))
        .with("type", "Software")
        .with("name", format!("Plimsoll {version}"))
}
