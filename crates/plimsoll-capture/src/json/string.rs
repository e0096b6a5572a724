use plimsoll_text::Span;

use crate::{Fidelity, SourceMap};

/// The way from a string to the JSON it was written as: `raw` is the literal with its quotation marks, which begins at
/// byte `at` of the input.
pub(super) fn source_map(raw: &str, at: usize) -> SourceMap {
    let inside = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or("");
    let (mut map, mut text, mut from) = (SourceMap::default(), 0, at + 1);
    let mut rest = inside;
    while !rest.is_empty() {
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        map.push(span(text, plain), span(from, plain), Fidelity::Verbatim);
        (text, from) = (text + plain, from + plain);
        rest = &rest[plain..];
        if let Some((length, written)) = escape(rest) {
            map.push(span(text, length), span(from, written), Fidelity::Decoded);
            (text, from) = (text + length, from + written);
            rest = &rest[written..];
        }
    }
    map
}

/// Bytes of the character that an escape stands for, and bytes of the escape.
fn escape(rest: &str) -> Option<(usize, usize)> {
    if rest.is_empty() {
        return None;
    }
    let unit = |at: usize| rest.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let unicode = if rest.as_bytes().get(1) == Some(&b'u') { unit(2) } else { None };
    let Some(first) = unicode else { return Some((1, 2.min(rest.len()))) };
    if (0xd800..0xdc00).contains(&first) {
        return Some((4, 12.min(rest.len())));
    }
    Some((char::from_u32(u32::from(first)).map_or(3, char::len_utf8), 6))
}

fn span(start: usize, length: usize) -> Span {
    Span::of_range(start..start + length)
}
