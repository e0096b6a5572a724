//! Every form in which a case is handed on, as snapshots and by what its standard asks.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(unreachable_pub, missing_docs, dead_code)]
mod pile;

use std::collections::BTreeSet;

use pile::Pile;
use plimsoll_ledger::{Ledger, Limits, ReportClaims};
use plimsoll_report::{
    Archive, ClaimReview, FORMS, FollowTheMoney, GeoJson, HtmlDossier, Kept, MarkdownDossier, Stix,
    WebAnnotation, restored,
};
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
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

/// A case that is made anew from an archive has the same ledger.
#[test]
fn what_an_archive_restores_has_the_same_ledger() {
    let pile = Pile::decided();
    let text = pile.exported(&Archive);
    let restored = restored(text.as_bytes()).unwrap();
    let lexicon = plimsoll_lexicon::Lexicon::shipped("arms-transfers").unwrap();
    let read = |kept: &Kept| {
        let report = kept.capture().unwrap();
        let claims = plimsoll_claim::read_all(&report, &lexicon).claims;
        (report, claims)
    };
    let again: Vec<_> = restored.received.iter().map(read).collect();
    assert_eq!(again, pile.reports());
    let sheet: Vec<ReportClaims<'_>> =
        again.iter().map(|(report, claims)| ReportClaims { report, claims }).collect();
    assert_eq!(&Ledger::of(&sheet, &Limits::shipped()), pile.ledger());
    assert_eq!(restored.decided, pile.decided);
    assert_eq!(restored.name.as_deref(), Some("Containers of 2031"));
    assert!(restored.without_bytes.is_empty());
}

/// Bytes that are no UTF-8 come back as they were.
#[test]
fn bytes_of_any_kind_come_back() {
    let bytes = b"The caf\xe9 at the port counted 40 ships in May.";
    let pile = Pile::of(&[("latin.txt", bytes)]);
    let restored = restored(pile.exported(&Archive).as_bytes()).unwrap();
    assert_eq!(restored.received[0].bytes, bytes);
    assert_eq!(restored.received[0].capture().as_ref(), Some(&pile.reports()[0].0));
}

/// An archive that was cut off or changed is refused, with the reason.
#[test]
fn an_archive_that_is_not_whole_is_refused() {
    let text = Pile::decided().exported(&Archive);
    let refused = |text: &str| restored(text.as_bytes()).unwrap_err().to_string();
    let half = text.lines().take(4).map(|line| format!("{line}\n")).collect::<String>();
    assert!(refused(&half).contains("cut off after line 4"), "{}", refused(&half));
    assert!(refused(&text.replacen("4,300", "4,301", 1)).contains("another hash"));
    assert!(refused(&text.replacen("misleading", "true", 1)).contains("id of decision"));
    assert!(
        refused(&text.replacen("\"single_origin\"", "\"update\"", 1).replacen("bound_changed", "update", 1))
            .contains("was changed")
    );
    assert!(refused("{\"id\":\"a\",\"text\":\"b\"}\n").starts_with("line 1"));
    assert!(refused(&text.replacen("\"format\":1", "\"format\":2", 1)).contains("newer"));
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
    let points: Vec<String> = placed.iter().map(|one| one["geometry"].to_string()).collect();
    assert!(
        points.contains(&r#"{"coordinates":[130.3,42.25],"type":"Point"}"#.to_string()),
        "the sighting: {points:?}"
    );
    let sourced = placed.iter().filter(|one| one["properties"]["position_source"].is_string());
    assert_eq!(
        placed.len(),
        1 + sourced.count(),
        "a place of the pack has degrees with their source; the other sighting was undone"
    );
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
