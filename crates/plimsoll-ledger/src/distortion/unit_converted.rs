use std::collections::BTreeMap;

use crate::statement::{calibres_in, has_word};
use crate::view::View;
use crate::{Finding, FindingKind};

/// As many carriers as a finding needs.
const WITNESSES: usize = 6;

/// A calibre in inches that others give in millimetres: 152 mm became 6-inch.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let in_metres = metric_witnesses(view);
    let mut found = Vec::new();
    for (report, members) in view.of_report.iter().enumerate() {
        let mut with_figure = Vec::new();
        for &index in members {
            let Some((millimetres, true)) = view.pile.statements[index].calibre else { continue };
            with_figure.push(millimetres);
            let own = view.origin(index);
            let same: Vec<usize> = own
                .members
                .iter()
                .copied()
                .filter(|&other| is_metric(view, other, millimetres))
                .take(WITNESSES)
                .collect();
            let witnesses =
                if same.is_empty() { in_metres.get(&millimetres).cloned().unwrap_or_default() } else { same };
            found.extend(finding(view, index, millimetres, &witnesses));
        }
        let Some(&anchor) = members.iter().find(|&&index| view.pile.statements[index].item.is("round"))
        else {
            continue;
        };
        let mut in_text: Vec<u32> = calibres_in(&view.pile.lower[report], view.pile.limits)
            .into_iter()
            .filter(|(millimetres, in_inches)| *in_inches && !with_figure.contains(millimetres))
            .map(|(millimetres, _)| millimetres)
            .collect();
        in_text.sort_unstable();
        in_text.dedup();
        for millimetres in in_text {
            let witnesses = in_metres.get(&millimetres).cloned().unwrap_or_default();
            found.extend(finding(view, anchor, millimetres, &witnesses));
        }
    }
    found
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
fn finding(view: &View<'_>, index: usize, millimetres: u32, witnesses: &[usize]) -> Option<Finding> {
    let &nearest = witnesses.first()?;
    let inches = &view.pile.limits.calibre(millimetres)?.inches;
    let lower = &view.pile.lower[view.pile.statements[index].report];
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
