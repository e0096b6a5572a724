//! A claim being put together: what each step says of one figure.

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, Commitment, Dimension};
use plimsoll_text::TokenKind;

use super::amount;
use super::counted::borrowed;
use super::currency;
use super::item::ItemFacts;
use super::lent::{self, Lenders, UNIT_ELIDED};
use super::listed::{self, LISTED_BELOW};
use super::measured::{dimension, measure_of, sterling, unit_of};
use super::modality::{modality, said_of};
use super::noun::Noun;
use super::party::Parties;
use super::period::{
    LIKE_STRETCH, Like, like_stretch, period, period_of_line, said_again, said_in_turn, up_to_reference,
};
use super::scope::is_tolerance;
use super::victim::Counted;
use super::wording;
use super::{Measure, Modality};
use crate::attribution::Voice;
use crate::edtf::Period;
use crate::measure::{Governor, Window, is_of_them};
use crate::quantity::{Bound, Quantity, QuantityKind, QuantityMention};
use crate::{Analysis, Date, Reading};

/// One figure and what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) mention: &'a QuantityMention,
    pub(super) quantity: crate::Quantity,
    pub(super) window: Window,
    pub(super) governor: Option<Governor>,
    pub(super) measure: Measure,
    pub(super) unit: Option<String>,
    pub(super) item: Option<String>,
    pub(super) class: Option<String>,
    /// What is known of the counted thing, whatever the figure measures.
    pub(super) facts: ItemFacts,
    pub(super) parties: Parties,
    pub(super) voice: Option<&'a Voice>,
    /// When that was said, as far as the report tells.
    pub(super) said_on: Option<Date>,
    pub(super) modality: Modality,
    pub(super) period: Option<Period>,
    /// The tokens that tell it, where its own sentence does.
    pub(super) period_at: Option<std::ops::Range<usize>>,
    /// Index of the draft it is about.
    pub(super) of: Option<usize>,
    /// Indexes of the drafts it is joined to by "or".
    pub(super) alternatives: Vec<usize>,
    pub(super) rules: Vec<&'static str>,
}

