//! Units said once for two figures: "23,000 tonnes of wheat, 7,000 of barley", "from 2 to 3 million dollars", "worth $3 million,
//! and a further 20 million".

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, Dimension};
use plimsoll_lexicon::{Hit, Meaning};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::Measure;
use super::counted::{is_of_size, is_part_of_last};
use super::draft::Draft;
use super::elsewhere::is_all_that_is_said;
use super::item::ItemFacts;
use super::measured::{class_of, dimension, is_more_money, money_measure, unit_of};
use crate::measure::Governor;
use crate::quantity::{QuantityKind, QuantityMention, is_of_takings};
use crate::time::{TimeKind, TimeMention};
use crate::{Analysis, Reading};

/// Tokens before a figure in which "another" or "a further" stands.
const MORE: usize = 2;

/// The rule of a unit said with another figure.
pub(super) const UNIT_ELIDED: &str = "unit.elided";

/// The figures beside one that may have said its unit.
#[derive(Debug)]
pub(super) struct Lenders<'b, 'a> {
    another: Option<&'b Draft<'a>>,
    whole: Option<&'b Draft<'a>>,
    compared: Option<&'b Draft<'a>>,
    total: Option<&'b Draft<'a>>,
    level: Option<&'b Draft<'a>>,
    beyond: Option<&'b Draft<'a>>,
    ending: Option<&'b QuantityMention>,
    money: Option<&'b QuantityMention>,
}

impl<'b, 'a> Lenders<'b, 'a> {
    /// Those of a figure; `before`: the drafts of the text so far.
    pub(super) fn around(
        analysis: &'b Analysis<'_>,
        mention: &QuantityMention,
        governor: Option<&Governor>,
        before: &'b [Draft<'a>],
    ) -> Self {
        let reading = &analysis.reading;
        // "a range of 300 km, of which it made 500": no kilometres.
        let deed = governor.is_some_and(|by| {
            matches!(by.measure, Measure::Produced | Measure::Transferred | Measure::Lost | Measure::Used)
        });
        Self {
            another: of_another(reading, mention, before),
            whole: of_whole(reading, mention, before)
                .filter(|whole| !(deed && whole.measure == Measure::Distance)),
            compared: of_compared(reading, mention, before).or_else(|| of_claimed(reading, mention, before)),
            total: of_total(reading, mention, before),
            level: of_change(reading, mention, before),
            beyond: of_beyond(reading, mention, before),
            ending: of_ending(analysis, mention),
            money: of_money(analysis, mention),
        }
    }

    /// The figure before that says how what this one counts is worded.
    pub(super) fn worded(&self) -> Option<&'b Draft<'a>> {
        let things = self.beyond.filter(|last| last.class.as_deref() != Some("money"));
        things.or(self.compared).or(self.total).or(self.level)
    }

    /// The unit they lend.
    pub(super) fn unit(&self, reading: &Reading<'_>, facts: &ItemFacts) -> Option<String> {
        let bearer = || unit_of(reading, self.ending.or(self.money)?, facts);
        self.before().and_then(|last| last.unit.clone()).or_else(bearer)
    }

    /// The class of what a figure counts: "from 2 to 3 million dollars" is money in both.
    pub(super) fn class(
        &self,
        reading: &Reading<'_>,
        mention: &QuantityMention,
        of_item: Option<String>,
    ) -> Option<String> {
        let of_money = || self.before().and_then(|last| last.class.clone()).filter(|class| class == "money");
        class_of(reading, self.bearer(mention), of_item).or_else(of_money)
    }

    /// What a figure measures, `own` by its own words: as the figure that lends the unit, but for money.
    pub(super) fn measure(
        &self,
        analysis: &Analysis<'_>,
        mention: &QuantityMention,
        governor: Option<&Governor>,
        own: Measure,
    ) -> Measure {
        let reading = &analysis.reading;
        let has_own = self.whole.is_some() && governor.is_some();
        let measure = match self.before().filter(|_| !has_own) {
            // What is reached is no change.
            _ if self.level.is_some() => Measure::Other,
            _ if self.beyond.is_some() => Measure::Change,
            Some(last) => last.measure,
            None => own,
        };
        let is_money = dimension(reading, self.bearer(mention)) == Some(Dimension::Money);
        let is_lent = self.ending.is_some() || self.part().is_some();
        match () {
            // "24 euros, 1.50 more than before"
            () if is_money && is_more_money(reading, mention) => Measure::Change,
            () if is_money && is_lent => Measure::Value,
            () if self.money.is_some() => money_measure(analysis, governor),
            () => measure,
        }
    }

    /// The figure before that lends.
    fn before(&self) -> Option<&'b Draft<'a>> {
        self.beyond.or(self.another).or(self.whole).or(self.compared).or(self.total).or(self.level)
    }

    /// The same where this one is a part of it, or is set against it.
    fn part(&self) -> Option<&'b Draft<'a>> {
        self.whole.or(self.compared).or(self.level)
    }

    /// The figure whose words have the unit.
    fn bearer<'m>(&self, mention: &'m QuantityMention) -> &'m QuantityMention
    where
        'b: 'm,
        'a: 'm,
    {
        self.ending.or(self.money).or(self.part().map(|last| last.mention)).unwrap_or(mention)
    }
}

