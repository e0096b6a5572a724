//! What is in a pack, for a person.

use crate::entry::Entry;
use crate::parse::Parsed;
use crate::tables::tables;

/// A title and, line by line, the entries under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The table: "item".
    pub table: &'static str,
    /// An entry a line: what it is, then what is told of it.
    pub lines: Vec<(String, String)>,
}

/// The entries of a pack's files by table, in the order of the files.
pub fn digest(texts: &[&str]) -> Vec<Section> {
    let parsed: Vec<Parsed<'_>> =
        texts.iter().enumerate().map(|(at, text)| Parsed::of(at, text, &mut Vec::new())).collect();
    let entries: Vec<Entry<'_>> = parsed.iter().flat_map(Parsed::entries).collect();
    let section = |table: &'static str| {
        let own = entries.iter().filter(|entry| entry.table == table);
        Section { table, lines: own.map(line).collect() }
    };
    tables().iter().map(|table| section(table.name)).filter(|section| !section.lines.is_empty()).collect()
}

/// What a file says it is for.
pub fn about(text: &str) -> Option<String> {
    let parsed = Parsed::of(0, text, &mut Vec::new());
    parsed.root.get_ref().get("about")?.get_ref().as_str().map(str::to_string)
}

/// Keys by which an entry is called, the first that it has.
const CALLED_BY: &[&str] = &["name", "class", "measure", "kind", "millimetres"];

fn line(entry: &Entry<'_>) -> (String, String) {
    let called = CALLED_BY.iter().find(|key| entry.keys.get(**key).is_some()).copied().unwrap_or_default();
    let mut told = Vec::new();
    let table = tables().iter().find(|table| table.name == entry.table);
    for key in table.map_or(&[][..], |table| table.shape.keys()).iter().filter(|key| key.name != called) {
        if let Some(value) = value(entry, key.name) {
            told.push(format!("{}: {value}", key.name));
        }
    }
    (value(entry, called).unwrap_or_default(), told.join("; "))
}

fn value(entry: &Entry<'_>, key: &str) -> Option<String> {
    let texts: Vec<&str> = entry.texts(key).iter().map(|word| word.text).collect();
    let one = entry.text(key).map(|word| word.text.to_string());
    let figure = entry.figure(key).map(|(figure, _)| figure.to_string());
    let truth =
        entry.keys.get(key).and_then(|value| value.get_ref().as_bool()).map(|truth| truth.to_string());
    one.or(figure).or(truth).or((!texts.is_empty()).then(|| texts.join(", ")))
}
