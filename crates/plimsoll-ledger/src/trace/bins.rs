use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::statement::{ItemFamily, MeasureFamily, Pile, Statement, bin};

/// What the statements of one bin share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bin {
    pub(crate) measure: MeasureFamily,
    pub(crate) item: ItemFamily,
    pub(crate) vague: bool,
    pub(crate) value: Decimal,
}

/// Statements by measure family, item family and figure. A range is in the bins of both its ends.
pub(crate) fn bins(pile: &Pile<'_>) -> BTreeMap<Bin, Vec<usize>> {
    let mut bins: BTreeMap<Bin, Vec<usize>> = BTreeMap::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        for end in statement.figure.ends() {
            bins.entry(name(statement, end)).or_default().push(index);
        }
    }
    for members in bins.values_mut() {
        members.dedup();
    }
    bins
}

fn name(statement: &Statement<'_>, end: Decimal) -> Bin {
    Bin {
        measure: statement.measure,
        item: statement.item.clone(),
        vague: statement.figure.vague,
        value: bin(end),
    }
}

/// Parts a bin where its statements name different calibres: 3 million of 152 mm and 3 million of 122 mm are two figures.
/// A statement that names none goes with its own report, else with the calibre that most name.
pub(crate) fn by_calibre(pile: &Pile<'_>, members: &[usize]) -> Vec<Vec<usize>> {
    let calibre = |index: usize| pile.statements[index].calibre.map(|(millimetres, _)| millimetres);
    let mut parts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for &index in members {
        if let Some(millimetres) = calibre(index) {
            parts.entry(millimetres).or_default().push(index);
        }
    }
    if parts.len() < 2 {
        return vec![members.to_vec()];
    }
    let most = parts.iter().max_by_key(|(mm, part)| (part.len(), **mm)).map_or(0, |(mm, _)| *mm);
    let own: BTreeMap<usize, u32> = parts
        .iter()
        .flat_map(|(mm, part)| part.iter().map(|&index| (pile.statements[index].report, *mm)))
        .collect();
    for &index in members.iter().filter(|&&index| calibre(index).is_none()) {
        let mm = own.get(&pile.statements[index].report).copied().unwrap_or(most);
        parts.entry(mm).or_default().push(index);
    }
    parts.into_values().collect()
}
