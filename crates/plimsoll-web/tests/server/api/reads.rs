//! Reads: every list, its pages, its filters, and the tags by which answers are known again.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::{asked, first, get, rows, send, words};
use crate::served::Served;

const LISTS: [&str; 13] = [
    "/reports",
    "/claims",
    "/statements",
    "/origins",
    "/series",
    "/findings",
    "/ratios",
    "/estimates",
    "/timeline",
    "/sources",
    "/decisions",
    "/log",
    "/reports?words=containers",
];

#[test]
fn every_list_has_rows_and_every_row_a_page_of_its_own() {
    let served = Served::samples();
    for list in LISTS.iter().filter(|list| **list != "/decisions") {
        let answer = get(&served, list);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")), "{list}");
        let page = answer.json();
        assert!(page["total"].as_u64().unwrap() > 0, "{list}");
    }
    for (list, field) in [
        ("/claims", "claim"),
        ("/origins", "origin"),
        ("/series", "series"),
        ("/findings", "finding"),
        ("/estimates", "estimate"),
    ] {
        let row = first(&served, list);
        let one = get(&served, &format!("{list}/{}", words(&row, field))).json();
        let own = if list == "/claims" { one["claim"].clone() } else { one };
        assert_eq!(own, row, "{list}");
    }
    assert!(get(&served, "/case").json()["counts"]["claims"].as_u64().unwrap() > 0);
    assert_eq!(get(&served, "/sightings").json()["total"], 0);
    assert_eq!(get(&served, "/verdicts").json()["total"], 0);
}

#[test]
fn a_claim_and_a_report_tell_all_that_is_known() {
    let served = Served::samples();
    let claim = rows(&served, "/claims").into_iter().find(|claim| claim["part"] == "text").unwrap();
    let whole = get(&served, &format!("/claims/{}", words(&claim, "claim"))).json();
    assert!(words(&whole, "sentence").contains(&words(&whole["claim"]["quantity"], "text")));
    assert!(!whole["claim"]["derivation"].as_array().unwrap().is_empty());
    assert!(whole["origin"]["chains"]["paths"].is_array());
    let hash = words(&whole["report"], "hash");
    for name in [words(&claim, "report"), hash.clone(), hash.trim_start_matches("blake3:").to_string()] {
        let report = get(&served, &format!("/reports/{name}")).json();
        assert_eq!(report["report"]["hash"], whole["report"]["hash"]);
        assert!(report["claims"].as_array().unwrap().contains(&claim));
        assert_eq!(report["receipts"][0]["operator"], "R. Vane");
        let text = words(&report["report"], "text");
        let span: Vec<usize> = serde_json::from_value(claim["spans"]["quantity"].clone()).unwrap();
        assert_eq!(text[span[0]..span[1]], words(&claim["quantity"], "text"));
    }
    let bytes = get(&served, &format!("/reports/{hash}/bytes"));
    assert_eq!(blake3::hash(&bytes.body).to_hex().to_string(), hash.trim_start_matches("blake3:"));
    assert_eq!(bytes.header("content-type"), Some("text/plain; charset=utf-8"));
}

#[test]
fn filters_keep_what_fits() {
    let served = Served::samples();
    let all = rows(&served, "/claims");
    let claim =
        all.iter().find(|claim| claim["speaker"].is_string() && claim["said_on"].is_string()).unwrap();
    for field in ["measure", "modality", "unit", "item_class", "supplier", "recipient", "speaker", "report"] {
        let Some(value) = claim[field].as_str() else { continue };
        let value = value.replace(' ', "+");
        let some = rows(&served, &format!("/claims?{field}={value}"));
        let fits: Vec<&Value> = all.iter().filter(|one| one[field] == claim[field]).collect();
        assert_eq!(some.iter().collect::<Vec<_>>(), fits, "{field}");
    }
    let day = words(claim, "said_on");
    let on = rows(&served, &format!("/claims?since={day}&until={day}"));
    assert!(on.contains(claim) && on.len() < all.len());
    assert!(rows(&served, "/claims?since=2099").is_empty());
    let counted = rows(&served, "/claims?counter=Nobody+at+all");
    assert!(counted.is_empty());
    let kind = words(&first(&served, "/findings"), "kind");
    assert!(rows(&served, &format!("/findings?kind={kind}")).iter().all(|one| one["kind"] == kind.as_str()));
    assert_eq!(rows(&served, "/findings?state=open").len(), rows(&served, "/findings").len());
    assert!(rows(&served, "/reports?claims=false").len() < rows(&served, "/reports").len());
}

#[test]
fn estimates_are_tried_and_stay_as_they_are() {
    let served = Served::samples();
    let own = first(&served, "/estimates");
    let address = format!("/estimates/{}", words(&own, "estimate"));
    let at = own["assumptions"].as_array().unwrap().iter().position(|one| one["low"].is_string()).unwrap();
    let tried = get(&served, &format!("{address}?as_of=2030-01-31&assume={at}:1:2")).json();
    assert_eq!((&tried["as_of"], &tried["assumptions"][at]["low"]), (&"2030-01-31".into(), &"1".into()));
    assert_ne!(tried["low"], own["low"]);
    assert_eq!(get(&served, &address).json(), own);
    assert_eq!(first(&served, "/estimates?as_of=2030-01-31")["as_of"], "2030-01-31");
    for (assume, status, words) in [
        ("x", 400, "NUMBER:LOW:HIGH"),
        ("0:-1:2", 400, "NUMBER:LOW:HIGH"),
        ("99:1:2", 422, "no assumption 99"),
    ] {
        let answer = get(&served, &format!("{address}?assume={assume}"));
        assert_eq!(answer.status, status);
        assert!(answer.text().contains(words), "{assume}: {}", answer.text());
    }
}

