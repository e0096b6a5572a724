//! The digest: what a pile of reports says about its figures, on one page for a person at a terminal.

pub(crate) mod assisted;
mod decided;
pub(crate) mod estimates;
pub(crate) mod figures;
pub(crate) mod findings;
pub(crate) mod opening;
pub(crate) mod remarks;
mod reports;
pub(crate) mod subjects;
pub(crate) mod timeline;

use std::io;

use crate::index::Index;
use crate::layout::{Canvas, Page};
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
        let mut page = Page::new(self.width, self.colour);
        write(&mut page, sheet);
        out.write_all(page.into_text().as_bytes())
    }
}

/// Writes the digest of a sheet.
pub(crate) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>) {
    let index = Index::of(sheet);
    let subjects = subjects::subjects(sheet, &index);
    for (number, sentence) in opening::sentences(sheet, &subjects).iter().enumerate() {
        let words = opening::words(sentence);
        if number == 0 { page.lead(&words) } else { page.sentence(&words) }
    }
    reports::write(page, sheet);
    figures::write(page, &index, &subjects);
    timeline::write(page, sheet, &subjects, &index);
    estimates::write(page, sheet);
    findings::write(page, sheet, &index);
    decided::write(page, sheet);
    assisted::write(page, sheet, &index);
    remarks::write(page, sheet);
}
