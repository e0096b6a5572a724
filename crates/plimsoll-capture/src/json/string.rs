use plimsoll_text::Span;

use crate::{Fidelity, SourceMap};

/// The string that a literal stands for, which begins at byte `at` of the input and leads back to it by `map`.
pub(super) fn text(raw: &str, at: usize, map: &SourceMap) -> serde_json::Result<String> {
    unescaped(raw, at, map).map_or_else(|| serde_json::from_str(raw), Ok)
}

/// The same where each of its escapes stands for a character by itself.
fn unescaped(raw: &str, at: usize, map: &SourceMap) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    for run in map.runs() {
        let written = raw.get(run.raw.start() as usize - at..run.raw.end() as usize - at)?;
        match run.fidelity {
            Fidelity::Verbatim => text.push_str(written),
            Fidelity::Decoded => text.push(character(written)?),
        }
    }
    Some(text)
}

/// The character that an escape stands for by itself.
fn character(escape: &str) -> Option<char> {
    Some(match escape.as_bytes().get(1)? {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => char::from_u32(u32::from(unit(escape, 2)?))?,
        plain @ (b'"' | b'\\' | b'/') => char::from(*plain),
        _ => return None,
    })
}

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
    let unicode = if rest.as_bytes().get(1) == Some(&b'u') { unit(rest, 2) } else { None };
    let Some(first) = unicode else { return Some((1, 2.min(rest.len()))) };
    if (0xd800..0xdc00).contains(&first) {
        // Half a pair may stand before any character; it is refused with the text.
        return Some((4, rest.floor_char_boundary(12)));
    }
    Some((char::from_u32(u32::from(first)).map_or(3, char::len_utf8), 6))
}

/// The number that four digits at byte `at` are.
fn unit(rest: &str, at: usize) -> Option<u16> {
    rest.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok())
}

fn span(start: usize, length: usize) -> Span {
    Span::of_range(start..start + length)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{source_map, text};

    #[test]
    fn escapes_are_read_as_json_reads_them() {
        let same = [
            r#""""#,
            r#""40 crates""#,
            r#""a \"b\" \\ \/ \b\f\n\r\t c""#,
            r#""Ł\u0141dź \u2019\n""#,
            r#""\ud83d\udea2 sails""#,
        ];
        let text = |raw: &str| text(raw, 0, &source_map(raw, 0));
        for raw in same {
            assert_eq!(text(raw).unwrap(), serde_json::from_str::<String>(raw).unwrap(), "{raw}");
        }
        for half in [r#""half \ud83d""#, r#""half \ud83d in €3""#, r#""half \ud83dfour€""#] {
            assert!(text(half).is_err(), "{half}");
        }
    }
}
