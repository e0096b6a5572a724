//! The claims of a report, from what the cascade found.

use std::cell::LazyCell;
use std::fmt::Write;

use plimsoll_capture::Report;
use plimsoll_lexicon::Lexicon;
use smol_str::{SmolStr, format_smolstr};

use super::draft::Draft;
use super::flow::Flow;
use super::link::link;
use super::route;
use super::scope::{Ages, is_candidate, is_claim, is_source, says_no_more};
use super::victim::{Victim, merged, victims};
use super::{Claim, ClaimId, Modality, Part, Spans};
use crate::Analysis;
use crate::event::{self, Event};
use crate::quantity::QuantityMention;

/// The claims of a report: those of its title, where that stands apart, then those of its text.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Claim> {
    Analyses::of(report, lexicon).claims()
}

/// The claims and the events of a report, each those of its title first.
pub fn read_all(report: &Report, lexicon: &Lexicon) -> Told {
    Analyses::of(report, lexicon).told()
}

/// The parts of a report, analysed: the first half of the work of [`read`]. Who has many reports does it for some of them before
/// the second, as a processor runs the same code quicker many times in a row.
#[derive(Debug)]
pub struct Analyses<'a> {
    report: &'a Report,
    title: Option<Analysis<'a>>,
    text: Analysis<'a>,
}

impl<'a> Analyses<'a> {
    /// Analyses a report.
    pub fn of(report: &'a Report, lexicon: &'a Lexicon) -> Self {
        let title = Analysis::of_title(report, lexicon);
        Self { report, title, text: Analysis::of_text(report, lexicon) }
    }

    /// What [`read`] gives.
    pub fn claims(&self) -> Vec<Claim> {
        self.by_rule(&LazyCell::new(|| self.flow()))
    }

    /// What [`read_all`] gives.
    pub fn told(&self) -> Told {
        let flow = LazyCell::new(|| self.flow());
        let claims = self.by_rule(&flow);
        let of = |analysis: &Analysis<'_>, part| event::read(analysis, &flow, &self.report.id, part);
        let mut events = self.title.as_ref().map(|title| of(title, Part::Title)).unwrap_or_default();
        events.extend(of(&self.text, Part::Text));
        Told { claims, events }
    }

    fn by_rule<F: FnOnce() -> Flow>(&self, flow: &LazyCell<Flow, F>) -> Vec<Claim> {
        let of = |analysis: &Analysis<'_>, part| claims_of(analysis, &self.report.id, part, flow, &|_| false);
        let mut claims = self.title.as_ref().map(|title| of(title, Part::Title)).unwrap_or_default();
        claims.extend(of(&self.text, Part::Text));
        claims
    }

    fn flow(&self) -> Flow {
        flow_of(&self.text, self.title.as_ref())
    }
}

/// What a report tells: with a number and without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its figures.
    pub claims: Vec<Claim>,
    /// What it tells without a number.
    pub events: Vec<Event>,
}

/// Who gives what to whom in a report, over its text and the title that stands apart.
pub(super) fn flow_of(text: &Analysis<'_>, title: Option<&Analysis<'_>>) -> Flow {
    let parts: Vec<&Analysis<'_>> = [Some(text), title].into_iter().flatten().collect();
    Flow::of(&parts)
}

/// The claims of one part of a report; figures that are `admitted` are claims whatever the rules of scope say.
pub(super) fn claims_of<F: FnOnce() -> Flow>(
    analysis: &Analysis<'_>,
    report: &str,
    part: Part,
    flow: &LazyCell<Flow, F>,
    admitted: &dyn Fn(&QuantityMention) -> bool,
) -> Vec<Claim> {
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let victims = victims(analysis);
    let mentions = merged(&analysis.quantities, &victims);
    let mut ages = Ages::default();
    for (at, counted) in mentions.iter().copied().enumerate() {
        let last = at.checked_sub(1).map(|last| mentions[last].mention);
        let mention = counted.mention;
        let admitted = admitted(mention);
        let befallen = counted.fate.is_some_and(|fate| fate.personal);
        let passed_over = ages.hold(&analysis.reading, mention, last)
            || !is_candidate(&analysis.reading, mention, befallen, &mentions[..at])
            || says_no_more(&analysis.reading, mention, &mentions[..at]);
        if passed_over && !admitted {
            continue;
        }
        let draft = Draft::new(analysis, counted, &drafts);
        if !admitted && !is_claim(&analysis.reading, &draft) {
            continue;
        }
        let draft = draft.told(analysis, &drafts);
        if admitted || stands(&draft, counted.victim) && !is_source(analysis, &draft) {
            drafts.push(draft);
        }
    }
    if drafts.is_empty() {
        return Vec::new();
    }
    link(analysis, &mut drafts, flow);
    let text_hash = blake3::hash(analysis.reading.text.as_bytes());
    let ids: Vec<ClaimId> = drafts.iter().map(|draft| id(&text_hash, draft)).collect();
    drafts.iter().enumerate().map(|(at, draft)| claim(analysis, report, part, draft, &ids, at)).collect()
}

/// Who is only pointed at counts where it has come to pass; figures are figures of what is denied as well.
fn stands(draft: &Draft<'_>, victim: Option<&Victim>) -> bool {
    let has_happened = !matches!(draft.modality, Modality::Denied | Modality::Hypothetical);
    has_happened || victim.is_none_or(|victim| !victim.is_pointed_at())
}

/// Bytes by which a claim is told from others, about: room that is set aside at first.
const LENGTH_OF_CONTENT: usize = 192;

fn id(text_hash: &blake3::Hash, draft: &Draft<'_>) -> ClaimId {
    let span = draft.mention.span;
    let mut content = String::with_capacity(LENGTH_OF_CONTENT);
    // What is written to a string is written.
    let _ = write!(content, "{:?} {:?} {:?}", draft.quantity, draft.unit, draft.measure);
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
    let name = |actor: usize| SmolStr::new(&analysis.actors().actors[actor].name);
    let short = |words: &Option<String>| words.as_deref().map(SmolStr::new);
    let voice = draft.voice;
    let route = route::of(analysis, draft.mention, draft.measure);
    let governed = draft.governor.map(|governor| governor.rule);
    let voiced = voice.into_iter().flat_map(|voice| voice.rules.iter().copied());
    let rules = governed.into_iter().chain(draft.rules.iter().copied()).chain(voiced);
    let made = format_smolstr!("claim.{}", name_of(draft));
    Claim {
        report: SmolStr::new(report),
        claim: ids[at].clone(),
        quantity: draft.quantity.clone(),
        unit: short(&draft.unit),
        item: short(&draft.item),
        item_class: short(&draft.class),
        measure: draft.measure,
        supplier: short(&draft.parties.supplier),
        recipient: short(&draft.parties.recipient),
        place_from: short(&route.from),
        place_to: short(&route.to),
        speaker: voice.and_then(|voice| voice.speaker).map(name),
        via: voice.map(|voice| voice.via.iter().map(|actor| name(*actor)).collect()).unwrap_or_default(),
        said_on: draft.said_on,
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
            period: draft.period_at.as_ref().map(|tokens| reading.span(tokens.start, tokens.end)),
            sentence: reading.sentences[sentence].span,
        },
        derivation: std::iter::once(made).chain(rules.map(SmolStr::new_static)).collect(),
        assisted: false,
    }
}

fn name_of(draft: &Draft<'_>) -> String {
    format!("{:?}", draft.measure).to_lowercase()
}
