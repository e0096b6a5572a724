//! The cue words by which captions and furniture are known.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

use crate::Zone;

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
    length: usize,
}

/// All cues, ready for lookup.
struct Cues {
    /// Whole lines; looked up by hash.
    lines: HashMap<String, Zone>,
    /// All others, found anywhere in the line and then checked for their place.
    finder: AhoCorasick,
    cues: Vec<Cue>,
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
        let (mut lines, mut cues, mut words) = (HashMap::new(), Vec::new(), Vec::new());
        for (zone, entries) in [(Zone::Caption, file.caption), (Zone::Furniture, file.furniture)] {
            for entry in entries {
                for cue in entry.cues {
                    if entry.r#where == Where::Line {
                        lines.insert(cue, zone);
                        continue;
                    }
                    cues.push(Cue { zone, place: entry.r#where, longest: entry.longest, length: cue.len() });
                    words.push(cue);
                }
            }
        }
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&words)
            .expect("the cues are few and short");
        Self { lines, finder, cues }
    }

    fn zone_of(&self, line: &str) -> Option<Zone> {
        let found = self
            .finder
            .find_overlapping_iter(line)
            .filter(|found| self.cues[found.pattern().as_usize()].fits(line, found.start()))
            .map(|found| self.cues[found.pattern().as_usize()].zone)
            .min();
        found.or_else(|| self.whole(line))
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

impl Cue {
    fn fits(&self, line: &str, start: usize) -> bool {
        let end = start + self.length;
        let after = line[end..].chars().next();
        let parted = !after.is_some_and(char::is_alphanumeric)
            || line[..end].ends_with(|last: char| !last.is_alphanumeric());
        let here = match self.place {
            Where::Line => false,
            Where::Start => start == 0 && parted,
            Where::Label => start == 0 && is_label(&line[end..]),
            Where::End => line[end..].chars().all(|mark| !mark.is_alphanumeric()),
            Where::Inside => parted,
        };
        here && line.len() <= self.longest
    }
}

/// Whether a colon, bar or dash comes next ("Follow :").
fn is_label(rest: &str) -> bool {
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    bare.starts_with([':', '|', '：']) || (bare.len() < rest.len() && bare.starts_with(['-', '–', '—']))
}
