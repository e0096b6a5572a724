//! Names and families of a report, each once.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::ReportClaims;

/// A name in the claims of a report: where it stands, and whether it is that of a speaker anywhere.
#[derive(Clone, Debug)]
pub(super) struct NameAt {
    pub(super) name: SmolStr,
    claim: u32,
    /// Its place among the hands of the claim; none: it is the speaker's.
    hand: Option<u32>,
    pub(super) speaks: bool,
}

impl NameAt {
    /// The name, as the report has it.
    pub(super) fn of<'a>(&self, one: &ReportClaims<'a>) -> &'a str {
        let claim = &one.claims[self.claim as usize];
        let name = match self.hand {
            Some(hand) => claim.via.get(hand as usize),
            None => claim.speaker.as_ref(),
        };
        name.map_or("", SmolStr::as_str)
    }
}

/// The names in the claims of a report.
#[derive(Default)]
pub(super) struct Listed<'a> {
    all: Vec<NameAt>,
    places: FxHashMap<&'a str, u32>,
}

impl<'a> Listed<'a> {
    pub(super) fn of(one: &ReportClaims<'a>) -> Self {
        let mut listed = Self::default();
        for (claim, row) in (0..).zip(one.claims).filter(|(_, row)| !row.assisted) {
            if let Some(name) = &row.speaker {
                listed.put(name, NameAt { name: name.clone(), claim, hand: None, speaks: true });
            }
            for (hand, name) in (0..).zip(&row.via) {
                listed.put(name, NameAt { name: name.clone(), claim, hand: Some(hand), speaks: false });
            }
        }
        listed
    }

    fn put(&mut self, name: &'a str, at: NameAt) {
        let place = *self.places.entry(name).or_insert(self.all.len() as u32) as usize;
        match self.all.get_mut(place) {
            Some(known) => known.speaks |= at.speaks,
            None => self.all.push(at),
        }
    }

    pub(super) fn into_all(self) -> Box<[NameAt]> {
        self.all.into()
    }

    pub(super) fn place(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }
}

/// Families, each once.
#[derive(Default)]
pub(super) struct Families {
    all: Vec<SmolStr>,
    places: FxHashMap<SmolStr, u32>,
}

impl Families {
    pub(super) fn into_all(self) -> Box<[SmolStr]> {
        self.all.into()
    }

    /// The place of a family, which is added where it is not there.
    pub(super) fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.all.len() as u32;
        self.all.push(name.into());
        self.places.insert(name.into(), place);
        place
    }
}
