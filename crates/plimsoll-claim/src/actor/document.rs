//! Documents that speak: whose they are and through whom they came.

use plimsoll_lexicon::Meaning;
use plimsoll_lexicon::tables::{ActorKind, Class, NameWord, Provenance, RoleKind, SpeechWord};

use super::phrase::{self, Part, Piece};
use super::registry::{Draft, Gender};
use super::sweep::Sweep;
use super::word::is_name_word;
use super::{ActorIndex, MentionForm};

/// A document of the report; several mentions may be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// First token of its mention.
    pub(super) first: usize,
    /// The document itself.
    pub(super) actor: ActorIndex,
    pub(super) author: Option<ActorIndex>,
    pub(super) bearer: Option<ActorIndex>,
    pub(super) is_evidence: bool,
    /// Whether it is several ("documents").
    is_plural: bool,
    /// Whether it asks many ("poll").
    is_poll: bool,
}

/// Phrases behind a document that are looked at: "by …", "published …", "given to …".
const MOST_PHRASES: usize = 4;

/// Tokens of what a document is about, before who made it.
const MATTER: usize = 8;

impl Sweep<'_, '_> {
    /// Reads a phrase whose head is a document; returns where it ends.
    pub(super) fn document(&mut self, pieces: &[Piece], kind: RoleKind, limit: usize) -> usize {
        let (first, head) = (pieces[0].first, pieces[pieces.len() - 1]);
        let is_evidence = kind == RoleKind::Evidence;
        let owner = self.owner_of_document(pieces);
        let word = self.reading.word(head.end - 1);
        let is_plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is");
        let is_poll = self.reading.hits.is_speech_word(head.end - 1, SpeechWord::Poll);
        let mut paper =
            Paper { first, actor: 0, author: owner, bearer: None, is_evidence, is_plural, is_poll };
        let end = self.provenance(&mut paper, head.end, limit);
        let told = paper.author.is_none() && !is_evidence;
        let maker = told.then(|| self.maker(pieces, end, limit)).flatten();
        paper.author = paper.author.or(maker.map(|(maker, _)| maker));
        let definite = pieces[0].part == Part::Definite;
        let alike = self
            .papers
            .iter()
            .rev()
            .take(MOST_PHRASES)
            .find(|last| last.is_evidence == is_evidence && last.is_plural == is_plural);
        let known = alike.copied().filter(|_| definite);
        paper.actor = match known {
            Some(last) if self.is_same_document(&last, &paper) => self.adopt(last, &mut paper),
            _ => self.new_document(&head),
        };
        self.papers.push(paper);
        let speaker = paper.author.unwrap_or(paper.actor);
        self.put(speaker, first, end, MentionForm::Description);
        maker.map_or(end, |(_, behind)| behind)
    }

    /// "its authors", "the authors of the study": the body whose document the report spoke of last.
    pub(super) fn authors(&self, pieces: &[Piece], head: Piece) -> Option<ActorIndex> {
        let pointed = matches!(pieces, [first, _] if matches!(first.part, Part::Owner | Part::Definite));
        if !pointed || !self.reading.is(head.first, "authors") {
            return None;
        }
        let paper = self.papers.iter().rev().find(|paper| !paper.is_evidence)?;
        paper.author.filter(|author| self.registry.draft(*author).actor.kind == ActorKind::Organisation)
    }

    /// "the report" is the one before, unless both have authors and they differ, or one of the two asks many: "the exit polls" are no
    /// emails.
    fn is_same_document(&self, last: &Paper, paper: &Paper) -> bool {
        if last.is_poll != paper.is_poll {
            return false;
        }
        match (last.author, paper.author) {
            (Some(one), Some(other)) => {
                self.registry.root(one) == self.registry.root(other) || !self.registry.draft(one).named
            }
            _ => true,
        }
    }

