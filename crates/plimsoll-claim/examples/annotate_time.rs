//! Prints the time expressions of reports, one JSON object a line: `annotate_time REPORTS.jsonl`.
//!
//! A report is an object with `id`, `text` and perhaps `published`.

use std::io::{BufRead, Write};

use plimsoll_capture::Zone;
use plimsoll_claim::{Reading, time};
use plimsoll_lexicon::Lexicon;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file of reports, one JSON object a line")?;
    let lexicon = Lexicon::shipped("none")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let report: serde_json::Value = serde_json::from_str(&line?)?;
        let text = report["text"].as_str().ok_or("a report without text")?;
        let mut reading = Reading::new(text, &lexicon, |_| Zone::Body);
        reading.published =
            report["published"].as_str().and_then(|date| date.get(..date.len().min(10))?.parse().ok());
        for mention in time::read(&reading) {
            for timex in mention.timexes() {
                let row = serde_json::json!({
                    "report": report["id"], "layer": "time", "start": timex.span.start(), "end": timex.span.end(),
                    "text": timex.span.of(text), "type": timex.kind, "value": timex.value, "edtf": timex.edtf(),
                    "relation": mention.relation, "rule": timex.rule, "window": mention.window(),
                });
                writeln!(out, "{row}")?;
            }
        }
    }
    Ok(())
}
