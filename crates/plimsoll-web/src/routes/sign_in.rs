//! Signing in and out.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use plimsoll_account::{Event, Name, Password};
use plimsoll_case::Stamp;

use super::shared::Asked;
use crate::App;
use crate::fault::Fault;
use crate::form::{Fields, own_page};
use crate::guard::{Client, SESSION, Session, Visitor, Wait, cookie};
use crate::shell::Shell;

/// Who the log names where nobody is signed in.
const NOBODY: &str = "nobody signed in";

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    shell: Shell,
    back: String,
    name: String,
    is_wrong: bool,
}

/// The form by which people sign in.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Response, Fault> {
    let back = own_page(asked.get("back").map_or("/", String::as_str));
    if !app.roll.is_kept() || visitor.is_signed_in {
        return Ok(Redirect::to(&back).into_response());
    }
    Ok(Html(form(&visitor, back, String::new(), false)?).into_response())
}

fn form(visitor: &Visitor, back: String, name: String, is_wrong: bool) -> Result<String, Fault> {
    let shell = Shell { is_outside: true, ..Shell::plain("Sign in", visitor) };
    Ok(Page { shell, back, name, is_wrong }.render()?)
}

/// Signs in whoever knows the password. What is said, and how long it takes, is the same for an unknown name and a wrong password.
pub(super) async fn enter(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    client: Client,
    fields: Fields,
) -> Result<Response, Fault> {
    if !app.roll.is_kept() {
        return Err(Fault::no_accounts());
    }
    let name = Name::asked(fields.get("name"));
    let knock = app.look_up({
        let name = name.clone();
        move |accounts| accounts.knock(&name)
    });
    let knock = knock.await?;
    let now = app.clock.now();
    if let Err(wait) = app.limiter.attempt(&name, client.0, now) {
        // Told aside: how long the answer takes must not tell whether the name is one.
        let account = knock.map(|knock| knock.account.name);
        tokio::spawn(refuse(Arc::clone(&app), account, Stamp::new(NOBODY, now)));
        return Ok(told_to_wait(wait, now));
    }
    let (account, kept) = knock.map(|knock| (knock.account.name, knock.kept)).unzip();
    let is_right = app.is_password(Password::asked(fields.typed("password")), kept).await?;
    let Some(account) = account.filter(|_| is_right) else {
        let again = form(&visitor, fields.back(), name.to_string(), true)?;
        return Ok((StatusCode::FORBIDDEN, Html(again)).into_response());
    };
    app.limiter.succeeded(&name, client.0);
    let stamp = Stamp::new(account, now);
    let secret = app.change_accounts(move |accounts, case| accounts.sign_in(case, &name, &stamp)).await?;
    let set = cookie::set(SESSION, secret.reveal(), app.transport.is_secure())?;
    Ok(([(header::SET_COOKIE, set)], Redirect::to(&fields.back())).into_response())
}

/// Tells the log that sign-ins are refused: once in a while, so that nobody fills it by knocking.
async fn refuse(app: Arc<App>, account: Option<String>, stamp: Stamp) -> Result<(), Fault> {
    let name = account.as_deref().map(Name::asked);
    if !app.limiter.is_to_be_told(name.as_ref(), stamp.at) {
        return Ok(());
    }
    app.change_accounts(move |_, case| Event::SignInRefused { account }.record(case, &stamp)).await
}

fn told_to_wait(wait: Wait, now: jiff::Timestamp) -> Response {
    let seconds = wait.until.duration_since(now).as_secs().max(1);
    let mut response = Fault::Wait(wait).into_response();
    if let Ok(seconds) = HeaderValue::from_str(&seconds.to_string()) {
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

/// Signs out.
pub(super) async fn leave(
    State(app): State<Arc<App>>,
    Session(secret): Session,
    _fields: Fields,
) -> Result<Response, Fault> {
    app.look_up(move |accounts| accounts.sign_out(&secret)).await?;
    let clear = cookie::clear(SESSION, app.transport.is_secure())?;
    Ok(([(header::SET_COOKIE, clear)], Redirect::to("/sign-in")).into_response())
}
