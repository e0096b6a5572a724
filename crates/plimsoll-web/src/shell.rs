//! What stands around every page.

use crate::guard::Visitor;
use crate::snapshot::Taken;
use crate::statics;

/// What stands around a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shell {
    /// What the page is called.
    pub(crate) title: String,
    /// What the case is called.
    pub(crate) case: String,
    /// The part of the server that the page belongs to, as its address begins.
    pub(crate) here: &'static str,
    /// The last entry of the log that went into the page; 0: none did.
    pub(crate) entry: i64,
    /// What forms carry.
    pub(crate) token: String,
    /// The decision that was just made, to be undone from here.
    pub(crate) done: Option<Done>,
    /// What is looked for.
    pub(crate) words: String,
}

/// A decision that was just made.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) id: String,
    pub(crate) words: String,
    /// Whether undoing it takes back an undoing.
    pub(crate) is_undoing: bool,
}

/// Parts of the server, in the order of the way down to a figure.
const PARTS: [(&str, &str); 11] = [
    ("/", "Overview"),
    ("/reports", "Reports"),
    ("/series", "Figures"),
    ("/origins", "Origins"),
    ("/findings", "Findings"),
    ("/timeline", "Timeline"),
    ("/estimates", "Estimates"),
    ("/sources", "Sources"),
    ("/log", "Log"),
    ("/add", "Add"),
    ("/export", "Export"),
];

impl Shell {
    /// Around a page that shows the case.
    pub(crate) fn of(title: impl Into<String>, here: &'static str, taken: &Taken, visitor: &Visitor) -> Self {
        Self {
            title: title.into(),
            case: taken.title.clone(),
            here,
            entry: taken.seq,
            token: visitor.token.clone(),
            ..Self::default()
        }
    }

    /// Around a page that shows nothing of the case.
    pub(crate) fn bare(title: &str) -> Self {
        Self { title: title.to_string(), ..Self::default() }
    }

    /// Addresses and names of the parts, with the mark of the one that the page belongs to.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> + '_ {
        PARTS.into_iter().map(|(address, name)| (address, name, address == self.here))
    }

    /// The version of the program.
    pub(crate) fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// What style sheets and scripts are called: with digits of their contents, so that a browser may keep them.
    pub(crate) fn file(&self, name: &str) -> String {
        statics::address(name)
    }
}
