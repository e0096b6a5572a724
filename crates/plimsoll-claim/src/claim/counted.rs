//! What a figure counts where its own noun does not say: ellipsis, model names beside their like, calibres named before.

use plimsoll_lexicon::Meaning;
use plimsoll_text::TokenKind;

use super::Measure;
use super::draft::Draft;
use super::item::{ItemFacts, item_ending};
use super::wording;
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{NounPhrase, QuantityKind, QuantityMention};
use crate::{Analysis, Reading};

/// "several thousand more", "hundreds of others", "about 5,000": the noun is said elsewhere.
pub(super) fn is_elliptic(mention: &QuantityMention) -> bool {
    let empty = mention.item.as_deref().is_none_or(|item| {
        matches!(item.to_ascii_lowercase().as_str(), "more" | "others" | "other" | "such")
    });
    mention.unit.is_none() && empty
}

/// "23 of 28 drones": what the whole counts, the part counts too.
pub(super) fn whole(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
) -> Option<(ItemFacts, Option<String>)> {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first <= mention.first);
    let whole = analysis.quantities.get(next)?;
    let joined = reading.is(mention.end, "of") && (mention.end + 1..=mention.end + 2).contains(&whole.first);
    (joined && whole.item.is_some()).then(|| (ItemFacts::of(reading, whole), whole.item.clone()))
}

/// The counted thing an elliptic figure means: what holds things or the first plural named before it in its sentence,
/// else what was counted last.
pub(super) fn elided(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<(ItemFacts, Option<String>)> {
    let sentence = &reading.sentences[reading.sentence_at(mention.first)].tokens;
    let least = sentence.start.max(mention.first.saturating_sub(40));
    if mention.item.as_deref().is_some_and(|item| item.eq_ignore_ascii_case("more")) {
        let nearest = (least + 1..=mention.first)
            .rev()
            .find_map(|end| item_ending(reading, least, end).map(|item| (end, item)));
        if let Some((end, item)) = nearest {
            return Some((ItemFacts::from(item), Some(item_words(reading, end))));
        }
    }
    let named: Vec<(usize, ItemFacts)> = (least + 1..=mention.first)
        .filter(|end| is_plural(reading, end - 1))
        .filter_map(|end| item_ending(reading, least, end).map(|item| (end, ItemFacts::from(item))))
        .collect();
    let holder = named.iter().find(|(_, facts)| facts.holds).or(named.first());
    if let Some((end, facts)) = holder {
        return Some((facts.clone(), Some(item_words(reading, *end))));
    }
    before.iter().rev().take(8).find_map(|last| {
        let whole = ItemFacts::of(reading, last.mention);
        let facts = if last.mention.unit.is_some() {
            whole
        } else {
            ItemFacts { class: last.class.clone(), unit: last.unit.clone(), holds: last.holds, measure: None }
        };
        facts.class.is_some().then(|| (facts, last.item.clone()))
    })
}

/// The words of the item that ends before token `end`, with the adjectives before it.
fn item_words(reading: &Reading<'_>, end: usize) -> String {
    let mut first = end - 1;
    while first > 0
        && end - first < 4
        && reading.touches(first) == reading.is_hyphen(first - 1)
        && is_noun_word(reading, first - 1)
    {
        first -= 1;
    }
    reading.span(first, end).of(reading.text).to_string()
}

pub(super) fn is_noun_word(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .find(at, |hit| {
            matches!(
                hit.meaning,
                Meaning::Grammar(_)
                    | Meaning::Verb(_)
                    | Meaning::MeasureVerb { .. }
                    | Meaning::ReportingVerb { .. }
            )
            .then_some(())
        })
        .is_none()
        && reading.kind(at) == Some(TokenKind::Word)
}

/// "four Kh-59 missiles and one Kh-31P": a bare model name is the like of the counted thing it is joined to.
pub(super) fn sibling(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<ItemFacts> {
    let last = before.last().filter(|last| last.class.is_some() && last.mention.unit.is_none())?;
    let phrase = mention.phrase.filter(|_| facts.class.is_none())?;
    let is_model = (phrase.first..phrase.end)
        .any(|at| reading.kind(at) == Some(TokenKind::Number) && reading.touches(at));
    let joined = (last.mention.end..mention.first).len() <= 2
        && reading.sentence_at(last.mention.first) == reading.sentence_at(mention.first);
    (is_model && joined).then(|| ItemFacts {
        class: last.class.clone(),
        unit: last.unit.clone(),
        holds: false,
        measure: None,
    })
}

/// "Converted into 122 mm ammunition, …, 400,000 rounds": the calibre named before bare rounds is theirs.
pub(super) fn borrowed(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    before: &[Draft<'_>],
    facts: ItemFacts,
    item: &mut Option<String>,
    rules: &mut Vec<&'static str>,
) -> ItemFacts {
    let bare = mention.phrase.is_some_and(|phrase| phrase.end - phrase.first == 1);
    if measure != Measure::Capacity || !bare || facts.holds || facts.class.is_none() {
        return facts;
    }
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let at = analysis.quantities.partition_point(|other| other.first < mention.first);
    let earlier = analysis.quantities[at.saturating_sub(4)..at].iter().rev();
    let taken = |first: usize| {
        before.iter().rev().take(4).any(|draft| (draft.mention.first..draft.mention.end).contains(&first))
    };
    let calibre = earlier
        .filter(|other| other.kind == QuantityKind::Attribute && reading.sentence_at(other.first) == sentence)
        .find(|other| !taken(other.first));
    let Some(calibre) = calibre else { return facts };
    let phrase = NounPhrase::plain_at(reading, calibre.first).unwrap_or(NounPhrase {
        first: calibre.first,
        head: calibre.end - 1,
        end: calibre.end,
    });
    let found = ItemFacts::of_phrase(reading, phrase);
    *item = Some(wording::of_phrase(reading, phrase));
    rules.push("item.calibre-borrowed");
    if found.unit == facts.unit { found } else { facts }
}
