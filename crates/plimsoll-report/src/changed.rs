//! The words in which a report and the one it is held against differ: by the kind of the finding.

use std::ops::Range;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};
use plimsoll_ledger::{Finding, FindingKind};
use plimsoll_text::Span;

use crate::index::Index;

/// A claim's sentence in its report, with the words to mark: figure and changed words.
#[derive(Clone, Debug)]
pub(crate) struct Quoted<'a> {
    text: &'a str,
    sentence: Range<usize>,
    figure: Range<usize>,
    /// Sorted, apart, inside the sentence.
    changed: Vec<Range<usize>>,
}

/// A stretch of a quoted line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) words: String,
    pub(crate) is_changed: bool,
    pub(crate) is_figure: bool,
}

/// The words of a report, with white space as it stands.
pub(crate) fn text_of<'a>(report: &'a Report, claim: &Claim) -> &'a str {
    match claim.part {
        Part::Text => &report.text,
        Part::Title => report.title.as_deref().unwrap_or_default(),
    }
}

impl<'a> Quoted<'a> {
    /// The sentence of `claim`, with what a finding says to have changed from `other`.
    pub(crate) fn of(
        (report, claim): (&'a Report, &'a Claim),
        other: &Claim,
        finding: &Finding,
        index: &Index<'_>,
    ) -> Self {
        let text = text_of(report, claim);
        let sentence = claim.spans.sentence.range();
        let figure = claim.spans.quantity.range();
        let mut changed = match finding.kind {
            FindingKind::AlternativesMerged => {
                joining(text, claim, partner(text, claim, finding, index)).into_iter().collect()
            }
            kind => by_kind(claim, other, kind),
        };
        let by_name = [FindingKind::PlaceGarbled, FindingKind::DirectionReversed, FindingKind::ScopeChanged];
        if by_name.contains(&finding.kind) {
            let named = named_in(text, &sentence, claim, &finding.why);
            changed.extend(
                named.into_iter().filter(|range| range.end <= figure.start || range.start >= figure.end),
            );
        }
        changed
            .retain(|range| range.start >= sentence.start && range.end <= sentence.end && !range.is_empty());
        if changed.is_empty() {
            changed.push(figure.clone());
        }
        Self { text, sentence, figure, changed: apart(changed) }
    }

    /// The sentence around figure and changed words in stretches, cut to about `most` bytes.
    pub(crate) fn stretches(&self, most: usize) -> Vec<Stretch> {
        let (from, to) = self.cut(most);
        let mut edges: Vec<usize> = vec![from, to];
        for range in self.changed.iter().chain([&self.figure]) {
            edges.extend([range.start, range.end].into_iter().filter(|edge| (from..=to).contains(edge)));
        }
        edges.sort_unstable();
        edges.dedup();
        let inside = |range: &Range<usize>, at: usize| range.start <= at && at < range.end;
        let mut stretches: Vec<Stretch> = edges
            .windows(2)
            .filter_map(|pair| Some((pair[0], self.text.get(pair[0]..pair[1])?)))
            .map(|(at, words)| Stretch {
                words: spaced(words),
                is_changed: self.changed.iter().any(|range| inside(range, at)),
                is_figure: inside(&self.figure, at),
            })
            .collect();
        if from > self.sentence.start
            && let Some(first) = stretches.first_mut()
        {
            first.words = format!("… {}", first.words.trim_start());
        }
        if to < self.sentence.end
            && let Some(last) = stretches.last_mut()
        {
            last.words = format!("{} …", last.words.trim_end());
        }
        stretches
    }

    /// What of the sentence is shown: the first and last word to mark if they stand near enough, else the figure alone.
    fn cut(&self, most: usize) -> (usize, usize) {
        let marks = || self.changed.iter().chain([&self.figure]);
        let first = marks().map(|range| range.start).min().unwrap_or_default();
        let last = marks().map(|range| range.end).max().unwrap_or_default();
        let core = if last - first <= most { first..last } else { self.changed[0].clone() };
        let around = most.saturating_sub(core.len()) / 2;
        let from = self.text.ceil_char_boundary(core.start.saturating_sub(around).max(self.sentence.start));
        let to = self.text.floor_char_boundary((core.end + around).min(self.sentence.end));
        (self.word_start(from, core.start), self.word_end(core.end, to))
    }

