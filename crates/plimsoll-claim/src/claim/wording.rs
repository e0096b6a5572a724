//! How a counted thing is worded where the noun behind the figure does not say it: by the clause's subject, by the
//! two ends of a distance, with the words behind the noun that tell which are meant.

use plimsoll_lexicon::tables::{ActorKind, Class, Dimension, Frame, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;

use super::Measure;
use super::counted::is_numeral;
use super::draft::Draft;
use super::elsewhere::is_put_right;
use super::measured::{dimension, is_bare_beside};
use super::{amount, money, route, subject};
use crate::measure::{Governor, VerbChain, Window, has_object};
use crate::quantity::noun_phrase::{has_past_ending, is_plural};
use crate::quantity::{Bound, NounPhrase, QuantityKind, QuantityMention};
use crate::{Analysis, Reading};

/// Most tokens behind a noun that tell which are meant.
const LONGEST_TAIL: usize = 7;

/// The item of a figure in better words than its noun phrase, if the clause has them.
pub(super) fn of(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    measure: Measure,
    governor: Option<&Governor>,
    window: Window,
    before: &[Draft<'_>],
) -> Option<String> {
    let reading = &analysis.reading;
    if measure == Measure::Distance {
        // "a range of 75 miles": of one thing, and between no places.
        let reach = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "of"));
        let between =
            mention.item.is_none() && !reach.is_some_and(|noun| reading.is_class(noun, Class::Reach));
        let ends = between.then(|| route::ends(analysis, mention)).flatten();
        let worded = sized(reading, mention).or(ends);
        // "The river stood at 7.3 metres", "The wall is 4 metres"
        let before = mention.first.checked_sub(1).filter(|_| mention.item.is_none());
        let is_level = before.is_some_and(|at| {
            reading.is_class(at, Class::Be) || at > 0 && subject::leads_to_level(reading, at - 1)
        });
        return worded.or_else(|| {
            let subject =
                subject::of_clause(reading, governor, mention, window, false).filter(|_| is_level)?;
            let subject = behind_time(analysis, subject);
            (!is_time(analysis, subject.end - 1)).then(|| words(reading, subject.start, subject.end))
        });
    }
    if measure == Measure::Size
        && dimension(reading, mention) == Some(Dimension::Length)
        && let Some(sized) = sized(reading, mention)
    {
        return Some(sized);
    }
    let by_its_subject = matches!(measure, Measure::Utilisation | Measure::Change);
    if let Some(last) = behind_saying(reading, mention, governor, before).filter(|_| by_its_subject) {
        return last.item.clone();
    }
    if measure == Measure::Utilisation
        && let Some(works) = subject::works(analysis, mention, window, before)
    {
        return Some(works);
    }
    if measure == Measure::Change && is_bare_beside(reading, mention) {
        return None;
    }
    if measure != Measure::Change && dimension(reading, mention) == Some(Dimension::Money) {
        return mention.item.is_none().then(|| money::object(analysis, mention, governor, window)).flatten();
    }
    if let Some(phrase) = compared(reading, mention).filter(|_| measure == Measure::Change) {
        return Some(of_phrase(reading, phrase));
    }
    if measure == Measure::Change && goes_on(reading, mention, before) {
        return None;
    }
    // "will cut 3,800 jobs": what it counts itself.
    let is_beside = |head: usize| reading.is_any(head, &["times", "point", "points"]);
    let is_counted = mention.unit.is_none()
        && mention.phrase.is_some_and(|phrase| mention.item.is_some() && !is_beside(phrase.head))
        || is_put_right(reading, mention.first);
    // "rose to 29 points"
    let of_points = measure == Measure::Other
        && governor.is_some_and(|governor| governor.measure == Measure::Change)
        && (mention.elided.unit.is_some() || mention.phrase.is_some_and(|phrase| is_beside(phrase.head)));
    let by_subject = matches!(measure, Measure::Utilisation | Measure::Change) && !is_counted
        || of_points
        || (mention.unit.is_some() && mention.item.is_none());
    let is_object = governor.is_some_and(|governor| {
        matches!(governor.frame, Frame::Giver | Frame::Getter) && governor.first < mention.first
    });
    if let Some(noun) = set_off(analysis, mention) {
        return Some(words(reading, noun.start, noun.end));
    }
    if let Some(last) = multiplied(analysis, mention, before) {
        return last.item.clone();
    }
    if let Some(moved) = moved(reading, mention, governor).filter(|_| measure == Measure::Change) {
        return Some(of_phrase(reading, moved));
    }
    if measure == Measure::Change && is_verb_of_multiple(reading, mention) {
        let subject = subject::of_clause(reading, governor, mention, window, true)
            .map(|subject| behind_time(analysis, subject))
            .filter(|subject| !is_time(analysis, subject.end - 1))?;
        return Some(words(reading, subject.start, subject.end));
    }
    // "Exports fell by a third"
    let is_part = mention.kind == QuantityKind::Share
        && measure == Measure::Change
        && mention.phrase.is_none()
        && governor.is_some_and(|governor| governor.rule == "measure.verb");
    let is_plain = mention.kind == QuantityKind::Plain || is_part;
    if by_subject && is_plain && !(is_object && measure != Measure::Change) {
        let is_sized = !matches!(measure, Measure::Utilisation | Measure::Change);
        let is_noun = governor.is_some_and(|governor| governor.rule == "measure.noun");
        if let Some(noun) = amount::noun_of(analysis, mention).filter(|_| is_sized && !is_noun) {
            return Some(noun);
        }
        if let Some(moved) = amount::moved_to(reading, mention).filter(|_| measure != Measure::Utilisation) {
            return Some(of_phrase(reading, moved));
        }
        let put_at = || money::estimated(reading, reading.token_at(mention.span.start()));
        if let Some(noun) = put_at().filter(|_| is_sized) {
            return Some(noun);
        }
        if is_sized && amount::is_object(reading, mention, measure, governor) {
            return None;
        }
        let subject = subject::of_clause(reading, governor, mention, window, measure == Measure::Change)
            .map(|subject| behind_time(analysis, subject))
            .filter(|subject| !is_time(analysis, subject.end - 1))
            .and_then(|subject| amount::without_verb(reading, subject))?;
        if measure == Measure::Share && has_votes(analysis, mention, subject.clone()) {
            return None;
        }
        // "a million of them would weigh": a number is no noun.
        let is_number = subject.len() <= 2
            && (is_numeral(reading, subject.end - 1)
                || reading.kind(subject.end - 1) == Some(TokenKind::Number));
        // "Norland answered with five times as many": nobody is a multiple.
        // Nor is whoever allows or gets so much of a stuff its item.
        let is_stuff = is_sized && dimension(reading, mention) == Some(Dimension::Volume);
        if (is_stuff || reading.is(mention.end - 1, "times"))
            && subject::names_actor(analysis, subject.clone())
        {
            return None;
        }
        let counted = before.last().filter(|last| subject.contains(&last.mention.number));
        // "Moser was at 18 percent, down two points": a clause is no noun.
        let is_clause = counted.is_some() && subject.clone().any(|at| reading.has(at, Sort::Finite));
        let is_figure = counted.is_some_and(|last| last.mention.first <= subject.start);
        let own =
            (!is_clause && !is_figure && !is_number).then(|| words(reading, subject.start, subject.end));
        return counted.and_then(|last| last.item.clone()).or(own);
    }
    let phrase = mention.phrase?;
    let end = if mention.kind == QuantityKind::Share {
        relative_end(reading, phrase.end)
    } else {
        tail_end(reading, phrase.end)
    }?;
    Some(words(reading, phrase.first, end))
}

