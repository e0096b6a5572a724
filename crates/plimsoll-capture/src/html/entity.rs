use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use memchr::memchr;

/// Bytes up to which an entity goes ("&CounterClockwiseContourIntegral;").
const LONGEST: usize = 34;

/// Decodes the entity that `words` begin with; gives its characters and the bytes it was written in.
pub(super) fn decode(words: &str) -> Option<(Cow<'_, str>, usize)> {
    let head = &words.as_bytes()[..words.len().min(LONGEST)];
    let end = memchr(b';', head)?;
    let written = &words[..=end];
    if let Some(number) = written.strip_prefix("&#") {
        let digits = &number[..number.len() - 1];
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        return Some((Cow::Owned(character(code.ok()?).to_string()), written.len()));
    }
    let decoded = html_escape::decode_html_entities(written);
    (decoded != written).then_some((decoded, written.len()))
}

/// Numbers of the C1 range mean Windows-1252 on web pages.
fn character(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => {
            WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or('\u{fffd}')
        }
        Ok(0) => '\u{fffd}',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}

/// Decodes all entities of an attribute's value.
pub(super) fn decode_all(value: &str) -> String {
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        decoded.push_str(&rest[..at]);
        let (words, length) = decode(&rest[at..]).unwrap_or((Cow::Borrowed("&"), 1));
        decoded.push_str(&words);
        rest = &rest[at + length..];
    }
    decoded.push_str(rest);
    decoded
}
