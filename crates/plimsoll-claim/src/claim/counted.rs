//! What a figure counts where its own noun does not say: ellipsis, model names beside their like, calibres named before.

use plimsoll_lexicon::tables::{ActorKind, Class, Frame, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::Measure;
use super::circumstance::is_located;
use super::draft::Draft;
use super::echo::echoed;
use super::elsewhere::{
    alike, claimed, condition_behind, heads_clause, in_turn, is_put_right, is_whereabouts, more_of,
    number_before, of_flow, of_number, of_number_behind, reached, risen, taken_too, topic, wrong_one,
};
use super::item::{ItemFacts, is_demonym};
use super::lent::of_trend;
use super::listed::tabled;
use super::load::other_load;
use super::means::{by_like_means, conveys, is_of_holders, without_means};
use super::measured::is_calibre;
use super::noun::WHOLE;
use super::victim::LISTED;
use super::whole::is_of_bare;
use super::wording;
use crate::actor::is_closed;
use crate::measure::{Governor, Thing, VerbChain, is_of_them, of_those};
use crate::quantity::noun_phrase::is_plural;
use crate::quantity::{NounPhrase, QuantityKind, QuantityMention, is_of_kind, row_joint_end, singular};
use crate::{Analysis, Reading};

/// Tokens of a sentence looked back over for what a bare figure counts.
pub(super) const REACH: usize = 40;
/// Tokens from "of which" to its figure.
const PART: usize = 7;
/// Figures looked back over for what a bare figure counts.
const MOST: usize = 8;
/// Tokens of a noun phrase.
const LONGEST_NOUN: usize = 5;

/// What a bare figure counts, and how that is worded.
pub(super) type Counted = (ItemFacts, Option<String>);

/// "several thousand more", "hundreds of others", "about 5,000": the noun is said elsewhere.
pub(super) fn is_elliptic(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    // "builds 20 new ones"
    let ones = |at: usize| reading.is(at, "ones");
    // "the deliveries of tanks reached 56 pieces"
    let pieces = |phrase: NounPhrase| {
        phrase.end == phrase.first + 1 && reading.is_any(phrase.head, &["pieces", "units"])
    };
    let empty = mention.phrase.is_none_or(|phrase| ones(phrase.head) || pieces(phrase))
        || mention.phrase.is_none_or(|phrase| {
            phrase.end - phrase.first <= 2
                && (phrase.first..phrase.end).all(|at| reading.is_class(at, Class::EmptyAdjective))
        });
    // "36 F-16's": a name, though it looks as if it owned something.
    let is_name = (mention.end..mention.end + LONGEST_NOUN)
        .take_while(|at| *at == mention.end || reading.touches(*at))
        .any(|at| at > mention.end && reading.kind(at) == Some(TokenKind::Possessive))
        && reading.is_capital(mention.end);
    let whole = mention.quantity.low.or(mention.quantity.high).is_none_or(|value| value.is_integer());
    let hyphened = reading.is_hyphen(mention.end) && reading.touches(mention.end);
    // "one of its daily films".
    let of_another = reading.is(mention.end, "of")
        && !is_of_them(reading, mention.end)
        && !is_of_kind(reading, mention.end)
        && of_those(analysis, mention.end).is_none()
        && !is_of_bare(analysis, mention);
    mention.unit.is_none() && empty && whole && !hyphened && !of_another && !is_name
}

/// "lost 796 tanks, of which 140 were captured", "received 300, of which she passed on 60", "40, nine of which": a part of the
/// figure before.
pub(super) fn is_part_of_last(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    if is_of_them(reading, mention.end) && reading.is_class(mention.end + 1, Class::Relative) {
        return true;
    }
    let least = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let from = least.max(mention.first.saturating_sub(PART));
    (from..mention.first).rev().any(|at| {
        reading.is(at, "of")
            && (reading.is_class(at + 1, Class::Relative) && at + 2 < mention.first + 1
                || at + 2 == mention.first - usize::from(reading.is_mark(mention.first - 1, ','))
                    && (reading.is_class(at + 1, Class::Demonstrative) || reading.is(at + 1, "them")))
    })
}

/// "the Gripen, of which the navy has 94": what a type before "of which" names, where no figure counts it.
fn named_whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let reading = &analysis.reading;
    let from = mention.first.saturating_sub(PART + 1);
    let of = (from..mention.first).rev().find(|at| reading.is(*at, "of") && reading.is(at + 1, "which"))?;
    let comma = of.checked_sub(1).filter(|at| reading.is_mark(*at, ','))?;
    let thing = analysis.outline.things(comma.saturating_sub(1)..comma).first()?;
    let is_type = reading.is_capital(thing.end - 1) && !thing.plural;
    let last = analysis.quantities.partition_point(|other| other.first < thing.end);
    let is_counted = last.checked_sub(1).is_some_and(|last| {
        let phrase = analysis.quantities[last].phrase;
        phrase.is_some_and(|phrase| phrase.end >= thing.end)
    });
    (is_type && !is_counted).then(|| named(reading, thing))
}

