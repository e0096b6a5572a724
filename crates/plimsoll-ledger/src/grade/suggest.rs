use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Grade, Grading};
use crate::scales::Scales;
use crate::sorted::meet;
use crate::statement::fold;
use crate::trace::Traced;
use crate::view::View;
use crate::{Finding, FindingKind, Ratio, RatioKind, RelationKind, Series};

/// What the ledger shows of an origin's figure.
#[derive(Clone, Debug, Default)]
struct Shown<'s> {
    /// Another house gives a figure that meets it, in other reports.
    confirmed: Option<Cow<'s, str>>,
    /// Another house's figure cannot hold beside it.
    denied: Option<Cow<'s, str>>,
    /// It cannot be, as worded.
    impossible: Option<Cow<'s, str>>,
    /// It falls short of itself.
    contradicted: Option<Cow<'s, str>>,
    /// Another house's figure leaves room for it.
    supported: Option<Cow<'s, str>>,
    /// It follows from its own count.
    fits: Option<Cow<'s, str>>,
    /// The limits leave room for it.
    allowed: Option<Cow<'s, str>>,
}

/// The grade of each origin.
pub(crate) fn grades(
    view: &View<'_>,
    series: &[Series],
    findings: &[Arc<Finding>],
    ratios: &[Ratio],
    grading: &Grading,
) -> Vec<Grade> {
    let mut shown = vec![Shown::default(); view.traced.len()];
    from_relations(view, series, &mut shown);
    from_findings(view, findings, &mut shown);
    from_ratios(view, ratios, &mut shown);
    let scales = Scales::shipped();
    let by_source = grading.by_source();
    let grade = |(origin, shown): (&Traced<'_>, Shown<'_>)| {
        let (credibility, why) = suggestion(&shown, origin.counter.is_some());
        let meaning = scales.credibility.meaning(&credibility.to_string());
        let mut names =
            [origin.speaker, origin.counter].into_iter().flatten().filter(|_| !by_source.is_empty());
        let set = names.find_map(|name| by_source.get(&fold(name)).copied());
        Grade {
            credibility,
            why,
            stix_confidence: meaning.and_then(|meaning| meaning.stix_confidence),
            reliability: set.map_or(Grade::default().reliability, |set| set.reliability),
            set_by: set.map(|set| set.by.clone()),
            set_on: set.map(|set| set.on),
        }
    };
    view.traced.par_iter().zip(shown).map(grade).collect()
}

/// The first that holds, the heaviest first. Without a second independent origin nothing is confirmed.
fn suggestion(shown: &Shown<'_>, is_attributed: bool) -> (u8, String) {
    let weighed = [
        (5, &shown.impossible, "it cannot be as it is worded: "),
        (4, &shown.denied, "another source's figure cannot hold beside it: "),
        (4, &shown.contradicted, "it does not fit itself: "),
        (1, &shown.confirmed, "a second independent origin gives a figure that meets it: "),
        (
            2,
            &shown.supported,
            "another source's figure of the time leaves room for it, and says neither that it is so nor that it is not: ",
        ),
        (3, &shown.fits, "nothing but its own count stands behind it, and it fits that: "),
        (3, &shown.allowed, "nothing but its own count stands behind it, and mass allows it: "),
    ];
    if !is_attributed {
        return (6, "nobody known says it, so there is nothing to judge it by".to_string());
    }
    let first = weighed
        .into_iter()
        .find_map(|(code, reason, lead)| Some((code, format!("{lead}{}", reason.as_ref()?))));
    first.unwrap_or_else(|| (6, "nothing in these reports bears on it".to_string()))
}

