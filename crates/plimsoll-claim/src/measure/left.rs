//! A governor before the figure: "has sent 6,700 containers", "a delivery of 40 tanks", "at 30 % capacity".

use plimsoll_lexicon::tables::{Class, Frame};
use plimsoll_lexicon::{Meaning, Sort, VerbForm};

use plimsoll_text::TokenKind;

use super::beyond::is_beyond;
use super::list::first_of_list;
use super::pattern;
use super::{Governor, LONGEST_PHRASE, VerbChain, Window, has_object, is_of_them, passive, with_room};
use crate::claim::{Measure, preposed_end};
use crate::quantity::QuantityMention;
use crate::quantity::noun_phrase::{has_past_ending, is_past_form, is_plural, is_verb, verb_form};
use crate::{Analysis, Reading};

/// Tokens between a verb and the stock that is its object: "Chad its entire remaining".
const LONGEST_STOCK: usize = 4;
/// Most tokens of adverbs and articles between a verb and its figure.
const NEAR: usize = 3;
/// Tokens from "when" to the verb of its clause.
const LONGEST_CIRCUMSTANCE: usize = 8;

/// The nearest governor before the figure in its window; none where another verb stands between them.
pub(super) fn governor(
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
    window: Window,
) -> Option<Governor> {
    let reading = &analysis.reading;
    if is_of_them(reading, mention.end) && reading.is_class(mention.end + 1, Class::Relative) {
        return None;
    }
    if let Some(pattern) = pattern::governor(analysis, mention, window) {
        return Some(pattern);
    }
    let nearest_verb = other_verb(analysis, mention, window)
        .filter(|verb| !shares_object(analysis, *verb))
        .map(|verb| verb + 1);
    let least = nearest_verb.or_else(|| motion(analysis, mention)).unwrap_or(window.first);
    let before = analysis.outline.within(least..mention.first);
    let aside = closed_aside(reading, mention.first);
    let is_aside = |words: &Governor| aside.as_ref().is_some_and(|aside| aside.contains(&words.first));
    // "Output is running at 40 a month": work is at so much of what it could be, not at a count.
    let is_level = mention.unit.as_deref() != Some("percent") && level_verb(reading, mention.first).is_some();
    // "Losses amounted to 280 soldiers, one tank and two guns": the level is said of the first.
    let opens = first_of_list(analysis, mention);
    let levels = |words: &Governor| {
        words.rule == "measure.noun"
            && words.end < opens
            && level_verb(reading, opens).is_some()
            && governs(reading, words, opens)
    };
    let is_elsewhere = |words: &Governor| {
        is_aside(words)
            || is_in_other_phrase(analysis, words)
            || is_price_of_another(analysis, words, mention)
            || gives_figure(reading, words)
    };
    let fits = |words: &&Governor| {
        words.end <= mention.first
            && !is_elsewhere(words)
            && !(is_level && words.measure == Measure::Utilisation)
            && (governs(reading, words, mention.first) || levels(words))
    };
    // Of those that begin together the longest stands first, and is the last met from behind.
    let nearest = before.iter().rev().find(fits)?;
    // "at a cost of $2 billion": a word of a phrase is no verb of its own.
    // "has taken delivery of nine": nor is the noun of a verb.
    let is_whole = |words: &&Governor| matches!(words.rule, "measure.phrase" | "measure.verb");
    let wider = |words: &&Governor| is_whole(words) && words.end > nearest.end && fits(words);
    let near = before.iter().rev().take_while(|words| words.first + LONGEST_PHRASE > nearest.first);
    let nearest = near.into_iter().find(wider).unwrap_or(nearest);
    let found = before.iter().find(|words| words.first == nearest.first && fits(words)).unwrap_or(nearest);
    // "Of 19 guns sent earlier four have been lost", "Of the 19 it gave, 15 are in service": the verb before is the whole's.
    let parted = || reading.is_mark(mention.first - 1, ',') && reading.is_class(mention.end, Class::Be);
    let describes = || {
        let is_reduced = |whole: usize| found.form.is_any(VerbForm::PARTICIPLE) && found.first == whole;
        preposed_end(analysis, mention).is_some_and(|whole| is_reduced(whole) || parted())
    };
    if is_cut(reading, found.end..mention.first) || describes() {
        return None;
    }
    let found = coordinated(before, found, reading).unwrap_or(found);
    let found = given_stock(before, found, reading).unwrap_or(found);
    let found = level(before, found, analysis, mention).unwrap_or(*found);
    let found = ahead(reading, found, mention.first);
    Some(with_room(reading, passive(reading, found)))
}

