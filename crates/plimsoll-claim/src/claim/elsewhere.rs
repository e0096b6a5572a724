//! What a bare figure counts by other words of its text: a number of things, a supposition, a question.

use plimsoll_lexicon::tables::{Class, Frame, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::Measure;
use super::counted::{Counted, REACH, as_told, facts_of, is_of_size, is_within, named, of_phrase};
use super::draft::Draft;
use super::item::ItemFacts;
use super::lent::is_joint;
use super::noun::WHOLE;
use crate::measure::{Governor, NumberBehind, Thing, VerbChain, is_condition, is_of_them};
use crate::quantity::noun_phrase::{has_past_ending, is_plural};
use crate::quantity::{Bound, NounPhrase, QuantityMention, wording};
use crate::{Analysis, Reading};

/// Sentences of an answer to "How many …?".
const ANSWER: usize = 3;
/// Tokens of a speaker's label before a question.
const LABEL: usize = 12;
/// Tokens between "the number" and its figure.
const POINTER: usize = 8;
/// Figures of the sentence before that are looked at.
const MOST: usize = 4;
/// Tokens of the object of a verb.
const OBJECT: usize = 5;
/// Most tokens between the figures of a list of fates: "40 were destroyed by fire, and 12".
const MOST_BETWEEN: usize = 6;
/// Tokens of "across all its new".
const MOST_TO_PLACE: usize = 4;

/// "Passenger numbers": whether a noun for persons or things stands against one for figures.
fn is_of_those(reading: &Reading<'_>, number: usize) -> bool {
    let is_item = |hit: &Hit| hit.len == 1 && matches!(hit.meaning, Meaning::Item(_));
    reading.word(number).ends_with('s')
        && number.checked_sub(1).is_some_and(|noun| reading.hits.at(noun).any(is_item))
}

/// "the number of voyages had climbed from 32 to 70": what a noun for figures before a bare one is of.
pub(super) fn of_number(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    sentence: usize,
) -> Option<Counted> {
    let reading = &analysis.reading;
    let phrase = numbered(reading, mention, sentence)?;
    if reading.is_class(phrase.end, Class::CountNoun) {
        return Some(of_phrase(reading, phrase));
    }
    flowing(reading, phrase).or_else(|| Some(as_done(analysis, phrase)))
}

/// The words for what the noun for a number before a figure is of.
pub(super) fn numbered(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    sentence: usize,
) -> Option<NounPhrase> {
    let least = reading.sentences[sentence].tokens.start.max(mention.first.saturating_sub(REACH));
    // "put the number of boats lower, at 40": a level set off by a comma
    let level = mention.first.checked_sub(2).filter(|comma| *comma > least && reading.is(comma + 1, "at"));
    let end = level.filter(|comma| reading.is_mark(*comma, ',')).unwrap_or(mention.first);
    let number = (least..end)
        .rev()
        .take_while(|at| !matches!(reading.kind(*at), Some(TokenKind::Mark(',' | ';'))))
        .find(|at| {
            reading.is_class(*at, Class::CountNoun) && (reading.is(at + 1, "of") || is_of_those(reading, *at))
        })?;
    if !reading.is(number + 1, "of") {
        return Some(NounPhrase { first: number - 1, head: number - 1, end: number });
    }
    let first = number + 2 + usize::from(reading.is_class(number + 2, Class::Determiner));
    NounPhrase::plain_at(reading, first).filter(|phrase| phrase.end <= mention.first)
}

/// "the number of tanks sent": what a noun phrase counts, and what the participle behind it tells of that.
fn as_done(analysis: &Analysis<'_>, phrase: NounPhrase) -> Counted {
    let (facts, item) = of_phrase(&analysis.reading, phrase);
    let passes = |words: &Governor| {
        words.form.is_any(VerbForm::PARTICIPLE)
            && matches!(words.frame, Frame::Giver | Frame::Getter)
            && words.measure == Measure::Transferred
    };
    let told = analysis.outline.at(phrase.end, passes);
    (ItemFacts { measure: told.map(|told| told.measure).or(facts.measure), ..facts }, item)
}

/// "output", "deliveries": whether the word alone is a noun for what flows or is held.
fn is_flow(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| matches!(hit.meaning, Meaning::MeasureNoun { .. }) && hit.len == 1)
}

