//! Tokens: what a program shows in place of a password.

use jiff::{SignedDuration, Timestamp};
use plimsoll_case::{Case, Stamp};
use rusqlite::{OptionalExtension, Row};

use crate::account::{account, role, there, time};
use crate::{Account, AccountError, Accounts, Event, Name, Role, Secret};

/// What a token begins with, so that one that lies about is known for what it is.
const BEGINNING: &str = "plimsoll_";
/// Days that a token holds, at most.
pub const MOST_DAYS: u16 = 366;
/// Letters of what it is called, at most.
const MOST_LETTERS: usize = 64;
/// A use within this time of the last one is not written down.
const UNWRITTEN: i64 = 60_000;

/// A token that is to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What it is called: what it is for.
    pub called: String,
    /// What it may do; no more than its owner.
    pub role: Role,
    /// How long it holds.
    pub days: u16,
}

/// A token, without what opens the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub called: String,
    /// What it may do.
    pub role: Role,
    /// When it was made.
    pub made_at: Timestamp,
    /// How long it holds.
    pub ends_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

impl Accounts {
    /// Makes a token; answers what is shown once.
    pub fn make_token(
        &mut self,
        case: &mut Case,
        of: &Name,
        new: &NewToken,
        stamp: &Stamp,
    ) -> Result<Secret, AccountError> {
        let called = new.called.trim();
        let letters = called.chars().count();
        if letters == 0 || letters > MOST_LETTERS || called.chars().any(char::is_control) {
            return Err(AccountError::refused(
                format!("what the token is called has 1 to {MOST_LETTERS} letters"),
                "say what it is for",
            ));
        }
        if new.days == 0 || new.days > MOST_DAYS {
            return Err(AccountError::refused(
                format!("a token holds 1 to {MOST_DAYS} days"),
                "make another when it has ended",
            ));
        }
        let secret = Secret::new(BEGINNING);
        let ends_at = stamp.at.saturating_add(SignedDuration::from_hours(24 * i64::from(new.days)));
        let ends_at = ends_at.unwrap_or(Timestamp::MAX);
        self.change(|open| {
            let owner = there(open, of)?;
            if new.role > owner.role {
                return Err(AccountError::refused(
                    format!("{} is {}, and a token may do no more than its owner", owner.name, owner.role),
                    format!("make it with the role {}", owner.role),
                ));
            }
            let token = open.tried(|db| {
                db.execute(
                    "INSERT INTO token (hash, account, called, role, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        secret.hash(),
                        owner.id,
                        called,
                        new.role.name(),
                        stamp.at.as_millisecond(),
                        ends_at.as_millisecond(),
                    ),
                )?;
                Ok(db.last_insert_rowid())
            })?;
            let called = called.to_string();
            Event::TokenMade { account: owner.name, token, called, role: new.role, ends_at }.record(case, stamp)
        })?;
        Ok(secret)
    }

    /// Who shows a token, if it holds, as what it may act: no more than its owner may by now.
    pub fn bearer(&mut self, secret: &Secret, now: Timestamp) -> Result<Option<Account>, AccountError> {
        if !secret.reveal().starts_with(BEGINNING) {
            return Ok(None);
        }
        let (hash, now) = (secret.hash(), now.as_millisecond());
        let found = self.tried(|db| {
            db.prepare_cached(
                "SELECT account.*, token.role AS least, used_at FROM token JOIN account ON account.id = token.account \
                 WHERE hash = ?1 AND password IS NOT NULL AND ends_at > ?2",
            )?
            .query_row((&hash, now), |row| {
                let owner = account(row)?;
                let role = owner.role.min(role(row, "least")?);
                Ok((Account { role, ..owner }, row.get::<_, Option<i64>>("used_at")?))
            })
            .optional()
        })?;
        if found.as_ref().is_some_and(|(_, used)| used.is_none_or(|used| now - used > UNWRITTEN)) {
            self.tried(|db| db.execute("UPDATE token SET used_at = ? WHERE hash = ?", (now, &hash)))?;
        }
        Ok(found.map(|(account, _)| account))
    }

    /// The tokens of an account, last made first; those that have ended among them.
    pub fn tokens(&self, of: &Account) -> Result<Vec<Token>, AccountError> {
        self.tried(|db| {
            let mut rows = db.prepare("SELECT * FROM token WHERE account = ? ORDER BY id DESC")?;
            rows.query_map([of.id], token)?.collect()
        })
    }

    /// Revokes a token of an account, by its number.
    pub fn revoke(&mut self, case: &mut Case, of: &Name, id: i64, stamp: &Stamp) -> Result<(), AccountError> {
        self.change(|open| {
            let owner = there(open, of)?;
            let found = open.tried(|db| {
                db.query_row("SELECT * FROM token WHERE id = ? AND account = ?", (id, owner.id), token)
                    .optional()
            })?;
            let Some(token) = found else {
                return Err(AccountError::refused(
                    format!("{} has no token {id}", owner.name),
                    "look at the list of tokens: it may have been revoked before",
                ));
            };
            open.tried(|db| db.execute("DELETE FROM token WHERE id = ?", [id]))?;
            Event::TokenRevoked { account: owner.name, token: id, called: token.called }.record(case, stamp)
        })
    }
}

fn token(row: &Row<'_>) -> rusqlite::Result<Token> {
    Ok(Token {
        id: row.get("id")?,
        called: row.get("called")?,
        role: role(row, "role")?,
        made_at: time(row, "made_at")?,
        ends_at: time(row, "ends_at")?,
        used_at: row.get::<_, Option<i64>>("used_at")?.and_then(|at| Timestamp::from_millisecond(at).ok()),
    })
}
