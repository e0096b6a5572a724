//! Who signs in, and who does not.

use std::time::{Duration, Instant};

use plimsoll_account::{Accounts, Event, IDLE, LIFETIME, Name, Password, Role};
use plimsoll_case::Case;
use plimsoll_web::Transport;

use crate::asking::ask;
use crate::served::{PASSWORD, Served, stamp};
use crate::visitor::Visitor;

const SESSION: &str = "plimsoll_session";

fn told(served: &Served) -> Vec<String> {
    let entries = Case::open(&served.file).unwrap().log(Some(Event::KIND), 0, 500).unwrap().entries;
    entries.iter().rev().skip(3).map(|entry| Event::of(entry).unwrap().to_string()).collect()
}

/// Waits until the log tells so much: refusals are written aside.
fn is_told(served: &Served, count: usize) {
    let begun = Instant::now();
    while told(served).len() < count {
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", told(served));
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn nobody_sees_anything_without_signing_in() {
    let served = Served::guarded();
    let mut stranger = Visitor::new(&served);
    for path in
        ["/", "/reports", "/log", "/add", "/export/claims.csv", "/account", "/accounts", "/add/1/events"]
    {
        let answer = stranger.get(path);
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.header("location").unwrap().starts_with("/sign-in"), "{path}");
        assert!(!answer.text().contains("Norland"));
    }
    let fields = [("source", "Harbour Office"), ("reliability", "B")];
    assert_eq!(stranger.post_from("/sign-in", "/decide/grade", &fields).status, 401);
    let page = stranger.get("/sign-in").text();
    assert!(!page.contains("Containers by rail") && !page.contains("Search the reports"), "{page}");
    assert_eq!(stranger.send("GET", "/reports", &[("HX-Request", "true")], b"").status, 401);
    assert_eq!(stranger.get("/static/x/web.css").status, 200);
}

#[test]
fn who_signs_in_goes_on_where_they_wanted_to_and_acts_under_their_name() {
    let served = Served::guarded();
    let mut ben = Visitor::new(&served);
    let answer = ben.get("/reports?words=shells&page=1");
    let door = answer.header("location").unwrap().to_string();
    assert_eq!(door, "/sign-in?back=%2Freports%3Fwords%3Dshells%26page%3D1");
    let page = ben.get(&door).text();
    assert!(page.contains("name=\"back\" value=\"/reports?words=shells&#38;page=1\""), "{page}");
    let fields = [("name", " ben "), ("password", PASSWORD), ("back", "/reports?words=shells&page=1")];
    let answer = ben.post_from("/sign-in", "/sign-in", &fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/reports?words=shells&page=1")));
    assert!(ben.get("/").text().contains("Signed in as <a href=\"/account\">Ben</a>"));
    let fields = [("source", "Harbour Office"), ("reliability", "B"), ("back", "/sources")];
    assert_eq!(ben.post_from("/sources", "/decide/grade", &fields).status, 303);
    let decided = Case::open(&served.file).unwrap().decided().unwrap();
    assert_eq!(decided[0].by, "Ben");
    assert_eq!(told(&served), ["Ben signed in"]);
    assert!(ben.get("/log?kind=account").text().contains("Ben signed in"));
}

#[test]
fn a_link_of_another_site_opens_for_who_is_signed_in() {
    let served = Served::guarded();
    // Such a link brings no cookie; the page then asks for itself, and that does.
    let came = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")];
    let answer = Visitor::new(&served).send("GET", "/log", &came, b"");
    assert_eq!((answer.status, answer.header("refresh")), (200, Some("0")));
    assert!(!answer.text().contains("Entry"));
    let own = [("Sec-Fetch-Site", "same-origin")];
    assert_eq!(Visitor::new(&served).send("GET", "/log", &own, b"").status, 303);
    assert_eq!(Visitor::signed_in(&served, "Cleo").send("GET", "/log", &own, b"").status, 200);
}

#[test]
fn a_sign_in_leads_to_no_other_site() {
    let served = Served::guarded();
    for back in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/%0d%0aX:y",
        "javascript:1",
        "/\t/evil.example",
    ] {
        let mut ben = Visitor::new(&served);
        let page = ben.get(&format!("/sign-in?back={}", back.replace('\t', "%09"))).text();
        let shown =
            page.split("name=\"back\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
        assert!(shown.starts_with('/') && !shown.starts_with("//") && !shown.contains('\\'), "{shown}");
        let fields = [("name", "Ben"), ("password", PASSWORD), ("back", back)];
        let answer = ben.post_from("/sign-in", "/sign-in", &fields);
        let location = answer.header("location").unwrap();
        assert!(
            location.starts_with('/') && !location.starts_with("//") && !location.contains('\\'),
            "{location}"
        );
    }
}

#[test]
fn a_session_that_was_planted_is_not_taken_over() {
    let served = Served::guarded();
    let planted = "a".repeat(64);
    let mut ada = Visitor::new(&served);
    ada.plant(SESSION, &planted);
    ada.get("/sign-in");
    let before = ada.token("/sign-in");
    assert_eq!(ada.sign_in("Ada", PASSWORD).status, 303);
    let session = ada.cookie(SESSION).unwrap().to_string();
    assert_ne!(session, planted);
    // What was planted opens nothing, and no form of before the sign-in counts after it.
    let mut other = Visitor::new(&served);
    other.plant(SESSION, &planted);
    assert_eq!(other.get("/").status, 303);
    let fields = [("token", before.as_str()), ("source", "Harbour Office"), ("reliability", "B")];
    assert_eq!(ada.post("/decide/grade", &fields).status, 403);
    // Whoever signs in again has another session.
    let mut again = Visitor::signed_in(&served, "Ada");
    assert_ne!(again.cookie(SESSION).unwrap(), session);
    // A token of one session is none of another.
    let (first, second) = (ada.token("/account"), again.token("/account"));
    assert_ne!(first, second);
    let fields = [("token", first.as_str()), ("source", "Harbour Office"), ("reliability", "B")];
    assert_eq!(again.post("/decide/grade", &fields).status, 403);
}

#[test]
fn signing_out_is_a_form_and_ends_the_session_at_once() {
    let served = Served::guarded();
    let mut ada = Visitor::signed_in(&served, "Ada");
    let kept = ada.cookie(SESSION).unwrap().to_string();
    assert_eq!(ada.get("/sign-out").status, 405);
    assert_eq!(ada.post("/sign-out", &[]).status, 403);
    assert_eq!(ada.get("/").status, 200);
    assert_eq!(ada.post_from("/account", "/sign-out", &[]).header("location"), Some("/sign-in"));
    assert_eq!(ada.cookie(SESSION), None);
    ada.plant(SESSION, &kept);
    assert_eq!(ada.get("/").status, 303, "the cookie of before opens nothing");
}

#[test]
fn a_session_ends_unused_and_after_a_day() {
    let served = Served::guarded();
    let mut ada = Visitor::signed_in(&served, "Ada");
    let half = IDLE.as_mins() / 2;
    for _ in 0..(LIFETIME.as_mins() / half - 1) {
        served.hands.pass(half);
        assert_eq!(ada.get("/sources").status, 200);
    }
    served.hands.pass(half);
    assert_eq!(ada.get("/sources").status, 303, "a day is over");
    let mut ada = Visitor::signed_in(&served, "Ada");
    served.hands.pass(2 * half);
    assert_eq!(ada.get("/sources").status, 303, "nobody looked for two hours");
}

#[test]
fn cookies_are_out_of_reach_of_scripts_other_sites_and_plain_connections() {
    let served = Served::guarded();
    let plain = Visitor::new(&served).sign_in("Ada", PASSWORD);
    let set = plain.header("set-cookie").unwrap();
    assert!(
        set.starts_with("plimsoll_session=") && set.ends_with("; Path=/; HttpOnly; SameSite=Strict"),
        "{set}"
    );
    let served = Served::reached(Transport::Proxy { client_header: None }, None);
    let mut ada = Visitor::new(&served);
    let answer = ada.sign_in("Ada", PASSWORD);
    let set = answer.header("set-cookie").unwrap();
    assert!(set.starts_with("__Host-plimsoll_session="), "{set}");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{set}");
    assert_eq!(ada.get("/").status, 200);
    // A cookie that a plain connection could have planted is not taken, even where it is right.
    let value = ada.cookie("__Host-plimsoll_session").unwrap().to_string();
    let mut other = Visitor::new(&served);
    other.plant(SESSION, &value);
    assert_eq!(other.get("/").status, 303);
}

#[test]
fn guessing_a_password_is_refused_after_ten_and_told_once() {
    let served = Served::guarded();
    let mut eve = Visitor::new(&served);
    for _ in 0..10 {
        assert_eq!(eve.sign_in("Ada", "a wrong password at noon").status, 403);
    }
    for _ in 0..5 {
        let answer = eve.sign_in("ADA", PASSWORD);
        assert_eq!(answer.status, 429, "even the right one");
        let wait: u32 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=900).contains(&wait), "{wait}");
    }
    assert_eq!(Visitor::new(&served).sign_in("Ben", PASSWORD).status, 303, "others sign in");
    is_told(&served, 2);
    served.hands.pass(16);
    assert_eq!(eve.sign_in("Ada", PASSWORD).status, 303);
    let mut told = told(&served);
    told.sort();
    let refused = "Sign-ins as Ada refused for a while: too many failed";
    assert_eq!(told, ["Ada signed in", "Ben signed in", refused]);
}

