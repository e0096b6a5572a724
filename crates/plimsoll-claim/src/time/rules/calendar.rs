//! Named days, weekdays, seasons and parts of the day, and what stands before them ("last Friday", "early Thursday").

use super::relative::{later_back, steps_back};
use super::{Found, Rule};
use crate::time::scan::{Back, Core, Scan};
use crate::time::shape::{Moved, Origin, Parts, Shape};
use plimsoll_lexicon::tables::{CalendarUnit, Class, DayPart};
use plimsoll_lexicon::{Meaning, Sort};
use plimsoll_text::TokenKind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "deictic",
        read: deictic,
        examples: &[
            ("It fell yesterday.", "yesterday", "2024-02-27"),
            ("It falls tomorrow.", "tomorrow", "2024-02-29"),
            ("It fell overnight.", "overnight", "2024-02-27TNI"),
            ("It fell in an overnight drone attack.", "overnight", "2024-02-27TNI"),
            ("It fell overnight into Tuesday.", "overnight into Tuesday", "2024-02-26TNI"),
            ("It fell overnight on Tuesday.", "overnight on Tuesday", "2024-02-27TNI"),
            ("It sank with the overnight ferry.", "", ""),
        ],
    },
    Rule {
        name: "weekday",
        read: weekday,
        examples: &[
            ("He said on Monday it fell.", "Monday", "2024-02-26"),
            ("Last Friday it fell.", "Last Friday", "2024-02-23"),
            ("They will meet on Friday.", "Friday", "2024-03-01"),
            ("They meet the Friday after next.", "the Friday after next", "2024-03-08"),
            ("He left early Monday.", "early Monday", "2024-02-26"),
            ("He left late Monday night.", "late Monday night", "2024-02-26TNI"),
        ],
    },
    Rule {
        name: "season",
        read: season,
        examples: &[
            ("in the summer of 1942", "the summer of 1942", "1942-SU"),
            ("last summer", "last summer", "2023-SU"),
            ("They fall back.", "", ""),
        ],
    },
    Rule {
        name: "named-day",
        read: named,
        examples: &[
            ("at Christmas 2023", "Christmas 2023", "2023-12-25"),
            ("It fell on Thanksgiving Day.", "Thanksgiving Day", "2023-11-23"),
            ("It will fall on Memorial Day.", "Memorial Day", "2024-05-27"),
            ("at Easter 2010", "Easter 2010", "2010-04-04"),
            ("on Good Friday last year", "Good Friday last year", "2023-04-07"),
        ],
    },
    Rule {
        name: "day-part",
        read: part,
        examples: &[
            ("It fell this morning.", "this morning", "2024-02-28TMO"),
            ("on the night of 12 May 2023", "the night of 12 May 2023", "2023-05-12TNI"),
        ],
    },
];

fn deictic(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Deictic(steps) = core else { return None };
    if scan.is(at, "overnight") {
        return is_night(scan, at).then(|| Found::one(at, at + 1, Shape::Night(None))).flatten();
    }
    let (first, _) = later_back(scan, at);
    let moved = Some(Moved { unit: CalendarUnit::Day, steps, origin: Origin::Publication });
    let parts = Parts { moved, ..Parts::default() };
    if scan.is(at, "tonight") {
        return Found::date(first, at + 1, Parts { part: Some(DayPart::Ni), ..parts });
    }
    Found::date(first, at + 1, parts)
}

/// Words before the noun of an attack: "overnight missile and drone attacks".
const ATTACK: usize = 4;

/// "fired 40 overnight", "an overnight drone attack": not "the overnight ferry", "an overnight success".
fn is_night(scan: &Scan<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    let goes_on = |at: usize| scan.is_noun(at) || scan.is_class(at, Class::Conjunction);
    let is_attack = |at: usize| scan.is_class(at, Class::Violence);
    let attack = (next..next + ATTACK).take_while(|at| goes_on(*at)).any(is_attack);
    let before = at.back(1);
    let describes = [Class::Determiner, Class::Preposition, Class::PossessivePronoun]
        .into_iter()
        .any(|class| scan.is_class(before, class))
        || scan.is_possessive(before);
    let stands_alone = !scan.is_tie(next) && (!scan.is_noun(next) || scan.reading.has(next, Sort::Finite));
    attack || stands_alone && !describes
}

