//! What `dom_smoothie`, a reader for whole pages, takes for the article.

use std::collections::HashSet;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::clean::STAMP;
use super::scan::{Piece, Scanner, attribute};

/// Stamps of the elements it keeps; empty where it finds no article.
pub(super) fn stamps(document: Document) -> HashSet<u32> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let Ok(mut reader) = Readability::with_document(document, None, Some(config)) else {
        return HashSet::new();
    };
    let Ok(article) = reader.parse() else { return HashSet::new() };
    let stamp = |piece| match piece {
        Piece::Open { tag, .. } => attribute(tag, STAMP).and_then(|stamp| stamp.parse().ok()),
        _ => None,
    };
    Scanner::new(&article.content).filter_map(stamp).collect()
}