    /// Takes over what is known of the document from its mention before, and tells that one what is learnt.
    fn adopt(&mut self, last: Paper, paper: &mut Paper) -> ActorIndex {
        match (last.author, paper.author) {
            (Some(unnamed), Some(author)) => self.registry.merge(unnamed, author),
            (None, Some(author)) => {
                for before in self.papers.iter_mut().rev().take(MOST_PHRASES) {
                    if before.actor == last.actor {
                        before.author = Some(author);
                    }
                }
                self.registry.merge(last.actor, author);
            }
            (author, None) => paper.author = author,
        }
        paper.bearer = paper.bearer.or(last.bearer);
        last.actor
    }

    fn new_document(&mut self, head: &Piece) -> ActorIndex {
        let name = self.plain_words(std::slice::from_ref(head));
        let mut draft = Draft::new(name, ActorKind::Organisation);
        draft.actor.is_document = true;
        draft.named = false;
        self.registry.add(draft)
    }

    /// "the Foundation's study", "a military intelligence report".
    fn owner_of_document(&mut self, pieces: &[Piece]) -> Option<ActorIndex> {
        let first = pieces[0];
        // "The team said in its first report"
        if first.part == Part::Owner {
            let gender = Gender::told(self.reading, first.first, first.end);
            let person = gender.and_then(|_| self.person_meant(gender));
            return person.or_else(|| match gender {
                Some(_) => self.body_before(first.first),
                None => self.body_meant(first.first),
            });
        }
        let head = pieces.iter().rposition(|piece| matches!(piece.part, Part::Role(_)))?;
        let mut owner = &pieces[..head];
        while let Some(last) = owner.last()
            && matches!(
                last.part,
                Part::Plain | Part::Possessive | Part::Definite | Part::Indefinite | Part::Owner
            )
        {
            owner = &owner[..owner.len() - 1];
        }
        while let Some(first) = owner.first()
            && matches!(first.part, Part::Definite | Part::Indefinite)
        {
            owner = &owner[1..];
        }
        let possessive = pieces[..head].iter().any(|piece| piece.part == Part::Possessive);
        // "campaign finance records": what they are about.
        let is_matter = matches!(first.part, Part::Body(_))
            && !self.reading.is_capital(first.first + 1)
            && pieces[..head].get(1).is_some_and(|next| next.part == Part::Plain)
            && pieces[..head].len() == 2;
        if is_matter {
            return None;
        }
        // "the ministry's figures", "police data": the body that is known, or the only one.
        if let [body] = owner
            && matches!(body.part, Part::Body(_))
        {
            let the = Piece { part: Part::Definite, first: body.first, end: body.first };
            return self.actor_of(&[the, *body]).map(|(actor, _)| actor);
        }
        // "leading Republican figures": of whom they are, not by whom.
        let is_member = |body: &Piece| is_name_word(self.reading, body.end - 1, NameWord::Legislator);
        if !possessive && owner.last().is_some_and(is_member) {
            return None;
        }
        let country = owner.iter().any(|piece| matches!(piece.part, Part::Country { .. }));
        // "a Ukrainian intelligence report": the body stands in the document's own noun.
        let noun = pieces[head];
        let body = phrase::body_at(self.reading, noun.first).filter(|_| noun.end > noun.first + 1 && country);
        if let Some(kind) = body {
            let body = Piece { part: Part::Body(kind), first: noun.first, end: noun.first + 1 };
            let pieces: Vec<Piece> = owner.iter().copied().chain([body]).collect();
            return self.actor_of(&pieces).map(|(actor, _)| actor);
        }
        match owner.last()?.part {
            // "a North Korean report" is about its country as often as by it.
            Part::Country { .. } if !possessive => None,
            Part::Name if !possessive && owner.len() == 1 => None,
            _ => self.actor_of(owner).map(|(actor, _)| actor),
        }
    }

