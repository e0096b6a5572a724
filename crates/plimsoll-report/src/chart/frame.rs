use super::place::Area;

/// Words of the axis of figures stand left of this.
const LEFT: f64 = 62.0;
/// Room for an arrow above the highest mark.
const TOP: f64 = 24.0;
/// Months and years.
const BELOW: f64 = 36.0;

/// Kinds of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// As wide as the chart.
    Broad,
    /// As wide as a narrow screen.
    Tall,
    /// One of two beside each other.
    Small,
}

/// The measures of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where the lane of figures without a date begins; none: all have one.
    pub(super) lane: Option<f64>,
}

impl Frame {
    pub(super) fn new(size: Size, has_lane: bool) -> Self {
        let (width, height, lane) = match size {
            Size::Broad => (720.0, 340.0, 112.0),
            Size::Tall => (352.0, 380.0, 62.0),
            Size::Small => (352.0, 216.0, 58.0),
        };
        Self { width, height, lane: has_lane.then_some(width - 8.0 - lane) }
    }

    pub(super) fn left(&self) -> f64 {
        LEFT
    }

    pub(super) fn right(&self) -> f64 {
        self.width - 8.0
    }

    pub(super) fn bottom(&self) -> f64 {
        self.height - BELOW
    }

    /// Where dates end and the lane without dates begins.
    pub(super) fn dates_end(&self) -> f64 {
        self.lane.unwrap_or(self.right())
    }

    /// A place along the axis of dates, from 0 to 1.
    pub(super) fn across(&self, part: f64) -> f64 {
        LEFT + part * (self.dates_end() - LEFT)
    }

    /// A place up the axis of figures, from 0 to 1.
    pub(super) fn up(&self, part: f64) -> f64 {
        self.bottom() - part * (self.bottom() - TOP)
    }

    /// Where marks with a date, or without one, may stand: from and to.
    pub(super) fn reach(&self, is_dated: bool) -> (f64, f64) {
        match self.lane {
            Some(lane) if !is_dated => (lane + 10.0, self.right() - 4.0),
            _ => (LEFT + 6.0, self.dates_end() - 6.0),
        }
    }

    /// Where labels of marks with a date, or without one, may stand.
    pub(super) fn area(&self, is_dated: bool) -> Area {
        let (left, right) = match self.lane {
            Some(lane) if !is_dated => (lane, self.width),
            _ => (LEFT, self.dates_end()),
        };
        Area { left: left + 2.0, top: 2.0, right, bottom: self.bottom() - 1.0 }
    }
}
