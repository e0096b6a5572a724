//! What a page says of itself, collected on the way through the markup.

use std::collections::BTreeMap;

use super::entity;
use super::scan::{attribute, attributes};

/// What stands in the head of a page and in its machine-readable parts.
#[derive(Default)]
pub(super) struct Head<'a> {
    /// `<meta>`: name or property in small letters to the first content given.
    pub(super) metas: BTreeMap<String, String>,
    /// `<title>`.
    pub(super) title: Option<String>,
    /// `<link rel=canonical>`.
    pub(super) canonical: Option<String>,
    /// `<html lang>`.
    pub(super) language: Option<&'a str>,
    /// `<time datetime>` in order, with whether the tag says it is of publication.
    pub(super) times: Vec<(&'a str, bool)>,
    /// Contents of `<script type=application/ld+json>`.
    pub(super) linked_data: Vec<&'a str>,
}

impl<'a> Head<'a> {
    pub(super) fn raw(&mut self, name: &str, tag: &str, content: &'a str) {
        if name.eq_ignore_ascii_case("title") && self.title.is_none() && !content.trim().is_empty() {
            self.title = Some(flat(content));
        }
        let is_linked = name.eq_ignore_ascii_case("script")
            && attribute(tag, "type")
                .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"));
        if is_linked {
            self.linked_data.push(content);
        }
    }

    pub(super) fn open(&mut self, name: &str, tag: &'a str) {
        match name.to_ascii_lowercase().as_str() {
            "html" => self.language = self.language.or(attribute(tag, "lang")),
            "meta" => self.meta(tag),
            "link" if attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                let address =
                    attribute(tag, "href").map(entity::decode_all).filter(|address| !address.is_empty());
                self.canonical = self.canonical.take().or(address);
            }
            "time" => {
                let says_so = attributes(tag).any(|(name, value)| {
                    let value = value.to_ascii_lowercase();
                    name.eq_ignore_ascii_case("pubdate")
                        || value.contains("publish")
                        || value.contains("pubdate")
                });
                self.times.extend(attribute(tag, "datetime").map(|time| (time, says_so)));
            }
            _ => {}
        }
    }

    fn meta(&mut self, tag: &str) {
        let (mut names, mut content) = (Vec::new(), None);
        for (name, value) in attributes(tag) {
            match name.to_ascii_lowercase().as_str() {
                "name" | "property" | "itemprop" => names.push(value.trim().to_ascii_lowercase()),
                "content" => content = Some(value),
                _ => {}
            }
        }
        let Some(content) = content.map(flat).filter(|content| !content.is_empty()) else { return };
        for name in names {
            self.metas.entry(name).or_insert_with(|| content.clone());
        }
    }

    /// The first of `names` that is given.
    pub(super) fn meta_of(&self, names: &[String]) -> Option<&str> {
        names.iter().find_map(|name| self.metas.get(name)).map(String::as_str)
    }
}

/// Entities decoded, white space folded.
pub(super) fn flat(words: &str) -> String {
    let decoded = entity::decode_all(words);
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}
