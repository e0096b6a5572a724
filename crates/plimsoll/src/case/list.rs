//! `plimsoll case list`

use std::io::Write;

use plimsoll_case::{Order, Page, Search};
use plimsoll_report::{Listing, jsonl, listing};

use super::args::{By, List, ListFormat};
use crate::console;
use crate::exit::Outcome;
use crate::verbs::output;

pub(crate) fn run(list: &List) -> anyhow::Result<Outcome> {
    let case = super::open(&list.file)?;
    let page = case.search(&search(list)).map_err(super::told)?;
    let mut out = output();
    match list.format {
        ListFormat::Jsonl => out.write_all(&jsonl::rows(&page.reports))?,
        ListFormat::Table => out.write_all(table(&page, list).as_bytes())?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn search(list: &List) -> Search {
    Search {
        words: list.words.clone(),
        outlet: list.outlet.clone(),
        from: list.from.clone(),
        to: list.to.clone(),
        order: match list.sort {
            By::Published => Order::Published,
            By::Received => Order::Received,
            By::Name => Order::Name,
            By::Outlet => Order::Outlet,
            By::Title => Order::Title,
            By::Claims => Order::Claims,
            By::Fit => Order::Fit,
        },
        reversed: list.reverse,
        offset: list.offset,
        limit: list.limit,
        ..Search::default()
    }
}

fn table(page: &Page, list: &List) -> String {
    let rows = page.reports.iter().map(|line| {
        vec![
            line.name.clone(),
            line.published.get(..10).unwrap_or(&line.published).to_string(),
            line.outlet.clone(),
            line.title.clone(),
            line.claims.to_string(),
        ]
    });
    let shown = page.reports.len();
    let foot = match (page.total, shown) {
        (0, _) => "no report fits".to_string(),
        (total, shown) if total == shown => super::counted(total, "report"),
        (total, shown) => format!(
            "{shown} of {total} reports, from the {}; --offset shows others",
            ordinal(list.offset + 1)
        ),
    };
    let foot = if page.is_unranked {
        format!("{foot}; so many have these words that they are sorted by date")
    } else {
        foot
    };
    let listed = Listing {
        head: &["Report", "Published", "Outlet", "Title", "Claims"],
        words: &[2, 3],
        numbers: &[4],
        rows: rows.collect(),
        foot,
    };
    listing(&listed, console::width(), console::has_colour())
}

/// "1st"
fn ordinal(number: usize) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