/// "23,000 tonnes of wheat, 7,000 of barley": the figure before, whose unit a bare one "of" something shares.
fn of_another<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let last =
        before.last().filter(|last| last.mention.unit.is_some() || last.rules.contains(&UNIT_ELIDED))?;
    let of = |mention: &QuantityMention| {
        mention.phrase.is_some_and(|phrase| phrase.first > 0 && reading.is(phrase.first - 1, "of"))
    };
    let joined = is_joint(reading, last.mention.end..mention.first);
    (mention.unit.is_none() && joined && of(mention) && of(last.mention)).then_some(last)
}

/// "640 kilometres, of which 210 run offshore": the measured figure before, of which a bare one is a part.
fn of_whole<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let last = before.last().filter(|last| last.mention.unit.is_some() && is_bare(mention))?;
    let is_size = last.mention.unit.as_deref() != Some("percent") && is_of_size(mention, last.mention);
    (is_size && is_part_of_last(reading, mention)).then_some(last)
}

/// Whether nothing but a comma and a conjunction stands between two figures.
pub(super) fn is_joint(reading: &Reading<'_>, between: Range<usize>) -> bool {
    let joins = |at: usize| reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
    (1..=2).contains(&between.len()) && between.into_iter().all(joins)
}

/// "from 1.2 million to 900,000 barrels": the figure behind, whose unit the first shares.
fn of_ending<'b>(analysis: &'b Analysis<'_>, mention: &QuantityMention) -> Option<&'b QuantityMention> {
    let reading = &analysis.reading;
    let from = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Origin));
    let next = analysis.quantities.partition_point(|other| other.first <= mention.first);
    let next =
        analysis.quantities.get(next).filter(|next| next.unit.is_some() && next.first == mention.end + 1)?;
    let to = reading.is_class(mention.end, Class::Goal);
    (from && to && mention.unit.is_none() && mention.item.is_none()).then_some(next)
}

/// "rose to 90 kg from 50", "480 tonnes of salt, against 310 tonnes": the figure before, with which a bare one is compared and whose unit it has.
fn of_compared<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let same = || mention.unit.as_ref().filter(|_| mention.item.is_none() && is_compared(reading, mention));
    let unit = mention.elided.unit.as_ref().filter(|_| mention.unit.is_none()).or_else(same)?;
    // "212 euros a tonne, up from 178": by the tonne too.
    let bare = |lent: &String| lent.split('/').next().is_some_and(|lent| lent == unit);
    let last = before.last().filter(|last| last.unit.as_ref().is_some_and(bare))?;
    // "$410 million, or $1.20 a share, from $366 million": of the sum, not by the share.
    let is_rate = last.unit.as_ref().is_some_and(|lent| lent.contains('/'));
    let is_like = !is_rate || mention.unit.is_none() || is_of_size(mention, last.mention);
    (is_like && last.measure != Measure::Change && reading.in_one_sentence(last.mention.first, mention.first))
        .then_some(last)
}

