//! What follows a verb of saying: adverbials, whom it was told, and where what is said begins.

use plimsoll_lexicon::tables::{ActorKind, Class, Complement, EventWord, RoleKind};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::clause::{self, Saying};
use super::finder::{After, Finder};
use super::frame::mention_starting;
use crate::actor::ActorIndex;

/// Tokens of "Va.", "North Tavia".
const REGION: usize = 3;
/// Words before the noun of "former press secretary".
const MODIFIERS: usize = 2;
/// Phrases behind a name that tell who it is, and tokens of each.
const DESCRIPTIONS: usize = 3;
const LONGEST_DESCRIPTION: usize = 30;
/// Tokens of a title in quotation marks.
const TITLE: usize = 10;
/// Tokens of whom something is told, and when, before what.
const ADDRESSEE: usize = 16;
/// Adverbials between a verb of saying and what is said.
const ADVERBIALS: usize = 6;

impl Finder<'_, '_> {
    /// What follows a verb of saying at `at`, adverbials and whom it was told left out; the outlet it was told.
    pub(super) fn after(&self, at: usize, saying: &Saying) -> (After, Option<ActorIndex>) {
        match self.after_adverbials(at, saying) {
            (After::Clause(clause), told) if saying.telling => {
                (After::Clause(self.told_that(clause).unwrap_or(clause)), told)
            }
            found => found,
        }
    }

    /// "told the union's Harbour Today channel on Monday that", "told Ina Kelm of the union that": where the clause begins, if no verb
    /// and no mark stands before.
    fn told_that(&self, from: usize) -> Option<usize> {
        let reading = self.reading;
        let that = (from..self.limit.min(from + ADDRESSEE)).find(|at| reading.is(*at, "that"))?;
        let bars = |at: usize| {
            clause::is_stop(reading, at)
                || clause::is_double_quote(reading, at)
                || clause::is_finite(reading, at) && !clause::is_owned(reading, at)
                || reading.is_class(at, Class::Subordinator) && !clause::is_preposition(reading, at)
        };
        // "told reporters 40 of the crates that sank": what is said begins with the figure.
        let opens = clause::is_figure(reading, from);
        (from < that && !opens && !(from..that).any(bars)).then_some(that)
    }

    fn after_adverbials(&self, mut at: usize, saying: &Saying) -> (After, Option<ActorIndex>) {
        let reading = self.reading;
        let mut told = None;
        let mut noun = false;
        if saying.telling {
            (at, told) = self.addressee(at);
        }
        for _ in 0..ADVERBIALS {
            if at >= self.limit {
                return (After::Stop(self.limit), told);
            }
            // "in an interview published by the Gazette"
            if let Some((outlet, end)) = self.told_outlet(at) {
                (at, told) = (end, told.or(Some(outlet)));
                continue;
            }
            if reading.is(at, "that") || clause::is_double_quote(reading, at) {
                return (After::Clause(at), told);
            }
            if reading.is_mark(at, ':') {
                return (After::Clause(at + 1), told);
            }
            // "denied this: the port had sold 40"
            if reading.is_class(at, Class::Demonstrative) && reading.is_mark(at + 1, ':') {
                return (After::Clause(at + 2), told);
            }
            if saying.takes.has(Complement::Infinitive) && reading.is(at, "to") {
                return (After::Clause(at), told);
            }
            // "spoke to the gathering of leaders": what the noun before belongs to.
            if noun && reading.is(at, "of") {
                match self.adverbial_end(at) {
                    Some(end) => at = end,
                    None => return (After::Stop(at), told),
                }
                continue;
            }
            noun = false;
            // "admits to four"
            if reading.is(at, "to") && clause::is_figure(reading, at + 1) && self.is_admission(at - 1) {
                return (After::Clause(at + 1), told);
            }
            if reading.is(at, "of") || reading.is(at, "about") {
                let counted =
                    reading.is(at, "about") && reading.kind(at + 1) == Some(plimsoll_text::TokenKind::Number);
                return (After::Clause(at + usize::from(!counted)), told);
            }
            // "told the Gazette in an interview published on Friday that"
            if clause::is_made(reading, at) && self.is_reporting_noun(at - 1) {
                at += 1;
                continue;
            }
            // "officials who spoke on condition of anonymity said": the verb of the clause around.
            if clause::saying_at(reading, at).is_some_and(|next| next.form.is_any(VerbForm::PAST)) {
                return (After::Stop(at), told);
            }
            if clause::is_comma(reading, at)
                && clause::is_double_quote(reading, at + 1)
                && at + 1 < self.limit
            {
                return (After::Clause(at + 1), told);
            }
            if clause::is_comma(reading, at)
                && let Some(that) = self.that_behind(at)
            {
                return (After::Clause(that), told);
            }
            let cites = reading
                .hits
                .at(at)
                .any(|hit| matches!(hit.meaning, plimsoll_lexicon::Meaning::ReportingPreposition { .. }));
            if cites || clause::is_stop(reading, at) {
                return (After::Stop(at), told);
            }
            at = match clause::time_end(reading, self.times, at) {
                Some(end) => end,
                // "saying only 300 had": the bound of a figure.
                None if clause::helps(reading, at) && clause::is_figure(reading, at + 1) => {
                    return (After::Clause(at), told);
                }
                None if clause::helps(reading, at) && !clause::is_be(reading, at) => at + 1,
                None if reading.is(at, "to") => {
                    let (end, outlet) = self.addressee(at + 1);
                    told = told.or(outlet);
                    noun = true;
                    end
                }
                None if clause::is_preposition(reading, at) => match self.adverbial_end(at) {
                    Some(end) => {
                        told = told.or_else(|| self.carrier_in(at));
                        noun = true;
                        end
                    }
                    None => return (After::Clause(at), told),
                },
                None => return (After::Clause(at), told),
            };
        }
        (After::Clause(at), told)
    }

