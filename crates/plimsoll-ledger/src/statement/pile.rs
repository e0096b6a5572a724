use std::sync::Arc;

use plimsoll_capture::{Report, Zone};
use plimsoll_claim::{Claim, ClaimId, Date, Part};
use plimsoll_text::Span;
use rayon::prelude::*;

use super::by_id::ById;
use super::facts::{self, Facts};
use super::shown::{Shown, statements};
use super::{Days, Figure, ItemFamilies, ItemFamily, MeasureFamily, Name, Voice, Voices};
use crate::{Limits, ReportClaims};

/// A claim made comparable.
#[derive(Clone, Debug)]
pub(crate) struct Statement<'a> {
    pub(crate) claim: &'a Claim,
    /// Index of its report in the pile.
    pub(crate) report: usize,
    pub(crate) figure: Figure,
    pub(crate) measure: MeasureFamily,
    pub(crate) item: ItemFamily,
    /// Calibre in millimetres, and whether the text has it in inches.
    pub(crate) calibre: Option<(u32, bool)>,
    pub(crate) speaker: Option<Name>,
    pub(crate) voice: Voice,
    /// The days on which it can have been said, where the text tells.
    pub(crate) said: Option<Days>,
    /// Whether the figure stands in direct speech.
    pub(crate) is_quoted: bool,
    /// Where the names of its hands begin and end in the pile.
    pub(super) hands: (u32, u32),
}

/// All reports and statements in an order that does not depend on how they came.
#[derive(Debug)]
pub(crate) struct Pile<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) reports: Vec<&'a Report>,
    pub(crate) statements: Vec<Statement<'a>>,
    pub(crate) voices: Voices<'a>,
    pub(crate) items: ItemFamilies,
    /// The report whose text each report only repeats under another date.
    pub(crate) mirror_of: Vec<Option<usize>>,
    /// Of each report the outlet, else itself.
    pub(crate) printed_by: Vec<Name>,
    /// The day of each report, if told to the day.
    days: Vec<Option<i32>>,
    /// Where the statements of each report begin, and where the last end.
    starts: Vec<usize>,
    /// All places of statements, in order.
    places: Vec<usize>,
    by_id: ById,
    /// The names through which figures came, those of each statement together.
    hands: Vec<Name>,
    /// Of each statement the first with its id, itself for most; and the one that it is about.
    first: Vec<usize>,
    about: Vec<Option<usize>>,
    told: Vec<ReportClaims<'a>>,
    /// What each report shows by itself.
    pub(crate) facts: Vec<Arc<Facts>>,
}

impl<'a> Pile<'a> {
    /// The pile of sorted reports, with their numbers, if they have some.
    pub(crate) fn of(
        sorted: Vec<ReportClaims<'a>>,
        numbers: &[u64],
        limits: &'a Limits,
        before: &facts::ByNumber,
    ) -> Self {
        let facts = Facts::of_all(&sorted, numbers, limits, before);
        let ((voices, names), by_id) =
            rayon::join(|| Voices::of(limits, &sorted, &facts), || ById::of(&facts));
        let mut items = ItemFamilies::new();
        let shown = Shown::of_all(&facts, &names, &mut items);
        let statements = statements(&sorted, &shown, &voices);
        let first = by_id.firsts(|index| &statements[index].claim.claim);
        let mut pile = Self {
            limits,
            mirror_of: vec![None; sorted.len()],
            reports: sorted.iter().map(|one| one.report).collect(),
            starts: shown.iter().map(|one| one.begun).chain([statements.len()]).collect(),
            hands: shown.iter().flat_map(Shown::hands).collect(),
            statements,
            printed_by: sorted.iter().filter_map(|one| voices.name(outlet(one.report))).collect(),
            days: sorted.iter().map(|one| printed_on(one.report)).collect(),
            voices,
            items,
            places: (0..first.len()).collect(),
            first,
            by_id,
            about: Vec::new(),
            told: Vec::new(),
            facts: Vec::new(),
        };
        let about = |statement: &Statement<'_>| pile.statement_of(statement.claim.of.as_ref()?);
        pile.about = pile.statements.par_iter().map(about).collect();
        pile.told = sorted;
        pile.facts = facts;
        pile
    }

