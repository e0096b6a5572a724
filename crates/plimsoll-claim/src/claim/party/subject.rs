//! Who does it: the subject of a verb, its agent, or whoever a relative clause names.

use std::cell::OnceCell;
use std::ops::Range;

use plimsoll_lexicon::tables::{ActorKind, Class};
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;

use super::{Finder, REACH};
use crate::actor::{ActorMention, MentionForm};
use crate::measure::{Governor, VerbChain, plan_before};
use crate::quantity::noun_phrase::{has_past_ending, is_verb};

/// Tokens from a verb of saying to its "that": "said on Tuesday in Tal that".
const TOLD: usize = 8;
/// Tokens from a verb of giving to whom it gives.
const NEAR_GOAL: usize = 14;
/// Tokens of an object before its figure: "its entire fleet of".
const LONGEST_OBJECT: usize = 5;

impl Finder<'_, '_> {
    /// Who does it: the subject of an active verb, the agent of a passive or of a participle behind the figure, the
    /// subject of a clause behind it.
    pub(super) fn doer(&self, governor: &Governor) -> Option<String> {
        if let Some(gapped) = self.gapped(governor) {
            return gapped;
        }
        if governor.rule == "measure.relative-clause" {
            let between = self.actors.within(self.figure.end..governor.first);
            let subject = between.iter().find_map(|found| self.party(found));
            // "of the million shells it promised": the subject of the sentence.
            return subject.or_else(|| {
                let it = |at: usize| self.reading.is_class(at, Class::Pronoun);
                (self.figure.end..governor.first)
                    .any(it)
                    .then(|| self.subject_of(self.figure.start, |_| true))
                    .flatten()
            });
        }
        let behind = governor.first >= self.figure.end && !self.figure.is_empty();
        if governor.passive || behind { self.agent(governor) } else { self.subject(governor) }
    }

    /// "Germany sent six tanks and France 12", "and France its fleet of 12": the verb is left out, its subject stands against
    /// its object. None: nothing is left out; none inside: by someone no list knows.
    pub(super) fn gapped(&self, governor: &Governor) -> Option<Option<String>> {
        self.gapped_behind(governor.end)
    }

    /// The same where the first verb ends before token `least`.
    pub(super) fn gapped_behind(&self, least: usize) -> Option<Option<String>> {
        let start = self.object_start(self.list_start(self.figure.start));
        let name = start.checked_sub(1).filter(|name| self.reading.is_capital(*name))?;
        let found =
            self.actors.within(name.saturating_sub(3)..start).iter().rev().find(|found| found.end == start);
        let first = found.map_or(name, |found| found.first);
        let article = usize::from(first > 0 && self.reading.is(first - 1, "the"));
        let joint = first.checked_sub(1 + article).filter(|joint| *joint >= least)?;
        let joined = self.reading.is_mark(joint, ',') || self.reading.is_class(joint, Class::Conjunction);
        joined.then(|| {
            found.filter(|found| found.form != MentionForm::Adjective).and_then(|found| self.party(found))
        })
    }

    /// "and France 12 tanks and 6 guns": where the first figure begins of a list whose last begins at token `figure`.
    fn list_start(&self, figure: usize) -> usize {
        let next = self.quantities.partition_point(|other| other.first < figure);
        let Some(last) = next.checked_sub(1).map(|last| &self.quantities[last]) else { return figure };
        let joins =
            self.reading.is_class(last.end, Class::Conjunction) || self.reading.is_mark(last.end, ',');
        if joins && last.end + 1 == figure { last.first } else { figure }
    }

    /// Where the noun phrase begins of which the figure at token `figure` is a part: "its entire fleet of 19".
    fn object_start(&self, figure: usize) -> usize {
        let reading = self.reading;
        let goes_on = |at: &usize| {
            reading.kind(*at) == Some(TokenKind::Word)
                && !reading.is_capital(*at)
                && !is_verb(reading, *at)
                && (reading.is(*at, "of") || !reading.is_class(*at, Class::Preposition))
        };
        let mut before = (figure.saturating_sub(LONGEST_OBJECT)..figure).rev().take_while(goes_on);
        before.find(|at| reading.determines(*at)).unwrap_or(figure)
    }