/// "The mill ran at 58%, its director said, and could fall below 50%": the figure before, where a verb goes on behind who says so.
fn behind_saying<'b, 'a>(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let verb = governor.filter(|by| by.rule == "measure.verb" && by.first < mention.first)?;
    let joint = VerbChain::before(reading, verb.first).first.checked_sub(1)?;
    let comma = joint.checked_sub(1).filter(|at| reading.is_mark(*at, ','))?;
    let says = comma.checked_sub(1).is_some_and(|at| reading.has(at, Sort::Saying));
    let last = before.last().filter(|last| reading.in_one_sentence(last.mention.first, comma))?;
    (says && reading.is_class(joint, Class::Conjunction) && last.mention.end < comma).then_some(last)
}

/// "waves of up to four metres": what is so high or so long.
fn sized(reading: &Reading<'_>, mention: &QuantityMention) -> Option<String> {
    let noun = mention.first.checked_sub(2).filter(|noun| reading.is(noun + 1, "of"))?;
    let is_sized = mention.item.is_none() && is_plural(reading, noun);
    let noun = subject::noun_before(reading, noun + 1).filter(|_| is_sized)?;
    Some(words(reading, noun.start, noun.end))
}

/// "from 9,000 soldiers in May to 4,000": where the other end of a change tells what is counted.
fn goes_on(reading: &Reading<'_>, mention: &QuantityMention, before: &[Draft<'_>]) -> bool {
    let Some(goal) = mention.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Goal)) else {
        return false;
    };
    mention.phrase.is_none()
        && before.last().is_some_and(|last| {
            last.measure == Measure::Change
                && last.mention.item.is_some()
                && last.mention.unit == mention.unit
                && last.mention.first > 0
                && reading.is_class(last.mention.first - 1, Class::Origin)
                && reading.in_one_sentence(last.mention.first, goal)
        })
}

