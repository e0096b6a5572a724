/// Disjoint sets of statements. The root of a set is its least member, so that the order of joining changes nothing.
#[derive(Debug)]
pub(crate) struct Forest {
    parent: Vec<usize>,
}

impl Forest {
    pub(crate) fn new(size: usize) -> Self {
        Self { parent: (0..size).collect() }
    }

    pub(crate) fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// The root of each member.
    pub(crate) fn roots(&mut self) -> Vec<usize> {
        (0..self.parent.len()).map(|at| self.root(at)).collect()
    }

    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// The sets, each sorted, in order of their least member.
    pub(crate) fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut of_root = vec![usize::MAX; self.parent.len()];
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for at in 0..self.parent.len() {
            let root = self.root(at);
            if of_root[root] == usize::MAX {
                of_root[root] = sets.len();
                sets.push(Vec::new());
            }
            sets[of_root[root]].push(at);
        }
        sets
    }
}