    /// "told reporters", "told the Gazette".
    pub(super) fn addressee(&self, at: usize) -> (usize, Option<ActorIndex>) {
        let reading = self.reading;
        if let Some((tokens, source)) = mention_starting(self.actors, at) {
            let outlet = source.speaker.filter(|actor| self.actors.actors[*actor].kind == ActorKind::Outlet);
            let end = tokens.end
                + usize::from(reading.is(tokens.end, "news") && reading.is(tokens.end + 1, "agency")) * 2;
            return (end, outlet);
        }
        let mut end = at;
        // "told us 300 families had fled": another noun phrase begins what is said.
        let begins = |end: usize| {
            end > at
                && (clause::is_figure(reading, end)
                    || reading.is_class(end, Class::Determiner)
                    || reading.is_class(end, Class::Pronoun)
                    || reading.is_class(end - 1, Class::Pronoun))
        };
        // "told a closed-door session": no verb, and no stop.
        let tied = |at: usize| reading.is_hyphen(at) && reading.touches(at);
        let stops = |end: usize| {
            clause::is_stop(reading, end)
                || clause::is_double_quote(reading, end)
                || clause::is_preposition(reading, end)
                || reading.is(end, "that")
                || clause::is_finite(reading, end)
                || clause::time_end(reading, self.times, end).is_some()
        };
        while end < self.limit.min(at + 8) && !begins(end) && (!stops(end) || tied(end) || tied(end + 1)) {
            end += 1;
            if mention_starting(self.actors, end).is_some() {
                break;
            }
        }
        (end, None)
    }

    /// "in a letter seen by the Gazette", "in the Gazette": the outlet that carries what is said there.
    fn carrier_in(&self, at: usize) -> Option<ActorIndex> {
        let (_, source) = mention_starting(self.actors, at + 1).filter(|_| self.reading.is(at, "in"))?;
        let mut through = source.speaker.into_iter().chain(source.via);
        through.find(|actor| self.actors.actors[*actor].kind == ActorKind::Outlet)
    }

    fn is_admission(&self, verb: usize) -> bool {
        self.reading.hits.is_event_word(verb, EventWord::Confirms)
    }

    /// "told the Times, in its report of Oct. 4, that": the word that opens what is said.
    pub(super) fn that_behind(&self, comma: usize) -> Option<usize> {
        let reading = self.reading;
        let stop = self.limit.min(comma + 16);
        let next = (comma + 1..stop).find(|at| clause::is_comma(reading, *at))?;
        let verb = |at: usize| clause::is_finite(reading, at) && !clause::is_owned(reading, at);
        // ", citing officials it did not name, that": what is cited may have a clause of its own.
        let cites = reading
            .hits
            .at(comma + 1)
            .any(|hit| matches!(hit.meaning, plimsoll_lexicon::Meaning::ReportingPreposition { .. }));
        let opens = reading.is(next + 1, "that") && (cites || !(comma..next).any(verb));
        opens.then_some(next + 1)
    }

    /// Where an adverbial that begins with a preposition ends; none if it begins what is said.
    pub(super) fn adverbial_end(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if let Some(end) = self.quoted_title_end(at + 1) {
            return Some(end);
        }
        let owner = reading.is_class(at + 1, Class::PossessivePronoun);
        if let Some((tokens, _)) = mention_starting(self.actors, at + 1).filter(|_| !owner) {
            return Some(tokens.end);
        }
        // "in its March report"
        let is_dated_noun = |noun: usize| owner && noun > at + 2 && reading.has(noun - 1, Sort::Calendar);
        let mut end = at + 1;
        let goes_on = |end: usize| {
            let first = end == at + 1;
            !clause::is_stop(reading, end)
                && !clause::is_double_quote(reading, end)
                && (!clause::is_finite(reading, end) || clause::is_owned(reading, end) || is_dated_noun(end))
                && !reading.is(end, "that")
                && (first || !reading.is_class(end, Class::Pronoun))
                && (first || !clause::is_preposition(reading, end))
        };
        while end < self.limit.min(at + 12) && goes_on(end) {
            // "in her 1990 memoir", "in its 2014 review": all its own.
            let names = mention_starting(self.actors, end).is_some()
                && (!owner || reading.is_capital(end) || reading.is_class(end, Class::Determiner));
            let begins = end > at + 1 + usize::from(owner)
                && (names || clause::time_end(reading, self.times, end).is_some());
            if begins {
                break;
            }
            end += 1;
        }
        (end > at + 1).then_some(end)
    }

