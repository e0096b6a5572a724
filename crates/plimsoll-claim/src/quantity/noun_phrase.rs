//! What is counted: the noun phrase behind a figure, told by form where no word list knows it.

use plimsoll_lexicon::tables::{ActorKind, Class, Frame};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::{Gap, TokenKind};

use super::attribute::{calibre_end, size_end};
use super::word_form::{
    can_only_be_past, fate_end, finite_after_noun, has_verbal_ending, is_participle, is_past, is_shift,
};
pub(crate) use super::word_form::{has_past_ending, is_manner, is_past_form, is_plural, is_verb, verb_form};
use crate::Reading;

/// A noun phrase: from `first`, its head noun, one past its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    pub(crate) first: usize,
    pub(crate) head: usize,
    pub(crate) end: usize,
}

/// Most tokens of one phrase before "of".
const LONGEST: usize = 12;
/// Most of-phrases behind a head ("rounds of shells of the army").
const DEEPEST: usize = 2;

impl NounPhrase {
    /// The phrase that begins at `first`, with its of-phrases; none if there is no noun.
    pub(crate) fn at(reading: &Reading<'_>, first: usize) -> Option<Self> {
        let head = Self::plain_at(reading, first)?;
        let mut phrase = head;
        for _ in 0..DEEPEST {
            let Some(after) = of_phrase(reading, phrase.end) else { break };
            phrase.end = after.end;
        }
        Some(phrase)
    }

    /// The phrase that begins at `first`, without of-phrases.
    pub(crate) fn plain_at(reading: &Reading<'_>, first: usize) -> Option<Self> {
        let mut scan = Scan { reading, head: None, plural: false };
        let mut at = first;
        while at < first + LONGEST {
            match scan.step(at, at == first) {
                Step::To(next) => at = next,
                Step::Stop => break,
            }
        }
        let head = scan.head?;
        Some(Self { first, head, end: head + 1 })
    }
}

/// "and forcing the others": a gerund with an object, which is no noun.
fn takes_object(reading: &Reading<'_>, at: usize) -> bool {
    let object = [Class::Determiner, Class::PossessivePronoun, Class::Pronoun];
    reading.word(at).ends_with("ing") && object.iter().any(|class| reading.is_class(at + 1, *class))
}

/// Whether a clause or phrase ends before `at`: "arms supplies." against "what the firm arms supplies the navy".
fn ends(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) != Some(TokenKind::Word) || reading.is_class(at, Class::Preposition)
}

/// "the repair of power stations": a form in -s of a verb of making, having or giving, behind which nothing stands that it could have
/// for its object, is a noun.
fn lacks_object(reading: &Reading<'_>, at: usize) -> bool {
    let acts = |hit: &Hit| match hit.meaning {
        Meaning::MeasureVerb { frame: Frame::Holder | Frame::Giver | Frame::Getter, form, .. } => {
            hit.len == 1 && form == VerbForm::THIRD
        }
        _ => false,
    };
    let rises = |hit: &Hit| matches!(hit.meaning, Meaning::TrendVerb { .. } | Meaning::ReportingVerb { .. });
    ends(reading, at + 1) && reading.hits.at(at).any(acts) && !reading.hits.at(at).any(rises)
}

/// "of" and the phrase behind it, its determiners skipped.
fn of_phrase(reading: &Reading<'_>, at: usize) -> Option<NounPhrase> {
    if !reading.is(at, "of") {
        return None;
    }
    let mut first = at + 1;
    while reading.determines(first) {
        first += 1;
    }
    // "of those Norland fires": a clause about what was told before.
    let state = |hit: &Hit| matches!(hit.meaning, Meaning::Actor(_, ActorKind::Country));
    if reading.is(first - 1, "those") && reading.hits.at(first).any(state) {
        return None;
    }
    // "shells of the kind Norland has used": a clause about the things, of which no noun is left.
    if first > at + 1 && reading.is_class(first, Class::Kind) {
        return None;
    }
    let calibre = || calibre_end(reading, first).map(|end| NounPhrase { first, head: end - 1, end });
    // "of the promised million": a number is no noun.
    let is_noun =
        |phrase: &NounPhrase| !reading.has(phrase.head, Sort::Numeral) || reading.is_capital(phrase.head);
    NounPhrase::plain_at(reading, first).filter(is_noun).or_else(calibre)
}

/// Whether a participle of several words begins at `at`: "shot down", "put out".
fn is_verb_phrase(reading: &Reading<'_>, at: usize) -> bool {
    let is_participle = |hit: &Hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } => hit.len > 1 && form.is_any(VerbForm::PARTICIPLE),
        _ => false,
    };
    reading.has(at, Sort::Measured) && reading.hits.at(at).any(is_participle)
}

