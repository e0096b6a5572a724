//! The outline of a text: every measure word and every counted thing in it, found in one pass, for all figures to look up.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Hit, Meaning, Sort, Sorts, VerbForm};
use plimsoll_text::TokenKind;

use super::Governor;
use crate::Reading;
use crate::claim::{Measure, is_of_deal};
use crate::quantity::noun_phrase::is_plural;

/// What can govern figures, and what they can count, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    /// By first token, longer ones first.
    words: Vec<Governor>,
    /// By last token; of those that end together the longest.
    things: Vec<Thing>,
}

/// A counted thing of the word lists, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    /// Index into the lexicon's items.
    pub(crate) item: u32,
    /// One past its last token.
    pub(crate) end: usize,
    pub(crate) plural: bool,
}

impl Outline {
    /// The outline of a text.
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let mut outline = Self::default();
        let measured = reading.hits.having(Sorts::of(&[Sort::Measured]));
        for hit in measured.flat_map(|at| reading.hits.at(at).iter()) {
            let none = VerbForm::default();
            let (measure, frame, form, personal, rule) = match hit.meaning {
                Meaning::MeasureVerb { .. }
                    if reading.is_class(hit.first, Class::PluralModifier)
                        && !acts_on_figure(reading, &hit) =>
                {
                    continue;
                }
                Meaning::MeasureVerb { form, .. } if is_adverb(reading, &hit, form) => continue,
                Meaning::MeasureVerb { form, .. } if is_plural_noun(reading, &hit, form) => continue,
                Meaning::MeasureVerb { form, .. } if is_opening_noun(reading, &hit, form) => continue,
                Meaning::MeasureVerb { .. } if is_owned_noun(reading, &hit, form_of(&hit)) => continue,
                Meaning::MeasureVerb { form, .. } if is_count_noun(reading, &hit, form) => continue,
                Meaning::MeasureVerb { form, .. } if is_deal_noun(reading, &hit, form) => continue,
                Meaning::Item(_)
                    if is_in_verb(reading, &hit)
                        || is_in_name(reading, &hit)
                        || has_figure(reading, &hit) =>
                {
                    continue;
                }
                Meaning::MeasureVerb { measure, frame, form, personal } => {
                    (measure, frame, form, personal, "measure.verb")
                }
                Meaning::MeasureNoun { .. } if outline.ends_in(&hit) => continue,
                Meaning::MeasureNoun { measure, frame, personal } => {
                    (measure, frame, none, personal, "measure.noun")
                }
                // "were missing by a mile": the target.
                Meaning::MeasurePhrase { .. } if is_miss(reading, &hit) => continue,
                Meaning::MeasurePhrase { measure, frame } => (measure, frame, none, false, "measure.phrase"),
                Meaning::Item(item) => {
                    let end = hit.end();
                    let known = outline.things.iter().rev().take(8).any(|thing| thing.end == end);
                    if !known {
                        let plural = is_plural(reading, end - 1);
                        outline.things.push(Thing { item, end, plural });
                    }
                    continue;
                }
                _ => continue,
            };
            let Some(measure) = Measure::named(reading.lexicon.measure(measure)) else { continue };
            let (first, end) = (hit.first, hit.end());
            // "wanted to leave": what one wants to do is in the next verb.
            if measure == Measure::Requested && rule == "measure.verb" && reading.is(end, "to") {
                continue;
            }
            // "declined to confirm 40": nothing fell.
            if measure == Measure::Change && refuses(reading, first, end) {
                continue;
            }
            let governor =
                Governor { measure, frame, first, end, passive: false, modal: false, form, personal, rule };
            // "the contract covers 40", not "snow covered 40"
            let provides = frame == Frame::Content && reading.is_class(first, Class::Provision);
            if provides && !is_of_deal(reading, &governor) {
                continue;
            }
            outline.words.push(governor);
        }
        outline.things.sort_by_key(|thing| thing.end);
        outline
    }

    /// "annual capacity": whether a noun of several words ends with this one.
    fn ends_in(&self, noun: &Hit) -> bool {
        let longer = |words: &Governor| {
            words.rule == "measure.noun" && words.end == noun.end() && words.first < noun.first
        };
        self.words.iter().rev().take(4).any(longer)
    }

    /// All measure words, in order.
    pub(crate) fn words(&self) -> &[Governor] {
        &self.words
    }

    /// The measure words whose first token lies in `tokens`.
    pub(crate) fn within(&self, tokens: Range<usize>) -> &[Governor] {
        let from = self.words.partition_point(|words| words.first < tokens.start);
        let len = self.words[from..].partition_point(|words| words.first < tokens.end);
        &self.words[from..from + len]
    }

    /// The measure words that begin at token `at` and for which `fits` holds, longest first.
    pub(crate) fn at(&self, at: usize, fits: impl Fn(&Governor) -> bool) -> Option<Governor> {
        self.within(at..at + 1).iter().find(|words| fits(words)).copied()
    }

    /// Whether words of `measure` begin in `tokens`.
    pub(crate) fn speaks_of(&self, measure: Measure, tokens: Range<usize>) -> bool {
        self.within(tokens).iter().any(|words| words.measure == measure)
    }

    /// The counted things that end in `tokens`.
    pub(crate) fn things(&self, tokens: Range<usize>) -> &[Thing] {
        let from = self.things.partition_point(|thing| thing.end <= tokens.start);
        let len = self.things[from..].partition_point(|thing| thing.end <= tokens.end);
        &self.things[from..from + len]
    }
}

