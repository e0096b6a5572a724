//! A governor behind the figure: "10,000 containers were shipped", "12 people died", "27 shipments found".

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::fate::suffers;
use super::window::is_alone_in_quotes;
use super::{Governor, VerbChain, Window, has_object, is_of_them, with_room};
use crate::claim::{Measure, whole_of};
use crate::quantity::noun_phrase::{has_past_ending, is_verb};
use crate::quantity::{QuantityKind, QuantityMention, row_joint_end};
use crate::{Analysis, Reading};

/// Most figures joined before their verb: "two officers, five soldiers and a guard were hurt".
const MOST_JOINED: usize = 6;
/// Most tokens of the subject of a clause behind a figure.
const LONGEST_SUBJECT: usize = 5;

/// The governor whose subject the figure is, in its window.
pub(super) fn governor(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    window: Window,
) -> Option<Governor> {
    let reading = &analysis.reading;
    if let Some(relative) = relative_clause(analysis, mention) {
        return Some(arrival(analysis, &relative).unwrap_or_else(|| with_room(reading, relative)));
    }
    if let Some(of_part) = behind_whole(analysis, mention) {
        return Some(of_part);
    }
    if let Some(main) = behind_who(analysis, mention) {
        return Some(with_room(reading, main));
    }
    if let Some(set_off) = between_commas(analysis, mention) {
        return Some(with_room(reading, set_off));
    }
    let mut found: Option<Governor> = None;
    let alone = is_alone_in_quotes(reading, mention) && mention.end < window.end;
    let skips = alone || closes_limit(reading, mention);
    let mut at = mention.end + if is_of_them(reading, mention.end) { 2 } else { usize::from(skips) };
    let mut joined = 0;
    // "1,200 cases were reported and 31 people died": who has a verb of its own does not share the next.
    let mut has_verb = false;
    let mut in_phrase = false;
    while at < window.end {
        // "22,610 cases and 341 deaths": the noun of the figure that is joined is not shared.
        let can_govern = |words: &Governor| {
            is_longest(analysis, words)
                && takes_subject(analysis, words)
                && !(joined > 0 && words.rule == "measure.noun")
                // "a few contests in smaller states"
                && !(words.rule == "measure.phrase"
                    && words.measure == Measure::Change
                    && words.first > mention.end + 1)
        };
        if let Some(words) = analysis.outline.at(at, can_govern) {
            let next = words.end;
            // "40 kg of tea in a case owned by": of the case.
            let is_nearer = in_phrase && words.frame != Frame::Victim && is_after_noun(analysis, &words);
            // "tanks ordered by Chad arrived": of the tanks.
            let comes =
                words.frame == Frame::Mover && found.is_some_and(|known| known.measure == Measure::Pledged);
            let is_nearer = is_nearer && !comes;
            let better = !is_nearer
                && found.is_none_or(|known| is_weak(known.measure) || gives_way(analysis, &known, &words));
            if better {
                found = Some(with_room(reading, Governor { passive: is_passive(reading, &words), ..words }));
            }
            at = next;
            continue;
        }
        has_verb |= reading.is_class(at, Class::Auxiliary);
        in_phrase = reading.is_class(at, Class::Preposition);
        // "nine on Monday, and 30 people are missing": a bare figure behind which a phrase stands is joined to nobody.
        let is_apart = mention.item.is_none() && mention.unit.is_none() && at > mention.end;
        let open = found.is_none() && !has_verb && joined < MOST_JOINED && (joined > 0 || !is_apart);
        let next = joined_end(analysis, at).filter(|_| open).inspect(|_| joined += 1);
        let known = found.filter(|known| !is_after_noun(analysis, known));
        match next.or_else(|| step(analysis, at, known.map(|known| known.measure))) {
            Some(next) => at = next,
            None => break,
        }
    }
    let found = found.filter(|found| !describes_whole(analysis, mention, found));
    // "the 40 tanks promised to Chad were delivered"
    let came = |order: Governor| {
        let came = is_after_noun(analysis, &order).then(|| arrival(analysis, &order)).flatten();
        came.unwrap_or(order)
    };
    let found = found.map(came);
    found.or_else(|| behind_comma(analysis, mention)).or_else(|| behind_pronoun(analysis, mention))
}

/// "40 tanks, or even more, were destroyed": whether the comma behind a figure closes the bound that another has opened.
fn closes_limit(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let opens = mention.phrase.map_or(mention.number + 1, |phrase| phrase.end);
    opens < mention.end && reading.is_mark(opens, ',') && reading.is_mark(mention.end, ',')
}

