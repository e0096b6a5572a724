//! What several pages have in common.

use std::collections::BTreeMap;

use axum::extract::Query;
use jiff::Timestamp;
use plimsoll_capture::Report;
use plimsoll_ledger::{Decided, Finding, Judgement, Rulings};
use plimsoll_report::wording;

use crate::guard::Visitor;
use crate::shell::{Done, Shell};
use crate::snapshot::Snapshot;

/// What stands behind the question mark of an address.
pub(crate) type Asked = Query<BTreeMap<String, String>>;

/// A choice of a list.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) name: String,
    pub(crate) is_chosen: bool,
}

impl Choice {
    /// Choices by value and name.
    pub(crate) fn all(pairs: &[(&str, &str)], chosen: &str) -> Vec<Self> {
        let choice = |(value, name): &(&str, &str)| Self {
            value: (*value).to_string(),
            name: (*name).to_string(),
            is_chosen: *value == chosen,
        };
        pairs.iter().map(choice).collect()
    }
}

/// The pages of a list.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    pub(crate) number: usize,
    pub(crate) all: usize,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

impl Pages {
    /// The pages of `total` rows, `most` on each; none where one page holds all.
    pub(crate) fn of(
        path: &str,
        asked: &BTreeMap<String, String>,
        total: usize,
        most: usize,
    ) -> Option<Self> {
        let all = total.div_ceil(most);
        let number = number(asked).min(all.max(1));
        let at = |page: usize| address(path, asked, &[("page", &page.to_string())]);
        (all > 1).then(|| Self {
            number,
            all,
            before: (number > 1).then(|| at(number - 1)),
            after: (number < all).then(|| at(number + 1)),
        })
    }
}

/// The page that is asked for, from 1.
pub(crate) fn number(asked: &BTreeMap<String, String>) -> usize {
    asked.get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1)
}

/// An address with what was asked and some of it changed; what is empty is left out.
pub(crate) fn address(path: &str, asked: &BTreeMap<String, String>, changes: &[(&str, &str)]) -> String {
    let mut all: BTreeMap<&str, &str> =
        asked.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.extend(changes.iter().copied());
    all.remove("done");
    let pairs = all.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    if pairs.is_empty() { path.to_string() } else { format!("{path}?{}", pairs.join("&")) }
}

/// Words as a part of an address.
pub(crate) fn encoded(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => text.push(byte.into()),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// "26 Nov 2026, 08:15 UTC"
pub(crate) fn time(at: Timestamp) -> String {
    at.strftime("%-d %b %Y, %H:%M UTC").to_string()
}

/// "3 reports", "1 report", "1,200 reports"
pub(crate) fn many(count: usize, thing: &str) -> String {
    format!("{} {thing}{}", wording::number(count.into()), if count == 1 { "" } else { "s" })
}

/// When a report was published, in words.
pub(crate) fn published(report: &Report) -> String {
    report.dated().map_or_else(|| "no date".to_string(), wording::moment)
}

/// A finding as pages show it.
#[derive(Clone, Debug)]
pub(crate) struct FindingView {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) report: String,
    pub(crate) report_address: String,
    pub(crate) why: String,
    /// Both in their own words, as markup.
    pub(crate) pair: String,
    pub(crate) mark: Option<MarkView>,
    pub(crate) is_dismissed: bool,
}

/// What a person thinks of a finding.
#[derive(Clone, Debug)]
pub(crate) struct MarkView {
    pub(crate) judgement: &'static str,
    pub(crate) by: String,
    pub(crate) at: String,
    pub(crate) reason: String,
    pub(crate) decision: String,
}

impl FindingView {
    /// A finding with the words it is about.
    pub(crate) fn whole(snapshot: &Snapshot<'_>, finding: &Finding) -> Self {
        Self { pair: snapshot.story.pair(finding).into_string(), ..Self::of(snapshot, finding) }
    }

    /// A finding without them.
    pub(crate) fn of(snapshot: &Snapshot<'_>, finding: &Finding) -> Self {
        let mark = finding.mark.as_ref();
        Self {
            id: finding.finding.to_string(),
            kind: wording::heading_of(finding.kind),
            report: finding.report.to_string(),
            report_address: snapshot.address_of(&finding.report),
            why: finding.why.to_string(),
            pair: String::new(),
            is_dismissed: finding.is_dismissed(),
            mark: mark.map(|mark| MarkView {
                judgement: match mark.judgement {
                    Judgement::Confirmed => "Confirmed",
                    Judgement::Dismissed => "Dismissed",
                },
                by: mark.by.clone(),
                at: time(mark.at),
                reason: mark.reason.clone(),
                decision: mark.decision.to_string(),
            }),
        }
    }
}

/// A decision as pages show it.
#[derive(Clone, Debug)]
pub(crate) struct DecisionView {
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) by: String,
    pub(crate) at: String,
    pub(crate) machine: String,
    /// Whether it is in force.
    pub(crate) holds: bool,
    /// Where undoing it leads back to.
    pub(crate) back: String,
}

impl DecisionView {
    pub(crate) fn of(one: &Decided, all: &[Decided], back: &str) -> Self {
        Self {
            id: one.id.to_string(),
            words: wording::decision(&one.decision),
            by: one.by.clone(),
            at: time(one.at),
            machine: one.at.to_string(),
            holds: Rulings::holds(all, &one.id),
            back: back.to_string(),
        }
    }
}

/// What stands around a page of the case; above it, a decision that was just made, if the address says so.
pub(crate) fn shell(
    title: impl Into<String>,
    here: &'static str,
    snapshot: &Snapshot<'_>,
    visitor: &Visitor,
    asked: &BTreeMap<String, String>,
) -> Shell {
    let id = asked.get("done").map(String::as_str);
    let decided = snapshot.taken.decided.iter().find(|one| Some(one.id.as_str()) == id);
    let done = decided.map(|one| Done {
        id: one.id.to_string(),
        words: wording::decision(&one.decision),
        is_undoing: one.decision.name() == "undo",
    });
    Shell { done, ..Shell::of(title, here, snapshot.taken, visitor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_what_was_asked_and_are_inert() {
        let asked =
            BTreeMap::from([("words".to_string(), "a&b=\"c".to_string()), ("done".into(), "x".into())]);
        assert_eq!(address("/reports", &asked, &[("page", "2")]), "/reports?page=2&words=a%26b%3D%22c");
        assert_eq!(address("/reports", &BTreeMap::new(), &[("page", "")]), "/reports");
    }
}
