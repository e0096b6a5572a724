//! From the frames of each sentence to who speaks at each place, carried over sentences that name nobody.

use plimsoll_capture::Zone;
use plimsoll_lexicon::Sort;
use plimsoll_lexicon::tables::{ActorKind, Class, Commitment, SpeechWord};
use plimsoll_text::{Span, TokenKind};

use super::counting::{COUNTING, is_count};
use super::frame::{Frame, Tokens};
use super::occasion::is_label;
use super::passage::Ground;
use super::poll::OWN_COUNT;
use super::{Voice, clause};
use crate::Reading;
use crate::actor::{ActorIndex, ActorMention, Actors, MentionForm};
use crate::time::{TimeKind, TimeMention};

/// Sentences over which a person speaks on.
const CARRIED: usize = 3;

/// Tokens of "could not independently" before its verb.
const HELPS: usize = 3;
/// The rule of who speaks behind their name and a colon.
pub(super) const LABELLED: &str = "attribution.colon";

pub(super) struct Voices<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) actors: &'r Actors,
    pub(super) times: &'r [TimeMention],
    pub(super) pieces: Vec<(Span, Voice)>,
    /// Who speaks on, and in which paragraph.
    pub(super) current: Option<(Voice, u32)>,
    /// The agency of the dateline.
    pub(super) dateline: Option<ActorIndex>,
    /// The last sentence in which somebody speaks.
    pub(super) told_at: usize,
    /// Whether a quotation is open at the sentence's start.
    in_quote: bool,
    /// Whether whoever speaks on was only quoted: what follows outside the marks is not theirs.
    quoted: bool,
}

/// Tokens from a relative pronoun to its verb: "which has also counted".
const VERB: usize = 3;

impl<'r, 'a> Voices<'r, 'a> {
    pub(super) fn new(ground: Ground<'r, 'a>, dateline: Option<ActorIndex>) -> Self {
        let Ground { reading, actors, times } = ground;
        let pieces = Vec::new();
        let current = None;
        Self { reading, actors, times, pieces, current, dateline, told_at: 0, in_quote: false, quoted: false }
    }

    /// Takes the frames of sentence `number`.
    pub(super) fn sentence(&mut self, number: usize, frames: &[Frame], in_quote: bool) {
        self.in_quote = in_quote;
        let sentence = &self.reading.sentences[number];
        let zone = self.reading.zones[number];
        let tokens = sentence.tokens.clone();
        self.point_back(number, frames);
        let base = self.base(number);
        let points = |frame: &Frame| {
            let back = frames.iter().filter(|other| other.points_back && other.content.is_empty());
            back.into_iter().any(|other| frame.covers(other.cue.start))
        };
        // A ship declares its cargo by whoever owns it.
        let is_ship = |frame: &Frame| {
            let speaker = frame.source.speaker.map(|speaker| &self.actors.actors[speaker]);
            frame.relayed.is_none() && speaker.is_some_and(|speaker| speaker.kind == ActorKind::Vessel)
        };
        // “Our partners have promised three”: of whom a quotation speaks without a name, they are told of by who is quoted.
        let is_quoted =
            |frame: &Frame| base.is_some() && self.quoted(&tokens, in_quote).contains(&frame.cue.start);
        let is_deed = |frame: &Frame| {
            frame.is_nobodys() && in_quote || self.promises(frame) && (frame.is_nobodys() || is_quoted(frame))
        };
        let speaks = |frame: &&Frame| {
            !frame.is_mute()
                && !self.is_supposed(frame)
                && !is_ship(frame)
                && !frame.content.is_empty()
                && !points(frame)
                && !is_deed(frame)
        };
        let voices: Vec<&Frame> = frames.iter().filter(speaks).collect();
        if !voices.is_empty() || in_quote {
            self.told_at = number;
        }
        let base = match voices.is_empty() && zone == Zone::Body {
            true => self
                .counting(tokens.clone(), sentence.paragraph)
                .or_else(|| self.telling(tokens.clone()))
                .or_else(|| base.filter(|_| !self.is_counted_by_others(tokens.clone()))),
            false => base,
        };
        self.reclaim(&tokens, &voices);
        self.paint(tokens, &voices, base.as_ref());
        if zone == Zone::Body {
            self.follow(&voices, base, sentence.paragraph);
        }
    }