/// Tokens from "delivered" to the verb of the part: "delivered to the port last year are".
const TO_PART: usize = 8;

/// "A dozen of the guns sent in May were under repair": whether a participle tells only of which things a part is, of which the
/// verb behind tells.
fn describes_whole(analysis: &Analysis<'_>, mention: &QuantityMention, found: &Governor) -> bool {
    let reading = &analysis.reading;
    let of = reading.token_at(mention.span.end());
    let is_part = reading.is(of, "of")
        && (reading.is_class(of + 1, Class::Definite) || reading.is_class(of + 1, Class::PossessivePronoun));
    if !is_part || found.first != mention.end || !is_after_noun(analysis, found) {
        return false;
    }
    let is_word = |at: &usize| {
        matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number))
            && !reading.is_class(*at, Class::Relative)
            && !reading.is_class(*at, Class::Subordinator)
            && !reading.is_class(*at, Class::Conjunction)
    };
    (found.end..found.end + TO_PART)
        .take_while(is_word)
        .any(|at| [Class::Be, Class::Have, Class::Modal].iter().any(|class| reading.is_class(at, *class)))
}

/// "The 40 tanks that were delivered in May are", "the 200 lorries that left": what a clause behind them says of what is counted.
fn behind_pronoun(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let first = Some(mention.end + 1).filter(|at| reading.is_any(*at - 1, &["that", "which", "who"]))?;
    let verb = (first..first + LONGEST_CHAIN).find(|at| !passes(reading, *at))?;
    let words = analysis.outline.at(verb, |words| takes_subject(analysis, words))?;
    let chain = VerbChain::before(reading, words.first);
    let passive = is_passive(reading, &words);
    // "two clashes that left 55 dead", "the ten who went"
    let moves = || {
        let counts = reading.has(words.end, Sort::Numeral) && !reading.is_class(words.end, Class::Article);
        let has_figure = reading.kind(words.end) == Some(TokenKind::Number) || counts;
        words.frame == Frame::Mover && !has_figure && !reading.is(first - 1, "who")
    };
    let befalls = passive || words.frame == Frame::Victim || moves();
    (chain.first == first && befalls).then(|| with_room(reading, Governor { passive, ..words }))
}

/// Tokens of a clause about those who are counted.
const WHO: usize = 24;

/// "All 101 who were on board and were not rescued are presumed dead": the main verb behind a clause about those who are counted.
fn behind_who(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let class = |at: usize, class| reading.is_class(at, class);
    let is_auxiliary = |at: usize| class(at, Class::Be) || class(at, Class::Have) || class(at, Class::Modal);
    let opens = reading.is(mention.end, "who") && !class(mention.end + 1, Class::Pronoun);
    let opens_clause =
        |at: usize| class(at, Class::Subordinator) || at > mention.end && class(at, Class::Relative);
    let end = reading.sentences[reading.sentence_at(mention.first)].tokens.end.min(mention.end + WHO);
    let is_word = |at: &usize| matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number));
    let own = mention.end..end;
    let clause = own.filter(|_| opens).take_while(|at| is_word(at) && !opens_clause(*at));
    let begins = |at: &usize| {
        is_auxiliary(*at)
            && !is_auxiliary(at - 1)
            && !class(at - 1, Class::Conjunction)
            && *at > mention.end + 1
    };
    let verb = clause.filter(begins).last()?;
    let adverb = |at: usize| {
        passes(reading, at) || class(at, Class::Belief) || reading.is_any(at, &["now", "still", "all"])
    };
    let first = (verb..verb + LONGEST_CHAIN).find(|at| !adverb(*at))?;
    // "are dead" is one phrase.
    let is_state = |words: &Governor| words.rule == "measure.phrase" && words.frame == Frame::Victim;
    let befallen =
        |words: &Governor| (is_state(words) || takes_subject(analysis, words)) && words.end > first;
    let words = (verb..=first).rev().find_map(|at| analysis.outline.at(at, befallen))?;
    Some(Governor { passive: is_passive(reading, &words), ..words })
}

/// "Just 12 of the 40 tanks Norland promised have arrived": what is told of a part, behind the clause about its whole.
fn behind_whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let whole = whole_of(analysis, mention)?;
    let about_whole = relative_clause(analysis, whole)?;
    told_behind(analysis, &about_whole)
}

