use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open range of bytes in a text, `start <= end`.
///
/// Offsets are 32 bits wide, so a text holds at most 4 GiB; capture refuses larger ones by name.
/// Serialised as `[start, end]`.
///
/// ```
/// use plimsoll_text::Span;
///
/// let text = "over 13,000 containers";
/// let figure = Span::new(5, 11);
/// assert_eq!(figure.of(text), "13,000");
/// assert!(Span::new(0, 22).contains(figure));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    // Invariant: start < behind.
    start: u32,
    /// One more than the end, which is never zero, so that an absent span takes no more room than a span.
    behind: NonZeroU32,
}

/// No text is longer: one more byte could not be counted.
const TOO_LONG: &str = "texts are below 4 GiB";

/// Refuses a span that would end before it starts.
#[cold]
fn backwards(start: usize, end: usize) -> ! {
    panic!("a span cannot end ({end}) before it starts ({start})")
}

impl Span {
    /// A span from `start` to `end`, both in bytes. Panics if `start > end`.
    pub fn new(start: u32, end: u32) -> Self {
        if start > end {
            backwards(start as usize, end as usize);
        }
        Self { start, behind: NonZeroU32::MIN.checked_add(end).expect(TOO_LONG) }
    }

    /// The span of a `usize` range. Panics past 4 GiB.
    #[inline]
    pub fn of_range(range: Range<usize>) -> Self {
        let (start, end) = (range.start, range.end);
        if start > end {
            backwards(start, end);
        }
        let behind = u32::try_from(end + 1).ok().and_then(NonZeroU32::new).expect(TOO_LONG);
        Self { start: start as u32, behind }
    }

    /// First byte.
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> u32 {
        self.behind.get() - 1
    }

    /// Number of bytes.
    pub fn len(self) -> u32 {
        self.end() - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end()
    }

    /// The bytes it names, as a range to index with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end() as usize
    }

    /// The words it names in `text`. Panics if it does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), behind: self.behind.max(other.behind) }
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.behind <= self.behind
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end())
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end()].serialize(serializer)
    }
}

impl utoipa::PartialSchema for Span {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        let ends = utoipa::schema!(u32).build();
        let pair = utoipa::openapi::ArrayBuilder::new().items(ends).min_items(Some(2)).max_items(Some(2));
        pair.description(Some("The first byte in the text, and the one past the last.")).into()
    }
}

impl utoipa::ToSchema for Span {}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [start, end] = <[u32; 2]>::deserialize(deserializer)?;
        if start > end {
            return Err(D::Error::custom(format!("a span cannot end ({end}) before it starts ({start})")));
        }
        let behind = NonZeroU32::MIN.checked_add(end).ok_or_else(|| D::Error::custom(TOO_LONG))?;
        Ok(Self { start, behind })
    }
}