    /// Takes in which report each only repeats, and when the statements of such reports were said.
    pub(crate) fn redate(&mut self, mirror_of: &[Option<usize>], said: Vec<(usize, Option<Days>)>) {
        self.mirror_of.copy_from_slice(mirror_of);
        for (index, days) in said {
            self.statements[index].said = days;
        }
    }

    /// The statement of a claim id.
    pub(crate) fn statement_of(&self, id: &ClaimId) -> Option<usize> {
        self.by_id.get(id, |index| &self.statements[index].claim.claim)
    }

    /// The first statement with the id of another; most are the first.
    pub(crate) fn first(&self, index: usize) -> usize {
        self.first[index]
    }

    /// The statement that another is about.
    pub(crate) fn about(&self, index: usize) -> Option<usize> {
        self.about[index]
    }

    /// The statements of a report, in the order of the text.
    pub(crate) fn of_report(&self, report: usize) -> &[usize] {
        &self.places[self.starts[report]..self.starts[report + 1]]
    }

    /// What stands for the sentence and the words of each statement of a report.
    pub(crate) fn sentences(&self, report: usize) -> &[u128] {
        self.facts[report].sentences(&self.told[report])
    }

    /// The first report with an id; `about`, a statement that may be in it.
    pub(crate) fn report_of(&self, id: &str, about: Option<usize>) -> Option<usize> {
        let likely = about.map(|index| self.statements[index].report);
        let is_it = |report: &usize| self.reports[*report].id == id;
        let is_first = |report: &usize| *report == 0 || self.reports[*report - 1].id != id;
        likely.filter(|report| is_it(report) && is_first(report)).or_else(|| {
            // Reports of the pile are sorted by id.
            let first = self.reports.partition_point(|report| report.id.as_str() < id);
            Some(first).filter(|first| *first < self.reports.len()).filter(is_it)
        })
    }

    /// The names through which a statement's figure came, nearest the speaker first.
    pub(crate) fn hands(&self, statement: &Statement<'a>) -> impl DoubleEndedIterator<Item = Name> {
        self.hands[statement.hands.0 as usize..statement.hands.1 as usize].iter().copied()
    }

    /// The outlet of a report, if told.
    pub(crate) fn outlet_name(&self, report: usize) -> Option<Name> {
        self.reports[report].outlet.as_ref().map(|_| self.printed_by[report])
    }

