use std::sync::LazyLock;

use plimsoll_claim::Measure;
use plimsoll_ledger::Limits;
use plimsoll_lexicon::tables as words;

use crate::shape::{Key, Shape};
use crate::trace::shape_of;

/// The tables that a pack can hold, by name.
///
/// Those of words are read by the lexicon, all others by the ledger; places by both.
pub fn tables() -> &'static [Key] {
    static TABLES: LazyLock<Vec<Key>> = LazyLock::new(|| {
        let mut tables = of_words().to_vec();
        let ledger = shape_of::<Limits>();
        let own = ledger.keys().iter().filter(|key| !NOT_OF_A_PACK.contains(&key.name));
        for key in own {
            if !tables.iter().any(|known| known.name == key.name) {
                tables.push(key.clone());
            }
        }
        tables
    });
    &TABLES
}

/// Tables of the types that are the language's own.
const NOT_OF_A_PACK: &[&str] = &["words"];

/// The closed list of measures.
pub(crate) fn measures() -> &'static [&'static str] {
    static MEASURES: LazyLock<&'static [&'static str]> = LazyLock::new(|| match shape_of::<Measure>() {
        Shape::OneOf(names) => names,
        _ => &[],
    });
    &MEASURES
}

fn of_words() -> &'static [Key] {
    static WORDS: LazyLock<Vec<Key>> = LazyLock::new(word_tables);
    &WORDS
}

fn word_tables() -> Vec<Key> {
    let table = |name, shape: Shape| Key { name, shape: Shape::List(Box::new(shape)), required: false };
    let mut tables = vec![
        Key { name: "about", shape: Shape::Text, required: false },
        table("item", shape_of::<words::Item>()),
        table("measure", shape_of::<words::Measure>()),
        table("actor", shape_of::<words::Actor>()),
        table("place", shape_of::<words::Place>()),
        table("unit", shape_of::<words::Unit>()),
        table("role", shape_of::<words::Role>()),
        table("body", shape_of::<words::Body>()),
    ];
    for table in &mut tables {
        name_measures(&mut table.shape);
    }
    tables
}

/// Measures are words of the closed list, whatever the type that holds them.
fn name_measures(shape: &mut Shape) {
    match shape {
        Shape::Table(keys) => {
            keys.iter_mut().filter(|key| key.name == "measure").for_each(|key| {
                key.shape = Shape::OneOf(measures());
            });
        }
        Shape::List(of) => name_measures(of),
        _ => {}
    }
}

/// Whether the lexicon reads the table of this name.
pub(crate) fn is_of_words(table: &str) -> bool {
    of_words().iter().any(|key| key.name == table)
}

/// Whether it is a table of the language's own: words of doubt, of saying, of time.
pub(crate) fn is_of_the_language(table: &str) -> bool {
    shape_of::<words::Tables>().keys().iter().any(|key| key.name == table)
}