/// "its estimate of monthly shell output": what the noun of a flow says that flows.
fn flowing(reading: &Reading<'_>, phrase: NounPhrase) -> Option<Counted> {
    let head = phrase.head.checked_sub(1).filter(|head| *head >= phrase.first)?;
    let thing = NounPhrase { first: head, head, end: phrase.head };
    let found = ItemFacts::of_phrase(reading, thing);
    (is_flow(reading, phrase.head) && found.class.is_some())
        .then(|| (found, Some(reading.word(head).to_string())))
}

/// "Shell output: 40", "deliveries of tanks reached 40": what the noun of a flow or stock before a bare figure is of.
pub(super) fn of_flow(
    reading: &Reading<'_>,
    governor: &Governor,
    mention: &QuantityMention,
) -> Option<Counted> {
    let noun = governor.first;
    if governor.end > mention.first || governor.measure.is_fate() || !is_flow(reading, noun) {
        return None;
    }
    let first = governor.end + 1 + usize::from(reading.is_class(governor.end + 1, Class::Determiner));
    let of = || NounPhrase::plain_at(reading, first).filter(|_| reading.is(governor.end, "of"));
    let own = noun.checked_sub(1).map(|head| NounPhrase { first: head, head, end: noun });
    let phrase = of().filter(|phrase| phrase.end <= mention.first).or(own)?;
    let found = ItemFacts::of_phrase(reading, phrase);
    let item = wording(reading, phrase.first, phrase.end);
    (found.class.is_some() && found.unit.as_deref() != Some("person")).then_some((found, Some(item)))
}

/// "brings to 46 the number of rifles seized", "and to 12 the number who have died": what a noun for figures behind a bare one is of; it
/// is measured like the same things in `before`, where nothing is told of it.
pub(super) fn of_number_behind(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let reading = &analysis.reading;
    let number = NumberBehind::of(reading, mention)?;
    let (facts, item) = number.of.map_or((ItemFacts::person(), None), |phrase| of_phrase(reading, phrase));
    let is_same = |last: &&Draft<'_>| {
        last.unit == facts.unit && reading.in_one_sentence(last.mention.first, mention.first)
    };
    let same = before.last().filter(is_same).filter(|_| !number.who).map(|last| last.measure);
    Some((ItemFacts { measure: same.or(facts.measure), ..facts }, item))
}

/// "4,000 by two ships and 6,000 by three": what a figure behind the same preposition counts.
pub(super) fn alike(analysis: &Analysis<'_>, mention: &QuantityMention, sentence: usize) -> Option<Counted> {
    let reading = &analysis.reading;
    let at = mention.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Adjunct))?;
    let quantities = &analysis.quantities;
    let own = quantities.partition_point(|other| other.first < mention.first);
    let here = quantities[own.saturating_sub(MOST)..own].iter().rev();
    let mut here = here.take_while(|other| reading.sentence_at(other.first) == sentence);
    // The figures of two phrases that are alike have another between them.
    let between = here.next()?;
    let is_like = |other: &&QuantityMention| {
        other.unit.is_none() && other.first > 0 && reading.is(other.first - 1, reading.word(at))
    };
    let other = here.find(is_like).filter(|_| between.end <= at)?;
    other.phrase.map(|phrase| of_phrase(reading, phrase))
}

