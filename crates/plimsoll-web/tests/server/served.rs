//! A server on a case of its own.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use plimsoll_case::{Case, Incoming, New, Stamp};
use plimsoll_web::{App, Exposure, Server, Settings, router};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::asking::{Answer, ask};

/// The least that one adding may bring here.
pub(crate) const MOST_BYTES: usize = 1 << 20;

/// A server that ends with the test.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    pub(crate) file: PathBuf,
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
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("server-side-name.case");
        fs::write(&file, case).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let any = "127.0.0.1:0".parse().unwrap();
        let server = runtime.block_on(Server::bind(any, Exposure::default())).unwrap();
        let address = server.address().unwrap();
        let settings = Settings {
            file: file.clone(),
            by: "R. Vane".into(),
            hosts: vec![address.to_string()],
            is_secure: false,
            most_bytes: MOST_BYTES,
        };
        let app = App::open(settings).unwrap();
        let (end, ended) = oneshot::channel::<()>();
        runtime.spawn(server.run(router(app), async {
            let _ = ended.await;
        }));
        Self { address, file, end: Some(end), runtime: Some(runtime), _folder: folder }
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

/// Where screenshots go.
pub(crate) fn screenshots() -> PathBuf {
    let folder: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join("..").join("target").join("screenshots");
    fs::create_dir_all(&folder).unwrap();
    folder
}
