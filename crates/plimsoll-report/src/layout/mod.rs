//! Laying out words on a page of a given width.

mod arrange;
mod balance;
mod canvas;
mod columns;
mod page;
mod style;
mod wrap;

pub(crate) use canvas::Canvas;
pub(crate) use columns::{Column, Columns, Line};
pub(crate) use page::Page;
pub(crate) use style::{Paint, Style};