    /// The text a statement's spans are into.
    pub(crate) fn text(&self, statement: &Statement<'_>) -> &'a str {
        text_of(self.reports[statement.report], statement.claim)
    }

    /// Words of the text of a statement; empty where the span is not in it.
    pub(crate) fn words(&self, statement: &Statement<'_>, span: Span) -> &'a str {
        self.text(statement).get(span.range()).unwrap_or_default()
    }

    pub(crate) fn published(&self, statement: &Statement<'_>) -> Option<Date> {
        self.reports[statement.report].dated().map(Date::from)
    }

    /// The day of publication, else of the last update, if told to the day.
    pub(crate) fn published_day(&self, statement: &Statement<'_>) -> Option<i32> {
        self.days[statement.report]
    }

    /// The day of a report, if told to the day.
    pub(crate) fn printed_day(&self, report: usize) -> Option<i32> {
        self.days[report]
    }

    /// The outlet's name, else the report's: what counts as one voice in the press.
    pub(crate) fn outlet(&self, report: usize) -> &'a str {
        outlet(self.reports[report])
    }

    /// Whether a statement stands in a report that only repeats another under another date.
    pub(crate) fn is_mirrored(&self, index: usize) -> bool {
        self.mirror_of[self.statements[index].report].is_some()
    }

    pub(crate) fn is_headline(&self, statement: &Statement<'_>) -> bool {
        statement.claim.zone == Zone::Headline || statement.claim.part == Part::Title
    }

    /// The figure with what it counts, as the report words it: "up to 3 million rounds of 152 mm artillery shells".
    pub(crate) fn wording(&self, index: usize) -> String {
        let statement = &self.statements[index];
        let spans = &statement.claim.spans;
        let near =
            |item: &Span| item.start() >= spans.quantity.start() && item.start() <= spans.quantity.end() + 8;
        let whole = spans.item.filter(near).map_or(spans.quantity, |item| spans.quantity.cover(item));
        let words = self.words(statement, whole);
        super::short(if words.is_empty() { &statement.claim.quantity.text } else { words })
    }

    /// The id of a statement's claim.
    pub(crate) fn id(&self, index: usize) -> ClaimId {
        self.statements[index].claim.claim.clone()
    }

    /// The ids of some statements' claims, sorted, each once.
    pub(crate) fn ids(&self, members: impl IntoIterator<Item = usize>) -> Vec<ClaimId> {
        let mut ids: Vec<ClaimId> = members.into_iter().map(|index| self.id(index)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.shrink_to_fit();
        ids
    }

    /// The name of a statement's report, with its outlet.
    pub(crate) fn source(&self, index: usize) -> String {
        self.source_of(self.statements[index].report)
    }

    /// The name of a report, with its outlet.
    pub(crate) fn source_of(&self, report: usize) -> String {
        let report = self.reports[report];
        match &report.outlet {
            Some(outlet) => format!("{outlet} ({})", report.id),
            None => report.id.clone(),
        }
    }
}

/// Reports in an order that does not depend on how they came, with their numbers, if they have some.
pub(crate) fn in_order<'a>(
    reports: &[ReportClaims<'a>],
    numbers: &[u64],
) -> (Vec<ReportClaims<'a>>, Vec<u64>) {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.par_sort_by_key(|&place| {
        let report = reports[place].report;
        (&report.id, &report.hash, &report.text)
    });
    let numbers = order.iter().filter_map(|&place| numbers.get(place).copied()).collect();
    (order.into_iter().map(|place| reports[place]).collect(), numbers)
}

/// The outlet's name, else the report's.
fn outlet(report: &Report) -> &str {
    report.outlet.as_deref().unwrap_or(&report.id)
}

/// The day of publication, else of the last update, if told to the day.
pub(crate) fn printed_on(report: &Report) -> Option<i32> {
    Days::of(Date::from(report.dated()?)).filter(|days| days.is_day()).map(|days| days.first)
}

/// The text a claim's spans are into.
pub(super) fn text_of<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    match claim.part {
        Part::Text => &report.text,
        Part::Title => report.title.as_deref().unwrap_or_default(),
    }
}

/// All calibres named in `text` (lower case), in its order.
pub(crate) fn calibres_in(text: &str, limits: &Limits) -> Vec<(u32, bool)> {
    let mut found: Vec<(usize, (u32, bool))> = Vec::new();
    for unit in ["mm", "millimet"] {
        for (at, _) in text.match_indices(unit) {
            let number = number_before(&text[..at]).parse().ok();
            found.extend(number.filter(|mm| (20..=420).contains(mm)).map(|mm| (at, (mm, false))));
        }
    }
    for (at, _) in text.match_indices("inch") {
        let number = number_before(&text[..at]);
        let known =
            limits.calibres.iter().find(|calibre| calibre.inches.iter().any(|inches| inches == number));
        found.extend(known.map(|calibre| (at, (calibre.millimetres, true))));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, calibre)| calibre).collect()
}

/// The number that ends `text`, a space or hyphen after it allowed.
fn number_before(text: &str) -> &str {
    let text = text.strip_suffix([' ', '-', '\u{a0}', '\u{2011}']).unwrap_or(text);
    let start = text
        .rfind(|c: char| !c.is_ascii_digit() && c != '.')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}
