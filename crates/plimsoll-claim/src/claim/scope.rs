//! Scope: which quantities are claims. Ages, lengths of time, names and "the two leaders" are not.

use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::{Class, Dimension, Frame, SpeechWord};
use plimsoll_lexicon::{Hit, Meaning, Sort, VerbForm};
use plimsoll_text::TokenKind;
use rust_decimal::Decimal;

use super::Measure;
use super::counted::is_part_of_last;
use super::draft::Draft;
use super::elsewhere::{heads_clause, numbered};
use super::item::ItemFacts;
use super::lent::{UNIT_ELIDED, is_compared};
use super::measured::{dimension, is_time_supply};
use super::noun::{ASKED, ELIDED, OF_LABEL, OF_WHOLE, WHOLE};
use super::victim::Counted;
use crate::measure::{Governor, VerbChain, is_of_belief};
use crate::quantity::noun_phrase::{is_past_form, is_plural};
use crate::quantity::{Bound, NounPhrase, QuantityKind, QuantityMention, is_recent};
use crate::{Analysis, Reading};

/// Whether a quantity can be a claim at all, before anything else is known of it. `befallen`: whether a verb of fate has it in
/// its list, as in "killing all four".
pub(super) fn is_candidate(
    reading: &Reading<'_>,
    mention: &QuantityMention,
    befallen: bool,
    before: &[Counted<'_>],
) -> bool {
    let zone = reading.zones[reading.sentence_at(mention.first)];
    zone != Zone::Furniture
        && mention.kind != QuantityKind::Attribute
        && (befallen || !is_anaphoric(reading, mention) || is_first_told(reading, mention, before))
        && !is_exception(reading, mention)
        && !is_of_day_parts(reading, mention)
        && !shares_length(reading, mention)
        && !is_increment(reading, mention)
}

/// "for two nights": how long, no count.
fn is_of_day_parts(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let is_part = |hit: &Hit| matches!(hit.meaning, Meaning::DayPart(_));
    let is_bare = mention.unit.is_none() && mention.phrase.is_none();
    is_bare && reading.word(mention.end).ends_with('s') && reading.hits.at(mention.end).any(is_part)
}

/// Tokens of a list of lengths.
const LENGTHS: usize = 9;

/// "sentenced to 9, 11 and 14 years": a bare number of a list whose last has a unit of time.
fn shares_length(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let joins = |at: usize| reading.is_mark(at, ',') || reading.is_any(at, &["and", "or", "to"]);
    let bare = mention.unit.is_none() && mention.phrase.is_none() && joins(mention.end);
    let is_listed = |at: &usize| {
        joins(*at) || reading.kind(*at) == Some(TokenKind::Number) || reading.has(*at, Sort::Numeral)
    };
    let lasts = |hit: &Hit| matches!(hit.meaning, Meaning::CalendarUnit(_));
    let last = (mention.end..mention.end + LENGTHS).take_while(is_listed).last();
    bare && last.is_some_and(|last| !joins(last) && reading.hits.at(last + 1).any(lasts))
}

/// "tanks 9,596 (+9)": what came to a count lately, in brackets behind it.
fn is_increment(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    mention.quantity.text.starts_with('+')
        && mention.first.checked_sub(1).is_some_and(|at| reading.is_mark(at, '('))
        && reading.is_mark(mention.end, ')')
}

/// "all but three of the 40": those to whom it did not happen.
fn is_exception(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let leaves_out = |hit: &Hit| matches!(hit.meaning, Meaning::Grammar(Class::Exception)).then(|| hit.end());
    (mention.first.saturating_sub(2)..mention.first).any(|at| {
        reading.is_class(at, Class::Exception) && reading.find(at, leaves_out) == Some(mention.first)
    })
}

/// Ages, told one after the other: "aged 17 and 22", "boys of 9, 11 and 12 years".
#[derive(Debug, Default)]
pub(super) struct Ages {
    /// One past the last of them.
    end: usize,
}

impl Ages {
    /// Whether a figure is an age; figures are asked in order.
    pub(super) fn hold(
        &mut self,
        reading: &Reading<'_>,
        mention: &QuantityMention,
        last: Option<&QuantityMention>,
    ) -> bool {
        let is_age = || mention.unit.as_deref().is_some_and(|unit| unit.ends_with(" of age"));
        let joint = self.end..mention.first;
        let joins = |at: usize| reading.is_mark(at, ',') || reading.is_class(at, Class::Conjunction);
        let bare = mention.unit.is_none() && mention.item.is_none();
        let goes_on = || self.end > 0 && (1..=2).contains(&joint.len()) && joint.clone().all(joins);
        // "Two pensioners, 71 and 74, died"
        let opens =
            || joins(mention.end) && last.is_some_and(|last| is_behind_persons(reading, mention, last));
        // "children under ten"
        let bounds = || {
            let limit = matches!(mention.quantity.bound, Bound::LessThan | Bound::MoreThan);
            limit && last.is_some_and(|last| is_right_behind_persons(reading, mention, last))
        };
        // "a third are under 18"
        let are_parts = || {
            let limit = matches!(mention.quantity.bound, Bound::LessThan | Bound::MoreThan);
            let be = mention.first.checked_sub(1).filter(|be| reading.is_class(*be, Class::Be));
            let part = last.filter(|last| last.kind == QuantityKind::Share && last.phrase.is_none());
            limit && can_be_years(mention) && be.is_some() && part.map(|part| part.end) == be
        };
        let is_limit = || is_limit_of_age(reading, mention) || are_parts();
        let holds = is_age() || bare && (goes_on() || opens() || bounds() || is_limit());
        if holds {
            self.end = mention.end;
        }
        holds
    }
}

/// Years that nobody outlives.
const OLDEST: i64 = 120;

/// "two pensioners, 71": a small number behind a comma that closes the words for the persons counted before.
fn is_behind_persons(reading: &Reading<'_>, mention: &QuantityMention, last: &QuantityMention) -> bool {
    let comma = last.end;
    let is_exact = mention.quantity.bound == Bound::Exact;
    mention.first == comma + 1 && reading.is_mark(comma, ',') && is_exact && is_age_of(reading, mention, last)
}

/// "602,000 children under ten": the same right behind those words.
fn is_right_behind_persons(reading: &Reading<'_>, mention: &QuantityMention, last: &QuantityMention) -> bool {
    mention.first == last.end && is_age_of(reading, mention, last)
}

/// "a third of them under 18", "people over 60": a limit of age right behind a word for persons; not "hired people, over 60 of them".
fn is_limit_of_age(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(persons) = mention.first.checked_sub(1) else { return false };
    let limit = matches!(mention.quantity.bound, Bound::LessThan | Bound::MoreThan);
    let is_them = || {
        reading.is_any(persons, &["them", "whom", "those"])
            && (reading.is(persons, "those") || persons > 0 && reading.is(persons - 1, "of"))
    };
    limit && can_be_years(mention) && (is_them() || is_person_noun(reading, persons))
}

/// Whether a number can be an age.
fn can_be_years(mention: &QuantityMention) -> bool {
    let years = mention.quantity.low.or(mention.quantity.high);
    years.is_some_and(|years| years <= Decimal::from(OLDEST))
}

/// Whether a number can be the age of the persons that another figure counts.
fn is_age_of(reading: &Reading<'_>, mention: &QuantityMention, persons: &QuantityMention) -> bool {
    can_be_years(mention) && ItemFacts::of(reading, persons).unit.as_deref() == Some("person")
}

/// Whether a figure says again what the one before it says, or only which one of those it is.
pub(super) fn says_no_more(reading: &Reading<'_>, mention: &QuantityMention, before: &[Counted<'_>]) -> bool {
    let last = before.last().map(|counted| counted.mention);
    is_tolerance(reading, mention)
        || is_conversion(reading, mention, last)
        || is_ordinal(reading, mention, before)
}

