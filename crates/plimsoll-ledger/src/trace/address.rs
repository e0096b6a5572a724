/// An address as it is compared: no scheme, no `www.`, no fragment, no marks of campaigns, no slash at the end; the host in
/// small letters.
pub(super) fn plain(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let kept: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !part.starts_with("utm_")).collect();
    let mut plain = format!("{}/{}", host.strip_prefix("www.").unwrap_or(&host), path.trim_end_matches('/'));
    if !kept.is_empty() {
        plain.push('?');
        plain.push_str(&kept.join("&"));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn spellings_of_one_address_are_one() {
        assert_eq!(plain("https://www.Quay.example/a/b/?utm_source=x#top"), plain("http://quay.example/a/b"));
        assert_ne!(plain("https://quay.example/a?id=1"), plain("https://quay.example/a?id=2"));
        assert_ne!(plain("https://quay.example/a"), plain("https://quay.example/A"));
    }
}
