//! From tokens to a row.

use std::ops::Range;

use plimsoll_lexicon::tables::{Class, Commitment};
use plimsoll_text::Span;

use super::draft::{Draft, Party, Spot, Who};
use super::scene::Scene;
use super::types::{
    ActorRole, Event, EventActor, EventKind, EventPlace, EventSpans, EventThing, PlaceRole, Worded,
};
use crate::actor::ActorIndex;
use crate::attribution::Voice;
use crate::{ClaimId, Date, Part, Period, Reading};

/// The words of the tokens, white space normalised.
pub(super) fn words(reading: &Reading<'_>, tokens: Range<usize>) -> String {
    let span = reading.span(tokens.start, tokens.end);
    span.of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What all events of one part of a report share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'x> {
    pub(super) report: &'x str,
    pub(super) part: Part,
    pub(super) text_hash: &'x blake3::Hash,
}

/// Who tells an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Teller<'x> {
    pub(super) voice: &'x Voice,
    /// On which day, as far as the report tells.
    pub(super) said_on: Option<Date>,
    /// What they say, where the sentence has it.
    pub(super) content: Option<&'x [Span]>,
}

impl Scene<'_, '_> {
    /// The event of a draft; none where nobody is in it after all.
    pub(super) fn finish(&self, mut draft: Draft, source: Source<'_>) -> Option<Event> {
        let reading = self.reading();
        let span = reading.span(draft.trigger.start, draft.trigger.end);
        let teller = self.teller(&draft, span);
        let voice = teller.map(|teller| teller.voice);
        if draft.by_speaker {
            self.add_speaker(&mut draft, voice)?;
        }
        draft.actors.sort_by_key(|(role, party)| {
            (*role, party.tokens.as_ref().map_or(usize::MAX, |tokens| tokens.start))
        });
        let when = self.when(&draft, teller);
        let said_on = teller.and_then(|teller| teller.said_on);
        let modifies = when.filter(|time| time.end == draft.trigger.start).and_then(|time| time.period);
        let time = modifies.or_else(|| {
            when.and_then(|time| match said_on {
                Some(day) => time.window_from(day),
                None => time.window(),
            })
        });
        let spoken = matches!(draft.kind, EventKind::Denial | EventKind::Accusation) && draft.by_speaker;
        let time =
            time.or_else(|| said_on.filter(|_| spoken).map(|day| Period { from: Some(day), to: Some(day) }));
        let name = |actor: ActorIndex| self.analysis.actors().actors[actor].name.clone();
        let sentence = reading.sentence_at(self.start);
        let mut derivation = vec![format!("event.{}", draft.kind.name())];
        derivation.extend(draft.rules.iter().map(ToString::to_string));
        derivation.extend(voice.into_iter().flat_map(|voice| voice.rules.iter().map(ToString::to_string)));
        let event = Event {
            report: source.report.to_string(),
            statement: self.id(&draft, source.text_hash, span),
            kind: draft.kind,
            actors: draft.actors.iter().map(|(role, party)| self.actor(*role, party)).collect(),
            about: draft.about.iter().map(|tokens| self.thing(tokens)).collect(),
            in_return_for: draft.in_return_for.iter().map(|tokens| self.thing(tokens)).collect(),
            instrument: draft.instrument.as_ref().map(|tokens| self.worded(tokens)),
            places: draft.places.iter().map(|(role, spot)| self.place(*role, spot)).collect(),
            means: draft.means.as_ref().map(|tokens| self.worded(tokens)),
            time,
            said_on,
            speaker: voice.and_then(|voice| voice.speaker).map(name),
            via: voice.map(|voice| voice.via.iter().map(|actor| name(*actor)).collect()).unwrap_or_default(),
            modality: self.modality(&draft, voice),
            part: source.part,
            zone: reading.zones[sentence],
            spans: EventSpans {
                trigger: span,
                time: when.map(|time| time.span),
                speaker: voice.and_then(|voice| voice.speaker_span),
                cue: voice.and_then(|voice| voice.cue_span),
                sentence: reading.sentences[sentence].span,
            },
            derivation,
        };
        Some(event)
    }

