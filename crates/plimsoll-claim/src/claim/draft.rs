//! A claim being put together: what each step says of one figure.

use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{Class, Commitment, Dimension, Frame};

use super::calibre::{of_calibre, with_calibre};
use super::counted::{borrowed, elided, is_elliptic, sibling};
use super::elsewhere::{asked, claimed};
use super::item::ItemFacts;
use super::lent;
use super::listed::{self, LISTED_BELOW, label};
use super::measured::{class_of, dimension, is_more_money, is_sterling, measure_of, money_measure, unit_of};
use super::modality::modality;
use super::party::Parties;
use super::period::{period, period_of_line};
use super::victim::{Counted, is_role};
use super::whole::{is_whole, whole};
use super::wording;
use super::{Measure, Modality};
use crate::attribution::Voice;
use crate::edtf::Period;
use crate::measure::{Governor, Window, either_fate, governor, governor_of_whole};
use crate::quantity::QuantityMention;
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

/// Whether a figure counts persons: by its noun, by what people are, or as the bare figure behind other persons.
fn counts_persons(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> bool {
    let reading = &analysis.reading;
    let in_role = || mention.phrase.is_some_and(|phrase| is_role(reading, phrase.first..phrase.head + 1));
    facts.unit.as_deref() == Some("person")
        || facts.class.is_none() && in_role()
        || is_elliptic(analysis, mention) && follows_persons(reading, mention, before)
}

/// "killed five soldiers and captured several others": a bare figure behind persons in its sentence.
fn follows_persons(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    before.last().is_some_and(|last| {
        last.unit.as_deref() == Some("person")
            && reading.sentence_at(last.mention.first) == reading.sentence_at(mention.first)
    })
}

/// Whether the governor tells what became of persons.
fn is_victim(governor: Option<&Governor>) -> bool {
    governor.is_some_and(|governor| governor.frame == Frame::Victim && governor.measure != Measure::Lost)
}

/// The rule of a part whose noun stands with the whole.
pub(super) const OF_WHOLE: &str = "item.of-the-whole";
/// The rule of a noun that stands before the figure and a colon.
pub(super) const OF_LABEL: &str = "item.of-label";
/// The rule of a noun that a question before tells.
pub(super) const ASKED: &str = "item.asked";
/// The rule of the whole itself.
pub(super) const WHOLE: &str = "claim.whole";
/// The rule of a noun said elsewhere.
pub(super) const ELIDED: &str = "item.elided";
/// The rule of a unit said with the figure before.
pub(super) const UNIT_ELIDED: &str = "unit.elided";

/// A figure in a list of victims has the fate of the list.
fn befallen(governor: Option<Governor>, fate: Option<&Governor>) -> Option<Governor> {
    let differs = |fate: &&Governor| governor.is_none_or(|governor| governor.measure != fate.measure);
    fate.filter(differs).copied().or(governor)
}

impl<'a> Draft<'a> {
    /// What the figure's own sentence says that it counts or measures. `before`: the drafts of the text so far.
    pub(super) fn new(analysis: &'a Analysis<'a>, counted: Counted<'a>, before: &[Draft<'a>]) -> Self {
        let Counted { mention, victim, fate } = counted;
        let reading = &analysis.reading;
        let window = Window::around(reading, mention);
        let mut facts = ItemFacts::of(reading, mention);
        let counts_persons = fate.is_some() || counts_persons(analysis, mention, &facts, before);
        let is_whole = is_whole(analysis, mention);
        let governor = if is_whole {
            governor_of_whole(analysis, mention)
        } else {
            let governor = befallen(governor(analysis, mention, window, counts_persons), fate);
            governor.map(|governor| either_fate(analysis, governor))
        };
        let (mut item, mut rules) = (mention.item.clone(), Vec::new());
        let opener = governor.is_none().then(|| listed::governor(analysis, mention)).flatten();
        rules.extend(opener.is_some().then_some(LISTED_BELOW));
        let governor = governor.or(opener);
        if let Some(victim) = victim {
            rules.push(victim.rule);
            facts = Some(facts).filter(|_| victim.is_by_noun()).unwrap_or_else(ItemFacts::person);
        }
        if counts_persons && facts.class.is_none() && is_victim(governor.as_ref()) {
            facts = ItemFacts::person();
        }
        let money = lent::of_money(analysis, mention);
        let of_whole = whole(analysis, mention).map(|counted| (counted, OF_WHOLE));
        let of_label = || label(analysis, mention, governor.as_ref(), before).map(|found| (found, OF_LABEL));
        let said_elsewhere = of_whole.or_else(of_label).or_else(|| {
            let calibre = of_calibre(reading, mention);
            let bare = calibre.is_some() || money.is_none() && is_elliptic(analysis, mention);
            let found = bare.then(|| elided(analysis, mention, governor.as_ref(), before)).flatten();
            let asked = || bare.then(|| asked(analysis, mention)).flatten().map(|found| (found, ASKED));
            let (found, rule) = found.map(|found| (found, ELIDED)).or_else(asked)?;
            Some((calibre.into_iter().fold(found, |found, of| with_calibre(reading, of, found)), rule))
        });
        if let Some(((found, worded), rule)) = said_elsewhere {
            (facts, item) = (found, worded);
            rules.push(rule);
        }
        // "Norland fired nine missiles; Sarvia counts six": of what is done with them.
        let counts =
            |by: &Governor| by.measure == Measure::Observed && reading.is_class(by.first, Class::Tally);
        let is_counted = governor.as_ref().is_some_and(counts) && rules.contains(&ELIDED);
        let governor = governor.filter(|_| !(is_counted && claimed(reading, mention, before).is_some()));
        if let Some(sibling) = sibling(reading, mention, &facts, before) {
            facts = sibling;
            rules.push("item.like-its-sibling");
        }
        // What became of "17 of 24" says nothing of the 24.
        let unsaid = is_whole && governor.is_none() && mention.unit.is_none();
        rules.extend(is_whole.then_some(WHOLE));
        let measure = match before.last() {
            Some(part) if unsaid && part.measure == Measure::Transferred => {
                facts.measure.unwrap_or(Measure::Other)
            }
            _ if unsaid => Measure::Other,
            _ => measure_of(analysis, mention, governor.as_ref(), &facts, before),
        };
        let like = lent::of_trend(reading, mention, before).filter(|_| measure == Measure::Other);
        let measure = like.map_or(measure, |last| last.measure);
        let measure = lent::done(analysis, mention, governor.as_ref(), measure);
        let facts = borrowed(analysis, mention, measure, before, facts, &mut item, &mut rules);
        if let Some(worded) = wording::of(analysis, mention, measure, governor.as_ref(), window, before) {
            item = Some(worded);
        }
        let compared = lent::of_compared(reading, mention, before);
        // "a range of 300 km, of which it made 500": no kilometres.
        let deed = governor.is_some_and(|by| {
            matches!(by.measure, Measure::Produced | Measure::Transferred | Measure::Lost | Measure::Used)
        });
        let part_of = lent::of_whole(reading, mention, before)
            .filter(|whole| !(deed && whole.measure == Measure::Distance));
        let total = lent::of_total(reading, mention, before);
        let level = lent::of_change(reading, mention, before);
        let shared = lent::of_another(reading, mention, before).or(part_of).or(compared).or(total).or(level);
        let ending = lent::of_ending(analysis, mention);
        let bearer = ending.or(money);
        let lent = shared.and_then(|last| last.unit.clone()).or_else(|| unit_of(reading, bearer?, &facts));
        rules.extend(lent.iter().map(|_| UNIT_ELIDED));
        if let Some(last) = compared.or(total).or(level) {
            item.clone_from(&last.item);
        }
        let has_own = part_of.is_some() && governor.is_some();
        let measure = shared.filter(|_| !has_own).map_or(measure, |last| last.measure);
        // What is reached is no change.
        let measure = if level.is_some() { Measure::Other } else { measure };
        // "from 2 to 3 million dollars": the first is of the class of the second.
        let unit_bearer =
            bearer.or(part_of.or(compared).or(level).map(|last| last.mention)).unwrap_or(mention);
        let is_sterling = is_sterling(mention, governor.as_ref());
        let is_money = dimension(reading, unit_bearer) == Some(Dimension::Money);
        let is_paid = is_sterling && measure != Measure::Pledged;
        let measure = if money.is_some() { money_measure(analysis, governor.as_ref()) } else { measure };
        let measure = if is_money && (ending.is_some() || part_of.or(compared).or(level).is_some()) || is_paid
        {
            Measure::Value
        } else {
            measure
        };
        // "24 euros, 1.50 more than before"
        let measure = if is_money && is_more_money(reading, mention) { Measure::Change } else { measure };
        let rate = lent::rate(analysis, mention, governor.as_ref(), before)
            .filter(|_| !is_sterling && lent.is_none() && mention.rate.is_none());
        let with_rate = |unit: String| match &rate {
            Some(rate) if !unit.contains('/') => format!("{unit}/{rate}"),
            _ => unit,
        };
        Self {
            mention,
            quantity: mention.quantity.clone(),
            window,
            governor,
            measure,
            unit: is_sterling
                .then(|| "GBP".to_string())
                .or(lent)
                .or_else(|| unit_of(reading, mention, &facts).map(with_rate)),
            item,
            class: if is_sterling {
                Some("money".to_string())
            } else {
                let of_money = || shared.and_then(|last| last.class.clone()).filter(|class| class == "money");
                class_of(reading, unit_bearer, facts.class.clone()).or_else(of_money)
            },
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
    /// The same with who gives, who gets, who says it and which time it covers.
    pub(super) fn told(self, analysis: &'a Analysis<'a>) -> Self {
        let Self { mention, measure, window, .. } = self;
        let governor = self.governor.as_ref();
        let is_listed = self.rules.contains(&LISTED_BELOW);
        let opened = || governor.filter(|_| is_listed).map(|by| listed::said_at(&analysis.reading, by));
        let voice = analysis.voice_at(mention.span);
        let voice = voice.or_else(|| analysis.voice_at(opened()?));
        let said = voice.map_or(Commitment::Asserted, |voice| voice.commitment);
        let said_on = voice.and_then(|voice| analysis.said_on(voice));
        let said_at = voice.and_then(|voice| voice.cue_span).map(|cue| analysis.reading.token_at(cue.end()));
        let line = listed::opener(&analysis.reading, mention);
        let period = period(analysis, mention, (measure, governor), window, said_on, said_at)
            .or_else(|| period_of_line(analysis, line?, measure, said_on));
        let (period, period_at) = period.unzip();
        let is_promised = measure == Measure::Transferred && governor.is_none();
        let is_promised = is_promised && lies_ahead(analysis, mention, period);
        let measure = if is_promised { Measure::Pledged } else { measure };
        let parties = match governor.filter(|_| is_listed) {
            Some(governor) => listed::parties(analysis, mention, governor),
            None => Parties::of(analysis, mention, measure, governor, window),
        };
        let is_ceiling = wording::is_never_more(&analysis.reading, mention);
        let quantity = if is_ceiling { self.quantity.at_most() } else { self.quantity.clone() };
        let weakest = modality(analysis, mention, measure, governor, window, said);
        let modality = if is_ceiling && weakest == Modality::Denied { said.into() } else { weakest };
        Self { quantity, measure, parties, voice, said_on, modality, period, period_at, ..self }
    }
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