/// "18 RCH 155 howitzers": a number in the name of a type, which letters and the figure of those that are counted stand before.
pub(super) fn is_of_type(reading: &Reading<'_>, number: usize) -> bool {
    let Some(letters) = number.checked_sub(1).filter(|at| *at > 0) else { return false };
    reading.is_acronym(letters)
        && TYPE.contains(&reading.word(letters).len())
        && reading.kind(letters - 1) == Some(TokenKind::Number)
        && reading.kind(number + 1) == Some(TokenKind::Word)
        && reading.hits.at(letters).is_empty()
}

/// Digits that count more than one.
fn is_many(reading: &Reading<'_>, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Number) && reading.word(at) != "1"
}

/// Most letters of initials.
const INITIALS: usize = 4;

/// "U.S.": one past the initials with points that begin at `at`, at least two, inside a sentence.
fn initials_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let is_letter = |at: usize| {
        reading.is_capital(at)
            && reading.word(at).len() == 1
            && reading.is_mark(at + 1, '.')
            && reading.touches(at + 1)
    };
    let count = (0..INITIALS)
        .take_while(|nth| is_letter(at + 2 * nth) && (*nth == 0 || reading.touches(at + 2 * nth)))
        .count();
    let end = at + 2 * count;
    (count > 1 && reading.in_one_sentence(at, end)).then_some(end)
}

/// Letters of a type's name.
const TYPE: std::ops::RangeInclusive<usize> = 2..=5;

enum Step {
    To(usize),
    Stop,
}

struct Scan<'a, 'b> {
    reading: &'a Reading<'b>,
    head: Option<usize>,
    plural: bool,
}

impl Scan<'_, '_> {
    fn step(&mut self, at: usize, is_first: bool) -> Step {
        let Some(token) = self.reading.tokens.get(at) else { return Step::Stop };
        if !is_first
            && token.gap > Gap::Space
            && self.reading.sentence_at(at) != self.reading.sentence_at(at - 1)
        {
            return Step::Stop;
        }
        // "40 U.S. trucks"
        if let Some(end) = initials_end(self.reading, at).filter(|end| !self.plural && self.has_noun(*end)) {
            return Step::To(end);
        }
        match token.kind {
            TokenKind::Word => self.word(at, is_first),
            TokenKind::Number => self.number(at, is_first),
            TokenKind::Possessive if self.head.is_some() && !is_first => {
                (self.head, self.plural) = (None, false);
                Step::To(at + 1)
            }
            TokenKind::Mark('-' | '\u{2011}' | '–')
                if token.touches() && self.reading.touches(at + 1) && !is_first =>
            {
                self.plural = false;
                Step::To(at + 1)
            }
            TokenKind::Mark('“' | '"' | '\'' | '‘') if is_first && !token.touches() => Step::To(at + 1),
            _ => Step::Stop,
        }
    }

    /// A number inside a phrase is a calibre ("152 mm") or part of a name ("KN-23", "Kh-59"), one that begins it any
    /// size ("two 500 kg bombs").
    fn number(&mut self, at: usize, is_first: bool) -> Step {
        let reading = self.reading;
        let in_name = at > 0
            && (reading.is_hyphen(at - 1) || reading.kind(at - 1) == Some(TokenKind::Word))
            && reading.touches(at);
        if in_name {
            self.head = Some(at);
            return Step::To(at + 1);
        }
        match calibre_end(reading, at).or_else(|| is_first.then(|| size_end(reading, at)).flatten()) {
            Some(end) if !self.plural => Step::To(end),
            // "18 RCH 155 howitzers"
            None if !is_first && is_of_type(reading, at) => Step::To(at + 1),
            _ => Step::Stop,
        }
    }

    fn word(&mut self, at: usize, is_first: bool) -> Step {
        let reading = self.reading;
        // "27 shot down": a verb of several words is no noun.
        if is_first && is_verb_phrase(reading, at) {
            return Step::Stop;
        }
        // "M1A2 tanks"
        let in_name =
            !is_first && reading.kind(at - 1) == Some(TokenKind::Number) && self.head == Some(at - 1);
        if !is_first && reading.touches(at) && (reading.is_hyphen(at - 1) || in_name) {
            self.take(at);
            return Step::To(at + 1);
        }
        if self.head.is_none() && can_only_be_past(reading, at) {
            return Step::Stop;
        }
        // "Shahed-136" is a name, whatever it ends in.
        let named = self.item_end(at).is_some();
        if self.head.is_none() && !named && self.past_no_noun(at).is_some_and(|end| !self.has_noun(end)) {
            return Step::Stop;
        }
        // "the two most populous counties", "12 newly armed men"
        let degree = reading.is_class(at, Class::SuperlativeAdverb) || is_manner(reading, at);
        if degree && self.head.is_none() && self.has_noun(at + 1) {
            return Step::To(at + 1);
        }
        if reading.is_class(at, Class::EmptyAdjective) && self.head.is_none() {
            if reading.is_any(at, &["others", "more"]) {
                self.head = Some(at);
            }
            return Step::To(at + 1);
        }
        if reading.is_any(at, &["and", "or"]) && (self.joins(at) || self.between_calibres(at)) {
            self.plural = false;
            return Step::To(at + 1);
        }
        if let Some(end) = self.item_end(at) {
            for token in at..end {
                self.take(token);
            }
            // "F-16s"
            self.plural |= reading.touches(end - 1) && reading.is(end - 1, "s");
            return Step::To(end);
        }
        // "three missiles late on Thursday"
        let follows = self.plural && reading.is_class(at, Class::Adjective);
        if follows && reading.is_class(at + 1, Class::Preposition) || self.closes(at) {
            return Step::Stop;
        }
        self.take(at);
        Step::To(at + 1)
    }

