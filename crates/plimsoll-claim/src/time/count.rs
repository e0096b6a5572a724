//! How many units: the number words before a unit.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{CalendarUnit, Class};
use plimsoll_text::TokenKind;

use super::scan::{Back, Scan};
use super::shape::Count;

/// Most tokens a count is written in.
const LONGEST: usize = 8;

/// The count that ends just before token `end`, and its first token.
pub(super) fn back(scan: &Scan<'_, '_>, end: usize) -> Option<(Count, usize)> {
    let last = end.checked_sub(1).filter(|last| scan.holds(*last))?;
    if scan.is_class(last, Class::EmptyAdjective) && last > 0 {
        // "two more weeks"
        let whole = number(scan, last - 1);
        return whole.or_else(|| vague(scan, end));
    }
    half(scan, last)
        .or_else(|| quarter(scan, last))
        .or_else(|| in_parts(scan, last))
        .or_else(|| number(scan, last))
        .or_else(|| vague(scan, end))
        .or_else(|| article(scan, last))
}

/// "half a", "half an", "half", "two and a half".
fn half(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    if scan.is_any(last, &["a", "an"]) && scan.is(last.back(1), "half") {
        return Some((Count::HALF, last - 1));
    }
    if !scan.is(last, "half") {
        return None;
    }
    let article = last.back(1 + usize::from(scan.is_dash(last.back(1))));
    let and = article.back(1 + usize::from(scan.is_dash(article.back(1))));
    let is_article = scan.is_class(article, Class::Article);
    if is_article && scan.is(and, "and") || scan.is(article, "and") {
        let and = if scan.is(article, "and") { article } else { and };
        let whole_end = and.back(usize::from(scan.is_dash(and.back(1))));
        let (Count(whole), first) =
            number(scan, whole_end.checked_sub(1)?).or_else(|| article_back(scan, whole_end))?;
        return Some((Count(whole.map(|hundredths| hundredths.saturating_add(50))), first));
    }
    Some((Count::HALF, if scan.is_any(article, &["a", "the"]) { article } else { last }))
}

/// "a quarter" of "a quarter-century", "three quarters of an", "two and a quarter", "one and three-quarter".
fn quarter(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    whole_and_quarters(scan, last).or_else(|| part_in_quarters(scan, last))
}

/// "two and a quarter", "one and three-quarter".
fn whole_and_quarters(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    scan.unit(last).filter(|(unit, _)| *unit == CalendarUnit::Quarter)?;
    let top = last.back(1 + usize::from(scan.is_tie(last.back(1))));
    let quarters = if scan.is_class(top, Class::Article) { 1 } else { cardinal(scan, top)? };
    let and = Some(top.back(1)).filter(|and| scan.is(*and, "and") && quarters < 4)?;
    let (Count(whole), first) = number(scan, and.checked_sub(1)?)?;
    let hundredths = whole?.checked_add(25 * quarters)?;
    Some((Count(Some(hundredths)), first))
}

/// "a quarter" of "a quarter-century", "three quarters of an".
fn part_in_quarters(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    let of = last.back(1);
    let at = if scan.is_class(last, Class::Article) && scan.is(of, "of") { of.back(1) } else { last };
    scan.unit(at).filter(|(unit, _)| *unit == CalendarUnit::Quarter)?;
    let before = at.back(1);
    if scan.is_class(before, Class::Article) {
        return Some((Count::QUARTER, before));
    }
    match number(scan, before) {
        Some((Count(Some(hundredths)), first)) if at != last => Some((Count(Some(hundredths / 4)), first)),
        Some(_) => None,
        None => Some((Count::QUARTER, at)),
    }
}

/// Whether "and a half" stands at `at`: one past it.
pub(super) fn half_after(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let half = scan.is(at, "and") && scan.is_class(at + 1, Class::Article) && scan.is(at + 2, "half");
    (half && !scan.is_dash(at + 3) && scan.unit(at + 3).is_none()).then_some(at + 3)
}

