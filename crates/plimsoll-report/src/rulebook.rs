//! The list of the rules of reading, for a person.

use plimsoll_claim::Rule;

use crate::layout::{Page, Style};
use crate::markdown::escaped;

/// The rules at a terminal: the name, what it does, a text it reads and one it leaves alone.
pub fn rule_list<'a>(rules: impl IntoIterator<Item = &'a Rule>, width: usize, colour: bool) -> String {
    let mut page = Page::new(width, colour);
    for (number, rule) in rules.into_iter().enumerate() {
        if number > 0 {
            page.blank();
        }
        page.paragraph(0, Style::Bold, &rule.name);
        page.paragraph(2, Style::Plain, &rule.does);
        page.hanging(2, "reads   ", Style::Plain, &rule.example);
        page.hanging(2, "leaves  ", Style::Faint, &rule.leaves);
    }
    page.into_text()
}

/// The same as a Markdown table.
pub fn rule_table<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> String {
    let mut text = String::from("| rule | does | reads | leaves alone |\n|---|---|---|---|\n");
    for rule in rules {
        let (does, reads, leaves) = (escaped(&rule.does), escaped(&rule.example), escaped(&rule.leaves));
        text.push_str(&format!("| `{}` | {does} | {reads} | {leaves} |\n", rule.name));
    }
    text
}
