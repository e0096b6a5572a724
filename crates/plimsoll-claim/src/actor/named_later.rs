//! Bodies that a report names one sentence after it has told what they are: "A monitoring group said …. The Lantern Centre, which …, said".

use plimsoll_lexicon::tables::{Class, SpeechWord};

use super::ActorIndex;
use super::phrase::{Part, Piece};
use super::sweep::Sweep;

/// Sentences after which a body without a name is not named any more.
const WAIT: usize = 2;

impl Sweep<'_, '_> {
    /// Keeps in mind a body without a name that speaks, of a kind that may be named further on.
    pub(super) fn wait_for_name(&mut self, actor: ActorIndex, pieces: &[Piece], head: Piece) {
        let reading = self.reading;
        let is_one = pieces[0].part == Part::Indefinite && reading.is_class(head.end - 1, Class::Grouping);
        if is_one && self.is_speaking(pieces[0].first, head.end) {
            self.unnamed_body = Some((actor, self.sentence));
        }
    }

    /// The body that waits for a name turns out to be the one that opens the sentence by its name, of which nothing is told but what it
    /// does, and says no other figure of what it is asked for.
    pub(super) fn name_the_body(&mut self, actor: ActorIndex, pieces: &[Piece], head: Piece) {
        let Some((waiting, since)) = self.unnamed_body else { return };
        let opens = pieces[0].part == Part::Definite && self.opens_sentence(pieces);
        let name = &self.registry.draft(actor).actor.name;
        if since == self.sentence || !opens || !self.ends_in(name, Class::Civil) {
            return;
        }
        self.unnamed_body = None;
        if since + WAIT >= self.sentence && self.goes_on_saying(head.end) {
            self.registry.merge(waiting, actor);
        }
    }

    /// "The Centre said", "The Centre, which uses imagery, said"; but "The Centre put it at 60" has another figure, and "The Centre, a
    /// monitor," is told of for the first time.
    fn goes_on_saying(&self, end: usize) -> bool {
        let reading = self.reading;
        let puts = reading.hits.is_speech_word(self.behind_help(end), SpeechWord::Puts);
        let relative = reading.is_mark(end, ',') && reading.is_class(end + 1, Class::Relative);
        self.says_behind(end) && !puts || relative && self.says_behind_apposition(end)
    }
}
