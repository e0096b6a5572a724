//! Addresses of the web that a report leads to.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Addresses that are kept of one report.
const MOST_LINKS: usize = 64;
/// Bytes past which an address is none.
const LONGEST: usize = 2000;

/// The addresses in `given` and in the words of `text`, each once, in that order. One that begins at the root of its host
/// ("/world/a.html") is completed from `own`, the report's address; others without a host are left out, and so is the
/// report's own.
pub(crate) fn links(given: Vec<String>, text: &str, own: Option<&str>) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    for address in given.iter().map(String::as_str).chain(in_words(text)) {
        if links.len() == MOST_LINKS {
            break;
        }
        if let Some(address) = whole(address, own)
            && Some(address.as_str()) != own
            && !links.contains(&address)
        {
            links.push(address);
        }
    }
    links
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

fn whole(address: &str, own: Option<&str>) -> Option<String> {
    let address = address.trim();
    if address.len() > LONGEST || address.contains(|mark: char| mark.is_control() || mark == ' ') {
        return None;
    }
    if is_web(address) {
        return Some(address.to_owned());
    }
    let own = own.filter(|own| is_web(own))?;
    let scheme = own.find("//")? + 2;
    let host = own[scheme..].find('/').map_or(own.len(), |at| scheme + at);
    match address.strip_prefix("//") {
        Some(rest) => Some(format!("{}{rest}", &own[..scheme])),
        None if address.starts_with('/') => Some(format!("{}{address}", &own[..host])),
        None => None,
    }
}

/// Addresses printed in a text.
fn in_words(text: &str) -> impl Iterator<Item = &str> {
    static HOST: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("://"));
    HOST.find_iter(text.as_bytes()).filter_map(|at| {
        let start = ["https", "http"].iter().find_map(|scheme| {
            let from = at.checked_sub(scheme.len())?;
            text.get(from..at).is_some_and(|word| word.eq_ignore_ascii_case(scheme)).then_some(from)
        })?;
        let limit = text.floor_char_boundary(start + LONGEST);
        let rest = &text[start..limit];
        let end = rest
            .find(|mark: char| mark.is_whitespace() || matches!(mark, '<' | '>' | '"' | '”' | '“'))
            .unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '*']);
        (address.len() > at + 3 - start).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::links;

    #[test]
    fn addresses_are_completed_and_kept_once() {
        let given = ["/b", "//other.example/c", "#top", "mailto:a@b.example", "https://own.example/a"];
        let text = "See https://third.example/d. (Also http://third.example/e?id=1), and https://third.example/d again; http:// is none.";
        let found = links(given.map(str::to_owned).to_vec(), text, Some("https://own.example/a"));
        assert_eq!(
            found,
            [
                "https://own.example/b",
                "https://other.example/c",
                "https://third.example/d",
                "http://third.example/e?id=1"
            ]
        );
    }

    #[test]
    fn without_an_address_of_its_own_a_report_leads_only_to_whole_ones() {
        assert_eq!(links(vec!["/b".to_owned()], "", None), [""; 0]);
    }
}