    /// "on “Morning Tide”": where a title in quotation marks ends that begins at `at`.
    fn quoted_title_end(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if !clause::is_double_quote(reading, at) {
            return None;
        }
        let close = (at + 1..self.limit.min(at + TITLE)).find(|at| clause::is_double_quote(reading, *at))?;
        let capitals = reading.is_capital(at + 1) && !(at + 1..close).any(|at| clause::is_comma(reading, at));
        capitals.then_some(close + 1)
    }

    /// "said Minna Ode, a docker from Tavia, who owns a boat": where what is told of whoever is named before token `end` ends;
    /// `end` where nothing is.
    pub(super) fn described_end(&self, end: usize) -> usize {
        let reading = self.reading;
        let mut whole = end;
        if end == 0 {
            return end;
        }
        for _ in 0..DESCRIPTIONS {
            let first = whole + 1;
            if first >= self.limit || !clause::is_comma(reading, whole) {
                break;
            }
            let stop = (first..self.limit)
                .find(|at| clause::is_stop(reading, *at) || clause::is_double_quote(reading, *at))
                .unwrap_or(self.limit);
            // "a docker who owns a boat": the verb of a relative clause says nothing of the phrase.
            let own = (first..stop).find(|at| clause::is_relative(reading, *at)).unwrap_or(stop);
            let has_verb = || {
                let head = (first..own.min(first + 1 + MODIFIERS)).rev().find(|at| self.is_role(*at));
                (head.unwrap_or(first)..own).any(|at| {
                    let noun = clause::is_owned(reading, at) || self.is_role(at);
                    reading.has(at, Sort::Finite) && !noun
                })
            };
            let describes = clause::is_relative(reading, first)
                || self.is_age(first, stop)
                || self.is_region(first, stop)
                || (!has_verb() && self.opens_description(first));
            if !describes || stop - first > LONGEST_DESCRIPTION {
                break;
            }
            // "Va.,": the point of a shortened name.
            whole = stop + usize::from(reading.is_mark(stop, '.') && clause::is_comma(reading, stop + 1));
        }
        whole
    }

    /// Whether a word in small letters is a noun for what people are.
    fn is_role(&self, at: usize) -> bool {
        let role = |hit: &Hit| {
            matches!(hit.meaning, Meaning::Role(RoleKind::Office | RoleKind::Source | RoleKind::Title))
        };
        !self.reading.is_capital(at) && self.reading.hits.at(at).any(role)
    }

    /// "Ms. Lind, 44,": a number alone between a name and what follows.
    fn is_age(&self, first: usize, stop: usize) -> bool {
        self.reading.kind(first) == Some(TokenKind::Number)
            && stop == first + 1
            && self.reading.is_capital(first - 2)
    }

    /// "in Roanoke, Va., who": a name alone between a place and a relative clause.
    fn is_region(&self, first: usize, stop: usize) -> bool {
        let reading = self.reading;
        let is_name = |at: usize| reading.is_capital(at) || reading.is_mark(at, '.');
        stop - first <= REGION && reading.is_capital(first - 2) && (first..stop).all(is_name) && {
            let comma = stop + usize::from(reading.is_mark(stop, '.'));
            clause::is_comma(reading, comma) && clause::is_relative(reading, comma + 1)
        }
    }

    /// "a docker", "director of", "former head of".
    fn opens_description(&self, first: usize) -> bool {
        let reading = self.reading;
        if clause::time_end(reading, self.times, first).is_some() {
            return false;
        }
        let opens = reading.is_class(first, Class::Article) || reading.is_class(first, Class::Definite);
        let modified = reading.kind(first) == Some(TokenKind::Word)
            && !clause::is_preposition(reading, first)
            && !reading.has(first, Sort::Saying)
            && !reading.word(first).ends_with("ing")
            && !reading.is_class(first, Class::Conjunction)
            && (first + 1..first + 1 + MODIFIERS)
                .take_while(|at| reading.kind(*at) == Some(TokenKind::Word) && !reading.is_capital(*at))
                .any(|at| self.is_role(at));
        opens || self.is_role(first) || modified
    }

    /// Where the adverbials end that begin at `at`.
    pub(super) fn adverbials_end(&self, at: usize) -> usize {
        let mut end = at;
        for _ in 0..ADVERBIALS {
            let next = clause::time_end(self.reading, self.times, end).or_else(|| {
                clause::is_preposition(self.reading, end).then(|| self.adverbial_end(end)).flatten()
            });
            match next.filter(|next| *next <= self.limit) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }
}