/// "put the shipment at 220": what the last figure of such a flow counts.
fn put_at<'b, 'a>(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    drafts: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let reading = &analysis.reading;
    let noun = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "at"))?;
    let puts = |at: usize| reading.hits.is_speech_word(at, SpeechWord::Puts);
    let is_object = noun > 1 && reading.is_class(noun - 1, Class::Determiner) && puts(noun - 2);
    let flow = analysis.outline.at(noun, |words| words.rule == "measure.noun").filter(|_| is_object)?;
    let of_flow = |draft: &&Draft<'_>| {
        draft.measure == flow.measure
            && draft.class.is_some()
            && draft.mention.unit.is_none()
            && is_of_size(mention, draft.mention)
    };
    drafts.iter().rev().take(2 * MOST).find(of_flow)
}

/// "Soldiers died there. Officials put the number at 200": what a noun for figures alone points back at, in the sentence before:
/// what is counted there last, else what its verb speaks of.
pub(super) fn number_before(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    sentence: usize,
    drafts: &[Draft<'_>],
) -> Option<Counted> {
    let reading = &analysis.reading;
    let here = reading.sentences[sentence].tokens.start;
    let least = here.max(mention.first.saturating_sub(POINTER));
    let puts = |at: usize| reading.hits.is_speech_word(at, SpeechWord::Puts);
    let points = |at: &usize| {
        (reading.is(*at, "it") && *at > here && puts(at - 1))
            || reading.is_class(*at, Class::CountNoun)
                && *at > here
                && reading.is_class(at - 1, Class::Definite)
                && !reading.is(at + 1, "of")
    };
    if let Some(flow) = put_at(analysis, mention, drafts) {
        return Some(as_told(reading, flow));
    }
    (least..mention.first).rev().find(points)?;
    let before = reading.sentences[sentence.checked_sub(1)?].tokens.clone();
    // Of a part and its whole the part is what the report counts.
    let counts = |draft: &&Draft<'_>| {
        before.contains(&draft.mention.first) && draft.mention.unit.is_none() && !draft.rules.contains(&WHOLE)
    };
    // "700 drones, on 29 voyages. In May it put the number at 410": of several what is nearest in size.
    let counted = drafts.iter().rev().take(MOST).filter(counts);
    let counted = counted.min_by_key(|draft| times_apart(mention, draft.mention));
    if let Some(last) = counted.filter(|last| last.class.is_some()) {
        if !is_of_size(mention, last.mention) {
            return None;
        }
        return Some(as_told(reading, last));
    }
    let from = before.start.max(before.end.saturating_sub(REACH));
    let verbs = analysis.outline.within(from..before.end).iter().rev();
    verbs.filter(|verb| verb.rule == "measure.verb").find_map(|verb| {
        let subject = VerbChain::before(reading, verb.first).first;
        let things = analysis.outline.things(from..(verb.end + OBJECT).min(before.end));
        let of_verb = |thing: &&Thing| thing.plural && (thing.end == subject || thing.end > verb.end);
        let thing = things.iter().find(of_verb)?;
        let (facts, item) = named(reading, thing);
        Some((ItemFacts { measure: Some(verb.measure), ..facts }, item))
    })
}

/// How many times the one figure is the other.
fn times_apart(one: &QuantityMention, other: &QuantityMention) -> Decimal {
    let value = |mention: &QuantityMention| mention.quantity.low.or(mention.quantity.high);
    let (Some(one), Some(other)) = (value(one), value(other)) else { return Decimal::ONE };
    let (less, more) = (one.min(other), one.max(other));
    more.checked_div(less).unwrap_or(Decimal::MAX)
}

/// "tanks?": a noun phrase that is all that is asked.
fn is_question(reading: &Reading<'_>, first: usize) -> bool {
    NounPhrase::at(reading, first).is_some_and(|phrase| reading.is_mark(phrase.end, '?'))
}