/// "Norland sanctions 40 firms": whether a name stands before and a figure behind a word that is a noun elsewhere.
fn acts_on_figure(reading: &Reading<'_>, hit: &Hit) -> bool {
    let figure = reading.kind(hit.end()) == Some(TokenKind::Number) || reading.has(hit.end(), Sort::Numeral);
    figure && hit.first.checked_sub(1).is_some_and(|name| reading.is_capital(name))
}

/// "missing by two kilometres", "missing its target": what misses something is not gone.
fn is_miss(reading: &Reading<'_>, hit: &Hit) -> bool {
    let by = hit.end();
    let is_unit = |hit: &Hit| matches!(hit.meaning, Meaning::Unit(_));
    let counts = reading.is_class(by + 1, Class::Article)
        || reading.kind(by + 1) == Some(TokenKind::Number)
        || reading.has(by + 1, Sort::Numeral);
    reading.is(hit.first, "missing")
        && (reading.is(by, "by") && counts && reading.hits.at(by + 2).any(is_unit)
            || reading.is_class(by, Class::PossessivePronoun))
}

/// "declined to confirm", where "declined to 40" tells of a fall.
fn refuses(reading: &Reading<'_>, first: usize, end: usize) -> bool {
    reading.is_class(first, Class::Refusal)
        && reading.is(end, "to")
        && reading.kind(end + 1) == Some(TokenKind::Word)
        && !reading.has(end + 1, Sort::Numeral)
}

/// "Two mines were found", "from many hands": a form in -s behind a number, an owner or "the" is a noun.
fn is_plural_noun(reading: &Reading<'_>, hit: &Hit, form: VerbForm) -> bool {
    let counted = |at: usize| {
        reading.kind(at) == Some(TokenKind::Number)
            || reading.has(at, Sort::Numeral)
            || reading.is_any(at, &["the", "many", "several", "few"])
            || reading.is_class(at, Class::PossessivePronoun)
    };
    // "40 water pumps"
    let in_compound = |at: usize| {
        reading.kind(at) == Some(TokenKind::Word)
            && !reading.has(at, Sort::Verb)
            && !is_plural(reading, at)
            && at.checked_sub(1).is_some_and(|at| reading.kind(at) == Some(TokenKind::Number))
    };
    let is_noun = |at: usize| counted(at) || in_compound(at);
    hit.len == 1 && form == VerbForm::THIRD && hit.first.checked_sub(1).is_some_and(is_noun)
}

/// "Fire crews say": a bare form that opens a sentence, with a plural against it, only tells which.
fn is_opening_noun(reading: &Reading<'_>, hit: &Hit, form: VerbForm) -> bool {
    let next = hit.end();
    let start = || reading.sentences[reading.sentence_at(hit.first)].tokens.start;
    hit.len == 1
        && form == VerbForm::BASE
        && hit.first == start()
        && reading.kind(next) == Some(TokenKind::Word)
        && is_plural(reading, next)
        && !reading.is_capital(next)
}