/// "two assembled charges, three plates", "four landmines, two rifles": a word of what another figure counts.
fn is_in_other_phrase(analysis: &Analysis<'_>, words: &Governor) -> bool {
    let quantities = &analysis.quantities;
    let last = quantities.partition_point(|other| other.first <= words.first).checked_sub(1);
    let other = last.map(|last| &quantities[last]).filter(|other| other.unit.is_none());
    let phrase = other.and_then(|other| other.phrase);
    words.rule == "measure.verb"
        && phrase.is_some_and(|phrase| phrase.first <= words.first && words.end <= phrase.head + 1)
}

/// "gave a figure of 10,000 soldiers", "gave the number of shells as 40": what is given is word of them; not "gave a number of tanks".
fn gives_figure(reading: &Reading<'_>, words: &Governor) -> bool {
    let noun = words.end + 1;
    let definite = reading.is_class(words.end, Class::Definite);
    let counts =
        definite && reading.is(noun, "number") || reading.is_any(noun, &["figure", "estimate", "toll"]);
    words.frame == Frame::Giver
        && (definite || reading.is_class(words.end, Class::Article))
        && counts
        && (reading.is(noun + 1, "of") || reading.is(noun + 1, "for"))
}

/// "a package worth $300 million with 25 tanks": the word of value of a sum right behind it, for a figure that counts things.
fn is_price_of_another(analysis: &Analysis<'_>, words: &Governor, mention: &QuantityMention) -> bool {
    let next = analysis.quantities.partition_point(|other| other.first < words.end);
    let sum = analysis.quantities.get(next).filter(|sum| sum.first == words.end && sum.unit.is_some());
    words.measure == Measure::Value
        && words.rule == "measure.phrase"
        && mention.phrase.is_some()
        && mention.unit.is_none()
        && sum.is_some_and(|sum| sum.first < mention.first)
}

/// "will pass 3,000 of them to": a verb of motion against the figure keeps what stands before it away.
fn motion(analysis: &Analysis<'_>, mention: &QuantityMention) -> Option<usize> {
    let at = mention.first.checked_sub(1)?;
    let moves = |words: &Governor| words.end == mention.first && words.frame == Frame::Mover;
    let is_level = analysis.reading.is_class(at, Class::Level) || is_beyond(&analysis.reading, mention.first);
    analysis.outline.at(at, moves).filter(|_| !is_level).map(|words| words.first)
}

/// "shot down or suppressed 44 drones": a verb that measures nothing, joined to one that does.
fn shares_object(analysis: &Analysis<'_>, verb: usize) -> bool {
    let joint = verb.checked_sub(1).filter(|at| analysis.reading.is_class(*at, Class::Conjunction));
    joint.is_some_and(|joint| {
        let before = analysis.outline.within(joint.saturating_sub(LONGEST_PHRASE)..joint);
        before.iter().any(|words| words.end == joint && words.rule == "measure.verb")
    })
}

/// "destroyed or captured 2,168 tanks": what is seen or taken, and what is done with it first.
fn coordinated<'a>(before: &'a [Governor], last: &Governor, reading: &Reading<'_>) -> Option<&'a Governor> {
    let joint = last.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Conjunction))?;
    let is_weak = last.measure == Measure::Observed && last.rule == "measure.verb";
    before.iter().rev().find(|words| is_weak && words.end == joint && words.rule == "measure.verb")
}

