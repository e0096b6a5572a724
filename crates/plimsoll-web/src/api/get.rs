//! Reading: every read is answered from the case as it stands at one entry of its log, with a tag by which a program can ask whether it is
//! still the same.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::asked::{asked, names, pairs, refuse_unknown};
use super::etag::{self, Tags};
use super::page::{Paging, Wanted};
use crate::App;
use crate::app::Desk;
use crate::fault::Fault;
use crate::guard::Actor;

/// A read of one thing; `Q`: its parameters.
pub(super) struct Get<Q> {
    app: Arc<App>,
    asked: Q,
    /// Path and query, as they were asked.
    address: String,
    known: Option<Tags>,
}

/// A read of a list.
pub(super) struct List<Q> {
    get: Get<Q>,
    wanted: Wanted,
}

/// What is answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) body: Vec<u8>,
    pub(super) media_type: &'static str,
    /// What a program that keeps it may call it.
    pub(super) file: Option<String>,
    /// The address of the next page.
    pub(super) next: Option<String>,
}

impl Answer {
    /// Something as JSON, written as rows are.
    pub(super) fn of<T: Serialize>(what: &T) -> Result<Self, Fault> {
        let body = serde_json::to_vec(what).map_err(|_| Fault::Ours)?;
        Ok(Self { body, media_type: "application/json", file: None, next: None })
    }

    pub(super) fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        let mut add = |name, value: Option<String>| {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
                headers.insert(name, value);
            }
        };
        add(header::LINK, self.next.map(|next| format!("<{next}>; rel=\"next\"")));
        add(header::CONTENT_DISPOSITION, self.file.map(|file| format!("attachment; filename=\"{file}\"")));
        (headers, self.body).into_response()
    }
}

impl<Q: DeserializeOwned + IntoParams> FromRequestParts<Arc<App>> for Get<Q> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        Self::of(parts, app, names::<Q>()).await
    }
}

impl<Q: DeserializeOwned + IntoParams> FromRequestParts<Arc<App>> for List<Q> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fault> {
        let known = [names::<Q>(), names::<Paging>()].concat();
        let get = Get::of(parts, app, known).await?;
        let pairs = pairs(parts.uri.query().unwrap_or_default());
        let paging = asked(&pairs)?;
        // The path as it was asked: a router that is nested in another sees the end of it alone.
        let path = get.address.split('?').next().unwrap_or_default().to_string();
        Ok(Self { get, wanted: Wanted { path, pairs, paging } })
    }
}

impl<Q: DeserializeOwned + IntoParams> Get<Q> {
    async fn of(parts: &mut Parts, app: &Arc<App>, known: Vec<String>) -> Result<Self, Fault> {
        // Whoever may look at all may read.
        Actor::from_request_parts(parts, app).await?;
        let pairs = pairs(parts.uri.query().unwrap_or_default());
        refuse_unknown(&pairs, &known)?;
        let uri =
            axum::extract::OriginalUri::from_request_parts(parts, app).await.map_err(|_| Fault::Ours)?;
        Ok(Self {
            app: Arc::clone(app),
            asked: asked(&pairs)?,
            address: uri.path_and_query().map_or_else(String::new, ToString::to_string),
            known: Tags::of(&parts.headers, header::IF_NONE_MATCH),
        })
    }
}

impl<Q: Send + Sync + 'static> Get<Q> {
    /// What reads and computes here.
    pub(super) fn version(&self) -> String {
        self.app.version.clone()
    }

    /// Answers from the case, unless the caller has the same answer already.
    pub(super) async fn answer(
        self,
        made: impl Fn(&mut Desk, &Q) -> Result<Answer, Fault> + Send + 'static,
    ) -> Result<Response, Fault> {
        let Self { app, asked, address, known } = self;
        let version = app.version.clone();
        let tag = move |head: &str| etag::tag(head, &version, &address);
        let knows = {
            let (tag, known) = (tag.clone(), known.clone());
            move |head: &str| known.as_ref().is_some_and(|known| known.name(&tag(head)))
        };
        let (head, answer) = app.at_one_entry(knows, move |desk| made(desk, &asked)).await?;
        // Whatever there is, it is known: where nothing is, the answer is a fault.
        let answer = answer.filter(|_| !known.is_some_and(|known| known.are_any()));
        let mut response = match answer {
            Some(answer) => answer.into_response(),
            None => (StatusCode::NOT_MODIFIED, Body::empty()).into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        if let Some(tag) = head.and_then(|head| HeaderValue::from_str(&tag(&head)).ok()) {
            headers.insert(header::ETAG, tag);
        }
        Ok(response)
    }
}

impl<Q: Send + Sync + 'static> List<Q> {
    /// Answers with a page of rows.
    pub(super) async fn answer(
        self,
        made: impl Fn(&mut Desk, &Q, &Wanted) -> Result<Answer, Fault> + Send + 'static,
    ) -> Result<Response, Fault> {
        let Self { get, wanted } = self;
        get.answer(move |desk, asked| made(desk, asked, &wanted)).await
    }
}
