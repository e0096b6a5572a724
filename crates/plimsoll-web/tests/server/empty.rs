//! A case without reports says so on every page, and what to do.

use plimsoll_browser::{Scheme, Shown};

use crate::served::Served;

#[test]
fn an_empty_case_is_shown_and_leads_to_adding() {
    let served = Served::with(&[]);
    let shown = Shown::new();
    let pages = [
        "/",
        "/reports",
        "/series",
        "/origins",
        "/findings",
        "/timeline",
        "/estimates",
        "/sources",
        "/log",
        "/export",
        "/nothing",
    ];
    for path in pages {
        shown.screen(375, Scheme::Light);
        shown.open(&served.at(path));
        let violations = shown.violations();
        assert!(violations.is_empty(), "{path}: {violations:?}");
        shown.photograph(&format!("empty{}-375-light", path.replace('/', "-")), 375);
    }
    assert!(served.get("/").text().contains("No report is in this case yet."));
    assert_eq!(served.get("/nothing").status, 404);
}

#[test]
fn a_report_without_words_is_shown() {
    let served = Served::with(&[("blank.txt", " \n"), ("one.txt", "Forty ships.")]);
    for path in ["/", "/reports", "/series", "/estimates"] {
        assert_eq!(served.get(path).status, 200, "{path}");
    }
}
