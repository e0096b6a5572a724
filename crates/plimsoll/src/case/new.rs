//! `plimsoll case new`

use plimsoll_case::{Case, PackFile, PackPart};
use plimsoll_pack::shipped;

use super::args::New;
use super::handed_on;
use crate::exit::{Outcome, Usage};
use crate::{console, pack};

pub(crate) fn run(new: &New) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(&new.acting)?;
    let parts = new.pack.iter().map(|named| part(named)).collect::<anyhow::Result<Vec<_>>>()?;
    // What is wrong with a pack is shown with its lines.
    pack::compile(&new.pack)?;
    let archive = new.from.as_deref().map(handed_on::read).transpose()?;
    let title = archive.as_ref().and_then(|archive| archive.name.clone());
    let title = new.title.clone().or(title).unwrap_or_default();
    let begin = plimsoll_case::New { title, pack: parts };
    let mut case = Case::create(&new.file, &begin, &stamp).map_err(super::told)?;
    if let Some((archive, path)) = archive.zip(new.from.as_deref()) {
        let merged = handed_on::take(&mut case, archive, path, &stamp)?;
        handed_on::tell(&merged, path);
    }
    let file = new.file.display();
    console::note(&format!("{file} begun; add reports with `plimsoll case add {file} PATH`"));
    Ok(Outcome::Done)
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
