//! Cases of other tools: a short text and the values that are expected in it. Theirs are other conventions in places, so
//! the share is one to look at and the misses are worth reading.

mod compare;
mod convention;
mod form;
mod scope;
mod when;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use self::compare::{Mention, Units, is_found};
use self::form::Forms;
use self::scope::Scope;

/// What stands for a scorer in the plan where the cases are compared here.
pub(super) const SCORER: &str = "cases";
/// The id of a text that only asks what a unit is called begins so.
const UNIT: &str = "unit ";

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    /// The day the text is read on.
    reference: Option<String>,
    expected: Vec<Expected>,
}

/// One value of a case; offsets are bytes.
#[derive(Deserialize)]
struct Expected {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: String,
    unit: Option<String>,
}

impl Expected {
    fn is_money(&self) -> bool {
        matches!(self.kind.as_str(), "currency" | "amountofmoney")
    }

    fn is_time(&self) -> bool {
        is_time(&self.kind)
    }

    /// Its unit's name among those of its kind.
    fn unit_name(&self) -> Option<String> {
        self.unit.as_ref().map(|unit| format!("{} {unit}", self.kind))
    }
}

/// Whether values of a kind are times.
fn is_time(kind: &str) -> bool {
    kind.contains("date") || kind.contains("time") || matches!(kind, "set" | "duration")
}

/// Writes the texts of cases as reports, and one for each unit they name.
pub(super) fn prepare(cases: &Path, to: &Path) -> Result<()> {
    let mut lines = String::new();
    let mut line = |id: &str, text: &str, published: Option<&str>| {
        let report = json!({"id": id, "published": published, "text": text});
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{report}");
    };
    for case in read::<Case>(cases)? {
        let day = case.reference.as_deref().and_then(|reference| reference.get(..10));
        line(&case.id, &case.text, day);
        for expected in &case.expected {
            if let Some((name, unit)) = expected.unit_name().zip(expected.unit.as_deref()) {
                // Three pounds may be a weight; three million are money.
                let scale = if expected.is_money() { "million " } else { "" };
                line(&format!("{UNIT}{name}"), &format!("3 {scale}{}", unit.to_lowercase()), None);
            }
        }
    }
    fs::write(to, lines).with_context(|| format!("cannot write {}", to.display()))
}

/// For each kind of value, how many are expected and how many are read so; and the first misses of each.
pub(super) fn score(arguments: &[String], errors: usize) -> Result<(Value, String)> {
    let [cases, predicted] = arguments else {
        anyhow::bail!("`{SCORER}` takes the cases and the predictions")
    };
    let mut mentions: BTreeMap<String, Vec<Mention>> = BTreeMap::new();
    for mention in read::<Mention>(Path::new(predicted))? {
        mentions.entry(mention.report.clone()).or_default().push(mention);
    }
    let named =
        mentions.iter().filter_map(|(id, found)| Some((id.strip_prefix(UNIT)?, found.first()?.name()?)));
    let units: Units = named.map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned())).collect();
    let mut tally = Tally::default();
    let (scope, forms) = (Scope::shipped()?, Forms::shipped()?);
    for case in read::<Case>(Path::new(cases))? {
        let found = mentions.get(&case.id).map(Vec::as_slice).unwrap_or_default();
        for expected in &case.expected {
            let right = is_found(&case, expected, found, &units);
            let words = case.text.get(expected.start..expected.end).unwrap_or_default();
            let form = forms.of(&expected.kind, &case.text, expected.start..expected.end);
            let left_out = match form {
                Some(form) => Some(format!("{}: {}", form.class.name(), form.why)),
                None => (expected.is_time() && !scope.holds(words)).then(|| "out of scope".to_owned()),
            };
            let judgement = Judgement { right, inside: left_out.is_none() };
            tally.count(judgement, &expected.kind);
            if !right && tally.missed(&expected.kind) <= errors {
                tally.tell(&case, expected, found, left_out.as_deref());
            }
        }
    }
    Ok((tally.answer(), tally.misses))
}

/// What is said of one expected value.
#[derive(Clone, Copy)]
struct Judgement {
    right: bool,
    /// Whether it is in scope.
    inside: bool,
}

/// How many are expected and how many of them right; of all, and of those in scope.
#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    total: usize,
    right_inside: usize,
    inside: usize,
}

impl Counts {
    fn add(&mut self, Judgement { right, inside }: Judgement) {
        self.total += 1;
        self.right += usize::from(right);
        self.inside += usize::from(inside);
        self.right_inside += usize::from(right && inside);
    }

    fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            total: self.total + other.total,
            right_inside: self.right_inside + other.right_inside,
            inside: self.inside + other.inside,
        }
    }

    fn answer(self) -> Value {
        let Self { right, total, right_inside, inside } = self;
        json!({"right": right, "total": total, "right_inside": right_inside, "inside": inside})
    }
}

#[derive(Default)]
struct Tally {
    kinds: BTreeMap<String, Counts>,
    misses: String,
}

impl Tally {
    fn count(&mut self, judgement: Judgement, kind: &str) {
        self.kinds.entry(kind.to_owned()).or_default().add(judgement);
    }

    /// How many values of a kind are missed so far.
    fn missed(&self, kind: &str) -> usize {
        self.kinds.get(kind).map_or(0, |counts| counts.total - counts.right)
    }

    /// Writes a miss down; `left_out`: why it is not in scope.
    fn tell(&mut self, case: &Case, expected: &Expected, found: &[Mention], left_out: Option<&str>) {
        let got: Vec<String> = found.iter().map(Mention::to_string).collect();
        let unit = expected.unit.as_deref().unwrap_or_default();
        let left_out = left_out.map(|why| format!(" ({why})")).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(
            self.misses,
            "{}{left_out} | {} | expected {} {unit} | got {}",
            case.id,
            case.text,
            expected.value,
            got.join("; ")
        );
    }

    fn answer(&self) -> Value {
        let sum = |of: fn(&str) -> bool| {
            self.kinds
                .iter()
                .filter(|(kind, _)| of(kind))
                .fold(Counts::default(), |sum, (_, counts)| sum.and(*counts))
        };
        let mut answer: serde_json::Map<String, Value> =
            self.kinds.iter().map(|(name, counts)| (name.clone(), counts.answer())).collect();
        answer.insert("all".to_owned(), sum(|_| true).answer());
        answer.insert("times".to_owned(), sum(is_time).answer());
        answer.insert("figures".to_owned(), sum(|kind| !is_time(kind)).answer());
        Value::Object(answer)
    }
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            serde_json::from_str(line).with_context(|| format!("cannot understand {}", path.display()))
        })
        .collect()
}
