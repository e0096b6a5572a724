//! Figures, dates and kinds in words a person can cite.

mod computed;
mod decided;
mod event;
mod figure;
mod kind;
mod time;
mod told;

pub use computed::{estimated, grade, grade_in_words, range, ratio};
pub(crate) use decided::{decided, second_look, verdict};
pub use decided::{decision, mark, rating, sighting};
pub use event::event;
pub(crate) use event::joined;
pub(crate) use figure::{compact, named_unit, short_figure};
pub use figure::{figure, figure_with_unit, number, point, unit};
pub(crate) use kind::unbroken;
pub use kind::{heading_of, modality, name_of, named, subject};
pub(crate) use time::month;
pub use time::{date, moment, when, window};
pub use told::{from_to, or_empty};
