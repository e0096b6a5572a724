use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use plimsoll_case::{Order, Page as Found, ReportLine, Search};

use super::shared::{Asked, Choice, Pages, many, number, shell};
use crate::App;
use crate::fault::Fault;
use crate::guard::Visitor;
use crate::shell::Shell;

/// Reports on a page.
const MOST: usize = 50;

const SORTS: [(&str, &str, Order); 7] = [
    ("published", "latest published", Order::Published),
    ("received", "last received", Order::Received),
    ("fit", "best fit", Order::Fit),
    ("claims", "most figures", Order::Claims),
    ("outlet", "outlet", Order::Outlet),
    ("title", "title", Order::Title),
    ("name", "name", Order::Name),
];
const CLAIMS: [(&str, &str); 3] = [("", "any number"), ("with", "some"), ("without", "none")];

#[derive(Template)]
#[template(path = "reports.html")]
struct Page {
    shell: Shell,
    asked: Filters,
    outlets: Vec<Choice>,
    claims: Vec<Choice>,
    sorts: Vec<Choice>,
    found: String,
    is_empty_case: bool,
    rows: Vec<Row>,
    pages: Option<Pages>,
}

struct Filters {
    words: String,
    from: String,
    to: String,
}

struct Row {
    address: String,
    title: String,
    name: String,
    outlet: String,
    published: String,
    claims: usize,
    /// As markup.
    excerpt: String,
}

/// The reports that fit, a page at a time.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let search = search(&asked);
        let found = desk.case.search(&search)?;
        let mut shell = shell("Reports", "/reports", snapshot, &visitor, &asked);
        shell.words.clone_from(&search.words);
        let given = |name: &str| asked.get(name).cloned().unwrap_or_default();
        let page = Page {
            shell,
            asked: Filters { words: search.words.clone(), from: given("from"), to: given("to") },
            outlets: outlets(desk.case.outlets()?, search.outlet.as_deref()),
            claims: Choice::all(&CLAIMS, &given("claims")),
            sorts: Choice::all(
                &SORTS.map(|(value, name, _)| (value, name)),
                SORTS.iter().find(|sort| sort.2 == found.order).map_or("", |sort| sort.0),
            ),
            found: told(&found),
            is_empty_case: snapshot.ledger().counts.reports == 0,
            rows: found.reports.iter().map(row).collect(),
            pages: Pages::of("/reports", &asked, found.total, MOST),
        };
        Ok(page)
    })
    .await
}

fn search(asked: &BTreeMap<String, String>) -> Search {
    let some =
        |name: &str| asked.get(name).map(|value| value.trim().to_string()).filter(|value| !value.is_empty());
    let words = some("words").unwrap_or_default();
    let order = some("sort").and_then(|name| SORTS.iter().find(|sort| sort.0 == name).map(|sort| sort.2));
    let unsorted = if words.is_empty() { Order::Published } else { Order::Fit };
    Search {
        words,
        outlet: some("outlet").map(|outlet| if outlet == "-" { String::new() } else { outlet }),
        language: some("language"),
        from: some("from"),
        to: some("to"),
        with_claims: some("claims").map(|claims| claims == "with"),
        order: order.unwrap_or(unsorted),
        offset: (number(asked) - 1).saturating_mul(MOST),
        limit: MOST,
        ..Search::default()
    }
}

/// How many reports fit, and whether they are sorted otherwise than was asked.
fn told(found: &Found) -> String {
    let count = if found.total == 0 { "No report".to_string() } else { many(found.total, "report") };
    if !found.is_unranked {
        return count;
    }
    format!("{count}, the latest first: so many have these words that none fits better than others")
}

fn outlets(all: Vec<(String, usize)>, chosen: Option<&str>) -> Vec<Choice> {
    let choice = |(name, count): (String, usize)| Choice {
        is_chosen: chosen == Some(name.as_str()),
        name: format!("{} ({count})", if name.is_empty() { "not named" } else { &name }),
        value: if name.is_empty() { "-".to_string() } else { name },
    };
    all.into_iter().map(choice).collect()
}

fn row(line: &ReportLine) -> Row {
    Row {
        address: format!("/reports/{}", line.hash.trim_start_matches("blake3:")),
        title: if line.title.is_empty() { line.name.clone() } else { line.title.clone() },
        name: line.name.clone(),
        outlet: if line.outlet.is_empty() { "–".to_string() } else { line.outlet.clone() },
        published: day(&line.published),
        claims: line.claims,
        excerpt: line.excerpt.as_deref().map(excerpt).unwrap_or_default(),
    }
}

/// The day of a time as it is kept, in words.
fn day(published: &str) -> String {
    let day = published.split('T').next().unwrap_or_default();
    day.parse().map_or_else(
        |_| if day.is_empty() { "no date".to_string() } else { day.to_string() },
        plimsoll_report::wording::date,
    )
}

/// The words of an excerpt, those that were looked for marked.
fn excerpt(text: &str) -> String {
    let [before, after] = ReportLine::MARKS;
    let escaped = maud::html! { (text) }.into_string();
    // Marks that the text itself holds never open what they do not close.
    let mut is_open = false;
    let mut marked = String::with_capacity(escaped.len());
    for letter in escaped.chars() {
        match letter {
            _ if letter == before && !is_open => marked.push_str("<b>"),
            _ if letter == after && is_open => marked.push_str("</b>"),
            _ if letter == before || letter == after => continue,
            _ => {
                marked.push(letter);
                continue;
            }
        }
        is_open = !is_open;
    }
    if is_open {
        marked.push_str("</b>");
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_inert_and_its_marks_close() {
        assert_eq!(excerpt("a \u{e000}<b>\u{e001} & c"), "a <b>&lt;b&gt;</b> &amp; c");
        assert_eq!(excerpt("\u{e001}x\u{e000}\u{e000}y"), "x<b>y</b>");
    }
}
