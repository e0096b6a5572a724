use maud::{Markup, html};

use super::px;

/// Colours told apart: `c0` to `c7` in the style sheet.
const COLOURS: usize = 8;

/// How a counter's marks look: no two counters of the first 64 share both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    colour: Option<usize>,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Circle,
    Square,
    Diamond,
    Triangle,
    Star,
    Hourglass,
    Slab,
    Shield,
    Cross,
}

const SHAPES: [Shape; COLOURS] = [
    Shape::Circle,
    Shape::Square,
    Shape::Diamond,
    Shape::Triangle,
    Shape::Star,
    Shape::Hourglass,
    Shape::Slab,
    Shape::Shield,
];

impl Look {
    /// The look of the counter of that number; after eight the shapes go on with other colours.
    pub(super) fn of(number: usize) -> Self {
        Self { colour: Some(number % COLOURS), shape: SHAPES[(number + number / COLOURS) % COLOURS] }
    }

    /// The look of figures that no counter is named for.
    pub(super) const NOBODY: Self = Self { colour: None, shape: Shape::Cross };

    /// The class of its colour.
    pub(super) fn class(self) -> String {
        self.colour.map_or_else(|| "c-none".to_string(), |colour| format!("c{colour}"))
    }

    /// The mark itself around `x`, `y`.
    pub(super) fn mark(self, x: f64, y: f64, class: &str) -> Markup {
        if self.shape == Shape::Circle {
            return html! { circle class=(class) cx=(px(x)) cy=(px(y)) r="5.2" {} };
        }
        let corners: Vec<String> =
            self.shape.corners().iter().map(|(dx, dy)| format!("{},{}", px(x + dx), px(y + dy))).collect();
        html! { polygon class=(class) points=(corners.join(" ")) {} }
    }
}

impl Shape {
    /// The corners of a mark around its middle.
    fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Circle => &[],
            Self::Square => &[(-4.7, -4.7), (4.7, -4.7), (4.7, 4.7), (-4.7, 4.7)],
            Self::Diamond => &[(0.0, -6.8), (6.4, 0.0), (0.0, 6.8), (-6.4, 0.0)],
            Self::Triangle => &[(0.0, -6.2), (6.2, 4.8), (-6.2, 4.8)],
            Self::Star => &[
                (0.0, -7.4),
                (2.0, -2.3),
                (7.0, -2.3),
                (3.0, 1.2),
                (4.6, 6.4),
                (0.0, 3.4),
                (-4.6, 6.4),
                (-3.0, 1.2),
                (-7.0, -2.3),
                (-2.0, -2.3),
            ],
            Self::Hourglass => &[(-5.6, -5.8), (5.6, -5.8), (1.6, 0.0), (5.6, 5.8), (-5.6, 5.8), (-1.6, 0.0)],
            Self::Slab => &[(-7.2, -3.0), (7.2, -3.0), (7.2, 3.0), (-7.2, 3.0)],
            Self::Shield => &[(-5.2, -5.2), (5.2, -5.2), (5.2, 1.0), (0.0, 6.4), (-5.2, 1.0)],
            Self::Cross => &[
                (-2.0, -6.0),
                (2.0, -6.0),
                (2.0, -2.0),
                (6.0, -2.0),
                (6.0, 2.0),
                (2.0, 2.0),
                (2.0, 6.0),
                (-2.0, 6.0),
                (-2.0, 2.0),
                (-6.0, 2.0),
                (-6.0, -2.0),
                (-2.0, -2.0),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn no_two_counters_look_alike() {
        let looks: Vec<Look> = (0..64).map(Look::of).chain([Look::NOBODY]).collect();
        for (number, look) in looks.iter().enumerate() {
            assert!(!looks[..number].contains(look), "{number}");
        }
        let shapes: Vec<_> = looks[..8].iter().map(|look| look.shape).collect();
        assert!(
            (1..8).all(|number| !shapes[..number].contains(&shapes[number])),
            "told apart without colour"
        );
    }
}