    /// Reads what stands behind a document about where it comes from; returns where that ends.
    fn provenance(&mut self, paper: &mut Paper, mut end: usize, limit: usize) -> usize {
        for _ in 0..MOST_PHRASES {
            let joins = self.reading.is_mark(end, ',')
                || (self.reading.is(end, "and") && self.participle(end + 1).is_some());
            let at = end + usize::from(joins);
            let next = match self.participle(at) {
                Some((kind, after)) => self.participle_phrase(paper, kind, after, limit),
                None => self.author_phrase(paper, at, limit).or_else(|| self.publisher(paper, at, limit)),
            };
            let Some(next) = next else { break };
            end = next;
        }
        end.min(limit)
    }

    /// Whether it is said behind a document where it comes from.
    pub(super) fn has_provenance(&self, at: usize) -> bool {
        self.participle(at).is_some() || (self.reading.is(at, "by") || self.reading.is(at, "from"))
    }

    pub(super) fn participle(&self, at: usize) -> Option<(Provenance, usize)> {
        let reading = self.reading;
        reading.find(at, |hit| match hit.meaning {
            Meaning::Provenance(kind) => Some((kind, hit.end())),
            _ => None,
        })
    }

    /// "by the agency", "of the agency", "from the agency".
    fn author_phrase(&mut self, paper: &mut Paper, at: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let inside = reading.is(at, "in") && at < limit;
        if inside {
            // "a poll in December"
            return self.printed_in(paper, at + 1, limit).or_else(|| self.time_end(at + 1));
        }
        let by = reading.is(at, "by") || reading.is(at, "from");
        if at >= limit || !(by || (reading.is(at, "of") && !reading.is_mark(at.saturating_sub(1), ','))) {
            return None;
        }
        if by && reading.kind(at + 1) == Some(plimsoll_text::TokenKind::Number) {
            return (at + 2..at + 6).find(|at| reading.is_mark(*at, ',')).filter(|end| *end < limit);
        }
        if let Some(end) = self.time_end(at + 1).filter(|_| !by) {
            return Some(end);
        }
        if let Some(maker) = self.maker_behind(at, limit).filter(|_| !by) {
            return self.author_phrase(paper, maker, limit);
        }
        let (actor, end) =
            self.nested(at + 1, limit).or_else(|| self.nested(self.people_of(at + 1)?, limit))?;
        let kind = self.registry.draft(actor).actor.kind;
        // "a military intelligence report by Kang": the kind of report, and who wrote it.
        let unnamed = paper.author.is_some_and(|author| !self.registry.draft(author).named);
        if by && unnamed && kind == ActorKind::Person {
            paper.author = Some(actor);
        }
        if !by && matches!(kind, ActorKind::Country | ActorKind::Place) {
            return None;
        }
        paper.author = paper.author.or(Some(actor));
        Some(end)
    }

    /// "a survey by engineers of the fund": where the body begins that plain people are of, who stand at token `at`.
    fn people_of(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let many = reading.kind(at) == Some(plimsoll_text::TokenKind::Word)
            && !reading.is_capital(at)
            && phrase::is_plural_word(reading.word(at));
        (many && reading.is_any(at + 1, &["of", "at", "from"])).then_some(at + 2)
    }

    /// "a fact sheet the department released on Friday", "a report that the agency published": whose clause it is; "files the agency
    /// obtained" are another's.
    fn publisher(&mut self, paper: &mut Paper, at: usize, limit: usize) -> Option<usize> {
        let first = at + usize::from(self.reading.is_class(at, Class::Relative));
        let mut pieces = Vec::new();
        phrase::chunk(self.reading, first, limit, &mut pieces);
        let verb = pieces.last()?.end;
        let verb = verb + usize::from(self.reading.is_class(verb, Class::Auxiliary));
        let (kind, end) = self.participle(verb).filter(|_| verb < limit)?;
        if kind == Provenance::Given {
            return None;
        }
        let (actor, _) = self.nested(first, limit)?;
        if kind != Provenance::Read {
            paper.author = paper.author.or(Some(actor));
        } else if self.bears(actor) {
            paper.bearer = paper.bearer.or(Some(actor));
        }
        Some(self.time_end(end).unwrap_or(end))
    }

