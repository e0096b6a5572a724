//! Whose a document is, where the clause around it tells: "the centre said in a report", "In a report, the centre said", "issued a
//! statement".

use plimsoll_lexicon::tables::{ActorKind, Provenance};
use plimsoll_text::TokenKind;

use super::ActorIndex;
use super::phrase::{self, Part, Piece};
use super::sweep::Sweep;

/// Tokens between a verb of saying and "in a report": "said on Monday".
const BETWEEN: usize = 4;
/// Tokens of what describes a document behind its article: "a 22-page annual".
const DESCRIBED: usize = 5;
/// Mentions that are looked at for the subject.
const NEAR: usize = 6;

impl Sweep<'_, '_> {
    /// Who says something in a document that the report has not spoken of before, or brings it out; and where the mention of who does
    /// ends, if it stands behind the document.
    pub(super) fn maker(
        &mut self,
        pieces: &[Piece],
        end: usize,
        limit: usize,
    ) -> Option<(ActorIndex, usize)> {
        let article = self.article_before(pieces)?;
        let before = article.checked_sub(1).filter(|at| *at >= self.start())?;
        if !self.reading.is(before, "in") {
            return self.issuer(before).map(|maker| (maker, end));
        }
        if before == self.start() {
            return self.subject_behind(end, limit);
        }
        self.teller(before).map(|maker| (maker, end))
    }

    /// The article of a document: before its words and what no phrase holds ("a 22-page report").
    fn article_before(&self, pieces: &[Piece]) -> Option<usize> {
        let reading = self.reading;
        let first = pieces[0];
        match first.part {
            Part::Indefinite => return Some(first.first),
            Part::Definite | Part::Owner => return None,
            _ => {}
        }
        let least = first.first.saturating_sub(DESCRIBED).max(self.start());
        let describes = |at: &usize| {
            reading.is_hyphen(*at)
                || matches!(reading.kind(*at), Some(TokenKind::Word | TokenKind::Number))
                    && !super::word::is_closed(reading, *at)
        };
        let from = (least..first.first).rev().find(|at| !describes(at))?;
        (reading.is_any(from, &["a", "an"]) && from + 1 < first.first).then_some(from)
    }

    /// "the centre said on Monday in a report": the subject of the verb of saying before the preposition, or who stands behind that verb.
    fn teller(&self, preposition: usize) -> Option<ActorIndex> {
        let least = preposition.saturating_sub(BETWEEN + 1).max(self.start());
        let own = |at: usize| {
            let here = self.mentions.iter().rev().take(NEAR);
            let mut subjects = here.filter(|mention| mention.end <= at && mention.first >= self.start());
            subjects.find(|mention| {
                let says = self.behind_help(mention.end) == at && self.says_behind(mention.end);
                says || self.reading.is_mark(at - 1, ',') && self.says_behind_apposition(mention.end)
            })
        };
        let inverted = self.mentions.last().filter(|mention| {
            mention.end == preposition
                && self.is_speaking(mention.first, mention.end)
                && !self.says_behind(mention.end)
        });
        let mention = inverted.or_else(|| (least..preposition).rev().find_map(own))?;
        Some(mention.actor)
    }

    /// "the centre issued a statement": the subject of a verb of bringing out at token `at`.
    fn issuer(&self, at: usize) -> Option<ActorIndex> {
        self.participle(at).filter(|(kind, end)| *kind == Provenance::Made && *end == at + 1)?;
        let here = self.mentions.iter().rev().take(NEAR);
        let mut subjects = here.filter(|mention| mention.first >= self.start());
        let mention = subjects
            .find(|mention| self.behind_help(mention.end) == at || self.is_parted(mention.end, at))?;
        Some(mention.actor)
    }

    /// "the centre, a monitor, issued": whether a mention that ends before a comma opens the sentence, and another comma stands before the
    /// verb at token `at`.
    fn is_parted(&self, end: usize, at: usize) -> bool {
        let opens = self
            .mentions
            .iter()
            .rfind(|mention| mention.end == end)
            .is_some_and(|mention| mention.first == self.start());
        opens && end + 1 < at && self.reading.is_mark(end, ',') && self.reading.is_mark(at - 1, ',')
    }

    /// "In a report released on Monday, the centre said": the subject behind the comma.
    fn subject_behind(&mut self, comma: usize, limit: usize) -> Option<(ActorIndex, usize)> {
        let first = comma + 1;
        if !self.reading.is_mark(comma, ',') || first >= limit {
            return None;
        }
        let mut pieces = Vec::new();
        phrase::chunk(self.reading, first, limit, &mut pieces);
        let end = pieces.last()?.end;
        if !self.says_behind(end) {
            return None;
        }
        let (actor, end) = self.nested(first, limit)?;
        let is_maker = matches!(
            self.registry.draft(actor).actor.kind,
            ActorKind::Person | ActorKind::Organisation | ActorKind::Outlet | ActorKind::Country
        );
        is_maker.then_some((actor, end))
    }
}