/// "How many containers were lost?", "And tanks?": what an answer in the sentences behind counts, and what the question says of that.
pub(super) fn asked(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Counted> {
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(mention.first);
    let questions = (sentence.saturating_sub(ANSWER)..sentence).rev();
    let (phrase, end) = questions.map(|at| reading.sentences[at].tokens.clone()).find_map(|sentence| {
        // "Brandt (Lab): How many"
        let label = sentence.clone().take(LABEL).find(|at| reading.is_mark(*at, ':'));
        let start = label.map_or(sentence.start, |colon| colon + 1);
        let asks = reading.is(start, "how") && reading.is(start + 1, "many");
        let goes_on = reading.is_class(start, Class::Conjunction) && is_question(reading, start + 1);
        let first = start + if goes_on { 1 } else { 2 };
        let phrase = (asks || goes_on).then(|| NounPhrase::at(reading, first)).flatten()?;
        Some((phrase, sentence.end))
    })?;
    let (facts, item) = of_phrase(reading, phrase);
    let words = analysis.outline.within(phrase.end..end);
    // "does the camp hold": who is in a place are no goods.
    let tells = |words: &&Governor| {
        words.rule == "measure.verb"
            && (facts.unit.as_deref() != Some("person") || words.frame != Frame::Content)
    };
    let told = words.iter().find(tells).map(|verb| verb.measure);
    Some((ItemFacts { measure: told.or(facts.measure), ..facts }, item))
}

/// The "if" against a figure, or behind a comma.
pub(super) fn condition_behind(reading: &Reading<'_>, mention: &QuantityMention) -> Option<usize> {
    let at = mention.end + usize::from(reading.is_mark(mention.end, ','));
    (is_condition(reading, at) && reading.in_one_sentence(mention.first, at)).then_some(at)
}

/// "1,900 tanks were destroyed, 500 captured": the things before a bare figure of those that were taken, whose list it goes on
/// with. Who is killed or driven out is no thing.
pub(super) fn taken_too<'b, 'a>(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let reading = &analysis.reading;
    let taking = governor.filter(|governor| governor.measure == Measure::Affected)?;
    analysis.outline.at(taking.first, |other| other.measure == Measure::Observed)?;
    let last = before.last().filter(|last| {
        last.measure == Measure::Lost && last.unit.as_deref() != Some("person") && last.mention.unit.is_none()
    })?;
    let between = last.mention.end..mention.first;
    let breaks = |at: usize| {
        [Class::Subordinator, Class::Relative, Class::Pronoun]
            .iter()
            .any(|class| reading.is_class(at, *class))
    };
    let joined = between.len() <= MOST_BETWEEN
        && reading.in_one_sentence(last.mention.first, mention.first)
        && !between.into_iter().any(breaks);
    joined.then_some(last)
}

/// "Norland has lost 300 tanks. Tavia claims 620.": the figure before a bare one that is all that is claimed.
pub(super) fn claimed<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    // What something costs or weighs is no count, and of a part and its whole the part is what goes on.
    let counted = before
        .iter()
        .rev()
        .take(MOST)
        .find(|draft| draft.mention.unit.is_none() && !draft.rules.contains(&WHOLE));
    let last = counted.filter(|_| is_all_that_is_said(reading, mention))?;
    let is_near = reading.sentence_at(last.mention.first) + 2 >= reading.sentence_at(mention.first);
    let counts = last.class.is_some() && last.mention.unit.is_none() && last.measure != Measure::Share;
    (is_near && counts && is_of_size(mention, last.mention)).then_some(last)
}

/// "claims 620.": whether a bare figure is all that is told in its clause.
pub(super) fn is_all_that_is_said(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let ends = || match reading.kind(mention.end) {
        Some(TokenKind::Word) => {
            reading.is_class(mention.end, Class::Conjunction)
                || reading.is_class(mention.end, Class::Subordinator)
        }
        Some(TokenKind::Mark(mark)) => matches!(mark, '.' | ',' | ';' | '!' | '?' | '"' | '”'),
        _ => mention.end >= reading.tokens.len(),
    };
    let is_bare = mention.item.is_none() && mention.unit.is_none();
    is_bare && ends() && tells_alone(reading, mention.first)
}