    /// "an analysis of satellite images by the institute": where it is told who made it, behind what it is about.
    fn maker_behind(&self, of: usize, limit: usize) -> Option<usize> {
        let reading = self.reading;
        let matter = of + 2..limit.min(of + MATTER);
        let by = matter.take_while(|at| {
            matches!(
                reading.kind(*at),
                Some(plimsoll_text::TokenKind::Word | plimsoll_text::TokenKind::Number)
            )
        });
        by.into_iter().find(|at| reading.is(*at, "by"))
    }

    /// "an article in the Gazette": an outlet that prints it is its author.
    fn printed_in(&mut self, paper: &mut Paper, at: usize, limit: usize) -> Option<usize> {
        let mut pieces = Vec::new();
        phrase::chunk(self.reading, at, limit, &mut pieces);
        let end = pieces.last()?.end;
        let outlet = |piece: &Piece| {
            matches!(piece.part, Part::Known { kind: ActorKind::Outlet, .. } | Part::Body(ActorKind::Outlet))
        };
        if !pieces.last().is_some_and(outlet) {
            return None;
        }
        let (actor, form) = self.actor_of(&pieces)?;
        let end = self.put_phrase(&pieces, actor, form, end, limit);
        paper.author = paper.author.or(Some(actor));
        Some(end)
    }

    /// "published Monday", "disclosed by a lawmaker", "given to a lawmaker".
    fn participle_phrase(
        &mut self,
        paper: &mut Paper,
        kind: Provenance,
        at: usize,
        limit: usize,
    ) -> Option<usize> {
        let reading = self.reading;
        // "leaked to the Gazette"
        let passed = matches!(kind, Provenance::Disclosed | Provenance::Read) && reading.is(at, "to");
        let kind = if passed { Provenance::Given } else { kind };
        let preposition = if kind == Provenance::Given { "to" } else { "by" };
        if at < limit && reading.is(at, preposition) {
            let (actor, end) = self.nested(at + 1, limit)?;
            let draft = self.registry.draft(actor);
            let is_person = draft.actor.kind == ActorKind::Person;
            let bears = self.bears(actor);
            match kind {
                Provenance::Made => paper.author = paper.author.or(Some(actor)),
                Provenance::Disclosed | Provenance::Read if bears && is_person => paper.bearer = Some(actor),
                // Who has seen it has it from its maker; what data say is told by who has them.
                Provenance::Disclosed | Provenance::Read
                    if bears && (paper.author.is_some() || !paper.is_evidence) =>
                {
                    paper.bearer = Some(actor)
                }
                // "seen by the ministry": whose the report is is not told by that.
                Provenance::Read if !paper.is_evidence => {}
                Provenance::Disclosed | Provenance::Read => paper.author = paper.author.or(Some(actor)),
                Provenance::Given if bears => paper.bearer = Some(actor),
                Provenance::Given => {}
            }
            return Some(end);
        }
        (kind != Provenance::Given).then(|| self.time_end(at)).flatten()
    }

    /// Whether a document can come through an actor: one person, or an outlet.
    fn bears(&self, actor: ActorIndex) -> bool {
        let draft = self.registry.draft(actor);
        matches!(draft.actor.kind, ActorKind::Person | ActorKind::Outlet) && !draft.plural
    }

    /// "this week", "on Monday", "March 31, 2023": where the time that begins at `at` ends.
    fn time_end(&self, at: usize) -> Option<usize> {
        super::when::time_end(self.reading, self.times, at)
    }

    /// The actor whose phrase begins at `first`, put down as a mention of its own.
    pub(super) fn nested(&mut self, first: usize, limit: usize) -> Option<(ActorIndex, usize)> {
        if first >= limit {
            return None;
        }
        let mut pieces = Vec::new();
        phrase::chunk(self.reading, first, limit, &mut pieces);
        let end = pieces.last()?.end;
        let (actor, form) = self.actor_of(&pieces)?;
        let end = self.put_phrase(&pieces, actor, form, end, limit);
        Some((actor, end))
    }
}