/// "Norland supplied 84,300 barrels. Sarvia declared 22,150.": the measured figure before a bare one that is all that is said.
fn of_claimed<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let last = before.last().filter(|_| is_bare(mention))?;
    let sized = matches!(
        dimension(reading, last.mention),
        Some(Dimension::Mass | Dimension::Volume | Dimension::Money)
    );
    let is_near = reading.sentence_at(last.mention.first) + 1 == reading.sentence_at(mention.first);
    (sized && is_near && is_of_size(mention, last.mention) && is_all_that_is_said(reading, mention))
        .then_some(last)
}

/// Tokens from "its total" to the figure.
const TOTAL: usize = 6;

/// "released 15 million euros, bringing the total this year to 48 million": the measured figure before, of which a bare one is the
/// sum.
fn of_total<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let to = mention.first.checked_sub(1).filter(|at| is_bare(mention) && reading.is(*at, "to"))?;
    let last = before.last().filter(|last| last.mention.unit.is_some() && last.measure != Measure::Share)?;
    let mut near = to.saturating_sub(TOTAL).max(last.mention.end)..to;
    let sums = near.any(|at| reading.is_class(at, Class::CountNoun));
    let is_like = last.mention.unit.as_deref() != Some("percent") && is_of_size(mention, last.mention);
    (sums && is_like && reading.in_one_sentence(last.mention.first, mention.first)).then_some(last)
}

/// "shrank by 40,000 tonnes to 610,000": the measured change before, whose unit the level behind it has.
fn of_change<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let to = mention.first.checked_sub(1).filter(|at| is_bare(mention) && reading.is(*at, "to"))?;
    // "doubled to 50": fifty of what doubled.
    let multiplies = |last: &Draft<'_>| last.mention.kind == QuantityKind::Multiple;
    let last = before.last().filter(|last| last.measure == Measure::Change && !multiplies(last))?;
    let unit = last.mention.unit.as_deref()?;
    // "rose by 40 cents to 3.20": small change, which the level is not in.
    let is_small = unit.contains(' ') || last.quantity.low > mention.quantity.low;
    (last.mention.end == to && unit != "percent" && !is_small).then_some(last)
}

/// "40,000 tonnes, 3,000 more than a year before": the measured figure before, than which another was smaller by a bare one.
fn of_beyond<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let last = before.last().filter(|last| is_bare(mention) && last.mention.unit.is_some())?;
    let is_like = last.mention.unit.as_deref() != Some("percent") && last.measure != Measure::Change;
    let is_less = last.quantity.low.or(last.quantity.high) > mention.quantity.low;
    let comma = (last.mention.end..mention.first).any(|at| reading.is_mark(at, ','));
    let is_near = comma && reading.in_one_sentence(last.mention.first, mention.first);
    let compared = |hit: &Hit| matches!(hit.meaning, Meaning::Compared(_));
    let than = mention.end + usize::from(reading.hits.at(mention.end).any(compared));
    let is_beyond = (mention.compared || than > mention.end) && reading.is(than, "than");
    (is_like && is_less && is_near && is_beyond).then_some(last)
}

/// Tokens of "That was already" before "down from".
const POINTED: usize = 4;

/// "210,000 homes are without power, down from 380,000": the figure before, which counts the same.
pub(super) fn of_trend<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let trend = mention.first.checked_sub(2).filter(|at| reading.is_class(*at, Class::Trend))?;
    let last = before.last().filter(|_| is_compared(reading, mention) && is_bare(mention))?;
    let plain = last.item.is_some() && last.mention.unit.is_none() && last.mention.end <= trend;
    // "30,000 homes are dark. That is down from 54,000."
    let here = reading.sentence_at(mention.first);
    let start = reading.sentences[here].tokens.start;
    let points = reading.is_class(start, Class::Demonstrative) || reading.is(start, "it");
    let is_near = reading.in_one_sentence(last.mention.first, mention.first)
        || points
            && trend <= start + POINTED
            && reading.sentence_at(last.mention.first) + 1 == here
            && is_of_size(mention, last.mention);
    (plain && is_near).then_some(last)
}