/// Tokens of what is thrown in between "never" and its verb.
const THROWN_IN: usize = 12;

/// "never paid more than $2 million", "has never, we hear, paid more than $2 million", "did not lose fewer than 40": a bound that
/// the verb before denies.
pub(super) fn is_never_beyond(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    // "did not exceed 40": the bound is the verb.
    let own = (mention.first..mention.number).find(|at| crate::quantity::noun_phrase::is_verb(reading, *at));
    let Some(verb) = own.or(mention.first.checked_sub(1)) else { return false };
    let negates = |end: usize| VerbChain::before(reading, end).is_negated(reading);
    let closing = || verb.checked_sub(1).filter(|at| reading.is_mark(*at, ','));
    let opening = |closing: usize| {
        let mut near = (closing.saturating_sub(THROWN_IN)..closing).rev();
        near.find(|at| reading.is_mark(*at, ',')).filter(|at| reading.in_one_sentence(*at, verb))
    };
    matches!(mention.quantity.bound, Bound::MoreThan | Bound::LessThan)
        && crate::quantity::noun_phrase::is_verb(reading, verb)
        && (negates(verb) || closing().and_then(opening).is_some_and(negates) || is_of_none(reading, verb))
}

/// Tokens between "no" and the verb of its clause.
const NONE: usize = 12;

/// "No country provides more than 40", "nobody lost more than 40": whether the subject of the verb at token `verb` is none.
fn is_of_none(reading: &Reading<'_>, verb: usize) -> bool {
    let start = reading.sentences[reading.sentence_at(verb)].tokens.start.max(verb.saturating_sub(NONE));
    let bars = |at: &usize| {
        matches!(reading.kind(*at), Some(TokenKind::Mark(_)))
            || reading.is_class(*at, Class::Conjunction)
            || reading.is_class(*at, Class::Subordinator)
            || reading.is_class(*at, Class::Relative)
    };
    let chain = VerbChain::before(reading, verb).first;
    let mut subject = (start..chain).rev().take_while(|at| !bars(at));
    let is_none = |at: usize| {
        reading.is_any(at, &["none", "nobody", "neither"])
            || reading.is(at, "no") && reading.kind(at + 1) == Some(TokenKind::Word)
    };
    let none = subject.find(|at| is_none(*at));
    // "The port has no crane and loads more than 40": no verb stands between the subject and its own.
    none.is_some_and(|none| {
        let opens = none == start
            || bars(&(none - 1))
            || reading.is_class(none - 1, Class::Adverb)
            || reading.has(none - 1, Sort::Calendar)
            || reading.is(none - 1, "that");
        opens && !(none + 1..chain).any(|at| reading.has(at, Sort::Finite))
    })
}

