//! The cue words by which captions and furniture are known.

mod blocks;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Zone;
use blocks::Blocks;

/// Bytes past which no cue is looked for.
const LONGEST: usize = 900;
const LONGEST_BY_DEFAULT: usize = 200;

#[derive(Deserialize)]
struct File {
    caption: Vec<Entry>,
    furniture: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    r#where: Where,
    cues: Vec<String>,
    #[serde(default = "longest_by_default")]
    longest: usize,
    #[serde(rename = "why")]
    _why: String,
}

fn longest_by_default() -> usize {
    LONGEST_BY_DEFAULT
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Where {
    Line,
    Label,
    Start,
    End,
    Inside,
}

struct Cue {
    zone: Zone,
    place: Where,
    longest: usize,
    words: String,
    /// Bytes of its words up to their last letter or digit.
    bare: usize,
}

/// All cues, ready for lookup: by whole lines, by the edge of the line that they stand at, and those that stand anywhere.
struct Cues {
    lines: HashMap<String, Zone>,
    /// By their first byte, small; those of the longest lines first.
    starts: BTreeMap<u8, Vec<Cue>>,
    /// By the last byte of their last letter or digit, small; in the same order.
    ends: BTreeMap<u8, Vec<Cue>>,
    inside: Vec<Cue>,
    /// Finds those of `inside`.
    blocks: Blocks,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../data/cues.toml")).expect("data/cues.toml is well formed");
    Cues::new(file)
});

/// The zone that a cue in `line` tells, if any. A caption's cue goes before a furniture's.
pub(crate) fn zone_of(line: &str) -> Option<Zone> {
    if line.len() > LONGEST { None } else { CUES.zone_of(line) }
}

impl Cues {
    fn new(file: File) -> Self {
        let mut cues = Self {
            lines: HashMap::new(),
            starts: BTreeMap::new(),
            ends: BTreeMap::new(),
            inside: Vec::new(),
            blocks: Blocks::of([]),
        };
        for (zone, entries) in [(Zone::Caption, file.caption), (Zone::Furniture, file.furniture)] {
            for entry in entries {
                for words in entry.cues {
                    let bare = bare_end(&words).len();
                    cues.enter(Cue { zone, place: entry.r#where, longest: entry.longest, words, bare });
                }
            }
        }
        for edge in cues.starts.values_mut().chain(cues.ends.values_mut()) {
            edge.sort_by_key(|cue| Reverse(cue.longest));
        }
        cues.blocks = Blocks::of(cues.inside.iter().map(|cue| cue.words.as_str()));
        cues
    }

    fn enter(&mut self, cue: Cue) {
        let bytes = cue.words.as_bytes();
        match cue.place {
            Where::Line => {
                self.lines.insert(cue.words, cue.zone);
            }
            Where::Start | Where::Label => {
                let first = bytes.first().map_or(0, u8::to_ascii_lowercase);
                self.starts.entry(first).or_default().push(cue);
            }
            Where::End => self.ends.entry(last_byte(bare_end(&cue.words))).or_default().push(cue),
            Where::Inside => self.inside.push(cue),
        }
    }

    fn zone_of(&self, line: &str) -> Option<Zone> {
        let found = [self.at_start(line), self.at_end(line), self.inside(line)];
        found.into_iter().flatten().min().or_else(|| self.whole(line))
    }

    fn at_start(&self, line: &str) -> Option<Zone> {
        let cues = self.starts.get(&line.as_bytes().first()?.to_ascii_lowercase())?;
        of_lines(cues, line).filter(|cue| cue.is_at(line, 0) && cue.fits(line, 0)).map(|cue| cue.zone).min()
    }

    fn at_end(&self, line: &str) -> Option<Zone> {
        let bare = bare_end(line);
        let cues = self.ends.get(&last_byte(bare))?;
        // Letters and digits end where the line's end.
        let start = |cue: &Cue| bare.len().checked_sub(cue.bare);
        let fits = |cue: &&Cue| start(cue).is_some_and(|at| cue.is_at(line, at) && cue.fits(line, at));
        of_lines(cues, line).filter(fits).map(|cue| cue.zone).min()
    }

    fn inside(&self, line: &str) -> Option<Zone> {
        let mut zone = None;
        self.blocks.in_line(line, |number, start| {
            let cue = &self.inside[number];
            if cue.is_at(line, start) && cue.fits(line, start) {
                zone = zone.into_iter().chain([cue.zone]).min();
            }
        });
        zone
    }

    fn whole(&self, line: &str) -> Option<Zone> {
        let bare = line.trim_matches(|mark: char| !mark.is_alphabetic());
        if bare.is_empty() {
            return Some(Zone::Furniture).filter(|_| !line.bytes().any(|byte| byte.is_ascii_digit()));
        }
        let is_short = bare.len() <= 40 && line.len() <= bare.len() + 12;
        if is_short { self.lines.get(&bare.to_ascii_lowercase()).copied() } else { None }
    }
}

/// Those of `cues`, which stand in their order, that a line as long as this can hold.
fn of_lines<'a>(cues: &'a [Cue], line: &str) -> impl Iterator<Item = &'a Cue> {
    cues.iter().take_while(|cue| line.len() <= cue.longest)
}

