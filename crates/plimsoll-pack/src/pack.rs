use std::collections::BTreeSet;

use plimsoll_ledger::{Country, Limits};
use plimsoll_lexicon::tables::{Actor, Tables};
use plimsoll_lexicon::{Lexicon, language_sources};
use serde::Deserialize;
use toml::de::Deserializer;

use crate::entry::Entry;
use crate::fault::{Fault, Faults, Place};
use crate::known::Known;
use crate::parse::Parsed;
use crate::shipped::Shipped;
use crate::tables::is_of_words;
use crate::{rules, walk};

/// A file of a pack.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// Packs, compiled together with the language.
#[derive(Debug)]
pub struct Pack {
    /// The words of the language and of the field.
    pub lexicon: Lexicon,
    /// What figures of the field can be, who counts, and where.
    pub limits: Limits,
}

impl Pack {
    /// Checks and compiles files, which may be of several packs: later ones add to earlier ones, and where two know the same
    /// word, the later one is asked first.
    pub fn of(files: &[File<'_>]) -> Result<Self, Faults> {
        let texts: Vec<(String, String)> = files
            .iter()
            .map(|file| (file.name.to_string(), String::from_utf8_lossy(file.bytes).into_owned()))
            .collect();
        let mut faults: Vec<Fault> = files.iter().enumerate().filter_map(not_utf8).collect();
        let parsed: Vec<Parsed<'_>> =
            texts.iter().enumerate().map(|(at, (_, text))| Parsed::of(at, text, &mut faults)).collect();
        parsed.iter().for_each(|one| walk::walk(one, &mut faults));
        let entries: Vec<Entry<'_>> = parsed.iter().flat_map(Parsed::entries).collect();
        let known = Known::of(&entries);
        rules::check(&parsed, &entries, &known, &mut faults);
        if faults.is_empty() {
            return compile(parsed, &texts).map_err(|fault| Faults { texts, faults: vec![fault] });
        }
        faults.sort();
        faults.dedup();
        Err(Faults { texts, faults })
    }

    /// Compiles packs that come with Plimsoll.
    pub fn shipped<'p>(packs: impl IntoIterator<Item = &'p Shipped>) -> Result<Self, Faults> {
        let files = packs.into_iter().flat_map(Shipped::files);
        Self::of(&files.collect::<Vec<_>>())
    }
}

impl Shipped {
    /// What it is for, as its list of counted things says.
    pub fn about(&self) -> String {
        let items = self.files.iter().find(|file| file.name == "items.toml");
        items
            .and_then(|file| crate::about(file.toml))
            .unwrap_or_else(|| "No field: only what figures of every story need.".into())
    }

    /// Its files, to be compiled with others.
    pub fn files(&self) -> impl Iterator<Item = File<'static>> {
        self.files.iter().map(|source| File { name: source.name, bytes: source.toml.as_bytes() })
    }
}

/// The word lists of the language.
pub(crate) fn language() -> Vec<Tables> {
    let read = |toml: &str| toml::from_str(toml).expect("a test reads every list that is shipped");
    language_sources().iter().map(|source| read(source.toml)).collect()
}

fn not_utf8((file, given): (usize, &File<'_>)) -> Option<Fault> {
    let good = std::str::from_utf8(given.bytes).err()?.valid_up_to();
    let bytes = good..good + '\u{fffd}'.len_utf8();
    let help = "save the file as UTF-8; an editor offers it where the file is saved";
    Some(Fault::new(Place { file, bytes }, "what stands here is no UTF-8", help))
}

/// What no rule finds amiss should compile; what does not is a fault of the file.
fn compile(parsed: Vec<Parsed<'_>>, texts: &[(String, String)]) -> Result<Pack, Fault> {
    let mut limits = Limits::language();
    let mut tables = language();
    for Parsed { file, mut root, .. } in parsed {
        let fault = |message: String, bytes: Option<std::ops::Range<usize>>| {
            let place = Place { file, bytes: bytes.unwrap_or(0..0) };
            Fault::new(place, message, "see docs/packs.md for what a pack can hold")
        };
        let own = Limits::from_toml(&texts[file].1)
            .map_err(|error| fault(error.message().to_string(), error.span()))?;
        limits = limits.and(own);
        let all = std::mem::take(root.get_mut());
        root.get_mut().extend(all.into_iter().filter(|(key, _)| is_of_words(key.get_ref())));
        let own = Tables::deserialize(Deserializer::from(root))
            .map_err(|error| fault(error.message().to_string(), error.span()))?;
        tables.push(own);
    }
    let lexicon = Lexicon::of(tables);
    limits.countries.extend(countries(&limits, &lexicon));
    Ok(Pack { lexicon, limits })
}

/// The language's words for the countries that counters speak for, where no entry has words for them.
fn countries(limits: &Limits, lexicon: &Lexicon) -> Vec<Country> {
    let spoken_for: BTreeSet<&str> =
        limits.counters.iter().filter_map(|counter| counter.country.as_deref()).collect();
    let has_words = |name: &str| limits.countries.iter().any(|country| country.name == name);
    let of_actor = |actor: &Actor| {
        let words = [&actor.name].into_iter().chain(&actor.names).chain(&actor.adjectives);
        Country { name: actor.name.clone(), words: words.map(|word| word.to_lowercase()).collect() }
    };
    let left = spoken_for.into_iter().filter(|name| !has_words(name));
    left.filter_map(|name| Some(of_actor(lexicon.actor(lexicon.actor_named(name)?)))).collect()
}
