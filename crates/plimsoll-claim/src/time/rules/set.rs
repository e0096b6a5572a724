//! Times that come again and again.

use super::{Found, Rule};
use crate::time::count;
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Count, Every, Shape};
use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::Class;
use plimsoll_text::TokenKind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "every",
        read: every,
        examples: &[
            ("It sails every year.", "every year", "XXXX"),
            ("It sails every two weeks.", "every two weeks", "P2W"),
            ("It sails every Monday.", "every Monday", "XXXX-WXX-1"),
            ("six ships per month", "per month", "P1M"),
        ],
    },
    Rule {
        name: "rate",
        read: rate,
        examples: &[("It makes 3 million a year.", "a year", "P1Y"), ("It met for a year.", "a year", "P1Y")],
    },
    Rule { name: "weekdays", read: weekdays, examples: &[("It sails on Mondays.", "Mondays", "XXXX-WXX-1")] },
];

pub(super) const FREQUENCY_RULES: &[Rule] =
    &[Rule { name: "frequency", read: frequency, examples: &[("It sails annually.", "annually", "XXXX")] }];

/// Most tokens between a figure and the "a year" that makes it a rate.
const REACH: usize = 5;

fn every_of(core: Core, count: Count) -> Option<Every> {
    match core {
        Core::Unit(unit) => Some(Every::Unit(count, unit)),
        Core::Weekday(day) => Some(Every::Weekday(day)),
        Core::Part(part) => Some(Every::Part(part)),
        _ => None,
    }
}

fn every(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let is_every = |meaning| (meaning == Meaning::EveryCue).then_some(());
    let (count, end) = if let Some(((), first)) = scan.pick_back(at, is_every) {
        (Count::ONE, first)
    } else {
        let other = at.back(1);
        let (count, first) =
            if scan.is(other, "other") { (Count::of(2), other) } else { count::back(scan, at)? };
        (count, scan.pick_back(first, is_every)?.1)
    };
    let rate = scan.is(end, "per");
    let every = every_of(core, count)?;
    let every =
        if let (Every::Unit(count, unit), true) = (every, rate) { Every::Rate(count, unit) } else { every };
    Found::one(end, at + 1, Shape::Set(every))
}

/// "3 million a year", "twice a week".
fn rate(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let article = at.checked_sub(1).filter(|article| scan.is_any(*article, &["a", "an"]))?;
    let noun = article.checked_sub(1)?;
    let is_unit = matches!(core, Core::Unit(_)) && !scan.word(at).ends_with('s');
    let blocked =
        [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Adverb, Class::Subordinator];
    let offset = |meaning| matches!(meaning, Meaning::TimeOffset(_) | Meaning::BoundBefore(_)).then_some(());
    if !is_unit
        || scan.ends_clause(noun)
        || scan.pick(at + 1, offset).is_some()
        || scan.pick_back(article, offset).is_some()
    {
        return None;
    }
    if blocked.into_iter().any(|class| scan.is_class(noun, class)) || has_verb(scan, noun) {
        return None;
    }
    let figure = (0..REACH).filter_map(|back| noun.checked_sub(back)).any(|near| is_figure(scan, near));
    let Core::Unit(unit) = core else { return None };
    figure.then(|| Found::one(article, at + 1, Shape::Set(Every::Rate(Count::ONE, unit)))).flatten()
}

fn has_verb(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.pick(at, |meaning| {
        matches!(meaning, Meaning::Verb(form) if form.is_any(plimsoll_lexicon::VerbForm::PAST)).then_some(())
    })
    .is_some()
}

fn is_figure(scan: &Scan<'_, '_>, at: usize) -> bool {
    let number = |meaning| {
        matches!(meaning, Meaning::Cardinal(_) | Meaning::Scale(_) | Meaning::Vague(_) | Meaning::Multiple(_))
            .then_some(())
    };
    scan.holds(at) && scan.reading.kind(at) == Some(TokenKind::Number)
        || scan.is_any(at, &["once", "times"])
        || scan.pick(at, number).is_some()
}

fn weekdays(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Weekday(day) = core else { return None };
    let plural = scan.word(at).ends_with("days");
    plural.then(|| Found::one(at, at + 1, Shape::Set(Every::Weekday(day)))).flatten()
}

fn frequency(_: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Frequency(text) = core else { return None };
    Found::one(at, at + 1, Shape::Set(Every::Text(text)))
}
