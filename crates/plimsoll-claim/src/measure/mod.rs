//! Measures: the verb, noun or phrase that says what a figure measures, and who does what in its clause.

mod beyond;
mod chain;
mod fate;
mod inclusion;
mod label;
mod left;
mod list;
mod number;
mod outline;
mod pattern;
mod prospect;
mod refusal;
mod right;
mod seen;
mod split;
mod window;
mod wish;

use plimsoll_lexicon::tables::{Class, Commitment, Frame};
use plimsoll_lexicon::{Hit, Meaning, VerbForm};

use crate::Analysis;
use crate::Reading;
use crate::claim::Measure;
use crate::quantity::QuantityMention;

pub(crate) use beyond::is_beyond;
pub(crate) use chain::VerbChain;
pub(crate) use fate::{has_object, is_of_belief, is_of_them, of_those};
pub(crate) use left::closed_aside;
pub(crate) use number::NumberBehind;
pub(crate) use outline::{Outline, Thing};
pub(crate) use pattern::brings;
pub(crate) use prospect::plan_before;
pub(crate) use refusal::{is_refused, is_under};
pub(crate) use window::{Window, is_alone_in_quotes};
pub(crate) use wish::wish;

/// What governs a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Governor {
    pub(crate) measure: Measure,
    pub(crate) frame: Frame,
    /// First token of the governing words.
    pub(crate) first: usize,
    /// One past their last token.
    pub(crate) end: usize,
    /// Whether the figure is what was done ("were sent"), not what did it.
    pub(crate) passive: bool,
    /// Whether a modal or an infinitive stands before it ("could hold").
    pub(crate) modal: bool,
    /// Which form a verb has; none for nouns and phrases.
    pub(crate) form: VerbForm,
    /// Whether one person does it to another.
    pub(crate) personal: bool,
    /// Name of the rule.
    pub(crate) rule: &'static str,
}

impl Governor {
    /// One word that governs by itself, active and of no form.
    pub(crate) fn of_word(measure: Measure, frame: Frame, first: usize, rule: &'static str) -> Self {
        let form = VerbForm::default();
        Self {
            measure,
            frame,
            first,
            end: first + 1,
            passive: false,
            modal: false,
            form,
            personal: false,
            rule,
        }
    }
}

/// Tokens between a verb and a figure that is hardly its object any more.
const FAR: usize = 3;
/// Tokens of "that had been fired".
const RELATIVE: usize = 6;
/// Tokens of the longest phrase of room before a verb.
const LONGEST_PHRASE: usize = 5;

/// What governs the figure `mention`, within `window`; `of_persons`: whether it counts persons.
pub(crate) fn governor(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    window: Window,
    of_persons: bool,
) -> Option<Governor> {
    if let Some(number) = NumberBehind::of(&analysis.reading, mention) {
        return number.governor(analysis);
    }
    let found = nearest(analysis, mention, window)?;
    let found =
        inclusion::of_whole(analysis, mention, &found, window).filter(|_| !of_persons).unwrap_or(found);
    let befalls_other = found.first >= mention.end || found.measure == Measure::Lost;
    let accompanies = of_persons && befalls_other && is_company(&analysis.reading, mention);
    if accompanies && found.rule != "measure.fate" {
        return None;
    }
    // "captured 30 fighters", "captured 30 railcars on film": persons suffer it, things are seen.
    let fits = |words: &Governor| {
        words.end == found.end && words.rule == found.rule && (words.frame == Frame::Victim) == of_persons
    };
    let (measure, frame) = (found.measure, found.frame);
    // "shot three drones down": the words behind tell which of its meanings the verb has.
    let is_whole = || split::governor(&analysis.reading, mention).is_some();
    let settled = measure == Measure::Capacity || (frame == Frame::Victim) == of_persons || is_whole();
    let meant = if settled { None } else { analysis.outline.at(found.first, fits) };
    let (measure, frame) = meant.map_or((measure, frame), |meant| (meant.measure, meant.frame));
    let found = Governor { measure, frame, ..found };
    let found = prospect::prospective(&analysis.reading, found);
    let found = prospect::foreseen(&analysis.reading, found, mention);
    Some(room_before(analysis, &found).unwrap_or(found))
}

