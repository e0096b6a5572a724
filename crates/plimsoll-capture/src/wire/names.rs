use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    endings: Vec<String>,
    leads: Vec<String>,
    rights: Vec<String>,
    wire: Vec<Wire>,
}

#[derive(Deserialize)]
struct Wire {
    name: String,
    #[serde(default)]
    forms: Vec<String>,
}

struct Names {
    /// Forms as printed to canonical names.
    known: HashMap<String, String>,
    endings: Vec<String>,
    leads: Vec<String>,
    rights: Vec<String>,
    /// The last words of forms and endings: a name ends with none but these.
    last_words: HashSet<String>,
    /// Words of the longest form.
    most_words: usize,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../data/wires.toml")).expect("data/wires.toml is well formed");
    let mut known = HashMap::new();
    for wire in file.wire {
        for form in wire.forms.iter().chain([&wire.name]) {
            known.insert(form.clone(), wire.name.clone());
        }
    }
    let most_words = known.keys().map(|form| form.split(' ').count()).max().unwrap_or(1);
    let last_word = |name: &String| words(name, 0).pop().map(|last| name[last].to_owned());
    let last_words = known.keys().chain(&file.endings).filter_map(last_word).collect();
    Names { known, endings: file.endings, leads: file.leads, rights: file.rights, last_words, most_words }
});

/// The agency that `name` is in full: canonical if listed, as printed if it ends as agencies' names end.
pub(super) fn known(name: &str) -> Option<String> {
    NAMES.known.get(name).cloned().or_else(|| {
        let words = name.split_ascii_whitespace().count();
        let ends = |ending: &String| {
            name.strip_suffix(ending.as_str()).is_some_and(|front| front.ends_with(' ') && front.len() > 1)
        };
        let is_agency = (2..=5).contains(&words)
            && NAMES.endings.iter().any(ends)
            && name.split_ascii_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && name.chars().all(|mark| mark.is_alphanumeric() || matches!(mark, ' ' | '-'));
        is_agency.then(|| name.to_owned())
    })
}

/// The last agency named in a line, with where it stands. Of forms that hold one another the longest.
pub(super) fn last_in(line: &str) -> Option<(Range<usize>, String)> {
    let words = tail(line);
    (0..words.len()).rev().find_map(|last| ending_with(line, &words[..=last]))
}

/// The agency whose name ends a line.
pub(super) fn at_end(line: &str) -> Option<(Range<usize>, String)> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    let last = line.rsplit(|letter| !is_part(letter)).next()?.trim_start_matches('-');
    let found = NAMES.last_words.contains(last).then(|| ending_with(line, &tail(line))).flatten();
    found.filter(|(range, _)| range.end == line.len())
}

/// The agency whose name ends with the last of `words`, the longest form of it.
fn ending_with(line: &str, words: &[Range<usize>]) -> Option<(Range<usize>, String)> {
    let last = words.last()?;
    if !NAMES.last_words.contains(&line[last.clone()]) {
        return None;
    }
    let first = words.len().saturating_sub(NAMES.most_words.max(5));
    words[first..].iter().find_map(|from| {
        let range = from.start..last.end;
        Some((range.clone(), known(&line[range])?))
    })
}

/// Words at the end of a line.
fn tail(line: &str) -> Vec<Range<usize>> {
    words(line, line.ceil_char_boundary(line.len().saturating_sub(TAIL)))
}

/// Bytes at the end of a line in which an agency is looked for.
const TAIL: usize = 200;

/// Words of a line from a byte on: runs of letters, digits and the hyphens inside them.
fn words(line: &str, from: usize) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, letter) in line[from..].char_indices().map(|(at, letter)| (from + at, letter)) {
        let is_part = letter.is_alphanumeric() || (letter == '-' && is_open);
        match words.last_mut().filter(|_| is_open && is_part) {
            Some(word) => word.end = at + letter.len_utf8(),
            None if is_part => words.push(at..at + letter.len_utf8()),
            None => {}
        }
        is_open = is_part;
    }
    words
}

/// Whether words are what leads in a signature: "Source:", "With inputs from".
pub(super) fn is_lead(words: &str) -> bool {
    let bare = words.trim_end_matches([':', ' ']);
    NAMES.leads.iter().any(|lead| lead.eq_ignore_ascii_case(bare))
}

/// Whether a line tells who holds the rights.
pub(super) fn is_rights(line: &str) -> bool {
    NAMES.rights.iter().any(|lead| line.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead)))
}
