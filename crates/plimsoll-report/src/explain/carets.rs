//! The sentences of a claim, with carets under each part.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use plimsoll_claim::Claim;
use plimsoll_text::{Span, sentences, tokens};

/// Columns that the margin takes.
const MARGIN: usize = 4;

/// A part of a claim in its place.
#[derive(Clone, Copy, Debug)]
struct Part {
    label: &'static str,
    span: Span,
}

/// Every sentence that holds a part of the claim, in order, its parts labelled.
pub(super) fn carets(words: &str, claim: &Claim, width: usize, colour: bool) -> String {
    let parts = parts(claim, words);
    let snippets = held(words, claim, &parts).into_iter().map(|sentence| {
        let lines = broken(sentence.of(words), width.saturating_sub(MARGIN), |at| {
            let at = at + sentence.start();
            parts.iter().any(|part| part.span.start() <= at && at < part.span.end())
        });
        let annotations = parts.iter().filter(move |part| sentence.contains(part.span)).map(move |part| {
            let kind =
                if part.label == "quantity" { AnnotationKind::Primary } else { AnnotationKind::Context };
            let start = sentence.start() as usize;
            kind.span(part.span.range().start - start..part.span.range().end - start).label(part.label)
        });
        Snippet::source(lines).line_numbering(false).fold(false).annotations(annotations)
    });
    let group = Group::with_level(Level::NOTE).elements(snippets);
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).term_width(width.max(80) * 2).render(&[group])
}

fn parts(claim: &Claim, words: &str) -> Vec<Part> {
    let spans = &claim.spans;
    let named = [
        ("quantity", Some(spans.quantity)),
        ("unit", spans.unit),
        ("item", spans.item),
        ("measure", spans.measure),
        ("speaker", spans.speaker),
        ("cue", spans.cue),
    ];
    let parts = named.into_iter().filter_map(|(label, span)| Some(Part { label, span: span? }));
    parts.filter(|part| words.get(part.span.range()).is_some()).collect()
}

/// The sentences that hold a part: the claim's own, and those before it where the speaker is named.
fn held(words: &str, claim: &Claim, parts: &[Part]) -> Vec<Span> {
    let own = claim.spans.sentence;
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
