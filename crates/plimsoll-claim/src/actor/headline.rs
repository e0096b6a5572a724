//! The grammar of headlines: whoever speaks stands without an article.

use plimsoll_capture::Zone;
use plimsoll_lexicon::tables::{Class, RoleKind, SpeechWord};
use plimsoll_lexicon::{Meaning, Sort, Sorts, VerbForm};

use super::name::fold;
use super::phrase::{Part, Piece};
use super::sweep::Sweep;
use super::when::clock_end;
use super::{ActorIndex, MentionForm};
use crate::Reading;

/// Tokens behind a colon in which a clause has its verb.
const CLAUSE: usize = 12;

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
        let opens = first.first == sentence.start || first.first == clock_end(reading, sentence.start);
        let mark = |at: usize| parts(reading, at);
        let parted = !opens && (reading.is_mark(first.first - 1, ',') || mark(first.first - 1));
        let many = reading.is_class(last.end - 1, Class::IrregularPlural);
        let says = reading.hits.at(last.end).any(|hit| match hit.meaning {
            Meaning::ReportingVerb { form, .. } => {
                form.is_any(VerbForm::THIRD.or(VerbForm::PAST)) || (many && form.is_any(VerbForm::BASE))
            }
            _ => false,
        });
        let says = says || self.puts_at(self.behind_help(last.end));
        let closed = reading.is_mark(sentence.end - 1, '.');
        let ends = last.end == sentence.end && parted && mark(first.first - 1);
        let heads = opens && reading.is_mark(last.end, ':');
        // "MINISTER: We have lost 40.", in a transcript.
        let labels = heads && (first.first..last.end).all(|at| reading.is_acronym(at));
        // "Police: 40 people are missing."; but "Army: 40 tanks."
        let tells = || {
            let behind = last.end + 1..sentence.end.min(last.end + CLAUSE);
            reading.hits.having_in(behind, Sorts::of(&[Sort::Finite])).next().is_some()
        };
        let alone = matches!(first.part, Part::Role(RoleKind::Office) | Part::Body(_) | Part::Plain);
        ((opens || parted) && says) || (!closed && (ends || heads)) || labels || heads && alone && tells()
    }

    /// "OLSTAD: Nine.", in a transcript: somebody in capitals whose name is known, or who answers a question.
    pub(super) fn takes_turn(&mut self, pieces: &[Piece], folded: &str) -> Option<ActorIndex> {
        let reading = self.reading;
        let [name] = pieces else { return None };
        let start = reading.sentences[self.sentence].tokens.start;
        if name.first != start || !reading.is_mark(name.end, ':') {
            return None;
        }
        let is_heading = [SpeechWord::QuestionLabel, SpeechWord::AnswerLabel]
            .into_iter()
            .any(|label| reading.hits.is_speech_word(start, label));
        let answers = start > 0 && reading.is_mark(start - 1, '?') && !is_heading;
        self.registry.called_by_family(folded).or_else(|| answers.then(|| self.new_person(pieces)).flatten())
    }

    /// "Vane: 40 ships left", "40 ships left - Vane": somebody whom only the text below names in full.
    pub(super) fn name_heads(&mut self) {
        let reading = self.reading;
        let heads =
            reading.sentences.iter().zip(&reading.zones).take_while(|(_, zone)| **zone == Zone::Headline);
        for (sentence, _) in heads {
            let (first, last) = (sentence.tokens.start, sentence.tokens.end.saturating_sub(1));
            let opens = parts(reading, first + 1).then_some(first);
            let ends = (last > first && parts(reading, last - 1)).then_some(last);
            for at in opens.into_iter().chain(ends) {
                self.name_head(at);
            }
        }
    }

    fn name_head(&mut self, at: usize) {
        let is_read = self.mentions.iter().take(MOST_OF_HEADS).any(|one| (one.first..one.end).contains(&at));
        if is_read || !self.reading.is_capital(at) {
            return;
        }
        if let Some(person) = self.registry.by_folded_family(&fold(self.reading.word(at))) {
            self.put_quietly(person, at, at + 1, MentionForm::Name);
        }
    }
}

/// Mentions that stand in headlines, at most.
const MOST_OF_HEADS: usize = 64;

/// A colon, or a dash with room around it: who speaks stands before the one and behind the other.
fn parts(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_mark(at, ':') || (reading.is_hyphen(at) && !reading.touches(at))
}
