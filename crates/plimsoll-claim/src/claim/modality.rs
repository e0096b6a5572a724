//! Modality: what the text commits to, from the words around the figure and the words of saying.

use plimsoll_lexicon::tables::{Class, Commitment, EventWord, Frame, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::{Span, TokenKind};

use super::condition::{depends_on_condition, is_supposed};
use super::unsettled::{is_doubted, is_hearsay, is_unsettled};
use super::verdict::judged;
use super::{Measure, Modality};
use crate::attribution::Voice;
use crate::measure::{Governor, VerbChain, Window, is_condition, is_contrast, is_refused};
use crate::quantity::{Bound, NounPhrase, QuantityMention};
use crate::{Analysis, Reading};

impl From<Commitment> for Modality {
    fn from(commitment: Commitment) -> Self {
        match commitment {
            Commitment::Asserted => Self::Asserted,
            Commitment::Hedged => Self::Hedged,
            Commitment::Alleged => Self::Alleged,
            Commitment::Hypothetical => Self::Hypothetical,
            Commitment::Denied => Self::Denied,
        }
    }
}

/// "40 tanks, perhaps more", "between 30 and perhaps 40": whether the bound behind what a figure counts, or one of two ends, is hedged.
fn is_hedged_limit(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let counted = mention.phrase.map_or(mention.number + 1, |phrase| phrase.end);
    let hedges = |hit: &Hit| hit.meaning == Meaning::Hedge(Commitment::Hedged);
    let ends = mention.number..reading.token_at(mention.span.end());
    let is_range = mention.quantity.bound == Bound::Range;
    (counted..mention.end).chain(ends.filter(|_| is_range)).any(|at| reading.hits.at(at).any(hedges))
}

/// Tokens behind the figure in which what is said of it still counts ("containers suspected of").
const TAIL: usize = 6;

/// The weakest commitment among the clause's hedges and the words of saying.
pub(super) fn modality(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    governor: Option<&Governor>,
    window: Window,
    said: Commitment,
) -> Modality {
    let reading = &analysis.reading;
    if is_unsettled(reading, mention, governor) {
        return Modality::Hedged;
    }
    let tail = tail_end(reading, mention, window);
    let reach = governor.map_or(tail, |governor| governor.end.max(tail));
    let start = segment_start(reading, mention, governor, window);
    // "if each carried 300 shells": the word that opens the clause stands before its window.
    let supposed = start == window.first
        && start
            .checked_sub(1)
            .is_some_and(|at| is_condition(reading, at) && reading.in_one_sentence(at, start));
    // "If they were full of shells, 6 million", "Converted into shells, they make 6 million": what would be there.
    let supposed = supposed || measure == Measure::Capacity && opens_with_supposition(reading, mention);
    let supposed = supposed
        || follows_from_supposition(reading, mention)
        || governor.is_some_and(|governor| is_attempted(reading, governor))
        || depends_on_condition(reading, mention, governor)
        || is_supposed(reading, mention);
    let hedges = (start..reach)
        .filter(|at| *at < mention.first || *at >= mention.end)
        .filter(|at| !is_month(analysis, *at))
        .filter(|at| !is_plan(reading, *at, governor) && !is_of_other_verb(reading, *at, governor))
        .filter(|at| !is_reported_future(reading, *at, window))
        .filter(|at| !is_of_doer(reading, *at, mention, governor) && !is_habit(reading, *at))
        .filter(|at| !is_contrast(reading, *at) && !is_of_relative(reading, *at, mention))
        .filter_map(|at| hedge_at(reading, at))
        .filter(|hedge| *hedge != Commitment::Denied)
        .chain(is_hedged_limit(reading, mention).then_some(Commitment::Hedged));
    let weakest = hedges
        .chain([said])
        .chain(judged(reading, mention))
        .chain(supposed.then_some(Commitment::Hypothetical))
        .chain(is_unconfirmed(reading, mention).then_some(Commitment::Hedged))
        .chain(is_hearsay(reading, mention).then_some(Commitment::Alleged))
        .chain(is_doubted(reading, mention, governor).then_some(Commitment::Hedged))
        .chain(is_negated(reading, mention, governor, window, measure).then_some(Commitment::Denied))
        .chain(is_of_none(reading, mention).then_some(Commitment::Denied))
        .max();
    weakest.unwrap_or(Commitment::Asserted).into()
}

/// Words between "none of" and the figure.
const OF_NONE: usize = 2;

/// "none of the 40 tanks", "not one of its 12 guns": all that is told of the figure is told of none.
fn is_of_none(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let mut near = (mention.first.saturating_sub(OF_NONE)..mention.first).rev();
    let of = near.find(|at| reading.is(*at, "of")).filter(|of| reading.follows(*of, Class::NoneOf));
    of.is_some_and(|of| (of + 1..mention.first).all(|at| reading.determines(at)))
}

/// The rule of a verb whose content stands behind it.
const SAID_THAT: &str = "attribution.said-that";
/// The rule of a voice that goes on behind its sentence.
const CARRIED_OVER: &str = "attribution.carried-over";

/// How far the words of saying commit themselves to a figure. "It made 40 last year and expects to make 60", "it expects the cuts
/// to save 40 and will book a charge of 9": what is only expected has its own verb, with which another is joined.
pub(super) fn said_of(reading: &Reading<'_>, mention: &QuantityMention, voice: &Voice) -> Commitment {
    let goes_on = voice.rules.first() == Some(&CARRIED_OVER) && !is_believed(reading, mention);
    // "Norland denied it. The army had bought 40": what somebody denies or only thinks ends with the sentence.
    if matches!(voice.commitment, Commitment::Denied | Commitment::Hedged) && goes_on {
        return Commitment::Asserted;
    }
    if voice.commitment == Commitment::Denied
        && voice.cue_span.is_some_and(|cue| ends_denial(reading, cue, mention))
    {
        return Commitment::Asserted;
    }
    let expects = voice.commitment == Commitment::Hedged && voice.rules.first() == Some(&SAID_THAT);
    let Some(cue) = voice.cue_span.filter(|_| expects) else { return voice.commitment };
    let (first, end) = (reading.token_at(cue.start()), reading.token_at(cue.end()));
    if !reading.in_one_sentence(first.min(mention.first), first.max(mention.first)) {
        return voice.commitment;
    }
    let is_done = mention.end <= first && joins_verb(reading, mention.end..first + 1);
    let goes_on = end <= mention.first && joins_verb(reading, end..mention.first);
    if is_done || goes_on { Commitment::Asserted } else { voice.commitment }
}

/// "The port denied this: it had sold 40", "has rejected 4 percent; it wants 8": whether a colon or semicolon stands between the
/// word of denial and the figure, behind which it is said how things are; not "denied two things: that".
fn ends_denial(reading: &Reading<'_>, cue: Span, mention: &QuantityMention) -> bool {
    let end = reading.token_at(cue.end());
    let ends = |at: usize| {
        (reading.is_mark(at, ':') || reading.is_mark(at, ';'))
            && !reading.is_class(at + 1, Class::Complementiser)
    };
    end < mention.first
        && reading.in_one_sentence(end, mention.first)
        && reading.marks(end..mention.first).any(ends)
}

/// "It is believed that 40", "Our service thinks that 40": whether whoever speaks on puts a hedge in before a figure.
fn is_believed(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let hedges =
        |hit: &Hit| matches!(hit.meaning, Meaning::ReportingVerb { commitment: Commitment::Hedged, .. });
    (start.max(mention.first.saturating_sub(OPENING))..mention.first)
        .any(|at| reading.is_class(at, Class::Belief) || reading.hits.at(at).any(hedges))
}

/// ", and expects", "and will": whether a finite verb follows a conjunction with no subject of its own, in a clause that none has
/// opened.
fn joins_verb(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> bool {
    let is_finite = |at: usize| {
        reading.is_class(at, Class::Modal)
            || reading.is_class(at, Class::Have)
            || reading.has(at, Sort::Finite)
    };
    let mut open = tokens.take_while(|at| !reading.is_class(*at, Class::Complementiser));
    open.any(|at| {
        let next = at + 1 + usize::from(reading.is_class(at + 1, Class::Adverb));
        reading.is_class(at, Class::Conjunction) && is_finite(next)
    })
}

/// Tokens between "confirm" and the figure.
const CONFIRMED: usize = 14;
/// Tokens between "not" and "to confirm".
const UNWILLING: usize = 4;

/// "declined to confirm that 40 were sent", "could not confirm", "I'm not going to confirm 900": what nobody stands for.
fn is_unconfirmed(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let from = start.max(mention.first.saturating_sub(CONFIRMED));
    let parts = |at: usize| {
        reading.is_mark(at, ',') || reading.is_mark(at, ';') || reading.is_class(at, Class::Conjunction)
    };
    let mut near = (from..mention.first).rev().take_while(|at| !parts(*at));
    let Some(confirm) = near.find(|at| reading.hits.is_speech_word(*at, SpeechWord::Seconds)) else {
        return false;
    };
    let chain = VerbChain::before(reading, confirm);
    let negates = |at: usize| reading.is_class(at, Class::Negation);
    let fails = |at: usize| reading.hits.is_event_word(at, EventWord::Fails);
    let before = chain.first.saturating_sub(UNWILLING).max(start)..chain.first;
    let unwilling = chain.infinitive && before.into_iter().any(|at| negates(at) || fails(at));
    unwilling || (chain.first..confirm).any(negates)
}

/// "on 28 May": no word of chance.
fn is_month(analysis: &Analysis<'_>, at: usize) -> bool {
    if !(analysis.reading.is_capital(at) && analysis.reading.is_class(at, Class::Modal)) {
        return false;
    }
    let next = analysis.times.partition_point(|time| time.end <= at);
    analysis.times.get(next).is_some_and(|time| time.first <= at)
}

/// "The attempted murder of two officials", "tried to smuggle 40 guns": a deed that has not come to pass, by what stands right before
/// it.
fn is_attempted(reading: &Reading<'_>, governor: &Governor) -> bool {
    let chain = VerbChain::before(reading, governor.first);
    let is_deed = matches!(governor.frame, Frame::Giver | Frame::Getter | Frame::Mover | Frame::Victim)
        && !governor.measure.is_to_come();
    if is_deed && chain.infinitive && reading.follows(chain.first, Class::Trying) {
        return true;
    }
    let before = governor.first.checked_sub(1);
    governor.rule == "measure.noun"
        && governor.frame == Frame::Victim
        && before.is_some_and(|at| reading.is_class(at, Class::Attempt))
}

/// Tokens of a sentence looked back over for the "if" that it opens with.
const OPENING: usize = 40;

/// "And if", "Assuming": whether a figure's sentence opens with what is only supposed.
fn opens_with_supposition(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let near = mention.first - start <= OPENING;
    near && ((start..mention.first.min(start + 2)).any(|at| is_condition(reading, at))
        || supposes(reading, start))
}

/// "Assuming", "Converted into": whether something is supposed by what begins at token `at`.
fn supposes(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| hit.meaning == Meaning::Hedge(Commitment::Hypothetical))
}

/// "Assuming 300 a voyage, that is about 19,200": what a clause behind a supposition comes to.
fn follows_from_supposition(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let comes_to = |at: usize| {
        reading.is_mark(at - 1, ',')
            && reading.is_class(at, Class::Demonstrative)
            && reading.is_class(at + 1, Class::Be)
    };
    supposes(reading, start)
        && (mention.first.saturating_sub(TAIL).max(start + 1)..mention.first).any(comes_to)
}

/// The comma before the governor, or before the figure: what stands in front of it weakens something else.
fn segment_start(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    window: Window,
) -> usize {
    let from = governor.map_or(mention.first, |governor| governor.first.min(mention.first));
    let is_comma = |at: &usize| reading.is_mark(*at, ',');
    (window.first..from).rev().find(is_comma).map_or(window.first, |at| at + 1)
}

/// Up to where words behind the figure weaken it: to its clause's next verb or figure, not far.
fn tail_end(reading: &Reading<'_>, mention: &QuantityMention, window: Window) -> usize {
    let most = (mention.end + TAIL).min(window.end);
    // "with 12 seats, is likely to win": the phrase ends, and something else is likely.
    let in_phrase = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Preposition));
    // "as many as 40 people may be under the rubble": the verb of what is counted.
    let of_another = || {
        let before = mention.first.checked_sub(1);
        before.is_some_and(|at| {
            reading.kind(at) == Some(TokenKind::Possessive) || reading.is_class(at, Class::PossessivePronoun)
        })
    };
    // "deliveries of 20,000 tonnes may be put off": the verb of what is so much.
    let of_amount = in_phrase && mention.unit.is_some() && reading.is(mention.first - 1, "of");
    let is_own = |at: usize| {
        let ends = |phrase: NounPhrase| [phrase.end, mention.end].contains(&at);
        let is_end = mention.phrase.map_or(of_amount && mention.end == at, ends);
        (!in_phrase || of_amount) && is_end && !of_another()
    };
    let stops = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Number)
            || in_phrase && reading.is_mark(*at, ',') && reading.is_class(at + 1, Class::Be)
            || reading.is_any(*at, &["and", "or", "but"])
            || reading.is_class(*at, Class::Modal) && !is_own(*at)
    };
    (mention.end..most).find(stops).unwrap_or(most.max(mention.end))
}

