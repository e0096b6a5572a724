use super::escape::escaped;
use crate::layout::{Column, Columns, Line};

/// Titles and rule of a table with all its columns.
pub(super) fn head(table: &Columns) -> String {
    titles(table, &all(table))
}

/// Rows of a table with all its columns.
pub(super) fn body(table: &Columns) -> String {
    let kept = all(table);
    let rows = table.body().iter().filter_map(|line| match line {
        Line::Row(cells) => Some(row(&escaped_cells(cells), &kept)),
        Line::Section(_) | Line::Note(_) => None,
    });
    rows.collect()
}

/// A table without the columns that are empty throughout; a section becomes a heading and a table of its own.
pub(super) fn whole(table: &Columns) -> String {
    let kept = table.kept();
    let mut text = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in table.body() {
        match line {
            Line::Section(words) => {
                close(&mut text, table, &mut rows, &kept);
                text.push_str(&format!("**{}**\n\n", escaped(words)));
            }
            Line::Note(words) => note(&mut rows, words),
            Line::Row(cells) => rows.push(escaped_cells(cells)),
        }
    }
    close(&mut text, table, &mut rows, &kept);
    text
}

fn close(text: &mut String, table: &Columns, rows: &mut Vec<Vec<String>>, kept: &[usize]) {
    if rows.is_empty() {
        return;
    }
    text.push_str(&titles(table, kept));
    rows.drain(..).for_each(|cells| text.push_str(&row(&cells, kept)));
    text.push('\n');
}

/// Words about a row stand below the figure in it.
fn note(rows: &mut [Vec<String>], words: &str) {
    if let Some(cell) = rows.last_mut().and_then(|cells| cells.get_mut(1)) {
        cell.push_str(&format!("<br>{}", escaped(words)));
    }
}

fn titles(table: &Columns, kept: &[usize]) -> String {
    let columns: Vec<&Column> = kept.iter().map(|at| &table.columns()[*at]).collect();
    let titles: Vec<&str> = columns.iter().map(|column| column.title).collect();
    let rule: Vec<&str> = columns.iter().map(|column| if column.right { "---:" } else { "---" }).collect();
    format!("| {} |\n| {} |\n", titles.join(" | "), rule.join(" | "))
}

fn row(cells: &[String], kept: &[usize]) -> String {
    let cells: Vec<&str> = kept.iter().map(|at| cells[*at].as_str()).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn escaped_cells(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| escaped(cell)).collect()
}

fn all(table: &Columns) -> Vec<usize> {
    (0..table.columns().len()).collect()
}
