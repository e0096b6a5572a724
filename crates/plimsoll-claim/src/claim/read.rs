//! The claims of a report, from what the cascade found.

use plimsoll_capture::Report;
use plimsoll_lexicon::Lexicon;
use plimsoll_text::Span;

use super::draft::Draft;
use super::flow::Flow;
use super::link::link;
use super::route;
use super::scope::{is_candidate, is_claim, is_conversion, is_source};
use super::victim::{merged, victims};
use super::{Claim, ClaimId, Modality, Part, Spans};
use crate::Analysis;

/// The claims of a report: those of its title, where that stands apart, then those of its text.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Claim> {
    let title = Analysis::of_title(report, lexicon);
    let text = Analysis::of_text(report, lexicon);
    let parts: Vec<&Analysis<'_>> = [Some(&text), title.as_ref()].into_iter().flatten().collect();
    let flow = Flow::of(&parts);
    let mut claims =
        title.as_ref().map(|title| claims_of(title, &report.id, Part::Title, &flow)).unwrap_or_default();
    claims.extend(claims_of(&text, &report.id, Part::Text, &flow));
    claims
}

/// The claims of one part of a report.
fn claims_of(analysis: &Analysis<'_>, report: &str, part: Part, flow: &Flow) -> Vec<Claim> {
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let sources = sources(analysis);
    let victims = victims(analysis);
    let mentions = merged(&analysis.quantities, &victims);
    for (at, counted) in mentions.iter().copied().enumerate() {
        let last = at.checked_sub(1).map(|last| mentions[last].mention);
        let mention = counted.mention;
        let befallen = counted.fate.is_some_and(|fate| fate.personal);
        if !is_candidate(&analysis.reading, mention, befallen)
            || is_conversion(&analysis.reading, mention, last)
        {
            continue;
        }
        let draft = Draft::new(analysis, counted, &drafts);
        let has_happened = !matches!(draft.modality, Modality::Denied | Modality::Hypothetical);
        let stands = has_happened || counted.victim.is_none_or(|victim| !victim.is_pointed_at());
        if stands && is_claim(&analysis.reading, &draft) && !is_source(&draft, &sources) {
            drafts.push(draft);
        }
    }
    link(analysis, &mut drafts, flow);
    let text_hash = blake3::hash(analysis.reading.text.as_bytes());
    let ids: Vec<ClaimId> = drafts.iter().map(|draft| id(&text_hash, draft)).collect();
    drafts.iter().enumerate().map(|(at, draft)| claim(analysis, report, part, draft, &ids, at)).collect()
}

/// The words of everyone who says something, in order.
fn sources(analysis: &Analysis<'_>) -> Vec<Span> {
    let mut sources: Vec<Span> =
        analysis.attributions.attributions.iter().flat_map(|found| found.source.iter().copied()).collect();
    sources.sort_by_key(|span| (span.end(), span.start()));
    sources
}

fn id(text_hash: &blake3::Hash, draft: &Draft<'_>) -> ClaimId {
    let span = draft.mention.span;
    let content = format!("{:?} {:?} {:?}", draft.quantity, draft.unit, draft.measure);
    ClaimId::new(text_hash, span.start(), span.end(), &content)
}

fn claim(
    analysis: &Analysis<'_>,
    report: &str,
    part: Part,
    draft: &Draft<'_>,
    ids: &[ClaimId],
    at: usize,
) -> Claim {
    let reading = &analysis.reading;
    let sentence = reading.sentence_at(draft.mention.first);
    let name = |actor: usize| analysis.actors.actors[actor].name.clone();
    let voice = draft.voice;
    let route = route::of(reading, draft.mention, draft.measure);
    let mut derivation = vec![format!("claim.{}", name_of(draft))];
    derivation.extend(draft.governor.map(|governor| governor.rule.to_string()));
    derivation.extend(draft.rules.iter().map(ToString::to_string));
    derivation.extend(voice.into_iter().flat_map(|voice| voice.rules.iter().map(ToString::to_string)));
    Claim {
        report: report.to_string(),
        claim: ids[at].clone(),
        quantity: draft.quantity.clone(),
        unit: draft.unit.clone(),
        item: draft.item.clone(),
        item_class: draft.class.clone(),
        measure: draft.measure,
        supplier: draft.parties.supplier.clone(),
        recipient: draft.parties.recipient.clone(),
        place_from: route.from,
        place_to: route.to,
        speaker: voice.and_then(|voice| voice.speaker).map(name),
        via: voice.map(|voice| voice.via.iter().map(|actor| name(*actor)).collect()).unwrap_or_default(),
        said_on: voice.and_then(|voice| voice.said_on),
        period: draft.period,
        modality: draft.modality,
        of: draft.of.map(|of| ids[of].clone()),
        alternative_to: draft.alternatives.iter().map(|other| ids[*other].clone()).collect(),
        part,
        zone: reading.zones[sentence],
        spans: Spans {
            quantity: draft.mention.span,
            unit: draft.mention.unit_span,
            item: draft.mention.item_span,
            measure: draft.governor.map(|governor| reading.span(governor.first, governor.end)),
            speaker: voice.and_then(|voice| voice.speaker_span),
            cue: voice.and_then(|voice| voice.cue_span),
            sentence: reading.sentences[sentence].span,
        },
        derivation,
    }
}

fn name_of(draft: &Draft<'_>) -> String {
    format!("{:?}", draft.measure).to_lowercase()
}