impl<'a> Draft<'a> {
    /// What the figure's own sentence says that it counts or measures. `before`: the drafts of the text so far.
    pub(super) fn new(analysis: &'a Analysis<'a>, counted: Counted<'a>, before: &[Draft<'a>]) -> Self {
        let mention = counted.mention;
        let reading = &analysis.reading;
        let window = Window::around(reading, mention);
        let noun = Noun::of(analysis, &counted, window, before);
        let measure = measured(analysis, mention, &noun, before);
        let Noun { governor, facts, mut item, mut rules } = noun;
        let facts = borrowed(analysis, mention, measure, before, facts, &mut item, &mut rules);
        if let Some(worded) = wording::of(analysis, mention, measure, governor.as_ref(), window, before) {
            item = Some(worded);
        } else if facts.unit.as_deref() == Some("time") && measure == Measure::Change {
            // "three times as much": times of what, nothing tells.
            item = None;
        }
        let lenders = Lenders::around(analysis, mention, governor.as_ref(), before);
        let is_own = is_sum_of_own(analysis, mention);
        if let Some(last) = lenders.worded().filter(|_| !is_own) {
            item.clone_from(&last.item);
        }
        // "half the number of a year ago": of what, nothing tells.
        item = item.filter(|item| mention.kind != QuantityKind::Share || !item.ends_with(" of"));
        if let Some(whole) = share_of(reading, mention, before) {
            item.clone_from(&whole.item);
        }
        // "rose to 3.9 million headsets, up from 2.4 million"
        if let Some(last) = lent::of_trend(reading, mention, before) {
            item.clone_from(&last.item);
        }
        let lent = lenders.unit(reading, &facts);
        rules.extend(lent.iter().map(|_| UNIT_ELIDED));
        let own = || unit_with_rate(analysis, mention, governor.as_ref(), &facts, before);
        let unit = lent.or_else(own);
        let sterling = sterling(reading, mention, unit.as_deref(), governor.as_ref(), before.last());
        let class = match sterling {
            Some(_) => Some("money".to_string()),
            None => lenders.class(reading, mention, facts.class.clone()),
        };
        let is_paid = sterling.is_some() && measure != Measure::Pledged;
        Self {
            mention,
            quantity: tolerated(analysis, mention, governor.as_ref()),
            window,
            measure: if is_paid {
                Measure::Value
            } else {
                lenders.measure(analysis, mention, governor.as_ref(), measure)
            },
            governor,
            unit: sterling.or(unit),
            item,
            class,
            facts,
            parties: Parties::default(),
            voice: None,
            said_on: None,
            modality: Modality::Asserted,
            period: None,
            period_at: None,
            of: None,
            alternatives: Vec::new(),
            rules,
        }
    }

    /// The same with who gives, who gets, who says it and which time it covers. `before`: the drafts of the text so far.
    pub(super) fn told(self, analysis: &'a Analysis<'a>, before: &[Draft<'_>]) -> Self {
        let Self { mention, measure, window, .. } = self;
        let governor = self.governor.as_ref();
        let is_listed = self.rules.contains(&LISTED_BELOW);
        let opened = || governor.filter(|_| is_listed).map(|by| listed::said_at(&analysis.reading, by));
        let voice = analysis.voice_at(mention.span);
        let voice = voice.or_else(|| analysis.voice_at(opened()?));
        // "The 40 tanks promised by Norland have arrived": who promises does not tell what came of it.
        let is_promise =
            |voice: &&Voice| governor.is_some_and(|by| is_of_promise(analysis, mention, by, voice));
        let voice = voice.filter(|voice| !is_promise(voice));
        let said = voice.map_or(Commitment::Asserted, |voice| said_of(&analysis.reading, mention, voice));
        let again = voice.and_then(|_| said_again(analysis, mention));
        let said_on = again.or_else(|| voice.and_then(|voice| analysis.said_on(voice)));
        let in_turn = || said_in_turn(analysis, mention, before.last()?.mention, said_on?);
        let said_on = in_turn().or(said_on);
        let said_at = voice.and_then(|voice| voice.cue_span).map(|cue| analysis.reading.token_at(cue.end()));
        let line = listed::opener(&analysis.reading, mention);
        // "seized 40 in May": dated like what is found.
        let seen = governor.filter(|by| measure == Measure::Other && by.measure == Measure::Observed);
        // "300 flights were cancelled on Sunday": like those that were not.
        let is_unseen = governor.is_none() && self.facts.measure == Some(Measure::Observed);
        let unseen = Some(Measure::Observed).filter(|_| is_unseen && measure == Measure::Other);
        let dated = seen.map(|by| by.measure).or(unseen).unwrap_or(measure);
        let period = period(analysis, mention, (dated, governor), window, said_on, said_at)
            .or_else(|| period_of_line(analysis, line?, measure, said_on))
            .or_else(|| up_to_reference(analysis, mention, measure, said_on));
        let like = period.as_ref().and_then(|(_, at)| like_stretch(analysis, mention, at, before));
        let period = match like {
            Some(Like::Stretch(stretch)) => period.map(|(_, at)| (stretch, at)),
            Some(Like::Untold) => None,
            None => period,
        };
        let (period, period_at) = period.unzip();
        // A day on which somebody spoke elsewhere is not that of words about what came later.
        let is_told = voice.is_some_and(|voice| voice.said_on.is_some());
        let begins = period.and_then(|period: Period| period.from?.first_day());
        let today = analysis.reading.published.and_then(|day| day.last_day());
        let is_past = begins.is_some() && begins <= today;
        let comes_later = |said: &Date| is_past && begins > said.last_day();
        let said_on = said_on.filter(|said| is_told || measure == Measure::Pledged || !comes_later(said));
        let is_promised = measure == Measure::Transferred && governor.is_none();
        let is_promised = is_promised && lies_ahead(analysis, mention, period);
        let measure = if is_promised { Measure::Pledged } else { measure };
        let parties = match governor.filter(|_| is_listed) {
            _ if self.facts.is_of_vote() => Parties::default(),
            Some(governor) => listed::parties(analysis, mention, governor),
            None => Parties::of(analysis, mention, measure, governor, window),
        };
        let is_turned = wording::is_never_beyond(&analysis.reading, mention);
        let quantity = if is_turned { self.quantity.denied_beyond() } else { self.quantity.clone() };
        let weakest = modality(analysis, mention, measure, governor, window, said);
        let modality = if is_turned && weakest == Modality::Denied { said.into() } else { weakest };
        let is_money = self.class.as_deref() == Some("money") && self.unit == mention.unit;
        let giver = parties.supplier.as_deref();
        let unit = is_money.then(|| currency::of_place(analysis, mention, giver)).flatten();
        let of_last =
            || currency::of_last(&self, before).filter(|_| !currency::is_told(&analysis.reading, mention));
        let unit = unit.or_else(of_last);
        let unit = unit.or_else(|| currency::of_dollars(&analysis.reading, &self, before));
        let unit = unit.or_else(|| currency::of_cents(analysis, mention).filter(|_| is_money));
        let nobodys = || is_money.then(|| currency::unplaced(&analysis.reading, mention)).flatten();
        let unit = unit.or_else(nobodys).or(self.unit);
        let mut rules = self.rules;
        rules.extend(like.map(|_| LIKE_STRETCH));
        Self { quantity, unit, measure, parties, voice, said_on, modality, period, period_at, rules, ..self }
    }
}

