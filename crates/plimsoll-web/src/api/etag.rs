//! Strong entity tags: the state of the case, and which answer of it.
//!
//! A tag begins with digits of the hash of the log's last entry, which stands for everything that ever happened to the case; the rest is a
//! hash over what reads and computes here and over what was asked. So a tag says both whether an answer is the same as before, and
//! whether the case is.

use axum::http::HeaderMap;
use axum::http::header::{AsHeaderName, HeaderValue};

/// Digits of each part.
const DIGITS: usize = 16;

/// The tag of an answer: `head`: the hash of the log's last entry.
pub(super) fn tag(head: &str, version: &str, asked: &str) -> String {
    let hash = blake3::hash(format!("{version}\n{asked}").as_bytes()).to_hex();
    format!("\"{}-{}\"", digits(head), &hash[..DIGITS])
}

fn digits(head: &str) -> &str {
    head.get(..DIGITS).unwrap_or(head)
}

/// Tags that a request names in a header.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags {
    named: Vec<String>,
    is_any: bool,
}

impl Tags {
    /// Those of a header; none where it is not there.
    pub(super) fn of(headers: &HeaderMap, name: impl AsHeaderName) -> Option<Self> {
        let values: Vec<&HeaderValue> = headers.get_all(name).iter().collect();
        if values.is_empty() {
            return None;
        }
        let parts = values.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        let named: Vec<String> = parts.map(|tag| tag.trim().to_string()).collect();
        let is_any = named.iter().any(|tag| tag == "*");
        Some(Self { named, is_any })
    }

    /// Whether one of them is this tag, as `If-None-Match` compares them: weakly.
    pub(super) fn name(&self, tag: &str) -> bool {
        self.named.iter().any(|named| named.strip_prefix("W/").unwrap_or(named) == tag)
    }

    /// Whether they name whatever there is.
    pub(super) fn are_any(&self) -> bool {
        self.is_any
    }

    /// Whether one of them was given for the case as it was at the entry with this hash, as `If-Match` compares them: strongly.
    pub(super) fn are_of(&self, head: &str) -> bool {
        let begins = format!("\"{}-", digits(head));
        self.is_any || self.named.iter().any(|named| named.starts_with(&begins))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header::IF_NONE_MATCH;

    use super::*;

    const HEAD: &str = "0123456789abcdef0123456789abcdef";

    fn tags(value: &'static str) -> Tags {
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, HeaderValue::from_static(value));
        Tags::of(&headers, IF_NONE_MATCH).unwrap()
    }

    #[test]
    fn a_tag_is_of_a_state_a_version_and_a_question() {
        let one = tag(HEAD, "1", "/a");
        assert_eq!(one, tag(HEAD, "1", "/a"));
        assert!(one.starts_with("\"0123456789abcdef-") && one.ends_with('"'));
        for other in [tag("f", "1", "/a"), tag(HEAD, "2", "/a"), tag(HEAD, "1", "/b")] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn headers_name_tags() {
        assert!(tags("\"a\", W/\"b\"").name("\"b\""));
        assert!(!tags("\"a\"").name("\"b\""));
        assert!(tags("*").are_any() && !tags("*").name("\"a\""));
        assert!(tags("\"0123456789abcdef-1\"").are_of(HEAD));
        assert!(!tags("W/\"0123456789abcdef-1\"").are_of(HEAD), "a weak tag is no ground for a change");
        assert!(!tags("\"1123456789abcdef-1\"").are_of(HEAD));
    }
}
