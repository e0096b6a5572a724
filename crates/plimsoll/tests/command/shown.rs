//! Output that a document shows, where lines in brackets say what is left out.

/// The first stretch of `shown` that `given` lacks, with what is left of `given` there: what lies between brackets is whole and in order.
pub(crate) fn missing(shown: &str, given: &str) -> Option<(String, String)> {
    let mut rest = given;
    for part in parts(shown) {
        match rest.find(&part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return Some((part, rest.to_string())),
        }
    }
    None
}

/// The stretches between lines that say what is left out.
fn parts(shown: &str) -> Vec<String> {
    let mut parts = vec![Vec::new()];
    for line in shown.lines() {
        if line.starts_with("[…") {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(line);
        }
    }
    let joined = parts.into_iter().map(|lines| lines.join("\n").trim_matches('\n').to_string());
    joined.filter(|part| !part.is_empty()).collect()
}
