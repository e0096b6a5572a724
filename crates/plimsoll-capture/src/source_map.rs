use plimsoll_text::Span;
use serde::Serialize;

/// How a run of text came from the raw bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fidelity {
    /// Byte for byte.
    Verbatim,
    /// Decoded: another character set, an entity, an escape, folded white space.
    Decoded,
}

/// A stretch of text and the raw bytes it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceRun {
    /// Where it is in the report's text.
    pub text: Span,
    /// Where it is in the bytes received (of the line, for JSON Lines).
    pub raw: Span,
    /// Whether the two are equal byte for byte.
    pub fidelity: Fidelity,
}

/// From a report's text back to the bytes it was received as.
///
/// Runs are sorted by text and disjoint. Text between runs (line ends that part the paragraphs of a page) was set by
/// capture and has no raw bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceMap {
    runs: Vec<SourceRun>,
}

impl SourceMap {
    /// Its runs, sorted.
    pub fn runs(&self) -> &[SourceRun] {
        &self.runs
    }

    /// The raw bytes that the words at `text` came from: the least span that holds them all. None if no run has a
    /// part in it.
    pub fn raw_of(&self, text: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.text.end() <= text.start());
        self.runs[first..]
            .iter()
            .take_while(|run| run.text.start() < text.end())
            .map(|run| run.part(text))
            .reduce(Span::cover)
    }

    /// The way further back: the raw bytes of this map are text of `base`. A verbatim run that lies in more than one
    /// run of `base` is cut where they meet.
    pub(crate) fn through(self, base: &Self) -> Self {
        if base.is_plain() {
            return self;
        }
        let mut through = Self::default();
        for run in &self.runs {
            match run.fidelity {
                Fidelity::Verbatim => base.cut(*run, &mut through),
                Fidelity::Decoded => {
                    if let Some(raw) = base.raw_of(run.raw) {
                        through.push(run.text, raw, Fidelity::Decoded);
                    }
                }
            }
        }
        through
    }

    /// Whether the text is the raw bytes from the first on.
    fn is_plain(&self) -> bool {
        let is_same = |run: &SourceRun| run.fidelity == Fidelity::Verbatim && run.text == run.raw;
        matches!(self.runs.as_slice(), [run] if run.text.start() == 0 && is_same(run))
    }

    /// The same runs with raw spans counted from byte `start`.
    pub(crate) fn rebased(mut self, start: u32) -> Self {
        for run in &mut self.runs {
            run.raw = Span::new(run.raw.start().saturating_sub(start), run.raw.end().saturating_sub(start));
        }
        self
    }

    fn cut(&self, run: SourceRun, into: &mut Self) {
        let first = self.runs.partition_point(|base| base.text.end() <= run.raw.start());
        for base in self.runs[first..].iter().take_while(|base| base.text.start() < run.raw.end()) {
            let start = base.text.start().max(run.raw.start());
            let end = base.text.end().min(run.raw.end());
            let text = Span::new(
                run.text.start() + start - run.raw.start(),
                run.text.start() + end - run.raw.start(),
            );
            into.push(text, base.part(Span::new(start, end)), base.fidelity);
        }
    }

    /// Adds a run after all others; joins it to the last where both are verbatim and touch.
    pub(crate) fn push(&mut self, text: Span, raw: Span, fidelity: Fidelity) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut().filter(|last| last.joins(text, raw, fidelity)) {
            last.text = last.text.cover(text);
            last.raw = last.raw.cover(raw);
            return;
        }
        self.runs.push(SourceRun { text, raw, fidelity });
    }
}

impl SourceRun {
    fn joins(&self, text: Span, raw: Span, fidelity: Fidelity) -> bool {
        self.fidelity == Fidelity::Verbatim
            && fidelity == Fidelity::Verbatim
            && self.text.end() == text.start()
            && self.raw.end() == raw.start()
    }

    /// The raw bytes of the part of this run that lies in `text`; all of them where the run was decoded.
    fn part(&self, text: Span) -> Span {
        match self.fidelity {
            Fidelity::Decoded => self.raw,
            Fidelity::Verbatim => {
                let from = text.start().saturating_sub(self.text.start());
                let to = self.text.len().min(text.end().saturating_sub(self.text.start()));
                Span::new(self.raw.start() + from.min(to), self.raw.start() + to)
            }
        }
    }
}
