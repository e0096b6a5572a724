use maud::{Markup, html};

use super::{Story, link};
use crate::digest::remarks::{by_words, unread};

/// Whether there is anything to remark on.
pub(super) fn has_any(story: &Story<'_>) -> bool {
    story.sheet.unread > 0 || story.sheet.reports.iter().any(|read| !read.report.remarks.is_empty())
}

/// What is odd about the reports, said once for all that share it, and what could not be read.
pub(super) fn markup(story: &Story<'_>) -> Markup {
    html! {
        @if has_any(story) {
            section id="remarks" aria-labelledby="remarks-title" {
                h2 id="remarks-title" { "Remarks" }
                ul class="findings" {
                    @for (message, reports) in by_words(&story.sheet) {
                        li {
                            @for (number, report) in reports.iter().enumerate() {
                                @if number > 0 { ", " }
                                (link::to_report(story, report))
                            }
                            ": " (message)
                        }
                    }
                    @if let Some(unread) = unread(&story.sheet) { li { b { (unread) } } }
                }
            }
        }
    }
}