    /// “Norland promised 40”: the tokens in quotation marks with which a sentence begins, or that it goes on with; none otherwise.
    fn quoted(&self, sentence: &Tokens, goes_on: bool) -> Tokens {
        let opens = goes_on || clause::is_double_quote(self.reading, sentence.start);
        let close = (sentence.start + 1..sentence.end).find(|at| clause::is_double_quote(self.reading, *at));
        sentence.start..if opens { close.unwrap_or(sentence.end) } else { sentence.start }
    }

    /// "would have shown": what nobody has said.
    fn is_supposed(&self, frame: &Frame) -> bool {
        let modal = |at: usize| {
            self.reading.is_class(at, Class::Modal) && !self.reading.is_class(at, Class::FutureModal)
        };
        frame.cue.clone().any(|at| modal(at) && self.reading.is_class(at + 1, Class::Have))
    }

    /// What a quotation said in the sentences before this one belongs to who is named in it.
    fn reclaim(&mut self, sentence: &Tokens, frames: &[&Frame]) {
        let early = frames
            .iter()
            .find(|frame| frame.content.first().is_some_and(|piece| piece.start < sentence.start));
        let Some(frame) = early else { return };
        let from = self.reading.tokens[frame.content[0].start].span.start();
        let voice = self.voice(&[*frame], None);
        while self.pieces.last().is_some_and(|(span, _)| span.start() >= from) {
            self.pieces.pop();
        }
        let from = from.max(self.pieces.last().map_or(0, |(span, _)| span.end()));
        let end = self.reading.tokens[sentence.start - 1].span.end();
        if from < end {
            self.pieces.push((Span::new(from, end), voice));
        }
    }

    /// Who speaks where the sentence names nobody.
    fn base(&mut self, number: usize) -> Option<Voice> {
        let sentence = &self.reading.sentences[number];
        if self.reading.zones[number] != Zone::Body {
            return None;
        }
        let (voice, paragraph) = self.current.as_ref()?;
        let first = sentence.tokens.start;
        if *paragraph != sentence.paragraph && !self.in_quote && !links(self.reading, first) {
            self.current = None;
            return None;
        }
        let is_another = || !self.in_quote && self.is_of_another(first, voice);
        let is_own = || !self.in_quote && self.speaks_itself(sentence.tokens.clone(), voice);
        let asks = is_label(self.reading, first, SpeechWord::QuestionLabel)
            || is_label(self.reading, first, SpeechWord::AnswerLabel);
        if asks
            || self.turns_away(first)
            || self.opens_entry(first)
            || voice.rules.contains(&OWN_COUNT)
            || is_own()
            || is_another()
            || self.is_rumour(first)
            || !self.in_quote && self.ranks(first)
            || !self.in_quote && self.acts_by_name(first, voice)
            || !self.in_quote && number > self.told_at + CARRIED && self.is_person(voice)
            || (self.quoted && !self.in_quote && !links(self.reading, first))
        {
            self.current = None;
            return None;
        }
        Some(self.own_floor(first, voice).unwrap_or(Voice { rules: carried(&voice.rules), ..voice.clone() }))
    }

    /// "A: The union says 40. I would put it lower": who has the floor goes on about themselves, whomever they spoke of before.
    fn own_floor(&self, first: usize, voice: &Voice) -> Option<Voice> {
        let own = self.reading.is(first, "i") || clause::is_speech(self.reading, first, SpeechWord::Own);
        let is_person = |actor: ActorIndex| self.actors.actors[actor].kind == ActorKind::Person;
        let relays = |by: &&ActorIndex| is_person(**by) && !voice.speaker.is_some_and(is_person);
        let floor = voice.via.last().filter(|_| own && voice.rules.contains(&LABELLED)).filter(relays)?;
        Some(Voice {
            speaker: Some(*floor),
            via: Vec::new(),
            said_on: None,
            commitment: Commitment::Asserted,
            speaker_span: None,
            rules: carried(&[LABELLED]),
            ..voice.clone()
        })
    }