/// "have been killed or wounded", "2,000 dead and injured": of two fates that a figure has together it has neither alone.
pub(crate) fn either_fate(analysis: &Analysis<'_>, governor: Governor) -> Governor {
    if !(governor.measure.is_fate() && governor.frame == Frame::Victim) {
        return governor;
    }
    let reading = &analysis.reading;
    let differs = |other: &Governor| {
        other.frame == Frame::Victim && other.measure.is_fate() && other.measure != governor.measure
    };
    let joins = |at: usize| reading.is_any(at, &["or", "and"]);
    let behind = || {
        let other = analysis.outline.at(governor.end + 1, differs).filter(|_| joins(governor.end))?;
        (reading.is(governor.end, "or") || !has_object(reading, other.end)).then_some(other)
    };
    let before = || {
        let joint = governor.first.checked_sub(1).filter(|at| joins(*at))?;
        let near = analysis.outline.within(joint.saturating_sub(LONGEST_PHRASE)..joint);
        near.iter().find(|other| other.end == joint && differs(other)).copied()
    };
    let both = behind().or_else(before);
    both.map_or(governor, |_| Governor { measure: Measure::Affected, ..governor })
}

/// "a minesweeper with 40 crew was damaged": who is aboard is not what the verb befalls.
pub(crate) fn is_company(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let with = mention.first.checked_sub(1).filter(|at| *at > 0 && reading.is(*at, "with"));
    // "compared with 40"
    let compares =
        |hit: &Hit| hit.meaning == Meaning::Grammar(Class::ComparedJoint) && hit.end() == mention.first;
    with.is_some_and(|with| {
        reading.kind(with - 1) == Some(plimsoll_text::TokenKind::Word)
            && !reading.hits.at(with - 1).any(compares)
            && reading.in_one_sentence(with - 1, with)
    })
}

/// What governs the whole of which only a part is told ("50,000 of the promised 500,000 shells", "30 of the 40 shells it sent",
/// "12 of 40 drones launched"): words against it, not the verb that has the part.
pub(crate) fn governor_of_whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let attributive = || {
        let at = mention.first.checked_sub(1)?;
        let before = |words: &Governor| words.end == mention.first && words.form.is_any(VerbForm::PARTICIPLE);
        analysis.outline.at(at, before).or_else(|| of_kind(analysis, mention))
    };
    let reduced = || {
        analysis.outline.at(mention.end, |words| {
            words.form.is_any(VerbForm::PARTICIPLE) && !has_object(reading, words.end)
        })
    };
    // "of the 40 drones that were fired"
    let relative = || {
        let at = Some(mention.end).filter(|at| reading.is_class(*at, Class::Relative))?;
        let found = (at + 2..at + RELATIVE).find_map(|verb| {
            analysis
                .outline
                .at(verb, |words| words.form.is_any(VerbForm::PARTICIPLE) && words.rule == "measure.verb")
        })?;
        let chain = VerbChain::before(reading, found.first);
        (chain.be && chain.first == at + 1).then_some(found)
    };
    // "the 366 tanks on order"
    let contracted = || {
        analysis.outline.at(mention.end, |words| {
            words.frame == Frame::Subject
                && words.rule == "measure.phrase"
                && words.measure == Measure::Pledged
        })
    };
    right::relative_clause(analysis, mention)
        .or_else(contracted)
        .or_else(attributive)
        .or_else(reduced)
        .or_else(relative)
}

/// "the 18 promised tanks": a participle between a figure and its noun that tells of a gift or an order.
fn of_kind(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let phrase = mention.phrase.filter(|phrase| phrase.first < phrase.head && mention.unit.is_none())?;
    analysis.outline.at(phrase.first, |words| {
        words.rule == "measure.verb"
            && words.form.is_any(VerbForm::PARTICIPLE)
            && matches!(words.frame, Frame::Giver | Frame::Getter)
            && words.measure == Measure::Pledged
    })
}

/// What the last verb, or noun of a transfer or a fate, of a line governs that opens a list: "Norland has promised:".
pub(crate) fn governor_of_line(analysis: &Analysis<'_>, line: std::ops::Range<usize>) -> Option<Governor> {
    let reading = &analysis.reading;
    let words = analysis.outline.within(line);
    // "Promised but not delivered:"
    let is_verb = |words: &&Governor| {
        let denied = words.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Negation));
        words.rule == "measure.verb" && words.measure != Measure::Observed && !denied
    };
    // "What we saw in 64 images:"
    let is_noun = |words: &&Governor| {
        words.rule == "measure.noun" && !matches!(words.measure, Measure::Other | Measure::Observed)
    };
    let found = words.iter().rev().find(is_verb).or_else(|| words.iter().rev().find(is_noun))?;
    Some(prospect::prospective(reading, with_room(reading, passive(reading, *found))))
}