    pub(super) fn subject(&self, governor: &Governor) -> Option<String> {
        let verb = VerbChain::before(self.reading, governor.first).first;
        if let Some(charged) = self.charged(verb) {
            return charged;
        }
        if let Some(speakers) = self.speakers(verb) {
            return speakers;
        }
        if verb.checked_sub(1).is_some_and(|at| self.reading.is_class(at, Class::Conjunction)) {
            return self.shared_subject(verb);
        }
        // "Norland, which borders the sea, sent 40": what stands between the commas is about the subject.
        if let Some(open) = self.aside_before(verb) {
            return self.subject_of(open, |_| true);
        }
        let it = verb.checked_sub(1).filter(|at| self.reading.is(*at, "it"));
        it.map_or_else(|| self.subject_of(verb, |_| true), |it| self.meant_by(it))
    }

    /// "The union delivered 300 of the 900 shells it promised", "Norland told Sarvia that it had sent 40": whoever acts in the sentence
    /// before the pronoun, not who is told, given or called an owner there, else the subject of the sentence before.
    fn meant_by(&self, pronoun: usize) -> Option<String> {
        let start = self.reading.sentences[self.reading.sentence_at(pronoun)].tokens.start;
        let wide = self.widened(start.max(pronoun.saturating_sub(REACH)));
        let told = |mention: &ActorMention| {
            mention.first.checked_sub(1).is_some_and(|at| self.reading.has(at, Sort::Saying))
        };
        let owns = |mention: &ActorMention| self.reading.kind(mention.end) == Some(TokenKind::Possessive);
        let acts = |mention: &ActorMention| {
            let named = mention.form != MentionForm::Adjective;
            let is_person = self.actors.of(mention).kind == ActorKind::Person;
            named && !is_person && !told(mention) && !owns(mention) && !wide.is_object(mention)
        };
        wide.subject_of(pronoun, acts).or_else(|| self.antecedent(pronoun))
    }

    /// The same with a clause that begins at token `start`, in which who tells it does it too: "promised and has sent".
    fn widened(&self, start: usize) -> Self {
        let (clause, figure) = (start..self.clause.end, self.figure.clone());
        Self { clause, figure, teller: OnceCell::from(None), ..*self }
    }

    /// "We have sent 40": the country of who speaks. None inside: nobody tells it.
    fn speakers(&self, verb: usize) -> Option<Option<String>> {
        let at = [verb.checked_sub(1), Some(verb)].into_iter().flatten();
        let we = at.into_iter().find(|at| self.reading.is_any(*at, &["we", "we'll", "we’ll"]))?;
        let voice = self.analysis.voice_at(self.reading.tokens[we].span);
        let speaker = voice.and_then(|voice| voice.speaker).map(|speaker| &self.actors.actors[speaker]);
        Some(speaker.and_then(|speaker| speaker.country.clone()))
    }

    /// "a contract for Norland to supply", "awarded a contract to Norland to supply": who stands between a contract and the
    /// infinitive at token `to` is to do it. None inside: someone no list knows.
    fn charged(&self, to: usize) -> Option<Option<String>> {
        let reading = self.reading;
        let contract = plan_before(reading, to)?;
        if !reading.is_class(contract, Class::Commission) {
            return None;
        }
        let leads = |at: &usize| reading.is_any(*at, &["for", "with", "to"]) && reading.is_capital(*at + 1);
        let lead = (contract + 1..to).find(leads)?;
        Some(self.actors.within(lead + 1..to).iter().find_map(|found| self.party(found)))
    }

    /// "Norland wants to help. It has sent 40": the subject of the sentence before, for a pronoun that opens one.
    fn antecedent(&self, pronoun: usize) -> Option<String> {
        let reading = self.reading;
        let number = reading.sentence_at(pronoun);
        if reading.sentences[number].tokens.start != pronoun {
            return None;
        }
        let tokens = reading.sentences[number.checked_sub(1)?].tokens.clone();
        let clause =
            Self { clause: tokens.clone(), figure: self.figure.clone(), teller: OnceCell::new(), ..*self };
        let before = self.actors.within(tokens.clone());
        let subject = before.iter().find(|found| found.form != MentionForm::Adjective)?;
        let stands_first = subject.first <= tokens.start + 1 && !clause.is_governed(subject);
        if stands_first { self.party(subject) } else { None }
    }