/// "Exports have doubled", "trade has grown more than tenfold": a multiple that is the verb of its clause, or stands behind one of
/// rising.
fn is_verb_of_multiple(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let moves = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    let follows = || mention.first.checked_sub(1).is_some_and(|at| reading.hits.at(at).any(moves));
    mention.kind == QuantityKind::Multiple
        && mention.phrase.is_none_or(|phrase| phrase.first >= mention.end)
        && (has_past_ending(reading, mention.end - 1) || follows())
}

/// "Ola Moser leads by 47 percent to 44", "the poll put her on 38 percent": whether the subject of a share of votes is whom they are
/// for, or the poll.
fn has_votes(analysis: &Analysis<'_>, mention: &QuantityMention, subject: std::ops::Range<usize>) -> bool {
    let reading = &analysis.reading;
    let polls = |at: usize| reading.hits.is_speech_word(at, SpeechWord::Poll);
    let persons = analysis.actors();
    let is_person = |found: &crate::actor::ActorMention| persons.of(found).kind == ActorKind::Person;
    let names =
        persons.within(subject.clone()).iter().any(|found| found.first == subject.start && is_person(found));
    dimension(reading, mention) == Some(Dimension::Percent)
        && (polls(subject.end - 1) || names && subject::names_actor(analysis, subject))
}

/// "Unemployment, at 6.1 percent, is": the noun whose level is set off behind it.
fn set_off(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<std::ops::Range<usize>> {
    let reading = &analysis.reading;
    let is_share = dimension(reading, mention) == Some(Dimension::Percent) && mention.phrase.is_none();
    let at = mention.first.checked_sub(1).filter(|at| is_share && reading.is(*at, "at"))?;
    let comma = at.checked_sub(1).filter(|comma| reading.is_mark(*comma, ','))?;
    let noun = subject::noun_before(reading, comma).filter(|_| reading.is_mark(mention.end, ','))?;
    let is_thing = !subject::names_actor(analysis, noun.clone())
        && !amount::is_people(reading, noun.end - 1)
        && !is_time(analysis, noun.end - 1);
    is_thing.then_some(noun)
}

/// "Two years later the trade had doubled": the subject behind the time that the clause opens with.
fn behind_time(analysis: &Analysis<'_>, subject: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let next = analysis.times.partition_point(|time| time.end <= subject.start);
    let opening =
        analysis.times.get(next).filter(|time| time.first <= subject.start && time.end < subject.end);
    opening.map_or(subject.start, |time| time.end)..subject.end
}

/// "cut rations by 40 percent", "raised its output of steel by a tenth": the object that a verb moves by so much.
fn moved(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    governor: Option<&Governor>,
) -> Option<NounPhrase> {
    let by = mention.first.checked_sub(1).filter(|at| reading.is(*at, "by"))?;
    let verb = governor.filter(|governor| governor.rule == "measure.verb" && governor.end < by)?;
    let first = (verb.end..by).find(|at| !reading.determines(*at))?;
    NounPhrase::at(reading, first).filter(|phrase| phrase.end == by)
}

/// "in the first weeks of March": whether a token is part of a time.
pub(super) fn is_time(analysis: &Analysis<'_>, at: usize) -> bool {
    let next = analysis.times.partition_point(|time| time.end <= at);
    analysis.times.get(next).is_some_and(|time| time.first <= at)
}

/// "30 percent more goods": what there is more of.
fn compared(reading: &Reading<'_>, mention: &QuantityMention) -> Option<NounPhrase> {
    let is_plain = mention.kind == QuantityKind::Plain && mention.unit.is_some();
    let behind = reading.token_at(mention.span.end());
    let compares = is_plain && reading.is_class(behind, Class::Comparison);
    compares.then(|| NounPhrase::at(reading, behind + 1)).flatten()
}

/// "sent 40 tanks, three times as many as in 2022": the figure of which another is a multiple.
fn multiplied<'b, 'a>(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    before: &'b [Draft<'a>],
) -> Option<&'b Draft<'a>> {
    let reading = &analysis.reading;
    let is_multiple = reading.is(mention.end - 1, "times") || mention.kind == QuantityKind::Multiple;
    let is_multiple =
        is_multiple && (reading.is(mention.end, "as") || reading.is_class(mention.end, Class::Comparison));
    let comma = mention.first.checked_sub(1).filter(|at| is_multiple && reading.is_mark(*at, ','))?;
    before.last().filter(|last| reading.in_one_sentence(last.mention.first, comma))
}