/// "7,000 rounds a week, from 35,000", "an annual output of 40 tonnes": the base of a rate that stands elsewhere.
pub(super) fn rate(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &[Draft<'_>],
) -> Option<String> {
    let reading = &analysis.reading;
    // "from 12,000 shells a month to 20,000"
    let rises = |last: &Draft<'_>| {
        mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "to"))
            && last.mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "from"))
    };
    let last = before.last().filter(|last| {
        (is_compared(reading, mention) || rises(last))
            && is_bare(mention)
            && reading.in_one_sentence(last.mention.first, mention.first)
    });
    last.and_then(|last| last.mention.rate.clone())
        .or_else(|| of_like_rate(reading, mention, governor, before))
        .or_else(|| of_output(analysis, governor?))
        .or_else(|| of_adverb(analysis, mention))
}

/// "Norland fires 6,000 shells a day and Sarvia 2,000", "Sarvia fires 2,000": the figure before of the same deed, at whose rate a bare one goes
/// on; "it fired 2,000 on Monday" is no rate.
fn of_like_rate(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &[Draft<'_>],
) -> Option<String> {
    let last = before.last().filter(|last| is_bare(mention) && last.mention.unit.is_none())?;
    let is_near = reading.sentence_at(last.mention.first) + 1 >= reading.sentence_at(mention.first);
    let at = mention.first.checked_sub(1)?;
    let is_beside = reading.kind(at) == Some(TokenKind::Possessive) || reading.is_capital(at);
    // "put the number closer to 10,000"
    let names_figure =
        || (at.saturating_sub(LONGEST_JOINT)..=at).any(|at| reading.is_class(at, Class::CountNoun));
    let is_same = match governor {
        Some(by) => by.measure == last.measure || reading.is_class(at, Class::LevelVerb),
        None => is_beside || reading.is_class(at, Class::LevelVerb) || names_figure(),
    };
    let is_total = reading.is(mention.end, "on");
    let is_deed = !matches!(last.measure, Measure::Change | Measure::Share | Measure::Other);
    let goes_on = is_near && is_same && is_deed && !is_total && last.class.is_some();
    let (_, rate) =
        last.unit.as_ref().filter(|_| goes_on && is_of_size(mention, last.mention))?.split_once('/')?;
    Some(rate.to_string())
}

/// "1.1 million annually", "40 shells daily": the adverb behind a figure and what it counts.
fn of_adverb(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<String> {
    let end = mention.end;
    let next = analysis.times.partition_point(|time| time.first < end);
    let time = analysis.times.get(next).filter(|time| time.first == end && time.end == end + 1)?;
    let is_adverb = analysis.reading.word(end).ends_with("ly")
        && !matches!(analysis.reading.kind(end + 1), Some(TokenKind::Word))
        || analysis.reading.is_class(end + 1, Class::Preposition);
    base_of(time).filter(|_| is_adverb)
}

/// Tokens of "compared with an average of".
const LONGEST_JOINT: usize = 5;

/// Words of "a net profit of".
const LONGEST_SUM: usize = 4;

/// "from 35,000", "compared with 35,000", "against a profit of 35,000": whether a figure is set beside the one before it.
pub(super) fn is_compared(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let of = mention.first.checked_sub(1).filter(|of| reading.is(*of, "of"));
    let sum = of.and_then(|of| {
        let mut words = (of.saturating_sub(LONGEST_SUM)..of).rev();
        words.find(|at| reading.is_class(*at, Class::Article)).filter(|article| article + 1 < of)
    });
    // "from a record 35,000"
    let ranked = mention.first.checked_sub(2).filter(|article| {
        reading.is_class(*article, Class::Article) && reading.kind(article + 1) == Some(TokenKind::Word)
    });
    // "up from the 13,000 it had told of"
    let told = mention.first.checked_sub(1).filter(|the| reading.is(*the, "the"));
    follows_joint(reading, mention.first)
        || sum.or(ranked).or(told).is_some_and(|first| follows_joint(reading, first))
}

pub(in crate::claim) fn follows_joint(reading: &Reading<'_>, first: usize) -> bool {
    (first.saturating_sub(LONGEST_JOINT)..first).any(|at| {
        let joins = |hit: &Hit| hit.end() == first && hit.meaning == Meaning::Grammar(Class::ComparedJoint);
        reading.hits.at(at).any(joins)
    })
}

/// "is to send 420, up from 71 last year", "wants to build 40, up from 12": what it is compared with has been sent or built.
pub(super) fn done(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    measure: Measure,
) -> Measure {
    let deed = |words: &Governor| matches!(words.measure, Measure::Transferred | Measure::Produced);
    let is_past = measure == Measure::Pledged && is_compared(&analysis.reading, mention);
    let told = governor.filter(|_| is_past).and_then(|verb| analysis.outline.at(verb.first, deed));
    told.map_or(measure, |told| told.measure)
}

/// "annual output", "monthly production": each of which time the noun measures.
fn of_output(analysis: &Analysis<'_>, governor: &Governor) -> Option<String> {
    let is_output = governor.measure == Measure::Produced && governor.rule != "measure.verb";
    let next = analysis.times.partition_point(|time| time.end < governor.first);
    let mut near = analysis.times[next..].iter().take_while(|time| time.first <= governor.first);
    // "annual output"; "annual capacity" is a noun of two words.
    let time = near.find(|time| is_output && (time.end == governor.first || time.first == governor.first))?;
    base_of(time)
}

/// "annual", "monthly": the length that a rate is of.
fn base_of(time: &TimeMention) -> Option<String> {
    let base = match (time.kind, time.value.as_str()) {
        (TimeKind::Set, "XXXX") => "year",
        (TimeKind::Set, "XXXX-XX") => "month",
        (TimeKind::Set, "XXXX-WXX") => "week",
        (TimeKind::Set, "XXXX-XX-XX") => "day",
        _ => return None,
    };
    Some(base.to_string())
}

fn is_bare(mention: &QuantityMention) -> bool {
    mention.unit.is_none() && mention.item.is_none() && mention.kind == QuantityKind::Plain
}

/// "worth $3 million, and a further 20 million", "another two billion to come": more of the money before it.
pub(super) fn of_money<'b>(
    analysis: &'b Analysis<'_>,
    mention: &QuantityMention,
) -> Option<&'b QuantityMention> {
    let reading = &analysis.reading;
    let at = analysis.quantities.partition_point(|other| other.first < mention.first);
    let last = at.checked_sub(1).map(|last| &analysis.quantities[last])?;
    let adds = |at: usize| reading.is_class(at, Class::More);
    let is_more = (mention.first.saturating_sub(MORE)..mention.first).any(adds)
        || mention.phrase.is_some_and(|phrase| adds(phrase.head));
    let is_bare = mention.unit.is_none()
        && mention.kind == QuantityKind::Plain
        && mention.phrase.is_none_or(|phrase| adds(phrase.head) && phrase.end == phrase.first + 1);
    // "jets worth $7 billion, with options on 40 more": of no money.
    let is_money = || dimension(reading, last) == Some(Dimension::Money) && is_of_size(mention, last);
    if is_bare && is_more && reading.in_one_sentence(last.first, mention.first) && is_money() {
        return Some(last);
    }
    of_billions(analysis, mention, at)
}

/// Figures looked back over for the currency of billions.
const BILLIONS: usize = 3;

/// The same for what is only told in money.
const TAKINGS: usize = 12;

/// "The damage is 17bn koruna. The cabinet approved 5bn.": the amount before whose currency a bare one of billions has.
fn of_billions<'b>(
    analysis: &'b Analysis<'_>,
    mention: &QuantityMention,
    at: usize,
) -> Option<&'b QuantityMention> {
    let unit = mention.elided.unit.as_ref().filter(|_| mention.item.is_none())?;
    let is_takings = is_of_takings(&analysis.reading, mention);
    let is_large = is_takings || mention.quantity.low.or(mention.quantity.high) >= Some(BILLION);
    let reach = if is_takings { TAKINGS } else { BILLIONS };
    let mut before = analysis.quantities[at.saturating_sub(reach)..at].iter().rev().filter(|_| is_large);
    before.find(|other| {
        other.unit.as_ref() == Some(unit) && dimension(&analysis.reading, other) == Some(Dimension::Money)
    })
}

/// What money alone is counted in, as a rule.
const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