/// What an elliptic figure counts: the persons a fate speaks of; else what holds things, what is counted or the first
/// plural named before it in its sentence; else what is counted next to it or was counted last.
pub(super) fn elided(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let reading = &analysis.reading;
    if let Some(part) = among_them(reading, mention) {
        return Some(part);
    }
    // "employs 400 people and makes 1,500 pieces a month": pieces are things.
    let are_pieces = mention.phrase.is_some_and(|phrase| reading.is_any(phrase.head, &["pieces", "units"]));
    if are_pieces && before.last().is_some_and(|last| last.unit.as_deref() == Some("person")) {
        return None;
    }
    if is_of_holders(analysis, mention, before) {
        return None;
    }
    if let Some(told) = by_like_means(reading, mention, before) {
        return Some(told);
    }
    let before = without_means(reading, mention, before);
    if let Some(told) = echoed(reading, mention, before).or_else(|| other_load(analysis, mention, before)) {
        return Some(told);
    }
    let sentence = reading.sentence_at(mention.first);
    // "killed 19 civilians; the army brought down another two": what is brought down is a thing.
    let of_things = governor.is_some_and(|by| {
        by.measure == Measure::Lost && by.rule == "measure.verb" && !reading.is_class(by.first, Class::Losing)
    });
    // A sum has the nouns of all its parts, and lends none.
    let here = before
        .iter()
        .rev()
        .take(MOST)
        .filter(|draft| !draft.rules.contains(&LISTED))
        .filter(|draft| !(of_things && draft.unit.as_deref() == Some("person")))
        .take_while(|draft| reading.sentence_at(draft.mention.first) == sentence);
    let counted = |draft: &Draft<'_>| of_draft(reading, draft);
    let worded = mention.item.clone();
    if let Some(named) = named_whole(analysis, mention) {
        return Some(named);
    }
    // "600 ships, a tenth of the fleet. Of these, 79": of those that are counted.
    let is_counted = |draft: &&Draft<'_>| draft.measure != Measure::Share;
    let last = before.iter().rev().take(MOST).find(is_counted).or(before.last());
    if let Some(last) = last.filter(|_| is_part_of_last(reading, mention)) {
        match is_passed_over(analysis, last.mention, mention) {
            false => return Some(of_draft(reading, last)),
            true if governor.is_none() => return None,
            true => {}
        }
    }
    // "ordered 200 tanks; a first batch of 40": a part of what was told last, of which the same is told.
    let portion = mention.first.checked_sub(2).filter(|at| reading.is(at + 1, "of"));
    if let Some(last) =
        before.last().filter(|_| portion.is_some_and(|at| reading.is_class(at, Class::Portion)))
    {
        let is_part =
            last.mention.unit.is_none() && last.class.is_some() && lends_part(reading, last, mention);
        return is_part.then(|| as_told(reading, last));
    }
    // "will deliver 650 guns, with the first 40 due in May"
    let is_first = |at: usize| reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::Ordinal(_)));
    let first = mention.first.checked_sub(2).filter(|at| is_first(at + 1));
    let is_whole = |last: &&Draft<'_>| {
        let is_here = reading.in_one_sentence(last.mention.first, mention.first);
        is_here && last.mention.unit.is_none() && last.class.is_some() && lends_part(reading, last, mention)
    };
    let is_first = first.is_some_and(|at| reading.is_class(at, Class::Definite));
    if let Some(whole) = before.last().filter(|_| is_first).filter(is_whole) {
        return Some(as_told(reading, whole));
    }
    if let Some(last) = of_trend(reading, mention, before) {
        return Some(of_draft(reading, last));
    }
    let befalls = |governor: &Governor| {
        governor.measure.is_fate() && matches!(governor.frame, Frame::Victim | Frame::Mover)
    };
    if governor.is_some_and(befalls) {
        // Survivors are not those who are missing.
        let of_this_fate = |draft: &&Draft<'_>| {
            let own_fate = draft.facts.measure.filter(|measure| measure.is_fate());
            draft.unit.as_deref() == Some("person")
                && own_fate.is_none_or(|own| governor.is_some_and(|fate| fate.measure == own))
        };
        let persons = here.clone().find(of_this_fate);
        if let Some(last) = taken_too(analysis, mention, governor, before).filter(|_| persons.is_none()) {
            return Some(of_draft(reading, last));
        }
        // "224 drones were shot down and 203 went missing"
        let last = here.clone().next().filter(|last| {
            last.measure == Measure::Lost && last.class.is_some() && last.mention.unit.is_none()
        });
        let is_missing = governor.is_some_and(|fate| fate.measure == Measure::Missing);
        if let Some(last) = last.filter(|_| is_missing && persons.is_none()) {
            return Some(of_draft(reading, last));
        }
        return Some(persons_of_fate(reading, worded, persons));
    }
    if let Some(thing) = tabled(analysis, mention) {
        return Some(named(reading, thing));
    }
    let label = governor.filter(|governor| governor.rule == "measure.label");
    if let Some(flows) = label.and_then(|label| of_flow(reading, label, mention)) {
        return Some(flows);
    }
    let is_put_right = is_put_right(reading, mention.first);
    if let Some(last) = wrong_one(mention, before).filter(|_| is_put_right) {
        return Some(as_told(reading, last));
    }
    if let Some(last) = in_turn(analysis, mention, before) {
        return Some(of_draft(reading, last));
    }
    if let Some(last) = claimed(reading, mention, before) {
        return Some(as_told(reading, last));
    }
    if is_put_right || is_named_by_another(reading, mention, governor) {
        return None;
    }
    let told = alike(analysis, mention, sentence).or_else(|| of_number_behind(analysis, mention, before));
    if let Some(told) = told.or_else(|| reached(reading, mention, before)) {
        return Some(told);
    }
    if let Some(last) = more_of(reading, mention, before) {
        return Some(of_draft(reading, last));
    }
    // "13 drones and five missiles …; it downed all 13": those of whom there are as many.
    let points_back = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Definite));
    let same = |draft: &&Draft<'_>| {
        draft.quantity.low == mention.quantity.low && draft.class.is_some() && draft.mention.unit.is_none()
    };
    if let Some(draft) = before.iter().rev().take(MOST).find(same).filter(|_| points_back) {
        return Some((ItemFacts { measure: None, ..facts_of(reading, draft) }, draft.item.clone()));
    }
    let of_number = of_number(analysis, mention, sentence);
    if let Some(of_number) = of_number.or_else(|| number_before(analysis, mention, sentence, before)) {
        return Some(of_number);
    }
    if let Some(flows) = governor.and_then(|governor| of_flow(reading, governor, mention)) {
        return Some(flows);
    }
    if let Some(risen) = risen(reading, mention).filter(|_| here.clone().next().is_none()) {
        return Some(risen);
    }
    if let Some(others) = those_of(reading, mention, before) {
        return Some(others);
    }
    let least = reading.sentences[sentence].tokens.start.max(mention.first.saturating_sub(REACH));
    let things = analysis.outline.things(least..mention.first);
    let things =
        &things[usize::from(is_agent(reading, things.first(), governor, mention)).min(things.len())..];
    // "took 122 mm shells, 60,000 of them in May": what stands right before, unless it is fewer.
    let of_them = is_of_them(reading, mention.end);
    let is_fewer =
        |draft: &Draft<'_>| draft.quantity.high.is_some_and(|all| mention.quantity.low > Some(all));
    let is_apposed = |thing: &&Thing| {
        let counts = |draft: &Draft<'_>| draft.mention.phrase.is_some_and(|phrase| phrase.end == thing.end);
        of_them
            && thing.plural
            && thing.end + 1 == mention.first - usize::from(reading.is_quote(mention.first - 1))
            && reading.is_mark(thing.end, ',')
            && !here.clone().any(|draft| counts(draft) && is_fewer(draft))
    };
    if let Some(nearest) = things.last().filter(is_apposed) {
        return Some(named(reading, nearest));
    }
    let is_more = mention.phrase.is_some_and(|phrase| reading.is_class(phrase.head, Class::Comparison));
    if let Some(nearest) = things.last().filter(|_| is_more) {
        // "112 UAVs of the Shahed type, 31 more": what the figure before counts, not what tells which.
        let within = |draft: &&Draft<'_>| {
            let phrase = draft.mention.phrase;
            draft.class.is_some()
                && phrase.is_some_and(|own| own.head < nearest.end && nearest.end <= own.end)
        };
        let counted = here.clone().find(within).map(counted);
        return Some(counted.unwrap_or_else(|| named(reading, nearest)));
    }
    // Those whom a fate befell are nothing that is carried, held or made.
    // "Each jet can carry six missiles. They asked for 128": nor is what goes into a thing spoken of further on.
    let is_room = |draft: &Draft<'_>| {
        draft.measure == Measure::Capacity
            && draft.governor.is_some_and(|by| by.frame == Frame::Content)
            && governor.is_some_and(|by| by.frame != Frame::Content && by.measure != Measure::Capacity)
    };
    // "510,000 have fled. The camp was built for 20,000": who is driven out is sheltered.
    let is_housed = |draft: &Draft<'_>| {
        draft.measure == Measure::Affected && governor.is_some_and(|by| by.measure == Measure::Capacity)
    };
    let lends = |draft: &Draft<'_>| (!draft.measure.is_fate() || is_housed(draft)) && !is_room(draft);
    let is_content = governor.is_some_and(is_of_contents);
    // "told reporters that they had sent guns, 50 of them"
    let is_addressee = |thing: &Thing| {
        thing.end > least + 1
            && reading.lexicon.item(thing.item).unit.as_deref() == Some("person")
            && reading.has(thing.end - 2, Sort::Saying)
    };
    let holds = |thing: &&Thing| {
        thing.plural
            && !is_addressee(thing)
            && !(is_content && conveys(reading.lexicon.item(thing.item).unit.as_deref()))
            && reading.lexicon.item(thing.item).holds != is_content
            && !is_whereabouts(reading, thing, least)
    };
    if is_content {
        let content = || {
            before
                .iter()
                .rev()
                .take(MOST)
                .filter(|draft| !conveys(draft.facts.unit.as_deref()))
                .find(|draft| draft.class.is_some() && !draft.facts.holds && lends(draft))
        };
        let last = || content().filter(|draft| draft.mention.unit.is_none());
        return things
            .iter()
            .rev()
            .find(holds)
            .map(|thing| named(reading, thing))
            .or_else(|| last().map(counted));
    }
    if let Some(holder) = things.iter().find(holds) {
        return Some(named(reading, holder));
    }
    let is_count = |draft: &&Draft<'_>| {
        draft.class.is_some() && draft.mention.unit.is_none() && draft.measure != Measure::Share
    };
    // "1,204 houses in four districts, 312 of them": no part is more than its whole.
    let is_count = |draft: &&Draft<'_>| is_count(draft) && !(of_them && is_fewer(draft));
    // A noun that no list knows, where something is done with what it counts.
    let is_plain = |draft: &&Draft<'_>| {
        draft.mention.unit.is_none()
            && draft.facts.unit.is_some()
            && (draft.governor.is_some() || heads_clause(reading, mention))
            && draft.measure != Measure::Share
    };
    here.clone()
        .find(is_count)
        .map(counted)
        .or_else(|| of_them.then(|| topic(analysis, mention, before)).flatten())
        .or_else(|| beside(analysis, mention))
        .or_else(|| of_them.then(|| whole_of_them(analysis, mention)).flatten())
        .or_else(|| here.clone().find(is_plain).map(counted))
        .or_else(|| {
            let thing = things
                .iter()
                .find(|thing| thing.plural && !is_addressee(thing) && !is_whereabouts(reading, thing, least));
            // "Images showed two of them": the subject of the verb is not what it has for its object.
            let is_subject = |thing: &&Thing| {
                let verb = mention.first.checked_sub(1).filter(|_| of_them);
                verb.is_some_and(|verb| VerbChain::before(reading, verb).first == thing.end)
            };
            if let Some(last) = thing.filter(is_subject).and(before.last().filter(is_count)) {
                return (reading.sentence_at(last.mention.first) + 1 == sentence).then(|| counted(last));
            }
            thing.map(|thing| delivered(reading, things, thing).unwrap_or_else(|| named(reading, thing)))
        })
        .or_else(|| {
            // "exports are to reach 1.6 billion" counts no 48 vehicles.
            // "310,000 of the million promised were sent. The figure is now 355,000": of the part, not of the whole.
            let near = |draft: &&Draft<'_>| {
                lends(draft) && is_within(mention, draft.mention, FARTHEST) && !draft.rules.contains(&WHOLE)
            };
            let recent = || before.iter().rev().take(MOST).filter(near);
            let alike = |draft: &&Draft<'_>| is_count(draft) && is_of_size(mention, draft.mention);
            let last = recent().find(alike).or_else(|| recent().find(is_count));
            let last = last.or_else(|| recent().find(|draft| draft.class.is_some()));
            let next_to = last.is_some_and(|last| reading.sentence_at(last.mention.first) + 1 >= sentence);
            let last = last.map(counted);
            last.filter(|_| {
                governor.is_some()
                    || next_to && heads_clause(reading, mention)
                    || worded.is_some()
                    || is_of_a_count(reading, least..mention.first)
                    || is_located(reading, mention)
                    || is_ranked(analysis, mention)
            })
        })
}

