//! Facts of reports as statements of a pile.

use std::sync::Arc;

use plimsoll_claim::Claim;
use rayon::prelude::*;

use super::facts::{Fact, Facts};
use super::pile::Statement;
use super::{ItemFamilies, ItemFamily, Name, Voices};
use crate::ReportClaims;

/// What a report shows by itself, its names and families as those of the pile.
pub(super) struct Shown<'f> {
    facts: &'f Facts,
    names: &'f [Name],
    families: Box<[ItemFamily]>,
    /// The place of its first statement, and of the first of its hands.
    pub(super) begun: usize,
    hands_begun: u32,
}

impl<'f> Shown<'f> {
    /// What the reports of a pile show, in their order.
    pub(super) fn of_all(
        facts: &'f [Arc<Facts>],
        names: &'f [Box<[Name]>],
        items: &mut ItemFamilies,
    ) -> Vec<Self> {
        let (mut begun, mut hands_begun) = (0, 0);
        let shown = facts.iter().zip(names).map(|(facts, names)| {
            let families = facts.families.iter().map(|name| items.of(name)).collect();
            let shown = Self { facts, names, families, begun, hands_begun };
            begun += facts.statements.len();
            hands_begun += facts.hands.len() as u32;
            shown
        });
        shown.collect()
    }

    pub(super) fn hands(&self) -> impl Iterator<Item = Name> + '_ {
        self.facts.hands.iter().map(|&place| self.names[place as usize])
    }
}

/// The statements of all reports, made side by side.
pub(super) fn statements<'a>(
    reports: &[ReportClaims<'a>],
    shown: &[Shown<'_>],
    voices: &Voices<'a>,
) -> Vec<Statement<'a>> {
    let of_report = |(report, shown): (usize, &Shown<'_>)| {
        std::iter::repeat_n(report as u32, shown.facts.statements.len())
    };
    let report_of: Vec<u32> = shown.iter().enumerate().flat_map(of_report).collect();
    let made = |(index, &report): (usize, &u32)| {
        let (one, shown) = (&reports[report as usize], &shown[report as usize]);
        let fact = &shown.facts.statements[index - shown.begun];
        statement(report as usize, &one.claims[fact.claim as usize], fact, shown, voices)
    };
    report_of.par_iter().enumerate().map(made).collect()
}

fn statement<'a>(
    report: usize,
    claim: &'a Claim,
    fact: &Fact,
    shown: &Shown<'_>,
    voices: &Voices<'a>,
) -> Statement<'a> {
    let speaker = fact.speaker.map(|place| shown.names[place as usize]);
    Statement {
        claim,
        report,
        figure: fact.figure.clone(),
        measure: fact.measure,
        item: shown.families[fact.family as usize],
        calibre: fact.calibre,
        speaker,
        voice: voices.voice(speaker),
        said: fact.said,
        is_quoted: fact.is_quoted,
        hands: (shown.hands_begun + fact.hands.0, shown.hands_begun + fact.hands.1),
    }
}
