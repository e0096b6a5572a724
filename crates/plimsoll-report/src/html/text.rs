//! A report's words with its claims marked in place.

use std::collections::BTreeSet;
use std::ops::Range;

use maud::{Markup, html};
use plimsoll_claim::{Claim, ClaimId, Part};

use crate::wording;

/// The claims of one part of a report, in the order of the text.
#[derive(Debug)]
pub(super) struct Marks<'a> {
    claims: Vec<&'a Claim>,
    /// Claims that can be led to here.
    anchored: &'a BTreeSet<&'a ClaimId>,
    /// Claims that begin before what is written next, and end in it or later.
    open: Vec<&'a Claim>,
    next: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn of(claims: &'a [Claim], part: Part, anchored: &'a BTreeSet<&'a ClaimId>) -> Self {
        let mut claims: Vec<&Claim> = claims.iter().filter(|claim| claim.part == part).collect();
        claims.sort_by_key(|claim| (claim.spans.quantity, &claim.claim));
        Self { claims, anchored, open: Vec::new(), next: 0 }
    }

    /// The words of `range`, which lies behind every range written before. Claims that overlap are marked where they do, in
    /// pieces: each piece names all claims it belongs to.
    pub(super) fn written(&mut self, text: &str, range: Range<usize>) -> Markup {
        let mut pieces = Vec::new();
        let mut at = range.start;
        while at < range.end {
            self.open.retain(|claim| claim.spans.quantity.range().end > at);
            let mut begun = Vec::new();
            while let Some(claim) =
                self.claims.get(self.next).filter(|one| one.spans.quantity.range().start <= at)
            {
                self.next += 1;
                if claim.spans.quantity.range().end > at {
                    begun.push(*claim);
                }
            }
            self.open.extend(&begun);
            let starts = self.claims.get(self.next).map(|claim| claim.spans.quantity.range().start);
            let ends = self.open.iter().map(|claim| claim.spans.quantity.range().end);
            let end = ends.chain(starts).min().unwrap_or(range.end).min(range.end);
            let words = text.get(at..end).unwrap_or_default();
            pieces.push(if self.open.is_empty() {
                html! { (words) }
            } else {
                self.mark(words, &begun)
            });
            at = end;
        }
        html! { @for piece in pieces { (piece) } }
    }

    /// A piece that all open claims share; those that begin here can be led to.
    fn mark(&self, words: &str, begun: &[&Claim]) -> Markup {
        let mut ids = begun.iter().map(|claim| &claim.claim).filter(|id| self.anchored.contains(id));
        let id = ids.next().map(|id| format!("claim-{id}"));
        let said: Vec<String> = self.open.iter().map(|claim| said(claim)).collect();
        let shared = (self.open.len() > 1).then_some("shared");
        let assisted = self.open.iter().any(|claim| claim.assisted).then_some("assisted");
        let classes: Vec<&str> = [shared, assisted].into_iter().flatten().collect();
        let class = (!classes.is_empty()).then(|| classes.join(" "));
        html! {
            mark id=[id] class=[class] tabindex=[(!begun.is_empty()).then_some("0")] title=(said.join(" / ")) {
                @for id in ids { span id={ "claim-" (id) } {} }
                (words)
            }
        }
    }
}

/// "about 6,700 containers, transferred, said by Shin Won-sik through Meridian Wire on 26 Feb 2024"
fn said(claim: &Claim) -> String {
    let speaker = claim.speaker.as_deref().unwrap_or("the report itself");
    let mut said =
        format!("{}, {}, said by {speaker}", wording::figure_with_unit(claim), wording::named(claim.measure));
    if !claim.via.is_empty() {
        said.push_str(&format!(" through {}", claim.via.join(", then ")));
    }
    if let Some(day) = claim.said_on {
        said.push_str(&format!(", {}", wording::date(day)));
    }
    said
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::collections::BTreeSet;

    use plimsoll_claim::{Claim, Part};

    use super::Marks;

    /// A claim whose figure stands at these bytes.
    fn claim(id: &str, start: usize, end: usize) -> Claim {
        let row = serde_json::json!({
            "report": "r", "claim": id,
            "quantity": {"low": "6", "high": "6", "approximate": false, "bound": "exact", "text": "6"},
            "measure": "transferred", "via": [], "modality": "asserted", "alternative_to": [], "part": "text",
            "zone": "body", "spans": {"quantity": [start, end], "sentence": [0, 40]}, "derivation": []
        });
        serde_json::from_value(row).unwrap()
    }

    /// The text in its zones, with `[ids|words]` for each piece of a mark.
    fn marked(text: &str, claims: &[Claim], zones: &[(usize, usize)]) -> String {
        let anchored: BTreeSet<_> = claims.iter().map(|claim| &claim.claim).collect();
        let mut marks = Marks::of(claims, Part::Text, &anchored);
        let html: String =
            zones.iter().map(|(start, end)| marks.written(text, *start..*end).into_string()).collect();
        let mut short = String::new();
        for piece in html.split("<mark") {
            let Some((tag, rest)) = piece.split_once('>') else {
                short.push_str(piece);
                continue;
            };
            let ids: Vec<&str> = piece.split("id=\"claim-").skip(1).map(|id| &id[..1]).collect();
            let (words, rest) = rest.split_once("</mark>").unwrap_or((tag, rest));
            let words = words.rsplit('>').next().unwrap();
            short.push_str(&format!("[{}|{words}]{rest}", ids.concat()));
        }
        short
    }

    #[test]
    fn claims_stand_where_they_are() {
        let claims = [claim("a", 4, 5), claim("b", 10, 12)];
        assert_eq!(marked("say 6 and 70 & so", &claims, &[(0, 17)]), "say [a|6] and [b|70] &amp; so");
    }

    #[test]
    fn nested_and_overlapping_claims_come_in_pieces_and_none_is_lost() {
        let text = "abcdefghij";
        assert_eq!(marked(text, &[claim("a", 1, 8), claim("b", 3, 5)], &[(0, 10)]), "a[a|bc][b|de][|fgh]ij");
        assert_eq!(marked(text, &[claim("a", 1, 5), claim("b", 3, 8)], &[(0, 10)]), "a[a|bc][b|de][|fgh]ij");
        assert_eq!(marked(text, &[claim("a", 2, 4), claim("b", 2, 4)], &[(0, 10)]), "ab[ab|cd]efghij");
    }

    #[test]
    fn a_claim_over_the_end_of_a_zone_goes_on_in_the_next() {
        assert_eq!(marked("abcdefghij", &[claim("a", 3, 7)], &[(0, 5), (6, 10)]), "abc[a|de][|g]hij");
    }
}
