//! A web page: the words of the report without what the page puts around them.

mod blocks;
mod clean;
mod compose;
mod entity;
mod head;
mod linked;
mod metadata;
mod place;
mod scan;
mod select;
mod shown;
mod vote;

use dom_query::Document;
use encoding_rs::Encoding;

use crate::charset::{self, Decoded};
use crate::{Input, Options, Remark, Report};

/// Bytes in which a page declares its character set.
const DECLARED_WITHIN: usize = 4096;

/// Elements up to which a page is put to the vote, whose time grows faster than the page. News pages have some thousand.
const MOST_ELEMENTS: usize = 40_000;

pub(crate) fn capture(input: Input<'_>, options: &Options) -> Report {
    let decoded = charset::decode(input.bytes, declared(input.bytes));
    let mut clean = clean::clean(&decoded.text);
    let document = Document::from(std::mem::take(&mut clean.markup));
    let votes = (clean.elements <= MOST_ELEMENTS).then(|| vote::stamps(document.clone()));
    let known = clean.words.len();
    let blocks = blocks::blocks(&document, &mut clean.words, votes.as_ref());
    let taken = select::select(&blocks, &clean.words);
    let text = compose::compose(&blocks, &taken, &clean.words, known);
    let mut draft = metadata::read(&clean.head);
    draft.id = input.stem().to_owned();
    draft.is_file = true;
    draft.source_map = text.map.through(&clean.map).through(&decoded.map);
    draft.text = text.text;
    draft.known_zones = text.zones;
    let is_taken = |at: &usize| taken.get(*at).copied().unwrap_or_default();
    let of_blocks = (0..blocks.len()).filter(is_taken).flat_map(|at| blocks[at].links.iter().cloned());
    draft.links = of_blocks.collect();
    draft.remarks = remarks(&decoded, clean.is_cut);
    shown::fill(&mut draft, &blocks, &taken, &clean.words);
    draft.finish(input.bytes, options)
}

fn remarks(decoded: &Decoded<'_>, is_cut: bool) -> Vec<Remark> {
    let mut remarks = decoded.remarks.clone();
    if is_cut {
        remarks.push(Remark::new(
            "tags-dropped",
            "the page nests too deep or has too many elements; the innermost and last tags were left out",
        ));
    }
    remarks
}

/// The character set that a page names in its first bytes (`<meta charset>`, or in `http-equiv`).
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let at = memchr::memmem::find_iter(&head, b"charset=").find(|at| {
        let tag = head[..*at].iter().rposition(|byte| *byte == b'<').map_or(&[][..], |start| &head[start..]);
        tag.starts_with(b"<meta") || tag.starts_with(b"<?xml")
    })?;
    let value = head[at + 8..].trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\'' | b'>' | b';' | b' ' | b'/'))
        .unwrap_or(value.len());
    Encoding::for_label(&value[..end])
}
