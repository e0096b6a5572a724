use plimsoll_text::Span;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};
use utoipa::ToSchema;

/// What part of a report a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
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

/// A stretch of text as it is written.
#[derive(Deserialize, ToSchema)]
struct ZoneSpanRow {
    /// What it is.
    zone: Zone,
    /// Its first byte in the text.
    start: u32,
    /// The byte past its last.
    end: u32,
}

impl utoipa::PartialSchema for ZoneSpan {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        ZoneSpanRow::schema()
    }
}

impl ToSchema for ZoneSpan {
    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
        ZoneSpanRow::schemas(schemas);
    }
}

impl<'de> Deserialize<'de> for ZoneSpan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ZoneSpanRow { zone, start, end } = ZoneSpanRow::deserialize(deserializer)?;
        if start > end {
            return Err(D::Error::custom(format!("a zone cannot end ({end}) before it starts ({start})")));
        }
        Ok(Self { zone, span: Span::new(start, end) })
    }
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
