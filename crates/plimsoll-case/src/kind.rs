//! Kinds of inputs by the names they are kept under.

use plimsoll_capture::Kind;

/// The name a kind is kept under.
pub(crate) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Html => "html",
        Kind::Json => "json",
        Kind::JsonLines => "jsonl",
    }
}

/// The kind of a name.
pub(crate) fn named(name: &str) -> Option<Kind> {
    [Kind::Text, Kind::Html, Kind::Json, Kind::JsonLines].into_iter().find(|kind| self::name(*kind) == name)
}

/// The media type of a kind, where nobody tells another.
pub fn media_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text/plain",
        Kind::Html => "text/html",
        Kind::Json | Kind::JsonLines => "application/json",
    }
}