/// "74 wagons, give or take two": by how much the figure before may be wrong.
pub(super) fn is_tolerance(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let take = mention.number.checked_sub(1).filter(|at| *at > 1 && reading.is(*at, "take"));
    take.is_some_and(|at| {
        let parts = reading.is(at - 1, "or") && reading.is(at - 2, "give");
        parts && at > 2 && reading.is_mark(at - 3, ',')
    })
}

/// "180 kilometers (110 miles)": the same figure once more, in brackets behind the first.
fn is_conversion(reading: &Reading<'_>, mention: &QuantityMention, before: Option<&QuantityMention>) -> bool {
    let Some(before) = before else { return false };
    let bracket = mention.first.checked_sub(1).filter(|at| reading.is_mark(*at, '('));
    let near = bracket.is_some_and(|at| at >= before.number && at - before.number < 8);
    near && before.unit.is_some()
        && mention.unit.is_some()
        && dimension(reading, before) == dimension(reading, mention)
}

/// Whether a draft is a claim, all being known.
pub(super) fn is_claim(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let mention = draft.mention;
    if is_time_unit(reading, mention) {
        return draft.measure == Measure::Capacity || is_time_supply(mention) || is_taken(reading, draft);
    }
    if draft.unit.is_none() {
        return false;
    }
    let is_measured = mention.unit.is_some() || draft.rules.contains(&UNIT_ELIDED);
    let is_known = draft.class.is_some();
    // "the estimate for 152 mm alone": a calibre named by itself.
    let is_calibre = draft.measure == Measure::Size && matches!(mention.unit.as_deref(), Some("mm" | "cm"));
    if is_calibre && mention.item.is_none() && draft.governor.is_none() {
        return false;
    }
    if draft.unit.as_deref() == Some("country") || is_frequency(reading, draft) {
        return false;
    }
    // "the 12 tanks": only what is told of them is a figure.
    if draft.measure == Measure::Other && is_anaphoric(reading, mention) && draft.governor.is_none() {
        return false;
    }
    // "the June 18 visit": a day.
    let is_singular = || mention.phrase.is_some_and(|phrase| !is_plural(reading, phrase.head));
    if draft.unit.as_deref() == Some("trip") && is_singular() && mention.quantity.low > Some(Decimal::ONE) {
        return false;
    }
    if is_ratio(reading, mention) {
        return false;
    }
    let is_lone_one = mention.quantity.low == Some(Decimal::ONE) && mention.quantity.bound == Bound::Exact;
    if is_lone_one && !is_measured && is_every_so_often(reading, mention) {
        return false;
    }
    if is_lone_one && !is_measured {
        // "the cost of one shell"
        let is_priced = draft.measure == Measure::Value;
        return is_known && !is_priced && draft.governor.is_some() && draft.class.as_deref() != Some("other");
    }
    // "can cost half a million": money whose name is not told, and none of what was counted before.
    let is_cost = draft.governor.is_some_and(|by| reading.is_class(by.first, Class::Sum));
    if is_cost && !is_measured && draft.rules.contains(&ELIDED) && mention.item.is_none() {
        return false;
    }
    if is_numbered(reading, draft) {
        return true;
    }
    // "on the 25th and 26 […]": a bare number nothing is said of, under a noun from elsewhere.
    let is_bare = draft.rules.contains(&ELIDED) && draft.governor.is_none();
    // "the 17 meant rockets": of those that were told already.
    let points_back = || mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "the"));
    // "Of those, four turned back": the sentence says that they are counted.
    let is_of_told = || {
        let joint = mention.first.checked_sub(1);
        let is_set_beside = joint.is_some_and(|at| reading.is_any(at, &["from", "with", "to", "against"]));
        is_part_of_last(reading, mention)
            || heads_clause(reading, mention)
            || is_set_beside && is_compared(reading, mention)
    };
    if is_bare
        && (draft.measure == Measure::Other || points_back())
        && draft.quantity.bound == Bound::Exact
        && !is_of_told()
    {
        return false;
    }
    if is_compound(reading, draft)
        || is_members(reading, draft)
        || is_age(reading, mention)
        || is_cast(reading, draft)
    {
        return false;
    }
    is_measured
        || is_known
        || [OF_LABEL, ASKED].iter().any(|rule| draft.rules.contains(rule))
        || [WHOLE, OF_WHOLE].iter().any(|rule| draft.rules.contains(rule)) && is_plain_count(reading, draft)
        || is_bare && draft.item.is_some() && heads_clause(reading, mention)
        || (is_told(draft)
            || is_counted(reading, draft)
            || exist(reading, draft)
            || is_predicated(reading, draft)
            || is_done_with(reading, draft))
            && is_plain_count(reading, draft)
}

