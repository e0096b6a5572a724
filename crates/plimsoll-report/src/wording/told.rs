//! What may be untold.

use std::fmt::Display;

/// A value as it is written; nothing where there is none.
pub fn or_empty<T: Display>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// "North Korea → Russia": two ends, of which one may be untold; nothing where both are.
pub fn from_to(ends: [Option<&str>; 2]) -> Option<String> {
    let [from, to] = ends.map(|end| end.unwrap_or("not told"));
    ends.iter().any(Option::is_some).then(|| format!("{from} → {to}"))
}
