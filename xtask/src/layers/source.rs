//! Words of the standard library that an inner crate must not use; dependencies alone cannot show them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Every line under a source folder that holds one of the words.
pub(super) fn breaches(folder: &Path, words: &BTreeMap<String, String>) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in sources(folder)? {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        for (number, word, reason) in forbidden_words(&text, words) {
            found.push(format!("{}:{number} has `{word}` ({reason})", path.display()));
        }
    }
    Ok(found)
}

/// The Rust files under a folder, sorted, tests in files of their own left out.
fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot open {}", folder.display()))? {
            let path = entry?.path();
            if path.file_stem().is_some_and(|stem| stem == "tests") {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Line number, word and reason of each hit before the tests at the end of a file, comments left out.
fn forbidden_words<'rules>(
    text: &str,
    words: &'rules BTreeMap<String, String>,
) -> Vec<(usize, &'rules str, &'rules str)> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("mod tests {") {
            break;
        }
        let code = line.split("//").next().unwrap_or_default();
        found.extend(
            words
                .iter()
                .filter(|(word, _)| holds(code, word))
                .map(|(word, reason)| (index + 1, &**word, &**reason)),
        );
    }
    found
}

/// Whether a word stands in a line and is not the tail of a longer name.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let words = BTreeMap::from([
            ("fs::".to_owned(), "files".to_owned()),
            ("Timestamp::now".to_owned(), "clock".to_owned()),
        ]);
        forbidden_words(text, &words).into_iter().map(|(line, _, _)| line).collect()
    }

    #[test]
    fn words_in_code_are_found() {
        assert_eq!(lines("use std::fs::read;\nlet a = 1;\nlet now = Timestamp::now();\n"), [1, 3]);
    }

    #[test]
    fn comments_tests_and_longer_names_are_left_alone() {
        let text = "// fs::read is not for us\nlet a = offs::ets();\n#[cfg(test)]\nmod tests { use std::fs::read; }\n";
        assert_eq!(lines(text), Vec::<usize>::new());
    }
}