    /// One past words that can stand before a noun and are none: "killed", "later missing", "feared dead", "voted", "cheaper than".
    fn past_no_noun(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let leads = [Class::Adverb, Class::Belief, Class::Pronounced];
        let adverb = at + usize::from(leads.iter().any(|class| reading.is_class(at, *class)));
        let compared = reading.is(at + 1, "than") && reading.word(at).ends_with("er");
        let manner = is_manner(reading, at) || reading.is_class(at, Class::Adverb);
        let fate = fate_end(reading, at).or_else(|| fate_end(reading, adverb));
        fate.or_else(|| {
            (is_past(reading, at) || is_participle(reading, at) || compared || manner).then_some(at + 1)
        })
    }

    /// Whether a noun can begin at `at`.
    fn has_noun(&self, at: usize) -> bool {
        // "newly armed men", but not "peacefully streamed down" or "left quickly"
        let describes = has_past_ending(self.reading, at) || is_manner(self.reading, at);
        let at = at + usize::from(describes);
        self.reading.kind(at) == Some(TokenKind::Word)
            && !self.closes_always(at)
            && !is_verb(self.reading, at)
            && !self.reading.is_class(at, Class::Compass)
    }

    /// "1,284 new suspected cases": a participle between an adjective and the plural that both describe.
    fn describes_plural(&self, at: usize) -> bool {
        let reading = self.reading;
        let adjective = self.head.is_some_and(|head| {
            reading.is_class(head, Class::Adjective)
                || has_past_ending(reading, head) && head + 1 == at && fate_end(reading, head).is_none()
        });
        adjective && has_past_ending(reading, at) && is_plural(reading, at + 1) && self.has_noun(at + 1)
    }

    fn take(&mut self, at: usize) {
        self.head = Some(at);
        self.plural = is_plural(self.reading, at);
    }

    /// An item of the word lists is a noun even where its word could be a verb ("shells", "rounds").
    fn item_end(&self, at: usize) -> Option<usize> {
        // "Hermes drones": a name that no list knows is no plural.
        let is_name = || self.reading.is_capital(at - 1) && self.reading.hits.at(at - 1).is_empty();
        if self.plural && !self.reading.is_class(at - 1, Class::PluralModifier) && !is_name() {
            return None;
        }
        self.reading.find(at, |hit| matches!(hit.meaning, Meaning::Item(_)).then(|| hit.end()))
    }

    /// "artillery and rocket shells": no head yet that could end the phrase; "weapons and shells": two plain nouns.
    fn joins(&self, at: usize) -> bool {
        let reading = self.reading;
        let next = at + 1;
        // "tanks and perhaps guns"
        let hedges = |hit: &Hit| matches!(hit.meaning, Meaning::Hedge(_));
        self.head.is_some()
            && !reading.hits.at(next).any(hedges)
            && !self.bounds(at)
            && reading.kind(next) == Some(TokenKind::Word)
            && (!reading.is_capital(next) || self.names_two(next))
            && !self.closes_always(next)
            && super::numeral::numeral_at(reading, next).is_none()
            && !is_verb(reading, next)
            && (!has_verbal_ending(reading, next)
                || self.has_noun(next + 1) && !reading.is_class(next + 1, Class::EmptyAdjective))
            && !takes_object(reading, next)
            && reading
                .find(next, |hit| matches!(hit.meaning, Meaning::BoundBefore(_)).then_some(()))
                .is_none()
            && (!self.plural || NounPhrase::plain_at_bounded(reading, next))
    }

    /// "tanks or more", not "tanks and more guns": whether a bound and no noun stands at token `at`.
    fn bounds(&self, at: usize) -> bool {
        let reading = self.reading;
        let bound = |hit: &Hit| matches!(hit.meaning, Meaning::BoundAfter(_)).then(|| hit.end());
        reading.find(at, bound).is_some_and(|end| ends(reading, end) || self.closes_always(end))
    }