#[test]
fn a_flood_of_names_fills_no_log() {
    let served = Served::guarded();
    let mut eve = Visitor::new(&served);
    let statuses: Vec<u16> = (0..60)
        .map(|number| eve.sign_in(&format!("nobody {number}"), "any password at all").status)
        .collect();
    assert_eq!(statuses[49..52], [403, 429, 429], "fifty from one address");
    is_told(&served, 1);
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(told(&served).len(), 1, "{:?}", told(&served));
    // Behind a proxy that does not say who asks, one address stands for all: names alone count there.
    let served = Served::reached(Transport::Proxy { client_header: None }, None);
    let mut eve = Visitor::new(&served);
    assert!(
        (0..60).all(|number| eve.sign_in(&format!("nobody {number}"), "any password at all").status == 403)
    );
    let served = Served::reached(Transport::Proxy { client_header: Some("X-Real-IP".into()) }, None);
    let tried = |address: &str, number: u32| {
        Visitor::new(&served)
            .with("X-Real-IP", address)
            .sign_in(&format!("nobody {number}"), "any at all")
            .status
    };
    assert!((0..50).all(|number| tried("192.0.2.1", number) == 403));
    assert_eq!((tried("192.0.2.1", 50), tried("192.0.2.2", 50)), (429, 403));
}