/// "the 40 tanks it ordered in 2022 have arrived": what came of an order, told by the verb of the clause.
fn arrival(analysis: &Analysis<'_>, order: &Governor) -> Option<Governor> {
    let told = || told_behind(analysis, order).or_else(|| moved_behind(analysis, order));
    order.measure.is_to_come().then(told).flatten()
}

/// "the 40 tanks that Norland had promised to Chad arrived in May": the verb in the past by which things move of themselves.
fn moved_behind(analysis: &Analysis<'_>, order: &Governor) -> Option<Governor> {
    let reading = &analysis.reading;
    let moves = |words: &Governor| {
        words.rule == "measure.verb"
            && words.frame == Frame::Mover
            && words.form.is_any(VerbForm::PAST)
            && !has_object(reading, words.end)
    };
    (order.end..clause_end(analysis, order)).find_map(|at| analysis.outline.at(at, moves))
}

/// Where what stands behind an order ends: at a mark, or where another clause opens.
fn clause_end(analysis: &Analysis<'_>, order: &Governor) -> usize {
    let reading = &analysis.reading;
    let opens = [Class::Subordinator, Class::Relative, Class::Conjunction];
    let is_own = |at: &usize| {
        matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number))
            && !opens.iter().any(|class| reading.is_class(*at, *class))
    };
    let end = reading.sentences[reading.sentence_at(order.first)].tokens.end;
    order.end + (order.end..end).take_while(is_own).count()
}

/// The passive or perfect verb of the clause whose subject a clause of its own has closed.
fn told_behind(analysis: &Analysis<'_>, order: &Governor) -> Option<Governor> {
    let reading = &analysis.reading;
    let verb = (order.end..clause_end(analysis, order))
        .find(|at| [Class::Have, Class::Be].iter().any(|class| reading.is_class(*at, *class)))?;
    let first = (verb..verb + LONGEST_CHAIN).find(|at| !passes(reading, *at))?;
    let words = analysis.outline.at(first, |words| takes_subject(analysis, words))?;
    let chain = VerbChain::before(reading, words.first);
    (chain.first == verb).then(|| Governor { passive: is_passive(reading, &words), ..words })
}

/// "carried out": of two verbs that begin together the longer one is meant.
fn is_longest(analysis: &Analysis<'_>, words: &Governor) -> bool {
    let longer = |other: &Governor| other.rule == "measure.verb" && other.end > words.end;
    words.rule != "measure.verb" || analysis.outline.at(words.first, longer).is_none()
}

/// "28 more, ordered in November": a participle behind a comma, of which no other verb has the figure.
fn behind_comma(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let at = Some(mention.end + 1).filter(|at| analysis.reading.is_mark(at - 1, ','))?;
    let tells = |words: &Governor| words.rule == "measure.verb" && is_after_noun(analysis, words);
    analysis.outline.at(at, tells)
}

/// Most tokens of "have already been".
const LONGEST_CHAIN: usize = 5;

/// "The first half of the order, 12 guns, arrived": an apposition has the verb of what it tells of.
fn between_commas(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let opens = mention.first.checked_sub(1).is_some_and(|at| reading.is_mark(at, ','));
    if !opens || !reading.is_mark(mention.end, ',') {
        return None;
    }
    let first = mention.end + 1;
    let verb = (first..first + LONGEST_CHAIN).find(|at| !passes(reading, *at))?;
    let words = analysis.outline.at(verb, |words| takes_subject(analysis, words))?;
    let chain = VerbChain::before(reading, words.first);
    let is_finite = words.frame == Frame::Mover || chain.be || chain.have;
    (is_finite && chain.first == first).then(|| Governor { passive: is_passive(reading, &words), ..words })
}

/// One past the figure that a comma or conjunction at `at` joins: they share the verb behind the last.
fn joined_end(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let reading = &analysis.reading;
    let first = if reading.is_mark(at, ',') && reading.is_class(at + 1, Class::Conjunction) {
        at + 2
    } else {
        row_joint_end(reading, at)?
    };
    let quantities = &analysis.quantities;
    let next = quantities.get(quantities.partition_point(|other| other.first < first))?;
    let counts = next.first == first && next.unit.is_none() && next.item.is_some();
    counts.then_some(next.end)
}

/// Seeing and keeping give way to what is then done: "were seen being shipped", "were gathered and delivered".
fn is_weak(measure: Measure) -> bool {
    matches!(measure, Measure::Observed | Measure::Held)
}

