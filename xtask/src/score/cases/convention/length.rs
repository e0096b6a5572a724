//! Lengths of time, and how often something is.

use jiff::civil::DateTime;

use super::Wanted;
use super::interval::interval;
use crate::score::cases::when::{self, stretch};

/// A set by its period ("P1D") is a day of any date ("XXXX-XX-XX") to us.
pub(super) fn is_set(theirs: &str, ours: &str) -> bool {
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
pub(super) fn is_length(wanted: &Wanted<'_>, ours: &str) -> bool {
    let theirs = wanted.value.rsplit(',').next().unwrap_or_default().trim_end_matches(')');
    let vague = ours.contains('X') && ours.replace('X', "3") == theirs && wanted.value == theirs;
    let (Some(one), Some(other)) = (when::seconds(theirs), when::seconds(ours)) else { return vague };
    // The length of an interval is not the interval; but what a text gives only as a length has no other value.
    // Twelve months are a year, though twelve of 30 days are not.
    let slack = if one > 2_000_000.0 { one / 50.0 } else { 1.0 };
    wanted.value == theirs && (one - other).abs() < slack
}

/// "in three minutes" and "the last two minutes" are a moment, and a stretch beside now, to them; to us a length.
pub(super) fn is_counted_from_now(wanted: &Wanted<'_>, ours: &str) -> bool {
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
