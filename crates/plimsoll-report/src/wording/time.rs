use plimsoll_capture::Moment;
use plimsoll_claim::{Date, Period};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date that cannot be misread: "26 Feb 2024", "Feb 2024", "2024", "about Jun 2022", "18 Jun (no year)".
pub fn date(date: Date) -> String {
    let about = if date.is_approximate() { "about " } else { "" };
    format!("{about}{}", parts(date.year(), date.month(), date.day()))
}

/// The day of a moment: "28 Feb 2024".
pub fn moment(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    parts(Some(year), month, day)
}

/// The time a figure covers: "since Sep 2023", "until Feb 2024", "2022 to Jun 2024", "in 2023", "on 26 Feb 2024".
pub fn window(period: Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => {
            format!("{} {}", if from.day().is_some() { "on" } else { "in" }, date(from))
        }
        (Some(from), Some(to)) => format!("{} to {}", date(from), date(to)),
        (Some(from), None) => format!("since {}", date(from)),
        (None, Some(to)) => format!("until {}", date(to)),
        (None, None) => "at no time told".to_string(),
    }
}

/// When something happened: "13 Sep 2023", "since Sep 2023".
pub fn when(period: Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => date(from),
        _ => window(period),
    }
}

/// The short name of a month, from 1; empty where there is none of that number.
pub(crate) fn month(number: u8) -> &'static str {
    usize::from(number).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

fn parts(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> String {
    let mut text = String::new();
    if let Some(day) = day {
        text.push_str(&format!("{day} "));
    }
    if let Some(name) = month.map(self::month).filter(|name| !name.is_empty()) {
        text.push_str(name);
        text.push(' ');
    }
    match year {
        Some(year) => text.push_str(&year.to_string()),
        None => text.push_str("(no year)"),
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{date, window};

    #[test]
    fn dates_read_one_way_only() {
        let words = |edtf: &str| date(edtf.parse().unwrap());
        assert_eq!(words("2024-02-26"), "26 Feb 2024");
        assert_eq!(words("2022-06~"), "about Jun 2022");
        assert_eq!(words("XXXX-06-18"), "18 Jun (no year)");
        assert_eq!(words("2024"), "2024");
    }

    #[test]
    fn windows_keep_their_open_ends() {
        let words = |edtf: &str| window(edtf.parse().unwrap());
        assert_eq!(words("2023-09/.."), "since Sep 2023");
        assert_eq!(words("../2024-02"), "until Feb 2024");
        assert_eq!(words("2023-09/2024-02-26"), "Sep 2023 to 26 Feb 2024");
        assert_eq!(words("2023"), "in 2023");
    }
}
