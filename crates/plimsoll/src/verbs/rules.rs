//! `plimsoll rules`

use std::io::Write;

use plimsoll_claim::Rule;
use plimsoll_report::{jsonl, rule_list, rule_table};

use super::output;
use crate::args::{Rulebook, RulesFormat};
use crate::console;
use crate::exit::{Outcome, Usage};

pub(crate) fn run(book: &Rulebook) -> anyhow::Result<Outcome> {
    let named = |rule: &&Rule| rule.name.starts_with(&book.name);
    let rules: Vec<&Rule> = plimsoll_claim::rules().iter().filter(named).collect();
    if rules.is_empty() {
        let asked = &book.name;
        return Err(Usage(format!("no rule's name begins with {asked}; `plimsoll rules` lists all")).into());
    }
    let text = match book.format {
        RulesFormat::Table => rule_list(rules, console::width(), console::has_colour()).into_bytes(),
        RulesFormat::Jsonl => jsonl::rows(&rules),
        RulesFormat::Markdown => rule_table(rules).into_bytes(),
    };
    let mut out = output();
    out.write_all(&text)?;
    out.flush()?;
    Ok(Outcome::Done)
}
