//! The forms in which a sheet is handed on: one list for the command, the server and the documents.

use crate::{
    Archive, ClaimReview, Exporter, FollowTheMoney, GeoJson, Html, HtmlDossier, MarkdownDossier, Stix,
    WebAnnotation,
};

/// A form in which everything is handed on at once.
#[derive(Clone, Copy)]
pub struct Form {
    /// What it is called on a command line.
    pub name: &'static str,
    /// What it is called among people.
    pub title: &'static str,
    /// When to use it, in a sentence.
    pub when: &'static str,
    /// How a file of it ends.
    pub ending: &'static str,
    /// What a server calls it.
    pub media_type: &'static str,
    /// What it is for without decisions: without them a form of verdicts alone is empty.
    pub needs_decisions: bool,
    /// What writes it.
    pub exporter: &'static (dyn Exporter + Sync),
}

/// All forms, for people first, then for programs.
pub const FORMS: &[Form] = &[
    Form {
        name: "html",
        title: "Page",
        when: "to look at: the figures as a chart, the findings, every report with its figures marked",
        ending: "html",
        media_type: "text/html; charset=utf-8",
        needs_decisions: false,
        exporter: &Html,
    },
    Form {
        name: "html-dossier",
        title: "HTML dossier",
        when: "to hand to someone who must check it: the page, with a note to every figure that leads to sentence, bytes and hash",
        ending: "html",
        media_type: "text/html; charset=utf-8",
        needs_decisions: false,
        exporter: &HtmlDossier,
    },
    Form {
        name: "dossier",
        title: "Markdown dossier",
        when: "to write on: the same as text with footnotes, for GitHub, Pandoc or Obsidian",
        ending: "md",
        media_type: "text/markdown; charset=utf-8",
        needs_decisions: false,
        exporter: &MarkdownDossier,
    },
    Form {
        name: "archive",
        title: "Archive",
        when: "to keep, or to make the case anew elsewhere: everything, the bytes received included, one JSON object a line",
        ending: "jsonl",
        media_type: "application/x-ndjson",
        needs_decisions: false,
        exporter: &Archive,
    },
    Form {
        name: "ftm",
        title: "FollowTheMoney",
        when: "for Aleph or OpenAleph: reports, who speaks and who prints, and figures as notes, one entity a line",
        ending: "ftm.json",
        media_type: "application/x-ndjson",
        needs_decisions: false,
        exporter: &FollowTheMoney,
    },
    Form {
        name: "stix",
        title: "STIX 2.1",
        when: "for OpenCTI, MISP and other threat-intelligence platforms: one bundle",
        ending: "stix.json",
        media_type: "application/stix+json;version=2.1",
        needs_decisions: false,
        exporter: &Stix,
    },
    Form {
        name: "annotation",
        title: "W3C Web Annotation",
        when: "to lay every span over the reports in Hypothes.is or an annotation server",
        ending: "jsonld",
        media_type: "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
        needs_decisions: false,
        exporter: &WebAnnotation,
    },
    Form {
        name: "geojson",
        title: "GeoJSON",
        when: "for QGIS or a map on the web: sightings, and the places that reports name",
        ending: "geojson",
        media_type: "application/geo+json",
        needs_decisions: false,
        exporter: &GeoJson,
    },
    Form {
        name: "claimreview",
        title: "ClaimReview",
        when: "to publish the verdicts that people wrote where fact checkers and search engines look",
        ending: "jsonld",
        media_type: "application/ld+json",
        needs_decisions: true,
        exporter: &ClaimReview,
    },
];

impl Form {
    /// The form of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.name == name)
    }
}

impl std::fmt::Debug for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Form").field("name", &self.name).finish_non_exhaustive()
    }
}
