//! What strangers wrote stays words, wherever it is shown.

use crate::browser::{Scheme, Shown};
use crate::served::Served;

/// Words that would do something, were they not words.
const SCRIPT: &str = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"><svg onload=\"document.title='taken'\">";

fn hostile() -> Vec<(String, String)> {
    let quoted = serde_json::to_string(SCRIPT).unwrap();
    let json = format!(
        "{{\"id\": {quoted}, \"url\": \"javascript:document.title='taken'\", \"outlet\": {quoted}, \"published\": \"2031-03-01\", \"title\": {quoted}, \
         \"text\": \"{}said on Monday that 6,700 containers were shipped from Norland to Sarvia. \\u202e{{{{7*7}}}} {{% raw %}}\"}}",
        &quoted[1..quoted.len() - 1]
    );
    let plain = format!(
        "{SCRIPT}\n\n1 March 2031. {SCRIPT} The \"ministry' said more than 13,000 <b>containers</b> & crates were shipped; =HYPERLINK(\"x\") 40 ships."
    );
    vec![
        ("a.json".into(), json),
        ("\"><script>document.title='taken'</script>.txt".into(), plain),
        (
            "page.html".into(),
            format!(
                "<html><head><title>{SCRIPT}</title></head><body><article><h1>&lt;script&gt;document.title='taken'&lt;/script&gt;</h1><p>The office said 12,000 crates were shipped by rail. {SCRIPT}</p></article></body></html>"
            ),
        ),
    ]
}

#[test]
fn nothing_that_was_received_or_asked_runs() {
    let hostile = hostile();
    let inputs: Vec<(&str, &str)> =
        hostile.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let served = Served::with(&inputs);
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    let body = served.get("/reports").text();
    let reports: Vec<String> = body
        .split("href=\"/reports/")
        .skip(1)
        .map(|rest| format!("/reports/{}", rest.split('"').next().unwrap()))
        .collect();
    assert_eq!(reports.len(), 3);
    let asked = "%3Cscript%3Edocument.title%3D%27taken%27%3C%2Fscript%3E%22%27";
    let mut pages: Vec<String> = reports.clone();
    for path in [
        "/",
        "/reports",
        "/findings",
        "/origins",
        "/series",
        "/timeline",
        "/estimates",
        "/sources",
        "/log",
        "/add",
        "/export",
    ] {
        pages.push(path.into());
        pages.push(format!("{path}?words={asked}&outlet={asked}&kind={asked}&state={asked}&who={asked}&page={asked}&done={asked}&sort={asked}&from={asked}&estimate={asked}"));
    }
    pages.push(format!("/claims/{asked}"));
    pages.push(served.first("/series", "/claims/"));
    for path in pages {
        shown.open(&served.at(&path));
        let title: String = shown.asked("document.title");
        assert!(title.contains("Plimsoll") && !title.starts_with("taken"), "{path}: {title}");
        let strange: u32 = shown.asked("document.querySelectorAll('main script, main img, main iframe, main object, [onerror], [onload], [style]').length");
        assert_eq!(strange, 0, "{path}");
        let leads: Vec<String> = shown.asked(
            "[...document.querySelectorAll('a[href]')].map(a => a.protocol).filter(p => p !== 'http:')",
        );
        assert!(leads.is_empty(), "{path}: {leads:?}");
        let said = shown.heard().said;
        let said: Vec<_> =
            said.iter().filter(|words| !words.contains("404") && !words.contains("422")).collect();
        assert!(said.is_empty(), "{path}: {said:?}");
    }
    for report in reports {
        let bytes = served.get(&format!("{report}/bytes"));
        assert_eq!(bytes.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(bytes.header("x-content-type-options"), Some("nosniff"));
        assert!(bytes.header("content-disposition").unwrap().starts_with("attachment; filename=\""));
        assert!(!bytes.header("content-disposition").unwrap().contains('<'));
    }
    assert_eq!(served.get("/export/claims.csv").status, 200);
}