/// "sent its entire stock of 400 shells": a stock that a verb has for its object is told by the verb.
fn given_stock<'a>(before: &'a [Governor], stock: &Governor, reading: &Reading<'_>) -> Option<&'a Governor> {
    if stock.rule != "measure.noun" || stock.measure != Measure::Held {
        return None;
    }
    let goes_on = |at: &usize| {
        reading.kind(*at) == Some(TokenKind::Word)
            && ![Class::Preposition, Class::Conjunction].iter().any(|class| reading.is_class(*at, *class))
            && verb_form(reading, *at).is_none()
    };
    // "Norland sent eight, and Sarvia its entire fleet of 19": its verb is left out.
    let own = |at: &usize| goes_on(at) && !reading.is_capital(*at);
    let start = (stock.first.saturating_sub(LONGEST_STOCK)..stock.first).rev().take_while(own).last();
    let gap = start.unwrap_or(stock.first).checked_sub(2).filter(|at| {
        reading.is_capital(at + 1) && (reading.is_mark(*at, ',') || reading.is_class(*at, Class::Conjunction))
    });
    let has_object = |words: &&Governor| {
        words.rule == "measure.verb"
            && words.measure != Measure::Change
            && words.end < stock.first
            && (gap.is_some_and(|gap| words.end <= gap)
                || stock.first - words.end <= LONGEST_STOCK
                    && (words.end..stock.first).all(|at| goes_on(&at)))
    };
    before.iter().rev().find(has_object)
}

/// Tokens from the comma that closes an aside to the figure: ", has already delivered".
const FROM_ASIDE: usize = 5;
/// Tokens of an aside.
const LONGEST_ASIDE: usize = 30;

/// "The tally, which requires a photograph for each, stands at 40": the clause between commas before the verb of a figure.
pub(crate) fn closed_aside(reading: &Reading<'_>, figure: usize) -> Option<std::ops::Range<usize>> {
    let start = reading.sentences[reading.sentence_at(figure)].tokens.start;
    let near = start.max(figure.saturating_sub(FROM_ASIDE))..figure;
    let is_verb_behind = |at: usize| {
        reading.is_class(at, Class::LevelVerb)
            || reading.has(at, Sort::Finite)
            || reading.is_class(at, Class::Auxiliary)
    };
    let close = near.rev().find(|at| reading.is_mark(*at, ',') && is_verb_behind(at + 1))?;
    let mut before = (start.max(close.saturating_sub(LONGEST_ASIDE))..close).rev();
    let open = before.find(|at| reading.is_mark(*at, ','))?;
    let relative = reading.is_any(open + 1, &["which", "who", "whose"]);
    relative.then_some(open..close)
}

/// "killed 12 as crowds rushed a convoy of 38": another clause with a verb of its own begins in between.
fn is_cut(reading: &Reading<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    let opens = |at: &usize| reading.is_class(*at, Class::Subordinator);
    tokens.by_ref().find(opens).is_some_and(|_| {
        tokens.any(|at| {
            let form = verb_form(reading, at).unwrap_or_default();
            has_past_ending(reading, at) || form.is_any(VerbForm::PAST.or(VerbForm::THIRD))
        })
    })
}

