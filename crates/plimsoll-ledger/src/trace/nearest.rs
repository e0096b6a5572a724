use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::statement::{Days, Pile};

/// The members of a group, the one nearest the utterance first; those equally near in the order of the pile.
pub(crate) fn by_nearness(pile: &Pile<'_>, members: &[usize], uttered: Option<Days>) -> Vec<usize> {
    let cited = cited(pile, members);
    let mut sorted = members.to_vec();
    sorted.sort_by_cached_key(|&index| {
        let printed = pile.published_day(&pile.statements[index]).unwrap_or(i32::MAX);
        (near(pile, &cited, index, uttered), printed, index)
    });
    sorted
}

/// How near a statement is to the utterance, the day of its report aside: less is nearer.
///
/// Nearer is, in this order: the text itself, not its title; no copy under another date; no other day than that of the
/// utterance; the body that counts speaks in its own name, then an outlet that the others cite; more of window and day is
/// told; the words are quoted; fewer hands.
pub(super) type Nearness = (bool, bool, bool, Reverse<(bool, bool, usize, bool)>, usize);

/// How near one of a group's members is.
pub(super) fn nearness(pile: &Pile<'_>, members: &[usize], index: usize, uttered: Option<Days>) -> Nearness {
    near(pile, &cited(pile, members), index, uttered)
}

/// Who is named as speaking or carrying.
fn cited(pile: &Pile<'_>, members: &[usize]) -> BTreeSet<String> {
    members
        .iter()
        .flat_map(|&index| {
            pile.statements[index].claim.via.iter().chain(&pile.statements[index].claim.speaker)
        })
        .map(|name| words(name).join(" "))
        .filter(|name| name.len() > 1)
        .collect()
}

fn near(pile: &Pile<'_>, cited: &BTreeSet<String>, index: usize, uttered: Option<Days>) -> Nearness {
    let statement = &pile.statements[index];
    let claim = statement.claim;
    let outlet = words(pile.outlet(statement.report));
    let is_body = claim.speaker.as_deref().is_some_and(|name| pile.voices.is_body(name));
    let is_cited = runs(&outlet).any(|run| cited.contains(&run));
    let told = usize::from(claim.period.is_some()) + usize::from(claim.said_on.is_some());
    (
        pile.is_headline(statement),
        pile.is_mirrored(index),
        statement.said.zip(uttered).is_some_and(|(said, uttered)| said.distance(uttered) > 1),
        Reverse((is_body, is_cited, told, is_quoted(pile, index))),
        claim.via.len(),
    )
}

/// Words of a name, lower case.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// All runs of a few words: "The Korea Herald / Yonhap" has "yonhap" among them.
fn runs(words: &[String]) -> impl Iterator<Item = String> + '_ {
    const LONGEST: usize = 8;
    (0..words.len()).flat_map(move |from| {
        (from + 1..=words.len().min(from + LONGEST)).map(move |to| words[from..to].join(" "))
    })
}

/// Whether the figure stands in direct speech: a quotation mark opens before it and closes after it in its sentence.
pub(crate) fn is_quoted(pile: &Pile<'_>, index: usize) -> bool {
    let statement = &pile.statements[index];
    let (sentence, quantity) = (statement.claim.spans.sentence, statement.claim.spans.quantity);
    let text = pile.text(statement);
    let marks = &pile.limits.words.quotation_marks;
    let count = |from: u32, to: u32| {
        let part = text.get(from as usize..to as usize).unwrap_or_default();
        marks.iter().map(|mark| part.matches(mark.as_str()).count()).sum::<usize>()
    };
    sentence.contains(quantity)
        && count(sentence.start(), quantity.start()) % 2 == 1
        && count(quantity.end(), sentence.end()) > 0
}