/// "There were just 30 life jackets", "there have been 300 attacks": things of which it is told that there are so many.
fn exist(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let be = draft.mention.first.checked_sub(1).filter(|be| reading.is_class(*be, Class::Be));
    let there = be.and_then(|be| VerbChain::before(reading, be).first.checked_sub(1));
    !is_few(draft) && there.is_some_and(|there| reading.hits.is_speech_word(there, SpeechWord::Expletive))
}

/// Tokens of a phrase between a noun and its verb: "farms in the vale have".
const TO_VERB: usize = 5;

/// "31 farms in the vale have applied", "more than 40 shops were fined": whether what is counted opens its sentence and has come
/// through something that no list knows. Of a few that is no figure of the story.
fn is_predicated(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let mention = draft.mention;
    let start = reading.sentences[reading.sentence_at(mention.first)].tokens.start;
    let opens = mention.first <= start + OPENING
        && (start..mention.first).all(|at| reading.is_class(at, Class::Adverb) || reading.is_mark(at, ','));
    let auxiliaries = [Class::Have, Class::Be, Class::Modal];
    let is_verb = |at: &usize| auxiliaries.iter().any(|class| reading.is_class(*at, *class));
    let goes_on = |at: &usize| {
        matches!(reading.kind(*at), Some(plimsoll_text::TokenKind::Word))
            && (*at > mention.end || reading.is_class(*at, Class::Preposition) || is_verb(at))
    };
    let verb = || (mention.end..mention.end + TO_VERB).take_while(goes_on).find(is_verb);
    let is_past = |at: usize| is_past_form(reading.word(at + 1)) || is_past_form(reading.word(at + 2));
    // "23 bulk carriers loaded grain"
    let acts = || mention.phrase.is_some() && is_past_verb(reading, mention.end);
    opens && mention.unit.is_none() && !is_few(draft) && (acts() || verb().is_some_and(is_past))
}