/// "1/2", "2 1/2", "2½": parts of one, with the whole before them.
fn in_parts(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    let (part, first) = slashed(scan, last).or_else(|| sign(scan, last))?;
    let gap = usize::from(scan.is_dash(first.back(1)));
    let whole = first
        .checked_sub(1 + gap)
        .filter(|whole| scan.holds(*whole))
        .and_then(|whole| scan.digits(whole).map(|number| (number, whole)));
    match whole {
        Some((number, whole)) => {
            let value = number.checked_mul(100)?.checked_add(part)?;
            Some((Count(Some(value)), whole))
        }
        None => Some((Count(Some(part)), first)),
    }
}

/// "1/2": hundredths, and its first token.
fn slashed(scan: &Scan<'_, '_>, last: usize) -> Option<(u32, usize)> {
    let slash = last.checked_sub(1).filter(|slash| scan.is_mark(*slash, '/'))?;
    let first = slash.checked_sub(1).filter(|first| scan.holds(*first))?;
    let number = |at: usize| scan.word(at).parse::<u32>().ok();
    let (top, bottom) = (number(first)?, number(last)?);
    let glued = scan.touches(slash) && scan.touches(last);
    (glued && top < bottom && top > 0 && bottom <= 10).then(|| (top * 100 / bottom, first))
}

/// "½": hundredths, and its token.
fn sign(scan: &Scan<'_, '_>, last: usize) -> Option<(u32, usize)> {
    let hundredths = |meaning| match meaning {
        Meaning::Fraction(value) => u32::try_from(value * rust_decimal::Decimal::ONE_HUNDRED).ok(),
        _ => None,
    };
    let is_mark = matches!(scan.reading.kind(last), Some(TokenKind::Mark(_)));
    scan.pick(last, hundredths).filter(|_| is_mark).map(|found| (found.0, last))
}

fn article_back(scan: &Scan<'_, '_>, end: usize) -> Option<(Count, usize)> {
    article(scan, end.checked_sub(1)?)
}

fn article(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    scan.is_any(last, &["a", "an", "another"]).then_some((Count::ONE, last))
}

/// Digits, or number words: "18", "3.5", "twenty-five", "a hundred and ten".
fn number(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    if scan.holds(last) && scan.reading.kind(last) == Some(TokenKind::Number) {
        let (count, first) = over(scan, last).unwrap_or((Count(hundredths(scan.word(last))?), last));
        let glued = scan.touches(first) && scan.is_mark(first.back(1), '$');
        return (!glued).then_some((count, range_back(scan, first)));
    }
    let mut first = last;
    while is_number_word(scan, first) || (first < last && is_joiner(scan, first)) {
        if last - first > LONGEST {
            return None;
        }
        let Some(before) = first.checked_sub(1) else { break };
        first = before;
    }
    first = if scan.holds(first) && is_number_word(scan, first) { first } else { first + 1 };
    while first <= last && !is_number_word(scan, first) {
        first += 1;
    }
    let value = words_value(scan, first, last)?;
    let article = first.back(1);
    let scaled = cardinal(scan, first).is_none() && scan.is_any(article, &["a", "one"]);
    let first = if scaled { article } else { first };
    Some((Count::of(value), range_back(scan, first)))
}

/// "1/2", "2 3/4": a fraction whose lower number is `last`.
fn over(scan: &Scan<'_, '_>, last: usize) -> Option<(Count, usize)> {
    let slash = last.checked_sub(1).filter(|slash| scan.is_mark(*slash, '/') && scan.touches(last))?;
    let above = slash.checked_sub(1).filter(|_| scan.touches(slash))?;
    let (part, whole) = (scan.digits(above)?, scan.digits(last).filter(|whole| *whole > 0)?);
    let hundredths = part.checked_mul(100)? / whole;
    let units = above.checked_sub(1).filter(|_| part < whole).and_then(|at| Some((scan.digits(at)?, at)));
    Some(match units {
        Some((units, at)) => (Count(units.checked_mul(100)?.checked_add(hundredths)), at),
        None => (Count(Some(hundredths)), above),
    })
}

