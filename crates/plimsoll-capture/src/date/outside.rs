//! Dates that stand beside a text: in its address, in the name of its file.

use jiff::civil::Date;
use plimsoll_text::{TokenKind, tokens};

use super::day;
use crate::Moment;

/// Days that may lie between a dateline and the day in a file's name: a page is saved soon after.
const MOST_APART: i64 = 31;

/// The day in an address: `https://harbour.example/2024/02/28/port` or `…/2024-02-28-port`.
pub(crate) fn in_address(url: &str) -> Option<Moment> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let apart = parts.windows(3).find_map(|three| match three {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Moment::day(in_range(year.parse().ok()?)?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    });
    apart.or_else(|| parts.iter().find_map(|part| at_start(part)))
}

/// The day of a dateline without a year, in the year that the name of its file tells: "Feb. 26" and `2024-02-27-wire`.
pub(crate) fn in_name(stem: &str, (month, day): (u8, u8)) -> Option<Moment> {
    let named = at_start(stem)?;
    let year = named.date().0;
    let saved = civil(named)?;
    let apart = |moment: &Moment| {
        civil(*moment).map_or(i64::MAX, |date| date.duration_since(saved).as_hours().abs() / 24)
    };
    let years = [year, year - 1, year + 1];
    let nearest = years.into_iter().filter_map(|year| Moment::day(year, month, day)).min_by_key(apart)?;
    (apart(&nearest) <= MOST_APART).then_some(nearest)
}

/// The day that words begin with, figures only: `2024-02-28-port`, `20240228_port`.
fn at_start(words: &str) -> Option<Moment> {
    let tokens = tokens(words);
    tokens.first().filter(|token| token.kind == TokenKind::Number)?;
    let (moment, _) = day::read(words, &tokens, 0)?;
    moment.date().2?;
    in_range(moment.date().0).map(|_| moment)
}

/// A year in which there were pages to save.
fn in_range(year: i16) -> Option<i16> {
    (1990..=2100).contains(&year).then_some(year)
}

fn civil(moment: Moment) -> Option<Date> {
    let (year, month, day) = moment.date();
    Date::new(year, month?.try_into().ok()?, day?.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(moment: Option<Moment>) -> Option<String> {
        moment.map(|moment| moment.to_string())
    }

    #[test]
    fn an_address_may_have_the_day() {
        let day = Some("2024-02-28".to_string());
        for url in [
            "https://harbour.example/2024/02/28/port-counts",
            "https://harbour.example/news/2024/2/28/",
            "https://harbour.example/world/2024-02-28-port?at=2020/01/01",
            "https://harbour.example/20240228-port",
        ] {
            assert_eq!(text(in_address(url)), day, "{url}");
        }
        for url in [
            "https://harbour.example/2024/02/port",
            "https://harbour.example/1066/10/14/port",
            "https://harbour.example/2024/13/28/port",
            "https://harbour.example/152-mm-shells",
            "https://2024/02/28",
            "",
        ] {
            assert_eq!(text(in_address(url)), None, "{url}");
        }
    }

    #[test]
    fn a_name_gives_the_year_to_a_dateline_of_the_same_weeks() {
        assert_eq!(text(in_name("2024-02-27-wire", (2, 26))), Some("2024-02-26".to_string()));
        assert_eq!(text(in_name("20240101 wire", (12, 31))), Some("2023-12-31".to_string()));
        assert_eq!(text(in_name("2024-08-27-wire", (2, 26))), None, "half a year apart");
        assert_eq!(text(in_name("wire-2024-02-27", (2, 26))), None);
        assert_eq!(text(in_name("2024-02-27-wire", (2, 30))), None);
    }
}