/// "loaded", "froze": whether a verb stands in the past that says nothing.
fn is_past_verb(reading: &Reading<'_>, at: usize) -> bool {
    let is_past = |hit: &Hit| match hit.meaning {
        Meaning::Verb(form) | Meaning::MeasureVerb { form, .. } => form.is_any(VerbForm::PAST),
        _ => false,
    };
    let says = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingVerb { .. });
    (is_past_form(reading.word(at)) || reading.hits.at(at).any(is_past)) && !reading.hits.at(at).any(says)
}

/// "hired 60 pickers", "planted more than 40,000 trees": what a verb in the past that no list knows has for its object.
fn is_done_with(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let mention = draft.mention;
    let Some(verb) = mention.first.checked_sub(1) else { return false };
    let in_lists = |hit: &Hit| match hit.meaning {
        // "froze 34 licences": what is stopped is done something to as well.
        Meaning::Grammar(class) => {
            ![Class::Past, Class::Participle, Class::Thwarting, Class::Postponing].contains(&class)
        }
        meaning => matches!(meaning, Meaning::ReportingVerb { .. }),
    };
    let is_verb =
        is_past_form(reading.word(verb)) || is_irregular(reading, verb) || is_progressive(reading, verb);
    let is_verb = is_verb && !reading.hits.at(verb).any(in_lists);
    let is_edge = [Class::Preposition, Class::Determiner, Class::Be];
    let has_subject = verb > 0
        && reading.kind(verb - 1) == Some(TokenKind::Word)
        && !is_edge.iter().any(|class| reading.is_class(verb - 1, *class));
    let is_named = mention.phrase.is_some_and(|phrase| !reading.is_class(phrase.head, Class::EmptyAdjective));
    is_verb && has_subject && is_named && mention.unit.is_none() && !is_few(draft)
}

/// "has frozen", "broke": a past or participle that no ending tells.
fn is_irregular(reading: &Reading<'_>, at: usize) -> bool {
    let is_past = |hit: &Hit| match hit.meaning {
        Meaning::Verb(form) => form.is_any(VerbForm::PAST.or(VerbForm::PARTICIPLE)),
        Meaning::Grammar(class) => PAST.contains(&class),
        _ => false,
    };
    reading.hits.at(at).any(is_past)
}

