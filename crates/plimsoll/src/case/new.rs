//! `plimsoll case new`

use plimsoll_case::{Case, PackFile, PackPart, Settings};
use plimsoll_pack::shipped;

use super::args::New;
use super::handed_on;
use crate::exit::{Outcome, Usage};
use crate::{console, pack};

pub(crate) fn run(new: &New) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(&new.acting)?;
    let archive = new.from.as_deref().map(handed_on::read).transpose()?;
    let settings = archive.as_ref().map(handed_on::settings).transpose()?.unwrap_or_default();
    let title = new.title.clone().unwrap_or(settings.title);
    let begin = plimsoll_case::New { title, pack: words(&new.pack, settings.pack)? };
    let mut case = Case::create(&new.file, &begin, &stamp).map_err(super::told)?;
    if settings.as_of.is_some() {
        let begun = case.settings().map_err(super::told)?;
        case.set(&Settings { as_of: settings.as_of, ..begun }, &stamp).map_err(super::told)?;
    }
    if let Some((archive, path)) = archive.zip(new.from.as_deref()) {
        let merged = handed_on::take(&mut case, archive, path, &stamp)?;
        handed_on::tell(&merged, path);
    }
    let file = new.file.display();
    console::note(&format!("{file} begun; add reports with `plimsoll case add {file} PATH`"));
    Ok(Outcome::Done)
}

/// The words of the case: those that were asked for, else those of the archive, else the ones that come first.
fn words(named: &[String], archived: Vec<PackPart>) -> anyhow::Result<Vec<PackPart>> {
    if named.is_empty() {
        let first = plimsoll_case::New::default().pack;
        return Ok(if archived.is_empty() { first } else { archived });
    }
    self::named(named)
}

/// The words that a person names.
pub(super) fn named(named: &[String]) -> anyhow::Result<Vec<PackPart>> {
    // What is wrong with a pack is shown with its lines.
    pack::compile(named)?;
    named.iter().map(|named| part(named)).collect()
}

/// A pack as a case keeps it: by name where it comes with Plimsoll, else whole.
fn part(named: &str) -> anyhow::Result<PackPart> {
    if shipped(named).is_some() {
        return Ok(PackPart::Shipped { name: named.to_string() });
    }
    let kept = |file: pack::Loaded| match String::from_utf8(file.bytes) {
        Ok(text) => Ok(PackFile { name: file.name, text }),
        Err(_) => Err(Usage(format!("--pack {}: the file is not in UTF-8; save it so", file.name))),
    };
    let files = pack::files(named)?.into_iter().map(kept).collect::<Result<_, _>>()?;
    Ok(PackPart::Files { files })
}
