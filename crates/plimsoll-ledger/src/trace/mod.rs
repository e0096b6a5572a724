//! Claims to origins: which claims go back to one utterance and one figure.
//!
//! Statements are looked at in bins of one measure family, item family and figure; so the work grows with the claims, not with
//! their pairs. In a bin they are parted by who speaks and when ([`cluster`]); what is left is joined by what the
//! reports themselves show: a rounder figure in the same report, copied text, a figure that stands among another
//! speaker's figures, one toll under two fates.

mod address;
mod bins;
mod carriers;
mod chains;
mod cluster;
mod copies;
mod evidence;
mod fates;
mod fitting;
mod forest;
mod gather;
mod mirrors;
mod nearest;
mod occasion;
mod origin;
mod speakers;
mod starts;
mod strays;
mod told;
mod unclear;
mod weights;

pub(crate) use carriers::Carriers;
pub(crate) use copies::{Compared, Copies, copies};
pub(crate) use fates::is_fate;
pub(crate) use gather::{Group, Join, Parted, Reason, Ruling, gather, may_be_one};
pub(crate) use mirrors::redated;
pub(crate) use nearest::Cited;
pub(crate) use origin::{Traced, Whole};
pub(crate) use starts::{Starts, start_of};
pub(crate) use told::Told;
pub use weights::LEAST_WEIGHT;