/// Classes of pasts and participles that no ending tells.
const PAST: [Class; 2] = [Class::Past, Class::Participle];

/// "is investigating"
fn is_progressive(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at).ends_with("ing") && VerbChain::before(reading, at).be
}

/// Tokens of "So far," before a figure.
const OPENING: usize = 3;

/// "Repairs could take five days", "the siege lasted five days": how long something takes.
fn is_taken(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let lasts = draft.mention.first.checked_sub(1).filter(|at| reading.is_class(*at, Class::Lasting));
    let is_adjective = |at: usize| at > 0 && reading.is_class(at - 1, Class::Determiner);
    if draft.measure == Measure::Duration && lasts.is_some_and(|at| !is_adjective(at)) {
        return true;
    }
    draft.measure == Measure::Duration
        && draft.item.is_some()
        && draft.governor.is_some_and(|by| {
            reading.is_class(by.first, Class::Taking)
                && by.end == draft.mention.first
                && matches!(by.measure, Measure::Capacity | Measure::Transferred)
        })
}

/// "put the number of complaints at 46", "the number of complaints rose to 46": how many there are is all that is told.
fn is_numbered(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let mention = draft.mention;
    let before = mention.first.checked_sub(1);
    let is_level = before.is_some_and(|at| {
        reading.is_any(at, &["at", "to"])
            || reading.is_class(at, Class::LevelVerb)
            || reading.is_class(at, Class::Be)
    });
    is_level
        && mention.item.is_none()
        && mention.kind == QuantityKind::Plain
        && draft.rules.contains(&ELIDED)
        && draft.item.is_some()
        && numbered(reading, mention, reading.sentence_at(mention.first)).is_some()
}

/// Whether something is done with what is counted. A few things that are seen or found are of the scene.
fn is_told(draft: &Draft<'_>) -> bool {
    match draft.measure {
        // "Complaints rose to 46": a level that is reached.
        Measure::Other => draft.governor.is_some_and(|governor| governor.measure == Measure::Change),
        Measure::Observed => draft.governor.is_some() && !is_few(draft),
        _ => true,
    }
}

/// "counted 1,160 attacks", "seized 300 crates": a verb of counting or taking makes anything a count; one of seeing only what
/// is named by a thing that is known, "found 300 mortar fuses".
fn is_counted(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let known = |at: usize| {
        let is_thing = |hit: &Hit| match hit.meaning {
            Meaning::Item(item) => reading.lexicon.item(item).unit.as_deref() != Some("person"),
            _ => false,
        };
        reading.hits.at(at).any(is_thing)
    };
    let is_named = || draft.mention.phrase.is_some_and(|phrase| (phrase.first..phrase.head).any(known));
    let counts = |governor: &Governor| {
        let is_count =
            [Class::Tally, Class::Seizure].iter().any(|class| reading.is_class(governor.first, *class));
        governor.measure == Measure::Observed && (is_count || is_named())
    };
    draft.governor.as_ref().is_some_and(counts)
}

/// Persons up to this many, of whom nothing is told, are who acts in the story.
const CAST: i64 = 12;

/// Whether a figure is so small, and not said to be more.
fn is_few(draft: &Draft<'_>) -> bool {
    draft.quantity.low.is_some_and(|low| low <= Decimal::from(CAST))
        && matches!(draft.quantity.bound, Bound::Exact | Bound::Vague | Bound::Range)
}

/// "two gunmen fired", "shot by three men": a few persons of whom no verb tells a fate or a move.
fn is_cast(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let few = is_few(draft);
    let at = draft.mention.first;
    // "by three men", "by a column of 80 rebels"
    let of_agents = at > 3
        && reading.is(at - 1, "of")
        && reading.is_class(at - 3, Class::Article)
        && reading.is_class(at - 4, Class::Agent);
    let acts = of_agents || at > 0 && reading.is_class(at - 1, Class::Agent);
    draft.unit.as_deref() == Some("person")
        && draft.mention.unit.is_none()
        && (draft.measure == Measure::Other && few || acts && (few || draft.measure != Measure::Transferred))
}