/// "24 drones launched by night were shot down": a participle behind the noun describes it, the finite verb tells of it.
fn gives_way(analysis: &Analysis<'_>, known: &Governor, next: &Governor) -> bool {
    let is_finite = || {
        let chain = VerbChain::before(&analysis.reading, next.first);
        is_passive(&analysis.reading, next)
            || next.rule == "measure.phrase" && says_be(analysis, next.first)
            || next.frame == Frame::Mover && (chain.have || known.measure == Measure::Pledged)
    };
    known.rule == "measure.verb" && is_after_noun(analysis, known) && is_finite()
}

/// "are gone": whether a phrase begins with a form of be, or stands behind one.
fn says_be(analysis: &Analysis<'_>, at: usize) -> bool {
    let is_be = |at: usize| analysis.reading.is_class(at, Class::Be);
    is_be(at) || at.checked_sub(1).is_some_and(is_be)
}

/// "300,000 of the one million shells it promised": the clause is about the whole.
fn holds_whole(analysis: &Analysis<'_>, mention: &QuantityMention) -> bool {
    let quantities = &analysis.quantities;
    let next = quantities.get(quantities.partition_point(|other| other.first <= mention.first));
    next.is_some_and(|next| next.first < mention.end && next.kind != QuantityKind::Attribute)
}

/// "the containers Pyongyang sent", "containers, which North Korea is alleged to have delivered": the figure is the
/// object of a clause behind it, whose subject stands between.
pub(super) fn relative_clause(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<Governor> {
    let reading = &analysis.reading;
    let is_told = |at: usize| is_giving(analysis, at) || reading.is_class(at, Class::Foretelling);
    if holds_whole(analysis, mention) {
        return None;
    }
    let mut at = mention.end;
    at += usize::from(reading.is_mark(at, ',') && reading.is(at + 1, "which"));
    let pronoun = reading.is_any(at, &["that", "which"]);
    at += usize::from(pronoun);
    let subject = at;
    at = subject_end(analysis, subject);
    // "the $3 million the council says it needs"
    let says = at > subject && reading.has(at, Sort::Saying) && !is_told(at);
    if says && is_subject_word(analysis, at + 1) {
        at = subject_end(analysis, at + 1);
    }
    if at == subject {
        return None;
    }
    // "that Britain has sanctioned"
    let befalls = |words: &Governor| {
        let is_done = words.personal || matches!(words.measure, Measure::Lost | Measure::Sanctioned);
        words.rule == "measure.verb" && words.frame == Frame::Victim && is_done
    };
    let is_told = |at: usize| is_told(at) || pronoun && analysis.outline.at(at, befalls).is_some();
    let verb = (at..at + 8)
        .take_while(|at| *at == subject || passes(reading, *at) || is_told(*at))
        .find(|at| is_told(*at))?;
    // "the 40 it had forecast"
    let foretold = || Governor::of_word(Measure::Pledged, Frame::Holder, verb, "measure.relative-clause");
    let done = analysis.outline.at(verb, befalls).filter(|_| pronoun);
    // "shot down", not "shot"
    let given =
        analysis.outline.at(verb, gives).filter(|given| done.is_none_or(|done| done.end <= given.end));
    let found = given.or(done).unwrap_or_else(foretold);
    let found = Governor { rule: "measure.relative-clause", ..found };
    // "the 12 it was promised": no subject gives them.
    match VerbChain::before(reading, verb).be {
        true => (found.frame == Frame::Giver && reading.is_class(subject, Class::Pronoun))
            .then_some(Governor { frame: Frame::Subject, ..found }),
        false => Some(found),
    }
}

/// Words of the noun of a subject behind its article.
const LONGEST_NOUN: usize = 2;

/// "army", "defence ministry": one past the plain words at a token, behind which a verb of giving or of saying stands.
fn noun_end(analysis: &Analysis<'_>, first: usize) -> Option<usize> {
    let reading = &analysis.reading;
    let is_plain = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word)
            && !is_giving(analysis, *at)
            && ![Class::Preposition, Class::Auxiliary, Class::Modal]
                .iter()
                .any(|class| reading.is_class(*at, *class))
    };
    let words = (first..first + LONGEST_NOUN).take_while(is_plain).count();
    let end = first + words;
    (words > 0 && (is_giving(analysis, end) || reading.has(end, Sort::Saying))).then_some(end)
}

