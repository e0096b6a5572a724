//! Somebody with a browser, as far as cookies and forms go.

use crate::asking::{Answer, ask};
use crate::served::{PASSWORD, Served};

/// A visitor, who keeps cookies.
pub(crate) struct Visitor<'s> {
    served: &'s Served,
    cookies: Vec<(String, String)>,
    headers: Vec<(String, String)>,
}

impl<'s> Visitor<'s> {
    pub(crate) fn new(served: &'s Served) -> Self {
        Self { served, cookies: Vec::new(), headers: Vec::new() }
    }

    /// Somebody who signed in.
    pub(crate) fn signed_in(served: &'s Served, name: &str) -> Self {
        let mut visitor = Self::new(served);
        let answer = visitor.sign_in(name, PASSWORD);
        assert_eq!(answer.status, 303, "{}", answer.text());
        visitor
    }

    /// Sends a header along from here on.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Keeps a cookie that came from anywhere.
    pub(crate) fn plant(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(own, _)| own != name);
        if !value.is_empty() {
            self.cookies.push((name.into(), value.into()));
        }
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    /// Sends the fields of a form with the token of a page.
    pub(crate) fn post_from(&mut self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token(page);
        self.post(path, &[&[("token", token.as_str())], fields].concat())
    }

    /// Sends fields as they are.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let kind = [("Content-Type", "application/x-www-form-urlencoded")];
        self.send("POST", path, &kind, pairs.join("&").as_bytes())
    }

    pub(crate) fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        self.post_from("/sign-in", "/sign-in", &[("name", name), ("password", password)])
    }

    /// What the forms of a page carry.
    pub(crate) fn token(&mut self, page: &str) -> String {
        let text = self.get(page).text();
        // The first answer gives the cookie that the token belongs to.
        let found = text.split("name=\"token\" value=\"").nth(1);
        found.unwrap_or_else(|| panic!("no form on {page}: {text}")).split('"').next().unwrap().to_string()
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, more: &[(&str, &str)], body: &[u8]) -> Answer {
        let host = self.served.address.to_string();
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![("Host", host.as_str())];
        if !cookies.is_empty() {
            headers.push(("Cookie", &cookies));
        }
        headers.extend(self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        headers.extend_from_slice(more);
        let answer = ask(self.served.address, method, path, &headers, body);
        for set in answer.headers("set-cookie") {
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            self.plant(name, value);
        }
        answer
    }
}

fn encoded(words: &str) -> String {
    words
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