    /// "152 mm and 122 mm rounds": no noun yet, a calibre on either side.
    fn between_calibres(&self, at: usize) -> bool {
        let reading = self.reading;
        let ends = |first: usize| calibre_end(reading, first) == Some(at);
        let noun = calibre_end(reading, at + 1).filter(|end| self.has_noun(*end));
        self.head.is_none() && (at.saturating_sub(3)..at).any(ends) && noun.is_some()
    }

    /// "Norse and Danish ships", "Norse and Anglo-Danish ships": two names before one plural.
    fn names_two(&self, next: usize) -> bool {
        let reading = self.reading;
        let tied = super::numeral::joins(reading, next + 1) && reading.is_capital(next + 2);
        let next = next + if tied { 2 } else { 0 };
        self.head.is_some_and(|head| reading.is_capital(head))
            && !self.plural
            && reading.kind(next + 1) == Some(TokenKind::Word)
            && !reading.is_capital(next + 1)
            && is_plural(reading, next + 1)
            && !is_verb(reading, next + 1)
    }

    /// "the ammunition Norland uses": whether somebody and what they do with it stand behind a noun.
    fn has_own_clause(&self, at: usize) -> bool {
        let reading = self.reading;
        let is_common = self.head.is_some_and(|head| head + 1 == at && !reading.is_capital(head));
        is_common
            && reading.is_capital(at)
            && reading.has(at, Sort::Actor)
            && is_verb(reading, at + 1)
            && finite_after_noun(reading, at + 1)
    }

    fn closes(&self, at: usize) -> bool {
        let reading = self.reading;
        if self.closes_always(at) {
            return true;
        }
        if self.describes_plural(at) {
            return false;
        }
        let after_noun = [Class::Adverb, Class::Past].iter().any(|class| reading.is_class(at, *class));
        // "heroin hidden in a truck"
        let is_participle = reading.is_class(at, Class::Participle) && !reading.is_hyphen(at - 1);
        let after_noun = after_noun || is_participle && reading.is_class(at + 1, Class::Preposition);
        if self.head.is_some() && (after_noun || is_shift(reading, at) || self.has_own_clause(at)) {
            return true;
        }
        if self.head.is_some()
            && !reading.is_hyphen(at - 1)
            && !reading.is_any(at - 1, &["and", "or"])
            && has_past_ending(reading, at)
            && self.item_end(at + 1).is_none()
        {
            return true;
        }
        // "30 more posts", "40 water pumps": behind such a number no verb has that form.
        let is_more = self.head.is_some_and(|head| {
            head + 1 == at
                && (reading.is_class(head, Class::EmptyAdjective)
                    || !self.plural && head.checked_sub(1).is_some_and(|number| is_many(reading, number)))
        });
        if is_more && is_plural(reading, at) && verb_form(reading, at) == Some(VerbForm::THIRD) {
            return false;
        }
        // "hundreds more missing".
        let is_bare = self.head.is_some_and(|head| reading.is_class(head, Class::EmptyAdjective));
        if is_bare && fate_end(reading, at).is_some() {
            return true;
        }
        if !self.plural {
            let is_finite = is_verb(reading, at) && finite_after_noun(reading, at);
            return self.head.is_some() && is_finite && !lacks_object(reading, at);
        }
        !reading.is_class(at - 1, Class::PluralModifier)
            || is_verb(reading, at) && !(is_plural(reading, at) && ends(reading, at + 1))
    }

    fn closes_always(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.hits.at(at).any(|hit| match hit.meaning {
            // "two US soldiers"
            Meaning::Grammar(Class::Pronoun) if reading.is_initials(at) => false,
            Meaning::Grammar(class) => class.is_closed(),
            Meaning::Month(_) | Meaning::Weekday(_) | Meaning::Deictic(_) => true,
            Meaning::ReportingPreposition { .. } | Meaning::Sign(_) => true,
            _ => false,
        })
    }
}

impl NounPhrase {
    /// Whether a noun phrase that something ends (not a clause) begins at `at`: "weapons and shells." but not
    /// "weapons and ships arrived".
    fn plain_at_bounded(reading: &Reading<'_>, at: usize) -> bool {
        let mut end = at;
        while end < at + 5 && reading.kind(end) == Some(TokenKind::Word) && !is_verb(reading, end) {
            if reading.is_class(end, Class::Preposition) || reading.is_class(end, Class::Conjunction) {
                return true;
            }
            if reading.is_class(end, Class::Auxiliary) || reading.is_class(end, Class::Modal) {
                return end > at;
            }
            end += 1;
        }
        end > at && !is_verb(reading, end)
    }
}
