//! Every page, light and dark, broad and narrow.

use plimsoll_browser::{Scheme, Shown};

use crate::served::Served;

/// How far things moved while the page came up.
const SHIFT: &str = "new Promise(done => { let sum = 0; new PerformanceObserver(list => { \
     for (const entry of list.getEntries()) sum += entry.value; }).observe({type: 'layout-shift', buffered: true}); \
     requestAnimationFrame(() => requestAnimationFrame(() => done(JSON.stringify(sum)))); })";

fn pages(served: &Served) -> Vec<(&'static str, String)> {
    let report = served.first("/findings", "/reports/");
    let claim = served.first("/series", "/claims/");
    let finding = served.first("/", "/findings/");
    let origin = served.first("/origins", "/origins/");
    let series = served.first("/series", "/series/");
    vec![
        ("overview", "/".into()),
        ("reports", "/reports".into()),
        ("search", "/reports?words=shells".into()),
        ("nothing-found", "/reports?words=zebra".into()),
        ("report", report),
        ("claim", claim),
        ("findings", "/findings".into()),
        ("finding", finding),
        ("origins", "/origins".into()),
        ("origin", origin),
        ("series", "/series".into()),
        ("one-series", series),
        ("timeline", "/timeline".into()),
        ("estimates", "/estimates".into()),
        ("sources", "/sources".into()),
        ("log", "/log".into()),
        ("add", "/add".into()),
        ("export", "/export".into()),
    ]
}

#[test]
fn every_page_can_be_used_by_everybody_on_every_screen() {
    let served = Served::samples();
    let shown = Shown::new();
    let mut troubles = Vec::new();
    for (name, path) in pages(&served) {
        for (width, scheme) in
            [(1440, Scheme::Light), (1440, Scheme::Dark), (375, Scheme::Light), (375, Scheme::Dark)]
        {
            let what = format!("{name} {width} {scheme:?}");
            shown.screen(width, scheme);
            shown.open(&served.at(&path));
            shown.is_content(&served.at("/"), &what);
            let (inner, scroll): (u32, u32) =
                shown.asked("[window.innerWidth, document.documentElement.scrollWidth]");
            if scroll > inner {
                let wide: Vec<String> = shown.asked(
                    "[...document.querySelectorAll('main *, header *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1 \
                     && !one.closest('.scroll')).slice(0, 5).map(one => one.outerHTML.slice(0, 120))",
                );
                troubles.push(format!("{what}: {scroll} px wide on a screen of {inner}: {wide:?}"));
            }
            let headings: u32 = shown.asked("document.querySelectorAll('h1').length");
            if headings != 1 {
                troubles.push(format!("{what}: {headings} main headings"));
            }
            let shift: f64 = shown.awaited(SHIFT);
            if shift > 0.01 {
                troubles.push(format!("{what}: things move by {shift}"));
            }
            troubles.extend(shown.violations().into_iter().map(|one| format!("{what}: {one}")));
            shown.photograph(&format!("{name}-{width}-{scheme:?}").to_lowercase(), width);
            shown.heard();
        }
    }
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}

#[test]
fn a_card_opens_beside_the_text_and_closes_again() {
    let served = Served::samples();
    let shown = Shown::new();
    for (width, scheme) in [(1440, Scheme::Light), (375, Scheme::Dark)] {
        shown.screen(width, scheme);
        shown.open(&served.at(&served.first("/findings", "/reports/")));
        shown.run("document.querySelector('.text a.q').click()");
        shown.wait_for("#card-place .card");
        shown.wait_for("#card-place .close");
        assert!(shown.asked::<bool>("location.pathname.startsWith('/reports/')"), "the page stays");
        let violations = shown.violations();
        assert!(violations.is_empty(), "{violations:?}");
        shown.photograph(&format!("card-{width}-{scheme:?}").to_lowercase(), width);
        shown.press("Escape");
        let is_back: bool = shown
            .asked("!document.querySelector('#card-place .card') && document.activeElement.matches('a.q')");
        assert!(is_back, "the card is closed, and the keyboard is where it was");
        shown.is_content(&served.at("/"), "a card");
    }
}

#[test]
fn a_keyboard_reaches_the_search_and_skips_the_parts() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    shown.open(&served.at("/findings"));
    shown.press("Tab");
    assert_eq!(shown.asked::<String>("document.activeElement.className"), "skip");
    shown.press("/");
    assert_eq!(shown.asked::<String>("document.activeElement.id"), "find");
    shown.tab().type_str("shells").unwrap();
    shown.press("Enter");
    shown.wait_for("table.list .excerpt");
    assert!(shown.text("main").contains("shells"));
}

#[test]
fn filters_change_the_list_in_place_and_without_scripts_by_a_new_page() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    shown.open(&served.at("/reports"));
    let all: usize = shown.asked("document.querySelectorAll('table.list tbody tr').length");
    shown.run(
        "(() => { const field = document.getElementById('from'); field.value = '2024-08'; \
         field.dispatchEvent(new Event('change', {bubbles: true})); })()",
    );
    shown.wait_for("#list");
    shown.awaited::<bool>(
        "new Promise(done => { const look = () => location.search.includes('from=2024-08') ? done('true') : requestAnimationFrame(look); look(); })",
    );
    let few: usize = shown.asked("document.querySelectorAll('table.list tbody tr').length");
    assert!(0 < few && few < all, "{few} of {all}");
    shown.is_content(&served.at("/"), "filters");
    shown.scripts(false);
    shown.open(&served.at("/reports?from=2024-08"));
    let body = served.get("/reports?from=2024-08").text();
    assert!(body.contains(&format!("{few} report")), "the same list");
}

#[test]
fn assumptions_are_tried_and_the_case_stays_as_it_is() {
    let served = Served::samples();
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    shown.open(&served.at("/estimates"));
    let before = shown.text("section[id^=estimate] h3");
    shown.run(
        "(() => { for (const one of document.querySelectorAll('details')) one.open = true; \
         const field = document.querySelector('form.ranges input[name^=high]'); field.value = '40000'; \
         field.dispatchEvent(new Event('input', {bubbles: true})); })()",
    );
    shown.wait_for("section .warned");
    let after = shown.text("section[id^=estimate] h3");
    assert_ne!(before, after);
    let violations = shown.violations();
    assert!(violations.is_empty(), "{violations:?}");
    shown.photograph("estimates-tried-1440-light", 1440);
    assert!(served.get("/estimates").text().contains(&before), "the case has its own assumptions");
}
