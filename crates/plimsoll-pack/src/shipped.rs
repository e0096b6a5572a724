use plimsoll_lexicon::Source;

/// A pack that comes with Plimsoll.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// What it is asked for by.
    pub name: &'static str,
    /// Its files, by name; none for `none`.
    pub files: &'static [Source<'static>],
}

macro_rules! pack {
    ($name:literal: $($file:literal),*) => {
        Shipped {
            name: $name,
            files: &[$(Source {
                name: $file,
                toml: include_str!(concat!("../../../packs/", $name, "/", $file)),
            }),*],
        }
    };
}

const SHIPPED: &[Shipped] = &[
    pack!(
        "arms-transfers": "actors.toml", "counters.toml", "items.toml", "limits.toml", "measures.toml", "places.toml"
    ),
    pack!("tolls": "counters.toml", "items.toml", "measures.toml"),
    Shipped { name: "none", files: &[] },
];

/// The pack of this name.
pub fn shipped(name: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|pack| pack.name == name)
}

/// The names of all of them.
pub fn shipped_names() -> Vec<&'static str> {
    SHIPPED.iter().map(|pack| pack.name).collect()
}
