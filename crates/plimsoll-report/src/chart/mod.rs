//! The figures over time, as SVG: a panel a measure and class of things, a mark a figure, a colour and a shape a counter.
//!
//! The markup is a fragment: it needs the custom properties and classes of `html/page.css` and nothing else of the page.

mod frame;
mod legend;
mod mark;
mod panel;
mod place;
mod scale;
mod shape;
mod time;

use std::collections::BTreeMap;

use maud::{Markup, html};
use plimsoll_claim::{ClaimId, Measure};

use self::mark::Mark;
use self::panel::Panel;
use self::shape::Look;
use self::time::TimeAxis;
use crate::digest::figures;
use crate::digest::subjects::{Count, Figure, Subject};

/// Panels drawn; the tables hold the rest.
const MOST_PANELS: usize = 7;
/// Marks drawn in one panel; the tables hold the rest.
const MOST_MARKS: usize = 300;

/// A chart of all subjects with several figures to compare.
#[derive(Debug)]
pub(crate) struct Chart {
    panels: Vec<Panel>,
    counters: Counters,
    axis: TimeAxis,
}

/// The counters in the order they are met, with their looks.
#[derive(Debug, Default)]
struct Counters {
    numbers: BTreeMap<String, usize>,
    names: Vec<String>,
    /// Whether a figure is drawn that no counter is named for.
    has_nobody: bool,
}

impl Counters {
    fn look(&mut self, count: &Count<'_>) -> Look {
        let Some(name) = figures::counter(count) else {
            self.has_nobody = true;
            return Look::NOBODY;
        };
        let number = *self.numbers.entry(name.clone()).or_insert_with(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        Look::of(number)
    }
}

impl Chart {
    /// The chart of these subjects; none where no two figures can be compared. Each mark leads where `leads_to` says.
    pub(crate) fn of(subjects: &[Subject<'_>], leads_to: &dyn Fn(&ClaimId) -> String) -> Option<Self> {
        let mut counters = Counters::default();
        let grouped = subjects.iter().filter(|subject| is_comparable(subject)).flat_map(grouped);
        let drawable = grouped.filter(Group::has_course);
        let panels: Vec<Panel> =
            drawable.take(MOST_PANELS).map(|group| panel_of(group, &mut counters, leads_to)).collect();
        let marks = || panels.iter().flat_map(|panel| &panel.marks);
        let stated: Vec<_> = marks().filter_map(|mark| mark.stated).collect();
        let starts: Vec<_> =
            marks().filter(|mark| mark.stated.is_some()).filter_map(|mark| mark.start).collect();
        let axis = TimeAxis::of(&stated, &starts)?;
        Some(Self { panels, counters, axis })
    }

    /// The panels and the legend.
    pub(crate) fn markup(&self) -> Markup {
        let has_lane = self.panels.iter().any(Panel::has_undated);
        html! {
            div class="chart" {
                div class="panels" {
                    @for (number, panel) in self.panels.iter().enumerate() {
                        (panel.markup(number, &self.axis, has_lane))
                    }
                }
                (legend::markup(&self.counters))
            }
        }
    }
}

/// Counts, and how far something is used or paid for; two distances or sizes are seldom of one thing.
fn is_comparable(subject: &Subject<'_>) -> bool {
    let is_level = matches!(subject.measure, Measure::Utilisation | Measure::Value);
    subject.has_history() && (subject.is_count() || is_level)
}

/// Figures of a subject in one unit: what can share an axis.
struct Group<'s, 'a> {
    subject: &'s Subject<'a>,
    /// The unit, or where there is none what is counted as worded.
    unit: Option<&'a str>,
    figures: Vec<(&'s Count<'a>, &'s Figure<'a>)>,
}

impl Group<'_, '_> {
    /// Whether there are two figures to compare, and a date for one of them at least.
    fn has_course(&self) -> bool {
        let drawn = || self.figures.iter().filter(|(_, figure)| mark::is_drawn(figure));
        drawn().count() > 1 && drawn().any(|(_, figure)| figure.stated_on.and_then(time::middle).is_some())
    }
}

fn grouped<'s, 'a>(subject: &'s Subject<'a>) -> Vec<Group<'s, 'a>> {
    let mut groups: Vec<Group<'s, 'a>> = Vec::new();
    let mut places: BTreeMap<(Option<&'a str>, Option<&'a str>), usize> = BTreeMap::new();
    for count in &subject.counts {
        for figure in &count.figures {
            let claim = figure.nearest;
            let unit = claim.unit.as_deref();
            let item = claim.item.as_deref().filter(|_| unit.is_none() && claim.item_class.is_none());
            let at = *places.entry((unit, item)).or_insert_with(|| {
                groups.push(Group { subject, unit: unit.or(item), figures: Vec::new() });
                groups.len() - 1
            });
            groups[at].figures.push((count, figure));
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.figures.len()));
    groups
}

fn panel_of(group: Group<'_, '_>, counters: &mut Counters, leads_to: &dyn Fn(&ClaimId) -> String) -> Panel {
    let all = group.figures.len();
    let drawn = group.figures.into_iter().filter(|(_, figure)| mark::is_drawn(figure)).take(MOST_MARKS);
    let mut mark = |count: &Count<'_>, figure: &Figure<'_>| {
        Mark::of(count, figure, counters.look(count), leads_to(&figure.nearest.claim))
    };
    let mut marks: Vec<Mark> = drawn.map(|(count, figure)| mark(count, figure)).collect();
    // By date, as the page is read; the sort is stable, so among equals the ledger's order stays.
    marks.sort_by_key(|mark| (mark.stated.is_none(), mark.stated));
    let left_out = all - marks.len();
    Panel { title: group.subject.title.clone(), unit: group.unit.map(str::to_string), marks, left_out }
}

/// A place on the drawing, to a tenth.
fn px(place: f64) -> String {
    let text = format!("{place:.1}");
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_string(),
        Some(whole) => whole.to_string(),
        None => text,
    }
}
