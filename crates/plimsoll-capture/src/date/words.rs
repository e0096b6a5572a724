use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// The offset a zone's name stands for.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ZoneName {
    /// Minutes east of UTC; None where the name alone does not tell.
    pub(super) minutes: Option<i16>,
    /// What else it may stand for.
    pub(super) also: Option<String>,
}

#[derive(Deserialize)]
struct ZoneFile {
    zones: BTreeMap<String, ZoneName>,
}

#[derive(Deserialize)]
struct WordFile {
    months: BTreeMap<String, u8>,
    cues: Cues,
    fillers: Fillers,
}

#[derive(Deserialize)]
struct Cues {
    published: BTreeSet<String>,
    updated: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Fillers {
    words: BTreeSet<String>,
}

static ZONES: LazyLock<ZoneFile> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/time-zones.toml")).expect("data/time-zones.toml is well formed")
});
static WORDS: LazyLock<WordFile> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/date-words.toml")).expect("data/date-words.toml is well formed")
});

/// What a cue says of the date after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Published,
    Updated,
}

pub(super) fn zone(name: &str) -> Option<&'static ZoneName> {
    ZONES.zones.get(name)
}

pub(super) fn month(word: &str) -> Option<u8> {
    // The longest name has nine letters.
    if word.len() > 9 { None } else { WORDS.months.get(&word.to_ascii_lowercase()).copied() }
}

pub(super) fn cue(word: &str) -> Option<Cue> {
    let small = word.to_ascii_lowercase();
    if WORDS.cues.published.contains(&small) {
        Some(Cue::Published)
    } else {
        WORDS.cues.updated.contains(&small).then_some(Cue::Updated)
    }
}

/// Whether a word beside a date leaves the line a date line.
pub(crate) fn is_filler(word: &str) -> bool {
    WORDS.fillers.words.contains(&word.to_ascii_lowercase())
}
