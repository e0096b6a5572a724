use maud::{Markup, PreEscaped, html};

/// The style sheet of the page and of a server's pages. It is ours and holds nothing of a report.
pub const STYLE: &str = include_str!("page.css");
/// The page may use its own style sheet and nothing else: no script, no picture, no address.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Everything up to the beginning of what is on the page.
pub(super) fn before(title: &str) -> Markup {
    html! {
        (PreEscaped("<html lang=\"en\">\n"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("\n<body>\n"))
        a class="skip" href="#main" { "Skip to what was found" }
        (PreEscaped("<main id=\"main\">\n"))
    }
}

/// What closes the page.
pub(super) fn after() -> Markup {
    PreEscaped("</body>\n</html>\n".to_string())
}