/// One past the words of a subject that begins at a token.
fn subject_end(analysis: &Analysis<'_>, first: usize) -> usize {
    // "the army promised"
    let noun =
        analysis.reading.is_class(first, Class::Definite).then(|| noun_end(analysis, first + 1)).flatten();
    if let Some(end) = noun {
        return end;
    }
    (first..first + LONGEST_SUBJECT)
        .find(|at| !is_subject_word(analysis, *at))
        .unwrap_or(first + LONGEST_SUBJECT)
}

fn is_subject_word(analysis: &Analysis<'_>, at: usize) -> bool {
    let reading = &analysis.reading;
    let name = reading.is_capital(at) && !is_giving(analysis, at);
    let pronoun = reading.is_class(at, Class::Pronoun) && !reading.is_class(at, Class::Relative);
    name || pronoun || (reading.is_class(at, Class::Determiner) && reading.is_capital(at + 1))
}

fn is_giving(analysis: &Analysis<'_>, at: usize) -> bool {
    analysis.outline.at(at, gives).is_some()
}

fn gives(words: &Governor) -> bool {
    words.rule == "measure.verb"
        && matches!(
            words.frame,
            Frame::Giver | Frame::Getter | Frame::Attacker | Frame::Yield | Frame::Holder
        )
        && words.measure != Measure::Change
}

fn passes(reading: &Reading<'_>, at: usize) -> bool {
    let class = |class| reading.is_class(at, class);
    let be_said_to = reading.is(at + 1, "to")
        && at > 0
        && reading.is_class(at - 1, Class::Auxiliary)
        && is_verb(reading, at);
    class(Class::Auxiliary)
        || class(Class::Modal)
        || class(Class::Adverb)
        || class(Class::Negation)
        || reading.word(at).ends_with("ly")
        || reading.is(at, "to")
        || be_said_to
}

/// Past what can stand between a subject and its verb; none: another phrase begins.
fn step(analysis: &Analysis<'_>, at: usize, found: Option<Measure>) -> Option<usize> {
    let reading = &analysis.reading;
    let has_verb = found.is_some();
    match reading.kind(at)? {
        TokenKind::Mark(',') if found.is_some_and(is_weak) => Some(at + 1),
        TokenKind::Mark(',') if !has_verb => comma_group(analysis, at),
        TokenKind::Mark('-' | '–') => Some(at + 1),
        TokenKind::Word => {
            if passes(reading, at)
                || reading.is_class(at, Class::Belief)
                || (found.is_some_and(is_weak) && !reading.is_capital(at))
            {
                return Some(at + 1);
            }
            let passed = || dated_end(analysis, at).or_else(|| prepositional_phrase(analysis, at));
            (!has_verb).then(|| ages(analysis, at).or_else(passed)).flatten()
        }
        _ => None,
    }
}

/// "in 2022" before a verb: one past the year behind a preposition.
fn dated_end(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let reading = &analysis.reading;
    let first = Some(at + 1).filter(|year| reading.kind(*year) == Some(TokenKind::Number))?;
    let next = analysis.times.partition_point(|time| time.first < first);
    let time = analysis.times.get(next).filter(|time| time.first == first)?;
    reading.is_class(at, Class::Preposition).then_some(time.end)
}

/// "aged 9, 11 and 12" before a verb: one past the last age.
fn ages(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let reading = &analysis.reading;
    let mut next = analysis.quantities.partition_point(|mention| mention.first < at);
    let is_age = |mention: &&QuantityMention| {
        mention.first == at && mention.unit.as_deref().is_some_and(|unit| unit.ends_with(" of age"))
    };
    let mut end = analysis.quantities.get(next).filter(is_age)?.end;
    let joins = |at: usize| reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
    while let Some(other) = analysis
        .quantities
        .get(next + 1)
        .filter(|other| joins(end) && other.first == end + 1 && other.unit.is_none())
    {
        (next, end) = (next + 1, other.end);
    }
    Some(end)
}