/// "The death toll rose to 15": what changes to a level is measured by its noun.
fn level(
    before: &[Governor],
    change: &Governor,
    analysis: &Analysis<'_>,
    mention: &QuantityMention,
) -> Option<Governor> {
    let reading = &analysis.reading;
    // "had sunk to 40": of a stock no loss.
    let moves = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    let is_change = change.measure == Measure::Change
        || change.measure == Measure::Lost && reading.hits.at(change.first).any(moves);
    let at = mention.first.checked_sub(1).filter(|_| is_change)?;
    let reaches = reading.is_class(at, Class::Goal)
        || reading.is_class(at, Class::Origin)
        || is_beyond(reading, mention.first);
    let counts = |words: &&Governor| {
        let is_noun = words.rule == "measure.noun" && words.measure != Measure::Change;
        let is_fate = words.frame == Frame::Victim
            && (words.rule == "measure.phrase"
                || VerbChain::before(reading, words.first).first == words.first);
        (is_noun || is_fate) && words.end <= change.first
    };
    // "The number of those who died when the ferry sank has risen to 40": not of what sank.
    let is_aside = |words: &Governor| {
        let near = words.first.saturating_sub(LONGEST_CIRCUMSTANCE)..words.first;
        near.rev()
            .take_while(|at| reading.kind(*at) == Some(TokenKind::Word))
            .any(|at| reading.is_class(at, Class::Subordinator))
    };
    // "doubled its fleet to 40"
    let is_object = |words: &&Governor| words.rule == "measure.noun" && words.measure != Measure::Change;
    let behind = analysis.outline.within(change.end.min(mention.first)..mention.first);
    if let Some(object) = behind.iter().find(is_object).filter(|_| reading.is_class(at, Class::Goal)) {
        return Some(*object);
    }
    let nearest = before.iter().rev().find(counts).filter(|_| reaches)?;
    let start = reading.sentences[reading.sentence_at(nearest.first)].tokens.start;
    let mut further = analysis.outline.within(start..nearest.first).iter().rev();
    let of_number =
        further.clone().find(|words| counts(words) && !is_aside(words)).filter(|_| is_aside(nearest));
    // "The death toll from the sinking of a ferry rose to 40"
    let head = further.find(|words| counts(words) && is_attached(reading, words.end..nearest.first));
    let noun = of_number.or(head).unwrap_or(nearest);
    let is_goal = !reading.is_class(at, Class::Origin) && will_change(reading, change);
    let is_lasting = matches!(noun.measure, Measure::Held | Measure::Produced | Measure::Transferred);
    let measure = if is_goal && is_lasting { Measure::Pledged } else { noun.measure };
    Some(Governor { measure, rule: "measure.level", ..*noun })
}

/// "will grow from 12 to 24": whether a level is one to come.
fn will_change(reading: &Reading<'_>, change: &Governor) -> bool {
    let chain = VerbChain::before(reading, change.first);
    !chain.have && (chain.first..change.first).any(|at| reading.is_class(at, Class::FutureModal))
}

/// Whether a phrase with a preposition other than "of" and no verb stands between two nouns: the second is part of what tells
/// more of the first.
fn is_attached(reading: &Reading<'_>, between: std::ops::Range<usize>) -> bool {
    reading.is_class(between.start, Class::Preposition)
        && !reading.is(between.start, "of")
        && between.len() <= LONGEST_CIRCUMSTANCE
        && between.into_iter().all(|at| {
            reading.kind(at) == Some(TokenKind::Word)
                && !reading.has(at, Sort::Finite)
                && !reading.is_class(at, Class::Relative)
        })
}

/// Whether a verb that measures nothing has the figure for its object.
pub(super) fn is_object_of_other(analysis: &Analysis<'_>, mention: &QuantityMention, window: Window) -> bool {
    other_verb(analysis, mention, window).is_some_and(|verb| verb + 1 == mention.first)
}

/// A verb that measures nothing and takes the figure for its own: "drowned 300 cattle and forced 900 residents to flee".
fn other_verb(analysis: &Analysis<'_>, mention: &QuantityMention, window: Window) -> Option<usize> {
    let reading = &analysis.reading;
    let least = window.first.max(mention.first.saturating_sub(NEAR));
    (least..mention.first).rev().take_while(|at| !is_edge(reading, *at)).find(|at| {
        let listed = reading.hits.at(*at).any(|hit| {
            matches!(hit.meaning, Meaning::Verb(form) if form.is_any(VerbForm::PAST.or(VerbForm::THIRD)))
        });
        let word = reading.word(*at);
        let against = *at + 1 == mention.first;
        let gerund =
            against && word.ends_with("ing") && *at > 0 && reading.is_class(*at - 1, Class::Preposition);
        let by_form = against && (is_past_form(word) || is_base_behind_modal(reading, *at)) || gerund;
        // "14 covered wagons and 23": a participle between a figure and its noun.
        let counted = *at > 0
            && (reading.kind(*at - 1) == Some(TokenKind::Number) || reading.has(*at - 1, Sort::Numeral));
        (listed || by_form)
            && !(counted && !against && is_past_form(word))
            && !reading.is_class(*at, Class::Level)
            && !is_more_than_verb(reading, *at)
            && !ends_phrase(reading, *at)
    })
}

