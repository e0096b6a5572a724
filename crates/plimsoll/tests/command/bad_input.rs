//! Each kind of bad input is named clearly, and the rest of the folder still read.

use crate::harness::{Folder, REPORT, Ran};

/// Reads a folder that holds one good report beside the input `name`, which sorts before it.
fn beside_a_good_report(name: &str, bytes: impl AsRef<[u8]>) -> Ran {
    let folder = Folder::new().with(name, bytes).with("good.txt", REPORT);
    let ran = folder.run(&["read", "--format", "jsonl", "."]);
    assert!(ran.rows().iter().any(|row| row["report"] == "good"), "the good report was not read: {ran:?}");
    ran
}

fn refused(name: &str, bytes: impl AsRef<[u8]>, because: &str) {
    let ran = beside_a_good_report(name, bytes);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.err.contains(name) && ran.err.contains(because), "{ran:?}");
    assert_eq!(ran.err.lines().count(), 1, "one message an input: {ran:?}");
}

fn accepted(name: &str, bytes: impl AsRef<[u8]>) -> Ran {
    let ran = beside_a_good_report(name, bytes);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    ran
}

#[test]
fn an_archive_named_as_text() {
    refused("archive.txt", b"PK\x03\x04\x14\x00\x00\x00\x08\x00rest of the archive", "ZIP archive");
}

#[test]
fn binary_data() {
    refused("data.txt", [0u8, 159, 146, 150, 0, 0, 1, 2].repeat(100), "binary");
}

#[test]
fn an_archive_named_as_json_lines_is_named_once() {
    refused("dump.jsonl", b"PK\x03\x04\n\n\nPK\n{\nPK\n", "ZIP archive");
}

#[test]
fn a_broken_encoding_is_read_as_far_as_it_goes() {
    let ran =
        accepted("broken.txt", b"The port counted 40 ships, the harbour master \xff\xfe\xfa said on Monday.");
    assert!(ran.rows().iter().any(|row| row["report"] == "broken"), "{ran:?}");
}

#[test]
fn html_that_breaks_off() {
    accepted("cut.html", "<!doctype html><html><body><p>The port counted 40 ships, the harbour master sa");
}

#[test]
fn an_empty_file() {
    let folder = Folder::new().with("empty.txt", "").with("good.txt", REPORT);
    let ran = folder.run(&["read", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("empty"), "{ran:?}");
}

#[test]
fn a_language_that_is_not_read() {
    let german = "Die Behörde zählte am Montag im Hafen mehr als 40 Schiffe und 6.700 Container, wie der Minister sagte.";
    let folder = Folder::new().with("german.txt", german).with("good.txt", REPORT);
    let ran = folder.run(&["read", "--format", "jsonl", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.rows().iter().all(|row| row["report"] == "good"), "{ran:?}");
    let reports = folder.run(&["read", "--format", "jsonl", "--rows", "reports", "."]).rows();
    assert_eq!(reports[0]["language"], "deu");
    assert_ne!(reports[0]["remarks"], serde_json::json!([]), "the reader is told why nothing was found");
}

#[test]
fn json_lines_name_the_line() {
    let lines = "{\"id\":\"a\",\"text\":\"The port counted 40 ships.\"}\n{\"id\":\n[1]\n{\"id\":\"b\"}\n\n\
                 {\"id\":\"c\",\"text\":\"The port counted 41 ships.\"}\n";
    let ran = beside_a_good_report("dump.jsonl", lines);
    assert_eq!(ran.status, 1);
    for line in ["dump.jsonl:2", "dump.jsonl:3", "dump.jsonl:4"] {
        assert!(ran.err.contains(line), "{line} is not named: {ran:?}");
    }
    for id in ["a", "c"] {
        assert!(ran.rows().iter().any(|row| row["report"] == id), "{id} was not read: {ran:?}");
    }
}

#[test]
fn json_that_is_none() {
    refused("page.json", "{\"text\": ", "not valid JSON");
}

#[test]
fn a_path_that_leads_nowhere() {
    let folder = Folder::new().with("good.txt", REPORT);
    let ran = folder.run(&["read", "--format", "jsonl", "nowhere.txt", "good.txt"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("nowhere.txt: no such file"), "{ran:?}");
    assert!(!ran.rows().is_empty(), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::symlink;

    // A link to nowhere fails to open whoever runs the test; a mode of 000 does not stop the superuser.
    let folder = Folder::new().with("good.txt", REPORT);
    symlink("gone.txt", folder.path().join("broken-link.txt")).unwrap();
    let ran = folder.run(&["read", "--format", "jsonl", "."]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("broken-link.txt"), "{ran:?}");
    assert!(!ran.rows().is_empty(), "{ran:?}");
}

#[test]
fn one_very_long_line() {
    let line = "The port counted 40 ships on Monday, the harbour master said. ".repeat(20_000);
    let ran = accepted("line.txt", line.trim_end());
    assert!(ran.rows().iter().filter(|row| row["report"] == "line").count() >= 20_000);
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let (first, last) =
        ("The port counted 40 ships on Monday.", "The port counted 12 ships on Sunday, its master said.");
    let ran = accepted("wide.txt", format!("{first}{}{last}", " ".repeat(100_000_000)));
    let figures: Vec<_> = ran.rows().into_iter().filter(|row| row["report"] == "wide").collect();
    assert_eq!(figures.len(), 2, "{figures:?}");
    assert!(figures[1]["spans"]["quantity"][0].as_u64().unwrap() > 100_000_000, "{figures:?}");
}

#[test]
fn hostile_markup_is_text_or_nothing() {
    let ran = accepted(
        "hostile.html",
        "<!doctype html><h1><svg onload=alert(1)><text>9 ships</h1><p>The port counted <b onclick=\"x()\">40</b> ships \
         &lt;script&gt;alert()&lt;/script&gt;, the harbour master said.<script>3 ships</script><style></style></style>\
         <iframe srcdoc='<p>4 ships</p>'></iframe><p>It counted 12 ships <![CDATA[ or 13 ]]> on Monday.",
    );
    let figures: Vec<_> = ran.rows().into_iter().filter(|row| row["report"] == "hostile").collect();
    let words: Vec<_> = figures.iter().map(|row| row["quantity"]["text"].as_str().unwrap()).collect();
    assert_eq!(words, ["40", "12"], "{figures:?}");
}

#[test]
fn absurd_numbers_are_named_and_give_no_figures() {
    let folder = Folder::new().with(
        "absurd.txt",
        "The port held 99999999999999999999999999999999999999 containers and $999,999,999,999,999,999,999,999,999,999 trillion \
         trillion, the harbour master said. He counted 12 ships on Monday.",
    );
    let figures: Vec<_> = folder.run(&["read", "--format", "jsonl", "."]).rows();
    let words: Vec<_> = figures.iter().map(|row| row["quantity"]["text"].as_str().unwrap()).collect();
    assert_eq!(words, ["12"], "{figures:?}");
    let ran = folder.run(&["read", "."]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("a number of 38 digits is no figure"), "{ran:?}");
}
