use crate::Sheet;
use crate::layout::{Canvas, Style};
use crate::wording;

/// Verdicts with their grounds, sightings, and every decision in force with who and when.
pub(super) fn write(page: &mut dyn Canvas, sheet: &Sheet<'_>) {
    let rulings = sheet.record.rulings();
    let looks = &sheet.ledger.second_look;
    if rulings.is_empty() && looks.is_empty() {
        return;
    }
    page.heading("What people decided");
    let verdicts = rulings.verdicts().map(|(decided, verdict)| wording::verdict(decided, verdict));
    write_list(page, "Verdicts", verdicts);
    write_list(page, "Sightings", rulings.sightings().map(|(_, sighting)| wording::sighting(sighting)));
    write_list(page, "Decisions in force", rulings.decided().iter().map(wording::decided));
    write_list(page, "Decisions to look at again", looks.iter().map(wording::second_look));
    page.aside("Plimsoll gives no verdict. What stands here was written by those who are named.");
}

fn write_list(page: &mut dyn Canvas, title: &str, lines: impl Iterator<Item = String>) {
    for (number, line) in lines.enumerate() {
        if number == 0 {
            page.subheading(Style::Bold, title);
        }
        page.item(Style::Plain, &line);
    }
}
