//! The bytes of a report, kept to be handed on.

use plimsoll_capture::{Kind, Moment, Report};
use plimsoll_report::Kept;

use crate::feed::STDIN;
use crate::reading::Origin;
use crate::walk::is_lines;

/// What was received for a report. None where its bytes are a part of what was read that cannot be told by its hash: an element of an
/// array.
pub(crate) fn of(report: &Report, origin: &Origin<'_>, published: Option<Moment>) -> Option<Kept> {
    let is_line = is_lines(std::path::Path::new(origin.name)) || origin.name == STDIN;
    let without_end = origin.bytes.strip_suffix(b"\n").map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let line = without_end.filter(|_| is_line).unwrap_or(origin.bytes);
    let bytes = [origin.bytes, line].into_iter().find(|bytes| is_of(report, bytes))?;
    Some(Kept {
        report: report.id.clone(),
        hash: report.hash.clone(),
        bytes: bytes.to_vec(),
        name: origin.name.to_string(),
        kind: Kind::of(origin.name, bytes),
        published,
        source: None,
        retrieved_at: None,
        media_type: None,
        tool: Some(format!("plimsoll {}", env!("CARGO_PKG_VERSION"))),
        operator: None,
        note: None,
    })
}

fn is_of(report: &Report, bytes: &[u8]) -> bool {
    report.hash == plimsoll_report::hash_of(bytes)
}
