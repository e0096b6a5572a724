//! The sentence around a word that tells an event.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, EventFrame, EventWord};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};

use crate::actor::ActorIndex;
use crate::attribution::governing;
use crate::claim::Flow;
use crate::{Analysis, Modality, Reading};

/// Most tokens between a word and what belongs to it.
pub(super) const REACH: usize = 40;
/// Tokens behind a verb in which an agent or companion of it stands.
pub(super) const NEAR: usize = 14;

/// A word that tells an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) frame: EventFrame,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) word: TriggerWord,
}

/// What kind of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TriggerWord {
    Verb(VerbForm),
    Noun,
    Phrase,
}

/// One sentence with what was read in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'x, 'a> {
    pub(super) analysis: &'x Analysis<'a>,
    pub(super) flow: &'x Flow,
    /// Who gives and who gets in most transfers of the report.
    pub(super) usual: Option<[ActorIndex; 2]>,
    /// First token of the sentence.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
}

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct VerbGroup {
    /// Its first token: auxiliaries and adverbs belong to it.
    pub(super) first: usize,
    pub(super) is_passive: bool,
    pub(super) is_finite: bool,
    pub(super) is_gerund: bool,
    pub(super) is_negated: bool,
    /// "to meet", "will meet"
    pub(super) is_ahead: bool,
    /// Whether "to" stands before it.
    pub(super) is_infinitive: bool,
}

impl<'x, 'a> Scene<'x, 'a> {
    pub(super) fn reading(&self) -> &'x Reading<'a> {
        &self.analysis.reading
    }

    pub(super) fn is_word(&self, at: usize, kind: EventWord) -> bool {
        at < self.end && self.reading().hits.is_event_word(at, kind)
    }

    /// One past the longest word of the kind that begins at token `at`.
    pub(super) fn word_end(&self, at: usize, kind: EventWord) -> Option<usize> {
        let found =
            |hit: &plimsoll_lexicon::Hit| (hit.meaning == Meaning::EventWord(kind)).then_some(hit.end());
        self.is_word(at, kind).then(|| self.reading().find(at, found)).flatten()
    }

    /// The first token of a word of the kind in `tokens`.
    pub(super) fn word_in(&self, tokens: Range<usize>, kind: EventWord) -> Option<usize> {
        tokens.into_iter().find(|at| self.is_word(*at, kind))
    }

    /// The triggers that begin at token `at`, longer ones first: "visit" is a verb and a noun.
    pub(super) fn triggers_at(&self, at: usize) -> impl Iterator<Item = Trigger> {
        self.reading().hits.at(at).iter().filter_map(|hit| {
            let (frame, word) = match hit.meaning {
                Meaning::EventVerb { frame, form } => (frame, TriggerWord::Verb(form)),
                Meaning::EventNoun(frame) => (frame, TriggerWord::Noun),
                Meaning::EventPhrase(frame) => (frame, TriggerWord::Phrase),
                _ => return None,
            };
            (hit.end() <= self.end).then_some(Trigger { frame, first: hit.first, end: hit.end(), word })
        })
    }

    /// Whether a trigger that fits begins at token `at`.
    pub(super) fn is_trigger(&self, at: usize, fits: impl Fn(&Trigger) -> bool) -> bool {
        self.reading().has(at, Sort::Event) && self.triggers_at(at).any(|trigger| fits(&trigger))
    }

    /// Whether no part of the clause can go on across token `at`.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        at >= self.end || governing::is_hard_stop(self.analysis, at)
    }

    /// Whether another clause begins at token `at`: a subordinator or relative pronoun.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        self.reading().is_class(at, Class::Complementiser)
            || self.reading().is_class(at, Class::Relative)
            || (self.reading().is_class(at, Class::Subordinator)
                && !self.reading().is_class(at, Class::Preposition))
    }

    /// Whether the sentence is a title, whose capitals tell no name from another word: most words have one, and no full
    /// stop ends it.
    pub(super) fn is_title(&self) -> bool {
        let reading = self.reading();
        let ends = (self.end.saturating_sub(2)..self.end).any(|at| reading.is_mark(at, '.'));
        !ends && crate::actor::is_heading(reading, self.start..self.end)
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        governing::is_verb_of_clause(self.analysis, at)
    }

    /// The words that stand with a verb.
    pub(super) fn verb_group(&self, at: usize, form: VerbForm) -> VerbGroup {
        let reading = self.reading();
        let first = governing::verb_group(self.analysis, self.start, at);
        let words = first..at;
        let be = governing::has_be(self.analysis, words.clone());
        let goes_on = governing::goes_on(self.analysis, self.start, at).is_some();
        let before = first.checked_sub(1).filter(|before| *before >= self.start);
        let to = before.is_some_and(|before| reading.is(before, "to")) && !goes_on;
        let gerund = form.is_any(VerbForm::GERUND);
        let negated = words.clone().any(|at| reading.is_class(at, Class::Negation));
        let nor = before.is_some_and(|before| reading.is_class(before, Class::Negation));
        let ahead = |at: usize| reading.is_class(at, Class::Modal) || self.is_word(at, EventWord::Ahead);
        // "is believed to have shipped" lies behind.
        let perfect = words.clone().any(|at| reading.is_class(at, Class::Have));
        VerbGroup {
            first,
            is_passive: be && form.is_any(VerbForm::PARTICIPLE) && !gerund,
            is_finite: (form.is_finite() || be) && !to,
            is_gerund: gerund && !be,
            is_negated: negated || nor,
            is_ahead: to && !perfect || words.into_iter().any(ahead),
            is_infinitive: to,
        }
    }

    /// What a verb group makes of its event.
    pub(super) fn modality_of(&self, group: &VerbGroup) -> Modality {
        match () {
            () if group.is_negated || self.is_before_to(group, EventWord::Fails) => Modality::Denied,
            () if self.is_before_to(group, EventWord::Achieves) => Modality::Asserted,
            () if group.is_ahead && !self.is_purpose(group) => Modality::Hypothetical,
            () => Modality::Asserted,
        }
    }

    /// "refused to meet", "the first to sign": whether a word of the kind stands before "to" and the verb.
    fn is_before_to(&self, group: &VerbGroup, kind: EventWord) -> bool {
        let before = group.first.checked_sub(2).filter(|before| *before >= self.start && group.is_infinitive);
        before.is_some_and(|before| self.is_word(before, kind))
    }

    /// "travelled to Korvik to meet him": what was done in order to do it has come to pass.
    fn is_purpose(&self, group: &VerbGroup) -> bool {
        let from = self.start.max(group.first.saturating_sub(NEAR));
        let went = self.word_in(from..group.first, EventWord::Went);
        group.is_infinitive && went.is_some_and(|went| !(went..group.first).any(|at| self.opens_clause(at)))
    }

    /// Whether the word of a verb's form is none here: behind a determiner, a preposition or inside a name.
    pub(super) fn is_nominal(&self, at: usize, group: &VerbGroup) -> bool {
        let reading = self.reading();
        let Some(before) = group.first.checked_sub(1).filter(|before| *before >= self.start) else {
            return false;
        };
        let determined = group.first == at
            && (reading.determines(before)
                || reading.kind(before) == Some(plimsoll_text::TokenKind::Possessive));
        let name = reading.is_capital(at) && at > self.start && !reading.is_capital(self.start + 1);
        let compound = reading.is_hyphen(before) && reading.touches(at);
        determined || name || compound
    }
}
