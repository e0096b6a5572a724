//! The accounts of the case, as an admin keeps them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Redirect};
use plimsoll_account::{Account, LEAST_PASSWORD, Name, Role};

use super::account::{said, typed_twice};
use super::shared::{Asked, time};
use crate::App;
use crate::fault::Fault;
use crate::form::Fields;
use crate::guard::{Actor, Session, Visitor};
use crate::shell::Shell;

/// What a page says was done, by the word in its address.
const SAID: [(&str, &str); 4] = [
    (
        "made",
        "The account was made. Tell its owner the password by another way than this one, to be changed.",
    ),
    ("role", "The role was changed; its owner has to sign in again."),
    ("password", "The password was set; its owner’s sessions ended, and the tokens were revoked."),
    ("removed", "The account was removed. Its name stays taken, for it stands in the log."),
];

#[derive(Template)]
#[template(path = "accounts.html")]
struct Page {
    shell: Shell,
    said: Option<&'static str>,
    rows: Vec<Row>,
    roles: [Role; 3],
    least: usize,
}

/// An account.
struct Row {
    name: String,
    role: Role,
    made: String,
    signed_in: String,
    /// Whether it is the one of whoever looks.
    is_own: bool,
}

/// All accounts.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    actor: Actor,
    _session: Session,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    let accounts = app.look_up(|accounts| accounts.list()).await?;
    let row = |account: Account| Row {
        role: account.role,
        made: time(account.made_at),
        signed_in: account
            .signed_in_at
            .map_or_else(|| "never signed in".to_string(), |at| format!("last signed in {}", time(at))),
        is_own: account.name == actor.name,
        name: account.name,
    };
    let page = Page {
        shell: Shell { here: "/accounts", case: app.title().await?, ..Shell::plain("Accounts", &visitor) },
        said: said(&SAID, &asked),
        rows: accounts.into_iter().map(row).collect(),
        roles: Role::ALL,
        least: LEAST_PASSWORD,
    };
    Ok(Html(page.render()?))
}

fn chosen(fields: &Fields) -> Result<Role, Fault> {
    fields
        .get("role")
        .parse()
        .map_err(|_| Fault::refused("That is no role.", "Choose viewer, analyst or admin."))
}

/// Makes one.
pub(super) async fn new(
    State(app): State<Arc<App>>,
    actor: Actor,
    _session: Session,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let (name, role) = (Name::new(fields.get("name"))?, chosen(&fields)?);
    let password = app.hashed(typed_twice(&fields, &name)?).await?;
    let stamp = actor.stamp();
    app.change_accounts(move |accounts, case| accounts.add(case, &name, role, &password, &stamp)).await?;
    Ok(Redirect::to("/accounts?said=made"))
}

/// Gives one another role.
pub(super) async fn role(
    State(app): State<Arc<App>>,
    actor: Actor,
    _session: Session,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let (name, role) = (Name::asked(fields.get("name")), chosen(&fields)?);
    let stamp = actor.stamp();
    app.change_accounts(move |accounts, case| accounts.set_role(case, &name, role, &stamp)).await?;
    Ok(Redirect::to("/accounts?said=role"))
}

/// Gives one another password, as where its owner forgot it.
pub(super) async fn password(
    State(app): State<Arc<App>>,
    actor: Actor,
    _session: Session,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let name = Name::asked(fields.get("name"));
    let password = app.hashed(typed_twice(&fields, &name)?).await?;
    let stamp = actor.stamp();
    app.change_accounts(move |accounts, case| accounts.set_password(case, &name, &password, None, &stamp))
        .await?;
    Ok(Redirect::to("/accounts?said=password"))
}

/// Removes one.
pub(super) async fn remove(
    State(app): State<Arc<App>>,
    actor: Actor,
    _session: Session,
    fields: Fields,
) -> Result<Redirect, Fault> {
    let (name, stamp) = (Name::asked(fields.get("name")), actor.stamp());
    app.change_accounts(move |accounts, case| accounts.remove(case, &name, &stamp)).await?;
    Ok(Redirect::to("/accounts?said=removed"))
}
