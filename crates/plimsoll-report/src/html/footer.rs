use maud::{Markup, PreEscaped, html};

/// How the page is to be read, and what made it.
pub(super) fn markup() -> Markup {
    html! {
        (PreEscaped("</main>\n"))
        footer id="reading" {
            h2 { "How to read this page" }
            dl {
                div { dt { "Report" } dd { "One text, published by one outlet, known by the hash of its bytes." } }
                div { dt { "Claim" } dd { "One figure that a report asserts of something, by someone. It is marked in the report’s text; its number leads there." } }
                div { dt { "Origin" } dd { "The one utterance that many claims go back to. Many outlets may carry one origin; only origins are independent of one another." } }
                div { dt { "Counter" } dd { "The body that keeps the count. Figures of two counters, or over two windows, are never updates of each other." } }
                div { dt { "Bounds" } dd { "“More than”, “up to” and “about” belong to a figure and are never dropped. Words such as “dozens” are quoted; the chart has them, faded, at the least they can mean." } }
                div { dt { "Stated" } dd { "The day of the utterance, as far as the reports tell, not the day of publication." } }
            }
            p { "Plimsoll gives no verdict on what is true: it says who stands behind a figure and what does not fit. The page was computed from the reports alone, loads nothing, and is the same bytes for the same reports." }
            p class="version" { "Plimsoll " (env!("CARGO_PKG_VERSION")) }
        }
    }
}
