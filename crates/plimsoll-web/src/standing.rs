//! The case as it stands, followed from change to change: pages show the last snapshot while the next one is made.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use plimsoll_case::{Case, CaseError, Follower};

use crate::pool::Pool;
use crate::snapshot::{Snapshot, Stand};

/// How long a page waits for a change that somebody else made; then it shows the case as it was, and says of which entry of the log
/// it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// The last snapshot of a case, and who makes the next.
#[derive(Clone, Debug)]
pub(crate) struct Standing(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    last: Mutex<Last>,
    is_renewed: Condvar,
    /// Held by the one who makes the next snapshot.
    follower: Mutex<Follower>,
}

#[derive(Debug)]
struct Last {
    stand: Arc<Stand>,
    /// Whether the next is being made.
    is_followed: bool,
}

impl Standing {
    /// The case as it stands, computed.
    pub(crate) fn of(case: &mut Case) -> Result<Self, CaseError> {
        let mut follower = Follower::default();
        let stand = Arc::new(Snapshot::of(case, &mut follower)?);
        warm(&stand);
        follower.keep(case)?;
        let last = Mutex::new(Last { stand, is_followed: false });
        Ok(Self(Arc::new(Inner { last, is_renewed: Condvar::new(), follower: Mutex::new(follower) })))
    }

    /// The case as it stands; after a change by others, as it stood before if the next snapshot takes long.
    pub(crate) fn seen(&self, case: &Case, pool: &Pool) -> Result<Arc<Stand>, CaseError> {
        let seq = case.last_change()?;
        let mut last = self.last();
        if last.stand.seq() >= seq {
            return Ok(Arc::clone(&last.stand));
        }
        if !last.is_followed {
            let case = pool.take()?;
            last.is_followed = true;
            self.follow(case);
        }
        let until = Instant::now() + PATIENCE;
        while last.stand.seq() < seq && last.is_followed {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.0.is_renewed.wait_timeout(last, left);
            last = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        let is_untold = last.stand.seq() < seq && !last.is_followed;
        let stand = Arc::clone(&last.stand);
        drop(last);
        // It could not be followed: whoever asks is told why.
        if is_untold { self.renewed(&mut *pool.take()?) } else { Ok(stand) }
    }

    /// The case as it stands, with what was written before this was asked.
    pub(crate) fn renewed(&self, case: &mut Case) -> Result<Arc<Stand>, CaseError> {
        let seq = case.last_change()?;
        if let Some(stand) = self.last_with(seq) {
            return Ok(stand);
        }
        let mut follower = self.0.follower.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever held the follower may have made it.
        if let Some(stand) = self.last_with(seq) {
            return Ok(stand);
        }
        let stand = Arc::new(Snapshot::of(case, &mut follower)?);
        self.last().stand = Arc::clone(&stand);
        self.0.is_renewed.notify_all();
        warm(&stand);
        Ok(stand)
    }

    /// Makes the next snapshot on a thread of its own.
    fn follow(&self, mut case: impl std::ops::DerefMut<Target = Case> + Send + 'static) {
        let following = Following(self.clone());
        std::thread::spawn(move || {
            // What went wrong is told to whoever asks next.
            let _ = following.0.renewed(&mut case);
        });
    }

    /// The last snapshot, if an entry of the log went into it.
    fn last_with(&self, seq: i64) -> Option<Arc<Stand>> {
        Some(Arc::clone(&self.last().stand)).filter(|stand| stand.seq() >= seq)
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        self.0.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the rest of a snapshot beside what is asked of it.
fn warm(stand: &Arc<Stand>) {
    let stand = Arc::clone(stand);
    std::thread::spawn(move || stand.get().warm());
}

/// Somebody makes the next snapshot; whatever becomes of it, nobody does afterwards.
struct Following(Standing);

impl Drop for Following {
    fn drop(&mut self) {
        self.0.last().is_followed = false;
        self.0.0.is_renewed.notify_all();
    }
}
