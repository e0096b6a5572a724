//! One timeline: figures and statements by date, each with who said it and how many reports have it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use plimsoll_claim::{ClaimId, Date};
use plimsoll_ledger::{Told, timeline};

use super::figures;
use super::subjects::{Figure, Subject};
use crate::index::Index;
use crate::layout::{Canvas, Column, Columns, Style};
use crate::{Sheet, wording};

/// Rows that a person reads at a terminal; the page has more room.
const MOST_ROWS: usize = 40;
/// Speakers named in one row.
const MOST_SPEAKERS: usize = 3;

/// What is put at one date.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    /// When; none where no report tells.
    pub(crate) on: Option<Date>,
    /// What was said or happened, in words.
    pub(crate) words: String,
    /// Who says so.
    pub(crate) said_by: String,
    /// Reports that have it.
    pub(crate) reports: Vec<&'a str>,
    /// The claim or the statement.
    pub(crate) id: &'a ClaimId,
    /// Whether it is a figure.
    pub(crate) is_figure: bool,
}

/// The entries of a sheet with a date, by date, and those without; and how many were left out of each, those in fewest
/// reports first.
#[derive(Debug, Default)]
pub(crate) struct Timeline<'a> {
    pub(crate) dated: Vec<Entry<'a>>,
    pub(crate) undated: Vec<Entry<'a>>,
    pub(crate) left_out: usize,
}

impl<'a> Timeline<'a> {
    /// At most `most` entries of a sheet. Figures that one report gives once stand elsewhere.
    pub(crate) fn of(sheet: &Sheet<'a>, subjects: &[Subject<'a>], most: usize) -> Self {
        let told = timeline(sheet.events);
        if told.is_empty() {
            return Self::default();
        }
        let mut all: Vec<Entry<'a>> = told.iter().map(statement).collect();
        let history = subjects.iter().filter(|subject| subject.has_history() && subject.is_count());
        all.extend(history.flat_map(figures_of).filter(|entry| entry.on.is_some()));
        let left_out = all.len().saturating_sub(most);
        all.sort_by_key(|entry| Reverse(entry.reports.len()));
        all.truncate(most);
        all.sort_by_key(|entry| (day(entry.on), entry.is_figure, Reverse(entry.reports.len())));
        let (dated, undated) = all.into_iter().partition(|entry| day(entry.on).is_some());
        Self { dated, undated, left_out }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.dated.is_empty() && self.undated.is_empty()
    }
}

/// The first day that a date can mean; a date without a year stands nowhere.
fn day(on: Option<Date>) -> Option<(i16, u8, u8)> {
    on.and_then(|on| Some((on.year()?, on.month().unwrap_or(0), on.day().unwrap_or(0))))
}

fn statement<'a>(told: &Told<'a>) -> Entry<'a> {
    let speakers: Vec<&str> =
        told.speakers().into_iter().map(|one| one.unwrap_or("the reports themselves")).collect();
    let reports: BTreeSet<&str> = told.events.iter().map(|event| event.report.as_str()).collect();
    Entry {
        on: told.on,
        words: wording::event(told.best),
        said_by: shortened(&speakers),
        reports: reports.into_iter().collect(),
        id: &told.best.statement,
        is_figure: false,
    }
}

fn shortened(speakers: &[&str]) -> String {
    match speakers.len().checked_sub(MOST_SPEAKERS).filter(|more| *more > 0) {
        Some(more) => format!("{} and {more} more", speakers[..MOST_SPEAKERS].join(", ")),
        None => wording::joined(speakers),
    }
}

fn figures_of<'a>(subject: &Subject<'a>) -> Vec<Entry<'a>> {
    let entry = |figure: &Figure<'a>, counter: Option<&str>| Entry {
        on: figure.stated_on,
        words: format!("{}: {}", subject.title, wording::figure_with_unit(figure.nearest)),
        said_by: figures::speaker(figure, counter).replace("the counter", counter.unwrap_or("the counter")),
        reports: figure.origin.reports.iter().map(|name| name.as_str()).collect(),
        id: &figure.origin.nearest,
        is_figure: true,
    };
    let counts = subject.counts.iter();
    counts.flat_map(|count| count.figures.iter().map(move |figure| entry(figure, count.counter))).collect()
}

/// The timeline as a table, those without a date below it.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>, subjects: &[Subject<'_>], index: &Index<'_>) {
    let timeline = Timeline::of(sheet, subjects, MOST_ROWS);
    if timeline.is_empty() {
        return;
    }
    page.heading("Timeline");
    let mut table = Columns::new(&[
        Column::short("When"),
        Column::words("What").styled(Style::Bold),
        Column::words("Said by"),
        Column::number("Reports"),
        Column::short("Id").styled(Style::Faint),
    ]);
    for entry in &timeline.dated {
        table.row(row(entry, index));
    }
    if !timeline.undated.is_empty() {
        table.section("Told without a date".to_string());
        timeline.undated.iter().for_each(|entry| table.row(row(entry, index)));
    }
    page.table(&table);
    if timeline.left_out > 0 {
        let more = timeline.left_out;
        page.aside(&format!(
            "and {more} more, told in fewer reports; --rows statements lists all without a number"
        ));
    }
}

fn row(entry: &Entry<'_>, index: &Index<'_>) -> [String; 5] {
    [
        entry.on.map_or_else(String::new, wording::date),
        entry.words.clone(),
        entry.said_by.clone(),
        entry.reports.len().to_string(),
        index.short(entry.id).to_string(),
    ]
}