/// "claims 620", "spoke of 620", "it was 620", "counted 620", "had another figure: 620": whether what stands before token `first`
/// tells a figure alone.
fn tells_alone(reading: &Reading<'_>, first: usize) -> bool {
    let Some(at) = first.checked_sub(1) else { return false };
    let says = |at: usize| {
        let finite = |hit: Hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => {
                hit.len == 1 && form.is_any(VerbForm::PAST.or(VerbForm::THIRD).or(VerbForm::PARTICIPLE))
            }
            _ => false,
        };
        reading.has(at, Sort::Saying) && reading.hits.at(at).iter().any(finite)
    };
    let speaks_of = || reading.is_any(at, &["of", "to"]) && at > 0 && says(at - 1);
    let it_is = || {
        // "The figure was 620"; "Norland's figure" is of its own.
        let is_figure =
            at > 1 && reading.is_class(at - 1, Class::CountNoun) && reading.is_class(at - 2, Class::Definite);
        let is_subject = is_figure || at > 0 && reading.hits.is_speech_word(at - 1, SpeechWord::Expletive);
        is_subject && (reading.is_class(at, Class::Be) || reading.is_class(at, Class::Have))
            || is_put_right(reading, first)
    };
    let gives = || {
        let calls = reading.is(at, "it") && at > 0 && reading.is_any(at - 1, &["call", "make"]);
        if calls {
            return true;
        }
        reading.is_class(at, Class::Tally)
            || reading.hits.is_speech_word(at, SpeechWord::PollFinds)
            || reading.is_any(
                at,
                &[
                    "confirm",
                    "confirms",
                    "confirmed",
                    "verify",
                    "verifies",
                    "verified",
                    "manage",
                    "manages",
                    "managed",
                ],
            )
    };
    says(at) || speaks_of() || it_is() || gives() || is_figure_given(reading, at) || reading.is_mark(at, ':')
}

/// "gave a figure of 46", "raised that to five": whether the word before a bare figure, at token `at`, leads to one that stands for
/// what was told before.
fn is_figure_given(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before > 0) else { return false };
    let is_number = reading.is_any(before, &["figure", "number", "count", "tally", "estimate"])
        && reading.is_class(before - 1, Class::Article);
    let revises = reading.is_any(before, &["that", "this", "it"])
        && reading.hits.is_speech_word(before - 1, SpeechWord::Revises);
    reading.is(at, "of") && is_number || reading.is(at, "to") && revises
}

/// "Some 4,000 have come back", "Another 11 remain shut", "Nine of them had one address": a bare figure that is the subject of a
/// clause, with its verb right behind.
pub(super) fn heads_clause(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let of_them = is_of_them(reading, mention.end);
    if mention.unit.is_some() || mention.item.is_some() && !of_them {
        return false;
    }
    let first = mention.first;
    let more = first.checked_sub(1).filter(|at| reading.is_class(*at, Class::More)).unwrap_or(first);
    let first = more.checked_sub(1).filter(|at| *at < first && reading.is_class(*at, Class::Article));
    let first = first.unwrap_or(more);
    let opens = reading.sentences[reading.sentence_at(first)].tokens.start == first
        || reading.is_mark(first - 1, ';')
        || first > 1 && reading.is_class(first - 1, Class::Conjunction) && reading.is_mark(first - 2, ',')
        // "31 have applied and only four have been paid"
        || first > 0 && reading.is_class(first - 1, Class::Conjunction) && reading.is_class(mention.end, Class::Have);
    let verb = if of_them { mention.end + 2 } else { mention.end };
    let verb = verb + usize::from(reading.is_class(verb, Class::Adverb));
    // "and forty were in the hills": where some are is told of no others.
    let is_there = reading.is_class(verb, Class::Be) && reading.is_class(verb + 1, Class::Preposition);
    let is_finite = [Class::Auxiliary, Class::Modal].iter().any(|class| reading.is_class(verb, *class))
        || reading.has(verb, Sort::Finite)
        || has_past_ending(reading, verb);
    opens && is_finite && !is_there
}

/// Tokens from a verb of rising to the level: "rose by 4 percent in May to".
const RISEN: usize = 9;