/// "on the same count": a bare form behind an article or the like.
fn is_count_noun(reading: &Reading<'_>, hit: &Hit, form: VerbForm) -> bool {
    let before = hit.first.checked_sub(1).filter(|_| form == VerbForm::BASE);
    reading.is_class(hit.first, Class::CountNoun)
        && before.is_some_and(|at| {
            reading.is_class(at, Class::Determiner) || reading.is_class(at, Class::EmptyAdjective)
        })
}

fn form_of(hit: &Hit) -> VerbForm {
    match hit.meaning {
        Meaning::MeasureVerb { form, .. } => form,
        _ => VerbForm::default(),
    }
}

/// "Norland's own output", "its supply", "after the flood", "at the crossing": a bare form behind whose it is, or behind an article
/// of what befalls; there a gerund too, unless it tells of what.
fn is_owned_noun(reading: &Reading<'_>, hit: &Hit, form: VerbForm) -> bool {
    let Some(before) = hit.first.checked_sub(1).filter(|_| hit.len == 1) else { return false };
    let owned = reading.kind(before) == Some(TokenKind::Possessive)
        || reading.is_class(before, Class::PossessivePronoun);
    let article = reading.is(before, "the") || reading.is_class(before, Class::Article);
    let befalls = matches!(hit.meaning, Meaning::MeasureVerb { frame: Frame::Victim, .. });
    form == VerbForm::BASE && (owned || befalls && article)
        || form == VerbForm::GERUND && article && !reading.is(hit.end(), "of")
}

/// "a contract for 40", "Norland: contract for 40": a bare form that nothing calls for as a verb.
fn is_deal_noun(reading: &Reading<'_>, hit: &Hit, form: VerbForm) -> bool {
    let calls = |at: usize| {
        [Class::Modal, Class::Goal, Class::Pronoun, Class::Auxiliary]
            .iter()
            .any(|class| reading.is_class(at, *class))
            || is_plural(reading, at)
    };
    hit.len > 1
        && form == VerbForm::BASE
        && reading.is_class(hit.first, Class::Commission)
        && !hit.first.checked_sub(1).is_some_and(calls)
}

/// "shot down": a word of a verb of several words is no thing.
fn is_in_verb(reading: &Reading<'_>, hit: &Hit) -> bool {
    let is_verb = |other: &Hit| other.len > hit.len && matches!(other.meaning, Meaning::MeasureVerb { .. });
    reading.hits.at(hit.first).any(is_verb)
}

/// "now houses 1,300", "ships 40 tonnes": a form in -s with a figure for its object is a verb, and no thing.
fn has_figure(reading: &Reading<'_>, hit: &Hit) -> bool {
    let subject = || {
        hit.first.checked_sub(1).is_some_and(|at| {
            reading.is_class(at, Class::Adverb)
                || reading.is_class(at, Class::Pronoun)
                || reading.has(at, Sort::Capital)
        })
    };
    hit.len == 1
        && reading.kind(hit.first + 1) == Some(TokenKind::Number)
        && reading.word(hit.first).ends_with('s')
        && subject()
}

/// "the Harbour Alliance": a noun of the word lists before another word in capitals, inside a sentence, names somebody.
fn is_in_name(reading: &Reading<'_>, hit: &Hit) -> bool {
    let at = hit.first;
    hit.len == 1
        && reading.is_capital(at)
        && !reading.is_acronym(at)
        && reading.is_capital(at + 1)
        && !reading.touches(at + 1)
        && at.checked_sub(1).is_some_and(|before| reading.is(before, "the") && !reading.is_capital(before))
}

/// "is down to 3 million": a word that stands before nouns as well is a verb only where another one calls for it.
fn is_adverb(reading: &Reading<'_>, hit: &Hit, form: VerbForm) -> bool {
    let called_for = hit
        .first
        .checked_sub(1)
        .is_some_and(|at| reading.is_class(at, Class::Modal) || reading.is_class(at, Class::Goal));
    hit.len == 1
        && form.is_any(VerbForm::BASE)
        && reading.is_class(hit.first, Class::Preposition)
        && !called_for
}
