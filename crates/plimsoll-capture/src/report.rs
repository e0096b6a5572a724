use plimsoll_text::{Language, Span};
use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};
use utoipa::ToSchema;

use crate::{Moment, Remark, SourceMap, WireTag, Zone, ZoneSpan};

/// One text published by one outlet, as it was received.
///
/// Serialises as the line `plimsoll capture` prints, which has no way back to the bytes: what is read from it has none.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct Report {
    /// Its name: the `id` of a JSON input, else the file stem.
    #[serde(rename = "report")]
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// When it was published, as far as it says.
    pub published: Option<Moment>,
    /// When it was last changed, as far as it says.
    pub updated: Option<Moment>,
    /// Its title, where that stands apart from the text (JSON input, metadata of a page).
    pub title: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// What is read. All offsets are bytes into this.
    pub text: String,
    /// What each part of the text is: sorted, disjoint, every line that is not blank in one of them.
    pub zones: Vec<ZoneSpan>,
    /// Tags of the news agencies it has its text from.
    pub wires: Vec<WireTag>,
    /// Addresses of the web that it leads to, each once.
    pub links: Vec<String>,
    /// `blake3:` and the hash, in hexadecimal, of the bytes received for this report.
    pub hash: String,
    /// What is odd about it.
    pub remarks: Vec<Remark>,
    /// From the text back to the bytes received.
    #[serde(skip)]
    pub source_map: SourceMap,
}

impl Report {
    /// The date from which days such as "Monday" are counted: of publication, or else of the last update.
    pub fn dated(&self) -> Option<Moment> {
        self.published.or(self.updated)
    }

    /// The zone at byte `at` of the text; blank space between lines has none.
    pub fn zone_at(&self, at: u32) -> Option<Zone> {
        let after = self.zones.partition_point(|zoned| zoned.span.end() <= at);
        self.zones.get(after).filter(|zoned| zoned.span.start() <= at).map(|zoned| zoned.zone)
    }

    /// The parts of the text that are `zone`, in order.
    pub fn spans_of(&self, zone: Zone) -> impl Iterator<Item = Span> + '_ {
        self.zones.iter().filter(move |zoned| zoned.zone == zone).map(|zoned| zoned.span)
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Report", 14)?;
        row.serialize_field("report", &self.id)?;
        row.serialize_field("url", &self.url)?;
        row.serialize_field("outlet", &self.outlet)?;
        row.serialize_field("byline", &self.byline)?;
        row.serialize_field("published", &self.published)?;
        row.serialize_field("updated", &self.updated)?;
        row.serialize_field("title", &self.title)?;
        row.serialize_field("language", &self.language)?;
        row.serialize_field("text", &self.text)?;
        row.serialize_field("zones", &self.zones)?;
        row.serialize_field("hash", &self.hash)?;
        row.serialize_field("remarks", &self.remarks)?;
        row.serialize_field("wires", &self.wires)?;
        row.serialize_field("links", &self.links)?;
        row.end()
    }
}
