use std::collections::BTreeSet;

/// Room that a mark takes, across and up.
const ROOM: f64 = 13.0;
/// Steps aside that are tried.
const MOST_STEPS: usize = 12;
/// Width of a letter of a label, about.
const LETTER: f64 = 5.7;
/// Height of a label.
const LABEL: f64 = 12.0;

/// Moves marks that would lie on one another aside. Their heights stay: a figure is where it is.
#[derive(Debug, Default)]
pub(super) struct Spread {
    taken: BTreeSet<(i64, i64)>,
}

impl Spread {
    /// The place across for a mark at `x`, `y`, between `from` and `to`.
    pub(super) fn place(&mut self, x: f64, y: f64, from: f64, to: f64) -> f64 {
        let aside = (0..=MOST_STEPS).flat_map(|step| [step as f64 * ROOM, step as f64 * -ROOM]);
        let mut free = aside.map(|aside| x + aside).filter(|x| (from..=to).contains(x));
        let place = free.find(|x| !self.is_taken(*x, y)).unwrap_or(x.clamp(from, to));
        self.taken.insert(tenths(place, y));
        place
    }

    fn is_taken(&self, x: f64, y: f64) -> bool {
        let (across, up) = tenths(x, y);
        let room = (ROOM * 10.0) as i64;
        let near = self.taken.range((across - room + 1, i64::MIN)..(across + room, i64::MIN));
        near.into_iter().any(|(_, other)| (other - up).abs() < room)
    }
}

fn tenths(x: f64, y: f64) -> (i64, i64) {
    ((x * 10.0).round() as i64, (y * 10.0).round() as i64)
}

/// A rectangle of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// What a mark takes, with the arrow above or below it.
    pub(super) fn of_mark(x: f64, y: f64, above: f64, below: f64) -> Self {
        Self { left: x - 7.0, top: y - 7.0 - above, right: x + 7.0, bottom: y + 7.0 + below }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// Finds room for labels beside marks; a label that has none is left out, its words are in the mark's title.
#[derive(Debug)]
pub(super) struct Labels {
    taken: Vec<Area>,
}

impl Labels {
    /// Labels clear of what is drawn in `areas`.
    pub(super) fn clear_of(areas: impl IntoIterator<Item = Area>) -> Self {
        Self { taken: areas.into_iter().collect() }
    }

    /// Where the words begin and their base line, beside the mark at `x`, `y` and inside an area.
    pub(super) fn place(&mut self, words: &str, (x, y): (f64, f64), inside: &Area) -> Option<(f64, f64)> {
        let width = words.chars().count() as f64 * LETTER;
        let half = LABEL / 2.0;
        let places = [
            (x + 9.0, y - half),
            (x - width / 2.0, y + 8.0),
            (x - width / 2.0, y - 8.0 - LABEL),
            (x + 7.0 - width, y + 8.0),
            (x + 7.0 - width, y - 8.0 - LABEL),
            // Last, because a line of the time counted comes from there.
            (x - 9.0 - width, y - half),
        ];
        let areas = places.map(|(left, top)| Area { left, top, right: left + width, bottom: top + LABEL });
        let free = |area: &Area| inside.holds(area) && !self.taken.iter().any(|taken| taken.meets(area));
        let area = areas.into_iter().find(free)?;
        self.taken.push(area);
        Some((area.left, area.bottom - 2.5))
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Labels, ROOM, Spread};

    #[test]
    fn marks_on_one_another_step_aside_and_keep_their_height() {
        let mut spread = Spread::default();
        let places: Vec<f64> = (0..5).map(|_| spread.place(100.0, 50.0, 0.0, 200.0)).collect();
        assert_eq!(places, [100.0, 100.0 + ROOM, 100.0 - ROOM, 100.0 + 2.0 * ROOM, 100.0 - 2.0 * ROOM]);
        assert_eq!(spread.place(100.0, 90.0, 0.0, 200.0), 100.0);
    }

    #[test]
    fn nothing_leaves_its_area() {
        let mut spread = Spread::default();
        for _ in 0..100 {
            let place = spread.place(195.0, 50.0, 150.0, 200.0);
            assert!((150.0..=200.0).contains(&place));
        }
    }

    #[test]
    fn labels_keep_clear_of_marks_and_of_one_another() {
        let inside = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };
        let mut labels = Labels::clear_of([50.0, 70.0].map(|x| Area::of_mark(x, 50.0, 0.0, 20.0)));
        assert_eq!(labels.place("6,700", (50.0, 50.0), &inside), Some((50.0 - 2.5 * 5.7, 39.5)));
        assert_eq!(labels.place("7,000", (70.0, 50.0), &inside), Some((79.0, 53.5)));
        assert_eq!(labels.place(&"x".repeat(99), (50.0, 50.0), &inside), None);
    }
}
