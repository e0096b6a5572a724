//! Who depends on whom, from `cargo metadata`; dependencies of tests and of build scripts are left out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Context, Result};
use serde::Deserialize;

/// Names of packages and of what each one's library or program is built from.
pub(super) struct Graph {
    members: BTreeSet<String>,
    edges: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

/// `kind` is null for an ordinary dependency, `"dev"` or `"build"` otherwise.
#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

impl Dependency {
    fn is_ordinary(&self) -> bool {
        self.dep_kinds.iter().any(|entry| entry.kind.is_none())
    }
}

impl Graph {
    /// Reads what `cargo metadata` printed. Two versions of a package count as one.
    pub(super) fn from_metadata(json: &[u8]) -> Result<Self> {
        let metadata: Metadata =
            serde_json::from_slice(json).context("cannot read what `cargo metadata` printed")?;
        let names: BTreeMap<&str, &str> =
            metadata.packages.iter().map(|package| (&*package.id, &*package.name)).collect();
        let name_of = |id: &str| names.get(id).map_or_else(|| id.to_owned(), |name| (*name).to_owned());
        let mut edges = BTreeMap::<String, BTreeSet<String>>::new();
        for node in &metadata.resolve.nodes {
            let below = node
                .deps
                .iter()
                .filter(|dependency| dependency.is_ordinary())
                .map(|dependency| name_of(&dependency.pkg));
            edges.entry(name_of(&node.id)).or_default().extend(below);
        }
        Ok(Self { members: metadata.workspace_members.iter().map(|id| name_of(id)).collect(), edges })
    }

    /// A graph written by hand; every package that starts an edge is a member.
    #[cfg(test)]
    pub(super) fn from_edges(edges: &[(&str, &[&str])]) -> Self {
        let edges: BTreeMap<String, BTreeSet<String>> = edges
            .iter()
            .map(|(name, below)| {
                ((*name).to_owned(), below.iter().map(|below| (*below).to_owned()).collect())
            })
            .collect();
        Self { members: edges.keys().cloned().collect(), edges }
    }

    /// Whether there is a package of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.edges.contains_key(name)
    }

    /// The packages of the workspace.
    pub(super) fn members(&self) -> impl Iterator<Item = &String> {
        self.members.iter()
    }

    /// What a package's manifest names.
    pub(super) fn direct(&self, name: &str) -> impl Iterator<Item = &String> {
        self.edges.get(name).into_iter().flatten()
    }

    /// Everything below a package, each with one shortest way to it.
    pub(super) fn below<'graph>(&'graph self, name: &'graph str) -> Vec<(Vec<&'graph str>, &'graph str)> {
        let mut came_from = BTreeMap::from([(name, name)]);
        let mut open = VecDeque::from([name]);
        let mut found = Vec::new();
        while let Some(package) = open.pop_front() {
            for below in self.direct(package) {
                if !came_from.contains_key(below.as_str()) {
                    came_from.insert(below, package);
                    open.push_back(below);
                    found.push(below.as_str());
                }
            }
        }
        found.into_iter().map(|package| (way(&came_from, name, package), package)).collect()
    }
}

/// The way from a package down to another, the start left out.
fn way<'graph>(
    came_from: &BTreeMap<&'graph str, &'graph str>,
    start: &str,
    end: &'graph str,
) -> Vec<&'graph str> {
    let mut steps = vec![end];
    let mut package = end;
    while let Some(above) = came_from.get(package).filter(|above| **above != start) {
        steps.push(above);
        package = above;
    }
    steps.reverse();
    steps
}
