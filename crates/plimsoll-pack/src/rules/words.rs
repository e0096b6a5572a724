//! Words that match nothing.

use toml::de::DeValue;

use crate::entry::Entry;
use crate::fault::{Fault, Place};

/// Keys of which an entry needs one, by table.
const WORDS_OF: &[(&str, &[&str])] = &[
    ("item", &["words"]),
    ("measure", &["verbs", "nouns", "phrases"]),
    ("counter", &["names", "offices"]),
    ("country", &["words"]),
    ("unit", &["words"]),
    ("role", &["words"]),
    ("body", &["words"]),
];

/// Principal parts of a verb: "fly flew flown".
const MOST_PARTS: usize = 3;

pub(super) fn check(entry: &Entry<'_>, faults: &mut Vec<Fault>) {
    for (key, value) in entry.keys {
        let key = key.get_ref().as_ref();
        let texts = entry.texts(key).into_iter().chain(entry.text(key).filter(|_| key == "name"));
        for word in texts {
            if word.text.trim().is_empty() {
                let says = format!("an empty text in `{key}` matches nothing");
                faults.push(Fault::new(word.place, says, "write the word, or take the empty text away"));
            } else if word.text.trim() != word.text {
                let says = format!("“{}” begins or ends with a space", word.text);
                faults.push(Fault::new(word.place, says, format!("write \"{}\"", word.text.trim())));
            } else if key == "verbs" {
                verb(word.text, word.place, faults);
            }
        }
        if let DeValue::Array(list) = value.get_ref()
            && list.is_empty()
            && WORDS_OF.iter().any(|(table, keys)| *table == entry.table && keys.contains(&key))
        {
            let place = Place { file: entry.file, bytes: value.span() };
            let says = format!("`{key}` is empty, so it matches nothing");
            faults.push(Fault::new(place, says, format!("write a word in it, or take `{key}` away")));
        }
    }
    has_words(entry, faults);
}

fn has_words(entry: &Entry<'_>, faults: &mut Vec<Fault>) {
    let Some((table, keys)) = WORDS_OF.iter().find(|(table, _)| *table == entry.table) else { return };
    // A key that is missing is told by the shape where it has to be there.
    if keys.len() > 1 && keys.iter().all(|key| entry.keys.get(*key).is_none()) {
        let says = format!("this [[{table}]] has no words, so it matches nothing");
        faults.push(Fault::new(entry.place(), says, format!("add one of: {}", keys.join(", "))));
    }
}

fn verb(text: &str, place: Place, faults: &mut Vec<Fault>) {
    let parts = text.split('+').next().unwrap_or_default();
    if text.contains(',') {
        let says = format!("“{text}” is one text, so it is one verb");
        faults.push(Fault::new(place, says, "write each verb in quotation marks of its own"));
    } else if parts.split_whitespace().count() > MOST_PARTS {
        let says = format!("“{text}” has more than the three principal parts of a verb");
        let help =
            "write base, past and participle, then a plus before what follows: \"fly flew flown+over\"";
        faults.push(Fault::new(place, says, help));
    }
}
