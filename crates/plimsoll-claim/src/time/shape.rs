//! What a time expression says, before it is known from where it counts.

use plimsoll_lexicon::tables::{
    CalendarUnit, DayPart, Feast, Season, TimeModifier, TimeOffset, TimeReference,
};

/// A time expression in its tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Atom {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
    pub(super) rule: &'static str,
    /// Whether it and the next one are the ends of one range by a mark between them ("Oct. 5-7").
    pub(super) joins_next: bool,
}

/// What it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// A date in parts
    Date(Parts),
    /// The ten years from a year on
    Decade(i16),
    /// The hundred years that end with year 100 n; before our era n ≤ 0
    Century(i16),
    /// "two days later"
    Offset { count: Count, unit: CalendarUnit, offset: TimeOffset },
    /// "two days before Oct. 5": steps back (-1) or on (1) from a date in parts
    From { count: Count, unit: CalendarUnit, sign: i8, parts: Parts },
    /// "two years"; with steps where it leads back or on ("the past two years")
    Length { count: Count, unit: CalendarUnit, steps: i8 },
    /// "two hours and 40 minutes"
    Lengths(Lengths),
    /// "the first nine months of 2023": so many units from the start of a date, or up to its end
    Portion { count: Count, unit: CalendarUnit, last: bool, parts: Parts },
    /// "the second Tuesday of November", "the last week of May": counted from the start, or back from the end (-1)
    Nth { nth: i8, what: Cycle, parts: Option<Parts> },
    /// "the same month last year": a unit like that named before; none: a period like it
    Same { unit: Option<CalendarUnit>, parts: Parts },
    /// Again and again
    Set(Every),
    /// "now"
    Reference(TimeReference),
    /// "that time": the date named before
    Then,
    /// "overnight": the night into the day of publication, or into a date in parts ("overnight into Wednesday")
    Night(Option<Parts>),
}

/// What comes again in a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cycle {
    Weekday(u8),
    Unit(CalendarUnit),
}

/// A length in several units, the longest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lengths {
    pub(super) parts: [(Count, CalendarUnit); 4],
    pub(super) len: usize,
}

impl Lengths {
    pub(super) fn of(count: Count, unit: CalendarUnit) -> Self {
        Self { parts: [(count, unit); 4], len: 1 }
    }

    /// The same and a shorter one.
    pub(super) fn and(mut self, count: Count, unit: CalendarUnit) -> Option<Self> {
        let longer = self.parts.get(self.len.checked_sub(1)?)?.1;
        *self.parts.get_mut(self.len).filter(|_| unit < longer)? = (count, unit);
        self.len += 1;
        Some(self)
    }
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Every {
    /// "every two weeks"
    Unit(Count, CalendarUnit),
    /// "3 million a year": a figure for each
    Rate(Count, CalendarUnit),
    /// "every Monday"
    Weekday(u8),
    /// "every night"
    Part(DayPart),
    /// "daily": index of its value in the lexicon's texts
    Text(u32),
}

/// From where steps are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The day of publication
    Publication,
    /// The date the text named before
    Context,
}

/// "last week": a unit, so many steps away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) unit: CalendarUnit,
    pub(super) steps: i8,
    pub(super) origin: Origin,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
    pub(super) second: Option<u8>,
    pub(super) zone: Option<i16>,
}

/// A date in parts; what is not said is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) year: Option<i16>,
    /// The year, month, week or day it lies in: "September last year", "Monday of this week".
    pub(super) moved: Option<Moved>,
    pub(super) season: Option<Season>,
    /// First and last month, of a quarter or half year.
    pub(super) months: Option<(u8, u8)>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
    pub(super) feast: Option<Feast>,
    pub(super) part: Option<DayPart>,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<TimeModifier>,
    /// A year of accounts, which need not begin in January.
    pub(super) fiscal: bool,
    /// "last September": which of those that fit the other parts.
    pub(super) pick: Option<(i8, Origin)>,
}

impl Parts {
    /// Both together, where no part is said twice.
    pub(super) fn with(self, other: Self) -> Option<Self> {
        let joined = Self {
            year: one(self.year, other.year)?,
            moved: one(self.moved, other.moved)?,
            season: one(self.season, other.season)?,
            months: one(self.months, other.months)?,
            month: one(self.month, other.month)?,
            day: one(self.day, other.day)?,
            weekday: one(self.weekday, other.weekday)?,
            feast: one(self.feast, other.feast)?,
            part: one(self.part, other.part)?,
            clock: one(self.clock, other.clock)?,
            modifier: one(self.modifier, other.modifier)?,
            fiscal: self.fiscal || other.fiscal,
            pick: one(self.pick, other.pick)?,
        };
        let moved_twice = joined.moved.is_some() && (joined.year.is_some() || joined.pick.is_some());
        (!moved_twice).then_some(joined)
    }

    /// Whether it names a day, or can with its surroundings.
    pub(super) fn has_day(self) -> bool {
        self.day.is_some()
            || self.feast.is_some()
            || self.weekday.is_some()
            || self.moved.is_some_and(|moved| moved.unit == CalendarUnit::Day)
    }

    /// Whether it says a time of day and nothing else.
    pub(super) fn is_time_only(self) -> bool {
        (self.part.is_some() || self.clock.is_some())
            && Self { part: None, clock: None, modifier: None, ..self } == Self::default()
    }

    /// Whether it says a year and nothing else.
    pub(super) fn is_year_only(self) -> bool {
        self.year.is_some() && Self { year: None, modifier: None, fiscal: false, ..self } == Self::default()
    }
}

/// Neither or either; none if both are there.
fn one<T>(first: Option<T>, second: Option<T>) -> Option<Option<T>> {
    match (first, second) {
        (Some(_), Some(_)) => None,
        (first, second) => Some(first.or(second)),
    }
}

/// How many, in hundredths; none: the text does not say ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count(pub(super) Option<u32>);

impl Count {
    pub(super) const ONE: Self = Self(Some(100));
    pub(super) const HALF: Self = Self(Some(50));
    pub(super) const QUARTER: Self = Self(Some(25));
    pub(super) const UNSAID: Self = Self(None);

    /// A whole number of them.
    pub(super) fn of(whole: u32) -> Self {
        Self(whole.checked_mul(100))
    }

    /// The same and a half.
    pub(super) fn and_a_half(self) -> Self {
        Self(self.0.and_then(|hundredths| hundredths.checked_add(50)))
    }

    /// The number, if it is whole.
    pub(super) fn whole(self) -> Option<i32> {
        self.0
            .filter(|hundredths| hundredths % 100 == 0)
            .and_then(|hundredths| (hundredths / 100).try_into().ok())
    }
}
