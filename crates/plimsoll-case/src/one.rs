//! One report of a case, and what an id stands for.

use jiff::Timestamp;
use plimsoll_capture::Report;
use plimsoll_claim::{Claim, ClaimId, Event};
use plimsoll_ledger::{Anchor, DecisionId};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use utoipa::ToSchema;

use crate::add::report_of;
use crate::list::apart;
use crate::log::parsed;
use crate::reading::raw_of;
use crate::receipt::ReceiptRow;
use crate::reread::primary;
use crate::{Case, CaseError};

/// A report with everything that is kept of it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The report, with the way back to its bytes. Its id is its name, alone in the case.
    pub report: Report,
    /// Its claims, as they were read.
    pub claims: Vec<Claim>,
    /// What it tells without a number.
    pub events: Vec<Event>,
    /// Its bytes, as received.
    pub bytes: Vec<u8>,
    /// How they were received, the receipt that the report is read by first.
    pub receipts: Vec<KeptReceipt>,
}

/// How a report was received: what the Berkeley Protocol asks to be kept at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeptReceipt {
    /// Its name.
    pub name: String,
    /// Where it came from.
    pub source: String,
    /// When it was retrieved.
    #[schema(value_type = String, format = DateTime)]
    pub retrieved_at: Timestamp,
    /// What it is.
    pub media_type: String,
    /// With what it was received.
    pub tool: String,
    /// Who received it.
    pub operator: String,
    /// Anything else.
    pub note: Option<String>,
    /// The hash of its bytes.
    pub hash: String,
    /// How many bytes.
    pub size: u64,
    /// When it was added to the case.
    #[schema(value_type = String, format = DateTime)]
    pub added_at: Timestamp,
    /// By whom.
    pub added_by: String,
    /// The entry of the log.
    pub seq: i64,
}

/// What an id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// A report, by the hash of its bytes.
    Report(String),
    /// A claim or a statement without a number, and the hash of the report it stands in.
    Claim(ClaimId, String),
    /// A decision.
    Decision(DecisionId),
}

/// Digits with which an id must at least begin.
const LEAST_DIGITS: usize = 4;

impl Case {
    /// The report with this hash, or of this name.
    pub fn kept(&mut self, id: &str) -> Result<Kept, CaseError> {
        let reader = self.reader()?;
        let row = self.report_row(id)?;
        let (restored, receipts, primary, name) = self.tried(|db| {
            let restored = raw_of(db, row)?.restored();
            Ok((restored, kept_receipts(db, row)?, primary(db, row)?, own_name(db, row)?))
        })?;
        let restored =
            restored.map_err(|reason| self.unreadable(format!("what was read in {id}"), reason))?;
        // The text of another version's reading may differ; then what is kept is shown without the way back.
        let captured = reader.capture(&primary).ok().filter(|report| report.text == restored.report.text);
        let mut kept = Kept {
            report: captured.unwrap_or(restored.report),
            claims: restored.claims,
            events: restored.events,
            bytes: primary.bytes,
            receipts,
        };
        kept.rename(&name);
        Ok(kept)
    }

    /// The bytes of the report with this hash, or of this name, with their media type.
    pub fn bytes(&self, id: &str) -> Result<(Vec<u8>, String), CaseError> {
        let row = self.report_row(id)?;
        let receipt = self.tried(|db| primary(db, row))?;
        Ok((receipt.bytes, receipt.media_type))
    }

    /// How the report with this hash, or of this name, was received, the receipt that it is read by first.
    pub fn custody_of(&self, id: &str) -> Result<Vec<KeptReceipt>, CaseError> {
        let row = self.report_row(id)?;
        self.tried(|db| kept_receipts(db, row))
    }

    /// What an id, or the first digits of one, stands for: a report by name or hash, a claim, a decision.
    pub fn find(&self, id: &str) -> Result<Known, CaseError> {
        let unknown = || CaseError::Unknown { id: id.to_string() };
        match self.report_row(id) {
            Ok(row) => {
                let hash = self.tried(|db| hash_of(db, row))?;
                return Ok(Known::Report(hash));
            }
            Err(CaseError::Unknown { .. }) => {}
            Err(other) => return Err(other),
        }
        if id.len() < LEAST_DIGITS || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(unknown());
        }
        let mut found: Vec<Known> = self.tried(|db| told(db, id))?;
        let decided = self.decided()?;
        let fits = decided.into_iter().filter(|one| one.id.as_str().starts_with(id));
        found.extend(fits.map(|one| Known::Decision(one.id)));
        let made = self.made_by_hand()?.into_iter().filter(|anchor| anchor.claim.as_str().starts_with(id));
        found.extend(made.map(|anchor| Known::Claim(anchor.claim, anchor.report)));
        match found.len() {
            0 => Err(unknown()),
            1 => Ok(found.swap_remove(0)),
            _ => Err(CaseError::Ambiguous { id: id.to_string() }),
        }
    }

    /// The anchor of a claim, by its id or the first digits of it: what a decision is made on.
    pub fn anchor(&mut self, claim: &str) -> Result<Anchor, CaseError> {
        let Known::Claim(id, hash) = self.find(claim)? else {
            return Err(CaseError::Unknown { id: claim.to_string() });
        };
        let kept = self.kept(&hash)?;
        let read = kept.claims.iter().find(|one| one.claim == id);
        if let Some(read) = read {
            return Ok(Anchor::of(&kept.report, read));
        }
        let made = self.made_by_hand()?.into_iter().find(|anchor| anchor.claim == id);
        made.ok_or_else(|| CaseError::Unknown { id: claim.to_string() })
    }

    /// The row of a report: by hash, by the first digits of it, or by name.
    pub(crate) fn report_row(&self, id: &str) -> Result<i64, CaseError> {
        let rows = self.tried(|db| rows_of(db, id))?;
        match rows.as_slice() {
            [] => Err(CaseError::Unknown { id: id.to_string() }),
            [row] => Ok(*row),
            _ => Err(CaseError::Ambiguous { id: id.to_string() }),
        }
    }
}

