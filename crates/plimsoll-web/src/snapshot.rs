//! The case as it stood at one entry of its log, with everything that pages look up in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use plimsoll_capture::Report;
use plimsoll_case::{Case, CaseError, Follower, Picture};
use plimsoll_claim::{Claim, ClaimId, Event};
use plimsoll_ledger::{Anchor, Decided, Decision, Finding, Origin, ReportClaims, Series};
use plimsoll_report::rows::TimelineRow;
use plimsoll_report::{Grave, Places, Record, Sheet, Story, wording};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use self_cell::self_cell;

/// What a snapshot is made from.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) picture: Picture,
    /// Everything that was ever decided, undoings among it.
    pub(crate) decided: Vec<Decided>,
    pub(crate) title: String,
    /// The last entry of the log that went into it.
    pub(crate) seq: i64,
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
    by_hash: FxHashMap<&'a str, usize>,
    by_name: FxHashMap<&'a str, usize>,
    by_series: FxHashMap<&'a str, &'a Series>,
    series_of: FxHashMap<&'a str, Vec<&'a Series>>,
    series_about: FxHashMap<String, Vec<&'a Series>>,
    events_in: FxHashMap<&'a str, Vec<&'a Event>>,
    /// The findings by kind, most serious first.
    pub(crate) kinds: Vec<Grave<'a>>,
    /// The origins, the best carried first.
    pub(crate) origins: Vec<&'a Origin>,
    // What no reference goes into is made when it is asked for first.
    /// Origins by the claims that go back to them.
    origin_of: OnceLock<Places>,
    /// Findings by the claims they are about or rest on, by their reports, and by their ids.
    findings_of: OnceLock<Places>,
    findings_in: OnceLock<Places>,
    by_finding: OnceLock<Places>,
    told: OnceLock<String>,
    /// Subjects with their tables, by the numbers of the first and the last.
    tables: Mutex<FxHashMap<(usize, usize), Tables>>,
    heading: OnceLock<String>,
    opening: OnceLock<String>,
    chart: OnceLock<Option<String>>,
    sources: OnceLock<Vec<Source>>,
    timeline: OnceLock<Vec<TimelineRow>>,
}

/// Subjects with their tables as markup.
pub(crate) type Tables = Arc<[(String, String)]>;

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
    /// Takes a snapshot of the case.
    pub(crate) fn of(case: &mut Case, follower: &mut Follower) -> Result<Stand, CaseError> {
        // What is written in between goes into the picture too; then the next request takes another.
        let seq = case.last_change()?;
        let picture = follower.picture(case)?;
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
    let (places, story) = rayon::join(|| Lookups::of(picture, reports), || Story::served(&sheet));
    let Lookups { by_hash, by_name, series_of, events_in, origins } = places;
    let mut series_about: FxHashMap<String, Vec<&Series>> = FxHashMap::default();
    for series in &ledger.series {
        series_about.entry(about(&story, series)).or_default().push(series);
    }
    Snapshot {
        taken,
        kinds: story.findings(),
        story,
        series_about,
        by_series: ledger.series.iter().map(|series| (series.series.as_str(), series)).collect(),
        events_in,
        origins,
        findings_of: OnceLock::new(),
        findings_in: OnceLock::new(),
        by_finding: OnceLock::new(),
        told: OnceLock::new(),
        tables: Mutex::default(),
        heading: OnceLock::new(),
        opening: OnceLock::new(),
        sources: OnceLock::new(),
        timeline: OnceLock::new(),
        by_hash,
        by_name,
        origin_of: OnceLock::new(),
        series_of,
        chart: OnceLock::new(),
    }
}

/// What is looked up by name.
struct Lookups<'a> {
    by_hash: FxHashMap<&'a str, usize>,
    by_name: FxHashMap<&'a str, usize>,
    series_of: FxHashMap<&'a str, Vec<&'a Series>>,
    events_in: FxHashMap<&'a str, Vec<&'a Event>>,
    origins: Vec<&'a Origin>,
}