/// "will train 1,200 soldiers", "would violate 12 resolutions": whether a word that no list knows is a verb by what stands before it.
fn is_base_behind_modal(reading: &Reading<'_>, at: usize) -> bool {
    let leads = |at: usize| reading.is_class(at, Class::Modal);
    let adverb = at.checked_sub(1).filter(|before| reading.is_class(*before, Class::Adverb));
    let closed = reading.has(at, Sort::Closed) || reading.is_class(at, Class::LevelVerb);
    let leads = adverb.unwrap_or(at).checked_sub(1).is_some_and(leads);
    leads && !closed && reading.kind(at) == Some(TokenKind::Word) && !reading.is_capital(at)
}

/// "the contract covers 14 boats": a verb that a phrase of measure ends with.
fn ends_phrase(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(NEAR)..at).any(|first| {
        reading
            .hits
            .at(first)
            .any(|hit| hit.end() == at + 1 && matches!(hit.meaning, Meaning::MeasurePhrase { .. }))
    })
}

/// Whether the token is in another list as well: a measure, a bound, a hedge, a thing, a word of saying.
fn is_more_than_verb(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits.at(at).any(|hit| {
        matches!(
            hit.meaning,
            Meaning::MeasureVerb { .. }
                | Meaning::MeasureNoun { .. }
                | Meaning::MeasurePhrase { .. }
                | Meaning::BoundBefore(_)
                | Meaning::Hedge(_)
                | Meaning::Item(_)
                | Meaning::ReportingVerb { .. }
        )
    })
}

fn is_edge(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_class(at, Class::Preposition) || reading.is_mark(at, ',')
}

fn governs(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    if found.rule == "measure.noun" {
        // "plans to transfer 40": a verb behind "to" or a modal.
        let verbal = |at: usize| reading.is(at, "to") || reading.is_class(at, Class::Modal);
        if found.first.checked_sub(1).is_some_and(verbal) && verb_form(reading, found.first).is_some() {
            return false;
        }
        // "The death toll from the quake has reached 44"; not "19 deaths, bringing the total to 22,610 cases".
        let counted = found
            .first
            .checked_sub(1)
            .is_some_and(|at| reading.kind(at) == Some(TokenKind::Number) || reading.has(at, Sort::Numeral));
        let is_toll = reading.is_class(figure - 1, Class::Level) && found.measure.is_fate();
        let level =
            (is_toll || level_verb(reading, figure).is_some() || equates(reading, found, figure)) && !counted;
        // "the loss of 12 ships", "the loss of power in 12 villages"
        if found.measure == Measure::Lost && reading.is(found.end, "of") {
            let ends = |at: usize| reading.is_class(at, Class::Preposition) || is_verb(reading, at);
            return !(found.end + 1..figure).any(ends);
        }
        // "orders for 420,000"
        let asks = found.measure.is_to_come();
        return reading.is_any(found.end, &["of", "at", "total", "totaling", "totalling", "worth"])
            || asks && reading.is(found.end, "for")
            || level
            || is_moved(reading, found, figure)
            || is_described(reading, found, figure)
            || found.end == figure;
    }
    // "of the ships under sanctions, 40": such a phrase tells of what stands before it.
    if found.rule == "measure.phrase"
        && found.frame == Frame::Victim
        && found.end < figure
        && reading.is_class(found.first, Class::Preposition)
    {
        return false;
    }
    // "documents seen by the Gazette list 40": what was seen stands before.
    let by_agent = found.measure == Measure::Observed
        && found.form.is_any(VerbForm::PARTICIPLE)
        && reading.is_class(found.end, Class::Agent);
    if by_agent {
        return false;
    }
    // "received intelligence on two suspects": what is told of them.
    let is_topic = || {
        found.end < figure - 1
            && reading.is_any(figure - 1, &["on", "about"])
            && reading.is_class(figure - 2, Class::Topical)
    };
    if matches!(found.frame, Frame::Giver | Frame::Getter | Frame::Holder) && is_topic() {
        return false;
    }
    if found.rule == "measure.verb" && (is_of_object(reading, found, figure) || moves_itself(reading, found))
    {
        return false;
    }
    // "shipping containers", "a planned 300": part of a noun phrase, unless it stands against the figure.
    let modifies = found.rule == "measure.verb" && found.end < figure && is_modifier(reading, found);
    let moves = matches!(found.frame, Frame::Mover | Frame::Subject);
    !modifies
        && !moves
        && !is_attributive(reading, found)
        && !is_attributive_participle(reading, found)
        && !is_noun_use(reading, found)
}