fn weekday(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Weekday(day) = core else { return None };
    let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
    let (_, end) = scan.pick(at, weekday)?;
    let (first, pick) = match steps_back(scan, at) {
        Some((steps, origin, first)) => (first, Some((steps, origin))),
        None => (at, None),
    };
    if pick.is_none() && scan.is(end, "after") && scan.is(end + 1, "next") && scan.ends_clause(end + 2) {
        let pick = Some((2, Origin::Publication));
        return Found::date(
            scan.skip_the(at),
            end + 2,
            Parts { weekday: Some(day), pick, ..Parts::default() },
        );
    }
    let (first, modifier) = scan.lead(first);
    Found::date(first, end, Parts { weekday: Some(day), pick, modifier, ..Parts::default() })
}

fn season(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Season(season) = core else { return None };
    let (first, modifier) = scan.lead(at);
    let (first, pick) = match steps_back(scan, first) {
        Some((steps, origin, first)) => (first, Some((steps, origin))),
        None => (scan.skip_the(first), None),
    };
    let (year_at, the) = (at + 1 + usize::from(scan.is(at + 1, "of")), scan.is(first, "the"));
    let year = scan.year(year_at);
    let relation = |meaning| matches!(meaning, Meaning::TimeRelation(_)).then_some(());
    let clear = !scan.is_uncertain(at)
        || (the && !scan.is(at + 1, "of") && scan.pick_back(first, relation).is_some());
    let bare_in = scan.is(at.back(1), "in") && scan.ends_clause(at + 1);
    // "sets of winter clothing": for which season a thing is made.
    let is_kind = first == at && scan.is(at.back(1), "of") && year.is_none() && !scan.ends_clause(at + 1);
    if is_kind && pick.is_none() && modifier.is_none() {
        return None;
    }
    if year.is_none() && pick.is_none() && modifier.is_none() && !clear && !bare_in {
        return None;
    }
    let (year, end) = year.map_or((None, at + 1), |(year, end)| (Some(year), end));
    Found::date(first, end, Parts { year, season: Some(season), modifier, pick, ..Parts::default() })
}

fn named(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let what = match core {
        Core::Named(month, day) => Parts { month: Some(month), day: Some(day), ..Parts::default() },
        Core::Feast(feast) => Parts { feast: Some(feast), ..Parts::default() },
        _ => return None,
    };
    let named = |meaning| matches!(meaning, Meaning::NamedDay(..) | Meaning::Feast(_)).then_some(());
    let (_, mut end) = scan.pick(at, named)?;
    let year = scan.year(end);
    end = year.map_or(end, |found| found.1);
    let (first, pick) = match steps_back(scan, at) {
        Some((steps, origin, first)) => (first, Some((steps, origin))),
        None => (at, None),
    };
    Found::date(first, end, Parts { year: year.map(|found| found.0), pick, ..what })
}

/// Whether a weekday stands before token `at`, which makes no name of a part of the day ("Operation Dawn").
fn is_weekday_back(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.pick_back(at, |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(())).is_some()
}

/// "night-vision goggles", "evening-wear": a word that a hyphen ties to one in small letters tells of what kind a thing is; not
/// "night-time raids".
fn describes(scan: &Scan<'_, '_>, at: usize) -> bool {
    let tied = at + 2;
    scan.is_tie(at + 1)
        && scan.reading.kind(tied) == Some(TokenKind::Word)
        && !scan.is_capital(tied)
        && !scan.is(tied, "time")
        && !scan.is(tied, "long")
}

/// "this morning", "that night", "the early morning hours".
fn part(scan: &Scan<'_, '_>, at: usize, core: Core) -> Option<Found> {
    let Core::Part(part) = core else { return None };
    if describes(scan, at) {
        return None;
    }
    if scan.is_capital(at) && scan.is_capital(at.back(1)) && !is_weekday_back(scan, at) {
        return None;
    }
    let hours = usize::from(scan.is(at + 1, "hours"));
    let (first, modifier) = scan.lead(at);
    let (first, moved) = match steps_back(scan, first) {
        Some((steps, origin, first)) => {
            let early = scan.is(first.back(1), "early") || scan.is(first.back(1), "late");
            (first - usize::from(early), Some(Moved { unit: CalendarUnit::Day, steps, origin }))
        }
        None => (scan.skip_the(first), None),
    };
    Found::date(first, at + 1 + hours, Parts { part: Some(part), moved, modifier, ..Parts::default() })
}
