//! Entries as paths of words, and how a text is led along them.

use std::borrow::Cow;

use plimsoll_text::{Token, TokenKind, tokens};
use rustc_hash::FxHashMap;

use crate::hits::{Begin, Entry, Hits};
use crate::traits::Traits;
use crate::ways::{Case, Way, Ways};
use crate::words::{NO_WORD, Short, Words};
use crate::{Meaning, Sort, Sorts};

/// A word of a text: its number, and how it is written.
#[derive(Clone, Copy, Debug)]
struct Looked {
    word: u32,
    case: Case,
}

/// Entries as paths of words.
#[derive(Debug, Default)]
pub(crate) struct Trie {
    pub(crate) words: Words,
    steps: FxHashMap<(u32, u32), u32>,
    nodes: Vec<Node>,
    /// Where each word leads, by its number: nowhere with a word that no entry has.
    heads: Vec<Head>,
    /// Whatever can begin at a token of a text.
    begins: Vec<Begin>,
    /// The stretches of entries that these tell of.
    entries: Vec<Entry>,
}

/// Where the word leads that a text is at: most words begin no entry, or only entries that are this word alone.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    /// A bit for each word by which a path goes on from here.
    steps: u64,
    /// The node it leads to; `ROOT` for none.
    node: u32,
    /// What the word alone begins in each case.
    begins: [u32; 3],
}

/// A place on the paths of words.
#[derive(Debug, Default)]
struct Node {
    /// The node before it.
    before: u32,
    /// The entries that end here, last entered first.
    ends: Vec<End>,
    /// What begins with the words on the way here.
    outcomes: Outcomes,
    /// A bit for each word by which a path goes on from here, by its number: most words behind have none of them.
    steps: u64,
}

/// An entry that ends at a node, what it is, and how the words on the way to it have to be written.
#[derive(Debug)]
struct End {
    entry: Entry,
    traits: Traits,
    way: Way,
}

impl Looked {
    /// What a token of this kind is by itself, if this is its word.
    fn sorts(self, kind: TokenKind) -> Sorts {
        let sorts = Sorts::of_kind(kind);
        let is_capital = kind == TokenKind::Word && self.case != Case::Lower;
        if is_capital { sorts.and(Sorts::of(&[Sort::Capital])) } else { sorts }
    }
}

/// What begins with the words on the way to a node: one beginning for each set of the ways to write them that can hold at once.
#[derive(Clone, Debug, Default)]
struct Outcomes {
    first: u32,
    ways: Ways,
}

impl Outcomes {
    /// Which of them these words are.
    fn of(&self, words: &[Looked]) -> u32 {
        self.first + self.ways.held_by(words.iter().map(|looked| looked.case))
    }
}

const ROOT: u32 = 0;
/// What begins at a token where nothing does.
const NOTHING: u32 = 0;

/// The bit of a word among 64: none of a word that no entry has.
fn step_bit(word: u32) -> u64 {
    u64::from(word != NO_WORD) << (word % u64::BITS)
}

