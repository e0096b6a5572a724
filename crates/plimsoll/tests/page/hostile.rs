//! Reports that try to be more than words.

use std::collections::BTreeSet;

use plimsoll_browser::{Scheme, Shown};

use crate::made::Made;

/// Elements that the page is made of.
const OWN: &str = "a,article,b,blockquote,body,code,dd,details,div,dl,dt,figcaption,figure,footer,h1,h2,h3,head,header,html,li,main,mark,meta,nav,\
                   ol,p,q,section,small,span,style,summary,sup,table,tbody,td,th,thead,title,tr,ul,\
                   svg,svg a,svg circle,svg desc,svg g,svg line,svg path,svg polygon,svg rect,svg text,svg title";

/// Reports that try to be more than words, as a page and as a dossier.
fn hostile() -> [Made; 2] {
    let attack = r#"</style></title></mark></p></svg>--><script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload="window.ran=1"><a href="javascript:window.ran=1">x</a></svg><iframe srcdoc="<script>parent.ran=1</script>"></iframe>" onfocus="window.ran=1" autofocus '"#;
    let text = |count: &str| {
        format!(
            "The {attack} ministry said on Monday that North Korea had sent more than {count} {attack} containers to Russia \
             since September 2023.\n\nMinister {attack} Ada Quill said North Korea had sent {count} containers to Russia."
        )
    };
    let report = |id: &str, url: &str, published: &str, count: &str| {
        serde_json::json!({
            "id": format!("{id}{attack}"), "url": url, "published": published, "author": attack,
            "outlet": format!("Outlet {id} {attack}"), "title": format!("{attack} 6,700 containers sent to Russia {attack}"),
            "text": text(count),
        })
    };
    let reports = [
        report("a", "javascript:window.ran=1", "2024-02-28", "6,700"),
        report("b", "https://b.example/\"onclick=\"window.ran=1", "2024-03-28", "7,000"),
        report("c", "data:text/html,<script>window.ran=1</script>", "2024-04-28", "9,000"),
    ];
    let reports = serde_json::to_string(&reports).unwrap();
    [Made::of_json(&reports), Made::dossier_of_json(&reports)]
}

#[test]
fn no_element_comes_from_a_report() {
    for page in hostile() {
        let shown = Shown::of(&page.address(), 1280, Scheme::Light);
        let foreign: Vec<String> = shown.asked(&format!(
            "[...document.querySelectorAll('*')].filter(one => !one.matches('{OWN}')).map(one => one.outerHTML.slice(0, 80))"
        ));
        assert_eq!(foreign, [""; 0]);
        let handlers: usize = shown.asked(
            "[...document.querySelectorAll('*')].flatMap(one => [...one.attributes])\
             .filter(one => one.name.startsWith('on') || one.name === 'autofocus' || one.name === 'style').length",
        );
        assert_eq!(handlers, 0);
        let words: bool = shown.asked("document.body.innerText.includes('<script>window.ran=1</script>')");
        assert!(words, "the words of the report are still there to read");
    }
}

#[test]
fn no_script_runs_and_nothing_is_asked_for() {
    for page in hostile() {
        let shown = Shown::of(&page.address(), 1280, Scheme::Light);
        let ran: String = shown.asked("typeof window.ran");
        assert_eq!(ran, "undefined");
        let heard = shown.heard();
        assert_eq!(heard.requests, [page.address()]);
        assert_eq!(heard.said, [""; 0]);
    }
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let [page, dossier] = hostile();
    let outside = |page: &Made| -> BTreeSet<(String, String)> {
        Shown::of(&page.address(), 1280, Scheme::Light).asked(
            "[...document.querySelectorAll('a[href]')].filter(one => !one.getAttribute('href').startsWith('#'))\
             .map(one => [one.getAttribute('href'), one.getAttribute('rel')])",
        )
    };
    let link = |address: &str| (address.to_string(), "noreferrer noopener".to_string());
    let plain = link("https://b.example/\"onclick=\"window.ran=1");
    assert_eq!(outside(&page), BTreeSet::from([plain.clone()]));
    let encoded = link("https://b.example/%22onclick=%22window.ran=1");
    assert_eq!(outside(&dossier), BTreeSet::from([plain, encoded]));
}

#[test]
fn long_words_do_not_widen_a_narrow_screen() {
    for page in hostile() {
        let shown = Shown::of(&page.address(), 360, Scheme::Light);
        let over: i32 =
            shown.asked("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(over, 0);
    }
}
