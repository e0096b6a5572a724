//! When a time is the one expected though it is written by other conventions. Each convention is one function, and each
//! can fail.

use jiff::civil::DateTime;
use jiff::{Span, ToSpan};

use super::compare::Mention;
use super::when::{self, Stretch, stretch};

/// What is expected: the value, how fine it is, the words, and the moment they are read at.
pub(super) struct Wanted<'c> {
    pub(super) value: &'c str,
    pub(super) text: &'c str,
    pub(super) reference: Option<DateTime>,
    /// Minutes of its zone east of Greenwich.
    pub(super) zone: i64,
}

/// Whether the mentions at the place of an expected time say it.
pub(super) fn is_time(wanted: &Wanted<'_>, here: &[&Mention]) -> bool {
    let value = wanted.value.trim_start_matches("after ").trim_start_matches("before ");
    let wanted = &Wanted { value, ..*wanted };
    here.iter().any(|mention| is_same(wanted, mention)) || is_interval(wanted, here)
}

fn is_same(wanted: &Wanted<'_>, mention: &Mention) -> bool {
    let Some(value) = mention.value.as_deref() else { return false };
    value == wanted.value
        || mention.edtf.as_deref() == Some(wanted.value)
        || is_open(wanted, value)
        || is_clock(wanted, value)
        || is_now(wanted, value)
        || is_set(wanted.value, value)
        || is_length(wanted, value)
        || is_part_of_day(wanted, value)
        || is_counted_from_now(wanted, value)
        || is_up_to_clock(wanted, mention)
        || is_before_our_era(wanted.value, value)
        || [Some(value), mention.edtf.as_deref()].into_iter().flatten().any(|ours| is_stretch(wanted, ours))
}

/// A year they leave open ("XXXX-06-15", "XXXX-WXX-5"): ours next to the day of reading.
fn is_open(wanted: &Wanted<'_>, ours: &str) -> bool {
    let (Some(ours), Some(reference)) = (stretch(ours), wanted.reference) else { return false };
    if let Some(weekday) = wanted.value.strip_prefix("XXXX-WXX-").and_then(|day| day.parse::<i8>().ok()) {
        let days = ours.from.date().until(reference.date()).map_or(99, |span| span.get_days());
        return ours.from.weekday().to_monday_one_offset() == weekday && days.abs() <= 7;
    }
    let Some(rest) = wanted.value.strip_prefix("XXXX-") else { return false };
    let year = reference.year();
    (year - 1..=year + 1).any(|year| stretch(&format!("{year:04}-{rest}")) == Some(ours))
}

/// A clock time without its day, or with the day or hour that they take next; their zone is that of the reference.
fn is_clock(wanted: &Wanted<'_>, ours: &str) -> bool {
    let (Some((our_day, our_time)), Some((their_day, their_time))) =
        (ours.split_once('T'), wanted.value.split_once('T'))
    else {
        return false;
    };
    let (Some(ours), Some(theirs)) = (when::clock(our_time), when::clock(their_time)) else { return false };
    if let Some(zone) = when::zone(our_time) {
        let minutes = (ours.0 - theirs.0) * 60 + ours.1 - theirs.1 - zone + wanted.zone;
        return minutes.rem_euclid(24 * 60) == 0;
    }
    let same_time = (ours.0 % 24, ours.1, ours.2) == (theirs.0 % 24, theirs.1, theirs.2);
    if their_day.is_empty() || their_day == our_day {
        return same_time;
    }
    let open = our_day.starts_with("XXXX-XX-XX")
        || wanted.reference.is_some_and(|at| our_day == at.date().to_string());
    let near = wanted.reference.zip(stretch(their_day)).is_some_and(|(at, day)| {
        let today = at.date().at(0, 0, 0, 0);
        day.from == today
            || Some(day.from) == today.checked_add(1.days()).ok()
            || Some(day.from) == today.checked_sub(1.days()).ok()
    });
    same_time && (open && near || is_other_turn(wanted, stretch(our_day), stretch(their_day)))
}

/// "now" is a moment to them.
fn is_now(wanted: &Wanted<'_>, ours: &str) -> bool {
    let is_reference =
        stretch(wanted.value).is_some_and(|theirs| wanted.reference.is_some_and(|at| theirs.from == at));
    ours == "PRESENT_REF" && is_reference
}

