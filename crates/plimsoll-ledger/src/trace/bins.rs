use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::statement::{Exact, ItemFamily, MeasureFamily, Pile, bin, exact};

/// Statements by measure family, item family and figure, in the order of the pile. A range is in the bins of both its ends.
pub(crate) fn bins(pile: &Pile<'_>) -> Vec<Vec<usize>> {
    type Key = (MeasureFamily, ItemFamily, bool, Exact);
    let mut names: FxHashMap<Exact, Exact> = FxHashMap::default();
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    let mut bins: Vec<Vec<usize>> = Vec::new();
    for (index, statement) in pile.statements.iter().enumerate() {
        for end in statement.figure.ends() {
            let name = *names.entry(exact(end)).or_insert_with(|| bin(end));
            let key = (statement.measure, statement.item, statement.figure.vague, name);
            let place = *places.entry(key).or_insert(bins.len());
            match bins.get_mut(place) {
                Some(members) if members.last() == Some(&index) => {}
                Some(members) => members.push(index),
                None => bins.push(vec![index]),
            }
        }
    }
    bins
}

/// Parts a bin where its statements name different calibres: 3 million of 152 mm and 3 million of 122 mm are two figures.
/// A statement that names none goes with its own report, else with the calibre that most name.
pub(crate) fn by_calibre(pile: &Pile<'_>, members: Vec<usize>) -> Vec<Vec<usize>> {
    let calibre = |index: usize| pile.statements[index].calibre.map(|(millimetres, _)| millimetres);
    let mut parts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for &index in &members {
        if let Some(millimetres) = calibre(index) {
            parts.entry(millimetres).or_default().push(index);
        }
    }
    if parts.len() < 2 {
        return vec![members];
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
