use plimsoll_text::{Token, TokenKind};

use super::words;
use crate::ClockTime;

/// A time of day as printed.
pub(super) struct Clock {
    pub(super) time: ClockTime,
    pub(super) offset_minutes: Option<i16>,
    /// The zone's name and what else it may mean.
    pub(super) doubt: Option<(String, &'static str)>,
    /// The token after it.
    pub(super) next: usize,
}

/// Reads a time of day that begins at token `at`: "04:11 AM EST", "14:46:10+05:30", "4 p.m.", "0749 GMT".
pub(super) fn read(text: &str, tokens: &[Token], at: usize) -> Option<Clock> {
    let reader = Reader { text, tokens };
    let (hour, digits) = reader.number(at)?;
    let (mut minute, mut second, mut next) = (0, 0, at + 1);
    let mut certain = false;
    if let Some((value, _)) = reader.part(next).filter(|(_, digits)| *digits == 2) {
        (minute, next, certain) = (value, next + 2, true);
        if let Some((value, _)) = reader.part(next) {
            (second, next) = (value, next + 2);
        }
    }
    let (half, after_half) = reader.half(next);
    let military = !certain && digits == 4 && half.is_none();
    let (hour, minute) = if military { (hour / 100, hour % 100) } else { (hour, minute) };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) && hour != 0 => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
        None => hour,
    };
    let zone = reader.zone(after_half);
    let told = certain || half.is_some() || (military && zone.is_some());
    if !told || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let time = ClockTime { hour: hour as u8, minute: minute as u8, second: second as u8 };
    let Some(zone) = zone else {
        return Some(Clock { time, offset_minutes: None, doubt: None, next: after_half });
    };
    Some(Clock { time, offset_minutes: zone.minutes, doubt: zone.doubt, next: zone.next })
}

enum Half {
    Morning,
    Afternoon,
}

struct Zone {
    minutes: Option<i16>,
    doubt: Option<(String, &'static str)>,
    next: usize,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn words(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|token| token.span.of(self.text))
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    fn number(&self, at: usize) -> Option<(u16, usize)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        // Seconds may carry a fraction ("14:46:10.123").
        let digits = token.span.of(self.text).split(['.', ',']).next()?;
        Some((digits.parse().ok()?, digits.len()))
    }

    /// The minutes or seconds after a touching colon.
    fn part(&self, at: usize) -> Option<(u16, usize)> {
        let touches = |at: usize| self.tokens.get(at).is_some_and(Token::touches);
        (self.is_mark(at, ':') && touches(at) && touches(at + 1)).then(|| self.number(at + 1)).flatten()
    }

    /// "AM", "p.m.", "pm".
    fn half(&self, at: usize) -> (Option<Half>, usize) {
        let Some(word) = self.words(at).map(str::to_ascii_lowercase) else { return (None, at) };
        let half = |first: &str| if first == "a" { Half::Morning } else { Half::Afternoon };
        match word.as_str() {
            "am" | "pm" => (Some(half(&word[..1])), at + 1),
            "a" | "p"
                if self.is_mark(at + 1, '.')
                    && self.words(at + 2).is_some_and(|m| m.eq_ignore_ascii_case("m")) =>
            {
                (Some(half(&word)), at + 3 + usize::from(self.is_mark(at + 3, '.')))
            }
            _ => (None, at),
        }
    }

    fn zone(&self, at: usize) -> Option<Zone> {
        let bracket = usize::from(self.is_mark(at, '('));
        let at = at + bracket;
        if let Some((minutes, next)) = self.offset(at) {
            return Some(Zone { minutes: Some(minutes), doubt: None, next });
        }
        let name = self.words(at)?;
        let known = words::zone(name)?;
        if let Some((minutes, next)) = self.offset(at + 1).filter(|_| known.minutes == Some(0)) {
            return Some(Zone { minutes: Some(minutes), doubt: None, next });
        }
        let doubt = known.also.as_deref().map(|also| (name.to_owned(), also));
        let next = at + 1 + usize::from(bracket == 1 && self.is_mark(at + 1, ')'));
        Some(Zone { minutes: known.minutes, doubt, next })
    }

    /// "+05:30", "-0500", "+9".
    fn offset(&self, at: usize) -> Option<(i16, usize)> {
        let sign: i16 = match self.tokens.get(at)?.kind {
            TokenKind::Mark('+') => 1,
            TokenKind::Mark('-' | '\u{2212}') => -1,
            _ => return None,
        };
        if !self.tokens.get(at + 1)?.touches() {
            return None;
        }
        let (value, digits) = self.number(at + 1)?;
        let value = value as i16;
        let (minutes, next) = match (digits, self.part(at + 2)) {
            (1 | 2, Some((minutes, 2))) => (value * 60 + minutes as i16, at + 4),
            (1 | 2, _) => (value * 60, at + 2),
            (4, _) => (value / 100 * 60 + value % 100, at + 2),
            _ => return None,
        };
        (minutes <= 14 * 60).then_some((sign * minutes, next))
    }
}
