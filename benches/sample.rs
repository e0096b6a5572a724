//! What the benchmarks read.

use std::fs;
use std::path::Path;

/// Read where the sample reports are not at hand.
const OWN: &str = "\
The ministry said on Monday that North Korea had sent more than 6,700 containers to Russia since September 2023. They \
could hold up to 3 million rounds of 152 mm artillery shells or 500,000 rounds of 122 mm shells, the minister added.

Two officials told the Harbour Gazette last week that some of the ships had sailed again in March.

";

/// The sample reports one after the other, as often as fills `length` bytes.
pub fn text(length: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/reports");
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let samples: Vec<String> = files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    let once = if samples.is_empty() { OWN.to_string() } else { samples.join("\n\n") };
    once.repeat(length / once.len() + 1)
}
