//! Places behind prepositions: known ones, and unknown ones by their form.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class, EventWord};
use plimsoll_text::TokenKind;

use super::draft::Spot;
use super::scene::Scene;
use crate::Analysis;
use crate::claim::Flow;

/// Tokens of the words for a place.
const LONGEST: usize = 9;

/// The place that begins at token `at` and ends before token `end`, told by the words for it alone.
pub(crate) fn place_at(analysis: &Analysis<'_>, at: usize, end: usize) -> Option<Spot> {
    let flow = Flow::default();
    Scene { analysis, flow: &flow, usual: None, start: at, end }.place_at(at)
}

impl Scene<'_, '_> {
    /// The place that begins at token `at`, behind a preposition: "the port of Korvik", "Korvik", "a depot in Tavel".
    pub(super) fn place_at(&self, at: usize) -> Option<Spot> {
        let reading = self.reading();
        let stop = self.end.min(at + LONGEST);
        let (mut end, mut named, mut site) = (at, None::<(String, bool)>, false);
        let mut next = at;
        while next < stop {
            if let Some(site_end) = self.word_end(next, EventWord::Site) {
                site = true;
                (next, end) = (site_end, site_end);
                continue;
            }
            // "the Black Sea port of Korvik": the last name is the port's.
            let is_site_of = site && reading.is(next - 1, "of");
            if (named.is_none() || is_site_of)
                && let Some((name, name_end, is_country)) = self.place_name(next)
                && (named.is_none() || !is_country)
            {
                let owner = reading.kind(name_end) == Some(TokenKind::Possessive);
                let adjective = self.is_adjective(next) || owner;
                let name_end = name_end + usize::from(owner);
                if !adjective {
                    named = Some((name, is_country));
                }
                (next, end) = (name_end, if adjective { end } else { name_end });
                continue;
            }
            let determiner = reading.determines(next);
            let inside = site
                && (reading.is(next, "of")
                    || reading.is(next, "in")
                    || reading.is(next, "at")
                    || reading.is(next, "near"));
            let inside = inside && (named.is_none() || reading.is(next, "of") && next == end);
            let modifies = named.is_none() && self.is_modifier(next);
            if (determiner && named.is_none()) || inside || modifies {
                next += 1;
                continue;
            }
            break;
        }
        let tokens = at..end;
        match named {
            Some((name, is_country)) => {
                let is_country = is_country && !site;
                Some(Spot { name, tokens, is_country })
            }
            None if site => {
                let first = (at..end).find(|at| !reading.is_class(*at, Class::Determiner)).unwrap_or(at);
                let name = super::finish::words(reading, first..end);
                Some(Spot { name, tokens: first..end, is_country: false })
            }
            None => None,
        }
    }

    /// A word in small letters that can stand before the noun of a place: "eastern", "ammunition".
    fn is_modifier(&self, at: usize) -> bool {
        let reading = self.reading();
        let site_ahead = (at + 1..self.end.min(at + 4)).any(|at| self.is_word(at, EventWord::Site));
        site_ahead
            && reading.kind(at) == Some(TokenKind::Word)
            && !crate::actor::is_closed(reading, at)
            && !self.is_finite(at)
    }

    /// The name of a place at token `at`, one past it, and whether it is a country.
    fn place_name(&self, at: usize) -> Option<(String, usize, bool)> {
        let reading = self.reading();
        let listed = reading.find(at, |hit| match hit.meaning {
            Meaning::Place(place) | Meaning::GarbledPlace(place) => {
                Some((reading.lexicon.place(place).name.clone(), hit.end(), false))
            }
            _ => None,
        });
        if listed.is_some() {
            return listed;
        }
        let actors = self.analysis.actors();
        let near = actors.within(at..at + 1).iter();
        let mention = near.filter(|found| found.end <= self.end).max_by_key(|found| found.end);
        if let Some(mention) = mention {
            let actor = actors.of(mention);
            return match actor.kind {
                // A country by the name of its capital is that town: "met in Pyongyang".
                ActorKind::Country => {
                    Some((self.town_or_country(mention), mention.end, !self.is_town(mention)))
                }
                ActorKind::Place => Some((actor.name.clone(), mention.end, false)),
                _ => None,
            };
        }
        let is_name = |at: usize| {
            at < self.end
                && reading.is_capital(at)
                && !crate::actor::is_closed(reading, at)
                && !reading.hits.at(at).any(|hit| hit.meaning.is_calendar())
        };
        let mut end = at;
        while is_name(end) && !self.in_mention(end) && !self.is_word(end, EventWord::Site) {
            end += 1;
            if reading.is_hyphen(end) && reading.touches(end) && reading.touches(end + 1) && is_name(end + 1)
            {
                end += 1;
            }
        }
        (end > at).then(|| (super::finish::words(reading, at..end), end, false))
    }

    /// A country's mention by another name than its own and its adjectives: its capital.
    fn is_town(&self, mention: &crate::actor::ActorMention) -> bool {
        let words = mention.span.of(self.reading().text);
        let name = &self.analysis.actors().of(mention).name;
        let listed = self.reading().lexicon.actor_named(name).map(|id| self.reading().lexicon.actor(id));
        let is_short = |word: &str| word.chars().all(|letter| letter.is_uppercase() || letter == '.');
        // Names that share a word with the country's own, or are its initials, are the country.
        let shares = words.split_whitespace().any(|word| word.len() > 3 && name.contains(word));
        listed.is_some() && !shares && !is_short(words) && !words.contains(' ')
    }

    fn town_or_country(&self, mention: &crate::actor::ActorMention) -> String {
        if self.is_town(mention) {
            return mention.span.of(self.reading().text).to_string();
        }
        self.analysis.actors().of(mention).name.clone()
    }

    fn is_adjective(&self, at: usize) -> bool {
        let near = self.analysis.actors().within(at..at + 1);
        near.iter().any(|found| found.form == crate::actor::MentionForm::Adjective)
    }

    /// "in Korvik", "at the port of Korvik": where the clause that goes on at `from` says that it happened.
    pub(super) fn at_place(&self, from: usize) -> Option<Spot> {
        let stop = self.clause_end(from, super::scene::NEAR);
        let reading = self.reading();
        (from..stop)
            .filter(|at| reading.is_class(*at, Class::Whereabouts))
            .find_map(|at| self.place_at(at + 1))
    }
}