/// The first token of "ten to" or "10-" before a count: the range is read by its upper end.
fn range_back(scan: &Scan<'_, '_>, first: usize) -> usize {
    let mark = first.back(1);
    let joins = scan.is_any(mark, &["to", "or"]) || scan.is_dash(mark);
    let low = mark.back(1);
    let is_number = scan.digits(low).is_some() || cardinal(scan, low).is_some();
    if joins && is_number { low } else { first }
}

fn cardinal(scan: &Scan<'_, '_>, at: usize) -> Option<u32> {
    let cardinal = |meaning| if let Meaning::Cardinal(number) = meaning { Some(number) } else { None };
    scan.pick(at, cardinal).filter(|found| found.1 == at + 1).map(|found| found.0)
}

fn scale(scan: &Scan<'_, '_>, at: usize) -> Option<u32> {
    let scale =
        |meaning| if let Meaning::Scale(number) = meaning { u32::try_from(number).ok() } else { None };
    scan.pick(at, scale).map(|found| found.0)
}

fn is_number_word(scan: &Scan<'_, '_>, at: usize) -> bool {
    cardinal(scan, at).is_some() || scale(scan, at).is_some()
}

/// Joins number words of one count: "twenty-five", "a hundred and ten".
fn is_joiner(scan: &Scan<'_, '_>, at: usize) -> bool {
    let before = at.back(1);
    let tens = cardinal(scan, before).is_some_and(|number| number >= 20 && number % 10 == 0);
    scan.is_tie(at) && tens || scan.is(at, "and") && scale(scan, before).is_some()
}

fn words_value(scan: &Scan<'_, '_>, first: usize, last: usize) -> Option<u32> {
    let (mut total, mut part, mut any) = (0u32, 0u32, false);
    for at in first..=last {
        if let Some(number) = cardinal(scan, at) {
            (part, any) = (part.checked_add(number)?, true);
        } else if let Some(number) = scale(scan, at) {
            (part, any) = (part.max(1).checked_mul(number)?, true);
            if number >= 1000 {
                (total, part) = (total.checked_add(part)?, 0);
            }
        }
    }
    if any { total.checked_add(part) } else { None }
}

/// "3.5" → 350; none: too big to be a length of time; inner none: never.
fn hundredths(word: &str) -> Option<Option<u32>> {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let whole: u32 = whole.replace(',', "").parse().ok()?;
    let part: u32 = match part.len() {
        0 => 0,
        1 => part.parse::<u32>().ok()? * 10,
        2 => part.parse().ok()?,
        _ => return None,
    };
    whole.checked_mul(100)?.checked_add(part).map(Some)
}

/// "several", "a few", "many", "a couple of", "dozens of".
fn vague(scan: &Scan<'_, '_>, end: usize) -> Option<(Count, usize)> {
    let last = end.checked_sub(1)?;
    let end = if scan.is(last, "of") || scan.is(last, "more") { last } else { end };
    let vague = |meaning| matches!(meaning, Meaning::Vague(_)).then_some(());
    let found = scan.pick_back(end, vague).map(|found| found.1);
    let few = || scan.is_any(end.back(1), &["few", "many", "some", "couple", "both"]).then(|| end.back(1));
    let first = found.or_else(few)?;
    let count = if scan.is_any(end.back(1), &["couple", "both"]) { Count::of(2) } else { Count::UNSAID };
    let article = scan.is(first.back(1), "a");
    Some((count, if article { first - 1 } else { first }))
}

/// Whether the word at `at` may stand between a count and its unit: "two bloody weeks", "three consecutive days".
pub(super) fn is_between(scan: &Scan<'_, '_>, at: usize) -> bool {
    if !scan.is_word(at) {
        return false;
    }
    let word = scan.word(at);
    let known = scan.reading.hits.at(at).any(|hit| {
        !matches!(hit.meaning, Meaning::Grammar(Class::EmptyAdjective | Class::Adverb | Class::Extent))
    });
    !known && !word.ends_with('s') && word.len() > 3 && !scan.is_capital(at)
}
