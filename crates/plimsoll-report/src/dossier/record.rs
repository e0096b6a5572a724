use super::markdown::Page;
use crate::markdown::escaped;
use crate::record::Custody;
use crate::{address, wording};

/// What people decided, and what was received.
impl Page<'_, '_> {
    /// Verdicts with their grounds, sightings, then every decision in force with who and when.
    pub(super) fn decided(&mut self) {
        let rulings = self.sheet.record.rulings();
        if rulings.is_empty() {
            return;
        }
        if rulings.verdicts().next().is_some() {
            self.heading("Verdicts");
        }
        for (decided, verdict) in rulings.verdicts() {
            let marks = self.marks(verdict.about.iter().map(|anchor| &anchor.claim));
            let by = verdict.author.as_deref().unwrap_or(&decided.by);
            let scale =
                verdict.rating.map_or_else(String::new, |rating| format!(" ({})", wording::rating(rating)));
            let words = escaped(&format!("{}{scale}: {} — {by}", verdict.verdict, verdict.text));
            let link = verdict
                .url
                .as_deref()
                .and_then(address::of_the_web)
                .map_or_else(String::new, |url| format!(" <{url}>"));
            self.block(&format!("{words}{marks}{link}"));
        }
        if rulings.sightings().next().is_some() {
            self.heading("Sightings");
            for (_, sighting) in rulings.sightings() {
                self.item(&escaped(&wording::sighting(sighting)));
            }
            self.end();
        }
        self.heading("Decisions in force");
        for one in rulings.decided() {
            let when = one.at.strftime("%Y-%m-%d %H:%M UTC");
            self.item(&escaped(&format!("{when}, {}: {}", one.by, wording::decision(&one.decision))));
        }
        self.end();
    }

    pub(super) fn reports(&mut self) {
        if self.sheet.reports.is_empty() {
            return;
        }
        let custody = Custody::of(&self.sheet.record);
        self.heading("The reports");
        self.text.push_str(
            "| Report | Outlet | Published | Title | Address | BLAKE3 of the bytes | Retrieved | By |\n",
        );
        self.text.push_str("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for read in self.sheet.reports {
            let report = read.report;
            let received = custody.of_report(report);
            let time = received.and_then(|one| one.retrieved_at);
            let cells = [
                escaped(&report.id),
                escaped(report.outlet.as_deref().unwrap_or_default()),
                escaped(&report.dated().map_or_else(|| "no date".to_string(), wording::moment)),
                escaped(report.title.as_deref().unwrap_or_default()),
                url(report.url.as_deref()),
                escaped(&report.hash),
                time.map_or_else(String::new, |time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
                escaped(received.and_then(|one| one.operator).unwrap_or_default()),
            ];
            self.text.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
        self.end();
    }
}

/// An address as a link where it is one of the web, else its words.
fn url(address: Option<&str>) -> String {
    let Some(address) = address else { return String::new() };
    match address::of_the_web(address) {
        Some(web) => format!("<{}>", web.replace('|', "%7C")),
        None => escaped(address),
    }
}
