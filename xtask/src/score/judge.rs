//! Running a scorer on the predictions it needs.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::cases;
use super::plan::{Places, Set};
use super::predict::{Predictions, Run};
use super::table::Outcome;

/// What came of one set.
pub(super) struct Judged {
    /// Each score's name and outcome, in the order of the plan.
    pub(super) scores: Vec<(String, Outcome)>,
    /// What a reader should know beside the scores.
    pub(super) notes: Vec<String>,
}

/// Scores one set; with `errors`, the first misses are among the notes.
pub(super) fn set(
    set: &Set,
    predictions: &mut Predictions<'_>,
    places: &Places,
    errors: usize,
) -> Result<Judged> {
    let mut notes = Vec::new();
    for need in &set.needs {
        match predictions.get(need)? {
            Run::Complete => {}
            Run::Partial(said) => {
                notes.push(format!("{}: `{need}` left some input unread: {said}", set.name))
            }
            Run::Missing(said) => {
                notes.push(format!("{}: `{need}` is not there yet: {said}", set.name));
                return Ok(all(set, &Outcome::NotYet, notes));
            }
            Run::Failed(said) => {
                notes.push(format!("{}: `{need}` failed: {said}", set.name));
                return Ok(all(set, &Outcome::Failed, notes));
            }
        }
    }
    let (answer, misses) = match score(set, places, errors) {
        Ok(scored) => scored,
        Err(error) => {
            notes.push(format!("{}: {error:#}", set.name));
            return Ok(all(set, &Outcome::Failed, notes));
        }
    };
    if errors > 0 && !misses.trim().is_empty() {
        notes.push(format!("{}, first misses:\n{}", set.name, misses.trim_end()));
    }
    let scores = set.scores.iter().map(|score| {
        let outcome = score.measure.of(&answer).map_or(Outcome::Failed, Outcome::Score);
        (score.name.clone(), outcome)
    });
    Ok(Judged { scores: scores.collect(), notes })
}

fn all(set: &Set, outcome: &Outcome, notes: Vec<String>) -> Judged {
    Judged { scores: set.scores.iter().map(|score| (score.name.clone(), outcome.clone())).collect(), notes }
}

/// The scorer's answer, and the misses it lists after it or on stderr.
fn score(set: &Set, places: &Places, errors: usize) -> Result<(Value, String)> {
    let (script, arguments) = set.scorer.split_first().context("its `scorer` is empty")?;
    if script == cases::SCORER {
        let filled: Vec<String> = arguments.iter().map(|argument| places.fill(argument)).collect();
        return cases::score(&filled, errors);
    }
    let script = places.shared.join("eval").join(script);
    let output = Command::new("python3")
        .arg(&script)
        .args(arguments.iter().map(|argument| places.fill(argument)))
        .args(["--json", "--errors", &errors.to_string()])
        .output()
        .context("cannot start python3: the scorers need it, install Python 3.11 or later")?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("{} failed: {}", name(&script), complaint.lines().last().unwrap_or("it said nothing"));
    }
    let (answer, after) =
        first_value(&output.stdout).with_context(|| format!("{} printed no JSON", name(&script)))?;
    Ok((answer, format!("{after}{complaint}")))
}

/// The JSON value that bytes start with, and the text after it.
fn first_value(bytes: &[u8]) -> Result<(Value, String)> {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<Value>();
    let value = values.next().context("nothing was printed")??;
    let after = String::from_utf8_lossy(&bytes[values.byte_offset()..]).trim_start().to_owned();
    Ok((value, after))
}

fn name(script: &Path) -> String {
    script.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misses_follow_the_answer() {
        let (value, after) = first_value(b"{\"F1\": 0.5}\nseed0 | missed\n").expect("JSON comes first");
        assert_eq!(
            (value.pointer("/F1").and_then(Value::as_f64), after.as_str()),
            (Some(0.5), "seed0 | missed\n")
        );
    }

    #[test]
    fn no_answer_is_an_error() {
        assert!(first_value(b"").is_err());
        assert!(first_value(b"Traceback").is_err());
    }
}
