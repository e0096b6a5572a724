use unicode_width::UnicodeWidthStr;

use super::arrange::{Arrangement, arranged};
use super::wrap::wrap;
use super::{Paint, Style};

/// Blank columns between two columns of a table.
pub(super) const GAP: usize = 2;

/// One column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) title: &'static str,
    /// Numbers stand to the right.
    pub(crate) right: bool,
    /// Words may go on in the next line.
    pub(crate) wraps: bool,
    pub(crate) style: Style,
}

impl Column {
    /// Words, wrapped where the page is narrow.
    pub(crate) const fn words(title: &'static str) -> Self {
        Self { title, right: false, wraps: true, style: Style::Plain }
    }

    /// Short words that stay in one line.
    pub(crate) const fn short(title: &'static str) -> Self {
        Self { title, right: false, wraps: false, style: Style::Plain }
    }

    /// A number.
    pub(crate) const fn number(title: &'static str) -> Self {
        Self { title, right: true, wraps: false, style: Style::Plain }
    }

    /// The same in a style.
    pub(crate) const fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

/// A table without rules: titles, and rows of as many cells. Columns that are empty throughout are left out.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    columns: Vec<Column>,
    lines: Vec<Line>,
}

/// What stands below the titles.
#[derive(Clone, Debug)]
pub(crate) enum Line {
    /// Words over the whole width that head the rows below.
    Section(String),
    /// Words over the whole width that belong to the row above.
    Note(String),
    /// A cell a column.
    Row(Vec<String>),
}

impl Columns {
    pub(crate) fn new(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), lines: Vec::new() }
    }

    /// Adds a row of as many cells as there are columns.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let row: Vec<String> = cells.into_iter().collect();
        debug_assert_eq!(row.len(), self.columns.len(), "a cell a column");
        self.lines.push(Line::Row(row));
    }

    /// Begins a section.
    pub(crate) fn section(&mut self, words: String) {
        self.lines.push(Line::Section(words));
    }

    /// Adds words to the row above.
    pub(crate) fn note(&mut self, words: String) {
        self.lines.push(Line::Note(words));
    }

    fn rows(&self) -> impl Iterator<Item = &Vec<String>> {
        self.lines.iter().filter_map(|line| if let Line::Row(cells) = line { Some(cells) } else { None })
    }

    /// What stands below the titles, top down.
    pub(crate) fn body(&self) -> &[Line] {
        &self.lines
    }

    /// All columns, also those that are empty throughout.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Places of the columns that are not empty throughout.
    pub(crate) fn kept(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|at| self.rows().any(|row| !row[*at].is_empty())).collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows().next().is_none()
    }

    /// The lines of the table on a page of `width` columns.
    pub(crate) fn lines(&self, width: usize, paint: Paint) -> Vec<String> {
        let arrangement = arranged(self, width);
        let titles: Vec<String> = self.columns.iter().map(|column| column.title.to_string()).collect();
        let mut lines = Vec::new();
        if titles.iter().any(|title| !title.is_empty()) {
            lines = self.row_lines(&titles, &arrangement, paint, Some(Style::Faint));
        }
        let note = |words: &str| note_lines(words, arrangement.indent(width), width, paint);
        for line in &self.lines {
            match line {
                Line::Row(row) => {
                    lines.extend(self.row_lines(row, &arrangement, paint, None));
                    let below = arrangement.below.iter().filter(|at| !row[**at].is_empty());
                    lines.extend(below.flat_map(|at| note(&format!("{}: {}", titles[*at], row[*at]))));
                }
                Line::Note(words) => lines.extend(note(words)),
                Line::Section(words) => {
                    lines.push(String::new());
                    lines.extend(wrap(words, width).iter().map(|words| paint.paint(Style::Faint, words)));
                }
            }
        }
        lines
    }

    fn row_lines(
        &self,
        cells: &[String],
        arrangement: &Arrangement,
        paint: Paint,
        style: Option<Style>,
    ) -> Vec<String> {
        let (kept, widths) = (&arrangement.beside, &arrangement.widths);
        let wrapped: Vec<Vec<String>> =
            kept.iter().zip(widths).map(|(at, width)| wrap(&cells[*at], *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let line = |number: usize| {
            let mut line = String::new();
            for (place, at) in kept.iter().enumerate() {
                let column = &self.columns[*at];
                let words = wrapped[place].get(number).map_or("", String::as_str);
                let blank = " ".repeat(widths[place].saturating_sub(words.width()));
                let words = paint.paint(style.unwrap_or(column.style), words);
                let gap = if place == 0 { "" } else { "  " };
                line.push_str(gap);
                line.push_str(&if column.right { blank + &words } else { words + &blank });
            }
            line.truncate(line.trim_end().len());
            line
        };
        (0..height).map(line).collect()
    }
}

/// Words about a row, indented.
fn note_lines(words: &str, indent: usize, width: usize, paint: Paint) -> Vec<String> {
    let painted = |words: &String| format!("{}{}", " ".repeat(indent), paint.paint(Style::Faint, words));
    wrap(words, width - indent).iter().map(painted).collect()
}

#[cfg(test)]
mod tests {
    use super::{Column, Columns};
    use crate::layout::Paint;

    fn lines(width: usize) -> Vec<String> {
        let mut table =
            Columns::new(&[Column::short("Stated"), Column::words("Figure"), Column::number("Reports")]);
        table.row(["26 Feb 2024", "about 6,700 containers", "4"].map(String::from));
        table.row(["28 Aug 2024", "more than 13,000 containers", "12"].map(String::from));
        table.lines(width, Paint { colour: false })
    }

    #[test]
    fn columns_align() {
        assert_eq!(
            lines(80),
            [
                "Stated       Figure                       Reports",
                "26 Feb 2024  about 6,700 containers             4",
                "28 Aug 2024  more than 13,000 containers       12",
            ]
        );
    }

    #[test]
    fn a_narrow_page_wraps_words_and_keeps_numbers_whole() {
        assert_eq!(
            lines(40),
            [
                "Stated       Figure            Reports",
                "26 Feb 2024  about 6,700             4",
                "             containers",
                "28 Aug 2024  more than 13,000       12",
                "             containers",
            ]
        );
    }

    #[test]
    fn words_without_room_stand_below_their_row_and_no_number_breaks() {
        let mut table =
            Columns::new(&[Column::short("Figure"), Column::words("Of what"), Column::words("Said by")]);
        table.row(
            ["about 9,000,000 rounds", "Rocket rounds sent, Norland → Sudland", "Ada Quill"]
                .map(String::from),
        );
        assert_eq!(
            table.lines(40, Paint { colour: false }),
            [
                "Figure                  Said by",
                "about 9,000,000 rounds  Ada Quill",
                "             Of what: Rocket rounds",
                "             sent, Norland → Sudland",
            ]
        );
        for width in 1..40 {
            assert!(
                table.lines(width, Paint { colour: false }).iter().any(|line| line.contains("9,000,000"))
            );
        }
    }
}
