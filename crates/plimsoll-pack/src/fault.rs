use std::ops::Range;

/// What is wrong in a pack, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong, in a sentence without a full stop.
    pub says: String,
    /// What to do about it.
    pub help: String,
    /// What it contradicts: the other place, and what stands there.
    pub against: Option<(Place, String)>,
}

/// A place in a file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the file, as given.
    pub file: usize,
    /// Bytes of its text; empty for the file as a whole.
    pub bytes: Range<usize>,
}

impl PartialOrd for Fault {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By place, so that a person can go through the files from top to bottom.
impl Ord for Fault {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |fault: &Self| {
            (fault.place.file, fault.place.bytes.start, fault.place.bytes.end, fault.says.clone())
        };
        key(self).cmp(&key(other))
    }
}

/// All faults of a pack, by place, with the texts they stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults {
    /// Name and text of each file; bytes that are no UTF-8 are replaced by U+FFFD.
    pub texts: Vec<(String, String)>,
    /// At least one.
    pub faults: Vec<Fault>,
}

impl Fault {
    pub(crate) fn new(place: Place, says: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, says: says.into(), help: help.into(), against: None }
    }

    pub(crate) fn against(mut self, place: Place, label: impl Into<String>) -> Self {
        self.against = Some((place, label.into()));
        self
    }
}
