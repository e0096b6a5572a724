//! Handles of the case, one for each request at work: a handle belongs to one thread at a time.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

use plimsoll_case::{Case, CaseError};

/// Handles that are kept open.
const MOST_IDLE: usize = 8;

/// Handles that nobody works with.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    idle: Arc<Mutex<Vec<Case>>>,
    /// What other handles are made from.
    first: Arc<Mutex<Case>>,
}

/// A handle, which goes back when it is dropped.
#[derive(Debug)]
pub(crate) struct Held {
    case: Option<Case>,
    idle: Arc<Mutex<Vec<Case>>>,
}

impl Pool {
    pub(crate) fn new(case: Case) -> Self {
        Self { idle: Arc::default(), first: Arc::new(Mutex::new(case)) }
    }

    pub(crate) fn take(&self) -> Result<Held, CaseError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut case = match idle {
            Some(case) => case,
            None => self.first.lock().unwrap_or_else(PoisonError::into_inner).again()?,
        };
        case.expect(None);
        Ok(Held { case: Some(case), idle: Arc::clone(&self.idle) })
    }
}

impl Deref for Held {
    type Target = Case;

    fn deref(&self) -> &Case {
        self.case.as_ref().expect("a handle is there until it is dropped")
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut Case {
        self.case.as_mut().expect("a handle is there until it is dropped")
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(case) = self.case.take().filter(|_| idle.len() < MOST_IDLE) {
            idle.push(case);
        }
    }
}