    /// The first word that begins at `from` or after it.
    fn word_start(&self, from: usize, before: usize) -> usize {
        if from <= self.sentence.start || from >= before {
            return from.min(before);
        }
        let rest = self.text.get(from..before).unwrap_or_default();
        rest.find(char::is_whitespace).map_or(before, |at| from + at)
    }

    /// The end of the last word that ends at `to` or before it.
    fn word_end(&self, after: usize, to: usize) -> usize {
        if to >= self.sentence.end || to <= after {
            return to.max(after);
        }
        let rest = self.text.get(after..to).unwrap_or_default();
        rest.rfind(char::is_whitespace).map_or(after, |at| after + at)
    }
}

/// The words that a kind of finding is about.
fn by_kind(claim: &Claim, other: &Claim, kind: FindingKind) -> Vec<Range<usize>> {
    let spans = &claim.spans;
    let one = |span: Option<Span>| span.map(Span::range).into_iter().collect::<Vec<_>>();
    let figure = || vec![spans.quantity.range()];
    let starts = |claim: &Claim| claim.period.and_then(|period| period.from);
    match kind {
        FindingKind::CapacityAsDelivery => one(spans.measure.or(spans.item)),
        FindingKind::HedgeDropped if claim.quantity.bound != other.quantity.bound => figure(),
        FindingKind::HedgeDropped => one(spans.measure.or(spans.cue)),
        FindingKind::ItemChanged | FindingKind::UnitConverted | FindingKind::ScopeChanged => one(spans.item),
        FindingKind::SpeakerChanged => one(spans.speaker),
        FindingKind::WindowChanged if starts(claim) != starts(other) => one(spans.period),
        FindingKind::WindowChanged | FindingKind::DateImpossible => one(spans.cue.or(spans.period)),
        FindingKind::DirectionReversed => one(spans.measure),
        FindingKind::PlaceGarbled => Vec::new(),
        _ => figure(),
    }
}

/// The figure beside a claim's in its sentence: the one it is joined to by "or", else the other one that the reason quotes.
fn partner(text: &str, claim: &Claim, finding: &Finding, index: &Index<'_>) -> Option<usize> {
    let sentence = claim.spans.sentence;
    let alternative = claim.alternative_to.iter().find_map(|id| index.claim(id));
    if let Some(other) = alternative.filter(|other| sentence.contains(other.spans.quantity)) {
        return Some(other.spans.quantity.start() as usize);
    }
    let words = text.get(sentence.range()).unwrap_or_default();
    let places = quoted_in(&finding.why).filter_map(|quoted| words.find(quoted));
    places.map(|at| at + sentence.start() as usize).find(|at| !claim.spans.quantity.range().contains(at))
}

/// The word that joins two figures: the last before the later one.
fn joining(text: &str, claim: &Claim, partner: Option<usize>) -> Option<Range<usize>> {
    let later = partner?.max(claim.spans.quantity.start() as usize);
    let from = claim.spans.sentence.start() as usize;
    let before = text.get(from..later)?.trim_end();
    let word = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Some(from + word..from + before.len())
}

/// What a reason quotes.
fn quoted_in(why: &str) -> impl Iterator<Item = &str> {
    why.split('“').skip(1).filter_map(|rest| rest.split('”').next()).filter(|words| !words.is_empty())
}

/// Names of a claim that the reason speaks of, and what it quotes, where they stand in the sentence.
fn named_in(text: &str, sentence: &Range<usize>, claim: &Claim, why: &str) -> Vec<Range<usize>> {
    // Letters that are not ASCII keep their length, so that places in one are places in the other.
    let words = text.get(sentence.clone()).unwrap_or_default().to_ascii_lowercase();
    let parties = [&claim.place_from, &claim.place_to, &claim.supplier, &claim.recipient];
    let parties = parties.into_iter().flatten().map(|name| name.as_str()).filter(|name| why.contains(*name));
    quoted_in(why)
        .chain(parties)
        .filter_map(|name| Some((words.find(&name.to_ascii_lowercase())?, name.len())))
        .map(|(at, length)| sentence.start + at..sentence.start + at + length)
        .collect()
}

/// Ranges sorted, those that touch put together.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// Words with single spaces, also at both ends if there was any.
fn spaced(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter.is_whitespace() {
            true if text.ends_with(' ') => {}
            true => text.push(' '),
            false => text.push(letter),
        }
    }
    text
}
