use super::{Layout, Page, byline};
use crate::date::{self, DateLine};
use crate::lines::{self, Look};
use crate::{Zone, cues};

/// Words from which a line of the head may be a title rather than a section's name.
const LEAST_TITLE_WORDS: usize = 3;

/// What a line of the head is before its neighbours are looked at.
enum Guess {
    Caption,
    Furniture(Option<DateLine>),
    /// A title, a name under a picture, an author or a section: its neighbours tell.
    /// A title may hold the date ("Morning update, Feb. 27, 2011").
    Short(Option<DateLine>),
}

/// Words beside a date from which a line is a title rather than a date line.
const LEAST_DATED_TITLE_WORDS: usize = 4;

/// Reads the lines above the first line of prose.
pub(super) fn read(page: &Page<'_>, first: usize, layout: &mut Layout) {
    let guesses: Vec<Guess> = (0..first).map(|at| guess(page.line(at))).collect();
    let head = Head { page, guesses: &guesses };
    let title = head.title();
    let zones: Vec<Zone> = (0..first).map(|at| head.zone(at, title)).collect();
    for (at, (guess, zone)) in guesses.into_iter().zip(zones).enumerate() {
        match (guess, zone) {
            (Guess::Furniture(date), _) => layout.furniture(page, at, date),
            (Guess::Short(date), Zone::Furniture) => {
                if layout.byline.is_none() && byline::is_person(page.line(at)) {
                    layout.byline = Some(page.line(at).to_owned());
                }
                layout.furniture(page, at, date);
            }
            (Guess::Short(date), zone) => {
                layout.dates.extend(date);
                layout.put(zone, page.lines[at]);
            }
            (Guess::Caption, zone) => layout.put(zone, page.lines[at]),
        }
    }
}

fn guess(line: &str) -> Guess {
    let date = date::read_line(line);
    if byline::byline(line).is_some() {
        return Guess::Furniture(date);
    }
    if let Some(date) = date {
        let is_title = date.others >= LEAST_DATED_TITLE_WORDS && !date.has_cue;
        return if is_title { Guess::Short(Some(date)) } else { Guess::Furniture(Some(date)) };
    }
    match cues::zone_of(line) {
        Some(Zone::Caption) => Guess::Caption,
        Some(_) => Guess::Furniture(None),
        None => Guess::Short(None),
    }
}

struct Head<'a> {
    page: &'a Page<'a>,
    guesses: &'a [Guess],
}

impl Head<'_> {
    fn is_short(&self, at: usize) -> bool {
        matches!(self.guesses.get(at), Some(Guess::Short(_)))
    }

    fn is_caption(&self, at: usize) -> bool {
        matches!(self.guesses.get(at), Some(Guess::Caption))
    }

    fn is_date(&self, at: usize) -> bool {
        matches!(self.guesses.get(at), Some(Guess::Furniture(Some(_))))
    }

    /// The line of the title: the first short line of some words, or else the first.
    fn title(&self) -> Option<usize> {
        let short = || (0..self.guesses.len()).filter(|at| self.is_short(*at));
        if let Some(title) = self.page.title {
            return short().find(|at| same(self.page.line(*at), title));
        }
        short().find(|at| Look::of(self.page.line(*at)).words >= LEAST_TITLE_WORDS).or_else(|| short().next())
    }

    fn zone(&self, at: usize, title: Option<usize>) -> Zone {
        match self.guesses[at] {
            Guess::Caption => return Zone::Caption,
            Guess::Furniture(_) => return Zone::Furniture,
            Guess::Short(_) => {}
        }
        let line = self.page.line(at);
        let Some(title) = title else {
            // The title stands apart: without it in the text these lines are the text.
            return if self.page.title.is_some() { Zone::Body } else { Zone::Headline };
        };
        if at == title || same(line, self.page.line(title)) {
            return Zone::Headline;
        }
        if self.is_author(at) {
            return Zone::Furniture;
        }
        if self.is_picture_line(at) {
            return Zone::Caption;
        }
        let look = Look::of(line);
        match look.words {
            0..LEAST_TITLE_WORDS => Zone::Furniture,
            _ if lines::ends_sentence(line) => Zone::Body,
            // A name with no picture near it is an author's.
            _ if byline::is_person(line) && at > title => Zone::Furniture,
            _ => Zone::Headline,
        }
    }

    /// A name right above a date.
    fn is_author(&self, at: usize) -> bool {
        byline::is_person(self.page.line(at)) && self.is_date(at + 1)
    }

    /// A short line that touches a caption, or a repeated one that does.
    fn is_picture_line(&self, at: usize) -> bool {
        let touches_next = !self.page.lines[at].before_blank;
        let touches_last = !self.page.lines[at].after_blank && at > 0;
        let repeats = touches_next && self.is_short(at + 1) && self.page.line(at) == self.page.line(at + 1);
        (touches_next && self.is_caption(at + 1))
            || (touches_last && self.is_caption(at - 1))
            || (repeats && self.is_caption(at + 2))
    }
}

/// Whether two lines are the same title, one of them with a section's name glued on.
fn same(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    short.len() * 2 > long.len() && short.len() > 12 && (long.ends_with(short) || long.starts_with(short))
        || long == short
}
