//! The one table: each score beside its floor.

use std::fmt::Write;

/// What came of one score.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// It was measured.
    Score(f64),
    /// The binary does not have the command.
    NotYet,
    /// The command ended badly, or the scorer's answer lacks the score.
    Failed,
}

/// One line.
pub(super) struct Row {
    pub(super) set: String,
    pub(super) score: String,
    pub(super) outcome: Outcome,
    pub(super) floor: Option<f64>,
}

impl Row {
    /// Whether it reaches its floor, compared as printed; without a floor there is nothing to reach.
    fn holds(&self) -> Option<bool> {
        let floor = self.floor?;
        Some(matches!(self.outcome, Outcome::Score(score) if thousandths(score) >= thousandths(floor)))
    }

    fn cells(&self) -> [String; 5] {
        let outcome = match self.outcome {
            Outcome::Score(score) => format!("{score:.3}"),
            Outcome::NotYet => "not yet".to_owned(),
            Outcome::Failed => "failed".to_owned(),
        };
        let floor = self.floor.map_or_else(|| "-".to_owned(), |floor| format!("{floor:.3}"));
        let verdict = match self.holds() {
            Some(true) => "holds",
            Some(false) => "BELOW",
            None => "",
        };
        [self.set.clone(), self.score.clone(), outcome, floor, verdict.to_owned()]
    }
}

fn thousandths(score: f64) -> f64 {
    (score * 1000.0).round()
}

/// Whether every row with a floor reaches it.
pub(super) fn verdict(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.holds() != Some(false))
}

/// The table as text; a set is named on its first line only.
pub(super) fn render(rows: &[Row]) -> String {
    let header = ["set", "score", "value", "floor", ""].map(str::to_owned);
    let mut lines = vec![header];
    for (index, row) in rows.iter().enumerate() {
        let mut cells = row.cells();
        if index > 0 && rows[index - 1].set == row.set {
            cells[0].clear();
        }
        lines.push(cells);
    }
    let width =
        |column: usize| lines.iter().map(|cells| cells[column].chars().count()).max().unwrap_or_default();
    let (first, second) = (width(0), width(1));
    let mut text = String::new();
    for [set, score, value, floor, verdict] in &lines {
        let line = format!("{set:first$}  {score:second$}  {value:>7}  {floor:>5}  {verdict}");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(outcome: Outcome, floor: Option<f64>) -> Row {
        Row { set: "times".to_owned(), score: "strict".to_owned(), outcome, floor }
    }

    #[test]
    fn a_floor_is_reached_by_what_is_printed() {
        assert!(verdict(&[row(Outcome::Score(0.7996), Some(0.8))]));
        assert!(!verdict(&[row(Outcome::Score(0.7994), Some(0.8))]));
    }

    #[test]
    fn what_was_not_measured_never_reaches_a_floor() {
        assert!(!verdict(&[row(Outcome::NotYet, Some(0.0))]));
        assert!(!verdict(&[row(Outcome::Failed, Some(0.0))]));
        assert!(verdict(&[row(Outcome::NotYet, None)]));
    }

    #[test]
    fn a_set_is_named_once() {
        let rows = [
            row(Outcome::Score(0.5), Some(0.25)),
            row(Outcome::NotYet, Some(0.5)),
            row(Outcome::Failed, None),
        ];
        let expected = "\
set    score     value  floor
times  strict    0.500  0.250  holds
       strict  not yet  0.500  BELOW
       strict   failed      -
";
        assert_eq!(render(&rows), expected);
    }
}
