//! JSON and JSON Lines: one object a report, under the names of the common dumps.

mod fields;
mod string;

use std::fmt;

use plimsoll_text::Span;
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::charset::{self, Decoded};
use crate::input::MOST_BYTES;
use crate::{Captured, Input, Options, Place, Problem, Report};

/// Reads an input that is one object, an array of them, or objects one after another.
pub(crate) fn capture(input: Input<'_>, options: &Options) -> Captured {
    let decoded = charset::decode(input.bytes, None);
    let mut captured = Captured::default();
    let mut reader = Reader { input, decoded: &decoded, options, captured: &mut captured, read: 0 };
    if decoded.text.trim_start().starts_with('[') {
        reader.array();
    } else {
        reader.objects();
    }
    captured
}

/// Reads one line of JSON Lines.
pub(crate) fn capture_line(
    name: &str,
    line: u64,
    bytes: &[u8],
    options: &Options,
) -> Result<Report, Problem> {
    let place = Place { line: Some(line), ..Place::whole(name) };
    if bytes.len() > MOST_BYTES {
        return Err(Problem::TooLarge { place });
    }
    let decoded = charset::decode(bytes, None);
    let mut draft = fields::draft(&decoded.text, &decoded, &place)?;
    if draft.id.is_empty() {
        draft.id = format!("{}:{line}", Input::stem_of(name));
    }
    Ok(draft.finish(bytes, options))
}

struct Reader<'a, 'c> {
    input: Input<'a>,
    decoded: &'a Decoded<'a>,
    options: &'a Options,
    captured: &'c mut Captured,
    read: usize,
}

impl<'a> Reader<'a, '_> {
    fn array(&mut self) {
        let mut json = serde_json::Deserializer::from_str(&self.decoded.text);
        let read = Elements(self).deserialize(&mut json).and_then(|()| json.end());
        if let Err(error) = read {
            let place = Place { element: Some(self.read), ..Place::whole(self.input.name) };
            self.captured.problems.push(Problem::NotJson { place, reason: reason(&error) });
        }
    }

    fn objects(&mut self) {
        let mut json = serde_json::Deserializer::from_str(&self.decoded.text).into_iter::<&RawValue>();
        while let Some(raw) = json.next() {
            match raw {
                Ok(raw) if self.read == 0 && self.decoded.text[json.byte_offset()..].trim().is_empty() => {
                    self.take(raw, Place::whole(self.input.name), Input::stem_of(self.input.name).to_owned());
                }
                Ok(raw) => self.element(raw),
                Err(error) => {
                    let place = Place::whole(self.input.name);
                    self.captured.problems.push(Problem::NotJson { place, reason: reason(&error) });
                    return;
                }
            }
        }
        if self.read == 0 {
            self.captured.problems.push(Problem::NoText { place: Place::whole(self.input.name) });
        }
    }

    fn element(&mut self, raw: &'a RawValue) {
        let place = Place { element: Some(self.read), ..Place::whole(self.input.name) };
        self.take(raw, place, format!("{}:{}", Input::stem_of(self.input.name), self.read));
    }

    fn take(&mut self, raw: &'a RawValue, place: Place, id: String) {
        self.read += 1;
        let is_whole = place.element.is_none();
        match fields::draft(raw.get(), self.decoded, &place) {
            Err(problem) => self.captured.problems.push(problem),
            Ok(mut draft) => {
                if draft.id.is_empty() {
                    draft.id = id;
                }
                let received = self.received(raw, is_whole);
                draft.source_map = draft.source_map.rebased(received.start());
                let bytes = &self.input.bytes[received.range()];
                self.captured.reports.push(draft.finish(bytes, self.options));
            }
        }
    }
}

impl Reader<'_, '_> {
    /// The bytes received for one report: the whole input if it is the only one, else its object.
    fn received(&self, raw: &RawValue, is_whole: bool) -> Span {
        let whole = Span::of_range(0..self.input.bytes.len());
        if is_whole {
            return whole;
        }
        let start = raw.get().as_ptr() as usize - self.decoded.text.as_ptr() as usize;
        self.decoded.map.raw_of(Span::of_range(start..start + raw.get().len())).unwrap_or(whole)
    }
}

/// Reads the elements of an array one by one, so that those before a fault are kept.
struct Elements<'r, 'a, 'c>(&'r mut Reader<'a, 'c>);

impl<'a> DeserializeSeed<'a> for Elements<'_, 'a, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Elements<'_, 'a, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of reports")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(raw) = elements.next_element::<&RawValue>()? {
            self.0.element(raw);
        }
        Ok(())
    }
}

fn reason(error: &serde_json::Error) -> String {
    error.to_string()
}
