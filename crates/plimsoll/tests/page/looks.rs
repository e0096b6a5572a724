//! What holds of the page of the sample reports.

use plimsoll_browser::{Scheme, Shown};
use serde::Deserialize;

use crate::made::Made;

const WIDE: u32 = 1280;
const NARROW: u32 = 360;

#[test]
fn nothing_is_loaded_and_nothing_goes_wrong() {
    for page in [Made::of_samples(), Made::dossier_of_samples()] {
        let shown = Shown::of(&page.address(), WIDE, Scheme::Light);
        let heard = shown.heard();
        assert_eq!(heard.requests, [page.address()]);
        assert_eq!(heard.said, [""; 0]);
        assert!(shown.asked::<usize>("document.querySelectorAll('svg a').length") > 10, "there is a chart");
    }
}

#[test]
fn a_narrow_screen_scrolls_down_only() {
    for page in [Made::of_samples(), Made::dossier_of_samples()] {
        let shown = Shown::of(&page.address(), NARROW, Scheme::Light);
        let width: u32 = shown.asked("document.documentElement.scrollWidth");
        let inner: u32 = shown.asked("document.documentElement.clientWidth");
        assert_eq!(width, inner, "no wider than what is seen of it");
    }
    let shown = Shown::of(&Made::of_samples().address(), NARROW, Scheme::Light);
    let tables: usize = shown.asked(
        "[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).length",
    );
    assert!(tables > 0, "a wide table scrolls inside itself");
}

#[test]
fn every_link_within_the_page_has_one_target() {
    let lost = |shown: &Shown| -> Vec<String> {
        shown.asked(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.getAttribute('href'))\
             .filter(address => document.querySelectorAll(`[id=\"${address.slice(1)}\"]`).length !== 1)",
        )
    };
    let dossier = Shown::of(&Made::dossier_of_samples().address(), WIDE, Scheme::Light);
    assert_eq!(lost(&dossier), [""; 0]);
    let numbered: usize = dossier.asked("document.querySelectorAll('sup a').length");
    let notes: usize = dossier.asked("document.querySelectorAll('.sources > li').length");
    assert!(numbered > 50 && notes > 50, "{numbered} numbers lead to {notes} notes");
    let shown = Shown::of(&Made::of_samples().address(), WIDE, Scheme::Light);
    assert_eq!(lost(&shown), [""; 0]);
    let marked: usize = shown.asked("document.querySelectorAll('mark[id]').length");
    let claims: usize = shown.asked("document.querySelectorAll('[id^=\"claim-\"]').length");
    assert!(marked > 50 && claims >= marked, "{marked} marks, {claims} claims");
}

#[test]
fn headings_leave_no_level_out() {
    let shown = Shown::of(&Made::of_samples().address(), WIDE, Scheme::Light);
    let levels: Vec<u32> =
        shown.asked("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => Number(one.tagName[1]))");
    assert_eq!(levels[0], 1);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

/// What `contrast.js` tells: how many pieces of text it looked at, and those whose contrast is below 4.5.
#[derive(Debug, Deserialize)]
struct Contrast {
    checked: usize,
    low: Vec<String>,
}

#[test]
fn words_stand_out_from_what_lies_behind_them() {
    let pages = [Made::of_samples(), Made::dossier_of_samples()];
    for (page, scheme) in pages.iter().flat_map(|page| [(page, Scheme::Light), (page, Scheme::Dark)]) {
        let shown = Shown::of(&page.address(), WIDE, scheme);
        let dark: bool = shown.asked("matchMedia('(prefers-color-scheme: dark)').matches");
        assert_eq!(dark, matches!(scheme, Scheme::Dark));
        let contrast: Contrast = shown.asked(include_str!("contrast.js").trim());
        assert!(contrast.checked > 500, "{contrast:?}");
        assert_eq!(contrast.low, [""; 0], "{scheme:?}");
    }
}

#[test]
fn the_keyboard_reaches_the_parts_and_shows_where_it_is() {
    let shown = Shown::of(&Made::of_samples().address(), WIDE, Scheme::Light);
    shown.press("Tab");
    let first: String = shown.asked("document.activeElement.getAttribute('href')");
    assert_eq!(first, "#main");
    let left: f64 = shown.asked("document.activeElement.getBoundingClientRect().left");
    assert!(left >= 0.0, "the way past the head is in sight when it has the focus");
    let outline: String = shown.asked("getComputedStyle(document.activeElement).outlineStyle");
    assert_eq!(outline, "solid");
}

#[test]
fn pages_and_dossiers_can_be_used_by_everybody() {
    for page in [Made::of_samples(), Made::dossier_of_samples()] {
        for (width, scheme) in [(NARROW, Scheme::Light), (WIDE, Scheme::Dark)] {
            let violations = Shown::of(&page.address(), width, scheme).violations();
            assert!(violations.is_empty(), "{width} {scheme:?}: {violations:#?}");
        }
    }
}
