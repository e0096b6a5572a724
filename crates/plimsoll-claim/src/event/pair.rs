//! "Both countries", "the two leaders": the pair that is spoken of.

use std::ops::Range;

use plimsoll_lexicon::tables::{ActorKind, EventWord};

use super::draft::{Group, Party};
use super::scene::Scene;
use crate::actor::{ActorIndex, ActorMention, MentionForm};

/// Mentions looked back for a pair.
const LOOK_BACK: usize = 40;
/// Tokens between two that stand together: "Brandt (R) and Holm".
const BETWEEN: usize = 5;
/// Sentences before in which a pair is still spoken of.
const SENTENCES: usize = 3;

/// The rule of a pair that only a word for both stands for.
const PAIR: &str = "event.pair";

impl Scene<'_, '_> {
    /// The pair that the tokens stand for, if they say "both" or the like.
    pub(super) fn pair_in(&self, tokens: Range<usize>) -> Group {
        let near = tokens.start..tokens.end.min(tokens.start + 4);
        if let Some((at, end)) = near.clone().find_map(|at| Some((at, self.word_end(at, EventWord::Both)?))) {
            let stop = tokens.end.min(end + 3);
            if self.word_in(end..stop, EventWord::States).is_some() {
                return self.group(self.states_before(at));
            }
            if self.word_in(end..stop, EventWord::Persons).is_some() {
                return self.group(self.persons_before(at));
            }
            let bare = end >= tokens.end || self.is_finite(end) || self.is_stop(end);
            let found = || self.states_before(at).or_else(|| self.persons_before(at));
            return self.group(if bare { found() } else { None });
        }
        // "Brandt and Holm came. They signed": only a pair just named together.
        let they = near.into_iter().find(|at| self.is_word(*at, EventWord::They));
        match they {
            Some(at) => self.group(self.coordinated(at, 1, |_| true)),
            None => Group::default(),
        }
    }

    /// Whether "both countries" or the like begins at token `at`.
    pub(super) fn is_pair(&self, at: usize) -> bool {
        let Some(end) = self.word_end(at, EventWord::Both) else { return false };
        let near = end..self.end.min(end + 2);
        self.word_in(near.clone(), EventWord::States).or(self.word_in(near, EventWord::Persons)).is_some()
    }

    fn group(&self, pair: Option<[ActorIndex; 2]>) -> Group {
        let parties = pair.map(|pair| pair.map(Party::meant).to_vec()).unwrap_or_default();
        Group { parties, rule: Some(PAIR) }
    }

    /// Two countries: those named together lately, else those between which things pass in this report, else the only two
    /// that were named lately.
    fn states_before(&self, at: usize) -> Option<[ActorIndex; 2]> {
        let is_state = |mention: &ActorMention| self.kind_of(mention) == ActorKind::Country;
        self.coordinated(at, SENTENCES, is_state).or(self.usual).or_else(|| self.only_two(at, is_state))
    }

    fn persons_before(&self, at: usize) -> Option<[ActorIndex; 2]> {
        let is_person = |mention: &ActorMention| {
            self.kind_of(mention) == ActorKind::Person && mention.form == MentionForm::Name
        };
        self.coordinated(at, SENTENCES, is_person).or_else(|| self.only_two(at, is_person))
    }

    fn kind_of(&self, mention: &ActorMention) -> ActorKind {
        self.analysis.actors().of(mention).kind
    }

    /// The mentions before token `at`, latest first, as far back as `sentences` before this one.
    fn lately(&self, at: usize, sentences: usize) -> impl Iterator<Item = &ActorMention> {
        let reading = self.reading();
        let first = reading.sentence_at(self.start).saturating_sub(sentences);
        let begin = reading.sentences[first].tokens.start;
        self.analysis.actors().within(begin..at).iter().rev().take(LOOK_BACK)
    }

    /// "Norland and Sudland", "Brandt met Holm": the last two that stand together.
    fn coordinated(
        &self,
        at: usize,
        sentences: usize,
        fits: impl Fn(&ActorMention) -> bool,
    ) -> Option<[ActorIndex; 2]> {
        let reading = self.reading();
        let named: Vec<&ActorMention> = self
            .lately(at, sentences)
            .filter(|found| found.form == MentionForm::Name && self.can_act(found) && fits(found))
            .collect();
        named.windows(2).find_map(|two| {
            let [last, first] = two else { return None };
            let between = first.end..last.first;
            let joint = between.clone().any(|at| reading.is(at, "and") || reading.is(at, "with"));
            let verb = between.clone().any(|at| self.is_finite(at));
            let joined = between.len() <= BETWEEN && joint && !verb && first.actor != last.actor;
            joined.then_some([first.actor, last.actor])
        })
    }

    /// The two that were named lately, if no third was; who only speaks is not counted.
    fn only_two(&self, at: usize, fits: impl Fn(&ActorMention) -> bool) -> Option<[ActorIndex; 2]> {
        let mut found: Vec<ActorIndex> = Vec::new();
        for mention in self.lately(at, SENTENCES) {
            if fits(mention) && !self.speaks(mention) && !found.contains(&mention.actor) {
                found.push(mention.actor);
            }
        }
        <[ActorIndex; 2]>::try_from(found).ok().map(|[last, first]| [first, last])
    }

    /// Whether the mention stands in the words for who says something.
    fn speaks(&self, mention: &ActorMention) -> bool {
        let attributions = &self.analysis.said_around(mention.span).attributions;
        let near = attributions
            .partition_point(|said| said.cue.first().is_some_and(|cue| cue.end() < mention.span.start()));
        let around = near.saturating_sub(2)..attributions.len().min(near + 3);
        attributions[around].iter().any(|said| said.source.iter().any(|words| words.contains(mention.span)))
    }
}