/// Whether a figure is no more than the one before it, which stands in its sentence or in the one before.
fn lends_part(reading: &Reading<'_>, last: &Draft<'_>, mention: &QuantityMention) -> bool {
    let is_near = reading.sentence_at(last.mention.first) + 1 >= reading.sentence_at(mention.first);
    is_near && last.quantity.high.is_none_or(|all| mention.quantity.low <= Some(all))
}

/// "1,394 names, of which 858": whether a figure that is no claim stands between two, which the second is a part of.
fn is_passed_over(analysis: &Analysis<'_>, last: &QuantityMention, mention: &QuantityMention) -> bool {
    let from = analysis.quantities.partition_point(|other| other.first <= last.first);
    let own = analysis.quantities.partition_point(|other| other.first < mention.first);
    let counts = |other: &QuantityMention| other.kind != QuantityKind::Attribute && other.unit.is_none();
    analysis.quantities[from.min(own)..own].iter().any(counts)
}

/// Figures of a sentence that are looked at for another in brackets.
const RANKED: usize = 4;

/// "Norland had most (612), followed by Sarvia (488)": a bare figure in brackets behind a name, beside another.
fn is_ranked(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let reading = &analysis.reading;
    let in_brackets = |mention: &QuantityMention| {
        let opens = mention.first.checked_sub(1).is_some_and(|at| reading.is_mark(at, '('));
        opens && reading.is_mark(mention.end, ')') && mention.item.is_none() && mention.unit.is_none()
    };
    let own = analysis.quantities.partition_point(|other| other.first < mention.first);
    let end = analysis.quantities.len().min(own + RANKED);
    let near = &analysis.quantities[own.saturating_sub(RANKED)..end];
    let is_state = |mention: &QuantityMention| {
        let at = mention.first.saturating_sub(2);
        let near = analysis.actors().within(at.saturating_sub(RANKED)..at + 1);
        near.iter().any(|found| analysis.actors().of(found).kind == ActorKind::Country)
    };
    let is_beside = |other: &&QuantityMention| {
        in_brackets(other) && reading.in_one_sentence(other.first, mention.first) && is_state(other)
    };
    in_brackets(mention) && near.iter().filter(is_beside).count() > 1
}