/// "one in seven", "three for every five": a proportion of small numbers, neither of which counts anything; not "nine in 2016".
fn is_ratio(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    if mention.kind == QuantityKind::Share {
        return false;
    }
    let numeral = |at: usize| {
        let counts =
            |hit: &Hit| matches!(hit.meaning, Meaning::Cardinal(_) | Meaning::Vague(_)).then_some(());
        reading.kind(at) == Some(TokenKind::Number) && !is_recent(reading.word(at))
            || reading.find(at, counts).is_some()
    };
    let for_every =
        |at: usize| reading.is(at, "for") && reading.is_class(at + 1, Class::Distributive) && numeral(at + 2);
    if for_every(mention.end) || mention.first.checked_sub(2).is_some_and(for_every) {
        return true;
    }
    // "9.1 per 10,000 inhabitants", "one in every 200"
    let before = mention.first.checked_sub(1);
    let in_every = |at: usize| reading.is(at, "every") && at > 0 && reading.is(at - 1, "in");
    if before.is_some_and(|at| reading.is(at, "per") || in_every(at)) {
        return true;
    }
    if is_out_of(reading, mention) || is_per_many(reading, mention) {
        return true;
    }
    // "one voyage every 40 days"
    let noun_end = mention.phrase.map_or(mention.end, |phrase| phrase.end);
    if mention.quantity.high == Some(Decimal::ONE)
        && reading.is_class(noun_end, Class::Distributive)
        && (numeral(noun_end + 1) || reading.is(noun_end + 1, "few"))
    {
        return true;
    }
    let in_at = |at: usize| reading.is(at, "in");
    // "one flight in four was late", not "one ship in two months"
    let alone = |at: usize| NounPhrase::plain_at(reading, at).is_none();
    let part = mention.phrase.filter(|phrase| {
        mention.quantity.low.or(mention.quantity.high) == Some(Decimal::ONE)
            && phrase.end == phrase.head + 1
            && numeral(phrase.end + 1)
    });
    if part.is_some_and(|phrase| in_at(phrase.end) && alone(phrase.end + 2)) {
        return true;
    }
    let noun = mention.first.checked_sub(3).filter(|at| reading.is(*at, "one") && in_at(mention.first - 1));
    if noun.is_some() && mention.item.is_none() {
        return true;
    }
    // "one in 40 workers"
    let of_one = mention.first >= 2 && in_at(mention.first - 1) && reading.is(mention.first - 2, "one");
    if of_one && mention.unit.is_none() {
        return true;
    }
    let behind = mention.first >= 2 && in_at(mention.first - 1) && numeral(mention.first - 2);
    let few = mention.quantity.high.is_some_and(|value| value <= Decimal::from(CAST));
    few && (behind || mention.item.is_none() && in_at(mention.end) && numeral(mention.end + 1))
}

/// "Maria Lopez, 47, a mother"; "the soldier was 19": a bare number between commas behind a name, or said of one person.
fn is_age(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let at = mention.first;
    let bare = mention.item.is_none() && mention.unit.is_none() && at >= 2;
    let ends = || !matches!(reading.kind(mention.end), Some(TokenKind::Word | TokenKind::Number));
    let behind_name = || {
        reading.is_mark(at - 1, ',')
            && (reading.is_capital(at - 2) || reading.is_shouted(at - 2))
            && matches!(reading.kind(mention.end), Some(TokenKind::Mark(',' | '.' | ';' | ')')))
    };
    // "the victims were over 65", "40 prisoners who were under 18 when they were taken"
    let limit = matches!(mention.quantity.bound, Bound::LessThan | Bound::MoreThan)
        && mention.quantity.low.or(mention.quantity.high).is_some_and(|years| years <= Decimal::from(OLDEST));
    let goes_on =
        || [Class::When, Class::Conjunction].iter().any(|class| reading.is_class(mention.end, *class));
    let are_so_old = || {
        limit
            && reading.is_class(at - 1, Class::Be)
            && (ends() || goes_on())
            && (is_person_noun(reading, at - 2) || reading.is(at - 2, "who"))
    };
    bare && (are_so_old()
        || behind_name()
        || reading.is_class(at - 1, Class::Be) && ends() && is_one_person(reading, at - 2))
}

