//! Every form in which a case is handed on, as snapshots and by what its standard asks.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(unreachable_pub, missing_docs, dead_code)]
mod pile;

use std::collections::BTreeSet;

use pile::Pile;
use plimsoll_capture::{Input, Kind, Options, capture};
use plimsoll_ledger::{Ledger, Limits, ReportClaims};
use plimsoll_report::{
    Archive, ClaimReview, FORMS, FollowTheMoney, GeoJson, HtmlDossier, MarkdownDossier, Stix, WebAnnotation,
};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(json).collect()
}

#[test]
fn every_form_is_the_same_bytes_each_time() {
    for form in FORMS {
        assert_eq!(
            Pile::decided().exported(form.exporter),
            Pile::decided().exported(form.exporter),
            "{form:?}"
        );
    }
}

#[test]
fn markdown_dossier() {
    insta::assert_snapshot!(Pile::decided().exported(&MarkdownDossier));
}

#[test]
fn follow_the_money() {
    insta::assert_snapshot!(Pile::decided().exported(&FollowTheMoney));
}

#[test]
fn stix() {
    insta::assert_snapshot!(Pile::decided().exported(&Stix));
}

#[test]
fn web_annotation() {
    insta::assert_snapshot!(Pile::decided().exported(&WebAnnotation));
}

#[test]
fn geojson() {
    insta::assert_snapshot!(Pile::decided().exported(&GeoJson));
}

#[test]
fn claim_review() {
    insta::assert_snapshot!(Pile::decided().exported(&ClaimReview));
}

#[test]
fn archive() {
    insta::assert_snapshot!(Pile::decided().exported(&Archive));
}

/// The parts of the page that only a dossier has.
#[test]
fn html_dossier() {
    let page = Pile::decided().exported(&HtmlDossier);
    let part = |id: &str| {
        let from = page.find(&format!("<section id=\"{id}\"")).unwrap();
        let to = page[from..].find("</section>").unwrap();
        page[from..from + to].replace("><", ">\n<")
    };
    insta::assert_snapshot!(["decided", "sources", "custody"].map(part).join("\n\n"));
    let numbers: BTreeSet<&str> =
        page.match_indices("href=\"#source-").map(|(at, _)| &page[at + 7..at + 17]).collect();
    assert!(!numbers.is_empty());
}

/// A case that is made anew from the bytes in an archive has the same ledger.
#[test]
fn what_was_received_gives_the_same_ledger_again() {
    let pile = Pile::decided();
    let rows = lines(&pile.exported(&Archive));
    let received: Vec<&Value> = rows.iter().filter_map(|row| row.get("received")).collect();
    let bytes: Vec<Vec<u8>> =
        received.iter().map(|row| row["text"].as_str().unwrap().as_bytes().to_vec()).collect();
    assert!(pile.bytes().eq(bytes.iter().map(Vec::as_slice)));
    let lexicon = plimsoll_lexicon::Lexicon::shipped("arms-transfers").unwrap();
    let mut again = Vec::new();
    for (row, bytes) in received.iter().zip(&bytes) {
        let kind = if row["kind"] == "text" { Kind::Text } else { Kind::Json };
        let input = Input { name: row["name"].as_str().unwrap(), bytes, kind };
        let report = capture(input, &Options::default()).reports.remove(0);
        assert_eq!(report.hash, row["hash"].as_str().unwrap());
        let claims = plimsoll_claim::read_all(&report, &lexicon).claims;
        again.push((report, claims));
    }
    let sheet: Vec<ReportClaims<'_>> =
        again.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    assert_eq!(&Ledger::of(&sheet, &Limits::shipped()), pile.ledger());
    let decided: Vec<plimsoll_ledger::Decided> = rows
        .iter()
        .filter_map(|row| row.get("decided"))
        .map(|row| serde_json::from_value(row.clone()).unwrap())
        .collect();
    assert_eq!(decided, pile.decided);
}

/// The last line tells whether an archive is whole.
#[test]
fn the_end_of_an_archive_has_the_hash_of_all_before_it() {
    let text = Pile::decided().exported(&Archive);
    let (before, end) = text.trim_end().rsplit_once('\n').unwrap();
    let end = json(end);
    assert_eq!(end["end"]["lines"], before.lines().count());
    assert_eq!(end["end"]["hash"], plimsoll_report::hash_of(format!("{before}\n").as_bytes()));
}

