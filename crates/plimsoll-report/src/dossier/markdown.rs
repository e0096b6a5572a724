use std::io;

use plimsoll_claim::{Claim, ClaimId};
use plimsoll_ledger::Finding;

use super::notes::{Note, Notes};
use crate::digest::subjects::{Count, Figure, Subject, subjects};
use crate::digest::{assisted, estimates, figures, findings, opening, remarks};
use crate::index::Index;
use crate::markdown::escaped;
use crate::{Exporter, Sheet, clock, wording};

/// What a reader has to know of the notes, said once.
const ABOUT: &str = "Every figure has a note with its sentence, its report, and the bytes it was read from, so that it can be checked without this program: the hash is BLAKE3 of the bytes \
     received. Bounds are never dropped; what one report joins by “or” is said so in its note’s sentence.";

/// A Markdown dossier, with footnotes as GitHub, Pandoc and Obsidian read them.
#[derive(Clone, Copy, Debug)]
pub struct MarkdownDossier;

impl Exporter for MarkdownDossier {
    fn export(&self, sheet: &Sheet<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let index = Index::of(sheet);
        let subjects = subjects(sheet, &index);
        let mut page = Page { sheet, index: &index, notes: Notes::of(sheet), text: String::new() };
        page.opening(&subjects);
        subjects.iter().for_each(|subject| page.subject(subject));
        page.statements();
        page.estimates();
        page.findings();
        page.decided();
        page.assisted();
        page.reports();
        page.remarks();
        page.footnotes();
        out.write_all(page.text.trim_end().as_bytes())?;
        out.write_all(b"\n")
    }
}

pub(super) struct Page<'a, 's> {
    pub(super) sheet: &'s Sheet<'a>,
    index: &'s Index<'a>,
    notes: Notes<'a>,
    pub(super) text: String,
}

