//! Writing: JSON in, and under a condition where the caller gives one.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, OriginalUri, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use plimsoll_case::CaseError;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::asked::{pairs, refuse_unknown};
use super::etag::{self, Tags};
use super::get::Answer;
use crate::App;
use crate::app::Desk;
use crate::fault::{Fault, Told, WrongPart};
use crate::guard::Actor;

/// Somebody sends something; `B`: what.
pub(super) struct Post<B> {
    pub(super) app: Arc<App>,
    pub(super) actor: Actor,
    pub(super) sent: B,
    condition: Option<Tags>,
    /// Where it was sent to.
    address: String,
}

/// What was made.
pub(super) struct Made {
    pub(super) status: StatusCode,
    pub(super) answer: Answer,
    /// Where it is, if it is new.
    pub(super) at: Option<String>,
}

impl<B: DeserializeOwned> FromRequest<Arc<App>> for Post<B> {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let actor = Actor::from_request_parts(&mut parts, app).await?;
        refuse_unknown(&pairs(parts.uri.query().unwrap_or_default()), &[])?;
        is_of(&parts.headers, "application/json")?;
        let condition = Tags::of(&parts.headers, header::IF_MATCH);
        let address = OriginalUri::from_request_parts(&mut parts, app)
            .await
            .map_err(|_| Fault::Ours)?
            .path()
            .to_string();
        let bytes = bytes(Request::from_parts(parts, body), app).await?;
        Ok(Self { app: Arc::clone(app), actor, sent: parsed(&bytes)?, condition, address })
    }
}

/// The body of a request.
pub(super) async fn bytes(request: Request, app: &Arc<App>) -> Result<Bytes, Fault> {
    Bytes::from_request(request, app).await.map_err(|rejection| match &rejection {
        BytesRejection::FailedToBufferBody(_) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Fault::Asked(Box::new(Told::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "That is more than is taken at once.",
                "Nothing was changed. Send less at a time.",
            )))
        }
        _ => Fault::refused("What was sent broke off.", "Nothing was changed. Send it once more."),
    })
}

/// Refuses bodies of another media type. What a form of another site can make a browser send is none of those that are taken.
pub(super) fn is_of(headers: &HeaderMap, media_type: &str) -> Result<(), Fault> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let given = given.split(';').next().unwrap_or_default().trim();
    if given.eq_ignore_ascii_case(media_type) {
        return Ok(());
    }
    Err(Fault::Asked(Box::new(Told::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "media-type",
        "The body is not of the kind that is taken here.",
        format!("Send it as Content-Type: {media_type}."),
    ))))
}

/// A body that is to be of a type. What is no JSON is told apart from what is JSON of another shape.
fn parsed<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Fault> {
    of_type("", bytes)
}

/// A part of a body, whose place a pointer tells.
pub(super) fn part<B: DeserializeOwned>(place: &str, raw: &RawValue) -> Result<B, Fault> {
    of_type(place, raw.get().as_bytes())
}

fn of_type<B: DeserializeOwned>(place: &str, bytes: &[u8]) -> Result<B, Fault> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let pointer = format!("{place}{}", pointer(error.path()));
        if error.inner().is_data() { not_fitting(pointer, error.inner()) } else { not_json(error.inner()) }
    })?;
    json.end().map_err(|error| not_json(&error))?;
    Ok(parsed)
}

fn not_json(error: &serde_json::Error) -> Fault {
    Fault::Asked(Box::new(Told::new(
        StatusCode::BAD_REQUEST,
        "bad-json",
        format!("The body is no JSON: it breaks off at line {}, column {}.", error.line(), error.column()),
        "Nothing was changed. Send it as JSON in UTF-8.",
    )))
}

