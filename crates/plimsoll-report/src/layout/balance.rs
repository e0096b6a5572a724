use super::wrap::wrap;

/// A column to be fitted on the page.
#[derive(Clone, Debug)]
pub(super) struct Fit<'a> {
    pub(super) cells: Vec<&'a str>,
    /// Where nothing wraps.
    pub(super) natural: usize,
    /// Where no word breaks that need not.
    pub(super) least: usize,
    /// Where no number breaks.
    pub(super) word: usize,
}

/// Widths with which a table has few lines. None where not even the least fit into `room`.
///
/// Every column begins at its least. Then the room left goes, step by step, to the column that saves most lines for it.
pub(super) fn balanced(columns: &[&Fit<'_>], room: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut spare = room.checked_sub(widths.iter().sum())?;
    if columns.iter().map(|column| column.natural).sum::<usize>() <= room {
        return Some(columns.iter().map(|column| column.natural).collect());
    }
    let heights: Vec<Heights> = columns.iter().map(|column| Heights::of(column, spare)).collect();
    while let Some((at, step)) = best_step(&heights, &widths, spare) {
        widths[at] += step;
        spare -= step;
    }
    Some(widths)
}

/// The column and the widening of it that save most lines for their room.
fn best_step(heights: &[Heights], widths: &[usize], spare: usize) -> Option<(usize, usize)> {
    let before = cost(heights, widths);
    let mut best: Option<(usize, usize, usize)> = None;
    for (at, height) in heights.iter().enumerate() {
        for step in 1..=spare.min(height.widest().saturating_sub(widths[at])) {
            let mut wider = widths.to_vec();
            wider[at] += step;
            let saved = before.saturating_sub(cost(heights, &wider));
            // Compared as fractions: saved / step.
            if saved > 0 && best.is_none_or(|(_, most, for_step)| saved * for_step > most * step) {
                best = Some((at, saved, step));
            }
        }
    }
    best.map(|(at, _, step)| (at, step))
}

/// Lines that rows take at these widths.
pub(super) fn lines_of(columns: &[&Fit<'_>], widths: &[usize]) -> usize {
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let of_row = |row: usize| {
        let cells =
            columns.iter().zip(widths).filter_map(|(column, width)| Some((column.cells.get(row)?, width)));
        cells.map(|(cell, width)| wrap(cell, *width).len()).max().unwrap_or(0)
    };
    (0..rows).map(of_row).sum()
}

/// Lines of the table, and to a lesser part those of each cell, so that two columns of one height can shrink in turn.
fn cost(heights: &[Heights], widths: &[usize]) -> usize {
    let rows = heights.iter().map(|height| height.rows).max().unwrap_or(0);
    let of_row = |row: usize| {
        let cells = || heights.iter().zip(widths).map(|(height, width)| height.at(row, *width));
        cells().max().unwrap_or(0) * 4 + cells().sum::<usize>()
    };
    (0..rows).map(of_row).sum()
}

/// Lines of a column's cells at each width from its least.
struct Heights {
    least: usize,
    rows: usize,
    by_width: Vec<Vec<usize>>,
}

impl Heights {
    fn of(column: &Fit<'_>, spare: usize) -> Self {
        let cells = &column.cells;
        let widest = column.natural.min(column.least + spare).max(column.least);
        let at = |width: usize| cells.iter().map(|cell| wrap(cell, width).len()).collect();
        Self { least: column.least, rows: cells.len(), by_width: (column.least..=widest).map(at).collect() }
    }

    fn widest(&self) -> usize {
        self.least + self.by_width.len() - 1
    }

    fn at(&self, row: usize, width: usize) -> usize {
        let lines = self.by_width.get(width - self.least).and_then(|rows| rows.get(row));
        lines.copied().unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, balanced};

    fn fit<'a>(cells: &[&'a str], least: usize) -> Fit<'a> {
        let natural = cells.iter().map(|cell| cell.len()).max().unwrap_or(0);
        Fit { cells: cells.to_vec(), natural, least, word: least }
    }

    #[test]
    fn room_goes_where_it_saves_lines() {
        let names = fit(&["Shin Won-sik", "South Korean military"], 8);
        let relays = fit(&["Meridian Wire, Harbour Gazette", ""], 8);
        assert_eq!(balanced(&[&names, &relays], 99), Some(vec![21, 30]));
        assert_eq!(balanced(&[&names, &relays], 30), Some(vec![12, 15]));
        assert_eq!(balanced(&[&names, &relays], 15), None);
    }

    #[test]
    fn a_cell_that_wraps_anyway_takes_no_room_for_nothing() {
        let one = fit(&["aaaa bbbb cccc dddd"], 8);
        assert_eq!(balanced(&[&one], 12), Some(vec![9]));
    }
}
