/// What a spreadsheet takes for the beginning of a formula, the full-width forms of Japanese and Chinese keyboards included.
const BEGINS_FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet runs: one that would begin a formula gets an apostrophe before it. Numbers stay numbers.
pub(super) fn inert(cell: String) -> String {
    let begins = cell.trim_start_matches([' ', '\n', '\u{a0}']).starts_with(BEGINS_FORMULA);
    if begins && !is_number(&cell) { format!("'{cell}") } else { cell }
}

/// Digits, with a minus before them and one point among them at most.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn formulas_are_made_inert() {
        for cell in ["=1+1", "+1 234", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "-", "--1", "-1-1", "＝1"]
        {
            assert_eq!(inert(cell.to_string()), format!("'{cell}"));
        }
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for cell in ["-12.5", "-7", "6700", "0.3", "", "about 5-6", "a=b", "2024-02-26"] {
            assert_eq!(inert(cell.to_string()), cell);
        }
    }
}
