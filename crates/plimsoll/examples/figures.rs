//! Reads a text with the library and prints its figures: `cargo run --example figures report.txt`

use plimsoll_capture::{Input, Options, capture};
use plimsoll_lexicon::Lexicon;
use plimsoll_report::wording;

const TEXT: &str = "\
The harbour ministry said on 4 March 2024 that North Korea had sent more than 6,700 containers to Russia since September \
2023. They could hold up to 3 million rounds of 152 mm artillery shells.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (name, bytes) = match std::env::args().nth(1) {
        Some(path) => (path.clone(), std::fs::read(path)?),
        None => ("example.txt".to_string(), TEXT.as_bytes().to_vec()),
    };
    let lexicon = Lexicon::shipped("arms-transfers")?;
    let captured = capture(Input::new(&name, &bytes), &Options::default());
    for problem in &captured.problems {
        eprintln!("{problem}");
    }
    for report in &captured.reports {
        for claim in plimsoll_claim::read(report, &lexicon) {
            let speaker = claim.speaker.as_deref().unwrap_or("the report itself");
            let figure = wording::figure_with_unit(&claim);
            println!("{figure} ({}), says {speaker}", wording::named(claim.measure));
        }
    }
    Ok(())
}