/// The hedge at token `at`; "can" and bound words ("an estimated 300") are none.
fn hedge_at(reading: &Reading<'_>, at: usize) -> Option<Commitment> {
    let bounds =
        reading.find(at, |hit| matches!(hit.meaning, Meaning::BoundBefore(_)).then_some(())).is_some();
    // "would-be buyers"
    if reading.is_class(at, Class::Modal) && reading.is_hyphen(at + 1) {
        return None;
    }
    let hedge = reading.find(at, |hit| match hit.meaning {
        Meaning::Hedge(commitment) => Some(commitment),
        _ => None,
    })?;
    (!bounds || reading.is(at, "estimated") && at > 0 && reading.is_class(at - 1, Class::Auxiliary))
        .then_some(hedge)
}

/// "would cancel the deal and sanctioned 10 firms": a modal before "and" and another finite verb.
fn is_of_other_verb(reading: &Reading<'_>, at: usize, governor: Option<&Governor>) -> bool {
    let Some(verb) = governor.filter(|verb| at < verb.first && verb.form.is_any(VerbForm::PAST)) else {
        return false;
    };
    let is_bare = VerbChain::before(reading, verb.first).first == verb.first;
    let joined = verb.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Conjunction));
    reading.is_class(at, Class::Modal) && is_bare && joined
}

