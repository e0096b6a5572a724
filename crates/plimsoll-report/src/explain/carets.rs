//! The sentences of a claim or statement, with carets under each part.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use plimsoll_claim::event::{ActorRole, PlaceRole};
use plimsoll_claim::{Claim, Event};
use plimsoll_text::{Span, sentences, tokens};

/// Columns that the margin takes.
const MARGIN: usize = 4;

/// A part of a claim or statement in its place; the first of several is what it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    label: &'static str,
    span: Span,
}

/// Every sentence that holds a part, in order, its parts labelled; `own`: the sentence of the first.
pub(super) fn carets(words: &str, own: Span, parts: &[Part], width: usize, colour: bool) -> String {
    let first = parts.first().map(|part| part.span);
    let snippets = held(words, own, parts).into_iter().map(|sentence| {
        let lines = broken(sentence.of(words), width.saturating_sub(MARGIN), |at| {
            let at = at + sentence.start();
            parts.iter().any(|part| part.span.start() <= at && at < part.span.end())
        });
        let annotations = parts.iter().filter(move |part| sentence.contains(part.span)).map(move |part| {
            let kind =
                if Some(part.span) == first { AnnotationKind::Primary } else { AnnotationKind::Context };
            let start = sentence.start() as usize;
            kind.span(part.span.range().start - start..part.span.range().end - start).label(part.label)
        });
        Snippet::source(lines).line_numbering(false).fold(false).annotations(annotations)
    });
    let group = Group::with_level(Level::NOTE).elements(snippets);
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).term_width(width.max(80) * 2).render(&[group])
}

/// The parts of a claim, its figure first.
pub(super) fn of_claim(claim: &Claim, words: &str) -> Vec<Part> {
    let spans = &claim.spans;
    let named = [
        ("quantity", Some(spans.quantity)),
        ("unit", spans.unit),
        ("item", spans.item),
        ("measure", spans.measure),
        ("speaker", spans.speaker),
        ("cue", spans.cue),
    ];
    standing(named.into_iter().filter_map(|(label, span)| Some(Part { label, span: span? })), words)
}

/// The parts of a statement, the words that tell it first.
pub(super) fn of_event(event: &Event, words: &str) -> Vec<Part> {
    let spans = &event.spans;
    let mut parts = vec![Part { label: event.kind.name(), span: spans.trigger }];
    let mut add = |label, span: Option<Span>| parts.extend(span.map(|span| Part { label, span }));
    event.actors.iter().for_each(|actor| add(actor_label(actor.role), actor.span));
    event.about.iter().for_each(|thing| add("about", Some(thing.span)));
    event.in_return_for.iter().for_each(|thing| add("in return for", Some(thing.span)));
    event.places.iter().for_each(|place| add(place_label(place.role), Some(place.span)));
    add("instrument", event.instrument.as_ref().map(|worded| worded.span));
    add("means", event.means.as_ref().map(|worded| worded.span));
    add("time", spans.time);
    add("speaker", spans.speaker);
    add("cue", spans.cue);
    standing(parts.into_iter(), words)
}

fn standing(parts: impl Iterator<Item = Part>, words: &str) -> Vec<Part> {
    parts.filter(|part| words.get(part.span.range()).is_some()).collect()
}

/// What an actor's role is called.
pub(super) fn actor_label(role: ActorRole) -> &'static str {
    match role {
        ActorRole::By => "by",
        ActorRole::With => "with",
        ActorRole::To => "to",
        ActorRole::Against => "against",
    }
}

/// What a place's role is called.
pub(super) fn place_label(role: PlaceRole) -> &'static str {
    match role {
        PlaceRole::At => "place",
        PlaceRole::From => "from",
        PlaceRole::Via => "via",
        PlaceRole::To => "goal",
    }
}

/// The sentences that hold a part: its own, and those before it where the speaker is named.
fn held(words: &str, own: Span, parts: &[Part]) -> Vec<Span> {
    let mut held = vec![own];
    let outside: Vec<Span> = parts.iter().map(|part| part.span).filter(|span| !own.contains(*span)).collect();
    if !outside.is_empty() {
        let all = sentences(words, &tokens(words));
        held.extend(all.iter().map(|sentence| sentence.span).filter(|sentence| {
            !sentence.overlaps(own) && outside.iter().any(|span| sentence.contains(*span))
        }));
    }
    held.sort();
    held
}

/// A sentence in lines of at most `width` characters, cut at spaces that are in no part where that is possible. Every byte
/// stays where it is.
fn broken(sentence: &str, width: usize, is_inside: impl Fn(u32) -> bool) -> String {
    let mut bytes: Vec<u8> =
        sentence.bytes().map(|byte| if byte.is_ascii_control() { b' ' } else { byte }).collect();
    let (mut used, mut between, mut any) = (0, None, None);
    for (at, letter) in sentence.char_indices() {
        if letter.is_ascii_whitespace() {
            any = Some((at, used));
            if !is_inside(at as u32) {
                between = Some((at, used));
            }
        }
        used += 1;
        if used > width
            && let Some((cut, before)) = between.take().or(any.take())
        {
            bytes[cut] = b'\n';
            used -= before + 1;
            (between, any) = (None, None);
        }
    }
    // Only ASCII was changed to ASCII.
    String::from_utf8(bytes).unwrap_or_else(|_| sentence.to_string())
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_break_between_the_parts() {
        assert_eq!(broken("one two three four", 9, |_| false), "one two\nthree\nfour");
        assert_eq!(broken("one two three four", 9, |at| (4..13).contains(&at)), "one\ntwo three\nfour");
    }

    #[test]
    fn every_byte_keeps_its_place() {
        let sentence = "„Über 6.700 Container\nseien es“, hieß es";
        let lines = broken(sentence, 12, |_| false);
        assert_eq!(lines.len(), sentence.len());
        assert_eq!(lines.replace('\n', " "), sentence.replace('\n', " "));
    }
}