/// Whether a subject that ends at token `at` is one person: "the soldier", "he"; not "it was 14".
fn is_one_person(reading: &Reading<'_>, at: usize) -> bool {
    let is_person = || is_person_noun(reading, at);
    let is_pronoun =
        reading.is_class(at, Class::Pronoun) && !reading.hits.is_speech_word(at, SpeechWord::Expletive);
    is_pronoun || !is_plural(reading, at) && is_person()
}

/// "14 murders per 100,000 people": so many for each of a great number, which are not all of them.
fn is_per_many(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let end = mention.phrase.map_or(mention.end, |phrase| phrase.end.max(mention.end));
    reading.is_any(end, &["per", "for"])
        && (reading.is(end, "per") || reading.is_class(end + 1, Class::Distributive))
        && reading.kind(end + 1 + usize::from(reading.is(end, "for"))) == Some(TokenKind::Number)
}

/// "nine out of ten patients": a proportion of a round whole in words, and neither of its numbers.
fn is_out_of(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let whole = |at: usize| reading.is_any(at, &["three", "four", "five", "ten"]);
    let out_of = |at: usize| reading.is(at, "out") && reading.is(at + 1, "of") && whole(at + 2);
    let is_word = reading.kind(mention.number) == Some(TokenKind::Word);
    is_word && (out_of(mention.end) || mention.first.checked_sub(2).is_some_and(out_of))
}

/// "Two men were held and a third is sought": one more of those counted before, no share.
fn is_ordinal(reading: &Reading<'_>, mention: &QuantityMention, before: &[Counted<'_>]) -> bool {
    let is_share = mention.kind == QuantityKind::Share && mention.change.is_none();
    let alone = is_share
        && reading.is_class(mention.first, Class::Article)
        && (reading.is_class(mention.end, Class::Auxiliary) || reading.is_class(mention.end, Class::Modal));
    let is_next_of = |counted: &Counted<'_>| {
        let next = counted.mention.quantity.low.and_then(|low| low.checked_add(Decimal::ONE));
        let parts = mention.quantity.low.zip(next).and_then(|(share, next)| share.checked_mul(next));
        counted.mention.unit.is_none()
            && parts.is_some_and(|whole| (whole - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE)
    };
    let near = |counted: &&Counted<'_>| {
        reading.sentence_at(counted.mention.first) + 1 >= reading.sentence_at(mention.first)
    };
    alone && before.iter().rev().take_while(near).any(is_next_of)
}

/// Tokens from a figure to "every 40 days".
const OFTEN: usize = 12;

/// "one truck left every 40 days": how often, no count.
fn is_every_so_often(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let near = mention.end..mention.end + OFTEN;
    let every = near.into_iter().find(|at| reading.is(*at, "every"));
    every.is_some_and(|at| {
        reading.in_one_sentence(mention.first, at) && reading.kind(at + 1) == Some(TokenKind::Number)
    })
}

/// Whether the word at token `at` is a noun for persons.
fn is_person_noun(reading: &Reading<'_>, at: usize) -> bool {
    let phrase = NounPhrase { first: at, head: at, end: at + 1 };
    ItemFacts::of_phrase(reading, phrase).unit.as_deref() == Some("person")
}

/// "five times": how often, unless it compares ("five times as many").
fn is_frequency(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    draft.mention.unit.is_none()
        && draft.facts.unit.as_deref() == Some("time")
        && !reading.is_class(draft.mention.end, Class::Comparison)
}

/// Whether the figure is of those whom a verb befalls.
fn suffers(draft: &Draft<'_>) -> bool {
    draft.governor.is_some_and(|governor| governor.frame == Frame::Victim)
}

