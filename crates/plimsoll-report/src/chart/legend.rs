use maud::{Markup, html};

use super::Counters;
use super::mark::{arrow, bar};
use super::shape::Look;

/// Who the marks stand for, and what their forms mean.
pub(super) fn markup(counters: &Counters) -> Markup {
    html! {
        div class="legend" {
            h3 { "Counted by" }
            ul class="keys" {
                @for (number, name) in counters.names.iter().enumerate() { (counter(Look::of(number), name)) }
                @if counters.has_nobody { (counter(Look::NOBODY, "no counter named")) }
            }
            h3 { "Bounds" }
            ul class="keys bounds" {
                (bound("as said", "mark", 13.0, None))
                (bound("about", "mark hollow", 13.0, None))
                (bound("more than, at least", "mark", 20.0, Some(arrow(13.0, 20.0, -1.0))))
                (bound("less than, up to", "mark", 6.0, Some(arrow(13.0, 6.0, 1.0))))
                (bound("from … to", "mark", 13.0, Some(bar(13.0, 24.0, 2.0))))
                (bound("a vague word: the least it can mean", "mark faded", 13.0, None))
                li { (key(html! { path class="window" d="M2 9.5v7M2 13H24" {} })) span { "the time counted" } }
            }
        }
    }
}

fn counter(look: Look, name: &str) -> Markup {
    html! { li class=(look.class()) { (key(look.mark(13.0, 13.0, "mark"))) span { (name) } } }
}

fn bound(words: &str, class: &str, y: f64, whisker: Option<String>) -> Markup {
    html! {
        li class="c-none" {
            (key(html! {
                @if let Some(whisker) = &whisker { path class="whisker" d=(whisker) {} }
                (Look::of(0).mark(13.0, y, class))
            }))
            span { (words) }
        }
    }
}

fn key(drawing: Markup) -> Markup {
    html! { svg class="key" viewBox="0 0 26 26" aria-hidden="true" { (drawing) } }
}
