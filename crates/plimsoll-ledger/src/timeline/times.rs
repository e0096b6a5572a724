//! Which statements of one kind between the same are of one time.

use std::collections::BTreeMap;

use plimsoll_claim::event::EventKind;
use plimsoll_claim::{Date, Event};

/// When a statement's event happened, as far as it tells; what somebody did by speaking happened when it was told.
pub(super) fn on(event: &Event) -> Option<Date> {
    let time = event.time.and_then(|time| time.from.or(time.to));
    let spoken = matches!(event.kind, EventKind::Denial | EventKind::Accusation);
    time.or_else(|| event.said_on.filter(|_| spoken)).filter(|date| date.year().is_some())
}

/// Statements that differ in nothing but their time, those of one time together: a month joins the one day of it that is
/// told, a year nothing.
pub(super) fn apart(events: Vec<&Event>) -> Vec<Vec<&Event>> {
    let mut by_date: BTreeMap<Option<Date>, Vec<&Event>> = BTreeMap::new();
    for event in events {
        by_date.entry(on(event).map(Date::exactly)).or_default().push(event);
    }
    let days: Vec<Date> = by_date.keys().flatten().copied().filter(|date| date.day().is_some()).collect();
    let months: Vec<Date> = by_date
        .keys()
        .flatten()
        .copied()
        .filter(|date| date.day().is_none() && date.month().is_some())
        .collect();
    for month in months {
        let mut inside = days.iter().filter(|day| day.to_month() == month);
        if let (Some(day), None) = (inside.next(), inside.next())
            && let Some(events) = by_date.remove(&Some(month))
        {
            by_date.entry(Some(*day)).or_default().extend(events);
        }
    }
    by_date.into_values().collect()
}
