//! A folder with a case in it, and reports of our own.

use std::path::PathBuf;

use plimsoll_case::{Added, Case, Incoming, New, Read, Stamp};
use tempfile::TempDir;

/// A case in a folder of its own.
pub(crate) struct Bench {
    folder: TempDir,
    pub(crate) case: Case,
}

/// Two reports of one utterance, one of which makes a delivery of what could be held, and one of another.
pub(crate) const REPORTS: [(&str, &str); 3] = [
    (
        "wire.txt",
        "Ministry counts containers at the border\n\nBy Ada Quill\n\n28 February 2031\n\nThe defence ministry of South Korea said on \
         Monday that North Korea had sent more than 6,700 containers to Russia since September 2030. The containers could hold up \
         to 3 million rounds of 152 mm artillery shells, the ministry said.\n",
    ),
    (
        "daily.txt",
        "Three million shells sent, Seoul says\n\nBy Ben Oster\n\n1 March 2031\n\nNorth Korea has sent 3 million rounds of 152 mm \
         artillery shells to Russia, the defence ministry of South Korea said on Monday. It counted 6,700 containers.\n",
    ),
    (
        "port.txt",
        "Port sees fewer ships\n\nBy Ana Ruiz\n\n2 March 2031\n\nThe port counted 40 ships in February, the harbour master said on \
         Saturday.\n",
    ),
];

/// Who does everything in the tests, at second `second`.
pub(crate) fn stamp(second: i64) -> Stamp {
    Stamp::new("R. Vane", jiff::Timestamp::from_second(1_930_000_000 + second).unwrap())
}

impl Bench {
    /// An empty case.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let case = Case::create(&folder.path().join("one.case"), &New::default(), &stamp(0)).unwrap();
        Self { folder, case }
    }

    /// The case that a file holds.
    pub(crate) fn of(file: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.case");
        std::fs::write(&path, file).unwrap();
        let case = Case::open(&path).unwrap();
        Self { folder, case }
    }

    /// A case with the reports of our own.
    pub(crate) fn filled() -> Self {
        let mut bench = Self::new();
        for (name, text) in REPORTS {
            bench.add(name, text.as_bytes());
        }
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> Vec<Added> {
        let reads = self.read(name, bytes);
        self.case.add(reads, &stamp(1)).unwrap()
    }

    pub(crate) fn read(&mut self, name: &str, bytes: &[u8]) -> Vec<Read> {
        let reader = self.case.reader().unwrap();
        let (receipts, problems) = Incoming::new(name, bytes, &stamp(1)).receipts();
        assert_eq!(problems, []);
        receipts.into_iter().map(|receipt| reader.read(receipt).unwrap()).collect()
    }

    /// The ledger as bytes.
    pub(crate) fn ledger(&mut self) -> String {
        serde_json::to_string(&self.case.picture().unwrap().ledger).unwrap()
    }
}
