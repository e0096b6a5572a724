use plimsoll_claim::{Bound, Claim, Quantity};
use plimsoll_lexicon::plural;
use rust_decimal::Decimal;

/// A decimal with thousands separators.
///
/// ```
/// assert_eq!(plimsoll_report::wording::number("13000".parse().unwrap()), "13,000");
/// assert_eq!(plimsoll_report::wording::number("-1234567.250".parse().unwrap()), "-1,234,567.25");
/// ```
pub fn number(decimal: Decimal) -> String {
    let plain = decimal.normalize().abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::from(if decimal.is_sign_negative() && !decimal.is_zero() { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A figure with its bound in words: "more than 13,000", "up to about 3,000,000", "“several million”".
///
/// A vague figure is quoted: no digits stand for it. From a thousand million on, zeros that nobody counts are a word.
pub fn figure(quantity: &Quantity) -> String {
    let said = bounded(quantity.low, quantity.high, quantity.bound, quantity.approximate, legible);
    said.unwrap_or_else(|| format!("“{}”", quantity.text))
}

/// The same where room is short: "up to about 3 million".
pub(crate) fn short_figure(quantity: &Quantity) -> String {
    let said = bounded(quantity.low, quantity.high, quantity.bound, quantity.approximate, compact);
    said.unwrap_or_else(|| format!("“{}”", quantity.text))
}

/// A decimal with the word for its thousands where that is no longer and loses nothing: "4.8 million", "1,234,567".
pub(crate) fn compact(decimal: Decimal) -> String {
    let words = [(12, "trillion"), (9, "billion"), (6, "million")].into_iter().find_map(|(zeros, word)| {
        let scaled = decimal.checked_div(Decimal::from(10_i64.pow(zeros)))?.normalize();
        (scaled.abs() >= Decimal::ONE && scaled.scale() <= 2).then(|| format!("{} {word}", number(scaled)))
    });
    words.unwrap_or_else(|| number(decimal))
}

fn legible(decimal: Decimal) -> String {
    let is_long = decimal.abs() >= Decimal::from(1_000_000_000);
    if is_long { compact(decimal) } else { number(decimal) }
}

/// The same where the words are not at hand: a vague figure is "at least" the least it can mean, marked as vague.
pub fn point(low: Option<Decimal>, high: Option<Decimal>, bound: Bound) -> String {
    bounded(low, high, bound, false, number)
        .or_else(|| low.map(|low| format!("vague, {} or more", number(low))))
        .unwrap_or_else(|| "vague".to_string())
}

fn bounded(
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Bound,
    approximate: bool,
    number: fn(Decimal) -> String,
) -> Option<String> {
    let about = if approximate || bound == Bound::About { "about " } else { "" };
    let said = |words: &str, value: Option<Decimal>| Some(format!("{words}{about}{}", number(value?)));
    match bound {
        Bound::Vague => None,
        Bound::Exact | Bound::About => said("", low.or(high)),
        Bound::MoreThan => said("more than ", low),
        Bound::AtLeast => said("at least ", low),
        Bound::LessThan => said("less than ", high),
        Bound::AtMost => said("up to ", high),
        Bound::Range => Some(format!("{about}{} to {}", number(low?), number(high?))),
    }
}

/// A claim's figure with its unit: "more than 13,000 containers", "30 %", "about 2,000,000 rounds a month"; one that a
/// language model proposed says so: "40 crates (assisted)".
pub fn figure_with_unit(claim: &Claim) -> String {
    let mut said = figure(&claim.quantity);
    if let Some(unit) = unit(claim) {
        said = format!("{said} {unit}");
    }
    if claim.assisted {
        said.push_str(" (assisted)");
    }
    said
}

/// What stands behind a claim's figure: "containers", "%", "rounds a month". A vague figure is quoted with its unit, or
/// without one where the report has none.
pub fn unit(claim: &Claim) -> Option<String> {
    if figure(&claim.quantity).starts_with('“') {
        return None;
    }
    // "More than 1 year": one end of one is one.
    let Quantity { low, high, .. } = claim.quantity;
    let is_one = [low, high].into_iter().flatten().all(|end| end == Decimal::ONE);
    claim.unit.as_deref().map(|unit| named_unit(unit, is_one))
}

/// A canonical unit in words: "rounds a month" of "round/month".
pub(crate) fn named_unit(unit: &str, is_one: bool) -> String {
    match unit.split_once('/') {
        _ if unit == "percent" => "%".to_string(),
        Some((unit, each)) => format!("{} a {each}", units(unit, is_one)),
        None => units(unit, is_one),
    }
}

/// A unit's name behind a number. Signs ("km", "USD") have no plural.
pub(crate) fn units(unit: &str, is_one: bool) -> String {
    let is_short = unit.len() <= 3 && !unit.contains(['a', 'e', 'i', 'o', 'u']);
    let is_sign = is_short || unit.chars().any(|letter| !letter.is_lowercase() && letter != ' ');
    match unit {
        "person" if !is_one => "people".to_string(),
        _ if is_one || is_sign => unit.to_string(),
        _ => match unit.split_once(" of ") {
            Some((head, of)) => format!("{} of {of}", plural(head)),
            None => plural(unit),
        },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{compact, figure, units};
    use plimsoll_claim::{Bound, Quantity};

    fn said(low: Option<&str>, high: Option<&str>, approximate: bool, bound: Bound) -> String {
        let decimal = |text: &str| text.parse().unwrap();
        let (low, high) = (low.map(decimal), high.map(decimal));
        figure(&Quantity { low, high, approximate, bound, text: "dozens".into() })
    }

    #[test]
    fn no_bound_is_lost() {
        assert_eq!(said(Some("6700"), Some("6700"), false, Bound::Exact), "6,700");
        assert_eq!(said(Some("6700"), Some("6700"), true, Bound::About), "about 6,700");
        assert_eq!(said(Some("13000"), None, false, Bound::MoreThan), "more than 13,000");
        assert_eq!(said(Some("13000"), None, false, Bound::AtLeast), "at least 13,000");
        assert_eq!(said(None, Some("900"), false, Bound::LessThan), "less than 900");
        assert_eq!(said(None, Some("3000000"), true, Bound::AtMost), "up to about 3,000,000");
        assert_eq!(said(Some("1.5"), Some("2"), true, Bound::Range), "about 1.5 to 2");
        assert_eq!(said(Some("24"), None, true, Bound::Vague), "“dozens”");
    }

    #[test]
    fn a_figure_without_the_end_it_names_is_quoted() {
        assert_eq!(said(None, Some("5"), false, Bound::AtLeast), "“dozens”");
    }

    #[test]
    fn short_numbers_are_the_same_numbers() {
        let short = |text: &str| compact(text.parse().unwrap());
        assert_eq!(short("4800000"), "4.8 million");
        assert_eq!(short("9450000000"), "9.45 billion");
        assert_eq!(short("1234567"), "1,234,567");
        assert_eq!(short("500000"), "500,000");
        assert_eq!(short("-2000000"), "-2 million");
    }

    #[test]
    fn signs_have_no_plural() {
        assert_eq!(
            ["km", "m", "USD", "round", "day", "car", "person"].map(|unit| units(unit, false)),
            ["km", "m", "USD", "rounds", "days", "cars", "people"]
        );
        assert_eq!(units("round", true), "round");
    }
}
