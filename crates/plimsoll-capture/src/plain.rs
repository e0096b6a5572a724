//! Plain text: the text is the bytes, as characters.

use crate::draft::Draft;
use crate::{Input, Options, Report, charset};

pub(crate) fn capture(input: Input<'_>, options: &Options) -> Report {
    let decoded = charset::decode(input.bytes, None);
    let draft = Draft {
        id: input.stem().to_owned(),
        is_file: true,
        text: decoded.text.into_owned(),
        source_map: decoded.map,
        remarks: decoded.remarks,
        ..Draft::default()
    };
    draft.finish(input.bytes, options)
}
