//! One pass over the sentences: each word that tells an event is read by its frame.

use plimsoll_capture::Zone;
use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::EventFrame;

use super::draft::{Draft, Who};
use super::finish::Source;
use super::scene::{Scene, Trigger};
use super::types::{Event, EventKind};
use crate::actor::ActorIndex;
use crate::claim::Flow;
use crate::{Analysis, Part};

/// Words of one sentence that are read: more than this is no sentence.
const MOST: usize = 60;

/// The events of one part of a report, in the order of the text.
pub(crate) fn read(analysis: &Analysis<'_>, flow: &Flow, report: &str, part: Part) -> Vec<Event> {
    let reading = &analysis.reading;
    let text_hash = blake3::hash(reading.text.as_bytes());
    let source = Source { report, part, text_hash: &text_hash };
    let usual = usual_pair(analysis, flow);
    let mut events = Vec::new();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        if reading.zones[number] == Zone::Furniture {
            continue;
        }
        let tokens = sentence.tokens.clone();
        let tells = tokens.clone().filter(|at| reading.has(*at, Sort::Event)).take(MOST);
        let scene = Scene { analysis, flow, usual, start: tokens.start, end: tokens.end };
        let mut drafts: Vec<Draft> = Vec::new();
        for at in tells {
            let inside = drafts.last().is_some_and(|last| last.trigger.contains(&at));
            let draft = scene.triggers_at(at).filter(|_| !inside).find_map(|trigger| scene.read(trigger));
            if let Some(draft) = draft.filter(|draft| !drafts.iter().any(|known| is_told(known, draft))) {
                drafts.push(draft);
            }
        }
        events.extend(drafts.into_iter().filter_map(|draft| scene.finish(draft, source)));
    }
    events
}

/// The two countries between which most passes in the report.
fn usual_pair(analysis: &Analysis<'_>, flow: &Flow) -> Option<[ActorIndex; 2]> {
    let named = |name: &str| analysis.actors().actors.iter().position(|actor| actor.name == name);
    let usual = &flow.usual;
    Some([named(usual.supplier.as_deref()?)?, named(usual.recipient.as_deref()?)?])
}

fn who(draft: &Draft) -> Vec<&Who> {
    let mut actors: Vec<&Who> = draft.actors.iter().map(|(_, party)| &party.who).collect();
    actors.sort_unstable();
    actors
}

/// Whether one of two events of a sentence only tells the other again.
fn is_told(known: &Draft, other: &Draft) -> bool {
    let inside = known.about.iter().any(|about| about.contains(&other.trigger.start));
    known.kind == other.kind
        && (who(known) == who(other)
            || other.kind == EventKind::Route
            || (inside && other.kind != EventKind::Meeting))
}

impl Scene<'_, '_> {
    fn read(&self, trigger: Trigger) -> Option<Draft> {
        match trigger.frame {
            EventFrame::Denies | EventFrame::Rejects | EventFrame::Brands | EventFrame::Untrue => {
                self.denial(trigger)
            }
            EventFrame::Meets => self.meeting(trigger),
            EventFrame::Visits => self.visit(trigger),
            EventFrame::Signs => self.agreement(trigger),
            EventFrame::Accuses => self.accuses(trigger),
            EventFrame::Breaches => self.breaches(trigger),
            EventFrame::Returns => self.exchange(trigger),
            EventFrame::Moves => self.route(trigger),
        }
    }
}
