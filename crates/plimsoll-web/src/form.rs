//! What a form sends.

use axum::extract::{Form, FromRequest, FromRequestParts, Request};

use crate::fault::Fault;
use crate::guard::Visitor;

/// Fields of a form.
const MOST_FIELDS: usize = 1_000;

/// The fields of a form that came from a page of this server.
/// Not printed: a password may be among them.
#[derive(Clone, Default)]
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

    /// A password as it was typed, white space and all.
    pub(crate) fn typed(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The page to go back to: one of this server, whatever was sent.
    pub(crate) fn back(&self) -> String {
        own_page(self.get("back"))
    }
}

/// An address as one of this server: that of the overview, where it is of any other.
pub(crate) fn own_page(address: &str) -> String {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_path && is_plain { address.to_string() } else { "/".to_string() }
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
        if fields.len() > MOST_FIELDS {
            return Err(Fault::refused(
                "The form has too many fields.",
                "Load the page again, and choose fewer.",
            ));
        }
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
