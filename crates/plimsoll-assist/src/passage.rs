//! A report's text in pieces that a small model can hold.

/// Bytes of a passage.
const LONGEST: usize = 6000;

/// The passages of a text that hold a word: whole lines as far as they fit, cut between words where one line does not.
pub(crate) fn passages(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (passage, after) = rest.split_at(cut(rest));
        rest = after;
        Some(passage)
    })
    .filter(|passage| passage.contains(char::is_alphanumeric))
}

/// Where the first passage of `text` ends.
fn cut(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let line = head.rfind('\n').or_else(|| head.rfind(". ").map(|stop| stop + 1)).or_else(|| head.rfind(' '));
    line.map_or(head.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn passages_joined_are_the_text_but_for_what_holds_no_word(text in "([a-zé]{1,9}[ .\n]{1,2}){0,3000}") {
            let words = |text: &str| text.replace(|letter: char| !letter.is_alphanumeric(), "");
            let joined: String = passages(&text).collect();
            prop_assert_eq!(words(&joined), words(&text));
            prop_assert!(passages(&text).all(|passage| passage.len() <= LONGEST));
        }
    }

    #[test]
    fn a_line_without_a_space_is_cut_on_a_character() {
        let text = "é".repeat(LONGEST);
        assert_eq!(passages(&text).map(str::len).sum::<usize>(), text.len());
    }
}