impl<'a> Lookups<'a> {
    fn of(picture: &'a Picture, reports: &'a [ReportClaims<'a>]) -> Self {
        let ledger = &picture.ledger;
        let (mut by_hash, mut by_name) = (FxHashMap::default(), FxHashMap::default());
        for (number, read) in reports.iter().enumerate() {
            by_hash.insert(read.report.hash.trim_start_matches("blake3:"), number);
            by_name.insert(read.report.id.as_str(), number);
        }
        let mut series_of: FxHashMap<&str, Vec<&Series>> = FxHashMap::default();
        for series in &ledger.series {
            for point in &series.points {
                series_of.entry(&point.origin).or_default().push(series);
            }
        }
        let mut events_in: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
        for event in picture.events.iter() {
            events_in.entry(&event.report).or_default().push(event);
        }
        let mut origins: Vec<&Origin> = ledger.origins.iter().map(|origin| origin.as_ref()).collect();
        origins.sort_by_key(|origin| std::cmp::Reverse(origin.reports.len()));
        Self { by_hash, by_name, series_of, events_in, origins }
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

    /// Makes what is made when it is first asked for, so that nobody has to wait for it.
    pub(crate) fn warm(&self) {
        self.opening();
        self.heading();
        self.chart();
        self.sources();
        self.told();
        self.finding("");
        self.findings_in("");
        self.findings_of(&ClaimId::from(""));
        self.origin_of(&ClaimId::from(""));
    }

    /// The chart of the figures over time.
    pub(crate) fn chart(&self) -> Option<&str> {
        self.chart.get_or_init(|| self.story.chart().map(maud::PreEscaped::into_string)).as_deref()
    }

    /// What the case is about, in a line.
    pub(crate) fn heading(&self) -> &str {
        self.heading.get_or_init(|| self.story.title())
    }

    /// The subjects of those numbers, each with its table as markup; of each count at most `most` figures.
    pub(crate) fn tables(&self, numbers: std::ops::Range<usize>, most: usize) -> Tables {
        let known = || self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (numbers.start, numbers.end);
        if let Some(tables) = known().get(&key) {
            return Arc::clone(tables);
        }
        let made = self.story.figures(numbers, most).into_iter();
        let tables: Tables = made.map(|(title, table)| (title, table.into_string())).collect();
        known().insert(key, Arc::clone(&tables));
        tables
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
        let origins = &self.ledger().origins;
        let places = self.origin_of.get_or_init(|| {
            Places::of(origins.par_iter().enumerate().flat_map_iter(|(place, origin)| {
                origin.claims.iter().map(move |claim| (claim.as_str(), place as u32))
            }))
        });
        let found = places.get(claim.as_str()).map(|place| origins[place as usize].as_ref());
        found.into_iter().find(|origin| origin.claims.binary_search(claim).is_ok())
    }

    /// The findings that are about a claim, or rest on it.
    pub(crate) fn findings_of(&self, claim: &ClaimId) -> Vec<&'a Finding> {
        let findings = &self.ledger().findings;
        let places = self.findings_of.get_or_init(|| {
            Places::of(findings.par_iter().enumerate().flat_map_iter(|(place, finding)| {
                finding.claim.iter().chain(&finding.against).map(move |claim| (claim.as_str(), place as u32))
            }))
        });
        let found = places.get(claim.as_str()).map(|place| findings[place as usize].as_ref());
        found.filter(|finding| finding.claim.iter().chain(&finding.against).any(|one| one == claim)).collect()
    }

    pub(crate) fn findings_in(&self, report: &str) -> Vec<&'a Finding> {
        let findings = &self.ledger().findings;
        let places = self.findings_in.get_or_init(|| by_name_of(findings, |finding| finding.report.as_str()));
        let found = places.get(report).map(|place| findings[place as usize].as_ref());
        found.filter(|finding| finding.report == report).collect()
    }

    pub(crate) fn finding(&self, id: &str) -> Option<&'a Finding> {
        let findings = &self.ledger().findings;
        let places = self.by_finding.get_or_init(|| by_name_of(findings, |finding| finding.finding.as_str()));
        places.get(id).map(|place| findings[place as usize].as_ref()).find(|finding| finding.finding == id)
    }

    /// What is told when, as markup.
    pub(crate) fn told(&self) -> &str {
        self.told.get_or_init(|| self.story.timeline().into_string())
    }

    /// A series by its id.
    pub(crate) fn series(&self, id: &str) -> Option<&'a Series> {
        self.by_series.get(id).copied()
    }

    /// The series in which an origin stands.
    pub(crate) fn series_of(&self, origin: &str) -> &[&'a Series] {
        self.series_of.get(origin).map_or(&[], Vec::as_slice)
    }
}

/// The places of findings by a name of each.
fn by_name_of(findings: &[Arc<Finding>], name: impl Fn(&Finding) -> &str + Sync) -> Places {
    Places::of(findings.par_iter().enumerate().map(|(place, finding)| (name(finding), place as u32)))
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

fn sources(origins: &[Arc<Origin>]) -> Vec<Source> {
    let mut found: BTreeMap<&str, (usize, FxHashSet<&str>)> = BTreeMap::new();
    for origin in origins {
        let names: BTreeSet<&str> =
            origin.speaker.iter().chain(&origin.counter).map(|name| name.as_str()).collect();
        for name in names {
            let source = found.entry(name).or_default();
            source.0 += 1;
            source.1.extend(origin.reports.iter().map(|report| report.as_str()));
        }
    }
    let source = |(name, (origins, reports)): (&str, (usize, FxHashSet<&str>))| Source {
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
