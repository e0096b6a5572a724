//! The case as it stood at one entry of its log, with everything that pages look up in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use plimsoll_capture::Report;
use plimsoll_case::{Case, CaseError, Picture};
use plimsoll_claim::{Claim, ClaimId, Event};
use plimsoll_ledger::{Anchor, Decided, Decision, Finding, Origin, ReportClaims, Series};
use plimsoll_report::rows::TimelineRow;
use plimsoll_report::{Grave, Record, Sheet, Story, wording};
use self_cell::self_cell;

/// What a snapshot is made from.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) picture: Picture,
    /// Everything that was ever decided, undoings among it.
    pub(crate) decided: Vec<Decided>,
    pub(crate) title: String,
    seq: i64,
}

type Reports<'a> = Vec<ReportClaims<'a>>;

self_cell!(
    /// The reports with their claims, as exporters take them.
    struct Sheeted {
        owner: Taken,
        #[covariant]
        dependent: Reports,
    }
);

self_cell!(
    /// The case as it stands.
    pub(crate) struct Stand {
        owner: Sheeted,
        #[covariant]
        dependent: Snapshot,
    }
);

impl std::fmt::Debug for Stand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stand").field("seq", &self.seq()).finish_non_exhaustive()
    }
}

/// What pages look up.
pub(crate) struct Snapshot<'a> {
    pub(crate) taken: &'a Taken,
    pub(crate) story: Story<'a>,
    by_hash: BTreeMap<&'a str, usize>,
    by_name: BTreeMap<&'a str, usize>,
    origin_of: BTreeMap<&'a ClaimId, &'a Origin>,
    findings_of: BTreeMap<&'a ClaimId, Vec<&'a Finding>>,
    findings_in: BTreeMap<&'a str, Vec<&'a Finding>>,
    by_finding: BTreeMap<&'a str, &'a Finding>,
    series_of: BTreeMap<&'a str, Vec<&'a Series>>,
    series_about: BTreeMap<String, Vec<&'a Series>>,
    events_in: BTreeMap<&'a str, Vec<&'a Event>>,
    /// The findings by kind, most serious first.
    pub(crate) kinds: Vec<Grave<'a>>,
    /// The origins, the best carried first.
    pub(crate) origins: Vec<&'a Origin>,
    // What no reference goes into is made when it is asked for first.
    opening: OnceLock<String>,
    chart: OnceLock<Option<String>>,
    sources: OnceLock<Vec<Source>>,
    timeline: OnceLock<Vec<TimelineRow>>,
}

/// Who speaks or counts.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) origins: usize,
    pub(crate) reports: usize,
}

impl Stand {
    /// What pages look up.
    pub(crate) fn get(&self) -> &Snapshot<'_> {
        self.borrow_dependent()
    }

    /// The last entry of the log that went into it.
    pub(crate) fn seq(&self) -> i64 {
        self.borrow_owner().borrow_owner().seq
    }
}

impl Snapshot<'_> {
    /// Takes a snapshot of the case; from the one `before`, where there is one that nobody looks at any more.
    pub(crate) fn of(case: &mut Case, before: Option<Stand>) -> Result<Stand, CaseError> {
        // What is written in between goes into the picture too; then the next request takes another.
        let seq = case.last_change()?;
        let picture = match before {
            Some(stand) => {
                let mut picture = stand.into_owner().into_owner().picture;
                case.renew(&mut picture)?;
                picture
            }
            None => case.picture()?,
        };
        let taken = Taken { picture, decided: case.decided()?, title: case.settings()?.title, seq };
        let sheeted = Sheeted::new(taken, |taken| taken.picture.sheet());
        Ok(Stand::new(sheeted, |sheeted| looked_up(sheeted.borrow_owner(), sheeted.borrow_dependent())))
    }
}