/// Whether a voice is that of a promise or an order behind a figure, and another verb further on tells what came of it.
fn is_of_promise(analysis: &Analysis<'_>, mention: &QuantityMention, came: &Governor, voice: &Voice) -> bool {
    let orders = |words: &Governor| words.measure.is_to_come();
    let cue = voice
        .cue_span
        .map(|cue| analysis.reading.token_at(cue.start())..analysis.reading.token_at(cue.end()));
    !orders(came)
        && cue.is_some_and(|cue| {
            cue.start >= mention.end
                && cue.end <= came.first
                && cue.into_iter().any(|at| analysis.outline.at(at, orders).is_some())
        })
}

/// "a loss of $40 million, against a profit of $15 million": whether a sum set beside another has a noun of its own.
fn is_sum_of_own(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    dimension(&analysis.reading, mention) == Some(Dimension::Money)
        && amount::noun_of(analysis, mention).is_some()
}

/// "90 patients, a third of them under 18": the figure before, of which a share is the part.
fn share_of<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let is_share = mention.kind == QuantityKind::Share || mention.unit.as_deref() == Some("percent");
    let is_part = is_share
        && mention.phrase.is_none()
        && is_of_them(reading, mention.end)
        && !reading.is(mention.end + 1, "what");
    // "40 shells of two calibres, and half of them": of the shells.
    let tells_kind =
        |draft: &&Draft<'_>| draft.mention.first.checked_sub(1).is_some_and(|of| reading.is(of, "of"));
    let last = before.iter().rev().find(|draft| !tells_kind(draft));
    let last = last.filter(|last| is_part && last.item.is_some())?;
    (reading.sentence_at(last.mention.first) + 1 >= reading.sentence_at(mention.first)).then_some(last)
}

/// The figure as it is told: about so much, where words behind it say by how much it may be wrong ("74 wagons, give or take two").
fn tolerated(analysis: &Analysis<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> Quantity {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first <= mention.first);
    let behind = analysis.quantities.get(next).filter(|next| {
        mention.quantity.bound == Bound::Exact
            && is_tolerance(reading, next)
            && reading.in_one_sentence(mention.first, next.number)
    });
    match behind {
        None if is_passed(reading, mention, governor) => {
            let low = mention.quantity.low;
            Quantity { low, high: None, bound: Bound::MoreThan, ..mention.quantity.clone() }
        }
        None if is_level_behind(reading, mention, governor, Class::DrawingNear) => {
            Quantity { bound: Bound::About, approximate: true, ..mention.quantity.clone() }
        }
        None if is_average(reading, mention) || is_plain_multiple(mention) => {
            Quantity { bound: Bound::Exact, approximate: false, ..mention.quantity.clone() }
        }
        Some(_) => Quantity { bound: Bound::About, approximate: true, ..mention.quantity.clone() },
        None => mention.quantity.clone(),
    }
}

/// "twice": a multiple that is as exact as "two times"; "doubled" and "a twofold increase" tell it about.
fn is_plain_multiple(mention: &QuantityMention) -> bool {
    mention.kind == QuantityKind::Multiple
        && mention.quantity.bound == Bound::About
        && ["twice", "thrice"].iter().any(|word| mention.quantity.text.eq_ignore_ascii_case(word))
}

