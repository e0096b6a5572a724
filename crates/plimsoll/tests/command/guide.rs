//! Every command of docs/guide is run, in the order of the guide; what it shows is what is printed, and each picture is there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::harness::Folder;
use crate::shown::missing;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A fenced text: its language, and its lines.
struct Fenced<'a> {
    language: &'a str,
    text: &'a str,
}

fn fenced(guide: &str) -> impl Iterator<Item = Fenced<'_>> {
    guide.split("```").skip(1).step_by(2).map(|block| {
        let (language, text) = block.split_once('\n').unwrap();
        Fenced { language, text }
    })
}

/// A folder in which the samples lie where the guide has them.
fn workplace() -> Folder {
    let mut folder = Folder::new();
    for entry in fs::read_dir(root().join("examples/reports")).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("examples/reports/{}", path.file_name().unwrap().to_str().unwrap());
        folder = folder.with(&name, fs::read(&path).unwrap());
    }
    folder
}

/// Runs lines as a shell does, with the command in reach.
fn shell(folder: &Folder, lines: &str) -> Output {
    let command = Path::new(env!("CARGO_BIN_EXE_plimsoll")).parent().unwrap();
    let path = format!("{}:{}", command.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell
        .args(["-e", "-c", lines])
        .current_dir(folder.path())
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env("USER", "tester");
    shell.output().unwrap()
}

#[test]
fn every_command_of_the_guide_does_what_the_guide_shows() {
    let guide = fs::read_to_string(root().join("docs/guide/README.md")).unwrap();
    let folder = workplace();
    let mut commands = 0;
    for block in fenced(&guide) {
        // A server runs until it is ended; the browser tests have it.
        if block.language == "sh" && !block.text.starts_with("plimsoll serve ") {
            let ran = shell(&folder, block.text);
            assert!(ran.status.success(), "{}\n{}", block.text, String::from_utf8_lossy(&ran.stderr));
            commands += block.text.lines().count();
        }
        if let Some((command, shown)) = block.text.strip_prefix("$ ").and_then(|text| text.split_once('\n')) {
            let given = String::from_utf8(shell(&folder, command).stdout).unwrap();
            if let Some((part, rest)) = missing(shown, &given) {
                panic!("the guide shows of `{command}`\n{part}\nwhich is not in\n{rest}");
            }
        }
    }
    assert!(commands > 10, "{commands} commands");
}

#[test]
fn every_picture_of_the_guide_is_there_and_is_shown() {
    let folder = root().join("docs/guide");
    let guide = fs::read_to_string(folder.join("README.md")).unwrap();
    let mut shown: Vec<&str> =
        guide.split("](pictures/").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    let files = fs::read_dir(folder.join("pictures")).unwrap();
    let mut there: Vec<String> =
        files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    shown.sort_unstable();
    there.sort_unstable();
    assert_eq!(shown, there, "run `cargo xtask pictures` after a change of the pages");
}
