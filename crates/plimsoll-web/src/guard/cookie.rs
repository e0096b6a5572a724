//! Cookies: 64 hexadecimal digits under a name of ours. Where browsers come by HTTPS the name begins with `__Host-`, which a browser
//! takes from this host alone, by HTTPS alone: no other name of the domain and no plain connection can plant one.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::fault::Fault;

const DIGITS: usize = 64;

/// What a browser keeps under a name.
pub(crate) fn get(headers: &HeaderMap, name: &str, is_secure: bool) -> Option<String> {
    let full = full(name, is_secure);
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut ours = pairs.filter(|(name, _)| *name == full).map(|(_, value)| value);
    ours.find(|value| value.len() == DIGITS && value.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map(str::to_string)
}

/// Has a browser keep something until it is closed.
pub(crate) fn set(name: &str, value: &str, is_secure: bool) -> Result<HeaderValue, Fault> {
    written(name, value, "", is_secure)
}

/// Has it keep it no longer.
pub(crate) fn clear(name: &str, is_secure: bool) -> Result<HeaderValue, Fault> {
    written(name, "", "; Max-Age=0", is_secure)
}

fn written(name: &str, value: &str, age: &str, is_secure: bool) -> Result<HeaderValue, Fault> {
    let secure = if is_secure { "; Secure" } else { "" };
    let name = full(name, is_secure);
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}");
    let mut value = HeaderValue::from_str(&text).map_err(|_| Fault::Ours)?;
    value.set_sensitive(true);
    Ok(value)
}

fn full(name: &str, is_secure: bool) -> String {
    if is_secure { format!("__Host-{name}") } else { name.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_browsers_come_by_https_no_plain_cookie_is_taken() {
        let digits = "a".repeat(64);
        let kept = |text: String| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, text.parse().unwrap());
            headers
        };
        let plain = kept(format!("x=1; plimsoll_session={digits}"));
        assert_eq!(get(&plain, "plimsoll_session", false), Some(digits.clone()));
        assert_eq!(get(&plain, "plimsoll_session", true), None);
        let secure = kept(format!("__Host-plimsoll_session={digits}"));
        assert_eq!(get(&secure, "plimsoll_session", true), Some(digits.clone()));
        assert_eq!(get(&kept("plimsoll_session=../../x".into()), "plimsoll_session", false), None);
        let written = set("plimsoll_session", &digits, true).unwrap();
        let expected = format!("__Host-plimsoll_session={digits}; Path=/; HttpOnly; SameSite=Strict; Secure");
        assert_eq!(written.to_str().unwrap(), expected);
    }
}
