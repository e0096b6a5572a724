//! Formats that are not read, told by their first bytes.

use std::sync::LazyLock;

use memchr::memchr;
use serde::Deserialize;

use crate::{Problem, charset};

/// Bytes in which a zero byte betrays that the input is not text.
const LOOKED_AT: usize = 8192;

#[derive(Deserialize)]
struct File {
    format: Vec<Format>,
}

#[derive(Deserialize)]
struct Format {
    magic: String,
    found: String,
    advice: String,
}

static FORMATS: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/formats.toml")).expect("data/formats.toml is well formed")
});

/// A problem where `bytes` are of a known format that is not text, or hold zero bytes.
pub(crate) fn refuse(name: &str, bytes: &[u8]) -> Option<Problem> {
    let name = name.to_owned();
    if let Some(format) = FORMATS.format.iter().find(|format| bytes.starts_with(&unhex(&format.magic))) {
        return Some(Problem::NotText { name, found: &format.found, advice: &format.advice });
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    if memchr(0, head).is_none() || charset::wide(bytes).is_some() {
        return None;
    }
    Some(Problem::NotText { name, found: "binary data", advice: "give the text of the report" })
}

fn unhex(digits: &str) -> Vec<u8> {
    digits.split(' ').filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}