/// Tokens of words that are inserted before an infinitive: ", the ministry said,".
const INSERTED: usize = 10;

/// "enough to equip two battalions", "enough, Rahm said, to equip": what suffices for a deed is room for it.
fn room_before(analysis: &Analysis<'_>, verb: &Governor) -> Option<Governor> {
    let inserted = inserted_before(&analysis.reading, verb.first);
    let end = inserted.unwrap_or(verb.first);
    let near = analysis.outline.within(end.saturating_sub(LONGEST_PHRASE)..end);
    let room = near.iter().find(|words| words.end == end && words.measure == Measure::Capacity)?;
    Some(Governor { measure: Measure::Capacity, frame: room.frame, ..*verb })
}

/// ", Rahm said, to equip": where the words between commas before the "to" of an infinitive begin.
fn inserted_before(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let close = verb.checked_sub(2).filter(|at| reading.is(at + 1, "to") && reading.is_mark(*at, ','))?;
    (close.saturating_sub(INSERTED)..close).rev().find(|at| reading.is_mark(*at, ','))
}

fn nearest(analysis: &Analysis<'_>, mention: &QuantityMention, window: Window) -> Option<Governor> {
    let reading = &analysis.reading;
    if let Some(label) = label::governor(analysis, mention) {
        return Some(label);
    }
    if let Some(split) = split::governor(reading, mention) {
        return Some(split);
    }
    let left = left::governor(analysis, mention, window).or_else(|| list::behind_colon(analysis, mention));
    // "a ferry carrying 153 people sank": the ferry sank.
    let is_carried = |left: &Governor| {
        let gerund = left.form.is_any(VerbForm::GERUND) || reading.word(left.first).ends_with("ing");
        let is_part = reading.is_class(left.first, Class::Inclusion);
        left.frame == Frame::Content && gerund && left.end == mention.first && !is_part
    };
    if let Some(left) = left.filter(is_carried) {
        return Some(left);
    }
    if let Some(fate) = fate::governor(analysis, mention) {
        return Some(fate);
    }
    // "examined 21 of 50 missiles fired in May": what a verb against it has as its object is no subject of a later one.
    let is_object = left.is_none() && left::is_object_of_other(analysis, mention, window);
    let right = right::governor(analysis, mention, window).filter(|right| {
        !is_object || right.first <= mention.end + 1 || right.rule == "measure.relative-clause"
    });
    match (left, right) {
        // "has delivered 40 tanks it ordered": what has come is no longer only ordered.
        (Some(left), Some(right))
            if right.rule == "measure.relative-clause"
                && !(left.measure == Measure::Transferred && right.measure == Measure::Pledged) =>
        {
            Some(right)
        }
        (Some(left), Some(right)) if yields(reading, &left, window) => Some(right),
        // "counts 118 tanks pledged and 58 delivered": each has the participle behind it.
        (Some(left), Some(right))
            if right.first == mention.end && is_of_figure_before(analysis, &left, mention) =>
        {
            Some(right)
        }
        (Some(_), Some(right)) if begins_clause(reading, mention) && is_finite(reading, &right) => {
            Some(right)
        }
        // "six were killed, and forty were in the hills": who has a verb of its own has not that of the clause before.
        (Some(left), None) if left.end < mention.first && has_own_verb(reading, mention) => None,
        (Some(left), _) if left.end + FAR < mention.first && left.frame != Frame::Victim => {
            who_suffer(analysis, mention).or(Some(left))
        }
        (Some(left), _) => Some(left),
        (None, right) => right
            .or_else(|| pattern::announced(analysis, mention))
            .or_else(|| pattern::agreed(&analysis.reading, mention))
            .or_else(|| of_kind(analysis, mention)),
    }
}