/// "Deliveries of tanks fell to 48, those of radars rose from 11 to 19": another thing of which the same is told.
fn those_of(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> Option<Counted> {
    let here = (mention.first.saturating_sub(REACH)..mention.first).rev();
    let mut here = here.take_while(|at| reading.in_one_sentence(*at, mention.first));
    let those = here.find(|at| reading.is_any(*at, &["those", "that"]) && reading.is(at + 1, "of"))?;
    let is_flow = |draft: &&Draft<'_>| {
        matches!(draft.measure, Measure::Transferred | Measure::Produced | Measure::Held)
            && draft.mention.end <= those
            && reading.in_one_sentence(draft.mention.first, those)
    };
    let flow = before.iter().rev().take(MOST).find(is_flow)?;
    let phrase = NounPhrase::plain_at(reading, those + 2).filter(|phrase| phrase.end <= mention.first)?;
    let (facts, item) = of_phrase(reading, phrase);
    let unit = facts.unit.or_else(|| Some(singular(&reading.word(phrase.head).to_lowercase())));
    Some((ItemFacts { unit, measure: Some(flow.measure), ..facts }, item))
}

/// "engaged 31 targets and brought down 27 of them": what the figure before in the sentence counts, whatever is done with it.
fn whole_of_them(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let reading = &analysis.reading;
    let own = analysis.quantities.partition_point(|other| other.first < mention.first);
    let whole = analysis.quantities[..own].last()?;
    let phrase = whole.phrase.filter(|phrase| is_plural(reading, phrase.head) && whole.unit.is_none())?;
    let holds = whole.quantity.high.is_none_or(|all| mention.quantity.low <= Some(all));
    (holds && reading.in_one_sentence(whole.first, mention.first)).then(|| of_phrase(reading, phrase))
}