fn looked_up<'a>(taken: &'a Taken, reports: &'a [ReportClaims<'a>]) -> Snapshot<'a> {
    let picture = &taken.picture;
    let record = Record { decided: &taken.decided, made_at: Some(picture.head.at), ..Record::default() };
    let ledger = &picture.ledger;
    let sheet = Sheet { reports, events: &picture.events, ledger, unread: 0, record };
    let (mut by_hash, mut by_name) = (BTreeMap::new(), BTreeMap::new());
    for (number, read) in reports.iter().enumerate() {
        by_hash.insert(read.report.hash.trim_start_matches("blake3:"), number);
        by_name.insert(read.report.id.as_str(), number);
    }
    let mut origin_of = BTreeMap::new();
    for origin in &ledger.origins {
        origin_of.extend(origin.claims.iter().map(|claim| (claim, origin)));
    }
    let mut findings_of: BTreeMap<&ClaimId, Vec<&Finding>> = BTreeMap::new();
    let mut findings_in: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &ledger.findings {
        findings_in.entry(&finding.report).or_default().push(finding);
        for claim in finding.claim.iter().chain(&finding.against) {
            findings_of.entry(claim).or_default().push(finding);
        }
    }
    let mut series_of: BTreeMap<&str, Vec<&Series>> = BTreeMap::new();
    for series in &ledger.series {
        for point in &series.points {
            series_of.entry(&point.origin).or_default().push(series);
        }
    }
    let mut events_in: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in &picture.events {
        events_in.entry(&event.report).or_default().push(event);
    }
    let mut origins: Vec<&Origin> = ledger.origins.iter().collect();
    origins.sort_by_key(|origin| std::cmp::Reverse(origin.reports.len()));
    let by_finding = ledger.findings.iter().map(|finding| (finding.finding.as_str(), finding)).collect();
    let story = Story::served(&sheet);
    let mut series_about: BTreeMap<String, Vec<&Series>> = BTreeMap::new();
    for series in &ledger.series {
        series_about.entry(about(&story, series)).or_default().push(series);
    }
    Snapshot {
        taken,
        kinds: story.findings(),
        story,
        series_about,
        events_in,
        origins,
        opening: OnceLock::new(),
        sources: OnceLock::new(),
        timeline: OnceLock::new(),
        by_hash,
        by_name,
        origin_of,
        findings_of,
        findings_in,
        by_finding,
        series_of,
        chart: OnceLock::new(),
    }
}

/// What a series is about: "Containers sent, Norland → Sarvia".
fn about(story: &Story<'_>, series: &Series) -> String {
    let first = series.points.iter().find_map(|point| story.origin(&point.origin));
    let unit = first.and_then(|origin| origin.unit.as_deref());
    let thing = series.item_class.as_deref().filter(|class| *class != "other").or(unit);
    wording::subject(thing, series.measure, series.supplier.as_deref(), series.recipient.as_deref())
}