/// Whether a participle before a figure stands right behind the one before it.
fn is_of_figure_before(analysis: &Analysis<'_>, left: &Governor, mention: &QuantityMention) -> bool {
    let own = analysis.quantities.partition_point(|other| other.first < mention.first);
    let last = own.checked_sub(1).map(|last| &analysis.quantities[last]);
    left.form.is_any(VerbForm::PARTICIPLE) && last.is_some_and(|last| last.end == left.first)
}

/// "the freedom of 11 youths who were captured": what the clause behind them says of persons.
fn who_suffer(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let who = mention.end;
    if !(reading.is_class(who, Class::Relative) && reading.is_class(who, Class::Pronoun)) {
        return None;
    }
    let fits = |words: &Governor| {
        words.frame == Frame::Victim && VerbChain::before(reading, words.first).first == who + 1
    };
    (who + 2..who + 2 + LONGEST_PHRASE).find_map(|at| analysis.outline.at(at, fits))
}

/// Whether a governor before the figure gives way to one behind it.
fn yields(reading: &Reading<'_>, left: &Governor, window: Window) -> bool {
    left.measure == Measure::Observed || left.passive || window.comma_after(reading, left.end)
}

/// "… died and 22 were hurt": a conjunction stands against the figure, so that its verb may stand behind it.
fn begins_clause(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    // "28,300 were sold while 9,900 were built"
    let opens = |at: usize| {
        reading.is_class(at, Class::Conjunction)
            || reading.is_class(at, Class::Subordinator) && !reading.is_class(at, Class::Complementiser)
    };
    subject_start(reading, mention).checked_sub(1).is_some_and(opens) || is_of_them(reading, mention.end)
}

/// ", and forty were in the hills": whether a figure is the subject of a clause of its own that is joined to one before.
pub(crate) fn has_own_verb(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = mention.end;
    let verbal = [Class::Be, Class::Have, Class::Modal].into_iter().any(|class| reading.is_class(end, class));
    let first = subject_start(reading, mention);
    // "rose by four metres and 40 homes were flooded": what is counted joins nothing that is measured.
    let is_unit = |hit: &Hit| matches!(hit.meaning, Meaning::Unit(_));
    let parts =
        |at: usize| reading.is_mark(at, ',') || mention.unit.is_none() && reading.hits.at(at).any(is_unit);
    verbal && begins_clause(reading, mention) && first > 1 && parts(first - 2)
}

/// "another dozen": where a figure begins with the word before it that says that they are more.
fn subject_start(reading: &Reading<'_>, mention: &QuantityMention) -> usize {
    let before = mention.first.checked_sub(1);
    before.filter(|at| reading.is_class(*at, Class::More)).unwrap_or(mention.first)
}

fn is_finite(reading: &Reading<'_>, governor: &Governor) -> bool {
    let chain = VerbChain::before(reading, governor.first);
    chain.be || chain.have || (governor.form.is_finite() && !governor.form.is_any(VerbForm::PARTICIPLE))
}

/// Every verb and noun of a text that speaks of things that pass, or are to pass, from one party to another, in order.
pub(crate) fn transfers<'a>(analysis: &'a Analysis<'_>) -> impl Iterator<Item = Governor> + 'a {
    let passes = |words: &&Governor| {
        let moves = matches!(words.measure, Measure::Transferred | Measure::Pledged)
            && matches!(words.frame, Frame::Giver | Frame::Getter | Frame::Mover);
        (moves || words.frame == Frame::Yield) && words.rule != "measure.phrase"
    };
    let mut last = None;
    let found = analysis.outline.words().iter().filter(passes);
    found.filter(move |found| last.replace(found.first) != Some(found.first)).map(
        |found| match seen::is_seen(analysis, found) {
            true => Governor { passive: true, ..*found },
            false => passive(&analysis.reading, *found),
        },
    )
}

/// Whether a transfer is only planned, promised or expected.
pub(crate) fn is_ahead(reading: &Reading<'_>, governor: &Governor) -> bool {
    governor.measure != Measure::Pledged
        && prospect::prospective(reading, *governor).measure == Measure::Pledged
}

/// "examined 300 shells": whether a verb that measures nothing has a figure for its object.
pub(crate) fn is_object_of_other(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    left::is_object_of_other(analysis, mention, Window::around(&analysis.reading, mention))
}

