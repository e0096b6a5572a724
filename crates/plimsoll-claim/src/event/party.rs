//! Who stands in a noun phrase, before a verb, behind it, or behind a preposition.

use std::ops::Range;

use plimsoll_lexicon::tables::{ActorKind, Class};

use super::draft::{Group, Party};
use super::scene::{NEAR, REACH, Scene, VerbGroup};
use crate::actor::{ActorMention, MentionForm};
use crate::attribution::governing;

/// Parties of one list.
const LIST: usize = 6;

/// The rule of a subject that stands with an earlier verb: "went to Korvik and met".
const SHARED: &str = "event.shared-subject";
/// The rule of a name that nothing is known of.
const UNKNOWN: &str = "event.unknown-name";

impl Scene<'_, '_> {
    /// Who stands in the tokens, outermost mentions only; who belongs to another by a preposition does not count.
    pub(super) fn parties_in(&self, tokens: Range<usize>) -> Vec<Party> {
        let actors = self.analysis.actors();
        let mut found: Vec<&ActorMention> = Vec::new();
        for mention in actors.within(tokens.clone()) {
            let unfit = mention.form == MentionForm::Adjective || mention.end > tokens.end;
            if unfit || !self.can_act(mention) || self.is_doubtful(mention) {
                continue;
            }
            match found.last_mut() {
                Some(last) if last.first == mention.first && last.end < mention.end => *last = mention,
                Some(last) if mention.first < last.end => {}
                _ if self.belongs(mention.first, tokens.start) => {}
                _ => found.push(mention),
            }
        }
        let mut parties: Vec<Party> = Vec::new();
        for mention in found {
            if let Some(country) = self.shared_adjective(mention, tokens.start) {
                parties.push(country);
            }
            parties.push(Party::of(mention));
        }
        parties
    }

    /// "Brandt said that Holm would come when he can": a pronoun behind somebody else of its sentence may mean either.
    fn is_doubtful(&self, mention: &ActorMention) -> bool {
        let actors = self.analysis.actors();
        let is_person = |found: &ActorMention| actors.of(found).kind == ActorKind::Person;
        let pronoun = mention.form == MentionForm::Pronoun && is_person(mention);
        let from = self.start.max(mention.first.saturating_sub(REACH));
        let mut named = actors.within(from..mention.first).iter().rev();
        let last = named.find(|found| found.form == MentionForm::Name && is_person(found));
        pronoun && last.is_some_and(|last| last.actor != mention.actor)
    }

    /// "North Korean and Russian officials": the country whose noun stands with another.
    fn shared_adjective(&self, mention: &ActorMention, start: usize) -> Option<Party> {
        let reading = self.reading();
        let and = mention.first.checked_sub(1).filter(|and| *and > start && reading.is(*and, "and"))?;
        let plural = mention.form == MentionForm::Description;
        let near = self.analysis.actors().within(start..and);
        let before = near.iter().find(|other| other.end == and && other.form == MentionForm::Adjective)?;
        plural.then(|| Party::of(before))
    }

    /// Whether a mention is of somebody, not of a paper, a place or a ship.
    pub(super) fn can_act(&self, mention: &ActorMention) -> bool {
        let actor = self.analysis.actors().of(mention);
        !matches!(actor.kind, ActorKind::Place | ActorKind::Vessel)
            && !actor.is_document
            && self.analysis.actors().document_at(mention.first).is_none()
    }

    /// "the cargo for Norland": whether a preposition inside the phrase leads to the mention.
    pub(super) fn belongs(&self, first: usize, start: usize) -> bool {
        let reading = self.reading();
        let mut before = first;
        while before > start
            && (reading.is_class(before - 1, Class::Determiner)
                || reading.is_class(before - 1, Class::CompassAdjective))
        {
            before -= 1;
        }
        before > start
            && reading.is_class(before - 1, Class::Preposition)
            && !reading.is_class(before - 1, Class::Conjunction)
    }

    /// Who stands in the words of a subject: as the pair spoken of, by name, or by a name that no list knows.
    pub(super) fn group_in(&self, tokens: Range<usize>) -> Group {
        if self.is_pair(tokens.start) {
            return self.pair_in(tokens);
        }
        let parties = self.parties_in(tokens.clone());
        if !parties.is_empty() {
            return Group { parties, rule: None };
        }
        let pair = self.pair_in(tokens.clone());
        if !pair.is_empty() {
            return pair;
        }
        Group { parties: self.unknown_names(tokens), rule: Some(UNKNOWN) }
    }

    /// The subject of an active verb.
    pub(super) fn subject(&self, group: &VerbGroup) -> Group {
        let reading = self.reading();
        let first = group.first;
        let joined = first > self.start && reading.is_class(first - 1, Class::Conjunction);
        let comma = first > self.start && reading.is_mark(first - 1, ',');
        if joined || (comma && group.is_gerund) || group.is_infinitive {
            let tokens = governing::last_subject(self.analysis, self.start, first);
            let found = tokens.map(|tokens| self.group_in(tokens)).unwrap_or_default();
            return Group { rule: found.rule.or(Some(SHARED)), ..found };
        }
        let tokens = governing::subject(self.analysis, self.start, first);
        tokens.map(|tokens| self.group_in(tokens)).unwrap_or_default()
    }