impl Trie {
    pub(crate) fn insert(&mut self, phrase: &str, meaning: Meaning) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let (mut node, mut cases) = (ROOT, Vec::new());
        for token in tokens(phrase) {
            let word = token.span.of(phrase);
            cases.push(Case::of(word));
            let word = self.words.enter(&fold(word));
            node = self.step_into(node, word);
        }
        if node != ROOT {
            self.nodes[node as usize].enter(meaning, cases);
        }
    }

    fn step_into(&mut self, node: u32, word: u32) -> u32 {
        let next = self.nodes.len() as u32;
        let to = *self.steps.entry((node, word)).or_insert(next);
        if to == next {
            self.nodes.push(Node { before: node, ..Node::default() });
            self.nodes[node as usize].steps |= step_bit(word);
        }
        to
    }

    /// The same with what begins with the words on the way to each node, as texts are led along it.
    pub(crate) fn settled(mut self) -> Self {
        self.words = self.words.settled();
        self.begins.push(Begin::default());
        for node in 1..self.nodes.len() {
            self.nodes[node].outcomes = self.outcomes(node);
        }
        let numbers = self.words.numbers();
        let nodes = numbers.map(|word| self.steps.get(&(ROOT, word)).copied().unwrap_or(ROOT));
        self.heads = std::iter::once(ROOT).chain(nodes).map(|node| self.head(node)).collect();
        self.nodes.iter_mut().for_each(|node| node.ends = Vec::new());
        self
    }

    /// What begins with the words on the way to a node: the entries that end on it, longest first.
    fn outcomes(&mut self, node: usize) -> Outcomes {
        let node = &self.nodes[node];
        let before = &self.nodes[node.before as usize];
        if node.ends.is_empty() {
            return before.outcomes.clone();
        }
        let way = std::iter::successors(Some(node), |node| {
            (node.before != ROOT).then(|| &self.nodes[node.before as usize])
        });
        let ends: Vec<&End> = way.flat_map(|node| &node.ends).collect();
        let first = self.begins.len() as u32;
        let ways = Ways::of(ends.iter().map(|end| &end.way));
        for held in ways.all_held() {
            let (from, mut traits) = (self.entries.len() as u32, Traits::default());
            for end in ends.iter().filter(|end| ways.allow(held, &end.way)) {
                traits.join(end.traits);
                self.entries.push(end.entry);
            }
            self.begins.push(Begin { traits, from, len: self.entries.len() as u32 - from });
        }
        Outcomes { first, ways }
    }

    /// Where a word leads that leads from the root to this node; to the root: nowhere.
    fn head(&self, node: u32) -> Head {
        if node == ROOT {
            return Head::default();
        }
        let Node { outcomes, steps, .. } = &self.nodes[node as usize];
        let alone = |case| outcomes.of(&[Looked { word: NO_WORD, case }]);
        Head { steps: *steps, node, begins: Case::ALL.map(alone) }
    }

    /// Every entry that stands in `text`.
    pub(crate) fn hits(&self, text: &str, tokens: &[Token]) -> Hits<'_> {
        let words = self.looked(text, tokens);
        let begins: Vec<&Begin> = (0..words.len()).map(|at| self.begin(&words[at..])).collect();
        let each = tokens.iter().zip(&words).zip(&begins);
        let sorts = each.map(|((token, looked), begin)| looked.sorts(token.kind).and(begin.traits.sorts));
        let sorts = sorts.collect();
        Hits { entries: &self.entries, begins, sorts }
    }

    /// What the entries mean that are all of `text`, in the order in which [`Self::hits`] gives them.
    pub(crate) fn whole(&self, text: &str) -> impl Iterator<Item = Meaning> {
        let words = self.looked(text, &tokens(text));
        let last = words.iter().try_fold(ROOT, |node, looked| match node {
            ROOT => self.first(*looked),
            node => self.step(node, Some(looked)),
        });
        let outcome =
            last.filter(|node| *node != ROOT).map(|node| self.nodes[node as usize].outcomes.of(&words));
        let begin = &self.begins[outcome.unwrap_or(NOTHING) as usize];
        let whole =
            begin.among(&self.entries).iter().take_while(move |entry| entry.len as usize == words.len());
        whole.map(|entry| entry.meaning)
    }

    /// The node that a first word leads to.
    fn first(&self, looked: Looked) -> Option<u32> {
        let head = self.heads.get(looked.word as usize)?;
        Some(head.node).filter(|node| *node != ROOT)
    }

    fn looked(&self, text: &str, tokens: &[Token]) -> Vec<Looked> {
        tokens.iter().map(|token| self.look(text, token)).collect()
    }

    fn look(&self, text: &str, token: &Token) -> Looked {
        let Some(short) = Short::at(text, token.span) else { return self.look_long(text, token) };
        let small = short.small();
        let case = match () {
            () if small == short => Case::Lower,
            () if short.is_capitalised() => Case::Capital,
            () => Case::of(token.span.of(text)),
        };
        Looked { word: self.words.get_short(small), case }
    }

    /// What is not short and plain.
    #[cold]
    fn look_long(&self, text: &str, token: &Token) -> Looked {
        match token.kind {
            TokenKind::Possessive => Looked { word: self.words.get("'s"), case: Case::Lower },
            TokenKind::Mark(mark) => self.look_mark(mark),
            _ => {
                let word = token.span.of(text);
                Looked { word: self.words.get(&fold(word)), case: Case::of(word) }
            }
        }
    }

    /// A mark beyond ASCII: it is its own small letter, but for the apostrophe, which is written two ways.
    fn look_mark(&self, mark: char) -> Looked {
        let mark = if mark == '\u{2019}' { '\'' } else { mark };
        Looked { word: self.words.get(mark.encode_utf8(&mut [0; 4])), case: Case::Lower }
    }

    /// What begins with the first of `words`.
    fn begin(&self, words: &[Looked]) -> &Begin {
        let [first, behind @ ..] = words else { return &self.begins[NOTHING as usize] };
        let head = &self.heads[first.word as usize];
        let goes_on = behind.first().is_some_and(|next| head.steps & step_bit(next.word) != 0);
        let walked = if goes_on { self.walk(head.node, words) } else { None };
        &self.begins[walked.unwrap_or(head.begins[first.case as usize]) as usize]
    }

    /// The node that the word leads to from a node.
    fn step(&self, from: u32, looked: Option<&Looked>) -> Option<u32> {
        let word = looked?.word;
        let may = self.nodes[from as usize].steps & step_bit(word) != 0;
        if may { self.steps.get(&(from, word)).copied() } else { None }
    }

    /// What begins with these words, where a path goes on behind the first, which leads to this node.
    fn walk(&self, first: u32, words: &[Looked]) -> Option<u32> {
        let mut last = self.step(first, words.get(1))?;
        for next in &words[2..] {
            let Some(to) = self.step(last, Some(next)) else { break };
            last = to;
        }
        Some(self.nodes[last as usize].outcomes.of(words))
    }
}

impl Node {
    fn enter(&mut self, meaning: Meaning, cases: Vec<Case>) {
        let entry = Entry { len: cases.len() as u32, meaning };
        let traits = Traits::of(meaning, cases.len());
        let asks = cases.iter().any(|case| *case != Case::Lower);
        let way = if asks { cases.into() } else { Way::default() };
        self.ends.insert(0, End { entry, traits, way });
    }
}

fn fold(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    match is_small {
        true => word.into(),
        false => word.replace('\u{2019}', "'").to_lowercase().into(),
    }
}
