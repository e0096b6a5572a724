use plimsoll_capture::{Report, Zone};
use plimsoll_claim::{Claim, ClaimId, Date, Part};
use plimsoll_text::Span;

use super::{Days, Figure, ItemFamily, MeasureFamily, Voice, Voices};
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
    pub(crate) voice: Voice,
    /// The days on which it can have been said, where the text tells.
    pub(crate) said: Option<Days>,
}

/// All reports and statements in an order that does not depend on how they came.
#[derive(Debug)]
pub(crate) struct Pile<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) reports: Vec<&'a Report>,
    /// Lower case texts of the reports.
    pub(crate) lower: Vec<String>,
    pub(crate) statements: Vec<Statement<'a>>,
    pub(crate) voices: Voices<'a>,
    /// The report whose text each report only repeats under another date.
    pub(crate) mirror_of: Vec<Option<usize>>,
}

impl<'a> Pile<'a> {
    pub(crate) fn of(reports: &[ReportClaims<'a>], limits: &'a Limits) -> Self {
        let mut sorted: Vec<&ReportClaims<'a>> = reports.iter().collect();
        sorted.sort_by_key(|one| (&one.report.id, &one.report.hash, &one.report.text));
        let spoken: Vec<(&Report, &str)> = sorted
            .iter()
            .flat_map(|one| one.by_rule().filter_map(|claim| Some((one.report, claim.speaker.as_deref()?))))
            .collect();
        let relayed: Vec<(&str, &str)> = sorted
            .iter()
            .flat_map(|one| one.by_rule())
            .filter_map(|claim| Some((claim.speaker.as_deref()?, &claim.via)))
            .flat_map(|(speaker, via)| via.iter().map(move |hand| (speaker, hand.as_str())))
            .collect();
        let voices = Voices::of(limits, &spoken, &relayed);
        let mut statements = Vec::new();
        for (index, one) in sorted.iter().enumerate() {
            let published = one.report.dated().map(Date::from);
            let mut claims: Vec<&Claim> = one.by_rule().collect();
            claims.sort_by_key(|claim| (claim.part == Part::Text, claim.spans.quantity, claim.claim.clone()));
            claims.dedup_by(|a, b| a.claim == b.claim);
            statements.extend(claims.into_iter().map(|claim| Statement {
                claim,
                report: index,
                figure: Figure::of(&claim.quantity),
                measure: MeasureFamily::of(claim.measure),
                item: ItemFamily::of(claim),
                calibre: calibre(claim, limits),
                voice: voices.voice(claim.speaker.as_deref()),
                said: claim.said_on.and_then(|date| Days::resolved(date, published)),
            }));
        }
        let lower = sorted.iter().map(|one| one.report.text.to_lowercase()).collect();
        Self {
            limits,
            mirror_of: vec![None; sorted.len()],
            reports: sorted.iter().map(|one| one.report).collect(),
            lower,
            statements,
            voices,
        }
    }

    /// The text a statement's spans are into.
    pub(crate) fn text(&self, statement: &Statement<'_>) -> &'a str {
        let report = self.reports[statement.report];
        match statement.claim.part {
            Part::Text => &report.text,
            Part::Title => report.title.as_deref().unwrap_or_default(),
        }
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
        Days::of(self.published(statement)?).filter(|days| days.is_day()).map(|days| days.first)
    }

    /// The outlet's name, else the report's: what counts as one voice in the press.
    pub(crate) fn outlet(&self, report: usize) -> &'a str {
        let report = self.reports[report];
        report.outlet.as_deref().unwrap_or(&report.id)
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

/// The calibre in the words of the item or of the figure.
fn calibre(claim: &Claim, limits: &Limits) -> Option<(u32, bool)> {
    let item = claim.item.as_deref().unwrap_or_default();
    calibre_in(item, limits).or_else(|| calibre_in(&claim.quantity.text, limits))
}

/// The first calibre named in `text`, in millimetres, and whether it is put in inches.
fn calibre_in(text: &str, limits: &Limits) -> Option<(u32, bool)> {
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