    /// "In October we counted 73 wagons": outside of quotations, and where nobody's label stands before, the report's own words.
    fn speaks_itself(&self, sentence: Tokens, carried: &Voice) -> bool {
        let is_mark = |at: &usize| clause::is_double_quote(self.reading, *at);
        let labelled = carried.rules.contains(&LABELLED);
        let head = sentence.start..sentence.end.min(sentence.start + COUNTING);
        let mut own = self.reading.hits.speech_words(head.clone(), SpeechWord::Own);
        !labelled
            && own.next().is_some_and(|own| !self.reading.marks(head.start..own + 1).any(|at| is_mark(&at)))
    }

    /// "She lost two boats", "A rival study by the board arrives at 40": whether the sentence begins with a person who is not the
    /// one who speaks or whose deed is told, or with what another has written.
    fn is_of_another(&self, first: usize, carried: &Voice) -> bool {
        let reading = self.reading;
        let first = first + usize::from(reading.is_class(first, Class::Conjunction));
        let is_pronoun =
            reading.is_class(first, Class::Pronoun) && !reading.is_class(first, Class::Determiner);
        let is_written = || {
            let document = self.actors.document_at(first);
            document.is_some_and(|document| document.author.is_some() && !document.is_evidence)
        };
        let is_another = |mention: &ActorMention| {
            let is_person = self.actors.of(mention).kind == ActorKind::Person;
            let begins = is_pronoun && is_person && mention.end == first + 1;
            // "Kelm fears that": what another has in mind.
            let wishes = mention.form == MentionForm::Name
                && mention.first == first
                && clause::stance_at(reading, mention.end).is_some_and(|stance| stance.form.is_finite());
            let differs = carried.speaker.is_some_and(|by| by != mention.actor);
            differs && (begins || wishes || is_written()) || begins && self.does(mention.end)
        };
        self.actors.within(first..first + 1).iter().any(is_another)
    }

    /// "He laid off 40", "she soon led 300": whether a verb in the plain past stands at token `verb`, of whom the report itself tells.
    fn does(&self, verb: usize) -> bool {
        let reading = self.reading;
        let verb = verb + usize::from(reading.is_class(verb, Class::Adverb));
        reading.kind(verb) == Some(TokenKind::Word)
            && !reading.has(verb, Sort::Closed)
            && !reading.word(verb).ends_with('s')
            && !reading.word(verb).ends_with("ly")
    }

    /// "Brandt said that 40 were lost. Brandt has sold 300 boats": whether a person who speaks on is the subject of the sentence by name,
    /// of whom the report tells itself.
    fn acts_by_name(&self, first: usize, carried: &Voice) -> bool {
        let is_subject = |mention: &ActorMention| {
            mention.form == MentionForm::Name
                && Some(mention.actor) == carried.speaker
                && self.actors.of(mention).kind == ActorKind::Person
                && self.reading.kind(mention.end) != Some(TokenKind::Possessive)
        };
        let near = self.actors.within(first..first + 1).iter();
        near.filter(|mention| mention.first == first).any(is_subject)
    }

    /// Whether a person speaks on who has no floor by a label: they do so for a few sentences, a body's paper for as many as it has.
    fn is_person(&self, voice: &Voice) -> bool {
        let is_person = |speaker: ActorIndex| self.actors.actors[speaker].kind == ActorKind::Person;
        !voice.rules.contains(&LABELLED) && voice.speaker.is_some_and(is_person)
    }

    /// "It is claimed that": whoever claims it, it is not who spoke before.
    fn is_rumour(&self, first: usize) -> bool {
        let reading = self.reading;
        reading.is(first, "it")
            && clause::is_be(reading, first + 1)
            && (first + 2..first + 4).any(|at| clause::is_speech(reading, at, SpeechWord::Hearsay))
    }

    /// "It was the worst accident since 1998, when 77 drowned": how something stands among all of its kind is told by the report itself.
    fn ranks(&self, first: usize) -> bool {
        let reading = self.reading;
        reading.is(first, "it")
            && clause::is_be(reading, first + 1)
            && reading.is(first + 2, "the")
            && reading.is_class(first + 3, Class::Superlative)
    }