#[test]
fn an_unknown_name_is_answered_as_a_wrong_password_is() {
    let served = Served::guarded();
    let mut eve = Visitor::new(&served);
    let mut tried = |name: &str| {
        let token = eve.token("/sign-in");
        let begun = Instant::now();
        let answer = eve.post("/sign-in", &[("token", &token), ("name", name), ("password", "a wrong one")]);
        (answer.status, answer.text().replace(name, "NAME"), begun.elapsed())
    };
    // The first of each is not timed: what both need is made then.
    let (known, unknown) = (tried("Ada"), tried("Zoe"));
    assert_eq!((known.0, &known.1), (unknown.0, &unknown.1));
    // The least of many, turn by turn: what else the machine does is in neither.
    let mut least = [Duration::MAX; 2];
    let is_near = |least: &[Duration; 2]| least[0] < least[1] * 3 && least[1] < least[0] * 3;
    for round in 0..60 {
        for (at, name) in ["Ada", "Zoe"].into_iter().enumerate() {
            least[at] = least[at].min(tried(name).2);
        }
        served.hands.pass(16);
        if round >= 5 && is_near(&least) {
            return;
        }
    }
    panic!("{least:?}");
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    let served = Served::guarded();
    let mut ben = Visitor::signed_in(&served, "Ben");
    let mut other = Visitor::signed_in(&served, "Ben");
    assert!(ben.get("/account").text().contains("here and in 1 other session"));
    let new = "another kettle sings at noon";
    let mut change = |current: &str, new: &str, again: &str| {
        let fields = [("current", current), ("password", new), ("again", again)];
        ben.post_from("/account", "/account/password", &fields).status
    };
    assert_eq!(change("a wrong one at noon", new, new), 422);
    assert_eq!(change(PASSWORD, new, "something else at noon"), 422);
    assert_eq!(change(PASSWORD, "too short", "too short"), 422);
    assert_eq!(change(PASSWORD, new, new), 303);
    assert_eq!((ben.get("/").status, other.get("/").status), (200, 303));
    assert_eq!(Visitor::new(&served).sign_in("Ben", PASSWORD).status, 403);
    assert_eq!(other.sign_in("Ben", new).status, 303);
    assert_eq!(ben.post_from("/account", "/account/sessions", &[]).status, 303);
    assert_eq!((ben.get("/").status, other.get("/").status), (200, 303));
}