#[test]
fn exports_are_those_of_the_pages() {
    let served = Served::samples();
    let forms = get(&served, "/export").json();
    for form in forms.as_array().unwrap() {
        let name = words(form, "form");
        let answer = get(&served, &format!("/export/{name}"));
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, form["media_type"].as_str()),
            "{name}"
        );
        assert_eq!(answer.body, served.get(&format!("/export/{name}")).body, "{name}");
    }
    assert_eq!(get(&served, "/export/cbor").status, 404);
}

#[test]
fn an_answer_is_known_again_until_the_case_changes() {
    let served = Served::samples();
    let mut tags = BTreeSet::new();
    let paths =
        LISTS.iter().copied().chain(["/case", "/settings", "/claims?limit=1", "/export", "/export/stix"]);
    let paths: Vec<&str> = paths.collect();
    for path in &paths {
        let answer = get(&served, path);
        let tag = answer.header("etag").unwrap_or_else(|| panic!("{path}")).to_string();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "strong: {tag}");
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
        assert!(tags.insert(tag.clone()), "{path}: another question has another tag");
        for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_string()] {
            let again = asked(&served, "GET", path, &[("If-None-Match", &known)], "");
            assert_eq!(
                (again.status, again.body.len(), again.header("etag")),
                (304, 0, Some(tag.as_str())),
                "{path}"
            );
        }
        assert_eq!(asked(&served, "GET", path, &[("If-None-Match", "\"x\"")], "").status, 200, "{path}");
    }
    assert_eq!(asked(&served, "GET", "/claims/x", &[("If-None-Match", "*")], "").status, 404);
    let grade = serde_json::json!({"source": "Harbour Office", "reliability": "B"});
    assert_eq!(send(&served, "/decisions/grade", &grade).status, 201);
    for path in paths {
        assert!(!tags.contains(get(&served, path).header("etag").unwrap()), "{path}");
    }
}

#[test]
fn a_tag_and_its_answer_go_together() {
    let served = Served::samples();
    let one = get(&served, "/claims");
    let other = get(&served, "/claims");
    assert_eq!((one.header("etag"), &one.body), (other.header("etag"), &other.body));
}

/// The rows of a list of which so many are on a page, and how many pages there were.
fn walked(served: &Served, list: &str, limit: usize) -> (Vec<Value>, usize) {
    let mark = if list.contains('?') { '&' } else { '?' };
    let (mut all, mut pages) = (Vec::new(), 0);
    let mut next = Some(format!("/api/v1{list}{mark}limit={limit}"));
    while let Some(path) = next {
        let answer = served.get(&path);
        let page = answer.json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= limit);
        all.extend(items.iter().cloned());
        pages += 1;
        next = page["next"].as_str().map(str::to_string);
        let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
        assert_eq!(answer.header("link"), link.as_deref());
    }
    (all, pages)
}

#[test]
fn all_pages_together_are_the_list_once_and_in_order() {
    let served = Served::samples();
    let whole: Vec<(Vec<Value>, &str)> = LISTS
        .iter()
        .map(|list| {
            (
                get(&served, &format!("{list}{}limit=1000", if list.contains('?') { '&' } else { '?' }))
                    .json(),
                *list,
            )
        })
        .map(|(page, list)| (page["items"].as_array().unwrap().clone(), list))
        .collect();
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { cases: 48, ..ProptestConfig::default() });
    let asked = (0..LISTS.len(), prop_oneof![1..8_usize, 8..200_usize]);
    let law = |(list, limit): (usize, usize)| {
        let (whole, list) = &whole[list];
        let (all, pages) = walked(&served, list, limit);
        prop_assert_eq!(&all, whole, "{} at {}", list, limit);
        prop_assert_eq!(pages, whole.len().div_ceil(limit).max(1));
        Ok(())
    };
    runner.run(&asked, law).unwrap();
}

#[test]
fn pages_go_on_where_they_were_when_reports_come_in_between() {
    let served = Served::samples();
    let before = rows(&served, "/claims");
    let page = get(&served, "/claims?limit=5").json();
    let report = serde_json::json!({"reports": [{"id": "0-first", "published": "2031-03-02", "text": "The harbour office said on Sunday that 77,000 crates were unloaded."}]});
    assert_eq!(send(&served, "/reports", &report).status, 201);
    let mut seen = page["items"].as_array().unwrap().clone();
    seen.extend(rows(&served, page["next"].as_str().unwrap().trim_start_matches("/api/v1")));
    assert_eq!(seen, before, "what came in stands before");
    assert!(rows(&served, "/claims").len() > before.len());
}