/// "Deliveries of armoured vehicles fell to 48": so many vehicles, where "containers of shells" counts containers.
fn delivered(reading: &Reading<'_>, things: &[Thing], carrier: &Thing) -> Option<Counted> {
    let is_voyage = reading.lexicon.item(carrier.item).class.as_deref() == Some("voyage");
    let is_noun = |thing: &&Thing| {
        let noun = carrier.end + 1..thing.end;
        !noun.is_empty() && noun.len() <= LONGEST_NOUN && !noun.into_iter().any(|at| is_closed(reading, at))
    };
    let noun = things.iter().rev().find(is_noun).filter(|_| is_voyage && reading.is(carrier.end, "of"))?;
    let (facts, item) = named(reading, noun);
    Some((ItemFacts { measure: Some(Measure::Transferred), ..facts }, item))
}

/// "Officers recovered nine of them", "citing two officials, reported that 200 were sent": who does something, or says it, is
/// not what a figure behind it counts.
fn is_agent(
    reading: &Reading<'_>,
    thing: Option<&Thing>,
    governor: Option<&Governor>,
    mention: &QuantityMention,
) -> bool {
    let Some(thing) = thing else { return false };
    let is_person = reading.lexicon.item(thing.item).unit.as_deref() == Some("person");
    let acts = |governor: &Governor| {
        !governor.passive
            && governor.end == mention.first
            && VerbChain::before(reading, governor.first).first == thing.end
    };
    let puts = [SpeechWord::Puts, SpeechWord::Revises];
    // "Officials had feared 5,000"
    let verb = thing.end + usize::from(reading.is_class(thing.end, Class::Auxiliary));
    let speaks = |hit: Hit| matches!(hit.meaning, Meaning::ReportingVerb { .. });
    let says = reading.has(thing.end, Sort::Saying)
        || is_person && reading.hits.at(verb).iter().any(speaks)
        || reading.is_mark(thing.end, ',') && is_person
        || puts.iter().any(|word| reading.hits.is_speech_word(thing.end, *word));
    governor.is_some_and(acts) || says
}

