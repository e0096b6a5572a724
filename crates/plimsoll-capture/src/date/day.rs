use plimsoll_text::{Token, TokenKind};

use super::words;
use crate::Moment;

/// Reads a date that begins at token `at`; gives it with the token after it.
pub(super) fn read(text: &str, tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    let reader = Reader { text, tokens };
    match tokens.get(at)?.kind {
        TokenKind::Word => reader.month_first(at),
        TokenKind::Number => reader.numeric(at).or_else(|| reader.day_first(at)),
        _ => None,
    }
}

/// Reads a month and a day that begin at token `at`, and no year behind them.
pub(super) fn read_without_year(text: &str, tokens: &[Token], at: usize) -> Option<((u8, u8), usize)> {
    let reader = Reader { text, tokens };
    let (month, day, next) = match tokens.get(at)?.kind {
        TokenKind::Word => {
            let month = words::month(reader.word(at)?)?;
            let day_at = reader.skip_mark(at + 1, &['.']);
            (month, reader.day(day_at)?, reader.skip_ordinal(day_at + 1))
        }
        TokenKind::Number => {
            let day = reader.day(at)?;
            let month_at = reader.skip_ordinal(at + 1);
            (words::month(reader.word(month_at)?)?, day, reader.skip_mark(month_at + 1, &['.']))
        }
        _ => return None,
    };
    let has_year = reader.year(reader.skip_mark(next, &[','])).is_some();
    (!has_year).then_some(((month, day), next))
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(self.text))
    }

    /// The value and the number of digits of a plain whole number.
    fn number(&self, at: usize) -> Option<(u16, usize)> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
        let digits = token.span.of(self.text);
        Some((digits.parse().ok()?, digits.len()))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let (value, digits) = self.number(at)?;
        (digits == 4 && (1800..=2200).contains(&value)).then_some(value as i16)
    }

    fn day(&self, at: usize) -> Option<u8> {
        let (value, digits) = self.number(at)?;
        (digits <= 2 && (1..=31).contains(&value)).then_some(value as u8)
    }

    fn skip_mark(&self, at: usize, marks: &[char]) -> usize {
        at + usize::from(
            self.tokens.get(at).is_some_and(|token| marks.iter().any(|mark| token.is_mark(*mark))),
        )
    }

    /// Past the ending of an ordinal ("28th").
    fn skip_ordinal(&self, at: usize) -> usize {
        let ending = self.tokens.get(at).filter(|token| token.touches()).and_then(|_| self.word(at));
        at + usize::from(matches!(ending, Some("st" | "nd" | "rd" | "th")))
    }

    /// "Feb. 28th, 2024", "February 2024".
    fn month_first(&self, at: usize) -> Option<(Moment, usize)> {
        let month = words::month(self.word(at)?)?;
        let next = self.skip_mark(at + 1, &['.', ',']);
        if let Some(year) = self.year(next) {
            return Some((Moment::month(year, month)?, next + 1));
        }
        let day = self.day(next)?;
        let after_day = self.skip_mark(self.skip_ordinal(next + 1), &[',']);
        let year = self.year(after_day)?;
        Some((Moment::day(year, month, day)?, after_day + 1))
    }

    /// "28 February 2024", "28th of Feb., 2024", "28-Feb-2024".
    fn day_first(&self, at: usize) -> Option<(Moment, usize)> {
        let day = self.day(at)?;
        let mut next = self.skip_mark(self.skip_ordinal(at + 1), &['-', '/', '.']);
        next += usize::from(self.word(next) == Some("of"));
        let month = words::month(self.word(next)?)?;
        let year_at = self.skip_mark(self.skip_mark(next + 1, &['.']), &[',', '-', '/']);
        Some((Moment::day(self.year(year_at)?, month, day)?, year_at + 1))
    }

    /// "2024-02-28", "2024/02/28", "2024-02", "28.02.2024", "28/2/2024", "20240228".
    fn numeric(&self, at: usize) -> Option<(Moment, usize)> {
        let digits = self.tokens[at].span.of(self.text);
        if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let (year, month, day) =
                (digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?);
            return Some(((1800..=2200).contains(&year).then(|| Moment::day(year, month, day))??, at + 1));
        }
        if digits.contains('.') {
            let parts: Vec<&str> = digits.split('.').collect();
            return Some((pointed(&parts)?, at + 1));
        }
        let parted = |at: usize| -> Option<char> {
            let token = self.tokens.get(at).filter(|token| token.touches())?;
            ['-', '/'].into_iter().find(|mark| token.is_mark(*mark))
        };
        let mark = parted(at + 1)?;
        let touching =
            |at: usize| self.tokens.get(at).is_some_and(Token::touches).then(|| self.number(at)).flatten();
        let second = touching(at + 2)?.0;
        let third = if parted(at + 3) == Some(mark) { touching(at + 4) } else { None };
        if let Some(year) = self.year(at) {
            let month = u8::try_from(second).ok()?;
            return match third {
                Some((day, _)) => Some((Moment::day(year, month, u8::try_from(day).ok()?)?, at + 5)),
                // "2011-11-S-034" is the number of a file.
                None if parted(at + 3).is_some() => None,
                None => Some((Moment::month(year, month)?, at + 3)),
            };
        }
        third?;
        let moment = day_or_month_first(self.number(at)?.0, second, self.year(at + 4)?)?;
        Some((moment, at + 5))
    }
}

/// "28.02.2024" and "2024.02.28"; with points the day comes before the month everywhere.
fn pointed(parts: &[&str]) -> Option<Moment> {
    let [first, second, third] = parts else { return None };
    let month = second.parse().ok()?;
    match (first.len(), third.len()) {
        (4, 1..=2) => Moment::day(first.parse().ok()?, month, third.parse().ok()?),
        (1..=2, 4) => Moment::day(third.parse().ok()?, month, first.parse().ok()?),
        _ => None,
    }
}

/// "28/2/2024" and "2/28/2024" can be told apart; "3/4/2024" cannot and gives no date.
fn day_or_month_first(first: u16, second: u16, year: i16) -> Option<Moment> {
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    match (first > 12, second > 12) {
        (true, false) => Moment::day(year, second, first),
        (false, true) => Moment::day(year, first, second),
        (false, false) if first == second => Moment::day(year, first, second),
        _ => None,
    }
}
