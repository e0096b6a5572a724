//! The layering check: each crate rests only on those before it, and the inner ones know no file, clock, network or database.
//!
//! Three looks, from coarse to fine: which crates a manifest names, what lies below them however deep, and which words of
//! the standard library stand in the sources. The rules are in `xtask/layers.toml`.

mod graph;
mod source;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use self::graph::Graph;
use crate::workspace::Workspace;

/// The rules, as `xtask/layers.toml` gives them; a map leads from a name to the reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    order: Vec<String>,
    inner: Vec<String>,
    allowed: BTreeMap<String, String>,
    forbidden: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

/// Checks the whole workspace: a sentence that says what holds, or an error that names every breach.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let path = workspace.root.join("xtask/layers.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let rules: Rules =
        toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))?;
    let graph = Graph::from_metadata(&workspace.metadata()?)?;
    let mut breaches = breaches(&rules, &graph);
    for name in &rules.inner {
        breaches
            .extend(source::breaches(&workspace.root.join("crates").join(name).join("src"), &rules.words)?);
    }
    if breaches.is_empty() {
        return Ok(format!("{} crates in order, {} of them pure", rules.order.len(), rules.inner.len()));
    }
    bail!("the layers do not hold (rules: xtask/layers.toml)\n  {}", breaches.join("\n  "))
}

/// What the dependencies break.
fn breaches(rules: &Rules, graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    for name in &rules.order {
        if !graph.has(name) {
            found.push(format!("{name} is named in the rules and is no package: correct the name"));
        }
    }
    for name in graph.members().filter(|name| name.starts_with("plimsoll")) {
        let Some(place) = rules.order.iter().position(|other| other == name) else {
            found.push(format!("{name} has no place in `order`: give it one"));
            continue;
        };
        let later =
            graph.direct(name).filter(|below| rules.order[place..].iter().any(|other| other == *below));
        found.extend(later.map(|below| format!("{name} rests on {below}, which comes after it")));
    }
    for name in &rules.inner {
        let strange = graph
            .direct(name)
            .filter(|below| !rules.order.contains(below) && !rules.allowed.contains_key(*below));
        found.extend(strange.map(|below| format!("{name} names {below}, which `allowed` does not list")));
        for (path, below) in graph.below(name) {
            if let Some(reason) = rules.forbidden.get(below) {
                found.push(format!("{name} reaches {below} ({reason}) through {}", path.join(" → ")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        toml::from_str(
            r#"
            order = ["plimsoll-text", "plimsoll-claim", "plimsoll"]
            inner = ["plimsoll-text", "plimsoll-claim"]
            [allowed]
            jiff = "calendar"
            [forbidden]
            tokio = "network"
            [words]
            "#,
        )
        .expect("rules are well formed")
    }

    fn broken(edges: &[(&str, &[&str])]) -> Vec<String> {
        breaches(&rules(), &Graph::from_edges(edges))
    }

    #[test]
    fn the_layers_of_this_workspace_hold() {
        let workspace = Workspace::find().expect("tests run inside the workspace");
        check(&workspace).expect("the layers hold");
    }

    #[test]
    fn a_crate_on_earlier_ones_holds() {
        let edges: &[(&str, &[&str])] = &[
            ("plimsoll-text", &[]),
            ("plimsoll-claim", &["plimsoll-text", "jiff"]),
            ("plimsoll", &["plimsoll-claim", "tokio"]),
        ];
        assert_eq!(broken(edges), Vec::<String>::new());
    }

    #[test]
    fn a_crate_on_a_later_one_is_a_breach() {
        let edges: &[(&str, &[&str])] =
            &[("plimsoll-text", &["plimsoll-claim"]), ("plimsoll-claim", &[]), ("plimsoll", &[])];
        assert_eq!(broken(edges), ["plimsoll-text rests on plimsoll-claim, which comes after it"]);
    }

    #[test]
    fn an_unlisted_dependency_is_a_breach() {
        let edges: &[(&str, &[&str])] =
            &[("plimsoll-text", &["rand"]), ("plimsoll-claim", &[]), ("plimsoll", &[])];
        assert_eq!(broken(edges), ["plimsoll-text names rand, which `allowed` does not list"]);
    }

    #[test]
    fn a_forbidden_dependency_deep_below_is_a_breach() {
        let edges: &[(&str, &[&str])] = &[
            ("plimsoll-text", &["jiff"]),
            ("jiff", &["windows"]),
            ("windows", &["tokio"]),
            ("plimsoll-claim", &[]),
            ("plimsoll", &[]),
        ];
        assert_eq!(broken(edges), ["plimsoll-text reaches tokio (network) through jiff → windows → tokio"]);
    }

    #[test]
    fn a_crate_without_a_place_is_a_breach() {
        let edges: &[(&str, &[&str])] =
            &[("plimsoll-text", &[]), ("plimsoll-claim", &[]), ("plimsoll", &[]), ("plimsoll-web", &[])];
        assert_eq!(broken(edges), ["plimsoll-web has no place in `order`: give it one"]);
    }
}