    /// Who begins at token `at`, with those listed behind: "Brandt, Holm and Rell".
    pub(super) fn list_at(&self, mut at: usize) -> (Group, usize) {
        let reading = self.reading();
        if self.is_pair(at) {
            return (self.pair_in(at..self.end.min(at + 4)), at);
        }
        let mut parties: Vec<Party> = Vec::new();
        let mut end = at;
        let (mut was_last, mut by_comma) = (false, false);
        for _ in 0..LIST {
            let party = match (self.mention_at(at), self.unknown_name(at)) {
                (Some(mention), _) => Party::of(mention),
                (None, Some(end)) if !self.modifies(end) => self.named(at..end),
                _ => break,
            };
            let behind = party.tokens.as_ref().map_or(at, |tokens| tokens.end);
            let comma = usize::from(reading.is_mark(behind, ','));
            let and = usize::from(reading.is(behind + comma, "and") || reading.is(behind + comma, "or"));
            // Behind a comma alone somebody else may begin a clause: "…, he said".
            let goes_on = comma + and > 0;
            if by_comma && !goes_on {
                break;
            }
            end = behind;
            parties.push(party);
            at = end + comma + and;
            if !goes_on || was_last || at >= self.end {
                break;
            }
            (was_last, by_comma) = (and > 0, and == 0);
        }
        if parties.is_empty() {
            return (self.pair_in(at..self.end.min(at + 4)), at);
        }
        (Group { parties, rule: None }, end)
    }

    /// The longest mention of somebody that begins at token `at`, or behind a determiner or "a visiting" there.
    fn mention_at(&self, at: usize) -> Option<&ActorMention> {
        let actors = self.analysis.actors();
        let longest = |first: usize| {
            let near = actors.within(first..first + 1).iter();
            let named = near.filter(|found| found.form != MentionForm::Adjective && self.can_act(found));
            named.max_by_key(|found| found.end).filter(|found| found.end <= self.end)
        };
        let found = longest(at).or_else(|| {
            let determiner = self.reading().determines(at);
            if determiner { longest(at + 1) } else { None }
        })?;
        (!self.modifies(found.end)).then_some(found)
    }

    /// "the Norland market", "NATO standards": a noun in small letters right behind makes a name one of its kind.
    pub(super) fn modifies(&self, end: usize) -> bool {
        let reading = self.reading();
        let is_word = end < self.end && reading.kind(end) == Some(plimsoll_text::TokenKind::Word);
        is_word
            && !reading.is_capital(end)
            && !crate::actor::is_closed(reading, end)
            && !self.is_finite(end)
            && !reading.word(end).ends_with("ing")
            && !reading.word(end).ends_with("ly")
            && !self.in_time(end)
    }

    /// Who stands behind one of `prepositions` in the next tokens of the clause.
    pub(super) fn behind(&self, from: usize, prepositions: &[Class]) -> Option<(Group, usize)> {
        self.behind_any(from, |at| prepositions.iter().any(|class| self.reading().is_class(at, *class)))
    }

    /// Who stands behind a preposition that `leads` in the next tokens of the clause.
    pub(super) fn behind_any(&self, from: usize, leads: impl Fn(usize) -> bool) -> Option<(Group, usize)> {
        let stop = self.clause_end(from, NEAR);
        (from..stop).filter(|at| leads(*at)).find_map(|at| {
            let (group, end) = self.list_at(at + 1);
            (!group.is_empty()).then_some((group, end))
        })
    }

    /// "by the ministry": who does what a passive tells.
    pub(super) fn agent(&self, from: usize) -> Group {
        self.behind(from, &[Class::Agent]).map(|(group, _)| group).unwrap_or_default()
    }

    /// "Brandt's visit", "their meeting": who owns the noun at token `noun`, adjectives and times between.
    pub(super) fn owner(&self, noun: usize) -> Group {
        let reading = self.reading();
        let from = self.start.max(noun.saturating_sub(7));
        let possessive = (from..noun)
            .rev()
            .take_while(|at| !self.is_stop(*at) && !reading.is_class(*at, Class::Preposition))
            .find(|at| {
                reading.kind(*at) == Some(plimsoll_text::TokenKind::Possessive)
                    || reading.is_class(*at, Class::PossessivePronoun)
                    || (reading.is_mark(*at, '’') || reading.is_mark(*at, '\''))
            });
        let Some(mark) = possessive else { return Group::default() };
        let actors = self.analysis.actors();
        if reading.is_class(mark, Class::PossessivePronoun) {
            let own = actors.within(mark..mark + 1).iter().find(|found| found.end == mark + 1);
            if own.is_none() {
                return self.pair_in(mark..mark + 1);
            }
            let parties = own.map(Party::of);
            return Group { parties: parties.into_iter().collect(), rule: None };
        }
        let tokens = governing::noun_phrase(self.analysis, self.start, mark);
        tokens.map(|tokens| self.group_in(tokens)).unwrap_or_default()
    }

    /// Where the clause that goes on at `from` ends: at a stop, a subordinator or a new verb, within `most` tokens.
    pub(super) fn clause_end(&self, from: usize, most: usize) -> usize {
        let limit = self.end.min(from + most);
        let ends = |at: &usize| {
            self.is_stop(*at) || self.opens_clause(*at) || (self.is_finite(*at) && !self.in_mention(*at))
        };
        (from..limit).find(ends).unwrap_or(limit)
    }

    /// Whether token `at` stands inside the words for somebody.
    pub(super) fn in_mention(&self, at: usize) -> bool {
        let near = self.analysis.actors().within(at.saturating_sub(10)..at + 1);
        near.iter().any(|mention| mention.first <= at && at < mention.end)
    }
}
