//! What a form sends.

use axum::extract::{Form, FromRequest, FromRequestParts, Request};

use crate::fault::Fault;
use crate::guard::Visitor;

/// The fields of a form that came from a page of this server.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// A field's words, trimmed; empty where there are none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// The words of a field, where there are any.
    pub(crate) fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name).to_string()).filter(|words| !words.is_empty())
    }

    /// All values of a field that may be chosen several times.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }

    /// The page to go back to: one of this server, whatever was sent.
    pub(crate) fn back(&self) -> String {
        let back = self.get("back");
        let is_path = back.starts_with('/') && !back.starts_with("//") && !back.starts_with("/\\");
        let is_plain = back.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        if is_path && is_plain { back.to_string() } else { "/".to_string() }
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, state).await?;
        let sent = Form::<Vec<(String, String)>>::from_request(Request::from_parts(parts, body), state).await;
        let Form(fields) = sent.map_err(|_| {
            Fault::refused(
                "The form could not be read, or was too long.",
                "Load the page again, and send it once more.",
            )
        })?;
        let fields = Self(fields);
        visitor.sent(fields.get("token"))?;
        Ok(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn a_form_leads_back_to_this_server_only() {
        let back = |address: &str| Fields(vec![("back".into(), address.into())]).back();
        assert_eq!(back("/claims/3f2a?x=1"), "/claims/3f2a?x=1");
        for address in
            ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y", "javascript:1"]
        {
            assert_eq!(back(address), "/", "{address}");
        }
    }
}
