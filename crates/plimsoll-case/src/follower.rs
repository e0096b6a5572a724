//! A case followed from change to change: what one change does not touch is not worked out anew.

use std::sync::Arc;

use plimsoll_ledger::{Filed, Ledger, Memo, Question, Ruled, Rulings};

use crate::files::Files;
use crate::{Case, CaseError, Picture};

/// What is known of a case since its last picture. The pictures are those that [`Case::picture`] gives, byte for byte.
#[derive(Debug, Default)]
pub struct Follower {
    files: Files,
    memo: Memo,
    /// Reports that decisions changed: as they were read, and as decided.
    decided: Vec<(Filed, Filed)>,
    last: Option<Last>,
}

/// What the last picture was made of.
#[derive(Debug)]
struct Last {
    key: String,
    reports: Vec<Filed>,
    /// Without marks.
    ledger: Ledger,
}

impl Follower {
    /// The case as it stands. What another version read is read anew first.
    pub fn picture(&mut self, case: &mut Case) -> Result<Picture, CaseError> {
        self.followed(case, |_, _| Ok(None))
    }

    /// Keeps the ledger of the last picture beside the case, for others who open it. A case that may not be written does without.
    pub fn keep(&self, case: &mut Case) -> Result<(), CaseError> {
        match &self.last {
            Some(last) if !case.is_ledger_kept(&last.key)? => case.keep_ledger(&last.key, &last.ledger),
            _ => Ok(()),
        }
    }

    /// The case as it stands, with the ledger that is kept beside it where it is of what the case holds; where it is not, it is worked
    /// out, and kept.
    pub(crate) fn kept(&mut self, case: &mut Case) -> Result<Picture, CaseError> {
        let picture = self.followed(case, |case, key| case.kept_ledger(key))?;
        self.keep(case)?;
        Ok(picture)
    }

    fn followed(
        &mut self,
        case: &mut Case,
        known: impl Fn(&Case, &str) -> Result<Option<Ledger>, CaseError>,
    ) -> Result<Picture, CaseError> {
        loop {
            case.reread(|_, _| {})?;
            let picture = case.snapshot(|case| {
                // None: another program, of another version, wrote meanwhile.
                if case.stale()? > 0 { Ok::<_, CaseError>(None) } else { self.taken(case, &known).map(Some) }
            })?;
            if let Some(picture) = picture {
                return Ok(picture);
            }
        }
    }

    fn taken(
        &mut self,
        case: &mut Case,
        known: &impl Fn(&Case, &str) -> Result<Option<Ledger>, CaseError>,
    ) -> Result<Picture, CaseError> {
        let (key, rulings) = case.key()?;
        let head = case.changed()?;
        if self.last.as_ref().is_none_or(|last| last.key != key) {
            let known = known(case, &key)?;
            self.last = Some(self.reckoned(case, key, &rulings, known)?);
        }
        let last = self.last.as_ref().expect("it was just made");
        let (mut ledger, reports) = (last.ledger.clone(), last.reports.clone());
        ledger.mark(&reports, &rulings);
        Ok(Picture { reports, events: self.files.events(), ledger, rulings, head })
    }

    /// The reports as decided, with their ledger without marks: the one given, or else worked out.
    fn reckoned(
        &mut self,
        case: &mut Case,
        key: String,
        rulings: &Rulings,
        ledger: Option<Ledger>,
    ) -> Result<Last, CaseError> {
        let reader = case.reader()?;
        self.files.follow(case, reader.version())?;
        let read = self.files.reports();
        let mut ruled = Ruled::of(read.clone(), rulings);
        ruled.take_same(&self.decided);
        let question = Question { as_of: case.settings()?.as_of, ..Question::default() };
        let ledger = ledger.unwrap_or_else(|| ruled.traced(&question, reader.limits(), &mut self.memo));
        let reports = ruled.into_reports();
        let both = read.into_iter().zip(reports.iter().cloned());
        self.decided = both.filter(|(read, decided)| !Arc::ptr_eq(read, decided)).collect();
        Ok(Last { key, reports, ledger })
    }

    /// The ledger of the case without marks, worked out.
    pub(crate) fn ledger(case: &mut Case, key: String, rulings: &Rulings) -> Result<Ledger, CaseError> {
        Self::default().reckoned(case, key, rulings, None).map(|last| last.ledger)
    }
}
