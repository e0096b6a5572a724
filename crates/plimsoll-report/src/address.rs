//! Addresses of the web as other programs accept them.

/// The address, if it leads to the web and nowhere else: letters that do not belong in one are percent-encoded. None for anything
/// else, `javascript:` and blanks included.
pub(crate) fn of_the_web(address: &str) -> Option<String> {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
        let head = address.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| (scheme, &address[scheme.len()..]))
    });
    let (scheme, rest) = rest?;
    let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let is_host = host.contains('.') && !host.starts_with(['.', '-']) && host.bytes().all(is_of_host);
    if !is_host || address.contains(|letter: char| letter.is_control() || letter.is_whitespace()) {
        return None;
    }
    let mut encoded = format!("{scheme}{host}");
    for byte in rest[host.len()..].bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(encoded)
}

fn is_of_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".-:".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::of_the_web;

    #[test]
    fn addresses_are_encoded_or_left_out() {
        let web = |address: &str| of_the_web(address);
        assert_eq!(web("HTTPS://a.example/x?y=1#z").as_deref(), Some("https://a.example/x?y=1#z"));
        assert_eq!(web("http://a.example/\"é<").as_deref(), Some("http://a.example/%22%C3%A9%3C"));
        for bad in
            ["javascript:alert(1)", "https://", "https://a b.example", "//a.example", "https://\"/", "x"]
        {
            assert_eq!(web(bad), None, "{bad}");
        }
    }
}