/// "Aid has passed $40 billion", "the toll passed 400": money, a share or a level that a verb of passing has for its object.
fn is_passed(reading: &Reading<'_>, mention: &QuantityMention, governor: Option<&Governor>) -> bool {
    let sized = matches!(dimension(reading, mention), Some(Dimension::Money | Dimension::Percent));
    // "passed $40 million to the next", "passed $40 million in cuts": given on, or voted.
    let ends = || {
        reading.kind(mention.end) != Some(TokenKind::Word)
            || reading.is_any(mention.end, &["for", "by", "last", "this", "and"])
    };
    if sized {
        let is_exact = mention.quantity.bound == Bound::Exact;
        return is_behind(reading, mention, Class::Overtaking)
            && is_exact
            && mention.phrase.is_none()
            && ends();
    }
    is_level_behind(reading, mention, governor, Class::Overtaking)
}

/// "the toll passed 400", "losses have crossed 40 tanks": whether a verb of a class has a level for its object: a bare number, or a
/// number of what the noun before the verb tells of.
fn is_level_behind(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    class: Class,
) -> bool {
    let is_bare = mention.phrase.is_none() && mention.unit.is_none();
    let is_of_noun = governor
        .is_some_and(|by| by.end < mention.first && matches!(by.rule, "measure.noun" | "measure.level"));
    mention.quantity.bound == Bound::Exact
        && mention.kind == QuantityKind::Plain
        && (is_bare || is_of_noun)
        && is_behind(reading, mention, class)
}

/// Whether a figure stands behind a word of a class that is no part of a name: "the Red Cross 52".
fn is_behind(reading: &Reading<'_>, mention: &QuantityMention, class: Class) -> bool {
    let sentence = || reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let is_name = mention.first.checked_sub(1).is_some_and(|at| reading.is_capital(at));
    reading.follows(mention.first, class) && (!is_name || crate::actor::is_heading(reading, sentence()))
}

/// "averaged 6.3 tonnes": what things come to one with another is no less exact for that.
fn is_average(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.quantity.bound == Bound::About
        && mention.number == mention.first + 1
        && reading.is_class(mention.first, Class::LevelVerb)
}

/// "1.2 million shells by the end of next year": what a heading without a verb tells of a time to come is promised.
fn lies_ahead(analysis: &Analysis<'_>, mention: &QuantityMention, period: Option<Period>) -> bool {
    let reading = &analysis.reading;
    let mut words = reading.sentences[reading.sentence_at(mention.first)].tokens.clone();
    let published = reading.published.and_then(|day| day.last_day());
    let ends = period.and_then(|period| period.to).and_then(|to| to.first_day());
    published.zip(ends).is_some_and(|(day, ends)| ends > day)
        && !words.any(|at| reading.has(at, Sort::Finite))
}

/// What a figure measures by its own words or by those of the figure it goes on from.
fn measured(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    noun: &Noun,
    before: &[Draft<'_>],
) -> Measure {
    let governor = noun.governor.as_ref();
    // What became of "17 of 24" says nothing of the 24.
    let unsaid = noun.is_whole() && governor.is_none() && mention.unit.is_none();
    let measure = match before.last() {
        _ if unsaid && is_owned(&analysis.reading, mention, noun) => Measure::Held,
        Some(part) if unsaid && part.measure == Measure::Transferred => {
            noun.facts.measure.unwrap_or(Measure::Other)
        }
        _ if unsaid => Measure::Other,
        _ => measure_of(analysis, mention, governor, &noun.facts, before),
    };
    let like = lent::of_trend(&analysis.reading, mention, before);
    lent::done(analysis, mention, governor, like.map_or(measure, |last| last.measure))
}

/// "14 of its 60 tanks", "three of Norland's 12 boats": the whole of things that are somebody's, which they have.
fn is_owned(reading: &Reading<'_>, mention: &QuantityMention, noun: &Noun) -> bool {
    let is_owner = |at: usize| {
        reading.is_class(at, Class::PossessivePronoun) || reading.kind(at) == Some(TokenKind::Possessive)
    };
    let is_person = noun.facts.unit.as_deref() == Some("person");
    noun.facts.class.is_some() && !is_person && mention.first.checked_sub(1).is_some_and(is_owner)
}

/// The unit of a figure by its own words, with the base of its rate where that stands elsewhere.
fn unit_with_rate(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<String> {
    let unit = unit_of(&analysis.reading, mention, facts)?;
    let lacks = mention.rate.is_none() && !unit.contains('/');
    let rate = lacks.then(|| lent::rate(analysis, mention, governor, before)).flatten();
    Some(rate.map_or(unit.clone(), |rate| format!("{unit}/{rate}")))
}
