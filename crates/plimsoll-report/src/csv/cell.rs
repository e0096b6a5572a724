/// What a spreadsheet takes for the beginning of a formula, the full-width forms of Japanese and Chinese keyboards included.
const BEGINS_FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// Where a spreadsheet that is set to another separator, or that takes a line end for the end of a row, begins a cell of its own.
const BEGINS_CELL: [char; 4] = [';', '\t', '\n', '\r'];

/// A cell that no spreadsheet runs: an apostrophe stands before whatever would begin a formula, at its start and behind every mark that
/// another setting takes for the start of a cell. Numbers stay numbers.
pub(super) fn inert(cell: String) -> String {
    if is_number(&cell) || !cell.contains(BEGINS_FORMULA) {
        return cell;
    }
    let mut text = String::with_capacity(cell.len() + 2);
    let mut is_start = true;
    for letter in cell.chars() {
        if is_start && BEGINS_FORMULA.contains(&letter) {
            text.push('\'');
            is_start = false;
        }
        // Blanks, marks that nobody sees and quotation marks are passed over by one program or the other.
        let is_passed_over =
            letter.is_whitespace() || letter.is_control() || letter == '"' || is_invisible(letter);
        is_start = BEGINS_CELL.contains(&letter) || is_start && is_passed_over;
        text.push(letter);
    }
    text
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
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
        for cell in ["=1+1", "+1 234", "-2+3", "@SUM(A1)", "-", "--1", "-1-1", "＝1"] {
            assert_eq!(inert(cell.to_string()), format!("'{cell}"));
        }
    }

    #[test]
    fn what_stands_before_a_formula_does_not_hide_it() {
        let cases = [
            (" =1", " '=1"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("\u{feff}=1", "\u{feff}'=1"),
            ("\u{0}@a", "\u{0}'@a"),
            ("\"=1", "\"'=1"),
            ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
            ("a;\"=1\"", "a;\"'=1\""),
            ("a\n=1", "a\n'=1"),
            ("a; -b", "a; '-b"),
            ("a\t+1", "a\t'+1"),
        ];
        for (cell, safe) in cases {
            assert_eq!(inert(cell.to_string()), safe);
        }
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for cell in ["-12.5", "-7", "6700", "0.3", "", "about 5-6", "a=b", "2024-02-26", "a, -b", "a;b"] {
            assert_eq!(inert(cell.to_string()), cell);
        }
    }
}
