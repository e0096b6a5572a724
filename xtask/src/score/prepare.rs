//! What the runs need beside the judged reports as they are: kept under target/score, made anew each time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::plan::Places;

/// Sets of cases, by their folder.
const CASES: [&str; 2] = ["recognizers", "duckling"];

/// Makes the work folder: the seeds under the names they have in the gold, the split, the texts of
/// cases, the unpacked pages.
pub(super) fn folder(places: &Places) -> Result<()> {
    fs::create_dir_all(&places.work).with_context(|| format!("cannot create {}", places.work.display()))?;
    let seeds = seeds(places)?;
    split(places, seeds)?;
    for name in CASES {
        let cases = places.shared.join("eval/dev").join(name).join("cases.jsonl");
        super::cases::prepare(&cases, &places.work.join(format!("{name}-cases.jsonl")))?;
    }
    pages(places)
}

/// Copies the pasted articles as seed0.txt, seed1.txt …, so that their stems are the ids of the gold.
fn seeds(places: &Places) -> Result<usize> {
    let folder = empty(places.work.join("seeds"))?;
    let articles = listed(&places.shared.join("seeds"))?;
    for (number, article) in articles.iter().enumerate() {
        fs::copy(article, folder.join(format!("seed{number}.txt")))
            .with_context(|| format!("cannot copy {}", article.display()))?;
    }
    Ok(articles.len())
}

/// Writes which judged reports are seeds and which are not.
fn split(places: &Places, seeds: usize) -> Result<()> {
    let seeds: Vec<String> = (0..seeds).map(|number| format!("seed{number}")).collect();
    let mut others = Vec::new();
    for file in listed(&places.shared.join("gold/claims"))? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !seeds.contains(&id) {
            others.push(id);
        }
    }
    let path = places.work.join("split.json");
    fs::write(&path, json!({"seeds": seeds, "others": others}).to_string())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Unpacks the article pages with the tool that comes with them.
fn pages(places: &Places) -> Result<()> {
    let folder = empty(places.work.join("html"))?;
    let status = Command::new("python3")
        .arg(places.shared.join("eval/unpack_articles.py"))
        .arg(places.shared.join("eval/dev/articles"))
        .arg(folder)
        .status()
        .context("cannot start python3: the scorers need it, install Python 3.11 or later")?;
    ensure!(status.success(), "unpack_articles.py failed: {status}");
    Ok(())
}

fn empty(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot open {}", folder.display()))?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    files.sort();
    Ok(files)
}