impl<'a> Snapshot<'a> {
    pub(crate) fn ledger(&self) -> &'a plimsoll_ledger::Ledger {
        &self.taken.picture.ledger
    }

    /// The chart of the figures over time.
    pub(crate) fn chart(&self) -> Option<&str> {
        self.chart.get_or_init(|| self.story.chart().map(maud::PreEscaped::into_string)).as_deref()
    }

    /// What the figures say, as markup.
    pub(crate) fn opening(&self) -> &str {
        self.opening.get_or_init(|| self.story.opening().into_string())
    }

    /// Who speaks and who counts, those with most origins first.
    pub(crate) fn sources(&self) -> &[Source] {
        self.sources.get_or_init(|| sources(&self.ledger().origins))
    }

    /// What a series is about: "Containers sent, Norland → Sarvia".
    pub(crate) fn about(&self, series: &Series) -> String {
        about(&self.story, series)
    }

    /// The series about one thing.
    pub(crate) fn series_about(&self, subject: &str) -> &[&'a Series] {
        self.series_about.get(subject).map_or(&[], Vec::as_slice)
    }

    /// What a report tells without a number.
    pub(crate) fn events_in(&self, report: &str) -> &[&'a Event] {
        self.events_in.get(report).map_or(&[], Vec::as_slice)
    }

    /// A report by the digits of its hash.
    pub(crate) fn report(&self, hash: &str) -> Option<ReportClaims<'a>> {
        let number = *self.by_hash.get(hash)?;
        self.story.sheet().reports.get(number).copied()
    }

    /// A report by its name.
    pub(crate) fn named(&self, name: &str) -> Option<&'a Report> {
        let number = *self.by_name.get(name)?;
        self.story.sheet().reports.get(number).map(|read| read.report)
    }

    /// Where a report of a name is shown.
    pub(crate) fn address_of(&self, name: &str) -> String {
        self.named(name).map_or_else(|| "/reports".to_string(), address_of_report)
    }

    /// A claim with its report: as decided, else as it was before it was set aside.
    pub(crate) fn claim(&self, id: &ClaimId) -> Option<(&'a Report, &'a Claim)> {
        let aside = || {
            let one = self.ledger().set_aside.iter().find(|one| one.claim.claim == *id)?;
            Some((self.named(&one.claim.report)?, &one.claim))
        };
        self.story.claim(id).or_else(aside)
    }

    /// What a decision on a claim is anchored on.
    pub(crate) fn anchor(&self, id: &ClaimId) -> Option<Anchor> {
        self.claim(id).map(|(report, claim)| Anchor::of(report, claim))
    }

    /// A report by its name or by the hash of its bytes.
    pub(crate) fn read(&self, id: &str) -> Option<ReportClaims<'a>> {
        let number = self.by_name.get(id).or_else(|| self.by_hash.get(id.trim_start_matches("blake3:")));
        self.story.sheet().reports.get(*number?).copied()
    }

    /// Decisions that name a claim, undone ones among them.
    pub(crate) fn decisions_on<'s>(&'s self, id: &'s ClaimId) -> impl Iterator<Item = &'a Decided> + 's {
        self.taken.decided.iter().filter(move |one| names(&one.decision, id))
    }

    /// Statements and figures by date.
    pub(crate) fn timeline(&self) -> &[TimelineRow] {
        self.timeline.get_or_init(|| self.story.timeline_rows())
    }

    pub(crate) fn origin_of(&self, claim: &ClaimId) -> Option<&'a Origin> {
        self.origin_of.get(claim).copied()
    }

    pub(crate) fn findings_of(&self, claim: &ClaimId) -> &[&'a Finding] {
        self.findings_of.get(claim).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn findings_in(&self, report: &str) -> &[&'a Finding] {
        self.findings_in.get(report).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn finding(&self, id: &str) -> Option<&'a Finding> {
        self.by_finding.get(id).copied()
    }

    /// The series in which an origin stands.
    pub(crate) fn series_of(&self, origin: &str) -> &[&'a Series] {
        self.series_of.get(origin).map_or(&[], Vec::as_slice)
    }
}

/// Whether a decision is made on a claim.
fn names(decision: &Decision, id: &ClaimId) -> bool {
    match decision {
        Decision::Merge { claims, .. } | Decision::Split { claims, .. } => {
            claims.iter().any(|anchor| anchor.claim == *id)
        }
        Decision::Correct { claim, .. } | Decision::SetAside { claim, .. } => claim.claim == *id,
        Decision::Judge { finding, .. } => finding.claim.as_ref().is_some_and(|anchor| anchor.claim == *id),
        Decision::WriteVerdict { verdict } => verdict.about.iter().any(|anchor| anchor.claim == *id),
        _ => false,
    }
}

fn sources(origins: &[Origin]) -> Vec<Source> {
    let mut found: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for origin in origins {
        let names: BTreeSet<&str> =
            origin.speaker.iter().chain(&origin.counter).map(String::as_str).collect();
        for name in names {
            let source = found.entry(name).or_default();
            source.0 += 1;
            source.1.extend(origin.reports.iter().map(String::as_str));
        }
    }
    let source = |(name, (origins, reports)): (&str, (usize, BTreeSet<&str>))| Source {
        name: name.to_string(),
        origins,
        reports: reports.len(),
    };
    let mut sources: Vec<Source> = found.into_iter().map(source).collect();
    sources.sort_by_key(|source| std::cmp::Reverse((source.origins, source.reports)));
    sources
}

/// Where a report is shown.
pub(crate) fn address_of_report(report: &Report) -> String {
    format!("/reports/{}", report.hash.trim_start_matches("blake3:"))
}
