//! What strangers send is refused, and told nothing of this machine.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use plimsoll_case::Case;

use crate::asking::{Answer, ask};
use crate::served::{MOST_BYTES, Served};

fn post(served: &Served, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let host = served.address.to_string();
    let mut all = vec![("Host", host.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    all.extend_from_slice(headers);
    ask(served.address, "POST", path, &all, body.as_bytes())
}

/// Why a form is refused, its headers and its body.
type Refused<'a> = (&'a str, Vec<(&'a str, &'a str)>, String);

fn decisions(served: &Served) -> usize {
    Case::open(&served.file).unwrap().decided().unwrap().len()
}

#[test]
fn another_name_is_not_answered() {
    let served = Served::samples();
    let port = served.address.port();
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        "localhost.evil.example",
        "",
        "127.0.0.1",
        "127.0.0.1:1",
    ] {
        let answer = ask(served.address, "GET", "/", &[("Host", host)], b"");
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.text().contains("containers"));
    }
    let twice = [("Host", served.address.to_string()), ("Host", "evil.example".into())];
    let twice: Vec<(&str, &str)> = twice.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_ne!(ask(served.address, "GET", "/", &twice, b"").status, 200);
    assert_eq!(ask(served.address, "GET", "/static/x/web.css", &[("Host", "evil.example")], b"").status, 421);
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn a_form_of_another_site_changes_nothing() {
    let served = Served::samples();
    let (cookie, token) = served.visit();
    let body = |token: &str| format!("token={token}&source=Harbour+Office&reliability=B");
    let own = format!("http://{}", served.address);
    let cookie = cookie.as_str();
    let refused: [Refused<'_>; 7] = [
        ("no cookie", vec![], body(&token)),
        ("no token", vec![("Cookie", cookie)], body("")),
        ("another token", vec![("Cookie", cookie)], body(&"0".repeat(64))),
        ("another cookie", vec![("Cookie", "plimsoll_visitor=aaaa")], body(&token)),
        ("another origin", vec![("Cookie", cookie), ("Origin", "http://evil.example")], body(&token)),
        ("no origin to tell", vec![("Cookie", cookie), ("Origin", "null")], body(&token)),
        ("another site", vec![("Cookie", cookie), ("Sec-Fetch-Site", "cross-site")], body(&token)),
    ];
    for (why, headers, body) in &refused {
        let answer = post(&served, "/decide/grade", headers, body);
        assert_eq!(answer.status, 403, "{why}");
    }
    for path in ["/decide/undo", "/decide/correct", "/seen", "/add"] {
        assert_eq!(post(&served, path, &[("Cookie", cookie)], "x=1").status / 100, 4, "{path}");
    }
    assert_eq!(decisions(&served), 0);
    let answer =
        post(&served, "/decide/grade", &[("Cookie", cookie), ("Origin", own.as_str())], &body(&token));
    assert_eq!(answer.status, 303);
    assert_eq!(decisions(&served), 1);
    assert_eq!(served.get("/decide/grade").status, 405, "nothing is decided by a link");
}

#[test]
fn every_answer_tells_a_browser_what_to_leave_alone() {
    let served = Served::samples();
    let report = served.first("/findings", "/reports/");
    for path in ["/", "/reports", &report, "/nothing", "/export/html", "/static/x/web.css", "/claims/x"] {
        let answer = served.get(path);
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{path}"));
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{path}");
    }
    let cookie = served.get("/");
    let cookie = cookie.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
}

#[test]
fn no_answer_names_a_file_of_the_machine() {
    let served = Served::samples();
    let folder = served.file.parent().unwrap().to_string_lossy().into_owned();
    let report = served.first("/findings", "/reports/");
    let paths = [
        "/",
        "/reports",
        &report,
        "/log",
        "/add",
        "/export",
        "/nothing",
        "/reports/x",
        "/claims/x",
        "/reports/../../etc/passwd",
        "/static/../../Cargo.toml",
        "/static/x/%2e%2e%2fCargo.toml",
        "/export/x",
        "/add/99",
        "/reports?page=99999999999999999999",
    ];
    let says =
        |text: &str| text.contains("server-side-name") || text.contains(&folder) || text.contains("/home/");
    for path in paths {
        assert!(!says(&served.get(path).text()), "{path}");
    }
    // The case vanishes under the server.
    std::fs::write(&served.file, b"not a case any more, and longer than a head of a database would be")
        .unwrap();
    for path in ["/", "/reports?words=x", "/log"] {
        let answer = served.get(path);
        assert!(!says(&answer.text()), "{path}: {}", answer.text());
    }
}

#[test]
fn what_is_too_long_is_refused() {
    let served = Served::samples();
    let (cookie, token) = served.visit();
    let long = format!("token={token}&reason={}", "x".repeat(300 << 10));
    assert_eq!(post(&served, "/decide/grade", &[("Cookie", &cookie)], &long).status / 100, 4);
    let part = |name: &str, file: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    let file = "; filename=\"a.txt\"";
    let sent = |body: String| {
        let host = served.address.to_string();
        let headers = [
            ("Host", host.as_str()),
            ("Cookie", &cookie),
            ("Content-Type", "multipart/form-data; boundary=b"),
        ];
        ask(served.address, "POST", "/add", &headers, format!("{body}--b--\r\n").as_bytes())
    };
    let huge = "x".repeat(MOST_BYTES + 1);
    let answer = sent(format!("{}{}", part("token", "", &token), part("files", file, &huge)));
    assert_eq!(answer.status, 413);
    // Without a token nothing is taken, however small; and the token stands first.
    assert_eq!(sent(part("files", file, "Forty ships left.")).status, 403);
    assert_eq!(
        sent(format!("{}{}", part("files", file, "Forty ships left."), part("token", "", &token))).status,
        403
    );
    let reports = Case::open(&served.file).unwrap().count().unwrap();
    let answer = sent(format!(
        "{}{}",
        part("token", "", &token),
        part("files", "; filename=\"../../evil.txt\"", "Forty ships left.")
    ));
    assert_eq!(answer.status, 303);
    let events = served.get(&format!("{}/events", answer.header("location").unwrap())).text();
    assert!(events.contains("\"is_done\":true"), "{events}");
    assert_eq!(Case::open(&served.file).unwrap().count().unwrap(), reports + 1);
}

