use std::borrow::Cow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use plimsoll_capture::Kind;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::Received;

/// The first line: what the file is.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Head {
    pub(super) row: Cow<'static, str>,
    pub(super) format: u32,
    pub(super) plimsoll: String,
    pub(super) name: Option<String>,
    pub(super) made_at: Option<jiff::Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) settings: Option<Box<RawValue>>,
    pub(super) about: String,
}

/// The last line: without it, or with another hash, the file is not whole.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct End {
    pub(super) row: Cow<'static, str>,
    /// Lines before this one.
    pub(super) rows: u64,
    /// `blake3:` and the hash of all bytes before this line.
    pub(super) hash: String,
}

/// The bytes of one report with what was noted of them.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct ReceivedRow<'a> {
    pub(super) row: Cow<'a, str>,
    pub(super) report: Cow<'a, str>,
    pub(super) hash: Cow<'a, str>,
    pub(super) name: Cow<'a, str>,
    pub(super) kind: Cow<'a, str>,
    pub(super) published: Option<String>,
    pub(super) source: Option<Cow<'a, str>>,
    pub(super) retrieved_at: Option<jiff::Timestamp>,
    pub(super) media_type: Option<Cow<'a, str>>,
    pub(super) tool: Option<Cow<'a, str>>,
    pub(super) operator: Option<Cow<'a, str>>,
    pub(super) note: Option<Cow<'a, str>>,
    /// The bytes, where they are UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Cow<'a, str>>,
    /// The bytes, where they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base64: Option<String>,
}

impl<'a> ReceivedRow<'a> {
    pub(super) fn of(received: &Received<'a>) -> Self {
        let text = std::str::from_utf8(received.bytes).ok();
        Self {
            row: "received".into(),
            report: received.report.into(),
            hash: received.hash.into(),
            name: received.name.into(),
            kind: name_of(received.kind).into(),
            published: received.published.map(|moment| moment.to_string()),
            source: received.source.map(Into::into),
            retrieved_at: received.retrieved_at,
            media_type: received.media_type.map(Into::into),
            tool: received.tool.map(Into::into),
            operator: received.operator.map(Into::into),
            note: received.note.map(Into::into),
            text: text.map(Into::into),
            base64: text.is_none().then(|| BASE64_STANDARD.encode(received.bytes)),
        }
    }

    /// The bytes; none where the line has none, or they are no base 64.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        match (&self.text, &self.base64) {
            (Some(text), _) => Some(text.as_bytes().to_vec()),
            (None, Some(encoded)) => BASE64_STANDARD.decode(encoded).ok(),
            (None, None) => None,
        }
    }
}

fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Html => "html",
        Kind::Json => "json",
        Kind::JsonLines => "json_lines",
    }
}

pub(super) fn kind_named(name: &str) -> Option<Kind> {
    [Kind::Text, Kind::Html, Kind::Json, Kind::JsonLines].into_iter().find(|kind| name_of(*kind) == name)
}
