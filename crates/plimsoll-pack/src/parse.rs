use toml::Spanned;
use toml::de::DeTable;

use crate::entry::Entry;
use crate::fault::{Fault, Place};
use crate::tables::tables;

/// Slips of syntax beget others: no more than these are told of a file.
const MOST_SYNTAX_FAULTS: usize = 3;

/// A file of a pack, read as TOML as far as it goes.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// Index of the file.
    pub file: usize,
    /// Its tables.
    pub root: Spanned<DeTable<'t>>,
    /// Whether it is TOML throughout.
    pub is_whole: bool,
}

impl<'t> Parsed<'t> {
    /// Reads the text of a file; what is no TOML becomes faults.
    pub(crate) fn of(file: usize, text: &'t str, faults: &mut Vec<Fault>) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let is_whole = errors.is_empty();
        for error in errors.into_iter().take(MOST_SYNTAX_FAULTS) {
            let bytes = error.span().unwrap_or(0..0);
            let says = format!("this is no TOML: {}", error.message().replace('\n', ", "));
            let help = "correct what stands there; how TOML is written is told at https://toml.io";
            faults.push(Fault::new(Place { file, bytes }, says, help));
        }
        Self { file, root, is_whole }
    }

    /// The entries of all tables of a pack: `[[item]]`, `[[actor]]`.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let root = self.root.get_ref();
        let held = tables().iter().filter_map(|table| Some((table.name, root.get(table.name)?)));
        held.flat_map(move |(table, value)| {
            let list = value.get_ref().as_array().into_iter().flat_map(|list| list.iter());
            list.filter_map(move |one| {
                let keys = one.get_ref().as_table()?;
                Some(Entry { file: self.file, table, keys, bytes: one.span() })
            })
        })
    }
}
