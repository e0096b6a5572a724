//! Prints what is found of actors and attribution in reports: `annotate_attribution REPORTS.jsonl [--voices]`.
//!
//! Rows as `plimsoll annotate --layers attribution,actor` prints them; with `--voices`, who speaks where.

use std::error::Error;
use std::io::{BufRead, Write};

use plimsoll_capture::Zone;
use plimsoll_claim::actor::Actors;
use plimsoll_claim::attribution::Attributions;
use plimsoll_claim::{Reading, actor, attribution, time};
use plimsoll_lexicon::Lexicon;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file of reports, one JSON object a line")?;
    let voices = arguments.next().is_some_and(|argument| argument == "--voices");
    let lexicon = Lexicon::shipped("arms-transfers")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let report: Value = serde_json::from_str(&line?)?;
        for row in rows(&report, &lexicon, voices) {
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}

fn rows(report: &Value, lexicon: &Lexicon, voices: bool) -> Vec<Value> {
    let field = |name: &str| report.get(name).and_then(Value::as_str);
    let text = field("text").unwrap_or_default();
    let mut reading = Reading::new(text, lexicon, |_| Zone::Body);
    reading.outlet = field("outlet");
    reading.published = field("published").and_then(|day| day.parse().ok());
    let times = time::read(&reading);
    let actors = actor::read(&reading, &times);
    let found = attribution::read(&reading, &actors, &times);
    let id = field("id").unwrap_or_default();
    if voices { voice_rows(id, &actors, &found) } else { annotations(id, text, &actors, &found) }
}

fn annotations(id: &str, text: &str, actors: &Actors, found: &Attributions) -> Vec<Value> {
    let attributions = found.attributions.iter().map(|row| {
        let all = row.source.iter().chain(&row.cue).chain(&row.content);
        let whole = all.copied().reduce(|one, other| one.cover(other));
        json!({
            "report": id, "layer": "attribution",
            "start": whole.map(|span| span.start()), "end": whole.map(|span| span.end()),
            "text": whole.map(|span| span.of(text)),
            "source": row.source, "cue": row.cue, "content": row.content,
            "speaker": row.speaker.map(|speaker| &actors.actors[speaker].name),
            "modality": format!("{:?}", row.commitment).to_lowercase(),
        })
    });
    let mentions = actors.mentions.iter().map(|mention| {
        let actor = actors.of(mention);
        json!({
            "report": id, "layer": "actor", "start": mention.span.start(), "end": mention.span.end(),
            "text": mention.span.of(text), "kind": actor.kind, "name": actor.name, "role": actor.role,
        })
    });
    attributions.chain(mentions).collect()
}

fn voice_rows(id: &str, actors: &Actors, found: &Attributions) -> Vec<Value> {
    let name = |actor: usize| actors.actors[actor].name.as_str();
    let row = |(span, voice): &(plimsoll_text::Span, attribution::Voice)| {
        json!({
            "report": id, "start": span.start(), "end": span.end(),
            "speaker": voice.speaker.map(name),
            "via": voice.via.iter().map(|actor| name(*actor)).collect::<Vec<_>>(),
            "said_on": voice.said_on, "rules": voice.rules,
        })
    };
    found.voices.iter().map(row).collect()
}
