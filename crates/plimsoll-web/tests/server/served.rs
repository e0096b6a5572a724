//! A server on a case of its own.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use jiff::Timestamp;
use plimsoll_account::{Accounts, Name, Password, Role};
use plimsoll_case::{Case, Incoming, New, Stamp};
use plimsoll_web::{App, Clock, Exposure, Server, Settings, Tls, Transport, router};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::asking::{Answer, ask};

/// The least that one adding may bring here.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// What everybody signs in with, here.
pub(crate) const PASSWORD: &str = "copper kettle sings at noon";
/// Who may sign in, here.
pub(crate) const PEOPLE: [(&str, Role); 3] =
    [("Ada", Role::Admin), ("Ben", Role::Analyst), ("Cleo", Role::Viewer)];

/// A clock that a test sets.
#[derive(Clone)]
pub(crate) struct Hands(Arc<Mutex<Timestamp>>);

impl Hands {
    /// Lets time go by.
    pub(crate) fn pass(&self, minutes: i64) {
        let mut now = self.0.lock().unwrap();
        *now = now.checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap();
    }
}

/// A server that ends with the test.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    pub(crate) file: PathBuf,
    pub(crate) hands: Hands,
    /// A name by which browsers ask, beside the address.
    pub(crate) host: String,
    end: Option<oneshot::Sender<()>>,
    runtime: Option<Runtime>,
    _folder: TempDir,
}

pub(crate) fn stamp() -> Stamp {
    Stamp::new("R. Vane", "2031-03-01T10:00:00Z".parse().unwrap())
}

/// The case of the sample reports, made once.
fn samples() -> &'static [u8] {
    static SAMPLES: OnceLock<Vec<u8>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let folder: PathBuf =
            [env!("CARGO_MANIFEST_DIR"), "..", "..", "examples", "reports"].iter().collect();
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let inputs: Vec<(String, Vec<u8>)> = files
            .iter()
            .filter(|path| path.is_file())
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
            .collect();
        made(&inputs)
    })
}

/// The bytes of a case with these inputs.
fn made(inputs: &[(String, Vec<u8>)]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.case");
    let new = New { title: "Containers by rail".into(), ..New::default() };
    let mut case = Case::create(&path, &new, &stamp()).unwrap();
    let reader = case.reader().unwrap();
    for (name, bytes) in inputs {
        let (receipts, _) = Incoming::new(name, bytes, &stamp()).receipts();
        let reads = receipts.into_iter().filter_map(|receipt| reader.read(receipt).ok()).collect();
        case.add(reads, &stamp()).unwrap();
    }
    case.picture().unwrap();
    drop(case);
    fs::read(path).unwrap()
}

/// A name by which browsers ask.
const HOST: &str = "case.example.org";

/// Makes accounts for a case.
fn enrol(file: &Path, people: &[(&str, Role)]) {
    if people.is_empty() {
        return;
    }
    let mut case = Case::open(file).unwrap();
    let mut accounts = Accounts::open_or_begin(file).unwrap();
    let password = Password::new(PASSWORD, &Name::new("nobody here").unwrap()).unwrap().hashed();
    for (name, role) in people {
        accounts.add(&mut case, &Name::new(name).unwrap(), *role, &password, &stamp()).unwrap();
    }
}

impl Served {
    /// With the sample reports.
    pub(crate) fn samples() -> Self {
        Self::of(samples())
    }

    /// With reports of a test's own, by name.
    pub(crate) fn with(inputs: &[(&str, &str)]) -> Self {
        let inputs: Vec<_> =
            inputs.iter().map(|(name, text)| ((*name).to_string(), text.as_bytes().to_vec())).collect();
        Self::of(&made(&inputs))
    }

    fn of(case: &[u8]) -> Self {
        Self::start(case, &[], Transport::Plain, None)
    }

    /// With the sample reports and three accounts.
    pub(crate) fn guarded() -> Self {
        Self::reached(Transport::Plain, None)
    }

    /// The same, reached in another way.
    pub(crate) fn reached(transport: Transport, tls: Option<Tls>) -> Self {
        Self::start(samples(), &PEOPLE, transport, tls)
    }

    fn start(case: &[u8], people: &[(&str, Role)], transport: Transport, tls: Option<Tls>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("server-side-name.case");
        fs::write(&file, case).unwrap();
        enrol(&file, people);
        let hands = Hands(Arc::new(Mutex::new(Timestamp::now())));
        let seen = hands.clone();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let any = "127.0.0.1:0".parse().unwrap();
        let server = runtime.block_on(Server::bind(any, Exposure::default(), tls)).unwrap();
        let address = server.address().unwrap();
        let settings = Settings {
            file: file.clone(),
            by: "R. Vane".into(),
            hosts: vec![address.to_string(), HOST.to_string()],
            transport,
            most_bytes: MOST_BYTES,
            clock: Clock::new(move || *seen.0.lock().unwrap()),
        };
        let app = App::open(settings).unwrap();
        let (end, ended) = oneshot::channel::<()>();
        runtime.spawn(server.run(router(app), async {
            let _ = ended.await;
        }));
        Self {
            address,
            file,
            hands,
            host: HOST.to_string(),
            end: Some(end),
            runtime: Some(runtime),
            _folder: folder,
        }
    }

    /// Where a page is.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What a page answers.
    pub(crate) fn get(&self, path: &str) -> Answer {
        ask(self.address, "GET", path, &[("Host", &self.address.to_string())], b"")
    }

    /// The first address on a page that begins so.
    pub(crate) fn first(&self, page: &str, beginning: &str) -> String {
        let body = self.get(page).text();
        let at = body.find(&format!("\"{beginning}")).unwrap_or_else(|| panic!("no {beginning} on {page}"));
        let rest = &body[at + 1..];
        let end = rest.find(['"', '?', '#']).unwrap();
        rest[..end].to_string()
    }

    /// A cookie and the token that goes with it.
    pub(crate) fn visit(&self) -> (String, String) {
        let answer = self.get("/add");
        let cookie = answer.header("set-cookie").unwrap();
        let cookie = cookie.split(';').next().unwrap().to_string();
        let text = ask(
            self.address,
            "GET",
            "/add",
            &[("Host", &self.address.to_string()), ("Cookie", &cookie)],
            b"",
        )
        .text();
        let token = text.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        (cookie, token.to_string())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.end.take().map(|end| end.send(()));
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