/// "would often launch 40": what was done again and again.
fn is_habit(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_any(at, &["would", "can", "could", "may"]) && reading.is_class(at + 1, Class::Frequency)
}

/// "Suspected rebels killed 40": the doubt is of those who did it, whose verb stands before the figure.
fn is_of_doer(
    reading: &Reading<'_>,
    at: usize,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> bool {
    let Some(verb) = governor.filter(|by| by.first < mention.first && !by.passive) else { return false };
    let is_noun = |at: usize| reading.kind(at) == Some(TokenKind::Word) && !reading.has(at, Sort::Closed);
    let modifies = reading.is_any(at, &["suspected", "alleged", "accused", "presumed"]) && is_noun(at + 1);
    let is_verb = at > 0 && reading.is_class(at - 1, Class::Auxiliary);
    modifies && !is_verb && at + 1 < verb.first
}

/// Tokens from a modal to the verb behind its clause.
const RELATIVE: usize = 16;

/// "a ship that would have fetched 18 million was sold for 39": a modal of a clause about the subject, behind which the subject's own verb
/// stands.
fn is_of_relative(reading: &Reading<'_>, at: usize, mention: &QuantityMention) -> bool {
    let is_modal = reading.is_class(at, Class::Modal) && at > 1;
    if !is_modal || !reading.is_class(at - 1, Class::Relative) || reading.has(at - 2, Sort::Saying) {
        return false;
    }
    let end = mention.first.min(at + RELATIVE);
    let helps = |at: &usize| reading.is_class(*at, Class::Auxiliary) || reading.is_class(*at, Class::Adverb);
    let own = (at + 1..end).find(|at| !helps(at)).unwrap_or(end);
    (own + 1..end).any(|at| reading.has(at, Sort::Finite) && !reading.is_class(at - 1, Class::Determiner))
}

/// "said it would hand over": a plan as it was told, where nothing is supposed.
fn is_plan(reading: &Reading<'_>, at: usize, governor: Option<&Governor>) -> bool {
    let of_plan = governor.is_some_and(|governor| governor.measure == super::Measure::Pledged);
    let is_modal = reading.is_class(at, Class::Modal) && !reading.is_class(at, Class::RoomModal);
    let mut sentence = reading.sentences[reading.sentence_at(at)].tokens.clone();
    of_plan && is_modal && !sentence.any(|at| is_condition(reading, at))
}

/// Tokens of "told the committee on Monday that".
const TOLD: usize = 8;

/// "said that 40 would be released": what is to come, told by a verb of saying in the past; not "would have been", nor what would
/// be if something else were, nor what somebody warns of.
fn is_reported_future(reading: &Reading<'_>, at: usize, window: Window) -> bool {
    if !reading.is(at, "would") || reading.is_class(at + 1, Class::Have) {
        return false;
    }
    let says = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::ReportingVerb { form, .. } if form.is_any(VerbForm::PAST));
    let sentence = reading.sentences[reading.sentence_at(at)].tokens.clone();
    let cue = (sentence.start.max(window.first.saturating_sub(TOLD))..window.first).rev();
    let mut cue = cue.take_while(|at| !reading.is_mark(*at, ','));
    let is_told = cue.any(|at| {
        // "At the reported pricing"
        let is_attributive = at.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Determiner));
        reading.hits.at(at).any(says) && !is_attributive && !reading.is_class(at, Class::Warning)
    });
    is_told && !sentence.into_iter().any(|at| is_condition(reading, at))
}