/// Every selector leads to the words that it is about.
#[test]
fn selectors_lead_to_the_words() {
    let pile = Pile::of(&[
        ("wire.txt", pile::WIRE.replace("Harbour", "Häfen 漢字 🚢").as_bytes()),
        ("daily.json", pile::DAILY.replace("Baek", "B\u{e4}k 🚢").as_bytes()),
    ]);
    let page = json(&pile.exported(&WebAnnotation));
    let (mut positions, mut bytes) = (0, 0);
    for annotation in page["items"].as_array().unwrap() {
        for target in annotation["target"].as_array().unwrap() {
            let hash = target["source"]["dc:identifier"].as_str();
            let report = pile
                .reports()
                .iter()
                .map(|(report, _)| report)
                .find(|report| Some(report.hash.as_str()) == hash);
            let selectors = target["selector"].as_array().unwrap();
            let quote = selectors.iter().find(|one| one["type"] == "TextQuoteSelector");
            for selector in selectors {
                let ends = || {
                    (selector["start"].as_u64().unwrap() as usize, selector["end"].as_u64().unwrap() as usize)
                };
                match selector["type"].as_str().unwrap() {
                    "TextPositionSelector" => {
                        let (start, end) = ends();
                        let words: String =
                            report.unwrap().text.chars().skip(start).take(end - start).collect();
                        let around: String = ["prefix", "exact", "suffix"]
                            .map(|part| quote.unwrap()[part].as_str().unwrap())
                            .concat();
                        assert_eq!(words, quote.unwrap()["exact"].as_str().unwrap());
                        assert!(report.unwrap().text.contains(&around));
                        positions += 1;
                    }
                    "DataPositionSelector" => {
                        let (start, end) = ends();
                        let all =
                            pile.bytes().find(|bytes| Some(plimsoll_report::hash_of(bytes).as_str()) == hash);
                        assert!(std::str::from_utf8(&all.unwrap()[start..end]).is_ok());
                        bytes += 1;
                    }
                    other => assert_eq!(other, "TextQuoteSelector"),
                }
            }
        }
    }
    assert!(positions > 20 && bytes == positions, "{positions} positions, {bytes} spans of bytes");
}

/// What the model of annotations asks of each (W3C Web Annotation Data Model, 3.1 to 4.2).
#[test]
fn annotations_have_what_the_model_asks() {
    let page = json(&Pile::decided().exported(&WebAnnotation));
    assert_eq!(
        (&page["@context"], &page["type"]),
        (&"http://www.w3.org/ns/anno.jsonld".into(), &"AnnotationPage".into())
    );
    let motivations = ["describing", "linking"];
    let purposes = ["describing", "classifying", "tagging", "linking"];
    let mut ids = BTreeSet::new();
    for annotation in page["items"].as_array().unwrap() {
        assert_eq!(annotation["type"], "Annotation");
        assert!(ids.insert(annotation["id"].as_str().unwrap().to_string()));
        assert!(motivations.contains(&annotation["motivation"].as_str().unwrap()));
        for body in annotation["body"].as_array().unwrap() {
            assert!(purposes.contains(&body["purpose"].as_str().unwrap()));
            assert!(body["value"].is_string() || body["source"].is_string());
        }
        assert!(!annotation["target"].as_array().unwrap().is_empty());
    }
    let leads: Vec<Value> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one["body"].as_array().unwrap().clone())
        .collect();
    assert!(leads.iter().filter_map(|body| body["source"].as_str()).all(|to| ids.contains(to)));
}

/// RFC 7946: longitude before latitude, no other reference system, a geometry or null.
#[test]
fn places_have_points_only_where_somebody_gave_them() {
    let all = json(&Pile::decided().exported(&GeoJson));
    assert_eq!(all["type"], "FeatureCollection");
    assert!(all.get("crs").is_none());
    let features = all["features"].as_array().unwrap();
    let placed: Vec<&Value> = features.iter().filter(|one| !one["geometry"].is_null()).collect();
    assert_eq!(placed.len(), 1, "the sighting with degrees; the other was undone");
    assert_eq!(placed[0]["geometry"].to_string(), r#"{"coordinates":[130.3,42.25],"type":"Point"}"#);
    assert!(features.iter().any(|one| one["properties"]["name"] == "Rajin" && one["geometry"].is_null()));
}

#[test]
fn without_a_verdict_there_is_no_review_and_the_file_says_so() {
    let pile = Pile::of(&[("wire.txt", pile::WIRE.as_bytes())]);
    let document = json(&pile.exported(&ClaimReview));
    let graph = document["@graph"].as_array().unwrap();
    assert_eq!(graph.len(), 1);
    assert!(graph[0]["description"].as_str().unwrap().contains("No verdict"));
}

/// Every form says what it cannot hold.
#[test]
fn a_form_without_bounds_says_so() {
    let pile = Pile::decided();
    let said = |text: &str| text.contains("bounds") && text.contains("alternatives");
    for form in FORMS.iter().filter(|form| !form.name.contains("html")) {
        let text = pile.exported(form.exporter).to_lowercase();
        assert!(said(&text) || form.name == "dossier", "{form:?}");
    }
}