    /// "10.55am: Gusts of …": a time of day that opens the entry of a log.
    fn opens_entry(&self, first: usize) -> bool {
        let next = self.times.partition_point(|time| time.first < first);
        let time = self.times.get(next).filter(|time| time.first == first && time.kind == TimeKind::Time);
        time.is_some_and(|time| {
            self.reading.is_mark(time.end, ':')
                || self.reading.is_capital(time.end)
                || clause::is_dash(self.reading, time.end)
        })
    }

    /// Words that turn to something else.
    fn turns_away(&self, first: usize) -> bool {
        clause::is_speech(self.reading, first, SpeechWord::TurnsAway)
    }

    /// Cuts the sentence where voices begin and end, and puts down who speaks in each piece.
    fn paint(&mut self, tokens: Tokens, frames: &[&Frame], base: Option<&Voice>) {
        if frames.is_empty() {
            let count = base.filter(|base| is_count(base));
            let others = count.map(|_| self.others_counting(&tokens)).unwrap_or_default();
            let start = count.map_or(tokens.start, |count| self.counted_from(&tokens, count));
            let mut from = start;
            let mut voice = base.cloned();
            for (joint, other) in others.into_iter().filter(|(joint, _)| *joint > start) {
                voice.into_iter().for_each(|voice| self.put(from..joint, voice));
                (from, voice) = (joint, Some(other));
            }
            voice.into_iter().for_each(|voice| self.put(from..tokens.end, voice));
            return;
        }
        let mut cuts: Vec<usize> = vec![tokens.start, tokens.end];
        for piece in frames.iter().flat_map(|frame| &frame.content) {
            cuts.extend([
                piece.start.clamp(tokens.start, tokens.end),
                piece.end.clamp(tokens.start, tokens.end),
            ]);
        }
        let mut asides: Vec<(Tokens, Option<Voice>)> = Vec::new();
        for (frame, aside) in frames.iter().filter_map(|frame| Some((frame, self.aside(frame)?))) {
            // "the Observatory, which counted 40": what they count they answer for.
            let counts = |at: usize| self.reading.is_class(at, Class::Tally);
            let counts = (aside.start + 1..aside.end).take(VERB).any(counts);
            asides.push((aside, counts.then(|| self.voice(&[*frame], base))));
        }
        let main = frames.iter().find(|frame| !frame.is_side && !frame.is_apart);
        let joint = main.and_then(|frame| self.joint(&tokens, frame)).unwrap_or(tokens.start);
        // "Asked about 40 deaths, the ministry said": nor is it told by who spoke before.
        if self.reading.is_class(tokens.start, Class::Prompted) {
            asides.push((tokens.start..joint, None));
        }
        cuts.extend(asides.iter().flat_map(|(aside, _)| [aside.start, aside.end]));
        // "A asked for seven; B has promised one": a semicolon ends what somebody speaks of.
        let parts: Vec<usize> =
            self.reading.marks(tokens.clone()).filter(|at| self.reading.is_mark(*at, ';')).collect();
        let part = |at: usize| parts.partition_point(|semicolon| *semicolon < at);
        cuts.extend(&parts);
        cuts.push(joint);
        cuts.sort_unstable();
        cuts.dedup();
        let main = main.map(|frame| (part(frame.cue.start), self.voice(&[*frame], base)));
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let mut covering: Vec<&Frame> =
                frames.iter().copied().filter(|frame| frame.covers(from)).collect();
            covering.sort_by_key(|frame| {
                (frame.extent(), if frame.is_before { frame.cue.start } else { usize::MAX - frame.cue.start })
            });
            let aside = asides.iter().find(|(aside, _)| aside.contains(&from));
            let voice = match (covering.as_slice(), &main) {
                ([], _) if aside.is_some() => aside.and_then(|(_, voice)| voice.clone()),
                ([], Some((at, main))) if part(to - 1) == *at && from >= joint => Some(main.clone()),
                ([], _) => base.cloned(),
                (covering, _) => Some(self.voice(covering, base)),
            };
            if let Some(voice) = voice {
                self.put(from..to, voice);
            }
        }
    }

    /// "Harbour Works, which sold 40 of them, said": the clause that tells who speaks is nothing they say.
    fn aside(&self, frame: &Frame) -> Option<Tokens> {
        let source = frame.source.tokens.clone()?;
        let relative = source.clone().find(|at| clause::is_relative(self.reading, *at))?;
        // "according to a guard, who said that 40 were lost": they go on to say it.
        let says = |at: usize| clause::saying_at(self.reading, at).is_some();
        let is_behind = source.start >= frame.cue.end && !(relative..source.end).any(says);
        let is_apart = source.end <= frame.cue.start || is_behind;
        (relative > source.start && is_apart).then_some(relative..source.end)
    }

    /// "The port sent 200 crates, and Norland has promised 80": where the clause of saying is joined to one before it, that is
    /// nothing of what it says.
    fn joint(&self, sentence: &Tokens, frame: &Frame) -> Option<usize> {
        let reading = self.reading;
        let subject = frame.source.tokens.as_ref()?.start;
        let joiner = subject.checked_sub(1).filter(|joiner| *joiner > sentence.start + 1)?;
        // "the guard and the police say" has one subject.
        // "When a ship with 40 aboard sank, Brandt vowed": what opens the sentence is told by nobody.
        let opener = sentence.start + usize::from(clause::is_double_quote(reading, sentence.start));
        let fronts = reading.is_class(opener, Class::Subordinator)
            && !clause::is_speech(reading, opener, SpeechWord::Condition)
            && !clause::is_speech(reading, opener, SpeechWord::Contrast)
            || reading.is(opener, "when")
            || reading.is_class(opener, Class::Prompted);
        if fronts && clause::is_comma(reading, joiner) && !frame.is_before {
            return Some(joiner);
        }
        let joined = clause::is_speech(reading, joiner, SpeechWord::Joins)
            && (clause::is_comma(reading, joiner - 1) || !reading.is(joiner, "and"))
            && clause::has_clause(reading, sentence.start..joiner - 1);
        (joined && !frame.is_before).then_some(joiner)
    }

    fn put(&mut self, tokens: Tokens, voice: Voice) {
        let span = self.reading.span(tokens.start, tokens.end);
        self.pieces.push((span, voice));
    }

    /// Who speaks on after the sentence.
    fn follow(&mut self, frames: &[&Frame], base: Option<Voice>, paragraph: u32) {
        let last = frames.iter().rev().find(|frame| !frame.is_side);
        match last {
            // "She declared three days of mourning": a deed, behind which the report speaks itself.
            Some(last) if !frames.iter().any(|frame| self.tells(frame)) => {
                // "MS REED: Good afternoon.": who has the floor keeps it.
                let floor = last.rule == LABELLED;
                self.current = floor.then(|| (self.voice(&[*last], base.as_ref()), paragraph));
            }
            // "The Gazette could not verify this": what follows is nothing it says.
            Some(last) if self.is_unverified(last) || self.withholds(last) => self.current = None,
            Some(last) => {
                let start = |frame: &Frame| frame.content.first().map_or(0, |piece| piece.start);
                let inside = |frame: &&&Frame| {
                    !frame.is_side
                        && self.tells(frame)
                        && !self.is_quoted_in(frame, last)
                        && last.covers(start(frame))
                        && frame.extent() < last.extent()
                };
                let inner = frames.iter().rev().find(inside).unwrap_or(last);
                let at = start(inner);
                let goes_on = |frame: &&Frame| frame.covers(at) && !self.is_quoted_in(frame, last);
                let mut covering: Vec<&Frame> = frames.iter().copied().filter(goes_on).collect();
                covering.sort_by_key(|frame| {
                    (
                        frame.extent(),
                        if frame.is_before { frame.cue.start } else { usize::MAX - frame.cue.start },
                    )
                });
                let voice = self.voice(&covering, base.as_ref());
                self.current = Some((voice, paragraph));
                self.quoted = last.content.iter().all(|piece| self.is_quotation(piece));
            }
            None => {
                if let Some((_, current)) = &mut self.current {
                    *current = paragraph;
                }
            }
        }
    }
}

