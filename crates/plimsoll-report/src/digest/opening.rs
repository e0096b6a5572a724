use plimsoll_claim::ClaimId;
use plimsoll_ledger::FindingKind;

use super::figures;
use super::subjects::{Count, Figure, Subject};
use crate::Sheet;
use crate::wording;

/// Subjects that get a sentence.
const MOST_SENTENCES: usize = 2;

/// Figures of one count that a sentence lists.
const MOST_FIGURES: usize = 6;

/// Counts of one subject that a sentence lists.
const MOST_COUNTS: usize = 4;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Our words.
    Words(String),
    /// A figure, and the claim it stands for.
    Figure(String, &'a ClaimId),
}

/// The sentences that open the answer: how much there is, the main counts, what rests on one origin.
pub(crate) fn sentences<'a>(sheet: &Sheet<'_>, subjects: &[Subject<'a>]) -> Vec<Vec<Piece<'a>>> {
    let mut sentences = vec![vec![Piece::Words(counts(sheet))]];
    sentences.extend(subjects.iter().filter_map(main_counts).take(MOST_SENTENCES));
    let single =
        sheet.ledger.findings.iter().filter(|finding| finding.kind == FindingKind::SingleOrigin).count();
    if single > 0 {
        let figures =
            if single == 1 { "One figure rests".to_string() } else { format!("{single} figures rest") };
        let sentence = format!("{figures} on a single origin, though several outlets carry it.");
        sentences.push(vec![Piece::Words(sentence)]);
    }
    sentences
}

/// The words of a sentence.
pub(super) fn words(sentence: &[Piece<'_>]) -> String {
    let words = sentence.iter().map(|piece| match piece {
        Piece::Words(words) | Piece::Figure(words, _) => words.as_str(),
    });
    words.collect()
}

/// "5 reports of 5 outlets give 24 figures, which go back to 9 origins and 3 counters."
fn counts(sheet: &Sheet<'_>) -> String {
    let counts = sheet.ledger.counts;
    if counts.reports == 0 {
        return "No report was read.".to_string();
    }
    let (reports, outlets) = (many(counts.reports, "report"), outlets(sheet));
    if counts.claims == 0 {
        return format!("{reports} of {outlets}: no figure was found.");
    }
    let (claims, origins) = (many(counts.claims, "figure"), many(counts.origins, "origin"));
    let gives = if counts.reports == 1 { "gives" } else { "give" };
    let goes = if counts.claims == 1 { "goes" } else { "go" };
    let counters = match counts.counters {
        0 => "no counter is named".to_string(),
        one => format!("{} stand{} behind them", many(one, "counter"), if one == 1 { "s" } else { "" }),
    };
    format!("{reports} of {outlets} {gives} {claims}, which {goes} back to {origins}; {counters}.")
}

/// "5 outlets (2 of them unnamed, a report each)"
fn outlets(sheet: &Sheet<'_>) -> String {
    let named = many(sheet.ledger.counts.outlets, "outlet");
    match sheet.reports.iter().filter(|read| read.report.outlet.is_none()).count() {
        0 => named,
        unnamed => format!("{named} ({unnamed} of them unnamed, taken as one a report)"),
    }
}

pub(crate) fn many(count: usize, thing: &str) -> String {
    format!("{} {thing}{}", wording::number(count.into()), if count == 1 { "" } else { "s" })
}

/// What each counter says of a subject, figure by figure, where several figures of it were given.
fn main_counts<'a>(subject: &Subject<'a>) -> Option<Vec<Piece<'a>>> {
    let named = || subject.counts.iter().filter_map(counted);
    let mut counts: Vec<Vec<Piece<'a>>> = named().take(MOST_COUNTS).collect();
    if let Some(more) = named().count().checked_sub(MOST_COUNTS).filter(|more| *more > 0) {
        counts.push(vec![Piece::Words(format!("{} below", many(more, "more count")))]);
    }
    if !subject.is_count() || !subject.has_history() || counts.is_empty() {
        return None;
    }
    let mut sentence = vec![Piece::Words(format!("{}. ", subject.title))];
    sentence.extend(joined(counts, "; "));
    sentence.push(Piece::Words(".".to_string()));
    Some(sentence)
}

/// "Ministry of Ports, since Sep 2023: 6,700 containers (26 Feb 2024), 7,000 containers (no date)"
fn counted<'a>(count: &Count<'a>) -> Option<Vec<Piece<'a>>> {
    let counter = figures::counter(count)?;
    let window = count.window.map_or_else(String::new, |window| format!(", {}", wording::window(window)));
    let said: Vec<Vec<Piece<'a>>> = match count.figures.as_slice() {
        [first, .., last] if count.figures.len() > MOST_FIGURES => {
            vec![said(first), vec![Piece::Words(format!("{} more", count.figures.len() - 2))], said(last)]
        }
        all => all.iter().map(said).collect(),
    };
    let mut pieces = vec![Piece::Words(format!("{counter}{window}: "))];
    pieces.extend(joined(said, ", "));
    Some(pieces)
}

fn said<'a>(figure: &Figure<'a>) -> Vec<Piece<'a>> {
    let stated = figure.stated_on.map_or_else(|| "no date".to_string(), wording::date);
    vec![
        Piece::Figure(wording::figure_with_unit(figure.nearest), &figure.nearest.claim),
        Piece::Words(format!(" ({stated})")),
    ]
}

fn joined<'a>(parts: Vec<Vec<Piece<'a>>>, between: &str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for (number, part) in parts.into_iter().enumerate() {
        if number > 0 {
            pieces.push(Piece::Words(between.to_string()));
        }
        pieces.extend(part);
    }
    pieces
}