#[test]
fn an_admin_keeps_the_accounts() {
    let served = Served::guarded();
    let mut ada = Visitor::signed_in(&served, "Ada");
    let mut cleo = Visitor::signed_in(&served, "Cleo");
    let mut done = |path: &str, fields: &[(&str, &str)]| ada.post_from("/accounts", path, fields).status;
    let new = "seven tides over the bar";
    let twice = [("password", new), ("again", new)];
    let with = |more: &[(&'static str, &'static str)]| [&twice[..], more].concat();
    assert_eq!(done("/accounts/new", &with(&[("name", "Dan"), ("role", "analyst")])), 303);
    assert_eq!(
        done("/accounts/new", &with(&[("name", "dan"), ("role", "viewer")])),
        422,
        "the name is taken"
    );
    assert_eq!(done("/accounts/new", &with(&[("name", "Eli"), ("role", "owner")])), 422);
    assert_eq!(done("/accounts/role", &[("name", "Cleo"), ("role", "analyst")]), 303);
    assert_eq!(cleo.get("/").status, 303, "another role is another session");
    assert_eq!(done("/accounts/password", &with(&[("name", "Cleo")])), 303);
    assert_eq!(done("/accounts/remove", &[("name", "Ben")]), 303);
    assert_eq!(done("/accounts/remove", &[("name", "Ada")]), 422, "the last admin");
    assert_eq!(done("/accounts/role", &[("name", "Ada"), ("role", "viewer")]), 422);
    assert_eq!(Visitor::new(&served).sign_in("Dan", new).status, 303);
    assert_eq!(Visitor::new(&served).sign_in("Cleo", new).status, 303);
    assert_eq!(Visitor::new(&served).sign_in("Ben", PASSWORD).status, 403);
    let log = Case::open(&served.file).unwrap().log(Some(Event::KIND), 0, 100).unwrap();
    assert!(log.entries.iter().any(|entry| entry.by == "Ada" && entry.content.contains("role_changed")));
    let page = ada.get("/accounts").text();
    assert!(page.contains("Dan") && !page.contains("argon2"));
}

#[test]
fn a_viewer_is_shown_no_form_and_a_lesser_role_opens_nothing_more() {
    let served = Served::guarded();
    let mut cleo = Visitor::signed_in(&served, "Cleo");
    let claim = cleo.get("/series").text();
    let claim = claim.split("href=\"/claims/").nth(1).unwrap().split('"').next().unwrap().to_string();
    for path in ["/", "/sources", "/timeline", "/origins", "/findings", &format!("/claims/{claim}")] {
        let page = cleo.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(
            !page.text().contains("action=\"/decide/grade") && !page.text().contains("<button>Merge"),
            "{path}"
        );
        assert!(!page.text().contains("href=\"/add\"") && !page.text().contains("/decide/correct"), "{path}");
    }
    let fields = [("source", "Harbour Office"), ("reliability", "B")];
    let refused = cleo.post_from("/account", "/decide/grade", &fields);
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("Your account may not do that."));
    let mut ben = Visitor::signed_in(&served, "Ben");
    let fields = [("name", "Ben"), ("role", "admin")];
    assert_eq!(ben.post_from("/account", "/accounts/role", &fields).status, 403);
    assert_eq!(ben.get("/accounts").status, 403);
    let ben = Accounts::open(&served.file).unwrap().named(&Name::asked("Ben")).unwrap();
    assert_eq!(ben.role, Role::Analyst);
}

