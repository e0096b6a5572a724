//! JSON Lines: one object a line, keys in a fixed order.

use serde::Serialize;

/// The rows as lines.
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Row { report: &'static str }
///
/// assert_eq!(plimsoll_report::jsonl::rows(&[Row { report: "a" }, Row { report: "b" }]),
///            b"{\"report\":\"a\"}\n{\"report\":\"b\"}\n");
/// ```
pub fn rows<T: Serialize>(rows: &[T]) -> Vec<u8> {
    let mut lines = Vec::new();
    for row in rows {
        // Writing to memory does not fail, and no row has a map with keys that are not text.
        serde_json::to_writer(&mut lines, row).expect("rows are plain data");
        lines.push(b'\n');
    }
    lines
}
