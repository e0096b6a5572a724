use std::collections::{BTreeMap, BTreeSet};

use crate::trace::Traced;
use crate::view::View;

/// What the carriers nearest the origin say on one point, and how far the others agree.
#[derive(Debug)]
pub(super) struct Reference<T> {
    pub(super) value: T,
    /// Carriers that say so, the nearest first.
    pub(super) carriers: Vec<usize>,
    /// Another answer has two chains at least, and more than half as many, or all others together have
    /// twice as many: the nearer carriers disagree.
    pub(super) contested: bool,
    /// The body that counts says so in its own name.
    pub(super) by_body: bool,
}

/// What an origin's carriers say on a point of which no answer is barer than another: see [`weighed`].
pub(super) fn reference<T: Ord + Clone>(
    view: &View<'_>,
    origin: &Traced<'_>,
    point: impl Fn(usize) -> Option<T>,
) -> Option<Reference<T>> {
    weighed(view, origin, point, |_| false)
}

/// What an origin's carriers say on a point.
///
/// The body's own word counts first; else the answer of most independent chains, and among equals that of the nearest.
/// Titles are no witnesses. Words get lost on the way and are seldom added, so a bare answer contests a fuller one only with
/// as many chains.
pub(super) fn weighed<T: Ord + Clone>(
    view: &View<'_>,
    origin: &Traced<'_>,
    point: impl Fn(usize) -> Option<T>,
    is_bare: impl Fn(&T) -> bool,
) -> Option<Reference<T>> {
    let mut answers: BTreeMap<T, (BTreeSet<&str>, Vec<usize>, usize)> = BTreeMap::new();
    let mut body = None;
    for (place, &index) in origin.members.iter().enumerate() {
        let statement = &view.pile.statements[index];
        let Some(value) = point(index).filter(|_| !view.pile.is_headline(statement)) else { continue };
        let is_body = statement.speaker.is_some_and(|name| view.pile.voices.known(name).is_body);
        if is_body && statement.voice == origin.voice && body.is_none() {
            body = Some(value.clone());
        }
        let answer = answers.entry(value).or_insert_with(|| (BTreeSet::new(), Vec::new(), place));
        answer.0.insert(view.chain(index));
        answer.1.push(index);
    }
    // Of one chain's carriers the fuller have what it said, the bare have lost it.
    let told: BTreeSet<&str> = answers
        .iter()
        .filter(|(value, _)| !is_bare(value))
        .flat_map(|(_, (chains, ..))| chains.iter().copied())
        .collect();
    for (_, (chains, ..)) in answers.iter_mut().filter(|(value, _)| is_bare(value)) {
        chains.retain(|chain| !told.contains(chain));
    }
    let most = answers
        .iter()
        .max_by_key(|(value, (chains, _, place))| (chains.len(), !is_bare(value), usize::MAX - place));
    let value = body.clone().or_else(|| most.map(|(value, _)| value.clone()))?;
    let (chains, carriers, _) = answers.remove(&value)?;
    let contests = |other: &T, rival: usize| {
        let least = if is_bare(other) { chains.len() } else { chains.len() / 2 + 1 };
        rival > 1 && rival >= least
    };
    let others: usize =
        answers.iter().filter(|(other, _)| !is_bare(other)).map(|(_, (rivals, ..))| rivals.len()).sum();
    let contested = others >= 2 * chains.len()
        || answers.iter().any(|(other, (rivals, ..))| contests(other, rivals.len()));
    Some(Reference { value, carriers, contested, by_body: body.is_some() })
}
