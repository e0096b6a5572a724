//! Names the versions of reading and of the ledger by the hash of their sources, so that what was computed by others is
//! known as such.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that decide what is read in a report, from the root of the workspace.
const READING: [&str; 7] = [
    "crates/plimsoll-text",
    "crates/plimsoll-capture",
    "crates/plimsoll-lexicon",
    "crates/plimsoll-claim",
    "crates/plimsoll-pack",
    "lexicon",
    "packs",
];
/// Folders that decide what claims amount to.
const LEDGER: [&str; 1] = ["crates/plimsoll-ledger"];

fn main() {
    println!("cargo::rustc-env=PLIMSOLL_READING={}", hash_of(&READING));
    println!("cargo::rustc-env=PLIMSOLL_LEDGER={}", hash_of(&LEDGER));
}

/// The first digits of a hash over names and bytes of all sources in some folders.
fn hash_of(folders: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut hasher = blake3::Hasher::new();
    for folder in folders {
        for part in ["src", "data", "en", ""] {
            let folder = root.join(folder).join(part);
            if folder.is_dir() && !(part.is_empty() && folder.join("Cargo.toml").exists()) {
                println!("cargo::rerun-if-changed={}", folder.display());
                files(&folder).iter().for_each(|file| add(&mut hasher, &root, file));
            }
        }
    }
    hasher.finalize().to_hex()[..12].to_string()
}

fn add(hasher: &mut blake3::Hasher, root: &Path, file: &Path) {
    let name = file.strip_prefix(root).unwrap_or(file).to_string_lossy();
    let bytes = fs::read(file).unwrap_or_default();
    hasher.update(name.as_bytes()).update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