fn not_fitting(pointer: String, error: &serde_json::Error) -> Fault {
    let words = error.to_string();
    // The place is told by the pointer.
    let detail = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_string();
    let told = Told::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
        format!("The body cannot be taken: {detail}."),
        "Nothing was changed. See /api/v1/openapi.json for what it can be.",
    );
    let errors = vec![WrongPart { pointer: Some(pointer), parameter: None, detail }];
    Fault::Asked(Box::new(Told { errors, ..told }))
}

/// A path as a JSON Pointer.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { variant } => format!("/{variant}"),
        Segment::Unknown => String::new(),
    };
    path.iter().map(segment).collect()
}

impl<B: Send + 'static> Post<B> {
    /// Refuses a write that does not say on what it is made.
    pub(super) fn with_condition(self) -> Result<Self, Fault> {
        if self.condition.is_some() {
            return Ok(self);
        }
        Err(Fault::Asked(Box::new(Told::new(
            StatusCode::PRECONDITION_REQUIRED,
            "condition-needed",
            "This would put something in the place of what others may have changed.",
            "Read it first, and send its ETag as If-Match.",
        ))))
    }

    /// Does something to the case, where it is as the caller knows it.
    pub(super) async fn make(
        self,
        made: impl FnOnce(&mut Desk, &Actor, B) -> Result<Made, Fault> + Send + 'static,
    ) -> Result<Response, Fault> {
        let Self { app, actor, sent, condition, address } = self;
        let version = app.version.clone();
        let (made, head) = app
            .desk(move |desk| {
                let head = desk.case.head()?.hash;
                if condition.as_ref().is_some_and(|tags| !tags.are_of(&head)) {
                    return Err(Fault::Case(CaseError::Changed));
                }
                let made = match condition.filter(|tags| !tags.are_any()) {
                    // Others may write between this look and the change: the case sees to it.
                    Some(_) => only_on(desk, &head, |desk| made(desk, &actor, sent)),
                    None => made(desk, &actor, sent),
                }?;
                Ok((made, desk.case.head()?.hash))
            })
            .await?;
        // The tag of what is at its address, as reading it gives it.
        let tag = etag::tag(&head, &version, made.at.as_deref().unwrap_or(&address));
        let headers = made.at.into_iter().map(|at| (header::LOCATION, at)).chain([(header::ETAG, tag)]);
        let mut response = made.answer.into_response();
        *response.status_mut() = made.status;
        for (name, value) in headers {
            response.headers_mut().insert(name, HeaderValue::from_str(&value).map_err(|_| Fault::Ours)?);
        }
        Ok(response)
    }
}

/// Does something where the last entry of the log is still the one with this hash.
fn only_on<T>(
    desk: &mut Desk,
    head: &str,
    change: impl FnOnce(&mut Desk) -> Result<T, Fault>,
) -> Result<T, Fault> {
    desk.case.expect(Some(head.to_string()));
    let done = change(desk);
    desk.case.expect(None);
    done
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only how it is parsed matters")]
    struct Sent {
        claims: Vec<String>,
        #[serde(rename = "a/b")]
        other: Option<u8>,
    }

    fn told(body: &str) -> Told {
        match parsed::<Sent>(body.as_bytes()) {
            Err(Fault::Asked(told)) => *told,
            other => panic!("{body}: {other:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_pointed_at() {
        for (body, pointer) in [
            ("{\"claims\": [\"a\", 7]}", "/claims/1"),
            ("{\"claims\": [], \"a/b\": \"x\"}", "/a~1b"),
            ("{\"claims\": [], \"more\": 1}", "/more"),
            ("{}", ""),
            ("7", ""),
        ] {
            let told = told(body);
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
            assert_eq!(told.errors[0].pointer.as_deref(), Some(pointer), "{body}: {told:?}");
        }
        for body in ["", "{", "{\"claims\": []} x", "\u{0}"] {
            assert_eq!(told(body).code, "bad-json", "{body:?}");
        }
        assert!(parsed::<Sent>(b"{\"claims\": [\"a\"]}").is_ok());
    }
}
