//! Reads reports and claims as JSON Lines, works out their ledger without the report in the middle, and tells what one more report
//! costs: `incremental REPORTS CLAIMS`. Afterwards it compares the ledger with one worked out from scratch, byte for byte.

mod rows;

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use plimsoll_ledger::{Filed, Ledger, Limits, Memo, Question, Ruled, Rulings};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn ledger(filed: &[Filed], limits: &Limits, memo: &mut Memo) -> Ledger {
    let rulings = Rulings::default();
    Ruled::of(filed.to_vec(), &rulings).traced(&Question::default(), limits, memo)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, claims] = arguments.as_slice() else { return Err("give REPORTS CLAIMS".into()) };
    let mut filed: Vec<Filed> = rows::read(reports, claims)?.into_iter().map(Arc::new).collect();
    let limits = Limits::shipped();
    let mut memo = Memo::default();
    let one = filed.remove(filed.len() / 2);
    let start = Instant::now();
    drop(ledger(&filed, &limits, &mut memo));
    rows::tell(&format!("{} reports", filed.len()), start);
    for _ in 0..3 {
        filed.push(Arc::new(one.as_ref().clone()));
        let (start, spent) = (Instant::now(), rows::processor_time());
        let grown = ledger(&filed, &limits, &mut memo);
        rows::tell("one more report", start);
        eprintln!("  of processor time {:.2} s", rows::processor_time() - spent);
        let fresh = ledger(&filed, &limits, &mut Memo::default());
        assert!(serde_json::to_vec(&grown)? == serde_json::to_vec(&fresh)?, "the ledgers differ");
        let start = Instant::now();
        filed.pop();
        drop(ledger(&filed, &limits, &mut memo));
        rows::tell("one report fewer", start);
    }
    Ok(())
}
