//! A report's words with the parts of its claims marked in place: figures lead to their claims, other parts are marked by what they
//! are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use maud::{Markup, html};
use plimsoll_capture::{Report, Zone};
use plimsoll_claim::{Claim, Part};
use plimsoll_report::wording;
use plimsoll_text::Span;

/// What a stretch of words is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Quantity,
    Item,
    Measure,
    Speaker,
    Cue,
    Period,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Quantity => "q",
            Self::Item => "p-item",
            Self::Measure => "p-measure",
            Self::Speaker => "p-speaker",
            Self::Cue => "p-cue",
            Self::Period => "p-period",
        }
    }
}

/// The parts of the claims of one text, each place and kind once.
struct Parts<'a> {
    /// By where they begin.
    sorted: Vec<(Range<usize>, Kind, Option<&'a Claim>)>,
    next: usize,
    open: Vec<(usize, Kind, Option<&'a Claim>)>,
    /// Claims that something on the page leads to already.
    led: BTreeSet<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(claims: impl Iterator<Item = &'a Claim>) -> Self {
        let mut parts: BTreeMap<(usize, usize, Kind, &str), Option<&Claim>> = BTreeMap::new();
        for claim in claims {
            let spans = &claim.spans;
            let quantity = spans.quantity.range();
            parts.insert((quantity.start, quantity.end, Kind::Quantity, claim.claim.as_str()), Some(claim));
            let others = [
                (spans.item, Kind::Item),
                (spans.measure, Kind::Measure),
                (spans.speaker, Kind::Speaker),
                (spans.cue, Kind::Cue),
                (spans.period, Kind::Period),
            ];
            let there = others.into_iter().filter_map(|(span, kind)| Some((span?.range(), kind)));
            parts.extend(there.map(|(range, kind)| ((range.start, range.end, kind, ""), None)));
        }
        let sorted = parts.into_iter().map(|((start, end, kind, _), claim)| (start..end, kind, claim));
        Self { sorted: sorted.collect(), next: 0, open: Vec::new(), led: BTreeSet::new() }
    }

    /// The words of `range`, which lies behind every range written before.
    fn written(&mut self, text: &str, range: Range<usize>) -> Markup {
        let mut pieces = Vec::new();
        let mut at = range.start;
        while at < range.end {
            self.open.retain(|(end, _, _)| *end > at);
            while let Some((part, kind, claim)) =
                self.sorted.get(self.next).filter(|(part, _, _)| part.start <= at)
            {
                self.next += 1;
                if part.end > at {
                    self.open.push((part.end, *kind, *claim));
                }
            }
            let starts = self.sorted.get(self.next).map(|(part, _, _)| part.start);
            let end = self
                .open
                .iter()
                .map(|(end, _, _)| *end)
                .chain(starts)
                .min()
                .unwrap_or(range.end)
                .min(range.end);
            pieces.push(self.piece(text.get(at..end).unwrap_or_default()));
            at = end;
        }
        html! { @for piece in pieces { (piece) } }
    }

    /// Words that are all of the same parts.
    fn piece(&mut self, words: &str) -> Markup {
        let mut kinds: Vec<Kind> = self.open.iter().map(|(_, kind, _)| *kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut classes: Vec<String> = kinds.iter().map(|kind| kind.class().to_string()).collect();
        let claims: Vec<&Claim> = self.open.iter().filter_map(|(_, _, claim)| *claim).collect();
        let Some(claim) = claims.first() else {
            return if classes.is_empty() {
                html! { (words) }
            } else {
                html! { span class=(classes.join(" ")) { (words) } }
            };
        };
        classes.push(format!("m-{}", wording::modality(claim.modality)));
        classes.extend((claims.len() > 1).then(|| "shared".to_string()));
        classes.extend(claims.iter().any(|claim| claim.assisted).then(|| "assisted".to_string()));
        let said: Vec<String> = claims.iter().map(|claim| said(claim)).collect();
        let fresh: Vec<&str> =
            claims.iter().map(|claim| claim.claim.as_str()).filter(|id| self.led.insert(id)).collect();
        let address = format!("/claims/{}", claim.claim);
        let id = fresh.first().map(|id| format!("c-{id}"));
        html! {
            @for other in fresh.iter().skip(1) { span id={ "c-" (other) } {} }
            a class=(classes.join(" ")) id=[id] href=(address) title=(said.join(" / "))
                hx-get=(address) hx-target="#card-place" hx-select="#card" hx-swap="innerHTML show:none" { (words) }
        }
    }
}

/// The report's title and text.
pub(crate) fn report(report: &Report, claims: &[Claim]) -> Markup {
    let of = |part: Part| claims.iter().filter(move |claim| claim.part == part);
    let (mut titled, mut parts) = (Parts::of(of(Part::Title)), Parts::of(of(Part::Text)));
    html! {
        @if let Some(title) = &report.title { p class="headline" { (titled.written(title, 0..title.len())) } }
        @for (zone, range) in stretches(report) { p class=(zone.name()) { (parts.written(&report.text, range)) } }
    }
}

/// The sentence of a claim, with the parts of this claim alone.
pub(crate) fn sentence(report: &Report, claim: &Claim) -> Markup {
    let text = match claim.part {
        Part::Text => report.text.as_str(),
        Part::Title => report.title.as_deref().unwrap_or_default(),
    };
    let spans = &claim.spans;
    let named = [
        (spans.item, Kind::Item),
        (spans.measure, Kind::Measure),
        (spans.speaker, Kind::Speaker),
        (spans.cue, Kind::Cue),
        (spans.period, Kind::Period),
    ];
    let mut parts: Vec<(Span, Kind)> =
        named.into_iter().filter_map(|(span, kind)| Some((span?, kind))).collect();
    parts.push((spans.quantity, Kind::Quantity));
    let range = spans.sentence.range();
    let mut edges: Vec<usize> = vec![range.start, range.end];
    edges.extend(
        parts
            .iter()
            .flat_map(|(span, _)| [span.range().start, span.range().end])
            .filter(|edge| range.contains(edge)),
    );
    edges.sort_unstable();
    edges.dedup();
    let classes = |at: usize| {
        let held = parts.iter().filter(|(span, _)| span.range().contains(&at)).map(|(_, kind)| kind.class());
        let mut held: Vec<&str> = held.collect();
        if held.contains(&"q") {
            held.push(match claim.modality {
                plimsoll_claim::Modality::Asserted => "m-asserted",
                plimsoll_claim::Modality::Hedged => "m-hedged",
                plimsoll_claim::Modality::Alleged => "m-alleged",
                plimsoll_claim::Modality::Hypothetical => "m-hypothetical",
                plimsoll_claim::Modality::Denied => "m-denied",
            });
        }
        held.sort_unstable();
        held.dedup();
        held.join(" ")
    };
    html! {
        @for pair in edges.windows(2) {
            @let class = classes(pair[0]);
            @let words = text.get(pair[0]..pair[1]).unwrap_or_default();
            @if class.is_empty() { (words) } @else { span class=(class) { (words) } }
        }
    }
}

/// The zones of a report; a report without zones is all body.
fn stretches(report: &Report) -> Vec<(Zone, Range<usize>)> {
    if report.zones.is_empty() {
        return vec![(Zone::Body, 0..report.text.len())];
    }
    report.zones.iter().map(|zoned| (zoned.zone, zoned.span.range())).collect()
}

/// "about 6,700 containers, transferred, said by Shin Won-sik; hedged"
fn said(claim: &Claim) -> String {
    let speaker = claim.speaker.as_deref().unwrap_or("the report itself");
    let figure = wording::figure_with_unit(claim);
    format!(
        "{figure}, {}, said by {speaker}; {}",
        wording::named(claim.measure),
        wording::modality(claim.modality)
    )
}