impl<'a> Page<'a, '_> {
    pub(super) fn block(&mut self, block: &str) {
        self.text.push_str(block);
        self.text.push_str("\n\n");
    }

    pub(super) fn heading(&mut self, words: &str) {
        self.block(&format!("## {}", escaped(words)));
    }

    pub(super) fn item(&mut self, words: &str) {
        self.text.push_str(&format!("- {words}\n"));
    }

    /// The end of a list or table.
    pub(super) fn end(&mut self) {
        self.text.push('\n');
    }

    /// A number that leads to a note, as Markdown writes it.
    fn mark(&mut self, id: &ClaimId) -> String {
        self.notes.number(id).map_or_else(String::new, |number| format!("[^{number}]"))
    }

    pub(super) fn marks<'i>(&mut self, ids: impl IntoIterator<Item = &'i ClaimId>) -> String {
        ids.into_iter().map(|id| self.mark(id)).collect()
    }

    fn opening(&mut self, subjects: &[Subject<'a>]) {
        let title = self.sheet.record.name.unwrap_or("Dossier");
        self.block(&format!("# {}", escaped(title)));
        for sentence in opening::sentences(self.sheet, subjects) {
            let mut words = String::new();
            for piece in &sentence {
                match piece {
                    opening::Piece::Words(plain) => push_plain(&mut words, plain),
                    opening::Piece::Figure(figure, id) => {
                        words.push_str(&escaped(figure));
                        words.push_str(&self.mark(id));
                    }
                }
            }
            self.block(words.trim());
        }
        let made = clock::stamp(clock::made_at(self.sheet));
        let version = env!("CARGO_PKG_VERSION");
        self.block(&format!("<sub>{} As of {}. Plimsoll {version}.</sub>", escaped(ABOUT), escaped(&made)));
    }

    /// The figures of a subject, a table a counter and window.
    fn subject(&mut self, subject: &Subject<'a>) {
        self.heading(&subject.title);
        for (count, heading) in subject.counts.iter().zip(figures::headings(subject)) {
            self.block(&format!("**{}**", escaped(&heading)));
            self.count(count);
        }
    }

    fn count(&mut self, count: &Count<'a>) {
        self.text.push_str(
            "| Stated | Figure | Said by | Grade | Also carried by |\n| --- | --- | --- | --- | --- |\n",
        );
        for figure in &count.figures {
            let stated = figure.stated_on.map_or_else(|| "no date".to_string(), wording::date);
            let said = format!(
                "{}{}",
                escaped(&wording::figure_with_unit(figure.nearest)),
                self.mark(&figure.nearest.claim)
            );
            let speaker = escaped(&figures::speaker(figure, count.counter));
            let grade = wording::grade(&figure.origin.grade);
            let others = self.others(figure);
            self.text
                .push_str(&format!("| {} | {said} | {speaker} | {grade} | {others} |\n", escaped(&stated)));
        }
        self.end();
    }

    /// The other carriers of a figure; one that words it otherwise is quoted.
    fn others(&mut self, figure: &Figure<'a>) -> String {
        let own = wording::figure_with_unit(figure.nearest);
        let index = self.index;
        let others = figure.origin.claims.iter().filter(|id| **id != figure.nearest.claim);
        let carriers: Vec<(&ClaimId, &Claim)> =
            others.filter_map(|id| Some((id, index.claim(id)?))).collect();
        let named = carriers.into_iter().map(|(id, claim)| {
            let words = wording::figure_with_unit(claim);
            let words = if words == own { String::new() } else { format!(" as {}", escaped(&words)) };
            format!("{}{words}{}", escaped(&claim.report), self.mark(id))
        });
        named.collect::<Vec<_>>().join(", ")
    }

    fn statements(&mut self) {
        if self.sheet.events.is_empty() {
            return;
        }
        self.heading("Told without a number");
        for event in self.sheet.events {
            let when = event.time.map_or_else(String::new, |time| format!(", {}", wording::when(time)));
            let mark = self.mark(&event.statement);
            self.item(&format!("{}{mark}", escaped(&format!("{}{when}", wording::event(event)))));
        }
        self.end();
    }

    fn estimates(&mut self) {
        let all = estimates::with_interval(self.sheet);
        if all.is_empty() {
            return;
        }
        self.heading("Estimates");
        self.block(&escaped(estimates::WHAT_THEY_ARE));
        for estimate in all {
            self.block(&format!("**{}**", escaped(&estimates::heading(estimate))));
            for sentence in estimates::sentences(estimate) {
                self.item(&escaped(&sentence));
            }
            for one in &estimate.assumptions {
                let marks = self.marks(&one.claims);
                let words = format!("assumed: {} {} ({})", one.name, estimates::range_of(one), one.source);
                self.item(&format!("{}{marks}", escaped(&words)));
            }
            self.end();
        }
    }

    fn findings(&mut self) {
        if self.sheet.ledger.findings.is_empty() {
            return;
        }
        self.heading("Findings");
        for kind in findings::by_kind(self.sheet) {
            self.block(&format!("**{}**", escaped(&findings::heading(&kind))));
            kind.findings.iter().for_each(|finding| self.finding(finding));
            self.end();
        }
        if let Some(also) = findings::also(self.sheet) {
            self.block(&escaped(&format!("Also {also}; the tables above show them.")));
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let marks = self.marks(finding.claim.iter().chain(&finding.against));
        self.item(&format!("{}: {}{marks}", escaped(&finding.report), escaped(&finding.why)));
    }

    fn assisted(&mut self) {
        let claims = assisted::claims(self.sheet);
        if claims.is_empty() {
            return;
        }
        self.heading("Proposed by a language model");
        self.block(&escaped(assisted::WHAT_THEY_ARE));
        for claim in claims {
            let mark = self.mark(&claim.claim);
            self.item(&format!("{}{mark}", escaped(&wording::figure_with_unit(claim))));
        }
        self.end();
    }

    fn remarks(&mut self) {
        let remarks = remarks::by_words(self.sheet);
        let unread = remarks::unread(self.sheet);
        if remarks.is_empty() && unread.is_none() {
            return;
        }
        self.heading("Remarks");
        for (message, reports) in remarks {
            self.item(&escaped(&format!("{}: {message}", reports.join(", "))));
        }
        if let Some(unread) = unread {
            self.item(&escaped(&unread));
        }
        self.end();
    }

    fn footnotes(&mut self) {
        let notes: String =
            self.notes.asked().map(|(number, note)| format!("[^{number}]: {}\n", footnote(note))).collect();
        self.text.push_str(&notes);
    }
}

/// Where a figure stands, in one line.
fn footnote(note: &Note<'_>) -> String {
    let sentence =
        if note.sentence.is_empty() { String::new() } else { format!("“{}” ", escaped(&note.sentence)) };
    let address = note.url.as_deref().map_or_else(String::new, |url| format!(" <{url}>"));
    let retrieved = note.retrieved.as_deref().map_or_else(String::new, |time| format!(", retrieved {time}"));
    format!(
        "{sentence}{} ({}).{address} {}{retrieved}; {}; id {}.",
        escaped(&note.source),
        escaped(&note.report.id),
        escaped(&note.report.hash),
        escaped(&note.place()),
        note.id
    )
}

/// Words between figures, whose blanks at both ends stay.
fn push_plain(text: &mut String, words: &str) {
    if words.starts_with(' ') {
        text.push(' ');
    }
    text.push_str(&escaped(words));
    if words.ends_with(' ') && !words.trim().is_empty() {
        text.push(' ');
    }
}
