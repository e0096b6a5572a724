use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks words into lines of at most `width` columns, at white space, and inside words that are wider. Control characters part
/// words as white space does, so that nothing a report says steers a terminal.
pub(crate) fn wrap(words: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    let parts = words.split(|letter: char| letter.is_whitespace() || letter.is_control());
    for word in parts.filter(|word| !word.is_empty()) {
        for (number, piece) in pieces(word, width).into_iter().enumerate() {
            let space = usize::from(used > 0 && number == 0);
            let wide = piece.width();
            if used + space + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            } else if space > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(piece);
            used += wide;
        }
    }
    if used > 0 || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word cut where it may be: after each hyphen, slash or underscore.
pub(super) fn joints(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive(is_joint)
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '/' | '_')
}

/// A word in pieces that fit: cut after a hyphen, slash or underscore where there is one, else anywhere.
fn pieces(word: &str, width: usize) -> Vec<&str> {
    if word.width() <= width {
        return vec![word];
    }
    let (mut pieces, mut from, mut used, mut joint) = (Vec::new(), 0, 0, None);
    for (at, letter) in word.char_indices() {
        let wide = letter.width().unwrap_or(0);
        if used + wide > width && at > from {
            let cut = joint.take().filter(|cut| *cut > from).unwrap_or(at);
            pieces.push(&word[from..cut]);
            used = word[cut..at].width();
            from = cut;
        }
        used += wide;
        if is_joint(letter) {
            joint = Some(at + 1);
        }
    }
    pieces.push(&word[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("more than 13,000 containers", 16), ["more than 13,000", "containers"]);
        assert_eq!(wrap("", 16), [""]);
    }

    #[test]
    fn long_names_break_at_their_joints() {
        assert_eq!(wrap("2024-02-27-harbour-gazette", 12), ["2024-02-27-", "harbour-", "gazette"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }
}
