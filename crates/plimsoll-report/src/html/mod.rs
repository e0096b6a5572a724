//! One page that needs nothing besides itself: sentences, chart, tables, findings, and every report with its figures marked.
//!
//! All of it is written through `maud`, which escapes what reports say. No script, no address is loaded; the page forbids
//! both to itself.

mod assisted;
mod decided;
mod estimates;
mod findings;
mod footer;
mod head;
mod link;
mod opening;
mod provenance;
mod quote;
mod remarks;
mod reports;
mod series;
mod served;
mod sources;
mod text;
mod timeline;

use std::collections::BTreeMap;
use std::io;

use maud::{DOCTYPE, Markup, html};
use plimsoll_claim::ClaimId;

use self::link::{Anchors, Layout};
use crate::chart::Chart;
use crate::digest::subjects::{Subject, subjects};
use crate::dossier::Note;
use crate::index::Index;
use crate::{Exporter, Sheet};

pub use head::STYLE;
pub use link::web_address;
pub use served::Grave;

/// The page.
#[derive(Clone, Copy, Debug)]
pub struct Html;

/// The page as a dossier: with a note to every figure that leads to report, sentence, bytes and hash.
#[derive(Clone, Copy, Debug)]
pub struct HtmlDossier;

/// What every part of a page is made from: a sheet, looked through once.
///
/// A server keeps it as long as its case stays as it is, and takes the parts of its pages from it (`served.rs`).
#[derive(Debug)]
pub struct Story<'a> {
    sheet: Sheet<'a>,
    layout: Layout,
    index: Index<'a>,
    subjects: Vec<Subject<'a>>,
    anchors: Anchors<'a>,
    /// Notes of all figures, by number; empty where the page is no dossier.
    sources: Vec<(usize, Note<'a>)>,
    numbers: BTreeMap<&'a ClaimId, usize>,
}

impl Exporter for Html {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        write(&Story::of(sheet), out)
    }
}

impl Exporter for HtmlDossier {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut story = Story::of(sheet);
        story.sources = sources::numbered(&story);
        story.numbers = story.sources.iter().map(|(number, note)| (note.id, *number)).collect();
        write(&story, out)
    }
}

impl<'a> Story<'a> {
    fn of(sheet: &Sheet<'a>) -> Self {
        let index = Index::of(sheet);
        let subjects = subjects(sheet, &index);
        Self {
            sheet: *sheet,
            layout: Layout::OnePage,
            anchors: Anchors::of(sheet),
            index,
            subjects,
            sources: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }
}

/// What is open at the end of one piece is closed by a later one; reports are written one by one, so that a large pile is
/// never held as markup.
fn write(story: &Story<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut write = |markup: Markup| out.write_all(markup.into_string().as_bytes());
    let title = opening::title(story);
    write(html! { (DOCTYPE) })?;
    write(head::before(&title))?;
    let chart = Chart::of(&story.subjects, &|claim| link::address_of_claim(story, claim));
    write(opening::markup(story, &title, chart.is_some()))?;
    if let Some(chart) = chart {
        write(html! {
            section id="chart" aria-labelledby="chart-title" {
                h2 id="chart-title" { "The figures over time" }
                (chart.markup())
            }
        })?;
    }
    write(series::markup(story))?;
    write(provenance::markup(story))?;
    write(timeline::markup(story))?;
    write(estimates::markup(story))?;
    write(findings::markup(story))?;
    write(decided::markup(story))?;
    write(assisted::markup(story))?;
    write(reports::before(story))?;
    for number in 0..story.sheet.reports.len() {
        write(reports::report(story, number))?;
    }
    write(reports::after(story))?;
    write(sources::markup(story))?;
    write(remarks::markup(story))?;
    write(footer::markup())?;
    write(head::after())
}
