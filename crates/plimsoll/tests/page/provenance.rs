//! The provenance graphs: read at any width, in both schemes, without a drawing too.

use plimsoll_browser::{Scheme, Shown};

use crate::made::Made;

/// Names of nodes and words of edges that lie over one another, or that stand out of the drawing or of their box.
const CLASHES: &str = "[...document.querySelectorAll('svg.provenance')].filter(svg => svg.getClientRects().length).flatMap(svg => {
    const texts = [...svg.querySelectorAll('text')].map(one => [one.textContent, one.getBoundingClientRect(), one]);
    const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    const clashes = [];
    texts.forEach(([words, box, one], at) => {
        if (!inside(box, svg.getBoundingClientRect())) clashes.push('out of the drawing: ' + words);
        const rect = one.parentElement === svg ? null : one.parentElement.querySelector('rect');
        if (rect && !inside(box, rect.getBoundingClientRect())) clashes.push('out of its box: ' + words);
        texts.slice(at + 1).filter(([, other]) => over(box, other)).forEach(([other]) => clashes.push(words + ' over ' + other));
    });
    return clashes;
})";

/// Reports of many outlets with long names, one briefing, wires and relays between.
fn crowd() -> Made {
    let outlets = [
        "The Northern Provinces and Islands Evening Chronicle and Advertiser",
        "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
        "MMMMMMMM MMMMMMMM MMMMMMMM MMMMMMMM",
        "Quay Daily",
        "北方港口日报与海运公报及其周末增刊",
        "Beacon",
    ];
    let said = "South Korean Defense Minister Shin Won-sik said on Monday that North Korea had sent about 6,700 containers to Russia.";
    let reports: Vec<_> = (0..18)
        .map(|number| {
            let text = match number % 3 {
                0 => said.to_string(),
                1 => format!("{said} Meridian Wire reported the figure of about 6,700 containers sent to Russia."),
                _ => format!("SEOUL (Reuters) - {said} He gave no list of port {number}."),
            };
            let outlet = format!("{}{}", outlets[number % outlets.len()], if number < 6 { "" } else { " II" });
            serde_json::json!({ "id": format!("report-{number}"), "outlet": outlet, "published": "2024-02-27", "title": "Boxes", "text": text })
        })
        .collect();
    Made::of_json(&serde_json::to_string(&reports).unwrap())
}

#[test]
fn no_words_lie_over_others_at_any_width() {
    for page in [Made::of_samples(), crowd()] {
        for width in [320, 375, 720, 1000, 1440] {
            let shown = Shown::of(&page.address(), width, Scheme::Light);
            let drawn: usize = shown.asked(
                "[...document.querySelectorAll('svg.provenance')].filter(one => one.getClientRects().length).length",
            );
            assert!(drawn > 0, "a graph is drawn at {width}");
            let clashes: Vec<String> = shown.asked(CLASHES);
            assert_eq!(clashes, [""; 0], "at {width}");
            let over: i32 =
                shown.asked("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(over, 0, "the page is no wider than what is seen of it at {width}");
        }
    }
}

#[test]
fn every_graph_has_a_name_and_the_same_in_words() {
    let shown = Shown::of(&Made::of_samples().address(), 1440, Scheme::Dark);
    let lost: Vec<String> = shown.asked(
        "[...document.querySelectorAll('svg.provenance')].flatMap(svg => {
            const of = name => document.getElementById(svg.getAttribute(name));
            const list = of('aria-describedby')?.textContent ?? '';
            const names = [...svg.querySelectorAll('title')].map(one => one.textContent);
            const missing = names.filter(name => !list.includes(name));
            return (of('aria-labelledby') && svg.querySelector('desc') ? [] : ['no name']).concat(missing);
        })",
    );
    assert_eq!(lost, [""; 0]);
}

#[test]
fn changed_words_are_marked_on_both_sides() {
    let shown = Shown::of(&Made::of_samples().address(), 1440, Scheme::Light);
    let unmarked: usize = shown.asked(
        "[...document.querySelectorAll('.pair .quote')].filter(one => !one.querySelector('.changed')).length",
    );
    assert_eq!(unmarked, 0);
    let pairs: usize = shown.asked("document.querySelectorAll('.pair').length");
    assert!(pairs > 10, "{pairs}");
}
