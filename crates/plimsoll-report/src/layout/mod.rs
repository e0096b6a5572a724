//! Laying out words on a page of a given width.

mod columns;
mod page;
mod style;
mod wrap;

pub(crate) use columns::{Column, Columns};
pub(crate) use page::Page;
pub(crate) use style::{Paint, Style};
