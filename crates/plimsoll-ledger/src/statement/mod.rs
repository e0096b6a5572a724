//! Claims made comparable: the figure, what it counts, who says it and when.

mod figure;
mod kind;
mod pile;
mod time;
mod voice;
mod words;

pub(crate) use figure::{Figure, bin};
pub(crate) use kind::{ItemFamily, MeasureFamily};
pub(crate) use pile::{Pile, Statement, calibres_in};
pub(crate) use time::{DAYS_OF_AN_OCCASION, Days};
pub(crate) use voice::{Voice, Voices, fold};
pub(crate) use words::{find_word, has_any, has_word, short};
