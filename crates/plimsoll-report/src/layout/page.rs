use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;
use super::{Canvas, Columns, Paint, Style};

/// Columns beyond which lines of prose are hard to read.
const LONGEST_LINE: usize = 110;

/// A page being written, top down.
#[derive(Debug)]
pub(crate) struct Page {
    width: usize,
    paint: Paint,
    text: String,
}

impl Page {
    pub(crate) fn new(width: usize, colour: bool) -> Self {
        Self { width, paint: Paint { colour }, text: String::new() }
    }

    /// What is on it.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Words, wrapped, all lines indented.
    pub(crate) fn paragraph(&mut self, indent: usize, style: Style, words: &str) {
        self.hanging(indent, "", style, words);
    }

    /// Words behind a mark or label; further lines begin below the words.
    pub(crate) fn hanging(&mut self, indent: usize, mark: &str, style: Style, words: &str) {
        let from = indent + mark.width();
        let width = self.width.min(LONGEST_LINE).saturating_sub(from).max(20);
        for (number, line) in wrap(words, width).iter().enumerate() {
            let lead = if number == 0 { format!("{}{mark}", " ".repeat(indent)) } else { " ".repeat(from) };
            let line = self.paint.paint(style, line);
            self.text.push_str(format!("{lead}{line}").trim_end());
            self.text.push('\n');
        }
    }

    /// Lines as they are.
    pub(crate) fn verbatim(&mut self, lines: &str) {
        self.text.push_str(lines.trim_end());
        self.text.push('\n');
    }

    /// A table, indented.
    pub(crate) fn table(&mut self, indent: usize, table: &Columns) {
        for line in table.lines(self.width.saturating_sub(indent), self.paint) {
            self.text.push_str(format!("{}{line}", " ".repeat(indent)).trim_end());
            self.text.push('\n');
        }
    }
}

impl Canvas for Page {
    fn lead(&mut self, words: &str) {
        self.paragraph(0, Style::Bold, words);
    }

    fn sentence(&mut self, words: &str) {
        self.paragraph(0, Style::Plain, words);
    }

    fn heading(&mut self, words: &str) {
        self.blank();
        self.paragraph(0, Style::Bold, &words.to_uppercase());
        self.blank();
    }

    fn subheading(&mut self, style: Style, words: &str) {
        self.blank();
        self.paragraph(2, style, words);
    }

    fn item(&mut self, style: Style, words: &str) {
        self.hanging(4, "· ", style, words);
    }

    fn item_note(&mut self, words: &str) {
        self.paragraph(6, Style::Faint, words);
    }

    fn aside(&mut self, words: &str) {
        self.blank();
        self.paragraph(2, Style::Faint, words);
    }

    fn table(&mut self, table: &Columns) {
        Page::table(self, 2, table);
    }
}
