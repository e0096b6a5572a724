use unicode_width::UnicodeWidthStr;

use super::balance::{Fit, balanced, lines_of};
use super::columns::{Columns, GAP, Line};
use super::wrap::{joints, wrap};

/// No column of words is made narrower than this.
const LEAST: usize = 8;
/// A column that wraps keeps its longest word whole up to this width.
const LONGEST_WORD: usize = 16;
/// Blank columns before words below a row, at most: below a date they begin where the next column does.
const MOST_INDENT: usize = 13;
/// Rows by which an arrangement is chosen; those below are laid out alike.
const MOST_ROWS: usize = 60;

/// Which columns stand beside each other and how wide, and which stand below their row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) beside: Vec<usize>,
    pub(super) widths: Vec<usize>,
    pub(super) below: Vec<usize>,
}

impl Arrangement {
    /// Where words below a row begin.
    pub(super) fn indent(&self, width: usize) -> usize {
        self.widths.first().map_or(0, |first| first + GAP).min(MOST_INDENT).min(width / 2)
    }
}

/// The arrangement for a page of `width` columns. Columns of words go below their row, one by one, where there is no room
/// beside the others or where that saves many lines.
pub(super) fn arranged(table: &Columns, width: usize) -> Arrangement {
    let fits: Vec<Fit<'_>> = (0..table.columns().len()).map(|at| fit(table, at)).collect();
    let mut best = Try::of(&fits, table.kept(), Vec::new(), width);
    loop {
        // From the right: of two that save as much, the one further back goes.
        let movable = best.arrangement.beside.iter().skip(1).rev().copied();
        let movable =
            movable.filter(|at| table.columns()[*at].wraps && !table.columns()[*at].title.is_empty());
        let tries = movable.map(|at| {
            let beside = best.arrangement.beside.iter().copied().filter(|other| *other != at).collect();
            let mut below = best.arrangement.below.clone();
            below.push(at);
            below.sort_unstable();
            Try::of(&fits, beside, below, width)
        });
        match tries.min_by_key(Try::cost) {
            Some(next) if next.is_worth_it(&best) => best = next,
            _ => return best.arrangement,
        }
    }
}

struct Try {
    arrangement: Arrangement,
    overflow: usize,
    lines: usize,
}

impl Try {
    fn of(fits: &[Fit<'_>], beside: Vec<usize>, below: Vec<usize>, width: usize) -> Self {
        let columns: Vec<&Fit<'_>> = beside.iter().map(|at| &fits[*at]).collect();
        let room = width.saturating_sub(GAP * beside.len().saturating_sub(1));
        let (widths, overflow) = match balanced(&columns, room) {
            Some(widths) => (widths, 0),
            None => squeezed(&columns, room),
        };
        let rows = lines_of(&columns, &widths);
        let arrangement = Arrangement { beside, widths, below };
        let words_room = width.saturating_sub(arrangement.indent(width)).max(LEAST);
        let below_lines = |at: &usize| {
            let cells = fits[*at].cells.iter().filter(|cell| !cell.is_empty());
            cells.map(|cell| wrap(cell, words_room).len()).sum::<usize>()
        };
        let lines = rows + arrangement.below.iter().map(below_lines).sum::<usize>();
        Self { arrangement, overflow, lines }
    }

    /// Columns are easier to compare than words below rows: they are given up for a fifth of the lines, not for less.
    fn is_worth_it(&self, other: &Self) -> bool {
        let saves = self.overflow == other.overflow && self.lines * 5 <= other.lines * 4;
        self.overflow < other.overflow || saves
    }

    /// First of all it has to fit; then lines count.
    fn cost(&self) -> (usize, usize) {
        (self.overflow, self.lines)
    }
}

/// Widths that are as narrow as numbers and names allow, and by how much they are still too wide.
fn squeezed(columns: &[&Fit<'_>], room: usize) -> (Vec<usize>, usize) {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    let missing = over;
    while over > 0 {
        let narrower = (0..widths.len()).filter(|at| widths[*at] > columns[*at].word);
        let Some(widest) = narrower.max_by_key(|at| (widths[*at], usize::MAX - at)) else { break };
        widths[widest] -= 1;
        over -= 1;
    }
    (widths, missing)
}

fn fit(table: &Columns, at: usize) -> Fit<'_> {
    let column = &table.columns()[at];
    let rows =
        table.body().iter().filter_map(|line| if let Line::Row(cells) = line { Some(cells) } else { None });
    let cells: Vec<&str> = rows.map(|cells| cells[at].as_str()).collect();
    let title = column.title.width();
    let natural = cells.iter().map(|cell| cell.width()).max().unwrap_or(0).max(title);
    let words = cells.iter().flat_map(|cell| cell.split_whitespace());
    let longest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0).max(title);
    let (word, least) = if column.wraps {
        let piece = longest(&mut words.flat_map(joints).map(UnicodeWidthStr::width));
        let piece = piece.clamp(LEAST.max(title), LONGEST_WORD.max(title)).min(natural);
        (piece.min(LEAST.max(title)), piece)
    } else {
        // A number is never broken, whatever the page.
        (longest(&mut words.map(UnicodeWidthStr::width)), natural)
    };
    Fit { cells: cells.into_iter().take(MOST_ROWS).collect(), natural, least, word }
}
