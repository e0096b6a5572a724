//! The pack a person names: one that comes with Plimsoll, a folder of TOML files, or one file.

use std::fs;
use std::path::{Path, PathBuf};

use plimsoll_ledger::Limits;
use plimsoll_lexicon::{Lexicon, Source, language_sources, pack_sources};

use crate::exit::Usage;

/// The file of a pack folder that holds limits; all others hold words.
const LIMITS: &str = "limits.toml";

/// A pack, compiled.
#[derive(Debug)]
pub(crate) struct Pack {
    /// The words of English and of the field.
    pub(crate) lexicon: Lexicon,
    /// What figures of the field can be.
    pub(crate) limits: Limits,
}

/// Compiles the word lists of English with the pack `named`.
pub(crate) fn compile(named: &str) -> anyhow::Result<Pack> {
    if pack_sources(named).is_some() {
        let lexicon = Lexicon::shipped(named).map_err(|error| Usage(error.to_string()))?;
        let limits = if named == "none" { Limits::default() } else { Limits::shipped() };
        return Ok(Pack { lexicon, limits });
    }
    let files = files_of(Path::new(named))?;
    let (limits, words): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.file_name().is_some_and(|name| name == LIMITS));
    let limits = limits.first().map(|file| read_limits(file)).transpose()?.unwrap_or_default();
    let texts = words.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let sources: Vec<Source<'_>> =
        texts.iter().map(|(name, toml)| Source { name: name.as_str(), toml: toml.as_str() }).collect();
    let all = language_sources().iter().chain(&sources);
    let lexicon = Lexicon::compile(all).map_err(|error| Usage(format!("--pack: {error}")))?;
    Ok(Pack { lexicon, limits })
}

fn read_limits(file: &Path) -> Result<Limits, Usage> {
    let (name, toml) = read(file)?;
    Limits::from_toml(&toml).map_err(|error| Usage(format!("--pack: {name}: {error}")))
}

/// The TOML files of a pack, sorted.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, Usage> {
    let named = path.display();
    let found = fs::metadata(path).map_err(|_| {
        Usage(format!(
            "--pack {named}: no pack of this name comes with Plimsoll, and there is no such file or folder; \
             packs that come with it: arms-transfers, none"
        ))
    })?;
    if !found.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path)
        .map_err(|error| Usage(format!("--pack {named}: the folder cannot be listed ({error})")))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Usage(format!("--pack {named}: the folder holds no .toml file; a pack is TOML tables")));
    }
    Ok(files)
}

fn read(file: &Path) -> Result<(String, String), Usage> {
    let name = file.display().to_string();
    match fs::read_to_string(file) {
        Ok(toml) => Ok((name, toml)),
        Err(error) => Err(Usage(format!("--pack {name}: the file cannot be read as UTF-8 text ({error})"))),
    }
}
