//! How wide words are drawn, and where they break.

use unicode_width::UnicodeWidthChar;

/// Width of words in a sans-serif type of that size, never less than they are drawn.
pub(super) fn width(words: &str, size: f64) -> f64 {
    words.chars().map(em).sum::<f64>() * size
}

/// Share of the size that a letter takes, after the widths of DejaVu Sans in bold, the widest of the types that pages fall
/// back to; Helvetica and its likes are narrower.
fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' => 0.4,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '!' => 0.5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 1.1,
        'a'..='z' | '0'..='9' => 0.72,
        'A'..='Z' => 0.85,
        _ => 0.6 * letter.width().unwrap_or(0).max(1) as f64 + 0.2,
    }
}

/// Words in lines of at most `room`, `most` of them; what does not fit is cut, with a mark.
pub(super) fn lines(words: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut is_cut = false;
    for word in words.split_whitespace() {
        for piece in pieces(word, size, room) {
            let line = lines.last_mut().expect("there is a line");
            let gap = if line.is_empty() || !piece.begins { "" } else { " " };
            if width(&format!("{line}{gap}{}", piece.letters), size) <= room {
                line.push_str(gap);
                line.push_str(&piece.letters);
            } else if lines.len() < most {
                lines.push(piece.letters);
            } else {
                is_cut = true;
                break;
            }
        }
        if is_cut {
            break;
        }
    }
    if is_cut && let Some(last) = lines.last_mut() {
        while !last.is_empty() && width(&format!("{last}…"), size) > room {
            last.pop();
        }
        last.push('…');
    }
    lines
}

/// A word, or a part of one that is wider than a line.
struct Piece {
    letters: String,
    /// Whether a word begins with it.
    begins: bool,
}

fn pieces(word: &str, size: f64, room: f64) -> Vec<Piece> {
    let mut pieces = vec![Piece { letters: String::new(), begins: true }];
    // What a name cannot fill is not looked at.
    for letter in word.chars().filter(|letter| !letter.is_control()).take(200) {
        let last = pieces.last_mut().expect("there is a piece");
        if !last.letters.is_empty() && width(&last.letters, size) + em(letter) * size > room {
            pieces.push(Piece { letters: letter.to_string(), begins: false });
        } else {
            last.letters.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{lines, width};

    #[test]
    fn names_break_between_words_and_long_ones_are_cut() {
        let room = width("South Korean Ministry", 12.0);
        let broken = lines("South Korean Ministry of National Defense", 12.0, room, 2);
        assert_eq!(broken, ["South Korean Ministry", "of National Defense"]);
        let cut = lines(&"x".repeat(500), 12.0, room, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…') && cut.iter().all(|line| width(line, 12.0) <= room));
        assert_eq!(lines("", 12.0, room, 2), [""]);
    }
}