/// "by 4 percent, not by 7": behind a comma, "not" and a preposition.
fn is_set_against(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let not = mention.first.checked_sub(2).filter(|not| *not > 0 && reading.is(*not, "not"));
    not.is_some_and(|not| reading.is_mark(not - 1, ',') && reading.is_class(not + 1, Class::Preposition))
}

/// "neither the 6,700 containers nor their 40 guns": of two that both are not.
fn is_neither(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let before = mention.first.checked_sub(1);
    let before = before.map(|at| at.saturating_sub(usize::from(reading.determines(at))));
    before.is_some_and(|at| reading.is_any(at, &["neither", "nor"]))
}

/// "has not sent", "no 300 containers", "refused to send".
fn is_negated(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    window: Window,
    measure: Measure,
) -> bool {
    let before = mention.first.checked_sub(1).is_some_and(|at| reading.is_any(at, &["not", "no", "never"]))
        || reading.object_of(mention.first, Class::Displacing)
        || is_set_against(reading, mention)
        || is_neither(reading, mention);
    let was_wrong = (window.first..mention.first).any(|at| reading.is_class(at, Class::Misstatement));
    // "some 700 hectares were never harvested": so large they are all the same.
    let is_extent = matches!(measure, Measure::Size | Measure::Distance | Measure::Duration);
    let refused = !is_extent && governor.is_some_and(|governor| is_refused(reading, governor, mention));
    before || refused || was_wrong
}