/// Times that one figure may be another of the same count.
const OF_SIZE: u32 = 100;
/// By how much figures of one thing may differ at all.
const FARTHEST: u32 = 100_000;

/// "imagery of two ports … had put the number at 4,700": figures of one count are of one size.
pub(super) fn is_of_size(one: &QuantityMention, other: &QuantityMention) -> bool {
    is_within(one, other, OF_SIZE)
}

/// Whether neither figure is more than so many times the other.
pub(super) fn is_within(one: &QuantityMention, other: &QuantityMention, times: u32) -> bool {
    let value = |mention: &QuantityMention| mention.quantity.low.or(mention.quantity.high);
    let (Some(one), Some(other)) = (value(one), value(other)) else { return true };
    let most = |value: Decimal| value.checked_mul(times.into()).unwrap_or(Decimal::MAX);
    one <= most(other) && other <= most(one)
}

/// "they would hold hundreds of thousands of them": what is held, not what holds it.
fn is_of_contents(governor: &Governor) -> bool {
    governor.frame == Frame::Content
        || governor.measure == Measure::Capacity && governor.frame == Frame::Vessel
}

/// "nine of them children": what the part is, where it is said behind. "40 of them German" only tells of which kind.
fn among_them(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Counted> {
    let phrase = NounPhrase::at(reading, mention.end + 2).filter(|_| is_of_them(reading, mention.end))?;
    let ends =
        matches!(reading.kind(phrase.end), None | Some(TokenKind::Mark(',' | '.' | ';' | ')' | '—' | '–')));
    let is_adjective =
        phrase.end == phrase.head + 1 && is_demonym(reading, phrase.head) && !is_plural(reading, phrase.head);
    Some(of_phrase(reading, phrase)).filter(|(facts, _)| ends && !is_adjective && facts.class.is_some())
}

/// Those a fate befell: as the persons counted before in the sentence, if any.
fn persons_of_fate(reading: &Reading<'_>, worded: Option<String>, persons: Option<&Draft<'_>>) -> Counted {
    match persons {
        Some(draft) => {
            (ItemFacts { measure: None, ..facts_of(reading, draft) }, worded.or_else(|| draft.item.clone()))
        }
        None => (ItemFacts::person(), worded),
    }
}

/// "put the figure at 2,400", "at least 200, possibly 250": a noun for figures, or a bound, tells that something is counted.
fn is_of_a_count(reading: &Reading<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|at| reading.is_class(at, Class::CountNoun) || reading.is_class(at, Class::Portion))
}

