use crate::layout::{Column, Columns, Page, Style};

/// Rows of a caller's own, for a person at a terminal.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    /// The titles.
    pub head: &'a [&'static str],
    /// Columns of words, which go on in the next line where the page is narrow.
    pub words: &'a [usize],
    /// Columns of numbers, which stand to the right.
    pub numbers: &'a [usize],
    /// The rows, a cell a title.
    pub rows: Vec<Vec<String>>,
    /// What stands below.
    pub foot: String,
}

/// The listing on a page of `width` columns.
pub fn listing(listing: &Listing<'_>, width: usize, colour: bool) -> String {
    let column = |(at, title): (usize, &&'static str)| {
        let column = match at {
            at if listing.words.contains(&at) => Column::words(title),
            at if listing.numbers.contains(&at) => Column::number(title),
            _ => Column::short(title),
        };
        if at == 0 { column.styled(Style::Bold) } else { column }
    };
    let columns: Vec<Column> = listing.head.iter().enumerate().map(column).collect();
    let mut table = Columns::new(&columns);
    listing.rows.iter().for_each(|row| table.row(row.iter().cloned()));
    let mut page = Page::new(width, colour);
    if !table.is_empty() {
        page.table(0, &table);
        page.blank();
    }
    page.paragraph(0, Style::Faint, &listing.foot);
    page.into_text()
}
