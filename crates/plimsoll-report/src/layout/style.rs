/// How words stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    #[default]
    Plain,
    Bold,
    Faint,
    /// What a reader should be careful with.
    Warning,
}

/// Whether styles are shown: on a terminal that takes them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    pub(crate) colour: bool,
}

impl Paint {
    /// The words in a style.
    pub(crate) fn paint(self, style: Style, words: &str) -> String {
        let code = match style {
            Style::Plain => return words.to_string(),
            _ if !self.colour || words.is_empty() => return words.to_string(),
            Style::Bold => "1",
            Style::Faint => "2",
            Style::Warning => "1;33",
        };
        format!("\u{1b}[{code}m{words}\u{1b}[0m")
    }
}
