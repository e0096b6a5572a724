//! Entries that say two things of one word or name.

use std::collections::BTreeMap;

use crate::entry::{Entry, Word};
use crate::fault::{Fault, Place};
use crate::tables::tables;

pub(super) fn check(entries: &[Entry<'_>], faults: &mut Vec<Fault>) {
    let mut said = Said::default();
    for entry in entries {
        match entry.table {
            "item" => said.words(entry, &["words"], &tells(entry, &["class", "unit", "measure"]), faults),
            "measure" => {
                let frame = entry.text("frame").map_or("giver", |frame| frame.text).to_string();
                for list in ["verbs", "nouns", "phrases"] {
                    let own = format!("{list} {frame}");
                    said.listed(entry, list, &own, &tells(entry, &["measure"]), faults);
                }
            }
            "actor" => said.words(entry, &["name", "names"], &tells(entry, &["name", "kind"]), faults),
            "place" => {
                said.words(entry, &["name", "names"], &tells(entry, &["name"]), faults);
                let garbled = format!("a mistake for {}", tells(entry, &["name"]));
                said.words(entry, &["garbled"], &garbled, faults);
            }
            "counter" => {
                said.listed(entry, "name", "its name", &place_of(entry), faults);
                let of = entry.text("country").map_or("", |country| country.text).to_string();
                for list in ["names", "offices"] {
                    said.listed(entry, list, &of, &tells(entry, &["name"]), faults);
                }
            }
            "country" => said.words(entry, &["words"], &tells(entry, &["name"]), faults),
            "unit" => said.words(entry, &["words"], &tells(entry, &["name", "dimension"]), faults),
            _ => identity(entry, &mut said, faults),
        }
    }
}

/// Constants of one thing: what an entry has to be called by, its name or its calibre, stands once.
fn identity(entry: &Entry<'_>, said: &mut Said, faults: &mut Vec<Fault>) {
    let table = tables().iter().find(|table| table.name == entry.table);
    let keys = table.map_or(&[][..], |table| table.shape.keys());
    let is_called_by = |name: &str| keys.iter().any(|key| key.name == name && key.required);
    if is_called_by("name") {
        said.listed(entry, "name", "its name", &place_of(entry), faults);
    }
    let Some(calibre) = entry.keys.get("millimetres").filter(|_| is_called_by("millimetres")) else { return };
    let Some(whole) = calibre.get_ref().as_integer() else { return };
    let place = Place { file: entry.file, bytes: calibre.span() };
    let word = format!("{} mm", whole.as_str());
    said.once(entry.table, "", (&word, &place), &place_of(entry), faults);
}

/// An entry's own mark: no two have the same.
fn place_of(entry: &Entry<'_>) -> String {
    format!("the entry at {}:{}", entry.file, entry.bytes.start)
}

/// What the entry says of its words.
fn tells(entry: &Entry<'_>, keys: &[&str]) -> String {
    let told = |key: &&str| Some(format!("{key} “{}”", entry.text(key)?.text));
    let told: Vec<String> = keys.iter().filter_map(told).collect();
    if told.is_empty() { "nothing".to_string() } else { told.join(", ") }
}

/// What was said of each word, by table and list.
#[derive(Default)]
struct Said(BTreeMap<(&'static str, String, String), (String, Place)>);

impl Said {
    fn words(&mut self, entry: &Entry<'_>, keys: &[&str], tells: &str, faults: &mut Vec<Fault>) {
        keys.iter().for_each(|key| self.listed(entry, key, "", tells, faults));
    }

    /// `list`: words of different lists do not contradict each other.
    fn listed(&mut self, entry: &Entry<'_>, key: &str, list: &str, tells: &str, faults: &mut Vec<Fault>) {
        for Word { text, place } in entry.texts(key).into_iter().chain(entry.text(key)) {
            self.once(entry.table, list, (text, &place), tells, faults);
        }
    }

    fn once(
        &mut self,
        table: &'static str,
        list: &str,
        (word, place): (&str, &Place),
        tells: &str,
        faults: &mut Vec<Fault>,
    ) {
        // A capital is part of the word: "May" is not "may".
        let key = (table, list.to_string(), word.to_string());
        let Some((before, other)) = self.0.get(&key) else {
            self.0.insert(key, (tells.to_string(), place.clone()));
            return;
        };
        if before != tells {
            let says = format!("“{word}” stands in two entries of [[{table}]] that differ");
            let help = "keep it in one of them";
            let label =
                if before.starts_with("the entry at") { "the other".to_string() } else { before.clone() };
            faults.push(Fault::new(place.clone(), says, help).against(other.clone(), label));
        }
    }
}
