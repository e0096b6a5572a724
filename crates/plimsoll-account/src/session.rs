//! Sessions: a browser that somebody signed in with.

use jiff::{SignedDuration, Timestamp};
use plimsoll_case::{Case, Stamp};
use rusqlite::OptionalExtension;

use crate::account::account;
use crate::{Account, AccountError, Accounts, Event, Name, Secret, account::there};

/// How long a session holds without being used.
pub const IDLE: SignedDuration = SignedDuration::from_hours(2);
/// How long it holds at all.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(24);
/// A use within this time of the last one is not written down.
const UNWRITTEN: i64 = 60_000;

impl Accounts {
    /// Begins a session for somebody whose password was right; answers what the browser keeps.
    pub fn sign_in(&mut self, case: &mut Case, name: &Name, stamp: &Stamp) -> Result<Secret, AccountError> {
        let secret = Secret::new("");
        self.change(|open| {
            let account = there(open, name)?;
            let now = stamp.at.as_millisecond();
            open.tried(|db| {
                db.execute(
                    "DELETE FROM session WHERE made_at <= ? OR seen_at <= ?",
                    (now - LIFETIME.as_millis() as i64, now - IDLE.as_millis() as i64),
                )?;
                db.execute(
                    "INSERT INTO session (hash, account, made_at, seen_at) VALUES (?1, ?2, ?3, ?3)",
                    (secret.hash(), account.id, now),
                )?;
                db.execute("UPDATE account SET signed_in_at = ? WHERE id = ?", (now, account.id))
            })?;
            Event::SignedIn { account: account.name }.record(case, stamp)
        })?;
        Ok(secret)
    }

    /// Whose session it is, if it holds.
    pub fn session(&mut self, secret: &Secret, now: Timestamp) -> Result<Option<Account>, AccountError> {
        let (hash, now) = (secret.hash(), now.as_millisecond());
        let found = self.tried(|db| {
            db.prepare_cached(
                "SELECT account.*, seen_at FROM session JOIN account ON account.id = session.account \
                 WHERE hash = ?1 AND password IS NOT NULL AND session.made_at > ?2 AND seen_at > ?3",
            )?
            .query_row((&hash, now - LIFETIME.as_millis() as i64, now - IDLE.as_millis() as i64), |row| {
                Ok((account(row)?, row.get::<_, i64>("seen_at")?))
            })
            .optional()
        })?;
        if found.as_ref().is_some_and(|(_, seen)| now - seen > UNWRITTEN) {
            self.tried(|db| db.execute("UPDATE session SET seen_at = ? WHERE hash = ?", (now, &hash)))?;
        }
        Ok(found.map(|(account, _)| account))
    }

    /// Ends a session.
    pub fn sign_out(&mut self, secret: &Secret) -> Result<(), AccountError> {
        self.tried(|db| db.execute("DELETE FROM session WHERE hash = ?", [secret.hash()])).map(drop)
    }

    /// Ends all sessions of an account but one.
    pub fn end_others(&mut self, account: &Account, keep: &Secret) -> Result<usize, AccountError> {
        self.tried(|db| {
            db.execute("DELETE FROM session WHERE account = ? AND hash <> ?", (account.id, keep.hash()))
        })
    }

    /// How many sessions of an account hold.
    pub fn sessions(&self, account: &Account, now: Timestamp) -> Result<usize, AccountError> {
        let now = now.as_millisecond();
        self.tried(|db| {
            db.query_row(
                "SELECT count(*) FROM session WHERE account = ? AND made_at > ? AND seen_at > ?",
                (account.id, now - LIFETIME.as_millis() as i64, now - IDLE.as_millis() as i64),
                |row| row.get(0),
            )
        })
    }
}
