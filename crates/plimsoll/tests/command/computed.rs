//! Ratios, estimates and grades: rows, the day and the grades that a person gives, and what explains them.

use crate::harness::Folder;

const BRIEFING: &str = "SEOUL, March 3, 2031 (Harbour Wire) - South Korean Defense Minister Baek Do-hyun said on Monday that North Korea \
     has sent Russia about 4,300 containers since August 2030. The containers could hold more than 2 million 152 mm shells, he said.\n";
const LATER: &str = "SEOUL, May 12, 2031 (Harbour Wire) - South Korean Defense Minister Baek Do-hyun said on Monday that North Korea \
     has sent Russia more than 5,000 containers since August 2030.\n";
const GRADES: &str =
    "[[grade]]\nsource = \"Baek Do-hyun\"\nreliability = \"B\"\nby = \"R. Vane\"\non = \"2031-06-01\"\n";

fn folder() -> Folder {
    Folder::new()
        .with("reports/march.txt", BRIEFING)
        .with("reports/may.txt", LATER)
        .with("grades.toml", GRADES)
}

fn rows(folder: &Folder, kind: &str, more: &[&str]) -> Vec<serde_json::Value> {
    let mut arguments = vec!["read", "--format", "jsonl", "--rows", kind];
    arguments.extend(more);
    arguments.push("reports");
    folder.run(&arguments).rows()
}

#[test]
fn what_is_in_each_stands_beside_a_full_load() {
    let ratios = rows(&folder(), "ratios", &[]);
    let each = ratios.iter().find(|row| row["kind"] == "rounds_per_container").unwrap();
    assert_eq!(
        (&each["value"], &each["range_low"], &each["range_high"]),
        (&"465".into(), &"390".into(), &"505".into())
    );
    assert_eq!(each["verdict"], "a full load by mass, not an average");
    let shown = folder().run(&["read", "reports"]).out;
    assert!(shown.contains("465: a full load by mass, not an average"), "{shown}");
}

#[test]
fn an_estimate_is_for_a_day_and_grows_with_it() {
    let folder = folder();
    let highest = |more: &[&str]| {
        let rows = rows(&folder, "estimates", more);
        let row = rows.iter().find(|row| row["item_class"] == "container").unwrap().clone();
        (row["as_of"].as_str().unwrap().to_string(), row["high"].as_str().unwrap().parse::<f64>().unwrap())
    };
    let (day, own) = highest(&[]);
    assert_eq!(day, "2031-05-12");
    let (day, later) = highest(&["--as-of", "2031-07-31"]);
    assert_eq!(day, "2031-07-31");
    assert!(later > own, "{later} {own}");
    let (_, earlier) = highest(&["--as-of", "2031-03-31"]);
    assert!(earlier < own, "{earlier} {own}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = folder();
    let once = folder.run(&["read", "--rows", "estimates", "--format", "json", "reports"]).out;
    assert_eq!(once, folder.run(&["read", "--rows", "estimates", "--format", "json", "reports"]).out);
    assert!(once.contains("\"seed\":"), "{once}");
}

#[test]
fn a_grade_is_a_person_s_and_its_want_is_f() {
    let folder = folder();
    let grade = |more: &[&str]| rows(&folder, "origins", more)[0]["grade"].clone();
    assert_eq!(grade(&[])["reliability"], "F");
    let set = grade(&["--grades", "grades.toml"]);
    assert_eq!((&set["reliability"], &set["set_by"]), (&"B".into(), &"R. Vane".into()));
    let other = GRADES.replace("Baek Do-hyun", "Nobody Here");
    let folder = folder.with("other.toml", other);
    let ran = folder.run(&["read", "--grades", "other.toml", "reports"]);
    assert!(ran.status == 0 && ran.err.contains("Nobody Here"), "{ran:?}");
    let broken = folder.with("bad.toml", "[[grade]]\nsource = \"x\"\nreliability = \"Z\"\n");
    let ran = broken.run(&["read", "--grades", "bad.toml", "reports"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("bad.toml") && ran.err.contains("reliability"), "{ran:?}");
}

#[test]
fn origins_findings_and_estimates_are_explained_by_the_first_digits_of_their_ids() {
    let folder = folder();
    for (kind, field, words) in [
        ("origins", "origin", "its carriers"),
        ("findings", "finding", "against"),
        ("ratios", "ratio", "beside it"),
        ("estimates", "estimate", "it rests on"),
    ] {
        let rows = rows(&folder, kind, &[]);
        let id = rows[0][field].as_str().unwrap();
        let ran = folder.run(&["explain", &id[..12], "reports"]);
        assert_eq!(ran.status, 0, "{kind}: {ran:?}");
        for words in [id, words, "by the rule", "“"] {
            assert!(ran.out.contains(words), "{kind}: {words} is missing in {}", ran.out);
        }
    }
}

#[test]
fn a_day_without_a_year_is_refused() {
    let ran = folder().run(&["read", "--as-of", "XXXX-05-12", "reports"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("2024-02-28"), "{ran:?}");
}