/// A set by its period ("P1D") is a day of any date ("XXXX-XX-XX") to us.
fn is_set(theirs: &str, ours: &str) -> bool {
    let of_any_day = ours.strip_prefix("XXXX-XX-XX").filter(|part| !part.is_empty());
    of_any_day.is_some_and(|part| theirs == part)
        || matches!(
            (theirs, ours),
            ("P1D", "XXXX-XX-XX")
                | ("P1W", "XXXX-WXX")
                | ("P1M", "XXXX-XX")
                | ("P3M", "XXXX-QX")
                | ("P1Y", "XXXX")
                | ("PT1H", "XXXX-XX-XXTXX")
        )
}

/// A length is one however it is cut ("PT90M", "PT1.5H"); "a few" is three to them and no number to us.
fn is_length(wanted: &Wanted<'_>, ours: &str) -> bool {
    let theirs = wanted.value.rsplit(',').next().unwrap_or_default().trim_end_matches(')');
    let vague = ours.contains('X') && ours.replace('X', "3") == theirs && wanted.value == theirs;
    let (Some(one), Some(other)) = (when::seconds(theirs), when::seconds(ours)) else { return vague };
    // The length of an interval is not the interval; but what a text gives only as a length has no other value.
    // Twelve months are a year, though twelve of 30 days are not.
    let slack = if one > 2_000_000.0 { one / 50.0 } else { 1.0 };
    wanted.value == theirs && (one - other).abs() < slack
}

/// "in three minutes" and "the last two minutes" are a moment, and a stretch beside now, to them; to us a length.
fn is_counted_from_now(wanted: &Wanted<'_>, ours: &str) -> bool {
    let (Some(length), Some(at)) = (when::seconds(ours), wanted.reference) else { return false };
    let far = |from: DateTime, to: DateTime| from.duration_until(to).as_secs_f64().abs();
    // Months have not all 30 days, and a day is as exact as its midnight.
    let slack = if length >= 86_400.0 { 86_400.0 + length / 25.0 } else { 1.0 };
    if let Some(theirs) = interval(wanted.value) {
        let beside = far(at, theirs.from).min(far(at, theirs.to)) <= length.max(3600.0);
        return beside && (far(theirs.from, theirs.to) - length).abs() <= slack;
    }
    stretch(wanted.value).is_some_and(|theirs| (far(at, theirs.from) - length).abs() <= slack)
}

/// "-2014" is the year 2014 before our era.
fn is_before_our_era(theirs: &str, ours: &str) -> bool {
    theirs.strip_prefix('-').is_some_and(|year| ours.strip_prefix("BC") == Some(year))
}

/// Parts of a day: codes without a day, or their hours.
fn is_part_of_day(wanted: &Wanted<'_>, ours: &str) -> bool {
    let Some((day, part)) = ours.split_once('T') else { return false };
    let hours = match part {
        "MO" => (0, 12),
        "MI" => (10, 15),
        "AF" => (12, 19),
        "EV" => (16, 25),
        "NI" => (17, 30),
        "DT" => (4, 20),
        _ => return false,
    };
    if wanted.value.strip_prefix('T') == Some(part) {
        return day.starts_with("XXXX-XX-XX");
    }
    let Some(theirs) = interval(wanted.value) else { return false };
    let within = |day: Stretch| {
        let hour = |hour: i64| day.from.checked_add(hour.hours()).ok();
        hour(hours.0)
            .zip(hour(hours.1))
            .is_some_and(|(from, to)| from <= theirs.from && theirs.to <= to && theirs.to > theirs.from)
    };
    match stretch(day) {
        Some(day) => within(day) || other_turns(wanted, day).into_iter().flatten().any(within),
        None => wanted.reference.and_then(|at| stretch(&at.date().to_string())).is_some_and(within),
    }
}

/// Their interval as it is written, its end where the last part begins.
fn interval(value: &str) -> Option<Stretch> {
    let bare = value.trim_start_matches('(').trim_end_matches(')');
    let (from, to) = bare.split_once('/').or_else(|| {
        let (from, rest) = bare.split_once(',')?;
        Some((from, rest.split(',').next()?))
    })?;
    Some(Stretch { from: stretch(from)?.from, to: stretch(to)?.from })
}