/// ", suspected of carrying arms," before a verb; ", ordered in 2022," before one of motion.
fn comma_group(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let reading = &analysis.reading;
    // "9 million shells, or 4 million rockets, could be loaded".
    if reading.is_class(at + 1, Class::Modal) {
        return Some(at + 1);
    }
    let close = (at + 1..(at + 14).min(reading.tokens.len())).find(|at| reading.is_mark(*at, ','))?;
    // "12 tanks, ordered in 2022, left", "12 tanks, the first of 40, left"
    let is_aside = has_past_ending(reading, at + 1) || reading.determines(at + 1);
    let moves = |words: &Governor| {
        words.frame == Frame::Mover && words.rule == "measure.verb" && words.form.is_any(VerbForm::PAST)
    };
    let goes_on = reading.is_class(close + 1, Class::Auxiliary)
        || reading.is_class(close + 1, Class::Modal)
        || analysis.outline.at(close + 1, |words| words.frame == Frame::Victim).is_some()
        || is_aside && analysis.outline.at(close + 1, moves).is_some();
    goes_on.then_some(close + 1)
}

/// "of military gear", "in Ukraine": a preposition and what follows up to the next verb or preposition.
fn prepositional_phrase(analysis: &Analysis<'_>, at: usize) -> Option<usize> {
    let reading = &analysis.reading;
    if !reading.is_class(at, Class::Preposition) || analysis.outline.at(at, |_| true).is_some() {
        return None;
    }
    let mut end = at + 1;
    while end < at + 8
        && matches!(
            reading.kind(end),
            Some(TokenKind::Word | TokenKind::Possessive | TokenKind::Number | TokenKind::Mark('-'))
        )
    {
        let stops = reading.is_class(end, Class::Auxiliary)
            || reading.is_class(end, Class::Modal)
            || reading.is_class(end, Class::Preposition)
            || analysis.outline.at(end, |words| takes_subject(analysis, words)).is_some();
        if stops {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Whether the words can have the counted thing as subject: passives, movers, victims, what has happened to it.
fn takes_subject(analysis: &Analysis<'_>, words: &Governor) -> bool {
    let reading = &analysis.reading;
    match words.rule {
        "measure.phrase" => {
            words.frame == Frame::Victim && suffers(reading, words)
                || words.frame == Frame::Subject
                // "1,246 violations were recorded"
                || reading.is_class(words.first, Class::Tally) && VerbChain::before(reading, words.first).be
                || words.measure == Measure::Change
        }
        // "attacked three villages killing dozens": a verb with an object of its own is no noun.
        "measure.noun" => {
            let is_gerund = || reading.word(words.first).ends_with("ing") && has_object(reading, words.end);
            // "sentenced 12 men to death"
            let is_end = || words.first > 0 && reading.is(words.first - 1, "to");
            words.measure == Measure::Change || words.measure == Measure::Killed && !is_gerund() && !is_end()
        }
        _ => match words.frame {
            Frame::Mover => true,
            // "350,000 households lost power": who has an object suffers nothing here.
            Frame::Victim => is_passive(reading, words) || !has_object(reading, words.end),
            Frame::Vessel => fits_in(reading, words),
            // "lorries loaded with grain": the grain is what they carry.
            Frame::Content if reading.is(words.end, "with") && !is_passive(reading, words) => false,
            Frame::Yield => is_passive(reading, words),
            _ => is_passive(reading, words) || is_after_noun(analysis, words),
        },
    }
}

/// "40 would fit into one": what goes in, where a verb of room says wherein.
fn fits_in(reading: &Reading<'_>, words: &Governor) -> bool {
    let is_inside = reading.is_any(words.end, &["in", "into", "inside", "on", "onto", "aboard"]);
    words.rule == "measure.verb" && is_inside && !is_passive(reading, words)
}

/// "were sent", "have been sent", "being shipped".
fn is_passive(reading: &Reading<'_>, words: &Governor) -> bool {
    words.form.is_any(VerbForm::PARTICIPLE) && VerbChain::before(reading, words.first).be
}

/// "containers shipped since", "150 expected this year": a participle behind the noun, with no object of its own.
fn is_after_noun(analysis: &Analysis<'_>, words: &Governor) -> bool {
    let reading = &analysis.reading;
    let chain = VerbChain::before(reading, words.first);
    words.form.is_any(VerbForm::PARTICIPLE)
        && chain.first == words.first
        && (reading.is_class(words.end, Class::Preposition)
            || reading.is_class(words.end, Class::Adverb)
            || reading.is_class(words.end, Class::Conjunction)
            || reading.kind(words.end).is_none_or(|kind| matches!(kind, TokenKind::Mark(_)))
            || begins_time(analysis, words.end))
}

/// Whether a time begins at token `at`: "this year".
fn begins_time(analysis: &Analysis<'_>, at: usize) -> bool {
    let next = analysis.times.partition_point(|time| time.first < at);
    analysis.times.get(next).is_some_and(|time| time.first == at)
}