/// A text up to its last letter or digit.
fn bare_end(text: &str) -> &str {
    text.trim_end_matches(|mark: char| !mark.is_alphanumeric())
}

fn last_byte(text: &str) -> u8 {
    text.as_bytes().last().map_or(0, u8::to_ascii_lowercase)
}

impl Cue {
    /// Whether its words stand at byte `start`, whatever their case.
    fn is_at(&self, line: &str, start: usize) -> bool {
        let here = line.as_bytes().get(start..start + self.words.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(self.words.as_bytes()))
    }

    /// Whether its words, which stand at byte `start`, stand where they have to.
    fn fits(&self, line: &str, start: usize) -> bool {
        if line.len() > self.longest {
            return false;
        }
        let end = start + self.words.len();
        let parted = || {
            let after = line[end..].chars().next();
            !after.is_some_and(char::is_alphanumeric)
                || line[..end].ends_with(|last: char| !last.is_alphanumeric())
        };
        match self.place {
            Where::Line => false,
            Where::Start => start == 0 && parted(),
            Where::Label => start == 0 && is_label(&line[end..]),
            Where::End => line[end..].chars().all(|mark| !mark.is_alphanumeric()),
            Where::Inside => parted(),
        }
    }
}

/// Whether a colon, bar or dash comes next ("Follow :").
fn is_label(rest: &str) -> bool {
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    bare.starts_with([':', '|', '：']) || (bare.len() < rest.len() && bare.starts_with(['-', '–', '—']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The zone by every cue at every place.
    fn searched(line: &str) -> Option<Zone> {
        let small = line.to_ascii_lowercase();
        let edges = CUES.starts.values().chain(CUES.ends.values()).flatten();
        let found = edges.chain(&CUES.inside).filter(|cue| {
            let words = cue.words.to_ascii_lowercase();
            small.match_indices(&words).any(|(at, _)| cue.fits(line, at))
        });
        found.map(|cue| cue.zone).min().or_else(|| CUES.whole(line))
    }

    #[test]
    fn a_cue_is_found_as_by_searching() {
        let cues = CUES.starts.values().chain(CUES.ends.values()).flatten().chain(&CUES.inside);
        for words in cues.map(|cue| cue.words.as_str()) {
            let capital = words.to_ascii_uppercase();
            let lines = [
                words.to_string(),
                format!("{words}: the barge"),
                format!("{words} – the barge"),
                format!("The barge {words}."),
                format!("The barge. {capital} )"),
                format!("{capital}s {words}"),
                format!("The {words} barge {}", "and another ".repeat(40)),
            ];
            for line in lines.iter().map(|line| line.trim()) {
                assert_eq!(CUES.zone_of(line), searched(line), "{line}");
            }
        }
    }
}
