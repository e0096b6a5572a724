//! The digest: what a pile of reports says about its figures, on one page for a person at a terminal.

mod figures;
mod findings;
mod opening;
mod remarks;
mod reports;
mod subjects;

use std::io;

use crate::index::Index;
use crate::layout::Page;
use crate::{Exporter, Sheet};

/// Sentences, tables of figures by counter and window, findings and remarks.
#[derive(Clone, Copy, Debug)]
pub struct Digest {
    /// Columns of the page.
    pub width: usize,
    /// Whether words stand out by colour.
    pub colour: bool,
}

impl Exporter for Digest {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let index = Index::of(sheet);
        let subjects = subjects::subjects(sheet, &index);
        let mut page = Page::new(self.width, self.colour);
        opening::write(&mut page, sheet, &subjects);
        reports::write(&mut page, sheet);
        figures::write(&mut page, &index, &subjects);
        findings::write(&mut page, sheet, &index);
        remarks::write(&mut page, sheet);
        out.write_all(page.into_text().as_bytes())
    }
}
