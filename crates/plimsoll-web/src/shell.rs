//! What stands around every page.

use plimsoll_account::Role;

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
    /// Who is signed in.
    pub(crate) who: Option<Who>,
    /// Whether whoever looks may decide.
    pub(crate) may_decide: bool,
    /// Whether the page stands before the door, where there are no parts to go to.
    pub(crate) is_outside: bool,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    pub(crate) name: String,
    pub(crate) role: Role,
}

impl Who {
    pub(crate) fn is_admin(&self) -> bool {
        self.role == Role::Admin
    }
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
        Self { here, case: taken.title.clone(), entry: taken.seq, ..Self::plain(title, visitor) }
    }

    /// Around a page that shows nothing of the case.
    pub(crate) fn plain(title: impl Into<String>, visitor: &Visitor) -> Self {
        let actor = visitor.actor.as_ref();
        let who = actor.filter(|_| visitor.is_signed_in);
        Self {
            title: title.into(),
            token: visitor.token.clone(),
            who: who.map(|actor| Who { name: actor.name.clone(), role: actor.role }),
            may_decide: actor.is_some_and(|actor| actor.role >= Role::Analyst),
            ..Self::default()
        }
    }

    /// Around a page that says what went wrong.
    pub(crate) fn bare(title: &str) -> Self {
        Self { title: title.to_string(), ..Self::default() }
    }

    /// Addresses and names of the parts, with the mark of the one that the page belongs to.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> + '_ {
        let is_there = |address: &str| address != "/add" || self.who.is_none() || self.may_decide;
        PARTS
            .into_iter()
            .filter(move |(address, _)| is_there(address))
            .map(|(address, name)| (address, name, address == self.here))
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
