//! What stands behind a noun and belongs to its phrase: "a complaint lodged in Lunden by Orla Teague", "the union's tally".

use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

use super::clause;
use super::finder::Finder;
use super::subject::PHRASE;
use crate::quantity::noun_phrase::is_past_form;

impl Finder<'_, '_> {
    /// Where the phrase ends whose head is named before token `end`; it goes on to the next mark at most. A time that
    /// stands there alone dates the saying, and a word that opens a clause of its own ends the phrase.
    pub(super) fn modified_end(&self, end: usize) -> usize {
        let reading = self.reading;
        let barrier = |at: &usize| clause::is_stop(reading, *at) || clause::is_double_quote(reading, *at);
        let last = self.limit.min(end + PHRASE);
        let stop = (end..last).find(barrier).unwrap_or(last);
        if end >= stop || !self.opens_modifier(end, stop) {
            return end;
        }
        let mut whole = end + 1;
        while whole < stop && !self.ends_modifier(whole, stop) {
            whole += 1;
        }
        whole
    }

    /// Where the phrase ends at the head of a sentence: as far as the comma behind it, if no verb but a participle of its
    /// own comes before ("According to the ministry the port sent 40 crates, with shells").
    pub(super) fn modified_before_comma(&self, end: usize) -> usize {
        let whole = self.modified_end(end);
        let verb = |at: usize| {
            clause::is_finite(self.reading, at)
                && !(self.is_participle(at) && (at == end || self.is_done_by(at)))
        };
        if clause::is_comma(self.reading, whole) && !(end..whole).any(verb) { whole } else { end }
    }

    /// Whether what begins at `at` says more about the noun before it.
    fn opens_modifier(&self, at: usize, stop: usize) -> bool {
        let reading = self.reading;
        if clause::time_end(reading, self.times, at).is_some() {
            return false;
        }
        let place = clause::is_preposition(reading, at)
            && clause::time_end(reading, self.times, at + 1).is_none()
            && clause::fixed_preposition_end(reading, at).is_none();
        let joined = reading.is(at, "and")
            && !(at + 1..stop).any(|at| clause::is_finite(reading, at) && !clause::is_owned(reading, at));
        place
            || joined
            || reading.kind(at) == Some(TokenKind::Possessive)
            || self.is_participle(at)
            || clause::is_relative(reading, at)
            || clause::is_finite(reading, at)
            || self.opens_own_clause(at, stop)
    }

    /// "filings Mr. Osten made": a clause about the noun in small letters before it, without a relative pronoun.
    fn opens_own_clause(&self, at: usize, stop: usize) -> bool {
        let reading = self.reading;
        let subject = reading.is_class(at, Class::Pronoun)
            || reading.is_capital(at)
            || reading.is_class(at, Class::Determiner);
        let noun = at > 0 && reading.kind(at - 1) == Some(TokenKind::Word) && !reading.is_capital(at - 1);
        subject && noun && (at + 1..stop).any(|at| clause::is_finite(reading, at))
    }

    fn ends_modifier(&self, at: usize, stop: usize) -> bool {
        let reading = self.reading;
        let behind_participle = self.is_participle(at - 1);
        let preposition = clause::is_preposition(reading, at);
        let time = clause::time_end(reading, self.times, at + usize::from(preposition)).is_some();
        let opens_clause =
            reading.is_class(at, Class::Subordinator) && !preposition && !reading.is(at, "that");
        let joined = reading.is_class(at, Class::Conjunction)
            && (at + 1..stop).any(|at| clause::is_finite(reading, at) && !clause::is_owned(reading, at));
        (time && !behind_participle && !reading.is_class(at - 1, Class::Determiner)) || opens_clause || joined
    }

    /// "lodged", "compiled", "seen": a participle that tells what was done with the noun before it.
    fn is_participle(&self, at: usize) -> bool {
        let reading = self.reading;
        let made = || clause::is_made(reading, at);
        (is_past_form(reading.word(at)) && !reading.is_capital(at)) || made() || self.is_done_by(at)
    }

    /// "kept by".
    fn is_done_by(&self, at: usize) -> bool {
        clause::is_finite(self.reading, at) && self.reading.is_class(at + 1, Class::Agent)
    }
}
