//! Rows of mentions, as `plimsoll annotate` prints them.

use plimsoll_claim::attribution::Attribution;
use plimsoll_claim::quantity::Change;
use plimsoll_claim::time::TimeKind;
use plimsoll_claim::{Analysis, Bound, Modality, Period};
use plimsoll_lexicon::tables::{ActorKind, Commitment};
use plimsoll_text::Span;
use rust_decimal::Decimal;
use serde::Serialize;

/// A mention in its place, with what its layer knows of it.
#[derive(Clone, Debug, Serialize)]
pub struct Mention<'a, T> {
    report: &'a str,
    layer: &'static str,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(flatten)]
    fields: T,
}

/// What is known of a quantity.
#[derive(Clone, Debug, Serialize)]
pub struct QuantityFields<'a> {
    low: Option<Decimal>,
    high: Option<Decimal>,
    approximate: bool,
    bound: Bound,
    unit: Option<String>,
    item: Option<&'a str>,
    change: Option<Change>,
}

/// What is known of a time expression.
#[derive(Clone, Debug, Serialize)]
pub struct TimeFields<'a> {
    #[serde(rename = "type")]
    kind: TimeKind,
    value: &'a str,
    edtf: Option<String>,
    /// What it dates, by the words before it: "since August" is open to the right.
    window: Option<String>,
}

/// What is known of an attribution.
#[derive(Clone, Debug, Serialize)]
pub struct AttributionFields<'a> {
    source: &'a [Span],
    cue: &'a [Span],
    content: &'a [Span],
    speaker: Option<&'a str>,
    act: &'static str,
    modality: Modality,
}

/// What is known of an actor's mention.
#[derive(Clone, Debug, Serialize)]
pub struct ActorFields<'a> {
    kind: ActorKind,
    name: &'a str,
    role: Option<&'a str>,
}

/// Every quantity, claim or not.
pub fn quantities<'a>(report: &'a str, analysis: &'a Analysis<'a>) -> Vec<Mention<'a, QuantityFields<'a>>> {
    let rows = analysis.quantities.iter().map(|mention| {
        let fields = QuantityFields {
            low: mention.quantity.low,
            high: mention.quantity.high,
            approximate: mention.quantity.approximate,
            bound: mention.quantity.bound,
            unit: mention.unit_and_rate(&analysis.reading),
            item: mention.item.as_deref().or(mention.elided.item.as_deref()),
            change: mention.change,
        };
        row(report, "quantity", analysis, mention.span, fields)
    });
    rows.collect()
}

/// Every time expression.
pub fn times<'a>(report: &'a str, analysis: &'a Analysis<'a>) -> Vec<Mention<'a, TimeFields<'a>>> {
    // The ends of a range are expressions of their own, as TIMEX3 has them.
    let rows = analysis.times.iter().flat_map(|mention| {
        let window = mention.window().map(|window| window.to_string());
        mention.timexes().iter().map(move |timex| {
            let (kind, value, edtf) = (timex.kind, timex.value.as_str(), timex.period.map(edtf));
            row(
                report,
                "time",
                analysis,
                timex.span,
                TimeFields { kind, value, edtf, window: window.clone() },
            )
        })
    });
    rows.collect()
}

/// Every attribution; its place is that of its cue, or of its content where no word of saying stands.
pub fn attributions<'a>(
    report: &'a str,
    analysis: &'a Analysis<'a>,
) -> Vec<Mention<'a, AttributionFields<'a>>> {
    let found = &analysis.attributions().attributions;
    let rows = found.iter().filter_map(|attribution| {
        let fields = AttributionFields {
            source: &attribution.source,
            cue: &attribution.cue,
            content: &attribution.content,
            speaker: attribution.speaker.map(|speaker| analysis.actors().actors[speaker].name.as_str()),
            act: attribution.act.key(),
            modality: modality(attribution.commitment),
        };
        Some(row(report, "attribution", analysis, place(attribution)?, fields))
    });
    rows.collect()
}

/// Every mention of an actor.
pub fn actors<'a>(report: &'a str, analysis: &'a Analysis<'a>) -> Vec<Mention<'a, ActorFields<'a>>> {
    let rows = analysis.actors().mentions.iter().map(|mention| {
        let actor = analysis.actors().of(mention);
        let fields = ActorFields { kind: actor.kind, name: &actor.name, role: actor.role.as_deref() };
        row(report, "actor", analysis, mention.span, fields)
    });
    rows.collect()
}

fn row<'a, T>(
    report: &'a str,
    layer: &'static str,
    analysis: &'a Analysis<'a>,
    span: Span,
    fields: T,
) -> Mention<'a, T> {
    let text = span.of(analysis.reading.text);
    Mention { report, layer, start: span.start(), end: span.end(), text, fields }
}

fn place(attribution: &Attribution) -> Option<Span> {
    [&attribution.cue, &attribution.content, &attribution.source]
        .into_iter()
        .find_map(|pieces| pieces.iter().copied().reduce(Span::cover))
}

/// A period of one date is written as that date.
fn edtf(period: Period) -> String {
    match period {
        Period { from: Some(from), to } if to == Some(from) => from.to_string(),
        period => period.to_string(),
    }
}

fn modality(commitment: Commitment) -> Modality {
    match commitment {
        Commitment::Asserted => Modality::Asserted,
        Commitment::Hedged => Modality::Hedged,
        Commitment::Alleged => Modality::Alleged,
        Commitment::Hypothetical => Modality::Hypothetical,
        Commitment::Denied => Modality::Denied,
    }
}