#[test]
fn accounts_that_are_made_while_the_server_runs_hold_at_once() {
    let served = Served::samples();
    assert_eq!(served.get("/").status, 200);
    let without = served.get("/account");
    assert_eq!(without.status, 422);
    assert!(without.text().contains("This case has no accounts."));
    assert_eq!(served.get("/sign-in").header("location"), Some("/"));
    let mut case = Case::open(&served.file).unwrap();
    let mut accounts = Accounts::open_or_begin(&served.file).unwrap();
    assert_eq!(served.get("/").status, 303, "nobody comes in who could not sign in");
    let name = Name::new("Ada").unwrap();
    let password = Password::new(PASSWORD, &name).unwrap().hashed();
    accounts.add(&mut case, &name, Role::Admin, &password, &stamp()).unwrap();
    drop(accounts);
    assert_eq!(Visitor::signed_in(&served, "Ada").get("/").status, 200);
    // The file is taken away: the door stays shut.
    std::fs::remove_file(Accounts::beside(&served.file)).unwrap();
    assert_eq!(served.get("/").status, 303);
}

#[test]
fn no_password_session_or_token_is_told_anywhere() {
    let served = Served::guarded();
    let mut ada = Visitor::signed_in(&served, "Ada");
    let fields = [("called", "nightly"), ("role", "viewer"), ("days", "7")];
    let page = ada.post_from("/account", "/account/tokens", &fields).text();
    let at = page.find("plimsoll_").unwrap();
    let token = page[at..].split('<').next().unwrap().to_string();
    let session = ada.cookie(SESSION).unwrap().to_string();
    let secrets = [PASSWORD, token.as_str(), session.as_str(), "argon2id"];
    let mut seen: Vec<String> =
        ["/", "/account", "/accounts", "/log", "/log?kind=account", "/export/archive", "/nothing"]
            .map(|path| ada.get(path).text())
            .into();
    let sent = [("Authorization", token.as_str())];
    seen.push(ada.send("GET", "/api/none", &sent, b"").text());
    seen.push(Visitor::new(&served).sign_in("Ada", "copper kettle sings at moon").text());
    seen.push(format!("{:?}", Case::open(&served.file).unwrap().log(None, 0, 1_000).unwrap()));
    seen.push(String::from_utf8_lossy(&std::fs::read(&served.file).unwrap()).into_owned());
    for text in seen {
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{}", &text[..text.len().min(400)]);
    }
    let kept = String::from_utf8_lossy(&std::fs::read(Accounts::beside(&served.file)).unwrap()).into_owned();
    assert!(secrets[..3].iter().all(|secret| !kept.contains(secret)));
}

#[test]
fn what_comes_pressed_is_not_opened_and_answers_are_not_pressed() {
    let served = Served::guarded();
    let mut ada = Visitor::signed_in(&served, "Ada");
    // A bomb that would grow is read as the bytes it is; pages that hold a token do not change their length with what is asked.
    let pressed = [("Content-Type", "application/x-www-form-urlencoded"), ("Content-Encoding", "gzip")];
    let body = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    assert_eq!(ada.send("POST", "/decide/grade", &pressed, &body).status / 100, 4);
    let answer = ada.send("GET", "/account", &[("Accept-Encoding", "gzip, br, zstd")], b"");
    assert_eq!((answer.status, answer.header("content-encoding")), (200, None));
}

#[test]
fn a_head_that_is_too_long_is_refused() {
    let served = Served::samples();
    let host = served.address.to_string();
    let long = "x".repeat(200 << 10);
    let answer = ask(served.address, "GET", "/", &[("Host", &host), ("X-Long", &long)], b"");
    assert_eq!(answer.status, 431);
    assert_eq!(ask(served.address, "GET", &format!("/{long}"), &[("Host", &host)], b"").status / 100, 4);
    assert_eq!(served.get("/").status, 200);
}
