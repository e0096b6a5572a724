use maud::{Markup, html};
use plimsoll_claim::Bound;
use rust_decimal::Decimal;

use super::frame::Frame;
use super::place::Area;
use super::px;
use super::scale::Scale;
use super::shape::Look;
use super::time::{Day, TimeAxis, first, middle};
use crate::digest::figures;
use crate::digest::subjects::{Count, Figure};
use crate::wording;

/// A figure to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where its claim is to be found.
    address: String,
    look: Look,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: Bound,
    is_approximate: bool,
    /// When it was stated; none: it stands in the lane without dates.
    pub(super) stated: Option<Day>,
    /// When its window begins.
    pub(super) start: Option<Day>,
    /// The figure, with its bound.
    pub(super) label: String,
    /// All that is known of it.
    title: String,
}

/// Whether a figure has a number to draw.
pub(super) fn is_drawn(figure: &Figure<'_>) -> bool {
    let quantity = &figure.nearest.quantity;
    match quantity.bound {
        Bound::Range => quantity.low.is_some() && quantity.high.is_some(),
        _ => quantity.low.or(quantity.high).is_some(),
    }
}

impl Mark {
    pub(super) fn of(count: &Count<'_>, figure: &Figure<'_>, look: Look, address: String) -> Self {
        let quantity = &figure.nearest.quantity;
        Self {
            address,
            look,
            low: quantity.low,
            high: quantity.high,
            bound: quantity.bound,
            is_approximate: quantity.approximate,
            stated: figure.stated_on.and_then(middle),
            start: count.window.and_then(|window| first(window.from?)),
            label: wording::short_figure(quantity),
            title: title(count, figure),
        }
    }

    /// The figures that its axis has to hold.
    pub(super) fn values(&self) -> impl Iterator<Item = Decimal> {
        let ends = match self.bound {
            Bound::Range => [self.low, self.high],
            _ => [Some(self.value()), None],
        };
        ends.into_iter().flatten()
    }

    /// The class of its counter's colour.
    pub(super) fn colour(&self) -> String {
        self.look.class()
    }

    /// How high its middle stands.
    pub(super) fn height(&self, scale: &Scale) -> f64 {
        let heights: Vec<f64> = self.values().map(|value| scale.height(value)).collect();
        heights.iter().sum::<f64>() / heights.len().max(1) as f64
    }

    fn value(&self) -> Decimal {
        let of_bound =
            if matches!(self.bound, Bound::LessThan | Bound::AtMost) { self.high } else { self.low };
        of_bound.or(self.low).or(self.high).unwrap_or_default()
    }

    /// The time it counts, as a line to the mark.
    pub(super) fn window(&self, axis: &TimeAxis, frame: &Frame, (x, y): (f64, f64)) -> Markup {
        let Some(start) = self.start.filter(|_| self.stated.is_some()) else { return Markup::default() };
        let from = frame.across(axis.place(start));
        let begins = if axis.is_before(start) { "m4 -3l-4 3l4 3" } else { "m0 -3.5v7" };
        let line = format!("M{} {}{begins}M{} {}H{}", px(from), px(y), px(from), px(y), px(x));
        html! { @if from < x { path class={ "window " (self.look.class()) } d=(line) {} } }
    }

    /// The mark with its bound, leading to its claim.
    pub(super) fn markup(&self, scale: &Scale, frame: &Frame, (x, y): (f64, f64)) -> Markup {
        let is_hollow = self.is_approximate || self.bound == Bound::About;
        let class = match self.bound {
            Bound::Vague => "mark faded",
            _ if is_hollow => "mark hollow",
            _ => "mark",
        };
        html! {
            a class=(self.look.class()) href=(self.address) {
                title { (self.title) }
                @if let Some(whisker) = self.whisker(scale, frame, (x, y)) { path class="whisker" d=(whisker) {} }
                (self.look.mark(x, y, class))
            }
        }
    }

    /// What it takes of the drawing, its arrow included.
    pub(super) fn area(&self, (x, y): (f64, f64)) -> Area {
        match self.bound {
            Bound::MoreThan | Bound::AtLeast => Area::of_mark(x, y, 14.0, 0.0),
            Bound::LessThan | Bound::AtMost => Area::of_mark(x, y, 0.0, 14.0),
            _ => Area::of_mark(x, y, 0.0, 0.0),
        }
    }

    /// An arrow where the figure is open to one side, a bar where it is a range.
    fn whisker(&self, scale: &Scale, frame: &Frame, (x, y): (f64, f64)) -> Option<String> {
        match self.bound {
            Bound::MoreThan | Bound::AtLeast => Some(arrow(x, y, -1.0)),
            Bound::LessThan | Bound::AtMost => Some(arrow(x, y, 1.0)),
            Bound::Range => {
                let ends = self.low.zip(self.high);
                ends.map(|(low, high)| bar(x, frame.up(scale.height(low)), frame.up(scale.height(high))))
            }
            Bound::Exact | Bound::About | Bound::Vague => None,
        }
    }
}

/// An arrow from a mark up (`way` -1) or down (1).
pub(super) fn arrow(x: f64, y: f64, way: f64) -> String {
    let (foot, tip) = (y + way * 6.0, y + way * 19.0);
    let back = px(-way * 4.5);
    format!("M{} {}V{}m-3.6 {back}L{} {}l3.6 {back}", px(x), px(foot), px(tip), px(x), px(tip))
}

/// A bar between two heights, with caps.
pub(super) fn bar(x: f64, low: f64, high: f64) -> String {
    format!(
        "M{} {}h8M{} {}h8M{} {}V{}",
        px(x - 4.0),
        px(low),
        px(x - 4.0),
        px(high),
        px(x),
        px(low),
        px(high)
    )
}

/// "more than 13,000 containers; Ministry of Ports, since Aug 2023; stated 27 Aug 2024; in 2 reports"
fn title(count: &Count<'_>, figure: &Figure<'_>) -> String {
    let reports = match figure.origin.reports.len() {
        1 => "in 1 report".to_string(),
        many => format!("in {} reports", wording::number(many.into())),
    };
    let stated = figure
        .stated_on
        .map_or_else(|| "no date told".to_string(), |day| format!("stated {}", wording::date(day)));
    let figure = wording::figure_with_unit(figure.nearest);
    format!("{figure}; {}; {stated}; {reports}", figures::counted_by(count))
}
