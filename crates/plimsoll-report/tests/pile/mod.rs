//! Reports that are captured and read here, with decisions on them, as a sheet to hand on.

use std::sync::LazyLock;

use plimsoll_capture::{Input, Kind, Options, Report, capture};
use plimsoll_claim::{Claim, Event};
use plimsoll_ledger::{
    Anchor, Decided, Decision, FindingAnchor, Judgement, Ledger, Limits, Rating, ReportClaims, Sighting,
    Verdict,
};
use plimsoll_lexicon::Lexicon;
use plimsoll_report::{Exporter, Known, Received, Record, Sheet};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped("arms-transfers").unwrap());
static LIMITS: LazyLock<Limits> = LazyLock::new(Limits::shipped);

/// Two reports of one count in our own words; the second loses a bound and says *and* for *or*.
pub const WIRE: &str = "Containers go north\n\nHarbour Wire\n\n12 February 2031\n\nDefence Minister Baek Do-hyun said on Monday that North Korea had sent \
     more than 4,300 containers to Russia since August 2030. He said they could hold up to 2 million 152 mm shells or more than 300,000 122 mm rockets. \
     Both countries deny any transfer. A ship went from Rajin to Dunay.";
pub const DAILY: &str = r#"{"id":"daily-1","url":"https://daily.example/a?b=1&c=\"2\"","outlet":"The Daily Quay","published":"2031-02-13","title":"2 million shells sent","text":"North Korea has sent Russia 4,300 containers with 2 million 152 mm shells and 300,000 rockets, Baek Do-hyun said on Monday, Harbour Wire reported."}"#;

/// The words of decisions.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub verdict: &'a str,
    pub text: &'a str,
    pub what: &'a str,
    pub source: &'a str,
    pub house: &'a str,
}

/// Reports, what was read in them and what was decided.
pub struct Pile {
    inputs: Vec<(String, Vec<u8>)>,
    reports: Vec<(Report, Vec<Claim>)>,
    events: Vec<Event>,
    ledger: Ledger,
    pub decided: Vec<Decided>,
}

impl Pile {
    pub fn of(inputs: &[(&str, &[u8])]) -> Self {
        let (mut reports, mut events) = (Vec::new(), Vec::new());
        for (name, bytes) in inputs {
            for report in capture(Input::new(name, bytes), &Options::default()).reports {
                let told = plimsoll_claim::read_all(&report, &LEXICON);
                reports.push((report, told.claims));
                events.extend(told.events);
            }
        }
        let inputs = inputs.iter().map(|(name, bytes)| ((*name).to_string(), bytes.to_vec())).collect();
        let ledger = Ledger::of(&with_claims(&reports), &LIMITS);
        Self { inputs, reports, events, ledger, decided: Vec::new() }
    }

    /// The two reports, with a decision of each kind that forms hand on.
    pub fn decided() -> Self {
        let mut pile = Self::of(&[("wire.txt", WIRE.as_bytes()), ("daily.json", DAILY.as_bytes())]);
        pile.decide(&Words {
            verdict: "misleading",
            text: "The minister said what the containers could hold, not what they held.",
            what: "a ship at the pier",
            source: "Harbour Imagery",
            house: "Quay Checks",
        });
        pile
    }

    /// Decisions with these words.
    pub fn decide(&mut self, words: &Words<'_>) {
        let Words { verdict, text, what, source, house } = *words;
        let anchors: Vec<Anchor> = self
            .reports
            .iter()
            .flat_map(|(report, claims)| claims.iter().map(|claim| Anchor::of(report, claim)))
            .collect();
        let degrees = |text: &str| Some(text.parse().unwrap());
        let seen = Sighting {
            what: what.to_string(),
            place: "Rajin".into(),
            latitude: degrees("42.25"),
            longitude: degrees("130.30"),
            from: Some("2030-09-12".parse().unwrap()),
            to: Some("2030-09".parse().unwrap()),
            source: source.to_string(),
            note: Some(text.to_string()),
        };
        let unplaced = Sighting { latitude: None, longitude: None, from: None, to: None, ..seen.clone() };
        let rating = Rating { value: 2, best: 5, worst: 1 };
        let written = Verdict {
            about: anchors.iter().take(2).cloned().collect(),
            verdict: verdict.to_string(),
            rating: Some(rating),
            text: text.to_string(),
            url: Some("https://checks.example/1".into()),
            author: None,
        };
        let unrated = Verdict {
            rating: None,
            url: Some("javascript:alert(1)".into()),
            author: Some(house.into()),
            ..written.clone()
        };
        let mut decisions = vec![
            Decision::AddSighting { sighting: seen },
            Decision::AddSighting { sighting: unplaced },
            Decision::WriteVerdict { verdict: unrated },
        ];
        if !anchors.is_empty() {
            decisions.push(Decision::WriteVerdict { verdict: written });
        }
        decisions.extend(self.ledger.findings.first().map(|finding| Decision::Judge {
            finding: FindingAnchor::of(finding, None),
            judgement: Judgement::Confirmed,
            reason: text.to_string(),
        }));
        let at = |number: usize| format!("2031-03-01T10:00:{number:02}Z").parse().unwrap();
        self.decided = decisions
            .into_iter()
            .enumerate()
            .map(|(number, one)| Decided::new(one, "R. Vane", at(number)))
            .collect();
        let undone = Decision::Undo { of: self.decided[1].id.clone(), reason: None };
        self.decided.push(Decided::new(undone, "R. Vane", at(30)));
    }

    pub fn reports(&self) -> &[(Report, Vec<Claim>)] {
        &self.reports
    }

    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    pub fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.inputs.iter().map(|(_, bytes)| bytes.as_slice())
    }

    pub fn exported(&self, exporter: &dyn Exporter) -> String {
        let reports = with_claims(&self.reports);
        let received: Vec<Received<'_>> = self.received();
        let record = Record {
            name: Some("Containers of 2031"),
            settings: None,
            made_at: Some("2031-03-02T12:00:00Z".parse().unwrap()),
            received: &received,
            decided: &self.decided,
            known: Some(Known { lexicon: &LEXICON, limits: &LIMITS }),
        };
        let sheet =
            Sheet { reports: &reports, events: &self.events, ledger: &self.ledger, unread: 0, record };
        let mut out = Vec::new();
        exporter.export(&sheet, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn received(&self) -> Vec<Received<'_>> {
        let found = self.reports.iter().filter_map(|(report, _)| {
            let (name, bytes) =
                self.inputs.iter().find(|(_, bytes)| plimsoll_report::hash_of(bytes) == report.hash)?;
            Some(Received {
                report: &report.id,
                hash: &report.hash,
                bytes,
                name,
                kind: Kind::of(name, bytes),
                published: None,
                source: Some("https://daily.example/"),
                retrieved_at: Some("2031-02-28T09:30:00Z".parse().unwrap()),
                media_type: Some("text/plain"),
                tool: Some("plimsoll"),
                operator: Some("R. Vane"),
                note: None,
            })
        });
        found.collect()
    }
}

fn with_claims(reports: &[(Report, Vec<Claim>)]) -> Vec<ReportClaims<'_>> {
    reports.iter().map(|(report, claims)| ReportClaims { report, claims }).collect()
}