impl Kept {
    /// Gives it the name that it has alone in the case.
    fn rename(&mut self, name: &str) {
        self.report.id = name.to_string();
        self.claims.iter_mut().for_each(|claim| claim.report = name.into());
        self.events.iter_mut().for_each(|event| event.report = name.to_string());
    }
}

fn rows_of(db: &Connection, id: &str) -> rusqlite::Result<Vec<i64>> {
    if let Some(row) = report_of(db, id)? {
        return Ok(vec![row]);
    }
    let mut by_name = db.prepare_cached("SELECT report FROM listed WHERE name = ? LIMIT 2")?;
    let named = by_name.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    if !named.is_empty() {
        return Ok(named);
    }
    let (name, digits) = id.rsplit_once('~').map_or(("", id), |(name, digits)| (name, digits));
    let digits = digits.strip_prefix("blake3:").unwrap_or(digits);
    if digits.len() < LEAST_DIGITS || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Vec::new());
    }
    let (least, past) = (format!("blake3:{digits}"), format!("blake3:{digits}g"));
    let mut by_digits = db.prepare_cached(
        "SELECT report.id FROM report JOIN listed ON listed.report = report.id \
         WHERE report.hash >= ? AND report.hash < ? AND (?3 = '' OR listed.name = ?3) LIMIT 2",
    )?;
    by_digits.query_map((least, past, name), |row| row.get(0))?.collect()
}

/// The claims and statements whose ids begin so, each with the first report it stands in.
fn told(db: &Connection, digits: &str) -> rusqlite::Result<Vec<Known>> {
    let mut rows = db.prepare_cached(
        "SELECT told.id, min(report.hash) FROM told JOIN report ON report.id = told.report \
         WHERE told.id >= ?1 AND told.id < ?1 || 'g' GROUP BY told.id LIMIT 2",
    )?;
    let found = rows.query_map([digits], |row| {
        let (id, hash): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(Known::Claim(ClaimId::from(id.as_str()), hash))
    })?;
    found.collect()
}

fn hash_of(db: &Connection, row: i64) -> rusqlite::Result<String> {
    db.prepare_cached("SELECT hash FROM report WHERE id = ?")?.query_row([row], |row| row.get(0))
}

/// The name of a report, told apart where others share it.
pub(crate) fn own_name(db: &Connection, row: i64) -> rusqlite::Result<String> {
    let mut name = db.prepare_cached(
        "SELECT listed.name, report.hash, \
         EXISTS (SELECT 1 FROM listed AS other WHERE other.name = listed.name AND other.report <> listed.report) \
         FROM listed JOIN report ON report.id = listed.report WHERE report.id = ?",
    )?;
    name.query_row([row], |row| {
        let (name, hash, is_shared): (String, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(if is_shared { apart(&name, &hash) } else { name })
    })
}

fn kept_receipts(db: &Connection, report: i64) -> rusqlite::Result<Vec<KeptReceipt>> {
    let mut rows = db.prepare_cached(
        "SELECT receipt.*, report.hash, report.size, log.at, log.by FROM receipt \
         JOIN report ON report.id = receipt.report JOIN log ON log.seq = receipt.seq WHERE receipt.report = ?",
    )?;
    let found = rows.query_map([report], |row| {
        Ok((
            ReceiptRow::of_row(row)?,
            row.get::<_, i64>("seq")?,
            parsed(row, "at")?,
            row.get::<_, String>("by")?,
        ))
    })?;
    let mut found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    found.sort();
    let kept = |(row, seq, added_at, added_by): (ReceiptRow, i64, Timestamp, String)| KeptReceipt {
        name: row.name,
        source: row.source,
        retrieved_at: row.retrieved_at,
        media_type: row.media_type,
        tool: row.tool,
        operator: row.operator,
        note: row.note,
        hash: row.hash,
        size: row.size,
        added_at,
        added_by,
        seq,
    };
    Ok(found.into_iter().map(kept).collect())
}

/// Whether a report with these bytes is there.
pub(crate) fn has_report(db: &Connection, hash: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM report WHERE hash = ?")?
        .query_row([hash], |_| Ok(()))
        .optional()
        .map(|one| one.is_some())
}