/// "Complaints rose to 460", "applications fell from 4,000": the plural of the word lists that is the subject of a verb of rising or
/// falling.
pub(super) fn risen(reading: &Reading<'_>, mention: &QuantityMention) -> Option<Counted> {
    let joint = mention.first.checked_sub(1).filter(|at| reading.is_any(*at, &["to", "from"]))?;
    let start = reading.sentences[reading.sentence_at(joint)].tokens.start.max(joint.saturating_sub(RISEN));
    let moves = |hit: Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    let verb = (start..joint).rev().find(|at| reading.hits.at(*at).iter().any(moves))?;
    let end = VerbChain::before(reading, verb).first;
    let head =
        end.checked_sub(1).filter(|head| *head >= start.saturating_sub(1) && is_plural(reading, *head))?;
    let phrase = NounPhrase { first: head, head, end };
    let found = ItemFacts::of_phrase(reading, phrase);
    let is_known = found.class.is_some() && !reading.is_class(head, Class::Takings);
    is_known.then(|| of_phrase(reading, phrase))
}

/// "Radars have also arrived. The army got 40 of them.": the plural that the sentence before begins with, where no figure stands in
/// it that "them" may point at.
pub(super) fn topic(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let reading = &analysis.reading;
    let here = reading.sentence_at(mention.first);
    let last = reading.sentences[here.checked_sub(1)?].tokens.clone();
    if before.last().is_some_and(|draft| draft.mention.first >= last.start) {
        return None;
    }
    // "- Radars"
    let is_mark = |at: &usize| matches!(reading.kind(*at), Some(TokenKind::Mark(_)));
    let start = last.start + last.clone().take_while(is_mark).count();
    let start = start + usize::from(reading.is_class(start, Class::Determiner));
    let phrase = NounPhrase::plain_at(reading, start).filter(|phrase| is_plural(reading, phrase.head))?;
    let is_subject =
        [Class::Be, Class::Have, Class::Modal].iter().any(|class| reading.is_class(phrase.end, *class))
            || has_past_ending(reading, phrase.end)
            || reading.has(phrase.end, Sort::Finite);
    is_subject.then(|| of_phrase(reading, phrase)).filter(|(facts, _)| facts.unit.is_some())
}

/// "the real number was 620", "the true figure would be closer to 620": whether a figure takes the place of one that was told.
pub(super) fn is_put_right(reading: &Reading<'_>, first: usize) -> bool {
    // "the true total might exceed 50"
    let exceeds = Some(first).filter(|at| reading.is_class(*at, Class::LevelVerb));
    let equals = |at: &usize| reading.is_class(*at, Class::Be) || reading.is_class(*at, Class::LevelVerb);
    let verb = exceeds.or_else(|| first.checked_sub(1).filter(equals));
    let subject = verb.map(|verb| VerbChain::before(reading, verb).first);
    subject.and_then(|end| end.checked_sub(2)).is_some_and(|truth| {
        reading.is_class(truth, Class::Truth) && reading.is_class(truth + 1, Class::CountNoun)
    })
}

/// Figures looked back over for the one that is put right.
const WRONG: usize = 12;
/// Times that a figure which is put right may be the other.
const PUT_RIGHT: u32 = 5;

/// The figure before that one takes the place of: the last of about its size that is told as the least there are, else the last.
pub(super) fn wrong_one<'b, 'a>(mention: &QuantityMention, before: &'b [Draft<'a>]) -> Option<&'b Draft<'a>> {
    let of_size = |draft: &&Draft<'_>| {
        draft.class.is_some() && draft.mention.unit.is_none() && is_within(mention, draft.mention, PUT_RIGHT)
    };
    let is_least = |draft: &&Draft<'_>| matches!(draft.quantity.bound, Bound::AtLeast | Bound::MoreThan);
    let mut last = before.iter().rev().take(WRONG).filter(of_size);
    last.clone().find(is_least).or_else(|| last.next())
}

/// Most figures of one list.
const LONGEST_LIST: usize = 6;

