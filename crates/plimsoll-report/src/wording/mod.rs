//! Figures, dates and kinds in words a person can cite.

mod figure;
mod kind;
mod time;

pub use figure::{figure, figure_with_unit, number, point};
pub use kind::{heading_of, named, subject};
pub use time::{date, moment, window};
