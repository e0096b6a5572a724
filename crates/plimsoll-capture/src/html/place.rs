use std::sync::LazyLock;

use dom_query::NodeRef;
use serde::Deserialize;

/// What stands around a block, inherited from all elements it is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Not shown.
    pub(super) is_hidden: bool,
    /// Menus, footers, comments, shares, links to other reports: by element, role or class.
    pub(super) is_aside: bool,
    /// In a picture's caption, by class.
    pub(super) is_caption: bool,
    /// In an element that says it holds the article.
    pub(super) is_article: bool,
}

#[derive(Deserialize)]
struct File {
    blocks: Vec<String>,
    aside_elements: Vec<String>,
    aside_words: Vec<String>,
    caption_words: Vec<String>,
    article_words: Vec<String>,
}

static NAMES: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/elements.toml")).expect("data/elements.toml is well formed")
});

pub(super) fn is_block(name: &str) -> bool {
    NAMES.blocks.iter().any(|block| block == name)
}

impl Place {
    /// The place inside one more element.
    pub(super) fn inside(self, name: &str, node: &NodeRef<'_>) -> Self {
        let attribute =
            |name: &str| node.attr(name).map(|value| value.to_ascii_lowercase()).unwrap_or_default();
        let names = format!("{} {}", attribute("class"), attribute("id"));
        let words: Vec<&str> =
            names.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let holds = |list: &[String]| words.iter().any(|word| list.iter().any(|known| known == word));
        let is_whole = matches!(name, "body" | "html" | "main" | "article");
        let role = attribute("role");
        let style = attribute("style").replace(' ', "");
        let is_aside = NAMES.aside_elements.iter().any(|aside| aside == name)
            || matches!(
                role.as_str(),
                "navigation" | "complementary" | "menu" | "menubar" | "contentinfo" | "dialog" | "alert"
            )
            || holds(&NAMES.aside_words);
        let is_hidden =
            node.has_attr("hidden") || style.contains("display:none") || attribute("aria-hidden") == "true";
        Self {
            is_hidden: self.is_hidden || (is_hidden && !is_whole),
            is_aside: self.is_aside || (is_aside && !is_whole),
            is_caption: self.is_caption || (holds(&NAMES.caption_words) && !is_whole),
            is_article: self.is_article
                || name == "article"
                || attribute("itemprop") == "articlebody"
                || holds(&NAMES.article_words),
        }
    }
}
