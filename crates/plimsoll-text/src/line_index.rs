use crate::Span;

/// Where a byte is for a reader: line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// The starts of a text's lines.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text` by its line feeds.
    pub fn new(text: &str) -> Self {
        let after_feeds =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        Self { starts: std::iter::once(0).chain(after_feeds).collect() }
    }

    /// The position of byte `at` in `text`, the text this index was made from.
    pub fn position(&self, text: &str, at: u32) -> Position {
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let before = &text[Span::new(self.starts[line], at).range()];
        Position { line: line as u32 + 1, column: before.chars().count() as u32 + 1 }
    }
}
