use std::collections::{BTreeMap, BTreeSet};

use memchr::memchr2_iter;
use rustc_hash::FxHashMap;

use super::beside::Beside;
use crate::statement::{ItemFamily, calibres_in, has_word};
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A calibre in inches that others give in millimetres: 152 mm became 6-inch.
pub(super) fn in_report(view: &View<'_>, beside: &Beside<'_>, report: usize) -> Vec<Finding> {
    let text = &view.pile.reports[report].text;
    let (true, witnesses) = (has_inches(text), &beside.metric) else { return Vec::new() };
    let statements = &view.pile.statements;
    let members = view.pile.of_report(report);
    let anchor = members.iter().copied().find(|&index| statements[index].item == ItemFamily::ROUND);
    let in_inches = |&index: &usize| {
        statements[index].calibre.filter(|(_, in_inches)| *in_inches).map(|(mm, _)| (index, mm))
    };
    let with_figure: Vec<(usize, u32)> = members.iter().filter_map(in_inches).collect();
    if anchor.is_none() && with_figure.is_empty() {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    let of_figures = with_figure.iter().filter_map(|&(index, mm)| {
        finding(view, &lower, index, mm, witnesses.near(view.origin_of[index], mm))
    });
    let mut found: Vec<Finding> = of_figures.collect();
    let Some(anchor) = anchor else { return found };
    let is_of_figure = |mm: u32| with_figure.iter().any(|(_, other)| *other == mm);
    let mut in_text: Vec<u32> = calibres_in(&lower, view.pile.limits)
        .into_iter()
        .filter(|(millimetres, in_inches)| *in_inches && !is_of_figure(*millimetres))
        .map(|(millimetres, _)| millimetres)
        .collect();
    in_text.sort_unstable();
    in_text.dedup();
    found.extend(
        in_text.into_iter().filter_map(|mm| finding(view, &lower, anchor, mm, witnesses.anywhere(mm))),
    );
    found
}

/// Whether a text has the word, in capitals or not. No letter but these four becomes one of them in small letters.
fn has_inches(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr2_iter(b'h', b'H', bytes).any(|at| at >= 3 && bytes[at - 3..at].eq_ignore_ascii_case(b"inc"))
}

/// Claims that give calibres in millimetres, a few of each.
#[derive(Debug)]
pub(super) struct Witnesses {
    anywhere: BTreeMap<u32, Vec<usize>>,
    /// By origin.
    in_origin: FxHashMap<(usize, u32), Vec<usize>>,
}

impl Witnesses {
    pub(super) fn of(view: &View<'_>) -> Self {
        Self { anywhere: metric_witnesses(view), in_origin: metric_in_origins(view) }
    }

    /// Those of all origins, which a finding on any report may rest on.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        self.anywhere.values().flatten().copied()
    }

    fn anywhere(&self, millimetres: u32) -> &[usize] {
        self.anywhere.get(&millimetres).map_or(&[], Vec::as_slice)
    }

    /// Those of the same origin, else any.
    fn near(&self, origin: usize, millimetres: u32) -> &[usize] {
        let own = self.in_origin.get(&(origin, millimetres));
        own.map_or_else(|| self.anywhere(millimetres), Vec::as_slice)
    }
}

/// For each origin and calibre the claims that give it in millimetres, a few, of origins that have it in inches too.
fn metric_in_origins(view: &View<'_>) -> FxHashMap<(usize, u32), Vec<usize>> {
    let statements = view.pile.statements.iter().enumerate();
    let in_inches = statements.filter_map(|(index, statement)| match statement.calibre {
        Some((millimetres, true)) => Some((view.origin_of[index], millimetres)),
        _ => None,
    });
    let wanted: BTreeSet<(usize, u32)> = in_inches.collect();
    let few = |(origin, millimetres): (usize, u32)| {
        let members = view.traced[origin].members.iter().copied();
        let own = members.filter(|&other| is_metric(view, other, millimetres)).take(WITNESSES);
        ((origin, millimetres), own.collect::<Vec<usize>>())
    };
    wanted.into_iter().map(few).filter(|(_, own)| !own.is_empty()).collect()
}

fn is_metric(view: &View<'_>, index: usize, millimetres: u32) -> bool {
    view.pile.statements[index].calibre == Some((millimetres, false))
}

/// For each calibre the claims that give it in millimetres, a few.
fn metric_witnesses(view: &View<'_>) -> BTreeMap<u32, Vec<usize>> {
    const ENOUGH: usize = 24;
    let mut witnesses: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for origin in view.traced {
        for &index in &origin.members {
            if let Some((millimetres, false)) = view.pile.statements[index].calibre {
                let of_calibre = witnesses.entry(millimetres).or_default();
                if of_calibre.len() < ENOUGH {
                    of_calibre.push(index);
                }
            }
        }
    }
    witnesses
}

/// Without a carrier in millimetres the conversion is only the pack's word, and there is no finding.
fn finding(
    view: &View<'_>,
    lower: &str,
    index: usize,
    millimetres: u32,
    witnesses: &[usize],
) -> Option<Finding> {
    let &nearest = witnesses.first()?;
    let inches = &view.pile.limits.calibre(millimetres)?.inches;
    let worded = inches.iter().find(|inches| {
        has_word(lower, &format!("{inches}-inch"))
            || has_word(lower, &format!("{inches} inch"))
            || has_word(lower, &format!("{inches} inches"))
    })?;
    let why = format!(
        "the report has {worded} inches where {} has {millimetres} mm: “{}”",
        view.carrier(nearest),
        view.pile.wording(nearest),
    );
    Some(view.finding(FindingKind::UnitConverted, index, witnesses, why))
}
