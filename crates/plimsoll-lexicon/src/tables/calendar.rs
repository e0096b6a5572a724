//! Calendar words.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Calendar words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    /// January = 1
    pub month: BTreeMap<String, u8>,
    /// may = 5: months that in small letters are other words first
    pub small_month: BTreeMap<String, u8>,
    /// Monday = 1
    pub weekday: BTreeMap<String, u8>,
    /// "spring" = "spring"
    pub season: BTreeMap<String, Season>,
    /// "day" = "day": words for units of the calendar
    pub unit: BTreeMap<String, CalendarUnit>,
    /// "today" = 0, "yesterday" = -1, "tomorrow" = 1
    pub deictic: BTreeMap<String, i8>,
    /// "morning" = "MO": TIMEX3 parts of a day
    pub part: BTreeMap<String, DayPart>,
    /// "last" = -1, "this" = 0, "next" = 1: steps from the day of publication
    pub shift: BTreeMap<String, i8>,
    /// "past" = -1, "coming" = 1: lengths that end or begin at the anchor
    pub stretching: BTreeMap<String, i8>,
    /// "previous" = -1, "same" = 0, "following" = 1: steps from the date named before
    pub step: BTreeMap<String, i8>,
    /// "early" = "START", "mid" = "MID", "late" = "END": TIMEX3 mod
    pub modifier: BTreeMap<String, TimeModifier>,
    /// "end" = "END": nouns for a stretch of the date that follows with "of"
    pub stretch: BTreeMap<String, TimeModifier>,
    /// Named days: "Christmas" = "12-25"
    pub named: BTreeMap<String, String>,
    /// Named days on another day each year: "thanksgiving" = { month = 11, weekday = 4, nth = 4 }
    pub movable: BTreeMap<String, Feast>,
    /// Behind a length of time: "ago", "later", "earlier"
    pub offset: BTreeMap<String, TimeOffset>,
    /// "now" = "present", "recently" = "past"
    pub reference: BTreeMap<String, TimeReference>,
    /// "noon" = "12:00"
    pub clock: BTreeMap<String, String>,
    /// "am" = 0, "pm" = 12: hours to add
    pub meridiem: BTreeMap<String, u8>,
    /// "EST" = -300: minutes east of UTC
    pub zone: BTreeMap<String, i16>,
    /// "BC" = -1, "AD" = 1
    pub era: BTreeMap<String, i8>,
    /// "daily" = "XXXX-XX-XX": TIMEX3 value of a set
    pub frequency: BTreeMap<String, String>,
    /// Words before a date that say how it stands to what it dates
    pub relation: BTreeMap<String, TimeRelation>,
    /// Words above that are something else unless calendar words or prepositions stand beside them ("May", "March")
    pub uncertain: Vec<String>,
    /// Words that make the unit after them a set ("every")
    pub every: Vec<String>,
    /// Words that make the number before them an hour
    pub oclock: Vec<String>,
    /// Words between a length and the date it leads up to ("the year ended Dec. 31")
    pub ending: Vec<String>,
    /// Words that make the year after them one of accounts ("fiscal")
    pub fiscal: Vec<String>,
    /// Words that say what follows is to come ("will", "scheduled")
    pub future: Vec<String>,
}

/// A day that is another each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Feast {
    /// So many days after Western Easter
    Easter {
        /// Days after it
        easter: i8,
    },
    /// A weekday of a month
    Weekday {
        /// January = 1
        month: u8,
        /// Monday = 1
        weekday: u8,
        /// First = 1, last = -1
        nth: i8,
        /// Days after that
        #[serde(default)]
        days: i8,
    },
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May
    Spring,
    /// June to August
    Summer,
    /// September to November
    Autumn,
    /// December to February
    Winter,
}

/// A unit of the calendar or of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarUnit {
    /// 60 make a minute
    Second,
    /// 60 make an hour
    Minute,
    /// 24 make a day
    Hour,
    /// A date
    Day,
    /// Saturday and Sunday
    Weekend,
    /// Monday to Sunday
    Week,
    /// Two weeks
    Fortnight,
    /// January to December
    Month,
    /// Three months
    Quarter,
    /// Twelve months
    Year,
    /// Ten years
    Decade,
    /// A hundred years
    Century,
}

/// Parts of a day, by TIMEX3's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DayPart {
    /// Morning
    Mo,
    /// Midday
    Mi,
    /// Afternoon
    Af,
    /// Evening
    Ev,
    /// Night
    Ni,
    /// Daytime
    Dt,
}

/// Which part of a date is meant, by TIMEX3's mods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeModifier {
    /// early, the beginning of
    Start,
    /// mid, the middle of
    Mid,
    /// late, the end of
    End,
}

/// Which way a length of time leads, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeOffset {
    /// Back from the day of publication
    Ago,
    /// On from the day of publication
    Hence,
    /// Back from the date named before
    Earlier,
    /// On from the date named before
    Later,
}

/// A time that is only pointed at, by TIMEX3's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeReference {
    /// Before
    Past,
    /// At the time of writing
    Present,
    /// To come
    Future,
    /// At the date named before
    Then,
}

/// How a date stands to what it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeRelation {
    /// in, on, at
    At,
    /// since, starting in
    Since,
    /// until, by
    Until,
    /// as of: up to a date that has come
    AsOf,
    /// between, from: a second date may follow
    Between,
    /// after
    After,
    /// before
    Before,
    /// over the past months: within the length
    Within,
    /// than, compared with
    Against,
}
