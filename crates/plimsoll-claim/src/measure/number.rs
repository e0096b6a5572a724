//! "brings to 46 the number of rifles seized": what a noun for figures behind a bare figure says of it.

use plimsoll_lexicon::VerbForm;
use plimsoll_lexicon::tables::Class;

use super::{Governor, passive};
use crate::quantity::{NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

/// Tokens of "who have since" before a verb.
const RELATIVE: usize = 5;

/// What stands behind the noun for figures.
pub(crate) struct NumberBehind {
    /// What it is the number of; none: persons, of whom a clause tells.
    pub(crate) of: Option<NounPhrase>,
    /// First token of what is told of them.
    told: usize,
    /// Whether that is a relative clause.
    pub(crate) who: bool,
}

impl NumberBehind {
    /// "the number of rifles" behind a figure that "to" leads to, "the number who have died".
    pub(crate) fn of(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Self> {
        let number = mention.end + 1;
        let names = mention.item.is_none()
            && reading.is_class(mention.end, Class::Definite)
            && reading.is_class(number, Class::CountNoun);
        let of = || reading.is(number + 1, "of").then(|| NounPhrase::plain_at(reading, number + 2)).flatten();
        let of = names.then(of)?;
        let end = of.map_or(number + 1, |phrase| phrase.end);
        let who = reading.is_class(end, Class::Relative);
        let leads = mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "to"));
        (of.is_some() || leads).then_some(Self { of, told: end + usize::from(who), who })
    }

    /// What is told of them: "seized", "who have died".
    pub(super) fn governor(&self, analysis: &Analysis<'_>) -> Option<Governor> {
        let reading = &analysis.reading;
        let helps =
            |at: &usize| !reading.is_class(*at, Class::Auxiliary) && !reading.is_class(*at, Class::Adverb);
        let verb = (self.told..self.told + RELATIVE).find(helps).filter(|_| self.who).unwrap_or(self.told);
        let tells = |words: &Governor| self.who || words.form.is_any(VerbForm::PARTICIPLE);
        // "the number of rifles captured": what befalls persons only does not befall things.
        let of_persons = self.of.is_none_or(|phrase| reading.names_person(phrase.head));
        let suits = |words: &Governor| tells(words) && words.personal == of_persons;
        let found = analysis.outline.at(verb, suits).or_else(|| analysis.outline.at(verb, tells))?;
        Some(passive(reading, found))
    }
}
