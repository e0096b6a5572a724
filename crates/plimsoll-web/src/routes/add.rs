use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, Redirect};
use plimsoll_capture::Moment;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};

use super::shared::{Asked, many, shell};
use crate::App;
use crate::add::{self, Given, Progress, Terms};
use crate::fault::Fault;
use crate::guard::{Actor, Visitor};
use crate::shell::Shell;

/// Files and fields of one form.
const MOST_PARTS: usize = 20_000;
/// Bytes of a field that is no file and no text.
const MOST_FIELD: usize = 8 << 10;

#[derive(Template)]
#[template(path = "add.html")]
struct Page {
    shell: Shell,
    megabytes: usize,
}

#[derive(Template)]
#[template(path = "adding.html")]
struct Adding {
    shell: Shell,
    number: u64,
    words: String,
    progress: Progress,
}

/// The forms by which reports come in.
pub(super) async fn page(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    asked: Asked,
) -> Result<Html<String>, Fault> {
    let megabytes = app.most_bytes >> 20;
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let shell = shell("Add reports", "/add", snapshot, &visitor, &asked);
        Ok(Page { shell, megabytes })
    })
    .await
}

/// Takes what was sent, and begins to add it.
pub(super) async fn take(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    actor: Actor,
    sent: Multipart,
) -> Result<Redirect, Fault> {
    let sent = received(sent, &visitor, app.most_bytes).await?;
    let terms = Terms {
        source: sent.some("source"),
        retrieved_at: sent
            .some("retrieved_at")
            .map(|time| time.parse().map_err(|_| no_time(&time)))
            .transpose()?,
        published: sent
            .some("published")
            .map(|date| moment(&date).ok_or_else(|| no_date(&date)))
            .transpose()?,
        note: sent.some("note"),
        stamp: actor.stamp(),
    };
    if sent.given.is_empty() {
        return Err(Fault::refused("Nothing was sent.", "Choose files, or paste a text."));
    }
    let number = add::begin(&app, sent.given, terms);
    Ok(Redirect::to(&format!("/add/{number}")))
}

/// What a form brought.
#[derive(Default)]
struct Sent {
    fields: Vec<(String, String)>,
    given: Vec<Given>,
}

impl Sent {
    fn some(&self, name: &str) -> Option<String> {
        let mut all = self.fields.iter().filter(|(field, value)| field == name && !value.is_empty());
        all.next().map(|(_, value)| value.clone())
    }
}

async fn received(mut sent: Multipart, visitor: &Visitor, most: usize) -> Result<Sent, Fault> {
    let mut all = Sent::default();
    let mut is_ours = false;
    let mut parts = 0;
    while let Some(mut field) = sent.next_field().await.map_err(|error| broken(&error, most))? {
        parts += 1;
        if parts > MOST_PARTS {
            return Err(Fault::refused(
                format!("That is more than the {MOST_PARTS} files taken at once."),
                "Nothing was added. Send fewer at a time, or use “plimsoll case add”, which has no limit.",
            ));
        }
        let name = field.name().unwrap_or_default().to_string();
        let file = field.file_name().map(plain_name);
        let media_type = field.content_type().map(str::to_string);
        // The token stands first, so that nothing is taken from a page that is not ours.
        let most_here = if is_ours { most } else { MOST_FIELD };
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error, most))? {
            if bytes.len() + chunk.len() > most_here {
                return Err(if is_ours { Fault::TooLarge(most) } else { Fault::Forged });
            }
            bytes.extend_from_slice(&chunk);
        }
        match (name.as_str(), file) {
            ("token", _) => {
                visitor.sent(&String::from_utf8_lossy(&bytes))?;
                is_ours = true;
            }
            _ if !is_ours => return Err(Fault::Forged),
            ("files", Some(file)) if !file.is_empty() => {
                all.given.push(Given { name: file, bytes, media_type, source: None });
            }
            ("text", _) if !bytes.is_empty() => {
                let name = all.some("name").unwrap_or_else(|| "pasted".to_string());
                all.given.push(Given {
                    name: format!("{}.txt", plain_name(&name)),
                    bytes,
                    media_type: None,
                    source: None,
                });
            }
            (_, Some(_)) => {}
            (_, None) if bytes.len() > MOST_FIELD => return Err(Fault::TooLarge(most)),
            (name, None) => {
                let words = String::from_utf8_lossy(&bytes).trim().to_string();
                all.fields.push((name.to_string(), words));
            }
        }
    }
    if is_ours { Ok(all) } else { Err(Fault::Forged) }
}

fn broken(error: &MultipartError, most: usize) -> Fault {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge(most),
        _ => Fault::refused("What was sent broke off.", "Nothing was added. Send it once more."),
    }
}

/// The last part of a name, without what steers a terminal or leads to another folder.
pub(crate) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(200).collect::<String>().trim().to_string()
}

fn moment(date: &str) -> Option<Moment> {
    serde_json::from_value(serde_json::Value::String(date.to_string())).ok()
}

fn no_time(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no time."), "Write it with its zone, as 2026-11-26T09:30:00Z.")
}

fn no_date(words: &str) -> Fault {
    Fault::refused(format!("“{words}” is no date."), "Write it as 2024-02-28, 2024-02 or 2024.")
}

/// How far an adding is, or what became of it.
pub(super) async fn adding(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(number): Path<u64>,
) -> Result<Html<String>, Fault> {
    let progress = app.jobs.get(number).ok_or(Fault::NotFound("adding"))?.borrow().clone();
    app.show(move |desk| {
        let snapshot = desk.stand.get();
        let title = if progress.is_done { "Added" } else { "Adding" };
        let shell = Shell::of(title, "/add", snapshot.taken, &visitor);
        Ok(Adding { shell, number, words: words(&progress), progress })
    })
    .await
}

/// The same as it goes on, as events.
pub(super) async fn events(
    State(app): State<Arc<App>>,
    Path(number): Path<u64>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Fault> {
    let progress = app.jobs.get(number).ok_or(Fault::NotFound("adding"))?;
    let mut is_told = false;
    let until_done = WatchStream::new(progress).take_while(move |progress| {
        let goes_on = !is_told;
        is_told = progress.is_done;
        goes_on
    });
    let told = until_done.map(|progress| {
        let told = serde_json::json!({
            "files": progress.files, "words": words(&progress), "is_done": progress.is_done,
        });
        Ok(Event::default().event("progress").data(told.to_string()))
    });
    Ok(Sse::new(told).keep_alive(KeepAlive::default()))
}

/// "12 reports added, 3 there already; 4 of 9 files"
fn words(progress: &Progress) -> String {
    let mut words = format!("{} added", many(progress.added, "report"));
    if progress.already > 0 {
        words.push_str(&format!(", {} there already", progress.already));
    }
    let not_read = progress.problems.len() + progress.more_problems;
    if not_read > 0 {
        words.push_str(&format!(", {not_read} not read"));
    }
    if progress.is_done {
        return format!("{words}.");
    }
    format!("{words}; {} of {}", progress.files, many(progress.of_files, "file"))
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("C:\\reports\\a.html"), "a.html");
        assert_eq!(plain_name("a\u{1b}[31m\n.txt"), "a[31m.txt");
    }
}
