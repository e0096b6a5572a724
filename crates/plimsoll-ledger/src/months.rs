use rust_decimal::Decimal;

/// Days in a month of a year of 365.25 days.
const DAYS_IN_A_MONTH: (i64, u32) = (304_375, 4);

/// Days as months of equal length.
pub(crate) fn months(days: i32) -> Decimal {
    Decimal::from(days) / Decimal::new(DAYS_IN_A_MONTH.0, DAYS_IN_A_MONTH.1)
}

/// Months in the word behind the stroke of a rate: "round/year".
pub(crate) fn months_of(each: &str) -> Option<Decimal> {
    match each {
        "year" => Some(Decimal::from(12)),
        "month" => Some(Decimal::ONE),
        "week" => Some(months(7)),
        "day" => Some(months(1)),
        _ => None,
    }
}
