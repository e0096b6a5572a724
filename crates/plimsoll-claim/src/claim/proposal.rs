//! Claims that somebody else proposes (a language model a person runs): each is held against the text, and none is taken on trust.

use std::cell::LazyCell;

use plimsoll_capture::Report;
use plimsoll_lexicon::Lexicon;
use plimsoll_text::Span;
use rust_decimal::Decimal;
use smol_str::SmolStr;
use thiserror::Error;

use super::read::{claims_of, flow_of};
use super::{Claim, ClaimId, Measure, Part};
use crate::quantity::QuantityMention;
use crate::{Analysis, Bound};

/// A claim as it is proposed: words that have to stand in the text, and what they are said to mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The sentence, or a piece of it that holds the figure.
    pub sentence: String,
    /// The figure's words, bound and number at least ("more than 3 million").
    pub quantity: String,
    /// The least it can be.
    pub low: Option<Decimal>,
    /// The most it can be.
    pub high: Option<Decimal>,
    /// How it is bounded.
    pub bound: Bound,
    /// The words for what is counted.
    pub item: Option<String>,
    /// What the figure measures.
    pub measure: Option<Measure>,
    /// The words for who says so.
    pub speaker: Option<String>,
    /// The words of saying.
    pub cue: Option<String>,
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It tells a figure that the rules passed over, and everything in it holds.
    Claim(Box<Claim>),
    /// The rules have read a claim from this figure; that claim stands as it is.
    Known(ClaimId),
    /// It does not hold.
    Refused(Refusal),
}

/// Why a proposal does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Words of it do not stand where they should.
    #[error("its words for the {0} do not stand in the text")]
    NotInText(&'static str),
    /// The grammar reads no figure from its words.
    #[error("no figure is read from its words")]
    NoFigure,
    /// The grammar reads another figure, or another bound, from its words.
    #[error("another figure or bound is read from its words")]
    OtherFigure,
}

/// Holds proposals against the text of a report whose claims by rule are `claims`. A proposal becomes a claim only where
/// each of its words stands in the text and the grammar reads the same figure with the same bound there; what the rules read
/// beside it stands, and what they left open is taken from it. The claim is marked as assisted.
pub fn examine(report: &Report, lexicon: &Lexicon, claims: &[Claim], proposals: &[Proposal]) -> Vec<Verdict> {
    let analysis = Analysis::of_text(report, lexicon);
    let found: Vec<Result<Placed<'_>, Refusal>> =
        proposals.iter().map(|proposal| Placed::of(&analysis, proposal)).collect();
    let admitted: Vec<Span> = found.iter().flatten().map(|placed| placed.mention.span).collect();
    let title = Analysis::of_title(report, lexicon);
    let flow = LazyCell::new(|| flow_of(&analysis, title.as_ref()));
    let all =
        claims_of(&analysis, &report.id, Part::Text, &flow, &|mention| admitted.contains(&mention.span));
    let verdict = |(proposal, placed): (&Proposal, Result<Placed<'_>, Refusal>)| {
        let placed = match placed {
            Ok(placed) => placed,
            Err(refusal) => return Verdict::Refused(refusal),
        };
        let here =
            |claim: &&Claim| claim.part == Part::Text && overlap(claim.spans.quantity, placed.mention.span);
        if let Some(known) = claims.iter().find(here) {
            return Verdict::Known(known.claim.clone());
        }
        match all.iter().find(here) {
            Some(claim) => {
                Verdict::Claim(Box::new(assisted(&analysis, claim.clone(), proposal, &placed, claims)))
            }
            None => Verdict::Refused(Refusal::NoFigure),
        }
    };
    proposals.iter().zip(found).map(verdict).collect()
}

fn overlap(one: Span, other: Span) -> bool {
    one.start() < other.end() && other.start() < one.end()
}

/// Where a proposal's words stand.
struct Placed<'a> {
    mention: &'a QuantityMention,
    item: Option<Span>,
    speaker: Option<Span>,
    cue: Option<Span>,
}

