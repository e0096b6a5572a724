//! The way of docs/guide through the pages, with the pictures that stand in it.

use plimsoll_browser::{Scheme, Shown};
use plimsoll_ledger::FindingKind;

use crate::served::Served;

const WIDTH: u32 = 1180;

#[test]
fn the_way_of_the_guide_can_be_gone() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(WIDTH, Scheme::Light);
    let open = |path: &str| shown.open(&served.at(path));

    open("/");
    assert!(shown.text("main").contains("containers"), "{}", shown.text("main"));
    shown.picture("overview", "body", (WIDTH, 1000));

    let room_as_delivery = finding(&served, FindingKind::CapacityAsDelivery);
    open(&report_of(&served, &room_as_delivery));
    shown.run("document.querySelector('.text a.q').click()");
    shown.wait_for("#card-place .card");
    shown.picture("report", "body", (WIDTH, 760));

    open(&room_as_delivery);
    shown.run("document.querySelector('.finding details').open = true");
    shown.picture("finding", "main", (WIDTH, 560));
    shown.send("/decide/judge", &[("reason", "checked against the wire's own page")]);
    shown.wait_for(".judged");
    assert!(shown.text(".judged").contains("checked against"), "{}", shown.text("main"));

    open(&served.first("/series", "/claims/"));
    shown.run("document.querySelector('.forms details').open = true");
    shown.picture("correct", "#decisions-title", (WIDTH, 560));

    open("/estimates");
    shown.run("for (const one of document.querySelectorAll('details')) one.open = true");
    shown.picture("estimates", "form.ranges", (WIDTH, 700));

    let dossier = served.get("/export/html-dossier").text();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("convoy.html");
    std::fs::write(&file, dossier).unwrap();
    shown.open(&format!("file://{}", file.display()));
    assert!(shown.text("body").contains("checked against"), "the judgement stands in the dossier");
    shown.picture("dossier", "#findings", (WIDTH, 760));
}

/// The first finding of a kind.
fn finding(served: &Served, kind: FindingKind) -> String {
    let name = serde_json::to_value(kind).unwrap();
    served.first(&format!("/findings?kind={}", name.as_str().unwrap()), "/findings/")
}

/// The report that a finding is about.
fn report_of(served: &Served, finding: &str) -> String {
    served.first(finding, "/reports/")
}
