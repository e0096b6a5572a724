//! What an address asks behind its question mark. A parameter that nobody knows is refused by name: a filter with a slip of the pen would
//! otherwise give everything.

use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::fault::{Fault, Told, WrongPart};

/// The parameters of an operation that has none.
#[derive(Clone, Debug, serde::Deserialize, IntoParams)]
pub(super) struct Nothing {}

/// The names of the parameters of a type.
pub(super) fn names<Q: IntoParams>() -> Vec<String> {
    Q::into_params(|| None).into_iter().map(|parameter| parameter.name).collect()
}

/// The pairs of a query, as they were given.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Refuses parameters that are not among those that are known.
pub(super) fn refuse_unknown(pairs: &[(String, String)], known: &[String]) -> Result<(), Fault> {
    let unknown: Vec<&str> = pairs
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| !known.iter().any(|one| one == name))
        .collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let advice = match known {
        [] => "This address takes no parameters.".to_string(),
        known => format!("Known are: {}.", known.join(", ")),
    };
    let what = format!("Unknown parameters: {}.", unknown.join(", "));
    let told = Told::new(StatusCode::BAD_REQUEST, "unknown-parameter", what, advice);
    let errors = unknown.iter().map(|name| parameter(name, "unknown")).collect();
    Err(Fault::Asked(Box::new(Told { errors, ..told })))
}

/// The parameters of a type, of the pairs that are its own.
pub(super) fn asked<Q: DeserializeOwned + IntoParams>(pairs: &[(String, String)]) -> Result<Q, Fault> {
    let names = names::<Q>();
    let own = pairs.iter().filter(|(name, _)| names.contains(name));
    let own = form_urlencoded::Serializer::new(String::new()).extend_pairs(own).finish();
    let query = serde_urlencoded::Deserializer::new(form_urlencoded::parse(own.as_bytes()));
    serde_path_to_error::deserialize(query)
        .map_err(|error| refused(&error.path().to_string(), &error.inner().to_string()))
}

/// A parameter that cannot be taken.
pub(super) fn refused(name: &str, why: &str) -> Fault {
    let told = Told::new(
        StatusCode::BAD_REQUEST,
        "invalid-parameter",
        format!("The parameter {name} cannot be taken: {why}."),
        "See /api/v1/openapi.json for what it can be.",
    );
    Fault::Asked(Box::new(Told { errors: vec![parameter(name, why)], ..told }))
}

fn parameter(name: &str, detail: &str) -> WrongPart {
    WrongPart { pointer: None, parameter: Some(name.to_string()), detail: detail.to_string() }
}

#[cfg(test)]
mod tests {
    use plimsoll_claim::{Date, Measure};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, IntoParams)]
    struct Filter {
        measure: Option<Measure>,
        since: Option<Date>,
        is_open: Option<bool>,
    }

    fn of(query: &str) -> Result<Filter, String> {
        let pairs = pairs(query);
        refuse_unknown(&pairs, &names::<Filter>())
            .and_then(|()| asked(&pairs))
            .map_err(|fault| format!("{fault:?}"))
    }

    #[test]
    fn parameters_are_read() {
        let filter = of("since=2024-02&measure=transferred&is_open=true").unwrap();
        assert_eq!(filter.measure, Some(Measure::Transferred));
        assert_eq!(
            (filter.since.map(|day| day.to_string()), filter.is_open),
            (Some("2024-02".into()), Some(true))
        );
        assert!(of("").unwrap().since.is_none());
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (query, words) in [
            ("mesure=x&kind=y", "Unknown parameters: mesure, kind."),
            ("mesure=x", "Known are: measure, since, is_open."),
            ("measure=x", "The parameter measure cannot be taken: unknown variant `x`"),
            ("since=soon", "The parameter since cannot be taken"),
            ("since=2024&since=2025", "duplicate field"),
            ("is_open=perhaps", "The parameter is_open cannot be taken"),
        ] {
            let told = of(query).unwrap_err();
            assert!(told.contains(words), "{query}: {told}");
        }
    }
}
