/// Marks that mean something inside a line: emphasis, code, links, pictures, tags, entities, table cells, mathematics.
const MARKS: [char; 13] = ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '$', '!'];

/// Words in one line of which Markdown makes nothing but those words.
pub(crate) fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + words.len() / 16);
    for (number, word) in words.split_whitespace().enumerate() {
        if number > 0 {
            text.push(' ');
        }
        push(&mut text, word, number == 0);
    }
    text
}

fn push(text: &mut String, word: &str, is_first: bool) {
    // A number with a point or bracket begins a list, and so do these marks; the rest begins headings and rules.
    let digits = word.len() - word.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let is_number = is_first && digits > 0 && matches!(&word[digits..], "." | ")");
    for (at, letter) in word.char_indices() {
        let begins_block = is_first && at == 0 && matches!(letter, '#' | '-' | '+' | '=' | ':');
        let begins_list = is_number && at == digits;
        // GitHub makes links of bare addresses.
        let is_address = letter == ':' && word[at..].starts_with("://")
            || letter == '.' && word[..at].to_ascii_lowercase().ends_with("www")
            || letter == '@';
        if MARKS.contains(&letter) || begins_block || begins_list || is_address {
            text.push('\\');
        }
        text.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_becomes_words() {
        assert_eq!(escaped("a | b"), r"a \| b");
        assert_eq!(escaped("<b>*x*</b> `y` [z](w)"), r"\<b\>\*x\*\</b\> \`y\` \[z\](w)");
        assert_eq!(escaped("$5.5bn &lt; 2024_02"), r"\$5.5bn \&lt; 2024\_02");
        assert_eq!(escaped("one\ntwo\r\n\tthree"), "one two three");
    }

    #[test]
    fn nothing_begins_a_block() {
        assert_eq!(
            ["# a", "- b", "1. c", "12) d", "+ e", "=== f"].map(escaped),
            [r"\# a", r"\- b", r"1\. c", r"12\) d", r"\+ e", r"\=== f"]
        );
    }

    #[test]
    fn addresses_become_no_links() {
        assert_eq!(escaped("https://a.example and www.b.example"), r"https\://a.example and www\.b.example");
    }

    #[test]
    fn plain_words_stay() {
        assert_eq!(escaped("“about 6,700” (26 Feb 2024); 1.5 – 2"), "“about 6,700” (26 Feb 2024); 1.5 – 2");
    }
}
