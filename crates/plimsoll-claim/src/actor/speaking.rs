//! Who stands by a verb or preposition of saying, and so is somebody who speaks.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Hit, Meaning, Sort, Sorts, VerbForm};
use plimsoll_text::TokenKind;

use super::phrase::is_plural_word;
use super::sweep::Sweep;
use super::word::{finite, is_closed};

/// Words of help before a verb of saying: "has also said".
const HELP: usize = 3;
/// Tokens of what tells who somebody is, between commas: "Brandt, a retired docker in Tal, said".
const APPOSITION: usize = 24;

impl Sweep<'_, '_> {
    /// Whether the words stand by a verb or preposition of saying: "S said", "said S", "according to S".
    pub(super) fn is_speaking(&self, first: usize, end: usize) -> bool {
        let reading = self.reading;
        let by = first > 1 && reading.is_mark(first - 2, ',') && reading.is(first - 1, "by");
        by || self.says_behind(end) || self.is_said_by(first, end) || self.is_source(first)
    }

    /// Whether a verb of saying stands at token `at`.
    fn is_saying(&self, at: usize, tells: bool) -> bool {
        let reading = self.reading;
        let says = |hit: &Hit| match hit.meaning {
            Meaning::ReportingVerb { form, telling, .. } => {
                (tells || !telling) && form.is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::BASE))
            }
            _ => false,
        };
        reading.has(at, Sort::Saying) && reading.hits.at(at).any(says)
    }

    fn helps(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.is_class(at, Class::Auxiliary)
            || reading.is_class(at, Class::Modal)
            || reading.is_class(at, Class::Adverb)
    }

    /// One past the words of help from token `at` on: "has also".
    pub(super) fn behind_help(&self, at: usize) -> usize {
        (at..at + HELP).find(|at| !self.helps(*at)).unwrap_or(at + HELP)
    }

    /// "S said", "S has also said"; but "losses claimed by the army" are somebody else's claim, and donors that "are mentioned"
    /// mention nothing.
    pub(super) fn says_behind(&self, end: usize) -> bool {
        let verb = self.behind_help(end);
        if self.puts_at(verb) {
            return true;
        }
        let passive = (end..verb).any(|at| self.reading.is_class(at, Class::Be));
        !passive
            && self.is_saying(verb, true)
            && !self.reading.is(verb + 1, "by")
            && (verb > end || self.agrees(end - 1, verb))
    }

    /// "officials say", but not "her official pledge": behind a noun of one a bare form is no verb.
    fn agrees(&self, noun: usize, verb: usize) -> bool {
        let reading = self.reading;
        let inflected = |hit: &Hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => form.is_any(VerbForm::PAST.or(VerbForm::THIRD)),
            _ => false,
        };
        reading.is_capital(noun)
            || reading.has(noun, Sort::Closed)
            || is_plural_word(reading.word(noun))
            || reading.is_class(noun, Class::IrregularPlural)
            || reading.hits.at(verb).any(inflected)
    }

    /// "said S"; but "said Denmark had sold", "told Brandt": what stands behind the verb is said, not who says it.
    fn is_said_by(&self, first: usize, end: usize) -> bool {
        let reading = self.reading;
        let Some(verb) = first.checked_sub(1).filter(|verb| self.is_saying(*verb, false)) else {
            return false;
        };
        // "officials believe Kelm": behind a bare form one name is no subject.
        let base = |hit: &Hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => form == VerbForm::BASE,
            _ => false,
        };
        let bare = end == first + 1 && reading.is_capital(first) && reading.hits.at(verb).any(base);
        let acts =
            || self.helps(end) || self.is_saying(end, true) || finite(reading, end) || self.may_act(end);
        !bare && !acts()
    }

    /// "said Brandt rowed": a word behind a name that no list knows, by its form a verb.
    fn may_act(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.kind(at) == Some(TokenKind::Word)
            && !reading.is_capital(at)
            && !is_closed(reading, at)
            && reading.word(at).ends_with("ed")
    }

    /// "according to S"
    pub(super) fn is_source(&self, first: usize) -> bool {
        let reading = self.reading;
        let before = first.saturating_sub(HELP)..first;
        let leads_here =
            |hit: &Hit| hit.end() == first && matches!(hit.meaning, Meaning::ReportingPreposition { .. });
        let mut sayings = reading.hits.having_in(before, Sorts::of(&[Sort::Saying]));
        sayings.any(|at| reading.hits.at(at).any(leads_here))
    }

    /// "Brandt, 67, a retired docker in Tal, said"
    pub(super) fn says_behind_apposition(&self, end: usize) -> bool {
        let reading = self.reading;
        if !reading.is_mark(end, ',') {
            return false;
        }
        let limit = reading.sentences[self.sentence].tokens.end.min(end + APPOSITION);
        let mut closing = reading.marks(end + 1..limit).filter(|at| reading.is_mark(*at, ','));
        closing.find(|at| self.says_behind(at + 1)).is_some_and(|close| {
            !(end + 1..close).any(|at| reading.is_mark(at, '"') || reading.is_mark(at, '”'))
        })
    }
}