impl Voices<'_, '_> {
    /// "has not verified", "could not confirm": whether a frame tells that somebody does not answer for something.
    fn is_unverified(&self, frame: &Frame) -> bool {
        let cue = frame.cue.start.saturating_sub(HELPS)..frame.cue.end;
        let seconds = cue.clone().any(|at| clause::is_speech(self.reading, at, SpeechWord::Seconds));
        seconds && cue.into_iter().any(|at| self.reading.is_class(at, Class::Negation))
    }

    /// Whether a piece is quoted, or all of it behind a colon: "Analysts doubt it: “…”".
    pub(super) fn is_quotation(&self, piece: &Tokens) -> bool {
        let is_mark = |at: usize| clause::is_double_quote(self.reading, at);
        let opens = |at: &usize| self.reading.is_mark(*at, ':') && is_mark(at + 1);
        let behind_colon = || self.reading.marks(piece.clone()).any(|at| opens(&at));
        is_mark(piece.end - 1) && (is_mark(piece.start) || behind_colon())
    }

    /// "“People say it is safe,” said Brandt. “We lost 40.”": whether the words of saying of a frame stand in what another quotes, who
    /// goes on behind it.
    fn is_quoted_in(&self, frame: &Frame, quoting: &Frame) -> bool {
        let mut pieces = quoting.content.iter();
        !std::ptr::eq(frame, quoting)
            && pieces.any(|piece| piece.contains(&frame.cue.start) && self.is_quotation(piece))
    }