/// Two mentions that are the ends of their interval, which may or may not hold its last part.
fn is_interval(wanted: &Wanted<'_>, here: &[&Mention]) -> bool {
    let bare = wanted.value.trim_start_matches('(').trim_end_matches(')');
    let ends = bare.split_once('/').or_else(|| {
        let (from, rest) = bare.split_once(',')?;
        Some((from, rest.split(',').next()?))
    });
    let (Some((from, to)), [first, .., last]) = (ends, here) else { return false };
    let says = |value: &str, mention: &Mention| is_same(&Wanted { value, ..*wanted }, mention);
    let begins = says(from, first) || starts_at(wanted, from, first, false);
    let ended = says(to, last) || starts_at(wanted, to, last, false) || starts_at(wanted, to, last, true);
    begins && ended
}

/// Whether a mention begins, or ends, at a moment of theirs.
fn starts_at(wanted: &Wanted<'_>, moment: &str, mention: &Mention, at_end: bool) -> bool {
    if let Some(rest) = moment.strip_prefix("XXXX-") {
        let year = wanted.reference.map_or(0, DateTime::year);
        return (year - 1..=year + 1)
            .any(|year| starts_at(wanted, &format!("{year:04}-{rest}"), mention, at_end));
    }
    if is_reached(moment, mention) {
        return true;
    }
    let ours = [mention.edtf.as_deref(), mention.value.as_deref()].into_iter().flatten().find_map(stretch);
    let (Some(ours), Some(theirs)) = (ours, stretch(moment)) else { return false };
    let edge = |ours: Stretch| if at_end { ours.to } else { ours.from };
    // A minute that is reached is inside to one of them.
    let is_it = |ours: Stretch| {
        edge(ours) == theirs.from || edge(ours).checked_add(1.minutes()).ok() == Some(theirs.from)
    };
    is_it(ours) || other_turns(wanted, ours).into_iter().flatten().any(is_it)
}

/// A clock time without its day; the minute or hour that is reached may be inside to them.
fn is_reached(moment: &str, mention: &Mention) -> bool {
    let ours =
        mention.value.as_deref().and_then(|value| value.strip_prefix("XXXX-XX-XXT")).and_then(when::clock);
    let theirs = moment.split_once('T').and_then(|(_, time)| when::clock(time));
    ours.zip(theirs).is_some_and(|(ours, theirs)| {
        let (ours, theirs) = (ours.0 * 60 + ours.1, theirs.0 * 60 + theirs.1);
        let hour = if ours % 60 == 0 { 60 } else { 1 };
        [0, 1, hour].into_iter().any(|more| ours + more == theirs)
    })
}

/// "by the end of next month": from now up to it, to them.
fn is_up_to(wanted: &Wanted<'_>, theirs: Stretch, ours: Stretch) -> bool {
    wanted.reference == Some(theirs.from) && (theirs.to == ours.to || theirs.to == ours.from)
}

/// "by 2 p.m.": from now up to it, to them.
fn is_up_to_clock(wanted: &Wanted<'_>, mention: &Mention) -> bool {
    let ends = wanted
        .value
        .split_once('/')
        .filter(|(from, _)| stretch(from).is_some_and(|from| wanted.reference == Some(from.from)));
    ends.is_some_and(|(_, to)| is_reached(to, mention))
}

/// "upcoming two months": both, or the second of them to some.
fn is_last_of(wanted: &Wanted<'_>, theirs: Stretch, ours: Stretch) -> bool {
    let today = wanted.reference.is_some_and(|at| ours.holds_moment(at) && at.date() == ours.from.date());
    let last = ours.to.checked_sub(1.days()).ok();
    today && theirs.from > ours.from && last.is_some_and(|last| theirs.holds_moment(last))
}

