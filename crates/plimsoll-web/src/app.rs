use std::path::PathBuf;
use std::sync::Arc;

use askama::Template;
use axum::response::Html;
use jiff::{Timestamp, Unit};
use plimsoll_case::{Case, CaseError, Stamp};

use crate::add::Jobs;
use crate::fault::Fault;
use crate::guard::{Forgery, Hosts};
use crate::pool::{Held, Pool};
use crate::snapshot::Stand;
use crate::standing::Standing;

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The case.
    pub file: PathBuf,
    /// Who acts, as the log has it, as long as there are no accounts.
    pub by: String,
    /// Names under which the server may be asked, with port; the check against DNS rebinding.
    pub hosts: Vec<String>,
    /// Whether browsers reach the server by HTTPS, as through a proxy.
    pub is_secure: bool,
    /// Bytes that one adding may bring.
    pub most_bytes: usize,
}

/// The server's state, shared by all requests.
#[derive(Debug)]
pub struct App {
    pub(crate) by: String,
    pub(crate) most_bytes: usize,
    pub(crate) hosts: Hosts,
    pub(crate) forgery: Forgery,
    pub(crate) jobs: Jobs,
    pool: Pool,
    standing: Standing,
}

/// What a request works with, on a thread that may block.
pub(crate) struct Desk {
    pub(crate) case: Held,
    pub(crate) stand: Arc<Stand>,
}

impl App {
    /// Opens the case, and computes its ledger.
    pub fn open(settings: Settings) -> Result<Arc<Self>, CaseError> {
        let mut case = Case::open(&settings.file)?;
        case.reader()?;
        let standing = Standing::of(&mut case)?;
        let app = Self {
            by: settings.by,
            most_bytes: settings.most_bytes,
            hosts: Hosts::new(settings.hosts, settings.is_secure),
            forgery: Forgery::new(),
            jobs: Jobs::default(),
            pool: Pool::new(case),
            standing,
        };
        Ok(Arc::new(app))
    }

    /// Does something with the case and its ledger, on a thread that may block.
    pub(crate) async fn desk<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let app = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let case = app.pool.take()?;
            let stand = app.standing.seen(&case, &app.pool)?;
            work(&mut Desk { case, stand })
        });
        done.await.map_err(|_| Fault::Ours)?
    }

    /// A page made from the case and its ledger.
    pub(crate) async fn show<P: Template>(
        self: &Arc<Self>,
        made: impl FnOnce(&mut Desk) -> Result<P, Fault> + Send + 'static,
    ) -> Result<Html<String>, Fault> {
        self.desk(move |desk| Ok(made(desk)?.render()?)).await.map(Html)
    }

    /// Another handle of the case.
    pub(crate) fn case(&self) -> Result<Held, CaseError> {
        self.pool.take()
    }

    /// The case as it stands, with what was written through this handle: who has written waits for it.
    pub(crate) fn settle(&self, case: &mut Case) -> Result<(), CaseError> {
        self.standing.renewed(case).map(drop)
    }

    /// Who acts, now.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp::new(self.by.clone(), now())
    }
}

/// Now, to the millisecond.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    now.round(Unit::Millisecond).unwrap_or(now)
}
