//! Claims made comparable: the figure, what it counts, who says it and when.

mod bodies;
mod by_id;
mod facts;
mod figure;
mod kind;
mod listed;
mod name;
mod offices;
mod pile;
mod shown;
mod symbols;
mod time;
mod voice;
mod words;

pub(crate) use facts::ByNumber;
pub(crate) use figure::{Exact, Figure, bin, exact};
pub(crate) use kind::{ItemFamilies, ItemFamily, MeasureFamily};
pub(crate) use name::fold;
pub(crate) use pile::{Pile, Statement, calibres_in, in_order, printed_on};
pub(crate) use symbols::Symbol;
pub(crate) use time::{DAYS_OF_AN_OCCASION, Days};
pub(crate) use voice::{Name, Voice, Voices};
pub(crate) use words::{find_word, has_any, has_word, short};