/// What a figure before counts, for another that counts the same.
fn of_draft(reading: &Reading<'_>, draft: &Draft<'_>) -> Counted {
    (facts_of(reading, draft), draft.item.clone())
}

/// The same, and what is told of that.
pub(super) fn as_told(reading: &Reading<'_>, draft: &Draft<'_>) -> Counted {
    let (facts, item) = of_draft(reading, draft);
    (ItemFacts { measure: Some(draft.measure), ..facts }, item)
}

pub(super) fn facts_of(reading: &Reading<'_>, draft: &Draft<'_>) -> ItemFacts {
    if draft.mention.unit.is_some() { ItemFacts::of(reading, draft.mention) } else { draft.facts.clone() }
}

/// "a crew of five", "a mother of three": a noun of persons or things before "of" tells what is counted, and no other.
fn is_named_by_another(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    let Some(noun) = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "of")) else {
        return false;
    };
    // "took delivery of six in 2015 and of nine in 2016": what is done with them.
    let is_deed = governor.is_some_and(|governor| (governor.first..governor.end).contains(&noun));
    // "six of 24": the part.
    if is_deed || reading.is_class(noun, Class::Conjunction) || is_numeral(reading, noun) {
        return false;
    }
    // "its estimate of 11,000", "a first batch of 12": of a count that was told.
    if reading.is_class(noun, Class::CountNoun) || reading.is_class(noun, Class::Portion) {
        return false;
    }
    // "the annual cap of 500,000": a bound that is set, of which no thing is one.
    if reading.is_class(noun, Class::Ceiling) {
        return true;
    }
    let is_named =
        reading.find(noun, |hit| matches!(hit.meaning, Meaning::Item(_) | Meaning::Role(_)).then_some(()));
    is_named.is_some() || governor.is_none() && reading.kind(noun) == Some(TokenKind::Word)
}

/// "from 12 to 19 soldiers", "3 million and 500,000 shells": what the figure joined to it counts.
fn beside(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let reading = &analysis.reading;
    let next = analysis.quantities.partition_point(|other| other.first <= mention.first);
    // "3 million 152 mm and 500,000 122 mm shells": the first has its calibre, the noun stands with the second.
    let calibre = analysis.quantities.get(next).filter(|other| {
        other.kind == QuantityKind::Attribute && other.first == mention.end && other.phrase.is_none()
    });
    let next = next + usize::from(calibre.is_some());
    let other = analysis.quantities.get(next).filter(|other| other.item.is_some() && other.unit.is_none())?;
    let joint = calibre.map_or(mention.end, |calibre| calibre.end);
    let goal = Some(joint + 1).filter(|_| reading.is_class(joint, Class::Goal));
    let joined = row_joint_end(reading, joint).or(goal);
    let head = other.phrase.map_or("", |phrase| reading.word(phrase.head));
    let item = match calibre {
        Some(calibre) => {
            Some(format!("{} {head}", crate::quantity::wording(reading, calibre.first, calibre.end)))
        }
        None => other.item.clone(),
    };
    (joined == Some(other.first)).then(|| (ItemFacts::of(reading, other), item))
}

/// What a noun phrase says is counted.
pub(super) fn of_phrase(reading: &Reading<'_>, phrase: NounPhrase) -> Counted {
    (ItemFacts::of_phrase(reading, phrase), Some(wording::of_phrase(reading, phrase)))
}

pub(super) fn named(reading: &Reading<'_>, thing: &Thing) -> Counted {
    (ItemFacts::of_thing(reading, thing), Some(item_words(reading, thing)))
}

/// Most tokens of a thing's own words.
const LONGEST_THING: usize = 6;
/// Tokens of adjectives before them.
const ADJECTIVES: usize = 3;

