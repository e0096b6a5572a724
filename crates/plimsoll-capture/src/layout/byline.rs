use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::date;

/// Bytes past which a line is no by-line.
const LONGEST: usize = 160;

#[derive(Deserialize)]
struct Words {
    leads: Vec<String>,
    inside: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/byline-words.toml"))
        .expect("data/byline-words.toml is well formed")
});

/// The author that a by-line names: "By Ana Ruiz and Tom Bell, Harbour Courier" gives "Ana Ruiz and Tom Bell".
pub(crate) fn byline(line: &str) -> Option<String> {
    if line.len() > LONGEST {
        return None;
    }
    let name = WORDS.leads.iter().find_map(|lead| after(line, lead))?;
    let end = name.find([',', '|', '•', '·', '(', '–', '—']).unwrap_or(name.len());
    let end = name.find(" - ").map_or(end, |dash| end.min(dash));
    let name = name[..end].trim_end_matches(['.', ' ', ';']);
    let name = without_day(name);
    is_name(name).then(|| name.to_owned())
}

/// A name without the day that follows it ("Jo Marsh on Monday").
fn without_day(mut name: &str) -> &str {
    while let Some((rest, _)) = name
        .rsplit_once(' ')
        .filter(|(_, last)| *last == "on" || (last.ends_with("day") && date::is_filler(last)))
    {
        name = rest.trim_end();
    }
    name
}

/// The rest of `line` after the words of `lead`, and a colon if there is one.
fn after<'a>(line: &'a str, lead: &str) -> Option<&'a str> {
    let mut rest = line;
    for word in lead.split(' ') {
        rest = rest.trim_start();
        let head = rest.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        rest = &rest[head.len()..];
    }
    let name = rest.trim_start_matches([':', ' ', '\u{a0}']);
    (name.len() < rest.len()).then_some(name)
}

/// Whether all words begin with a capital but for the few that stand in by-lines.
pub(crate) fn is_name(words: &str) -> bool {
    let mut count = 0;
    let plain = words.split_ascii_whitespace().all(|word| {
        count += 1;
        let inside = WORDS.inside.contains(word.trim_matches(|mark: char| !mark.is_alphabetic()));
        count <= 12
            && (inside || word.starts_with(char::is_uppercase))
            && !word.bytes().any(|byte| byte.is_ascii_digit())
    });
    plain && count > 0
}

/// Whether a line may be a person's name alone: two to four capitalised words and nothing else.
pub(super) fn is_person(line: &str) -> bool {
    let words = line.split_ascii_whitespace().count();
    (2..=4).contains(&words)
        && is_name(line)
        && line.chars().all(|mark| mark.is_alphabetic() || matches!(mark, ' ' | '.' | '-' | '\'' | '’'))
}

/// Whom a line of rights names: "© 2024 Harbour Courier, All rights reserved" gives "Harbour Courier".
pub(super) fn rights_holder(line: &str) -> Option<String> {
    let rest = ["©", "Copyright", "(c)"].into_iter().find_map(|lead| line.strip_prefix(lead))?;
    let rest = rest.trim_start_matches(|mark: char| {
        mark.is_ascii_digit() || matches!(mark, ' ' | '©' | '-' | '–' | ',' | ':')
    });
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest.find([',', '.', '|', ';']).unwrap_or(rest.len());
    let holder = rest[..end].trim();
    let small = holder.to_ascii_lowercase();
    (is_name(holder) && holder.split(' ').count() <= 5 && !small.contains("rights"))
        .then(|| holder.to_owned())
}
