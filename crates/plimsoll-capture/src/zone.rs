use plimsoll_text::Span;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

/// What part of a report a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    /// A title line or a heading inside the text.
    Headline,
    /// Words that belong to a picture.
    Caption,
    /// What the report says.
    Body,
    /// What the page adds: by-lines, dates, links to other reports, notices.
    Furniture,
}

impl Zone {
    /// Its name: `headline`, `caption`, `body`, `furniture`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Caption => "caption",
            Self::Body => "body",
            Self::Furniture => "furniture",
        }
    }
}

/// A stretch of a report's text that is all one zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ZoneSpan {
    /// What it is.
    pub zone: Zone,
    /// Where it is, in bytes of the report's text.
    pub span: Span,
}

impl Serialize for ZoneSpan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("ZoneSpan", 3)?;
        row.serialize_field("zone", &self.zone)?;
        row.serialize_field("start", &self.span.start())?;
        row.serialize_field("end", &self.span.end())?;
        row.end()
    }
}
