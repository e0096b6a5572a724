//! What strangers wrote stays words, wherever it is shown.

use plimsoll_browser::{Scheme, Shown};

use crate::served::Served;
use crate::visitor::Visitor;

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

/// That a page runs nothing, loads nothing and leads nowhere that strangers wrote.
fn is_inert(shown: &Shown, served: &Served, path: &str) {
    shown.open(&served.at(path));
    let title: String = shown.asked("document.title");
    assert!(title.contains("Plimsoll") && !title.starts_with("taken"), "{path}: {title}");
    let strange: u32 = shown.asked("document.querySelectorAll('main script, header script, main img, header img, main iframe, main object, [onerror], [onload], [style]').length");
    assert_eq!(strange, 0, "{path}");
    let leads: Vec<String> = shown
        .asked("[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location).protocol).filter(p => p !== 'http:')");
    assert!(leads.is_empty(), "{path}: {leads:?}");
    let said = shown.heard().said;
    let said: Vec<_> = said.iter().filter(|words| !words.contains("404") && !words.contains("422")).collect();
    assert!(said.is_empty(), "{path}: {said:?}");
}

/// Words in every field that people fill.
fn written_everywhere(served: &Served) -> Vec<String> {
    let mut ada = Visitor::signed_in(served, "Ada");
    let claim = ada.get("/series").text();
    let claim = claim.split("href=\"/claims/").nth(1).unwrap().split('"').next().unwrap().to_string();
    let report = ada.get("/reports").text();
    let report = report.split("href=\"/reports/").nth(1).unwrap().split('"').next().unwrap().to_string();
    let password = "seven tides over the bar";
    let name = "<img src=x onerror=document.title='taken'>";
    let forms: [(&str, Vec<(&str, &str)>); 8] = [
        ("/decide/grade", vec![("source", SCRIPT), ("reliability", "B"), ("reason", SCRIPT)]),
        ("/decide/sighting", vec![("what", SCRIPT), ("place", SCRIPT), ("source", SCRIPT), ("note", SCRIPT)]),
        (
            "/decide/correct",
            vec![("claim", &claim), ("field", "speaker"), ("value", SCRIPT), ("reason", SCRIPT)],
        ),
        (
            "/decide/verdict",
            vec![("claim", &claim), ("verdict", SCRIPT), ("text", SCRIPT), ("author", SCRIPT)],
        ),
        ("/decide/split", vec![("claim", &claim), ("reason", SCRIPT)]),
        ("/decide/set-aside", vec![("claim", &claim), ("reason", SCRIPT)]),
        (
            "/accounts/new",
            vec![("name", name), ("role", "admin"), ("password", password), ("again", password)],
        ),
        (
            "/account/tokens",
            vec![("called", "<svg onload=document.title='taken'>"), ("role", "viewer"), ("days", "9")],
        ),
    ];
    for (path, fields) in forms {
        let answer = ada.post_from("/account", path, &fields);
        assert!([200, 303].contains(&answer.status), "{path}: {}", answer.text());
    }
    assert_eq!(
        ada.post_from(
            "/account",
            "/decide/verdict",
            &[("claim", &claim), ("verdict", "x"), ("text", "x"), ("url", "javascript:1")]
        )
        .status,
        422
    );
    let token = ada.token("/add");
    let part = |name: &str, file: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"document.title='taken'\"><title>{SCRIPT}</title><text>The office said 900 crates were shipped.</text></svg>"
    );
    let body = [
        part("token", "", &token),
        part("source", "", "javascript:document.title='taken'"),
        part("note", "", SCRIPT),
        part("files", "; filename=\"<script>1<script>.svg\"", &drawing),
        part("files", "; filename=\"drawing.html\"", &drawing),
        "--b--\r\n".to_string(),
    ];
    let kind = [("Content-Type", "multipart/form-data; boundary=b")];
    let answer = ada.send("POST", "/add", &kind, body.concat().as_bytes());
    assert_eq!(answer.status, 303);
    let adding = answer.header("location").unwrap().to_string();
    assert!(ada.get(&format!("{adding}/events")).text().contains("\"is_done\":true"));
    vec![adding, format!("/claims/{claim}"), format!("/reports/{report}")]
}

#[test]
fn nothing_that_people_write_runs() {
    let served = Served::guarded();
    let mut pages = written_everywhere(&served);
    let shown = Shown::new();
    shown.screen(1440, Scheme::Light);
    shown.open(&served.at("/sign-in"));
    let fields =
        [("name", "<img src=x onerror=document.title='taken'>"), ("password", "seven tides over the bar")];
    shown.send("/sign-in", &fields);
    shown.wait_for(".who");
    shown.heard();
    let body = Visitor::signed_in(&served, "Ada").get("/reports?sort=received").text();
    let reports = body.split("href=\"/reports/").skip(1).map(|rest| rest.split('"').next().unwrap());
    pages.extend(reports.take(3).map(|hash| format!("/reports/{hash}")));
    let own = [
        "/",
        "/reports",
        "/sources",
        "/timeline",
        "/log",
        "/log?kind=account",
        "/account",
        "/accounts",
        "/findings",
        "/origins",
    ];
    pages.extend(own.map(str::to_string));
    for path in pages {
        is_inert(&shown, &served, &path);
    }
    // What is handed on is sent to be kept, never to be shown.
    for form in ["html", "archive", "claims.csv", "geojson", "html-dossier"] {
        let answer = Visitor::signed_in(&served, "Ada").get(&format!("/export/{form}"));
        assert_eq!(answer.status, 200, "{form}");
        assert!(answer.header("content-disposition").unwrap().starts_with("attachment"), "{form}");
        assert_eq!(answer.header("content-security-policy"), Some("default-src 'none'; sandbox"), "{form}");
    }
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
        is_inert(&shown, &served, &path);
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
