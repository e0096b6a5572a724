//! Who answers for a figure without a word of saying: whoever counts, and documents that tell.

use plimsoll_lexicon::tables::{ActorKind, Class, Commitment};
use plimsoll_text::TokenKind;

use super::frame::{Tokens, mention_starting};
use super::voices::Voices;
use super::when::is_of_paper;
use super::{Voice, clause};
use crate::Date;
use crate::actor::{ActorMention, MentionForm};
use crate::measure::VerbChain;
use crate::time::TimeMention;

/// Tokens of a sentence in which a verb of counting is looked for, and of its subject.
pub(super) const COUNTING: usize = 24;

/// Tokens from a verb of counting to its figure.
const COUNTED: usize = 12;

/// Tokens of a phrase between subject and verb: "by contrast", "in a report published on Tuesday".
const ASIDE: usize = 8;

/// The rule of somebody who counts, by a verb that is none of saying.
const COUNTS: &str = "attribution.counting";

/// Whether a voice is of somebody who counts.
pub(super) fn is_count(voice: &Voice) -> bool {
    voice.rules.first() == Some(&COUNTS)
}

impl<'r> Voices<'r, '_> {
    /// "The air force counted 60 drones": who counts answers for the figure, though the verb is none of saying.
    pub(super) fn counting(&mut self, sentence: Tokens, paragraph: u32) -> Option<Voice> {
        let voice = self.counted(sentence.clone())?;
        self.told_at = self.reading.sentence_at(sentence.start);
        // "the crates counted by the guard": about these, and nothing behind.
        let cue = voice.cue_span.map(|cue| self.reading.token_at(cue.end()));
        let goes_on = cue.is_none_or(|end| !self.reading.is(end, "by"));
        self.current = goes_on.then(|| (voice.clone(), paragraph));
        Some(voice)
    }

    /// "The guard counted 60 boats; the ministry counted 40": who counts behind the first, and where their parts of the sentence begin.
    pub(super) fn others_counting(&self, sentence: &Tokens) -> Vec<(usize, Voice)> {
        let reading = self.reading;
        // "Where the guard counts 60, the ministry counts 40"
        let opens = reading.is_class(sentence.start, Class::Subordinator);
        let joins =
            |at: &usize| clause::parts_clauses(reading, *at) || opens && clause::is_comma(reading, *at);
        let part = |joint: usize| {
            let first = joint + 1 + usize::from(clause::is_joint(reading, joint + 1));
            let end = first + COUNTING;
            let stop = (first..sentence.end.min(end)).find(|at| clause::is_comma(reading, *at));
            self.counted(first..stop.unwrap_or(sentence.end)).map(|voice| (joint, voice))
        };
        reading.marks(sentence.clone()).filter(joins).filter_map(part).collect()
    }

    /// "A landslide killed 16, and the registry counted 87": where the clause of whoever counts begins.
    pub(super) fn counted_from(&self, sentence: &Tokens, count: &Voice) -> usize {
        let reading = self.reading;
        let subject = count.speaker_span.map_or(sentence.start, |span| reading.token_at(span.start()));
        let joint = (sentence.start + 1..subject).rev().find(|at| clause::parts_clauses(reading, *at));
        joint.filter(|joint| clause::has_clause(reading, sentence.start..*joint)).unwrap_or(sentence.start)
    }

    fn counted(&self, sentence: Tokens) -> Option<Voice> {
        let head = sentence.start..sentence.end.min(sentence.start + COUNTING);
        let mut verbs = self.reading.hits.of_class(head.clone(), Class::Tally);
        // "tracked a group to the hills": nothing is counted.
        let counts = |at: usize| {
            let by = self.reading.is(at + 1, "by");
            by || (at + 1..sentence.end.min(at + COUNTED)).any(|at| clause::is_figure(self.reading, at))
        };
        let (verb, mention) =
            verbs.find_map(|at| self.counter(at).filter(|_| counts(at)).map(|by| (at, by)))?;
        Some(Voice {
            speaker: Some(mention.actor),
            via: self.dateline.into_iter().collect(),
            said_on: self.paper_day(head),
            is_earlier: false,
            commitment: Commitment::Asserted,
            speaker_span: Some(mention.span),
            cue_span: Some(self.reading.tokens[verb].span),
            rules: vec![COUNTS],
        })
    }

    /// "The group's report also follows four ships": a document that a sentence begins with answers for what it tells of.
    pub(super) fn telling(&self, sentence: Tokens) -> Option<Voice> {
        let reading = self.reading;
        let (tokens, source) = mention_starting(self.actors, sentence.start)?;
        let document = self.actors.document_at(tokens.start).filter(|document| !document.is_evidence)?;
        let end = tokens.end + usize::from(clause::is_comma(reading, tokens.end));
        let verb = (end..sentence.end).find(|at| !reading.is_class(*at, Class::Adverb))?;
        let tells = reading.is_class(verb, Class::Telling) && document.first == sentence.start;
        Some(Voice {
            speaker: Some(source.speaker.filter(|_| tells)?),
            via: source.via.into_iter().chain(self.dateline).collect(),
            said_on: self.paper_day(tokens.clone()),
            is_earlier: false,
            commitment: Commitment::Asserted,
            speaker_span: Some(reading.span(tokens.start, tokens.end)),
            cue_span: Some(reading.tokens[verb].span),
            rules: vec![COUNTS],
        })
    }

    /// "Trackers at Seaview count only 13": whether the sentence begins with a noun that does the counting, be it nobody the report
    /// knows.
    pub(super) fn is_counted_by_others(&self, sentence: Tokens) -> bool {
        let reading = self.reading;
        let head = sentence.start..sentence.end.min(sentence.start + COUNTING);
        let mut verbs = reading.hits.of_class(head.clone(), Class::Tally);
        let counts = |verb: usize| {
            let chain = VerbChain::before(reading, verb);
            let subject = head.start..chain.first;
            let last = chain.first.wrapping_sub(1);
            !chain.be
                && !chain.infinitive
                && !subject.is_empty()
                && reading.kind(last) == Some(TokenKind::Word)
                && !reading.is_class(last, Class::Pronoun)
                && !reading.is_class(last, Class::Determiner)
                && !reading.is_class(last, Class::PossessivePronoun)
                && !clause::is_preposition(reading, last)
                && !clause::is_preposition(reading, head.start)
                && !subject.into_iter().any(|at| clause::is_stop(reading, at))
        };
        verbs.next().is_some_and(counts)
    }

    /// "In a report published on Tuesday, the guard counted": the date of the paper that tells the count.
    fn paper_day(&self, tokens: Tokens) -> Option<Date> {
        let from = self.times.partition_point(|time| time.first < tokens.start);
        let mut near = self.times[from..].iter().take_while(|time| time.end <= tokens.end);
        near.find(|time| is_of_paper(self.reading, time)).and_then(TimeMention::date)
    }

    /// Who does it: somebody by name or office, whose words stand against the verb of counting, or behind its "by".
    fn counter(&self, at: usize) -> Option<&'r ActorMention> {
        if self.reading.is(at + 1, "by") {
            let speaks = |mention: &&ActorMention| {
                let kind = self.actors.of(mention).kind;
                mention.first == at + 2 && matches!(kind, ActorKind::Person | ActorKind::Organisation)
            };
            return self
                .actors
                .within(at + 2..at + 3)
                .iter()
                .filter(speaks)
                .max_by_key(|mention| mention.end);
        }
        let chain = VerbChain::before(self.reading, at);
        let before = self.actors.within(chain.first.saturating_sub(COUNTING)..chain.first);
        let verb = self.before_adverb(chain.first);
        let subject = self.before_aside(verb);
        // "The report, written by the guard, counts"
        let is_closed = |mention: &ActorMention| {
            let close = mention.end + 1 == verb && clause::is_comma(self.reading, mention.end);
            close && self.actors.document_at(mention.first).is_some()
        };
        // "researchers of the institute in Kyiv counted": where they are counts nothing.
        let is_place = |mention: &ActorMention| {
            let before = mention.first.checked_sub(1);
            before.is_some_and(|at| clause::is_preposition(self.reading, at))
        };
        let counts = |mention: &&ActorMention| {
            let kind = self.actors.of(mention).kind;
            !is_place(mention)
                && (mention.end == subject
                    || is_closed(mention)
                    || self.is_followed_by_place(mention.end, subject))
                && mention.form != MentionForm::Adjective
                && matches!(kind, ActorKind::Person | ActorKind::Organisation | ActorKind::Country)
        };
        before.iter().rev().find(counts).filter(|_| !chain.be && !chain.infinitive)
    }

    /// "Residents of the village counted", "residents reached by phone counted": whether nothing but whose or which they are stands
    /// between the mention and the verb.
    fn is_followed_by_place(&self, end: usize, verb: usize) -> bool {
        let reading = self.reading;
        let plain = |at: usize| !clause::is_stop(reading, at) && !clause::is_finite(reading, at);
        let told = reading.word(end).ends_with("ed") && clause::is_preposition(reading, end + 1);
        let from = end + usize::from(told);
        end < verb && verb - end <= ASIDE && clause::is_preposition(reading, from) && (from..verb).all(plain)
    }

    /// "The panel also recorded": where the adverb before the verb at token `verb` begins.
    fn before_adverb(&self, verb: usize) -> usize {
        let adverb = verb.checked_sub(1).filter(|at| self.reading.is_class(*at, Class::Adverb));
        adverb.unwrap_or(verb)
    }

    /// "Norland, by contrast, counts": where the subject of the verb at token `verb` ends, before a short phrase between commas.
    fn before_aside(&self, verb: usize) -> usize {
        let is_comma = |at: usize| clause::is_comma(self.reading, at);
        let Some(close) = verb.checked_sub(1).filter(|at| is_comma(*at)) else { return verb };
        let open = (close.saturating_sub(ASIDE)..close).rev().find(|at| is_comma(*at));
        open.filter(|open| clause::is_preposition(self.reading, open + 1)).unwrap_or(verb)
    }
}