/// Marks a governor that is a passive verb: "were sent", not "are sending".
fn passive(reading: &Reading<'_>, governor: Governor) -> Governor {
    let passive = governor.rule == "measure.verb"
        && governor.form.is_any(VerbForm::PARTICIPLE)
        && VerbChain::before(reading, governor.first).be;
    Governor { passive, ..governor }
}

/// Tokens of a clause between "if" and its verb.
const SUPPOSED: usize = 8;

/// "could hold", "able to carry": room, not contents.
fn with_room(reading: &Reading<'_>, mut governor: Governor) -> Governor {
    let chain = VerbChain::before(reading, governor.first);
    governor.modal = chain.modal || chain.infinitive;
    let could = chain.has_room_modal(reading) || chain.infinitive || supposes(reading, governor.first);
    if is_carriage(reading, &governor, &chain) || is_load(reading, &governor, &chain) {
        return Governor { measure: Measure::Capacity, frame: Frame::Content, ..governor };
    }
    if governor.frame == Frame::Content && could && !may_have_come(reading, &governor, &chain) {
        governor.measure = Measure::Capacity;
    }
    governor
}

/// "may have carried 410 drones", "might have been carried": what perhaps came, where "could have carried" tells of room.
fn may_have_come(reading: &Reading<'_>, governor: &Governor, chain: &VerbChain) -> bool {
    chain.have
        && reading.is_any(governor.first, &["carried", "carrying"])
        && (chain.first..governor.first).any(|at| reading.is_any(at, &["may", "might"]))
}

/// "could haul", "is able to transport": how much something is able to carry.
fn is_carriage(reading: &Reading<'_>, governor: &Governor, chain: &VerbChain) -> bool {
    let is_able = |at: usize| reading.is_class(at, Class::Ability);
    governor.rule == "measure.verb"
        && !governor.passive
        && reading.is_class(governor.first, Class::Carriage)
        && (chain.first.saturating_sub(1)..governor.first).any(is_able)
}

/// "the ship could move 400 tonnes": how much a vehicle is able to bring, where nothing has come.
fn is_load(reading: &Reading<'_>, governor: &Governor, chain: &VerbChain) -> bool {
    let is_vehicle = |hit: &Hit| match hit.meaning {
        Meaning::Item(item) => {
            let unit = reading.lexicon.item(item).unit.as_deref();
            hit.end() == chain.first
                && matches!(unit, Some("ship" | "vehicle" | "aircraft" | "railcar" | "train"))
        }
        _ => false,
    };
    let ability = chain.has_room_modal(reading) && !chain.have && !chain.be;
    ability
        && governor.rule == "measure.verb"
        && governor.measure == Measure::Transferred
        && governor.frame == Frame::Giver
        && (chain.first.saturating_sub(LONGEST_PHRASE)..chain.first)
            .any(|at| reading.hits.at(at).any(is_vehicle))
}

/// "if they were all loaded with": a supposition that the clause of token `at` opens with.
fn supposes(reading: &Reading<'_>, at: usize) -> bool {
    let clause = (at.saturating_sub(SUPPOSED)..at).rev().take_while(|at| !reading.is_mark(*at, ','));
    clause.into_iter().any(|at| is_condition(reading, at))
}

/// "if", "provided": a word that opens a supposition.
pub(crate) fn is_condition(reading: &Reading<'_>, at: usize) -> bool {
    let is_if = |hit: &Hit| matches!(hit.meaning, Meaning::Hedge(Commitment::Hypothetical)).then_some(());
    reading.is_class(at, Class::Subordinator)
        && reading.find(at, is_if).is_some()
        && !is_contrast(reading, at)
}

/// Tokens from "if" to the comma behind its clause.
const CONTRASTED: usize = 24;
/// Tokens of "then by now".
const PRESENT: usize = 3;

/// "If in May it was 40, then now it is 30": an "if" that sets what was beside what is, and supposes nothing.
pub(crate) fn is_contrast(reading: &Reading<'_>, at: usize) -> bool {
    if !reading.is(at, "if") {
        return false;
    }
    let clause = at..at + CONTRASTED;
    let Some(comma) = clause.clone().find(|at| reading.is_mark(*at, ',')) else { return false };
    let was = (at..comma).any(|at| reading.is_any(at, &["was", "were"]));
    let present = |at: usize| reading.is_class(at, Class::Present);
    was && reading.in_one_sentence(at, comma) && (comma + 1..comma + 1 + PRESENT).any(present)
}
