use std::borrow::Cow;

use memchr::memmem;
use plimsoll_capture::{Report, Zone};
use plimsoll_claim::{Claim, ClaimId, Date, Part};
use plimsoll_text::Span;
use rustc_hash::FxHashMap;

use super::kind::item_family;
use super::{Days, Figure, ItemFamilies, ItemFamily, MeasureFamily, Name, Voice, Voices};
use crate::{Limits, ReportClaims, parallel};

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
}

/// All reports and statements in an order that does not depend on how they came.
#[derive(Debug)]
pub(crate) struct Pile<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) reports: Vec<&'a Report>,
    pub(crate) statements: Vec<Statement<'a>>,
    pub(crate) voices: Voices<'a>,
    pub(crate) items: ItemFamilies<'a>,
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
    /// Statements by claim id; of two reports of one text the first.
    by_id: FxHashMap<&'a ClaimId, usize>,
}

impl<'a> Pile<'a> {
    pub(crate) fn of(reports: &[ReportClaims<'a>], limits: &'a Limits) -> Self {
        let mut sorted: Vec<ReportClaims<'a>> = reports.to_vec();
        sorted.sort_by(|a, b| {
            let key = |one: &ReportClaims<'a>| (&one.report.id, &one.report.hash, &one.report.text);
            key(a).cmp(&key(b))
        });
        let voices = Voices::of(limits, &sorted);
        let read = parallel::map(&sorted, |one| statements(one, limits, &voices));
        let mut pile = Self {
            limits,
            mirror_of: vec![None; sorted.len()],
            reports: sorted.iter().map(|one| one.report).collect(),
            statements: Vec::with_capacity(read.iter().map(Vec::len).sum()),
            printed_by: sorted.iter().filter_map(|one| voices.name(outlet(one.report))).collect(),
            days: sorted.iter().map(|one| printed_on(one.report)).collect(),
            voices,
            items: ItemFamilies::new(),
            starts: Vec::with_capacity(sorted.len() + 1),
            places: Vec::new(),
            by_id: FxHashMap::default(),
        };
        for (report, statements) in read.into_iter().enumerate() {
            pile.starts.push(pile.statements.len());
            for (statement, family) in statements {
                let item = pile.items.of(family);
                pile.statements.push(Statement { report, item, ..statement });
            }
        }
        pile.starts.push(pile.statements.len());
        pile.places = (0..pile.statements.len()).collect();
        pile.by_id.reserve(pile.statements.len());
        for (index, statement) in pile.statements.iter().enumerate() {
            pile.by_id.entry(&statement.claim.claim).or_insert(index);
        }
        pile
    }

    /// The statement of a claim id.
    pub(crate) fn statement_of(&self, id: &ClaimId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The statements of a report, in the order of the text.
    pub(crate) fn of_report(&self, report: usize) -> &[usize] {
        &self.places[self.starts[report]..self.starts[report + 1]]
    }

    /// The statements of each report.
    pub(crate) fn by_report(&self) -> impl Iterator<Item = &[usize]> {
        (0..self.reports.len()).map(|report| self.of_report(report))
    }

    /// The names through which a statement's figure came, nearest the speaker first.
    pub(crate) fn hands(&self, statement: &Statement<'a>) -> impl DoubleEndedIterator<Item = Name> {
        statement.claim.via.iter().filter_map(|hand| self.voices.name(hand))
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

/// The outlet's name, else the report's.
fn outlet(report: &Report) -> &str {
    report.outlet.as_deref().unwrap_or(&report.id)
}

/// The day of publication, else of the last update, if told to the day.
pub(crate) fn printed_on(report: &Report) -> Option<i32> {
    Days::of(Date::from(report.dated()?)).filter(|days| days.is_day()).map(|days| days.first)
}

/// The statements of a report, each with the name of its item's family; their places are filled in by the pile.
fn statements<'a>(
    one: &ReportClaims<'a>,
    limits: &Limits,
    voices: &Voices<'a>,
) -> Vec<(Statement<'a>, Cow<'a, str>)> {
    let published = one.report.dated().map(Date::from);
    let mut claims: Vec<&Claim> = one.by_rule().collect();
    claims.sort_by(|a, b| {
        let key = |claim: &Claim| (claim.part == Part::Text, claim.spans.quantity);
        key(a).cmp(&key(b)).then_with(|| a.claim.cmp(&b.claim))
    });
    claims.dedup_by(|a, b| a.claim == b.claim);
    let statement = |claim: &'a Claim| {
        let speaker = claim.speaker.as_deref().and_then(|name| voices.name(name));
        let statement = Statement {
            claim,
            report: 0,
            figure: Figure::of(&claim.quantity),
            measure: MeasureFamily::of(claim.measure),
            item: ItemFamily::ROUND,
            calibre: calibre(claim, limits),
            speaker,
            voice: voices.voice(speaker),
            said: claim.said_on.and_then(|date| Days::resolved(date, published)),
            is_quoted: is_quoted(one.report, claim, limits),
        };
        (statement, item_family(claim))
    };
    claims.into_iter().map(statement).collect()
}

/// The text a claim's spans are into.
fn text_of<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    match claim.part {
        Part::Text => &report.text,
        Part::Title => report.title.as_deref().unwrap_or_default(),
    }
}

/// Whether the figure stands in direct speech: a quotation mark opens before it and closes after it in its sentence.
fn is_quoted(report: &Report, claim: &Claim, limits: &Limits) -> bool {
    let (sentence, quantity) = (claim.spans.sentence, claim.spans.quantity);
    let text = text_of(report, claim);
    let marks = &limits.words.quotation_marks;
    let count = |from: u32, to: u32| {
        let part = text.get(from as usize..to as usize).unwrap_or_default();
        marks.iter().map(|mark| memmem::find_iter(part.as_bytes(), mark.as_bytes()).count()).sum::<usize>()
    };
    sentence.contains(quantity)
        && count(quantity.end(), sentence.end()) > 0
        && count(sentence.start(), quantity.start()) % 2 == 1
}

/// The calibre in the words of the item or of the figure.
fn calibre(claim: &Claim, limits: &Limits) -> Option<(u32, bool)> {
    let item = claim.item.as_deref().unwrap_or_default();
    calibre_in(item, limits).or_else(|| calibre_in(&claim.quantity.text, limits))
}

/// The first calibre named in `text`, in millimetres, and whether it is put in inches.
fn calibre_in(text: &str, limits: &Limits) -> Option<(u32, bool)> {
    // Without a number there is none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    calibres_in(&text.to_lowercase(), limits).into_iter().next()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibres_are_read_in_both_systems() {
        let limits = Limits::shipped();
        assert_eq!(calibre_in("152mm artillery shells", &limits), Some((152, false)));
        assert_eq!(calibre_in("rounds of 122-millimetre shells", &limits), Some((122, false)));
        assert_eq!(calibre_in("6-inch artillery shells", &limits), Some((152, true)));
        assert_eq!(calibre_in("4.8 inch shells", &limits), Some((122, true)));
        assert_eq!(calibre_in("55-inch screens", &limits), None);
        assert_eq!(calibre_in("artillery shells", &limits), None);
    }
}
