//! The packs a person names: those that come with Plimsoll, folders of TOML files, single files.

use std::fs;
use std::path::{Path, PathBuf};

use plimsoll_pack::{File, Pack, Shipped, nearest, shipped, shipped_names};

use crate::exit::Usage;
use crate::faults;

/// What is named by `--pack`, all of it together.
pub(crate) fn compile(named: &[String]) -> anyhow::Result<Pack> {
    let files = named.iter().map(|one| files(one)).collect::<Result<Vec<_>, _>>()?.concat();
    of_files(&files)
}

/// A file of a pack, in memory.
#[derive(Clone, Debug)]
pub(crate) struct Loaded {
    /// As it was named.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// Compiles files, or says all that is wrong with them.
pub(crate) fn of_files(files: &[Loaded]) -> anyhow::Result<Pack> {
    let given: Vec<File<'_>> =
        files.iter().map(|file| File { name: &file.name, bytes: &file.bytes }).collect();
    Ok(Pack::of(&given).map_err(|found| Usage(faults::rendered(&found)))?)
}

/// The files of the pack `named`.
pub(crate) fn files(named: &str) -> Result<Vec<Loaded>, Usage> {
    match shipped(named) {
        Some(pack) => Ok(of_shipped(pack)),
        None => paths(Path::new(named))?.iter().map(|file| read(file)).collect(),
    }
}

fn of_shipped(pack: &Shipped) -> Vec<Loaded> {
    pack.files()
        .map(|file| Loaded { name: format!("{}/{}", pack.name, file.name), bytes: file.bytes.to_vec() })
        .collect()
}

/// The TOML files of a pack, sorted.
fn paths(path: &Path) -> Result<Vec<PathBuf>, Usage> {
    let named = path.display();
    let found = fs::metadata(path).map_err(|_| Usage(unknown(&named.to_string())))?;
    if !found.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path)
        .map_err(|error| Usage(format!("--pack {named}: the folder cannot be listed ({error})")))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml") && file.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Usage(format!(
            "--pack {named}: the folder holds no .toml file; `plimsoll pack copy arms-transfers FOLDER` writes a pack to \
             begin with"
        )));
    }
    Ok(files)
}

fn unknown(named: &str) -> String {
    let names = shipped_names();
    let meant = nearest(named, names.iter().copied());
    let meant = meant.map_or_else(String::new, |name| format!("; did you mean {name}?"));
    format!(
        "--pack {named}: no pack of this name comes with Plimsoll, and there is no such file or folder; packs that come \
         with it: {}{meant}",
        names.join(", ")
    )
}

fn read(file: &Path) -> Result<Loaded, Usage> {
    let name = file.display().to_string();
    match fs::read(file) {
        Ok(bytes) => Ok(Loaded { name, bytes }),
        Err(error) => Err(Usage(format!("--pack {name}: the file cannot be read ({error})"))),
    }
}
