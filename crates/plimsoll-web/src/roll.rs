//! The accounts as requests use them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use plimsoll_account::{AccountError, Accounts, Hashed, Password};
use plimsoll_case::Case;
use tokio::sync::Semaphore;

use crate::App;
use crate::fault::Fault;

/// Passwords that are hashed at once; more wait. Each takes 19 MiB and a core.
const MOST_HASHED: usize = 2;
/// How long one waits.
const HASHED_WITHIN: Duration = Duration::from_secs(10);

/// Who may sign in, where a case has accounts.
#[derive(Debug)]
pub(crate) struct Roll {
    case: PathBuf,
    /// Whether accounts were ever seen: from then on people sign in, whatever becomes of the file.
    is_kept: AtomicBool,
    looked_up: Mutex<Option<Accounts>>,
    room: Arc<Semaphore>,
}

impl Roll {
    pub(crate) fn new(case: PathBuf) -> Self {
        Self {
            case,
            is_kept: AtomicBool::new(false),
            looked_up: Mutex::new(None),
            room: Arc::new(Semaphore::new(MOST_HASHED)),
        }
    }

    /// Whether people sign in. Accounts that are made while the server runs hold at once.
    pub(crate) fn is_kept(&self) -> bool {
        let is_kept = self.is_kept.load(Ordering::Relaxed) || Accounts::are_there(&self.case);
        self.is_kept.fetch_or(is_kept, Ordering::Relaxed);
        is_kept
    }

    fn look_up<T>(
        &self,
        look: impl FnOnce(&mut Accounts) -> Result<T, AccountError>,
    ) -> Result<T, AccountError> {
        let mut kept = self.looked_up.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_mut() {
            Some(accounts) => look(accounts),
            None => look(kept.insert(Accounts::open(&self.case)?)),
        }
    }
}

impl App {
    /// Looks something up in the accounts.
    pub(crate) async fn look_up<T: Send + 'static>(
        self: &Arc<Self>,
        look: impl FnOnce(&mut Accounts) -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, Fault> {
        let app = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || app.roll.look_up(look));
        Ok(done.await.map_err(|_| Fault::Ours)??)
    }

    /// Changes the accounts, which the log of the case tells. By a handle of its own: a log that is waited for holds no reader up.
    pub(crate) async fn change_accounts<T: Send + 'static>(
        self: &Arc<Self>,
        change: impl FnOnce(&mut Accounts, &mut Case) -> Result<T, AccountError> + Send + 'static,
    ) -> Result<T, Fault> {
        let app = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let mut case = app.case()?;
            change(&mut Accounts::open(&app.roll.case)?, &mut case)
        });
        Ok(done.await.map_err(|_| Fault::Ours)??)
    }

    /// Whether a password is the one that was kept; takes as long where nothing was.
    pub(crate) async fn is_password(
        self: &Arc<Self>,
        given: Password,
        kept: Option<Hashed>,
    ) -> Result<bool, Fault> {
        self.hash(move || given.is(kept.as_ref())).await
    }

    /// A password as it is kept.
    pub(crate) async fn hashed(self: &Arc<Self>, password: Password) -> Result<Hashed, Fault> {
        self.hash(move || password.hashed()).await
    }

    async fn hash<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let room = Arc::clone(&self.roll.room).acquire_owned();
        let room = tokio::time::timeout(HASHED_WITHIN, room).await;
        let permit = room.map_err(|_| Fault::Crowded)?.map_err(|_| Fault::Ours)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            // Held until then, also where nobody waits for it any more.
            drop(permit);
            done
        });
        done.await.map_err(|_| Fault::Ours)
    }
}
