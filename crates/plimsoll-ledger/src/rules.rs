use std::collections::BTreeMap;

/// What the ledger's rule of that name does, in a sentence: the kind of a finding, the method of an estimate, `origin`, `ratio`.
///
/// ```
/// assert!(plimsoll_ledger::rule_of("count_fell").is_some());
/// assert!(plimsoll_ledger::rule_of("no such rule").is_none());
/// ```
pub fn rule_of(name: &str) -> Option<String> {
    let mut rules: BTreeMap<String, String> =
        toml::from_str(include_str!("../data/rules.toml")).expect("a test reads the rules");
    rules.remove(name)
}

#[cfg(test)]
mod tests {
    use super::rule_of;
    use crate::{EstimateMethod, FindingKind};

    #[test]
    fn every_kind_and_method_has_its_rule() {
        let named = |value: serde_json::Value| value.as_str().map(str::to_string).unwrap_or_default();
        let kinds = FindingKind::ALL.iter().map(|kind| serde_json::to_value(kind).expect("a name"));
        let methods = [EstimateMethod::Counters, EstimateMethod::ContainersByRatio];
        let methods = methods.iter().map(|method| serde_json::to_value(method).expect("a name"));
        for name in kinds.chain(methods).map(named).chain(["origin".to_string(), "ratio".to_string()]) {
            assert!(rule_of(&name).is_some_and(|words| words.len() > 20), "{name}");
        }
    }
}
