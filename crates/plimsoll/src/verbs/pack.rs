//! `plimsoll pack`

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use plimsoll_pack::{Key, Section, Shipped, digest, nearest, shipped, shipped_names, tables};

use super::output;
use crate::args::{PackCopy, PackNames, PackVerb};
use crate::exit::{Outcome, Usage};
use crate::{console, pack};

pub(crate) fn run(verb: &PackVerb) -> anyhow::Result<Outcome> {
    match verb {
        PackVerb::Check(names) => check(names),
        PackVerb::Show(names) => show(names),
        PackVerb::Copy(copied) => copy(copied),
        PackVerb::List => list(),
        PackVerb::Keys => say(&keys()),
    }
}

fn check(names: &PackNames) -> anyhow::Result<Outcome> {
    pack::compile(&names.packs)?;
    say(&format!("{}: no fault found\n", names.packs.join(", ")))
}

fn show(names: &PackNames) -> anyhow::Result<Outcome> {
    pack::compile(&names.packs)?;
    let files = names.packs.iter().map(|name| pack::files(name)).collect::<Result<Vec<_>, _>>()?.concat();
    let texts: Vec<_> = files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    let sections = digest(&texts.iter().map(AsRef::as_ref).collect::<Vec<_>>());
    let width = console::width();
    say(&sections.iter().map(|section| laid_out(section, width)).collect::<Vec<_>>().join("\n"))
}

/// A section: its title, then each entry with what is told of it.
fn laid_out(section: &Section, width: usize) -> String {
    let lines = section.lines.iter().map(|(called, told)| {
        let words = format!("{called}. {told}");
        format!("  {}\n", wrapped(&words, width.saturating_sub(4)).join("\n    "))
    });
    format!("[[{}]]: {}\n{}", section.table, section.lines.len(), lines.collect::<String>())
}

/// Words in lines of at most `width` characters, where they are no longer themselves.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        match lines.last_mut() {
            Some(last) if line == 0 => last.push_str(word),
            Some(last) if line + 1 + word.chars().count() <= width => last.extend([" ", word]),
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

fn copy(copied: &PackCopy) -> anyhow::Result<Outcome> {
    let from = named(&copied.name)?;
    let folder = &copied.folder;
    let is_taken = folder.symlink_metadata().is_ok() && !is_empty_folder(folder);
    if is_taken {
        let there = folder.display();
        return Err(
            Usage(format!("{there} is there already and nothing is overwritten; name a new folder")).into()
        );
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for file in from.files {
        let path = folder.join(file.name);
        fs::write(&path, file.toml).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let there = folder.display();
    console::note(&format!("change it, and try it with: plimsoll pack check {there}"));
    let names: Vec<String> =
        from.files.iter().map(|file| format!("{}\n", folder.join(file.name).display())).collect();
    say(&names.concat())
}

fn named(name: &str) -> Result<&'static Shipped, Usage> {
    let there: Vec<&str> = shipped_names().into_iter().filter(|name| *name != "none").collect();
    shipped(name).filter(|pack| !pack.files.is_empty()).ok_or_else(|| {
        let meant = nearest(name, there.iter().copied());
        let meant = meant.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        Usage(format!("no pack {name} comes with Plimsoll; there are: {}{meant}", there.join(", ")))
    })
}

fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

fn list() -> anyhow::Result<Outcome> {
    let width = console::width().saturating_sub(2);
    let lines = shipped_names().into_iter().filter_map(shipped);
    let lines =
        lines.map(|pack| format!("{}\n  {}\n", pack.name, wrapped(&pack.about(), width).join("\n  ")));
    say(&lines.collect::<String>())
}

/// The tables that a pack can hold, each with its keys, as the types have them that read it.
fn keys() -> String {
    let table = |table: &Key| match table.shape.keys() {
        [] => format!("## `{}`\n\n{}\n\n", table.name, sentence(&table.shape.name())),
        keys => {
            let rows = keys.iter().map(|key| {
                let needed = if key.required { "yes" } else { "" };
                format!("| `{}` | {} | {needed} |\n", key.name, key.shape.name())
            });
            let rows = rows.collect::<String>();
            format!("## `[[{}]]`\n\n| key | holds | needed |\n|---|---|---|\n{rows}\n", table.name)
        }
    };
    tables().iter().map(table).collect::<String>().trim_end().to_string() + "\n"
}

/// With a capital and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn say(text: &str) -> anyhow::Result<Outcome> {
    let mut out = output();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Done)
}
