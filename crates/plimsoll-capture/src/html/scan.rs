//! Markup cut into tags and text, in one pass over the bytes and without a tree.

use memchr::{memchr, memchr2, memchr3, memmem};

/// A piece of markup; the pieces follow each other without a gap, comments and declarations aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Characters between tags.
    Text { start: usize, words: &'a str },
    /// A start tag, from `<` to `>`.
    Open { name: &'a str, tag: &'a str },
    /// An end tag.
    Close { name: &'a str },
    /// An element whose content is no markup (a script), with that content.
    Raw { name: &'a str, tag: &'a str, content: &'a str },
}

/// Elements whose content is no markup.
const RAW: [&str; 9] =
    ["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp"];

/// Cuts markup into pieces.
pub(super) struct Scanner<'a> {
    html: &'a str,
    at: usize,
    /// Raw elements that are known to have no end tag further on, so that the search is not repeated.
    unclosed: [bool; RAW.len()],
}

impl<'a> Scanner<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, at: 0, unclosed: [false; RAW.len()] }
    }

    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    /// The end of the tag that begins here: past the `>` that stands in no quotation marks.
    fn tag_end(&self) -> usize {
        let bytes = self.html.as_bytes();
        let mut at = self.at;
        while let Some(found) = memchr3(b'>', b'"', b'\'', &bytes[at..]).map(|found| at + found) {
            let is_value = bytes[self.at..found].trim_ascii_end().ends_with(b"=");
            match bytes[found] {
                b'>' => return found + 1,
                quote if is_value => match memchr(quote, &bytes[found + 1..]) {
                    Some(close) => at = found + 1 + close + 1,
                    None => return bytes.len(),
                },
                _ => at = found + 1,
            }
        }
        bytes.len()
    }

    /// Skips a comment, a declaration or a processing instruction.
    fn skip_declaration(&mut self) {
        let rest = self.rest();
        let length = if rest.starts_with("<!--") {
            memmem::find(&rest.as_bytes()[2..], b"-->").map(|end| end + 5)
        } else {
            memchr(b'>', rest.as_bytes()).map(|end| end + 1)
        };
        self.at += length.unwrap_or(rest.len());
    }

    fn tag(&mut self) -> Piece<'a> {
        let (start, end) = (self.at, self.tag_end());
        let tag = &self.html[start..end];
        self.at = end;
        let is_close = tag.starts_with("</");
        let name = name_of(&tag[if is_close { 2 } else { 1 }..]);
        if is_close {
            return Piece::Close { name };
        }
        match RAW.iter().position(|raw| raw.eq_ignore_ascii_case(name)) {
            Some(raw) => self.raw(raw, name, tag),
            None => Piece::Open { name, tag },
        }
    }

    fn raw(&mut self, raw: usize, name: &'a str, tag: &'a str) -> Piece<'a> {
        let close = if self.unclosed[raw] { None } else { find_close(self.rest(), RAW[raw]) };
        match close {
            Some(close) => {
                let content = &self.rest()[..close];
                self.at += close;
                self.at = self.tag_end();
                Piece::Raw { name, tag, content }
            }
            None => {
                // A raw element that never ends would swallow the page.
                self.unclosed[raw] = true;
                Piece::Raw { name, tag, content: "" }
            }
        }
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            let mut markup = rest.bytes();
            match (markup.next(), markup.next()) {
                (Some(b'<'), Some(b'!' | b'?')) => self.skip_declaration(),
                (Some(b'<'), Some(letter)) if letter.is_ascii_alphabetic() => return Some(self.tag()),
                (Some(b'<'), Some(b'/')) if rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => {
                    return Some(self.tag());
                }
                _ => {
                    let length = memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |next| next + 1);
                    let start = self.at;
                    self.at += length;
                    return Some(Piece::Text { start, words: &rest[..length] });
                }
            }
        }
    }
}

fn name_of(tag: &str) -> &str {
    let end =
        tag.find(|mark: char| mark.is_ascii_whitespace() || matches!(mark, '>' | '/')).unwrap_or(tag.len());
    &tag[..end]
}

/// Where the end tag of the raw element `name` begins.
fn find_close(rest: &str, name: &str) -> Option<usize> {
    memmem::find_iter(rest.as_bytes(), b"</").find(|at| {
        let after = &rest.as_bytes()[at + 2..];
        after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && after.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    })
}

/// The attributes of a start tag, values as written.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let inside = tag.trim_end_matches('>').trim_end_matches('/');
    let mut rest = inside.find(|mark: char| mark.is_ascii_whitespace()).map_or("", |at| &inside[at..]);
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|mark: char| mark.is_ascii_whitespace() || mark == '/');
        if rest.is_empty() {
            return None;
        }
        // The first character belongs to the name whatever it is, and may be of several bytes.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..]
            .find(|mark: char| mark.is_ascii_whitespace() || mark == '=')
            .map_or(rest.len(), |at| at + first);
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
            rest = after;
            return Some((name, ""));
        };
        let quote = value.bytes().next().filter(|first| matches!(first, b'"' | b'\''));
        let (value, after) = match quote {
            Some(quote) => {
                let close = memchr(quote, &value.as_bytes()[1..]).map_or(value.len(), |at| at + 1);
                (&value[1..close], value.get(close + 1..).unwrap_or(""))
            }
            None => value.split_at(memchr2(b' ', b'\n', value.as_bytes()).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

/// The value of the attribute `name` of a start tag.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    attributes(tag).find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::attributes;

    #[test]
    fn attributes_of_any_letters_are_read() {
        let found: Vec<_> = attributes("<p \u{fffd}\u{fffd} é=1 =x data-a='b c' last>").collect();
        assert_eq!(
            found,
            [("\u{fffd}\u{fffd}", ""), ("é", "1"), ("=x", ""), ("data-a", "b c"), ("last", "")]
        );
    }
}