/// "two port workers said": who is asked, not what is told; the object of a verb of fate says nothing.
pub(super) fn is_source(analysis: &Analysis<'_>, draft: &Draft<'_>) -> bool {
    // ", citing two officials"
    let cites = |hit: &Hit| matches!(hit.meaning, Meaning::ReportingPreposition { .. });
    let asserts = |at: usize| {
        analysis.reading.is_class(at, Class::Subordinator) || analysis.reading.hits.at(at).any(cites)
    };
    let is_told = draft.mention.first.checked_sub(1).is_some_and(asserts);
    if !is_told
        && suffers(draft)
        && draft.governor.is_some_and(|governor| governor.end <= draft.mention.first)
    {
        return false;
    }
    // "40 people reported dead": of them it is told.
    let is_held = |governor: Governor| {
        governor.rule == "measure.fate" && is_of_belief(&analysis.reading, governor.first.saturating_sub(1))
    };
    if draft.governor.is_some_and(is_held) {
        return false;
    }
    // "as two aid agencies reported"
    let can_say = draft.unit.as_deref() == Some("person") || draft.class.is_none();
    let Some(people) = draft.mention.item_span.filter(|_| can_say) else {
        return false;
    };
    let sources = analysis.sources_around(people);
    let at = sources.partition_point(|source| source.end() < people.end());
    sources.get(at).is_some_and(|source| source.start() <= draft.mention.span.start())
}

fn is_time_unit(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let Some(span) = mention.unit_span else { return false };
    let at = reading.token_at(span.start());
    reading
        .find(at, |hit| match hit.meaning {
            Meaning::Unit(unit) => (reading.lexicon.unit(unit).dimension == Dimension::Time).then_some(()),
            _ => None,
        })
        .is_some()
}

/// An unknown thing is counted if its noun is a plural that something is done with, or that another figure counts.
fn is_plain_count(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let is_elided = draft.rules.iter().any(|rule| [ELIDED, OF_WHOLE].contains(rule));
    is_elided && draft.item.is_some()
        || draft.mention.phrase.is_some_and(|phrase| is_plural(reading, phrase.head))
}

/// "the two countries", "these three": they point back at what was said.
fn is_anaphoric(reading: &Reading<'_>, mention: &QuantityMention) -> bool {
    let small = mention.quantity.high.is_some_and(|value| value <= Decimal::from(12))
        && mention.quantity.bound == Bound::Exact;
    // "the other three".
    let other = mention.first > 0 && reading.is_class(mention.first - 1, Class::EmptyAdjective);
    let definite = mention.first.checked_sub(1 + usize::from(other)).is_some_and(|at| {
        reading.is_class(at, Class::Definite) || reading.is_class(at, Class::PossessivePronoun)
    });
    // "the 12 it was promised"
    let is_told_of = mention.item.is_none() && reading.is_class(mention.end, Class::Pronoun);
    // "All five bridges were destroyed"
    let is_all = mention.item.is_some()
        && mention.first.checked_sub(1).is_some_and(|at| reading.is(at, "all"))
        && reading.is_class(mention.end, Class::Auxiliary);
    small && definite && mention.unit.is_none() && !is_told_of && !is_all
}

/// "The 12 tanks, ordered in 2022, left on Monday": goods in digits that no figure before has told, so that nothing is pointed at.
fn is_first_told(reading: &Reading<'_>, mention: &QuantityMention, before: &[Counted<'_>]) -> bool {
    let is_digits = reading.kind(mention.number) == Some(TokenKind::Number);
    let is_new = || !before.iter().any(|told| told.mention.quantity.low == mention.quantity.low);
    let the = mention.first.checked_sub(1).is_some_and(|at| reading.is_class(at, Class::Definite));
    let is_goods = || {
        let facts = ItemFacts::of(reading, mention);
        facts.class.is_some() && facts.unit.as_deref() != Some("person")
    };
    is_digits && the && mention.item.is_some() && is_new() && is_goods()
}

/// "a 20-car train": a number tied to the noun behind it tells how large something else is.
fn is_compound(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let mention = draft.mention;
    let tied =
        reading.is_hyphen(mention.end) && reading.touches(mention.end) && reading.touches(mention.end + 1);
    let tied = tied || mention.phrase.is_some_and(|phrase| reading.is_hyphen(phrase.first.saturating_sub(1)));
    tied && draft.measure == Measure::Other && mention.unit.is_none()
}

/// "11 member countries": members of who reports, not a figure of the story.
fn is_members(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let Some(phrase) = draft.mention.phrase else { return false };
    !suffers(draft) && (phrase.first..phrase.end).any(|at| reading.is_class(at, Class::Member))
}
