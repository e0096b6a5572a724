//! Statements without a number as a table.

use plimsoll_capture::Report;
use plimsoll_claim::{ClaimId, Event, Modality, Part};

use crate::layout::{Column, Columns, Style};
use crate::wording;

/// Statements; `named` says how an id is shown.
pub(crate) fn table(events: &[Event], named: impl Fn(&ClaimId) -> String) -> Columns {
    let mut table = Columns::new(&[
        Column::short("Statement").styled(Style::Faint),
        Column::short("Kind").styled(Style::Bold),
        Column::words("What"),
        Column::short("When"),
        Column::words("Said by"),
        Column::short("Modality"),
        Column::words("Report"),
    ]);
    for event in events {
        table.row([
            named(&event.statement),
            event.kind.name().to_string(),
            wording::event(event),
            event.time.map_or_else(String::new, wording::when),
            event.speaker.clone().unwrap_or_default(),
            modality(event.modality),
            event.report.clone(),
        ]);
    }
    table
}

/// The sentence that tells a statement, white space normalised.
pub(crate) fn sentence(report: &Report, event: &Event) -> String {
    let text = match event.part {
        Part::Text => report.text.as_str(),
        Part::Title => report.title.as_deref().unwrap_or_default(),
    };
    let words = text.get(event.spans.sentence.range()).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A modality where it is not that of a plain statement.
fn modality(modality: Modality) -> String {
    match modality {
        Modality::Asserted => String::new(),
        other => format!("{other:?}").to_lowercase(),
    }
}
