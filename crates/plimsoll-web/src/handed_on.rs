//! The case as exporters take it, with what was received and decided.

use jiff::Timestamp;
use plimsoll_case::{Case, CaseError, Picture, Receipt};
use plimsoll_report::{Known, Received, Record, Sheet, hash_of};

/// A receipt with the name of its report.
struct Kept {
    report: String,
    hash: String,
    receipt: Receipt,
}

/// Does something with the sheet of a case, as it is handed on: with every receipt and decision. `made_at`: when; none: when the case
/// was last changed.
pub fn handed_on<T>(
    case: &mut Case,
    picture: &Picture,
    made_at: Option<Timestamp>,
    write: impl FnOnce(&Sheet<'_>) -> T,
) -> Result<T, CaseError> {
    let settings = case.settings()?;
    // Plain data with text for keys always serialises.
    let set = serde_json::to_string(&settings).expect("settings are plain data");
    let decided = case.decided()?;
    let reader = case.reader()?;
    let mut kept: Vec<Kept> = Vec::new();
    case.each_receipt(|name, receipt| {
        let hash = hash_of(&receipt.bytes);
        kept.push(Kept { report: name.to_string(), hash, receipt });
        Ok::<_, CaseError>(())
    })?;
    kept.sort_by(|a, b| {
        (&a.hash, &a.receipt.name, &a.receipt.source).cmp(&(&b.hash, &b.receipt.name, &b.receipt.source))
    });
    let received: Vec<Received<'_>> = kept.iter().map(Kept::received).collect();
    let pack = reader.pack();
    let record = Record {
        name: Some(settings.title.as_str()).filter(|title| !title.is_empty()),
        settings: Some(&set),
        made_at: Some(made_at.unwrap_or(picture.head.at)),
        received: &received,
        decided: &decided,
        known: Some(Known { lexicon: &pack.lexicon, limits: &pack.limits }),
    };
    let reports = picture.sheet();
    let sheet =
        Sheet { reports: &reports, events: &picture.events, ledger: &picture.ledger, unread: 0, record };
    Ok(write(&sheet))
}

impl Kept {
    fn received(&self) -> Received<'_> {
        let receipt = &self.receipt;
        Received {
            report: &self.report,
            hash: &self.hash,
            bytes: &receipt.bytes,
            name: &receipt.name,
            kind: receipt.kind,
            published: receipt.published,
            source: Some(&receipt.source),
            retrieved_at: Some(receipt.retrieved_at),
            media_type: Some(&receipt.media_type),
            tool: Some(&receipt.tool),
            operator: Some(&receipt.operator),
            note: receipt.note.as_deref(),
        }
    }
}
