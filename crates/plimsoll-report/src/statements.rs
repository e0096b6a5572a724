//! Statements without a number as a table.

use plimsoll_claim::{ClaimId, Event, Modality};

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

/// A modality where it is not that of a plain statement.
fn modality(modality: Modality) -> String {
    match modality {
        Modality::Asserted => String::new(),
        other => format!("{other:?}").to_lowercase(),
    }
}
