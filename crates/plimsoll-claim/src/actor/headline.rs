//! The grammar of headlines: whoever speaks stands without an article.

use plimsoll_lexicon::tables::Class;
use plimsoll_lexicon::{Meaning, VerbForm};

use super::phrase::{Part, Piece};
use super::sweep::Sweep;

impl Sweep<'_, '_> {
    /// "40 killed, army says", "Army says 40 killed", "40 killed: army", "Minister: 'We lost 40'": a bare noun that opens
    /// or closes a headline, or stands alone between a comma and a verb of saying.
    pub(super) fn speaks_bare(&self, pieces: &[Piece]) -> bool {
        let reading = self.reading;
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return false };
        let bare =
            pieces.iter().all(|piece| matches!(piece.part, Part::Role(_) | Part::Body(_) | Part::Plain));
        if !bare || pieces.len() > 2 {
            return false;
        }
        let sentence = &reading.sentences[self.sentence].tokens;
        let opens = first.first == sentence.start;
        let mark = |at: usize| reading.is_mark(at, ':') || (reading.is_hyphen(at) && !reading.touches(at));
        let parted = !opens && (reading.is_mark(first.first - 1, ',') || mark(first.first - 1));
        let many = reading.is_class(last.end - 1, Class::IrregularPlural);
        let says = reading.hits.at(last.end).any(|hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => {
                form.is_any(VerbForm::THIRD.or(VerbForm::PAST)) || (many && form.is_any(VerbForm::BASE))
            }
            _ => false,
        });
        let closed = reading.is_mark(sentence.end - 1, '.');
        let ends = last.end == sentence.end && parted && mark(first.first - 1);
        let heads = opens && reading.is_mark(last.end, ':');
        ((opens || parted) && says) || (!closed && (ends || heads))
    }
}
