//! The tables of a pack.

use anyhow::Result;

use super::Program;

const HEAD: &str = "\
# Packs: tables and keys

What can stand in a pack, traced from the types that read it: `plimsoll pack keys` prints this list. [docs/packs.md](../packs.md) tells what each key means and how to write a pack.
`cargo xtask reference` writes this page, and a test holds it to the program.

";

pub(super) fn page(program: &Program) -> Result<String> {
    Ok(HEAD.to_string() + &program.says(&["pack", "keys"])?)
}