#[test]
fn a_slow_client_holds_nobody_up() {
    let served = Served::samples();
    let slow: Vec<TcpStream> = (0..32)
        .map(|_| {
            let mut stream = TcpStream::connect(served.address).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
            stream
        })
        .collect();
    assert_eq!(served.get("/").status, 200);
    // Each is hung up on in the end.
    let mut first = slow.into_iter().next().unwrap();
    first.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut rest = Vec::new();
    assert!(first.read_to_end(&mut rest).is_ok(), "the server hangs up");
    assert!(!String::from_utf8_lossy(&rest).starts_with("HTTP/1.1 200"));
}

#[test]
fn events_end_when_adding_ends() {
    let served = Served::samples();
    assert_eq!(served.get("/add/7/events").status, 404);
    assert_eq!(served.get("/add/7").status, 404);
}

#[test]
fn a_change_by_another_program_is_shown() {
    let served = Served::samples();
    let before = served.get("/").text();
    let mut case = Case::open(&served.file).unwrap();
    let reader = case.reader().unwrap();
    let stamp = crate::served::stamp();
    let text = b"Late edition\n\n2 March 2031. The harbour office said 77,000 crates were unloaded.";
    let (receipts, _) = plimsoll_case::Incoming::new("late.txt", text, &stamp).receipts();
    case.add(receipts.into_iter().map(|one| reader.read(one).unwrap()).collect(), &stamp).unwrap();
    let after = served.get("/").text();
    assert_ne!(before, after);
    assert!(served.get("/reports?words=unloaded").text().contains("late"));
}

#[test]
fn no_address_leads_to_a_file_of_the_machine() {
    let served = Served::samples();
    let up = [
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "....//etc/passwd",
        "/etc/passwd",
        "%00/etc/passwd",
        "..\\..\\etc\\passwd",
    ];
    for place in [
        "/static/",
        "/static/x/",
        "/reports/",
        "/claims/",
        "/export/",
        "/export/claims.",
        "/add/",
        "/decide/",
        "/origins/",
    ] {
        for up in up {
            let answer = served.get(&format!("{place}{up}"));
            assert_eq!(answer.status / 100, 4, "{place}{up}");
            assert!(!answer.text().contains("root:"), "{place}{up}");
        }
    }
    for form in ["claims.csv", "html", "archive", "stix"] {
        let answer = served.get(&format!("/export/{form}"));
        let name = answer.header("content-disposition").unwrap();
        let name = name.strip_prefix("attachment; filename=\"plimsoll-").unwrap().strip_suffix('"').unwrap();
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)), "{name}");
    }
}

#[test]
fn words_of_a_search_are_no_commands_of_the_database() {
    let served = Served::samples();
    let before = Case::open(&served.file).unwrap().count().unwrap();
    let all = served.get("/reports").text();
    let many = all.matches("href=\"/reports/").count();
    for words in [
        "' OR 1=1 --",
        "x'; DROP TABLE report; --",
        "\"",
        "\"\"\"",
        "NEAR(a b, 99999)",
        "title:x OR text:*",
        "*",
        "a* AND NOT b",
        "^shells",
        "{x}:y",
        "\u{0}",
        "%",
        "_",
        "shells\" OR \"a",
        "((((((((((",
    ] {
        for field in ["words", "outlet", "from", "to", "sort", "page", "kind"] {
            let asked: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let answer = served.get(&format!("/reports?{field}={asked}"));
            assert!([200, 422].contains(&answer.status), "{field}={words}: {}", answer.status);
            let is_all = answer.text().matches("href=\"/reports/").count() >= many;
            let asks = words.chars().any(char::is_alphanumeric) && ["outlet", "words"].contains(&field);
            assert!(!is_all || !asks, "{field}={words} finds everything");
        }
    }
    assert_eq!(Case::open(&served.file).unwrap().count().unwrap(), before);
}

#[test]
fn many_fields_and_many_parts_are_refused() {
    let served = Served::samples();
    let (cookie, token) = served.visit();
    let fields = format!("token={token}{}", "&a=1".repeat(2_000));
    let answer = post(&served, "/decide/grade", &[("Cookie", &cookie)], &fields);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("too many fields"));
    let part = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!("{}{}--b--\r\n", part("token", &token), part("a", "").repeat(21_000));
    let host = served.address.to_string();
    let kind = "multipart/form-data; boundary=b";
    let headers = [("Host", host.as_str()), ("Cookie", cookie.as_str()), ("Content-Type", kind)];
    let answer = ask(served.address, "POST", "/add", &headers, body.as_bytes());
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert_eq!(decisions(&served), 0);
}