/// The words of a thing, with the adjectives before it.
fn item_words(reading: &Reading<'_>, thing: &Thing) -> String {
    let end = thing.end;
    let is_own = |hit: &Hit| hit.end() == end && hit.meaning == Meaning::Item(thing.item);
    let own = (end.saturating_sub(LONGEST_THING)..end).find(|at| reading.hits.at(*at).any(is_own));
    let mut first = own.unwrap_or(end - 1);
    while first > 0
        && end - first <= ADJECTIVES
        && reading.touches(first) == reading.is_hyphen(first - 1)
        && is_noun_word(reading, first - 1)
        && !is_numeral(reading, first - 1)
    {
        first -= 1;
    }
    // "155 mm shells": the calibre with its figure.
    let is_unit = reading.find(first, |hit| matches!(hit.meaning, Meaning::Unit(_)).then_some(())).is_some();
    let figure = first.checked_sub(1).filter(|at| is_unit && reading.kind(*at) == Some(TokenKind::Number));
    reading.span(figure.unwrap_or(first), end).of(reading.text).to_string()
}

pub(super) fn is_numeral(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .find(at, |hit| {
            matches!(hit.meaning, Meaning::Cardinal(_) | Meaning::Vague(_) | Meaning::Scale(_)).then_some(())
        })
        .is_some()
}

pub(super) fn is_noun_word(reading: &Reading<'_>, at: usize) -> bool {
    // "the real number"
    if reading.is_class(at, Class::CountNoun) && at > 0 && !reading.is_class(at - 1, Class::Determiner) {
        return true;
    }
    // "Spending would be halved", not "is spending"
    let behind_be = || at > 0 && reading.is_class(at - 1, Class::Auxiliary);
    if reading.is_class(at, Class::Takings) && !behind_be() {
        return true;
    }
    let is_other = |hit: &Hit| match hit.meaning {
        Meaning::Grammar(class) => !class.names_things(),
        Meaning::Verb(_) | Meaning::MeasureVerb { .. } | Meaning::ReportingVerb { .. } => true,
        _ => false,
    };
    reading.kind(at) == Some(TokenKind::Word) && !reading.hits.at(at).any(is_other)
}

/// "four Kh-59 missiles and one Kh-31P": a bare model name is the like of the counted thing it is joined to.
pub(super) fn sibling(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    facts: &ItemFacts,
    before: &[Draft<'_>],
) -> Option<ItemFacts> {
    let last = before.last().filter(|last| last.class.is_some() && last.mention.unit.is_none())?;
    let phrase = mention.phrase.filter(|_| facts.class.is_none())?;
    let is_model = (phrase.first..phrase.end)
        .any(|at| reading.kind(at) == Some(TokenKind::Number) && reading.touches(at));
    let joined = (last.mention.end..mention.first).len() <= 2
        && reading.sentence_at(last.mention.first) == reading.sentence_at(mention.first);
    (is_model && joined).then(|| ItemFacts { holds: false, ..last.facts.clone() })
}

/// "Converted into 122 mm ammunition, …, 400,000 rounds": the calibre named before bare rounds is theirs.
pub(super) fn borrowed(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    before: &[Draft<'_>],
    facts: ItemFacts,
    item: &mut Option<String>,
    rules: &mut Vec<&'static str>,
) -> ItemFacts {
    let bare = mention.phrase.is_some_and(|phrase| phrase.end - phrase.first == 1);
    if measure != Measure::Capacity || !bare || facts.holds || facts.class.is_none() {
        return facts;
    }
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let at = analysis.quantities.partition_point(|other| other.first < mention.first);
    let earlier = analysis.quantities[at.saturating_sub(4)..at].iter().rev();
    let taken = |first: usize| {
        before.iter().rev().take(4).any(|draft| (draft.mention.first..draft.mention.end).contains(&first))
    };
    let names_calibre = |other: &&QuantityMention| {
        let is_length = is_calibre(other) || other.unit.as_deref() == Some("inch");
        is_length && other.kind == QuantityKind::Attribute && reading.sentence_at(other.first) == sentence
    };
    // "190,000 rounds if they held 122 mm rockets"
    let supposed = condition_behind(reading, mention).and_then(|condition| {
        let later = analysis.quantities[at..].iter().take(MOST);
        later.filter(names_calibre).find(|other| other.first > condition)
    });
    let calibre = supposed.or_else(|| earlier.filter(names_calibre).find(|other| !taken(other.first)));
    let Some(calibre) = calibre else { return facts };
    let phrase = NounPhrase::plain_at(reading, calibre.first).unwrap_or(NounPhrase {
        first: calibre.first,
        head: calibre.end - 1,
        end: calibre.end,
    });
    let found = ItemFacts::of_phrase(reading, phrase);
    *item = Some(wording::of_phrase(reading, phrase));
    rules.push("item.calibre-borrowed");
    if found.unit == facts.unit { found } else { facts }
}