    /// The comma before a relative clause whose closing comma stands against the verb.
    fn aside_before(&self, verb: usize) -> Option<usize> {
        let close = verb.checked_sub(1).filter(|at| self.reading.is_mark(*at, ','))?;
        let start = self.reading.sentences[self.reading.sentence_at(close)].tokens.start;
        let opens =
            |at: &usize| self.reading.is_mark(*at, ',') && self.reading.is_class(at + 1, Class::Relative);
        let mut before = start.max(close.saturating_sub(REACH))..close;
        let relative = before.clone().rev().find(opens);
        relative
            .or_else(|| {
                // "Norland, a lawmaker said, citing the agency, has sent 40"
                let open = before.find(|at| self.reading.is_mark(*at, ','))?;
                let parted = (open + 1..close).any(|at| self.reading.is_mark(at, ','));
                let says = (open + 1..close).any(|at| self.reading.has(at, Sort::Saying));
                (parted && says && self.ends_actor(open)).then_some(open)
            })
            .or_else(|| self.apposition_before(close))
    }

    /// "Norland, Sarvia's biggest supplier, sent 40", "Tarn Works, based in Oslo, Norway, sent 40": the comma before what only tells
    /// more of the subject, up to the comma at token `close`.
    fn apposition_before(&self, close: usize) -> Option<usize> {
        let reading = self.reading;
        let start = reading.sentences[reading.sentence_at(close)].tokens.start;
        let owner = |at: usize| {
            let named = self.actors.within(at..at + 1);
            named.iter().any(|found| reading.kind(found.end) == Some(TokenKind::Possessive))
        };
        let tells_more = |at: usize| {
            reading.is_class(at, Class::Article)
                || reading.is_class(at, Class::PossessivePronoun)
                || owner(at)
                || has_past_ending(reading, at) && reading.is_class(at + 1, Class::Preposition)
        };
        let is_aside = |open: &usize| {
            reading.is_mark(*open, ',')
                && self.ends_actor(*open)
                && tells_more(*open + 1)
                && !(*open + 1..close)
                    .any(|at| reading.has(at, Sort::Finite) && !has_past_ending(reading, at))
        };
        (start.max(close.saturating_sub(REACH))..close).find(is_aside)
    }

    /// "The union promised Ukraine shells and has sent 40": of two verbs with one subject, nobody that the first one is done
    /// to.
    fn shared_subject(&self, verb: usize) -> Option<String> {
        let own = self.subject_of(verb, |mention| !self.is_object(mention));
        own.or_else(|| {
            let sentence = self.reading.sentences[self.reading.sentence_at(verb)].tokens.start;
            let start = sentence.max(verb.saturating_sub(REACH));
            let wide = self.widened(start);
            wide.subject_of(verb, |mention| !wide.is_object(mention))
        })
    }

    /// The actor that is the subject of the verb at token `verb`: the last before it that no preposition governs and that fits.
    pub(super) fn subject_of(&self, verb: usize, fits: impl Fn(&ActorMention) -> bool) -> Option<String> {
        let before = self.actors.within(self.clause_of(verb)..verb);
        let goes_on = verb.checked_sub(1).is_some_and(|at| self.reading.is_class(at, Class::Conjunction));
        let of_verb = |mention: &&ActorMention| {
            let aside = goes_on && self.is_of_relative(mention);
            mention.end <= verb && !self.is_governed(mention) && !aside && fits(mention)
        };
        let named = |mention: &&ActorMention| mention.form != MentionForm::Adjective;
        let by_name = || before.iter().rev().filter(of_verb).filter(named);
        let uncounted =
            by_name().filter(|mention| !self.is_counted(mention)).find_map(|found| self.party(found));
        let by_name = || by_name().find_map(|mention| self.party(mention));
        // "The French order took a year; buyers have ordered 40": an adjective is of its own clause.
        let last = self.reading.marks(self.clause_of(verb)..verb).rfind(|at| self.reading.is_mark(*at, ';'));
        let here = |mention: &&ActorMention| last.is_none_or(|mark| mention.first > mark);
        uncounted.or_else(by_name).or_else(|| {
            before.iter().rev().filter(of_verb).filter(here).find_map(|mention| self.party(mention))
        })
    }

