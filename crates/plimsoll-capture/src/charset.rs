//! Bytes to characters: byte order mark, else UTF-8, else what the page declares, else a guess.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr_iter;
use plimsoll_text::Span;

use crate::{Fidelity, Remark, SourceMap};

/// A text as characters.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) map: SourceMap,
    pub(crate) remarks: Vec<Remark>,
}

/// Decodes `bytes`; `declared` is the character set a page names.
pub(crate) fn decode<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Decoded<'a> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return wide_text(&bytes[mark..], mark, encoding);
    }
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let plain = &bytes[mark..];
    let invalid = match std::str::from_utf8(plain) {
        Ok(text) => return utf8(text, mark),
        Err(error) => error,
    };
    if let Some(encoding) = wide(bytes) {
        return wide_text(bytes, 0, encoding);
    }
    let cut_off = invalid.error_len().is_none();
    if mark > 0 || cut_off || declared == Some(UTF_8) || is_mostly_utf8(plain) {
        return broken_utf8(plain, mark);
    }
    if let Some(encoding) = declared.filter(|encoding| !is_wide(encoding)) {
        return by_lines(plain, encoding, Vec::new());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(plain, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let message = format!("no character set is declared; it was read as {}", encoding.name());
    by_lines(plain, encoding, vec![Remark::new("charset-guessed", message)])
}

/// UTF-16 without a byte order mark: in Western text every other byte is zero.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding).filter(|encoding| is_wide(encoding));
    }
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() * 2 / 5;
    match (even > many, odd > many) {
        (false, true) if even == 0 => Some(UTF_16LE),
        (true, false) if odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn utf8(text: &str, mark: usize) -> Decoded<'_> {
    let mut map = SourceMap::default();
    map.push(span(0, text.len()), span(mark, text.len()), Fidelity::Verbatim);
    Decoded { text: Cow::Borrowed(text), map, remarks: Vec::new() }
}

/// More well-formed characters beyond ASCII than broken ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

fn broken_utf8(bytes: &[u8], mark: usize) -> Decoded<'static> {
    let (mut text, mut map, mut at) = (String::with_capacity(bytes.len()), SourceMap::default(), mark);
    let mut bad = 0u64;
    for chunk in bytes.utf8_chunks() {
        map.push(span(text.len(), chunk.valid().len()), span(at, chunk.valid().len()), Fidelity::Verbatim);
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            bad += 1;
            map.push(span(text.len(), 3), span(at, chunk.invalid().len()), Fidelity::Decoded);
            text.push('\u{fffd}');
            at += chunk.invalid().len();
        }
    }
    let message = format!("{bad} sequences of bytes are not UTF-8; each stands as \u{fffd}");
    Decoded { text: Cow::Owned(text), map, remarks: vec![Remark::new("broken-encoding", message)] }
}

/// Decodes line by line, so that a line leads back to its bytes. No character set but the wide ones and ISO-2022-JP uses
/// the line feed inside another character.
fn by_lines(bytes: &[u8], encoding: &'static Encoding, mut remarks: Vec<Remark>) -> Decoded<'static> {
    let (mut text, mut map, mut broken) = (String::with_capacity(bytes.len()), SourceMap::default(), false);
    let ends: Box<dyn Iterator<Item = usize>> = if encoding == ISO_2022_JP {
        Box::new(std::iter::empty())
    } else {
        Box::new(memchr_iter(b'\n', bytes).map(|at| at + 1))
    };
    let mut start = 0;
    for end in ends.chain([bytes.len()]) {
        let (line, had_errors) = encoding.decode_without_bom_handling(&bytes[start..end]);
        broken |= had_errors;
        let same = line.as_bytes() == &bytes[start..end];
        let fidelity = if same { Fidelity::Verbatim } else { Fidelity::Decoded };
        map.push(span(text.len(), line.len()), span(start, end - start), fidelity);
        text.push_str(&line);
        start = end;
    }
    if broken {
        let message = format!("some bytes are not {}; each stands as \u{fffd}", encoding.name());
        remarks.push(Remark::new("broken-encoding", message));
    }
    Decoded { text: Cow::Owned(text), map, remarks }
}

fn wide_text(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Decoded<'static> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let mut map = SourceMap::default();
    let mut remarks = Vec::new();
    if broken {
        // Characters and units do not match up: only the whole leads back.
        map.push(span(0, text.len()), span(mark, bytes.len()), Fidelity::Decoded);
        let message = format!("some bytes are not {}; each stands as \u{fffd}", encoding.name());
        remarks.push(Remark::new("broken-encoding", message));
    } else {
        let (mut at, mut raw) = (0, mark);
        for line in text.split_inclusive('\n') {
            let length = line.chars().map(char::len_utf16).sum::<usize>() * 2;
            map.push(span(at, line.len()), span(raw, length), Fidelity::Decoded);
            (at, raw) = (at + line.len(), raw + length);
        }
    }
    Decoded { text: Cow::Owned(text), map, remarks }
}

fn span(start: usize, length: usize) -> Span {
    Span::of_range(start..start + length)
}