    /// Who tells the event: the voice there, unless its own words are what is told ("Norland denied"), or it covers another
    /// part of the sentence.
    fn teller(&self, draft: &Draft, span: Span) -> Option<Teller<'_>> {
        let attributions = self.analysis.said_around(span);
        let voice = attributions.voice_at(span)?;
        let alone = Teller { voice, said_on: self.analysis.said_on(voice), content: None };
        let Some(cue) = voice.cue_span else { return Some(alone) };
        let own = cue.overlaps(span) || (draft.kind == EventKind::Denial && cue == span);
        if own || (draft.kind == EventKind::Denial && !draft.by_speaker && self.is_joined(draft, cue)) {
            return None;
        }
        if voice.rules.first() == Some(&"attribution.carried-over") {
            // A denial says nothing of what the report goes on to tell.
            return Some(alone).filter(|_| voice.commitment != Commitment::Denied);
        }
        let from = attributions
            .attributions
            .partition_point(|said| said.cue.first().is_some_and(|first| first.end() < cue.start()));
        let near = attributions.attributions[from..].iter().take(4);
        let same = near.into_iter().find(|said| said.cue.iter().any(|words| words.overlaps(cue)));
        match same {
            Some(said) => {
                let covers = said.content.iter().any(|content| content.contains(span));
                covers.then_some(Teller { content: Some(&said.content), ..alone })
            }
            None => Some(alone),
        }
    }

    /// "Norway said it had none, and Chile denied it": a denial in a clause of its own behind the words of saying.
    fn is_joined(&self, draft: &Draft, cue: Span) -> bool {
        let reading = self.reading();
        let from = reading.token_at(cue.end()).max(self.start);
        (from..draft.group).any(|at| reading.is_mark(at, ',') && reading.is_class(at + 1, Class::Conjunction))
    }

    /// Whoever says that an allegation is untrue, or that a rule is broken, does so by saying it.
    fn add_speaker(&self, draft: &mut Draft, voice: Option<&Voice>) -> Option<()> {
        let speaker = voice.and_then(|voice| voice.speaker.map(|speaker| (speaker, voice.speaker_span)));
        if let Some((actor, span)) = speaker {
            let tokens = span.map(|span| {
                let first = self.reading().token_at(span.start());
                first..self.reading().token_at(span.end()).max(first + 1)
            });
            let party = Party { who: Who::Known(actor), tokens };
            draft.add(ActorRole::By, super::draft::Group { parties: vec![party], rule: None });
            return Some(());
        }
        // An accusation of nobody against nobody is none.
        let accused = draft.actors.iter().any(|(role, _)| *role == ActorRole::Against);
        (draft.kind == EventKind::Accusation && accused).then_some(())
    }

    fn id(&self, draft: &Draft, text_hash: &blake3::Hash, span: Span) -> ClaimId {
        let actors: Vec<&str> = draft.actors.iter().map(|(_, party)| self.name_of(party)).collect();
        let content = format!("event {} {actors:?}", draft.kind.name());
        ClaimId::new(text_hash, span.start(), span.end(), &content)
    }

    fn actor(&self, role: ActorRole, party: &Party) -> EventActor {
        let known = self.actor_of(party);
        let span = party.tokens.as_ref().map(|tokens| self.reading().span(tokens.start, tokens.end));
        EventActor {
            role,
            name: self.name_of(party).to_string(),
            kind: known.map(|actor| actor.kind),
            country: known.and_then(|actor| actor.country.clone()),
            span,
        }
    }

    fn thing(&self, tokens: &Range<usize>) -> EventThing {
        let reading = self.reading();
        let things = self.analysis.outline.things(tokens.clone());
        let class = things.iter().rev().find_map(|thing| reading.lexicon.item(thing.item).class.clone());
        EventThing {
            text: words(reading, tokens.clone()),
            item_class: class.filter(|class| class != "other" && class != "person"),
            span: reading.span(tokens.start, tokens.end),
        }
    }

    fn place(&self, role: PlaceRole, spot: &Spot) -> EventPlace {
        let span = self.reading().span(spot.tokens.start, spot.tokens.end);
        EventPlace { role, name: spot.name.clone(), span }
    }

    fn worded(&self, tokens: &Range<usize>) -> Worded {
        let reading = self.reading();
        Worded { text: words(reading, tokens.clone()), span: reading.span(tokens.start, tokens.end) }
    }
}
