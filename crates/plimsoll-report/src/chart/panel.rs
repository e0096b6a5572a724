use maud::{Markup, html};
use rust_decimal::Decimal;

use super::frame::{Frame, Size};
use super::mark::Mark;
use super::place::{Labels, Spread};
use super::px;
use super::scale::Scale;
use super::time::TimeAxis;
use crate::wording;

/// Marks up to which each is labelled.
const MOST_LABELS: usize = 24;

/// The figures of one measure and class of things, in one unit.
#[derive(Debug)]
pub(super) struct Panel {
    pub(super) title: String,
    pub(super) unit: Option<String>,
    /// By date.
    pub(super) marks: Vec<Mark>,
    /// Figures that have no number, or for which there is no room.
    pub(super) left_out: usize,
}

impl Panel {
    pub(super) fn has_undated(&self) -> bool {
        self.marks.iter().any(|mark| mark.stated.is_none())
    }

    /// The panel as a figure; the first of a chart is the widest.
    pub(super) fn markup(&self, number: usize, axis: &TimeAxis, has_lane: bool) -> Markup {
        let values: Vec<Decimal> = self.marks.iter().flat_map(Mark::values).collect();
        let scale = Scale::of(&values);
        let frame = |size| Frame::new(size, has_lane);
        let (title, about) = (format!("panel-{number}-title"), format!("panel-{number}-about"));
        let labelled = format!("{title} {about}");
        html! {
            figure class=(if number == 0 { "panel wide" } else { "panel" }) {
                h3 id=(title) { (wording::unbroken(&self.title)) }
                p class="axis-name" id=(about) { (self.about(&scale)) }
                @if number == 0 {
                    // One of the two is shown, by the width of the screen.
                    (self.svg("broad", &scale, axis, &frame(Size::Broad), &labelled))
                    (self.svg("tall", &scale, axis, &frame(Size::Tall), &labelled))
                } @else {
                    (self.svg("small", &scale, axis, &frame(Size::Small), &labelled))
                }
                @if self.left_out > 0 {
                    p class="aside" { (self.left_out) " more stand only in the table below: no number, or no room." }
                }
            }
        }
    }

    fn svg(&self, class: &str, scale: &Scale, axis: &TimeAxis, frame: &Frame, labelled: &str) -> Markup {
        let size = format!("0 0 {} {}", px(frame.width), px(frame.height));
        html! {
            svg class=(class) role="group" aria-labelledby=(labelled) viewBox=(size) {
                (grid(scale, axis, frame))
                (self.drawing(scale, axis, frame))
            }
        }
    }

    /// "9 figures, in containers; logarithmic scale"
    fn about(&self, scale: &Scale) -> String {
        let many = if self.marks.len() == 1 { "figure" } else { "figures" };
        let unit = self.unit.as_deref().map_or_else(String::new, |unit| {
            let words = wording::named_unit(unit, false);
            if words == "%" { ", in per cent".to_string() } else { format!(", in {words}") }
        });
        let kind = if scale.is_logarithmic { "; logarithmic scale" } else { "" };
        format!("{} {many}{unit}{kind}", self.marks.len())
    }

    fn drawing(&self, scale: &Scale, axis: &TimeAxis, frame: &Frame) -> Markup {
        let places = self.places(scale, axis, frame);
        let placed = || self.marks.iter().zip(places.iter().copied());
        html! {
            @for (mark, place) in placed() { (mark.window(axis, frame, place)) }
            @for (mark, place) in placed() { (mark.markup(scale, frame, place)) }
            @if self.marks.len() <= MOST_LABELS { (self.labels(frame, &places)) }
        }
    }

    fn places(&self, scale: &Scale, axis: &TimeAxis, frame: &Frame) -> Vec<(f64, f64)> {
        let mut spread = Spread::default();
        let place = |mark: &Mark| {
            let (from, to) = frame.reach(mark.stated.is_some());
            let middle = (from + to) / 2.0;
            let x = mark.stated.map_or(middle, |stated| frame.across(axis.place(stated)).clamp(from, to));
            let y = frame.up(mark.height(scale));
            (spread.place(x, y, from, to), y)
        };
        self.marks.iter().map(place).collect()
    }

    fn labels(&self, frame: &Frame, places: &[(f64, f64)]) -> Markup {
        let placed = self.marks.iter().zip(places);
        let mut labels = Labels::clear_of(placed.map(|(mark, place)| mark.area(*place)));
        html! {
            @for (mark, place) in self.marks.iter().zip(places) {
                @if let Some((left, base)) = labels.place(&mark.label, *place, &frame.area(mark.stated.is_some())) {
                    text class={ "label " (mark.colour()) } x=(px(left)) y=(px(base)) { (mark.label) }
                }
            }
        }
    }
}

/// Lines and words of both axes, and the lane without dates.
fn grid(scale: &Scale, axis: &TimeAxis, frame: &Frame) -> Markup {
    let (left, right, bottom) = (frame.left(), frame.right(), frame.bottom());
    html! {
        @for tick in &scale.ticks {
            @let y = px(frame.up(scale.height(*tick)));
            line class=(if tick.is_zero() { "base" } else { "grid" }) x1=(px(left)) x2=(px(right)) y1=(y) y2=(y) {}
            text class="tick" x=(px(left - 8.0)) y=(y) dy="0.32em" text-anchor="end" { (wording::compact(*tick)) }
        }
        @for tick in axis.ticks() {
            @let x = px(frame.across(axis.place(tick.day)));
            line class="base" x1=(x) x2=(x) y1=(px(bottom)) y2=(px(bottom + 4.0)) {}
            text class="tick" x=(x) y=(px(bottom + 17.0)) text-anchor="middle" { (tick.label) }
            @if let Some(year) = tick.year {
                text class="tick year" x=(x) y=(px(bottom + 31.0)) text-anchor="middle" { (year) }
            }
        }
        @if let Some(lane) = frame.lane {
            line class="lane" x1=(px(lane)) x2=(px(lane)) y1="8" y2=(px(bottom + 20.0)) {}
            text class="tick lane-name" x=(px((lane + right) / 2.0)) y=(px(bottom + 17.0)) text-anchor="middle" { "no date" }
        }
    }
}