    /// Whether what is said is a clause or a quotation, or its words point back at one; not a thing only.
    fn tells(&self, frame: &Frame) -> bool {
        // "Norland expects to hand over 24": a deed of its own.
        let reading = self.reading;
        let verb = frame.cue.end - 1;
        let speaks = clause::is_speech(reading, verb, SpeechWord::Speaks);
        // "believed that the war was lost": what somebody had in mind is no telling, behind which they go on.
        let minds = reading.is_class(verb, Class::Minding);
        let sees = reading.is_class(verb, Class::Witnessing);
        let depends = |at: &usize| reading.is_class(*at, Class::Complementiser) && !reading.is(*at, "that");
        let clause = |piece: &Tokens| {
            // "declared a threat when rebels came": a thing, whatever a clause tells of it.
            let of_thing = !speaks && piece.start >= frame.cue.end;
            let end = piece.clone().skip(1).find(|at| of_thing && depends(at)).unwrap_or(piece.end);
            let is_seen = sees && piece.start >= frame.cue.end && !reading.is(piece.start, "that");
            let is_seen = is_seen || minds && piece.start >= frame.cue.end;
            !reading.is(piece.start, "to") && !is_seen && clause::has_clause(reading, piece.start..end)
        };
        frame.points_back || frame.content.iter().any(clause)
    }
}

/// Words that tie a new paragraph to what was said before.
pub(super) fn links(reading: &Reading<'_>, first: usize) -> bool {
    clause::is_speech(reading, first, SpeechWord::TiesBack) || clause::is_double_quote(reading, first)
}

fn carried(rules: &[&'static str]) -> Vec<&'static str> {
    let mut all = vec!["attribution.carried-over"];
    all.extend(rules.iter().copied().filter(|rule| *rule != "attribution.carried-over"));
    all
}

/// The agency in brackets before a dash near the text's begin, unless the report is its own.
pub(super) fn dateline(reading: &Reading<'_>, actors: &Actors) -> Option<ActorIndex> {
    let head = actors.within(0..reading.tokens.len().min(160));
    let mention = head.iter().find(|mention| {
        let outlet = actors.of(mention).kind == ActorKind::Outlet || mention.end == mention.first + 1;
        outlet
            && mention.first > 0
            && reading.is_mark(mention.first - 1, '(')
            && reading.is_mark(mention.end, ')')
            && clause::is_dash(reading, mention.end + 1)
    })?;
    let name = &actors.of(mention).name;
    let own = reading.outlet.is_some_and(|outlet| outlet.starts_with(name.as_str()));
    (!own && actors.of(mention).kind == ActorKind::Outlet).then_some(mention.actor)
}
