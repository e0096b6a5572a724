//! `plimsoll account` and `plimsoll serve` as a shell sees them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::bench::{Bench, Ran, ran};

const PASSWORD: &str = "copper kettle sings at noon";

fn begun() -> Bench {
    let bench = Bench::new();
    bench.done(&["case", "new", "a.case", "--title", "Harbour"]);
    bench
}

/// Runs the command with a line on standard input.
fn told(bench: &Bench, arguments: &[&str], line: &str) -> Ran {
    let mut child = bench.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
    // A command that refuses early reads nothing.
    let _ = child.stdin.take().unwrap().write_all(format!("{line}\n").as_bytes());
    ran(&child.wait_with_output().unwrap())
}

fn enrolled() -> Bench {
    let bench = begun();
    let made = told(&bench, &["account", "new", "a.case", "Ada"], PASSWORD);
    assert_eq!(made.status, Some(0), "{}", made.err);
    let made = told(&bench, &["account", "new", "a.case", "Ben", "--role", "viewer"], PASSWORD);
    assert_eq!(made.status, Some(0), "{}", made.err);
    bench
}

#[test]
fn accounts_are_made_listed_changed_and_removed() {
    let bench = begun();
    let none = bench.run(&["account", "list", "a.case"]);
    assert_eq!(none.status, Some(2));
    assert!(none.err.contains("plimsoll account new a.case NAME"), "{}", none.err);
    let refused = told(&bench, &["account", "new", "a.case", "Ben", "--role", "viewer"], PASSWORD);
    assert_eq!(refused.status, Some(2), "the first is an admin’s");
    let short = told(&bench, &["account", "new", "a.case", "Ada"], "short");
    assert_eq!(short.status, Some(2));
    assert!(short.err.contains("needs 15"), "{}", short.err);
    assert!(!bench.path("a.case.accounts").exists(), "what is refused leaves nothing");
    let bench = enrolled();
    let list = bench.done(&["account", "list", "a.case"]);
    assert!(list.contains("Ada") && list.contains("admin") && list.contains("viewer"), "{list}");
    bench.done(&["account", "role", "a.case", "ben", "analyst"]);
    assert_eq!(
        told(&bench, &["account", "password", "a.case", "Ben"], "seven tides over the bar").status,
        Some(0)
    );
    assert_eq!(bench.run(&["account", "remove", "a.case", "Ada"]).status, Some(2), "the last admin");
    assert_eq!(bench.run(&["account", "role", "a.case", "Zoe", "admin"]).status, Some(2));
    bench.done(&["account", "remove", "a.case", "Ben"]);
    let log = bench.done(&["case", "log", "a.case", "--kind", "account"]);
    assert!(log.contains("Account Ben removed") && log.contains("tester"), "{log}");
    bench.done(&["case", "verify", "a.case"]);
    for verb in ["new", "list", "role", "password", "remove", "token", "revoke"] {
        let help = bench.done(&["account", verb, "--help"]);
        assert!(help.contains("FILE") && !help.contains("--password"), "{help}");
    }
}

#[test]
fn no_secret_reaches_a_terminal_but_a_token_that_was_asked_for() {
    let bench = enrolled();
    let made = bench.run(&["account", "token", "a.case", "Ben", "--for", "nightly", "--days", "7"]);
    let token = made.out.trim();
    assert!(token.starts_with("plimsoll_") && token.len() == 73, "{}", made.out);
    assert!(!made.err.contains(token));
    let asked = bench.run(&["account", "token", "a.case", "Ben", "--for", "x", "--role", "admin"]);
    assert_eq!(asked.status, Some(2), "no more than its owner");
    let (mut server, address) = serving(&bench, &["serve", "a.case", "--listen", "127.0.0.1:0"]);
    let page = asked_for(&address, "/api/none", &format!("Authorization: Bearer {token}\r\n"));
    assert!(page.contains("404"), "{page}");
    server.kill().unwrap();
    let said = server.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    let outputs = [
        said,
        bench.done(&["account", "list", "a.case"]),
        bench.done(&["case", "log", "a.case", "--format", "jsonl"]),
        bench.done(&["case", "export", "a.case", "--format", "archive"]),
    ];
    for output in outputs {
        assert!(
            !output.contains(token) && !output.contains(PASSWORD) && !output.contains("argon2"),
            "{output}"
        );
    }
    bench.done(&["account", "revoke", "a.case", "Ben", "1"]);
    assert_eq!(bench.run(&["account", "revoke", "a.case", "Ben", "1"]).status, Some(2));
}

/// A server that was started, and its address.
fn serving(bench: &Bench, arguments: &[&str]) -> (Child, String) {
    let mut child = bench.command(arguments).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.as_mut().unwrap());
    let mut said = String::new();
    while !said.contains("://") {
        assert_ne!(lines.read_line(&mut said).unwrap(), 0, "{said}");
    }
    let address = said.split("://").nth(1).unwrap().split('/').next().unwrap().to_string();
    (child, address)
}

fn asked_for(address: &str, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let asked = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(asked.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_case_with_accounts_is_served_behind_a_door_and_one_without_is_not() {
    let bench = begun();
    let (mut server, address) = serving(&bench, &["serve", "a.case", "--listen", "127.0.0.1:0"]);
    assert!(asked_for(&address, "/", "").starts_with("HTTP/1.1 200"));
    server.kill().unwrap();
    server.wait().unwrap();
    let bench = enrolled();
    let (mut server, address) = serving(&bench, &["serve", "a.case", "--listen", "127.0.0.1:0"]);
    assert!(asked_for(&address, "/", "").contains("location: /sign-in\r\n"));
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn an_address_for_others_needs_accounts_and_tls_or_a_proxy() {
    let bench = begun();
    let refused = |bench: &Bench, more: &[&str]| {
        let ran = bench.run(&[&["serve", "a.case", "--listen", "0.0.0.0:0"], more].concat());
        assert_eq!(ran.status, Some(2), "{}", ran.err);
        ran.err
    };
    assert!(refused(&bench, &[]).contains("plimsoll account new"));
    std::fs::write(bench.path("c.pem"), "no certificate").unwrap();
    let tls = ["--tls-certificate", "c.pem", "--tls-key", "c.pem"];
    assert!(refused(&bench, &tls).contains("nothing keeps strangers out"));
    let bench = enrolled();
    std::fs::write(bench.path("c.pem"), "no certificate").unwrap();
    assert!(refused(&bench, &[]).contains("--tls-certificate"));
    assert!(refused(&bench, &tls).contains("no certificate stands in the file"));
    assert!(refused(&bench, &["--tls-certificate", "c.pem"]).contains("--tls-key"));
    let data = [env!("CARGO_MANIFEST_DIR"), "..", "plimsoll-web", "tests", "data", "tls"];
    let data: std::path::PathBuf = data.iter().collect();
    let (certificate, key) = (data.join("certificate.pem"), data.join("key.pem"));
    let arguments = [
        "serve",
        "a.case",
        "--listen",
        "0.0.0.0:0",
        "--tls-certificate",
        certificate.to_str().unwrap(),
        "--tls-key",
        key.to_str().unwrap(),
        "--host",
        "case.example.org",
    ];
    let (mut server, address) = serving(&bench, &arguments);
    assert!(address.starts_with("case.example.org:"), "{address}");
    server.kill().unwrap();
    server.wait().unwrap();
}