/// "Allies will send 200 guns, 150 launchers and a million shells. So far they have sent 40, 22 and 300,000.": what the figure of
/// the same place counts in a list before that is as long as that of a bare one.
pub(super) fn in_turn<'b, 'a>(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let reading = &analysis.reading;
    let quantities = &analysis.quantities;
    let own = quantities.partition_point(|other| other.first < mention.first);
    let is_bare = |at: usize| quantities[at].item.is_none() && quantities[at].unit.is_none();
    let joins = |at: usize| is_joint(reading, quantities[at].end..quantities[at + 1].first);
    let first =
        (own.saturating_sub(LONGEST_LIST)..own).rev().take_while(|at| is_bare(*at) && joins(*at)).last();
    let first = first.unwrap_or(own);
    let rest = (own..own + LONGEST_LIST)
        .take_while(|at| *at + 1 < quantities.len() && is_bare(*at + 1) && joins(*at));
    let length = own - first + 1 + rest.count();
    let start = quantities[first].first;
    let end = before.partition_point(|draft| draft.mention.first < start);
    let list = &before[end.checked_sub(length)?..end];
    let sentence = reading.sentence_at(list.first()?.mention.first);
    let is_list = list.iter().all(|draft| {
        draft.mention.item.is_some()
            && draft.mention.unit.is_none()
            && reading.sentence_at(draft.mention.first) == sentence
    });
    let kinds = list.iter().skip(1).all(|draft| draft.unit != list[0].unit);
    (length > 1 && is_list && kinds && sentence < reading.sentence_at(start)).then(|| &list[own - first])
}

/// "14 of its bunkers were gutted. Days later 11 more burned.": the figure of the sentence before that more are counted of.
pub(super) fn more_of<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let is_more = mention.phrase.is_some_and(|phrase| reading.is(phrase.head, "more"));
    let here = reading.sentence_at(mention.first);
    let last = before.iter().rev().take_while(|draft| reading.sentence_at(draft.mention.first) + 1 == here);
    let mut last = last.filter(|draft| draft.mention.unit.is_none() && !draft.rules.contains(&WHOLE));
    last.find(|draft| is_more && draft.governor.is_some() && draft.facts.unit.is_some())
}

/// "It made 3,000 shells a month. By 2026 it should reach 10,000.": the figure before a bare one that something spoken of by a
/// pronoun reaches, and what that is: to come, where it should or will be.
pub(super) fn reached(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    before: &[Draft<'_>],
) -> Option<Counted> {
    let verb = mention.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::LevelVerb))?;
    let chain = VerbChain::before(reading, verb);
    let subject = chain.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Pronoun))?;
    let last = before.last().filter(|last| last.class.is_some() && last.mention.unit.is_none())?;
    let is_near = reading.sentence_at(last.mention.first) + 1 >= reading.sentence_at(subject);
    let is_flow = matches!(last.measure, Measure::Produced | Measure::Transferred);
    if !(is_near && is_flow && mention.item.is_none() && is_of_size(mention, last.mention)) {
        return None;
    }
    let is_ahead = chain.modal && !chain.have && !chain.has_room_modal(reading);
    let measure = if is_ahead { Measure::Pledged } else { last.measure };
    Some((ItemFacts { measure: Some(measure), ..facts_of(reading, last) }, last.item.clone()))
}

/// "Output across its sites stood at 750,000": works and ports behind a preposition are where something is done. `least`: the
/// first token looked at.
pub(super) fn is_whereabouts(reading: &Reading<'_>, thing: &Thing, least: usize) -> bool {
    let place = ["site", "port", "factory"];
    let is_place = reading.lexicon.item(thing.item).unit.as_deref().is_some_and(|unit| place.contains(&unit));
    let before = least.max(thing.end.saturating_sub(MOST_TO_PLACE + 1))..thing.end;
    let preposition = before.rev().find(|at| reading.is_class(*at, Class::Preposition));
    is_place && preposition.is_some_and(|at| !reading.is(at, "of"))
}
