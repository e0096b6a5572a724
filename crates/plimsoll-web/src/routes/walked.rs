//! Every address is asked by everybody: who is not signed in, each role, and a program.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::routing::get;
use jiff::Timestamp;
use plimsoll_account::{Accounts, Name, NewToken, Password, Role};
use plimsoll_case::{Case, New, Stamp};
use tower::ServiceExt as _;

use super::{addresses, guarded, router, routes};
use crate::guard::least_role;
use crate::{App, Clock, Settings, Transport};

const HOST: &str = "case.example.org";

/// A case with an account of each role, with what opens the door for each.
struct Walked {
    app: Arc<App>,
    sessions: [(Role, String); 3],
    tokens: [(Role, String); 3],
    _folder: tempfile::TempDir,
}

impl Walked {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.case");
        let stamp = Stamp::new("Ada", Timestamp::now());
        let mut case = Case::create(&file, &New::default(), &stamp).unwrap();
        let mut accounts = Accounts::open_or_begin(&file).unwrap();
        let name = |role: Role| Name::new(&format!("an {role}")).unwrap();
        let password = Password::new("copper kettle sings at noon", &name(Role::Admin)).unwrap().hashed();
        for role in [Role::Admin, Role::Analyst, Role::Viewer] {
            accounts.add(&mut case, &name(role), role, &password, &stamp).unwrap();
        }
        let sessions = Role::ALL.map(|role| {
            (role, accounts.sign_in(&mut case, &name(role), &stamp).unwrap().reveal().to_string())
        });
        let tokens = Role::ALL.map(|role| {
            let new = NewToken { called: "probe".into(), role, days: 1 };
            let secret = accounts.make_token(&mut case, &name(Role::Admin), &new, &stamp).unwrap();
            (role, secret.reveal().to_string())
        });
        let settings = Settings {
            file,
            by: "nobody".into(),
            hosts: vec![HOST.into()],
            transport: Transport::Plain,
            most_bytes: 1 << 20,
            clock: Clock::default(),
        };
        Self { app: App::open(settings).unwrap(), sessions, tokens, _folder: folder }
    }
}

/// Status and words of an answer.
async fn asked(
    router: &Router,
    method: &Method,
    path: &str,
    with: Option<(header::HeaderName, String)>,
) -> (StatusCode, String) {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
    if let Some((name, value)) = with {
        request = request.header(name, value);
    }
    let request = request.body(Body::empty()).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_is_open_to_whom_it_is_for_and_to_nobody_else() {
    let walked = Walked::new();
    let router = router(Arc::clone(&walked.app));
    let mut tried = 0;
    for address in addresses() {
        let path = address.replace("{number}", "1").replace(['{', '}'], "");
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let least = least_role(&method, address);
            let (status, _) = asked(&router, &method, &path, None).await;
            let may = matches!(least, Some(None));
            let kept_out = [StatusCode::SEE_OTHER, StatusCode::UNAUTHORIZED].contains(&status);
            match &least {
                None => assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}"),
                Some(_) => assert_eq!(kept_out, !may, "{method} {path} by nobody: {status}"),
            }
            for (role, session) in &walked.sessions {
                let cookie = Some((header::COOKIE, format!("plimsoll_session={session}")));
                let (status, words) = asked(&router, &method, &path, cookie).await;
                let what = format!("{method} {path} by a {role}: {status}");
                match least {
                    None => assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{what}"),
                    Some(least) => {
                        let is_refused = words.contains("Your account may not do that.");
                        assert_eq!(is_refused, least > Some(*role), "{what}");
                        let is_there = status != StatusCode::METHOD_NOT_ALLOWED;
                        assert!(is_there || method == Method::DELETE, "{what}");
                    }
                }
                tried += 1;
            }
            // A token opens no page.
            let bearer = Some((header::AUTHORIZATION, format!("Bearer {}", walked.tokens[2].1)));
            let (with_token, _) = asked(&router, &method, &path, bearer).await;
            assert_eq!(with_token, status_of_nobody(&router, &method, &path).await, "{method} {path}");
        }
    }
    assert!(tried > 300, "{tried}");
}

async fn status_of_nobody(router: &Router, method: &Method, path: &str) -> StatusCode {
    asked(router, method, path, None).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_show_a_token_and_browsers_change_nothing_there() {
    let walked = Walked::new();
    let probe = routes(vec![("/api/probe", get(async || "found").post(async || "changed"))]);
    let router = guarded(Arc::clone(&walked.app), probe);
    let path = "/api/probe";
    for method in [Method::GET, Method::POST] {
        let (status, words) = asked(&router, &method, path, None).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert!(words.contains("\"status\":401"), "{words}");
        for wrong in ["Bearer plimsoll_0000", "Basic QWRhOng=", "Bearer ", "plimsoll_0000"] {
            let with = Some((header::AUTHORIZATION, wrong.to_string()));
            assert_eq!(asked(&router, &method, path, with).await.0, StatusCode::UNAUTHORIZED, "{wrong}");
        }
        for (role, token) in &walked.tokens {
            let with = Some((header::AUTHORIZATION, format!("Bearer {token}")));
            let (status, _) = asked(&router, &method, path, with).await;
            let may = method == Method::GET || *role >= Role::Analyst;
            assert_eq!(status, if may { StatusCode::OK } else { StatusCode::FORBIDDEN }, "{method} {role}");
        }
        for (role, session) in &walked.sessions {
            let with = Some((header::COOKIE, format!("plimsoll_session={session}")));
            let (status, _) = asked(&router, &method, path, with).await;
            let may = method == Method::GET;
            assert_eq!(
                status,
                if may { StatusCode::OK } else { StatusCode::UNAUTHORIZED },
                "{method} {role}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_a_rule_is_closed_to_everybody() {
    let walked = Walked::new();
    let router = guarded(Arc::clone(&walked.app), routes(vec![("/later", get(async || "found"))]));
    for (_, session) in &walked.sessions {
        let with = Some((header::COOKIE, format!("plimsoll_session={session}")));
        let (status, words) = asked(&router, &Method::GET, "/later", with).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!words.contains("found"));
    }
}
