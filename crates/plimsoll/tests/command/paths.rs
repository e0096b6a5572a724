//! Files, folders and standard input.

use crate::harness::{Folder, REPORT};

fn reports(folder: &Folder, paths: &[&str]) -> Vec<String> {
    let arguments = [&["capture", "--format", "jsonl"], paths].concat();
    let rows = folder.run(&arguments).rows();
    rows.iter().map(|row| row["report"].as_str().unwrap().to_string()).collect()
}

fn folder() -> Folder {
    Folder::new()
        .with("b.txt", REPORT)
        .with("a/second.md", REPORT)
        .with("a/first.html", format!("<!doctype html><p>{REPORT}</p>"))
        .with("c.jsonl", "{\"id\":\"line\",\"text\":\"The port counted 40 ships.\"}\n")
        .with(".hidden.txt", REPORT)
        .with(".git/config.txt", REPORT)
}

#[test]
fn a_folder_is_read_with_its_folders_sorted_without_hidden_files() {
    assert_eq!(reports(&folder(), &["."]), ["first", "second", "b", "line"]);
}

#[test]
fn paths_keep_their_order_and_a_file_met_twice_is_read_once() {
    assert_eq!(reports(&folder(), &["c.jsonl", "b.txt", "./b.txt", "a"]), ["line", "b", "first", "second"]);
}

#[test]
fn a_hidden_file_is_read_when_named() {
    assert_eq!(reports(&folder(), &[".hidden.txt"]), ["hidden"]);
}

#[test]
fn unknown_endings_are_named_once_each() {
    let folder =
        folder().with("x.png", "1").with("a/y.png", "2").with("LICENSE", "3").with("z.PNG.txt", REPORT);
    let ran = folder.run(&["read", "--format", "jsonl", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.err.matches(".png").count(), 2, "the first file and the ending: {ran:?}");
    assert_eq!(ran.err.lines().count(), 2, "{ran:?}");
    let ran = folder.run(&["capture", "--format", "jsonl", "LICENSE"]);
    assert_eq!((ran.status, ran.rows().len()), (0, 1), "a file named on its own is read: {ran:?}");
}

#[test]
fn standard_input_is_told_by_its_first_bytes() {
    let folder = Folder::new();
    let capture = |input: &str| {
        let ran = folder.run_with(&["capture", "--format", "jsonl", "-"], input.as_bytes());
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.rows()
    };
    assert_eq!(capture(REPORT)[0]["report"], "stdin");
    let lines = "{\"id\":\"a\",\"text\":\"40 ships.\"}\n{\"id\":\"b\",\"text\":\"41 ships.\"}\n";
    assert_eq!(
        capture(lines).iter().map(|row| row["report"].as_str().unwrap()).collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(capture("[\n {\"id\":\"c\",\"text\":\"40 ships.\"}\n]\n")[0]["report"], "c");
    assert_eq!(capture("{\n \"id\":\"d\",\n \"text\":\"40 ships.\"\n}\n")[0]["report"], "d");
    let page =
        capture("<!doctype html><html><body><p>The port counted 40 ships on Monday.</p></body></html>");
    assert!(!page[0]["text"].as_str().unwrap().contains('<'));
}

#[test]
fn an_empty_folder_is_told() {
    let folder = Folder::new().with("empty/.keep", "");
    let ran = folder.run(&["read", "empty"]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.err.contains("no report in this folder") && ran.out.contains("No report was read"),
        "{ran:?}"
    );
}