fn from_relations<'s>(view: &View<'_>, series: &'s [Series], shown: &mut [Shown<'s>]) {
    let country = |at: usize| view.pile.voices.country(view.traced[at].voice);
    for relation in series.iter().flat_map(|one| &one.relations) {
        let ends = view.place(&relation.from).zip(view.place(&relation.to));
        let Some((from, to)) = ends else { continue };
        let (one, other) = (&view.traced[from], &view.traced[to]);
        let one_house = || {
            one.counter == other.counter
                || (country(from).is_some() && country(from) == country(to))
                || meet(&one.reports, &other.reports)
        };
        let say = |slot: &mut Option<Cow<'s, str>>| {
            slot.get_or_insert(Cow::Borrowed(&relation.why));
        };
        match relation.kind {
            RelationKind::Corroborated if !one_house() => {
                say(&mut shown[from].confirmed);
                say(&mut shown[to].confirmed);
            }
            RelationKind::TrueConflict => {
                say(&mut shown[from].denied);
                say(&mut shown[to].denied);
            }
            RelationKind::OtherCounter if !one_house() && meets(view, from, to) => {
                say(&mut shown[from].supported);
                say(&mut shown[to].supported);
            }
            // Both ends of a step that rises, or stays, fit the count; what was put in its place by size shows nothing.
            RelationKind::Update | RelationKind::Restatement
                if one.days.is_some() && other.days.is_some() =>
            {
                say(&mut shown[from].fits);
                say(&mut shown[to].fits);
            }
            _ => {}
        }
    }
}

/// Whether two counters' figures were said in one quarter and leave a number for both.
fn meets(view: &View<'_>, from: usize, to: usize) -> bool {
    const DAYS_OF_A_QUARTER: i32 = 92;
    let (one, other) = (&view.traced[from], &view.traced[to]);
    let close = one.days.zip(other.days).is_some_and(|(one, other)| one.distance(other) <= DAYS_OF_A_QUARTER);
    let figure = |at: usize| &view.pile.statements[view.traced[at].nearest()].figure;
    close
        && !figure(from).vague
        && !figure(to).vague
        && figure(from).meets(figure(to), rust_decimal::Decimal::ZERO)
}

fn from_findings<'s>(view: &View<'_>, findings: &'s [Arc<Finding>], shown: &mut [Shown<'s>]) {
    for finding in findings {
        let is_denied = match finding.kind {
            FindingKind::TrueConflict => true,
            FindingKind::SelfContradiction
            | FindingKind::CountFell
            | FindingKind::DateImpossible
            | FindingKind::ImplausibleRatio => false,
            _ => continue,
        };
        let Some(index) = finding.claim.as_ref().and_then(|id| view.statement_of(id)) else { continue };
        let at = view.origin_of[index];
        // What a carrier made of a figure is the carrier's; what the nearest has is the origin's.
        if view.traced[at].nearest() == index || finding.kind == FindingKind::CountFell {
            let slot = if is_denied { &mut shown[at].denied } else { &mut shown[at].contradicted };
            slot.get_or_insert(Cow::Borrowed(&finding.why));
        }
    }
}

fn from_ratios(view: &View<'_>, ratios: &[Ratio], shown: &mut [Shown<'_>]) {
    for ratio in ratios.iter().filter(|ratio| !ratio.verdict.is_empty()) {
        let Some(at) = view.place(&ratio.origin) else { continue };
        if ratio.is_above_the_ceiling {
            shown[at].impossible.get_or_insert_with(|| format!("{}, {}", ratio.why, ratio.verdict).into());
        } else if ratio.kind == RatioKind::RoundsPerContainer && ratio.range_high.is_some() {
            shown[at].allowed.get_or_insert_with(|| format!("{}, {}", ratio.why, ratio.verdict).into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(words: &str) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(words))
    }

    #[test]
    fn confirmation_needs_a_second_origin_and_yields_to_a_conflict() {
        let alone = Shown { fits: some("rises"), ..Shown::default() };
        assert_eq!(suggestion(&alone, true).0, 3);
        let confirmed = Shown { confirmed: some("two counters"), ..alone };
        assert_eq!(suggestion(&confirmed, true).0, 1);
        let disputed = Shown { denied: some("a third"), ..confirmed };
        assert_eq!(suggestion(&disputed, true).0, 4);
    }

    #[test]
    fn without_evidence_nothing_is_judged() {
        assert_eq!(suggestion(&Shown::default(), true).0, 6);
        let confirmed = Shown { confirmed: some("two"), ..Shown::default() };
        assert_eq!(suggestion(&confirmed, false).0, 6, "what nobody said is nobody's");
    }
}
