use plimsoll_capture::Report;
use plimsoll_claim::Event;
use plimsoll_claim::event::{ActorRole, EventThing, PlaceRole};

use super::{carets, made_by, published, words};
use crate::layout::{Column, Columns, Page, Style};
use crate::wording;

/// Why a statement without a number reads as it does: its words in place, its fields, the rules that made it.
#[derive(Clone, Copy, Debug)]
pub struct StatementExplanation<'a> {
    /// The report.
    pub report: &'a Report,
    /// A statement of it.
    pub event: &'a Event,
    /// Where the words that tell it are in what was received: `reports/a.txt:12:41`.
    pub place: &'a str,
}

impl StatementExplanation<'_> {
    /// The explanation on a page of `width` columns.
    pub fn text(&self, width: usize, colour: bool) -> String {
        let mut page = Page::new(width, colour);
        page.paragraph(0, Style::Bold, &format!("{}  {}", self.event.statement, self.event.report));
        page.paragraph(0, Style::Plain, &format!("{}{}", self.place, published(self.report)));
        page.blank();
        let words = words(self.report, self.event.part);
        let parts = carets::of_event(self.event, words);
        page.verbatim(&carets::carets(words, self.event.spans.sentence, &parts, width, colour));
        page.blank();
        page.table(2, &fields(self.event));
        made_by(&mut page, &self.event.derivation);
        page.into_text()
    }
}

/// The fields that are set, in words.
fn fields(event: &Event) -> Columns {
    let mut table = Columns::new(&[Column::short("").styled(Style::Faint), Column::words("")]);
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            table.row([name.to_string(), value]);
        }
    };
    add("kind", event.kind.name().to_string());
    for role in [ActorRole::By, ActorRole::With, ActorRole::To, ActorRole::Against] {
        let names: Vec<&str> = event.actors_as(role).map(|actor| actor.name.as_str()).collect();
        add(carets::actor_label(role), names.join(", "));
    }
    add("about", things(&event.about));
    add("in return for", things(&event.in_return_for));
    add("instrument", event.instrument.as_ref().map_or_else(String::new, |worded| worded.text.clone()));
    for role in [PlaceRole::At, PlaceRole::From, PlaceRole::Via, PlaceRole::To] {
        let names: Vec<&str> = event.places_as(role).map(|place| place.name.as_str()).collect();
        add(carets::place_label(role), names.join(", "));
    }
    add("means", event.means.as_ref().map_or_else(String::new, |worded| worded.text.clone()));
    add("when", event.time.map_or_else(String::new, wording::when));
    add("said by", event.speaker.clone().unwrap_or_else(|| "the outlet itself".to_string()));
    add("through", event.via.join(", then "));
    add("said on", event.said_on.map_or_else(String::new, wording::date));
    add("modality", format!("{:?}", event.modality).to_lowercase());
    table
}

/// "152 mm shells (artillery_round), food"
fn things(things: &[EventThing]) -> String {
    let named = things.iter().map(|thing| match &thing.item_class {
        Some(class) => format!("{} ({class})", thing.text),
        None => thing.text.clone(),
    });
    named.collect::<Vec<_>>().join(", ")
}
