//! One's own account: password, sessions, tokens.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Redirect};
use jiff::Timestamp;
use plimsoll_account::{LEAST_PASSWORD, MOST_DAYS, Name, NewToken, Password, Role, Token};

use super::shared::{Asked, many, time};
use crate::App;
use crate::fault::Fault;
use crate::form::Fields;
use crate::guard::{Actor, Client, Session, Visitor};
use crate::shell::Shell;

/// What a page says was done, by the word in its address.
const SAID: [(&str, &str); 3] = [
    ("password", "Your password was changed, and your other sessions ended."),
    ("sessions", "Your other sessions ended."),
    ("revoked", "The token was revoked."),
];

#[derive(Template)]
#[template(path = "account.html")]
struct Page {
    shell: Shell,
    said: Option<&'static str>,
    role: Role,
    made: String,
    others: String,
    has_others: bool,
    tokens: Vec<Row>,
    roles: Vec<Role>,
    least: usize,
    most_days: u16,
}

#[derive(Template)]
#[template(path = "token.html")]
struct Made {
    shell: Shell,
    called: String,
    token: String,
}

/// A token.
struct Row {
    id: i64,
    called: String,
    role: Role,
    made: String,
    ends: String,
    used: String,
    has_ended: bool,
}

/// One's own account.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    actor: Actor,
    _session: Session,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    let now = app.clock.now();
    let name = Name::asked(&actor.name);
    let (account, tokens, sessions) = app
        .look_up(move |accounts| {
            let account = accounts.named(&name)?;
            let tokens = accounts.tokens(&account)?;
            let sessions = accounts.sessions(&account, now)?;
            Ok((account, tokens, sessions))
        })
        .await?;
    let others = sessions.saturating_sub(1);
    let page = Page {
        shell: Shell { here: "/account", case: app.title().await?, ..Shell::plain("Your account", &visitor) },
        said: said(&SAID, &asked),
        role: account.role,
        made: time(account.made_at),
        others: match others {
            0 => "You are signed in here and nowhere else.".to_string(),
            others => format!("You are signed in here and in {}.", many(others, "other session")),
        },
        has_others: others > 0,
        tokens: tokens.into_iter().map(|token| row(token, now)).collect(),
        roles: Role::ALL.into_iter().filter(|role| *role <= account.role).collect(),
        least: LEAST_PASSWORD,
        most_days: MOST_DAYS,
    };
    Ok(Html(page.render()?))
}

/// What was done, if the address names it.
pub(super) fn said(all: &[(&str, &'static str)], asked: &Asked) -> Option<&'static str> {
    let word = asked.get("said")?;
    all.iter().find(|(name, _)| name == word).map(|(_, words)| *words)
}

fn row(token: Token, now: Timestamp) -> Row {
    Row {
        id: token.id,
        role: token.role,
        made: time(token.made_at),
        ends: time(token.ends_at),
        used: token.used_at.map_or_else(|| "never used".to_string(), |at| format!("last used {}", time(at))),
        has_ended: token.ends_at <= now,
        called: token.called,
    }
}

/// A new password, as it was typed twice.
pub(super) fn typed_twice(fields: &Fields, of: &Name) -> Result<Password, Fault> {
    if fields.typed("password") != fields.typed("again") {
        return Err(Fault::refused(
            "The new password was not typed the same twice.",
            "Nothing was changed. Go back, and type it again.",
        ));
    }
    Ok(Password::new(fields.typed("password"), of)?)
}

/// Changes one's own password, for who knows the one before. That is asked as a sign-in is: a browser left open must not give away
/// more than its session.
pub(super) async fn password(
    State(app): State<Arc<App>>,
    actor: Actor,
    Session(secret): Session,
    client: Client,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let name = Name::asked(&actor.name);
    app.limiter.attempt(&name, client.0, app.clock.now()).map_err(Fault::Wait)?;
    let of = name.clone();
    let kept = app.look_up(move |accounts| accounts.knock(&of)).await?.map(|knock| knock.kept);
    if !app.is_password(Password::asked(fields.typed("current")), kept).await? {
        return Err(Fault::refused(
            "The password you have now is another one.",
            "Nothing was changed. Go back, and type it again; an admin can give you a new one.",
        ));
    }
    app.limiter.succeeded(&name, client.0);
    let new = app.hashed(typed_twice(&fields, &name)?).await?;
    let stamp = actor.stamp();
    app.change_accounts(move |accounts, case| {
        accounts.set_password(case, &name, &new, Some(&secret), &stamp)
    })
    .await?;
    Ok(Redirect::to("/account?said=password"))
}

/// Ends one's other sessions.
pub(super) async fn sessions(
    State(app): State<Arc<App>>,
    actor: Actor,
    Session(secret): Session,
    _fields: Fields,
) -> Result<Redirect, Fault> {
    let name = Name::asked(&actor.name);
    app.look_up(move |accounts| {
        let account = accounts.named(&name)?;
        accounts.end_others(&account, &secret)
    })
    .await?;
    Ok(Redirect::to("/account?said=sessions"))
}

/// Makes a token, and shows it this once.
pub(super) async fn make_token(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    actor: Actor,
    _session: Session,
    fields: Fields,
) -> Result<Html<String>, Fault> {
    let wrong = |_| {
        Fault::refused("The form does not say what kind of token.", "Choose a role and a number of days.")
    };
    let new = NewToken {
        called: fields.get("called").to_string(),
        role: fields.get("role").parse().map_err(|_| wrong(()))?,
        days: fields.get("days").parse().map_err(|_| wrong(()))?,
    };
    let called = new.called.clone();
    // By the clock that says whether it holds.
    let stamp = plimsoll_case::Stamp::new(actor.name.clone(), app.clock.now());
    let name = Name::asked(&actor.name);
    let token =
        app.change_accounts(move |accounts, case| accounts.make_token(case, &name, &new, &stamp)).await?;
    let shell = Shell { here: "/account", case: app.title().await?, ..Shell::plain("A new token", &visitor) };
    Ok(Html(Made { shell, called, token: token.reveal().to_string() }.render()?))
}

/// Revokes one of one's own tokens.
pub(super) async fn revoke(
    State(app): State<Arc<App>>,
    actor: Actor,
    _session: Session,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let id = fields.get("id").parse().map_err(|_| Fault::NotFound("token"))?;
    let (name, stamp) = (Name::asked(&actor.name), actor.stamp());
    app.change_accounts(move |accounts, case| accounts.revoke(case, &name, id, &stamp)).await?;
    Ok(Redirect::to("/account?said=revoked"))
}
