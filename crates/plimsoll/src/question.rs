//! What a person adds to the reports: a day for the estimates, grades of sources.

use std::fs;

use plimsoll_ledger::{Grading, Question};

use crate::args;
use crate::exit::Usage;

/// The question that the arguments put.
pub(crate) fn of(asked: &args::Question) -> anyhow::Result<Question> {
    let Some(path) = &asked.grades else { return Ok(Question { as_of: asked.as_of, ..Question::default() }) };
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        Usage(format!("--grades {name}: the file cannot be read as UTF-8 text ({error})"))
    })?;
    let grading = Grading::from_toml(&text).map_err(|error| Usage(format!("--grades {name}: {error}")))?;
    Ok(Question { as_of: asked.as_of, grading })
}