/// "got the attention of two ministers": whether a figure tells whose the object of a verb of giving or getting is, which no list
/// knows as a thing or an amount.
fn is_of_object(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    let of = figure.checked_sub(1).filter(|of| reading.is(*of, "of"));
    let Some(noun) = of.and_then(|of| of.checked_sub(1)).filter(|noun| *noun > found.end) else {
        return false;
    };
    let is_plain = reading.kind(noun) == Some(TokenKind::Word)
        && reading.hits.at(noun).is_empty()
        && !reading.is_capital(noun)
        && !is_plural(reading, noun);
    is_plain
        && noun == found.end + 1
        && reading.is(found.end, "the")
        && matches!(found.frame, Frame::Giver | Frame::Getter)
}

/// "moved closer to the port with 40": who moves, and moves nothing.
fn moves_itself(reading: &Reading<'_>, found: &Governor) -> bool {
    let behind = found.end;
    reading.is_any(found.first, &["move", "moves", "moved", "moving"])
        && !VerbChain::before(reading, found.first).be
        && (reading
            .is_any(behind, &["closer", "ahead", "forward", "back", "on", "away", "towards", "toward"]))
}

/// Tokens from "deliveries" to "were more limited, at".
const DESCRIBED: usize = 12;

/// "deliveries were more limited, at 30,000 barrels": what a noun is said to be like, with its level behind a comma.
fn is_described(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    let Some(comma) =
        figure.checked_sub(2).filter(|at| reading.is_mark(*at, ',') && reading.is(at + 1, "at"))
    else {
        return false;
    };
    found.frame != Frame::Victim
        && found.end < comma
        && comma - found.end <= DESCRIBED
        && (found.end..comma).all(|at| reading.kind(at) == Some(TokenKind::Word))
        && (found.end..comma).any(|at| reading.is_class(at, Class::Be))
}

/// Tokens of "is thought to be", "of wheat was".
const COPULA: usize = 8;

/// "Output is thought to be 40": a noun, a form of be and the figure, with nothing but helping words between.
fn equates(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    let helps = |at: usize| {
        [Class::Be, Class::Auxiliary, Class::Modal, Class::Adverb, Class::Belief]
            .iter()
            .any(|class| reading.is_class(at, *class))
            || reading.is(at, "to")
    };
    // "Output in the whole of 2023 was 40"
    let is_phrase = reading.is_class(found.end, Class::Preposition);
    let joins = |at: usize| {
        helps(at)
            || is_phrase
                && matches!(reading.kind(at), Some(TokenKind::Word | TokenKind::Number))
                && !has_past_ending(reading, at)
                && (verb_form(reading, at).is_none() || reading.is_class(at, Class::CountNoun))
                && !reading.is_class(at, Class::Conjunction)
    };
    let is_level =
        !matches!(found.frame, Frame::Victim) || matches!(found.measure, Measure::Killed | Measure::Lost);
    is_level
        && found.end < figure
        && figure - found.end <= COPULA
        && reading.is_class(figure - 1, Class::Be)
        && (found.end..figure).all(joins)
}

