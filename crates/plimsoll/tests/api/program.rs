//! `plimsoll serve` on a case of the sample reports.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A server that ends with the test.
pub(crate) struct Serving {
    child: Child,
    /// Host and port.
    pub(crate) host: String,
    pub(crate) case: PathBuf,
    _folder: TempDir,
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What `plimsoll` prints, run at the root of the repository.
pub(crate) fn printed(arguments: &[&str]) -> String {
    let output = command(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

impl Serving {
    /// Makes the case and serves it.
    pub(crate) fn samples() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("samples.case");
        let name = case.to_str().unwrap();
        let acting = ["--by", "R. Vane", "--when", "2031-03-01T10:00:00Z"];
        printed(&[&["case", "new", name, "--title", "Containers by rail"], &acting[..]].concat());
        printed(&[&["case", "add", name, "examples/reports"], &acting[..]].concat());
        let mut child = command(&["serve", name, "--listen", "127.0.0.1:0", "--by", "R. Vane"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let host = said.filter_map(|line| {
            let (_, rest) = line.split_once("http://")?;
            rest.split('/').next().map(str::to_string)
        });
        let host = { host }.next().expect("the server says where it is");
        Self { child, host, case, _folder: folder }
    }

    /// The body of an address.
    pub(crate) fn get(&self, path: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer");
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}: {}", String::from_utf8_lossy(&answer[..end]));
        answer.split_off(end + 4)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
