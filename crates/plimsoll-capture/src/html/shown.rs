//! Title, by-line and dates that a page shows but does not give to machines.

use super::blocks::{Block, Kind};
use crate::date::{self, DateLine};
use crate::draft::Draft;
use crate::layout;

/// Letters past which a block is no by-line and no date line.
const MOST_LETTERS: usize = 120;
/// Blocks above the first of the report in which its by-line and date may stand.
const ABOVE: usize = 12;

/// Fills in what the draft lacks from the lines around the blocks that are taken.
pub(super) fn fill(draft: &mut Draft, blocks: &[Block], taken: &[bool], words: &str) {
    let Some(first) = taken.iter().position(|taken| *taken) else { return };
    let mut bare: Option<DateLine> = None;
    for (at, block) in blocks.iter().enumerate().skip(first.saturating_sub(ABOVE)) {
        if block.letters > MOST_LETTERS || block.place.is_hidden {
            continue;
        }
        let line = block.line(words);
        if at < first && draft.byline.is_none() {
            draft.byline = layout::byline(&line);
        }
        match date::read_line(&line) {
            Some(date) if date.has_cue => take(draft, date),
            Some(date) if at < first => bare = bare.or(Some(date)),
            _ => {}
        }
    }
    if let Some(date) = bare {
        take(draft, date);
    }
    if draft.title.is_none() {
        let above = blocks[..=first].iter().rfind(|block| block.kind == Kind::Heading(1));
        draft.title = above.filter(|heading| !heading.place.is_hidden).map(|heading| heading.line(words));
    }
    part_title(draft, blocks, words);
}

/// Takes the outlet's name off a title that goes on after the page's own heading ("Boats idle | Northgate Post").
fn part_title(draft: &mut Draft, blocks: &[Block], words: &str) {
    let Some(title) = draft.title.as_deref() else { return };
    let headings =
        blocks.iter().filter(|block| block.kind == Kind::Heading(1)).map(|block| block.line(words));
    let parted = headings.into_iter().find_map(|heading| {
        let rest = title.strip_prefix(&heading)?.trim_start();
        let outlet = rest.trim_start_matches(['|', '-', '–', '—', '·', '«', ':']).trim();
        (outlet.len() < rest.len() && !outlet.is_empty()).then(|| (heading, outlet.to_owned()))
    });
    if let Some((heading, outlet)) = parted {
        draft.title = Some(heading);
        draft.outlet.get_or_insert(outlet);
    }
}

fn take(draft: &mut Draft, date: DateLine) {
    let is_new = (draft.published.is_none() && date.published.is_some())
        || (draft.updated.is_none() && date.updated.is_some());
    draft.published = draft.published.or(date.published);
    draft.updated = draft.updated.or(date.updated);
    draft.remarks.extend(date.remark.filter(|_| is_new));
}
