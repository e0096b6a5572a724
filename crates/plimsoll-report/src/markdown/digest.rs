use std::io;

use super::escape::escaped;
use super::table;
use crate::layout::{Canvas, Columns, Style};
use crate::{Exporter, Sheet, digest};

/// What the terminal shows, as Markdown: sentences, tables of figures by counter and window, findings and remarks.
#[derive(Clone, Copy, Debug)]
pub struct MarkdownDigest;

impl Exporter for MarkdownDigest {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut text = Text::default();
        digest::write(&mut text, sheet);
        out.write_all(text.0.trim_end().as_bytes())?;
        out.write_all(b"\n")
    }
}

#[derive(Default)]
struct Text(String);

impl Text {
    /// A block of its own.
    fn block(&mut self, block: &str) {
        self.end_list();
        self.0.push_str(block);
        self.0.push_str("\n\n");
    }

    fn end_list(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }
}

impl Canvas for Text {
    fn lead(&mut self, words: &str) {
        self.block(&format!("**{}**", escaped(words)));
    }

    fn sentence(&mut self, words: &str) {
        self.block(&escaped(words));
    }

    fn heading(&mut self, words: &str) {
        self.block(&format!("## {}", escaped(words)));
    }

    fn subheading(&mut self, _: Style, words: &str) {
        self.block(&format!("### {}", escaped(words)));
    }

    fn item(&mut self, _: Style, words: &str) {
        self.0.push_str(&format!("- {}\n", escaped(words)));
    }

    fn item_note(&mut self, words: &str) {
        self.0.push_str(&format!("  <br>{}\n", escaped(words)));
    }

    fn aside(&mut self, words: &str) {
        self.block(&format!("<sub>{}</sub>", escaped(words)));
    }

    fn table(&mut self, table: &Columns) {
        self.end_list();
        self.0.push_str(&table::whole(table));
    }
}
