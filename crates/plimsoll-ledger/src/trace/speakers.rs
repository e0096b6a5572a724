use crate::statement::{Pile, Voice};

/// Who speaks in which report.
#[derive(Debug)]
pub(super) struct Speakers {
    /// Where the voices of each report begin, and where the last end.
    starts: Vec<usize>,
    /// Of each report, sorted.
    voices: Vec<Voice>,
}

impl Speakers {
    pub(super) fn of(pile: &Pile<'_>) -> Self {
        let mut speakers = Self { starts: Vec::with_capacity(pile.reports.len() + 1), voices: Vec::new() };
        for report in 0..pile.reports.len() {
            let members = pile.of_report(report);
            speakers.starts.push(speakers.voices.len());
            let mut own: Vec<Voice> = members.iter().map(|&index| pile.statements[index].voice).collect();
            own.sort_unstable();
            own.dedup();
            speakers.voices.extend(own);
        }
        speakers.starts.push(speakers.voices.len());
        speakers
    }

    /// The voices of a report.
    pub(super) fn in_report(&self, report: usize) -> &[Voice] {
        &self.voices[self.starts[report]..self.starts[report + 1]]
    }
}