    /// "the plan that Norland launched": the subject of a relative clause; not "said that Norland".
    fn is_of_relative(&self, mention: &ActorMention) -> bool {
        let reading = self.reading;
        let the = usize::from(mention.first > 0 && reading.is_class(mention.first - 1, Class::Definite));
        (mention.first - the).checked_sub(1).is_some_and(|at| self.opens_noun_clause(at))
    }

    /// "the plan that", not "said that": whether a relative clause about a noun begins at token `at`.
    fn opens_noun_clause(&self, at: usize) -> bool {
        let reading = self.reading;
        at > 0
            && reading.is_class(at, Class::Relative)
            && reading.kind(at - 1) == Some(TokenKind::Word)
            && !(at.saturating_sub(TOLD)..at).any(|at| {
                // "the plan": a noun.
                let is_noun = at > 0 && reading.is_class(at - 1, Class::Determiner);
                reading.has(at, Sort::Saying) && !is_noun
            })
    }

    /// Whether the subject of an active verb is somebody by name.
    pub(super) fn has_named_subject(&self, governor: &Governor) -> bool {
        let verb = VerbChain::before(self.reading, governor.first).first;
        let named = |mention: &ActorMention| mention.form != MentionForm::Adjective;
        governor.passive || self.subject_of(verb, named).is_some()
    }

    /// "A trading firm bought 40", "Hanwha delivered 40", "sent 40 to Vasko": whether a verb has somebody for its subject or for
    /// whom things go to of whom the report does not tell whose they are.
    pub(super) fn has_stranger(&self, governor: &Governor) -> bool {
        self.goes_to_stranger(governor)
            || self.supplies_stranger(governor)
            || self.comes_of_stranger(governor)
    }

    /// "supplied the rebels with 40 tanks": an object of which the report does not tell whose it is, before what it is given.
    fn supplies_stranger(&self, governor: &Governor) -> bool {
        let reading = self.reading;
        let Some(with) = self.figure.start.checked_sub(1).filter(|with| reading.is(*with, "with")) else {
            return false;
        };
        let object = governor.end..with;
        (2..=LONGEST_OBJECT).contains(&object.len())
            && reading.is_class(object.start, Class::Determiner)
            && object.clone().all(|at| reading.kind(at) == Some(TokenKind::Word))
            && self.actors.within(object).iter().all(|found| self.party(found).is_none())
    }

    fn goes_to_stranger(&self, governor: &Governor) -> bool {
        let reading = self.reading;
        let behind = governor.end..self.clause.end.min(governor.end + NEAR_GOAL);
        let is_mark = |at: &usize| matches!(reading.kind(*at), Some(TokenKind::Mark(',')));
        let mut to = behind.take_while(|at| !is_mark(at)).filter(|at| reading.is(*at, "to"));
        to.next().is_some_and(|to| {
            (reading.is_capital(to + 1) || self.is_trader(to + 1))
                && !reading.has(to + 1, Sort::Calendar)
                && self.actors.within(to + 1..to + 4).iter().all(|found| self.party(found).is_none())
                && self.to(to, &["to"]).is_none()
        })
    }

    /// "placed an order with the maker for 40": a party to an order of whom nobody can tell whose it is.
    fn is_placed_with_stranger(&self, governor: &Governor) -> bool {
        let with = governor.end;
        self.is_placing(governor)
            && self.reading.is_class(governor.first, Class::Commission)
            && self.reading.is_any(with, &["with", "from"])
            && self.after(governor.end, &["with", "from"]).is_none()
    }

    /// "a scrap dealer", "a company in the harbour": a person or firm that is not named.
    fn is_trader(&self, article: usize) -> bool {
        let reading = self.reading;
        let ends = |at: &usize| {
            reading.kind(*at) == Some(TokenKind::Word) && !reading.is_class(*at, Class::Preposition)
        };
        reading.is_class(article, Class::Article)
            && (article + 1..article + 4)
                .take_while(ends)
                .any(|at| reading.is_class(at, Class::Called) || reading.names_person(at))
    }