/// The same stretch, or one that differs by a named convention.
fn is_stretch(wanted: &Wanted<'_>, ours: &str) -> bool {
    let approximate = ours.contains('~');
    let Some(ours) = stretch(ours) else { return false };
    if let Some(theirs) = interval(wanted.value) {
        // Their end may be the last day, or the day after it.
        let next = theirs.to.checked_add(1.days()).ok();
        let same =
            |ours: Stretch| ours.from == theirs.from && (ours.to == theirs.to || Some(ours.to) == next);
        let turns = other_turns(wanted, ours);
        return same(ours)
            || turns.into_iter().flatten().any(same)
            || approximate && is_part(ours, theirs)
            || approximate && turns.into_iter().flatten().any(|ours| is_part(ours, theirs))
            || is_weekend(ours, theirs)
            || is_leading(wanted, ours, theirs)
            || is_up_to(wanted, theirs, ours)
            || is_season(ours, theirs);
    }
    let Some(theirs) = stretch(wanted.value) else { return false };
    theirs == ours
        || is_leading(wanted, ours, theirs)
        || is_last_of(wanted, theirs, ours)
        || is_other_turn(wanted, Some(ours), Some(theirs))
        || is_kept_precision(wanted, ours, theirs)
}

/// "mid March" is a third of it to them, and March, nearly, to us.
fn is_part(ours: Stretch, theirs: Stretch) -> bool {
    ours.holds(theirs)
}

/// A weekend begins on Friday evening for some.
fn is_weekend(ours: Stretch, theirs: Stretch) -> bool {
    let early = ours.from.checked_sub(6.hours()).ok();
    ours.to == theirs.to
        && early == Some(theirs.from)
        && ours.from.checked_add(2.days()).ok() == Some(ours.to)
}

/// Seasons begin on the equinox, or on the first of its month.
fn is_season(ours: Stretch, theirs: Stretch) -> bool {
    let three = ours.from.checked_add(3.months()).ok() == Some(ours.to);
    let near = |one: DateTime, other: DateTime| {
        one <= other && one.checked_add(24.days()).is_ok_and(|late| other <= late)
    };
    three && ours.from.month() % 3 == 0 && near(ours.from, theirs.from) && near(ours.to, theirs.to)
}

/// "the last two weeks": up to today, or the last two that are over; the lengths agree and both end within one of them.
fn is_leading(wanted: &Wanted<'_>, ours: Stretch, theirs: Stretch) -> bool {
    let Some(at) = wanted.reference else { return false };
    let days = |stretch: Stretch| stretch.from.until(stretch.to).map_or(0, |span| span.get_days());
    let (one, other) = (days(ours), days(theirs));
    let touches = |stretch: Stretch| {
        let edge =
            |moment: DateTime| at.date().until(moment.date()).map_or(9999, |span| span.get_days()).abs();
        let most = days(stretch).clamp(1, 366);
        edge(stretch.from) <= most || edge(stretch.to) <= most
    };
    let same_side = (ours.from < at && ours.to > at) || (ours.from < at) == (theirs.from < at);
    one >= 2 && (one - other).abs() <= 1 + one / 5 && touches(ours) && touches(theirs) && same_side
}

/// A turn before or after: they take the next Friday, May or Christmas, we the last. Not where a year is said.
fn is_other_turn(wanted: &Wanted<'_>, ours: Option<Stretch>, theirs: Option<Stretch>) -> bool {
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return false };
    other_turns(wanted, ours).into_iter().flatten().any(|ours| ours == theirs)
}

fn other_turns(wanted: &Wanted<'_>, ours: Stretch) -> [Option<Stretch>; 7] {
    let says_year =
        wanted.text.split(|letter: char| !letter.is_ascii_digit()).any(|number| number.len() == 4);
    let week = |length: Span| ours.moved(length).filter(|_| is_days(ours));
    let year = |length: Span| ours.moved(length).filter(|_| !says_year);
    // "the last Friday of October" falls on another day each year, and "the 15th" comes each month.
    let near = wanted.reference.is_some_and(|at| {
        ours.holds_moment(at) || ours.from < at && ours.moved(1.months()).is_some_and(|next| next.to > at)
    });
    let month = ours.moved(1.months()).filter(|_| is_days(ours) && near && !says_year);
    [
        week(1.weeks()),
        week((-1).weeks()),
        year(1.years()),
        year((-1).years()),
        year(52.weeks()),
        year(53.weeks()),
        month,
    ]
}

