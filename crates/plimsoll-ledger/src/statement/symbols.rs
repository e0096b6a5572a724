use std::fmt;

/// A string of a [`Symbols`]; two compare as their strings do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Symbol(u32);

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Strings that are compared often, each once, in their order.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    sorted: Vec<String>,
}

impl Symbols {
    pub(crate) fn of(strings: impl IntoIterator<Item = String>) -> Self {
        let mut sorted: Vec<String> = strings.into_iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self { sorted }
    }

    /// The symbol of a string, if it is one of these.
    pub(crate) fn get(&self, string: &str) -> Option<Symbol> {
        let place = self.sorted.binary_search_by(|other| other.as_str().cmp(string)).ok()?;
        u32::try_from(place).ok().map(Symbol)
    }

    pub(crate) fn name(&self, symbol: Symbol) -> &str {
        &self.sorted[symbol.0 as usize]
    }
}
