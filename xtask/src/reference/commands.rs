//! Every command with its help.

use anyhow::Result;

use super::Program;

const HEAD: &str = "\
# Commands

What `plimsoll --help` prints, and `--help` after each command. `cargo xtask reference` writes this page, and a test holds it to the program.
";

/// What clap calls the list of commands, and the command that only repeats the help.
const LIST: &str = "Commands:";
const HELP: &str = "help";

pub(super) fn page(program: &Program) -> Result<String> {
    let mut page = HEAD.to_string();
    add(program, &[], &mut page)?;
    Ok(page)
}

/// Adds a command, then those below it.
fn add(program: &Program, command: &[&str], page: &mut String) -> Result<()> {
    let help = program.says(&[command, &["--help"]].concat())?;
    let name = [&["plimsoll"], command].concat().join(" ");
    page.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end()));
    for below in commands(&help) {
        add(program, &[command, &[below]].concat(), page)?;
    }
    Ok(())
}

/// The commands that a help lists.
fn commands(help: &str) -> Vec<&str> {
    let listed = help.lines().skip_while(|line| *line != LIST).skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != HELP).collect()
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn a_help_lists_its_commands() {
        let help = "Usage: x <COMMAND>\n\nCommands:\n  read  Reads\n        more of it\n  case  Keeps\n  help  Print\n\nOptions:\n  -h\n";
        assert_eq!(commands(help), ["read", "case"]);
        assert!(commands("Usage: x\n\nOptions:\n  -h\n").is_empty());
    }
}
