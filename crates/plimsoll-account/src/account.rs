//! Accounts are made, changed and removed; each change stands in the log of the case.

use jiff::Timestamp;
use plimsoll_case::{Case, Stamp};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::store::Open;
use crate::{AccountError, Accounts, Event, Hashed, Name, Role, Secret};

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub(crate) id: i64,
    /// As the log has it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When it was made.
    pub made_at: Timestamp,
    /// When they last signed in.
    pub signed_in_at: Option<Timestamp>,
}

/// Somebody at the door: an account with the password it keeps.
#[derive(Clone, Debug)]
pub struct Knock {
    /// The account.
    pub account: Account,
    /// What its password is compared with.
    pub kept: Hashed,
}

impl Accounts {
    /// All accounts, by name.
    pub fn list(&self) -> Result<Vec<Account>, AccountError> {
        self.tried(|db| {
            let mut rows = db.prepare("SELECT * FROM account WHERE password IS NOT NULL ORDER BY key")?;
            rows.query_map([], account)?.collect()
        })
    }

    /// An account by its name.
    pub fn named(&self, name: &Name) -> Result<Account, AccountError> {
        self.knock(name)?.map(|knock| knock.account).ok_or_else(|| unknown(name))
    }

    /// Who knocks under a name.
    pub fn knock(&self, name: &Name) -> Result<Option<Knock>, AccountError> {
        self.tried(|db| {
            db.prepare_cached("SELECT * FROM account WHERE key = ? AND password IS NOT NULL")?
                .query_row([name.key()], |row| {
                    Ok(Knock { account: account(row)?, kept: Hashed(row.get("password")?) })
                })
                .optional()
        })
    }

    /// Makes an account. The first one keeps the others, so it is an admin's.
    pub fn add(
        &mut self,
        case: &mut Case,
        name: &Name,
        role: Role,
        password: &Hashed,
        stamp: &Stamp,
    ) -> Result<(), AccountError> {
        self.change(|open| {
            if role != Role::Admin && open.tried(admins)? == 0 {
                return Err(AccountError::refused(
                    "the first account is an admin’s: somebody has to keep the others",
                    "make it with the role admin",
                ));
            }
            let is_taken: bool = open.tried(|db| {
                db.query_row("SELECT count(*) > 0 FROM account WHERE key = ?", [name.key()], |row| row.get(0))
            })?;
            if is_taken {
                return Err(AccountError::refused(
                    format!("the name {name} is taken, or was; a name in the log stays one person’s"),
                    "choose another name",
                ));
            }
            open.tried(|db| {
                db.execute(
                    "INSERT INTO account (name, key, role, password, made_at) VALUES (?, ?, ?, ?, ?)",
                    (name.as_str(), name.key(), role.name(), &password.0, stamp.at.as_millisecond()),
                )
            })?;
            Event::Made { account: name.to_string(), role }.record(case, stamp)
        })
    }

    /// Gives an account another role. Its sessions end.
    pub fn set_role(
        &mut self,
        case: &mut Case,
        name: &Name,
        role: Role,
        stamp: &Stamp,
    ) -> Result<(), AccountError> {
        self.change(|open| {
            let account = there(open, name)?;
            if account.role == role {
                return Ok(());
            }
            spare_the_last_admin(open, &account)?;
            open.tried(|db| {
                db.execute("UPDATE account SET role = ? WHERE id = ?", (role.name(), account.id))?;
                db.execute("DELETE FROM session WHERE account = ?", [account.id])
            })?;
            Event::RoleChanged { account: account.name, role, before: account.role }.record(case, stamp)
        })
    }

    /// Gives an account another password. Its other sessions end; where somebody else sets it (`keep` is none), all of them end
    /// and its tokens are revoked.
    pub fn set_password(
        &mut self,
        case: &mut Case,
        name: &Name,
        password: &Hashed,
        keep: Option<&Secret>,
        stamp: &Stamp,
    ) -> Result<(), AccountError> {
        self.change(|open| {
            let account = there(open, name)?;
            let kept = keep.map(Secret::hash).unwrap_or_default();
            open.tried(|db| {
                db.execute("UPDATE account SET password = ? WHERE id = ?", (&password.0, account.id))?;
                db.execute("DELETE FROM session WHERE account = ? AND hash <> ?", (account.id, &kept))?;
                if keep.is_none() {
                    db.execute("DELETE FROM token WHERE account = ?", [account.id])?;
                }
                Ok(())
            })?;
            Event::PasswordChanged { account: account.name }.record(case, stamp)
        })
    }

    /// Removes an account, with its sessions and tokens. The name stays taken, for it stands in the log.
    pub fn remove(&mut self, case: &mut Case, name: &Name, stamp: &Stamp) -> Result<(), AccountError> {
        self.change(|open| {
            let account = there(open, name)?;
            spare_the_last_admin(open, &account)?;
            open.tried(|db| {
                db.execute("DELETE FROM session WHERE account = ?", [account.id])?;
                db.execute("DELETE FROM token WHERE account = ?", [account.id])?;
                db.execute("UPDATE account SET password = NULL WHERE id = ?", [account.id])
            })?;
            Event::Removed { account: account.name }.record(case, stamp)
        })
    }
}

pub(crate) fn there(open: &Open<'_>, name: &Name) -> Result<Account, AccountError> {
    let found = open.tried(|db| {
        db.query_row("SELECT * FROM account WHERE key = ? AND password IS NOT NULL", [name.key()], account)
            .optional()
    })?;
    found.ok_or_else(|| unknown(name))
}

fn unknown(name: &Name) -> AccountError {
    AccountError::refused(
        format!("there is no account {name}"),
        "`plimsoll account list` shows those that are there",
    )
}

fn admins(db: &Connection) -> rusqlite::Result<i64> {
    db.query_row("SELECT count(*) FROM account WHERE role = 'admin' AND password IS NOT NULL", [], |row| {
        row.get(0)
    })
}

fn spare_the_last_admin(open: &Open<'_>, account: &Account) -> Result<(), AccountError> {
    if account.role == Role::Admin && open.tried(admins)? == 1 {
        return Err(AccountError::refused(
            format!("{} is the last admin, and without one nobody could keep the accounts", account.name),
            "make somebody else an admin first",
        ));
    }
    Ok(())
}

pub(crate) fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        name: row.get("name")?,
        role: role(row, "role")?,
        made_at: time(row, "made_at")?,
        signed_in_at: row
            .get::<_, Option<i64>>("signed_in_at")?
            .and_then(|at| Timestamp::from_millisecond(at).ok()),
    })
}

pub(crate) fn role(row: &Row<'_>, column: &str) -> rusqlite::Result<Role> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error: String| wrong(error.into()))
}

pub(crate) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    Timestamp::from_millisecond(row.get(column)?).map_err(|error| wrong(Box::new(error)))
}

fn wrong(error: Box<dyn std::error::Error + Send + Sync>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error)
}
