//! Programs, which show a token in place of a password.

use plimsoll_account::{Accounts, Name, NewToken, Role};
use plimsoll_case::{Case, Stamp};

use crate::asking::{Answer, ask};
use crate::served::Served;
use crate::visitor::Visitor;

/// A token of Ben's, made now.
fn token(served: &Served, role: Role) -> String {
    let mut case = Case::open(&served.file).unwrap();
    let mut accounts = Accounts::open(&served.file).unwrap();
    let new = NewToken { called: "nightly".into(), role, days: 7 };
    let stamp = Stamp::new("Ben", jiff::Timestamp::now());
    accounts.make_token(&mut case, &Name::asked("Ben"), &new, &stamp).unwrap().reveal().to_string()
}

fn asked(served: &Served, method: &str, path: &str, authorization: &str) -> Answer {
    let host = served.address.to_string();
    ask(served.address, method, path, &[("Host", &host), ("Authorization", authorization)], b"")
}

#[test]
fn a_token_is_made_and_shown_once_and_revoked() {
    let served = Served::guarded();
    let mut ben = Visitor::signed_in(&served, "Ben");
    let fields = [("called", "nightly <export>"), ("role", "viewer"), ("days", "30")];
    let page = ben.post_from("/account", "/account/tokens", &fields);
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.text().contains("class=\"secret\">plimsoll_"));
    let list = ben.get("/account").text();
    assert!(list.contains("nightly &#60;export&#62;") && !list.contains("plimsoll_"), "{list}");
    for (role, days) in
        [("admin", "30"), ("viewer", "0"), ("viewer", "9999"), ("owner", "1"), ("viewer", "x")]
    {
        let fields = [("called", "x"), ("role", role), ("days", days)];
        assert_eq!(ben.post_from("/account", "/account/tokens", &fields).status, 422, "{role} {days}");
    }
    let mut cleo = Visitor::signed_in(&served, "Cleo");
    assert_eq!(cleo.post_from("/account", "/account/tokens/revoke", &[("id", "1")]).status, 422, "another’s");
    assert_eq!(ben.post_from("/account", "/account/tokens/revoke", &[("id", "1")]).status, 303);
    assert!(ben.get("/account").text().contains("You have none."));
}

#[test]
fn a_token_opens_what_is_for_programs_and_nothing_else() {
    let served = Served::guarded();
    let token = format!("Bearer {}", token(&served, Role::Viewer));
    for path in ["/", "/reports", "/log", "/account", "/export/claims.csv"] {
        let answer = asked(&served, "GET", path, &token);
        assert_eq!(answer.status, 303, "{path}");
    }
    assert!(asked(&served, "GET", "/api/nothing", &token).headers("set-cookie").is_empty());
}