/// Tokens between "raise" and the noun of what is raised.
const RAISED: usize = 6;

/// "raise the plant's annual capacity from 40,000 to 80,000": the noun of what a verb of change moves.
fn is_moved(reading: &Reading<'_>, found: &Governor, figure: usize) -> bool {
    let level =
        reading.is_class(figure - 1, Class::Origin) || reading.is_class(figure - 1, Class::RangeJoint);
    let moves = |hit: &plimsoll_lexicon::Hit| matches!(hit.meaning, Meaning::TrendVerb { .. });
    level && (found.first.saturating_sub(RAISED)..found.first).any(|at| reading.hits.at(at).any(moves))
}

/// Tokens of "stands at".
const LONGEST_LEVEL: usize = 3;

/// The verb of level that ends before a figure: "deliveries have reached 300,000".
fn level_verb(reading: &Reading<'_>, figure: usize) -> Option<usize> {
    // "could exceed 100", "may go above 100": the verb is the bound, or stands before it.
    if reading.is_class(figure, Class::LevelVerb) {
        return Some(figure);
    }
    if is_beyond(reading, figure) {
        return figure.checked_sub(1);
    }
    (figure.saturating_sub(LONGEST_LEVEL)..figure).find(|at| {
        let ends = |hit: &plimsoll_lexicon::Hit| {
            hit.end() == figure && hit.meaning == Meaning::Grammar(Class::LevelVerb)
        };
        reading.hits.at(*at).any(ends)
    })
}

/// "deliveries could total 1.5 million", "output should reach 40": a flow that has not come to pass; what output could be works
/// are able to.
fn ahead(reading: &Reading<'_>, found: Governor, figure: usize) -> Governor {
    let flows =
        found.rule == "measure.noun" && matches!(found.measure, Measure::Transferred | Measure::Produced);
    let Some(verb) = level_verb(reading, figure).filter(|_| flows) else { return found };
    let chain = VerbChain::before(reading, verb);
    let is_ability = found.measure == Measure::Produced && chain.has_room_modal(reading);
    if !is_ability && chain.modal && !chain.have {
        Governor { measure: Measure::Pledged, ..found }
    } else {
        found
    }
}

/// "oil demand growth to two million": a base form behind a singular noun is a noun itself, and "the fall" is one.
fn is_noun_use(reading: &Reading<'_>, found: &Governor) -> bool {
    let base =
        found.form.is_any(VerbForm::BASE) && !found.form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE));
    let Some(before) = found.first.checked_sub(1).filter(|_| base) else { return false };
    let has_article = reading.is(before, "the") || reading.is_class(before, Class::Article);
    if has_article && found.measure == Measure::Change {
        return true;
    }
    let is_noun = reading.kind(before) == Some(TokenKind::Word)
        && !reading.is_capital(before)
        && reading
            .hits
            .at(before)
            .iter()
            .all(|hit| matches!(hit.meaning, Meaning::Item(_) | Meaning::Actor(..)))
        && !is_plural(reading, before)
        && !reading.word(before).ends_with("ly");
    is_noun && VerbChain::before(reading, found.first).first == found.first
}

fn is_modifier(reading: &Reading<'_>, found: &Governor) -> bool {
    reading.find(found.first, |hit| matches!(hit.meaning, Meaning::Item(_)).then_some(())).is_some()
}

/// "under a collapsed tower": a participle between article and noun.
fn is_attributive(reading: &Reading<'_>, found: &Governor) -> bool {
    found.form.is_any(VerbForm::PARTICIPLE)
        && found.first > 0
        && reading.is_class(found.first - 1, Class::Determiner)
        && !reading.is_class(found.first - 1, Class::Relative)
        && has_object(reading, found.end)
}

/// "produced" in "North Korea-produced missiles".
fn is_attributive_participle(reading: &Reading<'_>, found: &Governor) -> bool {
    found.first > 0 && reading.is_hyphen(found.first - 1) && reading.touches(found.first)
}
