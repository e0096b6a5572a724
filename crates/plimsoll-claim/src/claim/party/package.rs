//! Who gives and gets what an agreement holds.

use plimsoll_lexicon::tables::{Class, Frame};

use super::{Finder, Parties};
use crate::claim::Measure;
use crate::measure::Governor;

/// Tokens between a package and the verb that tells what is in it.
const AGREEMENT: usize = 30;

impl Finder<'_, '_> {
    /// "Norland's package for Chad includes 40 tanks": whose it is and whom it is for, where nothing nearer tells.
    pub(super) fn agreed(&self, governor: &Governor) -> Parties {
        let near = self.by_prepositions(self.figure.start);
        let before = governor.first.saturating_sub(AGREEMENT)..governor.first;
        let Some(deal) = before.rev().find(|at| self.reading.is_class(*at, Class::Deal)) else { return near };
        let noun = Governor::of_word(Measure::Pledged, Frame::Giver, deal, "measure.noun");
        let told = self.transfer(&noun, false);
        let supplier = near.supplier.or(told.supplier);
        let recipient = near.recipient.or(told.recipient).filter(|to| Some(to) != supplier.as_ref());
        Parties { supplier, recipient }
    }
}
