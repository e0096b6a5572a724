//! Why the members of a group belong together: one row a kind and reason, with all claims it holds for.

mod carried;
mod said;

use std::collections::BTreeSet;

use super::gather::{Group, Join, Reason};
use super::origin::{Traced, Whole};
use crate::statement::{Pile, short};
use crate::{Evidence, EvidenceKind};

/// The evidence of a group, sorted by kind.
pub(super) fn evidence(whole: &Whole<'_>, group: &Group, origin: &Traced<'_>) -> Vec<Evidence> {
    let mut rows = Vec::new();
    if group.members.len() > 1 {
        rows.extend(same_figure(whole.pile, &group.members));
        rows.extend(said::evidence(whole.pile, &group.members, origin));
        rows.extend(carried::evidence(whole, &group.members, origin));
        rows.extend(group.joins.iter().map(|join| joined(whole.pile, *join)));
        rows.extend(group.rulings.iter().map(|ruling| {
            row(whole.pile, EvidenceKind::Decided, ruling.members.iter().copied(), ruling.why.clone())
        }));
    }
    rows.retain(|row| row.claims.len() > 1);
    rows.sort();
    rows.dedup();
    rows
}

fn row(
    pile: &Pile<'_>,
    kind: EvidenceKind,
    members: impl IntoIterator<Item = usize>,
    why: String,
) -> Evidence {
    Evidence { kind, weight: kind.weight(), claims: pile.ids(members), why }
}

fn same_figure(pile: &Pile<'_>, members: &[usize]) -> Option<Evidence> {
    let wordings: BTreeSet<&str> =
        members.iter().map(|&index| pile.statements[index].claim.quantity.text.as_str()).collect();
    let named: Vec<String> = wordings.iter().take(6).map(|words| format!("“{}”", short(words))).collect();
    let more =
        if wordings.len() > 6 { format!(" and {} more wordings", wordings.len() - 6) } else { String::new() };
    let why = format!("one figure, bounds and rounding aside: {}{more}", named.join(", "));
    Some(row(pile, EvidenceKind::SameFigure, members.iter().copied(), why))
}

/// What a join by other things than name, day and carrier rests on.
fn joined(pile: &Pile<'_>, join: Join) -> Evidence {
    let Join { reason, a, b } = join;
    let speaker = |index: usize| pile.statements[index].claim.speaker.as_deref().unwrap_or("nobody");
    let (kind, why) = match reason {
        Reason::Copied => (EvidenceKind::CopiedText, "the texts share most of their wording".to_string()),
        Reason::InOneReport => (
            EvidenceKind::SameReport,
            format!("“{}” and “{}” are given in one report", pile.wording(a), pile.wording(b)),
        ),
        Reason::Rounder => (
            EvidenceKind::SameReport,
            format!("“{}” and “{}” stand in one report, one the rounder", pile.wording(a), pile.wording(b)),
        ),
        Reason::Heard => (
            EvidenceKind::Companion,
            format!(
                "{} names nobody for “{}”, but {} speaks in it too, and it was printed within a fortnight",
                pile.source(b),
                pile.wording(b),
                speaker(a),
            ),
        ),
        Reason::Stray => (
            EvidenceKind::Companion,
            format!(
                "{} alone gives it to {}, among other figures of {}, to whom the others give it",
                pile.source(b),
                speaker(b),
                speaker(a),
            ),
        ),
        Reason::TwoFates => (
            EvidenceKind::SameRelay,
            format!("one toll under two fates: {} has figures by way of the other report", pile.source(b)),
        ),
        Reason::RoundedOnOneDay => (
            EvidenceKind::SameOccasion,
            format!("“{}” and “{}” are given for one day, one the rounder", pile.wording(a), pile.wording(b)),
        ),
    };
    row(pile, kind, [a, b], why)
}
