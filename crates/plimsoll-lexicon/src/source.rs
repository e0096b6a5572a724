/// A TOML file of tables: its name for messages, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Name shown in errors.
    pub name: &'a str,
    /// The TOML text.
    pub toml: &'a str,
}

macro_rules! sources {
    ($($path:literal),* $(,)?) => {
        &[$(Source { name: $path, toml: include_str!(concat!("../../../", $path)) }),*]
    };
}

/// The word lists of English.
pub fn language_sources() -> &'static [Source<'static>] {
    sources![
        "lexicon/en/actors.toml",
        "lexicon/en/bounds.toml",
        "lexicon/en/events.toml",
        "lexicon/en/grammar.toml",
        "lexicon/en/hedges.toml",
        "lexicon/en/items.toml",
        "lexicon/en/measures.toml",
        "lexicon/en/names.toml",
        "lexicon/en/numbers.toml",
        "lexicon/en/places.toml",
        "lexicon/en/reporting.toml",
        "lexicon/en/roles.toml",
        "lexicon/en/times.toml",
        "lexicon/en/trends.toml",
        "lexicon/en/units.toml",
    ]
}

/// A pack that comes with the crate, by name.
pub fn pack_sources(name: &str) -> Option<&'static [Source<'static>]> {
    match name {
        "none" => Some(&[]),
        "arms-transfers" => Some(sources![
            "packs/arms-transfers/actors.toml",
            "packs/arms-transfers/events.toml",
            "packs/arms-transfers/items.toml",
            "packs/arms-transfers/measures.toml",
            "packs/arms-transfers/places.toml",
        ]),
        "tolls" => Some(sources!["packs/tolls/items.toml", "packs/tolls/measures.toml"]),
        _ => None,
    }
}
