use super::{Columns, Style};

/// What a digest is written on, top down.
pub(crate) trait Canvas {
    /// The first sentence.
    fn lead(&mut self, words: &str);
    /// A sentence of the opening.
    fn sentence(&mut self, words: &str);
    /// A line that begins a section.
    fn heading(&mut self, words: &str);
    /// A line that begins a part of a section.
    fn subheading(&mut self, style: Style, words: &str);
    /// One of several things in a row.
    fn item(&mut self, style: Style, words: &str);
    /// Words that belong to the item above.
    fn item_note(&mut self, words: &str);
    /// Words below a table or a list, about it.
    fn aside(&mut self, words: &str);
    /// A table.
    fn table(&mut self, table: &Columns);
}