impl<'a> Placed<'a> {
    fn of(analysis: &'a Analysis<'_>, proposal: &Proposal) -> Result<Self, Refusal> {
        let text = analysis.reading.text;
        let mut refusal = Refusal::NotInText("sentence");
        for sentence in places(text, &proposal.sentence, 0..text.len()) {
            match Self::in_sentence(analysis, proposal, sentence) {
                Ok(placed) => return Ok(placed),
                Err(why) => refusal = why,
            }
        }
        Err(refusal)
    }

    /// The words of the sentence may stand in the text several times; this is one of the places.
    fn in_sentence(analysis: &'a Analysis<'_>, proposal: &Proposal, sentence: Span) -> Result<Self, Refusal> {
        let text = analysis.reading.text;
        let words = places(text, &proposal.quantity, sentence.range()).next();
        let words = words.ok_or(Refusal::NotInText("quantity"))?;
        let read = || analysis.quantities.iter().filter(|mention| overlap(mention.span, words));
        read().next().ok_or(Refusal::NoFigure)?;
        let same = |mention: &&QuantityMention| {
            let quantity = &mention.quantity;
            (quantity.low, quantity.high, quantity.bound) == (proposal.low, proposal.high, proposal.bound)
        };
        let mention = read().find(same).ok_or(Refusal::OtherFigure)?;
        let within = |name, words: &Option<String>, near: bool| {
            let Some(words) = words else { return Ok(None) };
            let here = places(text, words, sentence.range()).next();
            let before = || places(text, words, 0..sentence.range().start).last();
            here.or_else(|| before().filter(|_| !near)).map(Some).ok_or(Refusal::NotInText(name))
        };
        Ok(Self {
            mention,
            item: within("item", &proposal.item, true)?,
            cue: within("cue", &proposal.cue, true)?,
            // Who speaks may have been named in a sentence before.
            speaker: within("speaker", &proposal.speaker, false)?,
        })
    }
}

/// Where whole `words` stand in `range` of the text.
fn places<'a>(
    text: &'a str,
    words: &'a str,
    range: std::ops::Range<usize>,
) -> impl Iterator<Item = Span> + use<'a> {
    let words = words.trim();
    let base = range.start;
    let found = text[range].match_indices(words).map(move |(at, words)| base + at..base + at + words.len());
    let joins = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    let whole = move |place: &std::ops::Range<usize>| {
        let (before, after) = (text[..place.start].chars().next_back(), text[place.end..].chars().next());
        !words.is_empty() && !joins(before, words.chars().next()) && !joins(words.chars().next_back(), after)
    };
    found.filter(whole).map(Span::of_range)
}

/// The claim with what the rules left open taken from the proposal.
fn assisted(
    analysis: &Analysis<'_>,
    mut claim: Claim,
    proposal: &Proposal,
    placed: &Placed<'_>,
    by_rule: &[Claim],
) -> Claim {
    let mut taken = vec![SmolStr::new_static("assist.proposed")];
    let words = |span: Span| span.of(analysis.reading.text).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(item) = placed.item.filter(|_| claim.item.is_none()) {
        (claim.item, claim.spans.item) = (Some(words(item).into()), Some(item));
        taken.push(SmolStr::new_static("assist.item"));
    }
    if let Some(measure) = proposal.measure.filter(|_| claim.measure == Measure::Other) {
        claim.measure = measure;
        taken.push(SmolStr::new_static("assist.measure"));
    }
    if let Some(speaker) = placed.speaker.filter(|_| claim.speaker.is_none()) {
        let actors = analysis.actors();
        let named = actors.mentions.iter().find(|mention| mention.span == speaker);
        let name = named.map_or_else(|| words(speaker), |mention| actors.of(mention).name.clone());
        claim.speaker = Some(name.into());
        (claim.spans.speaker, claim.spans.cue) = (Some(speaker), placed.cue);
        taken.push(SmolStr::new_static("assist.speaker"));
    }
    // It may lead to claims by rule, and to no other.
    let stands = |id: &ClaimId| by_rule.iter().any(|claim| claim.claim == *id);
    claim.of = claim.of.filter(stands);
    claim.alternative_to.retain(stands);
    taken.append(&mut claim.derivation);
    claim.derivation = taken;
    claim.assisted = true;
    claim
}