    fn comes_of_stranger(&self, governor: &Governor) -> bool {
        let reading = self.reading;
        let verb = VerbChain::before(reading, governor.first).first;
        let aside = self.aside_before(verb);
        if self.is_placed_with_stranger(governor) {
            return true;
        }
        let is_unknown = |party: Option<Option<String>>| party.is_some_and(|party| party.is_none());
        if is_unknown(self.charged(verb)) || is_unknown(self.gapped(governor)) {
            return true;
        }
        if governor.rule != "measure.verb" || governor.passive || verb <= self.clause.start {
            return false;
        }
        let verb = aside.unwrap_or(verb);
        let before = self.actors.within(self.clause_of(verb)..verb);
        let subject = before.iter().rev().find(|found| {
            found.end <= verb && found.form != MentionForm::Adjective && !self.is_governed(found)
        });
        let is_firm = |found: &ActorMention| {
            found.form == MentionForm::Description
                && self.actors.of(found).country.is_none()
                && reading.is_class(found.end - 1, Class::Called)
        };
        if let Some(subject) = subject {
            return is_firm(subject);
        }
        let at = verb - 1;
        let is_known = || before.iter().any(|found| (found.first..found.end).contains(&at));
        if reading.is_class(at, Class::Called) {
            return !is_known();
        }
        reading.is_capital(at)
            && at > reading.sentences[reading.sentence_at(at)].tokens.start
            && !reading.has(at, Sort::Calendar)
            && !is_known()
    }

    /// Where the clause of the verb at token `verb` begins: "charges that his country had shipped" behind "that", "Norland, which
    /// shipped" with the name before.
    pub(super) fn clause_of(&self, verb: usize) -> usize {
        // "through the plan that Norland launched, and will be sent": a relative clause ends at its comma.
        let joined = verb > 2
            && self.reading.is_class(verb - 1, Class::Conjunction)
            && self.reading.is_mark(verb - 2, ',');
        // "Norland agreed in May to send": who says it plans it.
        let plan = || plan_before(self.reading, verb);
        // 'Norland "is producing 4 million"': the subject stands before the quotation.
        let begins = self.clause.start;
        let told = || {
            let relative = begins.checked_sub(1).is_some_and(|at| self.reading.is_class(at, Class::Relative));
            relative && self.only_tells(begins..verb)
                || joined && begins > 0 && self.opens_noun_clause(begins - 1)
        };
        let start = if verb <= begins || plan().is_some_and(|plan| plan < begins) || told() {
            let sentence = &self.reading.sentences[self.reading.sentence_at(verb)].tokens;
            sentence.start.max(verb.saturating_sub(REACH))
        } else {
            begins
        };
        let mut openings = self.reading.hits.of_class(start..verb, Class::Complementiser);
        let last = openings.rfind(|at| !joined || !self.opens_noun_clause(*at));
        let opening = last.map_or(start, |at| at + 1);
        let relative = opening == verb || self.reading.is_class(opening, Class::Auxiliary);
        if relative || self.only_tells(opening..verb) { start } else { opening }
    }

    /// "Norland, which according to Sarvia has sent 40", "which Sarvia says has": nothing but who tells it stands before the verb.
    fn only_tells(&self, before: Range<usize>) -> bool {
        let reading = self.reading;
        let says = before.end.checked_sub(1).is_some_and(|at| {
            at > before.start && reading.has(at, Sort::Saying) && reading.has(at, Sort::Finite)
        });
        let cites = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingPreposition { .. });
        let parted = || reading.marks(before.clone()).any(|at| reading.is_mark(at, ';'));
        (says || reading.hits.at(before.start).any(cites)) && !parted()
    }

    /// "to arm three Russian brigades and sent": what is counted is hardly who acts.
    fn is_counted(&self, mention: &ActorMention) -> bool {
        let next = self.quantities.partition_point(|quantity| quantity.first <= mention.first);
        self.quantities[..next].last().is_some_and(|quantity| mention.first < quantity.end)
    }

    /// "promised Ukraine": it stands against a verb before it.
    fn is_object(&self, mention: &ActorMention) -> bool {
        let before = mention.first.checked_sub(1).filter(|at| *at >= self.clause.start);
        before.is_some_and(|at| is_verb(self.reading, at))
    }
}
