//! Prints the captured reports of files and folders, one JSON object a line.
//!
//! `cargo run --release --example capture -- PATH...`

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

use plimsoll_capture::{Input, Options, capture};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in env::args_os().skip(1).map(PathBuf::from) {
        for file in files(&path)? {
            print(&file, &mut out)?;
        }
    }
    out.flush()
}

fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn print(path: &Path, out: &mut impl Write) -> io::Result<()> {
    let bytes = fs::read(path)?;
    let captured = capture(Input::new(&path.to_string_lossy(), &bytes), &Options::default());
    for report in &captured.reports {
        serde_json::to_writer(&mut *out, report)?;
        out.write_all(b"\n")?;
    }
    for problem in &captured.problems {
        eprintln!("{problem}");
    }
    Ok(())
}