fn is_days(stretch: Stretch) -> bool {
    stretch.from.checked_add(2.days()).is_ok_and(|end| stretch.to <= end)
}

/// "three weeks ago", "in two days": to them as exact as the moment of reading, to us as the unit that is said.
fn is_kept_precision(wanted: &Wanted<'_>, ours: Stretch, theirs: Stretch) -> bool {
    let Some(at) = wanted.reference else { return false };
    let of_moment = theirs.from.hour() == at.hour() || theirs.from.hour() == 0;
    let length = ours.from.until(ours.to).map_or(0, |span| span.get_days());
    let aligned = match length {
        ..=1 => true,
        2..=7 => theirs.from.weekday() == at.weekday(),
        8..=31 => theirs.from.day() == at.day() || theirs.from.day() == 1,
        _ => theirs.from.month() == at.month(),
    };
    let offset = wanted.value.len() >= 7 && ours != theirs && theirs.from != at;
    offset && ours.holds(theirs) && of_moment && aligned && length <= 366
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(theirs: &str, text: &str, ours: (&str, Option<&str>)) -> bool {
        let reference = "2013-02-12T04:30:00".parse().ok();
        let mention = Mention::of_time(ours.0, ours.1);
        is_time(&Wanted { value: theirs, text, reference, zone: -120 }, &[&mention])
    }

    fn day(ours: &str) -> (&str, Option<&str>) {
        (ours, Some(ours))
    }

    #[test]
    fn the_next_turn_and_the_last_are_one_weekday() {
        assert!(says("2013-02-15", "friday", day("2013-02-08")));
        assert!(says("2013-05", "May", day("2012-05")));
        assert!(!says("2013-02-15", "friday", day("2013-02-07")));
        assert!(!says("2013-05", "May 2013", day("2012-05")));
        assert!(!says("2013-05", "May", day("2011-05")));
    }

    #[test]
    fn a_year_left_open_is_near() {
        assert!(says("XXXX-06-15", "June 15", day("2012-06-15")));
        assert!(!says("XXXX-06-15", "June 15", day("2010-06-15")));
        assert!(!says("XXXX-WXX-5", "Friday", day("2013-02-14")));
    }

    #[test]
    fn an_end_may_be_outside() {
        assert!(says("(2012-01-01,2013-01-01,P1Y)", "2012", day("2012")));
        assert!(says("2013-02-18/2013-02-25", "next week", ("2013-W08", Some("2013-02-18/2013-02-24"))));
        assert!(!says("2013-02-18/2013-02-25", "next week", ("2013-W09", Some("2013-02-25/2013-03-03"))));
    }

    #[test]
    fn a_clock_time_is_compared_in_its_zone() {
        assert!(says("2013-02-12T15:00", "3 pm", ("XXXX-XX-XXT15:00", None)));
        assert!(says("2013-02-14T06:00", "8:00 GMT", ("XXXX-XX-XXT08:00Z", None)));
        assert!(!says("2013-02-14T08:00", "8:00 GMT", ("XXXX-XX-XXT08:00Z", None)));
        assert!(!says("2013-02-12T15:00", "3 pm", ("XXXX-XX-XXT03:00", None)));
    }

    #[test]
    fn a_length_is_one_however_it_is_cut() {
        assert!(says("PT5400S", "90 minutes", ("PT1.5H", None)));
        assert!(says("2013-02-12T04:33", "in three minutes", ("PT3M", None)));
        assert!(!says("PT5400S", "90 minutes", ("PT2H", None)));
        assert!(!says("2013-02-12T04:33", "in three minutes", ("PT5M", None)));
    }

    #[test]
    fn part_of_a_day_or_month_lies_in_it() {
        assert!(says(
            "2013-02-11T18:00/2013-02-12T00:00",
            "last night",
            ("2013-02-11TNI", Some("2013-02-11"))
        ));
        assert!(says("2013-03-11/2013-03-21", "mid March", ("2012-03", Some("2012-03~"))));
        assert!(!says(
            "2013-02-11T18:00/2013-02-12T00:00",
            "last night",
            ("2013-02-10TMO", Some("2013-02-10"))
        ));
        assert!(!says("2013-03-11/2013-03-21", "mid March", ("2012-04", Some("2012-04~"))));
    }
}
