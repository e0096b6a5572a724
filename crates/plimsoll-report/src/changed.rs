//! The words in which a report and the one it is held against differ: by the kind of the finding.

use std::ops::Range;

use plimsoll_capture::Report;
use plimsoll_claim::{Claim, Part};
use plimsoll_ledger::FindingKind;
use plimsoll_text::Span;

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
    /// The sentence of `claim`, with what a finding of that kind, for that reason, says to have changed from `other`.
    pub(crate) fn of(
        (report, claim): (&'a Report, &'a Claim),
        other: &Claim,
        kind: FindingKind,
        why: &str,
    ) -> Self {
        let text = text_of(report, claim);
        let sentence = claim.spans.sentence.range();
        let figure = claim.spans.quantity.range();
        let mut changed = by_kind(text, claim, other, kind);
        if matches!(
            kind,
            FindingKind::PlaceGarbled | FindingKind::DirectionReversed | FindingKind::ScopeChanged
        ) {
            changed.extend(named_in(text, &sentence, claim, why));
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
fn by_kind(text: &str, claim: &Claim, other: &Claim, kind: FindingKind) -> Vec<Range<usize>> {
    let spans = &claim.spans;
    let one = |span: Option<Span>| span.map(Span::range).into_iter().collect::<Vec<_>>();
    let figure = || vec![spans.quantity.range()];
    match kind {
        FindingKind::CapacityAsDelivery => one(spans.measure),
        FindingKind::HedgeDropped if claim.quantity.bound != other.quantity.bound => figure(),
        FindingKind::HedgeDropped => one(spans.measure.or(spans.cue)),
        FindingKind::ItemChanged | FindingKind::UnitConverted | FindingKind::ScopeChanged => one(spans.item),
        FindingKind::SpeakerChanged => one(spans.speaker),
        FindingKind::WindowChanged | FindingKind::DateImpossible => one(spans.period.or(spans.cue)),
        FindingKind::AlternativesMerged => one_before(text, spans.quantity, spans.sentence),
        FindingKind::DirectionReversed => one(spans.measure),
        FindingKind::PlaceGarbled => Vec::new(),
        _ => figure(),
    }
}

/// The figure and the word before it, which joins it to the figure before.
fn one_before(text: &str, figure: Span, sentence: Span) -> Vec<Range<usize>> {
    let (from, to) = (sentence.start() as usize, figure.start() as usize);
    let before = text.get(from..to).unwrap_or_default().trim_end();
    let word = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    vec![from + word..from + before.len()]
}

/// Names that stand in a claim or are quoted in the reason, where they stand in the sentence.
fn named_in(text: &str, sentence: &Range<usize>, claim: &Claim, why: &str) -> Vec<Range<usize>> {
    let words = text.get(sentence.clone()).unwrap_or_default();
    let quoted = why.split('“').skip(1).filter_map(|rest| rest.split('”').next());
    let parties = [&claim.place_from, &claim.place_to, &claim.supplier, &claim.recipient];
    let names = quoted.chain(parties.into_iter().flatten().map(String::as_str));
    names
        .filter(|name| !name.is_empty() && *name != claim.quantity.text)
        .filter_map(|name| words.find(name).map(|at| sentence.start + at..sentence.start + at + name.len()))
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
