//! Paths to files: folders opened, sorted, hidden files left out.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// Endings that are read from a folder. A file named on its own is read whatever its ending.
const ENDINGS: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "json"];
/// Endings of JSON Lines, read from a folder as well.
const LINES_ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// Where reports come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Standard input.
    Stdin,
    /// A file, and its size in bytes.
    File(PathBuf, u64),
    /// A path that leads nowhere, and why.
    Lost(String),
}

/// What the paths lead to.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Inputs, in the order they are read.
    pub(crate) found: Vec<Found>,
    /// What was passed over, each a sentence.
    pub(crate) notes: Vec<String>,
}

/// Opens folders. Files of one folder come sorted by name; a file met twice is read once.
pub(crate) fn walk(paths: &[PathBuf]) -> Walked {
    let mut walker = Walker::default();
    for path in paths {
        walker.add(path);
    }
    walker.finish()
}

#[derive(Default)]
struct Walker {
    walked: Walked,
    seen: HashSet<PathBuf>,
    /// Ending → how many files have it, and the first of them.
    passed_over: BTreeMap<String, (usize, PathBuf)>,
}

impl Walker {
    fn add(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            return self.push(PathBuf::from("-"), Found::Stdin);
        }
        let before = self.walked.found.len();
        for entry in WalkDir::new(path)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        {
            match entry {
                Ok(entry) => self.entry(&entry),
                Err(error) => self.lost(path, &error),
            }
        }
        if self.walked.found.len() == before && path.is_dir() {
            self.walked.notes.push(format!("{}: no report in this folder", path.display()));
        }
    }

    fn entry(&mut self, entry: &DirEntry) {
        let path = entry.path();
        let (kind, from_folder) = (entry.file_type(), entry.depth() > 0);
        // A pipe named on its own is read; one that lies in a folder would hold up the rest.
        if kind.is_dir() || (from_folder && !kind.is_file()) {
            return;
        }
        if from_folder && !is_known(path) {
            let ending = path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().into());
            self.passed_over.entry(ending).or_insert_with(|| (0, path.to_path_buf())).0 += 1;
            return;
        }
        let size = entry.metadata().map_or(0, |metadata| metadata.len());
        let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        self.push(real, Found::File(path.to_path_buf(), size));
    }

    fn push(&mut self, identity: PathBuf, found: Found) {
        if self.seen.insert(identity) {
            self.walked.found.push(found);
        }
    }

    fn lost(&mut self, path: &Path, error: &walkdir::Error) {
        let named = error.path().unwrap_or(path).display();
        let message = match error.io_error().map(std::io::Error::kind) {
            Some(std::io::ErrorKind::NotFound) => {
                format!("{named}: no such file or folder; check the spelling")
            }
            Some(std::io::ErrorKind::PermissionDenied) => {
                format!("{named}: it may not be read; ask for the right to read it")
            }
            _ if error.loop_ancestor().is_some() => {
                format!("{named}: the link leads back to a folder it is in; remove it")
            }
            _ => format!("{named}: it cannot be opened ({error})"),
        };
        self.walked.found.push(Found::Lost(message));
    }

    fn finish(mut self) -> Walked {
        for (ending, (count, first)) in self.passed_over {
            let first = first.display();
            let files =
                if count == 1 { format!("{first} was") } else { format!("{count} files like {first} were") };
            let ending = if ending.is_empty() { "no ending".into() } else { format!("the ending .{ending}") };
            self.walked
                .notes
                .push(format!("{files} passed over ({ending}); name a file on its own to have it read"));
        }
        self.walked
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether the ending says JSON Lines, which is read a line at a time.
pub(crate) fn is_lines(path: &Path) -> bool {
    ends_in(path, &LINES_ENDINGS)
}

fn is_known(path: &Path) -> bool {
    is_lines(path) || ends_in(path, &ENDINGS)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
