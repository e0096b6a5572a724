//! The faults of a pack, each with its line and carets under the words.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use plimsoll_pack::{Fault, Faults, Place};

use crate::console;

/// A person mends so many at a time.
const MOST_TOLD: usize = 20;

/// All faults, in the order of the files and lines.
pub(crate) fn rendered(found: &Faults) -> String {
    let renderer = if console::has_colour_on_error() { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let told: Vec<String> = found
        .faults
        .iter()
        .take(MOST_TOLD)
        .map(|fault| renderer.render(&groups(fault, &found.texts)))
        .collect();
    let count = found.faults.len();
    let faults = if count == 1 { "1 fault".to_string() } else { format!("{count} faults") };
    let more = count.saturating_sub(MOST_TOLD);
    let left = if more > 0 { format!("\n\n{more} more are not shown") } else { String::new() };
    format!("the pack has {faults}\n\n{}{left}", told.join("\n\n"))
}

fn groups<'f>(fault: &'f Fault, texts: &'f [(String, String)]) -> Vec<Group<'f>> {
    let mut group =
        Level::ERROR.primary_title(fault.says.as_str()).element(snippet(&fault.place, "", texts, true));
    if let Some((place, label)) = &fault.against {
        group = group.element(snippet(place, label, texts, false));
    }
    vec![group.element(Level::HELP.message(fault.help.as_str()))]
}

fn snippet<'f>(
    place: &Place,
    label: &'f str,
    texts: &'f [(String, String)],
    is_primary: bool,
) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
    let (name, text) = texts.get(place.file).map_or(("", ""), |(name, text)| (name.as_str(), text.as_str()));
    let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let start = text.floor_char_boundary(place.bytes.start.min(text.len()));
    let end = text.ceil_char_boundary(place.bytes.end.clamp(start, text.len()));
    // What goes over several lines is told by its first.
    let end = text[start..end].find('\n').map_or(end, |line| start + line);
    let annotation = kind.span(start..end);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(text).path(name).annotation(annotation)
}