/// The words of a phrase with single spaces, "152mm" as "152 mm".
pub(super) fn of_phrase(reading: &Reading<'_>, phrase: NounPhrase) -> String {
    words(reading, phrase.first, phrase.end)
}

/// The words of an item, without its article.
pub(super) fn words(reading: &Reading<'_>, first: usize, end: usize) -> String {
    let is_article = reading.is(first, "the") || reading.is_class(first, Class::Article);
    let first = first + usize::from(is_article && first + 1 < end);
    crate::quantity::wording(reading, first, end)
}

/// One past "suspected of carrying arms", "filled with weapons", "believed to carry arms" behind a noun.
fn tail_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let describes = reading.find(at, |hit| match hit.meaning {
        // "ships carried them": a verb with its object.
        Meaning::MeasureVerb { frame: Frame::Content, form, .. } => {
            let reduced = form.is_any(VerbForm::PARTICIPLE) && !has_object(reading, hit.end());
            (reduced || form.is_any(VerbForm::GERUND)).then_some(())
        }
        Meaning::Hedge(_) if hit.len == 1 => {
            (reading.is(at + 1, "of") || reading.is(at + 1, "to") || reading.is(at + 1, "with")).then_some(())
        }
        _ => None,
    });
    describes.and_then(|()| clause_end(reading, at))
}

/// One past "Russia uses in Ukraine" behind a noun.
fn relative_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let verb = (at..at + 4).find(|at| crate::quantity::noun_phrase::is_verb(reading, *at))?;
    let named =
        at < verb && (at..verb).all(|at| reading.is_capital(at) || reading.is_class(at, Class::Determiner));
    named.then(|| clause_end(reading, verb)).flatten()
}

/// "half the shells Norland fires come", "… now comes from": a verb in the present, which is no noun.
fn is_third(reading: &Reading<'_>, at: usize) -> bool {
    let third = |hit: &plimsoll_lexicon::Hit| match hit.meaning {
        Meaning::MeasureVerb { form, .. } | Meaning::Verb(form) => form.is_any(VerbForm::THIRD),
        _ => false,
    };
    let noun =
        |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::Item(_) | Meaning::MeasureNoun { .. });
    // "carry arms"
    let acts = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::MeasureVerb { .. });
    let is_object = reading.hits.at(at - 1).any(acts);
    reading.hits.at(at).any(third) && !reading.hits.at(at).any(noun) && !is_object
}

/// One past the words up to the next mark, figure or verb; none if a figure stands among them.
fn clause_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    while end < at + LONGEST_TAIL {
        let stops = match reading.kind(end) {
            Some(TokenKind::Word) => {
                crate::quantity::noun_phrase::has_past_ending(reading, end)
                    || is_third(reading, end)
                    || reading.is_class(end, Class::Auxiliary)
                    || reading.is_class(end, Class::Modal)
                    || reading.is_class(end, Class::Relative)
            }
            Some(TokenKind::Mark('-') | TokenKind::Possessive) => false,
            _ => true,
        };
        let counts = reading.kind(end) == Some(TokenKind::Number)
            || reading
                .find(end, |hit| {
                    matches!(hit.meaning, Meaning::Vague(_) | Meaning::Cardinal(_)).then_some(())
                })
                .is_some();
        if counts {
            return None;
        }
        if stops {
            break;
        }
        end += 1;
    }
    let is_adverb = |at: usize| reading.is_class(at, Class::Adverb) || reading.is(at, "now");
    end -= (at + 1..end).rev().take_while(|at| is_adverb(*at)).count();
    Some(end)
}
