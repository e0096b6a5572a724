use std::path::PathBuf;
use std::sync::Arc;

use askama::Template;
use axum::response::Html;
use plimsoll_case::{Case, CaseError};

use crate::add::Jobs;
use crate::clock::Clock;
use crate::fault::Fault;
use crate::guard::{Forgery, Hosts, Limiter};
use crate::pool::{Held, Pool};
use crate::roll::Roll;
use crate::snapshot::Stand;
use crate::standing::Standing;
use crate::transport::Transport;

/// How often a request is answered anew where others write meanwhile.
const TRIES: usize = 2;

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The case.
    pub file: PathBuf,
    /// Who acts, as the log has it, as long as there are no accounts.
    pub by: String,
    /// Names under which the server may be asked, with port; the check against DNS rebinding.
    pub hosts: Vec<String>,
    /// How browsers reach the server.
    pub transport: Transport,
    /// Bytes that one adding may bring.
    pub most_bytes: usize,
    /// What time it is, for sessions, tokens and sign-ins.
    pub clock: Clock,
}

/// The server's state, shared by all requests.
#[derive(Debug)]
pub struct App {
    pub(crate) by: String,
    pub(crate) most_bytes: usize,
    pub(crate) hosts: Hosts,
    pub(crate) transport: Transport,
    pub(crate) forgery: Forgery,
    pub(crate) roll: Roll,
    pub(crate) limiter: Limiter,
    pub(crate) clock: Clock,
    pub(crate) jobs: Jobs,
    /// What reads and computes here.
    pub(crate) version: String,
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
        let version = format!("{} {}", case.reader()?.version(), plimsoll_case::LEDGER);
        let standing = Standing::of(&mut case)?;
        let app = Self {
            version,
            by: settings.by,
            most_bytes: settings.most_bytes,
            hosts: Hosts::new(settings.hosts),
            transport: settings.transport,
            forgery: Forgery::new(),
            roll: Roll::new(settings.file),
            limiter: Limiter::default(),
            clock: settings.clock,
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

    /// Does something with the case as it stands at one entry of its log, and tells the hash of that entry. Where the caller knows what
    /// stands there nothing is done; where others write all the time, no entry is told.
    pub(crate) async fn at_one_entry<T: Send + 'static>(
        self: &Arc<Self>,
        knows: impl Fn(&str) -> bool + Send + 'static,
        work: impl Fn(&mut Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<(Option<String>, Option<T>), Fault> {
        let app = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            let mut case = app.pool.take()?;
            let mut tries = 1..=TRIES;
            loop {
                let before = case.head()?.hash;
                if knows(&before) {
                    return Ok((Some(before), None));
                }
                let stand = app.standing.renewed(&mut case)?;
                let mut desk = Desk { case, stand };
                let done = work(&mut desk)?;
                case = desk.case;
                let is_one = case.head()?.hash == before;
                if is_one || tries.next().is_none() {
                    return Ok((is_one.then_some(before), Some(done)));
                }
            }
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

    /// What the case is called.
    pub(crate) async fn title(self: &Arc<Self>) -> Result<String, Fault> {
        let app = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || Ok::<_, Fault>(app.case()?.settings()?.title));
        done.await.map_err(|_| Fault::Ours)?
    }

    /// Another handle of the case.
    pub(crate) fn case(&self) -> Result<Held, CaseError> {
        self.pool.take()
    }

    /// The case as it stands, with what was written through this handle: who has written waits for it.
    pub(crate) fn settle(&self, case: &mut Case) -> Result<(), CaseError> {
        self.standing.renewed(case).map(drop)
    }
}
