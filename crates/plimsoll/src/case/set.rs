//! `plimsoll case set`

use super::args::Set;
use crate::console;
use crate::exit::{Outcome, Usage};

pub(crate) fn run(set: &Set) -> anyhow::Result<Outcome> {
    let stamp = super::stamp(&set.acting)?;
    let mut case = super::open(&set.file)?;
    let before = case.settings().map_err(super::told)?;
    let mut settings = before.clone();
    if let Some(title) = &set.title {
        settings.title.clone_from(title);
    }
    if !set.pack.is_empty() {
        settings.pack = super::new::named(&set.pack)?;
    }
    match set.as_of.as_deref() {
        Some("none") => settings.as_of = None,
        Some(day) => {
            settings.as_of =
                Some(crate::args::day(day).map_err(|why| Usage(format!("--as-of {day}: {why}")))?)
        }
        None => {}
    }
    if settings == before {
        console::note("nothing is changed");
        return Ok(Outcome::Done);
    }
    case.set(&settings, &stamp).map_err(super::told)?;
    Ok(Outcome::Done)
}
