//! Style sheets and scripts, which are part of the program.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;

/// A file of the server's own.
struct File {
    name: &'static str,
    media_type: &'static str,
    text: &'static str,
}

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const FILES: [File; 5] = [
    // What pages share with the page that is exported.
    File { name: "page.css", media_type: STYLE, text: plimsoll_report::STYLE },
    File { name: "web.css", media_type: STYLE, text: include_str!("../static/web.css") },
    File { name: "htmx.js", media_type: SCRIPT, text: include_str!("../static/htmx.min.js") },
    File { name: "web.js", media_type: SCRIPT, text: include_str!("../static/web.js") },
    File { name: "icon.svg", media_type: "image/svg+xml", text: include_str!("../static/icon.svg") },
];

/// The first digits of the hash of all files.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    FILES.iter().for_each(|file| {
        hasher.update(file.text.as_bytes());
    });
    hasher.finalize().to_hex()[..12].to_string()
});

/// The address of a file.
pub(crate) fn address(name: &str) -> String {
    format!("/static/{}/{name}", *VERSION)
}

/// A file; a browser may keep it for good, for another one has another address.
pub(crate) async fn file(Path((_, name)): Path<(String, String)>) -> Result<Response, Fault> {
    let file = FILES.iter().find(|file| file.name == name).ok_or(Fault::NotFound("file"))?;
    let headers = [
        (header::CONTENT_TYPE, file.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, file.text).into_response())
}
